import type { CodeAction, CompletionItem, CompletionList, SnippetTextEdit, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { codeActions } from '../../../language-server/features/code-actions';
import { completion } from '../../../language-server/features/completion';
import { onTypeFormatting } from '../../../language-server/features/on-type-formatting';
import { applyEdits } from '../../../language-server/fix';
import { messageOf } from '../../../src/checks/finding';
import type { Locale } from '../../../src/checks/rule';
import { marked } from './marked';

/** Somebody who writes in an editor and knows nothing of the language: types, accepts what is suggested, applies what is offered. */
export interface Author {
    /** The text, with `<|>` where the cursor stands. */
    readonly text: () => string;
    /** Types letters. A line break indents the next line, as an editor does it with the server's help. */
    readonly type: (letters: string) => Promise<void>;
    /** What is suggested at the cursor, the best first. */
    readonly suggested: () => Promise<readonly string[]>;
    /** Accepts a suggestion and fills its places in their order; what is not given stays as it is suggested. The cursor goes to the last place. */
    readonly accept: (label: string, ...given: readonly string[]) => Promise<void>;
    /** Puts the cursor behind the first occurrence of some words. */
    readonly goTo: (words: string) => void;
    /** Behind the last word of the line that has some words. */
    readonly goToEndOf: (words: string) => void;
    /** Applies what is offered for a finding. */
    readonly apply: (title: RegExp) => Promise<void>;
    readonly findings: () => readonly string[];
}

const CLIENT = {
    textDocument: { completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } } },
    workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};

export async function author(locale: Locale = 'en'): Promise<Author> {
    const at = await marked({ 'a.journey': '' }, { client: CLIENT, locale });
    const uri = at.uri('a.journey');
    let text = '';
    let cursor = 0;
    const put = async (next: string, to: number): Promise<void> => {
        text = next;
        cursor = to;
        await at.type('a.journey', text);
    };
    const here = () => ({ textDocument: { uri }, position: at.context.documentAt(uri).positionAt(cursor) });
    const offsetOf = (position: TextEdit['range']['start']): number => at.context.documentAt(uri).offsetAt(position);
    const suggestions = (): Promise<CompletionList> => at.ask<CompletionList>(completion, 'textDocument/completion', here());
    const fileHere = () => at.context.fileAt(uri)!;
    return {
        text: () => `${text.slice(0, cursor)}<|>${text.slice(cursor)}`,
        type: async (letters) => {
            for (const letter of letters) {
                await put(text.slice(0, cursor) + letter + text.slice(cursor), cursor + 1);
                if (letter !== '\n' && letter !== '}') continue;
                const edits = await at.ask<TextEdit[]>(onTypeFormatting, 'textDocument/onTypeFormatting', { ...here(), ch: letter, options: { tabSize: 2, insertSpaces: true } });
                const plain = edits.map(({ range, newText }) => ({ path: '', start: offsetOf(range.start), end: offsetOf(range.end), text: newText }));
                const moved = plain.filter(({ start }) => start <= cursor).reduce((by, { start, end, text: added }) => by + added.length - (end - start), 0);
                await put(applyEdits(text, plain)!, cursor + moved);
            }
        },
        suggested: async () => (await suggestions()).items.map(({ label }) => label),
        accept: async (label, ...given) => {
            const { items } = await suggestions();
            const item = items.find((candidate) => candidate.label === label);
            if (item === undefined) throw new Error(`${label} is not suggested, but ${items.map((candidate) => candidate.label).join(', ')}\n${text.slice(0, cursor)}<|>${text.slice(cursor)}`);
            const { range, newText } = item.textEdit as TextEdit;
            const start = offsetOf(range.start);
            const indent = /^[ \t]*/.exec(text.slice(0, start).split('\n').at(-1)!)![0];
            const { filled, last } = fillIn(isSnippet(item) ? newText.replaceAll('\n', `\n${indent}`) : newText, given);
            const own = { path: '', start, end: offsetOf(range.end), text: filled };
            const also = (item.additionalTextEdits ?? []).map((edit) => ({ path: '', start: offsetOf(edit.range.start), end: offsetOf(edit.range.end), text: edit.newText }));
            const before = also.filter((edit) => edit.end <= start).reduce((by, edit) => by + edit.text.length - (edit.end - edit.start), 0);
            await put(applyEdits(text, [own, ...also])!, start + before + last);
        },
        goTo: (words) => {
            const found = text.indexOf(words);
            if (found < 0) throw new Error(`${words} is not in the text:\n${text}`);
            cursor = found + words.length;
        },
        goToEndOf: (words) => {
            const found = text.indexOf(words);
            if (found < 0) throw new Error(`${words} is not in the text:\n${text}`);
            cursor = found + /^[^\n]*/.exec(text.slice(found))![0].length;
        },
        apply: async (title) => {
            const whole = { start: { line: 0, character: 0 }, end: at.context.documentAt(uri).positionAt(text.length) };
            const offered = await at.ask<CodeAction[]>(codeActions, 'textDocument/codeAction', { textDocument: { uri }, range: whole, context: { diagnostics: [], only: ['quickfix'] } });
            const action = offered.find((candidate) => title.test(candidate.title));
            if (action === undefined) throw new Error(`Not offered: ${String(title)}, but ${offered.map((each) => each.title).join(' · ')}`);
            const edits = action.edit?.changes?.[uri] ?? ((action.edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap((change) => change.edits);
            const next = applyEdits(text, (edits as (TextEdit | SnippetTextEdit)[]).map((edit) => ({
                path: '', start: offsetOf(edit.range.start), end: offsetOf(edit.range.end), text: 'snippet' in edit ? fillIn(edit.snippet.value, []).filled : edit.newText,
            })))!;
            await put(next, Math.min(cursor, next.length));
        },
        findings: () => {
            const { project, path } = fileHere();
            return project.store.findings(path).map((finding) => `${finding.severity} ${finding.rule}: ${messageOf(finding, project.locale)}`);
        },
    };
}

const isSnippet = ({ insertTextFormat }: CompletionItem): boolean => insertTextFormat === 2;

/** A snippet with its places filled in their order, and the offset of the last one (`$0`, or the end). */
function fillIn(snippet: string, given: readonly string[]): { readonly filled: string; readonly last: number } {
    const values = new Map<number, string>(given.map((text, i) => [i + 1, text]));
    let filled = '';
    let last: number | undefined;
    let from = 0;
    for (const match of snippet.matchAll(/\$(?:(\d+)|\{(\d+)(?::([^}]*)|\|([^}]*)\|)?\})/g)) {
        filled += snippet.slice(from, match.index);
        from = match.index + match[0].length;
        const place = Number(match[1] ?? match[2]);
        if (place === 0) last = filled.length;
        const value = values.get(place) ?? match[3] ?? match[4]?.split(',')[0] ?? '';
        values.set(place, value);
        filled += value;
    }
    filled += snippet.slice(from);
    return { filled, last: last ?? filled.length };
}
