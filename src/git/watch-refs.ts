import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Watches over where branches are. */
export interface RefsWatch { readonly stop: () => void }

/** While git writes, it writes several files. */
const CALM_MS = 250;

/** Of what stands in the folder itself; the index beside them is written all the time. */
const OWN: ReadonlySet<string> = new Set(['HEAD', 'packed-refs', 'refs', 'reftable']);

/**
 * Tells when something was written in the folder of a repository where branches, tags and HEAD are: a branch moved, or another one is
 * checked out. When the folder is gone, it waits for another one. https://git-scm.com/docs/gitrepository-layout
 * @param onChange looks for itself at what that was.
 */
export function watchRefs(gitFolder: string, onChange: () => void): RefsWatch {
    const watched = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
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
        watched.get(folder)?.watcher.close();
        watched.delete(folder);
    };
    const add = (folder: string, identity: string, isMeant: (name: string) => boolean): void => {
        try {
            const watcher = watch(folder, { persistent: false }, (_, name) => { if (name === null || isMeant(name)) notice(); });
            watcher.on('error', () => drop(folder));
            watched.set(folder, { watcher, identity });
        }
        catch {
            // One that is gone again, or more than the system watches over: what has moved is noticed when the window is looked at again.
        }
    };
    const follow = (): void => {
        const wanted = wantedFolders(gitFolder);
        // A folder that was made anew under its name is another one: nothing more is heard of the one before.
        for (const [folder, { identity }] of watched) if (!wanted.has(folder) || identityOf(folder) !== identity) drop(folder);
        for (const [folder, isMeant] of wanted) {
            const identity = identityOf(folder);
            if (identity !== undefined && !watched.has(folder)) add(folder, identity, isMeant);
        }
    };
    follow();
    return {
        stop: () => {
            clearTimeout(calm);
            for (const folder of watched.keys()) drop(folder);
        },
    };
}

/** The folders to watch over, each with which of its files count. The one that holds the folder of git also tells when that is gone, and comes again. */
function wantedFolders(gitFolder: string): ReadonlyMap<string, (name: string) => boolean> {
    const all = (): boolean => true;
    const inner = [join(gitFolder, 'reftable'), ...foldersBelow(join(gitFolder, 'refs'))];
    return new Map([[dirname(gitFolder), (name: string) => name === basename(gitFolder)], [gitFolder, (name: string) => OWN.has(name)], ...inner.map((folder) => [folder, all] as const)]);
}

/** Undefined where there is no folder. */
function identityOf(folder: string): string | undefined {
    try {
        const found = statSync(folder);
        // The file system gives the number of a folder that is gone to the next one.
        return found.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : undefined;
    }
    catch {
        return undefined;
    }
}

function foldersBelow(folder: string): readonly string[] {
    try {
        return [folder, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => foldersBelow(join(folder, name)))];
    }
    catch {
        return [];
    }
}
