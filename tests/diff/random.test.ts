import { expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { LOCALES } from '../../src/checks/rule';
import { diff } from '../../src/diff/diff';
import { KINDS, type KindName } from '../../src/diff/kinds';
import { overlaysOf } from '../../src/diff/overlay';
import { say } from '../../src/diff/say';
import { sayShort } from '../../src/diff/say-short';
import { unionsOf } from '../../src/diff/union';
import { overlayJourney } from '../../language-server/change-picture';
import { drawOverlay } from '../../src/render/views/overlay/overlay';
import { sceneFaults } from '../render/scene-faults';
import { exampleProjects } from '../harness/examples';
import { randomJourney } from '../harness/random-journey';
import { mutate, seeded } from '../harness/mutate';
import { randomFrom, type Random } from '../harness/random';
import { TODAY } from './changes';

/** Lines are taken out, doubled, swapped with the next one, or get another number. */
function edited(text: string, random: Random): string {
    const lines = text.split('\n');
    for (let edit = 0; edit < 1 + random.below(4); edit++) {
        const at = random.below(Math.max(1, lines.length - 1));
        const line = lines[at] ?? '';
        const kind = random.below(4);
        if (kind === 0 && !/[{}]/.test(line)) lines.splice(at, 1);
        if (kind === 1 && !/[{}]/.test(line)) lines.splice(at, 0, line);
        if (kind === 2 && !/[{}]/.test(line) && !/[{}]/.test(lines[at + 1] ?? '{')) lines.splice(at, 2, lines[at + 1]!, line);
        if (kind === 3) lines[at] = line.replace(/\d+/, number => String(Number(number) + 1));
    }
    return lines.join('\n');
}

/** The order of lists counts for nothing here: what is moved is a test of its own. */
function unordered(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([key, part]) => part !== undefined && key !== 'or').map(([key, part]) => [key, unordered(part)]));
}

const texts = (seed: number): string => randomJourney(seed, 'tidy');

test('what is the same has no changes, whatever it is', () => {
    for (const { path, files } of exampleProjects()) {
        const [one, other] = [compile(files), compile(files)];
        expect(diff(one, other, { today: TODAY }), path).toEqual([]);
    }
    for (let seed = 0; seed < 60; seed++) {
        const file = [{ path: 'a.journey', text: texts(seed) }];
        expect(diff(compile(file), compile(file), { today: TODAY }), String(seed)).toEqual([]);
    }
});

test('every change of every text can be told, is classified, has a fingerprint of its own, and points to something that is there', () => {
    for (let seed = 0; seed < 400; seed++) {
        const random = randomFrom(seed);
        const text = texts(seed);
        const [old, now] = [compile([{ path: 'a.journey', text }]), compile([{ path: 'a.journey', text: edited(text, random) }])];
        const changes = diff(old, now, { today: TODAY });
        expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size, String(seed)).toBe(changes.length);
        for (const change of changes) {
            expect([KINDS[change.kind as KindName].class, 'draft']).toContain(change.class);
            for (const locale of LOCALES) for (const said of [say(change, locale), sayShort(change, locale)]) expect(said, `${seed} ${change.kind} ${JSON.stringify(change.args)}`).not.toMatch(/^$|\{\w+\}|undefined|\[object|∅|NaN/);
            if (change.now !== undefined) expect(now.sources.element(change.now.element), `${seed} ${change.kind} ${change.now.element}`).toBeDefined();
            if (change.old !== undefined) expect(old.sources.element(change.old.element), `${seed} ${change.kind} ${change.old.element}`).toBeDefined();
            expect(JSON.parse(JSON.stringify(change))).toEqual(change);
        }
        overlaysOf(old, now, changes, { today: TODAY });
        unionsOf(old, now, changes, { today: TODAY });
        // Every change shows: in the model nothing differs that no line tells.
        if (JSON.stringify(old.project) !== JSON.stringify(now.project) && changes.length === 0) {
            expect(unordered(now.project), `seed ${seed} differs without a change`).toEqual(unordered(old.project));
        }
        // What is undone is there in the other direction.
        const back = diff(now, old, { today: TODAY });
        expect(back.length === 0, `seed ${seed}`).toBe(changes.length === 0);
    }
});

test('nothing that can stand in a text stops it: names twice, names of nothing, half-written lines', () => {
    for (let seed = 0; seed < 200; seed++) {
        const text = texts(seed);
        const [old, now] = [mutate(text, seeded(seed)), mutate(text, seeded(seed + 1000))].map(each => compile([{ path: 'a.journey', text: each }, { path: 'b.journey', text: seed % 3 === 0 ? each : '' }]));
        const changes = diff(old!, now!, { today: TODAY });
        for (const change of changes) expect(say(change, 'zh-Hans'), `${seed} ${change.kind}`).not.toMatch(/undefined|\[object|∅/);
        overlaysOf(old!, now!, changes, { today: TODAY });
        const journeys = unionsOf(old!, now!, changes, { today: TODAY }).map(union => overlayJourney(union, { old: old!, now: now! }, 'zh-Hans'));
        expect(sceneFaults(drawOverlay({ title: 't', old: 'a', now: 'b', tiles: [], notes: [] }, journeys, { theme: 'light', locale: 'zh-Hans' })), String(seed)).toEqual([]);
    }
});
