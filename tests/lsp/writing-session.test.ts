import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, CompletionList, PrepareRenameResult, SignatureHelp, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { buildServer, startClient, type Client } from './client';

const OWNERS = 'owner shop "Shop" {\n  owner desk "Desk"\n}\nchannel counter "Counter" : counter\n';
const JOURNEY = 'journey repair "Repair" {\n  owner shop.desk\n  stage s "Stage" {\n    touchpoint bring "Bring it" {\n      channel counter\n      ends success\n    }\n  }\n}\n';

let home: string;
let server: string;
let client: Client;
beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'journey-writing-'));
    server = buildServer(home);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(async () => { await client?.stop(); });

test('a real server tells what it can do for who writes, and does it', async () => {
    client = await startClient(server, { files: { 'owners.journey': OWNERS, 'a.journey': JOURNEY } });
    expect(client.initialized.capabilities).toMatchObject({
        completionProvider: { resolveProvider: true, triggerCharacters: expect.arrayContaining([' ', '>', '，']) as string[] }, renameProvider: true,
        signatureHelpProvider: { triggerCharacters: expect.arrayContaining(['{']) as string[] }, documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
        codeActionProvider: { codeActionKinds: expect.arrayContaining(['quickfix', 'refactor.rewrite', 'refactor.extract', 'source.fixAll.journey']) as string[] },
    });
    const textDocument = { uri: client.uri('a.journey') };
    client.open('a.journey', JOURNEY.replace('shop.desk', ''));
    // The text that was just sent counts.
    const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', { textDocument, position: { line: 1, character: 8 } });
    expect(list.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['desk', 'shop', 'unknown']));
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', list.items.find(({ label }) => label === 'desk'));
    expect(JSON.stringify(resolved.documentation)).toContain('Desk');

    client.change('a.journey', 2, [{ text: JOURNEY }]);
    const at = { textDocument, position: { line: 1, character: 14 } };
    expect(await client.connection.sendRequest<PrepareRenameResult>('textDocument/prepareRename', at)).toMatchObject({ placeholder: 'desk' });
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at, newName: '前台' });
    expect(Object.keys(edit.changes!).sort()).toEqual([client.uri('a.journey'), client.uri('owners.journey')]);
    const refused = await client.connection.sendRequest('textDocument/rename', { ...at, newName: 'two words' }).then(() => expect.fail('a result'), ({ message }: Error) => message);
    expect(refused).toMatch(/^“two words” is no name/);

    client.change('a.journey', 3, [{ text: JOURNEY.replace('      ends success\n', '      handoff -> bring {\n        tells \n') }]);
    const help = await client.connection.sendRequest<SignatureHelp>('textDocument/signatureHelp', { textDocument, position: { line: 6, character: 14 } });
    expect(help.signatures[0]!.label).toContain('tells ✓');
    const indented = await client.connection.sendRequest<TextEdit[]>('textDocument/onTypeFormatting', { textDocument, position: { line: 7, character: 0 }, ch: '\n', options: { tabSize: 2, insertSpaces: true } });
    expect(indented).toEqual([{ range: { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } }, newText: '      ' }]);
    client.change('a.journey', 4, [{ text: JOURNEY.replace(' {', '｛') }]);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [], only: ['source.fixAll'] } });
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.journey']);
});
