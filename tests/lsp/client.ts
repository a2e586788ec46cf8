import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import {
    createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type Diagnostic, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import type { InitializationOptions, PreviewChangedParams, PreviewOpenParams, PreviewOpenResult } from '../../src/protocol';
import { flat, patchedSvg } from '../harness/patched-svg';

const ROOT = join(__dirname, '../..');
/** How long a test waits for something that must happen. */
const PATIENCE_MS = 60_000;

/** The server as it ships, beside pages about some rules. @returns its path. */
export function buildServer(folder: string): string {
    const outfile = join(folder, 'out/server.js');
    buildSync({
        absWorkingDir: ROOT, entryPoints: ['src/cli/server-main.ts'], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], logLevel: 'error',
    });
    mkdirSync(join(folder, 'docs/rules'), { recursive: true });
    writeFileSync(join(folder, 'docs/rules/unused-declaration.md'), '# unused-declaration\n');
    return outfile;
}

export interface Client {
    readonly connection: ProtocolConnection;
    readonly initialized: InitializeResult;
    readonly process: ChildProcess;
    /** Every publication, in the order of arrival. */
    readonly published: readonly PublishDiagnosticsParams[];
    /** What was last published about a file. */
    readonly latest: (path: string) => PublishDiagnosticsParams | undefined;
    /** What was told of open previews, with the picture that a page then has. */
    readonly previews: readonly (PreviewChangedParams & { readonly svg: string })[];
    /** Opens a preview, whose changes are then put together. */
    readonly openPreview: (path: string, params?: Omit<PreviewOpenParams, 'uri'>) => Promise<PreviewOpenResult>;
    readonly uri: (path: string) => string;
    readonly write: (path: string, text: string) => void;
    readonly open: (path: string, text: string) => void;
    readonly change: (path: string, version: number, changes: readonly unknown[]) => void;
    readonly close: (path: string) => void;
    readonly changedOnDisk: (...paths: string[]) => void;
    /** The latest diagnostics of a file once they are as wanted. */
    readonly diagnostics: (path: string, wanted: (rules: readonly string[]) => boolean) => Promise<readonly Diagnostic[]>;
    /** Waits until something holds. */
    readonly until: <T>(what: string, find: () => T | undefined) => Promise<T>;
    /** The exit code after a proper end. */
    readonly stop: () => Promise<number | null>;
}

export interface StartOptions {
    readonly files: Readonly<Record<string, string>>;
    readonly locale?: string;
    /** Open no folder. */
    readonly withoutFolder?: boolean;
    /** Relative to the temporary folder; that itself when absent. */
    readonly folders?: readonly string[];
    /** What the editor can do beside having folders. */
    readonly capabilities?: ClientCapabilities;
    readonly initializationOptions?: InitializationOptions;
}

/** Starts a server on a fresh folder with these files. */
export async function startClient(server: string, { files, locale = 'en', withoutFolder = false, folders = ['.'], capabilities = {}, initializationOptions }: StartOptions): Promise<Client> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'journey-lsp-')));
    const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
    const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    };
    for (const [path, text] of Object.entries(files)) write(path, text);
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data: Buffer) => { errors += data.toString(); });
    const exited = new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)); });

    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const published: PublishDiagnosticsParams[] = [];
    const previews: (PreviewChangedParams & { readonly svg: string })[] = [];
    const pictures = new Map<string, { readonly svg: string; readonly revision: number }>();
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => { published.push(params); });
    connection.onNotification('journey/preview/changed', (params: PreviewChangedParams) => {
        const { svg, revision } = pictures.get(params.preview) ?? { svg: '', revision: 0 };
        if (revision !== 0 && params.revision !== revision + 1) throw new Error(`revision ${params.revision} follows ${revision}`);
        const next = svg === '' ? '' : patchedSvg(svg, params.elements);
        pictures.set(params.preview, { svg: next, revision: params.revision });
        previews.push({ ...params, svg: next });
    });
    connection.onUnhandledNotification(() => undefined);
    connection.listen();

    const workspaceFolders = withoutFolder ? null : folders.map((path) => ({ uri: uri(path), name: path }));
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
        processId: process.pid, rootUri: null, locale, capabilities: { ...capabilities, workspace: { workspaceFolders: true, ...capabilities.workspace } }, workspaceFolders, initializationOptions,
    });
    await connection.sendNotification('initialized', {});

    const until: Client['until'] = async (what, find) => {
        for (const end = Date.now() + PATIENCE_MS; ;) {
            const found = find();
            if (found !== undefined) return found;
            if (end < Date.now()) throw new Error(`${what} did not happen\n${errors}\n${JSON.stringify(published.slice(-5), undefined, 1)}`);
            await new Promise((resolve) => { setTimeout(resolve, 10); });
        }
    };
    const latest: Client['latest'] = (path) => published.filter((params) => params.uri === uri(path)).at(-1);
    const notify = (method: string, params: unknown): void => void connection.sendNotification(method, params);
    return {
        openPreview: async (path, params = {}) => {
            const result = await connection.sendRequest<PreviewOpenResult>('journey/preview/open', { uri: uri(path), ...params });
            pictures.set(params.preview ?? uri(path), { svg: flat(result.svg), revision: result.revision });
            return result;
        },
        connection, initialized, process: child, published, latest, previews, uri, write, until,
        open: (path, text) => notify('textDocument/didOpen', { textDocument: { uri: uri(path), languageId: 'journey', version: 1, text } }),
        change: (path, version, contentChanges) => notify('textDocument/didChange', { textDocument: { uri: uri(path), version }, contentChanges }),
        close: (path) => notify('textDocument/didClose', { textDocument: { uri: uri(path) } }),
        changedOnDisk: (...paths) => notify('workspace/didChangeWatchedFiles', { changes: paths.map((path) => ({ uri: uri(path), type: 2 })) }),
        diagnostics: (path, wanted) => until(`the diagnostics of ${path}`, () => {
            const found = latest(path)?.diagnostics;
            return found !== undefined && wanted(found.map(({ code }) => String(code))) ? found : undefined;
        }),
        stop: async () => {
            if (child.exitCode === null) {
                await connection.sendRequest('shutdown');
                await connection.sendNotification('exit');
            }
            const code = await exited;
            connection.dispose();
            rmSync(folder, { recursive: true, force: true });
            return code;
        },
    };
}
