import { commands, Uri, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { EXPORT_FORMATS, exportPicture, type Exporter } from './export-picture';
import { createPreview } from './preview';
import type { Preview } from './preview';
import { answerFileRequests } from './project-files';
import { messageOf, say } from './words';

export interface RunningExtension {
    /** Resolves when the server answers. */
    readonly started: Promise<void>;
    /** Resolves when the server has ended, or is given up. Never rejects. */
    readonly stop: () => Promise<void>;
}

/** What only one of the two places where the extension runs can do. */
export interface ExtensionHost {
    /** Makes the client of the language server, not yet started. */
    readonly createClient: (options: LanguageClientOptions) => BaseLanguageClient;
    readonly printPdf?: Exporter['printPdf'];
}

/** Starts the extension: all that is the same on the desktop and in the browser. */
export function startExtension(context: ExtensionContext, { createClient, printPdf }: ExtensionHost): RunningExtension {
    // The server asks for file events by itself.
    const client = createClient({ documentSelector: [{ language: 'journey' }] });
    const preview = createPreview(client, context.extensionUri);
    const exporter: Exporter = { client, preview, extensionUri: context.extensionUri, printPdf };
    context.subscriptions.push(
        ...answerFileRequests(client),
        preview,
        commands.registerCommand('journey.openPreview', (uri?: Uri) => openPreview(preview.open, uri)),
        commands.registerCommand('journey.pinPreview', () => preview.pin(true)),
        commands.registerCommand('journey.unpinPreview', () => preview.pin(false)),
        ...EXPORT_FORMATS.map((format) => commands.registerCommand(`journey.export.${format}`, () => exportPicture(format, exporter))),
    );
    const started = client.start();
    const stop = async (): Promise<void> => {
        try {
            // What is only starting cannot be stopped.
            await started;
            await client.dispose();
        } catch (error) {
            client.warn(`The server did not end as it should: ${messageOf(error)}`);
        }
    };
    return { started, stop };
}

/** @param uri of the file whose menu was used; the active editor's when absent. */
async function openPreview(open: Preview['open'], uri: Uri | undefined): Promise<void> {
    const document = window.activeTextEditor?.document;
    const shown = uri instanceof Uri ? uri : document?.languageId === 'journey' ? document.uri : undefined;
    if (shown === undefined) {
        void window.showInformationMessage(say('Open a .journey file first: the preview shows the file of the active editor.'));
        return;
    }
    await open(shown);
}
