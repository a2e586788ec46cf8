import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { loadRecovery } from '../../../language-server/parse';
import { createProjectStore, type ProjectStore } from '../../../language-server/project-store';
import type { Locale } from '../../checks/rule';
import type { Case, Declaration, Journey, Portfolio } from '../../model/model';
import { positionAt } from '../../model/source';
import type { PageFinding } from '../../render/html/findings';
import { fail, Failure } from '../failure';
import { localeIn } from '../locale';
import { withSlashes } from '../paths';
import type { DrawableProject } from '../pictures/drawable-project';
import { pageFindings } from '../../../language-server/page-findings';
import { readText } from '../read-file';
import { openProjects, type SelectedProject } from '../selection';

/** The projects that were asked about, compiled and checked, and kept so while their files change. */
export interface LiveProjects {
    /** Reads what has changed on the disk since it was last read. Answers whether anything did. */
    readonly refresh: () => boolean;
    readonly all: () => readonly LiveProject[];
    /** What keeps the last change from being taken in, such as a config that is wrong; what was read before still stands then. */
    readonly failure: () => Failure | undefined;
    /** The folders in which a change matters. */
    readonly folders: () => readonly string[];
}
export interface LiveProject extends DrawableProject {
    /** The first line of a file that cannot be read; undefined when all of them can. */
    readonly brokenLine: (path: string) => number | undefined;
    /** The files that cannot be read whole. */
    readonly broken: () => readonly string[];
}

export interface LiveOptions {
    readonly cwd: string;
    readonly paths: readonly string[];
    readonly show: (absolute: string) => string;
    /** Of all pages; each project's own when undefined. */
    readonly locale: Locale | undefined;
    /** Of pages whose project states none. */
    readonly otherLocale: Locale;
    /** ISO date. */
    readonly today: () => string;
    /** It is no error when there is nothing to show at the start. */
    readonly allowEmpty: boolean;
}

/** A project with its files as they were last read. `seen`: what it was made for; another one needs a store of its own. */
interface Held { readonly selected: SelectedProject; readonly seen: string; readonly store: ProjectStore; readonly uses: readonly Held[]; version: number; live: { readonly version: number; readonly project: LiveProject } | undefined }

/** @throws Failure when there is nothing of that name, or a config is wrong, at the very start. */
export async function openLiveProjects(options: LiveOptions): Promise<LiveProjects> {
    await loadRecovery();
    let held = new Map<string, Held>();
    let asked: readonly Held[] = [];
    let failure: Failure | undefined;

    let folders: readonly string[] = [];

    const read = (allowEmpty: boolean): boolean => {
        const { cwd, show, paths, today } = options;
        const projects = openProjects({ cwd, show, allowEmpty });
        const { projects: selected } = projects.select(paths);
        const next = new Map<string, Held>();
        let hasChanged = false;
        const take = (project: SelectedProject, open: readonly string[]): Held => {
            const known = next.get(project.root);
            if (known !== undefined) return known;
            const uses = project.config.uses.flatMap(({ value }) => {
                const target = resolve(project.root, value);
                if (open.includes(target)) fail('uses-circle', { path: show(project.root), line: 1, circle: [...open.slice(open.indexOf(target)), target].map(show).join(' → ') });
                const used = existsSync(target) ? projects.used(target) : undefined;
                if (used === undefined || used.files().length === 0) fail('uses-not-found', { path: show(project.root), line: 1, target: value });
                return take(used, [...open, target]);
            });
            // A store sees the names of another one as they were when it read its own files.
            const seen = JSON.stringify([today(), settingsOf(project), uses.map((used) => [used.selected.root, used.seen, used.version])]);
            const before = held.get(project.root);
            const isKept = before?.seen === seen;
            const store = isKept ? before.store : createProjectStore(project.config, uses.map((used) => used.store), today());
            const isOther = readInto(store, project, show);
            const now: Held = { selected: project, seen, store, uses, version: (before?.version ?? 0) + (isKept && !isOther ? 0 : 1), live: isKept && !isOther ? before.live : undefined };
            if (!isKept || isOther || !sameSet(before.selected.asked, project.asked)) {
                hasChanged = true;
                now.live = undefined;
            }
            next.set(project.root, now);
            return now;
        };
        const taken = selected.map((project) => take(project, [project.root]));
        if (taken.length !== asked.length) hasChanged = true;
        held = next;
        asked = taken;
        folders = [...new Set([...held.values()].flatMap(({ selected: { root, config, folders: searched } }) => [...searched(), ...config.files.map((path) => dirname(resolve(root, path)))]))];
        return hasChanged;
    };
    const refresh = (): boolean => {
        const before = failure;
        try {
            failure = undefined;
            const hasChanged = read(true);
            return hasChanged || before !== undefined;
        }
        catch (error) {
            if (!(error instanceof Failure)) throw error;
            failure = error;
            // Some may have been read and others not: next time all begin anew.
            held = new Map();
            return before?.message !== error.message;
        }
    };

    read(options.allowEmpty);
    return {
        refresh,
        all: () => asked.map((each) => {
            if (each.live?.version !== each.version) each.live = { version: each.version, project: liveProject(each, options) };
            return each.live.project;
        }),
        failure: () => failure,
        folders: () => folders,
    };
}

