import { pathOf, schemeOf, uriOf, type FileSystem } from './files';
import { isConfig, isJourney, lonePlan, planProjects, rootOf, type ProjectPlan } from './project-plan';
import { createProjectStore, type ProjectStore } from './project-store';
import { turn } from './work-queue';
import type { SourceFile } from './workspace';
import { relativeTo } from '../src/checks/glob';
import type { Locale } from '../src/checks/rule';
import type { Diagnostic } from 'vscode-languageserver';

/**
 * The projects of the opened folders, kept up to date: which file belongs to which, with the text of the editor where a
 * file is open there. Changes are taken in one after the other, in the order in which they arrive.
 */
export interface Projects {
    readonly setFolders: (uris: readonly string[]) => void;
    /** Whether what the baselines of projects list is shown, too. */
    readonly showKnown: (areShown: boolean) => void;
    /** Reads every config and every file anew; several calls that wait are taken as one. */
    readonly reload: () => Promise<void>;
    /** The text that the editor holds, which counts instead of that on the disk. Takes effect at once, or with the reload that is under way. */
    readonly edit: (uri: string, text: string) => void;
    /** From now on the text on the disk counts. */
    readonly close: (uri: string) => Promise<void>;
    /** Files and configs that were made, changed or deleted on the disk. */
    readonly changedOnDisk: (uris: readonly string[]) => Promise<void>;
    /** Undefined for what belongs to no project, or not yet. */
    readonly find: (uri: string) => FileInProject | undefined;
    readonly all: () => readonly Project[];
    /** Resolves when everything that has arrived is taken in. */
    readonly settled: () => Promise<void>;
}

export interface ProjectsEvents {
    readonly onAffected: (affected: Affected) => void;
    /** All projects are new ones; what was known of the old ones is void. */
    readonly onReloaded: (configDiagnostics: ConfigDiagnostics) => void;
    readonly onError: (error: unknown) => void;
}

/** What is wrong with each config, by URI. */
export type ConfigDiagnostics = ReadonlyMap<string, readonly Diagnostic[]>;

export interface Project {
    /** The absolute path of its folder, or of its only file. Unique. */
    readonly key: string;
    readonly locale: Locale;
    /** Outside of the opened folders, and there only because another project uses it: nothing is shown of it. */
    readonly isForeign: boolean;
    readonly store: ProjectStore;
    /** Its folder, as the editor writes it; undefined when it is a single file that belongs to no folder. */
    readonly folder: () => string | undefined;
    /** The path of a file in it, whether there is one or not; undefined when the file would not belong to it. */
    readonly pathIn: (uri: string) => string | undefined;
    /** The branch that changes go into, by its config. */
    readonly baseBranch: string | undefined;
    /** The URI of a path of it, as the editor writes it. */
    readonly uriOf: (path: string) => string;
    readonly isOpen: (path: string) => boolean;
    /** The projects whose names it sees, in the order in which it looks there. */
    readonly uses: () => readonly Project[];
}
export interface FileInProject { readonly project: Project; /** Relative to the project's folder. */ readonly path: string }
/** Files whose findings may be different now; `edited` is the one that was changed itself. */
export interface Affected { readonly project: Project; readonly paths: ReadonlySet<string>; readonly edited?: string }

interface Held extends Project { readonly plan: ProjectPlan; store: ProjectStore }

const READS_AT_ONCE = 32;

