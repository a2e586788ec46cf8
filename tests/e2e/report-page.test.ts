import { describe, expect, it } from 'vitest';
import { folderWith, journey } from '../cli/journey';
import { root } from '../harness/examples';
import { CASE, DELIVERY } from '../report/small';
import { hasBrowser, launchBrowser } from './harness/browser';

/** What a sheet of A4 has between its margins, in landscape. */
const SHEET_PX = Math.floor((297 - 20) / 25.4 * 96);

describe.runIf(hasBrowser)('the page of a report, on paper', () => {
    it.each(['en', 'zh-Hans'])('%s: has its title, and no table is cut off', async (locale) => {
        const cwd = folderWith({ 'order.journey': DELIVERY, 'case.journey': CASE, 'board.journey': 'portfolio p "All lamps" { journey order core pilot }\n' });
        const { stdout } = await journey(['report', '--format', 'html', '--locale', locale], { cwd });
        const practised = (await journey(['report', 'examples/618-remote-control/practised', '--format', 'html', '--locale', locale], { cwd: root })).stdout;
        const browser = await launchBrowser();
        for (const [title, html] of [['All lamps', stdout], ['practised', practised]] as const) {
            const page = await browser.newPage({ viewport: { width: SHEET_PX, height: 700 } });
            await page.setContent(html);
            await page.emulateMedia({ media: 'print' });
            expect(await page.locator('h1').innerText()).toContain(title);
            expect(await page.locator('h1').isVisible()).toBe(true);
            expect(await page.evaluate(`[...document.querySelectorAll('table')].filter((table) => table.getBoundingClientRect().right > ${SHEET_PX}).map((table) => table.innerText)`)).toEqual([]);
            // The title stands on the sheet of what follows.
            expect(await page.evaluate('getComputedStyle(document.querySelector("#text")).breakBefore')).toBe('auto');
            await page.close();
        }
        await browser.close();
    });
});
