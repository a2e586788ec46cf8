import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { JOURNEY_ENDING } from '../../../language-server/files';
import { CONFIG_FILE_NAME, defaultConfig } from '../../checks/resolved-config';
import type { Context } from '../command';
import { nearest } from '../../model/nearest';
import { fail, note, quotedNames } from '../failure';
import { baseBranches, CLONED_BRANCH } from '../../git/base-branch';
import { commitOf, mergeBase, openRepository, type GitOptions, type Repository } from '../git/repository';
import { readIndex, readRevision, type Tree } from '../git/revision';
import { sourceIn } from '../git/source';
import { createLoader, type FileSource, type Loader, type LoadedProject } from '../load-project';
import { absolutePath, isWithin, withSlashes } from '../paths';
import type { Unreadable } from '../read-file';
import { neighbours, openProjects, type Projects, type SelectedProject } from '../selection';
import type { Named, NowState, OldState, Operands } from './operands';

/** What a side is, for people and programs. */
export type SideLabel =
    | { readonly is: 'revision'; readonly revision: string; readonly commit: string }
    | { readonly is: 'working tree' | 'index' | 'nothing' }
    | { readonly is: 'path'; readonly path: string };

/** A project on one side. */
export interface SideOfProject {
    readonly project: LoadedProject;
    /** Whether the command line asks about a file, by its path in the project. */
    readonly isAsked: (path: string) => boolean;
    /** The text of a file beside the project's config; undefined when there is none. */
    readonly textBeside: (name: string) => string | undefined;
}
export interface ProjectPair { readonly old: SideOfProject; readonly now: SideOfProject }

export interface States {
    readonly old: SideLabel;
    readonly now: SideLabel;
    readonly pairs: readonly ProjectPair[];
    /** What could not be read so far, on each side. */
    readonly unreadable: () => { readonly old: readonly Unreadable[]; readonly now: readonly Unreadable[] };
}

export interface StatesContext extends Pick<Context, 'io' | 'ambientLocale'>, Pick<GitOptions, 'purpose' | 'use'> {}

/** Loads both states of what is compared. Nothing is checked out. */
export function loadStates(operands: Operands, show: (absolute: string) => string, context: StatesContext): States {
    const { io } = context;
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: true });
    return operands.kind === 'two' ? loadTwo(operands.old, operands.now, projects, show, context) : loadRevisions(operands, projects, show, context);
}

// ---- Two states of a repository -------------------------------------------------------------------------------------

function loadRevisions({ old, now, paths }: Extract<Operands, { kind: 'states' }>, projects: Projects, show: (absolute: string) => string, context: StatesContext): States {
    const { io, purpose, use } = context;
    const asked = (paths.length === 0 ? ['.'] : paths).map(path => absolutePath(io.cwd, path));
    const repository = openRepository(folderOf(asked[0]!), { env: io.env, purpose, use, show });
    const selection = projects.select(paths.length === 0 ? ['.'] : paths);
    const { revision, commit } = oldCommit(old ?? { revision: baseBranch(repository, selection.projects), parted: true }, now, repository, context);
    const oldTree = commit === undefined ? EMPTY_TREE : readRevision(repository, commit);
    const nowCommit = now.is === 'revision' ? commitOf(repository, now.revision) : undefined;
    const index = io.env['GIT_INDEX_FILE'];
    const nowTree: Tree | undefined = now.is === 'index' ? readIndex(repository, index === undefined ? undefined : resolve(io.cwd, index)) : nowCommit === undefined ? undefined : readRevision(repository, nowCommit);

    const found = new Map(selection.projects.map(project => [project.root, project]));
    for (const folder of asked.map(folderOf)) {
        const around = projects.around(folder, 'folder');
        if (!found.has(around.root)) found.set(around.root, around);
        for (const tree of [oldTree, nowTree]) for (const root of configuredIn(tree, repository.top, folder)) if (!found.has(root)) found.set(root, isConfigured(root) ? projects.around(root, 'folder') : goneProject(root));
    }
    const top = repository.top;
    const loaders = { old: createLoader(projects, show, undefined, sourceIn([{ top, tree: oldTree }])), now: nowTree === undefined ? createLoader(projects, show) : createLoader(projects, show, undefined, sourceIn([{ top, tree: nowTree }])) };
    const isAskedIn = (root: string) => (path: string): boolean => asked.some(each => isWithin(each, resolve(root, path)));
    const textIn = (tree: Tree | undefined, root: string) => (name: string): string | undefined => {
        if (tree === undefined) return textOnDisk(join(root, name));
        const path = tree.find(withSlashes(relative(top, join(root, name))));
        return path === undefined ? undefined : tree.read([path]).get(path)?.toString('utf8');
    };
    const pairs = [...found.values()].sort((a, b) => (a.root < b.root ? -1 : 1)).map((selected): ProjectPair => ({
        old: { project: loaders.old.load(selected), isAsked: isAskedIn(selected.root), textBeside: textIn(oldTree, selected.root) },
        now: { project: loaders.now.load(selected), isAsked: isAskedIn(selected.root), textBeside: textIn(nowTree, selected.root) },
    })).filter(({ old: before, now: after }) => before.project.files.length + after.project.files.length > 0);
    return {
        old: commit === undefined ? { is: 'nothing' } : { is: 'revision', revision, commit },
        now: now.is === 'revision' ? { is: 'revision', revision: now.revision, commit: nowCommit! } : { is: now.is },
        pairs, unreadable: () => unreadableOf(loaders),
    };
}

