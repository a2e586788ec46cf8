import { describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionList, MarkupContent } from 'vscode-languageserver';
import { completion } from '../../../language-server/features/completion';
import { declareCommand } from '../../../language-server/features/declare-command';
import { applyEdits } from '../../../language-server/fix';
import { format } from '../../../language-server/format';
import { COMPACT } from '../../../language-server/compact-grammar.generated';
import { FACT_WORDS } from '../../../language-server/writing/fact-words';
import { KINDS_OF_TYPE } from '../../../language-server/writing/candidates';
import { blockStart, next } from '../../../language-server/writing/grammar-walk';
import { ESSENTIALS } from '../../../language-server/writing/suggestions';
import { HANDOFF_PARTS, mentions, SHAPES } from '../../../language-server/writing/snippets';
import type { Compact } from '../../../language-server/compact-grammar';
import { RULES } from '../../../src/checks/registry';
import { DECLARE_COMMAND, SUGGEST_COMMAND } from '../../../src/protocol';
import { choicesIn, filled } from './snippet';
import { marked, type Marked, type MarkedOptions } from './marked';

const EDITOR: MarkedOptions = { client: { textDocument: { completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } } } } };
const SHARED = `owner platform "线上平台" {
  owner care "售后客服"
  owner sales "销售"
}
supplier station "Service station" {
  accountable care
  owner desk "Desk"
}
owner shop "Shop" {
  owner desk "Front desk"
}
channel app "手机 App" : app
channel hotline "Call centre" : voice
channel visit "上门" : visit
information address "上门地址"
information fault "故障描述"
information number "Order number"
persona zhang "小张"
metric csat "满意度" { scale percent }
`;

async function complete(text: string, options: MarkedOptions = EDITOR, params: object = {}, more: Readonly<Record<string, string>> = {}): Promise<CompletionList & { readonly at: Marked }> {
    const at = await marked({ 'a.journey': text, 'shared.journey': SHARED, ...more }, options);
    return { ...await at.ask<CompletionList>(completion, 'textDocument/completion', params), at };
}
const labels = ({ items }: CompletionList): readonly string[] => items.map(({ label }) => label);
const named = ({ items }: CompletionList, label: string): CompletionItem => {
    const found = items.find((item) => item.label === label);
    if (found === undefined) throw new Error(`${label} is not among ${items.map((item) => item.label).join(', ')}`);
    return found;
};
/** The text after an item was accepted and its places were left as they are, or filled. */
function accepted({ at }: { readonly at: Marked }, item: CompletionItem, given: Readonly<Record<number, string>> = {}): string {
    const { uri } = at.cursor.textDocument;
    const document = at.context.documentAt(uri);
    const { range, newText } = item.textEdit as { readonly range: never; readonly newText: string };
    const line = document.getText().split('\n')[at.cursor.position.line]!;
    const indent = /^ */.exec(line)![0];
    const text = (item.insertTextFormat === 2 ? filled(newText, given) : newText).replaceAll('\n', `\n${indent}`);
    const edit = { path: '', start: document.offsetAt((range as { start: never }).start), end: document.offsetAt((range as { end: never }).end), text };
    return applyEdits(document.getText(), [edit])!;
}

const JOURNEY = (visit: string, deliver = ''): string => `journey remote "遥控器更换" {
  for zhang
  owner care

  stage install "安装" {
    touchpoint book "预约" { channel app  asks address }
    touchpoint visit "上门" {
      channel visit
      promises replacement "送来新遥控器" within 2d
      gives fault
${visit}
    }
  }

  stage replace "更换" {
    touchpoint deliver "送达" {
      channel visit
      owner station.desk
      needs address
${deliver}
    }
    touchpoint close "Closed" { ends success }
  }
}
`;

