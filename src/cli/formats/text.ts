import { editsOf } from '../../../language-server/apply-fixes';
import { messageOf, textOf, type Finding } from '../../checks/finding';
import type { Locale, Severity } from '../../checks/rule';
import { grouped } from '../../model/grouped';
import { positionAt } from '../../model/source';
import type { Paint } from '../colour';
import { quotedNames } from '../failure';
import { frame } from '../frame';
import { countsOf, statisticsOf, type CheckedProject, type Counts, type LintReport } from '../lint/report';
import { ALIKE_LEFT_OUT, CONSEQUENCES, counted, joined, KNOWN_BEFORE, LINT_WORDS, MORE_KNOWN, REST_IN_SHORT, severityWord, SUMMARY } from '../lint/words';
import { oneLine, printable } from '../printable';
import { indented, wrap } from '../wrap';
import { changedLines } from './changed-lines';
import { isTrail, trail } from './trail';

export interface TextOptions {
    readonly paint: Paint;
    /** Of sentences, and of lines of a journey; in columns. */
    readonly width: number;
    readonly frameWidth: number;
    readonly locale: Locale;
    readonly statistics: boolean;
    /** What was left out because of `--quiet`. */
    readonly hidden: Counts | undefined;
}

/** For people: each finding with its place in the text, what is related, how to mend it and where to read more; a summary at the end. */
export function text(report: LintReport, options: TextOptions): string {
    const blocks = report.projects.flatMap(checked => [...byFile(checked)].flatMap(findings => [...fileBlocks(withoutAlike(findings), checked, options), ...alikeLeftOut(findings, checked, options)]));
    blocks.push(knownBefore(report, options));
    if (options.statistics) blocks.push(statistics(report));
    return [...blocks, summary(report, options)].filter(part => part !== '').join('\n');
}

/** Those that are new, or that nothing was compared with. */
function byFile({ findings, known }: CheckedProject): Iterable<readonly Finding[]> {
    return grouped(findings.filter(finding => finding.status !== 'suppressed' && !known.has(finding)), ({ location }) => location.path).values();
}

/** Hints that all have the same cure, a full-width sign after the other, would bury the rest: a few of them are shown, the others counted. */
function withoutAlike(findings: readonly Finding[]): readonly Finding[] {
    const hidden = new Set(alikeIn(findings).flatMap(alike => alike.slice(MOST_ALIKE)));
    return findings.filter(finding => !hidden.has(finding));
}

function alikeIn(findings: readonly Finding[]): readonly (readonly Finding[])[] {
    const byRule = grouped(findings.filter(({ severity, fixes: [best] }) => severity === 'info' && best?.safe === true), ({ rule }) => rule);
    return [...byRule.values()].filter(({ length }) => length > MOST_ALIKE + 1);
}

function alikeLeftOut(findings: readonly Finding[], { project, locale }: CheckedProject, { paint, width }: TextOptions): readonly string[] {
    return alikeIn(findings).map(alike => {
        const { rule, location } = alike[0]!;
        return `${paint.dim(indented(ALIKE_LEFT_OUT[locale](project.show(location.path), alike.length - MOST_ALIKE, rule), width, ''))}\n`;
    });
}

/** What cannot be read comes first: the other findings of the file may only follow from it. */
function fileBlocks(findings: readonly Finding[], checked: CheckedProject, options: TextOptions): readonly string[] {
    if (findings.length > MOST_BLOCKS) {
        const shown = findings.filter(({ rule }) => rule === 'syntax').concat(findings.filter(({ rule }) => rule !== 'syntax'));
        const note = indented(REST_IN_SHORT[checked.locale](MOST_BLOCKS), options.width, '');
        const rest = shown.slice(MOST_BLOCKS).map(finding => inShort(finding, checked, options, ''));
        return [...fileBlocks(shown.slice(0, MOST_BLOCKS), checked, options), `${options.paint.dim(note)}\n`, ...rest];
    }
    const blockOf = (finding: Finding): string => block(finding, checked, options);
    const unreadable = findings.filter(({ rule }) => rule === 'syntax');
    if (unreadable.length === 0 || unreadable.length === findings.length) return findings.map(blockOf);
    const note = indented(CONSEQUENCES[checked.locale], options.width, '');
    return [...unreadable.map(blockOf), `${options.paint.dim(note)}\n`, ...findings.filter(({ rule }) => rule !== 'syntax').map(blockOf)];
}

