import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wordsIn } from '../harness/svg-words';
import { buildServer, startClient, type Client } from './client';
import { LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import type { Against, BaseState, ExportResult, PlaceResult, PreviewOpenResult, ProjectFoldersResult } from '../../src/protocol';

// A preview that is compared with an earlier state, by the server as it ships: the texts of that state come from who asks.

const BEFORE = `owner shop "Shop"
owner desk "Front desk"
channel app "App" : app
information fault "The fault"
journey repair "Repair" {
  owner shop
  stage all "All" {
    touchpoint ask "Ask"
    touchpoint wait "Wait" {
      owner desk
      handoff -> ask { when "More is broken" carries fault }
      path -> collect
    }
    touchpoint collect "Collect" { ends success }
  }
}
`;
const WITHOUT_HANDOFF = BEFORE.replace(/ +handoff .*\n/, '');
const PATH = '维修/repair.journey';
const COMMIT = '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d';

const folder = mkdtempSync(join(tmpdir(), 'journey-compare-'));
let server: string;
let client: Client;

beforeAll(() => { server = buildServer(folder); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => client?.stop());

const baseOf = (files: Readonly<Record<string, string>>, more: Partial<BaseState> = {}): BaseState =>
    ({ commit: COMMIT, is: 'itself', folders: [client.uri('.').replace(/\/\.?$/, '')], files: Object.entries(files).map(([path, text]) => ({ uri: client.uri(path), text })), ...more });
const open = (base: BaseState | undefined, more: Partial<Against> = {}, path = PATH, subject?: string): Promise<PreviewOpenResult> =>
    client.openPreview(path, { view: 'changes', against: { revision: 'main', ...(base !== undefined && { base }), ...more }, ...(subject !== undefined && { subject }) });
const place = (keys: readonly string[], path = PATH): Promise<PlaceResult | null> => client.connection.sendRequest('journey/preview/place', { uri: client.uri(path), keys, preview: client.uri(path) });
const textOf = (html = ''): string => html.replace(/<(?:li|h2|p|div|summary|section)\b[^>]*>/g, '\n').replace(/<[^>]*>/g, '').replace(/\n+/g, '\n').trim();
/** The keys by which the list asks for places, and those of the picture. */
const buttonsIn = (html = ''): readonly { readonly change: string; readonly element: string }[] =>
    [...html.matchAll(/data-change="([^"]*)" data-element="([^"]*)"/g)].map(([, change, element]) => ({ change: change!, element: element!.replaceAll('&gt;', '>') }));

describe('a handoff that is gone', () => {
    test('is in the picture of both sides, and in words with what it means to the customer', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        const { svg, frame, note } = await open(baseOf({ [PATH]: BEFORE }));
        expect(note).toBeUndefined();
        expect(frame).toMatchObject({ view: 'changes', subject: 'journey:repair', title: 'Repair, compared with main (1a2b3c4)' });
        expect(frame!.html).toContain('id="tab-changes"');
        expect(svg).toMatch(/data-key="way:repair\.wait-(?:>|&gt;)ask"/);
        expect(svg).toContain('overlay-way-removed');
        expect(wordsIn(svg)).toEqual(expect.arrayContaining(['What the change does to the customer', 'Ask', 'Wait', 'Collect', 'main (1a2b3c4)', 'the text in the editor']));
        expect(textOf(frame!.changes)).toMatch(/^Compared with main \(1a2b3c4\)\.\nCompare with another…End the comparison\n1 breaking.*\n✕ Breaking \(1\): the customer loses something\nrepair\.wait-&gt;ask\n/);
    });

    test('that somebody has accepted is told as accepted, with the reason, and counted as that', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        const open1 = await open(baseOf({ [PATH]: BEFORE }));
        const fingerprint = /data-change="change:([0-9a-f]{16})"/.exec(open1.frame!.changes!)![1]!;
        const now = JSON.stringify({ accepted: [{ fingerprint, reason: 'Agreed <b>' }] });
        const { svg, frame } = await open(baseOf({ [PATH]: BEFORE }, { accepted: { now } }));
        expect(textOf(frame!.changes)).toContain('1 breaking, accepted.');
        expect(textOf(frame!.changes)).toMatch(/✕ Breaking \(1, accepted\): the customer loses something\nrepair\.wait-&gt;ask\n.*Accepted: Agreed &lt;b&gt;/);
        expect(wordsIn(svg).join(' ')).toMatch(/1 accepted .*\(accepted\)/);
        // What the base holds was accepted for what was done before; a file that cannot be read accepts nothing.
        for (const accepted of [{ before: now, now }, { now: '{' }, {}]) expect((await open(baseOf({ [PATH]: BEFORE }, { accepted }))).frame!.changes).toBe(open1.frame!.changes);
    });

    test('each change and each part leads to its text; what is gone to its neighbour', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        const { frame } = await open(baseOf({ [PATH]: BEFORE }));
        const [first] = buttonsIn(frame!.changes);
        expect(first).toMatchObject({ element: 'way:repair.wait->ask' });
        const ask = { start: { line: 8, character: 15 } };
        for (const keys of [[first!.change, first!.element], ['way:repair.wait->ask'], ['touchpoint:repair.wait']]) {
            const found = await place(keys);
            expect(found).toMatchObject({ uri: client.uri(PATH), range: { start: { line: 8 } } });
        }
        expect((await place([first!.change]))!.range).toMatchObject(ask);
        // Without the name of the preview it is nowhere: the text has no such handoff.
        expect(await client.connection.sendRequest('journey/preview/place', { uri: client.uri(PATH), keys: [first!.change] })).toBeNull();
    });

    test('the picture follows what is typed, part by part, and ends with that of the whole text', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        const base = baseOf({ [PATH]: BEFORE });
        await open(base);
        client.open(PATH, WITHOUT_HANDOFF);
        const texts = [WITHOUT_HANDOFF.replace('"Collect"', '"Fetch"'), BEFORE, BEFORE.replace('path -> collect', 'path -> pay').replace('    touchpoint collect', '    touchpoint pay "Pay"\n    touchpoint collect')];
        for (const [index, text] of texts.entries()) {
            const before = client.previews.length;
            client.change(PATH, index + 2, [{ text }]);
            const changed = await client.until('the change', () => client.previews[before]);
            const whole = await client.openPreview(PATH, { preview: `check-${index}`, view: 'changes', against: { revision: 'main', base } });
            expect(wordsIn(changed.svg)).toEqual(wordsIn(whole.svg));
            expect(changed.frame?.changes).toBe(whole.frame!.changes);
        }
        expect(wordsIn(client.previews.at(-1)!.svg)).toContain('Pay');
        expect(textOf(client.previews.at(-1)!.frame!.changes)).not.toMatch(/breaking/i);
    });

    test('while the text cannot be read, the last picture stays, with a note', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        await open(baseOf({ [PATH]: BEFORE }));
        client.open(PATH, WITHOUT_HANDOFF);
        const before = client.previews.length;
        client.change(PATH, 2, [{ text: `${WITHOUT_HANDOFF}journey {{{ "` }]);
        const { note, elements } = await client.until('the note', () => client.previews[before]);
        expect(note).toMatch(/^Line \d+ cannot be read/);
        expect(elements).toEqual([]);
    });

    test('while the text cannot be read, another earlier state is told as that one, not as the picture of the last', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        const base = baseOf({ [PATH]: BEFORE }, { is: 'parted' });
        const { svg: last } = await open(base);
        client.open(PATH, WITHOUT_HANDOFF);
        const before = client.previews.length;
        client.change(PATH, 2, [{ text: `${WITHOUT_HANDOFF}journey {{{ "` }]);
        await client.until('the note', () => client.previews[before]?.note);
        expect((await open(base)).svg).toBe(last);
        for (const [other, words] of [[baseOf({ [PATH]: BEFORE }), 'Compared with main (1a2b3c4).'], [baseOf({ [PATH]: BEFORE }, { commit: 'f'.repeat(40) }), 'Compared with main (fffffff).']] as const) {
            const { frame, note } = await open(other);
            expect(textOf(frame!.changes).split('\n')[0]).toBe(words);
            expect(note).toMatch(/^Line \d+ cannot be read/);
        }
        const { svg } = await open(undefined, { problem: 'There is no commit “main” in this repository.' });
        expect(wordsIn(svg).join(' ')).toContain('There is no commit “main” in this repository.');
        // The map is the same, whatever it is compared with.
        const map = { against: { revision: 'main' }, view: 'map' };
        client.change(PATH, 3, [{ text: WITHOUT_HANDOFF }]);
        const whole = await client.openPreview(PATH, map);
        client.change(PATH, 4, [{ text: `${WITHOUT_HANDOFF}journey {{{ "` }]);
        const kept = await client.openPreview(PATH, map);
        expect(kept.note).toMatch(/^Line \d+ cannot be read/);
        expect(kept.svg).toBe(whole.svg);
    });

    test.each([['zh-cn', '对比 main（1a2b3c4）：本分支由此分出。', '与其他版本比较…', /破坏性（1）：客户有所损失/], ['zh-tw', '對比 main（1a2b3c4）：本分支由此分出。', '與其他版本比較…', /破壞性（1）：顧客有所損失/]])('in the words of %s', async (locale, against, other, heading) => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF }, locale });
        const { frame } = await open(baseOf({ [PATH]: BEFORE }, { is: 'parted' }));
        const text = textOf(frame!.changes);
        expect(text.split('\n')[0]).toBe(against);
        expect(text).toContain(other);
        expect(text).toMatch(heading);
    });

    test('is exported as it is shown', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        await open(baseOf({ [PATH]: BEFORE }));
        const made: ExportResult = await client.connection.sendRequest('journey/preview/export', { uri: client.uri(PATH), view: 'changes', preview: client.uri(PATH), format: 'svg', theme: 'light' });
        expect(made.name).toBe('repair.changes');
        expect(wordsIn(made.text)).toContain('What the change does to the customer');
    });
});

