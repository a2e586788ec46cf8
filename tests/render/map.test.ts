import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import { journeyGraph } from '../../src/analysis/graph';
import { layOut } from '../../src/render/layout/map-layout';
import { CARD_WIDTH_PX } from '../../src/render/layout/metrics';
import { drawMap } from '../../src/render/map';
import type { Scene, SceneNode } from '../../src/render/scene';
import { svgOf } from '../../src/render/svg';
import { PAINTS } from '../../src/render/theme';
import { widthOf } from '../../src/render/text/measure';
import { WORDS, type Locale } from '../../src/render/words';
import { faultsOf } from './faults';
import { randomJourney } from './random-journeys';

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const EXAMPLES = join(__dirname, '../../examples');

describe('on random journeys', () => {
    const shapes = [{ stages: 2, touchpoints: 4 }, { stages: 5, touchpoints: 3 }, { stages: 8, touchpoints: 2 }, { stages: 6, touchpoints: 8 }];
    test.each(shapes)('nothing overlaps, nothing leaves the frame, the same bytes: up to $stages stages of up to $touchpoints touchpoints', (size) => {
        for (let seed = 1; seed <= 120; seed++) {
            const text = randomJourney(seed, size);
            const compiled = compile([{ path: 'a.journey', text }]);
            expect(compiled.problems.filter((problem) => problem.rule === 'syntax'), `seed ${seed}`).toEqual([]);
            for (const fault of faultsIn(compiled, LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
            expect(pictures(compile([{ path: 'a.journey', text }]), 'en')).toEqual(pictures(compiled, 'en'));
        }
    });

    test('a journey of hundreds of touchpoints too', () => {
        const compiled = compile([{ path: 'a.journey', text: randomJourney(9, { stages: 40, touchpoints: 20 }) }]);
        expect(compiled.project.journeys[0]!.stages.flatMap((stage) => stage.touchpoints).length).toBeGreaterThan(300);
        for (const fault of faultsIn(compiled, 'en')) expect.fail(fault);
    });
});

describe('on the examples', () => {
    test.each(projectsOf(EXAMPLES))('%s', (folder) => {
        const compiled = compile(filesOf(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') })));
        for (const locale of LOCALES) for (const fault of faultsIn(compiled, locale)) expect.fail(fault);
    });
});

describe('odd input', () => {
    const picture = (text: string): string => pictures(compile([{ path: 'a.journey', text }]), 'en').join('');

    test('what XML cannot hold is replaced, and the rest is escaped', () => {
        const svg = picture('journey j "a\u0001b < \ud800 & \\"c\\"" {\n stage s { touchpoint t "x" } }');
        expect(svg).toContain('a\ufffdb &lt; \ufffd &amp; &quot;c&quot;');
        expect(wellFormedFault(svg)).toBeUndefined();
    });
    test('two touchpoints of one name keep keys of their own', () => {
        const svg = picture('journey j { stage s { touchpoint t "One"  touchpoint t "Two" } }');
        expect(duplicates(svg)).toEqual([]);
        expect(svg).toContain('>Two<');
    });
    test('a handoff to nothing says so on the card', () => {
        expect(picture('journey j { stage s { touchpoint t { handoff -> nowhere } } }')).toContain('“nowhere” is not in this journey');
    });
    test('half-written text is drawn as far as it goes', () => {
        expect(picture('journey j "Half" {\n stage s "Stage" {\n touchpoint t "Point" {\n channel \n')).toContain('>Point<');
    });
    test('a journey without stages says so', () => {
        expect(picture('journey j "Bare"')).toContain('No stages yet');
    });
    test('a handoff into another journey is told on both cards', () => {
        const compiled = compile([{ path: 'a.journey', text: 'journey a "Buy" { stage s { touchpoint x "Pay" { ends success } } }\njourney b "Own" { stage s { touchpoint y "Drive" } }\nhandoff a.x -> b.y "Keys"\n' }]);
        const [buy, own] = pictures(compiled, 'en');
        expect(buy).toContain('to Own · Drive');
        expect(buy).toContain('>Keys<');
        expect(own).toContain('from Buy · Pay');
    });
});

function faultsIn(compiled: Compiled, locale: Locale): readonly string[] {
    return compiled.project.journeys.flatMap((journey) => {
        const scene = drawMap(journey, compiled.view, { theme: 'light', locale });
        const svg = svgOf(scene);
        return [
            ...faultsOf(layOut(journeyGraph(journey, compiled.view), compiled.view, WORDS[locale])),
            ...textFaults(scene), ...duplicates(svg).map((key) => `the key ${key} occurs twice`), ...[wellFormedFault(svg)].filter((fault) => fault !== undefined),
        ];
    });
}

/** Every text must end inside the picture, and that on a card inside the card. */
function textFaults(scene: Scene): readonly string[] {
    const faults: string[] = [];
    const visit = (node: SceneNode, leftPx: number, topPx: number, limitPx: number): void => {
        const moved = /^translate\((\S+) (\S+)\)$/.exec(String(node.attributes['transform'] ?? ''));
        const left = leftPx + Number(moved?.[1] ?? 0);
        const top = topPx + Number(moved?.[2] ?? 0);
        const limit = node.class === 'touchpoint' ? left + CARD_WIDTH_PX : limitPx;
        if (node.tag === 'text') {
            const { line } = PAINTS[node.class!]!;
            const endPx = left + Number(node.attributes['x']) + widthOf(node.text!, { sizePx: Number(line!['font-size']), weight: line!['font-weight'] === 600 ? 'bold' : 'regular' });
            if (limit < endPx) faults.push(`“${node.text}” ends at ${endPx}, behind ${limit}`);
            const baseline = top + Number(node.attributes['y']);
            if (baseline < 10 || scene.heightPx - 4 < baseline) faults.push(`“${node.text}” stands above or below the picture`);
        }
        for (const child of node.children ?? []) visit(child, left, top, limit);
    };
    for (const node of scene.nodes) visit(node, 0, 0, scene.widthPx);
    return faults;
}

function pictures(compiled: Compiled, locale: Locale): readonly string[] {
    return compiled.project.journeys.map((journey) => svgOf(drawMap(journey, compiled.view, { theme: 'light', locale })));
}

function duplicates(svg: string): readonly string[] {
    const keys = [...svg.matchAll(/ data-key="([^"]*)"/g)].map((match) => match[1]!);
    return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** One element a line, every group closed, no stray character. */
function wellFormedFault(svg: string): string | undefined {
    const body = svg.replace(/<style>[^<]*<\/style>\n/, '').trimEnd().split('\n');
    const attributes = String.raw`(?: [\w:-]+="[^"<]*")*`;
    const content = '(?:[^<>&]|&(?:amp|lt|gt|quot);)*';
    const line = new RegExp(`^(?:<(?:g|svg)${attributes}>|</(?:g|svg)>|<(?:rect|path|circle)${attributes}/>|<(text|title|desc)${attributes}>${content}</\\1>)$`, 'u');
    const bad = body.find((one) => !line.test(one));
    if (bad !== undefined) return `not well-formed: ${bad}`;
    const depth = body.reduce((open, one) => open + (/^<(?:g|svg)[ >]/.test(one) ? 1 : 0) - (/^<\/(?:g|svg)>/.test(one) ? 1 : 0), 0);
    return depth === 0 ? undefined : `${depth} groups are not closed`;
}

/** Every folder with a config, which is a project of its own. */
function projectsOf(folder: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (entry.isDirectory()) return projectsOf(join(folder, entry.name));
        return entry.name === 'journey.config.json' ? [folder] : [];
    }).sort();
}

function filesOf(folder: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (entry.isDirectory()) return filesOf(join(folder, entry.name));
        return entry.name.endsWith('.journey') ? [join(folder, entry.name)] : [];
    }).sort();
}
