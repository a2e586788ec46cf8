import { editsOf } from '../../../language-server/apply-fixes';
import { messageOf, textOf, type Finding } from '../../checks/finding';
import { positionAt, type Position, type Span } from '../../model/source';
import { countsOf, statisticsOf, type CheckedProject, type LintReport } from '../lint/report';
import { VERSION } from '../version';

/** Of the shape below; it counts up when something in it changes its meaning or goes away. schemas/journey-lint.schema.json describes it. */
export const LINT_SCHEMA_VERSION = 1;

export interface JsonOptions {
    readonly statistics: boolean;
    /** What is counted, when not all of it is listed. */
    readonly whole?: LintReport;
}

/** Everything that was found, for programs. */
export function json(report: LintReport, { statistics, whole = report }: JsonOptions): string {
    const { files, filesWithFindings, error, warning, info, facts, suppressed, known, fixable, suggested } = countsOf(whole);
    return `${JSON.stringify({
        schemaVersion: LINT_SCHEMA_VERSION,
        tool: { name: 'journey-lang', version: VERSION },
        summary: {
            files, filesWithFindings, errors: error, warnings: warning, infos: info,
            findings: facts.error + facts.warning + facts.info, suppressed, known: known.base + known.baseline, fixable, suggested,
        },
        ...(whole.since !== undefined && { since: { revision: whole.since, commits: [...new Set(whole.projects.flatMap(({ base }) => base ?? []))] } }),
        findings: report.projects.flatMap(checked => checked.findings.map(finding => findingJson(finding, checked))),
        unreadable: report.unreadable.map(({ path, say }) => ({ path, message: say(report.projects[0]?.locale ?? 'en') })),
        ...(statistics && { statistics: statisticsOf(whole) }),
    }, undefined, 2)}\n`;
}

function findingJson(finding: Finding, { project, compiled, known, locale }: CheckedProject): object {
    const { rule, category, severity, kind, status, element, elementKind, fingerprint, location, related, fixes, suppression } = finding;
    const rangeOf = (path: string, span: Span): { readonly path: string; readonly start: Place; readonly end: Place } => {
        const lineStarts = compiled.sources.files.get(path)?.lineStarts ?? [0];
        return { path: project.show(path), start: placeOf(lineStarts, span.start), end: placeOf(lineStarts, span.end) };
    };
    const knownFrom = known.get(finding);
    return {
        rule, category, severity, kind, status,
        ...(knownFrom !== undefined && { known: knownFrom }),
        message: messageOf(finding, locale),
        element: elementKind === 'file' ? project.show(element) : element,
        elementKind, fingerprint,
        ...rangeOf(location.path, location),
        related: related.map(other => ({ message: textOf(rule, other.message, other.args, locale), ...rangeOf(other.location.path, other.location) })),
        fixes: fixes.flatMap(fix => {
            const edits = editsOf(fix, compiled.sources);
            if (edits === undefined) return [];
            return [{
                title: textOf(rule, fix.title, fix.args, locale), safe: fix.safe,
                edits: edits.map(edit => ({ ...rangeOf(edit.path, edit), text: edit.text })),
            }];
        }),
        ...(suppression !== undefined && {
            suppression: {
                reason: suppression.reason, ...(suppression.until !== undefined && { until: suppression.until }),
                ...rangeOf(suppression.location.path, suppression.location),
            },
        }),
    };
}

interface Place extends Position { readonly offset: number }
function placeOf(lineStarts: readonly number[], offset: number): Place {
    return { ...positionAt(lineStarts, offset), offset };
}
