import { mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag, ErrorCodes, LSPErrorCodes, type CodeAction, type ResponseError, type TextEdit } from 'vscode-languageserver-protocol/node';
import type { PreviewOpenResult } from '../../src/protocol';
import { buildServer, startClient, type Client, type StartOptions } from './client';

const OWNERS = 'owner shop "Shop" {\n  owner desk "Desk"\n}\nchannel counter "Counter" : counter\n';
const JOURNEY = 'journey repair "Repair" {\n  owner shop.desk\n  stage s "Stage" {\n    touchpoint bring "Bring it" {\n      channel counter\n      ends success\n    }\n  }\n}\n';
/** Names something that nothing declares. */
const BROKEN = 'journey lost "Lost" {\n  owner nobody\n  stage s "Stage" {\n    touchpoint t "Point" {\n      channel counter\n      ends success\n    }\n  }\n}\n';

let home: string;
let server: string;
let client: Client;

beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'journey-server-'));
    server = buildServer(home);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(async () => { await client?.stop(); });

const start = async (options: StartOptions): Promise<Client> => client = await startClient(server, options);
const has = (rule: string) => (rules: readonly string[]): boolean => rules.includes(rule);
const lacks = (rule: string) => (rules: readonly string[]): boolean => !rules.includes(rule);

describe('diagnostics', () => {
    test('of files that are open and of files that are closed', async () => {
        await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY, 'closed.journey': BROKEN } });
        client.open('a.journey', BROKEN.replaceAll('lost', 'open'));
        const [closed] = await client.diagnostics('closed.journey', has('unresolved-reference'));
        await client.diagnostics('a.journey', has('unresolved-reference'));
        expect(closed).toMatchObject({ severity: DiagnosticSeverity.Error, source: 'journey', range: { start: { line: 1, character: 8 }, end: { line: 1, character: 14 } } });
        expect(closed!.message).toContain('nobody');
    });

    test('follow each change of the text, in steps and as a whole', async () => {
        await start({ files: { 'owners.journey': OWNERS } });
        client.open('a.journey', JOURNEY);
        await client.diagnostics('a.journey', lacks('unresolved-reference'));
        client.change('a.journey', 2, [{ range: { start: { line: 1, character: 13 }, end: { line: 1, character: 17 } }, text: 'dest' }]);
        const [wrong] = await client.diagnostics('a.journey', has('unresolved-reference'));
        expect(wrong!.message).toContain('shop.desk');
        expect(client.latest('a.journey')!.version).toBe(2);
        client.change('a.journey', 3, [{ range: { start: { line: 1, character: 13 }, end: { line: 1, character: 17 } }, text: '' }, { range: { start: { line: 1, character: 13 }, end: { line: 1, character: 13 } }, text: 'desk' }]);
        await client.diagnostics('a.journey', lacks('unresolved-reference'));
        client.change('a.journey', 4, [{ text: 'journey {{{' }]);
        await client.diagnostics('a.journey', has('syntax'));
    });

    test('of other files follow, too, and those of the edited one come first', async () => {
        const others = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`other${index}.journey`, JOURNEY.replace('repair', `other${index}`)]));
        await start({ files: { ...others, 'owners.journey': OWNERS } });
        client.open('zz-owners.journey', '');
        client.open('owners.journey', OWNERS);
        await client.diagnostics('owners.journey', lacks('syntax'));
        const before = client.published.length;
        client.change('owners.journey', 2, [{ text: OWNERS.replace('owner desk', 'owner bench') }]);
        for (const path of Object.keys(others)) await client.diagnostics(path, has('unresolved-reference'));
        // Some files may still be published for the first time meanwhile.
        const published = client.published.slice(before);
        const edited = published.findIndex(({ uri, version }) => uri === client.uri('owners.journey') && version === 2);
        const firstOther = published.findIndex(({ diagnostics }) => diagnostics.some(({ code }) => code === 'unresolved-reference'));
        expect(edited).toBeGreaterThanOrEqual(0);
        expect(firstOther).toBeGreaterThan(edited);
    });

    test('a newer edit takes the place of what an older one left to do', async () => {
        const others = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`other${index}.journey`, JOURNEY.replace('repair', `other${index}`)]));
        await start({ files: { ...others, 'owners.journey': OWNERS } });
        client.open('owners.journey', OWNERS);
        await client.diagnostics('owners.journey', lacks('syntax'));
        client.change('owners.journey', 2, [{ text: OWNERS.replace('owner desk', 'owner bench') }]);
        client.change('owners.journey', 3, [{ text: OWNERS }]);
        await client.until('version 3', () => client.published.find(({ version }) => version === 3));
        await new Promise((resolve) => { setTimeout(resolve, 200); });
        for (const path of Object.keys(others)) {
            expect(client.latest(path)?.diagnostics.filter(({ code }) => code === 'unresolved-reference') ?? []).toEqual([]);
        }
    });

    test('carry code, page, related places and tags', async () => {
        await start({ files: { 'a.journey': `${OWNERS}owner shop "Again"\nchannel spare "Spare" : web\n${JOURNEY}` } });
        const found = await client.diagnostics('a.journey', (rules) => rules.includes('duplicate-name') && rules.includes('unused-declaration'));
        const duplicate = found.find(({ code }) => code === 'duplicate-name')!;
        expect(duplicate.relatedInformation![0]).toMatchObject({ location: { uri: client.uri('a.journey'), range: { start: { line: 0, character: 6 } } } });
        expect(duplicate.codeDescription).toBeUndefined();
        const unused = found.find(({ code }) => code === 'unused-declaration')!;
        expect(unused.tags).toEqual([DiagnosticTag.Unnecessary]);
        expect(unused.codeDescription!.href).toMatch(/^file:.*\/docs\/rules\/unused-declaration\.md$/);
    });

    test('speak the language of the editor, and of a config that states one', async () => {
        await start({
            locale: 'zh-cn',
            files: { 'a.journey': BROKEN, 'english/journey.config.json': '{ "locale": "en" }', 'english/b.journey': BROKEN },
        });
        expect((await client.diagnostics('a.journey', has('unresolved-reference')))[0]!.message).toMatch(/\p{sc=Han}/u);
        expect((await client.diagnostics('english/b.journey', has('unresolved-reference')))[0]!.message).not.toMatch(/\p{sc=Han}/u);
    });

    test.each([
        ['zh-tw', /^沒有/],
        ['zh-Hant-HK', /^沒有/],
        ['zh-Hans-CN', /^没有/],
        ['de', /^Nothing/],
    ])('the editor speaks %s', async (locale, message) => {
        await start({ locale, files: { 'a.journey': BROKEN } });
        expect((await client.diagnostics('a.journey', has('unresolved-reference'))).find(({ code }) => code === 'unresolved-reference')!.message).toMatch(message);
    });

    test('of files with names in Chinese, with blanks and with signs of URIs', async () => {
        const path = '旅程 1/退款#2 100%.journey';
        await start({ files: { [path]: BROKEN } });
        await client.diagnostics(path, has('unresolved-reference'));
        client.open(path, JOURNEY + OWNERS);
        await client.diagnostics(path, lacks('unresolved-reference'));
    });
});

