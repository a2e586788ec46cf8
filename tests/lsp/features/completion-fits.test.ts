import { expect, test } from 'vitest';
import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver';
import { completion } from '../../../language-server/features/completion';
import { parse } from '../../../language-server/parse';
import { exampleFiles } from '../../harness/examples';
import { randomFrom } from '../../harness/random';
import { filled } from './snippet';
import { marked, type Marked } from './marked';

const EDITOR = { client: { textDocument: { completion: { completionItem: { snippetSupport: true } } } } };
const EXAMPLES = exampleFiles();
const random = randomFrom(20261122);
const some = <T>(items: readonly T[], most: number): readonly T[] => random.shuffled(items).slice(0, most);

interface Asked { readonly at: Marked; readonly items: readonly CompletionItem[]; readonly accept: (item: CompletionItem) => string }

/** What is suggested at an offset of a text. */
async function suggestedAt(text: string, offset: number): Promise<Asked> {
    const at = await marked({ 'a.journey': text }, EDITOR);
    const document = at.context.documentAt(at.uri('a.journey'));
    const params = { textDocument: { uri: document.uri }, position: document.positionAt(offset) };
    const { items } = await at.ask<CompletionList>(completion, 'textDocument/completion', params);
    return {
        at, items,
        accept: ({ textEdit, insertTextFormat }) => {
            const { range, newText } = textEdit as TextEdit;
            return text.slice(0, document.offsetAt(range.start)) + (insertTextFormat === 2 ? filled(newText) : newText) + text.slice(document.offsetAt(range.end));
        },
    };
}
const wrongAfter = ({ items, accept }: Asked): readonly string[] => items.flatMap((item) => {
    const [problem] = parse(accept(item)).problems;
    return problem === undefined ? [] : [`${item.label}: ${problem.message} ${JSON.stringify(problem.args)}`];
});

test('whatever is suggested for a line of its own can stand there', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { path, text } of some(EXAMPLES, 8)) {
        const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
        for (const end of some(ends, 6)) {
            const found = await suggestedAt(`${text.slice(0, end)}\n${text.slice(end)}`, end + 1);
            tried += found.items.length;
            wrong.push(...wrongAfter(found).map((each) => `${path}, after “${text.slice(0, end).split('\n').at(-1)!.trim()}”: ${each}`));
        }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(200);
});

test('whatever is suggested in the place of a name, a word or a value can stand there', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { path, text } of some(EXAMPLES, 8)) {
        // Behind a keyword and a space, up to the end of the word.
        const words = [...text.matchAll(/(?<=\n *(?:owner|channel|asks|needs|gives|meets|carries|accepted by|fallback|ends|state|signal|initiated by|stress|mode|takes|handoff ->|path ->) )[\p{L}\p{N}_.-]+(?=\n)/gu)];
        for (const { index, 0: word } of some(words, 8)) {
            const found = await suggestedAt(text.slice(0, index) + text.slice(index + word.length), index);
            tried += found.items.length;
            wrong.push(...wrongAfter(found).map((each) => `${path}, instead of “${word}”: ${each}`));
        }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
});

test('half of a text is completed as well, wherever it ends', async () => {
    for (const { text } of some(EXAMPLES, 8)) {
        for (const offset of some(Array.from({ length: text.length }, (_, i) => i), 12)) {
            const { items } = await suggestedAt(text.slice(0, offset), offset);
            for (const { textEdit } of items) expect((textEdit as TextEdit).newText).not.toBe('');
        }
    }
});
