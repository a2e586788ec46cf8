import type { Point } from '../../src/render/lines';
import { BOX_PX } from '../../src/render/views/map/seam-box';
import type { PlacedSeam, SeamLayout } from '../../src/render/views/map/seam-layout';

interface Segment { readonly seam: PlacedSeam; readonly a: Point; readonly b: Point }

/** What is wrong with the places of handoffs and ways on a map, in words; empty when all is well. */
export function seamFaults({ placed, heightPx, rightPx }: SeamLayout): readonly string[] {
    const segments = placed.flatMap((seam) => seam.lines.flatMap((points) => points.slice(1).map((b, index): Segment => ({ seam, a: points[index]!, b }))));
    const boxes = placed.flatMap((seam) => (seam.box === undefined ? [] : [{ seam, left: seam.box.leftPx, top: seam.box.topPx, right: seam.box.leftPx + BOX_PX, bottom: seam.box.topPx + seam.seam.box!.heightPx }]));
    const nameOf = ({ seam }: PlacedSeam): string => seam.element;
    return [
        ...segments.filter(({ a, b }) => a.xPx !== b.xPx && a.yPx !== b.yPx).map(({ seam }) => `a slanted piece of ${nameOf(seam)}`),
        ...segments.filter(({ a, b }) => [a, b].some(({ xPx, yPx }) => xPx < 0 || rightPx < xPx || yPx < 0 || heightPx < yPx)).map(({ seam }) => `${nameOf(seam)} leaves the lane`),
        ...boxes.filter(({ left, right, top, bottom }) => left < 0 || rightPx < right || top < 0 || heightPx < bottom).map(({ seam }) => `the box of ${nameOf(seam)} leaves the lane`),
        ...boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
            .map((other) => `the boxes of ${nameOf(one.seam)} and ${nameOf(other.seam)} overlap`)),
        ...segments.flatMap(({ seam, a, b }) => boxes
            .filter(({ left, right, top, bottom }) => Math.min(a.xPx, b.xPx) < right && left < Math.max(a.xPx, b.xPx) + 0.1 && Math.min(a.yPx, b.yPx) < bottom && top < Math.max(a.yPx, b.yPx) + 0.1 && !touches(a, b, left, right))
            .map((box) => `a line of ${nameOf(seam)} runs through the box of ${nameOf(box.seam)}`)),
        ...segments.flatMap((one, index) => segments.slice(index + 1).filter((other) => lieOnEachOther(one, other)).map((other) => `lines of ${nameOf(one.seam)} and ${nameOf(other.seam)} lie on each other`)),
    ];
}

/** It ends at the side of the box. */
function touches(a: Point, b: Point, left: number, right: number): boolean {
    return Math.max(a.xPx, b.xPx) <= left || right <= Math.min(a.xPx, b.xPx);
}

/** Lines of one kind and one source may begin together, and such lines to one target may end together: they fork and merge. */
function lieOnEachOther(one: Segment, other: Segment): boolean {
    if (one.seam === other.seam) return false;
    const [first, second] = [one.seam.seam, other.seam.seam];
    const isOneKind = first.kind === second.kind;
    if (isOneKind && ((first.from !== undefined && first.from === second.from) || (first.to !== undefined && first.to === second.to))) return false;
    if (one.a.xPx === one.b.xPx && other.a.xPx === other.b.xPx && Math.abs(one.a.xPx - other.a.xPx) < NEXT_PX) return 0 < shared(one.a.yPx, one.b.yPx, other.a.yPx, other.b.yPx);
    return one.a.yPx === one.b.yPx && other.a.yPx === other.b.yPx && one.a.yPx === other.a.yPx && 0 < shared(one.a.xPx, one.b.xPx, other.a.xPx, other.b.xPx);
}

/** Lines that are nearer to each other than this look like one. */
const NEXT_PX = 1;

function shared(a: number, b: number, c: number, d: number): number {
    return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
}
