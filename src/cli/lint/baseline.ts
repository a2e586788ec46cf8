import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BASELINE_FILE_NAME, baselineText, entryOf, isListable, keyOf, parseBaseline, type BaselineEntry } from '../../checks/baseline';
import type { Finding } from '../../checks/finding';
import type { RuleFlags } from '../../checks/resolved-config';
import type { Context } from '../command';
import { fail, Failure, note } from '../failure';
import { configFailure } from '../load-config';
import type { LoadedProject } from '../load-project';
import { absolutePath, withSlashes } from '../paths';
import { asOnDisk, readText, type FileText } from '../read-file';
import { replaceText, writeText } from '../write-file';
import { counted } from './words';

/** The baseline of one project. */
export interface ProjectBaseline {
    readonly absolute: string;
    /** As shown to people. */
    readonly path: string;
    /** As it stands on the disk; undefined when it is to be made. */
    readonly file: FileText | undefined;
    readonly entries: readonly BaselineEntry[];
}

/** What the command line says of baselines. */
export interface BaselineFlags {
    /** In place of the file in each project's folder; relative to the current folder. */
    readonly file: string | undefined;
    readonly write: 'update' | 'prune' | undefined;
}

/** Undefined when a project has none, and none is to be made. One that is wrong ends the run. */
export function readBaseline({ selected: { root } }: LoadedProject, { file, write }: BaselineFlags, show: (absolute: string) => string, cwd: string): ProjectBaseline | undefined {
    const absolute = file === undefined ? join(root, BASELINE_FILE_NAME) : absolutePath(cwd, file);
    const path = show(absolute);
    if (!existsSync(absolute)) {
        if (write === 'update') return { absolute, path, file: undefined, entries: [] };
        return file === undefined && write === undefined ? undefined : fail('no-baseline', { path });
    }
    const read = readText(absolute, path);
    if ('unreadable' in read) throw new Failure(read.unreadable.say);
    const parsed = parseBaseline(read.file.text, withSlashes(relative(root, absolute)));
    if ('errors' in parsed) throw configFailure(parsed.errors, root, show);
    return { absolute, path, file: read.file, entries: parsed.entries };
}

/** What one check found, as far as a baseline wants to know. */
export interface BaselineInput {
    readonly project: LoadedProject;
    /** In all files of the project. */
    readonly findings: readonly Finding[];
    readonly ruleFlags: RuleFlags;
    /** The rules are not those of the config, so that what is not found may merely not have been looked for. */
    readonly hasOtherPreset: boolean;
}

export interface AppliedBaseline {
    /** The findings that it lists, or will list. */
    readonly known: ReadonlySet<Finding>;
    /** Tells of entries that nothing matches, and writes the file when that is asked for. For the end of a run: a run that fails leaves it as it is. */
    readonly finish: (context: Context) => void;
}

export function applyBaseline(baseline: ProjectBaseline, input: BaselineInput, write: BaselineFlags['write']): AppliedBaseline {
    const { project, findings } = input;
    const listable = findings.filter(isListable);
    const found = new Map(listable.map(finding => [keyOf(entryOf(finding)), finding]));
    const isWhole = project.unread.length === 0 && !findings.some(({ rule }) => rule === 'syntax');
    const stale = baseline.entries.filter(entry => !found.has(keyOf(entry)) && isWhole && isLookedFor(entry, input));

    const gone = new Set(write === undefined ? [] : stale);
    const kept = baseline.entries.filter(entry => !gone.has(entry));
    const before = new Set(kept.map(keyOf));
    // What is in files that nobody asked about is not accepted in passing.
    const added = write === 'update' ? listable.filter(({ location: { path } }) => project.asked.has(path)).map(entryOf).filter(entry => !before.has(keyOf(entry))) : [];

    const listed = new Set([...before, ...added.map(keyOf)]);
    return {
        known: new Set([...found].filter(([key]) => listed.has(key)).map(([, finding]) => finding)),
        finish: context => {
            const [first] = stale;
            if (write !== undefined) save(baseline, [...kept, ...added], { added: added.length, removed: gone.size }, context);
            else if (first !== undefined) note(context, 'baseline-stale', { path: baseline.path, count: stale.length, example: `\`${first.rule}\` · \`${first.element}\`` });
            if (write !== undefined && !isWhole) note(context, 'baseline-not-whole', { path: baseline.path });
        },
    };
}

function isLookedFor({ rule }: BaselineEntry, { ruleFlags: { set, skip, only }, hasOtherPreset }: BaselineInput): boolean {
    return !hasOtherPreset && set?.get(rule) !== 'off' && skip?.includes(rule) !== true && (only === undefined || only.includes(rule));
}

function save({ absolute, path, file }: ProjectBaseline, entries: readonly BaselineEntry[], { added, removed }: { readonly added: number; readonly removed: number }, context: Context): void {
    const text = baselineText(entries);
    // A project with nothing to list needs no file.
    if (file === undefined && entries.length === 0) {
        note(context, 'baseline-not-needed', { path });
        return;
    }
    if (file === undefined) writeText(absolute, text, path);
    else if (text !== file.text) {
        const failure = replaceText(absolute, asOnDisk(file), text, path);
        if (failure !== undefined) throw failure;
    }
    note(context, 'baseline-written', { path, findings: counted(new Set(entries.map(keyOf)).size, 'finding', context.ambientLocale), added, removed });
}
