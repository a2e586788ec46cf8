import type { Locale, Localized, Severity } from '../../checks/rule';

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });

/** What the report for people says beside the findings' own messages. */
export const LINT_WORDS = {
    error: words('error', '错误', '錯誤'),
    warning: words('warning', '警告', '警告'),
    info: words('info', '提示', '提示'),
    /** Behind a severity: a true fact about a journey as it is lived today. */
    today: words('as it is today', '现状', '現狀'),
    fix: words('Fix', '改法', '改法'),
    suggestion: words('Suggestion', '建议', '建議'),
    or: words('or', '或', '或'),
    more: words('More', '说明', '說明'),
} as const satisfies Readonly<Record<string, Localized>>;

/** Between what could not be read in a file and what else was found there. */
export const CONSEQUENCES: Localized = words(
    'Mend this first: what follows for this file may only be a consequence of what could not be read.',
    '请先修正以上问题：该文件的以下内容可能只是无法读取部分的后果。',
    '請先修正以上問題：該檔案的以下內容可能只是無法讀取部分的後果。');

/** Above the findings that were there before. */
export const KNOWN_BEFORE: Readonly<Record<Locale, (since: string, count: number) => string>> = {
    en: (since, count) => `Known from \`${since}\`, fails nothing (${count}):`,
    'zh-Hans': (since, count) => `\`${since}\` 中已有，不影响结果（${count}）：`,
    'zh-Hant': (since, count) => `\`${since}\` 中已有，不影響結果（${count}）：`,
};
export const MORE_KNOWN: Readonly<Record<Locale, (count: number) => string>> = {
    en: count => `and ${count} more; \`--format json\` lists all.`,
    'zh-Hans': count => `还有 ${count} 条；\`--format json\` 会全部列出。`,
    'zh-Hant': count => `還有 ${count} 條；\`--format json\` 會全部列出。`,
};

/** Between the findings of a file that are shown whole and the others. */
export const REST_IN_SHORT: Readonly<Record<Locale, (count: number) => string>> = {
    en: count => `This file has more than ${count} findings: the others are shown without their lines and corrections.`,
    'zh-Hans': count => `该文件的问题超过 ${count} 个：其余的只列出，不显示原文和改法。`,
    'zh-Hant': count => `該檔案的問題超過 ${count} 個：其餘的只列出，不顯示原文和改法。`,
};

/** Behind the findings of a file: how many hints of one rule, each with a safe correction, are left out. */
export const ALIKE_LEFT_OUT: Readonly<Record<Locale, (path: string, count: number, rule: string) => string>> = {
    en: (path, count, rule) => `${path}: ${count} more of \`${rule}\` are not shown; \`--fix\` corrects all of them.`,
    'zh-Hans': (path, count, rule) => `${path}：另有 ${count} 处 \`${rule}\` 没有逐条列出，\`--fix\` 会一并修正。`,
    'zh-Hant': (path, count, rule) => `${path}：另有 ${count} 處 \`${rule}\` 沒有逐條列出，\`--fix\` 會一併修正。`,
};

export const severityWord = (severity: Severity, locale: Locale): string => LINT_WORDS[severity][locale];

type Countable = 'syntax' | 'finding' | 'error' | 'warning' | 'info' | 'fact' | 'file' | 'suppressed';
const PLURALS: Readonly<Record<Countable, readonly [string, string]>> = {
    syntax: ['syntax error', 'syntax errors'],
    finding: ['finding', 'findings'],
    error: ['error', 'errors'],
    warning: ['warning', 'warnings'],
    info: ['info', 'infos'],
    fact: ['fact about journeys as they are today', 'facts about journeys as they are today'],
    file: ['file', 'files'],
    suppressed: ['accepted with a reason', 'accepted with a reason'],
};
const COUNTED: Readonly<Record<Countable, Localized>> = {
    syntax: words('', '个语法错误', '個語法錯誤'),
    finding: words('', '个问题', '個問題'),
    error: words('', '个错误', '個錯誤'),
    warning: words('', '个警告', '個警告'),
    info: words('', '个提示', '個提示'),
    fact: words('', '条旅程现状事实', '條旅程現狀事實'),
    file: words('', '个文件', '個檔案'),
    suppressed: words('', '条已说明理由并忽略', '條已說明理由並忽略'),
};

/** `2 errors`, `2 个错误`. */
export function counted(count: number, what: Countable, locale: Locale): string {
    return locale === 'en' ? `${count} ${PLURALS[what][count === 1 ? 0 : 1]}` : `${count} ${COUNTED[what][locale]}`;
}

/** A list of counts. */
export function joined(parts: readonly string[], locale: Locale): string {
    return parts.join(locale === 'en' ? ', ' : '、');
}

