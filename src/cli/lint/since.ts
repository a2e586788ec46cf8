import { resolve } from 'node:path';
import { withRecovery } from '../../../language-server/parse';
import type { Finding } from '../../checks/finding';
import { ruleById } from '../../checks/known-rules';
import { SEVERITIES } from '../../checks/rule';
import type { Context } from '../command';
import { note } from '../failure';
import { commitOf, mergeBase, openRepository, type Repository } from '../git/repository';
import { readIndex, readRevision } from '../git/revision';
import { sourceIn, type State } from '../git/source';
import { createLoader, type FileSource, type LoadedProject } from '../load-project';
import type { Projects, SelectedProject } from '../selection';
import { checkProject, type CheckOptions } from './check-project';

/** What a project is compared with. */
export interface Base {
    /** As written behind `--since`. */
    readonly revision: string;
    /** The full name of the commit that it is compared with: where the present state left the revision. Absent before the first commit. */
    readonly commit?: string;
    readonly findings: readonly Finding[];
    /** Of the files that the project had. */
    readonly paths: ReadonlySet<string>;
}

/** What git is asked for, and how what it lacks is told. */
export interface GitState {
    readonly context: Context;
    readonly show: (absolute: string) => string;
    /** Where the present state left this revision, … */
    readonly revision: string;
    /** … and whether the present state is what is staged, not the working tree. */
    readonly isStaged: boolean;
}

const repositoryOf = (folder: string, { context, show, revision, isStaged }: GitState): Repository =>
    openRepository(folder, { env: context.io.env, purpose: isStaged ? '--staged' : `--since ${revision}`, use: 'flag', show });

/** What is staged in the repositories of these projects. */
export function stagedIn(selected: readonly SelectedProject[], state: GitState): FileSource {
    const { io } = state.context;
    const index = io.env['GIT_INDEX_FILE'];
    const states = new Map<string, State>();
    for (const { root } of selected) {
        const repository = repositoryOf(root, state);
        if (!states.has(repository.top)) states.set(repository.top, { top: repository.top, tree: readIndex(repository, index === undefined ? undefined : resolve(io.cwd, index)) });
    }
    return sourceIn([...states.values()]);
}

/** Finds what was found in projects at an earlier state. Each repository is read once. */
export function basesSince(projects: Projects, state: GitState): (project: LoadedProject, options: CheckOptions) => Promise<Base> {
    const { context, show, revision, isStaged } = state;
    const known = new Map<string, State & { readonly commit: string } | undefined>();
    const stateOf = (folder: string): State & { readonly commit: string } | undefined => {
        const repository = repositoryOf(folder, state);
        const { top } = repository;
        if (known.has(top)) return known.get(top);
        // Before the first commit of a repository, all that is staged is new.
        const isFirst = isStaged && revision === 'HEAD' && repository.ask(['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined;
        known.set(top, isFirst ? undefined : { top, ...partingOf(repository) });
        return known.get(top);
    };
    const partingOf = (repository: Repository): Omit<State, 'top'> & { readonly commit: string } => {
        const stated = commitOf(repository, revision);
        const parted = mergeBase(repository, stated, 'HEAD');
        if (parted === undefined) note(context, 'no-common-commit', { revision });
        const tree = readRevision(repository, parted ?? stated);
        return { tree, commit: tree.commit };
    };

    return async ({ selected }, options) => {
        const base = stateOf(selected.root);
        if (base === undefined) return { revision, findings: [], paths: new Set() };
        const loader = createLoader(projects, show, undefined, sourceIn([base]));
        const project = loader.load(selected);
        if (project.files.length === 0) note(context, 'not-in-revision', { path: show(selected.root), revision });
        const compiled = await withRecovery(() => project.compile());
        const findings = checkProject(project, compiled, options);
        const unread = new Set([...loader.unreadable().map(({ path }) => path), ...findings.filter(({ rule }) => rule === 'syntax').map(({ location }) => project.show(location.path))]);
        for (const path of unread) note(context, 'not-read-in-revision', { path, revision });
        return { revision, commit: base.commit, findings, paths: new Set(project.files.map(({ path }) => path)) };
    };
}

/**
 * Which findings were there before. They are told apart by rule, element and ordinal, so as many of a rule on an element are
 * known as there were; which ones shows in what they say. One that has become worse since is new: an error where there was
 * a warning, or what is to be mended where it was a fact about today. What is said of a file as a whole is known by its words
 * when the file has another name now.
 */
export function knownSince(findings: readonly Finding[], { findings: before, paths: pathsBefore }: Base, paths: ReadonlySet<string>): ReadonlySet<Finding> {
    const byGroup = new Map<string, Finding[]>();
    for (const finding of before) {
        if (finding.status === 'suppressed') continue;
        const same = byGroup.get(groupOf(finding));
        if (same === undefined) byGroup.set(groupOf(finding), [finding]);
        else same.push(finding);
    }
    const known = new Set<Finding>();
    const take = (finding: Finding, isLike: (other: Finding) => boolean): void => {
        const left = byGroup.get(groupOf(finding)) ?? [];
        const at = left.findIndex(other => isNoWorse(finding, other) && isLike(other));
        if (at < 0) return;
        left.splice(at, 1);
        known.add(finding);
    };
    // What cannot be read is never known: else it would look clean.
    const candidates = findings.filter(({ status, rule }) => status !== 'suppressed' && ruleById(rule)?.always !== true);
    for (const finding of candidates) take(finding, other => saysOf(other) === saysOf(finding));
    for (const finding of candidates) if (!known.has(finding)) take(finding, () => true);
    const gone = [...byGroup.values()].flat().filter(({ elementKind, location }) => elementKind === 'file' && !paths.has(location.path));
    for (const finding of candidates) {
        if (known.has(finding) || finding.elementKind !== 'file' || pathsBefore.has(finding.location.path)) continue;
        const at = gone.findIndex(other => other.rule === finding.rule && isNoWorse(finding, other) && saysOf(other) === saysOf(finding));
        if (at < 0) continue;
        gone.splice(at, 1);
        known.add(finding);
    }
    return known;
}

const groupOf = ({ rule, elementKey }: Finding): string => `${rule}\n${elementKey}`;
const saysOf = ({ message, args }: Finding): string => `${message} ${JSON.stringify(args)}`;
const isNoWorse = (now: Finding, before: Finding): boolean =>
    SEVERITIES.indexOf(before.severity) <= SEVERITIES.indexOf(now.severity) && !(before.status === 'finding' && now.status === 'open');
