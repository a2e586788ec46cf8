import type { GraphWay } from '../../../analysis/graph';
import type { Card } from './cards';
import { LEFT_ENTRY_PX, LEFT_EXIT_PX, LEFT_EXIT_REMAINDER_PX, RASTER_PX, RIGHT_ENTRY_PX, RIGHT_EXIT_PX, RIGHT_EXIT_REMAINDER_PX } from './metrics';
import { assignTracks, type Run, type Tracks } from '../../tracks';

/** A card in its place: the column of its stage, the row of its number in the stage. */
export interface Cell { readonly card: Card; readonly column: number; readonly row: number }

/**
 * How a line runs. Gutter `g` lies left of column `g`, corridor `k` above row `k`; the last of each behind all others.
 * - `straight`: along a row whose cards between are missing, from the right side of a card to the left side of another.
 * - `down`: from a card to the one below it.
 * - `bend`: out at a side, along one gutter, and in at a side; through missing cards of the target's row.
 * - `corridor`: out at a side, along a gutter, a corridor, another gutter, and in at a side.
 */
export type Route = { readonly from: Cell; readonly to: Cell; readonly way: GraphWay } & (
    | { readonly shape: 'straight' }
    | { readonly shape: 'down' }
    | { readonly shape: 'bend'; readonly out: Port; readonly in: Port; readonly gutter: number }
    | { readonly shape: 'corridor'; readonly out: Port; readonly in: Port; readonly gutter: number; readonly corridor: number; readonly lastGutter: number }
);

/** `offsetPx`: below the top of the card. Lines out and lines in, left and right, have different remainders by RASTER_PX, so that none lies on another. */
export interface Port { readonly side: 'left' | 'right'; readonly offsetPx: number }

/** The shape of each way whose ends are on the map, in the order of the ways. */
export function routesOf(ways: readonly GraphWay[], cells: readonly Cell[]): readonly Route[] {
    const cellOf = new Map<string, Cell>();
    for (const cell of cells) {
        const id = cell.card.touchpoint?.id;
        // Of two touchpoints of one name, which is a finding, the first one is meant.
        if (id !== undefined && !cellOf.has(id)) cellOf.set(id, cell);
    }
    const rows = new Map<number, number[]>();
    for (const { column, row } of cells) rows.set(row, [...rows.get(row) ?? [], column]);
    const isFree = (row: number, left: number, right: number): boolean => !(rows.get(row) ?? []).some((column) => left < column && column < right);
    const straightDown = new Set<Cell>();

    return ways.flatMap((way): Route[] => {
        const from = cellOf.get(way.from);
        const to = cellOf.get(way.to);
        if (from === undefined || to === undefined) return [];
        const exit = from.card.exits.find((candidate) => candidate.way === way);
        const ends = { from, to, way };
        if (isBelow(from, to) && !straightDown.has(from) && exit === (from.card.exits.at(-1))) {
            straightDown.add(from);
            return [{ ...ends, shape: 'down' }];
        }
        if (to.column === from.column) {
            return [{ ...ends, shape: 'bend', out: outPort('right', exit?.portPx), in: { side: 'right', offsetPx: RIGHT_ENTRY_PX }, gutter: from.column + 1 }];
        }
        const isForward = from.column < to.column;
        const free = isFree(to.row, Math.min(from.column, to.column), Math.max(from.column, to.column));
        if (isForward && free && from.row === to.row && exit === undefined) return [{ ...ends, shape: 'straight' }];
        const out = outPort(isForward ? 'right' : 'left', exit?.portPx);
        const into: Port = isForward ? { side: 'left', offsetPx: LEFT_ENTRY_PX } : { side: 'right', offsetPx: RIGHT_ENTRY_PX };
        const gutter = isForward ? from.column + 1 : from.column;
        if (free) return [{ ...ends, shape: 'bend', out, in: into, gutter }];
        return [{ ...ends, shape: 'corridor', out, in: into, gutter, corridor: corridorOf(from, to), lastGutter: isForward ? to.column : to.column + 1 }];
    });
}

function isBelow(from: Cell, to: Cell): boolean {
    return to.column === from.column && to.row === from.row + 1;
}