describe('projects', () => {
    test('a folder with a config is a project of its own', async () => {
        await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY, 'nested/journey.config.json': '{}', 'nested/b.journey': JOURNEY } });
        await client.diagnostics('nested/b.journey', has('unresolved-reference'));
        client.open('a.journey', JOURNEY);
        await client.diagnostics('a.journey', lacks('unresolved-reference'));
    });

    test('a change of the config is taken up, and a wrong one is shown where it is wrong', async () => {
        await start({ files: { 'a.journey': BROKEN, 'journey.config.json': '{}' } });
        await client.diagnostics('a.journey', has('unresolved-reference'));
        client.write('journey.config.json', '{ "rules": { "unresolved-reference": "off" } }');
        client.changedOnDisk('journey.config.json');
        await client.diagnostics('a.journey', lacks('unresolved-reference'));
        client.write('journey.config.json', '{ "rulez": {} }');
        client.changedOnDisk('journey.config.json');
        const [wrong] = await client.diagnostics('journey.config.json', has('config'));
        expect(wrong).toMatchObject({ message: expect.stringContaining('rulez') as string, range: { start: { line: 0, character: 2 } } });
        await client.diagnostics('a.journey', has('unresolved-reference'));
        client.write('journey.config.json', '{ "exclude": ["a.journey"] }');
        client.changedOnDisk('journey.config.json');
        await client.diagnostics('journey.config.json', (rules) => rules.length === 0);
        await client.diagnostics('a.journey', (rules) => rules.length === 0);
    });

    test('a project sees the names of one that it uses, and follows their changes', async () => {
        await start({ files: { 'shared/journey.config.json': '{}', 'shared/owners.journey': OWNERS, 'mine/journey.config.json': '{ "uses": ["../shared"] }', 'mine/a.journey': JOURNEY } });
        client.open('mine/a.journey', JOURNEY);
        await client.diagnostics('mine/a.journey', lacks('unresolved-reference'));
        client.open('shared/owners.journey', OWNERS.replace('owner desk', 'owner bench'));
        await client.diagnostics('mine/a.journey', has('unresolved-reference'));
        client.close('shared/owners.journey');
        await client.diagnostics('mine/a.journey', lacks('unresolved-reference'));
    });

    test('a project outside of the opened folder is used without being shown', async () => {
        await start({ folders: ['mine'], files: { 'shared/owners.journey': OWNERS, 'shared/wrong.journey': BROKEN, 'mine/journey.config.json': '{ "uses": ["../shared", "../nothing"] }', 'mine/a.journey': JOURNEY } });
        client.open('mine/a.journey', JOURNEY);
        await client.diagnostics('mine/a.journey', lacks('unresolved-reference'));
        const [missing] = await client.diagnostics('mine/journey.config.json', has('config'));
        expect(missing!.message).toContain('nothing');
        expect(client.published.filter(({ uri }) => uri.includes('/shared/'))).toEqual([]);
    });

    test('files that come, change and go on the disk are noticed', async () => {
        await start({ files: { 'a.journey': JOURNEY } });
        await client.diagnostics('a.journey', has('unresolved-reference'));
        client.write('owners.journey', OWNERS);
        client.changedOnDisk('owners.journey');
        await client.diagnostics('a.journey', lacks('unresolved-reference'));
        unlinkSync(fileURLToPath(client.uri('owners.journey')));
        client.changedOnDisk('owners.journey');
        await client.diagnostics('a.journey', has('unresolved-reference'));
    });

    test('what is open counts, not what is on the disk, until it is closed', async () => {
        await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY } });
        client.open('a.journey', BROKEN);
        await client.diagnostics('a.journey', has('unresolved-reference'));
        client.changedOnDisk('a.journey');
        client.close('a.journey');
        await client.diagnostics('a.journey', lacks('unresolved-reference'));
    });

    test('a file without a folder is checked by itself, and one below a config with its project', async () => {
        await start({ withoutFolder: true, files: { 'alone/a.journey': BROKEN, 'project/journey.config.json': '{}', 'project/owners.journey': OWNERS, 'project/deep/b.journey': JOURNEY } });
        client.open('alone/a.journey', BROKEN);
        await client.diagnostics('alone/a.journey', has('unresolved-reference'));
        client.open('project/deep/b.journey', JOURNEY);
        await client.diagnostics('project/deep/b.journey', lacks('unresolved-reference'));
        client.close('alone/a.journey');
        await client.diagnostics('alone/a.journey', (rules) => rules.length === 0);
    });

    test('folders that are opened and closed later', async () => {
        await start({ folders: ['one'], files: { 'one/owners.journey': OWNERS, 'two/b.journey': BROKEN } });
        const change = (added: readonly string[], removed: readonly string[]): Promise<void> => client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
            event: { added: added.map((path) => ({ uri: client.uri(path), name: path })), removed: removed.map((path) => ({ uri: client.uri(path), name: path })) },
        });
        await change(['two'], []);
        await client.diagnostics('two/b.journey', has('unresolved-reference'));
        await change([], ['two']);
        await client.diagnostics('two/b.journey', (rules) => rules.length === 0);
    });
});

