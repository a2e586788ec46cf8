import { describe, expect, it } from 'vitest';
import { createBaseProject } from '../../language-server/base-project';
import { drawCompared, type ComparedView } from '../../language-server/compared-view';
import { createProjectStore, type ProjectStore } from '../../language-server/project-store';
import type { Project } from '../../language-server/projects';
import { parseConfig } from '../../src/checks/config';
import { resolveConfig } from '../../src/checks/resolved-config';
import { atOnce, type Steps } from '../../src/diff/steps';
import type { BaseState } from '../../src/protocol';
import { exampleProjects } from '../harness/examples';
import { mutate, seeded } from '../harness/mutate';
import { randomFrom, type Random } from '../harness/random';
import { editWeb, filesOf, randomWeb } from '../harness/random-web';

// What is shown of the changes while a text is edited is kept from one edit to the next: it must be what comparing from scratch gives.

const today = '2026-11-21';
const parsed = parseConfig('{}', 'journey.config.json');
if (!('config' in parsed)) throw new Error('the test has a wrong config');
const resolved = resolveConfig(parsed.config, () => undefined);
if (!('config' in resolved)) throw new Error('the test has a wrong config');
const { config } = resolved;

type Texts = ReadonlyMap<string, string>;

function projectOf(store: ProjectStore): Project {
    return {
        key: '', locale: 'en', isForeign: false, store, folder: () => 'file:///p', pathIn: uri => uri, baseBranch: undefined, uriOf: path => path, isOpen: () => false, uses: () => [],
    };
}
function storeOf(texts: Texts): ProjectStore {
    const store = createProjectStore(config, [], today);
    store.set(filesOf(texts));
    return store;
}
const stateOf = (texts: Texts): BaseState => ({ commit: 'a'.repeat(40), is: 'itself', folders: [], files: [...texts].map(([uri, text]) => ({ uri, text })) });

/** All that is told of the changes of some journeys. */
function* stepsOf(states: ReturnType<ReturnType<typeof createBaseProject>['compare']>, base: BaseState, journeys: readonly string[]): Steps<ComparedView> {
    return yield* drawCompared({ against: { revision: 'main', base }, states: yield* states, journeys, locale: 'en', theme: 'light', today });
}
const said = ({ places, ...view }: ComparedView): unknown => ({ ...view, places: [...places] });

/** Edits a project again and again, and compares it with an earlier state after each edit: what was kept, and from scratch. */
function expectSameAfterEdits(before: Texts, texts: Map<string, string>, edit: (random: Random) => { readonly path: string; readonly text: string | undefined }, seed: number, edits: number): void {
    const random = randomFrom(seed);
    const base = stateOf(before);
    const store = storeOf(texts);
    const kept = createBaseProject(projectOf(store), base);
    for (let step = 0; step < edits; step++) {
        const { path, text } = edit(random);
        if (text === undefined) {
            texts.delete(path);
            store.remove(path);
        }
        else {
            texts.set(path, text);
            store.set([{ path, text }]);
        }
        const journeys = random.shuffled(store.project().journeys.map(({ id }) => id)).slice(0, 2);
        const steps = stepsOf(kept.compare(), base, journeys);
        // The next edit comes before it is done: it is given up.
        if (random.chance(25)) {
            for (let left = random.below(12); left > 0 && steps.next().done !== true;) left--;
            continue;
        }
        const scratch = createBaseProject(projectOf(storeOf(texts)), base);
        expect(said(atOnce(steps)), `seed ${seed} step ${step}: ${path}`).toEqual(said(atOnce(stepsOf(scratch.compare(), base, journeys))));
    }
}

