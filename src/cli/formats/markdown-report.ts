import type { Locale, Localized } from '../../checks/rule';
import { printable } from '../printable';
import { counted, joined, severityWord } from '../lint/words';
import { changedLines } from './changed-lines';
import { entryTitle } from './entry-text';
import { markdownCode, markdownFence, markdownText } from './markdown-text';
import { LEVELS, linesOf, shownPlace, worstFirst, type Entry, type EntryLevel, type EntryReport } from './report-entry';

/** A comment of GitHub holds 65,536 characters, and what it is put into takes some. */
const MOST_CHARACTERS = 60_000;

/** For people, in a comment on a pull request or the summary of a job: what was found as a table, its steps and corrections folded below. */
export function markdownReport(report: EntryReport, mostCharacters = MOST_CHARACTERS): string {
    const entries = worstFirst(report);
    // Of what could not be read, nothing is known.
    const isUnknown = report.files.length === 0 && report.unreadable.length > 0;
    const head = [`### ${markdownText(report.tool.name)}`, '', ...(isUnknown ? [] : [headline(entries, report), ''])];
    const unreadable = report.unreadable.map(({ message }) => `- ${SIGNS.error} ${markdownText(message)}`);
    if (unreadable.length > 0) head.push(...unreadable, '');
    if (entries.length === 0) return head.join('\n');
    const rows = entries.map(entry => row(entry, report.locale));
    const details = entries.map(detail);
    // What has least to say goes first: details from the last one on, then rows.
    let left = mostCharacters - lengthOf(head) - 1_000;
    const shownRows = rows.filter(line => (left -= line.length + 1) >= 0);
    const shownDetails = details.slice(0, shownRows.length).filter(lines => (left -= lengthOf(lines)) >= 0);
    const more = rows.length - shownRows.length;
    const parts = [
        ...head,
        `| | ${WHERE[report.locale]} | ${WHAT[report.locale]} |`, '|---|---|---|', ...shownRows, '',
        ...(more > 0 ? [MORE[report.locale](more), ''] : []),
        ...(shownDetails.some(lines => lines.length > 0) ? [`<details><summary>${DETAILS[report.locale]}</summary>`, '', ...shownDetails.flat(), '</details>', ''] : []),
    ];
    return parts.join('\n');
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

function headline(entries: readonly Entry[], { locale, files }: EntryReport): string {
    const countOf = (level: EntryLevel, isRemarked: boolean): number => entries.filter(entry => entry.level === level && (entry.remark !== undefined) === isRemarked).length;
    const open = LEVELS.flatMap(level => (countOf(level, false) === 0 ? [] : [counted(countOf(level, false), level, locale)]));
    const facts = LEVELS.reduce((sum, level) => sum + countOf(level, true), 0);
    const what = joined([...open, ...(facts > 0 ? [counted(facts, 'fact', locale)] : [])], locale);
    const count = counted(files.length, 'file', locale);
    return entries.length === 0 ? NOTHING[locale](count) : FOUND[locale](what, count);
}

/** Told apart by shape as well as by colour. */
const SIGNS: Readonly<Record<EntryLevel, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

function row(entry: Entry, locale: Locale): string {
    const { line } = linesOf(entry.place).start;
    const remark = entry.remark === undefined ? '' : ` · ${markdownText(entry.remark)}`;
    const level = `${SIGNS[entry.level]} ${severityWord(entry.level, locale)}${remark}`;
    return `| ${level} | ${markdownCode(`${entry.place.path}:${line}`)} | ${markdownText(entry.message)} ${markdownCode(entry.kind)} |`;
}

/** The steps and the best correction; empty when there are none. */
function detail({ place, message, related, isTrail, fixes, ...entry }: Entry): readonly string[] {
    const [best] = fixes;
    if (related.length === 0 && best === undefined) return [];
    const steps = related.map((step, index) => `${isTrail ? `${index + 1}.` : '-'} ${markdownCode(`${step.place.path}:${linesOf(step.place).start.line}`)} ${markdownText(step.message)}`);
    const sources = new Map(best?.edits.map(edit => [edit.place.path, edit.place.source]));
    const changes = best === undefined ? [] : changedLines(best.edits.map(({ place: { path, start, end }, text }) => ({ path, start, end, text })), path => sources.get(path));
    const diff = changes.flatMap(({ path, before, after }) => [
        ...(path === place.path ? [] : [`# ${path}`]), ...before.map(line => `- ${line}`), ...after.map(line => `+ ${line}`),
    ]).map(printable).join('\n');
    return [
        `**${markdownText(entryTitle({ ...entry, place, message, related, isTrail, fixes }))}** ${markdownCode(shownPlace(place))}`, '',
        markdownText(message), '',
        ...steps, ...(steps.length > 0 ? [''] : []),
        ...(best === undefined ? [] : [`*${markdownText(best.title)}*`, '', ...(diff === '' ? [] : [markdownFence(diff, 'diff'), ''])]),
    ];
}

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
const WHERE = words('Where', '位置', '位置');
const WHAT = words('What', '问题', '問題');
const DETAILS = words('Steps and corrections', '步骤与改法', '步驟與改法');
const NOTHING: Readonly<Record<Locale, (files: string) => string>> = {
    en: files => `✅ Nothing found in ${files}.`,
    'zh-Hans': files => `✅ 已检查 ${files}，没有发现问题。`,
    'zh-Hant': files => `✅ 已檢查 ${files}，沒有發現問題。`,
};
const FOUND: Readonly<Record<Locale, (what: string, files: string) => string>> = {
    en: (what, files) => `${what} in ${files}.`,
    'zh-Hans': (what, files) => `已检查 ${files}：${what}。`,
    'zh-Hant': (what, files) => `已檢查 ${files}：${what}。`,
};
const MORE: Readonly<Record<Locale, (count: number) => string>> = {
    en: count => `And ${count} more, which have no room here.`,
    'zh-Hans': count => `另有 ${count} 条，此处放不下。`,
    'zh-Hant': count => `另有 ${count} 條，此處放不下。`,
};
