import type { GraphWay } from '../../../analysis/graph';
import type { Stage } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import type { Point } from '../../lines';
import type { Words } from '../../words';
import { compactTops } from './compact';
import { cardContext, cardOf, emptyCard, type Card } from './cards';
import type { FlowGraph } from './flow-graph';
import {
    CARD_WIDTH_PX, COLUMN_PADDING_PX, DOWN_PORT_PX, GUTTER_PX, LEFT_ENTRY_PX, RASTER_PX, ROW_GAP_PX, TRACK_MARGIN_PX, TRACK_PX,
} from './metrics';
import type { FlowOverlay } from './overlaid';
import { planTracks, routesOf, type Cell, type Port, type Route, type TrackPlan } from './routes';

/** Where everything of the table of stages and touchpoints stands. The origin is its left top; pixels. */
export interface FlowLayout {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly columns: readonly PlacedColumn[];
    readonly cards: readonly PlacedCard[];
    readonly lines: readonly PlacedLine[];
}
export interface PlacedColumn { readonly stage: Stage; /** Of its cards. */ readonly leftPx: number; readonly rightPx: number }
export interface PlacedCard { readonly card: Card; readonly leftPx: number; readonly topPx: number; readonly column: number }
/** A line of horizontal and vertical pieces, from the edge of a card to the edge of a card. */
export interface PlacedLine { readonly way: GraphWay; readonly points: readonly Point[] }

/**
 * Lays the journey out as a table: a column for each stage, in it the touchpoints in their order, the n-th ones of all
 * stages in a row. The lines run in the gaps between columns and rows and never through a card.
 */
export function layOut(graph: FlowGraph, view: ProjectView, words: Words, overlay?: FlowOverlay): FlowLayout {
    const { stages } = graph.journey;
    const context = cardContext(graph, view, words, overlay);
    const cells = stages.flatMap((stage, column): Cell[] => {
        if (stage.touchpoints.length === 0) return [{ card: emptyCard(stage, words), column, row: 0 }];
        return stage.touchpoints.map((touchpoint, row) => ({ card: cardOf(touchpoint, stage.touchpoints[row + 1]?.id, context), column, row }));
    });
    const rowCount = Math.max(0, ...cells.map((cell) => cell.row + 1));
    const routes = routesOf(graph.ways, cells);
    const rows = planTracks(routes, stages.length, rowCount);
    // What is said of changes makes some cards high: the others need not wait for them.
    const { plan, down, topOf } = overlay === undefined ? inRows(rows, cells, rowCount) : compacted(rows, cells, routes, { columns: stages.length, rows: rowCount });
    const across = acrossOf(plan);
    const lines = routes.map((route) => ({ way: route.way, points: pointsOf(route, plan, across, down, topOf) }));
    return {
        widthPx: across.endPx, heightPx: overlay === undefined ? down.endPx : FIRST_ROW_GAP_PX + Math.max(0, ...cells.map((cell) => topOf(cell) + cell.card.heightPx), ...lines.flatMap(({ points }) => points.map(({ yPx }) => yPx))),
        columns: stages.map((stage, column) => ({ stage, leftPx: across.lefts[column]!, rightPx: across.lefts[column]! + CARD_WIDTH_PX })),
        cards: cells.map((cell) => ({ card: cell.card, column: cell.column, leftPx: across.lefts[cell.column]!, topPx: topOf(cell) })),
        lines,
    };
}

// ---- Coordinates --------------------------------------------------------------------------------------------------

interface Across { readonly lefts: readonly number[]; readonly trackX: (gutter: number, track: number) => number; readonly endPx: number }

function acrossOf(plan: TrackPlan): Across {
    const last = plan.gutters.length - 1;
    const widths = plan.gutters.map((tracks, gutter) => {
        if (gutter === 0) return COLUMN_PADDING_PX;
        const neededPx = tracks === 0 ? 0 : 2 * TRACK_MARGIN_PX + (tracks - 1) * TRACK_PX;
        return gutter === last ? Math.max(COLUMN_PADDING_PX, neededPx) : Math.max(GUTTER_PX, neededPx);
    });
    const lefts: number[] = [];
    const gutterLefts: number[] = [];
    let x = 0;
    for (const [gutter, widthPx] of widths.entries()) {
        gutterLefts.push(x);
        x += widthPx;
        if (gutter === last) break;
        lefts.push(x);
        x += CARD_WIDTH_PX;
    }
    const trackX = (gutter: number, track: number): number => gutterLefts[gutter]! + (widths[gutter]! - (plan.gutters[gutter]! - 1) * TRACK_PX) / 2 + track * TRACK_PX;
    return { lefts, trackX, endPx: x };
}

interface Down { readonly tops: readonly number[]; readonly trackY: (corridor: number, track: number) => number; readonly endPx: number }

/** Above the arrowheads that enter cards from above, and below the cards above. */
const CORRIDOR_MARGIN_PX = 14;
const FIRST_ROW_GAP_PX = 16;

