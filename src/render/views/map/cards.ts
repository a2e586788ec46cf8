import { isOutside } from '../../../analysis/owners';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type Touchpoint } from '../../../model/model';
import { beside, boxed, flowed, icon, labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import { channelGlyph, pathOf, type Glyph } from '../../icons';
import type { Column, Lane } from '../../lanes';
import { arrow } from '../../lines';
import { group, list, shape, title, type SceneNode } from '../../scene';
import { lengthInWords } from '../../times';
import type { EndFlag } from './end-flags';
import type { MapParts } from './parts';

const PADDING_PX = 10;
const GAP_PX = 6;
/** Below the top of a card: where the arrow to the next one leaves. */
const NEXT_PX = 20;
const FLAG_PADDING_PX = 6;

/** The touchpoints, each a card: what it is called, what is special about it, and who takes the journey for ended there. */
export function cardLane(parts: MapParts): Lane {
    const { columns, words, keyOf, endFlags } = parts;
    const blocks = columns.columns.map((column) => ({ column, content: contentOf(column, parts), flag: flagsOf(column, endFlags.get(column.touchpoint?.id ?? '') ?? [], parts) }));
    const heightPx = Math.max(0, ...blocks.map(({ content, flag }) => content.heightPx + 2 * PADDING_PX + flag.heightPx));
    const byColumn = new Map(blocks.map((block) => [block.column, cardOf(block.column, block.content, block.flag, heightPx, parts)]));
    return {
        key: 'touchpoints', title: words.lanes.touchpoints, heightPx,
        nodes: [
            ...columns.stages.map(({ stage, columns: own }) => list(keyOf(elementKey('stage', stage.id)), 'stage', { 'aria-label': labelOf(stage) }, own.map((column) => byColumn.get(column)!))),
            list('next', 'ways', {}, nextArrows(parts)),
        ],
    };
}

function cardOf({ touchpoint, stage, leftPx, widthPx }: Column, content: Block, flag: Block, heightPx: number, parts: MapParts): SceneNode {
    const at = { transform: `translate(${leftPx} 0)`, role: 'listitem' };
    if (touchpoint === undefined) return group(parts.keyOf(`empty:${stage.id}`), 'no-touchpoint', at, moved(content, PADDING_PX, PADDING_PX));
    const outside = isOutside(parts.graph.ownerOf(touchpoint), parts.context.project);
    return group(parts.keyOf(elementKey('touchpoint', touchpoint.id)), 'touchpoint', { ...at, ...parts.facets(touchpoint) }, [
        title(labelOf(touchpoint)),
        shape('rect', outside ? 'card-outside' : 'card', { x: 0.5, y: 0.5, width: widthPx - 1, height: heightPx - 1, rx: 8 }),
        ...moved(content, PADDING_PX, PADDING_PX),
        ...moved(flag, FLAG_PADDING_PX, heightPx - flag.heightPx),
        ...parts.markAt([elementKey('touchpoint', touchpoint.id)], widthPx - 2, 2),
    ]);
}

function contentOf({ touchpoint, widthPx }: Column, parts: MapParts): Block {
    const innerPx = widthPx - 2 * PADDING_PX;
    if (touchpoint === undefined) return paragraph(parts.common.emptyStage, innerPx, 'detail');
    const name = touchpoint.momentOfTruth === true
        ? beside([TRUTH, paragraph(labelOf(touchpoint), innerPx - TRUTH.widthPx - GAP_PX, 'card-title')], GAP_PX, 'top')
        : paragraph(labelOf(touchpoint), innerPx, 'card-title');
    return stacked([name, flowed([beside(channelsOf(touchpoint, parts), 6), ...notesOf(touchpoint, innerPx, parts)], innerPx, 10, 3)], GAP_PX);
}

/** The sign of a moment of truth. */
const TRUTH: Block = { widthPx: 12, heightPx: 18, nodes: [shape('path', 'map-truth', { d: 'M6 2.5l6 6.5-6 6.5-6-6.5z' })] };
export const TRUTH_SIGN: readonly SceneNode[] = TRUTH.nodes;

function notesOf(touchpoint: Touchpoint, innerPx: number, { common, words, context }: MapParts): readonly Block[] {
    const note = (glyph: Glyph, content: string): Block => labelled(glyph, content, innerPx, 'detail');
    const zoom = touchpoint.zoomsInto === undefined ? undefined : context.project.journey(touchpoint.zoomsInto);
    return [
        ...(touchpoint.momentOfTruth === true ? [paragraph(words.truth, innerPx, 'map-truth-word')] : []),
        ...(touchpoint.entry === true ? [note('enter', common.start)] : []),
        ...(touchpoint.optional === true ? [note('skip', common.optional)] : []),
        ...(touchpoint.repeats === undefined ? [] : [note('again', words.repeats(touchpoint.repeats.times))]),
        ...(touchpoint.initiatedBy === 'customer' ? [note('person', words.customerStarts)] : []),
        ...(touchpoint.takes === undefined ? [] : [note('clock', lengthInWords(touchpoint.takes, context.locale))]),
        ...(touchpoint.zoomsInto === undefined ? [] : [note('zoom', zoom === undefined ? touchpoint.zoomsInto : labelOf(zoom))]),
    ];
}

/** Their names are in a lane of their own. A sign that says nothing about its channel is not drawn. */
function channelsOf(touchpoint: Touchpoint, { graph, context }: MapParts): readonly Block[] {
    return [...new Set(graph.channelsOf(touchpoint))].flatMap((ref) => {
        const glyph = ref === UNKNOWN ? 'ring' : channelGlyph(context.project.channel(ref)?.channelKind);
        return glyph === 'ring' ? [] : [icon(glyph, 'icon-ink')];
    });
}

// ---- Flags --------------------------------------------------------------------------------------------------------

function flagsOf({ touchpoint, widthPx }: Column, flags: readonly EndFlag[], parts: MapParts): Block {
    if (touchpoint === undefined || flags.length === 0) return NOTHING;
    const innerPx = widthPx - 2 * FLAG_PADDING_PX;
    const blocks = flags.map((flag) => {
        const tone = toneOf(flag);
        const said = paragraph(flagWords(flag, parts), innerPx - 34, `map-flag-${tone}-word`);
        const text = paragraph(flag.text ?? '', innerPx - 34, `map-flag-${tone}-text`);
        return boxed(beside([{ widthPx: 14, heightPx: 18, nodes: flagSign(flag.whose, tone) }, stacked([said, text])], 6, 'top'), { paint: `map-flag-${tone}`, paddingPx: 7, paddingTopPx: 4, radiusPx: 4, widthPx: innerPx });
    });
    const all = stacked(blocks, 4);
    return { ...all, heightPx: all.heightPx + FLAG_PADDING_PX };
}

type Tone = 'good' | 'bad' | 'left' | 'company';
function toneOf({ whose, how, elsewhere }: EndFlag): Tone {
    if (whose === 'company') return 'company';
    if (elsewhere !== undefined) return 'left';
    return how === 'success' ? 'good' : how === 'failure' ? 'bad' : 'left';
}

/** The customer's flag is full, the company's is empty. */
export function flagSign(whose: EndFlag['whose'], tone: Tone): readonly SceneNode[] {
    return [shape('path', whose === 'company' ? 'map-flag-sign-company' : `map-flag-sign-${tone}`, { d: pathOf('flag') })];
}

function flagWords({ whose, how, elsewhere }: EndFlag, { words }: MapParts): string {
    if (elsewhere !== undefined) return whose === 'company' ? words.companyEndElsewhere(elsewhere) : words.customerEndElsewhere(elsewhere);
    return whose === 'company' ? words.companyEnd : words.customerEnd[how] ?? how;
}

// ---- Arrows -------------------------------------------------------------------------------------------------------

/** From a card to the one beside it, where the customer just goes on. What says more is in the lane of handoffs and ways. */
function nextArrows({ graph, columns, placeOf, common, keyOf }: MapParts): readonly SceneNode[] {
    const titles = new Map(graph.touchpoints.map((touchpoint) => [touchpoint.id, labelOf(touchpoint)]));
    return graph.ways.flatMap((way) => {
        const from = placeOf.get(way.from);
        if (!isPlainNext(way, placeOf) || from === undefined) return [];
        const [left, right] = [columns.columns[from]!, columns.columns[from + 1]!];
        return [group(keyOf(elementKey('way', way.id)), 'way', { role: 'listitem' }, [
            title(common.way(common.legend[way.kind], titles.get(way.from)!, titles.get(way.to)!), [elementKey('touchpoint', way.from), elementKey('touchpoint', way.to)]),
            ...arrow('implicit', [{ xPx: left.leftPx + left.widthPx + 1, yPx: NEXT_PX }, { xPx: right.leftPx - 1, yPx: NEXT_PX }]),
        ])];
    });
}

/** It leads to the touchpoint beside and says nothing. */
export function isPlainNext({ kind, from, to, way }: MapParts['graph']['ways'][number], placeOf: MapParts['placeOf']): boolean {
    if (kind !== 'implicit' && kind !== 'path') return false;
    if (placeOf.get(to) !== (placeOf.get(from) ?? NaN) + 1) return false;
    return way === undefined || (way.title === undefined && way.when === undefined && way.tells === undefined && way.takes === undefined);
}
