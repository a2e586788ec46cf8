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
}

export interface CheckedProject {
    readonly project: LoadedProject;
    readonly compiled: Compiled;
    /** In the files that were asked about. Paths are relative to the project; `project.show` makes them ready for people. */
    readonly findings: readonly Finding[];
    readonly locale: Locale;
}

/** How many open findings there are of each severity, and beside them the facts about today and those accepted with a reason. */
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
    /** Open findings and facts that `--fix` mends, and those that `--fix-suggestions` mends beside them. */
    readonly fixable: number;
    readonly suggested: number;
}

export function countsOf({ projects }: LintReport): Counts {
    const open = { error: 0, warning: 0, info: 0 };
    const facts = { error: 0, warning: 0, info: 0 };
    let suppressed = 0;
    let fixable = 0;
    let suggested = 0;
    let filesWithFindings = 0;
    for (const { findings } of projects) {
        const paths = new Set<string>();
        for (const { status, severity, fixes, location } of findings) {
            if (status === 'suppressed') {
                suppressed++;
                continue;
            }
            (status === 'open' ? open : facts)[severity]++;
            paths.add(location.path);
            if (fixes[0]?.safe === true) fixable++;
            else if (fixes.length > 0) suggested++;
        }
        filesWithFindings += paths.size;
    }
    return { files: projects.reduce((sum, { project: { asked, texts } }) => sum + [...asked].filter(path => texts.has(path)).length, 0), filesWithFindings, ...open, facts, suppressed, fixable, suggested };
}

/** How many findings each rule has, the most frequent first. */
export function statisticsOf({ projects }: LintReport): readonly { readonly rule: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const { findings } of projects) {
        for (const { rule, status } of findings) if (status !== 'suppressed') counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
