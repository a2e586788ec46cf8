import { fits, type SuggestionOptions, type Suggestion, type Suggestions } from './suggestions';
import type { FileInProject } from '../projects';
import { RULES as allRules } from '../../src/checks/registry';
import type { Locale } from '../../src/checks/rule';

/** In a comment: the beginning of a suppression, and the rules that it may name, those that found something below first. Undefined elsewhere. */
export function suppressionsAt({ project, path }: FileInProject, offset: number, { snippets }: SuggestionOptions): Suggestions | undefined {
    const source = project.store.sources.files.get(path);
    if (source === undefined) return undefined;
    const { text } = source;
    const comment = source.comments.find(({ start, end }) => start < offset && offset <= end && text.startsWith('//', start));
    if (comment === undefined) return undefined;
    const before = text.slice(comment.start, offset);
    const found = findingsBelow(project.store.findings(path), text, comment.end);
    const mark = /^\/\/[ \t]*([a-z-]*)$/.exec(before);
    if (mark !== null) {
        const typed = mark[1]!;
        if (typed === '' || !'journey-ignore-file'.startsWith(typed)) return NOTHING;
        const replaces = { start: offset - typed.length, end: offset };
        const names = found.length === 0 ? '${1:rule}' : found.length === 1 ? `\${1:${found[0]!}}` : `\${1|${found.join(',')}|}`;
        return {
            isIncomplete: false,
            suggestions: ['journey-ignore', 'journey-ignore-file'].map((label): Suggestion => ({
                kind: 'whole', label, replaces, isSnippet: snippets, insert: snippets ? `${label} ${names}: \${2:${REASON[project.locale]}}` : `${label} `, subject: { of: 'text', text: '' },
            })),
        };
    }
    const naming = /^\/\/[ \t]*journey-ignore(?:-file)?[ \t]+((?:[\w-]+[ \t]*[,，、][ \t]*)*)([\w-]*)$/.exec(before);
    if (naming === null) return NOTHING;
    const typed = naming[2]!;
    const said = new Set(naming[1]!.split(/[\s,，、]+/));
    const hasReason = /[:：]/.test(text.slice(offset, comment.end));
    const ids = [...new Set([...found, ...allRules.map(({ id }) => id)])];
    const titles = new Map(allRules.map(({ id, title }) => [id, title[project.locale]]));
    return {
        isIncomplete: false,
        suggestions: ids.filter((id) => !said.has(id) && fits(typed, `${id} ${titles.get(id) ?? ''}`)).map((id): Suggestion => ({
            kind: 'rule', label: id, replaces: { start: offset - typed.length, end: offset }, title: titles.get(id) ?? '', filter: `${id} ${titles.get(id) ?? ''}`,
            isSnippet: snippets && !hasReason, insert: snippets && !hasReason ? `${id}: \${1:${REASON[project.locale]}}` : id, subject: { of: 'rule', rule: id },
            ...(found.includes(id) && { isPreferred: true }),
        })),
    };
}

const NOTHING: Suggestions = { suggestions: [], isIncomplete: false };
const REASON: Readonly<Record<Locale, string>> = { en: 'why it is all right here', 'zh-Hans': '为什么这里没有问题', 'zh-Hant': '為什麼這裡沒有問題' };

/** The rules that found something on the line below a comment. */
function findingsBelow(findings: ReturnType<FileInProject['project']['store']['findings']>, text: string, end: number): readonly string[] {
    const next = /^\s*/.exec(text.slice(end))![0].length + end;
    const lineEnd = text.slice(next).search(/[\n\r]|$/) + next;
    return [...new Set(findings.filter(({ location }) => next <= location.start && location.start <= lineEnd).map(({ rule }) => rule))];
}
