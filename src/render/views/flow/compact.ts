import type { Cell, Port, Route } from './routes';
import { LEFT_ENTRY_PX, RASTER_PX, ROW_GAP_PX } from './metrics';

/** Where the rows of the table and the lines between them stand. */
export interface Rows {
    readonly tops: readonly number[];
    /** How far down a line runs between two rows. */
    readonly alongY: (route: Route & { readonly shape: 'corridor' }) => number;
}

/**
 * Cards below each other, as close as the lines let them: the n-th cards of all stages need not stand in one row where one of them is
 * high and nothing runs between. No card stands lower than its row.
 */
export function compactTops(cells: readonly Cell[], routes: readonly Route[], { tops, alongY }: Rows): ReadonlyMap<Cell, number> {
    const lines = routes.flatMap((route) => (route.shape === 'corridor' ? [{ route, yPx: alongY(route), from: Math.min(route.gutter, route.lastGutter), to: Math.max(route.gutter, route.lastGutter) }] : []));
    const pinned = new Set(routes.flatMap((route) => (isAlongRow(route) ? [route.from, route.to] : [])));
    const portsOf = portsIn(routes);
    const found = new Map<Cell, number>();
    const columns = new Map<number, Cell[]>();
    for (const cell of cells) columns.set(cell.column, [...columns.get(cell.column) ?? [], cell]);
    for (const [column, own] of columns) {
        let bottomPx = 0;
        for (const cell of own.sort((a, b) => a.row - b.row)) {
            const rowPx = tops[cell.row]!;
            // What runs across the stage above this card still runs above it.
            const across = Math.max(0, ...lines.filter(({ route, from, to }) => from <= column && column < to && route.corridor <= cell.row).map(({ route }) => tops[route.corridor]!));
            let topPx = cell.row === 0 || pinned.has(cell) ? rowPx : Math.min(rowPx, Math.max(bottomPx + ROW_GAP_PX, across));
            // Beside the card no other line runs where one of its own begins or ends.
            const isClear = (px: number): boolean => (portsOf.get(cell) ?? []).every(({ gutter, offsetPx }) => lines.every(({ yPx, from, to }) => gutter < from || to < gutter || Math.abs(yPx - px - offsetPx) >= RASTER_PX));
            while (topPx < rowPx && !isClear(topPx)) topPx += RASTER_PX;
            found.set(cell, topPx);
            bottomPx = topPx + cell.card.heightPx;
        }
    }
    return found;
}

/** A line that runs along the row of its ends, or of its end through stages without a card there: these stand in that row. */
function isAlongRow(route: Route): boolean {
    return route.shape === 'straight' || (route.shape === 'bend' && route.to.column !== route.from.column && Math.abs(route.to.column - route.from.column) > 1);
}

function portsIn(routes: readonly Route[]): ReadonlyMap<Cell, readonly { readonly gutter: number; readonly offsetPx: number }[]> {
    const found = new Map<Cell, { gutter: number; offsetPx: number }[]>();
    const add = (cell: Cell, { side, offsetPx }: Port): void => { found.set(cell, [...found.get(cell) ?? [], { gutter: cell.column + (side === 'right' ? 1 : 0), offsetPx }]); };
    for (const route of routes) {
        if (route.shape === 'straight') add(route.from, { side: 'right', offsetPx: LEFT_ENTRY_PX });
        if (route.shape !== 'bend' && route.shape !== 'corridor') continue;
        add(route.from, route.out);
        add(route.to, route.in);
    }
    return found;
}
