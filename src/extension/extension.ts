import { commands, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { createPreview } from './preview';
import type { Preview } from './preview';
import { answerFileRequests } from './project-files';

export interface RunningExtension {
    /** Resolves when the server answers. */
    readonly started: Promise<void>;
    /** Resolves when the server has ended, or is given up. Never rejects. */
    readonly stop: () => Promise<void>;
}

/**
 * Starts the extension: all that is the same on the desktop and in the browser.
 * @param createClient makes the client of the language server, not yet started.
 */
export function startExtension(context: ExtensionContext, createClient: (options: LanguageClientOptions) => BaseLanguageClient): RunningExtension {
    // The server asks for file events by itself.
    const client = createClient({ documentSelector: [{ language: 'journey' }] });
    const preview = createPreview(client, context.extensionUri);
    context.subscriptions.push(
        ...answerFileRequests(client),
        preview,
        commands.registerCommand('journey.openPreview', () => openPreviewOfActiveEditor(preview.open)),
    );
    const started = client.start();
    const stop = async (): Promise<void> => {
        try {
            // What is only starting cannot be stopped.
            await started;
            await client.dispose();
        } catch (error) {
            client.warn(`The server did not end as it should: ${error instanceof Error ? error.message : String(error)}`);
        }
    };
    return { started, stop };
}

async function openPreviewOfActiveEditor(open: Preview['open']): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'journey') {
        void window.showInformationMessage('Open a .journey file first: the preview shows the file of the active editor.');
        return;
    }
    await open(document.uri);
}
