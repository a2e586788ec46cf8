import type { GraphWay } from '../../../analysis/graph';
import type { ContractPart, HandoffContract } from '../../../analysis/handoff-contract';
import { isOutside, rootOf } from '../../../analysis/owners';
import { grouped } from '../../../model/grouped';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type Ref, type Stage, type Touchpoint, type Way } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import { durationInWords } from '../../../model/duration-words';
import { MODE_GLYPH, modeOf, modeWords } from '../../handoff-mode';
import { channelGlyph, ICON_PX, pathOf, type Glyph } from '../../icons';
import { carriedName, elsewhere } from '../../names';
import { moved, NOTHING, type Block } from '../../block';
import { shape, text, title, type SceneNode } from '../../scene';
import { widthOf, type Font } from '../../text/measure';
import { wrap } from '../../text/wrap';
import { listInWords, type Words } from '../../words';
import type { FlowGraph } from './flow-graph';
import { CARD_PADDING_PX, CARD_WIDTH_PX, RASTER_PX } from './metrics';
import { isMarked, notesBlock, signedLabel, stateBlock, UNCHANGED, type FlowOverlay, type Overlaid } from './overlaid';

/** A touchpoint, or the note that a stage has none, drawn at the origin. */
export interface Card {
    readonly key: string;
    /** Absent for the note. */
    readonly touchpoint?: Touchpoint;
    /** A multiple of RASTER_PX. */
    readonly heightPx: number;
    /** The ways out that say something, written on the card from top to bottom. */
    readonly exits: readonly Exit[];
    readonly nodes: readonly SceneNode[];
}

export interface Exit {
    readonly way: GraphWay;
    /** The middle of its first line, below the card's top. */
    readonly portPx: number;
}

/** What the cards of one journey are made from. */
export interface CardContext {
    readonly view: ProjectView;
    readonly graph: FlowGraph;
    readonly words: Words;
    /** What became of each part between two states, when two are shown in one. */
    readonly overlay: FlowOverlay | undefined;
    /** By touchpoint: the ways that are written, but lead to nothing on this map; handoffs from and into other journeys. */
    readonly lost: ReadonlyMap<Ref, readonly Way[]>;
    readonly leaving: ReadonlyMap<Ref, readonly Way[]>;
    readonly arriving: ReadonlyMap<Ref, readonly Way[]>;
}

export function cardContext(graph: FlowGraph, view: ProjectView, words: Words, overlay?: FlowOverlay): CardContext {
    const drawn = new Set(graph.ways.filter((way) => way.kind !== 'fallback').map((way) => way.way));
    const { id, ways } = graph.journey;
    return {
        view, graph, words, overlay, lost: grouped(ways.filter((way) => !drawn.has(way)), (way) => way.from),
        leaving: grouped(view.handoffsFrom(id), (way) => way.from), arriving: grouped(view.handoffsInto(id), (way) => way.to),
    };
}

/** A way as it is written on the card that it leaves; `way` is absent when no line of the map belongs to it. */
interface ExitText { readonly kind: 'path' | 'handoff' | 'fallback'; readonly heading: string; readonly title: string; readonly notes: readonly string[]; readonly warning?: string; readonly way?: GraphWay; /** Of a handoff: what it says and does not say is shown. */ readonly contract?: Way; readonly overlaid?: Overlaid }

const TITLE: Font = { sizePx: 13, weight: 'bold' };
const DETAIL: Font = { sizePx: 11.5, weight: 'regular' };
const KIND: Font = { sizePx: 10.5, weight: 'bold' };
const NOTE: Font = { sizePx: 11, weight: 'regular' };
const TITLE_LINE_PX = 18;
const DETAIL_LINE_PX = 17;
const EXIT_LINE_PX = 15;
const INNER_PX = CARD_WIDTH_PX - 2 * CARD_PADDING_PX;
const ICON_GAP_PX = 5;
const ITEM_GAP_PX = 10;
const EXIT_INSET_PX = 6;
const EXIT_PADDING_PX = 5;
const EXIT_GAP_PX = 4;

/** What stands in the place of touchpoints in a stage that has none. */
export function emptyCard(stage: Stage, words: Words): Card {
    const heightPx = 5 * RASTER_PX;
    return {
        key: `empty:${stage.id}`, heightPx, exits: [],
        nodes: [text('detail', CARD_PADDING_PX, heightPx / 2 + 4, words.emptyStage)],
    };
}

