import type { LivedEntry } from '../../../analysis/lived';
import { moved, paragraph, type Block } from '../../block';
import { shape } from '../../scene';
import type { AxisColumn } from './axis';

export const NUMBER_PX = 18;

/** The number of an entry, on the axis and on its card. */
export function numberMark(number: number): Block {
    const ground = shape('circle', 'case-number-ground', { cx: NUMBER_PX / 2, cy: NUMBER_PX / 2, r: NUMBER_PX / 2 });
    return { widthPx: NUMBER_PX, heightPx: NUMBER_PX, nodes: [ground, ...moved(paragraph(String(number), NUMBER_PX, 'case-number', 'middle'), 0, 1)] };
}

/** Where the mark of an entry stands in its day, in the order of the day, and none on another. @param index of the entry in its column. */
export function markX(column: AxisColumn, { place }: LivedEntry, index: number): number {
    const roomPx = column.widthPx - 24;
    const leastPx = index * 20;
    const truePx = place.kind === 'day' ? Math.round((place.from / (24 * 60)) * roomPx) : 0;
    const mostPx = roomPx - (column.entries.length - 1 - index) * 20;
    return column.leftPx + 4 + Math.max(leastPx, Math.min(truePx + index * 20, mostPx));
}
