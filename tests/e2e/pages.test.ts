import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from './harness/browser';
import { contrastViolations, examplePages, root, showTab, tabsOf, violations, type ExamplePages } from './harness/example-pages';

const shots = join(root, 'tests/e2e/shots/pages');
const NARROW_PX = [800, 390];

let pages: ExamplePages;
beforeAll(async () => {
    if (!hasBrowser) return;
    pages = await examplePages();
    mkdirSync(shots, { recursive: true });
});
afterAll(() => pages?.close());

describe.runIf(hasBrowser)('every page of every example', () => {
    it('English: has nothing to complain of, asks nobody for anything, fits its window and is accessible in every view, light and dark', async () => {
        expect(await faultsOfAll('en', async (page, name) => {
            const found: string[] = [];
            for (const tab of await tabsOf(page)) {
                await showTab(page, tab);
                found.push(...(await violations(page)).map((violation) => `${tab}: ${violation}`));
                await page.screenshot({ type: 'jpeg', path: join(shots, `${basename(name, '.html')}-${tab}-light.jpg`), quality: 85 });
            }
            // What is seen now is the text, with all that is around it: pictures have their contrast computed, in tests/render/contrast.test.ts.
            await page.evaluate('document.querySelector("#side-open").click()');
            found.push(...await violations(page), ...await contrastViolations(page));
            await page.emulateMedia({ colorScheme: 'dark' });
            found.push(...(await contrastViolations(page)).map((violation) => `dark: ${violation}`));
            return found;
        })).toEqual([]);
    }, 300_000);

    it('Chinese: has nothing to complain of, fits its window, wide and narrow, and says which language its words are of', async () => {
        expect(await faultsOfAll('zh-Hans', async (page, name) => {
            const found: string[] = [];
            await page.emulateMedia({ colorScheme: 'dark' });
            for (const tab of await tabsOf(page)) {
                await showTab(page, tab);
                found.push(...(await tooWide(page)).map((what) => `${tab}: ${what} scrolls sideways`));
                await page.screenshot({ type: 'jpeg', path: join(shots, `${basename(name, '.html')}-${tab}-dark.jpg`), quality: 85 });
            }
            found.push(...await violations(page));
            // What is seen now is the text; a picture has scroll bars of its own.
            for (const widthPx of NARROW_PX) {
                await page.setViewportSize({ width: widthPx, height: 900 });
                found.push(...(await tooWide(page)).map((what) => `at ${widthPx} px: ${what} scrolls sideways`));
            }
            return found;
        })).toEqual([]);
    }, 300_000);
});

/** Opens each page, two at a time, and answers what is wrong with it, the browser's own complaints among that. */
async function faultsOfAll(locale: 'en' | 'zh-Hans', visit: (page: Page, name: string) => Promise<readonly string[]>): Promise<readonly string[]> {
    const left = [...pages.names(locale)];
    expect(left.length).toBeGreaterThan(30);
    const found: string[] = [];
    const visitor = async (): Promise<void> => {
        const { page, complaints, goTo, close } = await pages.visitor();
        for (let name = left.pop(); name !== undefined; name = left.pop()) {
            await page.emulateMedia({ colorScheme: 'light' });
            await goTo(pages.path(name, locale));
            const faults = [...await visit(page, name), ...complaints()];
            found.push(...faults.map((fault) => `${name}, ${fault}`));
        }
        await close();
    };
    await Promise.all([visitor(), visitor()]);
    return found.sort();
}

/** Only pictures scroll sideways. */
function tooWide(page: Page): Promise<readonly string[]> {
    return page.evaluate('[document.documentElement, ...document.querySelectorAll("#text, .bar, .tools, #side")].filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.id || element.className || element.tagName)');
}