describe('other states', () => {
    test('nothing changed: the journey is drawn, and said to be the same', async () => {
        client = await startClient(server, { files: { [PATH]: BEFORE } });
        const { svg, frame } = await open(baseOf({ [PATH]: BEFORE }));
        expect(wordsIn(svg).join(' ')).toMatch(/^No change that customers or readers would notice\..* Ask .* Wait .* Collect /);
        expect(svg).not.toMatch(/overlay-way-(?:added|removed)/);
        expect(textOf(frame!.changes)).toContain('No change that customers or readers would notice.');
    });

    test('a file that is new: all of it is new', async () => {
        client = await startClient(server, { files: { [PATH]: BEFORE } });
        const { svg, frame, note } = await open(baseOf({}));
        expect(note).toBeUndefined();
        expect(wordsIn(svg).filter((words) => words === '+ New')).toHaveLength(3);
        expect(textOf(frame!.changes)).toMatch(/“Repair”/);
    });

    test('what is elsewhere in the project is told apart, and can be reached', async () => {
        const other = 'journey other "Other" {\n  stage s "S" {\n    touchpoint x "X"\n    touchpoint y "Y" { ends success }\n  }\n}\n';
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF, 'other.journey': other.replace('    touchpoint x "X"\n', '    touchpoint x "New name"\n') } });
        const { frame } = await open(baseOf({ [PATH]: BEFORE, 'other.journey': other }));
        const [here, elsewhere] = frame!.changes!.split('<details');
        expect(textOf(here)).not.toContain('other.x');
        expect(textOf(elsewhere)).toMatch(/Elsewhere in the project \(1\)/);
        expect(await place([buttonsIn(elsewhere)[0]!.change])).toMatchObject({ uri: client.uri('other.journey'), range: { start: { line: 2 } } });
    });

    test('the state before cannot be read: what is broken is left out on both sides, and that is said', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF, 'owners.journey': 'owner other "Other"\n' } });
        const { svg, frame } = await open(baseOf({ [PATH]: 'journey {{{ "', 'owners.journey': 'owner other "Other"\n' }));
        expect(wordsIn(svg).join(' ')).toContain('维修/repair.journey cannot be read whole in main (1a2b3c4), so it is left out on both sides.');
        expect(textOf(frame!.changes)).toContain('Not everything could be compared. 维修/repair.journey cannot be read whole in main (1a2b3c4)');
        // Broken elsewhere only: this journey is compared.
        const again = await open(baseOf({ [PATH]: BEFORE, 'owners.journey': 'owner {{{' }, { commit: 'f'.repeat(40) }));
        expect(wordsIn(again.svg)).toContain('Ask');
        expect(textOf(again.frame!.changes)).toMatch(/Breaking[^]*|owners\.journey cannot be read whole/);
        expect(textOf(again.frame!.changes)).toContain('owners.journey cannot be read whole');
    });

    test('there is no earlier state: a sentence, and the way out of it', async () => {
        client = await startClient(server, { files: { [PATH]: BEFORE } });
        const { svg, frame } = await open(undefined, { problem: 'There is no commit “main” in this repository.' });
        expect(wordsIn(svg).join(' ')).toContain('There is no commit “main” in this repository.');
        expect(frame!.changes).toContain('data-compare="none"');
        expect(frame!.html).toContain('id="tab-map"');
        // Exported, it is that sentence, and never the map.
        const wanted = { uri: client.uri(PATH), view: 'changes', preview: client.uri(PATH), format: 'svg', theme: 'dark' };
        const made: ExportResult = await client.connection.sendRequest('journey/preview/export', wanted);
        expect(made.name).toBe('repair.changes');
        expect(wordsIn(made.text).join(' ')).toContain('There is no commit “main” in this repository.');
        expect(await client.connection.sendRequest('journey/preview/export', { ...wanted, preview: 'never opened' })).toBeNull();
    });

    test('the tab is there as long as something is compared, in every view', async () => {
        client = await startClient(server, { files: { [PATH]: BEFORE } });
        expect((await client.openPreview(PATH, { against: { revision: 'main' } })).frame).toMatchObject({ view: 'map', html: expect.stringContaining('id="tab-changes"') as unknown });
        const { frame } = await client.openPreview(PATH, { view: 'changes' });
        expect(frame).toMatchObject({ view: 'map' });
        expect(frame!.html).not.toContain('id="tab-changes"');
        expect(frame!.changes).toBeUndefined();
    });

    test('another state of the same preview is another picture, also when the window asks again', async () => {
        client = await startClient(server, { files: { [PATH]: WITHOUT_HANDOFF } });
        expect((await open(baseOf({ [PATH]: BEFORE }))).svg).toContain('overlay-way-removed');
        const moved = await open(baseOf({ [PATH]: WITHOUT_HANDOFF }, { commit: 'f'.repeat(40) }));
        expect(moved.svg).not.toContain('overlay-way-removed');
        expect(moved.frame!.title).toContain('fffffff');
    });
});

