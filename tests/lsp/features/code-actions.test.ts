import { describe, expect, test } from 'vitest';
import type { CodeAction, SnippetTextEdit, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { codeActions } from '../../../language-server/features/code-actions';
import { applyEdits } from '../../../language-server/fix';
import { format } from '../../../language-server/format';
import { RENAME_COMMAND } from '../../../src/protocol';
import { filled } from './snippet';
import { marked, type Marked, type MarkedOptions } from './marked';

const PLACES: MarkedOptions = { client: { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } } };
const SHARED = `owner shop "Shop"

owner workshop "Workshop"

channel counter "Counter" : counter

information fault "What is broken"

information number "Order number"
`;
const STORY = `journey repair "维修" {
  owner shop
  outcome "It works"

  stage bring "Bring it" {
    channel counter

    touchpoint hand-in "Hand it in" {
      asks fault
      promises ready "Ready on Thursday" within 2d
    }
    // Nobody likes to wait.
    touchpoint mend "Mend it" {
      owner workshop
      needs fault
      takes 1d
      path -> fetch
    }
    touchpoint fetch "Get it back" {
      owner shop
      meets ready
      tells "Come again"
      ends success
    }
  }
}
`;

interface Done { readonly text: string; readonly rules: readonly string[]; readonly action: CodeAction; readonly others: Readonly<Record<string, string>> }

/** What a text is after the action of a title, and which rules find something in it then. Whole texts stay whole and in the canonical style. */
async function done(text: string, title: RegExp, options: MarkedOptions = {}, params: object = {}, files: Readonly<Record<string, string>> = { 'shared.journey': SHARED }): Promise<Done> {
    const at = await marked({ 'a.journey': text, ...files }, options);
    const action = (await actions(at, params)).find((candidate) => title.test(candidate.title));
    if (action === undefined) throw new Error(`None of: ${(await actions(at, params)).map((candidate) => candidate.title).join(' · ')}`);
    const paths = ['a.journey', ...Object.keys(files)];
    const after = Object.fromEntries(paths.filter((path) => path.endsWith('.journey')).map((path) => [path, textAfter(at, path, action)]));
    for (const [path, changed] of Object.entries(after)) {
        expect(format(changed), path).toMatchObject({ text: changed });
        await at.type(path, changed);
    }
    const { project } = at.context.fileAt(at.uri('a.journey'))!;
    const { 'a.journey': own, ...others } = after;
    return { text: own!, rules: project.store.findings('a.journey').filter(({ status }) => status !== 'suppressed').map(({ rule }) => rule), action, others };
}
const actions = (at: Marked, params: object = {}): Promise<CodeAction[]> => at.ask<CodeAction[]>(codeActions, 'textDocument/codeAction', { context: { diagnostics: [] }, ...params });
function textAfter(at: Marked, path: string, { edit }: CodeAction): string {
    const uri = at.uri(path);
    const document = at.context.documentAt(uri);
    const changes = edit?.changes?.[uri] ?? (edit?.documentChanges as TextDocumentEdit[] | undefined)?.filter(({ textDocument }) => textDocument.uri === uri).flatMap(({ edits }) => edits) ?? [];
    return applyEdits(document.getText(), (changes as (TextEdit | SnippetTextEdit)[]).map((change) => {
        const start = document.offsetAt(change.range.start);
        // An editor puts the white space before a snippet in front of each of its lines.
        const indent = /^[ \t]*/.exec(document.getText().slice(0, start).split('\n').at(-1)!)![0];
        return { path, start, end: document.offsetAt(change.range.end), text: 'snippet' in change ? filled(change.snippet.value).replaceAll('\n', `\n${indent}`) : change.newText };
    }))!;
}
const titles = async (text: string, params: object = {}): Promise<readonly string[]> => (await actions(await marked({ 'a.journey': text, 'shared.journey': SHARED }), params)).map(({ title }) => title);

