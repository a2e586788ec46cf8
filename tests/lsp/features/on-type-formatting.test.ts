import { expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { onTypeFormatting } from '../../../language-server/features/on-type-formatting';
import { applyEdits } from '../../../language-server/fix';
import { marked } from './marked';

async function typed(text: string, ch: string): Promise<string> {
    const at = await marked(text);
    const edits = await at.ask<TextEdit[]>(onTypeFormatting, 'textDocument/onTypeFormatting', { ch, options: { tabSize: 4, insertSpaces: true } });
    const document = at.context.documentAt(at.cursor.textDocument.uri);
    return applyEdits(document.getText(), edits.map(({ range, newText }) => ({ path: '', start: document.offsetAt(range.start), end: document.offsetAt(range.end), text: newText })))!;
}

test.each([
    ['in a block', 'journey j {\n<|>', 'journey j {\n  '],
    ['in an inner block, half-written', 'journey j {\n  stage s {\n<|>\n  }', 'journey j {\n  stage s {\n    \n  }'],
    ['behind a fact', 'journey j {\n  owner o\n      <|>', 'journey j {\n  owner o\n  '],
    ['behind a comma', 'journey j {\n  for a,\n  <|>', 'journey j {\n  for a,\n    '],
    ['before the brace that closes', 'journey j {\n  stage s {\n    <|>}\n}', 'journey j {\n  stage s {\n  }\n}'],
    ['at the top level', 'owner o\n  <|>', 'owner o\n'],
    ['behind an empty line, which keeps no blanks', 'journey j {\n  \n<|>', 'journey j {\n\n  '],
    ['with full-width signs', 'journey 旅程 ｛\n<|>', 'journey 旅程 ｛\n  '],
    ['not in a string', 'journey j {\n  note """\n<|>\n  """\n}', 'journey j {\n  note """\n\n  """\n}'],
    ['not in a comment', '/*\n<|>\n*/', '/*\n\n*/'],
    ['a brace in a string opens nothing', 'journey j {\n  goal "{"\n<|>', 'journey j {\n  goal "{"\n  '],
])('a line break %s', async (_, text, expected) => {
    expect(await typed(text, '\n')).toBe(expected);
});

test.each([
    ['its block gets the canonical style', 'journey j {\n  stage s {\n  touchpoint   t\n    }<|>\n}\n', 'journey j {\n  stage s {\n    touchpoint t\n  }\n}\n'],
    ['and nothing else does', 'owner   o\n\njourney j {\n   owner o\n}<|>\n', 'owner   o\n\njourney j {\n  owner o\n}\n'],
    ['in half of a text its line does', 'journey j {\n  stage s {\n    touchpoint\n      }<|>\n', 'journey j {\n  stage s {\n    touchpoint\n  }\n'],
    ['full-width as well', 'journey 旅程 ｛\n    ｝<|>\n', 'journey 旅程 {}\n'],
])('a closing brace: %s', async (_, text, expected) => {
    expect(await typed(text, '}')).toBe(expected);
});
