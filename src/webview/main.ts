import type { FromWebview, ToWebview } from '../protocol';

/** What VS Code keeps for a webview while it is hidden or the window reloads. */
interface KeptState {
    readonly left: number;
    readonly top: number;
}

interface VsCodeApi {
    postMessage(message: FromWebview): void;
    getState(): KeptState | undefined;
    setState(state: KeptState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const note = element('note');
const picture = element('picture');

window.addEventListener('message', (event: MessageEvent<ToWebview>) => show(event.data));
picture.addEventListener('scrollend', keepScrollPosition);
vscode.postMessage({ type: 'ready' });

function show(message: ToWebview): void {
    note.hidden = message.note === undefined;
    note.textContent = message.note ?? '';
    if (message.svg === '') {
        picture.replaceChildren();
        return;
    }
    const parsed = new DOMParser().parseFromString(message.svg, 'image/svg+xml');
    const fault = parsed.querySelector('parsererror');
    if (fault !== null) {
        vscode.postMessage({ type: 'failed', message: fault.textContent ?? 'the picture is not well-formed' });
        return;
    }
    const isFirst = picture.childElementCount === 0;
    picture.replaceChildren(document.importNode(parsed.documentElement, true));
    if (isFirst) restoreScrollPosition();
}

/** Replacing the picture in one step keeps the position; only a page that starts anew has to be told. */
function restoreScrollPosition(): void {
    const kept = vscode.getState();
    if (kept !== undefined) picture.scrollTo({ ...kept, behavior: 'instant' });
}

function keepScrollPosition(): void {
    vscode.setState({ left: picture.scrollLeft, top: picture.scrollTop });
}

function element(id: string): HTMLElement {
    const found = document.getElementById(id);
    if (found === null) throw new Error(`the page has no element "${id}"`);
    return found;
}