/** The last lines of a report. */
export const SUMMARY: Readonly<Record<Locale, {
    readonly clean: (files: string) => string;
    /** `filesWith`: in how many of the files; undefined for all of them. */
    readonly found: (what: string, filesWith: number | undefined, files: string) => string;
    /** The same two for a comparison: only what is new counts. */
    readonly nothingNew: (files: string, since: string | undefined) => string;
    readonly foundNew: (what: string, filesWith: number | undefined, files: string, since: string) => string;
    readonly known: (count: number, from: string) => string;
    readonly beside: (what: string) => string;
    /** `isOnly`: there is one finding, and this is about it. */
    readonly fixable: (fixable: number, suggested: number, isOnly: boolean) => string;
    readonly hidden: (what: string) => string;
}>> = {
    en: {
        clean: files => `Nothing found in ${files}.`,
        found: (what, filesWith, files) => `${what} in ${filesWith === undefined ? '' : `${filesWith} of `}${files}.`,
        nothingNew: (files, since) => `Nothing new in ${files}${since === undefined ? '' : ` since \`${since}\``}.`,
        foundNew: (what, filesWith, files, since) => `New since \`${since}\`: ${what} in ${filesWith === undefined ? '' : `${filesWith} of `}${files}.`,
        known: (count, from) => `${count} known from ${from}.`,
        beside: what => `Also ${what}.`,
        fixable: (fixable, suggested, isOnly) => (isOnly ? `It can be corrected by \`${fixable === 0 ? '--fix-suggestions' : '--fix'}\`.`
            : fixable === 0 ? `${suggested} can be corrected by \`--fix-suggestions\`.`
            : suggested === 0 ? `${fixable} can be corrected by \`--fix\`.` : `${fixable} can be corrected by \`--fix\`, ${suggested} more by \`--fix-suggestions\`.`),
        hidden: what => `Not shown because of \`--quiet\`: ${what}.`,
    },
    'zh-Hans': {
        clean: files => `已检查 ${files}，没有发现问题。`,
        found: (what, filesWith, files) => (filesWith === undefined ? `${files}中发现 ${what}。` : `${files}中有 ${filesWith} 个发现问题：${what}。`),
        nothingNew: (files, since) => `已检查 ${files}，${since === undefined ? '' : `与 \`${since}\` 相比`}没有新问题。`,
        foundNew: (what, filesWith, files, since) => `与 \`${since}\` 相比，${filesWith === undefined ? `${files}中新出现 ${what}。` : `${files}中有 ${filesWith} 个出现新问题：${what}。`}`,
        known: (count, from) => `${from} 中已有 ${count} 条。`,
        beside: what => `另有 ${what}。`,
        fixable: (fixable, suggested, isOnly) => (isOnly ? `可用 \`${fixable === 0 ? '--fix-suggestions' : '--fix'}\` 修正。`
            : fixable === 0 ? `其中 ${suggested} 处可用 \`--fix-suggestions\` 修正。`
            : suggested === 0 ? `其中 ${fixable} 处可用 \`--fix\` 修正。` : `其中 ${fixable} 处可用 \`--fix\` 修正，另有 ${suggested} 处可用 \`--fix-suggestions\` 修正。`),
        hidden: what => `因 \`--quiet\` 未显示：${what}。`,
    },
    'zh-Hant': {
        clean: files => `已檢查 ${files}，沒有發現問題。`,
        found: (what, filesWith, files) => (filesWith === undefined ? `${files}中發現 ${what}。` : `${files}中有 ${filesWith} 個發現問題：${what}。`),
        nothingNew: (files, since) => `已檢查 ${files}，${since === undefined ? '' : `與 \`${since}\` 相比`}沒有新問題。`,
        foundNew: (what, filesWith, files, since) => `與 \`${since}\` 相比，${filesWith === undefined ? `${files}中新出現 ${what}。` : `${files}中有 ${filesWith} 個出現新問題：${what}。`}`,
        known: (count, from) => `${from} 中已有 ${count} 條。`,
        beside: what => `另有 ${what}。`,
        fixable: (fixable, suggested, isOnly) => (isOnly ? `可用 \`${fixable === 0 ? '--fix-suggestions' : '--fix'}\` 修正。`
            : fixable === 0 ? `其中 ${suggested} 處可用 \`--fix-suggestions\` 修正。`
            : suggested === 0 ? `其中 ${fixable} 處可用 \`--fix\` 修正。` : `其中 ${fixable} 處可用 \`--fix\` 修正，另有 ${suggested} 處可用 \`--fix-suggestions\` 修正。`),
        hidden: what => `因 \`--quiet\` 未顯示：${what}。`,
    },
};
