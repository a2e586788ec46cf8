import type { Finding } from '../../checks/finding';
import type { Context } from '../command';
import { fail, quotedNames } from '../failure';
import type { FileSource, LoadedProject } from '../load-project';
import type { Projects, SelectedProject } from '../selection';
import { applyBaseline, readBaseline, type AppliedBaseline, type BaselineFlags } from './baseline';
import type { CheckOptions } from './check-project';
import type { CheckedProject, KnownFrom } from './report';

/** What tells the findings that were there before from those that are new. */
export interface Comparison {
    /** Where the files come from that are checked; undefined for the disk. */
    readonly source: FileSource | undefined;
    /** Reads the baselines of projects. One that is wrong ends the run. */
    readonly open: (loaded: readonly LoadedProject[]) => void;
    /** @param findings in all files of the project. */
    readonly compare: (project: LoadedProject, findings: readonly Finding[], options: CheckOptions) => Promise<Pick<CheckedProject, 'known' | 'base' | 'baseline'>>;
    /** For the end of a run: tells of baselines, and writes those that are to be written. */
    readonly finish: () => void;
}

export interface ComparisonFlags {
    /** The revision behind `--since`, or `HEAD` for what is staged. */
    readonly since: string | undefined;
    readonly isStaged: boolean;
    /** Undefined for a text that is in no project. */
    readonly baselines: BaselineFlags | undefined;
    readonly hasOtherPreset: boolean;
}

export async function comparisonOf(
    { since, isStaged, baselines, hasOtherPreset }: ComparisonFlags, projects: Projects, selected: readonly SelectedProject[], show: (absolute: string) => string, context: Context,
): Promise<Comparison> {
    // Who does not compare with git does not wait for it to be loaded.
    const git = since === undefined ? undefined : { ...await import('./since'), state: { context, show, revision: since, isStaged } };
    const source = isStaged ? git?.stagedIn(selected, git.state) : undefined;
    const baseOf = git?.basesSince(projects, git.state);
    const baselineOf = new Map<LoadedProject, ReturnType<typeof readBaseline>>();
    const finishing: AppliedBaseline['finish'][] = [];
    return {
        source,
        open: loaded => {
            if (baselines === undefined) return;
            if (baselines.file !== undefined && loaded.length > 1) fail('baseline-of-several', { count: loaded.length, known: quotedNames(loaded.map(project => show(project.selected.root))) });
            for (const project of loaded) baselineOf.set(project, readBaseline(project, baselines, show, context.io.cwd));
        },
        compare: async (project, findings, options) => {
            const known = new Map<Finding, KnownFrom>();
            const base = await baseOf?.(project, options);
            if (git !== undefined && base !== undefined) for (const finding of git.knownSince(findings, base, new Set(project.files.map(({ path }) => path)))) known.set(finding, 'base');
            const baseline = baselineOf.get(project);
            if (baseline !== undefined) {
                const applied = applyBaseline(baseline, { project, findings, ruleFlags: options.ruleFlags, hasOtherPreset }, baselines?.write);
                for (const finding of applied.known) known.set(finding, 'baseline');
                finishing.push(applied.finish);
            }
            return { known, ...(base?.commit !== undefined && { base: base.commit }), ...(baseline !== undefined && { baseline: baseline.path }) };
        },
        finish: () => {
            for (const finish of finishing) finish(context);
        },
    };
}
