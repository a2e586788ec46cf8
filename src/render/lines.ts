import { shape, type SceneNode } from './scene';

export interface Point { readonly xPx: number; readonly yPx: number }

/** What a line stands for; each looks different without its colour, too. */
export type LineKind = 'implicit' | 'path' | 'handoff' | 'fallback';

const CORNER_PX = 7;
const HEAD_LENGTH_PX: Readonly<Record<LineKind, number>> = { implicit: 7, path: 8, handoff: 11, fallback: 8 };
const HEAD_HALF_WIDTH_PX: Readonly<Record<LineKind, number>> = { implicit: 3.5, path: 4, handoff: 5.5, fallback: 4 };

/** A line with rounded corners and an arrowhead at its end. @param paint of the line, and of its head, where they are other ones than those of its kind. */
export function arrow(kind: LineKind, points: readonly Point[], paint = `way-${kind}`, headPaint = `head-${kind}`): readonly SceneNode[] {
    const tip = points.at(-1)!;
    const before = points.at(-2)!;
    const towards = { x: Math.sign(tip.xPx - before.xPx), y: Math.sign(tip.yPx - before.yPx) };
    const lengthPx = HEAD_LENGTH_PX[kind];
    const halfPx = HEAD_HALF_WIDTH_PX[kind];
    // The line ends inside the head, so that its blunt end does not show beside the tip.
    const neck: Point = { xPx: tip.xPx - towards.x * (lengthPx - 1), yPx: tip.yPx - towards.y * (lengthPx - 1) };
    const base = { x: tip.xPx - towards.x * lengthPx, y: tip.yPx - towards.y * lengthPx };
    const corner = (sign: 1 | -1): string => `${number(base.x - sign * towards.y * halfPx)} ${number(base.y + sign * towards.x * halfPx)}`;
    return [
        shape('path', paint, { d: roundedPath([...points.slice(0, -1), neck]) }),
        shape('path', headPaint, { d: `M${number(tip.xPx)} ${number(tip.yPx)}L${corner(1)}L${corner(-1)}z` }),
    ];
}

/** Through the points, around corners. */
export function roundedPath(points: readonly Point[]): string {
    const [first, ...rest] = points;
    const parts = [`M${number(first!.xPx)} ${number(first!.yPx)}`];
    rest.forEach((point, index) => {
        const before = points[index]!;
        const after = points[index + 2];
        if (after === undefined) {
            parts.push(`L${number(point.xPx)} ${number(point.yPx)}`);
            return;
        }
        const radiusPx = Math.min(CORNER_PX, distance(before, point) / 2, distance(point, after) / 2);
        const enter = towards(point, before, radiusPx);
        const leave = towards(point, after, radiusPx);
        parts.push(`L${number(enter.xPx)} ${number(enter.yPx)}Q${number(point.xPx)} ${number(point.yPx)} ${number(leave.xPx)} ${number(leave.yPx)}`);
    });
    return parts.join('');
}

/** Only for points that lie straight above or beside each other. */
function distance(one: Point, other: Point): number {
    return Math.abs(one.xPx - other.xPx) + Math.abs(one.yPx - other.yPx);
}

function towards(from: Point, to: Point, lengthPx: number): Point {
    return { xPx: from.xPx + Math.sign(to.xPx - from.xPx) * lengthPx, yPx: from.yPx + Math.sign(to.yPx - from.yPx) * lengthPx };
}

/** A tenth of a pixel is finer than any screen. */
function number(value: number): string {
    return String(Math.round(value * 10) / 10);
}
