import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { isSkippedFolder, JOURNEY_ENDING } from './files';
import { CONFIG_FILE_NAME } from '../src/checks/resolved-config';

/** What a folder holds of one project. */
export interface Walked {
    /** Its `.journey` files, absolute, in the order of their paths. */
    readonly files: readonly string[];
    /** The folders below it that are projects of their own: the outermost ones. */
    readonly nested: readonly string[];
    /** Every folder that was searched, the project's own first. */
    readonly folders: readonly string[];
    /** Folders and links that could not be read. */
    readonly failures: readonly { readonly path: string; readonly error: unknown }[];
}

/**
 * Finds the files of the project that begins at a folder. Folders with a config of their own are other projects. Links
 * are followed, but no folder is entered twice, so that links in a circle come to an end and no file is found under two
 * names. `isExcluded` is asked with absolute paths of folders. The command line and the server both see a project this way.
 */
export function walk(root: string, isExcluded: (folder: string) => boolean = () => false): Walked {
    const files: string[] = [];
    const nested: string[] = [];
    const folders: string[] = [];
    const failures: { path: string; error: unknown }[] = [];
    const links: string[] = [];
    /** Without links in their paths. */
    const entered = new Set<string>();
    const found = new Set<string>();

    /** `real` is the folder without links in its path. */
    const enter = (folder: string, real: string): void => {
        if (entered.has(real)) return;
        entered.add(real);
        let entries: Dirent[];
        try {
            entries = readdirSync(folder, { withFileTypes: true });
        }
        catch (error) {
            failures.push({ path: folder, error });
            return;
        }
        if (folder !== root && entries.some(entry => entry.name === CONFIG_FILE_NAME && !entry.isDirectory())) {
            nested.push(folder);
            return;
        }
        folders.push(folder);
        for (const entry of entries) {
            const { name } = entry;
            const path = join(folder, name);
            if (entry.isDirectory()) {
                if (!isSkippedFolder(name) && !isExcluded(path)) enter(path, join(real, name));
            }
            else if (entry.isFile()) {
                if (!name.endsWith(JOURNEY_ENDING) || name.startsWith('.')) continue;
                files.push(path);
                found.add(join(real, name));
            }
            else if (entry.isSymbolicLink() && !isSkippedFolder(name)) links.push(path);
        }
    };

    const realRoot = realPath(root);
    enter(root, realRoot);
    // Links come last: what is also there without a link keeps its own path. Following one can find more of them.
    for (let next = links.shift(); next !== undefined; next = links.shift()) {
        const isFile = next.endsWith(JOURNEY_ENDING);
        try {
            const real = realpathSync(next);
            const stats = statSync(real);
            if (stats.isDirectory()) {
                // What holds the project itself would bring in its surroundings.
                if (!isWithin(real, realRoot) && !isExcluded(next)) enter(next, real);
            }
            else if (isFile && stats.isFile() && !found.has(real)) {
                found.add(real);
                files.push(next);
            }
        }
        catch (error) {
            // A broken link to something else does not matter here.
            if (isFile) failures.push({ path: next, error });
        }
    }
    return { files: files.sort(), nested: nested.sort(), folders, failures };
}

function realPath(path: string): string {
    try {
        return realpathSync(path);
    }
    catch {
        return path;
    }
}

function isWithin(folder: string, path: string): boolean {
    return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
