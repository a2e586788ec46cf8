import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { createFindingStore } from '../../language-server/findings';
import { createWorkspace } from '../../language-server/workspace';
import { check } from '../../src/checks/engine';
import { parseConfig } from '../../src/checks/config';
import { resolveConfig } from '../../src/checks/resolved-config';
import { exampleProjects } from '../harness/examples';
import { mutate, seeded } from '../harness/mutate';
import { randomFrom } from '../harness/random';
import { editWeb, filesOf, randomWeb } from '../harness/random-web';

const today = '2026-11-21';
const parsed = parseConfig('{ "extends": "all" }', 'journey.config.json');
if (!('config' in parsed)) throw new Error('the test has a wrong config');
const resolved = resolveConfig(parsed.config, () => undefined);
if (!('config' in resolved)) throw new Error('the test has a wrong config');
const config = resolved.config;

describe('the findings that the server keeps', () => {
    it.each(exampleProjects().map(project => [project.path, project.files] as const))('of %s are the same after random edits as a check from scratch', (_, files) => {
        for (let seed = 1; seed <= 5; seed++) {
            const random = seeded(seed * 7);
            const texts = new Map(files.map(file => [file.path, file.text]));
            const workspace = createWorkspace();
            const store = createFindingStore(workspace, config, today);
            store.notice(workspace.set(files));
            for (let step = 0; step < 12; step++) {
                const paths = [...files.map(file => file.path), 'extra.journey'];
                const path = paths[Math.floor(random() * paths.length)]!;
                const before = texts.get(path) ?? files[0]!.text;
                if (random() < 0.08) {
                    texts.delete(path);
                    store.notice(workspace.remove(path));
                }
                else {
                    const text = random() < 0.25 ? files.find(file => file.path === path)?.text ?? files[0]!.text : mutate(before, random);
                    texts.set(path, text);
                    store.notice(workspace.set([{ path, text }]));
                }
                const scratch = check(compile([...texts].map(([at, text]) => ({ path: at, text }))), config, { today });
                // Not every step asks: what was not asked for must be right all the same when it is.
                if (random() < 0.3) continue;
                expect([...texts.keys()].sort().flatMap(at => store.findingsOf(at)), `seed ${seed} step ${step}`).toEqual(scratch);
            }
        }
    });

    it('of journeys that hang together are the same after random edits as a check from scratch', () => {
        for (let seed = 1; seed <= 60; seed++) {
            const random = randomFrom(seed);
            const texts = randomWeb(random);
            const workspace = createWorkspace();
            const store = createFindingStore(workspace, config, today);
            store.notice(workspace.set(filesOf(texts)));
            for (let step = 0; step < 20; step++) {
                const { path, text } = editWeb(texts, random);
                if (text === undefined) texts.delete(path);
                else texts.set(path, text);
                store.notice(text === undefined ? workspace.remove(path) : workspace.set([{ path, text }]));
                if (random.chance(30)) continue;
                const scratch = check(compile(filesOf(texts)), config, { today });
                expect([...texts.keys()].sort().flatMap(at => store.findingsOf(at)), `seed ${seed} step ${step}: ${path}`).toEqual(scratch);
            }
        }
    });

    it('do not depend on the order in which files come, or are asked for', () => {
        for (let seed = 1; seed <= 60; seed++) {
            const random = randomFrom(seed);
            const files = filesOf(randomWeb(random));
            const found = check(compile(files), config, { today });
            expect(found.filter(({ rule }) => rule === 'internal-error'), `seed ${seed}`).toEqual([]);
            const workspace = createWorkspace();
            const store = createFindingStore(workspace, config, today);
            store.notice(workspace.set(random.shuffled([...files])));
            const byPath = new Map(random.shuffled([...files]).map(({ path }) => [path, store.findingsOf(path)]));
            expect([...byPath.keys()].sort().flatMap(path => byPath.get(path)!), `seed ${seed}`).toEqual(found);
        }
    });
});
