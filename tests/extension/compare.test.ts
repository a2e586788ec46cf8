import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folderWith, put } from '../cli/journey';
import { repositoryIn, repositoryWith } from '../cli/repository';
import { root } from '../harness/examples';
import type { Against, KeptAgainst, KeptPreview, PreviewOpenParams, ToWebview } from '../../src/protocol';

// What the extension asks of git and of the server, with a VS Code that is made up and a git that is real.

interface Item { readonly label: string; readonly description?: string; readonly kind?: number; readonly against?: KeptAgainst | 'other' }
/** What the made up VS Code holds, and what was done to it. */
interface World {
    isTrusted: boolean;
    gitPath: string | undefined;
    items: readonly Item[];
    /** Which item is chosen, by its label. */
    pick: string | undefined;
    typed: string | undefined;
    readonly told: string[];
    readonly opened: PreviewOpenParams[];
    readonly posted: ToWebview[];
    title: string;
    /** What the server was asked, in its order. */
    readonly asked: string[];
    /** Its journeys have no others. */
    subjects: readonly string[];
    /** What the user does to the panel. */
    close: () => void;
    /** Notices of what takes long, and what their user does to them. */
    readonly progress: string[];
    cancel: () => void;
    /** Who wants to know of which files. */
    readonly watched: { readonly pattern: string; readonly run: () => void }[];
    /** From the page. */
    receive: (message: unknown) => unknown;
    project: { readonly folders: readonly string[]; readonly files: readonly string[]; readonly baseBranch?: string } | null;
}
interface Comparer {
    readonly choose: (uri: unknown) => Promise<KeptAgainst | undefined>;
    readonly load: (uri: unknown, against: KeptAgainst, holder?: object) => Promise<Against>;
    readonly dispose: () => void;
}
interface Panel {
    readonly show: (uri: unknown, subject?: string) => Promise<void>;
    readonly refresh: () => Promise<void>;
    readonly compare: (against: KeptAgainst | undefined) => Promise<void>;
    readonly cursor: (uri: unknown, selection: unknown) => Promise<void>;
    readonly png: (svg: string) => Promise<unknown>;
    readonly pin: (isPinned: boolean) => void;
    readonly state: () => KeptPreview;
}
interface Extension {
    readonly createComparer: (client: unknown, reader: unknown) => Comparer;
    readonly gitReader: () => unknown;
    readonly compareWithBranch: (preview: unknown, comparer: unknown, uri: unknown) => Promise<void>;
    readonly createPreviewPanel: (input: unknown) => Panel;
    readonly Uri: { readonly parse: (text: string) => unknown; readonly file: (path: string) => unknown };
}

const VSCODE = `
    const { URI, Utils } = require('vscode-uri');
    const world = () => globalThis.compareWorld;
    class EventEmitter { #all = new Set(); event = (run) => { this.#all.add(run); return { dispose: () => this.#all.delete(run) }; }; fire() { for (const run of this.#all) run(); } dispose() {} }
    const nothing = { dispose() {} };
    module.exports = {
        Uri: Object.assign(URI, { joinPath: Utils.joinPath }), EventEmitter, Range: class {},
        ViewColumn: { One: 1, Beside: -2 }, ProgressLocation: { Notification: 15 }, QuickPickItemKind: { Separator: -1 }, l10n: { t: (text, ...args) => text.replace(/\\{(\\d)\\}/g, (_, index) => args[index]) },
        window: {
            visibleTextEditors: [], onDidChangeWindowState: () => nothing,
            showInformationMessage: async (text) => void world().told.push(text), showErrorMessage: async (text) => void world().told.push(text),
            withProgress: ({ title }, task) => { world().progress.push(title); const done = task({}, { onCancellationRequested: (run) => { world().cancel = run; } }); void done.then(() => world().progress.push('done')); return done; },
            showQuickPick: async (items) => { world().items = items; return items.find(({ label }) => world().pick !== undefined && label.includes(world().pick)); }, showInputBox: async () => world().typed,
        },
        workspace: {
            get isTrusted() { return world().isTrusted; }, onDidGrantWorkspaceTrust: () => nothing, getConfiguration: () => ({ get: () => world().gitPath }),
            fs: { readFile: (uri) => require('node:fs/promises').readFile(uri.fsPath) },
            createFileSystemWatcher: (pattern) => { const on = (run) => { world().watched.push({ pattern, run }); return nothing; }; return { ...nothing, onDidChange: on, onDidCreate: on, onDidDelete: on }; },
        },
    };
`;

