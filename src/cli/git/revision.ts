import { posix } from 'node:path';
import { commitOf, type Repository } from './repository';

/** The files of a revision, read from git's store: nothing is checked out. Paths are relative to the top of the repository, with `/`. */
export interface Revision {
    /** Its full name. */
    readonly commit: string;
    /** Every file, also links; not what is in submodules. In the order of their paths, as git has it. */
    readonly files: ReadonlyMap<string, RevisionFile>;
    /** The path of the file that a path leads to, through links within the repository. */
    readonly find: (path: string) => string | undefined;
    /** What files hold, in one go. A path that is no file is left out. */
    readonly read: (paths: Iterable<string>) => ReadonlyMap<string, Buffer>;
}

export interface RevisionFile {
    /** Of its content in git's store. */
    readonly object: string;
    readonly isLink: boolean;
}

/** @param revision any name of a commit: a branch, a tag, `HEAD~3`. That there is none ends the run. */
export function readRevision(repository: Repository, revision: string): Revision {
    const commit = commitOf(repository, revision);
    const files = new Map<string, RevisionFile>();
    // -z: paths as they are, whatever is in them.
    for (const row of repository.run(['ls-tree', '-r', '-z', '--full-tree', commit]).toString('utf8').split('\0')) {
        const parts = /^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(row);
        if (parts === null || parts[2] !== 'blob') continue;
        files.set(parts[4]!, { object: parts[3]!, isLink: parts[1] === LINK });
    }

    const contents = new Map<string, Buffer>();
    const read: Revision['read'] = paths => {
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
    return { commit, files, read, find: path => follow(path, files, link => read([link]).get(link)?.toString('utf8')) };
}

/** The mode of a symbolic link: https://git-scm.com/docs/git-fast-import#_filemodify */
const LINK = '120000';

/** As many as Linux follows. */
const MOST_LINKS = 40;

function follow(path: string, files: ReadonlyMap<string, RevisionFile>, targetOf: (link: string) => string | undefined): string | undefined {
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
    const output = repository.run(['cat-file', '--batch'], `${objects.join('\n')}\n`);
    for (let at = 0; at < output.length;) {
        const end = output.indexOf('\n', at);
        const [object = '', type, size] = output.toString('latin1', at, end).split(' ');
        at = end + 1;
        if (type === 'missing') continue;
        const length = Number(size);
        contents.set(object, output.subarray(at, at + length));
        at += length + 1;
    }
    return contents;
}