/** @param below the touchpoint of the next card in the stage. */
export function cardOf(touchpoint: Touchpoint, below: Ref | undefined, context: CardContext): Card {
    const outside = isOutside(context.graph.ownerOf(touchpoint), context.view);
    const overlaid = context.overlay === undefined ? undefined : context.overlay.touchpoints.get(touchpoint) ?? UNCHANGED;
    const content: SceneNode[] = [];
    let y = 10;
    const set = (block: Block, gapPx: number): void => {
        content.push(...moved(block, CARD_PADDING_PX, y));
        if (block.heightPx > 0) y += block.heightPx + gapPx;
    };
    if (overlaid !== undefined) set(stateBlock(overlaid, INNER_PX, context.words.locale), 2);
    for (const line of wrap(labelOf(touchpoint), INNER_PX, TITLE)) {
        content.push(text('card-title', CARD_PADDING_PX, y + 13, line));
        y += TITLE_LINE_PX;
    }
    y += 3;
    for (const line of detailsOf(touchpoint, context)) y = setItems(line, y, content);
    y += 4;
    if (overlaid !== undefined) set(notesBlock(overlaid, INNER_PX, context.words.locale), 6);
    const exits: Exit[] = [];
    for (const exit of exitsOf(touchpoint, below, context)) {
        if (exit.way !== undefined) exits.push({ way: exit.way, portPx: y + EXIT_PADDING_PX + EXIT_LINE_PX / 2 });
        y = setExit(exit, y, content, context) + EXIT_GAP_PX;
    }
    // Long enough for every port on its sides, even when there is only a title.
    const heightPx = Math.max(Math.ceil((y + 1) / RASTER_PX), 6) * RASTER_PX;
    const frame = shape('rect', overlaid !== undefined ? `overlay-card-${overlaid.state}` : outside ? 'card-outside' : 'card', { x: 0.5, y: 0.5, width: CARD_WIDTH_PX - 1, height: heightPx - 1, rx: 8 });
    return {
        key: elementKey('touchpoint', touchpoint.id), touchpoint, heightPx, exits,
        nodes: [title(labelOf(touchpoint)), frame, ...content],
    };
}

// ---- Channels, owner, marks ---------------------------------------------------------------------------------------

interface Item { readonly glyph: Glyph; readonly text: string }

/** Each inner list stands on lines of its own. */
function detailsOf(touchpoint: Touchpoint, context: CardContext): readonly (readonly Item[])[] {
    const { view, graph, words, arriving } = context;
    const channels = [...new Set(graph.channelsOf(touchpoint))].map((ref): Item => {
        if (ref === UNKNOWN) return { glyph: 'unknown', text: words.channelUnknown };
        const channel = view.channel(ref);
        return { glyph: channelGlyph(channel?.channelKind), text: channel === undefined ? ref : labelOf(channel) };
    });
    const marks: Item[] = [
        ...(touchpoint.entry ? [{ glyph: 'enter' as const, text: words.start }] : []),
        ...(touchpoint.optional ? [{ glyph: 'skip' as const, text: words.optional }] : []),
        ...(touchpoint.ends === undefined ? [] : [{ glyph: 'stop' as const, text: words.ends[touchpoint.ends.how] ?? touchpoint.ends.how }]),
    ];
    const arrivals = (arriving.get(touchpoint.id) ?? []).map((way): Item => ({ glyph: 'arrive', text: words.comesFrom(elsewhere(way.from, view, words)) }));
    return [channels, ownerItems(touchpoint, context), marks, ...arrivals.map((arrival) => [arrival])];
}

function ownerItems(touchpoint: Touchpoint, { view, graph, words }: CardContext): readonly Item[] {
    const ref = graph.ownerOf(touchpoint);
    if (ref === undefined) return [];
    if (ref === UNKNOWN) return [{ glyph: 'person', text: words.ownerUnknown }];
    const owner = view.owner(ref);
    if (owner === undefined) return [{ glyph: 'person', text: ref }];
    const root = rootOf(owner, view);
    const outside = root !== undefined && root.ownerKind !== 'owner' ? ` · ${words.ownerKinds[root.ownerKind]}` : '';
    return [{ glyph: 'person', text: `${labelOf(owner)}${outside}` }];
}