describe('declare', () => {
    test('stands behind the others of its kind, in their file', async () => {
        const { others, rules } = await done(STORY.replace('asks fault', 'asks fault, addr<|>ess'), /^Declare “address”/);
        expect(others['shared.journey']).toBe(SHARED.replace('information number "Order number"\n', 'information number "Order number"\n\ninformation address\n'));
        expect(rules).not.toContain('unresolved-reference');
    });
    test('an owner and a channel, in Chinese', async () => {
        expect((await done(STORY.replace('owner workshop', 'owner 维<|>修组'), /声明负责人“维修组”/, { locale: 'zh-Hans' })).others['shared.journey']).toContain('owner workshop "Workshop"\n\nowner 维修组\n');
        expect((await done(STORY.replace('channel counter', 'channel ho<|>tline'), /^Declare “hotline”/)).others['shared.journey']).toContain('channel hotline : voice\n');
    });
    test('what is carried is information, and who steps in an owner', async () => {
        const handoff = STORY.replace('path -> fetch', 'handoff -> fetch {\n        carries phot<|>o\n        fallback boss\n      }');
        expect((await done(handoff, /^Declare “photo” \(information\)/)).others['shared.journey']).toContain('\n\ninformation photo\n');
        expect((await done(handoff.replace('<|>', '').replace('boss', 'bo<|>ss'), /^Declare “boss” \(owner\)/)).others['shared.journey']).toContain('\n\nowner boss\n');
    });
    test('a touchpoint stands behind the one that leads to it', async () => {
        const { text, rules } = await done('journey j {\n  owner unknown\n\n  stage s {\n    touchpoint a "A" {\n      channel unknown\n      path -> ne<|>xt\n    }\n  }\n}\n', /^Declare “next” \(touchpoint\)/);
        expect(text).toContain('      path -> next\n    }\n    touchpoint next\n  }\n');
        expect(rules).not.toContain('unresolved-reference');
    });
    test('is offered once', async () => {
        for (const fact of ['asks', 'gives', 'needs', 'owner', 'channel']) {
            expect((await titles(STORY.replace('      asks fault', `      ${fact} ad<|>dress`))).filter((title) => title.startsWith('Declare')), fact).toHaveLength(1);
        }
    });
    test('in this file where none of its kind is declared', async () => {
        const { text, rules } = await done(STORY.replace('  owner shop\n', '  for zh<|>ang\n  owner shop\n'), /^Declare “zhang”/);
        expect(text).toMatch(/\n\}\n\npersona zhang\n$/);
        expect(rules).not.toContain('unresolved-reference');
    });
});

describe('a promise that nobody made', () => {
    const calls = STORY.replace('meets ready', 'meets call<|>-back');
    test('is made at the touchpoint before', async () => {
        const { text, rules } = await done(calls, /^Promise “call-back” at “Mend it”$/);
        expect(text).toContain('      takes 1d\n      promises call-back "call back"\n      path -> fetch\n');
        expect(rules).not.toContain('unresolved-reference');
    });
    test('with its words and its limit to fill in, in Chinese as well', async () => {
        const { text } = await done(STORY.replace('meets ready', 'meets 回<|>访'), /^在“Mend it”作出承诺“回访”$/, { ...PLACES, locale: 'zh-Hans' });
        expect(text).toContain('      promises 回访 "回访" within 1d\n');
    });
    test('may be one that is open there', async () => {
        expect((await done(calls, /^Write “ready”$/)).text).toContain('meets ready\n');
        expect((await titles(STORY.replace('meets ready', 'meets re<|>dy'))).filter((title) => title === 'Write “ready”')).toHaveLength(1);
    });
    test('not before the first touchpoint', async () => {
        expect((await titles(STORY.replace('asks fault', 'meets call<|>-back'))).filter((title) => title.startsWith('Promise'))).toEqual([]);
    });
});

