import type { Compiled } from '../../../language-server/compile';
import type { Finding } from '../../checks/finding';
import type { Locale, Severity } from '../../checks/rule';
import type { LoadedProject } from '../load-project';
import type { Unreadable } from '../read-file';

/** What a lint found: every format is made from this. */
export interface LintReport {
    /** In the order of their folders. */
    readonly projects: readonly CheckedProject[];
    readonly unreadable: readonly Unreadable[];
    /** The revision that projects were compared with. */
    readonly since?: string;
}

export interface CheckedProject {
    readonly project: LoadedProject;
    readonly compiled: Compiled;
    /** In the files that were asked about. Paths are relative to the project; `project.show` makes them ready for people. */
    readonly findings: readonly Finding[];
    /** Those that were there before: they are shown as such, and fail nothing. */
    readonly known: ReadonlyMap<Finding, KnownFrom>;
    /** What it was compared with: the full name of a commit, and the path of a baseline as shown to people. */
    readonly base?: string;
    readonly baseline?: string;
    readonly locale: Locale;
}

/** Where a finding is known from: the state that it was compared with, or the project's baseline. */
export type KnownFrom = 'base' | 'baseline';

/** How many open findings there are of each severity that are not known from before, and beside them the facts about today, those accepted with a reason and those known. */
export interface Counts {
    /** That could be read. */
    readonly files: number;
    readonly filesWithFindings: number;
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    /** True facts about journeys as they are lived today, by severity. */
    readonly facts: Readonly<Record<Severity, number>>;
    readonly suppressed: number;
    readonly known: Readonly<Record<KnownFrom, number>>;
    /** Only what is new is counted: then a fact about today counts as all else. */
    readonly isSince: boolean;
    /** Open findings and facts that `--fix` mends, and those that `--fix-suggestions` mends beside them. */
    readonly fixable: number;
    readonly suggested: number;
}

export function countsOf({ projects, since }: LintReport): Counts {
    const open = { error: 0, warning: 0, info: 0 };
    const facts = { error: 0, warning: 0, info: 0 };
    const known = { base: 0, baseline: 0 };
    let suppressed = 0;
    let fixable = 0;
    let suggested = 0;
    let filesWithFindings = 0;
    for (const { findings, known: knownIn } of projects) {
        const paths = new Set<string>();
        for (const finding of findings) {
            const { status, severity, fixes, location } = finding;
            if (status === 'suppressed') {
                suppressed++;
                continue;
            }
            const from = knownIn.get(finding);
            if (from !== undefined) {
                known[from]++;
                continue;
            }
            (status === 'open' ? open : facts)[severity]++;
            paths.add(location.path);
            if (fixes[0]?.safe === true) fixable++;
            else if (fixes.length > 0) suggested++;
        }
        filesWithFindings += paths.size;
    }
    return { files: projects.reduce((sum, { project: { asked, texts } }) => sum + [...asked].filter(path => texts.has(path)).length, 0), filesWithFindings, ...open, facts, suppressed, known, isSince: since !== undefined, fixable, suggested };
}

/** How many findings each rule has, without those accepted with a reason or known; the most frequent first. */
export function statisticsOf({ projects }: LintReport): readonly { readonly rule: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const { findings, known } of projects) {
        for (const finding of findings) if (finding.status !== 'suppressed' && !known.has(finding)) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
    }
    return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