describe('keywords', () => {
    test('what may stand in the block and is not yet stated, with what findings ask for first', async () => {
        const list = await complete(JOURNEY('', '      promises p "x"\n      <|>'));
        expect(labels(list)).toEqual(expect.arrayContaining(['accountable', 'seen', 'handoff', 'meets', 'moment of truth']));
        expect(labels(list)).not.toContain('owner');
        expect(labels(list)).not.toContain('stage');
        expect(labels(list).indexOf('meets')).toBeLessThan(labels(list).indexOf('channel'));
    });
    test('what has a block of its own is offered again, where it was', async () => {
        expect(labels(await complete('journey j {\n  stage s {\n    touchpoint a\n    <|>\n  }\n}'))[0]).toBe('touchpoint');
        expect(labels(await complete('journey j {\n  stage s {}\n  <|>\n}')).slice(0, 5)).toEqual(['owner', 'for', 'goal', 'outcome', 'stage']);
        expect(labels(await complete('owner a\n<|>')).slice(0, 3)).toEqual(['journey …', 'journey', 'owner']);
    });
    test('each length of time once, where several clauses take one', async () => {
        const offered = labels(await complete('journey j { stage s { touchpoint a {\n handoff -> b {\n accepted by x within <|>\n}\n}\n touchpoint b } }'));
        expect(offered).toContain('4h');
        expect(new Set(offered).size).toBe(offered.length);
    });
    test('a touchpoint that lacks its channel asks for it, and says why', async () => {
        const list = await complete('journey j {\n  owner shop\n  stage s {\n    touchpoint t "T" {\n      does "x"\n      <|>\n    }\n  }\n}\n');
        expect(labels(list)[0]).toBe('channel');
        expect(list.items[0]!.preselect).toBe(true);
        const { documentation } = await list.at.ask<CompletionItem>(completion, 'completionItem/resolve', list.items[0]);
        expect((documentation as MarkupContent).value).toContain('touchpoint-no-channel');
    });
    test('are snippets that hold what has to follow', async () => {
        const list = await complete(JOURNEY('      <|>'));
        const texts = Object.fromEntries(list.items.map((item) => [item.label, (item.textEdit as { readonly newText: string }).newText]));
        expect(texts).toMatchObject({
            does: 'does "$1"', 'moment of truth': 'moment of truth', initiated: 'initiated by ${1|customer,owner|}', stress: 'stress ${1|low,high|}', takes: 'takes ${1:15min}',
            promises: 'promises ${1:name} "$2" within ${3:1d}', expects: 'expects ${1:name} "$2" within ${3:1d}', seen: expect.stringMatching(/^seen as \$\{1\|care,/) as string,
            feels: 'feels ${1|+1,+2,0,-1,-2|} "$2"', ends: 'ends ${1|success,failure,exit,closed|}', repeats: 'repeats at most ${1:3} times', optional: 'optional', wow: 'wow "$1"',
        });
    });
    test.each([
        ['at the top level', '<|>', 'channel', 'channel name "" : web\n'],
        ['at the top level', 'own<|>', 'owner', 'owner name ""\n'],
        ['a journey', '<|>', 'journey', 'journey name "" {\n  \n}\n'],
        ['a case', '<|>', 'case', 'case name "" of other-journey {\n  \n}\n'],
        ['a metric', 'metric m {\n  sca<|>\n}', 'scale', 'metric m {\n  scale percent\n}'],
    ])('%s', async (_, text, label, expected) => {
        const list = await complete(text);
        expect(accepted(list, named(list, label)).trimEnd()).toBe(expected.trimEnd());
    });
    test('an entry of a case', async () => {
        const list = await complete(`${JOURNEY('')}\ncase c "C" of remote {\n  <|>\n}\n`);
        expect(accepted(list, named(list, 'at'))).toContain('  at day 1 book ""\n');
    });
    test('clauses stand behind their facts, each once', async () => {
        const told = await complete(JOURNEY('      tells "x" <|>'));
        expect(labels(told)).toEqual(['via', 'by', 'within']);
        expect(labels(await complete(JOURNEY('      tells "x" via app <|>')))).toEqual(['by', 'within']);
        expect(labels(await complete(JOURNEY('      promises p "x" within 1d <|>')))).toEqual(expect.arrayContaining(['or', 'when', 'by', 'for', 'again', 'at']));
        expect(labels(await complete(JOURNEY('      promises p "x" within 1d <|>')))).not.toContain('within');
    });
    test('in a block on one line facts follow facts, and only there without a letter', async () => {
        expect(labels(await complete('journey j { stage s { touchpoint t { channel app <|> } } }'))).toEqual(expect.arrayContaining(['owner', 'asks']));
        expect(labels(await complete(JOURNEY('      gives number <|>')))).not.toContain('owner');
        expect(labels(await complete(JOURNEY('      gives number own<|>')))).toContain('owner');
    });
    test('are found by what they mean, in Chinese as well', async () => {
        const list = await complete(JOURNEY('      渠道<|>'), { ...EDITOR, locale: 'zh-Hans' });
        expect(labels(list)).toContain('channel');
        expect(named(list, 'channel').detail).toBe('在哪个渠道发生');
    });
    test('are found by any part of what they mean where an editor only looks from where a word begins', async () => {
        const found = async (typed: string): Promise<readonly string[]> => (await complete(JOURNEY(`      ${typed}<|>`), { ...EDITOR, locale: 'zh-Hans' }))
            .items.filter(({ filterText }) => ` ${filterText!}`.replaceAll(' ', '_').match(new RegExp(`_${[...typed].join('_?')}`)) !== null).map(({ label }) => label);
        expect(await found('结束')).toContain('ends');
        expect(await found('负责')).toContain('owner');
    });
    test('are plain words where more stands behind them, and for editors without snippets', async () => {
        expect(named(await complete(JOURNEY('      do<|> "x"')), 'does').textEdit).toMatchObject({ newText: 'does' });
        expect(named(await complete(JOURNEY('      do<|>'), {}), 'does')).toMatchObject({ insertTextFormat: 1, textEdit: { newText: 'does' } });
    });
    test('nothing in strings and comments, and no list of facts for a space that was typed', async () => {
        expect(labels(await complete(JOURNEY('      does "a <|>"')))).toEqual([]);
        expect(labels(await complete(JOURNEY('      // a <|>')))).toEqual([]);
        expect(labels(await complete(JOURNEY('      <|>'), EDITOR, { context: { triggerKind: 2, triggerCharacter: ' ' } }))).toEqual([]);
        expect(labels(await complete(JOURNEY('      channel <|>'), EDITOR, { context: { triggerKind: 2, triggerCharacter: ' ' } }))).toContain('app');
    });
});

describe('names', () => {
    test('owners by the shortest name that is theirs, those of this journey first, with their titles', async () => {
        const list = await complete(JOURNEY('      accountable <|>'));
        expect(labels(list)[0]).toBe('care');
        expect([...labels(list)].sort()).toEqual(['care', 'platform', 'sales', 'shop', 'shop.desk', 'station', 'station.desk']);
        expect(named(list, 'care').detail).toBe('售后客服');
    });
    test('are found by their titles', async () => {
        const list = await complete(JOURNEY('      accountable 客服<|>'));
        expect(labels(list)).toEqual(['care']);
        expect(list.items[0]!.filterText).toContain('售后客服');
        expect(accepted(list, list.items[0]!)).toContain('      accountable care\n');
    });
    const alone = async (text: string, options: MarkedOptions = EDITOR): Promise<CompletionList & { readonly at: Marked }> => {
        const at = await marked({ 'a.journey': text }, options);
        return { ...await at.ask<CompletionList>(completion, 'textDocument/completion', {}), at };
    };
    const declared = (list: CompletionList): readonly (readonly [string, string | undefined])[] => list.items.filter(({ additionalTextEdits }) => additionalTextEdits !== undefined).map(({ label, additionalTextEdits }) => [label, additionalTextEdits![0]!.newText.trim()]);
    test.each([
        ['an owner', 'journey j {\n  owner ware<|>\n}', 'ware', 'owner ware'],
        ['in Chinese', 'journey j {\n  owner 仓库<|>\n}', '仓库', 'owner 仓库'],
        ['a channel, whose name is its kind', 'journey j { stage s { touchpoint a {\n  channel app<|>\n} } }', 'app', 'channel app : app'],
        ['a channel, whose name tells its kind', 'journey j { stage s { touchpoint a {\n  channel 微信小程序<|>\n} } }', '微信小程序', 'channel 微信小程序 : app'],
        ['a touchpoint, behind this one', 'journey j { stage s {\n  touchpoint a {\n    handoff -> next<|>\n  }\n} }', 'next', 'touchpoint next'],
        ['who steps in', 'journey j { stage s {\n  touchpoint a {\n    handoff -> a { fallback bo<|> }\n  }\n} }', 'bo', 'owner bo'],
        ['what is carried', 'journey j { stage s {\n  touchpoint a {\n    handoff -> a { carries why<|> }\n  }\n} }', 'why', 'information why'],
    ])('a new one is declared with it: %s', async (_, text, name, declaration) => {
        const list = await alone(text);
        expect(declared(list)).toEqual([[name, declaration]]);
        // Each letter makes another name of it.
        expect(list.isIncomplete).toBe(true);
    });
    test('a new one comes behind those that are known, and none where nothing can be declared', async () => {
        expect(labels(await alone('owner warehouse\njourney j {\n  owner ware<|>\n}'))).toEqual(['warehouse', 'ware']);
        expect(declared(await alone('owner ware\njourney j {\n  owner ware<|>\n}')), 'it is known').toEqual([]);
        expect(declared(await alone('journey j { stage s { touchpoint a {\n  meets ware<|>\n} } }')), 'a promise is made somewhere').toEqual([]);
        expect(declared(await complete(JOURNEY('      accountable ware<|>'))), 'owners are declared in another file').toEqual([]);
        expect(declared(await alone('journey j { owner ware<|>')), 'the declaration would come between').toEqual([]);
    });
    test('where the others of its kind stand in another file, it is declared there by a command of the server', async () => {
        const list = await complete(JOURNEY('      accountable 仓库<|>'), { client: { ...EDITOR.client, workspace: { applyEdit: true } }, commands: [DECLARE_COMMAND] });
        const item = named(list, '仓库');
        expect(item).toMatchObject({ detail: 'new: is declared, too (owner), in shared.journey', command: { command: DECLARE_COMMAND } });
        await list.at.type('a.journey', accepted(list, item));
        await list.at.ask(declareCommand, 'workspace/executeCommand', item.command);
        await list.at.ask(declareCommand, 'workspace/executeCommand', item.command);
        const [edit, ...others] = list.at.applied;
        expect(others, 'the second time it is known').toEqual([]);
        expect(Object.entries(edit!.changes!).map(([uri, edits]) => [uri, edits.map(({ newText }) => newText.trim())])).toEqual([[list.at.uri('shared.journey'), ['owner 仓库']]]);
    });
    test('a new one is found behind the known ones that begin so, where an editor sorts by where it finds what was typed', async () => {
        const vscode = { client: { ...EDITOR.client, workspace: { applyEdit: true } }, commands: [DECLARE_COMMAND] };
        const filters = async (typed: string): Promise<readonly string[]> => (await complete(JOURNEY(`      accountable ${typed}<|>`), vscode)).items.map(({ filterText }) => filterText!.split(' ')[0]!);
        expect(await filters('sho')).toEqual(['shop', 'shop.desk', '…']);
        expect(await filters('shkf')).toEqual(['shkf', '…']);
        expect(await filters('lab')).toEqual(['lab']);
    });
    test('where nothing is declared yet, a name to be written over comes first', async () => {
        const list = await alone('journey j {\n  owner <|>\n}');
        expect(list.items.map(({ label, detail }) => [label, detail])).toEqual([['owner', 'a new name (owner)'], ['unknown', 'known not to be stated']]);
        expect(accepted(list, list.items[0]!, { 1: 'shop' })).toContain('  owner shop\n');
        expect(labels(await alone('journey j {\n  owner <|>\n}', {})), 'no snippets').toEqual(['unknown']);
    });
    test('are found by the first letters of how they are spoken', async () => {
        const list = await complete(JOURNEY('      accountable sh<|>'));
        expect(labels(list), 'what is written so comes first').toEqual(['shop', 'shop.desk', 'care']);
        // A new name that is called as what was typed would else come before it.
        expect(named(list, 'care').filterText).toMatch(/^shkf /);
        expect(labels(await complete(JOURNEY('      asks smd<|>')))).toEqual(['address']);
    });
    test('letters that are typed behind a space may make a new one', async () => {
        expect((await complete(JOURNEY('      accountable <|>'))).isIncomplete).toBe(true);
        expect((await complete(JOURNEY('      meets <|>'))).isIncomplete).toBe(false);
    });
    test('a part of a qualified name', async () => {
        expect(labels(await complete(JOURNEY('      accountable station.<|>')))).toEqual(['station.desk']);
    });
    test('promises that are open here come first', async () => {
        const list = await complete(JOURNEY('', '      meets <|>'));
        expect(list.items[0]).toMatchObject({ label: 'replacement', detail: expect.stringContaining('open here') as string, preselect: true });
    });
    test('the kind of a channel that its name tells comes first', async () => {
        expect(labels(await complete('channel 服务热线 "热线" : <|>'))[0]).toBe('voice');
    });
    test('what is needed and what is known goes over first', async () => {
        const list = await complete(JOURNEY('      handoff -> deliver {\n        carries <|>\n      }'));
        expect(labels(list)).toEqual(['address', 'replacement', 'fault', 'number', 'all']);
        expect(list.items.map(({ detail }) => detail?.split(' · ').at(-1))).toEqual(['needed later', 'open here', 'known here', 'not known here yet', 'everything that is known, and every open promise']);
    });
    test('what a list has already is not offered again', async () => {
        expect(labels(await complete(JOURNEY('      handoff -> deliver {\n        carries address, <|>\n      }')))).toEqual(['replacement', 'fault', 'number']);
    });
    test('what is known comes first where it is needed, and last where it is asked', async () => {
        expect(labels(await complete(JOURNEY('      needs <|>')))[0]).toBe('address');
        expect(labels(await complete(JOURNEY('      asks <|>'))).at(-1)).toBe('address');
    });
    test('the next touchpoint comes first for a way, and this one last', async () => {
        expect(labels(await complete(JOURNEY('      handoff -> <|>')))).toEqual(['deliver', 'close', 'book', 'visit']);
        expect(labels(await complete(JOURNEY('      path -> d<|>')))[0]).toBe('deliver');
    });
    test('who performs the next touchpoint accepts', async () => {
        expect(labels(await complete(JOURNEY('      handoff -> deliver {\n        accepted by <|>\n      }')))[0]).toBe('station.desk');
    });
    test('who hands over steps in', async () => {
        expect(labels(await complete(JOURNEY('      handoff -> deliver {\n        fallback <|>\n      }')))[0]).toBe('care');
    });
    test('the channels of this touchpoint carry the cue', async () => {
        expect(labels(await complete(JOURNEY('      handoff -> deliver {\n        tells "x" via <|>\n      }')))[0]).toBe('visit');
    });
    test('between journeys, first the journey and then its touchpoints', async () => {
        const list = await complete(`${JOURNEY('')}\njourney 乙 { stage s { touchpoint 甲 "开始" } }\nhandoff <|>`);
        expect(labels(list)).toEqual(expect.arrayContaining(['remote.', '乙.']));
        expect(labels(await complete(`${JOURNEY('')}\nhandoff remote.<|>`))).toEqual(expect.arrayContaining(['remote.book', 'remote.deliver']));
        expect(labels(await complete(`${JOURNEY('')}\njourney 乙 { stage s { touchpoint 甲 "开始" } }\nhandoff remote.close -> 乙.<|>`))).toEqual(['乙.甲']);
    });
    test('of a case: the touchpoints of its plan, and its own promises', async () => {
        const lived = (entry: string): string => `${JOURNEY('')}\ncase c of remote {\n  at day 1 book { promises a1 "x" within 1d  promises p1 "x" within 1d }\n  at day 1 visit { meets a1 }\n${entry}\n}\n`;
        expect(labels(await complete(lived('  at day 2 <|>')))).toEqual(expect.arrayContaining(['book', 'visit', 'deliver', 'close', 'unplanned', 'missing', 'morning']));
        expect(labels(await complete(lived('  at day 2 deliver {\n    meets <|>\n  }')))[0]).toBe('p1');
    });
    test('what is not whole yet goes on, where the editor can', async () => {
        const list = await complete(`${JOURNEY('')}\nhandoff <|>`, { ...EDITOR, commands: [SUGGEST_COMMAND] });
        expect(named(list, 'remote.').command?.command).toBe(SUGGEST_COMMAND);
        expect(named(await complete(`${JOURNEY('')}\nhandoff <|>`), 'remote.').command).toBeUndefined();
    });
    test('of a project that is used', async () => {
        const at = await marked({ 'shared/journey.config.json': '{}', 'shared/owners.journey': SHARED, 'app/journey.config.json': '{ "uses": ["../shared"] }', 'app/a.journey': 'journey j {\n  owner <|>\n}' }, EDITOR);
        expect(labels(await at.ask(completion, 'textDocument/completion'))).toEqual(expect.arrayContaining(['care', 'shop.desk', 'unknown']));
    });
    test('in half of a text, with full-width signs', async () => {
        expect(labels(await complete('journey 换货 “换货” ｛\n  owner 售<|>'))).toEqual(['care', 'sales']);
        expect(labels(await complete('journey j {\n  stage s {\n    touchpoint a {\n      asks address，<|>'))).toEqual(expect.arrayContaining(['fault', 'number']));
    });
    test('tell more when somebody asks', async () => {
        const list = await complete('journey j {\n  owner <|>\n}', EDITOR, {}, { 'b.journey': '// Sits in the basement.\nowner cellar "Cellar"\n' });
        const { documentation } = await list.at.ask<CompletionItem>(completion, 'completionItem/resolve', named(list, 'cellar'));
        expect((documentation as MarkupContent).value).toMatch(/\*\*Cellar\*\*[^]*Sits in the basement\./);
    });
    test('many are told in part, and those that fit what was typed are found all the same', async () => {
        const many = Array.from({ length: 300 }, (_, i) => `channel c${i} "Channel ${i}" : web`).join('\n');
        const some = await complete(JOURNEY('      channel <|>'), EDITOR, {}, { 'many.journey': many });
        expect(some).toMatchObject({ isIncomplete: true });
        expect(some.items.length).toBeLessThan(120);
        const one = await complete(JOURNEY('      channel c299<|>'), EDITOR, {}, { 'many.journey': many });
        expect(one.isIncomplete).toBe(false);
        expect(labels(one)[0]).toBe('c299');
    });
});

describe('words and values', () => {
    test.each([
        ['the kind of a channel', 'channel x "X" : <|>', ['web', 'app', 'voice'], ['customer']],
        ['a closed list', JOURNEY('      initiated by <|>'), ['customer', 'owner'], ['care']],
        ['a list of words', JOURNEY('      signal ticket, <|>'), ['scan', 'survey'], ['ticket']],
        ['the mode of a handoff', JOURNEY('      handoff -> deliver {\n        mode <|>\n      }'), ['warm', 'cold', 'self', 'auto'], []],
        ['known not to be stated', JOURNEY('      owner <|>'), ['unknown', 'care'], []],
        ['a length', JOURNEY('      takes <|>'), ['15min', '1d', '1bd'], []],
        ['a length that was begun', JOURNEY('      takes 3<|>'), ['3min', '3h', '3d', '3bd'], ['15min']],
        ['a feeling', JOURNEY('      feels -<|>'), ['-1', '-2'], []],
        ['a date', 'journey j {\n  reviewed <|>\n}', ['2026-11-22'], []],
        ['a scale', 'metric m { scale <|> }', ['percent', 'nps'], ['normal']],
        ['a load', 'scenario s { load <|> }', ['peak'], []],
    ])('%s', async (_, text, has, lacks) => {
        const found = labels(await complete(text));
        expect(found).toEqual(expect.arrayContaining(has));
        for (const word of lacks) expect(found).not.toContain(word);
    });
});

describe('a handoff', () => {
    test('comes with its slots, filled with what is known here', async () => {
        const list = await complete(JOURNEY('      <|>', '      meets replacement'));
        const item = named(list, 'handoff');
        const { newText } = item.textEdit as { readonly newText: string };
        expect(filled(newText, { 2: '遥控器有问题', 6: '明天送到' })).toBe(`handoff -> deliver {
  when "遥控器有问题"
  carries address
  accepted by station.desk within 1d
  tells "明天送到" via visit
  fallback care after 1d
}`);
        expect(choicesIn(newText, 3)).toEqual(['address', 'replacement', 'fault', 'number']);
        const text = accepted(list, item, { 2: '遥控器有问题', 6: '明天送到' });
        expect(format(text)).toMatchObject({ text });
    });
    test('at the level of the journey it names its source', async () => {
        const list = await complete(JOURNEY('').replace('  stage replace', '  hand<|>\n  stage replace'));
        expect(accepted(list, named(list, 'handoff'))).toMatch(/\n {2}handoff book -> book \{/);
    });
});

describe('a new file', () => {
    test.each(['en', 'zh-Hans', 'zh-Hant'] as const)('begins with a whole small journey that has nothing wrong (%s)', async (locale) => {
        const at = await marked({ 'a.journey': '<|>' }, { ...EDITOR, locale });
        const list = await at.ask<CompletionList>(completion, 'textDocument/completion');
        const item = list.items[0]!;
        expect(item.label).toBe('journey …');
        const text = filled((item.textEdit as { readonly newText: string }).newText);
        expect(format(text)).toMatchObject({ text });
        await at.type('a.journey', text);
        const { project, path } = at.context.fileAt(at.uri('a.journey'))!;
        expect(project.store.findings(path).map(({ rule, args }) => `${rule} ${JSON.stringify(args)}`)).toEqual([]);
    });
    test('chooses from what the project has', async () => {
        const list = await complete('<|>');
        const text = filled((list.items[0]!.textEdit as { readonly newText: string }).newText);
        expect(text).not.toContain('channel counter');
        expect(text).toContain('channel app');
    });
});

describe('suppressions', () => {
    const wrong = 'owner shop\nchannel app : app\njourney j {\n  owner shop\n  stage s {\n    MARK\n    touchpoint t { ends success }\n  }\n}\n';
    test('name the rules that find something below, with a reason', async () => {
        const list = await complete(wrong.replace('MARK', '// journey-ignore <|>'));
        expect(list.items[0]).toMatchObject({ label: 'touchpoint-no-channel', preselect: true });
        expect(filled((list.items[0]!.textEdit as { readonly newText: string }).newText)).toBe('touchpoint-no-channel: why it is all right here');
        expect(list.items).toHaveLength(RULES.length);
        expect(labels(await complete(wrong.replace('MARK', '// journey-ignore touchpoint-no-channel, blind<|>')))).toContain('blind-spot');
    });
    test('begin with a word', async () => {
        const list = await complete(wrong.replace('MARK', '// jour<|>'));
        expect(accepted(list, list.items[0]!)).toContain('    // journey-ignore touchpoint-no-channel: why it is all right here\n');
    });
});

describe('what is written by hand keeps to the grammar', () => {
    const rules = new Map(COMPACT.rules.map(({ name, body }) => [name, body]));
    test('every rule has words, and no other', () => {
        const words = new Set(Object.keys(FACT_WORDS).map((key) => key.split('.')[0]));
        expect([...rules.keys()].filter((name) => name !== 'Document' && !words.has(name))).toEqual([]);
        expect([...words].filter((name) => !rules.has(name!))).toEqual([]);
    });
    test('the shapes of snippets name what there is', () => {
        const wrong = Object.entries(SHAPES).flatMap(([rule, parts]) => parts.filter((part) => rules.get(rule) === undefined || !mentions(rules.get(rule)!, [part])).map((part) => `${rule}.${part}`));
        expect(wrong).toEqual([]);
        expect(HANDOFF_PARTS.filter((part) => !mentions(rules.get('Way')!, [part]))).toEqual([]);
    });
    test('what blocks begin with are facts of theirs', () => {
        const facts = (block: string): readonly string[] => next(blockStart(block)).map(({ expected: { word } }) => word);
        expect(Object.entries(ESSENTIALS).flatMap(([block, words]) => words.filter((word) => !facts(block).includes(word)).map((word) => `${block} ${word}`))).toEqual([]);
    });
    test('every type that is referred to has its kinds', () => {
        const types = (element: Compact): readonly string[] => (element[0] === 'reference' ? [element[2]] : element.slice(1).flatMap((part) => (Array.isArray(part) ? types(part as unknown as Compact) : [])));
        expect([...new Set([...rules.values()].flatMap(types))].sort()).toEqual(Object.keys(KINDS_OF_TYPE).sort());
    });
});
