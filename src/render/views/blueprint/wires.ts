import type { GraphWay } from '../../../analysis/graph';
import { NOTHING, type Block } from '../../block';
import { modeOf } from '../../handoff-mode';
import type { Columns } from '../../lanes';
import type { LineKind, Point } from '../../lines';
import type { PlacedBand } from './bands';
import type { CardContext } from './cards';
import { corridorOf, type Corridor } from './corridors';
import { CARD_PX, ENTRY_PX, EXIT_PX, GAP_PX, PORT_PX, WORDS_BOTTOM_PX } from './metrics';

/** A line from the card of one column to that of another, before it has its place. */
export interface Wire {
    readonly way: GraphWay;
    readonly from: number;
    readonly to: number;
    readonly kind: LineKind;
    readonly paint: string;
    /** What stands beside it, above the card that it leads to. */
    readonly words: Block;
    /** On to the next card, with nothing to say: it runs from side to side. */
    readonly isStraight: boolean;
}

/** What is said beside a line; it is asked for once for each. */
export type WordsOf = (way: GraphWay) => Block;

/** The way of the customer, along the row of what he does. */
export function customerWires({ graph }: CardContext, numbers: ReadonlyMap<string, number>, wordsOf: WordsOf): readonly Wire[] {
    const drawn = new Set<string>();
    return saidOnce(graph.ways.flatMap((way): Wire[] => {
        const [from, to] = [numbers.get(way.from), numbers.get(way.to)];
        if (from === undefined || to === undefined) return [];
        const kind = way.kind === 'fallback' ? 'fallback' : 'path';
        // Handoffs have their words in the lanes of the owners, so that a second one adds nothing here.
        const words = way.kind === 'handoff' ? NOTHING : wordsOf(way);
        const key = `${from} ${to} ${kind}`;
        if (words.heightPx === 0 && drawn.has(key)) return [];
        drawn.add(key);
        return [{ way, from, to, kind, paint: `way-${kind}`, words, isStraight: to === from + 1 && kind === 'path' && words.heightPx === 0 }];
    }));
}

/** Where the case goes from one owner to another: the handoffs, and the changes that nobody wrote down. */
export function ownerWires({ graph, custody }: CardContext, numbers: ReadonlyMap<string, number>, wordsOf: WordsOf): readonly Wire[] {
    const wires = graph.ways.flatMap((way): Wire[] => {
        const [from, to] = [numbers.get(way.from), numbers.get(way.to)];
        if (from === undefined || to === undefined || way.kind === 'fallback') return [];
        if (way.kind === 'handoff') return [{ way, from, to, kind: 'handoff', paint: `blueprint-${modeOf(way.way!)}`, words: wordsOf(way), isStraight: false }];
        return custody.isTurn(way) ? [{ way, from, to, kind: 'implicit', paint: 'blueprint-undeclared', words: NOTHING, isStraight: false }] : [];
    });
    // Handoffs lie on top where a line of the other kind leaves the same card.
    return saidOnce([...wires.filter(({ kind }) => kind !== 'handoff'), ...wires.filter(({ kind }) => kind === 'handoff')]);
}

/** What stands beside several lines into one card alike is said once: they come in as one. */
function saidOnce(wires: readonly Wire[]): readonly Wire[] {
    const said = new Set<string>();
    return wires.map((wire) => {
        if (wire.words.heightPx === 0) return wire;
        const words = JSON.stringify([wire.to, wire.words.nodes]);
        if (said.has(words)) return { ...wire, words: NOTHING };
        said.add(words);
        return wire;
    });
}

const entryPx = ({ columns }: Columns, column: number): number => columns[column]!.leftPx + ENTRY_PX;
const exitPx = ({ columns }: Columns, column: number): number => columns[column]!.leftPx + CARD_PX - EXIT_PX;
const gapPx = ({ columns }: Columns, column: number): number => columns[column]!.leftPx + CARD_PX + GAP_PX / 2;

export function customerCorridor(wires: readonly Wire[], columns: Columns): Corridor {
    return corridorOf(wires.filter(({ isStraight }) => !isStraight).map(({ from, to }) => ({ target: to, fromPx: exitPx(columns, from), toPx: entryPx(columns, to) })));
}

/** Of one lane of an owner. @param wires those that lead into it. */
export function ownerCorridor(wires: readonly Wire[], columns: Columns): Corridor {
    return corridorOf(wires.map(({ from, to }) => ({ target: to, fromPx: gapPx(columns, from), toPx: entryPx(columns, to) })));
}

export function customerPoints({ from, to, isStraight }: Wire, columns: Columns, band: PlacedBand): readonly Point[] {
    if (isStraight) {
        const yPx = band.cardTopPx + PORT_PX;
        return [{ xPx: columns.columns[from]!.leftPx + CARD_PX, yPx }, { xPx: columns.columns[to]!.leftPx, yPx }];
    }
    const alongPx = band.trackPx(band.band.corridor!.trackOf.get(to)!);
    const [outPx, inPx] = [exitPx(columns, from), entryPx(columns, to)];
    return [{ xPx: outPx, yPx: band.cardTopPx }, { xPx: outPx, yPx: alongPx }, { xPx: inPx, yPx: alongPx }, { xPx: inPx, yPx: band.cardTopPx }];
}

/** Out at the right side of a card, along the gap beside it, above the lane of the target, and in from above. */
export function ownerPoints({ from, to }: Wire, columns: Columns, source: PlacedBand, target: PlacedBand): readonly Point[] {
    const yPx = source.cardTopPx + PORT_PX;
    const alongPx = target.trackPx(target.band.corridor!.trackOf.get(to)!);
    const [downPx, inPx] = [gapPx(columns, from), entryPx(columns, to)];
    return [
        { xPx: columns.columns[from]!.leftPx + CARD_PX, yPx }, { xPx: downPx, yPx }, { xPx: downPx, yPx: alongPx }, { xPx: inPx, yPx: alongPx }, { xPx: inPx, yPx: target.cardTopPx },
    ];
}

// ---- What stands beside them ----------------------------------------------------------------------------------------

const WORDS_BETWEEN_PX = 8;

/** By column, the room above its card for the words beside the lines that lead into it. */
export function wordsAbove(wires: readonly Wire[]): ReadonlyMap<number, number> {
    const roomPx = new Map<number, number>();
    for (const { to, words } of wires) {
        if (words.heightPx === 0) continue;
        const used = roomPx.get(to);
        roomPx.set(to, words.heightPx + (used === undefined ? WORDS_BOTTOM_PX : used + WORDS_BETWEEN_PX));
    }
    return roomPx;
}

/** Where the words of each line begin, above the top of the card: one below the other, as written. */
export function wordTops(wires: readonly Wire[]): ReadonlyMap<Wire, number> {
    const usedPx = new Map<number, number>();
    const tops = new Map<Wire, number>();
    for (const wire of [...wires].reverse()) {
        const { to, words } = wire;
        if (words.heightPx === 0) continue;
        const used = usedPx.get(to);
        const endPx = (used === undefined ? WORDS_BOTTOM_PX : used + WORDS_BETWEEN_PX) + words.heightPx;
        usedPx.set(to, endPx);
        tops.set(wire, -endPx);
    }
    return tops;
}