/** Place, rule and message. */
function inShort(finding: Finding, checked: CheckedProject, { paint, width }: TextOptions, indent: string): string {
    return `${indent}${heading(finding, checked, paint)}\n${indented(oneLine(messageOf(finding, checked.locale)), width, indent + INDENT)}\n`;
}

/** What was there in the revision that is compared with. A baseline's findings are only counted: there they were accepted for now. */
function knownBefore({ projects, since }: LintReport, options: TextOptions): string {
    if (since === undefined) return '';
    const all = projects.flatMap(checked => checked.findings.filter(finding => checked.known.get(finding) === 'base').map(finding => ({ finding, checked })));
    if (all.length === 0) return '';
    const shown = all.slice(0, MOST_KNOWN).map(({ finding, checked }) => inShort(finding, checked, options, INDENT));
    const more = all.length > MOST_KNOWN ? [`${indented(MORE_KNOWN[options.locale](all.length - MOST_KNOWN), options.width, INDENT)}\n`] : [];
    return [`${indented(KNOWN_BEFORE[options.locale](since, all.length), options.width, '')}\n`, ...shown, ...more].join('');
}

const INDENT = '  ';
/** They are what a reviewer need not look at. */
const MOST_KNOWN = 20;
/** Of hints of one rule in a file, each with a safe correction. */
const MOST_ALIKE = 3;
/** Nobody reads on here; behind so many findings of a file, the others are shown without their lines and corrections. */
const MOST_BLOCKS = 1000;

/** Place, severity and rule. */
function heading({ rule, severity, status, location: { path, start } }: Finding, { project, compiled, locale }: CheckedProject, paint: Paint): string {
    const { line, column } = positionAt(compiled.sources.files.get(path)?.lineStarts ?? [0], start);
    const label = severityWord(severity, locale) + (status === 'finding' ? ` · ${LINT_WORDS.today[locale]}` : '');
    return `${paint.bold(`${project.show(path)}:${line}:${column}`)}  ${colourOf(severity, paint)(label)}  ${paint.dim(rule)}`;
}

function block(finding: Finding, checked: CheckedProject, { paint, width, frameWidth }: TextOptions): string {
    const { project, compiled, locale } = checked;
    const { rule, severity, location, related, fixes } = finding;
    const colour = colourOf(severity, paint);
    const placeOf = (path: string, offset: number): string => {
        const { line, column } = positionAt(compiled.sources.files.get(path)?.lineStarts ?? [0], offset);
        return `${project.show(path)}:${line}:${column}`;
    };
    const lineOf = (path: string, offset: number): string => placeOf(path, offset).replace(/:\d+$/, '');
    const source = compiled.sources.files.get(location.path);
    const lines = [
        heading(finding, checked, paint),
        indented(oneLine(messageOf(finding, locale)), width, INDENT),
        '',
    ];
    const shown = source === undefined ? '' : frame(source, location, { paint, markWith: colour, width: frameWidth, indent: INDENT });
    if (shown !== '') lines.push(shown, '');
    if (isTrail(related)) {
        const steps = related.map(step => ({ place: lineOf(step.location.path, step.location.start), message: oneLine(textOf(rule, step.message, step.args, locale)) }));
        const shownPath = project.show(location.path);
        lines.push(...trail(steps, { paint, markWith: colour, width, indent: INDENT, folder: shownPath.slice(0, shownPath.lastIndexOf('/') + 1) }), '');
    }
    else {
        for (const other of related) {
            lines.push(indented(`${placeOf(other.location.path, other.location.start)}  ${oneLine(textOf(rule, other.message, other.args, locale))}`, width, INDENT));
        }
    }
    const [best, ...others] = fixes.flatMap(fix => {
        const edits = editsOf(fix, compiled.sources);
        return edits === undefined ? [] : [{ title: oneLine(textOf(rule, fix.title, fix.args, locale)), safe: fix.safe, edits }];
    });
    const colon = locale === 'en' ? ': ' : '：';
    if (best !== undefined) {
        lines.push(indented(`${LINT_WORDS[best.safe ? 'fix' : 'suggestion'][locale]}${colon}${best.title}`, width, INDENT));
        for (const { path, before, after } of changedLines(best.edits, other => compiled.sources.files.get(other))) {
            if (path !== location.path) lines.push(`${INDENT}${INDENT}${paint.dim(project.show(path))}`);
            for (const line of before) lines.push(paint.red(`${INDENT}${INDENT}- ${printable(line)}`));
            for (const line of after) lines.push(paint.green(`${INDENT}${INDENT}+ ${printable(line)}`));
        }
        for (const { title } of others) lines.push(indented(`${LINT_WORDS.or[locale]}${colon}${title}`, width, INDENT));
    }
    lines.push(`${INDENT}${LINT_WORDS.more[locale]}${colon}${paint.dim(`journey explain ${rule}`)}`, '');
    return lines.join('\n');
}

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
    return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.blue;
}

