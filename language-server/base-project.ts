import { compile, type Compiled, type SourceFile } from './compile';
import { JOURNEY_ENDING } from './files';
import type { Project } from './projects';
import type { BaseState } from '../src/protocol';

/** A project in two states, compiled. */
export interface ComparedStates {
    readonly old: Compiled;
    readonly now: Pick<Compiled, 'project' | 'view' | 'sources'>;
    /** The files that cannot be read whole on one side: they are left out on both, for what they lack would look new or gone. */
    readonly broken: readonly { readonly path: string; readonly side: 'old' | 'now' }[];
}

/** An earlier state of a project, kept while the project is edited. */
export interface BaseProject {
    /** The two states as they are now. */
    readonly compare: () => ComparedStates;
}

export function createBaseProject(project: Project, base: BaseState): BaseProject {
    const files = filesOf(project, base);
    const uses = (): readonly Pick<Compiled, 'names' | 'view'>[] => project.uses().map((used) => compiledBase(used, base));
    const whole = compile(files, uses());
    const broken = brokenIn(whole);
    /** The old side without some files, which are the same ones as long as nothing else gets broken. */
    let left: { readonly out: string; readonly old: Compiled } | undefined;
    const without = (paths: readonly string[]): Compiled => {
        const out = paths.join('\n');
        if (left?.out !== out) left = { out, old: compile(blanked(files, paths), uses()) };
        return left.old;
    };
    return {
        compare: () => {
            const { store } = project;
            const brokenNow = store.paths().filter((path) => store.firstSyntaxProblem(path) !== undefined);
            if (broken.length + brokenNow.length === 0) return { old: whole, now: { project: store.project(), view: store.view, sources: store.sources }, broken: [] };
            const paths = [...new Set([...broken, ...brokenNow])].sort();
            const texts = store.paths().map((path) => ({ path, text: store.sources.files.get(path)!.text }));
            return {
                old: without(paths), now: compile(blanked(texts, paths), project.uses().map((used) => used.store)),
                broken: [...broken.map((path) => ({ path, side: 'old' as const })), ...brokenNow.map((path) => ({ path, side: 'now' as const }))],
            };
        },
    };
}

/** A project that another one uses, in the earlier state; as it is today when that does not hold it. */
function compiledBase(project: Project, base: BaseState): Pick<Compiled, 'names' | 'view'> {
    const folder = project.folder();
    if (folder === undefined || !base.folders.includes(folder)) return project.store;
    return compile(filesOf(project, base), project.uses().map((used) => compiledBase(used, base)));
}

function filesOf(project: Project, { files }: BaseState): readonly SourceFile[] {
    return files.flatMap(({ uri, text }) => {
        const path = project.pathIn(uri);
        return path === undefined || !path.endsWith(JOURNEY_ENDING) ? [] : [{ path, text }];
    });
}

const brokenIn = ({ problems }: Compiled): readonly string[] => [...new Set(problems.filter(({ rule }) => rule === 'syntax').map(({ path }) => path))].sort();

function blanked(files: readonly SourceFile[], paths: readonly string[]): readonly SourceFile[] {
    return files.map((file) => (paths.includes(file.path) ? { ...file, text: '' } : file));
}