/** Puts icons with their names beside each other, on further lines where they do not fit. @returns the y below them. */
function setItems(items: readonly Item[], topPx: number, content: SceneNode[]): number {
    const textLeftPx = ICON_PX + ICON_GAP_PX;
    let x = 0;
    let y = topPx;
    for (const item of items) {
        const lines = wrap(item.text, INNER_PX - textLeftPx, DETAIL);
        const itemPx = textLeftPx + Math.ceil(Math.max(...lines.map((line) => widthOf(line, DETAIL))));
        if (0 < x && (INNER_PX < x + itemPx || 1 < lines.length)) {
            x = 0;
            y += DETAIL_LINE_PX;
        }
        content.push(shape('path', 'icon', { transform: `translate(${CARD_PADDING_PX + x} ${y + 1})`, d: pathOf(item.glyph) }));
        lines.forEach((line, index) => content.push(text('detail', CARD_PADDING_PX + x + textLeftPx, y + index * DETAIL_LINE_PX + 12, line)));
        y += (lines.length - 1) * DETAIL_LINE_PX;
        x = 1 < lines.length ? INNER_PX : x + itemPx + ITEM_GAP_PX;
    }
    return items.length === 0 ? topPx : y + DETAIL_LINE_PX;
}

// ---- Exits --------------------------------------------------------------------------------------------------------

/** The ways out that are written on the card: every handoff and fallback, and each path that says something. */
function exitsOf(touchpoint: Touchpoint, below: Ref | undefined, context: CardContext): readonly ExitText[] {
    const { graph, view, words, overlay } = context;
    const drawn = belowLast(graph.out(touchpoint.id), below).flatMap((way): ExitText[] => {
        if (way.kind === 'implicit' || way.way === undefined) return [];
        const overlaid = overlay === undefined ? undefined : overlay.ways.get(way) ?? UNCHANGED;
        const over = overlaid === undefined ? {} : { overlaid };
        if (way.kind === 'fallback') return [{ kind: 'fallback', heading: fallbackHeading(way, words), title: '', notes: [], way, ...over }];
        const said = saidOf(way.way, words);
        if (way.kind === 'path' && said.title === '' && said.notes.length === 0 && (overlaid?.notes ?? []).length === 0) return [];
        return [{ ...said, way, ...over }];
    });
    const lost = (context.lost.get(touchpoint.id) ?? []).map((way): ExitText => ({ ...saidOf(way, words), warning: words.notFound(way.to) }));
    const leaving = (context.leaving.get(touchpoint.id) ?? []).map((way): ExitText => {
        const said = saidOf(way, words);
        return { ...said, notes: [words.leadsTo(elsewhere(way.to, view, words)), ...said.notes] };
    });
    return [...lost, ...leaving, ...drawn];
}

/** The ways out, as written, but one to the card below comes last: its line then simply goes down. */
function belowLast(ways: readonly GraphWay[], below: Ref | undefined): readonly GraphWay[] {
    const down = ways.filter((way) => way.to === below && way.kind !== 'implicit').at(-1);
    return down === undefined ? ways : [...ways.filter((way) => way !== down), down];
}

function saidOf(way: Way, words: Words): ExitText & { readonly kind: 'path' | 'handoff' } {
    return {
        kind: way.wayKind, heading: way.wayKind === 'handoff' ? modeWords(way, words) : '', title: way.title ?? '',
        notes: (way.when ?? []).map((condition) => words.when(condition)), ...(way.wayKind === 'handoff' && { contract: way }),
    };
}

function fallbackHeading(way: GraphWay, words: Words): string {
    const after = way.way?.fallbacks?.find((fallback) => fallback.as === 'touchpoint' && fallback.ref === way.to)?.after;
    return after === undefined ? words.fallback : words.fallbackAfter(durationInWords(after.text, words.locale));
}