describe('the changes that the server keeps', () => {
    it('of journeys that hang together are the same after random edits as from scratch', () => {
        for (let seed = 1; seed <= 10; seed++) {
            const before = randomWeb(randomFrom(seed));
            const texts = new Map(before);
            expectSameAfterEdits(before, texts, random => editWeb(texts, random), seed, 14);
        }
    });

    it.each(exampleProjects().map(project => [project.path, project.files] as const))('of %s are the same after random edits, also those that cannot be read, as from scratch', (_, files) => {
        const before = new Map(files.map(({ path, text }) => [path, text]));
        for (let seed = 1; seed <= 2; seed++) {
            const texts = new Map(before);
            const chance = seeded(seed * 13);
            expectSameAfterEdits(before, texts, random => {
                const path = random.pick([...before.keys()]);
                return { path, text: random.chance(40) ? before.get(path)! : mutate(texts.get(path)!, chance) };
            }, seed, 8);
        }
    });

    it('tell everything that changed: what is kept is not only alike, but all of it', () => {
        const before = new Map([['a.journey', 'channel app "App" : app\njourney a "A" {\n  stage s "S" {\n    touchpoint t "T" { channel app }\n  }\n}\n'], ['b.journey', 'journey b "B" {\n  stage s "S" {\n    touchpoint u "U" { channel app }\n  }\n}\n']]);
        const texts = new Map(before);
        const store = storeOf(texts);
        const base = stateOf(before);
        const kept = createBaseProject(projectOf(store), base);
        const changes = (): string => atOnce(stepsOf(kept.compare(), base, ['a'])).changes.replace(/<[^>]*>/g, ' ');
        expect(changes()).not.toContain('no longer offered');
        store.set([{ path: 'b.journey', text: before.get('b.journey')!.replace('{ channel app }', '') }]);
        expect(changes()).toContain('“U” has no channel any more');
        store.set([{ path: 'a.journey', text: before.get('a.journey')!.replace('"T"', '"Talk"') }]);
        expect(changes()).toMatch(/“U” has no channel any more/);
        expect(changes()).toContain('Talk');
        store.set([{ path: 'b.journey', text: before.get('b.journey')! }]);
        expect(changes()).not.toContain('“U”');
    });

    // What is kept of a journey holds only as long as everything is called as it was: each of these edits leaves the journey alone whose changes are told.
    const told = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) => {
        const texts = new Map(Object.entries({ ...before, ...now }));
        const store = storeOf(texts);
        const base = stateOf(new Map(Object.entries(before)));
        const kept = createBaseProject(projectOf(store), base);
        const changes = (): string => atOnce(stepsOf(kept.compare(), base, ['a'])).changes.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
        return { changes, set: (path: string, text: string) => { store.set([{ path, text }]); } };
    };
    it('of a journey are told anew when what it names counts as another thing than before', () => {
        const journey = (owner: string): string => `journey a "A" {\n  owner ${owner}\n  stage s "S" {\n    touchpoint t "T" { ends success }\n  }\n}\n`;
        const { changes, set } = told({ 'owners.journey': 'owner desk "Desk"\n', 'a.journey': journey('desk') }, { 'owners.journey': 'owner front "Reception" { was desk }\n', 'a.journey': journey('front') });
        const renamed = changes();
        expect(renamed).not.toContain('somebody else');
        // Here is who was called so: it was no renaming after all.
        set('more.journey', 'owner desk "Desk"\n');
        expect(changes()).toContain('is done by somebody else: “Desk” → “Reception”');
        set('more.journey', '');
        expect(changes()).toBe(renamed);
    });
    it('of one journey keep what a part of another one was called', () => {
        const journey = (name: string, more: string): string => `journey ${name} "${name.toUpperCase()}" {\n  stage s "S" {\n    touchpoint ${more}\n  }\n}\n`;
        const before = { 'a.journey': journey('a', 't "T" { promises p "P" within 1d }'), 'b.journey': journey('b', 'u "U" { meets a.p }'), 'links.journey': 'handoff a.t -> b.u { carries a.p }\n', 'c.journey': journey('c', 'v "V"') };
        const now = { 'a.journey': journey('a', 'first "T" { was t promises vow "P" within 1d }'), 'b.journey': journey('b', 'u "U!" { meets a.vow }'), 'links.journey': 'handoff a.first -> b.u { carries a.vow }\n' };
        const { changes, set } = told(before, now);
        const first = changes();
        expect(first).toMatch(/ 2 text\. .*Elsewhere in the project \(1\)/);
        set('c.journey', `${before['c.journey']}\n`);
        expect(changes()).toBe(first);
        set('links.journey', `${now['links.journey']}\n`);
        expect(changes()).toBe(first);
    });
    it('of one journey keep which way is which, for what moved to another one', () => {
        const journey = (name: string, more: string): string => `journey ${name} "${name.toUpperCase()}" {\n  stage s "S" {\n    ${more}\n  }\n}\n`;
        const before = { 'a.journey': journey('a', 'touchpoint t "T" { handoff -> m { within 1d } }\n    touchpoint m "M"\n    touchpoint n "N"'), 'b.journey': journey('b', 'touchpoint u "U"'), 'c.journey': journey('c', 'touchpoint v "V"') };
        const now = { 'a.journey': journey('a', 'touchpoint t "T" { handoff -> n { within 1d } }\n    touchpoint n "N"'), 'b.journey': journey('b', 'touchpoint u "U"\n    touchpoint m "M"') };
        const { changes, set } = told(before, now);
        const first = changes();
        expect(first).toContain('the customer is handed to “N” in place of “M”');
        set('c.journey', `${before['c.journey']}\n`);
        expect(changes()).toBe(first);
    });
});
