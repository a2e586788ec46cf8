import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { RunningVsCode } from './running-vscode';

const START_TIMEOUT_MS = 60_000;
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
    /** Presses a key until something is offered: on a loaded machine VS Code gives up on a slow answer. */
    offered(offer: Locator, key: string): Promise<void>;
    /** Loads the window anew, as its command does. */
    reload(): Promise<void>;
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

/** Opens the workbench of a running VS Code and waits until it can be used. */
export async function openWorkbench(browser: Browser, vscode: RunningVsCode): Promise<Workbench> {
    const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        deviceScaleFactor: 1,
        reducedMotion: 'reduce',
        colorScheme: 'dark',
        locale: 'en-US',
        timezoneId: 'UTC',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const externalRequests = await keepInside(context, new URL(vscode.url).hostname);
    const consoleErrors: string[] = [];
    page.on('console', (message) => {
        const text = `${message.location().url}: ${message.text()}`;
        if (message.type() === 'error' && !isHostNoise(text)) consoleErrors.push(text);
    });
    page.on('pageerror', (error) => consoleErrors.push(`page: ${error.stack ?? error.message}`));

    async function start(load: () => Promise<unknown>): Promise<void> {
        await load();
        await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: START_TIMEOUT_MS });
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
        const input = await openPalette('F1');
        await input.fill(`>${title}`);
        await page.locator('.quick-input-list [role="option"]', { hasText: title }).first().click();
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
    // 1.139 now and then cannot ask its server for files in a window that was loaded anew, whosever they are; a test that needs them sees that they are missing.
    /workbench\.js: %c {2}ERR [^]*Webview\.loadLocalResource - Error using fileReader/,
    /vscode-resource\.vscode-cdn\.net\/[^]*: Failed to load resource: the server responded with a status of 408/,
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
