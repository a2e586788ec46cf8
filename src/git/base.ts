import { lstat, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { baseBranches, CLONED_BRANCH } from './base-branch';
import { firstLineOf, saysNoRepository, saysPartialClone, withoutLineEnd } from './environment';
import { GitFailure, type Git } from './git';
import { batchInput, COMMIT_ROW, commitRows, followLinks, storedObjects, treeFiles, type TreeFiles } from './tree';

/** The repository of a folder, for reading: nothing here changes it, and nothing is checked out. */
export interface Clone {
    /** The folder of its working tree: absolute, without links in it. */
    readonly top: string;
    /** The folders in which git keeps where branches are: that of this working tree, and that of all. */
    readonly gitFolders: readonly string[];
    /** What a git command prints; undefined when it fails. */
    readonly ask: (...args: readonly string[]) => Promise<string | undefined>;
    /** @throws GitFailure with what git says. */
    readonly read: (args: readonly string[], input?: string) => Promise<Buffer>;
}

/** @throws GitFailure when there is none, or no git. */
export async function openClone(git: Git, folder: string): Promise<Clone> {
    const from = await existing(folder);
    const found = await git.run(from, ['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir']);
    if (!found.isDone) throw new GitFailure(saysNoRepository(found.stderr) ? 'no-repository' : 'failed', firstLineOf(found.stderr));
    const [top = '', own = '', common = ''] = withoutLineEnd(found.stdout.toString()).split(/\r?\n/);
    const real = await realpath(resolve(top));
    return {
        top: real, gitFolders: [...new Set([resolve(own), resolve(from, common)])],
        ask: async (...args) => {
            const { isDone, stdout } = await git.run(real, args);
            return isDone ? withoutLineEnd(stdout.toString()) : undefined;
        },
        read: async (args, input) => {
            const { isDone, stdout, stderr } = await git.run(real, args, input);
            if (!isDone) throw new GitFailure(saysPartialClone(stderr) ? 'no-contents' : 'failed', firstLineOf(stderr));
            return stdout;
        },
    };
}

/** A file may be in a folder that is not saved yet. */
async function existing(folder: string): Promise<string> {
    const above = dirname(folder);
    return above === folder || await realpath(folder).then(() => true, () => false) ? folder : existing(above);
}

// ---- Which state ----------------------------------------------------------------------------------------------------

/** A state to compare with, as it was chosen. */
export interface Wanted { /** A branch, a tag, a commit. */ readonly revision: string; /** Not the revision itself, but where HEAD left it, so that what came into it meanwhile is no change. */ readonly isParted: boolean; /** Its full name, when it is that of a branch or a tag. */ readonly ref?: string }

export interface Found {
    /** Its full name. */
    readonly commit: string;
    /** It is where HEAD left the revision, which went on since. */
    readonly isParted: boolean;
    /** Where HEAD left it was asked for, and the two have no commit in common: in a clone that holds only a part of the history, they may have elsewhere. */
    readonly isUnrelated: boolean;
}

/** @throws GitFailure when there is no such commit. */
export async function findCommit(clone: Clone, { revision, isParted, ref }: Wanted): Promise<Found> {
    const stated = isFlag(revision) ? undefined : await clone.ask('rev-parse', '--verify', '--quiet', `${ref ?? revision}^{commit}`);
    if (stated === undefined) throw new GitFailure(await isShallow(clone) ? 'no-commit-shallow' : 'no-commit', revision);
    if (!isParted) return { commit: stated, isParted: false, isUnrelated: false };
    const common = (await clone.ask('merge-base', stated, 'HEAD'))?.split('\n')[0];
    return common === undefined ? { commit: stated, isParted: false, isUnrelated: true } : { commit: common, isParted: common !== stated, isUnrelated: false };
}

/** What begins with a dash would be one. */
const isFlag = (revision: string): boolean => revision === '' || revision.startsWith('-');

/** The full name of a branch or a tag that is called so now; undefined for anything else, such as HEAD, which is another branch tomorrow. */
export async function fullNameOf(clone: Clone, revision: string): Promise<string | undefined> {
    const full = isFlag(revision) ? undefined : await clone.ask('rev-parse', '--symbolic-full-name', '--verify', '--quiet', revision);
    return full !== undefined && full.startsWith('refs/') && (full === revision || full.endsWith(`/${revision}`)) ? full : undefined;
}

async function isShallow(clone: Clone): Promise<boolean> {
    return await clone.ask('rev-parse', '--is-shallow-repository') === 'true';
}

/** What there is to choose from, each by the shortest name that is its alone: where a tag has the name of a branch `x`, that is `heads/x`. */
export interface Choices {
    /** The branch that changes go into. */
    readonly base: string | undefined;
    /** The branch that is checked out; undefined when a commit is. */
    readonly current: string | undefined;
    /** The last used ones first. */
    readonly branches: readonly string[];
    readonly remotes: readonly string[];
    readonly tags: readonly string[];
}

/** Where git keeps them. */
const KINDS = { branches: 'refs/heads/', remotes: 'refs/remotes/', tags: 'refs/tags/' } as const;

/** @param stated the base branch, by the config. */
export async function choicesIn(clone: Clone, stated: string | undefined): Promise<Choices> {
    const [listed, head, cloned] = await Promise.all([
        clone.ask('for-each-ref', '--sort=-committerdate', '--format=%(refname)%00%(symref)%00%(refname:short)', ...Object.values(KINDS)),
        clone.ask('symbolic-ref', '--quiet', 'HEAD'), clone.ask(...CLONED_BRANCH),
    ]);
    // `origin/HEAD` only names another one.
    const refs = (listed ?? '').split('\n').map(row => row.split('\0')).filter(([, symbolic]) => symbolic === '').map(([full, , short]) => ({ full: full!, short: short! }));
    const below = (prefix: string): readonly string[] => refs.filter(({ full }) => full.startsWith(prefix)).map(({ short }) => short);
    const shortOf = (wanted: string): string | undefined => refs.find(({ full }) => full === wanted)?.short;
    // What is named is a branch, whatever else has that name.
    const named = (name: string): string | undefined => Object.values(KINDS).map(prefix => shortOf(`${prefix}${name}`)).find(short => short !== undefined) ?? refs.find(({ short }) => short === name)?.short;
    const base = baseBranches(stated, cloned).map(named).find(short => short !== undefined);
    // A branch without a commit is in no list.
    const current = head === undefined ? undefined : shortOf(head) ?? head.replace(KINDS.branches, '');
    return { base, current, branches: below(KINDS.branches), remotes: below(KINDS.remotes), tags: below(KINDS.tags) };
}

// ---- What it holds --------------------------------------------------------------------------------------------------

export interface WantedFiles {
    /** Absolute folders of projects: every journey and config below them is wanted. */
    readonly folders: readonly string[];
    /** Absolute files that are wanted, wherever they are: those of today. */
    readonly files: readonly string[];
    /** Whether a file is wanted, by its name. */
    readonly isWanted: (name: string) => boolean;
}
export interface BaseTexts {
    /** The folders that are in this repository. What is in another one cannot be told. */
    readonly folders: readonly string[];
    /** The files of today that are in another repository, or in none: what they were cannot be told. */
    readonly outside: readonly string[];
    /** By their absolute paths, below the folders as they were given. */
    readonly texts: ReadonlyMap<string, string>;
}

/** The texts of files as a commit has them. */
export async function readTexts(clone: Clone, commit: string, { folders, files, isWanted }: WantedFiles): Promise<BaseTexts> {
    const tree = treeFiles(await clone.read(commitRows(commit)), COMMIT_ROW);
    const links = await linkTargets(clone, tree);
    const wanted = new Map<string, string>();
    const covered: string[] = [];
    for (const folder of folders) {
        const place = await placeIn(clone, folder);
        // A project may hold several repositories: this one is in one of its folders.
        const topInFolder = place === undefined ? await placeOfTop(clone, folder) : '';
        if (topInFolder === undefined) continue;
        if (place !== undefined) covered.push(folder);
        const prefix = place === undefined || place === '' ? '' : `${place}/`;
        for (const path of tree.keys()) {
            if (path.startsWith(prefix) && isWanted(path.slice(path.lastIndexOf('/') + 1))) wanted.set(join(folder, topInFolder, ...path.slice(prefix.length).split('/')), path);
        }
    }
    const outside: string[] = [];
    const isOtherRepository = otherRepositories(clone);
    for (const file of files) {
        if (wanted.has(file)) continue;
        const folder = await placeIn(clone, dirname(file));
        const name = file.slice(file.lastIndexOf(sep) + 1);
        const path = folder === undefined || folder === '' ? name : `${folder}/${name}`;
        if (folder === undefined || (!tree.has(path) && await isOtherRepository(folder))) outside.push(file);
        if (folder !== undefined) wanted.set(file, path);
    }
    const isLinked = (path: string): boolean => tree.get(path)?.isLink !== false;
    const taken = new Set<string>();
    const found: { readonly file: string; readonly object: string }[] = [];
    // Under two names it is one file: its own counts, not a link's.
    for (const [file, path] of [...wanted].sort(([, a], [, b]) => Number(isLinked(a)) - Number(isLinked(b)))) {
        const target = followLinks(path, tree, link => links.get(link));
        if (target === undefined || taken.has(target)) continue;
        taken.add(target);
        found.push({ file, object: tree.get(target)!.object });
    }
    const contents = await readObjects(clone, found.map(({ object }) => object));
    const decoder = new TextDecoder();
    return { folders: covered, outside, texts: new Map(found.map(({ file, object }) => [file, decoder.decode(contents.get(object))])) };
}

/** Where a folder is in the repository, `` for the top; undefined outside of it. A folder that is not on the disk is where it is said to be. */
async function placeIn({ top }: Clone, folder: string): Promise<string | undefined> {
    const path = pathWithin(top, await realpath(folder).catch(() => folder));
    return path?.split(sep).join('/');
}

/** Where the repository is in a folder that is above it; undefined when it is elsewhere. */
const placeOfTop = async ({ top }: Clone, folder: string): Promise<string | undefined> => pathWithin(await realpath(folder).catch(() => folder), top);

function pathWithin(folder: string, inner: string): string | undefined {
    const path = relative(folder, inner);
    return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path;
}

/** Tells whether a folder, by its place in the repository, is in a submodule or in another clone within it. */
function otherRepositories({ top }: Clone): (place: string) => Promise<boolean> {
    const known = new Map<string, Promise<boolean>>([['', Promise.resolve(false)]]);
    const isOther = (place: string): Promise<boolean> => {
        const told = known.get(place) ?? lstat(join(top, place, '.git')).then(() => true, () => isOther(place.slice(0, Math.max(0, place.lastIndexOf('/')))));
        known.set(place, told);
        return told;
    };
    return isOther;
}

async function linkTargets(clone: Clone, tree: TreeFiles): Promise<ReadonlyMap<string, string>> {
    const links = [...tree].filter(([, { isLink }]) => isLink);
    const contents = await readObjects(clone, links.map(([, { object }]) => object));
    return new Map(links.map(([path, { object }]) => [path, contents.get(object)!.toString('utf8')]));
}

/** One process for all. */
async function readObjects(clone: Clone, objects: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const wanted = [...new Set(objects)];
    if (wanted.length === 0) return new Map();
    const contents = new Map<string, Buffer>();
    for (const { object, type, content } of storedObjects(await clone.read(['cat-file', '--batch'], batchInput(wanted)))) {
        // A clone without all contents cannot be compared with: to leave one out would show its file as new, or as gone.
        if (type !== 'blob') throw new GitFailure('no-contents', `${object} ${type}`);
        contents.set(object, content);
    }
    return contents;
}
