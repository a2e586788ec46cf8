import type { JourneyGraph } from '../analysis/graph';
import { journeyGraph } from '../analysis/graph';
import { labelOf } from '../model/label';
import { elementKey, type Journey } from '../model/model';
import type { ProjectView } from '../model/view';
import { headerOf } from './header';
import { legendOf } from './legend';
import { arrow, type LineKind } from './lines';
import { layOut, type MapLayout, type PlacedCard, type PlacedColumn, type PlacedLine } from './layout/map-layout';
import { CARD_PADDING_PX, COLUMN_PADDING_PX, FRAME_PADDING_PX, NARROWEST_FRAME_PX, RIBBON_GAP_PX, RIBBON_TIP_PX } from './layout/metrics';
import { group, shape, text, title, type Scene, type SceneNode, type Theme } from './scene';
import { eastAsianLanguageOf } from './text/language';
import type { Font } from './text/measure';
import { wrap } from './text/wrap';
import { WORDS, type Locale, type Words } from './words';

export interface MapOptions {
    readonly theme: Theme;
    /** Of the words that the picture adds to the author's. */
    readonly locale: Locale;
}

/** The map of a journey: its stages as columns, its touchpoints as cards, its ways as lines. The same journey gives the same scene. */
export function drawMap(journey: Journey, view: ProjectView, { theme, locale }: MapOptions): Scene {
    const words = WORDS[locale];
    const graph = journeyGraph(journey, view);
    const table = layOut(graph, view, words);
    const widthPx = Math.ceil(Math.max(NARROWEST_FRAME_PX, table.widthPx + 2 * FRAME_PADDING_PX));
    const innerPx = widthPx - 2 * FRAME_PADDING_PX;

    const header = headerOf(journey, view, words, innerPx);
    const ribbonTopPx = FRAME_PADDING_PX + header.heightPx + HEADER_GAP_PX;
    const ribbon = ribbonOf(table, words);
    const tableTopPx = ribbonTopPx + ribbon.heightPx;
    const legend = legendOf(legendKinds(table), table.cards.some(isOutsideCard), words, innerPx);
    const legendTopPx = tableTopPx + table.heightPx + LEGEND_GAP_PX;
    const heightPx = Math.ceil((legend.heightPx === 0 ? tableTopPx + table.heightPx : legendTopPx + legend.heightPx) + FRAME_PADDING_PX);

    const at = (topPx: number): SceneNode['attributes'] => ({ transform: `translate(${FRAME_PADDING_PX} ${topPx})` });
    const keyOf = uniqueKeys();
    const nodes: SceneNode[] = [
        shape('rect', 'paper', { width: widthPx, height: heightPx }),
        group('header', 'header', at(FRAME_PADDING_PX), header.nodes),
        group('ribbon', 'ribbons', at(ribbonTopPx), ribbon.nodes),
        group('grounds', 'grounds', at(tableTopPx), table.columns.map((column) => groundOf(column, table.heightPx))),
        group('ways', 'ways', { ...at(tableTopPx), role: 'list' }, linesOf(table, graph, words, keyOf)),
        ...table.columns.map((column, index) => group(keyOf(elementKey('stage', column.stage.id)), 'stage', { ...at(tableTopPx), role: 'list', 'aria-label': labelOf(column.stage) },
            table.cards.filter((card) => card.column === index).map((placed) => cardNode(placed, keyOf)))),
        ...(legend.heightPx === 0 ? [] : [group('legend', 'legend', at(legendTopPx), legend.nodes)]),
    ];
    const eastAsian = eastAsianLanguageOf(wordsOf(journey).join('\n'));
    return {
        widthPx, heightPx, theme, locale, ...(eastAsian === undefined ? {} : { eastAsian }), nodes,
        title: labelOf(journey),
        description: words.description(journey.stages.length, graph.touchpoints.length, graph.ways.filter((way) => way.kind === 'handoff').length),
    };
}

const HEADER_GAP_PX = 16;
const LEGEND_GAP_PX = 16;

/** Everything by the author that is drawn in the journey's own language. */
function wordsOf(journey: Journey): readonly string[] {
    return [labelOf(journey), ...journey.stages.flatMap((stage) => [labelOf(stage), ...stage.touchpoints.map(labelOf)])];
}

/** A second element of one name, which is a finding, still gets a key of its own. */
function uniqueKeys(): (key: string) => string {
    const seen = new Map<string, number>();
    return (key) => {
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return count === 1 ? key : `${key}#${count}`;
    };
}

