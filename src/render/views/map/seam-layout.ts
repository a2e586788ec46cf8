import type { Block } from '../../block';
import type { Columns } from '../../lanes';
import type { Point } from '../../lines';
import { BOX_PX } from './seam-box';
import { portsOf, type LevelSeam, type Ports } from './seam-ports';
import type { Seam } from './seams';

/** Where the seams stand. x as in the columns, y from 0 at the top of the lane. */
export interface SeamLayout { readonly heightPx: number; /** Of the table, when a box stands right of the last column. */ readonly rightPx: number; readonly placed: readonly PlacedSeam[] }
export interface PlacedSeam {
    readonly seam: Seam;
    readonly box?: { readonly leftPx: number; readonly topPx: number };
    /** Its pieces in the order of the way: to its box, and from its box on. When it leads to a column, the last one ends there in an arrowhead. */
    readonly lines: readonly (readonly Point[])[];
}

/** Below the top of its box: where the line of a seam meets it. */
const LINE_PX = 15;
/** Between a line and what lies above it. */
const CLEAR_PX = 10;
const BOX_GAP_PX = 12;
const FIRST_BOX_PX = 14;
/** How far the tip of a box reaches, when its way leaves the map. */
export const TIP_PX = 8;
/** Between the two lines of a way from a touchpoint to itself. */
const LOOP_PX = 10;

/**
 * Each seam goes down from its source, along, and up into its target, with its box on the line. Boxes stand between two
 * columns, lines go down in the middle of columns, so that none runs through a box. Shorter ones are placed first and end up
 * above: brackets nest. What is placed stands as high as what lies above it lets it.
 */
export function layOutSeams(seams: readonly Seam[], { columns, widthPx }: Columns): SeamLayout {
    const middles = columns.map((column) => column.leftPx + column.widthPx / 2);
    const ground = new Float64Array(columns.length * 3).fill(FIRST_BOX_PX - BOX_GAP_PX);
    const order = seams.map((_, index) => index).sort((a, b) => lengthOf(seams[a]!) - lengthOf(seams[b]!) || a - b);
    const levels: (LevelSeam & Pick<PlacedSeam, 'box'>)[] = [];
    let [heightPx, rightPx] = [0, widthPx];
    for (const index of order) {
        const seam = seams[index]!;
        const cells = cellsOf(seam, columns.length);
        const { slot, topPx } = lowest(cells, ground, seam.box);
        const linePx = topPx + LINE_PX;
        const lineEndPx = seam.from === seam.to ? linePx + LOOP_PX : linePx;
        for (let cell = cells.first; cell <= cells.last; cell++) ground[cell] = Math.max(ground[cell]!, lineEndPx);
        const endPx = seam.box === undefined || slot === undefined ? linePx : topPx + seam.box.heightPx;
        if (slot !== undefined) ground[slot * 3 + SLOT] = endPx;
        const leftPx = slot === undefined ? 0 : slotMiddle(slot, middles) - BOX_PX / 2;
        levels[index] = { seam, linePx, slot, ...(slot !== undefined && { box: { leftPx, topPx } }) };
        heightPx = Math.max(heightPx, endPx, lineEndPx);
        if (slot !== undefined) rightPx = Math.max(rightPx, leftPx + BOX_PX + (seam.to === undefined ? TIP_PX : 0));
    }
    const portOf = portsOf(levels);
    return { heightPx, rightPx, placed: levels.map(({ seam, linePx, box }) => ({ seam, lines: linesOf(seam, linePx, box?.leftPx, middles, portOf(seam)), ...(box !== undefined && { box }) })) };
}

const lengthOf = ({ from, to }: Seam): number => (from === undefined || to === undefined ? 0 : Math.abs(from - to));

// ---- Cells --------------------------------------------------------------------------------------------------------

/** Each column has three: left and right of its middle, and the slot between it and the next column. */
const RIGHT = 1;
const SLOT = 2;

interface Cells {
    /** What its line passes through, both included; not the one in which it only goes up or down: there it meets lines of the same end. */
    readonly first: number;
    readonly last: number;
    /** Where its box may stand: slots, the best one first. */
    readonly slots: readonly [from: number, to: number];
}

