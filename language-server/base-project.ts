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
    const held = filesOf(project, base);
    const uses = (): readonly Pick<Compiled, 'names' | 'view'>[] => project.uses().map((used) => compiledBase(used, base));
    /** The old side: the same one as long as what is taken as it is today stays as it is. */
    let side: OldSide | undefined;
    const oldSide = (): OldSide => {
        const outside = outsideOf(project, base);
        if (side === undefined || !isSameText(side.outside, outside)) side = compileOld([...held, ...outside], outside, uses);
        return side;
    };
    // Each preview compiles its earlier state when it is opened, not with the first thing that is typed.
    oldSide();
    return {
        compare: () => {
            const { store } = project;
            const { whole, broken, without } = oldSide();
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

interface OldSide {
    /** The files in it that are taken as they are today. */
    readonly outside: readonly SourceFile[];
    readonly whole: Compiled;
    readonly broken: readonly string[];
    /** It without some files. */
    readonly without: (paths: readonly string[]) => Compiled;
}

function compileOld(files: readonly SourceFile[], outside: readonly SourceFile[], uses: () => readonly Pick<Compiled, 'names' | 'view'>[]): OldSide {
    const whole = compile(files, uses());
    const ours = new Set(outside.map(({ path }) => path));
    /** Kept, for these are the same files as long as nothing else gets broken. */
    let left: { readonly out: string; readonly old: Compiled } | undefined;
    return {
        // What is broken today is told of the side of today.
        outside, whole, broken: brokenIn(whole).filter((path) => !ours.has(path)),
        without: (paths) => {
            const out = paths.join('\n');
            if (left?.out !== out) left = { out, old: compile(blanked(files, paths), uses()) };
            return left.old;
        },
    };
}

/** A project that another one uses, in the earlier state; as it is today when that does not hold it. */
function compiledBase(project: Project, base: BaseState): Pick<Compiled, 'names' | 'view'> {
    const folder = project.folder();
    if (folder === undefined || !base.folders.includes(folder)) return project.store;
    return compile([...filesOf(project, base), ...outsideOf(project, base)], project.uses().map((used) => compiledBase(used, base)));
}

function filesOf(project: Project, { files }: BaseState): readonly SourceFile[] {
    return files.flatMap(({ uri, text }) => {
        const path = project.pathIn(uri);
        return path === undefined || !path.endsWith(JOURNEY_ENDING) ? [] : [{ path, text }];
    });
}

/** What the repository does not hold, as it is today. */
function outsideOf(project: Project, { outside = [] }: BaseState): readonly SourceFile[] {
    return outside.flatMap((uri) => {
        const path = project.pathIn(uri);
        const source = path === undefined ? undefined : project.store.sources.files.get(path);
        return source === undefined ? [] : [{ path: path!, text: source.text }];
    });
}

const isSameText = (one: readonly SourceFile[], other: readonly SourceFile[]): boolean => one.length === other.length && one.every(({ path, text }, index) => path === other[index]!.path && text === other[index]!.text);

const brokenIn = ({ problems }: Compiled): readonly string[] => [...new Set(problems.filter(({ rule }) => rule === 'syntax').map(({ path }) => path))].sort();

function blanked(files: readonly SourceFile[], paths: readonly string[]): readonly SourceFile[] {
    return files.map((file) => (paths.includes(file.path) ? { ...file, text: '' } : file));
}
