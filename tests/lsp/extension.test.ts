import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ACCEPTED_FILE_NAME } from '../../src/protocol';

/** What the entry points of the extension give VS Code. */
interface Extension {
    readonly activate: (context: unknown) => unknown;
    readonly deactivate: () => Promise<void>;
}

/** Everything that the extension did, in order, and the means to act as the rest of VS Code. */
interface World {
    readonly log: string[];
    /** The pictures that were sent to the page of the preview. */
    readonly posted: unknown[];
    clientOptions: unknown;
    /** The page of the last preview, and the keys that conditions in the manifest ask about. */
    page: string;
    /** Resolves when the server answers. */
    serverStarts: Promise<void>;
    readonly context: Record<string, unknown>;
    /** Answers the next requests to the server; rejected, when undefined. */
    answer: (method: string, params: { readonly uri: string }) => Promise<unknown>;
    openPreview: () => Promise<void>;
    closePanel: () => void;
    pageIsReady: () => void;
    activeEditor: unknown;
}

const SIDES = { desktop: 'src/extension/main.ts', browser: 'src/extension/main-browser.ts' } as const;

const folder = mkdtempSync(join(tmpdir(), 'journey-extension-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** VS Code and the client library, as far as the extension asks for them. Only a real VS Code has the former. */
const FAKES: Plugin = {
    name: 'fakes',
    setup: ({ onResolve, onLoad }) => {
        onResolve({ filter: /^vscode(-languageclient.*)?$/ }, ({ path }) => ({ path, namespace: 'fake' }));
        onLoad({ filter: /.*/, namespace: 'fake' }, ({ path }) => ({ contents: path === 'vscode' ? VSCODE : CLIENT }));
    },
};
const VSCODE = `
    const world = globalThis.world;
    // What no test asks about: it can be called, made and looked into, and does nothing.
    const nothing = { dispose() {} };
    const anything = new Proxy(function () {}, {
        get: (_, name) => (name === 'then' ? undefined : name === 'dispose' ? () => undefined : name === Symbol.toPrimitive ? () => '' : name === Symbol.iterator ? function* () {} : anything),
        apply: () => anything, construct: () => anything, set: () => true,
    });
    const rest = new Proxy({}, { get: (_, name) => (name === '__esModule' ? undefined : anything) });
    const withRest = (known) => Object.setPrototypeOf(known, rest);
    const uri = (text) => Object.assign(Object.create(Uri.prototype), { path: text, fsPath: text, toString: () => text });
    class Uri { static parse = uri; static joinPath = (base, ...parts) => uri([base.path, ...parts].join('/')); }
    const l10n = { t: (text, ...args) => text.replace(/\\{(\\d)\\}/g, (_, index) => args[index]) };
    class Range {}
    const ViewColumn = { Beside: -2 };
    const FileType = { File: 1, Directory: 2 };
    class RelativePattern {}
    const files = { '/extension/out/webview.js': 'run("$&");\\n//# sourceMappingURL=webview.js.map\\n', '/extension/out/webview.css': 'body { margin: 0 }\\n' };
    const fs = { readFile: async ({ path }) => new TextEncoder().encode(files[path]) };
    const commands = { registerCommand: (name, run) => { if (name === 'journey.openPreview') world.openPreview = run; return nothing; }, executeCommand: async (...given) => { if (given[0] === 'setContext') world.context[given[1]] = given[2]; } };
    // Changes that are accepted are in a file of their own, of which the server knows nothing.
    const workspace = { fs, createFileSystemWatcher: (pattern) => { if (pattern !== '**/${ACCEPTED_FILE_NAME}') world.log.push('watches files'); return { ...nothing, onDidChange: () => nothing, onDidCreate: () => nothing, onDidDelete: () => nothing }; } };
    const window = {
        get activeTextEditor() { return world.activeEditor; },
        visibleTextEditors: [],
        onDidChangeActiveTextEditor: () => nothing, onDidChangeTextEditorSelection: () => nothing, registerWebviewPanelSerializer: () => nothing,
        createWebviewPanel: () => {
            let disposed;
            return {
                reveal() {}, onDidChangeViewState: () => nothing, dispose: () => disposed(), onDidDispose: (run) => { disposed = world.closePanel = run; },
                webview: {
                    set html(page) { world.page = page; }, cspSource: 'self', asWebviewUri: (it) => it, postMessage: async (message) => { if (message.type === 'show-picture') world.posted.push(message); },
                    onDidReceiveMessage: (receive) => { world.pageIsReady = () => receive({ type: 'ready' }); },
                },
            };
        },
    };
    module.exports = withRest({ Uri, l10n, Range, ViewColumn, FileType, RelativePattern, commands: withRest(commands), workspace: withRest(workspace), window: withRest(window) });
`;
const CLIENT = `
    const world = globalThis.world;
    export const State = { Running: 2 };
    export const TransportKind = { ipc: 1 };
    export class LanguageClient {
        constructor(...given) { world.clientOptions = given.at(-1); }
        onNotification() { return { dispose() {} }; }
        onRequest() { return { dispose() {} }; }
        onDidChangeState() { return { dispose() {} }; }
        isRunning() { return true; }
        warn() {}
        sendRequest(method, params) { return world.answer(method, params); }
        async start() { world.log.push('started'); await world.serverStarts; }
        async dispose() { world.log.push('stopping'); await new Promise((done) => setTimeout(done, 20)); world.log.push('stopped'); }
    }
`;

let world: World;
beforeEach(() => {
    const open = { languageId: 'journey', uri: { path: '/a.journey', toString: () => 'file:///a.journey' } };
    world = {
        log: [], posted: [], clientOptions: undefined, page: '', context: {}, serverStarts: Promise.resolve(), answer: async () => ({ svg: '' }), openPreview: async () => undefined, closePanel: () => undefined, pageIsReady: () => undefined,
        activeEditor: { document: open, selection: { active: { line: 0, character: 0 } } },
    };
    Object.assign(globalThis, { world, Worker: class { terminate(): void { world.log.push('worker ended'); } } });
});

/** A fresh one each time: its modules have found their world when they were loaded. */
async function load(side: keyof typeof SIDES): Promise<{ readonly extension: Extension; readonly exported: unknown; readonly subscriptions: { dispose: () => void }[] }> {
    const outfile = join(mkdtempSync(join(folder, side)), 'extension.cjs');
    await build({ absWorkingDir: join(__dirname, '../..'), entryPoints: [SIDES[side]], outfile, bundle: true, platform: 'node', format: 'cjs', plugins: [FAKES], logLevel: 'error' });
    const extension = createRequire(__filename)(outfile) as Extension;
    const subscriptions: { dispose: () => void }[] = [];
    const exported = extension.activate({ extensionUri: { path: '/extension' }, subscriptions });
    return { extension, exported, subscriptions };
}

describe('the extension', () => {
    test.each([['desktop', []], ['browser', ['worker ended']]] as const)('waits on the %s until the server has ended', async (side, after) => {
        const { extension, subscriptions } = await load(side);
        // VS Code disposes of the subscriptions while the promise is still open.
        const ended = extension.deactivate();
        for (const subscription of subscriptions) subscription.dispose();
        await ended;
        expect(world.log).toEqual(['started', 'stopping', 'stopped', ...after]);
        await extension.deactivate();
        expect(world.log.filter((entry) => entry === 'stopping')).toHaveLength(1);
    });

    test.each(['desktop', 'browser'] as const)('is there on the %s before the server is: VS Code waits for neither it nor a file', async (side) => {
        world.serverStarts = new Promise(() => undefined);
        const { exported } = await load(side);
        expect(exported).toEqual({ extendMarkdownIt: expect.any(Function) as unknown });
        expect(world.log).toEqual(['started']);
    });

    test('leaves it to the server to ask for file events, which would else come twice', async () => {
        await load('desktop');
        expect(world.log).not.toContain('watches files');
        expect(world.clientOptions).toEqual({ documentSelector: [{ language: 'journey' }], initializationOptions: { commands: ['journey.openPreview', 'journey.declare', 'journey.showReferences', 'editor.action.triggerSuggest', 'editor.action.rename'] }, middleware: { provideCompletionItem: expect.any(Function) as unknown } });
    });

    test('asks for no suggestions where a space only indents a line: a letter that is typed meanwhile would get none', async () => {
        await load('desktop');
        const { provideCompletionItem } = (world.clientOptions as { readonly middleware: { readonly provideCompletionItem: (...given: unknown[]) => unknown } }).middleware;
        const asked = (line: string, triggerCharacter: string | undefined): unknown => provideCompletionItem({ lineAt: () => ({ text: line }) }, { line: 0, character: line.length }, { triggerCharacter }, {}, () => 'asked');
        expect([asked('    ', ' '), asked('  owner ', ' '), asked('    ', undefined)]).toEqual([null, 'asked', 'asked']);
    });

    test('gives the preview a page that holds its script and its style, runs nothing else and loads nothing', async () => {
        await load('desktop');
        await world.openPreview();
        const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(world.page) ?? [];
        const [, nonce] = /'nonce-([\w-]{20,})'/.exec(policy ?? '') ?? [];
        expect(policy).toBe(`default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src blob:; base-uri 'none'; form-action 'none'`);
        expect(world.page).toContain(`<style nonce="${nonce}">body { margin: 0 }\n</style>`);
        expect(world.page).toContain(`<script nonce="${nonce}">run("$&");\n</script>`);
        expect(world.page).not.toMatch(/\b(src|href)=/);
    });

    test('tells VS Code whether there is a preview to pin, whatever has the focus', async () => {
        await load('desktop');
        await world.openPreview();
        expect(world.context).toMatchObject({ 'journey.previewIsOpen': true, 'journey.previewIsPinned': false });
        world.closePanel();
        expect(world.context).toMatchObject({ 'journey.previewIsOpen': false, 'journey.previewIsPinned': false });
    });

    test('begins a new preview without the picture of the one before', async () => {
        await load('desktop');
        world.answer = async () => ({ svg: '<svg>first</svg>', note: 'old' });
        await world.openPreview();
        expect(world.posted).toEqual([{ type: 'show-picture', svg: '<svg>first</svg>', note: 'old' }]);
        world.closePanel();
        world.answer = () => new Promise(() => undefined);
        void world.openPreview();
        world.pageIsReady();
        expect(world.posted.at(-1)).toEqual({ type: 'show-picture', svg: '' });
    });
});
