import { describe, expect, test } from 'vitest';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { semanticTokens } from '../../../language-server/features/semantic-tokens';
import { marked, type Marked } from './marked';

const feature = semanticTokens();
const { legend } = feature.capabilities({}).semanticTokensProvider!;

/** `text:type`, with a `!` where it is declared. */
function shown(at: Marked, data: readonly number[]): readonly string[] {
    const lines = at.text(at.uri('a.journey')).split('\n');
    let line = 0;
    let character = 0;
    return Array.from({ length: data.length / 5 }, (_, index) => {
        const [deltaLine, delta, length, type, modifiers] = data.slice(5 * index, 5 * index + 5) as [number, number, number, number, number];
        line += deltaLine;
        character = deltaLine === 0 ? character + delta : delta;
        return `${lines[line]!.slice(character, character + length)}:${legend.tokenTypes[type]!}${modifiers === 1 ? '!' : ''}`;
    });
}
const tokensOf = async (text: string, params: object = {}, method = 'full'): Promise<readonly string[]> => {
    const at = await marked(text);
    const { data } = await at.ask<SemanticTokens>(feature, `textDocument/semanticTokens/${method}`, { textDocument: { uri: at.uri('a.journey') }, ...params });
    return shown(at, data);
};

describe('semantic tokens', () => {
    test('keywords, names by what they name, words of lists, values', async () => {
        expect(await tokensOf('owner shop "Shop" { owner desk }\nchannel app : app\njourney j {\n  owner shop.desk // who\n  stage s {\n    touchpoint t {\n      channel app\n      promises p "x" within 2d\n      signal ticket\n      path -> t\n    }\n  }\n}')).toEqual([
            'owner:keyword', 'shop:type!', '"Shop":string', 'owner:keyword', 'desk:type!',
            'channel:keyword', 'app:interface!', 'app:enumMember',
            'journey:keyword', 'j:class!', 'owner:keyword', 'shop:type', 'desk:type', '// who:comment',
            'stage:keyword', 's:namespace!', 'touchpoint:keyword', 't:function!',
            'channel:keyword', 'app:interface', 'promises:keyword', 'p:property!', '"x":string', 'within:keyword', '2d:number',
            'signal:keyword', 'ticket:enumMember', 'path:keyword', '->:operator', 't:function',
        ]);
    });
    test('a word is what it is where it stands', async () => {
        expect(await tokensOf('owner support\nchannel owner : app\njourney owner {\n  owner support\n  stage s { touchpoint t {\n    support "x" by support\n    channel owner\n  } }\n}')).toEqual([
            'owner:keyword', 'support:type!', 'channel:keyword', 'owner:interface!', 'app:enumMember', 'journey:keyword', 'owner:class!',
            'owner:keyword', 'support:type', 'stage:keyword', 's:namespace!', 'touchpoint:keyword', 't:function!',
            'support:keyword', '"x":string', 'by:keyword', 'support:type', 'channel:keyword', 'owner:interface',
        ]);
    });
    test('a name that names nothing is left to the grammar', async () => {
        expect(await tokensOf('journey j { owner nobody }')).toEqual(['journey:keyword', 'j:class!', 'owner:keyword']);
    });
    test('half-written text', async () => {
        expect(await tokensOf('owner shop\njourney j {\n  stage s {\n    touchpoint t {\n      owner shop\n      handoff -> \n      chan')).toEqual([
            'owner:keyword', 'shop:type!', 'journey:keyword', 'j:class!', 'stage:keyword', 's:namespace!', 'touchpoint:keyword', 't:function!', 'owner:keyword', 'shop:type', 'handoff:keyword', '->:operator',
        ]);
    });
    test('texts and comments of several lines are told line by line', async () => {
        expect(await tokensOf('/* a\n   b */\nowner shop { note """\n  x\n  """ }')).toEqual(['/* a:comment', '   b */:comment', 'owner:keyword', 'shop:type!', 'note:keyword', '""":string', '  x:string', '  """:string']);
    });
    test('Chinese, with full-width signs', async () => {
        expect(await tokensOf('owner 门店 “门店”\njourney 退换 ｛ owner 门店 ｝')).toEqual(['owner:keyword', '门店:type!', '“门店”:string', 'journey:keyword', '退换:class!', 'owner:keyword', '门店:type']);
    });
    test('of some lines', async () => {
        expect(await tokensOf('owner a\nowner b\n// c\nowner d', { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 4 } } }, 'range')).toEqual(['owner:keyword', 'b:type!', '// c:comment']);
    });

    test('after an edit, only what is new', async () => {
        const at = await marked('owner a\nowner b\nowner c\n');
        const textDocument = { uri: at.uri('a.journey') };
        const first = await at.ask<SemanticTokens>(feature, 'textDocument/semanticTokens/full', { textDocument });
        await at.type('a.journey', 'owner a\nowner b "B"\nowner c\n');
        const delta = await at.ask<SemanticTokensDelta>(feature, 'textDocument/semanticTokens/full/delta', { textDocument, previousResultId: first.resultId });
        expect(delta.edits.flatMap(({ data = [] }) => data).length).toBe(5);
        const data = [...first.data];
        for (const { start, deleteCount, data: put = [] } of delta.edits) data.splice(start, deleteCount, ...put);
        expect(shown(at, data)).toEqual(['owner:keyword', 'a:type!', 'owner:keyword', 'b:type!', '"B":string', 'owner:keyword', 'c:type!']);
        const none = await at.ask<SemanticTokensDelta>(feature, 'textDocument/semanticTokens/full/delta', { textDocument, previousResultId: delta.resultId });
        expect(none.edits).toEqual([]);
        const lost = await at.ask<SemanticTokens>(feature, 'textDocument/semanticTokens/full/delta', { textDocument, previousResultId: 'older' });
        expect(lost.data.length).toBe(data.length);
    });
});
