import { describe, expect, test } from 'vitest';
import { PAINTS } from '../../src/render/paints';
import { THEMES } from '../../src/render/scene';
import { COLOURS, type Colour, type Paint } from '../../src/render/theme';

describe('contrast, of WCAG 2', () => {
    const texts: readonly (readonly [string, Paint])[] = Object.entries(PAINTS).filter(([, { line }]) => line?.['font-size'] !== undefined);
    test.each(THEMES)('every text can be read on what may lie behind it: %s', (theme) => {
        const poor = texts.flatMap(([name, { fill, on = ['paper', 'column', 'card'] as const }]) => on.flatMap((back) => {
            const found = contrast(COLOURS[theme][fill as Colour], COLOURS[theme][back]);
            return found < 4.5 ? [`${name}: ${fill} on ${back} ${found.toFixed(2)}`] : [];
        }));
        expect(poor).toEqual([]);
    });
    test.each(THEMES)('lines that tell something can be seen: %s', (theme) => {
        // Lines are no text: 3 is asked of them. The thin ones of the plain order are told by their arrowheads and places, too.
        const lines = ['handoff', 'way', 'fallback', 'good', 'bad', 'idea', 'promise', 'inside', 'outside', 'curve', 'error', 'caution', 'info'] as const;
        const poor = lines.flatMap((line) => (['paper', 'column', 'card'] as const).flatMap((back) => {
            const found = contrast(COLOURS[theme][line], COLOURS[theme][back]);
            return found < 3 ? [`${line} on ${back} ${found.toFixed(2)}`] : [];
        }));
        expect(poor).toEqual([]);
    });
});

/** Between 1 and 21. */
function contrast(one: string, other: string): number {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
