import { ProgressLocation, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Selection, WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
    CHANGES_VIEW, PREVIEW_CLOSE, PREVIEW_ELEMENTS_AT, PREVIEW_FINDINGS, PREVIEW_OPEN, PREVIEW_PLACE, PREVIEW_RETITLE,
    type Against, type ElementsAtParams, type ElementsAtResult, type FindingsResult, type FromWebview, type KeptAgainst, type KeptPreview, type PlaceResult, type PreviewChangedParams,
    type PreviewCloseParams, type PreviewFrame, type PreviewKeysParams, type PreviewOpenParams, type PreviewOpenResult, type RetitleParams, type ShowPicture, type TextRange, type ToWebview,
} from '../protocol';
import type { Comparer } from './compare';
import { toldWhenLong } from './told-when-long';
import { messageOf, say } from './words';

/** One panel with a picture. */
export interface PreviewPanel {
    readonly panel: WebviewPanel;
    /** As the server knows it. */
    readonly name: string;
    readonly state: () => KeptPreview;
    readonly isClosed: () => boolean;
    /** Shows a file, unless it does already. @param subject the key of what is to be shown of it. */
    readonly show: (uri: Uri, subject?: string) => Promise<void>;
    readonly pin: (isPinned: boolean) => void;
    /** Shows what is different from an earlier state; undefined ends that. */
    readonly compare: (against: KeptAgainst | undefined) => Promise<void>;
    /** Asks the server for everything anew. */
    readonly refresh: () => Promise<void>;
    readonly changed: (params: PreviewChangedParams) => void;
    /** The cursor of an editor stands here now. */
    readonly cursor: (uri: Uri, selection: Selection) => Promise<void>;
    /** Draws an SVG file as PNG. */
    readonly png: (svg: string) => Promise<Uint8Array>;
}

export interface PreviewPanelInput {
    readonly client: BaseLanguageClient;
    readonly comparer: Comparer;
    readonly panel: WebviewPanel;
    /** Unique in the window. */
    readonly name: string;
    readonly state: KeptPreview;
    readonly closed: () => void;
}

