import { oneLine } from '../printable';
import { linesOf, openEntries, type Entry, type EntryLevel, type EntryReport } from './report-entry';

/**
 * GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab shows no
 * rule, so the description begins with it, and of entries with equal fingerprints it shows one: they are made different.
 */
export function gitlab(report: EntryReport): string {
    const seen = new Map<string, number>();
    const unique = (fingerprint: string): string => {
        const count = seen.get(fingerprint) ?? 0;
        seen.set(fingerprint, count + 1);
        return count === 0 ? fingerprint : `${fingerprint}-${count}`;
    };
    const entries = openEntries(report).map((entry) => {
        const { start, end } = linesOf(entry.place);
        return {
            description: descriptionOf(entry),
            check_name: entry.kind,
            fingerprint: unique(entry.scope === '.' ? entry.fingerprint : `${entry.scope}/${entry.fingerprint}`),
            severity: SEVERITY[entry.level],
            location: { path: entry.place.path, lines: { begin: start.line, end: end.line } },
        };
    });
    const unreadable = report.unreadable.map(({ path, message }) => ({
        description: oneLine(message), check_name: 'unreadable', fingerprint: unique(`unreadable/${path}`), severity: 'blocker',
        location: { path, lines: { begin: 1, end: 1 } },
    }));
    return `${JSON.stringify([...entries, ...unreadable], undefined, 2)}\n`;
}

const SEVERITY: Readonly<Record<EntryLevel, string>> = { error: 'major', warning: 'minor', info: 'info' };

function descriptionOf({ kind, remark, message }: Entry): string {
    return `${kind}${remark === undefined ? '' : ` (${remark})`}: ${oneLine(message)}`;
}
