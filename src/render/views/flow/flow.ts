import type { JourneyGraph } from '../../../analysis/graph';
import { handoffContracts } from '../../../analysis/handoff-contract';
import { labelOf } from '../../../model/label';
import { elementKey, type Journey } from '../../../model/model';
import { facetsOf } from '../../facets';
import { framed, frameWidth } from '../../frame';
import { journeyFacts, journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { modeInLegend, modeOf, MODES } from '../../handoff-mode';
import { legendOf, lineSamples, outsideSample, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { arrow, type LineKind } from '../../lines';
import { marksOf, type MarkMaker } from '../../marks';
import type { PictureContext } from '../../picture';
import { ribbonOf } from '../../ribbon';
import { group, list, shape, title, type Scene, type SceneNode } from '../../scene';
import { WORDS, type Words } from '../../words';
import { slotSample, slotState, SLOTS } from './cards';
import type { FlowGraph } from './flow-graph';
import { layOut, type FlowLayout, type PlacedCard, type PlacedColumn, type PlacedLine } from './flow-layout';
import { CARD_WIDTH_PX, COLUMN_PADDING_PX } from './metrics';

/** The flow of a journey: its stages as columns, its touchpoints as cards, its ways as lines. */
export function drawFlow(journey: Journey, context: PictureContext): Scene {
    const { project, analyses, locale } = context;
    const words = WORDS[locale];
    const graph = { ...analyses.graphOf(journey), contractOf: handoffContracts(project, analyses) };
    const table = layOut(graph, project, words);
    const spans = table.columns.map(({ stage, leftPx, rightPx }) => ({ stage, leftPx: leftPx - COLUMN_PADDING_PX, rightPx: rightPx + COLUMN_PADDING_PX }));
    const ribbon = ribbonOf(spans, words);
    const at = { transform: `translate(0 ${ribbon.heightPx})` };
    const keyOf = uniqueKeys();
    const markAt = marksOf(context.findings ?? []);
    const body = {
        widthPx: table.widthPx, heightPx: ribbon.heightPx + table.heightPx,
        nodes: [
            list('ribbon', 'ribbons', {}, ribbon.nodes),
            group('grounds', 'grounds', at, table.columns.map((column) => groundOf(column, table.heightPx))),
            list('ways', 'ways', at, linesOf(table, graph, words, keyOf)),
            ...table.columns.map((column, index) => list(keyOf(elementKey('stage', column.stage.id)), 'stage', { ...at, 'aria-label': labelOf(column.stage) },
                table.cards.filter((card) => card.column === index).map((placed) => cardNode(placed, graph, context, keyOf, markAt)))),
        ],
    };
    return framed({
        title: labelOf(journey), facts: journeyFacts(journey, context), body, words: journeyWords(journey),
        description: words.description(journey.stages.length, graph.touchpoints.length, graph.ways.filter((way) => way.kind === 'handoff').length),
        legend: legendOf([...waySamples(table, words), ...(table.cards.some(isOutsideCard) ? [outsideSample(words)] : []), ...slotSamples([graph], words)], frameWidth(body)),
    }, context);
}

function groundOf({ leftPx, rightPx }: PlacedColumn, heightPx: number): SceneNode {
    return shape('rect', 'column', {
        x: leftPx - COLUMN_PADDING_PX, y: 4, width: rightPx - leftPx + 2 * COLUMN_PADDING_PX, height: heightPx - 4, rx: 6,
    });
}

// ---- Cards and lines ----------------------------------------------------------------------------------------------

function cardNode({ card, leftPx, topPx }: PlacedCard, graph: JourneyGraph, { project }: PictureContext, keyOf: (key: string) => string, markAt: MarkMaker): SceneNode {
    const { touchpoint } = card;
    const facets = touchpoint === undefined ? {} : facetsOf(touchpoint, graph, project);
    const marks = touchpoint === undefined ? [] : markAt([elementKey('touchpoint', touchpoint.id), ...graph.out(touchpoint.id).map(({ id }) => elementKey('way', id))], CARD_WIDTH_PX - 2, 2);
    return group(keyOf(card.key), 'touchpoint', { transform: `translate(${leftPx} ${topPx})`, role: 'listitem', ...facets }, [...card.nodes, ...marks]);
}

function isOutsideCard({ card }: PlacedCard): boolean {
    return card.nodes.some((node) => node.class === 'card-outside');
}

/** What the slots of handoffs mean, as they stand from left to right, and an empty one. */
export function slotSamples(graphs: readonly Pick<FlowGraph, 'ways' | 'contractOf'>[], words: Words): readonly Sample[] {
    const handoffs = graphs.flatMap(({ ways, contractOf }) => ways.flatMap(({ kind, way }) => (kind === 'handoff' && way !== undefined ? [contractOf(way)] : [])));
    if (handoffs.length === 0) return [];
    const states = new Set(handoffs.flatMap((contract) => SLOTS.map(({ part }) => slotState(contract, part))));
    return [
        ...SLOTS.map(({ glyph, part }) => ({ label: words.contract[part], nodes: slotSample(glyph, 'full') })),
        ...(states.has('missing') ? [{ label: handoffs.some(({ leaves }) => leaves.length > 0) ? words.contract.partly : words.contract.missing, nodes: slotSample('folder', 'missing') }] : []),
        ...(states.has('unneeded') ? [{ label: words.contract.unneeded, nodes: slotSample('inbox', 'unneeded') }] : []),
    ];
}

/** What is painted later lies on top where lines cross. */
const PAINT_ORDER: readonly LineKind[] = ['implicit', 'path', 'fallback', 'handoff'];

function linesOf(table: FlowLayout, graph: JourneyGraph, words: Words, keyOf: (key: string) => string): readonly SceneNode[] {
    const titles = new Map(graph.touchpoints.map((touchpoint) => [touchpoint.id, labelOf(touchpoint)]));
    const node = ({ way, points }: PlacedLine): SceneNode => group(keyOf(`way:${way.id}${way.kind === 'fallback' ? ':fallback' : ''}`), 'way', { role: 'listitem' }, [
        title(words.way(words.legend[way.kind], titles.get(way.from) ?? way.from, titles.get(way.to) ?? way.to), [elementKey('touchpoint', way.from), elementKey('touchpoint', way.to)]),
        ...arrow(way.kind, points, paintOf(way), headOf(way)),
    ]);
    return PAINT_ORDER.flatMap((kind) => table.lines.filter((line) => line.way.kind === kind)).map(node);
}

/** How a handoff is made is seen by its line. */
function paintOf({ kind, way }: PlacedLine['way']): string {
    return kind === 'handoff' && way !== undefined ? `flow-handoff-${modeOf(way)}` : `way-${kind}`;
}

/** What the customer has to carry is no good news: as on the map. */
function headOf({ kind, way }: PlacedLine['way']): string | undefined {
    return kind === 'handoff' && way !== undefined && modeOf(way) === 'self' ? 'flow-head-self' : undefined;
}

function waySamples({ lines }: FlowLayout, words: Words): readonly Sample[] {
    const kinds = PAINT_ORDER.filter((kind) => kind !== 'handoff' && lines.some((line) => line.way.kind === kind));
    const modes = new Set(lines.flatMap(({ way }) => (way.kind === 'handoff' && way.way !== undefined ? [modeOf(way.way)] : [])));
    return [...lineSamples(kinds, words), ...MODES.filter((mode) => modes.has(mode)).map((mode): Sample => ({ label: modeInLegend(mode, words), nodes: arrow('handoff', LEGEND_LINE, `flow-handoff-${mode}`, mode === 'self' ? 'flow-head-self' : undefined) }))];
}
const LEGEND_LINE = [{ xPx: 0, yPx: SAMPLE_HEIGHT_PX / 2 }, { xPx: SAMPLE_PX, yPx: SAMPLE_HEIGHT_PX / 2 }];
