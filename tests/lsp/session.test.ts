import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
    ErrorCodes, LSPErrorCodes, type ApplyWorkspaceEditParams, type CallHierarchyItem, type CodeAction, type CodeLens, type CompletionItem, type CompletionList, type DocumentLink, type DocumentSymbol, type FoldingRange, type Hover,
    type InlayHint, type LinkedEditingRanges, type Location, type MarkupContent, type Range, type ResponseError, type SelectionRange, type SemanticTokens, type SemanticTokensDelta,
    type SignatureHelp, type TextEdit, type WorkspaceDiagnosticReport, type WorkspaceEdit, type WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import { allFeatures } from '../../language-server/features/all';
import { DECLARE_COMMAND, OPEN_PREVIEW_COMMAND, SHOW_REFERENCES_COMMAND } from '../../src/protocol';
import { buildServer, startClient, type Client } from './client';

/**
 * One session of an editor with the server as it ships, over standard input and output: each feature is asked once, and
 * each answer has to make sense. What features answer to finer questions is tested in tests/lsp/features/.
 */
const OWNERS = `owner shop "Shop" {
  owner desk "Desk"
}
supplier lab "Lab" { accountable shop }
channel store "Store" : store
information fault "Fault report"
`;
const JOURNEY = `journey repair "Get it repaired" {
  owner shop
  // See https://example.org/study
  stage bring "Bring it" {
    channel store
    touchpoint drop-off "Drop it off" {
      asks fault
      promises ready "Ready on Thursday" within 2d
      takes 10min
      handoff -> diagnose "To the lab" { carries fault, ready takes 1d }
    }
    touchpoint diagnose "Look at it" {
      owner lab
      needs fault
      meets ready
      ends success
    }
  }
}
`;

let home: string;
let client: Client;
/** The methods that were asked. */
const asked = new Set<string>();
/** What the server had the editor change. */
const applied: WorkspaceEdit[] = [];

beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'journey-session-'));
    client = await startClient(buildServer(home), {
        files: { 'owners.journey': OWNERS, 'repair.journey': JOURNEY, 'broken.journey': 'journey lost { owner nobody }\n' },
        initializationOptions: { commands: [SHOW_REFERENCES_COMMAND, OPEN_PREVIEW_COMMAND] },
        capabilities: {
            textDocument: {
                diagnostic: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true }, completion: { completionItem: { snippetSupport: true } },
                codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, resolveSupport: { properties: ['edit'] }, dataSupport: true },
            },
            workspace: { applyEdit: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
        },
    });
    client.connection.onRequest('workspace/diagnostic/refresh', () => null);
    client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
        applied.push(params.edit);
        return { applied: true };
    });
    client.open('repair.journey', JOURNEY);
}, 60_000);
afterAll(async () => {
    await client?.stop();
    rmSync(home, { recursive: true, force: true });
});

const textDocument = (): { readonly uri: string } => ({ uri: client.uri('repair.journey') });
const ask = <T>(method: string, params: object = {}): Promise<T> => {
    asked.add(method);
    return client.connection.sendRequest<T>(method, { textDocument: textDocument(), ...params });
};
/** Where a text stands; `offset` from its beginning. */
const at = (text: string, offset = 1): { readonly line: number; readonly character: number } => {
    const before = JOURNEY.slice(0, JOURNEY.indexOf(text) + offset);
    return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
};
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const shown = ({ uri, range: { start } }: Location): string => `${uri.split('/').at(-1)!}:${start.line + 1}:${start.character + 1}`;
const texts = (edit: WorkspaceEdit): readonly string[] => [
    ...Object.values(edit.changes ?? {}).flat(), ...(edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : [])),
].flatMap((each) => ('newText' in each ? [each.newText] : []));

