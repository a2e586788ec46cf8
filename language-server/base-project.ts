import { compileInSteps, type Compiled, type SourceFile } from './compile';
import { JOURNEY_ENDING } from './files';
import type { Memory } from './findings';
import type { ProjectStore } from './project-store';
import type { Project } from './projects';
import { createAnalyses, rememberAll } from '../src/analysis/analyses';
import type { ProjectState } from '../src/diff/diff';
import type { Steps } from '../src/diff/steps';
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
    /** The two states as they are now. The earlier one is compiled file by file, once: who gives up and begins anew goes on with it. */
    readonly compare: () => Steps<ComparedStates>;
    /** Nothing is compared with it any more. */
    readonly end: () => void;
}

export function createBaseProject(project: Project, base: BaseState): BaseProject {
    const held = filesOf(project, base);
    /** The old side: the same one as long as what is taken as it is today stays as it is. */
    let side: { readonly outside: readonly SourceFile[]; readonly made: Shared<OldSide> } | undefined;
    const oldSide = (): Shared<OldSide> => {
        const outside = outsideOf(project, base);
        if (side === undefined || !isSameText(side.outside, outside)) side = { outside, made: shared(compileOld([...held, ...outside], outside, () => compiledUses(project, base))) };
        return side.made;
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
    return {
        compare: function* () {
            const { store } = project;
            const old = yield* oldSide()();
            const brokenNow = store.paths().filter(store.isBroken);
            if (old.broken.length + brokenNow.length === 0) {
                rest = undefined;
                without.end();
                return { old: old.whole, now: now.stateOf(store), broken: [] };
            }
            const paths = [...new Set([...old.broken, ...brokenNow])].sort();
            return {
                old: yield* old.without(paths), now: without.stateOf(restOf(store, new Set(paths))),
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

/** Steps that several take turns to go: each goes on where another one stopped. */
type Shared<Result> = () => Steps<Result>;

function shared<Result>(steps: Steps<Result>): Shared<Result> {
    let result: { readonly value: Result } | undefined;
    return function* () {
        while (result === undefined) {
            const { done, value } = steps.next();
            if (done === true) result = { value };
            else yield;
        }
        return result.value;
    };
}

interface OldSide {
    readonly whole: ProjectState;
    readonly broken: readonly string[];
    /** It without some files. */
    readonly without: (paths: readonly string[]) => Steps<ProjectState>;
}

function* compileOld(files: readonly SourceFile[], outside: readonly SourceFile[], uses: () => Steps<Uses>): Steps<OldSide> {
    const whole = yield* compileInSteps(files, yield* uses());
    const ours = new Set(outside.map(({ path }) => path));
    /** Kept, for these are the same files as long as nothing else gets broken. */
    let left: { readonly out: string; readonly old: Shared<ProjectState> } | undefined;
    const compileWithout = function* (paths: readonly string[]): Steps<ProjectState> {
        return remembering(yield* compileInSteps(blanked(files, paths), yield* uses()));
    };
    return {
        // What is broken today is told of the side of today.
        whole: remembering(whole), broken: brokenIn(whole).filter((path) => !ours.has(path)),
        without: (paths) => {
            const out = paths.join('\n');
            if (left?.out !== out) left = { out, old: shared(compileWithout(paths)) };
            return left.old();
        },
    };
}

/** What follows from a state that does not change is found out once. */
const remembering = ({ project, view }: Compiled): ProjectState => ({ project, view, analyses: createAnalyses(view), remember: rememberAll() });

type Uses = readonly Pick<Compiled, 'names' | 'view'>[];

/** The projects that another one uses, in the earlier state; as they are today when that does not hold them. */
function* compiledUses(project: Project, base: BaseState): Steps<Uses> {
    const uses: Uses[number][] = [];
    for (const used of project.uses()) {
        const folder = used.folder();
        if (folder === undefined || !base.folders.includes(folder)) uses.push(used.store);
        else uses.push(yield* compileInSteps([...filesOf(used, base), ...outsideOf(used, base)], yield* compiledUses(used, base)));
    }
    return uses;
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
