import { describe, expect, test } from 'vitest';
import { SymbolKind, type DocumentSymbol, type SymbolInformation, type WorkspaceSymbol } from 'vscode-languageserver';
import { symbols } from '../../../language-server/features/symbols';
import { marked, type Marked } from './marked';

const TREE = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

/** One line a symbol, inner ones indented: `Name — detail`. */
const lines = (list: readonly DocumentSymbol[], indent = ''): readonly string[] =>
    list.flatMap(({ name, detail, children = [] }) => [`${indent}${name}${detail === undefined ? '' : ` — ${detail}`}`, ...lines(children, `${indent}  `)]);

async function outline(text: string, options: Parameters<typeof marked>[1] = {}): Promise<{ readonly at: Marked; readonly list: readonly DocumentSymbol[] }> {
    const at = await marked(text, { client: TREE, ...options });
    const list = await at.ask<DocumentSymbol[]>(symbols, 'textDocument/documentSymbol', { textDocument: { uri: at.uri('a.journey') } });
    return { at, list };
}

describe('the outline', () => {
    test('reads like the journey', async () => {
        const { list } = await outline(`
owner shop "Shop" { owner desk "Desk" }
journey repair "Get it repaired" {
  stage bring "Bring it" {
    touchpoint drop-off "Drop it off" {
      expects quick "Back for the weekend"
      promises ready "Ready on Thursday" within 2d
      promises "We call you"
      pain "The queue"
      handoff -> fix "To the workshop" { when "It is tagged" }
    }
  }
  stage mend { touchpoint fix }
  path fix -> drop-off when "It broke again"
}
case lee of repair {
  at day 1 drop-off "Left the bike"
  at day 3 evening unplanned "Where is it?"
  at before fix
}`);
        expect(lines(list)).toEqual([
            'Shop — shop', '  Desk — desk',
            'Get it repaired — repair',
            '  Bring it — bring',
            '    Drop it off — drop-off',
            '      Back for the weekend — quick', '      Ready on Thursday — ready', '      We call you', '      Drop it off → fix — To the workshop · It is tagged',
            '  mend', '    fix',
            '  fix → Drop it off — It broke again',
            'lee', '  Left the bike — Day 1', '  Where is it? — Day 3, evening', '  fix — Before day 1',
        ]);
    });

    test('in Chinese', async () => {
        const { list } = await outline('journey 退换 "退换商品" {\n stage 申请 { touchpoint 提交 "提交申请" } }\ncase 小张 of 退换 {\n at day 4 evening unplanned "打电话" }', { locale: 'zh-Hans' });
        expect(lines(list)).toEqual(['退换商品 — 退换', '  申请', '    提交申请 — 提交', '小张', '  打电话 — 第 4 天晚上']);
    });

    test('of half-written text', async () => {
        const { list } = await outline('journey j "J" {\n  stage s {\n    touchpoint t "T" {\n      promises p "x" within\n      handoff -> \n    }\n    touchpoint\n    touchpoint u {\n');
        expect(lines(list)).toEqual(['J — j', '  s', '    T — t', '      x — p', '    …', '    u']);
    });

    test('what is selected lies within what is marked, as editors demand', async () => {
        const { at, list } = await outline('journey j {\n  stage s {\n    touchpoint t { promises "x" within 1d }\n  }\n}');
        const show = ({ range, selectionRange, children = [] }: DocumentSymbol): readonly string[] =>
            [`${at.show({ uri: at.uri('a.journey'), range })} / ${at.show({ uri: at.uri('a.journey'), range: selectionRange })}`, ...children.flatMap(show)];
        expect(list.flatMap(show)).toEqual([
            'a.journey:1:1 journey j { / a.journey:1:9 j', 'a.journey:2:3 stage s { / a.journey:2:9 s', 'a.journey:3:5 touchpoint t { promises "x" within 1d } / a.journey:3:16 t',
            'a.journey:3:20 promises "x" within 1d / a.journey:3:29 "x"',
        ]);
    });

    test('as a list for editors without trees', async () => {
        const at = await marked('journey j { stage s "S" { touchpoint t } }');
        const list = await at.ask<SymbolInformation[]>(symbols, 'textDocument/documentSymbol', { textDocument: { uri: at.uri('a.journey') } });
        expect(list.map(({ name, containerName }) => [name, containerName])).toEqual([['j', undefined], ['S', 'j'], ['t', 'S']]);
    });
});

describe('the search for elements', () => {
    const FILES = {
        'a.journey': 'owner shop "Shop"\njourney repair "Get it repaired" {\n stage bring { touchpoint drop-off "Drop it off" { promises ready "Ready on Thursday" } } }',
        '退换.journey': 'journey 退换 "退换商品" {\n stage 申请 { touchpoint 提交 "提交申请" } }',
    };
    const found = async (query: string): Promise<readonly string[]> => {
        const at = await marked(FILES);
        return (await at.ask<WorkspaceSymbol[]>(symbols, 'workspace/symbol', { query })).map(({ name, containerName }) => (containerName === undefined ? name : `${name} in ${containerName}`));
    };
    test.each([
        ['re', ['Get it repaired (repair)', 'Ready on Thursday (ready) in Get it repaired']],
        ['off', ['Drop it off (drop-off) in Get it repaired']],
        ['DROP', ['Drop it off (drop-off) in Get it repaired']],
        ['dro', ['Drop it off (drop-off) in Get it repaired']],
        ['申请', ['申请 in 退换商品', '提交申请 (提交) in 退换商品']],
        ['rprd', ['Get it repaired (repair)']],
        ['nothing like it', []],
    ])('%s', async (query, expected) => expect(await found(query)).toEqual(expected));

    test('what begins so comes first; all is shown for nothing', async () => {
        expect((await found('')).length).toBe(8);
        expect((await found('s'))[0]).toBe('Shop (shop)');
    });

    test('is capped', async () => {
        const at = await marked(Object.fromEntries(Array.from({ length: 30 }, (_, file) => [`f${file}.journey`, `journey j${file} { stage s {\n${Array.from({ length: 10 }, (_, index) => `touchpoint t${index}`).join('\n')} } }`])));
        expect((await at.ask<WorkspaceSymbol[]>(symbols, 'workspace/symbol', { query: 't' })).length).toBe(200);
    });

    test('leads to the name', async () => {
        const at = await marked('journey j { stage s { touchpoint [[drop-off]] "Drop it off" } }');
        const [symbol] = await at.ask<WorkspaceSymbol[]>(symbols, 'workspace/symbol', { query: 'drop' });
        expect(symbol!.location).toEqual(at.found[0]);
        expect(symbol!.kind).toBe(SymbolKind.Function);
    });

    test('leaves out a project that is there only because another one uses it', async () => {
        const at = await marked(
            { 'journey.config.json': '{ "uses": ["../outside"] }', 'a.journey': 'owner here\njourney j { owner there }', '/outside/journey.config.json': '{}', '/outside/b.journey': 'owner there' },
            { open: ['a.journey'] },
        );
        const { project, path } = at.context.fileAt(at.uri('a.journey'))!;
        expect(project.store.findings(path).map(({ rule }) => rule)).not.toContain('unresolved-reference');
        expect((await at.ask<WorkspaceSymbol[]>(symbols, 'workspace/symbol', { query: 'here' })).map(({ name }) => name)).toEqual(['here']);
    });
});
