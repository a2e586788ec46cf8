import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { RunningVsCode } from './running-vscode';
import { READY_TITLE } from './settings';

const START_TIMEOUT_MS = 60_000;
/** From the window to the first files in it, on a busy machine. */
const FILES_TIMEOUT_MS = 25_000;
/** One that is always offered. */
const OWN_COMMAND = 'Journey: ';
const ACTION_TIMEOUT_MS = 30_000;

/** What a person does and sees in a VS Code, in a browser window of its own. */
export interface Workbench {
    readonly page: Page;
    /** Every error the console showed, as `source: text`, without what the test hosts themselves always report. */
    readonly consoleErrors: readonly string[];
    /** The address of every request that would have left this machine; none of them did. */
    readonly externalRequests: readonly string[];
    /** Opens a file of the workspace, and waits until its language is known by the given name. */
    openFile(path: string, language: string): Promise<void>;
    /** The text of the editor that has the focus: VS Code 1.139's server now and then never ends to write a file. */
    copiedText(): Promise<string>;
    /** Presses a key until something is offered: on a loaded machine VS Code gives up on a slow answer. */
    offered(offer: Locator, key: string): Promise<void>;
    /** Loads the window anew, as its command does. */
    reload(): Promise<void>;
    /** Saves the active editor, and waits until what it shows is written. */
    save(isWritten: () => boolean): Promise<void>;
    /** Runs a command of the palette by its full title. */
    runCommand(title: string): Promise<void>;
    /** The rows of the Problems view, waiting until there is one that contains the text. */
    problemsWith(text: string): Promise<readonly string[]>;
    /** The texts of the notifications that are shown now. */
    notifications(): Promise<readonly string[]>;
    /** Puts the cursor of the active editor; line and column count from 1. */
    placeCursor(line: number, column: number): Promise<void>;
    /** The page inside the preview panel. */
    readonly preview: FrameLocator;
    /** The preview panel as the window shows it. */
    readonly previewPanel: Locator;
    close(): Promise<void>;
}

/**
 * Opens the workbench of a running VS Code and waits until it can be used.
 * @param language of the extensions; VS Code itself stays English, for its translations are extensions of a marketplace.
 */
