import type { Columns } from '../../lanes';
import type { Block } from '../../block';
import { ARROW_PX, LANE_PADDING_PX, TRACK_MARGIN_PX, TRACK_PX } from './metrics';
import type { Corridor } from './corridors';

/** A lane of the blueprint before it has its place. */
export interface Band {
    readonly key: string;
    readonly label: string;
    readonly title: Block;
    /** By column, in the order of the columns; only where something stands. */
    readonly cells: ReadonlyMap<number, Block>;
    /** The lines above its cards, and how much room the words beside them take in each column. */
    readonly corridor?: Corridor;
    readonly wordsPx?: ReadonlyMap<number, number>;
    /** What spans several columns, in the coordinates of the table. */
    readonly across?: Block;
    /** Lanes of one group follow each other and are framed together. */
    readonly group?: string;
}

/** One of the three lines, between two lanes. */
export interface NamedLine { readonly line: 'interaction' | 'visibility' | 'internal'; readonly title: Block }

export type Row = Band | NamedLine;
export const isLine = (row: Row): row is NamedLine => 'line' in row;

export interface PlacedBand {
    readonly band: Band;
    readonly topPx: number;
    readonly heightPx: number;
    /** Of its cards. */
    readonly cardTopPx: number;
    /** The y of a track of its corridor. */
    readonly trackPx: (track: number) => number;
    /** A thin line above it tells it from the lane before. */
    readonly isApart: boolean;
}
export interface PlacedLine extends NamedLine { readonly topPx: number; readonly heightPx: number }
export interface PlacedGroup { readonly key: string; readonly topPx: number; readonly bottomPx: number }
export interface Placed { readonly bands: readonly PlacedBand[]; readonly lines: readonly PlacedLine[]; readonly groups: readonly PlacedGroup[]; readonly endPx: number }

const LINE_PADDING_PX = 4;
/** Around a group, to its frame and beyond it. */
const GROUP_MARGIN_PX = 8;

/** Rows one below the other. */
export function placed(rows: readonly Row[], topPx: number): Placed {
    const bands: PlacedBand[] = [];
    const lines: PlacedLine[] = [];
    const groups: { key: string; topPx: number; bottomPx: number }[] = [];
    let y = topPx;
    let before: Row | undefined;
    for (const row of rows) {
        const groupBefore = before === undefined || isLine(before) ? undefined : before.group;
        if (groupBefore !== undefined && (isLine(row) || row.group !== groupBefore)) y += GROUP_MARGIN_PX;
        if (isLine(row)) {
            const heightPx = row.title.heightPx + 2 * LINE_PADDING_PX;
            lines.push({ ...row, topPx: y, heightPx });
            y += heightPx;
            before = row;
            continue;
        }
        if (row.group !== undefined && row.group !== groupBefore) {
            y += GROUP_MARGIN_PX;
            groups.push({ key: row.group, topPx: y, bottomPx: y });
        }
        const isApart = before !== undefined && !isLine(before) && row.group === groupBefore;
        const band = placedBand(row, y, isApart);
        bands.push(band);
        y += band.heightPx;
        if (row.group !== undefined) groups.at(-1)!.bottomPx = y;
        before = row;
    }
    if (before !== undefined && !isLine(before) && before.group !== undefined) y += GROUP_MARGIN_PX;
    return { bands, lines, groups, endPx: y };
}

function placedBand(band: Band, topPx: number, isApart: boolean): PlacedBand {
    const { corridor, wordsPx, cells, title, across } = band;
    const tracks = corridor?.count ?? 0;
    const corridorPx = tracks === 0 ? 0 : (tracks - 1) * TRACK_PX + TRACK_MARGIN_PX;
    const abovePx = tracks === 0 ? 0 : most(wordsPx?.values() ?? [], ARROW_PX);
    const cardTopPx = Math.ceil(topPx + LANE_PADDING_PX + corridorPx + abovePx);
    const cardsPx = most([...cells.values()].map(({ heightPx }) => heightPx), across?.heightPx ?? 0);
    const endPx = Math.max(cardTopPx + cardsPx, topPx + LANE_PADDING_PX + title.heightPx) + LANE_PADDING_PX;
    return {
        band, topPx, isApart, cardTopPx, heightPx: endPx - topPx,
        trackPx: (track) => topPx + LANE_PADDING_PX + (tracks - 1 - track) * TRACK_PX,
    };
}

function most(numbers: Iterable<number>, least: number): number {
    let found = least;
    for (const number of numbers) found = Math.max(found, number);
    return found;
}

/** By touchpoint, the number of its column; of two of one name, which is a finding, the first one. */
export function columnNumbers({ columns }: Columns): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const [index, { touchpoint }] of columns.entries()) if (touchpoint !== undefined && !found.has(touchpoint.id)) found.set(touchpoint.id, index);
    return found;
}
