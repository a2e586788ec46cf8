import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { patchBetween, type PicturePatch } from '../../src/render/patch';
import { JOURNEY_VIEWS, type JourneyView } from '../../src/render/picture';
import type { Scene } from '../../src/render/scene';
import { svgOf, svgPieces } from '../../src/render/svg';
import { flat, patchedSvg } from '../harness/patched-svg';
import { sceneOf, subjectsOf } from './pictures';
import { randomJourney } from './random-journeys';
import { exampleProjects } from '../harness/examples';

const drawn = (text: string, view: JourneyView): Scene => {
    const compiled = compile([{ path: 'a.journey', text }]);
    return sceneOf(compiled, { view, journey: compiled.project.journeys[0]! });
};
const patch = (before: Scene, after: Scene): PicturePatch => patchBetween(svgPieces(before), svgPieces(after));
const page = (scene: Scene): string => flat(svgOf(scene, 'page'));

describe('a picture becomes another one by its patch', () => {
    it.each(exampleProjects())('from view to view of $path', ({ path, files }) => {
        const compiled = compile(files.map((file) => ({ path: file.path.slice(path.length + 1), text: file.text })));
        const scenes = subjectsOf(compiled).map(({ subject }) => sceneOf(compiled, subject));
        for (const [index, after] of scenes.entries()) {
            const before = scenes.at(index - 1)!;
            expect(patchedSvg(page(before), patch(before, after).elements)).toBe(page(after));
            expect(patch(after, after).elements).toEqual([]);
        }
    });

    it('from one made-up journey to the next', () => {
        for (let seed = 1; seed <= 30; seed++) {
            for (const view of JOURNEY_VIEWS) {
                const [before, after] = [drawn(randomJourney(seed, { stages: 3, touchpoints: 9 }), view), drawn(randomJourney(seed + 1, { stages: 4, touchpoints: 8 }), view)];
                expect(patchedSvg(page(before), patch(before, after).elements)).toBe(page(after));
            }
        }
    });
});

const long = (count: number, titleOf: (index: number) => string): string =>
    `journey long "Long" {\n${Array.from({ length: count / 10 }, (_, stage) => `  stage s${stage} "Stage ${stage}" {\n${Array.from({ length: 10 }, (_, at) => `    touchpoint t${stage * 10 + at} "${titleOf(stage * 10 + at)}"`).join('\n')}\n  }`).join('\n')}\n}\n`;

/** The names of the ways to it and from it are spoken with its title. */
const WAYS = ['way:long.t6->t7', 'way:long.t7->t8'];
const CHANGED: Readonly<Record<JourneyView, readonly string[]>> = {
    map: ['touchpoint:long.t7', ...WAYS], blueprint: [...WAYS, 'touchpoint:long.t7', 'touchpoint:long.t7~2'], flow: [...WAYS, 'touchpoint:long.t7'], promises: [], channels: ['touchpoint:long.t7'],
};

describe.each([40, 4000])('an edited title among %i touchpoints', (count) => {
    it.each(JOURNEY_VIEWS)('sends its own element in the %s, and what is named after it', (view) => {
        const { elements } = patch(drawn(long(count, (index) => `Ask ${index}`), view), drawn(long(count, (index) => (index === 7 ? 'Asked' : `Ask ${index}`)), view));
        expect(elements.map(({ key }) => key)).toEqual(CHANGED[view]);
        expect(JSON.stringify(elements).length).toBeLessThan(5000);
    });
});

it('moves what stands behind an addition without sending it again', () => {
    const before = drawn(long(40, (index) => `Ask ${index}`), 'map');
    const after = drawn(long(40, (index) => `Ask ${index}`).replace('touchpoint t0 ', 'touchpoint new "New"\n    touchpoint t0 '), 'map');
    const { elements } = patch(before, after);
    const moved = elements.filter(({ key }) => /^touchpoint:long\.t\d+$/.test(key));
    expect(moved).toHaveLength(40);
    expect(moved.every(({ svg }) => svg.includes(' data-kept=""></g>'))).toBe(true);
});