/** Beside its words, if it has some; shifted to the remainder of its side. */
function outPort(side: Port['side'], exitPx: number | undefined): Port {
    if (exitPx === undefined) return { side, offsetPx: side === 'right' ? RIGHT_EXIT_PX : LEFT_EXIT_PX };
    const remainder = side === 'right' ? RIGHT_EXIT_REMAINDER_PX : LEFT_EXIT_REMAINDER_PX;
    return { side, offsetPx: Math.round((exitPx - remainder) / RASTER_PX) * RASTER_PX + remainder };
}

/** Next to the target, on the side of the source; in one row forward above, backward below, so that the two keep apart. */
function corridorOf(from: Cell, to: Cell): number {
    if (from.row === to.row) return from.column < to.column ? to.row : to.row + 1;
    return from.row < to.row ? to.row : to.row + 1;
}

// ---- Tracks -------------------------------------------------------------------------------------------------------

/** The tracks of every gutter and corridor, and which of them each route takes. */
export interface TrackPlan {
    readonly gutters: readonly number[];
    readonly corridors: readonly number[];
    /** By route: the track in `gutter`, in `corridor` and in `lastGutter`. */
    readonly trackOf: ReadonlyMap<Route, { readonly gutter: number; readonly corridor: number; readonly lastGutter: number }>;
}

/** Ranks within a row are pixels below its top; a card is never that high. */
const ROW_RANKS = 1e6;
const GUTTER_RANKS = 1e4;

/** How far down something is, in numbers that only have an order. */
export interface Ranks { readonly cardRank: (cell: Cell) => number; readonly corridorRank: (corridor: number) => number }
const BY_ROWS: Ranks = { cardRank: ({ row }) => row * ROW_RANKS, corridorRank: (corridor) => corridor * ROW_RANKS - ROW_RANKS / 2 };

/** @param columns @param rows how many there are. */
export function planTracks(routes: readonly Route[], columns: number, rows: number, { cardRank, corridorRank }: Ranks = BY_ROWS): TrackPlan {
    const outEnd = ({ from, out }: Route & { readonly out: Port }): Run['start'] => ({ rank: cardRank(from) + out.offsetPx, side: out.side === 'right' ? -1 : 1 });
    const inEnd = (route: Route & { readonly in: Port }): Run['end'] => ({ rank: cardRank(route.to) + route.in.offsetPx, side: route.in.side === 'right' ? -1 : 1 });
    const inGutter: Member[][] = Array.from({ length: columns + 1 }, () => []);
    for (const route of routes) {
        if (route.shape === 'bend') {
            inGutter[route.gutter]!.push({ route, part: 'gutter', run: { start: outEnd(route), end: inEnd(route) } });
        } else if (route.shape === 'corridor') {
            const rank = corridorRank(route.corridor);
            const direction = route.gutter < route.lastGutter ? 1 : -1;
            inGutter[route.gutter]!.push({ route, part: 'gutter', run: { start: outEnd(route), end: { rank, side: direction } } });
            inGutter[route.lastGutter]!.push({ route, part: 'lastGutter', run: { start: { rank, side: direction === 1 ? -1 : 1 }, end: inEnd(route) } });
        }
    }
    const tracks = new Map<Route, { gutter: number; corridor: number; lastGutter: number }>();
    for (const route of routes) tracks.set(route, { gutter: 0, corridor: 0, lastGutter: 0 });
    const gutters = inGutter.map((members) => place(members, tracks));

    const inCorridor: Member[][] = Array.from({ length: rows + 1 }, () => []);
    for (const route of routes) {
        if (route.shape !== 'corridor') continue;
        const { gutter, lastGutter } = tracks.get(route)!;
        inCorridor[route.corridor]!.push({
            route, part: 'corridor',
            run: {
                start: { rank: route.gutter * GUTTER_RANKS + gutter, side: outEnd(route).rank < corridorRank(route.corridor) ? -1 : 1 },
                end: { rank: route.lastGutter * GUTTER_RANKS + lastGutter, side: inEnd(route).rank < corridorRank(route.corridor) ? -1 : 1 },
            },
        });
    }
    return { gutters, corridors: inCorridor.map((members) => place(members, tracks)), trackOf: tracks };
}

interface Member { readonly route: Route; readonly part: 'gutter' | 'corridor' | 'lastGutter'; readonly run: Run }

function place(members: readonly Member[], tracks: ReadonlyMap<Route, { gutter: number; corridor: number; lastGutter: number }>): number {
    const { trackOf, count }: Tracks = assignTracks(members.map((member) => member.run));
    members.forEach(({ route, part }, index) => { tracks.get(route)![part] = trackOf[index]!; });
    return count;
}
