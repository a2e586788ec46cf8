import { configDiagnostic, configProblem } from './diagnostics';
import { isSkippedFolder, JOURNEY_ENDING } from './files';
import { loadConfig, type LoadedConfig } from './load-config';
import { SERVER_MESSAGES } from './words';
import { BASELINE_FILE_NAME, keyOf, parseBaseline } from '../src/checks/baseline';
import { pathMatcher, relativeTo } from '../src/checks/glob';
import { format } from '../src/checks/message';
import { CONFIG_FILE_NAME, defaultConfig, folderOf } from '../src/checks/resolved-config';
import type { Locale } from '../src/checks/rule';
import type { Diagnostic } from 'vscode-languageserver';

/** One project: its config and what belongs to it. Paths are absolute. */
export interface ProjectPlan {
    /** Its folder. */
    readonly root: string;
    readonly config: LoadedConfig;
    readonly locale: Locale;
    /** Outside of the opened folders, and there only because another project uses it. */
    readonly isForeign: boolean;
    /** The roots of the projects whose names it sees. */
    readonly uses: readonly string[];
    readonly isExcluded: (path: string) => boolean;
    /** The keys of the findings that its baseline lists. */
    readonly baseline: ReadonlySet<string>;
}

/** Which projects there are, and what they are made from. */
export interface ProjectPlans {
    /** By root; a project stands behind those that it uses. */
    readonly plans: ReadonlyMap<string, ProjectPlan>;
    /** Every `.journey` file that was found. */
    readonly files: readonly string[];
    /** Every config and baseline that was read or looked for. */
    readonly configs: ReadonlySet<string>;
    /** What is wrong with them, by path; an empty list for one that is right. */
    readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
}

export interface PlanInput {
    /** The opened folders. */
    readonly folders: readonly string[];
    /** The files that are open in the editor. */
    readonly open: readonly string[];
    /** Every journey, config and baseline below a folder. */
    readonly list: (folder: string) => Promise<readonly string[]>;
    readonly read: (path: string) => Promise<string | undefined>;
    /** Of messages where a config states none. */
    readonly locale: Locale;
}

/** Finds the projects: one for each config, one for each opened folder, and those that they use. */
export async function planProjects(input: PlanInput): Promise<ProjectPlans> {
    const { folders, list, read } = input;
    const found = new Set<string>();
    const discover = async (folder: string): Promise<void> => { for (const path of await list(folder)) found.add(path); };
    for (const folder of folders) await discover(folder);
    for (const path of input.open) {
        const root = isWithinAny(path, folders) ? undefined : await rootAbove(path, read);
        if (root !== undefined) await discover(root);
    }

    const plans = new Map<string, ProjectPlan>();
    const configs = new Set<string>();
    const diagnostics = new Map<string, Diagnostic[]>();
    const begun = new Set<string>();
    const report = (path: string, diagnostic: Diagnostic): void => { diagnostics.set(path, [...diagnostics.get(path) ?? [], diagnostic]); };

    const plan = async (root: string, isForeign: boolean): Promise<void> => {
        begun.add(root);
        const config = await loadConfig(`${root}/${CONFIG_FILE_NAME}`, read);
        const locale = config.config.locale?.value ?? input.locale;
        for (const path of config.files) configs.add(path);
        for (const path of config.texts.keys()) if (!diagnostics.has(path)) diagnostics.set(path, []);
        for (const error of config.errors) report(error.path, configDiagnostic(error, config.texts.get(error.path) ?? '', locale));
        const uses: string[] = [];
        for (const { value, from } of config.config.uses) {
            const target = value.replace(/(?<=.)\/$/, '');
            const fail = (message: 'uses-circle' | 'uses-not-found'): void => {
                if (from.kind !== 'file') return;
                report(from.path, configProblem(from, config.texts.get(from.path) ?? '', format(SERVER_MESSAGES[message], { target: value }, locale)));
            };
            if (!isWithinAny(target, folders)) await discover(target);
            if (![...found].some((path) => isJourney(path) && isWithin(path, target))) fail('uses-not-found');
            else if (begun.has(target) && !plans.has(target)) fail('uses-circle');
            else {
                if (!plans.has(target)) await plan(target, !isWithinAny(target, folders));
                uses.push(target);
            }
        }
        const excluded = pathMatcher(config.config.exclude.map(({ value }) => value));
        plans.set(root, { root, config, locale, isForeign, uses, isExcluded: (path) => excluded(relativeTo(root, path)), baseline: await baselineOf(root, locale) });
    };
    const baselineOf = async (root: string, locale: Locale): Promise<ReadonlySet<string>> => {
        const path = `${root}/${BASELINE_FILE_NAME}`;
        configs.add(path);
        const text = found.has(path) ? await read(path) : undefined;
        if (text === undefined) return new Set();
        const parsed = parseBaseline(text, path);
        diagnostics.set(path, 'errors' in parsed ? parsed.errors.map((error) => configDiagnostic(error, text, locale)) : []);
        return new Set('errors' in parsed ? [] : parsed.entries.map(keyOf));
    };
    const roots = [...folders, ...[...found].filter(isConfig).map(folderOf)].sort();
    for (const root of roots) if (!begun.has(root)) await plan(root, false);
    return { plans, files: [...found].filter(isJourney).sort(), configs, diagnostics };
}

/** A project of one file, which belongs to no folder: with the rules that apply without a config. */
export function lonePlan(path: string, locale: Locale): ProjectPlan {
    const config: LoadedConfig = { config: defaultConfig(), errors: [], files: [], texts: new Map() };
    return { root: folderOf(path), config, locale, isForeign: false, uses: [], isExcluded: () => false, baseline: new Set() };
}

/**
 * The root that a file belongs to: that of the nearest folder above it. Undefined when there is none, or when a folder
 * between them is never searched.
 */
export function rootOf(path: string, plans: ReadonlyMap<string, ProjectPlan>): string | undefined {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        if (plans.has(folder)) return folder;
        if (folder === '' || isSkippedFolder(folder.slice(folder.lastIndexOf('/') + 1))) return undefined;
    }
}

export const isJourney = (path: string): boolean => path.endsWith(JOURNEY_ENDING);
export const isConfig = (path: string): boolean => path.endsWith(`/${CONFIG_FILE_NAME}`);

function isWithin(path: string, folder: string): boolean {
    return path === folder || path.startsWith(`${folder}/`);
}

function isWithinAny(path: string, folders: readonly string[]): boolean {
    return folders.some((folder) => isWithin(path, folder));
}

/** The nearest folder above a file that has a config. */
async function rootAbove(path: string, read: PlanInput['read']): Promise<string | undefined> {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        if (await read(`${folder}/${CONFIG_FILE_NAME}`) !== undefined) return folder;
    }
    return undefined;
}
