import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILE_LIST, FILE_READ } from '../../src/protocol';

interface Message { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown; readonly error?: { readonly code: number } }

let folder: string;
let bundle: string;
let imports: readonly string[];

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journey-worker-'));
    const outfile = join(folder, 'server.browser.js');
    const { metafile } = await build({
        absWorkingDir: join(__dirname, '../..'), entryPoints: ['language-server/main-browser.ts'], outfile, bundle: true, platform: 'browser', target: 'es2022', format: 'iife',
        mainFields: ['browser', 'module', 'main'], metafile: true, logLevel: 'error',
    });
    bundle = readFileSync(outfile, 'utf8');
    imports = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the server in a web worker', () => {
    test('needs nothing of Node', () => {
        expect(imports.filter((path) => path.startsWith('node:') || builtinModules.includes(path))).toEqual([]);
    });

    test('checks and draws the files of a folder that only the editor can read', async () => {
        const files: Readonly<Record<string, string>> = {
            'vscode-vfs://github/me/trip/journey.config.json': '{ "rules": { "touchpoint-no-owner": "off" } }',
            'vscode-vfs://github/me/trip/%E6%97%85%E7%A8%8B.journey': 'journey trip "Trip" { owner nobody stage s { touchpoint t "Take the train" { channel train } } }\n',
            'vscode-vfs://github/me/trip/names.journey': 'channel train "Train" : other\n',
            'vscode-vfs://github/me/trip/.backup/journey.config.json': '{}',
            'vscode-vfs://github/me/trip/.backup/names.journey': 'owner nobody\nowner nobody\n',
        };
        const sent: Message[] = [];
        const worker = startWorker((message) => {
            sent.push(message);
            if (message.id === undefined || message.method === undefined) return;
            if (message.method === FILE_LIST) worker.send({ id: message.id, result: Object.keys(files) });
            if (message.method !== FILE_READ) return;
            const text = files[(message.params as { uri: string }).uri];
            worker.send(text === undefined ? { id: message.id, error: { code: -32803, message: 'no such file' } as never } : { id: message.id, result: text });
        });
        worker.send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: 'vscode-vfs://github/me/trip', name: 'trip' }] } });
        await until(() => sent.find(({ id, result }) => id === 1 && result !== undefined));
        worker.send({ method: 'initialized', params: {} });
        const wrong = await until(() => sent.find(({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri.endsWith('%E6%97%85%E7%A8%8B.journey')));
        const rules = (wrong.params as { diagnostics: readonly { code: string; message: string }[] }).diagnostics.map(({ code }) => code);
        expect(rules).toContain('unresolved-reference');
        expect(rules.filter((rule) => rule === 'unresolved-reference')).toHaveLength(1);

        worker.send({ id: 2, method: 'journey/preview/open', params: { uri: 'vscode-vfs://github/me/trip/%E6%97%85%E7%A8%8B.journey' } });
        const picture = await until(() => sent.find(({ id, result }) => id === 2 && result !== undefined));
        expect((picture.result as { svg: string }).svg).toContain('>Take the train<');
        expect(sent.filter(({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri.includes('.backup'))).toEqual([]);
    });
});

/** Runs the bundle in a world that has what a web worker has and nothing of Node. */
function startWorker(receive: (message: Message) => void): { readonly send: (message: Message) => void } {
    let onMessage: ((event: { data: unknown }) => void) | undefined;
    const world: Record<string, unknown> = {
        setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, performance, URL, TextDecoder, TextEncoder, MessageChannel, AbortController, console,
        postMessage: (data: unknown) => receive(structuredClone(data) as Message),
        addEventListener: () => undefined,
    };
    world['self'] = world;
    world['globalThis'] = world;
    Object.defineProperty(world, 'onmessage', { set: (handler: typeof onMessage) => { onMessage = handler; }, get: () => onMessage });
    runInContext(bundle, createContext(world));
    return { send: (message) => onMessage?.({ data: { jsonrpc: '2.0', ...message } }) };
}

async function until<T>(find: () => T | undefined): Promise<T> {
    for (const end = Date.now() + 60_000; Date.now() < end;) {
        const found = find();
        if (found !== undefined) return found;
        await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
    throw new Error('the worker did not answer');
}