/** @param isOdd lines along rows keep off the even pixels, which those beside cards have. */
function downOf(plan: TrackPlan, cells: readonly Cell[], rowCount: number, isOdd = false): Down {
    const heights = plan.corridors.map((tracks, corridor) => {
        const neededPx = tracks === 0 ? 0 : 2 * CORRIDOR_MARGIN_PX + (tracks - 1) * TRACK_PX;
        const leastPx = corridor === 0 || corridor === rowCount ? FIRST_ROW_GAP_PX : ROW_GAP_PX;
        return Math.ceil(Math.max(leastPx, neededPx) / RASTER_PX) * RASTER_PX;
    });
    const rowHeights = Array.from({ length: rowCount }, () => 0);
    for (const { card, row } of cells) rowHeights[row] = Math.max(rowHeights[row]!, card.heightPx);
    const tops: number[] = [];
    const corridorTops: number[] = [];
    let y = 0;
    for (const [corridor, heightPx] of heights.entries()) {
        corridorTops.push(y);
        y += heightPx;
        if (corridor === rowCount) break;
        tops.push(y);
        y += rowHeights[corridor]!;
    }
    const trackY = (corridor: number, track: number): number => {
        const yPx = corridorTops[corridor]! + (heights[corridor]! - (plan.corridors[corridor]! - 1) * TRACK_PX) / 2 + track * TRACK_PX;
        return isOdd ? yPx + 1 - Math.abs(yPx % 2) : yPx;
    };
    return { tops, trackY, endPx: y };
}

interface Placed { readonly plan: TrackPlan; readonly down: Down; readonly topOf: (cell: Cell) => number }

function inRows(plan: TrackPlan, cells: readonly Cell[], rowCount: number): Placed {
    const down = downOf(plan, cells, rowCount);
    return { plan, down, topOf: ({ row }) => down.tops[row]! };
}

/** How often lines are planned anew for where the cards have come to stand. */
const MOST_ROUNDS = 4;

/** Cards that stand higher have their lines in another order, which may need other room between the rows: until it is the same. */
function compacted(rows: TrackPlan, cells: readonly Cell[], routes: readonly Route[], count: { readonly columns: number; readonly rows: number }): Placed {
    let plan = rows;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const down = downOf(plan, cells, count.rows, true);
        const { trackOf, corridors } = plan;
        const corridorY = (corridor: number): number => down.trackY(corridor, (corridors[corridor]! - 1) / 2);
        const tops = compactTops(cells, routes, { tops: down.tops, alongY: (route) => down.trackY(route.corridor, trackOf.get(route)!.corridor) });
        const topOf = (cell: Cell): number => tops.get(cell)!;
        const next = planTracks(routes, count.columns, count.rows, { cardRank: topOf, corridorRank: corridorY });
        const isSettled = next.corridors.every((tracks, corridor) => tracks === corridors[corridor]) && routes.every((route) => next.trackOf.get(route)!.corridor === trackOf.get(route)!.corridor);
        if (isSettled) return { plan: next, down, topOf };
        plan = { ...next, corridors: next.corridors.map((tracks, corridor) => Math.max(tracks, corridors[corridor]!)) };
    }
    return inRows(rows, cells, count.rows);
}

function pointsOf(route: Route, plan: TrackPlan, across: Across, down: Down, topOf: (cell: Cell) => number): readonly Point[] {
    const at = (cell: Cell, side: 'left' | 'right', offsetPx: number): Point => ({
        xPx: across.lefts[cell.column]! + (side === 'right' ? CARD_WIDTH_PX : 0), yPx: topOf(cell) + offsetPx,
    });
    const { from, to } = route;
    if (route.shape === 'straight') return [at(from, 'right', LEFT_ENTRY_PX), at(to, 'left', LEFT_ENTRY_PX)];
    if (route.shape === 'down') {
        const xPx = across.lefts[from.column]! + DOWN_PORT_PX;
        return [{ xPx, yPx: topOf(from) + from.card.heightPx }, { xPx, yPx: topOf(to) }];
    }
    const port = (cell: Cell, { side, offsetPx }: Port): Point => at(cell, side, offsetPx);
    const start = port(from, route.out);
    const end = port(to, route.in);
    const tracks = plan.trackOf.get(route)!;
    const firstX = across.trackX(route.gutter, tracks.gutter);
    if (route.shape === 'bend') return [start, { xPx: firstX, yPx: start.yPx }, { xPx: firstX, yPx: end.yPx }, end];
    const lastX = across.trackX(route.lastGutter, tracks.lastGutter);
    const alongY = down.trackY(route.corridor, tracks.corridor);
    return [
        start, { xPx: firstX, yPx: start.yPx }, { xPx: firstX, yPx: alongY }, { xPx: lastX, yPx: alongY }, { xPx: lastX, yPx: end.yPx }, end,
    ];
}
