import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import type { Locale } from '../../src/render/words';
import { exampleProjects } from '../harness/examples';
import { pictureOf, sceneOf, subjectsOf } from './pictures';
import { sceneFaults } from './scene-faults';

// Renewed with `npx vitest run tests/render/golden.test.ts -u`, and then looked at.

/** The views that are drawn as they should be. */
const DRAWN: readonly string[] = ['map', 'blueprint', 'flow', 'promises', 'channels', 'case', 'portfolio'];

describe('every example in every view', () => {
    describe.each(exampleProjects())('$path', ({ path, files }) => {
        const compiled = compile(files.map((file) => ({ path: file.path.slice(path.length + 1), text: file.text })));
        test.each(subjectsOf(compiled).filter(({ subject }) => DRAWN.includes(subject.view)))('$name', async ({ name, subject }) => {
            expect(sceneFaults(sceneOf(compiled, subject, { locale: 'zh-Hans' }))).toEqual([]);
            expect(sceneFaults(sceneOf(compiled, subject))).toEqual([]);
            await expect(pictureOf(compiled, subject)).toMatchFileSnapshot(join('goldens', path, `${name}.svg`));
        });
    });
});

const SAMPLES: readonly { readonly name: string; readonly theme: 'light' | 'dark'; readonly locale: Locale }[] = [
    { name: 'getting-started', theme: 'light', locale: 'en' },
    { name: 'branches', theme: 'dark', locale: 'zh-Hans' },
    { name: 'long-ways', theme: 'light', locale: 'en' },
];

describe('flows with branches and long ways', () => {
    test.each(SAMPLES)('$name', async ({ name, theme, locale }) => {
        const compiled = compile([{ path: 'a.journey', text: readFileSync(join(__dirname, 'goldens', `${name}.journey`), 'utf8') }]);
        expect(compiled.problems).toEqual([]);
        await expect(pictureOf(compiled, { view: 'flow', journey: compiled.project.journeys[0]! }, { theme, locale })).toMatchFileSnapshot(join('goldens', `${name}.svg`));
    });
});