/** Brings a store to what the files of its project hold now. Answers whether that is something else than before. */
function readInto(store: ProjectStore, project: SelectedProject, show: (absolute: string) => string): boolean {
    const texts = new Map(project.files().flatMap((absolute) => {
        const found = readText(absolute, show(absolute));
        const file = 'file' in found ? found.file : found.lossy;
        return file === undefined ? [] : [[withSlashes(relative(project.root, absolute)), file.text] as const];
    }));
    const gone = store.paths().filter((path) => !texts.has(path));
    for (const path of gone) store.remove(path);
    const changed = [...texts].filter(([path, text]) => store.sources.files.get(path)?.text !== text).map(([path, text]) => ({ path, text }));
    if (changed.length > 0) store.set(changed);
    return gone.length + changed.length > 0;
}

/** What a project's store is made for, as a text that is another one for other settings. */
function settingsOf({ config, root, hasConfig }: SelectedProject): unknown {
    const texts = config.files.map((path) => readText(resolve(root, path), path)).map((found) => ('file' in found ? found.file.text : ''));
    return [hasConfig, texts];
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
    return one.size === other.size && [...one].every((each) => other.has(each));
}

function liveProject({ store, selected }: Held, { show, locale: wanted, otherLocale }: LiveOptions): LiveProject {
    const locale = localeIn(selected.config, { locale: wanted, ambientLocale: otherLocale });
    const asked = new Set([...selected.asked].map((absolute) => withSlashes(relative(selected.root, absolute))));
    const paths = [...store.paths()].sort();
    const declared = paths.filter((path) => asked.has(path)).flatMap((path) => store.declarationsOf(path));
    const of = <K extends Declaration['kind']>(kind: K): readonly Extract<Declaration, { kind: K }>[] => declared.filter((each): each is Extract<Declaration, { kind: K }> => each.kind === kind);
    const showPath = (path: string): string => show(resolve(selected.root, path));
    const brokenLine = (path: string): number | undefined => {
        const first = store.firstSyntaxProblem(path);
        return first === undefined ? undefined : positionAt(store.sources.files.get(path)!.lineStarts, first.start).line;
    };
    let findings: readonly PageFinding[] | undefined;
    const journeys: readonly Journey[] = of('journey');
    const cases: readonly Case[] = of('case');
    const portfolios: readonly Portfolio[] = of('portfolio');
    return {
        root: selected.root, name: show(selected.root), view: store.view, locale, config: selected.config, journeys, cases, portfolios, show: showPath, brokenLine,
        analyses: store.analyses,
        pathOf: (key) => store.sources.element(key)?.path ?? '',
        findings: () => findings ??= pageFindings(paths.flatMap((path) => store.findings(path)), { view: store.view, sources: store.sources, locale, show: showPath }),
        broken: () => paths.filter((path) => store.firstSyntaxProblem(path) !== undefined),
        // Pages say it with the place, as a note.
        syntaxErrors: [],
    };
}
