import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const commandLine = join(root, 'out/cli/journey.js');
export const LOCALES = ['en', 'zh-Hans'] as const;
type PageLocale = (typeof LOCALES)[number];

/** Every page of every example, in two languages, as `journey render --all` writes them, and a browser to look at them. */
export interface ExamplePages {
    readonly names: (locale: PageLocale) => readonly string[];
    readonly path: (name: string, locale?: PageLocale) => string;
    /** Opens a file in a window of its own; the one before is closed. */
    readonly open: (path: string, look?: Look) => Promise<Page>;
    /** What the open page complained of, and what it asked of anybody. */
    readonly complaints: () => readonly string[];
    /** A window that goes from page to page, which is faster than one for each. */
    readonly visitor: (look?: Look) => Promise<Visitor>;
    readonly close: () => Promise<void>;
}
export interface Look { readonly width?: number; readonly height?: number; readonly scheme?: 'light' | 'dark'; readonly contrast?: 'more'; readonly withoutScript?: true }
export interface Visitor {
    readonly page: Page;
    readonly goTo: (path: string) => Promise<void>;
    /** What the page complained of since it was gone to, and what it asked of anybody. */
    readonly complaints: () => readonly string[];
    readonly close: () => Promise<void>;
}

export async function examplePages(): Promise<ExamplePages> {
    const folder = mkdtempSync(join(tmpdir(), 'journey-pages-'));
    for (const locale of LOCALES) execFileSync(process.execPath, [commandLine, 'render', '--all', 'examples', '-o', join(folder, locale), '--locale', locale, '--today', '2026-11-21'], { cwd: root });
    const browser = await launchBrowser();
    let opened: Visitor | undefined;
    return {
        names: (locale) => readdirSync(join(folder, locale)).filter((name) => name.endsWith('.html')).sort(),
        path: (name, locale = 'en') => join(folder, locale, name),
        open: async (path, look) => {
            await opened?.close();
            opened = await visitorIn(browser, look);
            await opened.goTo(path);
            return opened.page;
        },
        complaints: () => opened?.complaints() ?? [],
        visitor: (look) => visitorIn(browser, look),
        close: async () => {
            await browser.close();
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

async function visitorIn(browser: Browser, { width = 1440, height = 900, scheme = 'light', contrast, withoutScript }: Look = {}): Promise<Visitor> {
    const options: BrowserContextOptions = { viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', javaScriptEnabled: withoutScript !== true, ...(contrast !== undefined && { contrast }) };
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(10_000);
    let found: string[] = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) found.push(message.text()); });
    page.on('pageerror', (error) => found.push(error.stack ?? error.message));
    page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) found.push(`asks for ${request.url()}`); });
    return {
        page,
        goTo: async (path) => {
            found = [];
            await page.setViewportSize({ width, height });
            await page.goto(pathToFileURL(path).href);
        },
        complaints: () => found,
        close: () => page.context().close(),
    };
}

/** The names of the tabs, by the panels that they show; only `text` for a page that has nothing else. */
export async function tabsOf(page: Page): Promise<readonly string[]> {
    return await page.evaluate('[...document.querySelectorAll("[role=tab]")].map((tab) => tab.getAttribute("aria-controls").replace(/^view-/, ""))');
}

/** Without waiting until a mouse could click it, as a test of the tabs themselves does. */
export async function showTab(page: Page, name: string): Promise<void> {
    await page.evaluate(`document.getElementById(${JSON.stringify(name === 'text' ? 'tab-text' : `tab-view-${name}`)}).click()`);
}

interface Violation { readonly id: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[] }
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with what is shown now, in words, but for the contrast: https://dequeuniversity.com/rules/axe. */
export function violations(page: Page): Promise<readonly string[]> {
    return runAxe(page, 'document', '{ resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } }');
}

/** What axe finds wrong with the contrast of what is shown now. Of the texts of a picture it never says more than that it cannot tell. */
export function contrastViolations(page: Page): Promise<readonly string[]> {
    return runAxe(page, '{ exclude: ["svg"] }', '{ resultTypes: ["violations"], runOnly: ["color-contrast"] }');
}

async function runAxe(page: Page, where: string, options: string): Promise<readonly string[]> {
    if (await page.evaluate('!("axe" in globalThis)')) await page.evaluate(axe);
    const found = await page.evaluate(`axe.run(${where}, ${options}).then(({ violations }) => violations)`) as readonly Violation[];
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary = '' }) => `${target.join(' ')} ${failureSummary.replace(/\s+/g, ' ')}`).join(' | ')}`);
}