export async function openWorkbench(browser: Browser, vscode: RunningVsCode, language?: string): Promise<Workbench> {
    const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        deviceScaleFactor: 1,
        reducedMotion: 'reduce',
        colorScheme: 'dark',
        locale: 'en-US',
        timezoneId: 'UTC',
    });
    // Where VS Code's own translations would tell it.
    if (language !== undefined) await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
    const page = await context.newPage();
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const externalRequests = await keepInside(context, new URL(vscode.url).hostname);
    const consoleErrors: string[] = [];
    page.on('console', (message) => {
        const text = `${message.location().url}: ${message.text()}`;
        if (message.type() === 'error' && !isHostNoise(text)) consoleErrors.push(text);
    });
    page.on('pageerror', (error) => consoleErrors.push(`page: ${error.stack ?? error.message}`));

    /**
     * In a fresh window VS Code 1.139 now and then gets no answer from its server to what it asks about files: its Explorer stays empty, or it never
     * learns its settings, or which extensions there are. Loading the window again cures it.
     */
    async function start(load: () => Promise<unknown>): Promise<void> {
        for (let attempt = 1; ; attempt += 1) {
            await (attempt === 1 ? load() : page.reload({ waitUntil: 'domcontentloaded' }));
            await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: START_TIMEOUT_MS });
            try {
                await page.locator('.explorer-folders-view [role="treeitem"]').first().waitFor({ state: 'attached', timeout: FILES_TIMEOUT_MS });
                await page.waitForFunction(`document.title.startsWith('${READY_TITLE}')`, undefined, { timeout: FILES_TIMEOUT_MS });
                return await untilExtensionsAreThere();
            } catch (error) {
                if (attempt === 4) throw error;
                console.warn('the window got no answers from its server, loading it again');
            }
        }
    }

    /** A palette shows the commands that were there when its text was written last. */
    async function untilExtensionsAreThere(): Promise<void> {
        const input = await openPalette('F1');
        const end = Date.now() + FILES_TIMEOUT_MS;
        while (!(await page.locator('.quick-input-list [role="option"]', { hasText: OWN_COMMAND }).first().isVisible())) {
            if (end < Date.now()) throw new Error(`there is no command “${OWN_COMMAND}”`);
            await input.fill('>');
            await input.fill(`>${OWN_COMMAND}`);
            await page.waitForTimeout(700);
        }
        await page.keyboard.press('Escape');
    }

    async function openFile(path: string, language: string): Promise<void> {
        try {
            await tryToOpenFile(path, language);
        } catch {
            // On a loaded machine the extensions of a fresh window now and then never register; a reload cures it.
            console.warn(`opening ${path} took too long, reloading the window once`);
            await start(() => page.reload({ waitUntil: 'domcontentloaded' }));
            await tryToOpenFile(path, language);
        }
    }

    async function tryToOpenFile(path: string, language: string): Promise<void> {
        const folders = path.split('/');
        const file = folders.pop() ?? path;
        for (const folder of folders) await expand(explorerItem(folder));
        await explorerItem(file).dblclick();
        await page.locator(`.tabs-container [role="tab"][aria-selected="true"][data-resource-name="${file}"]`).waitFor();
        await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
        await page.locator('[id="status.editor.mode"]', { hasText: language }).waitFor();
    }

    /** A click toggles: one on a folder that the window remembers as open, or that is lost while the tree still loads, would leave it closed. */
    async function expand(folder: Locator): Promise<void> {
        await folder.waitFor();
        for (let attempt = 1; attempt <= 20; attempt += 1) {
            if ((await folder.getAttribute('aria-expanded')) === 'true') return;
            await folder.click();
            await page.waitForTimeout(500);
        }
    }

    function explorerItem(name: string): Locator {
        return page.locator(`.explorer-folders-view [role="treeitem"][aria-label^="${name}"]`);
    }

    async function runCommand(title: string): Promise<void> {
        for (let attempt = 1; ; attempt += 1) {
            const input = await openPalette('F1');
            try {
                // It can be closed again by what was done before.
                await input.fill(`>${title}`, { timeout: 10_000 });
                return await page.locator('.quick-input-list [role="option"]', { hasText: title }).first().click({ timeout: 10_000 });
            } catch (error) {
                // A palette that was opened before the extensions were registered never learns of their commands.
                if (attempt === 4) throw error;
                await page.keyboard.press('Escape');
            }
        }
    }

    async function save(isWritten: () => boolean): Promise<void> {
        await runCommand('File: Save');
        // An editor that is being saved looks as if it were.
        for (const end = Date.now() + FILES_TIMEOUT_MS; !isWritten() || (await page.locator('.statusbar-item', { hasText: 'Saving' }).count()) > 0; await page.waitForTimeout(200)) {
            if (end < Date.now()) throw new Error('what was saved is not in its file');
        }
    }

    async function openPalette(key: string): Promise<Locator> {
        const input = page.locator('.quick-input-box input');
        for (let attempt = 1; ; attempt += 1) {
            // The key is lost while the workbench is still starting.
            await page.keyboard.press(key);
            try {
                await input.waitFor({ timeout: 5_000 });
                return input;
            } catch (error) {
                if (attempt === 4) throw error;
            }
        }
    }

    async function problemsWith(text: string): Promise<readonly string[]> {
        const rows = page.locator('.markers-panel [role="treeitem"]');
        if (!(await page.locator('.markers-panel').isVisible())) await runCommand('Problems: Focus on Problems View');
        await rows.filter({ hasText: text }).first().waitFor({ timeout: 60_000 });
        const shown = await rows.allInnerTexts();
        return shown.map((row) => row.replace(/\s*\n\s*/g, ' | '));
    }

    async function placeCursor(line: number, column: number): Promise<void> {
        const input = await openPalette('Control+g');
        await input.fill(`:${line}:${column}`);
        await page.keyboard.press('Enter');
        await page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    }

    await start(() => page.goto(vscode.url, { waitUntil: 'domcontentloaded' }));
    return {
        page,
        consoleErrors,
        externalRequests,
        openFile,
        copiedText: async () => {
            await context.grantPermissions(['clipboard-read', 'clipboard-write']);
            for (const key of ['Control+a', 'Control+c', 'ArrowRight']) await page.keyboard.press(key);
            return page.evaluate<string>('navigator.clipboard.readText()');
        },
        offered: async (offer, key) => {
            for (let attempt = 1; ; attempt += 1) {
                await page.keyboard.press(key);
                try {
                    return await offer.waitFor({ timeout: 8_000 });
                }
                catch (error) {
                    if (attempt === 4) throw error;
                    console.warn(`nothing was offered after ${key}, trying again`);
                    await page.keyboard.press('Escape');
                }
            }
        },
        reload: () => start(() => page.reload({ waitUntil: 'domcontentloaded' })),
        save,
        runCommand,
        problemsWith,
        notifications: () => page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts(),
        placeCursor,
        preview: page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
        previewPanel: page.locator('iframe.webview.ready'),
        close: () => context.close(),
    };
}

/**
 * What the hosts report of themselves: native modules that are not compiled for the tests, files that only
 * Microsoft's build has, and code-server's own pages, which are not used here.
 */
const HOST_NOISE = [
    /\/(vsda\.js|vsda_bg\.wasm|update\/check|nls\.messages\.js|package\.nls\.json): Failed to load resource/,
    /\/_static\/src\/browser\/media\/.*: Failed to load resource/,
    /Failed to register a ServiceWorker .*\/_static\//,
    /^: A bad HTTP response code \(404\) was received when fetching the script/,
    /Could not locate the bindings file\.[^]*spdlog\.node/,
    // What the workbench logs about its own features, like the missing sign-in; about ours, it names the extension.
    /workbench\.js: %c {2}ERR (?![^]*journey-lang)/,
];

function isHostNoise(text: string): boolean {
    return HOST_NOISE.some((noise) => noise.test(text));
}

/** Aborts and records every request to another machine than the given one and its subdomains. */
async function keepInside(context: BrowserContext, ownHost: string): Promise<readonly string[]> {
    const external: string[] = [];
    const isExternal = (url: URL): boolean => url.hostname !== ownHost && !url.hostname.endsWith(`.${ownHost}`);
    await context.route(
        (url) => /^https?:$/.test(url.protocol) && isExternal(url),
        (route) => {
            external.push(route.request().url());
            return route.abort();
        },
    );
    await context.routeWebSocket(isExternal, (socket) => {
        external.push(socket.url());
        void socket.close();
    });
    return external;
}
