import { realpathSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { withRecovery } from '../../../language-server/parse';
import { isSkippedFolder, JOURNEY_ENDING } from '../../../language-server/files';
import { CONFIG_FILE_NAME } from '../../checks/resolved-config';
import type { Finding } from '../../checks/finding';
import { ruleById } from '../../checks/known-rules';
import { SEVERITIES } from '../../checks/rule';
import type { Context } from '../command';
import { note } from '../failure';
import { commitOf, mergeBase, openRepository, type Repository } from '../git/repository';
import { readRevision, type Revision } from '../git/revision';
import { createLoader, type FileSource, type LoadedProject } from '../load-project';
import { isWithin, withSlashes } from '../paths';
import { decode, readText } from '../read-file';
import type { Projects, SelectedProject } from '../selection';
import { checkProject, type CheckOptions } from './check-project';

/** What a project is compared with. */
export interface Base {
    /** As written behind `--since`. */
    readonly revision: string;
    /** The full name of the commit that it is compared with: where the present state left the revision. */
    readonly commit: string;
    readonly findings: readonly Finding[];
}

/** Finds what was found in projects at an earlier state. Each repository is read once. */
export function basesSince(revision: string, projects: Projects, show: (absolute: string) => string, context: Context): (project: LoadedProject, options: CheckOptions) => Promise<Base> {
    const { io } = context;
    const known = new Map<string, { readonly repository: Repository; readonly revision: Revision }>();
    const stateOf = (folder: string): { readonly repository: Repository; readonly revision: Revision } => {
        const repository = openRepository(folder, { env: io.env, purpose: `--since ${revision}`, show });
        const before = known.get(repository.top);
        if (before !== undefined) return before;
        const stated = commitOf(repository, revision);
        const parted = mergeBase(repository, stated, 'HEAD');
        if (parted === undefined) note(context, 'no-common-commit', { revision });
        const state = { repository, revision: readRevision(repository, parted ?? stated) };
        known.set(repository.top, state);
        return state;
    };

    return async ({ selected }, options) => {
        const { repository, revision: base } = stateOf(selected.root);
        const loader = createLoader(projects, show, undefined, sourceIn(base, repository));
        const project = loader.load(selected);
        if (project.files.length === 0) note(context, 'not-in-revision', { path: show(selected.root), revision });
        const compiled = await withRecovery(() => project.compile());
        const findings = checkProject(project, compiled, options);
        const unread = new Set([...loader.unreadable().map(({ path }) => path), ...findings.filter(({ rule }) => rule === 'syntax').map(({ location }) => project.show(location.path))]);
        for (const path of unread) note(context, 'not-read-in-revision', { path, revision });
        return { revision, commit: base.commit, findings };
    };
}

/** The files of projects as they were in a revision. A project in another repository is taken as it is. */
function sourceIn(revision: Revision, { top }: Repository): FileSource {
    /** Its folder in the repository, `` for the top; undefined when it stands outside. */
    const folderOf = (root: string): string | undefined => {
        const real = realPath(root);
        return isWithin(top, real) ? withSlashes(relative(top, real)) : undefined;
    };
    const journeys = [...revision.files.keys()].filter(path => path.endsWith(JOURNEY_ENDING));
    const configured = [...revision.files.keys()].filter(path => path === CONFIG_FILE_NAME || path.endsWith(`/${CONFIG_FILE_NAME}`)).map(path => posix.dirname(path));
    /** Where the file of an absolute path stands in the revision. */
    const pathOf = new Map<string, string>();

    const filesOf = (project: SelectedProject): readonly string[] => {
        const folder = folderOf(project.root);
        if (folder === undefined) return project.files();
        const prefix = folder === '' ? '' : `${folder}/`;
        const nested = configured.filter(other => other !== folder && `${other}/`.startsWith(prefix)).map(other => `${other}/`);
        const found = new Map<string, string>();
        for (const path of journeys) {
            if (!path.startsWith(prefix) || nested.some(other => path.startsWith(other))) continue;
            const parts = path.slice(prefix.length).split('/');
            if (parts.slice(0, -1).some(isSkippedFolder) || parts.at(-1)!.startsWith('.')) continue;
            const absolute = join(project.root, ...parts);
            if (!project.excludes(absolute)) found.set(absolute, path);
        }
        // Those that are reached over links, or were named although a walk leaves them out.
        for (const absolute of project.files()) {
            if (isWithin(project.root, absolute)) found.set(absolute, prefix + withSlashes(relative(project.root, absolute)));
        }
        const taken = new Set<string>();
        const files: string[] = [];
        // Under two names it is one file: its own counts, not a link's.
        for (const [absolute, path] of [...found].sort(([, a], [, b]) => Number(isLinked(a)) - Number(isLinked(b)))) {
            const target = revision.find(path);
            if (target === undefined || taken.has(target)) continue;
            taken.add(target);
            pathOf.set(absolute, target);
            files.push(absolute);
        }
        revision.read(taken);
        return files.sort();
    };
    const isLinked = (path: string): boolean => revision.files.get(path)?.isLink !== false;
    const read: FileSource['read'] = (absolute, shown) => {
        const path = pathOf.get(absolute);
        const content = path === undefined ? undefined : revision.read([path]).get(path);
        // What is in another repository is read as it is.
        return content === undefined ? readText(absolute, shown) : decode(content, shown);
    };
    return { filesOf, read };
}

/** The path without links; the path itself where that cannot be told. */
function realPath(path: string): string {
    try {
        return realpathSync(path);
    }
    catch {
        return path;
    }
}

/**
 * Which findings were there before. They are told apart by rule, element and ordinal, so as many of a rule on an element are
 * known as there were; which ones shows in what they say. One that has become worse since is new: an error where there was
 * a warning, or what is to be mended where it was a fact about today.
 */
export function knownSince(findings: readonly Finding[], { findings: before }: Base): ReadonlySet<Finding> {
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
    return known;
}

const groupOf = ({ rule, elementKey }: Finding): string => `${rule}\n${elementKey}`;
const saysOf = ({ message, args }: Finding): string => `${message} ${JSON.stringify(args)}`;
const isNoWorse = (now: Finding, before: Finding): boolean =>
    SEVERITIES.indexOf(before.severity) <= SEVERITIES.indexOf(now.severity) && !(before.status === 'finding' && now.status === 'open');
