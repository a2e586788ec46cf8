import { existsSync } from 'node:fs';
import { JOURNEY_ENDING } from '../../../language-server/files';
import { fail, quotedNames } from '../failure';
import { absolutePath } from '../paths';
import { neighbours } from '../selection';

/** Two states of what is in a repository, or two things that are named one by one. */
export type Operands =
    | { readonly kind: 'states'; readonly old: OldState | undefined; readonly now: NowState; readonly paths: readonly string[] }
    | { readonly kind: 'two'; readonly old: Named; readonly now: Named };

/** `parted`: where the new state left the revision, so that what came into it meanwhile is no change. */
export interface OldState { readonly revision: string; readonly parted: boolean }
export type NowState = { readonly is: 'working tree' | 'index' } | { readonly is: 'revision'; readonly revision: string };

/** A file or folder, on the disk or as a revision has it. `as`: how it was written as one of a revision, when what it is on the disk is meant. */
export interface Named { readonly path: string; readonly revision?: string; readonly as?: string }

/**
 * What is to be compared with what: `[BASE | A..B | A...B | OLD NEW]`, where `OLD` and `NEW` are files, folders or `REF:path`. What is
 * a path and a revision is a path; a revision can be written `refs/heads/main`.
 */
export function readOperands(given: readonly string[], isStaged: boolean, cwd: string): Operands {
    const isPath = (text: string): boolean => existsSync(absolutePath(cwd, text));
    const namedOf = (text: string): Named | undefined => {
        if (isPath(text)) return { path: text };
        // A letter alone in front of the colon is a drive.
        const [, revision, path] = /^([^:]{2,}|@):(.*)$/s.exec(text) ?? [];
        return revision === undefined || path === undefined ? undefined : { revision, path };
    };
    const now: NowState = { is: isStaged ? 'index' : 'working tree' };
    const [first, second, ...more] = given;
    if (first === undefined) return { kind: 'states', old: isStaged ? { revision: 'HEAD', parted: false } : undefined, now, paths: [] };

    const [one, other] = [namedOf(first), second === undefined ? undefined : namedOf(second)];
    if (one !== undefined && (second === undefined ? one.revision !== undefined : other !== undefined && more.length === 0)) {
        if (isStaged) fail('flags-exclude', { first: '--staged', second: given.join(' ') });
        return { kind: 'two', old: one, now: other ?? { path: one.path, as: first } };
    }
    if (one?.revision !== undefined) {
        const missing = given.slice(1, 2).filter(text => namedOf(text) === undefined);
        pathsOf(missing, isPath, notFound(cwd));
        fail('diff-two-files', { old: first, count: given.length - 1 });
    }
    if (one !== undefined) {
        const paths = pathsOf(given, isPath, path => (path.endsWith(JOURNEY_ENDING) ? notFound(cwd)(path) : fail('diff-after-path', { path, first, nearest: quotedNames(neighbours(cwd, path)) })));
        return { kind: 'states', old: isStaged ? { revision: 'HEAD', parted: false } : undefined, now, paths };
    }

    const range = /^(.*?)(\.{2,3})(.*)$/s.exec(first);
    if (range !== null || (second !== undefined && !isPath(second))) {
        const [from, dots, to] = range === null ? [first, '..', second!] : [range[1]!, range[2]!, range[3]!];
        if (isStaged) fail('flags-exclude', { first: '--staged', second: given.join(' ') });
        const paths = pathsOf(given.slice(range === null ? 2 : 1), isPath, path => fail('diff-third', { old: from || 'HEAD', now: to || 'HEAD', path, nearest: quotedNames(neighbours(cwd, path)) }));
        return { kind: 'states', old: { revision: from || 'HEAD', parted: dots === '...' }, now: { is: 'revision', revision: to || 'HEAD' }, paths };
    }
    return { kind: 'states', old: { revision: first, parted: true }, now, paths: pathsOf(given.slice(1), isPath, notFound(cwd)) };
}

function pathsOf(given: readonly string[], isPath: (text: string) => boolean, failAt: (path: string) => never): readonly string[] {
    const missing = given.find(path => !isPath(path));
    return missing === undefined ? given : failAt(missing);
}

const notFound = (cwd: string) => (path: string): never => fail('path-not-found', { path, nearest: quotedNames(neighbours(cwd, path)) });
