import { commands, Location, Position, Uri, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import type { BaseLanguageClient, CompletionMiddleware, LanguageClientOptions } from 'vscode-languageclient';
import { createComparer, type BaseReader } from './compare';
import { compareWithBranch } from './compare-with-branch';
import { explainRule, RULE_SCHEME, rulePages } from './explain-rule';
import { EXPORT_FORMATS, exportPicture, type Exporter } from './export-picture';
import { createJourneyTree } from './journey-tree';
import { createLanguageModelTools } from './language-model-tools';
import { createLintTasks, type StartLint } from './lint-tasks';
import { createMarkdownFences, type MarkdownFences } from './markdown-fences';
import { newJourney } from './new-journey';
import { createPreview } from './preview';
import type { Preview } from './preview';
import { answerFileRequests } from './project-files';
import { createStatus } from './status';
import { messageOf, say } from './words';
import { DECLARE_COMMAND, OPEN_PREVIEW_COMMAND, RENAME_COMMAND, SHOW_REFERENCES_COMMAND, SUGGEST_COMMAND, type InitializationOptions, type ShowReferencesArguments } from '../protocol';

export interface RunningExtension {
    /** Resolves when the server answers. */
    readonly started: Promise<void>;
    /** What other extensions get of this one: the Markdown preview. */
    readonly exports: MarkdownFences;
    /** Resolves when the server has ended, or is given up. Never rejects. */
    readonly stop: () => Promise<void>;
}

/** What only one of the two places where the extension runs can do. */
export interface ExtensionHost {
    /** Makes the client of the language server, not yet started. */
    readonly createClient: (options: LanguageClientOptions) => BaseLanguageClient;
    readonly printPdf?: Exporter['printPdf'];
    /** Reads earlier states from git. */
    readonly baseReader?: BaseReader;
    readonly startLint?: StartLint;
}

/** Starts the extension: all that is the same on the desktop and in the browser. */
export function startExtension(context: ExtensionContext, { createClient, printPdf, baseReader, startLint }: ExtensionHost): RunningExtension {
    const initializationOptions: InitializationOptions = { commands: [OPEN_PREVIEW_COMMAND, DECLARE_COMMAND, SHOW_REFERENCES_COMMAND, SUGGEST_COMMAND, RENAME_COMMAND] };
    // The server asks for file events by itself.
    const client = createClient({ documentSelector: [{ language: 'journey' }], initializationOptions, middleware: { provideCompletionItem: unlessIndenting } });
    const comparer = createComparer(client, baseReader);
    const preview = createPreview(client, comparer, context.extensionUri);
    const exporter: Exporter = { client, preview, extensionUri: context.extensionUri, printPdf };
    // VS Code does not wait for the server: what asks it waits by itself. A failed start is told by the client.
    const started = client.start();
    started.catch((error: unknown) => client.error(`The server did not start: ${messageOf(error)}`));
    const fences = createMarkdownFences(client, started);
    context.subscriptions.push(
        ...answerFileRequests(client),
        preview,
        comparer,
        commands.registerCommand('journey.openPreview', (uri?: Uri | string, subject?: unknown) => openPreview(preview.open, uri, subject)),
        commands.registerCommand(SHOW_REFERENCES_COMMAND, (...given: ShowReferencesArguments) => showReferences(...given)),
        commands.registerCommand('journey.pinPreview', () => preview.pin(true)),
        commands.registerCommand('journey.unpinPreview', () => preview.pin(false)),
        commands.registerCommand('journey.compareWithBranch', (uri?: Uri) => compareWithBranch(preview, comparer, uri)),
        commands.registerCommand('journey.newJourney', () => newJourney(client, started)),
        commands.registerCommand('journey.explainRule', (rule?: string) => explainRule(client, rule)),
        workspace.registerTextDocumentContentProvider(RULE_SCHEME, rulePages(client)),
        ...EXPORT_FORMATS.map((format) => commands.registerCommand(`journey.export.${format}`, () => exportPicture(format, exporter))),
        createJourneyTree(client, started),
        ...(startLint === undefined ? [] : [createLintTasks(startLint)]),
        fences,
        ...createLanguageModelTools(client, started),
        ...statusWhenWanted(),
    );
    const stop = async (): Promise<void> => {
        try {
            // What is only starting cannot be stopped.
            await started;
            await client.dispose();
        } catch (error) {
            client.warn(`The server did not end as it should: ${messageOf(error)}`);
        }
    };
    return { started, exports: { extendMarkdownIt: fences.extendMarkdownIt }, stop };
}

/**
 * @param uri of the file whose menu was used, or that the server speaks of; the active editor's when absent.
 * @param subject the key of what is to be shown of it; menus give something else there.
 */
async function openPreview(open: Preview['open'], uri: Uri | string | undefined, subject: unknown): Promise<void> {
    const document = window.activeTextEditor?.document;
    const shown = uri instanceof Uri ? uri : typeof uri === 'string' ? Uri.parse(uri) : document?.languageId === 'journey' ? document.uri : undefined;
    if (shown === undefined) {
        void window.showInformationMessage(say('Open a .journey file first: the preview shows the file of the active editor.'));
        return;
    }
    await open(shown, typeof subject === 'string' ? subject : undefined);
}

async function showReferences(uri: string, at: ShowReferencesArguments[1], places: ShowReferencesArguments[2]): Promise<void> {
    const position = (place: ShowReferencesArguments[1]): Position => new Position(place.line, place.character);
    const locations = places.map((place) => new Location(Uri.parse(place.uri), position(place.range.start)));
    await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), position(at), locations);
}

function statusWhenWanted(): readonly Disposable[] {
    let status: Disposable | undefined;
    const settle = (): void => {
        const isWanted = workspace.getConfiguration('journey').get<boolean>('statusBar') !== false;
        if (isWanted && status === undefined) status = createStatus();
        if (isWanted) return;
        status?.dispose();
        status = undefined;
    };
    settle();
    return [workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('journey.statusBar')) settle(); }), { dispose: () => status?.dispose() }];
}

/** For a space at the beginning of a line nothing is suggested, and that is answered at once: VS Code suggests nothing for letters that are typed before the answer. */
const unlessIndenting: NonNullable<CompletionMiddleware['provideCompletionItem']> = (document, position, context, token, next) => {
    const isIndented = context.triggerCharacter === ' ' && document.lineAt(position).text.slice(0, position.character).trim() === '';
    return isIndented ? null : next(document, position, context, token);
};