export function createPreviewPanel({ client, comparer, panel, name, state: first, closed }: PreviewPanelInput): PreviewPanel {
    let state = first;
    let frame: PreviewFrame | undefined;
    let revision = 0;
    /** Counts how often everything was asked for. */
    let refreshes = 0;
    /** All that a page that starts anew needs; undefined once there are changes since. */
    let lastMessage: ShowPicture | undefined = NOTHING_YET;
    /** What was selected from here, so that it is not taken for a step of the author. */
    let selected: { readonly uri: string; readonly range: Range } | undefined;
    let offered: { readonly keys: readonly string[]; readonly findings: FindingsResult } | undefined;
    let pngWaits: { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void } | undefined;
    /** The earlier state that was read last, and what it was read for. */
    let loaded: { readonly uri: string; readonly kept: KeptAgainst; readonly against: Against } | undefined;
    let viewBefore: string | undefined;
    let isReady = false;
    let whenReady: (() => void)[] = [];
    /** Nothing can be asked of a panel that is closed, and the server has forgotten its preview: whatever waited until then ends. */
    let isClosed = false;
    /** What the comparer knows the comparison of this panel by. */
    const comparison = {};

    const post = (message: ToWebview): void => { if (!isClosed) void panel.webview.postMessage(message); };
    const keep = (next: Partial<KeptPreview>): void => {
        state = { ...state, ...next };
        if (isClosed) return;
        post({ type: 'keep-state', state });
        const file = fileName(Uri.parse(state.uri));
        const shown = state.against !== undefined && state.view === CHANGES_VIEW ? `${file} ↔ ${state.against.revision}` : file;
        panel.title = state.isPinned ? say('[Preview] {0}', shown) : say('Preview {0}', shown);
    };

    async function show(uri: Uri, wanted?: string): Promise<void> {
        const next = uri.toString();
        if (next === state.uri && revision > 0 && (wanted === undefined || wanted === frame?.subject)) return;
        if (isClosed) return;
        if (next !== state.uri) {
            forget();
            const { subject: _, ...rest } = state;
            state = { ...rest, uri: next };
            // A page that starts anew must not begin with the picture of another file.
            lastMessage = NOTHING_YET;
            revision = 0;
            frame = undefined;
        }
        if (wanted !== undefined) state = { ...state, subject: wanted };
        await refresh();
    }

    async function refresh(): Promise<void> {
        if (isClosed) return;
        const { uri, subject, view, folded, against: kept } = state;
        const count = ++refreshes;
        keep({});
        // The server ends what nobody waits for any more.
        const isOther = (): boolean => isClosed || refreshes !== count || state.uri !== uri || state.view !== view || state.subject !== subject || state.against !== kept;
        try {
            const against = kept === undefined ? undefined : await againstFor(kept);
            if (isOther()) return;
            const params: PreviewOpenParams = { preview: name, uri, folded, ...(subject !== undefined && { subject }), ...(view !== undefined && { view }), ...(against !== undefined && { against }) };
            const opening = client.sendRequest<PreviewOpenResult>(PREVIEW_OPEN, params);
            const result = await (kept === undefined ? opening : toldWhenLong(opening, { location: ProgressLocation.Window, title: say('Comparing with {0}…', kept.revision) }));
            if (isOther()) return;
            const { revision: now, ...picture } = result;
            revision = now;
            frame = picture.frame;
            showAll({ type: 'show-picture', ...picture });
        } catch (error) {
            if (!isOther()) showAll({ type: 'show-picture', svg: '', note: say('The preview of {0} cannot be drawn: {1}', fileName(Uri.parse(uri)), messageOf(error)) });
        }
    }

    // ---- What it is compared with -----------------------------------------------------------------------------------

    /** Only the view of the changes needs more than the name. */
    async function againstFor(kept: KeptAgainst): Promise<Against> {
        const { uri, view } = state;
        if (view !== CHANGES_VIEW) return { revision: kept.revision };
        if (loaded === undefined || loaded.uri !== uri || loaded.kept !== kept || loaded.against.base === undefined) loaded = { uri, kept, against: await comparer.load(Uri.parse(uri), kept, comparison) };
        return loaded.against;
    }

    async function compare(kept: KeptAgainst | undefined): Promise<void> {
        const { against: _, view, ...rest } = state;
        if (kept !== undefined && view !== CHANGES_VIEW) viewBefore = view;
        const next = kept !== undefined ? CHANGES_VIEW : view === CHANGES_VIEW ? viewBefore : view;
        state = { ...rest, ...(next !== undefined && { view: next }), ...(kept !== undefined && { against: kept }) };
        loaded = undefined;
        if (kept === undefined) comparer.release(comparison);
        await refresh();
    }

    /** Reads the earlier state anew when it is another one now. */
    async function moved(): Promise<void> {
        const { against: kept, uri } = state;
        if (kept === undefined) return;
        const before = loaded?.against.base;
        const now = await comparer.baseNow(Uri.parse(uri), kept);
        if (isClosed || state.against !== kept || state.uri !== uri || (now !== undefined && now.commit === before?.commit && now.is === before.is)) return;
        loaded = undefined;
        if (state.view === CHANGES_VIEW) await refresh();
    }

    async function wantComparison(wanted: 'other' | 'none'): Promise<void> {
        if (wanted === 'none') return compare(undefined);
        const chosen = await comparer.choose(Uri.parse(state.uri));
        if (chosen !== undefined) await compare(chosen);
    }

    function showAll(message: ShowPicture): void {
        lastMessage = message;
        post(message);
    }

    function changed({ preview, uri, revision: now, elements, frame: next, note }: PreviewChangedParams): void {
        // What is older than the picture on its way is in it already.
        if (preview !== name || uri !== state.uri || now <= revision) return;
        if (now !== revision + 1 || frame === undefined) return void refresh();
        revision = now;
        frame = next ?? frame;
        lastMessage = undefined;
        post({ type: 'patch-picture', elements, ...(next !== undefined && { frame: next }), ...(note !== undefined && { note }) });
    }

    /** Nothing is told to a server that is not there: it has forgotten already. */
    function forget(): void {
        const params: PreviewCloseParams = { preview: name, uri: state.uri };
        if (client.isRunning()) client.sendRequest(PREVIEW_CLOSE, params).catch((error: unknown) => client.warn(messageOf(error)));
    }

    // ---- From the page --------------------------------------------------------------------------------------------

    async function receive(message: FromWebview): Promise<void> {
        switch (message.type) {
            case 'ready': return ready();
            case 'failed':
                client.error(`The picture of ${state.uri} cannot be shown: ${message.message}`);
                // A change that did not fit is mended by the whole picture; a whole one that cannot be shown would fail again.
                return lastMessage === undefined ? refresh() : undefined;
            case 'select-element': return selectText(message.keys, message.focus);
            case 'want-title': return wantTitle(message.keys);
            case 'give-title': return giveTitle(message.key, message.title);
            case 'want-fixes': return wantFixes(message.keys, message.told);
            case 'want-comparison': return wantComparison(message.wanted);
            case 'choose-fix': return chooseFix(message.finding, message.fix);
            case 'choose-view':
                if (message.view === CHANGES_VIEW && state.view !== CHANGES_VIEW) viewBefore = state.view;
                keep({ ...(message.view !== undefined && { view: message.view }), ...(message.subject !== undefined && { subject: message.subject }), ...(message.folded !== undefined && { folded: message.folded }) });
                return refresh();
            case 'made-png':
                if (message.base64 === undefined) pngWaits?.reject(new Error(message.message ?? ''));
                else pngWaits?.resolve(Uint8Array.from(atob(message.base64), (character) => character.charCodeAt(0)));
                pngWaits = undefined;
        }
    }

    function ready(): Promise<void> | undefined {
        isReady = true;
        for (const run of whenReady) run();
        whenReady = [];
        post({ type: 'keep-state', state });
        if (lastMessage === undefined) return refresh();
        post(lastMessage);
        return undefined;
    }

    const placeOf = (keys: readonly string[]): Promise<PlaceResult | null> => {
        const params: PreviewKeysParams = { uri: state.uri, keys, preview: name };
        return client.sendRequest<PlaceResult | null>(PREVIEW_PLACE, params);
    };

    async function selectText(keys: readonly string[], focus: boolean): Promise<void> {
        const place = await placeOf(keys);
        if (place === null || isClosed) return;
        const range = rangeOf(place.range);
        selected = { uri: place.uri, range };
        await window.showTextDocument(Uri.parse(place.uri), { viewColumn: columnFor(place.uri, panel.viewColumn), selection: range, preserveFocus: !focus });
    }

    async function wantTitle(keys: readonly string[]): Promise<void> {
        const place = await placeOf(keys);
        if (place?.title !== undefined) post({ type: 'edit-title', key: place.key, title: place.title });
    }

    async function giveTitle(key: string, title: string): Promise<void> {
        const params: RetitleParams = { uri: state.uri, key, title };
        await apply(await client.sendRequest(PREVIEW_RETITLE, params));
    }

    async function wantFixes(keys: readonly string[], told: string | undefined): Promise<void> {
        const params: PreviewKeysParams = { uri: state.uri, keys };
        const all = await client.sendRequest<FindingsResult>(PREVIEW_FINDINGS, params);
        const findings = told === undefined ? all : all.filter(({ message, rule }) => told.includes(`${message} [${rule}]`));
        offered = { keys, findings };
        post({ type: 'offer-fixes', key: keys[0] ?? '', findings: findings.map(({ message, severity, fixes }) => ({ message, severity, fixes: fixes.map(({ title }) => title) })) });
    }

    /** The text may have changed since the fix was offered. */
    async function chooseFix(finding: number, fix: number): Promise<void> {
        const chosen = offered?.findings[finding];
        if (offered === undefined || chosen === undefined) return;
        const params: PreviewKeysParams = { uri: state.uri, keys: offered.keys };
        const now = await client.sendRequest<FindingsResult>(PREVIEW_FINDINGS, params);
        const same = now.find(({ rule, message }) => rule === chosen.rule && message === chosen.message);
        await apply(same?.fixes.find(({ title }) => title === chosen.fixes[fix]?.title)?.edit);
    }

    async function apply(edit: unknown): Promise<void> {
        const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit as Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]);
        if (converted !== undefined && converted !== null) await workspace.applyEdit(converted);
    }

    // ---- From the editor ------------------------------------------------------------------------------------------

    async function cursor(uri: Uri, selection: Selection): Promise<void> {
        if (isClosed || uri.toString() !== state.uri) return;
        const isOurs = selected?.uri === state.uri && selected.range.isEqual(new Range(selection.start, selection.end));
        selected = undefined;
        if (isOurs) return;
        const params: ElementsAtParams = { uri: state.uri, position: { line: selection.active.line, character: selection.active.character } };
        const { keys, subject } = await client.sendRequest<ElementsAtResult>(PREVIEW_ELEMENTS_AT, params);
        if (params.uri !== state.uri) return;
        const isDrawnElsewhere = frame !== undefined && subject !== frame.subject && !frame.view.startsWith('portfolio');
        // What was kept for a new start may have gone from the file meanwhile.
        const isGone = frame === undefined && revision > 0 && state.subject !== undefined && subject !== state.subject;
        const isElsewhere = subject !== undefined && (isDrawnElsewhere || isGone);
        if (isElsewhere) {
            keep({ subject });
            await refresh();
        }
        post({ type: 'mark-elements', keys });
    }

    async function png(svg: string): Promise<Uint8Array> {
        if (!isReady && !isClosed) await new Promise<void>((resolve) => whenReady.push(resolve));
        if (isClosed) throw new Error(say('The preview was closed.'));
        return new Promise((resolve, reject) => {
            pngWaits = { resolve, reject };
            post({ type: 'make-png', svg });
        });
    }

    panel.webview.onDidReceiveMessage((message: FromWebview) => receive(message)?.catch((error: unknown) => client.error(messageOf(error))));
    const watching = comparer.onMoved(() => void moved().catch((error: unknown) => client.error(messageOf(error))));
    const watchingAccepted = comparer.onAccepted(() => {
        loaded = undefined;
        if (state.view === CHANGES_VIEW) void refresh().catch((error: unknown) => client.error(messageOf(error)));
    });
    panel.onDidDispose(() => {
        isClosed = true;
        watching.dispose();
        watchingAccepted.dispose();
        comparer.release(comparison);
        forget();
        for (const run of whenReady) run();
        pngWaits?.reject(new Error(say('The preview was closed.')));
        closed();
    });
    return { panel, name, state: () => state, isClosed: () => isClosed, show, pin: (isPinned) => keep({ isPinned }), compare, refresh, changed, cursor, png };
}

const NOTHING_YET: ShowPicture = { type: 'show-picture', svg: '' };

function rangeOf({ start, end }: TextRange): Range {
    return new Range(start.line, start.character, end.line, end.character);
}

/** Where the text is shown already; else beside the preview. */
function columnFor(uri: string, ownColumn: ViewColumn | undefined): ViewColumn {
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn;
    const other = window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined && viewColumn !== ownColumn)?.viewColumn;
    return shown ?? other ?? (ownColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
}

export function fileName(uri: Uri): string {
    return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
