import { describe, expect, test } from 'vitest';
import type { Range, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { rename } from '../../../language-server/features/rename';
import { applyEdits } from '../../../language-server/fix';
import { marked, type Marked, type MarkedOptions } from './marked';

const OWNERS = 'owner platform "线上平台" {\n  owner care "客服"\n}\nowner shop {\n  owner desk\n}\ninformation address\nchannel app : app\n';
const STORY = `journey remote {
  owner care
  stage s {
    touchpoint visit "上门" {
      promises repair "x" within 1d
      gives address
      handoff -> deliver { carries address, repair  accepted by platform.care }
    }
    touchpoint deliver {
      meets repair
      ends success
    }
  }
}
`;
const LIVED = 'case c of remote {\n  at day 1 visit { promises p1 "x" }\n  at day 2 deliver { meets p1  owner platform.care }\n}\n';
const BETWEEN = 'journey sale {\n  stage s { touchpoint buy { ends success } }\n}\nhandoff sale.buy -> remote.visit { accepted by care }\n';
const FILES = { 'a.journey': STORY, 'case.journey': LIVED, 'owners.journey': OWNERS, 'sale.journey': BETWEEN };

/** The files after a renaming. The cursor is put into one of them by a text with a mark. */
async function renamed(mark: string, newName: string, files: Readonly<Record<string, string>> = FILES, options: MarkedOptions = {}): Promise<Readonly<Record<string, string>>> {
    const at = await marked(withCursor(files, mark), options);
    const edit = await at.ask<WorkspaceEdit>(rename, 'textDocument/rename', { newName });
    return Object.fromEntries(Object.keys(files).filter((path) => path.endsWith('.journey')).map((path) => [path, changed(at, path, edit)]));
}
function withCursor(files: Readonly<Record<string, string>>, mark: string): Record<string, string> {
    const plain = mark.replace('<|>', '');
    const path = Object.keys(files).find((each) => files[each]!.includes(plain));
    if (path === undefined) throw new Error(`${plain} is in no file`);
    return { ...files, [path]: files[path]!.replace(plain, mark) };
}
function changed(at: Marked, path: string, edit: WorkspaceEdit): string {
    const document = at.context.documentAt(at.uri(path));
    const edits = edit.changes?.[at.uri(path)] ?? [];
    return applyEdits(document.getText(), edits.map(({ range, newText }) => ({ path, start: document.offsetAt(range.start), end: document.offsetAt(range.end), text: newText })))!;
}
const refusal = (request: Promise<unknown>): Promise<string> => request.then((result) => expect.fail(JSON.stringify(result)), ({ message }: ResponseError) => message);
const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const at = await marked(files);
    const { project } = at.context.fileAt(at.uri(Object.keys(files)[0]!))!;
    return project.store.paths().flatMap((path) => project.store.findings(path).filter(({ rule }) => /reference|duplicate|syntax/.test(rule)).map(({ rule, args }) => `${rule} ${JSON.stringify(args)}`));
};