function cellsOf({ from, to }: Seam, count: number): Cells {
    const last = count - 1;
    if (from !== undefined && to !== undefined) {
        if (from < to) return { first: from * 3 + SLOT, last: to * 3 - 1, slots: [from, to - 1] };
        // Back it passes the middles of both columns, too, because it leaves on the right and arrives on the left.
        if (to < from) return { first: to * 3, last: from * 3 + RIGHT, slots: [from - 1, to] };
        // To itself: beside it on the right, the last one on the left.
        return from === last && 0 < from ? { first: from * 3 - 1, last: from * 3 + RIGHT, slots: [from - 1, from - 1] } : { first: from * 3, last: from * 3 + SLOT, slots: [from, from] };
    }
    if (from !== undefined) return { first: from * 3 + SLOT, last: from * 3 + SLOT, slots: [from, from] };
    const place = to ?? 0;
    // What comes from elsewhere stands left of its column, where there is room.
    return place === 0 ? { first: 0, last: SLOT, slots: [0, 0] } : { first: place * 3 - 1, last: place * 3 - 1, slots: [place - 1, place - 1] };
}

/** The slot where the seam comes to stand highest. */
function lowest({ first, last, slots: [near, far] }: Cells, ground: Float64Array, box: Block | undefined): { readonly slot: number | undefined; readonly topPx: number } {
    let [highest, second, at] = [-Infinity, -Infinity, -1];
    for (let cell = first; cell <= last; cell++) {
        if (highest < ground[cell]!) [highest, second, at] = [ground[cell]!, highest, cell];
        else if (second < ground[cell]!) second = ground[cell]!;
    }
    const lineTopPx = (slot: number): number => (at === slot ? second : highest) + CLEAR_PX - LINE_PX;
    if (box === undefined) return { slot: undefined, topPx: Math.max(lineTopPx(-1), FIRST_BOX_PX) };
    const step = near <= far ? 1 : -1;
    let best = { slot: near, topPx: Infinity };
    for (let slot = near; slot !== far + step; slot += step) {
        const topPx = Math.max(ground[slot * 3 + SLOT]! + BOX_GAP_PX, lineTopPx(slot * 3 + SLOT), FIRST_BOX_PX);
        if (topPx < best.topPx) best = { slot, topPx };
    }
    return best;
}

/** Behind the last column as far as between two others. */
function slotMiddle(slot: number, middles: readonly number[]): number {
    const left = middles[slot]!;
    const right = middles[slot + 1];
    return right === undefined ? left + BOX_PX / 2 + 16 : (left + right) / 2;
}

// ---- Lines --------------------------------------------------------------------------------------------------------

function linesOf({ from, to }: Seam, linePx: number, boxLeftPx: number | undefined, middles: readonly number[], ports: Ports): readonly (readonly Point[])[] {
    const at = (xPx: number, yPx: number): Point => ({ xPx, yPx });
    const outPx = from === undefined ? undefined : middles[from]! + ports.outPx;
    const inPx = to === undefined ? undefined : middles[to]! + ports.inPx;
    if (boxLeftPx === undefined) return outPx === undefined || inPx === undefined ? [] : [[at(outPx, 0), at(outPx, linePx), at(inPx, linePx), at(inPx, 0)]];
    const boxRightPx = boxLeftPx + BOX_PX;
    if (outPx !== undefined && inPx !== undefined && from === to) {
        const isRight = outPx < boxLeftPx;
        const edgePx = isRight ? boxLeftPx : boxRightPx;
        const [outY, inY] = isRight ? [linePx, linePx + LOOP_PX] : [linePx + LOOP_PX, linePx];
        return [[at(outPx, 0), at(outPx, outY), at(edgePx, outY)], [at(edgePx, inY), at(inPx, inY), at(inPx, 0)]];
    }
    if (inPx === undefined) {
        if (outPx === undefined) return [];
        return [[at(outPx, 0), at(outPx, linePx), at(boxLeftPx, linePx)]];
    }
    const isRightOfTarget = inPx < boxLeftPx;
    const up = [at(isRightOfTarget ? boxLeftPx : boxRightPx, linePx), at(inPx, linePx), at(inPx, 0)];
    if (outPx === undefined) return [up];
    return [[at(outPx, 0), at(outPx, linePx), at(outPx < boxLeftPx ? boxLeftPx : boxRightPx, linePx)], up];
}
