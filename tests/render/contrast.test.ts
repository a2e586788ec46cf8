import { describe, expect, test } from 'vitest';
import { PAINTS } from '../../src/render/paints';
import { THEMES } from '../../src/render/scene';
import { COLOURS, type Colour, type Paint } from '../../src/render/theme';
import { contrast } from './contrast';

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
