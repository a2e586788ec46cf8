import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from './files';
import { walk } from './walk';
import { BASELINE_FILE_NAME } from '../src/checks/baseline';
import { CONFIG_FILE_NAME } from '../src/checks/resolved-config';

/** The files of this machine. */
export function nodeFileSystem(): FileSystem {
    return {
        list: async (folder) => {
            const root = localPath(folder);
            return root === undefined ? [] : projectFiles(root).map((path) => pathToFileURL(path).href).sort();
        },
        read: async (uri) => {
            const path = localPath(uri);
            if (path === undefined) return undefined;
            // The decoder leaves out a byte order mark.
            return readFile(path).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
        },
    };
}

function localPath(uri: string): string | undefined {
    try {
        return fileURLToPath(uri);
    }
    catch {
        return undefined;
    }
}

/** The files, configs and baselines of the project that begins at a folder, and of those below it. */
function projectFiles(folder: string): readonly string[] {
    const found: string[] = [];
    const entered = new Set<string>();
    const waiting = [folder];
    // The outer projects come first: one that is also linked to from another one keeps its own path.
    for (let root = waiting.shift(); root !== undefined; root = waiting.shift()) {
        const real = realPath(root);
        if (real === undefined || entered.has(real)) continue;
        entered.add(real);
        for (const path of [CONFIG_FILE_NAME, BASELINE_FILE_NAME].map((name) => join(root, name))) if (existsSync(path)) found.push(path);
        const { files, nested } = walk(root);
        for (const file of files) found.push(file);
        waiting.push(...nested);
    }
    return found;
}

function realPath(path: string): string | undefined {
    try {
        return realpathSync(path);
    }
    catch {
        return undefined;
    }
}