const folder = mkdtempSync(join(tmpdir(), 'journey-compare-'));
let extension: Extension;
let world: World;
let comparers: Comparer[];

beforeAll(async () => {
    const outfile = join(folder, 'extension.cjs');
    const contents = `export { createComparer } from './src/extension/compare'; export { gitReader } from './src/extension/git-reader'; export { createPreviewPanel } from './src/extension/preview-panel'; export { compareWithBranch } from './src/extension/compare-with-branch'; export { Uri } from 'vscode';`;
    await build({
        absWorkingDir: root, stdin: { contents, resolveDir: root, loader: 'ts' }, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error',
        plugins: [{ name: 'vscode', setup: ({ onResolve, onLoad }) => {
            onResolve({ filter: /^vscode$/ }, ({ path }) => ({ path, namespace: 'fake' }));
            onLoad({ filter: /.*/, namespace: 'fake' }, () => ({ contents: VSCODE, resolveDir: root }));
        } }],
    });
    extension = createRequire(__filename)(outfile) as Extension;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
    for (const comparer of comparers ?? []) comparer.dispose();
    comparers = [];
    world = { isTrusted: true, gitPath: undefined, items: [], pick: undefined, typed: undefined, told: [], opened: [], posted: [], asked: [], subjects: ['journey:j'], progress: [], cancel: () => undefined, watched: [], close: () => undefined, title: '', receive: () => undefined, project: { folders: [], files: [] } };
    Object.assign(globalThis, { compareWorld: world });
});

const client = {
    sendRequest: async (method: string, params: PreviewOpenParams): Promise<unknown> => {
        world.asked.push(method.slice('journey/'.length));
        if (method === 'journey/project/folders') return world.project;
        if (method === 'journey/preview/elementsAt') return { keys: [], subject: world.subjects[0] };
        if (method === 'journey/preview/open') world.opened.push(params);
        const subject = params.subject ?? world.subjects[0]!;
        if (!world.subjects.includes(subject)) return { svg: '', revision: 1, note: 'There is no such journey in this file any more' };
        return { svg: '<svg/>', revision: 1, frame: { title: 'T', subject, view: params.view ?? 'map', html: '' } };
    },
    isRunning: () => true, error: (message: string) => world.told.push(message), warn: () => undefined,
};
function comparer(reader: unknown = extension.gitReader()): Comparer {
    const made = extension.createComparer(client, reader);
    comparers.push(made);
    return made;
}
/** A repository whose project is in a folder of it, seen by the server as VS Code writes its addresses. */
function shop(): { readonly git: (...args: readonly string[]) => string; readonly uri: string; readonly top: string } {
    const { folder: top, git } = repositoryWith({ '项目 1/退款.journey': 'owner old\n', 'elsewhere.journey': 'owner elsewhere\n' });
    git('switch', '--quiet', '-c', 'feature');
    put(top, { '项目 1/退款.journey': 'owner new\n' });
    git('commit', '--quiet', '--all', '-m', 'new');
    const uri = pathToFileURL(join(top, '项目 1/退款.journey')).href;
    world.project = { folders: [pathToFileURL(join(top, '项目 1')).href], files: [uri], baseBranch: 'main' };
    return { git, uri, top };
}
const MAIN: KeptAgainst = { revision: 'main', isParted: true };

