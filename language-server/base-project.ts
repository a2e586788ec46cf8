import { compile, type Compiled, type SourceFile } from './compile';
import { JOURNEY_ENDING } from './files';
import type { Memory } from './findings';
import type { ProjectStore } from './project-store';
import type { Project } from './projects';
import { createAnalyses, rememberAll } from '../src/analysis/analyses';
import type { ProjectState } from '../src/diff/diff';
import type { BaseState } from '../src/protocol';

/** A project in two states, compiled, each with what is known of it from the last comparison. */
export interface ComparedStates {
    readonly old: ProjectState;
    readonly now: ProjectState;
    /** The files that cannot be read whole on one side: they are left out on both, for what they lack would look new or gone. */
    readonly broken: readonly { readonly path: string; readonly side: 'old' | 'now' }[];
}

/** An earlier state of a project, kept while the project is edited. */
export interface BaseProject {
    /** The two states as they are now. */
    readonly compare: () => ComparedStates;
    /** Nothing is compared with it any more. */
    readonly end: () => void;
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
    /** The project, and the same without what is broken, each as long as it is compared. */
    const now = keepNow();
    const without = keepNow();
    /** The project without what is broken: it is edited as the project is. */
    let rest: { readonly of: ProjectStore; readonly store: ProjectStore } | undefined;
    const restOf = (store: ProjectStore, left: ReadonlySet<string>): ProjectStore => {
        if (rest?.of !== store) rest = { of: store, store: store.beside() };
        const texts = store.paths().map((path) => ({ path, text: left.has(path) ? '' : store.sources.files.get(path)!.text }));
        for (const path of rest.store.paths()) if (!store.has(path)) rest.store.remove(path);
        rest.store.set(texts.filter(({ path, text }) => rest!.store.sources.files.get(path)?.text !== text));
        return rest.store;
    };
    // Each preview compiles its earlier state when it is opened, not with the first thing that is typed.
    oldSide();
    return {
        compare: () => {
            const { store } = project;
            const old = oldSide();
            const brokenNow = store.paths().filter(store.isBroken);
            if (old.broken.length + brokenNow.length === 0) {
                rest = undefined;
                without.end();
                return { old: old.whole, now: now.stateOf(store), broken: [] };
            }
            const paths = [...new Set([...old.broken, ...brokenNow])].sort();
            return {
                old: old.without(paths), now: without.stateOf(restOf(store, new Set(paths))),
                broken: [...old.broken.map((path) => ({ path, side: 'old' as const })), ...brokenNow.map((path) => ({ path, side: 'now' as const }))],
            };
        },
        end: () => {
            now.end();
            without.end();
        },
    };
}

/** What is known of a project from the last comparison. */
function keepNow(): { readonly stateOf: (store: ProjectStore) => ProjectState; readonly end: () => void } {
    let kept: { readonly of: ProjectStore; readonly memory: Memory } | undefined;
    const end = (): void => {
        kept?.memory.end();
        kept = undefined;
    };
    return {
        end,
        stateOf: (store) => {
            if (kept?.of !== store) {
                end();
                kept = { of: store, memory: store.createMemory() };
            }
            return { project: store.project(), analyses: store.analyses, view: kept!.memory.view, remember: kept!.memory.remember };
        },
    };
}

interface OldSide {
    /** The files in it that are taken as they are today. */
    readonly outside: readonly SourceFile[];
    readonly whole: ProjectState;
    readonly broken: readonly string[];
    /** It without some files. */
    readonly without: (paths: readonly string[]) => ProjectState;
}

function compileOld(files: readonly SourceFile[], outside: readonly SourceFile[], uses: () => readonly Pick<Compiled, 'names' | 'view'>[]): OldSide {
    const whole = compile(files, uses());
    const ours = new Set(outside.map(({ path }) => path));
    /** Kept, for these are the same files as long as nothing else gets broken. */
    let left: { readonly out: string; readonly old: ProjectState } | undefined;
    return {
        // What is broken today is told of the side of today.
        outside, whole: remembering(whole), broken: brokenIn(whole).filter((path) => !ours.has(path)),
        without: (paths) => {
            const out = paths.join('\n');
            if (left?.out !== out) left = { out, old: remembering(compile(blanked(files, paths), uses())) };
            return left.old;
        },
    };
}

/** What follows from a state that does not change is found out once. */
const remembering = ({ project, view }: Compiled): ProjectState => ({ project, view, analyses: createAnalyses(view), remember: rememberAll() });

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
