import { describe, expect, it } from 'vitest';
import { compile, compiledFrom, type Compiled } from '../../language-server/compile';
import { createWorkspace } from '../../language-server/workspace';
import { spanOf } from '../../src/model/source';
import { exampleProjects } from '../harness/examples';
import { mutate, seeded } from '../harness/mutate';
import { randomFrom } from '../harness/random';
import { editWeb, filesOf, randomWeb } from '../harness/random-web';

/** Everything that a project says and where: two compilations are the same when this is. */
function all(compiled: Compiled): unknown {
    const places = [...compiled.sources.files.keys()].sort().flatMap(path => compiled.sources.elementsOf(path).map(element => [element, spanOf(compiled.sources, { element })]));
    const referrers = [...new Set(places.map(([element]) => element as string))].map(key => [key, compiled.view.referencesTo(key as never)]);
    return { project: compiled.project, problems: compiled.problems, places, referrers, found: foundIn(compiled) };
}

/** What look-ups answer for every id of the project. */
function foundIn({ project, view, sources }: Compiled): unknown {
    const ids = [...new Set([...sources.files.keys()].flatMap(path => sources.elementsOf(path).map(key => key.slice(key.indexOf(':') + 1))))].sort();
    const byId = ids.map(id => [
        id, view.owner(id), view.channel(id), view.information(id), view.journey(id), view.case(id), view.portfolio(id), view.touchpoint(id), view.commitment(id), view.pain(id),
    ]);
    const around = [...project.journeys, ...project.cases].map(({ id }) => [id, view.handoffsFrom(id), view.handoffsInto(id), view.casesOf(id), view.portfoliosOf(id)]);
    return { byId, around, terms: view.terms(), portfolios: view.portfolios(), tellsStories: view.tellsStories() };
}

describe('a workspace', () => {
    it.each(exampleProjects().map(project => [project.path, project.files] as const))('of %s is the same after random edits as from scratch', (_, files) => {
        for (let seed = 1; seed <= 6; seed++) {
            const random = seeded(seed);
            const texts = new Map(files.map(file => [file.path, file.text]));
            const workspace = createWorkspace();
            workspace.set(files);
            for (let step = 0; step < 12; step++) {
                const paths = [...files.map(file => file.path), 'extra.journey'];
                const path = paths[Math.floor(random() * paths.length)]!;
                const before = texts.get(path) ?? files[0]!.text;
                if (random() < 0.1) {
                    texts.delete(path);
                    workspace.remove(path);
                }
                else {
                    const text = random() < 0.2 ? files.find(file => file.path === path)?.text ?? files[0]!.text : mutate(before, random);
                    texts.set(path, text);
                    workspace.set([{ path, text }]);
                }
                const scratch = compile([...texts].map(([at, text]) => ({ path: at, text })));
                expect(all(compiledFrom(workspace)), `seed ${seed} step ${step}`).toEqual(all(scratch));
            }
        }
    });

    it('of journeys that hang together is the same after random edits as from scratch', () => {
        for (let seed = 1; seed <= 30; seed++) {
            const random = randomFrom(seed);
            const texts = randomWeb(random);
            const workspace = createWorkspace();
            workspace.set(filesOf(texts));
            for (let step = 0; step < 12; step++) {
                const { path, text } = editWeb(texts, random);
                if (text === undefined) texts.delete(path);
                else texts.set(path, text);
                if (text === undefined) workspace.remove(path);
                else workspace.set([{ path, text }]);
                expect(all(compiledFrom(workspace)), `seed ${seed} step ${step}: ${path}`).toEqual(all(compile(filesOf(texts))));
            }
        }
    });

    it('the order in which files come does not matter', () => {
        for (const { files } of exampleProjects()) {
            const forwards = compile(files);
            const workspace = createWorkspace();
            for (const file of [...files].reverse()) workspace.set([file]);
            expect(all(compiledFrom(workspace))).toEqual(all(forwards));
        }
    });
});
