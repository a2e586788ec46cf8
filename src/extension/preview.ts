import { commands, Uri, ViewColumn, window } from 'vscode';
import type { Disposable, TextEditor, WebviewPanel } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PREVIEW_CHANGED } from '../protocol';
import type { KeptPreview, PreviewChangedParams } from '../protocol';
import type { Comparer } from './compare';
import { previewPage, readPageParts, type PageParts } from './preview-page';
import { createPreviewPanel, type PreviewPanel } from './preview-panel';
import { messageOf, say } from './words';

export const PREVIEW_TYPE = 'journey.preview';
/** As long as the cursor keeps moving, nobody looks at the picture. */
const CURSOR_PAUSE_MS = 60;

export interface Preview extends Disposable {
    /** Shows the picture of a `.journey` file beside the editor, in the one panel that is not pinned. @param subject the key of what is to be shown of it. */
    readonly open: (uri: Uri, subject?: string) => Promise<PreviewPanel>;
    /** The panel that is looked at, else the one that follows the editor. */
    readonly active: () => PreviewPanel | undefined;
    /** Makes the active panel stay with its file, or follow the editor again. */
    readonly pin: (isPinned: boolean) => void;
}

/**
 * Makes the live preview. The panel follows the active editor as long as that shows a journey; one that is pinned stays.
 * @param client asked for the pictures; may still be starting.
 */
export function createPreview(client: BaseLanguageClient, comparer: Comparer, extensionUri: Uri): Preview {
    const panels = new Set<PreviewPanel>();
    let count = 0;
    let parts: Promise<PageParts> | undefined;
    let cursorTimer: ReturnType<typeof setTimeout> | undefined;
    const follower = (): PreviewPanel | undefined => [...panels].find((each) => !each.state().isPinned);
    const active = (): PreviewPanel | undefined => [...panels].find(({ panel }) => panel.active) ?? follower() ?? [...panels][0];

    function add(panel: WebviewPanel, state: KeptPreview): PreviewPanel {
        panel.webview.options = WEBVIEW_OPTIONS;
        count += 1;
        const added = createPreviewPanel({ client, comparer, panel, name: `preview-${count}`, state, closed: () => {
            panels.delete(added);
            tellContext();
        } });
        panels.add(added);
        panel.onDidChangeViewState(tellContext);
        tellContext();
        panel.iconPath = { light: Uri.joinPath(extensionUri, 'icons', 'preview-light.svg'), dark: Uri.joinPath(extensionUri, 'icons', 'preview-dark.svg') };
        parts ??= readPageParts(extensionUri);
        // The panel may be closed by then.
        parts.then((each) => { if (panels.has(added)) panel.webview.html = previewPage(each); }).catch((error: unknown) => {
            parts = undefined;
            client.error(`The page of the preview cannot be read: ${messageOf(error)}`);
        });
        return added;
    }

    /** For the buttons in the title bar and the palette: what VS Code itself knows of the active webview is gone once the picture has selected a text. */
    function tellContext(): void {
        void commands.executeCommand('setContext', 'journey.previewIsOpen', panels.size > 0);
        void commands.executeCommand('setContext', 'journey.previewIsPinned', active()?.state().isPinned === true);
    }

    async function open(uri: Uri, subject?: string): Promise<PreviewPanel> {
        const shown = follower();
        if (shown !== undefined) {
            shown.panel.reveal(undefined, true);
            await shown.show(uri, subject);
            return shown;
        }
        const panel = window.createWebviewPanel(PREVIEW_TYPE, say('Journey preview'), { viewColumn: ViewColumn.Beside, preserveFocus: true }, WEBVIEW_OPTIONS);
        const added = add(panel, { uri: uri.toString(), folded: [], isPinned: false });
        await added.show(uri, subject);
        if (window.activeTextEditor !== undefined) await added.cursor(window.activeTextEditor.document.uri, window.activeTextEditor.selection);
        return added;
    }

    const subscriptions: readonly Disposable[] = [
        client.onNotification(PREVIEW_CHANGED, (params: PreviewChangedParams) => { for (const panel of panels) panel.changed(params); }),
        // A server that was restarted knows nothing of the previews of the one before.
        client.onDidChangeState(({ newState }) => { if (newState === State.Running) for (const panel of panels) void panel.refresh(); }),
        window.onDidChangeActiveTextEditor((editor) => { if (isJourney(editor)) void follower()?.show(editor.document.uri); }),
        window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
            if (!isJourney(textEditor) || selection === undefined) return;
            clearTimeout(cursorTimer);
            cursorTimer = setTimeout(() => { for (const panel of panels) void panel.cursor(textEditor.document.uri, selection).catch(() => undefined); }, CURSOR_PAUSE_MS);
        }),
        window.registerWebviewPanelSerializer(PREVIEW_TYPE, {
            deserializeWebviewPanel: async (panel, kept: Partial<KeptPreview> | undefined) => {
                const uri = kept?.uri ?? window.activeTextEditor?.document.uri.toString();
                if (uri === undefined) return panel.dispose();
                // One panel follows the editor, and no more.
                const isPinned = kept?.isPinned === true || follower() !== undefined;
                await add(panel, { folded: [], ...kept, uri, isPinned }).show(Uri.parse(uri));
            },
        }),
    ];

    return {
        open,
        active,
        pin: (isPinned) => {
            const panel = active();
            const other = isPinned ? undefined : follower();
            if (other !== panel) other?.panel.dispose();
            panel?.pin(isPinned);
            tellContext();
        },
        dispose: () => {
            clearTimeout(cursorTimer);
            for (const subscription of subscriptions) subscription.dispose();
            for (const { panel } of panels) panel.dispose();
        },
    };
}

/** The page holds all that it needs, so it may ask for no file. */
const WEBVIEW_OPTIONS = { enableScripts: true, localResourceRoots: [] } as const;

function isJourney(editor: TextEditor | undefined): editor is TextEditor {
    return editor?.document.languageId === 'journey';
}
