import { posix } from 'node:path';

/** A file as git has it. */
export interface TreeFile {
    /** Of its content in git's store. */
    readonly object: string;
    readonly isLink: boolean;
}
/** Every file, also links; not what is in submodules. By its path from the top of the repository, with `/`, in the order of git. */
export type TreeFiles = ReadonlyMap<string, TreeFile>;

/** How git tells the files of a commit. -z: paths as they are, whatever is in them. */
export const commitRows = (commit: string): readonly string[] => ['ls-tree', '-r', '-z', '--full-tree', commit];
export const COMMIT_ROW = /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/;
/** The same of what is staged. A file with a conflict has other stages than 0, and no content that could be meant; a submodule is a commit. */
export const INDEX_ROWS: readonly string[] = ['ls-files', '--stage', '-z'];
export const INDEX_ROW = /^(10\d+|120000) ([0-9a-f]+) 0\t([\s\S]+)$/;

/** The mode of a symbolic link: https://git-scm.com/docs/git-fast-import#_filemodify */
const LINK = '120000';

/** @param form of a row: mode, object and path. */
export function treeFiles(rows: Buffer, form: RegExp): TreeFiles {
    const files = new Map<string, TreeFile>();
    for (const row of rows.toString('utf8').split('\0')) {
        const [, mode, object, path] = form.exec(row) ?? [];
        if (object !== undefined && path !== undefined) files.set(path, { object, isLink: mode === LINK });
    }
    return files;
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

/** The path of the file that a path leads to, through links within the repository. @param targetOf where a link leads to. */
export function followLinks(path: string, files: TreeFiles, targetOf: (link: string) => string | undefined): string | undefined {
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

/** An answer of `cat-file --batch`: https://git-scm.com/docs/git-cat-file#_batch_output */
export interface StoredObject { readonly object: string; /** `blob`, or `missing` in a clone without all contents. */ readonly type: string; readonly content: Buffer }

export const batchInput = (objects: readonly string[]): string => `${objects.join('\n')}\n`;

export function* storedObjects(output: Buffer): Generator<StoredObject> {
    for (let at = 0; at < output.length;) {
        const end = output.indexOf('\n', at);
        const [object = '', type = '', size] = output.toString('latin1', at, end).split(' ');
        at = end + 1;
        if (size === undefined) {
            yield { object, type, content: Buffer.alloc(0) };
            continue;
        }
        const length = Number(size);
        yield { object, type, content: output.subarray(at, at + length) };
        at += length + 1;
    }
}
