import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import type { ElementKey } from '../../src/model/model';
import type { Mark } from '../../src/render/marks';
import type { SceneNode } from '../../src/render/scene';
import { exampleProjects } from '../harness/examples';
import { randomJourney as randomProject } from '../harness/random-journey';
import { sceneOf, subjectsOf } from './pictures';
import { randomJourney } from './random-journeys';
import { markFaults } from './mark-faults';

const SEVERITIES: readonly Mark['severity'][] = ['error', 'warning', 'finding', 'info'];
const VIEWS: readonly string[] = ['map', 'blueprint', 'flow'];

describe('the marks of findings', () => {
    test.each(SEVERITIES)('of severity %s hold their number, however many there are', (severity) => {
        const compiled = compile([{ path: 'a.journey', text: 'journey j { stage s { touchpoint a } }' }]);
        for (const count of [1, 4, 9, 10, 120]) expect(faultsIn(compiled, () => Array.from({ length: count }, () => severity))).toEqual([]);
    });
    test('lie on no arrowhead where a way leads back', () => {
        const compiled = compile([{ path: 'a.journey', text: 'journey j { stage s { touchpoint a { handoff -> b handoff -> c } touchpoint b } stage t { touchpoint c { handoff -> a path -> b } } }' }]);
        expect(faultsIn(compiled, () => ['warning'])).toEqual([]);
        expect(faultsIn(compiled, () => Array.from({ length: 12 }, () => 'error' as const))).toEqual([]);
    });
    describe.each(exampleProjects())('in every picture of $path', ({ files }) => {
        const compiled = compile(files);
        test('with one finding of each element', () => expect(faultsIn(compiled, (index) => [SEVERITIES[index % 4]!])).toEqual([]));
        test('with many', () => expect(faultsIn(compiled, () => Array.from({ length: 12 }, () => 'warning' as const))).toEqual([]));
    });
    test('in pictures of random journeys', () => {
        for (let seed = 1; seed <= 40; seed++) {
            for (const text of [randomJourney(seed, { stages: 5, touchpoints: 4 }), randomProject(seed, 'tidy')]) {
                for (const fault of faultsIn(compile([{ path: 'a.journey', text }]), (index) => Array.from({ length: 1 + (index % 12) }, () => SEVERITIES[index % 4]!))) expect.fail(`seed ${seed}: ${fault}`);
            }
        }
    });
});

/** @param severities of the findings of an element, by its place. */
function faultsIn(compiled: Compiled, severities: (index: number) => readonly Mark['severity'][]): readonly string[] {
    return subjectsOf(compiled).filter(({ subject }) => VIEWS.includes(subject.view)).flatMap(({ name, subject }) => {
        const elements = [...new Set([...keysOf(sceneOf(compiled, subject).nodes).map((key) => key.replace(/~\d+$/, '')), ...compiled.project.journeys.map(({ id }) => `journey:${id}`)])].filter((key) => ELEMENT.test(key)) as ElementKey[];
        const findings = elements.flatMap((element, index) => severities(index).map((severity): Mark => ({ element, severity, rule: 'r', message: 'm' })));
        return markFaults(sceneOf(compiled, subject, { findings })).map((fault) => `${name}: ${fault}`);
    });
}

const ELEMENT = /^(?:journey|stage|touchpoint|way|promise|expectation|pain|opportunity|owner|channel):/;

function keysOf(nodes: readonly SceneNode[]): readonly string[] {
    return nodes.flatMap(({ key, children = [] }) => [...(key === undefined ? [] : [key]), ...keysOf(children)]);
}
