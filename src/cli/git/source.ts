import { realpathSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { isSkippedFolder, JOURNEY_ENDING } from '../../../language-server/files';
import { CONFIG_FILE_NAME } from '../../checks/resolved-config';
import type { FileSource } from '../load-project';
import { isWithin, withSlashes } from '../paths';
import { decode, readText } from '../read-file';
import type { SelectedProject } from '../selection';
import type { Tree } from './revision';

/** The state of one repository: its working tree's folder, and the files as git has them. */
export interface State { readonly top: string; readonly tree: Tree }

/** The files of projects as git has them. A project in another repository is taken as it is on the disk. */
export function sourceIn(states: readonly State[]): FileSource {
    /** The innermost of these repositories that a folder is in, and its path there: `` for the top. */
    const placeOf = (root: string): { readonly tree: Tree; readonly folder: string } | undefined => {
        const real = realPath(root);
        const [inner] = states.filter(({ top }) => isWithin(top, real)).sort((a, b) => b.top.length - a.top.length);
        return inner === undefined ? undefined : { tree: inner.tree, folder: withSlashes(relative(inner.top, real)) };
    };
    /** Where the file of an absolute path stands in git. */
    const pathOf = new Map<string, { readonly tree: Tree; readonly path: string }>();

    const filesOf = (project: SelectedProject): readonly string[] => {
        const place = placeOf(project.root);
        if (place === undefined) return project.files();
        const { tree, folder } = place;
        const paths = [...tree.files.keys()];
        const configured = paths.filter(path => path === CONFIG_FILE_NAME || path.endsWith(`/${CONFIG_FILE_NAME}`)).map(path => posix.dirname(path));
        const isLinked = (path: string): boolean => tree.files.get(path)?.isLink !== false;
        const prefix = folder === '' ? '' : `${folder}/`;
        const nested = configured.filter(other => other !== folder && `${other}/`.startsWith(prefix)).map(other => `${other}/`);
        const found = new Map<string, string>();
        for (const path of paths) {
            if (!path.endsWith(JOURNEY_ENDING) || !path.startsWith(prefix) || nested.some(other => path.startsWith(other))) continue;
            const parts = path.slice(prefix.length).split('/');
            if (parts.slice(0, -1).some(isSkippedFolder) || parts.at(-1)!.startsWith('.')) continue;
            const absolute = join(project.root, ...parts);
            if (!project.excludes(absolute)) found.set(absolute, path);
        }
        // Those that are reached over links, or were named although a walk leaves them out.
        for (const absolute of project.files()) {
            if (isWithin(project.root, absolute)) found.set(absolute, prefix + withSlashes(relative(project.root, absolute)));
        }
        const taken = new Set<string>();
        const files: string[] = [];
        // Under two names it is one file: its own counts, not a link's.
        for (const [absolute, path] of [...found].sort(([, a], [, b]) => Number(isLinked(a)) - Number(isLinked(b)))) {
            const target = tree.find(path);
            if (target === undefined || taken.has(target)) continue;
            taken.add(target);
            pathOf.set(absolute, { tree, path: target });
            files.push(absolute);
        }
        tree.read(taken);
        return files.sort();
    };
    const read: FileSource['read'] = (absolute, shown) => {
        const place = pathOf.get(absolute);
        const content = place?.tree.read([place.path]).get(place.path);
        // What is in another repository is read as it is.
        return content === undefined ? readText(absolute, shown) : decode(content, shown);
    };
    return { filesOf, read };
}

/** The path without links; the path itself where that cannot be told. */
function realPath(path: string): string {
    try {
        return realpathSync(path);
    }
    catch {
        return path;
    }
}
