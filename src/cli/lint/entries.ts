import { editsOf } from '../../../language-server/apply-fixes';
import type { Compiled } from '../../../language-server/compile';
import { CATEGORY_NAMES, documentationOf } from '../../checks/documentation';
import { messageOf, textOf, type Finding } from '../../checks/finding';
import { ruleById } from '../../checks/known-rules';
import type { Locale, Severity } from '../../checks/rule';
import { isTrail } from '../formats/trail';
import type { Entry, EntryFix, EntryKind, EntryPlace, EntryReport } from '../formats/report-entry';
import type { LoadedProject } from '../load-project';
import { VERSION } from '../version';
import { countsOf, type CheckedProject, type LintReport } from './report';
import { failsRun, type Threshold } from './verdict';
import { LINT_WORDS } from './words';

/** What a lint found, as writers of formats for other programs take it. */
export function lintEntries(report: LintReport, { threshold, locale, whole = report }: { readonly threshold: Threshold; readonly locale: Locale; readonly whole?: LintReport }): EntryReport {
    const counts = countsOf(whole);
    const entries = report.projects.flatMap(checked => checked.findings.map(finding =>
        entryOf(finding, checked, failsRun(finding, checked.known.has(finding), counts, threshold))));
    return {
        tool: { id: 'journey-lint', name: 'Journey lint', version: VERSION },
        locale, entries,
        kinds: [...new Set(entries.map(({ kind }) => kind))].sort().flatMap(id => kindOf(id, locale)),
        files: report.projects.flatMap(({ project }) => [...project.asked].filter(path => project.texts.has(path)).sort().map(project.show)),
        unreadable: report.unreadable.map(({ path, say }) => ({ path, message: say(locale) })),
        isCompared: report.since !== undefined,
    };
}

function kindOf(id: string, locale: Locale): readonly EntryKind[] {
    const rule = ruleById(id);
    if (rule === undefined) return [];
    const level: Severity = rule.severity === 'off' ? 'warning' : rule.severity;
    return [{ id, title: rule.title[locale], level, help: documentationOf(rule, locale), tags: ['customer journey', CATEGORY_NAMES[rule.category].en] }];
}

function entryOf(finding: Finding, { project, compiled, known, locale }: CheckedProject, doesFail: boolean): Entry {
    const { rule, severity, status, element, elementKind, fingerprint, location, related, fixes, suppression } = finding;
    const place = placesIn(project, compiled);
    const knownFrom = known.get(finding);
    return {
        kind: rule, level: severity, message: messageOf(finding, locale), fingerprint, scope: project.show('.'), doesFail,
        ...(elementKind !== 'file' && { element }),
        place: place(location),
        related: related.map(other => ({ message: textOf(rule, other.message, other.args, locale), place: place(other.location) })),
        isTrail: isTrail(related),
        fixes: fixes.flatMap((fix): readonly EntryFix[] => {
            const edits = editsOf(fix, compiled.sources);
            if (edits === undefined) return [];
            return [{ title: textOf(rule, fix.title, fix.args, locale), safe: fix.safe, edits: edits.map(edit => ({ place: place(edit), text: edit.text })) }];
        }),
        ...(status === 'finding' && { remark: LINT_WORDS.today[locale] }),
        ...(knownFrom !== undefined && { known: knownFrom === 'base' ? 'base' : 'listed' }),
        ...(suppression !== undefined && { accepted: { reason: suppression.reason, place: place(suppression.location) } }),
    };
}

function placesIn(project: LoadedProject, { sources }: Compiled): (span: { readonly path: string; readonly start: number; readonly end: number }) => EntryPlace {
    return ({ path, start, end }) => ({ path: project.show(path), start, end, source: sources.files.get(path) ?? { text: '', lineStarts: [0] } });
}
