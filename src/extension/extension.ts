import { commands, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { createPreview } from './preview';
import type { Preview } from './preview';
import { answerFileRequests } from './project-files';

/**
 * Starts the extension: all that is the same on the desktop and in the browser.
 * @param createClient makes the client of the language server, not yet started.
 */
export async function startExtension(
    context: ExtensionContext,
    createClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
    const watchers = ['**/*.journey', '**/journey.config.json'].map((glob) => workspace.createFileSystemWatcher(glob));
    const client = createClient({
        documentSelector: [{ language: 'journey' }],
        synchronize: { fileEvents: watchers },
    });
    const preview = createPreview(client, context.extensionUri);
    context.subscriptions.push(
        ...watchers,
        ...answerFileRequests(client),
        preview,
        commands.registerCommand('journey.openPreview', () => openPreviewOfActiveEditor(preview.open)),
        { dispose: () => client.dispose() },
    );
    await client.start();
}

async function openPreviewOfActiveEditor(open: Preview['open']): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'journey') {
        void window.showInformationMessage('Open a .journey file first: the preview shows the file of the active editor.');
        return;
    }
    await open(document.uri);
}
