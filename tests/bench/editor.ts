import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { PREVIEW_CHANGED, PREVIEW_CLOSE, PREVIEW_OPEN, type Against, type ChangedElement, type PreviewChangedParams, type PreviewOpenParams } from '../../src/protocol';
import type { SourceFile } from '../../language-server/workspace';

/** An editor with a folder and a server process of its own, which it speaks to as the extension does. */
export interface Editor {
    /** The file that is edited. */
    readonly file: EditedFile;
    /** Of what was published about files, in the order of arrival: their URIs. */
    readonly published: readonly string[];
    /** The server's CPU microseconds of one run, without what asking costs. */
    readonly cost: (run: () => Promise<unknown>) => Promise<number>;
    /** Until nothing was published for a while, which is until the whole workspace was looked at. */
    readonly quiet: () => Promise<void>;
    readonly end: () => Promise<void>;
}

export interface EditedFile {
    readonly uri: string;
    readonly text: string;
    /** Puts a text in the place of a stretch of it, and does not wait. */
    readonly edit: (start: number, end: number, text: string) => void;
    /** Until the diagnostics of the text as it is now have come. */
    readonly diagnosed: () => Promise<void>;
    /** Asks for completion; answers how much is offered. */
    readonly complete: (offset: number) => Promise<number>;
    /** Asks what is shown at a place. */
    readonly hover: (offset: number) => Promise<void>;
    /** @param earlier what the changes are shown from: texts by path. */
    readonly openPreview: (view?: string, earlier?: readonly SourceFile[]) => Promise<void>;
    readonly closePreview: () => Promise<void>;
    /** Until the picture was patched; answers what was sent. */
    readonly patched: () => Promise<readonly ChangedElement[]>;
}

export interface EditorOptions { /** Arguments of `node`. */ readonly server: readonly string[]; readonly folder: string; /** Relative to the folder. */ readonly path: string; readonly languageId?: string }

/** Starts a server and opens a file, before the server has read the folder. */
export async function openEditor({ server, folder, path, languageId = 'journey' }: EditorOptions): Promise<Editor> {
    const child = spawn(process.execPath, [...server], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
    const uri = pathToFileURL(join(folder, path)).href;
    const published: string[] = [];
    let text = readFileSync(join(folder, path), 'utf8');
    let version = 1;
    let diagnosedVersion = 0;
    let patches: PreviewChangedParams[] = [];
    let lastHeardMs = Date.now();
    let heard: () => void = () => undefined;
    const died = new Promise<never>((_, reject) => { child.once('exit', code => reject(new Error(`The server ended with ${code ?? 'a signal'}.`))); });
    died.catch(() => undefined);

    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        published.push(params.uri);
        lastHeardMs = Date.now();
        // A server may say nothing of the version; then one publication follows each edit.
        if (params.uri === uri) diagnosedVersion = params.version ?? version;
        heard();
    });
    connection.onNotification(PREVIEW_CHANGED, (params: PreviewChangedParams) => {
        patches.push(params);
        heard();
    });
    connection.onUnhandledNotification(() => undefined);
    connection.listen();
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'bench' }];
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: workspaceFolders[0]!.uri, locale: 'en', capabilities: { workspace: { workspaceFolders: true } }, workspaceFolders });
    void connection.sendNotification('initialized', {});
    void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });

    const until = async (what: string, isDone: () => boolean): Promise<void> => {
        const end = Date.now() + PATIENCE_MS;
        while (!isDone()) {
            const left = end - Date.now();
            if (left < 0) throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s.`);
            let timer: NodeJS.Timeout | undefined;
            await Promise.race([died, new Promise<void>(resolve => { heard = resolve; }), new Promise<void>(resolve => { timer = setTimeout(resolve, left); })]);
            clearTimeout(timer);
        }
    };
    const cpu = (): Promise<number> => new Promise(resolve => {
        child.once('message', message => resolve((message as { cpu: number }).cpu));
        child.send('cpu');
    });
    const cost: Editor['cost'] = async run => {
        const idle = await cpu();
        const before = await cpu();
        await run();
        const after = await cpu();
        return Math.max(0, after - before - (before - idle));
    };
    const positionAt = (offset: number): { readonly line: number; readonly character: number } => {
        const lines = text.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: lines.at(-1)!.length };
    };
    return {
        published, cost,
        quiet: async () => {
            await until('the first diagnostics', () => diagnosedVersion === version);
            while (Date.now() - lastHeardMs < QUIET_MS) await new Promise(resolve => { setTimeout(resolve, QUIET_MS / 4); });
        },
        file: {
            uri,
            get text() { return text; },
            edit: (start, end, written) => {
                const range = { start: positionAt(start), end: positionAt(end) };
                text = text.slice(0, start) + written + text.slice(end);
                patches = [];
                void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range, text: written }] });
            },
            diagnosed: () => until('diagnostics', () => diagnosedVersion === version),
            complete: async offset => {
                const list = await connection.sendRequest<{ readonly items: readonly unknown[] } | readonly unknown[] | null>('textDocument/completion', { textDocument: { uri }, position: positionAt(offset) });
                return list === null ? 0 : 'items' in list ? list.items.length : list.length;
            },
            hover: async offset => {
                if (await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: positionAt(offset) }) === null) throw new Error('Nothing is shown.');
            },
            openPreview: async (view, earlier) => {
                const against: Against | undefined = earlier === undefined ? undefined : { revision: 'main', base: { commit: '0'.repeat(40), is: 'itself', folders: [workspaceFolders[0]!.uri], files: earlier.map(file => ({ uri: pathToFileURL(join(folder, file.path)).href, text: file.text })) } };
                const { svg } = await connection.sendRequest<{ readonly svg: string }>(PREVIEW_OPEN, { uri, ...(view !== undefined && { view }), ...(against !== undefined && { against }) } satisfies PreviewOpenParams);
                if (svg === '') throw new Error(`There is no picture of ${path}.`);
            },
            closePreview: async () => { await connection.sendRequest(PREVIEW_CLOSE, { uri }); },
            patched: async () => {
                await until('a patch of the picture', () => patches.length > 0);
                return patches.flatMap(({ elements }) => elements);
            },
        },
        end: async () => {
            const exited = new Promise(resolve => { child.once('exit', resolve); });
            await connection.sendRequest('shutdown');
            await connection.sendNotification('exit');
            child.disconnect();
            await exited;
            connection.dispose();
        },
    };
}

const PATIENCE_MS = 120_000;
const QUIET_MS = 400;
