import { describe, expect, test } from 'vitest';
import { areasOf, curvePath, monotoneCurve, type Bezier } from '../../src/render/views/map/curve';
import { randomFrom } from '../harness/random';

function levelAt([a, b, c, d]: Bezier, share: number): number {
    const rest = 1 - share;
    return rest ** 3 * a.yPx + 3 * rest ** 2 * share * b.yPx + 3 * rest * share ** 2 * c.yPx + share ** 3 * d.yPx;
}

describe('a monotone curve', () => {
    test('goes through its points and never leaves the range between two of them', () => {
        for (let seed = 1; seed <= 300; seed++) {
            const random = randomFrom(seed);
            let xPx = 0;
            const points = Array.from({ length: 2 + random.below(9) }, () => ({ xPx: xPx += 20 + random.below(200), yPx: 22 * random.below(5) }));
            const pieces = monotoneCurve(points);
            expect(pieces.map(([from]) => from)).toEqual(points.slice(0, -1));
            for (const piece of pieces) {
                const levels = Array.from({ length: 21 }, (_, step) => Math.round(levelAt(piece, step / 20) * 1e6) / 1e6);
                const falls = piece[3].yPx < piece[0].yPx;
                // From one point to the next it only rises, or only falls; so it stays between them.
                expect(levels, `seed ${seed}`).toEqual([...levels].sort((a, b) => (falls ? b - a : a - b)));
                expect([levels[0], levels.at(-1)]).toEqual([piece[0].yPx, piece[3].yPx]);
            }
        }
    });
    test('is level at a peak', () => {
        const [up, down] = monotoneCurve([{ xPx: 0, yPx: 40 }, { xPx: 100, yPx: 0 }, { xPx: 200, yPx: 40 }]);
        expect([up![2].yPx, down![1].yPx]).toEqual([0, 0]);
    });
    test('is straight between two points, and nothing for one', () => {
        expect(curvePath(monotoneCurve([{ xPx: 0, yPx: 0 }, { xPx: 30, yPx: 60 }]))).toBe('M0 0C10 20 20 40 30 60');
        expect(curvePath(monotoneCurve([{ xPx: 0, yPx: 0 }]))).toBe('');
    });
});

describe('the areas of a curve', () => {
    const straight = (...points: readonly (readonly [number, number])[]): readonly Bezier[] => monotoneCurve(points.map(([xPx, yPx]) => ({ xPx, yPx })));
    test('lie above or below the level', () => {
        expect(areasOf(straight([0, 0], [30, 0]), 10)).toEqual({ above: 'M0 10L0 0C10 0 20 0 30 0L30 10z', below: '' });
        expect(areasOf(straight([0, 20], [30, 20]), 10)).toEqual({ above: '', below: 'M0 10L0 20C10 20 20 20 30 20L30 10z' });
    });
    test('part where the curve crosses the level', () => {
        const { above, below } = areasOf(straight([0, 0], [40, 20]), 10);
        expect(above).toMatch(/^M0 10L0 0C.* 20 10L20 10z$/);
        expect(below).toMatch(/^M20 10L20 10C.* 40 20L40 10z$/);
    });
    test('a curve on the level has none', () => expect(areasOf(straight([0, 10], [30, 10]), 10)).toEqual({ above: '', below: '' }));
});