describe('what only its author can say', () => {
    test.each([
        ['when a handoff begins', STORY.replace('path -> fetch', 'hand<|>off -> fetch {\n        accepted by shop\n      }'), 'when ""', 'en'],
        ['what makes up for a failure', STORY.replace('      tells "Come again"\n', '      feels -<|>2 "Angry"\n'), 'recovery ""', 'en'],
        ['when a handoff begins, in Chinese', STORY.replace('path -> fetch', 'hand<|>off -> fetch {\n        accepted by shop\n      }'), 'when ""', 'zh-Hans'],
    ] as const)('is a line with a place for it: %s', async (_, text, line, locale) => {
        const files = { 'shared.journey': SHARED, 'journey.config.json': '{ "extends": "strict" }' };
        const after = await done(text, locale === 'en' ? /^Write `\w+ "…"`$/ : /^写上 `\w+ "…"`$/, { ...PLACES, locale }, {}, files);
        expect(after.text).toMatch(new RegExp(`^ +${line}$`, 'm'));
    });
    test('not where an editor has no places to fill in', async () => {
        expect((await titles(STORY.replace('path -> fetch', 'hand<|>off -> fetch'))).filter((title) => title.includes('when "…"'))).toEqual([]);
    });
});

describe('suppress', () => {
    const lacking = STORY.replace('    channel counter\n\n', '').replace('touchpoint hand-in "Hand it in" {', 'touchpoint <|>hand-in "Hand it in" {');
    test('a comment above, whose reason is to be filled in', async () => {
        const { text, rules } = await done(lacking, /Say why `touchpoint-no-channel`/, PLACES);
        expect(text).toContain('    // journey-ignore touchpoint-no-channel: why it is all right here\n    touchpoint hand-in');
        expect(rules.filter((rule) => rule === 'touchpoint-no-channel')).toHaveLength(2);
    });
    test('without a reason it has no effect, and says so', async () => {
        const { text, rules } = await done(lacking, /Say why `touchpoint-no-channel`/);
        expect(text).toContain('    // journey-ignore touchpoint-no-channel:\n');
        expect(rules).toContain('suppression');
    });
    test('not for what is always told', async () => {
        expect((await titles(STORY.replace('owner workshop', 'ownr<|> workshop'))).filter((title) => title.startsWith('Say why `syntax`'))).toEqual([]);
    });
    test.each([['owner workshop', 'owner works<|>hp'], ['channel counter', 'channel <|>應用'], ['meets ready', 'meets re<|>dy'], ['takes 1d', 'takes 1d<|>ay'], ['takes 1d', 'takes 1d\n      takes <|>2d']])('not for a slip of the pen: %s → %s', async (right, wrong) => {
        expect((await titles(STORY.replace(right, wrong))).filter((title) => title.startsWith('Say why'))).toEqual([]);
    });
});

describe('fix all', () => {
    const wide = '<|>journey 维修 “维修” ｛\n  owner shop\n  for a， a\n｝\n';
    test('mends what can be mended without a doubt, and leaves the project as it was', async () => {
        const at = await marked({ 'a.journey': wide, 'shared.journey': `${SHARED}persona a\n` });
        const [action] = await actions(at, { context: { diagnostics: [], only: ['source.fixAll'] } });
        expect(action).toMatchObject({ kind: 'source.fixAll.journey' });
        expect(textAfter(at, 'a.journey', action!)).toBe('journey 维修 "维修" {\n  owner shop\n  for a\n}\n');
        expect(at.context.fileAt(at.uri('a.journey'))!.project.store.sources.files.get('a.journey')!.text).toBe(wide.replace('<|>', ''));
    });
    test('is only offered to who asks for it, and where there is something to do', async () => {
        expect(await titles(wide)).not.toContain('Fix all that can be fixed without a doubt');
        expect(await titles(`<|>${STORY}`, { context: { diagnostics: [], only: ['source.fixAll.journey'] } })).toEqual([]);
    });
    test('nothing sorts a text', async () => {
        expect(await titles(`<|>${STORY}`, { context: { diagnostics: [], only: ['source.organizeImports'] } })).toEqual([]);
    });
});