// ---- Stages -------------------------------------------------------------------------------------------------------

const STAGE_TITLE: Font = { sizePx: 13, weight: 'bold' };
const STAGE_LINE_PX = 18;
const RIBBON_PADDING_PX = 9;

/** The stages as arrows in a row, each as wide as its column and the gap behind it. */
function ribbonOf(table: MapLayout, words: Words): { readonly nodes: readonly SceneNode[]; readonly heightPx: number } {
    const titles = table.columns.map(({ stage, leftPx, rightPx }) =>
        wrap(stage.later ? words.later(labelOf(stage)) : labelOf(stage), rightPx - leftPx - 2 * CARD_PADDING_PX, STAGE_TITLE));
    if (titles.length === 0) return { nodes: [text('detail', 0, 14, words.emptyJourney)], heightPx: 24 };
    const heightPx = Math.max(...titles.map((lines) => lines.length)) * STAGE_LINE_PX + 2 * RIBBON_PADDING_PX;
    const nodes = table.columns.map((column, index): SceneNode => {
        const leftPx = column.leftPx - COLUMN_PADDING_PX;
        const next = table.columns[index + 1];
        const tipPx = next === undefined ? column.rightPx + COLUMN_PADDING_PX : next.leftPx - COLUMN_PADDING_PX - RIBBON_GAP_PX + RIBBON_TIP_PX;
        const lines = titles[index]!;
        const top = (heightPx - lines.length * STAGE_LINE_PX) / 2;
        const suffix = column.stage.later ? '-later' : '';
        return group(`ribbon:${column.stage.id}:${index}`, 'stage-ribbon', {}, [
            shape('path', `ribbon${suffix}`, { d: chevron(leftPx, tipPx, heightPx, index === 0) }),
            ...lines.map((line, at) => text(`stage-title${suffix}`, column.leftPx + CARD_PADDING_PX, top + at * STAGE_LINE_PX + 13.5, line)),
        ]);
    });
    return { nodes, heightPx };
}

function chevron(leftPx: number, tipPx: number, heightPx: number, isFirst: boolean): string {
    const shoulderPx = tipPx - RIBBON_TIP_PX;
    const notch = isFirst ? '' : `L${leftPx + RIBBON_TIP_PX} ${heightPx / 2}`;
    return `M${leftPx} 0H${shoulderPx}L${tipPx} ${heightPx / 2}L${shoulderPx} ${heightPx}H${leftPx}${notch}z`;
}

function groundOf({ leftPx, rightPx }: PlacedColumn, heightPx: number): SceneNode {
    return shape('rect', 'column', {
        x: leftPx - COLUMN_PADDING_PX, y: 4, width: rightPx - leftPx + 2 * COLUMN_PADDING_PX, height: heightPx - 4, rx: 6,
    });
}

// ---- Cards and lines ----------------------------------------------------------------------------------------------

function cardNode({ card, leftPx, topPx }: PlacedCard, keyOf: (key: string) => string): SceneNode {
    return group(keyOf(card.key), 'touchpoint', { transform: `translate(${leftPx} ${topPx})`, role: 'listitem' }, card.nodes);
}

function isOutsideCard({ card }: PlacedCard): boolean {
    return card.nodes.some((node) => node.class === 'card-outside');
}

/** What is painted later lies on top where lines cross. */
const PAINT_ORDER: readonly LineKind[] = ['implicit', 'path', 'fallback', 'handoff'];

function linesOf(table: MapLayout, graph: JourneyGraph, words: Words, keyOf: (key: string) => string): readonly SceneNode[] {
    const titles = new Map(graph.touchpoints.map((touchpoint) => [touchpoint.id, labelOf(touchpoint)]));
    const node = ({ way, points }: PlacedLine): SceneNode => group(keyOf(`way:${way.id}${way.kind === 'fallback' ? ':fallback' : ''}`), 'way', { role: 'listitem' }, [
        title(words.way(words.legend[way.kind], titles.get(way.from) ?? way.from, titles.get(way.to) ?? way.to)),
        ...arrow(way.kind, points),
    ]);
    return PAINT_ORDER.flatMap((kind) => table.lines.filter((line) => line.way.kind === kind)).map(node);
}

function legendKinds(table: MapLayout): readonly LineKind[] {
    return PAINT_ORDER.filter((kind) => table.lines.some((line) => line.way.kind === kind));
}