describe('projects', () => {
    const CONFIG = '{ "base": "trunk", "uses": ["../shared"] }';
    const SHARED = 'owner shop "Shop"\nowner desk "Front desk"\nchannel app "App" : app\ninformation fault "The fault"\n';
    const own = (text: string): string => text.split('\n').slice(4).join('\n');

    test('the folders of a project and of those that it uses, its files, and its base branch', async () => {
        client = await startClient(server, { files: { 'a/journey.config.json': CONFIG, 'a/repair.journey': own(BEFORE), 'shared/journey.config.json': '{}', 'shared/owners.journey': SHARED } });
        const folders = await client.connection.sendRequest<ProjectFoldersResult>('journey/project/folders', { uri: client.uri('a/repair.journey') });
        expect(folders).toEqual({ folders: [client.uri('a'), client.uri('shared')], files: [client.uri('a/repair.journey'), client.uri('shared/owners.journey')], baseBranch: 'trunk' });
        expect(await client.connection.sendRequest('journey/project/folders', { uri: 'file:///nowhere/x.journey' })).toBeNull();
    });

    test('names of a used project are found in its earlier state; in its own of today when that is not held', async () => {
        client = await startClient(server, { files: { 'a/journey.config.json': CONFIG, 'a/repair.journey': own(WITHOUT_HANDOFF), 'shared/journey.config.json': '{}', 'shared/owners.journey': SHARED } });
        const files = { 'a/repair.journey': own(BEFORE), 'shared/owners.journey': SHARED.replace('Front desk', 'Reception') };
        for (const folders of [['a', 'shared'], ['a']]) {
            const { svg, frame } = await open(baseOf(files, { folders: folders.map(client.uri), commit: folders.join('') }), {}, 'a/repair.journey');
            expect(svg).toContain('overlay-way-removed');
            expect(textOf(frame!.changes)).toMatch(/Breaking \(1\)/);
        }
    });

    test('what the config leaves out is no part of the earlier state either, nor is another project', async () => {
        client = await startClient(server, { files: { 'journey.config.json': '{ "exclude": ["drafts/**"] }', [PATH]: WITHOUT_HANDOFF, 'nested/journey.config.json': '{}' } });
        const { frame } = await open(baseOf({ [PATH]: BEFORE, 'drafts/old.journey': 'owner gone "Gone"', 'nested/b.journey': 'owner nested "Nested"', 'journeys.journey': 'owner left "Left"' }));
        expect(textOf(frame!.changes)).toContain('left');
        expect(textOf(frame!.changes)).not.toMatch(/Gone|Nested/);
    });

    test('what is in another repository is no change, also while it is edited and while it cannot be read', async () => {
        const other = 'journey other "Other" {\n  stage s "S" {\n    touchpoint x "X" { ends success }\n  }\n}\n';
        client = await startClient(server, { files: { 'a/repair.journey': WITHOUT_HANDOFF, 'b/other.journey': other } });
        const base = baseOf({ 'a/repair.journey': BEFORE }, { folders: [], outside: [client.uri('b/other.journey')] });
        const { svg, frame } = await open(base, {}, 'a/repair.journey');
        expect(svg).toContain('overlay-way-removed');
        expect(textOf(frame!.changes)).not.toContain('Elsewhere');
        client.open('b/other.journey', other);
        client.change('b/other.journey', 2, [{ text: other.replace('"X"', '"Y"') }]);
        expect(textOf((await open(base, {}, 'a/repair.journey')).frame!.changes)).toBe(textOf(frame!.changes));
        client.change('b/other.journey', 3, [{ text: `${other}journey {{{` }]);
        const broken = textOf((await open(base, {}, 'a/repair.journey')).frame!.changes);
        expect(broken).toContain('b/other.journey cannot be read whole as it is now');
        expect(broken).not.toContain('Elsewhere');
        // Were it not told, all of it would be new.
        client.change('b/other.journey', 4, [{ text: other }]);
        const { frame: without } = await open(baseOf({ 'a/repair.journey': BEFORE }, { folders: [] }), {}, 'a/repair.journey');
        expect(textOf(without!.changes)).toContain('Elsewhere');
    });

    test('a file outside of all folders', async () => {
        client = await startClient(server, { files: {}, withoutFolder: true });
        client.open('lone.journey', WITHOUT_HANDOFF);
        await client.until('its findings', () => client.latest('lone.journey'));
        expect(await client.connection.sendRequest('journey/project/folders', { uri: client.uri('lone.journey') })).toEqual({ folders: [], files: [client.uri('lone.journey')] });
        const { svg } = await open(baseOf({ 'lone.journey': BEFORE }, { folders: [] }), {}, 'lone.journey');
        expect(svg).toContain('overlay-way-removed');
    });
});

