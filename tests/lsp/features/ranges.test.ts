import { describe, expect, test } from 'vitest';
import type { FoldingRange, Range, SelectionRange } from 'vscode-languageserver';
import { folding } from '../../../language-server/features/folding';
import { selection } from '../../../language-server/features/selection';
import { marked } from './marked';

describe('folding', () => {
    const folded = async (text: string, client = {}): Promise<readonly string[]> => {
        const at = await marked(text, { client });
        const ranges = await at.ask<FoldingRange[]>(folding, 'textDocument/foldingRange', { textDocument: { uri: at.uri('a.journey') } });
        return ranges.map(({ startLine, endLine, kind }) => `${startLine + 1}–${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`);
    };
    test('blocks of several lines, without their last one', async () => {
        expect(await folded('journey j {\n  stage s {\n    touchpoint t { ends success }\n    touchpoint u {\n      ends success\n    }\n  }\n}\n')).toEqual(['1–7', '2–6', '4–5']);
    });
    test('comments, regions and long texts', async () => {
        expect(await folded('// one\n// two\nowner a\n// alone\nowner b // beside\n/* over\n   lines */\n// #region Shared\nowner c { note """\n  long\n  text\n  """ }\n// #endregion\n')).toEqual([
            '1–2 comment', '6–7 comment', '8–13 region', '9–11',
        ]);
    });
    test('in text that is not closed, what is closed', async () => {
        expect(await folded('journey j {\n  stage s {\n    touchpoint t {\n      ends success\n    }\n    touchpoint u {\n')).toEqual(['3–4']);
    });
    test('no more than the editor takes', async () => {
        expect(await folded('owner a {\n\n}\nowner b {\n\n}\n', { textDocument: { foldingRange: { rangeLimit: 1 } } })).toEqual(['1–2']);
    });
    test('full-width braces', async () => {
        expect(await folded('journey 退换 ｛\n  goal “换好”\n｝\n')).toEqual(['1–2']);
    });
});

describe('a selection that grows', () => {
    const grown = async (text: string): Promise<readonly string[]> => {
        const at = await marked(text);
        const [range] = await at.ask<SelectionRange[]>(selection, 'textDocument/selectionRange', { positions: [at.cursor.position] });
        const uri = at.uri('a.journey');
        const ranges: Range[] = [];
        for (let next: SelectionRange | undefined = range; next !== undefined; next = next.parent) ranges.push(next.range);
        return ranges.map((each) => at.show({ uri, range: each }).replace(/^\S+ ?/, ''));
    };
    test('from a word in a text to the file', async () => {
        expect(await grown('journey j {\n  stage s {\n    touchpoint t {\n      tells "Back on Thurs<|>day" via app\n    }\n  }\n}\nowner o')).toEqual([
            'Thursday', 'Back on Thursday', '"Back on Thursday"', 'tells "Back on Thursday" via app', '', '{', 'touchpoint t {', '', '{', 'stage s {', '', '{', 'journey j {', 'journey j {',
        ]);
    });
    test('from the part of a name to its fact', async () => {
        expect(await grown('journey j { owner shop.de<|>sk }')).toEqual(['desk', 'shop.desk', 'owner shop.desk', ' owner shop.desk ', '{ owner shop.desk }', 'journey j { owner shop.desk }']);
    });
    test('from an item of a list', async () => {
        expect((await grown('journey j { stage s { touchpoint t { channel app, pho<|>ne } } }')).slice(0, 2)).toEqual(['phone', 'channel app, phone']);
    });
    test('in Chinese', async () => {
        expect((await grown('journey 退换 { goal "换<|>好" }')).slice(0, 3)).toEqual(['换好', '"换好"', 'goal "换好"']);
    });
    test('in half-written text', async () => {
        expect(await grown('journey j {\n  stage s {\n    touchpoint t {\n      handoff -> <|>')).toContain('touchpoint t {');
    });
});
