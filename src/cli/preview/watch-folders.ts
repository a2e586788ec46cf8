import { watch, type FSWatcher } from 'node:fs';

/** Watches over folders, each by itself: watching all below one would follow everything that was ever installed there. */
export interface FolderWatch {
    /** These are the folders from now on. */
    readonly follow: (folders: readonly string[]) => void;
    readonly stop: () => void;
}

/** An editor saves in several steps, and a checkout changes many files. */
const CALM_MS = 60;
/** Where the system watches over no more folders, somebody has to look. */
const LOOK_MS = 1500;

/** @param onChange called once everything is calm, for whatever has changed; it looks for itself at what that was. */
export function watchFolders(onChange: () => void): FolderWatch {
    const watchers = new Map<string, FSWatcher>();
    let calm: NodeJS.Timeout | undefined;
    let looking: NodeJS.Timeout | undefined;
    const notice = (): void => {
        clearTimeout(calm);
        calm = setTimeout(onChange, CALM_MS);
    };
    const drop = (folder: string): void => {
        watchers.get(folder)?.close();
        watchers.delete(folder);
    };
    const add = (folder: string): void => {
        try {
            const watcher = watch(folder, { persistent: true }, notice);
            // A folder that is gone: the one around it has told.
            watcher.on('error', () => drop(folder));
            watchers.set(folder, watcher);
        }
        catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            if (code === 'ENOSPC' || code === 'EMFILE') looking ??= setInterval(onChange, LOOK_MS);
        }
    };
    return {
        follow: (folders) => {
            const wanted = new Set(folders);
            for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
            for (const folder of wanted) if (!watchers.has(folder)) add(folder);
        },
        stop: () => {
            clearTimeout(calm);
            clearInterval(looking);
            for (const folder of watchers.keys()) drop(folder);
        },
    };
}