describe('an earlier state', () => {
    test('the files of another repository in the folder are told by the addresses that the server uses', async () => {
        const { uri, top } = shop();
        put(top, { '项目 1/sub/b.journey': 'owner b\n', '项目 1/new.journey': 'owner new-one\n' });
        repositoryIn(join(top, '项目 1/sub')).git('init', '--quiet');
        const [other, added] = ['项目 1/sub/b.journey', '项目 1/new.journey'].map((path) => pathToFileURL(join(top, path)).href) as [string, string];
        world.project = { ...world.project!, files: [uri, other, added] };
        expect(await comparer().load(extension.Uri.parse(uri), MAIN)).toMatchObject({ base: { outside: [other], files: [{ uri }] } });
    });

    test('its texts come from git, by the addresses that the server uses', async () => {
        const { git, uri } = shop();
        const loaded = await comparer().load(extension.Uri.parse(uri), MAIN);
        expect(loaded).toEqual({ revision: 'main', base: { commit: git('rev-parse', 'main'), is: 'itself', folders: world.project!.folders, files: [{ uri, text: 'owner old\n' }] } });
        expect(world.told).toEqual([]);
    });

    test('comes with what was accepted then and since, and tells when something else is accepted', async () => {
        const { git, uri, top } = shop();
        const made = comparer();
        const accepted = async () => (await made.load(extension.Uri.parse(uri), MAIN)).base!.accepted;
        expect(await accepted()).toBeUndefined();
        put(top, { '项目 1/journey-accepted.json': '{ "accepted": [] }', 'journey-accepted.json': 'of another project' });
        expect(await accepted()).toEqual({ now: '{ "accepted": [] }' });
        git('add', '--all');
        git('commit', '--quiet', '-m', 'accepted');
        git('branch', '--force', 'main');
        put(top, { '项目 1/journey-accepted.json': '{}' });
        expect(await accepted()).toEqual({ before: '{ "accepted": [] }', now: '{}' });
        let told = 0;
        (made as unknown as { readonly onAccepted: (run: () => void) => void }).onAccepted(() => { told++; });
        for (const { pattern, run } of world.watched) if (pattern === '**/journey-accepted.json') run();
        expect(told).toBe(3);
    });

    test('is refused in a sentence, and git is not run, where it cannot or must not be', async () => {
        const { uri } = shop();
        const asked: string[] = [];
        const spy = new Proxy({}, { get: (_, name) => () => { asked.push(String(name)); return Promise.reject(new Error('asked')); } });
        const problemOf = async (made: Comparer, address: string): Promise<string | undefined> => {
            expect(await made.choose(extension.Uri.parse(address))).toBeUndefined();
            return (await made.load(extension.Uri.parse(address), MAIN)).problem;
        };
        // As a browser has it.
        const withoutGit = extension.createComparer(client, undefined);
        expect(await problemOf(withoutGit, uri)).toMatch(/^In the browser no git can be run/);
        expect(await problemOf(comparer(spy), 'untitled:Untitled-1')).toMatch(/^Save the file first/);
        expect(await problemOf(comparer(spy), 'vscode-vfs://github/a/b.journey')).toMatch(/virtual workspace/);
        world.isTrusted = false;
        expect(await problemOf(comparer(spy), uri)).toMatch(/^This workspace is not trusted, so git is not run in it/);
        expect(asked).toEqual([]);
        expect(world.told).toHaveLength(4);
    });

    test.each([
        ['no repository', 'bare', MAIN, /^a\.journey is in no git repository, so it has no earlier state\.$/],
        ['no such commit', 'shop', { revision: 'no-branch', isParted: true }, /^There is no commit “no-branch” in this repository\.$/],
    ] as const)('%s is said in a sentence', async (_, where, against, sentence) => {
        const uri = where === 'shop' ? shop().uri : pathToFileURL(join(folderWith({ 'a.journey': '' }), 'a.journey')).href;
        expect((await comparer().load(extension.Uri.parse(uri), against)).problem).toMatch(sentence);
    });

    test('a git that is named in the settings counts first, and one that is not there is passed over', async () => {
        const { uri } = shop();
        for (world.gitPath of ['/no/such/git', '', join(__filename, 'git')]) expect(await comparer().load(extension.Uri.parse(uri), MAIN)).toMatchObject({ base: { is: 'itself' } });
        const path = process.env['PATH'];
        process.env['PATH'] = folder;
        try {
            expect((await comparer().load(extension.Uri.parse(uri), MAIN)).problem).toMatch(/^git could not be started, so there is nothing to compare with \(.*ENOENT.*git\.path\.$/);
        }
        finally {
            process.env['PATH'] = path;
        }
    });
});

describe('a git that takes long', () => {
    /** It lists what there is only after a while. */
    function slowly(): { readonly uri: string; readonly reader: unknown } {
        const { uri, top } = shop();
        const program = join(top, 'slow-git');
        writeFileSync(program, '#!/bin/sh\ncase "$1" in ls-tree) sleep 2 ;; esac\nexec git "$@"\n', { mode: 0o755 });
        world.gitPath = program;
        return { uri, reader: extension.gitReader() };
    }
    test('is told of, until it has ended', async () => {
        const { uri, reader } = slowly();
        expect(await comparer(reader).load(extension.Uri.parse(uri), MAIN)).toMatchObject({ base: { is: 'itself' } });
        await expect.poll(() => world.progress).toEqual(['Reading git…', 'done']);
    });
    test('can be stopped', async () => {
        const { uri, reader } = slowly();
        const loading = comparer(reader).load(extension.Uri.parse(uri), MAIN);
        await expect.poll(() => world.progress, { timeout: 5000 }).toEqual(['Reading git…']);
        world.cancel();
        expect(await loading).toEqual({ revision: 'main', problem: 'Reading git was stopped, so nothing is compared.' });
    });
    test('is not told of when it takes no time', async () => {
        const { uri } = shop();
        await comparer().load(extension.Uri.parse(uri), MAIN);
        expect(world.progress).toEqual([]);
    });
});

describe('the choice', () => {
    test('begins with where this branch left the one of the config', async () => {
        const { git, uri } = shop();
        git('branch', 'other');
        git('tag', 'v1');
        world.pick = 'main';
        expect(await comparer().choose(extension.Uri.parse(uri))).toEqual({ ...MAIN, ref: 'refs/heads/main' });
        expect(world.items.map(({ label, description }) => [label, description].filter(Boolean).join(': '))).toEqual([
            '$(git-merge) main: where this branch left it', '$(git-branch) main: as it is now', '$(git-commit) HEAD: the last commit: what is not committed yet',
            'Branches', '$(git-branch) other: where this branch left it', 'Tags', '$(tag) v1', '', 'Another commit…',
        ]);
    });

    test('of a branch stays that branch, though a tag takes its name later; HEAD stays where it is then', async () => {
        const { git, uri } = shop();
        world.pick = 'main';
        const chosen = (await comparer().choose(extension.Uri.parse(uri)))!;
        const main = git('rev-parse', 'refs/heads/main');
        git('tag', 'main', 'feature');
        expect((await comparer().load(extension.Uri.parse(uri), chosen)).base!.commit).toBe(main);
        git('tag', '--delete', 'main');
        world.pick = 'HEAD';
        expect(await comparer().choose(extension.Uri.parse(uri))).toEqual({ revision: 'HEAD', isParted: false });
    });

    test('another commit is asked for by name; one that is not there is told at once', async () => {
        const { uri } = shop();
        world.pick = 'Another commit';
        world.typed = ' main~0 ';
        expect(await comparer().choose(extension.Uri.parse(uri))).toEqual({ revision: 'main~0', isParted: false });
        world.typed = 'main~7';
        expect(await comparer().choose(extension.Uri.parse(uri))).toBeUndefined();
        expect(world.told).toEqual(['There is no commit “main~7” in this repository.']);
        world.typed = undefined;
        expect(await comparer().choose(extension.Uri.parse(uri))).toBeUndefined();
        world.pick = undefined;
        expect(await comparer().choose(extension.Uri.parse(uri))).toBeUndefined();
    });
});

describe('the preview', () => {
    function panelOf(state: KeptPreview, made = comparer()): Panel {
        const page = { postMessage: async (message: ToWebview) => { world.posted.push(message); return true; }, onDidReceiveMessage: (receive: (message: unknown) => unknown) => { world.receive = receive; } };
        // As VS Code does: of a panel that is closed nothing can be asked.
        let isDisposed = false;
        const alive = <T>(value: T): T => {
            if (isDisposed) throw new Error('Webview is disposed');
            return value;
        };
        const panel = {
            get webview() { return alive(page); }, get viewColumn() { return alive(1); }, set title(text: string) { world.title = alive(text); },
            onDidDispose: (run: () => void) => { world.close = () => { isDisposed = true; run(); }; },
        };
        return extension.createPreviewPanel({ client, comparer: made, panel, name: 'preview-1', state, closed: () => undefined });
    }
    const lastOpened = (): PreviewOpenParams => world.opened.at(-1)!;

    test('that was compared before the window was loaded anew is compared again', async () => {
        const { uri, git } = shop();
        await panelOf({ uri, view: 'changes', folded: [], isPinned: false, against: MAIN }).refresh();
        expect(lastOpened()).toMatchObject({ view: 'changes', against: { revision: 'main', base: { commit: git('rev-parse', 'main') } } });
        expect(world.title).toBe('Preview 退款.journey ↔ main');
    });

    test('sends the texts only for the view that needs them, and goes back to the view before', async () => {
        const { uri } = shop();
        const panel = panelOf({ uri, view: 'flow', folded: [], isPinned: false });
        await panel.compare(MAIN);
        expect(lastOpened()).toMatchObject({ view: 'changes', against: { base: { files: [{ uri }] } } });
        await world.receive({ type: 'choose-view', view: 'map' });
        expect(lastOpened()).toMatchObject({ view: 'map' });
        expect(lastOpened().against).toEqual({ revision: 'main' });
        await world.receive({ type: 'choose-view', view: 'changes' });
        await world.receive({ type: 'want-comparison', wanted: 'none' });
        expect(lastOpened().view).toBe('map');
        expect(lastOpened().against).toBeUndefined();
        expect(panel.state()).toEqual({ uri, view: 'map', folded: [], isPinned: false });
    });

    test.each<readonly [string, (panel: Panel) => Promise<void>]>([
        ['compared', (panel) => panel.compare(MAIN)],
        ['drawn', (panel) => panel.refresh()],
        ['asked by its page for a comparison', () => { world.pick = 'main'; return Promise.resolve(world.receive({ type: 'want-comparison', wanted: 'other' })) as Promise<void>; }],
        ['shown another file', (panel) => panel.show(extension.Uri.parse('file:///b.journey'))],
    ])('that is closed while it is %s is forgotten by the server, and by nothing else called for', async (_, act) => {
        const { uri } = shop();
        const panel = panelOf({ uri, view: 'changes', folded: [], isPinned: false, against: MAIN });
        const acting = act(panel);
        world.close();
        await acting;
        expect(world.asked.lastIndexOf('preview/close')).toBeGreaterThan(world.asked.lastIndexOf('preview/open'));
        const count = world.asked.length;
        panel.pin(true);
        for (const again of [panel.refresh(), panel.compare(undefined), panel.show(extension.Uri.parse('file:///c.journey')), panel.cursor(extension.Uri.parse(uri), { start: {}, active: {} })]) await again;
        await expect(panel.png('<svg/>')).rejects.toThrow('closed');
        expect(world.asked.slice(count)).toEqual([]);
        expect(world.told).toEqual([]);
    });

    test('that was kept with a journey that its file does not have follows the cursor to one that it has', async () => {
        const { uri } = shop();
        const panel = panelOf({ uri, subject: 'journey:of-another-file', folded: [], isPinned: false });
        await panel.refresh();
        expect(lastOpened().subject).toBe('journey:of-another-file');
        await panel.cursor(extension.Uri.parse(uri), { start: {}, active: { line: 0, character: 0 } });
        expect(lastOpened().subject).toBe('journey:j');
    });

    test('says that the branch went on, though where it was left is the same commit', async () => {
        const { uri, git } = shop();
        await panelOf({ uri, view: 'changes', folded: [], isPinned: false, against: MAIN }).refresh();
        const parting = git('rev-parse', 'main');
        expect(lastOpened().against!.base).toMatchObject({ commit: parting, is: 'itself' });
        git('update-ref', 'refs/heads/main', git('commit-tree', '-p', 'main', '-m', 'later', 'main^{tree}'));
        await expect.poll(() => lastOpened().against!.base, { timeout: 8000 }).toMatchObject({ commit: parting, is: 'parted' });
    });

    test('watches over branches only while something is compared, once for all previews', async () => {
        const { uri } = shop();
        const watched: string[] = [];
        const real = extension.gitReader() as object;
        const reader = { ...real, watch: (folder: string) => { watched.push(folder); return { dispose: () => watched.splice(watched.indexOf(folder), 1) }; } };
        const made = comparer(reader);
        const [one, other] = [panelOf({ uri, view: 'map', folded: [], isPinned: false }, made), panelOf({ uri, view: 'map', folded: [], isPinned: false }, made)];
        const closeOther = world.close;
        expect(watched).toEqual([]);
        await one.compare(MAIN);
        await other.compare(MAIN);
        expect(watched).toHaveLength(1);
        await one.compare(undefined);
        expect(watched).toHaveLength(1);
        closeOther();
        expect(watched).toEqual([]);
        await one.compare(MAIN);
        expect(watched).toHaveLength(1);
        made.dispose();
        expect(watched).toEqual([]);
    });

    test('is compared again with a repository that was made anew', async () => {
        const { uri, top } = shop();
        await panelOf({ uri, view: 'changes', folded: [], isPinned: false, against: { revision: 'HEAD', isParted: false } }).refresh();
        rmSync(join(top, '.git'), { recursive: true, force: true });
        await expect.poll(() => lastOpened().against?.problem, { timeout: 8000 }).toMatch(/is in no git repository/);
        const { git } = repositoryIn(top);
        git('init', '--quiet');
        git('add', '--all');
        git('commit', '--quiet', '-m', 'anew');
        await expect.poll(() => lastOpened().against?.base?.commit, { timeout: 8000 }).toBe(git('rev-parse', 'HEAD'));
    });

    test('reads the state anew when the branch moves, and only then', async () => {
        const { uri, git } = shop();
        await panelOf({ uri, view: 'changes', folded: [], isPinned: false, against: { revision: 'main', isParted: false } }).refresh();
        const [count, before] = [world.opened.length, lastOpened().against!.base!.commit];
        git('tag', 'unrelated');
        await new Promise((resolve) => { setTimeout(resolve, 700); });
        expect(world.opened).toHaveLength(count);
        git('branch', '--quiet', '--force', 'main', 'feature');
        await expect.poll(() => lastOpened().against?.base?.commit, { timeout: 8000 }).toBe(git('rev-parse', 'feature'));
        expect(before).not.toBe(git('rev-parse', 'feature'));
        expect(lastOpened().against!.base!.files).toEqual([{ uri, text: 'owner new\n' }]);
        git('update-ref', '-d', 'refs/heads/main');
        await expect.poll(() => lastOpened().against?.problem, { timeout: 8000 }).toBe('There is no commit “main” in this repository.');
    });
});

describe('the command', () => {
    const [mine, other] = ['file:///mine.journey', 'file:///other.journey'];
    /** Which file is asked about, and in which panel it is compared; a panel that shows mine is looked at. */
    async function compared(given: string | undefined, meanwhile: 'closed' | 'elsewhere' | undefined = undefined): Promise<readonly string[]> {
        const steps: string[] = [];
        let isAsked = false;
        const compare = (name: string) => async (): Promise<void> => void steps.push(name);
        const panel = { panel: { active: true }, state: () => ({ uri: isAsked && meanwhile === 'elsewhere' ? other : mine }), isClosed: () => isAsked && meanwhile === 'closed', compare: compare('in the panel') };
        const open = async (uri: unknown): Promise<unknown> => {
            steps.push(`opened ${String(uri)}`);
            return { compare: compare('in that') };
        };
        const choose = async (uri: unknown): Promise<KeptAgainst> => {
            isAsked = true;
            steps.push(`asked about ${String(uri)}`);
            return MAIN;
        };
        await extension.compareWithBranch({ active: () => panel, open }, { choose }, given === undefined ? undefined : extension.Uri.parse(given));
        return steps;
    }

    test.each([
        ['nothing is named', undefined], ['the title bar of the panel is used', 'webview-panel:webview-panel/webview-journey.preview-1'], ['the menu of the same file is used', mine],
    ])('compares in the panel that is looked at when %s', async (_, given) => {
        expect(await compared(given)).toEqual([`asked about ${mine}`, 'in the panel']);
    });

    test('compares the file whose menu was used, whatever is looked at', async () => {
        expect(await compared(other)).toEqual([`asked about ${other}`, `opened ${other}`, 'in that']);
    });

    test.each(['closed', 'elsewhere'] as const)('compares what was asked about, though the panel is %s by then', async (meanwhile) => {
        expect(await compared(undefined, meanwhile)).toEqual([`asked about ${mine}`, `opened ${mine}`, 'in that']);
    });
});
