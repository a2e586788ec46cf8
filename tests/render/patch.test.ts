import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { pageFindings } from '../../language-server/page-findings';
import { check } from '../../src/checks/engine';
import { defaultConfig } from '../../src/checks/resolved-config';
import { patchBetween, type PicturePatch } from '../../src/render/patch';
import { JOURNEY_VIEWS, type JourneyView } from '../../src/render/picture';
import type { Scene } from '../../src/render/scene';
import { svgOf, svgPieces } from '../../src/render/svg';
import { flat, patchedSvg } from '../harness/patched-svg';
import { sceneOf, subjectsOf, type PictureOptions } from './pictures';
import { randomJourney } from './random-journeys';
import { exampleProjects } from '../harness/examples';

const drawn = (text: string, view: JourneyView, options: PictureOptions = {}): Scene => {
    const compiled = compile([{ path: 'a.journey', text }]);
    return sceneOf(compiled, { view, journey: compiled.project.journeys[0]! }, options);
};
const patch = (before: Scene, after: Scene): PicturePatch => patchBetween(svgPieces(before), svgPieces(after));
const page = (scene: Scene): string => flat(svgOf(scene, 'preview'));

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

/** The element itself; where a view draws the title at several places, each of these. */
const CHANGED: Readonly<Record<JourneyView, readonly string[]>> = {
    map: ['touchpoint:long.t7'], blueprint: ['touchpoint:long.t7'], flow: ['touchpoint:long.t7'], promises: [], channels: ['touchpoint:long.t7'],
};

describe.each([40, 4000])('an edited title among %i touchpoints', (count) => {
    it.each(JOURNEY_VIEWS)('sends its own element in the %s, and no other', (view) => {
        const { elements } = patch(drawn(long(count, (index) => `Ask ${index}`), view), drawn(long(count, (index) => (index === 7 ? 'Asked' : `Ask ${index}`)), view));
        expect(elements.map(({ key }) => key)).toEqual(CHANGED[view]);
        expect(JSON.stringify(elements).length).toBeLessThan(5000);
    });
});

describe('another title in a full journey', () => {
    const changed = /(touchpoint [\w-]+ "[^"\n]*)(.)"/gu;
    it.each(exampleProjects())('sends in $path what looks different, and no other', ({ path, files }) => {
        const texts = files.map((file) => ({ path: file.path.slice(path.length + 1), text: file.text }));
        const before = picturesOf(texts);
        for (const [file, { text }] of texts.entries()) {
            for (const { index, 0: whole, 1: begin, 2: last } of [...text.matchAll(changed)].slice(0, 4)) {
                const edited = `${text.slice(0, index)}${begin}${last === 'n' ? 'u' : 'n'}"${text.slice(index + whole.length)}`;
                const after = picturesOf(texts.map((each, at) => (at === file ? { ...each, text: edited } : each)));
                for (const [name, scene] of before) {
                    const { elements } = patch(scene, after.get(name)!);
                    expect(patchedSvg(page(scene), elements)).toBe(page(after.get(name)!));
                    const old = svgPieces(scene);
                    const unseen = elements.filter(({ key, svg }) => seen(svg) === seen(`${old.get(key)!.begin}>${old.get(key)!.content}${old.get(key)!.end}`)).map(({ key }) => key);
                    // Where the touchpoint itself is not drawn, a message about it is all that tells its title.
                    expect(unseen.filter((key) => !(key.startsWith('mark:') && /\.(?:promises|case|portfolio)$/.test(name))), `${name}, ${whole}`).toEqual([]);
                }
            }
        }
    });
});

/** A part as somebody sees it. */
const seen = (svg: string): string => svg.replace(/<title[^>]*>.*?<\/title>/gsu, '');

const picturesOf = (texts: readonly { readonly path: string; readonly text: string }[]): ReadonlyMap<string, Scene> => {
    const compiled = compile(texts);
    const findings = pageFindings(check(compiled, defaultConfig(), { today: '2026-11-21' }), { view: compiled.view, sources: compiled.sources, locale: 'en', show: (path) => path });
    return new Map(subjectsOf(compiled).map(({ name, subject }) => [name, sceneOf(compiled, subject, { findings })]));
};

it('says names in full where the cards are folded away, and by their cards where they are not', () => {
    const text = (title: string): string => long(40, (index) => (index === 7 ? title : `Ask ${index}`)).replace(/(touchpoint t\d+ .*)/g, '$1 { does "Something"\n feels +1 }');
    const [folded, shown] = [drawn(text('Ask 7'), 'map', { folded: new Set(['touchpoints']) }), drawn(text('Ask 7'), 'map', { folded: new Set() })];
    const edited = { folded: drawn(text('Asked'), 'map', { folded: new Set(['touchpoints']) }), shown: drawn(text('Asked'), 'map', { folded: new Set() }) };
    for (const [before, after] of [[shown, folded], [folded, shown], [folded, edited.folded], [shown, edited.shown], [edited.folded, shown]] as const) {
        expect(patchedSvg(page(before), patch(before, after).elements)).toBe(page(after));
    }
    expect(page(shown)).toContain('<title><tspan data-name="touchpoint:long.t7">Ask 7</tspan> · +1</title>');
    expect(page(folded)).toContain('<title>Ask 7 · +1</title>');
    expect(patch(shown, edited.shown).elements.map(({ key }) => key)).toEqual(['touchpoint:long.t7']);
});

it('moves what stands behind an addition without sending it again', () => {
    const before = drawn(long(40, (index) => `Ask ${index}`), 'map');
    const after = drawn(long(40, (index) => `Ask ${index}`).replace('touchpoint t0 ', 'touchpoint new "New"\n    touchpoint t0 '), 'map');
    const { elements } = patch(before, after);
    const moved = elements.filter(({ key }) => /^touchpoint:long\.t\d+$/.test(key));
    expect(moved).toHaveLength(40);
    expect(moved.every(({ svg }) => svg.includes(' data-kept=""></g>'))).toBe(true);
});
