import { describe, expect, test } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import { codeLens } from '../../../language-server/features/code-lens';
import { inlayHints } from '../../../language-server/features/inlay-hints';
import { OPEN_PREVIEW_COMMAND, SHOW_REFERENCES_COMMAND, type ShowReferencesArguments } from '../../../src/protocol';
import { marked, type Marked, type MarkedOptions } from './marked';

type Files = Parameters<typeof marked>[0];
const EVERY_COMMAND = [SHOW_REFERENCES_COMMAND, OPEN_PREVIEW_COMMAND];

const REPAIR = `owner shop "Shop"
supplier lab "Lab"
channel store "Store" : store
channel app "App" : app
journey repair "Repair" {
  owner shop
  stage bring "Bring it" {
    channel store, app
    touchpoint drop-off "Drop it off" {
      promises ready "Ready soon" within 2d
      takes 30min
    }
    touchpoint diagnose "Look at it" { owner lab channel app takes 4h }
    handoff drop-off -> diagnose { takes 1d }
    touchpoint pick-up "Pick it up" {
      meets ready
    }
    touchpoint thanks "Thanks" { ends success }
  }
}
`;

describe('code lenses', () => {
    const above = async (files: Files, options: MarkedOptions = { commands: EVERY_COMMAND }): Promise<{ readonly at: Marked; readonly lenses: readonly CodeLens[]; readonly lines: readonly string[] }> => {
        const at = await marked(files, options);
        const uri = at.uri('a.journey');
        const lenses = await at.ask<CodeLens[]>(codeLens, 'textDocument/codeLens', { textDocument: { uri } });
        return { at, lenses, lines: lenses.map(({ range, command }) => `${at.show({ uri, range }).split(' ')[1]}: ${command!.title}`) };
    };
    test('what is handed over and owed at a touchpoint', async () => {
        expect((await above(REPAIR)).lines).toEqual([
            'repair: Open preview', 'drop-off: 1 handoff out', 'drop-off: 1 open promise', 'diagnose: 1 handoff in', 'diagnose: 1 open promise',
        ]);
    });
    test('show the places that they count', async () => {
        const { at, lenses } = await above('journey j { stage s {\n  touchpoint t {\n    promises [[p]] "P"\n    [[handoff -> u]] { carries p }\n  }\n  touchpoint u } }');
        const shown = lenses.filter(({ command }) => command!.command === SHOW_REFERENCES_COMMAND).map(({ command }) => command!.arguments as unknown as ShowReferencesArguments);
        expect(shown.map(([, , places]) => places.map((place) => at.show(place)))).toEqual([['a.journey:4:5 handoff -> u'], ['a.journey:3:14 p'], ['a.journey:4:5 handoff -> u'], ['a.journey:3:14 p']]);
        expect(shown[0]!.slice(0, 2)).toEqual([at.uri('a.journey'), { line: 1, character: 13 }]);
    });
    test('of a journey: its preview, who hands over to it, and its cases', async () => {
        const { lines, lenses, at } = await above({ 'a.journey': 'journey a "A" { stage s { touchpoint t } }', 'b.journey': 'journey b { stage s { touchpoint u } }\nhandoff b.u -> a.t\ncase k of a { at day 1 t }' });
        expect(lines).toEqual(['a: Open preview', 'a: 1 handoff in', 'a: 1 case', 't: 1 handoff in']);
        expect(lenses[0]!.command).toEqual({ title: 'Open preview', command: OPEN_PREVIEW_COMMAND, arguments: [at.uri('a.journey'), 'journey:a'] });
    });
    test('in an editor that does not know the commands they only say it', async () => {
        const { lines, lenses } = await above(REPAIR, {});
        expect(lines).toEqual(['drop-off: 1 handoff out', 'drop-off: 1 open promise', 'diagnose: 1 handoff in', 'diagnose: 1 open promise']);
        expect(lenses.every(({ command }) => command!.command === '' && command!.arguments === undefined)).toBe(true);
    });
    test('in Chinese, and in half-written text', async () => {
        expect((await above('journey 退换 {\n  stage s {\n    touchpoint 上门 {\n      promises 送达 "明天送到" within 1d\n      handoff -> 送货 {\n', { locale: 'zh-Hans', commands: EVERY_COMMAND })).lines).toEqual([
            '退换: 打开预览', '上门: 交出 1 次', '上门: 1 个未兑现的承诺',
        ]);
    });
});

describe('inlay hints', () => {
    const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    /** The text with the hints put in, as an editor shows it. */
    const shown = async (files: Files, range = WHOLE, options: MarkedOptions = {}): Promise<string> => {
        const at = await marked(files, options);
        const uri = at.uri('a.journey');
        const hints = await at.ask<InlayHint[]>(inlayHints, 'textDocument/inlayHint', { textDocument: { uri }, range });
        const lines = at.text(uri).split('\n');
        for (const { position, label } of [...hints].reverse()) {
            const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
            const line = lines[position.line]!;
            lines[position.line] = `${line.slice(0, position.character)} ‹${text}›${line.slice(position.character)}`;
        }
        return lines.join('\n');
    };
    test('what is inherited, the time so far, and the implied next touchpoint', async () => {
        expect(await shown(REPAIR)).toBe(REPAIR
            .replace('"Drop it off" {', '"Drop it off" ‹owner: Shop› ‹channel: Store, App› {')
            .replace('"Look at it"', '"Look at it" ‹Σ 1d4h30min›')
            .replace('takes 4h }', 'takes 4h } ‹→ Pick it up›')
            .replace('"Pick it up" {\n      meets ready\n    }', '"Pick it up" ‹owner: Shop› ‹channel: Store, App› ‹Σ 1d4h30min› {\n      meets ready\n    } ‹→ Thanks›')
            .replace('"Thanks"', '"Thanks" ‹owner: Shop› ‹channel: Store, App› ‹Σ ≥ 1d4h30min›'));
    });
    test('of some lines', async () => {
        const some = await shown(REPAIR, { start: { line: 12, character: 0 }, end: { line: 12, character: 80 } });
        expect(some.split('\n').filter((line) => line.includes('‹'))).toEqual(['    touchpoint diagnose "Look at it" ‹Σ 1d4h30min› { owner lab channel app takes 4h } ‹→ Pick it up›']);
    });
    test('lead to what they name, and say what they mean', async () => {
        const at = await marked({ 'a.journey': 'journey j {\n owner shop\n stage s { touchpoint t } }', 'b.journey': 'owner [[shop]] "Shop"' });
        const [owner] = await at.ask<InlayHint[]>(inlayHints, 'textDocument/inlayHint', { textDocument: { uri: at.uri('a.journey') }, range: WHOLE });
        expect(owner!.label).toMatchObject([{ value: 'owner: ' }, { value: 'Shop', location: at.found[0] }]);
        expect(owner!.tooltip).toBe('From the journey.');
    });
    test('in Chinese', async () => {
        expect(await shown('owner 门店 "旗舰店"\njourney 退换 { owner 门店\n stage s {\n touchpoint a "甲"\n touchpoint b "乙" } }', WHOLE, { locale: 'zh-Hans' }))
            .toContain('touchpoint a "甲" ‹负责人：旗舰店› ‹→ 乙›');
    });
    test('in half-written text', async () => {
        expect(await shown('owner shop\njourney j {\n  owner shop\n  stage s {\n    touchpoint t {\n      handoff -> \n    }\n    touchpoint u {')).toContain('touchpoint t ‹owner: shop› {');
    });
});