/** @param today ISO date. @param locale of messages where a config states none. */
export function createProjects(fileSystem: FileSystem, today: () => string, locale: () => Locale, events: ProjectsEvents): Projects {
    let folders: readonly string[] = [];
    let knownAreShown = false;
    let held = new Map<string, Held>();
    let plans: ReadonlyMap<string, ProjectPlan> = new Map();
    let configs: ReadonlySet<string> = new Set();
    let waiting: Promise<void> = Promise.resolve();
    let reloadWaits = false;
    /** The day that the projects are checked for. */
    let loadedOn: string | undefined;
    /** Those that wait and the one that runs. */
    let reloads = 0;
    /** Projects that use one that has changed since they read its names. */
    const staleUsers = new Set<Held>();
    /** By path. */
    const open = new Map<string, { readonly uri: string; readonly text: string }>();
    const uris = new Map<string, string>();

    const uriAt = (path: string): string => open.get(path)?.uri ?? uris.get(path) ?? uriOf(path);
    const read = async (path: string): Promise<string | undefined> => open.get(path)?.text ?? fileSystem.read(uriAt(path));
    const list = async (folder: string): Promise<readonly string[]> => (await fileSystem.list(uriAt(folder))).map((uri) => {
        const path = pathOf(uri);
        uris.set(path, uri);
        return path;
    });
    /** What stands behind a version, such as the left side of a comparison, is no file to check. */
    const isFile = (uri: string): boolean => ['file', 'untitled'].includes(schemeOf(uri)) || folders.some((folder) => schemeOf(uriAt(folder)) === schemeOf(uri));

    const inTurn = (work: () => Promise<void>): Promise<void> => waiting = waiting.then(work).catch(events.onError);

    async function load(): Promise<void> {
        reloadWaits = false;
        let configDiagnostics: ConfigDiagnostics | undefined;
        try {
            configDiagnostics = await loadAll();
        }
        finally {
            reloads--;
            // What was edited in the meantime, and what no folder holds.
            const changes = [...open].flatMap(([path, { text }]) => putSafely(path, text) ?? []);
            // The old projects go on when the new ones could not be read.
            if (configDiagnostics === undefined) changes.forEach(affected);
            else events.onReloaded(configDiagnostics);
        }
    }

    async function loadAll(): Promise<ConfigDiagnostics> {
        loadedOn = today();
        const planned = await planProjects({ folders, open: [...open.keys()], list, read, locale: locale() });
        const next = new Map<string, Held>();
        for (const plan of planned.plans.values()) {
            const project = holdPlan(plan.root, plan, next);
            next.set(plan.root, project);
            const files = planned.files.filter((path) => rootOf(path, planned.plans) === plan.root && !plan.isExcluded(path));
            const texts = await textsOf(files, plan);
            // All at once: in slices, the later ones would bring names that the earlier ones have to be linked with again.
            project.store.set(texts);
            await turn();
        }
        held = next;
        plans = planned.plans;
        configs = planned.configs;
        return new Map([...planned.diagnostics].map(([path, found]) => [uriAt(path), found]));
    }

    function holdPlan(key: string, plan: ProjectPlan, among: ReadonlyMap<string, Held>): Held {
        const absolute = (path: string): string => (plan.root === '' ? path : `${plan.root}/${path}`);
        return {
            key, plan, locale: plan.locale, isForeign: plan.isForeign, baseBranch: plan.config.config.base?.value, store: emptyStore(plan, among),
            folder: () => (key === plan.root ? uriAt(plan.root) : undefined),
            pathIn: (uri) => {
                const path = pathOf(uri);
                const isOwn = key === plan.root ? rootOf(path, plans) === plan.root && !plan.isExcluded(path) : path === key;
                return isOwn ? relativeTo(plan.root, path) : undefined;
            },
            uriOf: (path) => uriAt(absolute(path)), isOpen: (path) => open.has(absolute(path)),
            uses: () => plan.uses.flatMap((root) => held.get(root) ?? []),
        };
    }

    function emptyStore(plan: ProjectPlan, among: ReadonlyMap<string, Held>): ProjectStore {
        return createProjectStore(plan.config.config, plan.uses.flatMap((root) => among.get(root)?.store ?? []), today(), { baseline: plan.baseline, areShown: () => knownAreShown });
    }

    async function textsOf(files: readonly string[], plan: ProjectPlan): Promise<readonly SourceFile[]> {
        const texts: SourceFile[] = [];
        for (let start = 0; start < files.length; start += READS_AT_ONCE) {
            const some = files.slice(start, start + READS_AT_ONCE);
            const contents = await Promise.all(some.map(read));
            some.forEach((path, index) => {
                const text = contents[index];
                if (text !== undefined) texts.push({ path: relativeTo(plan.root, path), text });
            });
        }
        return texts;
    }

    /** Puts a text into the project that it belongs to. */
    function put(path: string, text: string): Affected | undefined {
        const project = projectAt(path) ?? addLone(path);
        if (project === undefined) return undefined;
        const relative = relativeTo(project.plan.root, path);
        if (project.store.sources.files.get(relative)?.text === text) return { project, paths: new Set([relative]), edited: relative };
        return { project, paths: project.store.set([{ path: relative, text }]), edited: relative };
    }

    /** One text that cannot be put must not keep back the others. */
    function putSafely(path: string, text: string): Affected | undefined {
        try {
            return put(path, text);
        }
        catch (error) {
            events.onError(error);
            return undefined;
        }
    }

    function projectAt(path: string): Held | undefined {
        const lone = held.get(path);
        if (lone !== undefined) return lone;
        const root = rootOf(path, plans);
        const project = root === undefined ? undefined : held.get(root);
        return project?.plan.isExcluded(path) === true ? undefined : project;
    }

    /** A file that no folder holds is a project of its own; one that its config excludes is none at all. */
    function addLone(path: string): Held | undefined {
        if (rootOf(path, plans) !== undefined) return undefined;
        const project = holdPlan(path, lonePlan(path, locale()), held);
        held.set(path, project);
        return project;
    }

    function affected(change: Affected): void {
        events.onAffected(change);
        const users = [...held.values()].filter((user) => user.plan.uses.includes(change.project.key));
        if (users.length === 0) return;
        if (staleUsers.size === 0) void inTurn(refreshUsers);
        for (const user of users) staleUsers.add(user);
    }

    /** A store sees the names of another one as they were when it read its own files, so it reads them again. */
    async function refreshUsers(): Promise<void> {
        await turn();
        const stale = [...held.values()].filter((user) => staleUsers.has(user));
        staleUsers.clear();
        for (const user of stale) {
            const files = user.store.paths().map((path) => ({ path, text: user.store.sources.files.get(path)!.text }));
            user.store = emptyStore(user.plan, held);
            user.store.set(files);
            affected({ project: user, paths: new Set(user.store.paths()) });
        }
    }

    async function takeFromDisk(path: string): Promise<void> {
        if (open.has(path)) return;
        const project = projectAt(path);
        if (project === undefined) return;
        const relative = relativeTo(project.plan.root, path);
        const text = project.key === path ? undefined : await fileSystem.read(uriAt(path));
        // Opened meanwhile: the editor's text counts.
        if (open.has(path)) return;
        if (text !== undefined) {
            if (project.store.sources.files.get(relative)?.text !== text) affected({ project, paths: project.store.set([{ path: relative, text }]) });
            return;
        }
        const paths = new Set([relative, ...project.store.remove(relative)]);
        if (project.key === path) held.delete(path);
        affected({ project, paths });
    }

    const isWithinFolders = (path: string): boolean => folders.some((folder) => path.startsWith(`${folder}/`));
    const reload = (): Promise<void> => {
        if (reloadWaits) return waiting;
        reloadWaits = true;
        reloads++;
        return inTurn(load);
    };
    /** Overdue is counted in days: whoever leaves the editor open over night sees the findings of the new one. */
    const noticeNewDay = (): void => {
        if (loadedOn !== undefined && loadedOn !== today()) void reload();
    };
    return {
        reload,
        showKnown: (areShown) => {
            if (areShown === knownAreShown) return;
            knownAreShown = areShown;
            for (const project of held.values()) if (project.plan.baseline.size > 0) events.onAffected({ project, paths: new Set(project.store.paths()) });
        },
        setFolders: (next) => {
            folders = next.filter((uri) => uri !== '').map((uri) => {
                const path = pathOf(uri).replace(/(?<=.)\/$/, '');
                uris.set(path, uri);
                return path;
            });
        },
        edit: (uri, text) => {
            if (!isFile(uri)) return;
            const path = pathOf(uri);
            const isNew = !open.has(path);
            open.set(path, { uri, text });
            noticeNewDay();
            // A config above a file of no folder brings its whole project with it.
            if (isNew && schemeOf(uri) !== 'untitled' && !isWithinFolders(path) && projectAt(path) === undefined) void reload();
            if (0 < reloads) return;
            const change = put(path, text);
            if (change !== undefined) affected(change);
        },
        close: (uri) => inTurn(async () => {
            if (!isFile(uri)) return;
            noticeNewDay();
            const path = pathOf(uri);
            uris.set(path, open.get(path)?.uri ?? uri);
            open.delete(path);
            const wasLone = held.has(path);
            await takeFromDisk(path);
            if (!wasLone && !isWithinFolders(path)) void reload();
        }),
        changedOnDisk: (changed) => {
            noticeNewDay();
            const paths = changed.map((uri) => {
                const path = pathOf(uri);
                uris.set(path, uri);
                return path;
            });
            if (paths.some((path) => isConfig(path) || configs.has(path))) return reload();
            return inTurn(async () => { for (const path of paths.filter(isJourney)) await takeFromDisk(path); });
        },
        find: (uri) => {
            const path = pathOf(uri);
            const project = projectAt(path);
            if (project === undefined) return undefined;
            const relative = relativeTo(project.plan.root, path);
            return project.store.has(relative) ? { project, path: relative } : undefined;
        },
        all: () => [...held.values()],
        settled: async () => {
            for (let before: Promise<void> | undefined; before !== waiting;) {
                before = waiting;
                await before;
            }
        },
    };
}
