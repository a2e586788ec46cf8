import {
    CodeLensRefreshRequest, DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, ErrorCodes, InlayHintRefreshRequest, LSPErrorCodes, ProgressType, ResponseError,
    SemanticTokensRefreshRequest, TextDocuments, TextDocumentSyncKind,
    type CancellationToken, type ClientCapabilities, type Connection, type InitializeResult, type ProgressToken, type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { allFeatures } from './features/all';
import { capabilitiesOf } from './features/feature';
import { isUri, type FileSystem } from './files';
import { createPreviews, nameOf, type PreviewHost } from './preview';
import { PREVIEW_ANSWERS } from './preview-requests';
import { WORKSPACE_ANSWERS } from './workspace-requests';
import { createProjects, type FileInProject, type Projects } from './projects';
import { asksForDiagnostics, pulledDiagnostics } from './pulled-diagnostics';
import { pushedDiagnostics, type DiagnosticsDelivery } from './pushed-diagnostics';
import { createPauses, createWorkQueue, turn } from './work-queue';
import { SERVER_MESSAGES } from './words';
import { BASELINE_FILE_NAME } from '../src/checks/baseline';
import { format, localeOf } from '../src/checks/message';
import { CONFIG_FILE_NAME } from '../src/checks/resolved-config';
import type { Locale } from '../src/checks/rule';
import { PREVIEW_CHANGED, PREVIEW_CLOSE, PREVIEW_OPEN, type InitializationOptions, type PreviewCloseParams, type PreviewOpenParams, type PreviewOpenResult } from '../src/protocol';

/** What the server needs of the place where it runs. */
export interface ServerHost {
    readonly fileSystem: FileSystem;
    /** ISO date that counts as today. */
    readonly today: () => string;
    /** The page about a rule; undefined when it is not at hand. */
    readonly documentation: (rule: string) => string | undefined;
    /** Draws what is different from an earlier state; absent where no such state can be read. */
    readonly drawCompared?: PreviewHost['drawCompared'];
}

/** The section of an editor's settings that is ours, and what the server wants to know of it. */
const SETTINGS = 'journey';
interface EditorSettings { readonly showKnownFindings?: boolean }

/** What an editor asks again by itself when it is told that the text has changed meanwhile; others would be lost. */
const OF_ONE_VERSION: ReadonlySet<string> = new Set(['textDocument/semanticTokens/full', 'textDocument/semanticTokens/full/delta', 'textDocument/semanticTokens/range']);

/** Answers an editor: everything that is the same for a process and for a web worker. */
export function serve(connection: Connection, { fileSystem, today, documentation, drawCompared }: ServerHost): void {
    const pulled = pulledDiagnostics();
    const features = [...allFeatures(), pulled.feature];
    let locale: Locale = 'en';
    let client: ClientCapabilities = {};
    let commands: ReadonlySet<string> = new Set();
    let folders: readonly string[] = [];
    let canWatch = false;
    let changesFolders = false;
    const documents = new TextDocuments(TextDocument);
    let previewsDone: Promise<unknown> = Promise.resolve();
    /** The last request for each preview. */
    const latest = new Map<string, PreviewCloseParams>();
    /** Counts what changes pictures. */
    let changes = 0;
    const queue = createWorkQueue((error) => report('diagnostics', error));
    let delivery: DiagnosticsDelivery = pushedDiagnostics({
        projects: () => projects, queue, documentation, versionOf: (uri) => documents.get(uri)?.version, send: (params) => void connection.sendDiagnostics(params),
    });
    const projects: Projects = createProjects(fileSystem, today, () => locale, {
        onAffected: (affected) => {
            delivery.affected(affected);
            changes++;
            queue.add('previews', 1, previews.redraw);
            const { project, paths, edited } = affected;
            if (![...paths].some((path) => path !== edited && project.isOpen(path))) return;
            queue.add('refresh', 3, refresh);
            // After an edit, an editor asks for what depends on it by itself.
            if (edited === undefined) queue.add('refresh diagnostics', 3, refreshDiagnostics);
        },
        onReloaded: (configDiagnostics) => {
            changes++;
            queue.clear();
            delivery.reloaded(configDiagnostics);
            queue.add('previews', 1, previews.redraw);
            queue.add('refresh', 3, refresh);
            queue.add('refresh diagnostics', 3, refreshDiagnostics);
        },
        onError: (error) => report('loading the project', error),
    });
    const previews = createPreviews({ find: projects.find, locale: () => locale, today, drawCompared, changed: (params) => void connection.sendNotification(PREVIEW_CHANGED, params) });

    // ---- Life ----

    connection.onInitialize((params): InitializeResult => {
        locale = localeOf(params.locale);
        canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
        changesFolders = params.capabilities.workspace?.workspaceFolders === true;
        folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (typeof params.rootUri === 'string' ? [params.rootUri] : []);
        projects.setFolders(folders);
        client = params.capabilities;
        commands = new Set((params.initializationOptions as InitializationOptions | undefined)?.commands);
        if (asksForDiagnostics(client)) delivery = pulled;
        const offered = capabilitiesOf(features, client);
        return {
            serverInfo: { name: 'journey' },
            capabilities: {
                textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
                ...offered,
                workspace: { workspaceFolders: { supported: true, changeNotifications: true }, ...offered.workspace },
            },
        };
    });
    connection.onInitialized(() => {
        if (canWatch) {
            const watchers = ['**/*.journey', `**/${CONFIG_FILE_NAME}`, `**/${BASELINE_FILE_NAME}`].map((globPattern) => ({ globPattern }));
            connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => report('watching files', error));
        }
        if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
            connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS }).catch((error: unknown) => report('watching settings', error));
        }
        void readSettings();
        if (changesFolders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
        void projects.reload();
    });

    connection.onDidChangeConfiguration(() => void readSettings());

    /** An editor that is not asked for settings, or has no such ones, is as if it had the default ones. */
    async function readSettings(): Promise<void> {
        if (client.workspace?.configuration !== true) return;
        try {
            const settings = await connection.workspace.getConfiguration(SETTINGS) as EditorSettings | null;
            projects.showKnown(settings?.showKnownFindings === true);
        }
        catch (error) {
            report('reading settings', error);
        }
    }

    function changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        projects.setFolders(folders);
        void projects.reload();
    }

    // ---- Texts ----

    // `onDidChangeContent` is also called for a document that was just opened.
    documents.onDidChangeContent(({ document }) => projects.edit(document.uri, document.getText()));
    documents.onDidClose(({ document }) => void projects.close(document.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => void projects.changedOnDisk(changes.map(({ uri }) => uri)));

    /** Lets the editor ask again for what it shows of texts that it did not edit. */
    function refresh(): void {
        const { semanticTokens, codeLens, inlayHint } = client.workspace ?? {};
        if (semanticTokens?.refreshSupport === true) askAgain(SemanticTokensRefreshRequest.method);
        if (codeLens?.refreshSupport === true) askAgain(CodeLensRefreshRequest.method);
        if (inlayHint?.refreshSupport === true) askAgain(InlayHintRefreshRequest.method);
    }

    function refreshDiagnostics(): void {
        if (asksForDiagnostics(client)) askAgain(DiagnosticRefreshRequest.method);
    }

    function askAgain(method: string): void {
        connection.sendRequest(method).catch((error: unknown) => report(method, error));
    }

    // ---- Requests ----

    for (const { method, answer } of features.flatMap(({ answers }) => answers)) {
        const handler = answered(method, async (params: never, token: CancellationToken) => {
            await projects.settled();
            checkCancelled(token);
            return answer(params, { projects, locale, client, commands, today, documentation, fileAt, documentAt, sendPartial, applyEdit: (edit) => connection.workspace.applyEdit(edit) }, token);
        });
        connection.onRequest(method, OF_ONE_VERSION.has(method) ? ofOneVersion(handler) : handler);
    }
    connection.onRequest(PREVIEW_OPEN, answered(PREVIEW_OPEN, (params: PreviewOpenParams, token) => {
        checkUri(params.uri);
        const isLatest = noteLatest(params);
        return inOrder(() => openPreview(params, isLatest, token));
    }));
    for (const [method, answer] of Object.entries(PREVIEW_ANSWERS)) connection.onRequest(method, answered(method, async (params: { readonly uri: string }) => {
        checkUri(params.uri);
        await projects.settled();
        return answer(params as never, projects.find(params.uri), previews);
    }));
    for (const [method, answer] of Object.entries(WORKSPACE_ANSWERS)) connection.onRequest(method, answered(method, async (params: unknown) => {
        await projects.settled();
        return answer(params as never, projects, locale);
    }));
    connection.onRequest(PREVIEW_CLOSE, answered(PREVIEW_CLOSE, (params: PreviewCloseParams) => {
        const isLatest = noteLatest(params);
        return inOrder(() => {
            previews.close(params);
            if (isLatest()) latest.delete(nameOf(params));
            return null;
        });
    }));

    /** Opens a preview while others are answered: whatever changes meanwhile is taken in, and what nobody waits for any more ends. */
    async function openPreview(params: PreviewOpenParams, isLatest: () => boolean, token: CancellationToken): Promise<PreviewOpenResult> {
        const pause = createPauses();
        for (;;) {
            const steps = previews.open(params);
            const begun = changes;
            while (changes === begun) {
                const { done, value } = steps.next();
                if (done === true) return value;
                await pause();
                checkCancelled(token);
                if (!isLatest()) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'something else is shown instead');
            }
            await projects.settled();
        }
    }

    /** Tells of a request for a preview whether it is still the last one for it. */
    function noteLatest(params: PreviewCloseParams): () => boolean {
        latest.set(nameOf(params), params);
        return () => latest.get(nameOf(params)) === params;
    }

    /** When everything is taken in, one after the other: what was closed while its opening still waited must stay closed. */
    function inOrder<Result>(answer: () => Result | Promise<Result>): Promise<Result> {
        const result = previewsDone.then(projects.settled).then(answer);
        previewsDone = result.catch(() => undefined);
        return result;
    }

    function sendPartial(token: ProgressToken, part: unknown): void {
        void connection.sendProgress(ANY_PART, token, part);
    }

    /** The editor moves the answer by the changes that it made after it asked: an answer for a later text would be moved twice. */
    function ofOneVersion<Params, Result>(handler: (params: Params, token: CancellationToken) => Promise<Result>) {
        return async (params: Params, token: CancellationToken): Promise<Result> => {
            const { textDocument: { uri } } = params as { readonly textDocument: { readonly uri: string } };
            const before = documents.get(uri)?.version;
            const result = await handler(params, token);
            if (documents.get(uri)?.version !== before) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed meanwhile');
            return result;
        };
    }

    function documentAt(uri: string): TextDocument {
        checkUri(uri);
        const document = documents.get(uri);
        if (document === undefined) throw new ResponseError(ErrorCodes.InvalidParams, format(SERVER_MESSAGES['file-closed'], { uri }, locale));
        return document;
    }

    function fileAt(uri: string): FileInProject | undefined {
        checkUri(uri);
        const found = projects.find(uri);
        if (found === undefined) documentAt(uri);
        return found;
    }

    function checkUri(uri: unknown): void {
        if (typeof uri !== 'string' || !isUri(uri)) throw new ResponseError(ErrorCodes.InvalidParams, format(SERVER_MESSAGES['not-a-uri'], { uri: String(uri) }, locale));
    }

    /**
     * A handler whose every end is an answer: a result, or an error that says in a sentence why there is none. What has
     * arrived before it is taken in first, a cancellation as well.
     */
    function answered<Params, Result>(method: string, answer: (params: Params, token: CancellationToken) => Result | Promise<Result>) {
        return async (params: Params, token: CancellationToken): Promise<Result> => {
            await turn();
            checkCancelled(token);
            try {
                const result = await answer(params, token);
                checkCancelled(token);
                return result;
            }
            catch (error) {
                if (error instanceof ResponseError) throw error;
                report(method, error);
                throw new ResponseError(LSPErrorCodes.RequestFailed, format(SERVER_MESSAGES['request-failed'], { method, reason: reasonOf(error) }, locale));
            }
        };
    }

    /** For the log of the editor, where whoever mends the server looks. */
    function report(what: string, error: unknown): void {
        connection.console.error(`${what}: ${reasonOf(error)}`);
    }

    documents.listen(connection);
    connection.listen();
}

/** Parts of answers are of as many types as there are answers. */
const ANY_PART = new ProgressType<unknown>();

function checkCancelled(token: CancellationToken): void {
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
