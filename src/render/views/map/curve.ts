import type { Point } from '../../lines';

/** A cubic Bézier curve by its points. */
export type Bezier = readonly [Point, Point, Point, Point];

/**
 * A smooth line through points, from left to right. Between two points it never leaves the range of the two: monotone cubic
 * interpolation (M. Steffen, "A simple method for monotonic interpolation in one dimension", 1990), as `curveMonotoneX` of
 * d3-shape draws it. @returns a piece for each two neighbours.
 */
export function monotoneCurve(points: readonly Point[]): readonly Bezier[] {
    const slopes = slopesOf(points);
    return points.slice(1).map((point, index): Bezier => {
        const before = points[index]!;
        const thirdPx = (point.xPx - before.xPx) / 3;
        return [
            before, { xPx: before.xPx + thirdPx, yPx: before.yPx + thirdPx * slopes[index]! },
            { xPx: point.xPx - thirdPx, yPx: point.yPx - thirdPx * slopes[index + 1]! }, point,
        ];
    });
}

/** As path data. */
export function curvePath(pieces: readonly Bezier[]): string {
    const [first] = pieces;
    return first === undefined ? '' : `M${at(first[0])}${pieces.map(cubic).join('')}`;
}

/** What lies between a curve and a level, above it and below it, as path data. The pieces must be monotone. */
export function areasOf(pieces: readonly Bezier[], levelPx: number): { readonly above: string; readonly below: string } {
    const sides = { above: '', below: '' };
    for (const piece of pieces) {
        const [from, , , to] = piece;
        const crosses = (from.yPx - levelPx) * (to.yPx - levelPx) < 0;
        for (const part of crosses ? splitAt(piece, crossing(piece, levelPx)) : [piece]) {
            const middle = part[0].yPx + part[3].yPx - 2 * levelPx;
            if (middle === 0) continue;
            sides[middle < 0 ? 'above' : 'below'] += `M${number(part[0].xPx)} ${number(levelPx)}L${at(part[0])}${cubic(part)}L${number(part[3].xPx)} ${number(levelPx)}z`;
        }
    }
    return sides;
}

/** Where a piece crosses a level, from 0 to 1, by halving: it crosses once. */
function crossing(piece: Bezier, levelPx: number): number {
    let [low, high] = [0, 1];
    for (let step = 0; step < 20; step++) {
        const middle = (low + high) / 2;
        const { yPx } = splitAt(piece, middle)[0][3];
        if ((yPx < levelPx) === (piece[0].yPx < levelPx)) low = middle;
        else high = middle;
    }
    return (low + high) / 2;
}

/** De Casteljau. */
function splitAt([a, b, c, d]: Bezier, share: number): readonly [Bezier, Bezier] {
    const between = (one: Point, other: Point): Point => ({ xPx: one.xPx + (other.xPx - one.xPx) * share, yPx: one.yPx + (other.yPx - one.yPx) * share });
    const [ab, bc, cd] = [between(a, b), between(b, c), between(c, d)];
    const [abc, bcd] = [between(ab, bc), between(bc, cd)];
    const middle = between(abc, bcd);
    return [[a, ab, abc, middle], [middle, bcd, cd, d]];
}

const at = ({ xPx, yPx }: Point): string => `${number(xPx)} ${number(yPx)}`;
const cubic = ([, b, c, d]: Bezier): string => `C${at(b)} ${at(c)} ${at(d)}`;

/** The slope at each point. */
function slopesOf(points: readonly Point[]): readonly number[] {
    const last = points.length - 1;
    if (last < 1) return points.map(() => 0);
    const widths = points.slice(1).map(({ xPx }, index) => xPx - points[index]!.xPx);
    const secants = points.slice(1).map(({ yPx }, index) => (yPx - points[index]!.yPx) / widths[index]!);
    const slopes = points.map((_, index) => {
        if (index === 0 || index === last) return 0;
        const [left, right, leftPx, rightPx] = [secants[index - 1]!, secants[index]!, widths[index - 1]!, widths[index]!];
        const parabola = (left * rightPx + right * leftPx) / (leftPx + rightPx);
        return (Math.sign(left) + Math.sign(right)) * Math.min(Math.abs(left), Math.abs(right), Math.abs(parabola) / 2);
    });
    if (last === 1) return [secants[0]!, secants[0]!];
    slopes[0] = (3 * secants[0]! - slopes[1]!) / 2;
    slopes[last] = (3 * secants[last - 1]! - slopes[last - 1]!) / 2;
    return slopes;
}

function number(value: number): string {
    return String(Math.round(value * 10) / 10);
}