describe('a session', () => {
    test('definition, type definition, implementations', async () => {
        expect((await ask<Location[]>('textDocument/definition', { position: at('asks fault', 6) })).map(shown)).toEqual(['owners.journey:6:13']);
        expect((await ask<Location[]>('textDocument/typeDefinition', { position: at('diagnose "Look') })).map(shown)).toEqual(['owners.journey:4:10']);
        expect((await ask<Location[]>('textDocument/implementation', { position: at('ready "Ready') })).map(shown)).toEqual(['repair.journey:15:13']);
    });
    test('references and highlights', async () => {
        const position = at('owner lab', 7);
        expect((await ask<Location[]>('textDocument/references', { position, context: { includeDeclaration: true } })).map(shown)).toEqual(['owners.journey:4:10', 'repair.journey:13:13']);
        expect((await ask<Range[]>('textDocument/documentHighlight', { position: at('ready "Ready') })).length).toBe(3);
    });
    test('hover', async () => {
        const { contents } = await ask<Hover>('textDocument/hover', { position: at('diagnose "Look') });
        expect((contents as MarkupContent).value).toContain('1 day left');
    });
    test('symbols of the text and of the workspace', async () => {
        const [journey] = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
        expect(journey!.children![0]!.children!.map(({ name }) => name)).toEqual(['Drop it off', 'Look at it']);
        expect((await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'drop' })).map(({ name }) => name)).toEqual(['Drop it off (drop-off)']);
    });
    test('folding, selections, linked editing, links', async () => {
        expect((await ask<FoldingRange[]>('textDocument/foldingRange')).length).toBe(4);
        const [selected] = await ask<SelectionRange[]>('textDocument/selectionRange', { positions: [at('needs fault', 7)] });
        expect(selected!.parent!.range.start).toEqual(at('needs fault', 0));
        expect((await ask<LinkedEditingRanges>('textDocument/linkedEditingRange', { position: at('ready "Ready') })).ranges.length).toBe(3);
        expect((await ask<DocumentLink[]>('textDocument/documentLink')).map(({ target }) => target)).toEqual(['https://example.org/study']);
    });
    test('semantic tokens: all, some, and what is new', async () => {
        const full = await ask<SemanticTokens>('textDocument/semanticTokens/full');
        expect(full.data.length % 5).toBe(0);
        const some = await ask<SemanticTokens>('textDocument/semanticTokens/range', { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } } });
        expect(some.data).toEqual(full.data.slice(0, some.data.length));
        expect((await ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { previousResultId: full.resultId })).edits).toEqual([]);
    });
    test('lenses and hints', async () => {
        const lenses = await ask<CodeLens[]>('textDocument/codeLens');
        expect(lenses.map(({ command }) => command!.title)).toEqual(['Open preview', '1 handoff out', '1 open promise', '1 handoff in']);
        expect(new Set(lenses.map(({ command }) => command!.command))).toEqual(new Set([OPEN_PREVIEW_COMMAND, SHOW_REFERENCES_COMMAND]));
        expect((await ask<InlayHint[]>('textDocument/inlayHint', { range: WHOLE })).length).toBeGreaterThan(0);
    });
    test('the hierarchy of handoffs', async () => {
        const [item] = await ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', { position: at('diagnose "Look') });
        expect(await ask('callHierarchy/incomingCalls', { item })).toMatchObject([{ from: { name: 'Drop it off' } }]);
        expect(await ask('callHierarchy/outgoingCalls', { item })).toEqual([]);
    });
    test('completion and signature', async () => {
        const list = await ask<CompletionList | CompletionItem[]>('textDocument/completion', { position: at('meets ready', 6), context: { triggerKind: 1 } });
        expect(('items' in list ? list.items : list).map(({ label }) => label)).toContain('ready');
        const help = await ask<SignatureHelp>('textDocument/signatureHelp', { position: at('carries fault, ready takes', 8) });
        expect(help.signatures[0]!.label).toContain('carries ✓');
    });
    test('rename', async () => {
        expect(await ask('textDocument/prepareRename', { position: at('owner lab', 7) })).not.toBeNull();
        const edit = await ask<WorkspaceEdit>('textDocument/rename', { position: at('owner lab', 7), newName: 'workshop' });
        expect(texts(edit).filter((text) => text.includes('workshop')).length).toBe(2);
    });
    test('formatting: all, some, and on type', async () => {
        const options = { tabSize: 2, insertSpaces: true };
        expect(await ask<TextEdit[]>('textDocument/formatting', { options })).toBeInstanceOf(Array);
        expect(await ask<TextEdit[]>('textDocument/rangeFormatting', { options, range: WHOLE })).toBeInstanceOf(Array);
        expect(await ask<TextEdit[] | null>('textDocument/onTypeFormatting', { options, position: at('    touchpoint diagnose', 0), ch: '\n' })).not.toBeUndefined();
    });
    test('code actions', async () => {
        const actions = await ask<CodeAction[]>('textDocument/codeAction', { range: WHOLE, context: { diagnostics: [] } });
        expect(actions.length).toBeGreaterThan(0);
    });
    test('a command that declares a name in another file', async () => {
        await ask('workspace/executeCommand', { command: DECLARE_COMMAND, arguments: [client.uri('repair.journey'), 'owner', 'office'] });
        expect(applied.flatMap(texts).map((text) => text.trim())).toEqual(['owner office']);
    });
    test('diagnostics of the text and of the workspace, which nobody sends unasked', async () => {
        expect(await ask('textDocument/diagnostic')).toMatchObject({ kind: 'full' });
        const { items } = await ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
        expect(items.find(({ uri }) => uri === client.uri('broken.journey'))).toMatchObject({ kind: 'full', version: null, items: expect.arrayContaining([expect.objectContaining({ code: 'unresolved-reference' })]) as unknown });
        expect(client.published).toEqual([]);
    });
    test('has asked for all that the server answers', () => {
        const all = allFeatures().flatMap(({ answers }) => answers.map(({ method }) => method));
        expect(all.filter((method) => !asked.has(method) && !method.endsWith('/resolve'))).toEqual([]);
    });
});

