import { createWorkspace, type SourceFile, type Workspace } from './workspace';
import { atOnce, type Steps } from '../src/diff/steps';
import type { Project } from '../src/model/model';
import type { Problem } from '../src/model/problem';
import type { Sources } from '../src/model/source';
import type { ProjectView } from '../src/model/view';
import type { Names } from './scope';

export type { SourceFile } from './workspace';

/** A project, read: the pipeline's result. Checks, reports and pictures need nothing else. */
export interface Compiled {
    /** What the files say. Put together when it is first asked for. */
    readonly project: Project;
    readonly view: ProjectView;
    /** Where it stands in the text. */
    readonly sources: Sources;
    /** What reading the text found wrong, by path and place. */
    readonly problems: readonly Problem[];
    /** The names that another project sees when it `uses` this one. */
    readonly names: Names;
}

/**
 * The pipeline: text → tokens → syntax tree (parse) → model and source map (lower) → names resolved (link).
 * The order of the files does not matter, and no text is refused: what is wrong is in `problems`.
 */
export function compile(files: readonly SourceFile[], uses: readonly Pick<Compiled, 'names' | 'view'>[] = []): Compiled {
    return atOnce(compileInSteps(files, uses));
}

/** The same file by file, for who has to answer somebody else meanwhile. */
export function* compileInSteps(files: readonly SourceFile[], uses: readonly Pick<Compiled, 'names' | 'view'>[] = []): Steps<Compiled> {
    const workspace = createWorkspace(uses, 'once');
    yield* workspace.setInSteps([...files].sort((a, b) => (a.path < b.path ? -1 : 1)));
    return compiledFrom(workspace);
}

/** What a workspace holds at this moment. */
export function compiledFrom(workspace: Workspace): Compiled {
    let project: Project | undefined;
    return {
        get project() { return project ??= workspace.project(); },
        view: workspace.view,
        sources: workspace.sources,
        problems: workspace.paths().flatMap(path => [...workspace.problemsOf(path)].sort((a, b) => a.start - b.start)),
        names: workspace.names,
    };
}
