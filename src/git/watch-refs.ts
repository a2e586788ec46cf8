import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Watches over where branches are. */
export interface RefsWatch { readonly stop: () => void }

/** While git writes, it writes several files. */
const CALM_MS = 250;

/** Of what stands in the folder itself; the index beside them is written all the time. */
const OWN: ReadonlySet<string> = new Set(['HEAD', 'packed-refs', 'refs', 'reftable']);

/**
 * Tells when something was written in the folder of a repository where branches, tags and HEAD are: a branch moved, or another one is
 * checked out. https://git-scm.com/docs/gitrepository-layout
 * @param onChange looks for itself at what that was.
 */
export function watchRefs(gitFolder: string, onChange: () => void): RefsWatch {
    const watchers = new Map<string, FSWatcher>();
    let calm: NodeJS.Timeout | undefined;
    const notice = (): void => {
        clearTimeout(calm);
        calm = setTimeout(() => {
            // A branch `a/b` is a file in a folder, which may be new.
            follow();
            onChange();
        }, CALM_MS);
    };
    const drop = (folder: string): void => {
        watchers.get(folder)?.close();
        watchers.delete(folder);
    };
    const add = (folder: string): void => {
        try {
            const watcher = watch(folder, { persistent: false }, (_, name) => { if (folder !== gitFolder || name === null || OWN.has(name)) notice(); });
            watcher.on('error', () => drop(folder));
            watchers.set(folder, watcher);
        }
        catch {
            // One that is gone again, or more than the system watches over: what has moved is noticed when the window is looked at again.
        }
    };
    const follow = (): void => {
        const wanted = new Set([gitFolder, join(gitFolder, 'reftable'), ...foldersBelow(join(gitFolder, 'refs'))]);
        for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
        for (const folder of wanted) if (!watchers.has(folder)) add(folder);
    };
    follow();
    return {
        stop: () => {
            clearTimeout(calm);
            for (const folder of watchers.keys()) drop(folder);
        },
    };
}

function foldersBelow(folder: string): readonly string[] {
    try {
        return [folder, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => foldersBelow(join(folder, name)))];
    }
    catch {
        return [];
    }
}