describe('errors', () => {
    const failure = (request: Promise<unknown>): Promise<ResponseError> => request.then((result) => expect.fail(`a result: ${JSON.stringify(result)}`), (error: ResponseError) => error);
    const position = { line: 0, character: 0 };

    test('a text that nobody knows, by every request about a text', async () => {
        const uri = 'file:///nowhere/at/all.journey';
        const params = {
            textDocument: { uri }, position, positions: [position], range: WHOLE, context: { includeDeclaration: true, diagnostics: [] }, options: { tabSize: 2, insertSpaces: true },
            newName: 'other', ch: '\n', previousResultId: '1', item: { uri, data: 'journey:j' },
        };
        for (const method of [...asked].filter((each) => !each.startsWith('workspace/'))) {
            const error = await failure(client.connection.sendRequest(method, params));
            expect([method, error.code]).toEqual([method, ErrorCodes.InvalidParams]);
            expect(error.message).toContain(uri);
        }
    });
    test('what is no URI', async () => {
        expect(await failure(client.connection.sendRequest('textDocument/hover', { textDocument: { uri: 'nowhere' }, position }))).toMatchObject({ code: ErrorCodes.InvalidParams });
    });
    test('a method that there is not', async () => {
        expect(await failure(client.connection.sendRequest('textDocument/telepathy', {}))).toMatchObject({ code: ErrorCodes.MethodNotFound });
    });
    test('a request that was cancelled', async () => {
        // Both in one piece, so that the cancellation is there before the answer can be.
        let answers = '';
        client.process.stdout!.on('data', (data: Buffer) => { answers += data.toString(); });
        const frames = [
            { jsonrpc: '2.0', id: 'early', method: 'textDocument/hover', params: { textDocument: textDocument(), position } },
            { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'early' } },
        ].map((message) => JSON.stringify(message)).map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
        client.process.stdin!.write(frames.join(''));
        const answer = await client.until('the answer', () => /"id":"early".*/.exec(answers)?.[0]);
        expect(answer).toContain(`"error":{"code":${LSPErrorCodes.RequestCancelled},`);
        expect(answer).not.toContain('"result"');
    });
});

test('an editor that does not ask is told', async () => {
    const other = await startClient(join(home, 'out/server.js'), { files: { 'broken.journey': 'journey lost { owner nobody }\n' } });
    try {
        expect(other.initialized.capabilities.diagnosticProvider).toBeUndefined();
        await other.diagnostics('broken.journey', (rules) => rules.includes('unresolved-reference'));
    }
    finally {
        await other.stop();
    }
});
