import type { Linked } from './scope';
import type { ElementKey } from '../src/model/model';

/** Who refers to an element. */
export interface Referrers {
    /** Each once, in the order of the project. */
    readonly all: (key: ElementKey) => readonly ElementKey[];
    /** The same one by one. */
    readonly each: (key: ElementKey) => Iterable<ElementKey>;
}

/** Of files that never change: a table that linking fills, file by file in the order of the project. */
export function referrersIn(table: ReadonlyMap<ElementKey, readonly ElementKey[]>): Referrers {
    const all = (key: ElementKey): readonly ElementKey[] => table.get(key) ?? NOBODY;
    return { all, each: all };
}
const NOBODY: readonly ElementKey[] = [];
const NO_PATHS: readonly string[] = [];

/** Of files that change one by one. */
export interface ReferrersByFile extends Referrers {
    /** The files that refer to an element, in order; as they are now. */
    readonly paths: (key: ElementKey) => readonly string[];
    /** Takes note of whom a file refers to now; `referred` gets the elements for which that is news. */
    readonly note: (path: string, before: Linked | undefined, now: Linked, referred: Set<ElementKey>) => void;
}

/** Who refers to one element: the files in order, and the elements of each; `all` is made when it is asked for. */
interface Known { readonly paths: string[]; readonly byPath: Map<string, readonly ElementKey[]>; all: readonly ElementKey[] | undefined }

export function createReferrers(): ReferrersByFile {
    const table = new Map<ElementKey, Known>();
    return {
        note: (path, before, now, referred) => {
            for (const [key, elements] of now.targets) {
                if (same(before?.targets.get(key), elements)) continue;
                referred.add(key);
                const known = table.get(key);
                if (known === undefined) table.set(key, { paths: [path], byPath: new Map([[path, elements]]), all: undefined });
                else {
                    if (!known.byPath.has(path)) known.paths.splice(placeIn(known.paths, path), 0, path);
                    known.byPath.set(path, elements);
                    known.all = undefined;
                }
            }
            for (const key of before?.targets.keys() ?? []) {
                if (now.targets.has(key)) continue;
                referred.add(key);
                const known = table.get(key);
                if (known === undefined) continue;
                if (known.byPath.delete(path)) known.paths.splice(placeIn(known.paths, path), 1);
                known.all = undefined;
                if (known.byPath.size === 0) table.delete(key);
            }
        },
        paths: key => table.get(key)?.paths ?? NO_PATHS,
        all: key => {
            const known = table.get(key);
            if (known === undefined) return NOBODY;
            return known.all ??= known.paths.flatMap(path => known.byPath.get(path)!);
        },
        each: function* (key) {
            const known = table.get(key);
            for (const path of known?.paths ?? []) yield* known!.byPath.get(path)!;
        },
    };
}

export function same(a: readonly string[] | undefined, b: readonly string[]): boolean {
    return a !== undefined && a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Where a path is, or belongs, in an ordered list. */
function placeIn(paths: readonly string[], path: string): number {
    let low = 0;
    let high = paths.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (paths[middle]! < path) low = middle + 1;
        else high = middle;
    }
    return low;
}
