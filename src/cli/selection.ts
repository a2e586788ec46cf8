import { existsSync, lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import picomatch from 'picomatch/posix';
import { pathMatcher } from '../checks/glob';
import { CONFIG_FILE_NAME, type ResolvedConfig } from '../checks/resolved-config';
import { nearest } from '../model/nearest';
import { fail, Failure, quotedNames } from './failure';
import { loadConfig, type ConfigFlags } from './load-config';
import { folderUpward, isWithin, withSlashes } from './paths';
import { unreadable, type Unreadable } from './read-file';
import { isSkippedFolder, JOURNEY_ENDING } from '../../language-server/files';
import { walk } from '../../language-server/walk';

/** A project, and which of its files the command line asks about. */
export interface SelectedProject {
    /** Absolute. */
    readonly root: string;
    readonly hasConfig: boolean;
    readonly config: ResolvedConfig;
    /** All of its files, absolute, in the order of their paths; found when first asked for. */
    readonly files: () => readonly string[];
    /** The folders that it is searched for in: a new file of it would appear in one of them. */
    readonly folders: () => readonly string[];
    /** Whether its config leaves a file or folder out. */
    readonly excludes: (absolute: string) => boolean;
    /** Absolute. */
    readonly asked: ReadonlySet<string>;
}

export interface Selection {
    /** In the order of their folders. */
    readonly projects: readonly SelectedProject[];
    readonly unreadable: readonly Unreadable[];
    /** Files that were named, but are excluded by the config of their project. */
    readonly excluded: readonly { readonly path: string; readonly config: string }[];
}

export interface SelectOptions {
    readonly cwd: string;
    readonly show: (absolute: string) => string;
    readonly allowEmpty: boolean;
    readonly config?: ConfigFlags;
}

/** Keeps the projects of one run: each is found, configured and walked once. */
export interface Projects {
    /** A project that another one uses: with its own config, whatever the command line says. */
    readonly used: (root: string) => SelectedProject;
    readonly select: (paths: readonly string[]) => Selection;
    /** The project that a folder or a file belongs to; asks about nothing. */
    readonly around: (path: string, is: 'folder' | 'file') => SelectedProject;
    /** Asks about one file, which need not exist: in its project, or alone, with the config that applies in the current folder. */
    readonly selectText: (file: string, is: 'in its project' | 'alone') => Selection;
}

/** A project under construction. */
interface Entry extends SelectedProject {
    readonly asked: Set<string>;
    readonly named: Set<string>;
    readonly nested: () => readonly string[];
}

/**
 * A project is everything below a folder with a config. Without one it is everything below the folder that was given, or
 * for a file below the current folder.
 */
export function openProjects({ cwd, show, allowEmpty, config: flags }: SelectOptions): Projects {
    const entries = new Map<string, Entry>();
    const failures: Unreadable[] = [];
    const excluded: { path: string; config: string }[] = [];

    const at = (root: string): Entry => {
        const known = entries.get(root) ?? open(root, flags);
        entries.set(root, known);
        return known;
    };
    const open = (root: string, configFlags: ConfigFlags | undefined): Entry => {
        const hasConfig = existsSync(join(root, CONFIG_FILE_NAME));
        const config = loadConfig(root, hasConfig, show, configFlags);
        const isExcluded = config.exclude.length === 0 ? () => false : pathMatcher(config.exclude.map(({ value }) => value));
        const excludes = (absolute: string): boolean => isExcluded(withSlashes(relative(root, absolute)));
        // `!…` lets something in again below what is left out, so that the folder has to be entered.
        const prunes = config.exclude.some(({ value }) => value.startsWith('!')) ? undefined : excludes;
        const named = new Set<string>();
        let walked: { readonly files: readonly string[]; readonly nested: readonly string[]; readonly folders: readonly string[] } | undefined;
        const walkOnce = (): NonNullable<typeof walked> => {
            if (walked !== undefined) return walked;
            const { files, nested, folders, failures: unread } = walk(root, prunes);
            for (const { path, error } of unread) failures.push(unreadable(show(path), error));
            return walked = { files: files.filter(file => !excludes(file)), nested, folders };
        };
        let all: { readonly files: readonly string[]; readonly named: number } | undefined;
        const files = (): readonly string[] => {
            if (all?.named !== named.size) all = { files: [...new Set([...walkOnce().files, ...named])].sort(), named: named.size };
            return all.files;
        };
        return { root, hasConfig, config, excludes, named, files, nested: () => walkOnce().nested, folders: () => walkOnce().folders, asked: new Set() };
    };

    const roots = new Map<string, string | undefined>();
    const configuredRoot = (folder: string): string | undefined => {
        if (!roots.has(folder)) roots.set(folder, folderUpward(folder, CONFIG_FILE_NAME));
        return roots.get(folder);
    };
    const rootOfFile = (file: string): string => {
        const folder = dirname(file);
        const isHome = cwd === homedir() || cwd === parse(cwd).root;
        return configuredRoot(folder) ?? (isWithin(cwd, file) && !isHome ? cwd : folder);
    };

    /** Asks about the files below a folder. Answers how many there are. */
    const addFolder = (folder: string, accepts: (file: string) => boolean): number => {
        const above = configuredRoot(folder) ?? folder;
        // A folder that the walk of its project skips (`out`, `.github`) was named on purpose.
        const isSkipped = relative(above, folder).split(/[\\/]/).some(isSkippedFolder);
        const direct = [isSkipped ? folder : above];
        const linked: string[] = [];
        const seen = new Set<string>();
        let count = 0;
        // Projects that link to each other are each taken once, under their own path where they have one.
        for (let root = direct.shift(); root !== undefined; root = direct.shift() ?? linked.shift()) {
            const real = realPathOf(root);
            if (seen.has(real)) continue;
            seen.add(real);
            const project = at(root);
            for (const file of project.files()) {
                if (!isWithin(folder, file) || !accepts(file)) continue;
                project.asked.add(file);
                count++;
            }
            for (const nested of project.nested()) if (isWithin(folder, nested)) (realPathOf(nested) === nested ? direct : linked).push(nested);
        }
        return count;
    };

    const addFile = (file: string): boolean => {
        const project = at(rootOfFile(file));
        if (project.excludes(file)) {
            excluded.push({ path: show(file), config: show(join(project.root, CONFIG_FILE_NAME)) });
            return false;
        }
        project.named.add(file);
        project.asked.add(file);
        return true;
    };

    const addPath = (path: string): number => {
        const absolute = resolve(cwd, path);
        const stats = statsOf(absolute, path);
        if (stats?.isDirectory()) return addFolder(absolute, () => true);
        if (stats !== undefined) {
            // Reading a pipe or a device could wait for ever.
            if (!stats.isFile()) fail('not-a-file', { path });
            if (!basename(absolute).endsWith(JOURNEY_ENDING)) fail('not-a-journey-file', { path });
            return addFile(absolute) ? 1 : 0;
        }
        const { base, isGlob } = picomatch.scan(withSlashes(path));
        const folder = resolve(cwd, base);
        if (isGlob && existsSync(folder)) {
            const matches = picomatch(withSlashes(relative(folder, absolute)), { dot: true });
            return addFolder(folder, file => matches(withSlashes(relative(folder, file))));
        }
        if (lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true) fail('link-to-nothing', { path });
        if (!allowEmpty && !isGlob) fail('path-not-found', { path, nearest: quotedNames(neighbours(cwd, path)) });
        return 0;
    };

    const selected = (paths: string): Selection => {
        const projects = [...entries.values()].filter(({ asked }) => asked.size > 0).sort((a, b) => (a.root < b.root ? -1 : 1));
        const [first] = excluded;
        if (projects.length === 0 && !allowEmpty) {
            if (first !== undefined) fail('excluded', first);
            fail('no-file-matched', { path: paths });
        }
        return { projects, unreadable: failures, excluded };
    };
    return {
        used: root => open(root, undefined),
        around: (path, is) => at(is === 'file' ? rootOfFile(path) : configuredRoot(path) ?? path),
        select: paths => {
            for (const path of paths) {
                const before = excluded.length;
                const count = addPath(path);
                if (count === 0 && !allowEmpty && excluded.length === before) fail('no-file-matched', { path });
            }
            return selected(paths.join(' '));
        },
        selectText: (file, is) => {
            if (is === 'in its project') {
                addFile(file);
                return selected(show(file));
            }
            const around = at(configuredRoot(cwd) ?? cwd);
            return { projects: [{ ...around, files: () => [file], asked: new Set([file]) }], unreadable: [], excluded: [] };
        },
    };
}

function statsOf(absolute: string, path: string): Stats | undefined {
    try {
        return statSync(absolute, { throwIfNoEntry: false });
    }
    catch (error) {
        throw new Failure(unreadable(path, error).say);
    }
}

/** What is called nearly like a path that is not there, written as the path was. */
export function neighbours(cwd: string, written: string): readonly string[] {
    const absolute = resolve(cwd, written);
    const folder = dirname(absolute);
    const bare = written.replace(/[\\/]+$/, '');
    const prefix = bare.slice(0, bare.length - basename(bare).length);
    try {
        return nearest(basename(absolute), readdirSync(folder).filter(name => name !== basename(absolute))).slice(0, 1).map(name => prefix + name);
    }
    catch {
        return [];
    }
}

/** The path without symbolic links; the path itself where that cannot be told. */
function realPathOf(path: string): string {
    try {
        return realpathSync(path);
    }
    catch {
        return path;
    }
}
