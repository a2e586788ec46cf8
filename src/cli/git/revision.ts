import { dirname, resolve } from 'node:path';
import { batchInput, COMMIT_ROW, commitRows, followLinks, INDEX_ROW, INDEX_ROWS, storedObjects, treeFiles, type TreeFiles } from '../../git/tree';
import { fail } from '../failure';
import { commitOf, type Repository } from './repository';

/** Files as git has them, read from its store: nothing is checked out. Paths are relative to the top of the repository, with `/`. */
export interface Tree {
    readonly files: TreeFiles;
    /** The path of the file that a path leads to, through links within the repository. */
    readonly find: (path: string) => string | undefined;
    /** What files hold, in one go. A path that is no file is left out. */
    readonly read: (paths: Iterable<string>) => ReadonlyMap<string, Buffer>;
}

export interface Revision extends Tree {
    /** Its full name. */
    readonly commit: string;
}

/** @param revision any name of a commit: a branch, a tag, `HEAD~3`. That there is none ends the run. */
export function readRevision(repository: Repository, revision: string): Revision {
    const commit = commitOf(repository, revision);
    return { commit, ...treeOf(repository, treeFiles(repository.run(commitRows(commit)), COMMIT_ROW)) };
}

/** What is staged for the next commit. @param index the file that a hook was told to read it from, if it is of this repository. */
export function readIndex(repository: Repository, index?: string): Tree {
    const folder = repository.ask(['rev-parse', '--absolute-git-dir']);
    const isOurs = index !== undefined && folder !== undefined && dirname(index) === resolve(folder);
    return treeOf(repository, treeFiles(repository.run(INDEX_ROWS, isOurs ? { env: { GIT_INDEX_FILE: index } } : {}), INDEX_ROW));
}

function treeOf(repository: Repository, files: TreeFiles): Tree {
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
    return { files, read, find: path => followLinks(path, files, link => read([link]).get(link)?.toString('utf8')) };
}

/** One process for all. */
function readObjects(repository: Repository, objects: readonly string[]): ReadonlyMap<string, Buffer> {
    const contents = new Map<string, Buffer>();
    if (objects.length === 0) return contents;
    for (const { object, type, content } of storedObjects(repository.run(['cat-file', '--batch'], { input: batchInput(objects) }))) {
        // A clone without all contents cannot be compared with: to leave one out would show its file as new, or as gone.
        if (type !== 'blob') fail('git-failed', { purpose: repository.purpose, command: 'cat-file', reason: `${object} ${type}` });
        contents.set(object, content);
    }
    return contents;
}
