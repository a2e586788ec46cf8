import { dirname, posix, resolve } from 'node:path';
import { fail } from '../failure';
import { commitOf, type Repository } from './repository';

/** Files as git has them, read from its store: nothing is checked out. Paths are relative to the top of the repository, with `/`. */
export interface Tree {
    /** Every file, also links; not what is in submodules. In the order of their paths, as git has it. */
    readonly files: ReadonlyMap<string, TreeFile>;
    /** The path of the file that a path leads to, through links within the repository. */
    readonly find: (path: string) => string | undefined;
    /** What files hold, in one go. A path that is no file is left out. */
    readonly read: (paths: Iterable<string>) => ReadonlyMap<string, Buffer>;
}

export interface TreeFile {
    /** Of its content in git's store. */
    readonly object: string;
    readonly isLink: boolean;
}

export interface Revision extends Tree {
    /** Its full name. */
    readonly commit: string;
}

/** @param revision any name of a commit: a branch, a tag, `HEAD~3`. That there is none ends the run. */
export function readRevision(repository: Repository, revision: string): Revision {
    const commit = commitOf(repository, revision);
    // -z: paths as they are, whatever is in them.
    const rows = repository.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
    return { commit, ...treeOf(repository, rows, /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/) };
}

/** What is staged for the next commit. @param index the file that a hook was told to read it from, if it is of this repository. */
export function readIndex(repository: Repository, index?: string): Tree {
    const folder = repository.ask(['rev-parse', '--absolute-git-dir']);
    const isOurs = index !== undefined && folder !== undefined && dirname(index) === resolve(folder);
    const rows = repository.run(['ls-files', '--stage', '-z'], isOurs ? { env: { GIT_INDEX_FILE: index } } : {});
    // A file with a conflict has other stages than 0, and no content that could be meant; a submodule is a commit.
    return treeOf(repository, rows, /^(10\d+|120000) ([0-9a-f]+) 0\t([\s\S]+)$/);
}

/** @param form of a row: mode, object and path. */
function treeOf(repository: Repository, rows: Buffer, form: RegExp): Tree {
    const files = new Map<string, TreeFile>();
    for (const row of rows.toString('utf8').split('\0')) {
        const [, mode, object, path] = form.exec(row) ?? [];
        if (object !== undefined && path !== undefined) files.set(path, { object, isLink: mode === LINK });
    }
    const { contents } = repository;
    const read: Tree['read'] = paths => {
        const found = [...paths].flatMap(path => {
            const file = files.get(path);
            return file === undefined ? [] : [{ path, object: file.object }];
        });
        const wanted = [...new Set(found.map(({ object }) => object))].filter(object => !contents.has(object));
        for (const [object, content] of readObjects(repository, wanted)) contents.set(object, content);
        return new Map(found.flatMap(({ path, object }) => {
            const content = contents.get(object);
            return content === undefined ? [] : [[path, content] as const];
        }));
    };
    return { files, read, find: path => follow(path, files, link => read([link]).get(link)?.toString('utf8')) };
}

/** The mode of a symbolic link: https://git-scm.com/docs/git-fast-import#_filemodify */
const LINK = '120000';

/** As many as Linux follows. */
const MOST_LINKS = 40;

function follow(path: string, files: ReadonlyMap<string, TreeFile>, targetOf: (link: string) => string | undefined): string | undefined {
    let rest = path.split('/');
    let at = '';
    for (let links = 0; rest.length > 0;) {
        const [part = '', ...behind] = rest;
        at = posix.join(at, part);
        rest = behind;
        if (files.get(at)?.isLink !== true) continue;
        const target = ++links > MOST_LINKS ? undefined : targetOf(at);
        if (target === undefined || target.startsWith('/')) return undefined;
        const real = posix.join(posix.dirname(at), target);
        if (real.startsWith('../') || real === '..') return undefined;
        rest = [...real.split('/').filter(each => each !== '' && each !== '.'), ...rest];
        at = '';
    }
    return files.has(at) ? at : undefined;
}

/** One process for all: https://git-scm.com/docs/git-cat-file#_batch_output */
function readObjects(repository: Repository, objects: readonly string[]): ReadonlyMap<string, Buffer> {
    const contents = new Map<string, Buffer>();
    if (objects.length === 0) return contents;
    const output = repository.run(['cat-file', '--batch'], { input: `${objects.join('\n')}\n` });
    for (let at = 0; at < output.length;) {
        const end = output.indexOf('\n', at);
        const [object = '', type, size] = output.toString('latin1', at, end).split(' ');
        at = end + 1;
        // A clone without all contents cannot be compared with: to leave one out would show its file as new, or as gone.
        if (type !== 'blob') fail('git-failed', { purpose: repository.purpose, command: 'cat-file', reason: `${object} ${type}` });
        const length = Number(size);
        contents.set(object, output.subarray(at, at + length));
        at += length + 1;
    }
    return contents;
}
