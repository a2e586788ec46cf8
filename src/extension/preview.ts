import { Uri, ViewColumn, window } from 'vscode';
import type { Disposable, TextEditor, WebviewPanel } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PREVIEW_CHANGED, PREVIEW_CLOSE, PREVIEW_OPEN } from '../protocol';
import type {
    FromWebview,
    PreviewChangedParams,
    PreviewCloseParams,
    PreviewOpenParams,
    PreviewOpenResult,
    ShowPicture,
} from '../protocol';
import { previewPage } from './preview-page';

export interface Preview extends Disposable {
    /** Shows the picture of a `.journey` file beside the editor, in the one panel of the window. */
    open(uri: Uri): Promise<void>;
}

/**
 * Makes the live preview. The panel follows the active editor as long as that shows a journey.
 * @param client asked for the pictures; may still be starting.
 */
export function createPreview(client: BaseLanguageClient, extensionUri: Uri): Preview {
    let panel: WebviewPanel | undefined;
    let shownUri: string | undefined;
    let lastMessage = NOTHING_YET;

    const subscriptions: readonly Disposable[] = [
        client.onNotification(PREVIEW_CHANGED, ({ uri, svg, note }: PreviewChangedParams) => {
            if (uri === shownUri) post(svg, note);
        }),
        // A server that was restarted knows nothing of the previews of the one before.
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Running && shownUri !== undefined) void ask(shownUri);
        }),
        window.onDidChangeActiveTextEditor((editor) => {
            if (panel !== undefined && isJourney(editor)) void show(editor.document.uri);
        }),
    ];

    async function open(uri: Uri): Promise<void> {
        if (panel === undefined) {
            panel = createPanel();
        } else {
            panel.reveal(undefined, true);
        }
        await show(uri);
    }

    async function show(uri: Uri): Promise<void> {
        const next = uri.toString();
        if (panel !== undefined) panel.title = `Preview ${fileName(uri)}`;
        if (next === shownUri) return;
        forgetShown();
        shownUri = next;
        await ask(next);
    }

    async function ask(uri: string): Promise<void> {
        const params: PreviewOpenParams = { uri };
        try {
            const { svg, note } = await client.sendRequest<PreviewOpenResult>(PREVIEW_OPEN, params);
            if (uri === shownUri) post(svg, note);
        } catch (error) {
            if (uri === shownUri) post('', `The preview of ${fileName(Uri.parse(uri))} cannot be drawn: ${messageOf(error)}`);
        }
    }

    function createPanel(): WebviewPanel {
        const created = window.createWebviewPanel(
            'journey.preview',
            'Preview',
            { viewColumn: ViewColumn.Beside, preserveFocus: true },
            { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'out')] },
        );
        created.webview.onDidReceiveMessage((message: FromWebview) => receive(message));
        created.onDidDispose(() => {
            panel = undefined;
            forgetShown();
        });
        created.webview.html = previewPage(created.webview, extensionUri);
        return created;
    }

    function receive(message: FromWebview): void {
        switch (message.type) {
            case 'ready':
                void panel?.webview.postMessage(lastMessage);
                return;
            case 'failed':
                client.error(`The picture of ${shownUri ?? 'the preview'} cannot be shown: ${message.message}`);
                return;
        }
    }

    function post(svg: string, note: string | undefined): void {
        lastMessage = { type: 'show-picture', svg, ...(note === undefined ? {} : { note }) };
        void panel?.webview.postMessage(lastMessage);
    }

    /** Nothing is told to a server that is not there: it has forgotten already. */
    function forgetShown(): void {
        if (shownUri === undefined) return;
        const params: PreviewCloseParams = { uri: shownUri };
        shownUri = undefined;
        // A page that starts anew must not begin with the picture of another file.
        lastMessage = NOTHING_YET;
        if (client.isRunning()) client.sendRequest(PREVIEW_CLOSE, params).catch((error: unknown) => client.warn(messageOf(error)));
    }

    function dispose(): void {
        for (const subscription of subscriptions) subscription.dispose();
        panel?.dispose();
    }

    return { open, dispose };
}

const NOTHING_YET: ShowPicture = { type: 'show-picture', svg: '' };

function isJourney(editor: TextEditor | undefined): editor is TextEditor {
    return editor?.document.languageId === 'journey';
}

function fileName(uri: Uri): string {
    return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
