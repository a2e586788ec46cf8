import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import { mapParts } from '../../src/render/views/map/parts';
import { layOutSeams } from '../../src/render/views/map/seam-layout';
import { seamsOf } from '../../src/render/views/map/seams';
import type { Locale } from '../../src/render/words';
import { randomJourney as randomProject } from '../harness/random-journey';
import { contextOf, pictureOf, sceneOf } from './pictures';
import { randomJourney } from './random-journeys';
import { sceneFaults } from './scene-faults';
import { seamFaults } from './seam-faults';

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const compiled = (text: string): Compiled => compile([{ path: 'a.journey', text }]);

describe('maps of random journeys', () => {
    const shapes = [{ stages: 2, touchpoints: 4 }, { stages: 5, touchpoints: 3 }, { stages: 8, touchpoints: 2 }, { stages: 6, touchpoints: 8 }];
    test.each(shapes)('nothing overlaps, nothing leaves its place, the same bytes: up to $stages stages of up to $touchpoints touchpoints', (size) => {
        for (let seed = 1; seed <= 100; seed++) {
            const text = randomJourney(seed, size);
            const project = compiled(text);
            for (const fault of faultsIn(project, LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
            expect(pictures(compiled(text))).toEqual(pictures(project));
        }
    });
    test('handoffs of several modes from and to one touchpoint: each mode has a line of its own', () => {
        for (let seed = 1; seed <= 100; seed++) for (const fault of faultsIn(compiled(randomJourney(seed, { stages: 3, touchpoints: 4, modes: true })), LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
    });
    test('with every fact of the language', () => {
        for (let seed = 1; seed <= 400; seed++) for (const fault of faultsIn(compiled(randomProject(seed, 'tidy')), LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
    });
    test('with hundreds of touchpoints', () => {
        const project = compiled(randomJourney(9, { stages: 40, touchpoints: 20 }));
        expect(project.project.journeys[0]!.stages.flatMap((stage) => stage.touchpoints).length).toBeGreaterThan(300);
        for (const fault of faultsIn(project, 'en')) expect.fail(fault);
    });
});

function faultsIn(project: Compiled, locale: Locale): readonly string[] {
    return project.project.journeys.flatMap((journey) => {
        const parts = mapParts(journey, contextOf(project, { locale }));
        return [...sceneFaults(sceneOf(project, { view: 'map', journey }, { locale })), ...(parts.columns.columns.length === 0 ? [] : seamFaults(layOutSeams(seamsOf(parts), parts.columns)))];
    });
}

function pictures(project: Compiled): readonly string[] {
    return project.project.journeys.map((journey) => pictureOf(project, { view: 'map', journey }));
}