describe('requests', () => {
    test('formatting edits what is not canonical, and leaves a broken text alone', async () => {
        await start({ files: {} });
        client.open('a.journey', 'journey  j{stage s{touchpoint t}}\n');
        const format = (): Promise<TextEdit[]> => client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: client.uri('a.journey') }, options: { tabSize: 2, insertSpaces: true } });
        expect((await format()).map(({ newText }) => newText).join('')).toContain(' ');
        client.change('a.journey', 2, [{ text: 'journey j {{\n' }]);
        expect(await format()).toEqual([]);
    });

    test('code actions mend a finding', async () => {
        await start({ files: { 'owners.journey': OWNERS } });
        client.open('a.journey', JOURNEY.replace('shop.desk', 'shop.dessk'));
        const [wrong] = await client.diagnostics('a.journey', has('unresolved-reference'));
        const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: client.uri('a.journey') }, range: wrong!.range, context: { diagnostics: [wrong] } });
        const mend = actions.find(({ edit }) => edit?.changes?.[client.uri('a.journey')]?.some(({ newText }) => newText.includes('desk')));
        expect(mend).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'unresolved-reference' }] });
        const none = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: client.uri('a.journey') }, range: wrong!.range, context: { diagnostics: [], only: ['source.organizeImports'] } });
        expect(none).toEqual([]);
    });

    test('failing and cancelled requests are answered with errors, in a sentence', async () => {
        await start({ files: { 'a.journey': JOURNEY } });
        const failure = (request: Promise<unknown>): Promise<ResponseError> => request.then((result) => expect.fail(`a result: ${JSON.stringify(result)}`), (error: ResponseError) => error);
        const closed = await failure(client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: 'file:///nowhere.journey' }, options: {} }));
        expect(closed).toMatchObject({ code: ErrorCodes.InvalidParams, message: expect.stringContaining('file:///nowhere.journey') as string });
        const noUri = await failure(client.connection.sendRequest('journey/preview/open', { uri: 'nowhere' }));
        expect(noUri).toMatchObject({ code: ErrorCodes.InvalidParams, message: expect.stringContaining('nowhere') as string });
        const unexpected = await failure(client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: client.uri('a.journey') } }));
        expect(unexpected.code).toBe(LSPErrorCodes.RequestFailed);
        const unknown = await failure(client.connection.sendRequest('journey/nothing', {}));
        expect(unknown.code).toBe(ErrorCodes.MethodNotFound);

        // Both in one piece, so that the cancellation is there before the answer can be.
        let answers = '';
        client.process.stdout!.on('data', (data: Buffer) => { answers += data.toString(); });
        const frames = [
            { jsonrpc: '2.0', id: 'early', method: 'journey/preview/open', params: { uri: client.uri('a.journey') } },
            { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'early' } },
        ].map((message) => JSON.stringify(message)).map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
        client.process.stdin!.write(frames.join(''));
        const answer = await client.until('the answer', () => /"id":"early".*/.exec(answers)?.[0]);
        expect(answer).toContain(`"error":{"code":${LSPErrorCodes.RequestCancelled},`);
        expect(answer).not.toContain('"result"');
        for (const { message } of [closed, noUri, unexpected, unknown]) expect(message).not.toMatch(/\n\s*at |\.js:\d/);
    });
});