describe('rename', () => {
    test('a touchpoint, in ways, cases and handoffs between journeys', async () => {
        const files = await renamed('touchpoint vis<|>it', '上门安装');
        expect(files).toEqual({
            'a.journey': STORY.replace('touchpoint visit', 'touchpoint 上门安装'), 'case.journey': LIVED.replace('day 1 visit', 'day 1 上门安装'), 'owners.journey': OWNERS,
            'sale.journey': BETWEEN.replace('remote.visit', 'remote.上门安装'),
        });
        expect(await found(files)).toEqual([]);
    });
    test('from wherever it is named', async () => {
        expect((await renamed('handoff -> deliv<|>er', 'bring'))['case.journey']).toContain('at day 2 bring');
    });
    test('a journey, also in front of a dot', async () => {
        const files = await renamed('journey rem<|>ote', 'repairing');
        expect(files['sale.journey']).toContain('-> repairing.visit');
        expect(files['case.journey']).toContain('case c of repairing');
        expect(await found(files)).toEqual([]);
    });
    test('an outer owner, in the names of the inner ones', async () => {
        const files = await renamed('owner plat<|>form', 'line');
        expect(files['a.journey']).toContain('accepted by line.care');
        expect(files['a.journey']).toContain('owner care');
        expect(await found(files)).toEqual([]);
    });
    test('an inner owner whose new name is shared gets a longer one, and so does the other', async () => {
        const files = await renamed('owner ca<|>re "', 'desk', { ...FILES, 'more.journey': 'journey more { owner desk }\n' });
        expect(files['a.journey']).toContain('owner platform.desk\n');
        expect(files['a.journey']).toContain('accepted by platform.desk');
        expect(files['more.journey']).toBe('journey more { owner shop.desk }\n');
        expect(await found(files)).toEqual([]);
    });
    test('a promise of a case', async () => {
        expect((await renamed('promises p<|>1', 'word'))['case.journey']).toContain('meets word');
    });
    test('to a keyword, which may be a name', async () => {
        const files = await renamed('information addr<|>ess', 'within');
        expect(files['a.journey']).toContain('carries within, repair');
        expect(await found(files)).toEqual([]);
    });
    test('in a project that uses this one', async () => {
        const files = await renamed('owner plat<|>form', 'line', { 'app/journey.config.json': '{ "uses": ["../shared"] }', 'app/a.journey': STORY, 'shared/journey.config.json': '{}', 'shared/owners.journey': OWNERS });
        expect(files['app/a.journey']).toContain('line.care');
    });
    test('in half of a text', async () => {
        const files = await renamed('touchpoint vis<|>it', 'call', { ...FILES, 'a.journey': STORY.replace('ends success', 'ends\n      handoff -> ') });
        expect(files['a.journey']).toContain('touchpoint call');
        expect(files['case.journey']).toContain('day 1 call');
    });
});

describe('what cannot be renamed, in a sentence', () => {
    test.each([
        ['no name', 'two words', /is no name/],
        ['no name', '9to5', /is no name/],
        ['no name', '', /is no name/],
        ['no name', 'a.b', /is no name/],
        ['a word that is never a name', 'stage', /word of the language/],
        ['a time of the day', 'morning', /word of the language/],
        ['taken', 'deliver', /another touchpoint is called so, in a\.journey/],
        ['taken by what shares the names of the journey', 'repair', /another promise/],
    ])('%s: %s', async (_, newName, message) => {
        expect(await refusal(renamed('touchpoint vis<|>it', newName))).toMatch(message);
    });
    test('what another project declares', async () => {
        const at = await marked({ 'app/journey.config.json': '{ "uses": ["../shared"] }', 'app/a.journey': STORY.replace('owner care', 'owner ca<|>re'), 'shared/journey.config.json': '{}', 'shared/owners.journey': OWNERS });
        expect(await refusal(at.ask(rename, 'textDocument/prepareRename'))).toBe('“care” is declared in another project. Rename it there.');
    });
    test('in Chinese', async () => {
        expect(await refusal(renamed('touchpoint vis<|>it', 'deliver', FILES, { locale: 'zh-Hans' }))).toMatch(/已被占用/);
    });
    test('a name that a journey has for something else that may stand there', async () => {
        expect(await refusal(renamed('information addr<|>ess', 'repair'))).toMatch(/means something else in a\.journey/);
    });
    test('nothing where there is no name', async () => {
        const at = await marked({ ...FILES, 'a.journey': STORY.replace('promises', 'pro<|>mises') });
        expect(await at.ask(rename, 'textDocument/prepareRename')).toBeNull();
    });
    test('before it is asked for, the name is shown', async () => {
        const at = await marked(withCursor(FILES, 'handoff sale.buy -> remote.vis<|>it'));
        const { range, placeholder } = await at.ask<{ readonly range: Range; readonly placeholder: string }>(rename, 'textDocument/prepareRename');
        expect([placeholder, at.show({ uri: at.cursor.textDocument.uri, range })]).toEqual(['visit', 'sale.journey:4:28 visit']);
    });
});