/** The commit of the old side; where the new one left it, when that is asked for. Undefined before the first commit. */
function oldCommit({ revision, parted }: OldState, now: NowState, repository: Repository, context: StatesContext): { readonly revision: string; readonly commit: string | undefined } {
    if (now.is === 'index' && revision === 'HEAD' && repository.ask(['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined) return { revision, commit: undefined };
    // Somebody may have meant a file.
    if (revision.endsWith(JOURNEY_ENDING) && repository.ask(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) === undefined) fail('path-not-found', { path: revision, nearest: quotedNames(neighbours(context.io.cwd, revision)) });
    const stated = commitOf(repository, revision);
    if (!parted) return { revision, commit: stated };
    const common = mergeBase(repository, stated, now.is === 'revision' ? commitOf(repository, now.revision) : 'HEAD');
    if (common === undefined) note(context, 'diff-no-common-commit', { revision });
    return { revision, commit: common ?? stated };
}

/** The branch that changes go into: the config's, else the one that the origin is cloned at, else a usual one. */
function baseBranch(repository: Repository, projects: readonly SelectedProject[]): string {
    const stated = projects.flatMap(({ config }) => config.base?.value ?? [])[0];
    const exists = (revision: string): boolean => !revision.startsWith('-') && repository.ask(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
    const found = baseBranches(stated, repository.ask(CLONED_BRANCH)).find(exists);
    return found ?? stated ?? fail('no-base', {});
}

const EMPTY_TREE: Tree = { files: new Map(), find: () => undefined, read: () => new Map() };
const isConfigured = (root: string): boolean => existsSync(join(root, CONFIG_FILE_NAME));

/** The folders of projects that a tree has, within a folder. */
function configuredIn(tree: Tree | undefined, top: string, folder: string): readonly string[] {
    return [...tree?.files.keys() ?? []].filter(path => path === CONFIG_FILE_NAME || path.endsWith(`/${CONFIG_FILE_NAME}`)).map(path => resolve(top, dirname(path))).filter(root => isWithin(folder, root));
}

/** A project that is in git and not on the disk: its config was gone with it. */
const goneProject = (root: string): SelectedProject => ({ root, hasConfig: false, config: defaultConfig(), files: () => [], folders: () => [], excludes: () => false, asked: new Set() });

// ---- Two files or folders -------------------------------------------------------------------------------------------

function loadTwo(old: Named, now: Named, projects: Projects, show: (absolute: string) => string, context: StatesContext): States {
    const sides = [sidesOf(old, now, projects, show, context), sidesOf(now, old, projects, show, context)] as const;
    const [before, after] = sides;
    const empty = [old, now][sides.findIndex(({ found }) => found.length === 0)];
    if (empty !== undefined) fail('nothing-to-compare', { path: writtenAs(empty) });
    const [one, other] = [before.found[0]!, after.found[0]!];
    const isOnePair = before.found.length === 1 && after.found.length === 1;
    const pairs = isOnePair ? [{ old: one.side, now: other.side }] : pairedByFolder(before.found, after.found);
    const missing = isOnePair ? undefined : [...before.found, ...after.found].find(({ side }) => !pairs.some(pair => pair.old === side || pair.now === side));
    if (missing !== undefined) fail('project-on-one-side', { path: show(missing.side.project.selected.root) });
    return { old: before.label, now: after.label, pairs, unreadable: () => unreadableOf({ old: before.loader, now: after.loader }) };
}

interface FoundSide { readonly side: SideOfProject; /** Its folder, below the folder that was named. */ readonly folder: string }
interface NamedSides { readonly label: SideLabel; readonly loader: Loader; readonly found: readonly FoundSide[] }

function pairedByFolder(olds: readonly FoundSide[], nows: readonly FoundSide[]): readonly ProjectPair[] {
    return olds.flatMap(({ side, folder }) => {
        const now = nows.find(other => other.folder === folder);
        return now === undefined ? [] : [{ old: side, now: now.side }];
    });
}

/** @param other what it is compared with: it is no part of its project here, since both say the same things. */
function sidesOf(named: Named, other: Named, projects: Projects, show: (absolute: string) => string, context: StatesContext): NamedSides {
    const { io, purpose, use } = context;
    if (named.revision !== undefined) return sidesInRevision(named.path, named.revision, projects, show, context);
    const absolute = named.as === undefined ? absolutePath(io.cwd, named.path) : placeIn(openRepository(io.cwd, { env: io.env, purpose, use, show }), named.path, io.cwd);
    if (named.as !== undefined && !existsSync(absolute)) fail('only-in-revision', { path: show(absolute), old: named.as });
    const label: SideLabel = { is: 'path', path: named.path || '.' };
    const loader = createLoader(projects, show);
    const otherPath = other.revision === undefined ? absolutePath(io.cwd, other.path) : undefined;
    const isOther = (file: string): boolean => otherPath !== undefined && otherPath !== absolute && isWithin(otherPath, file) && !isWithin(absolute, file);
    const sideOf = (selected: SelectedProject, files: () => readonly string[]): SideOfProject => ({
        project: loader.load({ ...selected, files }), isAsked: path => isWithin(absolute, resolve(selected.root, path)), textBeside: name => textOnDisk(join(selected.root, name)),
    });
    if (statSync(absolute).isDirectory()) {
        const selected = projects.select([named.as === undefined ? named.path : absolute]).projects.filter(({ root, files }) => (isWithin(absolute, root) || isWithin(root, absolute)) && files().some(file => isWithin(absolute, file)));
        return { label, loader, found: selected.map((project): FoundSide => ({ folder: withSlashes(relative(absolute, project.root)), side: sideOf(project, () => project.files().filter(file => !isOther(file))) })) };
    }
    const around = projects.around(absolute, 'file');
    // A file that stands in no project stands alone: the folder around it may hold anything.
    const files = (): readonly string[] => (around.hasConfig ? [...new Set([...around.files(), absolute])].filter(file => !isOther(file)).sort() : [absolute]);
    return { label, loader, found: [{ folder: '', side: sideOf(around, files) }] };
}

function sidesInRevision(path: string, revision: string, projects: Projects, show: (absolute: string) => string, { io, purpose, use }: StatesContext): NamedSides {
    const repository = openRepository(io.cwd, { env: io.env, purpose, use, show });
    const commit = commitOf(repository, revision);
    const tree = readRevision(repository, commit);
    const { top } = repository;
    const absolute = placeIn(repository, path, io.cwd);
    const inTree = withSlashes(relative(top, absolute));
    const paths = [...tree.files.keys()];
    if (tree.find(inTree) === undefined && inTree !== '' && !paths.some(each => each.startsWith(`${inTree}/`))) fail('nothing-in-revision', { path: `${revision}:${path}`, nearest: quotedNames(nearest(inTree, paths.filter(each => each.endsWith(JOURNEY_ENDING))).slice(0, 1).map(each => `${revision}:${each}`)) });
    const label: SideLabel = { is: 'revision', revision: `${revision}:${inTree || '.'}`, commit };
    const source = sourceIn([{ top, tree }]);
    const textBeside = (root: string) => (name: string): string | undefined => {
        const found = tree.find(withSlashes(relative(top, join(root, name))));
        return found === undefined ? undefined : tree.read([found]).get(found)?.toString('utf8');
    };
    const file = tree.find(inTree);
    if (file !== undefined && inTree.endsWith(JOURNEY_ENDING)) {
        const around = existsSync(dirname(absolute)) ? projects.around(absolute, 'file') : goneProject(dirname(absolute));
        const isInProject = around.hasConfig || tree.files.has(withSlashes(relative(top, join(around.root, CONFIG_FILE_NAME))));
        const alone: FileSource = { filesOf: project => (isInProject ? source.filesOf(project) : source.filesOf(project).filter(each => each === absolute)), read: source.read };
        const loader = createLoader(projects, show, undefined, alone);
        return { label, loader, found: [{ folder: '', side: { project: loader.load(around), isAsked: each => resolve(around.root, each) === absolute, textBeside: textBeside(around.root) } }] };
    }
    const loader = createLoader(projects, show, undefined, source);
    const roots = configuredIn(tree, top, absolute);
    const selected = (roots.length > 0 ? roots : [absolute]).map(root => (existsSync(root) ? projects.around(root, 'folder') : goneProject(root)));
    const found = selected.map((project): FoundSide => ({
        folder: withSlashes(relative(absolute, project.root)),
        side: { project: loader.load(project), isAsked: each => isWithin(absolute, resolve(project.root, each)), textBeside: textBeside(project.root) },
    })).filter(({ side }) => side.project.files.length > 0);
    return { label, loader, found };
}

/** As git reads it: from the top of the repository, unless it begins with a dot. */
const placeIn = ({ top }: Repository, path: string, cwd: string): string => resolve(/^\.\.?(?:\/|$)/.test(path) ? cwd : top, path);

const writtenAs = ({ path, revision }: Named): string => (revision === undefined ? path : `${revision}:${path}`);

// ---- Helpers --------------------------------------------------------------------------------------------------------

/** A path's own folder: itself when it is one. */
export function folderOf(absolute: string): string {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    return stats?.isDirectory() === true ? absolute : dirname(absolute);
}

function textOnDisk(absolute: string): string | undefined {
    return existsSync(absolute) ? readFileSync(absolute, 'utf8') : undefined;
}

const unreadableOf = ({ old, now }: { readonly old: Loader; readonly now: Loader }): ReturnType<States['unreadable']> => ({ old: old.unreadable(), now: now.unreadable() });