// On a busy machine the hover can come to the server when all is done.
test('a comparison that takes long lets others be answered, takes in what is typed meanwhile, and ends when something else is to be shown', { retry: 3 }, async () => {
    const many = (title: string): Readonly<Record<string, string>> => Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`many/j${i}.journey`, BEFORE.replaceAll(/^(?:owner|channel|information) .*\n/gm, '').replaceAll('repair', `r${i}`).replace('"Ask"', `"${title}"`)]));
    client = await startClient(server, { files: { ...many('Ask'), [PATH]: WITHOUT_HANDOFF } });
    client.open(PATH, WITHOUT_HANDOFF);
    const base = baseOf({ ...many('Ask them'), [PATH]: BEFORE });
    await client.openPreview(PATH, {});
    const order: string[] = [];
    const noted = async <T>(name: string, answer: Promise<T>): Promise<T> => answer.finally(() => { order.push(name); });
    const first = noted('first', open(base)).catch(({ code }: { readonly code: number }) => code);
    const second = noted('second', open(base));
    const hover = noted('hover', client.connection.sendRequest('textDocument/hover', { textDocument: { uri: client.uri(PATH) }, position: { line: 0, character: 7 } }));
    for (let version = 2; version < 6; version++) client.change(PATH, version, [{ text: WITHOUT_HANDOFF.replace('"Collect"', `"Collect ${version}"`) }]);
    expect(await first).toBe(LSPErrorCodes.ServerCancelled);
    expect(await hover).not.toBeNull();
    const { svg, frame } = await second;
    expect(textOf(frame!.changes)).toContain('repair.wait-&gt;ask');
    // In the answer, or in what follows it: when it was typed for the server, only the machine knows.
    await client.until('what was typed', () => [svg, client.previews.at(-1)?.svg ?? ''].find(shown => wordsIn(shown).includes('Collect 5')));
    expect(order).toEqual(['first', 'hover', 'second']);
});