test('colours of a text that has changed since are not told: the editor would put them in the wrong places', async () => {
    await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY } });
    client.open('a.journey', JOURNEY);
    await client.diagnostics('a.journey', () => true);
    let answers = '';
    client.process.stdout!.on('data', (data: Buffer) => { answers += data.toString(); });
    const frames = [
        { jsonrpc: '2.0', id: 'colours', method: 'textDocument/semanticTokens/full', params: { textDocument: { uri: client.uri('a.journey') } } },
        { jsonrpc: '2.0', method: 'textDocument/didChange', params: { textDocument: { uri: client.uri('a.journey'), version: 2 }, contentChanges: [{ text: `// A longer text than before.\n${JOURNEY}` }] } },
    ].map((message) => JSON.stringify(message)).map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    client.process.stdin!.write(frames.join(''));
    const answer = await client.until('the answer', () => /"id":"colours".*/.exec(answers)?.[0]);
    expect(answer).toContain(`"error":{"code":${LSPErrorCodes.ContentModified},`);
    expect(await client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: client.uri('a.journey') } })).toMatchObject({ data: expect.any(Array) as number[] });
});

describe('preview', () => {
    const openPreview = (path: string, journey?: string): Promise<PreviewOpenResult> => client.openPreview(path, journey === undefined ? {} : { subject: `journey:${journey}` });

    test('opens, follows the text, keeps the last good picture, and ends', async () => {
        await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY } });
        const first = await openPreview('a.journey');
        expect(first.note).toBeUndefined();
        expect(first.svg).toMatch(/^<svg [^]*>Bring it<[^]*>Desk<[^]*<\/svg>\n$/);
        // The page's policy would refuse both, and say so in its console.
        expect(first.svg).not.toMatch(/<style| style="/);

        client.open('a.journey', JOURNEY.replace('Bring it', 'Carry it'));
        expect((await client.until('the new picture', () => client.previews.at(-1)))).toMatchObject({ uri: client.uri('a.journey'), svg: expect.stringContaining('>Carry it<') as string });
        client.change('a.journey', 2, [{ text: `${JOURNEY.replace('Bring it', 'Drop it')}\njourney {{{ "` }]);
        const broken = await client.until('the note', () => client.previews.find(({ note }) => note !== undefined));
        expect(broken.svg).toContain('>Carry it<');
        expect(broken.note).toMatch(/line \d+/i);
        client.change('a.journey', 3, [{ text: JOURNEY.replace('Bring it', 'Drop it') }]);
        const mended = await client.until('the mended picture', () => client.previews.find(({ svg }) => svg.includes('>Drop it<')));
        expect(mended.note).toBeUndefined();

        client.open('owners.journey', OWNERS.replace('"Desk"', '"Front desk"'));
        await client.until('the name from another file', () => client.previews.find(({ svg }) => svg.includes('>Front desk<')));

        await client.connection.sendRequest('journey/preview/close', { uri: client.uri('a.journey') });
        const before = client.previews.length;
        client.change('a.journey', 4, [{ text: JOURNEY.replace('Bring it', 'Leave it') }]);
        await client.until('version 4', () => client.published.find(({ version }) => version === 4));
        await new Promise((resolve) => { setTimeout(resolve, 100); });
        expect(client.previews.length).toBe(before);
    });

    test('closed before it was drawn, stays closed', async () => {
        const others = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`other${index}.journey`, JOURNEY.replace('repair', `other${index}`)]));
        await start({ files: { ...others, 'owners.journey': OWNERS, 'journey.config.json': '{}' } });
        client.open('a.journey', JOURNEY);
        // The server is still reading its files when both arrive, and reads them again in between.
        const opened = openPreview('a.journey');
        client.changedOnDisk('journey.config.json');
        await Promise.all([opened, client.connection.sendRequest('journey/preview/close', { uri: client.uri('a.journey') })]);
        client.change('a.journey', 2, [{ text: JOURNEY.replace('Bring it', 'Leave it') }]);
        await client.until('version 2', () => client.published.find(({ version }) => version === 2));
        await new Promise((resolve) => { setTimeout(resolve, 100); });
        expect(client.previews).toEqual([]);
    });

    test('says why there is no picture', async () => {
        await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY } });
        expect(await openPreview('owners.journey')).toMatchObject({ svg: '', note: expect.stringContaining('no journey') as string });
        expect(await openPreview('missing.journey')).toMatchObject({ svg: '', note: expect.stringContaining('not found') as string });
        expect(await openPreview('a.journey', 'other')).toMatchObject({ svg: '', note: expect.stringContaining('other') as string });
        expect((await openPreview('a.journey', 'repair')).svg).toContain('>Bring it<');
    });

    test('knows what stands at the cursor, and stays with its journey while another one is only begun', async () => {
        await start({ files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY } });
        const at = (text: string, place: string): Promise<{ keys: readonly string[]; subject?: string }> => {
            const line = text.slice(0, text.indexOf(place)).split('\n').length - 1;
            return client.connection.sendRequest('journey/preview/elementsAt', { uri: client.uri('a.journey'), position: { line, character: 0 } });
        };
        const whole = await at(JOURNEY, 'touchpoint ');
        expect(whole.keys[0]).toMatch(/^touchpoint:repair\./);
        expect(whole.keys.at(-1)).toBe('journey:repair');
        expect(whole.subject).toBe('journey:repair');
        client.open('a.journey', `${JOURNEY}\njourney {{{ "`);
        expect(await at(`${JOURNEY}\njourney {{{ "`, 'journey {{{')).not.toHaveProperty('subject');
        const first = await openPreview('a.journey');
        expect(first.frame?.subject).toBe('journey:repair');
        expect(first.frame?.html).not.toContain('id="subject"');
    });

    test('draws what can be read of a text that never was whole', async () => {
        await start({ files: { 'a.journey': `${JOURNEY}journey {{{ "` } });
        const partial = await openPreview('a.journey');
        expect(partial.svg).toContain('>Bring it<');
        expect(partial.note).toMatch(/line \d+/i);
    });
});

describe('the end', () => {
    test('a proper shutdown ends with 0', async () => {
        await start({ files: {} });
        expect(client.initialized.capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2 });
        expect(await client.stop()).toBe(0);
    });
    test('an editor that goes away without a word ends it with 1', async () => {
        await start({ files: {} });
        client.process.stdin!.end();
        expect(await new Promise((resolve) => { client.process.once('exit', resolve); })).toBe(1);
    });
});
