import { messageOf } from '../../checks/finding';
import { positionAt } from '../../model/source';
import type { LintReport } from '../lint/report';
import { oneLine } from '../printable';

/** One line a finding, as editors and `grep` read them: `path:line:column: severity: message [rule]`. */
export function compact({ projects }: LintReport): string {
    const lines: string[] = [];
    for (const { project, compiled, findings, known, locale } of projects) {
        for (const finding of findings) {
            if (finding.status === 'suppressed' || known.has(finding)) continue;
            const { location: { path, start }, severity, status, rule } = finding;
            const lineStarts = compiled.sources.files.get(path)?.lineStarts ?? [0];
            const { line, column } = positionAt(lineStarts, start);
            const label = status === 'finding' ? `${severity} (finding)` : severity;
            lines.push(`${project.show(path)}:${line}:${column}: ${label}: ${oneLine(messageOf(finding, locale))} [${rule}]\n`);
        }
    }
    return lines.join('');
}
