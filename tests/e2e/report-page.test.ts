import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { folderWith } from '../cli/journey';
import { CASE, DELIVERY } from '../report/small';
import { hasBrowser, launchBrowser } from './harness/browser';
import { commandLine, contrastViolations, root, violations } from './harness/example-pages';

/** What a sheet of A4 has between its margins, in landscape. */
const SHEET_PX = Math.floor((297 - 20) / 25.4 * 96);

let browser: Browser;
beforeAll(async () => {
    if (hasBrowser) browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(file: string, widthPx: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: widthPx, height: 800 } });
    onTestFinished(() => page.close());
    await page.goto(`file://${file}`);
    return page;
}

/** A small project, and a case that went wrong. */
function reports(locale: string): readonly { readonly title: string; readonly file: string }[] {
    const folder = folderWith({ 'order.journey': DELIVERY, 'case.journey': CASE, 'board.journey': 'portfolio p "All lamps" { journey order core pilot }\n' });
    return [['All lamps', folder], ['practised', join(root, 'examples/618-remote-control/practised')]].map(([title = '', path = '']) => {
        const file = join(folder, `${title}.html`);
        execFileSync(process.execPath, [commandLine, 'report', path, '-o', file, '--locale', locale], { cwd: root });
        return { title, file };
    });
}

describe.runIf(hasBrowser).each(['en', 'zh-Hans'])('the page of a report, %s', (locale) => {
    it('on paper it has its title, and no table is cut off', async () => {
        for (const { title, file } of reports(locale)) {
            const page = await open(file, SHEET_PX);
            await page.emulateMedia({ media: 'print' });
            expect(await page.locator('h1').innerText()).toContain(title);
            expect(await page.locator('h1').isVisible()).toBe(true);
            expect(await page.evaluate(`[...document.querySelectorAll('table')].filter((table) => table.getBoundingClientRect().right > ${SHEET_PX}).map((table) => table.innerText)`)).toEqual([]);
            // The title stands on the sheet of what follows.
            expect(await page.evaluate('getComputedStyle(document.querySelector("#text")).breakBefore')).toBe('auto');
        }
    });

    it('on a screen it is accessible, light and dark, and only tables are moved sideways', async () => {
        for (const { file } of reports(locale)) {
            const page = await open(file, 1280);
            const found = [...await violations(page), ...await contrastViolations(page)];
            await page.emulateMedia({ colorScheme: 'dark' });
            found.push(...(await contrastViolations(page)).map((violation) => `dark: ${violation}`));
            await page.setViewportSize({ width: 390, height: 800 });
            const tooWide = await page.evaluate('[document.documentElement, ...document.querySelectorAll("#text, .bar, .tools")].filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.id || element.className || element.tagName)');
            expect([...found, ...tooWide as readonly string[]]).toEqual([]);
        }
    });
});
