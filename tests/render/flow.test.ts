import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { journeyGraph } from '../../src/analysis/graph';
import { handoffContracts } from '../../src/analysis/handoff-contract';
import { layOut } from '../../src/render/views/flow/flow-layout';
import { WORDS, type Locale } from '../../src/render/words';
import { faultsOf } from './faults';
import { pictureOf, sceneOf } from './pictures';
import { randomJourney } from './random-journeys';
import { duplicates, sceneFaults, wellFormedFault } from './scene-faults';

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

describe('a handoff is a contract', () => {
    const slots = (facts: string): readonly string[] => [...pictures(compile([{ path: 'a.journey', text: `owner o "O"\ninformation i "I"\njourney j { stage s { touchpoint t { handoff -> u { ${facts} } } touchpoint u } }` }]), 'en').join('').matchAll(/class="slot">\s*<title>([^<]*)</g)].map((match) => match[1]!);
    test('what it says fills a slot, what nobody wrote down leaves one empty', () => {
        expect(slots('carries i  tells "Tomorrow"')).toEqual(['context carried', 'accepted by somebody: not stated', 'customer told', 'fallback: not stated']);
        expect(slots('carries all  accepted by o  tells "Tomorrow"  fallback o')).toEqual(['context carried', 'accepted by somebody', 'customer told', 'fallback']);
    });
    test('a customer who chose to go on needs only that what is known goes along', () => {
        expect(slots('choice')).toEqual(['context carried: not stated', 'accepted by somebody: not needed', 'customer told: not needed', 'fallback: not needed']);
        expect(slots('choice  carries all  tells "Tomorrow"')).toEqual(['context carried', 'accepted by somebody: not needed', 'customer told', 'fallback: not needed']);
    });
    test('what it carries is not all that has to go along', () => {
        const drawn = (locale: Locale): string => pictures(compile([{ path: 'a.journey', text: 'owner o "O" { owner p "P" }\ninformation i "单号"\ninformation k "Key"\njourney j { stage s { touchpoint t { owner o asks i, k handoff -> u { carries k } } touchpoint u { owner p needs i } } }' }]), locale).join('');
        expect(drawn('en')).toContain('<title>context carried: without 单号</title>');
        expect(drawn('en')).toContain('>not stated, or not all<');
        expect(drawn('zh-Hans')).toContain('<title>带走的信息：缺少单号</title>');
    });
    test('word on the way every day tells the customer', () => expect(slots('carries all  updates every 1d')[2]).toBe('customer told'));
    test.each([['warm', 'Warm handoff'], ['cold', 'Cold handoff'], ['self', 'Customer carries it'], ['auto', 'Automatic handoff']])('mode %s differs in line and words', (mode, words) => {
        const svg = pictures(compile([{ path: 'a.journey', text: `journey j { stage s { touchpoint t { handoff -> u { mode ${mode} } } touchpoint u } }` }]), 'en').join('');
        expect(svg).toContain(`>${words}<`);
        expect(svg).toContain(`class="flow-handoff-${mode}"`);
    });
    test('what the customer has to carry has one colour in map, flow and blueprint', () => {
        const compiled = compile([{ path: 'a.journey', text: 'owner o "O"\nowner p "P"\njourney j { stage s { touchpoint t { owner o handoff -> u { mode self } } touchpoint u { owner p handoff -> v { mode auto } } touchpoint v { owner o } } }' }]);
        const [map, flow, blueprint] = (['map', 'flow', 'blueprint'] as const).map((view) => pictureOf(compiled, { view, journey: compiled.project.journeys[0]! }));
        const coloursOf = (svg: string, paint: string): ReadonlySet<string> => new Set([...svg.matchAll(new RegExp(`class="${paint}" [^>]*?(?:fill|stroke)="(#[0-9a-f]+)"`, 'g'))].map((match) => match[1]!));
        const orange = coloursOf(map!, 'map-head-self');
        expect([...orange]).toHaveLength(1);
        for (const [svg, paint] of [[map!, 'map-way-self'], [flow!, 'flow-handoff-self'], [flow!, 'flow-head-self'], [blueprint!, 'blueprint-self'], [blueprint!, 'blueprint-head-self']] as const) {
            expect(coloursOf(svg.replaceAll('fill="none" ', ''), paint), paint).toEqual(orange);
        }
        expect(coloursOf(flow!.replaceAll('fill="none" ', ''), 'flow-handoff-auto')).not.toEqual(orange);
        // Each has one line and one sample in the legend.
        expect([flow!.match(/class="flow-head-self"/g)!.length, blueprint!.match(/class="blueprint-head-self"/g)!.length]).toEqual([2, 2]);
    });
    test('a path has none', () => {
        expect(pictures(compile([{ path: 'a.journey', text: 'journey j { stage s { touchpoint t { path -> u "On" } touchpoint u } }' }]), 'en').join('')).not.toContain('class="slot"');
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
        expect(duplicates([...svg.matchAll(/ data-key="([^"]*)"/g)].map((match) => match[1]!))).toEqual([]);
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
        return [
            ...faultsOf(layOut({ ...journeyGraph(journey, compiled.view), contractOf: handoffContracts(compiled.view, createAnalyses(compiled.view)) }, compiled.view, WORDS[locale])),
            ...sceneFaults(sceneOf(compiled, { view: 'flow', journey }, { locale })),
        ];
    });
}

function pictures(compiled: Compiled, locale: Locale): readonly string[] {
    return compiled.project.journeys.map((journey) => pictureOf(compiled, { view: 'flow', journey }, { locale }));
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
