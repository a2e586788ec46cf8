import type { Locale } from '../../checks/rule';
import { oneLine, printable } from '../printable';
import { counted, joined } from '../lint/words';
import { entryText, entryTitle } from './entry-text';
import { githubCommand, githubLogLine } from './github-command';
import { LEVELS, linesOf, shownPlace, worstFirst, type Entry, type EntryLevel, type EntryReport } from './report-entry';

/** GitHub shows so many annotations of each kind for a step, and drops the others without a word. */
const MOST = 10;

/** Annotations for GitHub Actions: the worst of each kind, a notice of how many more there are, and those as lines of the log. */
export function github(report: EntryReport): string {
    const worst = worstFirst(report);
    const unreadable = report.unreadable.slice(0, MOST).map(({ path, message }) => githubCommand('error', { title: 'unreadable', file: path }, printable(message)));
    const of = (level: EntryLevel): readonly Entry[] => worst.filter(entry => entry.level === level);
    const errors = of('error');
    const warnings = of('warning');
    const infos = of('info');
    const room = MOST - unreadable.length;
    const isTooMany = errors.length > room || warnings.length > MOST || infos.length > MOST;
    // The notice of how many more there are is one of the notices.
    const shown = [...errors.slice(0, room), ...warnings.slice(0, MOST), ...infos.slice(0, isTooMany ? MOST - 1 : MOST)];
    const isShown = new Set(shown);
    const left = worst.filter(entry => !isShown.has(entry));
    const notice = left.length === 0 ? [] : [githubCommand('notice', { title: report.tool.name }, MORE[report.locale](countsOf(left, report.locale)))];
    return [
        ...notice, ...unreadable, ...shown.map(entry => annotation(entry, report.locale)),
        ...left.map(entry => githubLogLine(`${oneLine(shownPlace(entry.place))}: ${entry.level}: ${oneLine(entry.message)} [${entryTitle(entry)}]`)),
    ].join('');
}

const COMMANDS: Readonly<Record<EntryLevel, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function annotation(entry: Entry, locale: Locale): string {
    const { start, end } = linesOf(entry.place);
    const isOneLine = start.line === end.line;
    return githubCommand(COMMANDS[entry.level], {
        title: oneLine(entryTitle(entry)), file: entry.place.path, line: start.line, endLine: end.line,
        // GitHub takes columns within one line only.
        col: isOneLine ? start.column : undefined, endColumn: isOneLine ? Math.max(start.column, end.column - 1) : undefined,
    }, entryText(entry, locale).join('\n'));
}

function countsOf(entries: readonly Entry[], locale: Locale): string {
    const of = (level: EntryLevel): number => entries.filter(entry => entry.level === level).length;
    return joined(LEVELS.flatMap(level => (of(level) === 0 ? [] : [counted(of(level), level, locale)])), locale);
}

const MORE: Readonly<Record<Locale, (what: string) => string>> = {
    en: what => `${what} more: GitHub shows ${MOST} annotations of each kind. The log of this step lists the others.`,
    'zh-Hans': what => `另有 ${what}：GitHub 每类最多显示 ${MOST} 条标注。其余的列在本步骤的日志中。`,
    'zh-Hant': what => `另有 ${what}：GitHub 每類最多顯示 ${MOST} 則標註。其餘的列在本步驟的記錄中。`,
};