describe('a handoff', () => {
    test('is written with what is needed and owed, and who accepts it', async () => {
        const { text, rules } = await done(STORY.replace('touchpoint hand-in', 'touchpoint <|>hand-in'), /^Write the handoff to “Mend it”/);
        expect(text).toContain(`      promises ready "Ready on Thursday" within 2d
      handoff -> mend {
        carries fault, ready
        accepted by workshop within 1d
        tells "Mend it" via counter
        fallback shop after 1d
      }
`);
        expect(rules).not.toContain('handoff-undeclared');
        expect(rules).not.toContain('context-dropped');
    });
    test('with places to fill in where the editor takes them', async () => {
        const { text, action } = await done(STORY.replace('touchpoint hand-in', 'touchpoint <|>hand-in').replace('维修', '维修'), /^Write the handoff to “Mend it”/, PLACES);
        expect(text).toContain('      handoff -> mend {\n        when ""\n        carries fault, ready\n');
        expect(JSON.stringify(action.edit)).toContain('carries ${2:fault, ready}');
    });
    test('a path becomes one', async () => {
        const { text, rules } = await done(STORY.replace('path -> fetch', 'path -> <|>fetch when "It works"'), /^Make a handoff/);
        expect(text).toContain(`      handoff -> fetch when "It works" {
        carries ready
        accepted by shop within 1d
        tells "Get it back" via counter
        fallback workshop after 1d
      }
`);
        expect(rules).not.toContain('syntax');
    });
    test('not of a chain, which is several ways', async () => {
        const chained = STORY.replace('      path -> fetch\n', '').replace('  }\n}\n', '    path hand-in -> <|>mend -> fetch\n  }\n}\n');
        expect((await titles(chained)).filter((title) => title.startsWith('Make a handoff'))).toEqual([]);
    });
});

describe('a new stage', () => {
    test('begins at a touchpoint, with its comment and what the stage says of all of them', async () => {
        const { text, rules } = await done(STORY.replace('touchpoint mend', 'touchpoint <|>mend'), /^Begin a new stage at “Mend it”/);
        expect(text).toContain(`      promises ready "Ready on Thursday" within 2d
    }
  }

  stage new-stage "New stage" {
    channel counter
    // Nobody likes to wait.
    touchpoint mend "Mend it" {`);
        expect(rules).not.toContain('touchpoint-no-channel');
    });
    test('where a selection begins', async () => {
        expect((await done(STORY.replace('    touchpoint fetch', '<|    touchpoint fetch').replace('      ends success\n    }', '      ends success\n    }|>'), /^Begin a new stage at “Get it back”/)).text).toContain('  stage new-stage "New stage" {\n    channel counter\n    touchpoint fetch');
    });
    test('not at the first one, and not where a fact of the stage stands behind it', async () => {
        expect((await titles(STORY.replace('touchpoint hand-in', 'touchpoint <|>hand-in'))).filter((title) => title.startsWith('Begin'))).toEqual([]);
        expect((await titles(STORY.replace('touchpoint mend', 'touchpoint <|>mend').replace('  }\n}\n', '    goal "x"\n  }\n}\n'))).filter((title) => title.startsWith('Begin'))).toEqual([]);
    });
});

describe('the name of something', () => {
    test('is kept before it gets another one', async () => {
        const { text, action } = await done(STORY.replace('touchpoint mend', 'touchpoint me<|>nd'), /^Keep the name “mend”/, { commands: [RENAME_COMMAND] });
        expect(text).toContain('was mend');
        expect(action.command?.command).toBe(RENAME_COMMAND);
        expect((await done(STORY.replace('touchpoint mend', 'touchpoint me<|>nd'), /^Keep/)).action.command).toBeUndefined();
    });
    test('not where it is only named', async () => {
        expect((await titles(STORY.replace('path -> fetch', 'path -> fet<|>ch'))).filter((title) => title.startsWith('Keep'))).toEqual([]);
    });
});

test('half of a text has actions as well', async () => {
    expect(await titles('journey j {\n  owner <|>shopp\n  stage s {\n    touchpoint')).toEqual(expect.arrayContaining(['Write “shop”']));
});