/** @returns the y below it. */
function setExit(exit: ExitText, topPx: number, content: SceneNode[], context: CardContext): number {
    const { words, graph } = context;
    const { kind, heading, title: name, notes, warning = '', contract, overlaid } = exit;
    const leftPx = EXIT_INSET_PX + 6;
    const widthPx = CARD_WIDTH_PX - 2 * leftPx;
    const look = contract !== undefined && modeOf(contract) === 'self' ? 'self' : kind;
    const lines = [
        ...(isMarked(overlaid) ? linesOf(signedLabel(heading === '' ? capital(words.legend.path) : heading, overlaid.state), `overlay-kind-${overlaid.state}`, KIND, widthPx) : linesOf(heading, overlaid === undefined ? `exit-kind-${look}` : 'exit-kind-path', KIND, widthPx)),
        ...linesOf(name, 'exit-title', DETAIL, widthPx),
        ...notes.flatMap((note) => linesOf(note, 'exit-note', NOTE, widthPx)),
        ...linesOf(warning, 'warning', NOTE, widthPx),
    ];
    const linesPx = lines.length * EXIT_LINE_PX;
    const changes = overlaid === undefined ? NOTHING : notesBlock(overlaid, widthPx, words.locale);
    const changesPx = changes.heightPx === 0 ? 0 : changes.heightPx + SLOT_GAP_PX;
    const heightPx = 2 * EXIT_PADDING_PX + linesPx + changesPx + (contract === undefined ? 0 : SLOT_PX + SLOT_GAP_PX);
    content.push(shape('rect', overlaid === undefined ? `exit-${look}` : `overlay-exit-${overlaid.state}`, { x: EXIT_INSET_PX, y: topPx, width: CARD_WIDTH_PX - 2 * EXIT_INSET_PX, height: heightPx, rx: 4 }));
    lines.forEach((line, index) => content.push(text(line.class, leftPx, topPx + EXIT_PADDING_PX + index * EXIT_LINE_PX + 11, line.text)));
    content.push(...moved(changes, leftPx, topPx + EXIT_PADDING_PX + linesPx + SLOT_GAP_PX));
    if (contract === undefined) return topPx + heightPx;
    if (contract.mode !== undefined) content.push(shape('path', 'icon', { transform: `translate(${leftPx + widthPx - ICON_PX} ${topPx + EXIT_PADDING_PX})`, d: pathOf(MODE_GLYPH[modeOf(contract)]) }));
    setSlots(graph.contractOf(contract), leftPx, topPx + EXIT_PADDING_PX + linesPx + changesPx + SLOT_GAP_PX, widthPx, content, context);
    return topPx + heightPx;
}

const SLOT_PX = 18;
const SLOT_GAP_PX = 4;

/** The four things that make a handoff a contract. */
export const SLOTS: readonly { readonly glyph: Glyph; readonly part: ContractPart }[] = [
    { glyph: 'folder', part: 'context' }, { glyph: 'inbox', part: 'acceptance' }, { glyph: 'bubble', part: 'word' }, { glyph: 'back', part: 'fallback' },
];
export type SlotState = 'full' | 'missing' | 'unneeded';

export const slotState = ({ has, lacks }: HandoffContract, part: ContractPart): SlotState => (has.includes(part) ? 'full' : lacks.includes(part) ? 'missing' : 'unneeded');
const SLOT_PAINTS: Readonly<Record<SlotState, string>> = { full: 'flow-slot', missing: 'flow-slot-empty', unneeded: 'flow-slot-unneeded' };

/** What nobody wrote down is an empty slot. */
function setSlots(contract: HandoffContract, leftPx: number, topPx: number, widthPx: number, content: SceneNode[], { view, words }: CardContext): void {
    const slotPx = (widthPx - 3 * SLOT_GAP_PX) / 4;
    const leaves = listInWords(contract.leaves.map((ref) => carriedName(ref, view)), words);
    SLOTS.forEach(({ glyph, part }, index) => {
        const x = leftPx + index * (slotPx + SLOT_GAP_PX);
        const state = slotState(contract, part);
        const said = state === 'full' ? '' : part === 'context' && leaves !== '' ? words.contract.without(leaves) : words.contract[state];
        content.push({ tag: 'g', class: 'slot', attributes: { role: 'img' }, children: [
            title([words.contract[part], said].filter((each) => each !== '').join(words.colon)),
            shape('rect', SLOT_PAINTS[state], { x: x + 0.5, y: topPx + 0.5, width: slotPx - 1, height: SLOT_PX - 1, rx: 4 }),
            shape('path', `${SLOT_PAINTS[state]}-icon`, { transform: `translate(${x + (slotPx - ICON_PX) / 2} ${topPx + (SLOT_PX - ICON_PX) / 2})`, d: pathOf(glyph) }),
        ] });
    });
}

/** A slot as it stands on a card, for the legend. */
export function slotSample(glyph: Glyph, state: SlotState): readonly SceneNode[] {
    return [
        shape('rect', SLOT_PAINTS[state], { x: 0.5, y: 0.5, width: 33, height: 15, rx: 4 }),
        shape('path', `${SLOT_PAINTS[state]}-icon`, { transform: 'translate(10 1)', d: pathOf(glyph) }),
    ];
}

function linesOf(content: string, name: string, font: Font, widthPx: number): readonly { readonly class: string; readonly text: string }[] {
    return content === '' ? [] : wrap(content, widthPx, font).map((line) => ({ class: name, text: line }));
}

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
