import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** With `/`, on every system. */
export function withSlashes(path: string): string {
    return sep === '/' ? path : path.split(sep).join('/');
}

/** Whether a path is a folder or stands below it. Both are absolute. */
export function isWithin(folder: string, path: string): boolean {
    return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The nearest folder upward that holds an entry of this name, the folder itself included. */
export function folderUpward(folder: string, holding: string): string | undefined {
    for (let at = folder; ; at = dirname(at)) {
        if (existsSync(join(at, holding))) return at;
        if (dirname(at) === at) return undefined;
    }
}

/** How paths are shown: relative to the repository (the nearest `.git` upward, else the current folder) or to the folder that is given, with `/`; absolute outside of it. */
export function pathShower(cwd: string, from?: string): (absolute: string) => string {
    const base = from ?? folderUpward(cwd, '.git') ?? cwd;
    return absolute => {
        if (absolute.endsWith(sep + STANDARD_INPUT)) return STANDARD_INPUT;
        if (!isWithin(base, absolute)) return withSlashes(absolute);
        return withSlashes(relative(base, absolute)) || '.';
    };
}

/** What a text from standard input is called when it stands for no file. */
export const STANDARD_INPUT = '<stdin>';

export const absolutePath = (cwd: string, path: string): string => resolve(cwd, path);
