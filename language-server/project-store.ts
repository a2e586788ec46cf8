import { createFindingStore, type Memory } from './findings';
import { createWorkspace, type Change, type SourceFile, type Workspace } from './workspace';
import type { Analyses } from '../src/analysis/analyses';
import { entryOf, isListable, keyOf } from '../src/checks/baseline';
import type { Finding } from '../src/checks/finding';
import type { ResolvedConfig } from '../src/checks/resolved-config';
import type { Declaration, Journey, Project } from '../src/model/model';
import type { Sources, Span } from '../src/model/source';
import type { ProjectView } from '../src/model/view';
import type { Names } from './scope';

/** One project, compiled and checked, kept up to date edit by edit. Paths are relative to the project's folder. */
export interface ProjectStore extends Pick<Workspace, 'isBroken' | 'entriesOf' | 'declaredIn' | 'referencesIn' | 'pathsReferringTo' | 'meaningsOf'> {
    /** Adds or replaces files. Answers the paths whose findings may be different now. */
    readonly set: (files: readonly SourceFile[]) => ReadonlySet<string>;
    readonly remove: (path: string) => ReadonlySet<string>;
    readonly has: (path: string) => boolean;
    readonly paths: () => readonly string[];
    readonly view: ProjectView;
    /** The whole model; put together anew at each call. */
    readonly project: () => Project;
    readonly sources: Sources;
    /** What other projects see of this one. */
    readonly names: Names;
    /** What is computed of journeys and cases; each is made once, and again when an edit can have changed it. */
    readonly analyses: Analyses;
    /** For what else is computed of journeys. */
    readonly createMemory: () => Memory;
    /** Another store of the same project, still without files. */
    readonly beside: () => ProjectStore;
    /** What is shown of a file: what the project's baseline lists is left out, unless that is to be shown as well. */
    readonly findings: (path: string) => readonly Finding[];
    /** Whether the project's baseline lists it. */
    readonly isKnown: (finding: Finding) => boolean;
    /** In the order of the text. */
    readonly journeysOf: (path: string) => readonly Journey[];
    readonly declarationsOf: (path: string) => readonly Declaration[];
    /** The first place where a file cannot be read; undefined when all of it can. */
    readonly firstSyntaxProblem: (path: string) => Span | undefined;
}

export interface KnownFindings {
    /** The keys of the entries of the project's baseline. */
    readonly baseline: ReadonlySet<string>;
    readonly areShown: () => boolean;
}
const NOTHING_KNOWN: KnownFindings = { baseline: new Set(), areShown: () => false };

/** @param today ISO date that counts as today. */
export function createProjectStore(config: ResolvedConfig, uses: readonly ProjectStore[], today: string, { baseline, areShown }: KnownFindings = NOTHING_KNOWN): ProjectStore {
    const workspace = createWorkspace(uses);
    const findings = createFindingStore(workspace, config, today);
    const isKnown = (finding: Finding): boolean => baseline.size > 0 && isListable(finding) && baseline.has(keyOf(entryOf(finding)));
    const noticed = (change: Change): ReadonlySet<string> => findings.notice(change);
    return {
        set: (files) => noticed(workspace.set(files)),
        remove: (path) => noticed(workspace.remove(path)),
        has: (path) => workspace.sources.files.has(path),
        paths: workspace.paths,
        view: workspace.view, project: workspace.project, sources: workspace.sources, names: workspace.names,
        isBroken: workspace.isBroken, entriesOf: workspace.entriesOf, declaredIn: workspace.declaredIn, referencesIn: workspace.referencesIn, pathsReferringTo: workspace.pathsReferringTo, meaningsOf: workspace.meaningsOf,
        analyses: findings.analyses, createMemory: findings.createMemory,
        beside: () => createProjectStore(config, uses, today),
        findings: (path) => {
            const found = findings.findingsOf(path);
            return baseline.size === 0 || areShown() ? found : found.filter((finding) => !isKnown(finding));
        },
        isKnown,
        declarationsOf: workspace.declarationsOf,
        journeysOf: (path) => workspace.declarationsOf(path).filter((declaration) => declaration.kind === 'journey'),
        firstSyntaxProblem: (path) => workspace.problemsOf(path).filter((problem) => problem.rule === 'syntax').sort((a, b) => a.start - b.start)[0],
    };
}
