import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { drawMap } from '../../src/render/map';
import { svgOf } from '../../src/render/svg';
import { COLOURS } from '../../src/render/theme';
import type { Locale } from '../../src/render/words';

/** Renewed with `npx vitest run tests/render/golden.test.ts -u`, and then looked at. */
const GOLDENS: readonly { readonly name: string; readonly theme: 'light' | 'dark'; readonly locale: Locale }[] = [
    { name: 'getting-started', theme: 'light', locale: 'en' },
    { name: 'branches', theme: 'dark', locale: 'zh-Hans' },
    { name: 'long-ways', theme: 'light', locale: 'en' },
];

describe('goldens', () => {
    test.each(GOLDENS)('$name', async ({ name, theme, locale }) => {
        const compiled = compile([{ path: 'a.journey', text: readFileSync(join(__dirname, 'goldens', `${name}.journey`), 'utf8') }]);
        expect(compiled.problems).toEqual([]);
        const svg = svgOf(drawMap(compiled.project.journeys[0]!, compiled.view, { theme, locale }));
        await expect(svg).toMatchFileSnapshot(join('goldens', `${name}.svg`));
    });
});

describe('every text can be read on what lies behind it', () => {
    const pairs = [
        ['ink', 'paper'], ['muted', 'paper'], ['ink', 'column'], ['muted', 'column'], ['ink', 'card'], ['muted', 'card'], ['ribbon-ink', 'ribbon'], ['handoff-ink', 'handoff-tint'],
        ['ink', 'handoff-tint'], ['muted', 'handoff-tint'], ['ink', 'way-tint'], ['muted', 'way-tint'], ['fallback-ink', 'fallback-tint'], ['warning', 'way-tint'], ['warning', 'handoff-tint'],
    ] as const;
    test.each(['light', 'dark'] as const)('%s', (theme) => {
        for (const [front, back] of pairs) expect(contrast(COLOURS[theme][front], COLOURS[theme][back]), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
        // Lines are no text: WCAG asks 3 of them. The thin ones of the plain order are told by their arrowheads and places, too.
        for (const line of ['handoff', 'way', 'fallback'] as const) for (const back of ['paper', 'column'] as const) {
            expect(contrast(COLOURS[theme][line], COLOURS[theme][back]), `${line} on ${back}`).toBeGreaterThanOrEqual(3);
        }
    });
});

/** Of WCAG 2: between 1 and 21. */
function contrast(one: string, other: string): number {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