function statistics(report: LintReport): string {
    const rows = statisticsOf(report);
    if (rows.length === 0) return '';
    const digits = String(rows[0]!.count).length;
    return rows.map(({ rule, count }) => `${String(count).padStart(digits)}  ${rule}\n`).join('');
}

function summary(report: LintReport, { paint, locale, hidden, width }: TextOptions): string {
    const counts = countsOf(report);
    const { files, filesWithFindings, facts, suppressed, known, fixable, suggested } = counts;
    const { since } = report;
    const filesWith = filesWithFindings === files ? undefined : filesWithFindings;
    const words = SUMMARY[locale];
    const open = severities(counts, locale);
    const factCount = facts.error + facts.warning + facts.info;
    const beside = [
        ...(factCount > 0 ? [counted(factCount, 'fact', locale)] : []),
        ...(suppressed > 0 ? [counted(suppressed, 'suppressed', locale)] : []),
    ];
    const fileCount = counted(files, 'file', locale);
    const isClean = open.length === 0 && factCount === 0;
    // Of what could not be read, nothing is known: why is told beside it.
    if (isClean && files === 0 && report.unreadable.length > 0) return '';
    const first = (): string => {
        if (isClean) return since === undefined && known.baseline === 0 ? words.clean(fileCount) : words.nothingNew(fileCount, since);
        const what = joined(open.length === 0 ? beside.splice(0, 1) : open, locale);
        return since === undefined ? words.found(what, filesWith, fileCount) : words.foundNew(what, filesWith, fileCount, since);
    };
    const lines = [first()];
    if (beside.length > 0) lines.push(words.beside(joined(beside, locale)));
    if (since !== undefined && known.base > 0) lines.push(words.known(known.base, quotedNames([since])));
    if (known.baseline > 0) lines.push(words.known(known.baseline, quotedNames(report.projects.flatMap(({ baseline, known: from }) => (baseline !== undefined && [...from.values()].includes('baseline') ? [baseline] : [])))));
    if (fixable + suggested > 0) lines.push(words.fixable(fixable, suggested, counts.error + counts.warning + counts.info + factCount === 1));
    if (hidden !== undefined) {
        const left = [...severities({ ...hidden, error: 0 }, locale), ...(hidden.facts.warning + hidden.facts.info > 0 ? [counted(hidden.facts.warning + hidden.facts.info, 'fact', locale)] : [])];
        if (left.length > 0) lines.push(words.hidden(joined(left, locale)));
    }
    const [head = '', ...rest] = wrap(lines.join(locale === 'en' ? ' ' : ''), width);
    return `${[isClean ? paint.green(head) : head, ...rest].join('\n')}\n`;
}

function severities(counts: Counts, locale: Locale): string[] {
    return (['error', 'warning', 'info'] as const).filter(severity => counts[severity] > 0).map(severity => counted(counts[severity], severity, locale));
}
