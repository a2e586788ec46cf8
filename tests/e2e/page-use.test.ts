import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from './harness/browser';
import { commandLine, contrastViolations, examplePages, showTab, tabsOf, violations, type ExamplePages } from './harness/example-pages';

let pages: ExamplePages;
let page: Page;
beforeAll(async () => {
    if (hasBrowser) pages = await examplePages();
});
afterAll(() => pages?.close());

/** The value of an expression about the elements of a selector, the first of which is `element`. */
function inPage<T = unknown>(selector: string, expression: string): Promise<T> {
    return page.evaluate(`((elements, element = elements[0]) => ${expression})([...document.querySelectorAll(${JSON.stringify(selector)})])`) as Promise<T>;
}

describe.runIf(hasBrowser)('a page for who uses it', () => {
    const PRACTISED = 'remote-repair.html';
    const shownTab = (): Promise<string> => page.locator('[role=tab][aria-selected=true]').innerText();
    const opacityOf = (key: string): Promise<unknown> => inPage(`#view-flow [data-key="${key}"]`, 'Number(getComputedStyle(element).opacity)');

    it('tabs: arrow keys, Home and End show another view; one of them takes part in the order of Tab', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('tab', { name: 'Map' }).focus();
        const views: string[] = [];
        for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
            await page.keyboard.press(key);
            views.push(await shownTab());
            expect(await page.evaluate('document.activeElement?.textContent')).toBe(views.at(-1));
            expect(await page.locator('.panel:visible').count()).toBe(1);
        }
        expect(views).toEqual(['Blueprint', 'Flow', 'Text', 'Map', 'Text', 'Map']);
        expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
        expect(await page.locator('.panel:visible').getAttribute('aria-labelledby')).toBe('tab-view-map');
    });

    it('elements: reached by Tab and the arrow keys, opened by Enter, left by Escape', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('tab', { name: 'Flow' }).click();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        const focused = (): Promise<unknown> => page.evaluate('document.activeElement?.getAttribute("data-key") ?? null');
        const first = await focused();
        expect(first).toMatch(/^(way|touchpoint):remote-repair\./);
        for (let step = 0; step < 10 && await focused() !== 'touchpoint:remote-repair.visit'; step++) await page.keyboard.press('ArrowRight');
        expect(await focused()).toBe('touchpoint:remote-repair.visit');
        await page.keyboard.press('Enter');
        expect(await page.locator('#chosen').innerText()).toContain('上门安装调试');
        expect(await page.locator('#chosen').innerText()).toContain('更换新遥控器');
        expect(await page.evaluate('document.activeElement?.id')).toBe('chosen');
        await page.keyboard.press('Escape');
        expect(await focused()).toBe('touchpoint:remote-repair.visit');
        expect(await page.locator('#chosen').isVisible()).toBe(false);
        await page.keyboard.press('Home');
        expect(await focused()).toBe(first);
    });

    it('a click on a touchpoint tells all of it; a link to another one goes there', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('tab', { name: 'Flow' }).click();
        await page.locator('#view-flow text', { hasText: '预约上门安装' }).first().click();
        await page.locator('#chosen').getByRole('link', { name: '上门安装调试' }).first().click();
        expect(await page.locator('#chosen h3').innerText()).toBe('上门安装调试');
        expect(await page.locator('#view-flow [aria-current=true]').getAttribute('data-key')).toBe('touchpoint:remote-repair.visit');
    });

    it('a finding leads to its element, and its rule is explained', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('button', { name: /^Findings \(\d+\)$/ }).click();
        const finding = page.locator('.finding', { hasText: 'handoff-no-fallback' }).first();
        await finding.locator('.about a').click();
        expect(await page.locator('#chosen').isVisible()).toBe(true);
        await finding.getByRole('link', { name: 'handoff-no-fallback' }).click();
        expect(await page.locator('details[id="rule:handoff-no-fallback"]').getAttribute('open')).not.toBeNull();
    });

    it('filters: what does not match steps back in every picture, and is left out of the text', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.locator('#filter-owner').selectOption({ label: '第三方外包' });
        expect(await page.locator('#status').innerText()).toBe('2 of 3 match');
        await page.getByRole('tab', { name: 'Flow' }).click();
        expect(await opacityOf('touchpoint:remote-repair.book')).toBeLessThan(0.3);
        expect(await opacityOf('touchpoint:remote-repair.visit')).toBe(1);
        expect(await opacityOf('way:remote-repair.book->visit')).toBeLessThan(0.3);
        expect(await opacityOf('way:remote-repair.visit->deliver')).toBe(1);
        await page.getByRole('tab', { name: 'Text' }).click();
        expect(await page.locator('article:visible h3').allInnerTexts()).toEqual(['上门安装调试', '送达新遥控器']);
        await page.getByRole('button', { name: 'Show all' }).click();
        expect(await page.locator('article:visible').count()).toBe(3);
        expect(await page.locator('svg .off').count()).toBe(0);
    });

    it('filters by owner, channel and persona: a touchpoint that does not match steps back wherever a picture shows something of it', async () => {
        const shown = async (view: string): Promise<string> => {
            await page.getByRole('tab', { name: view }).click();
            return inPage<string>(`.panel:not([hidden]) svg [data-key^="touchpoint:"]`, `(() => {
                const opacityOf = (element) => element.tagName === 'svg' ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
                const all = elements.map((each) => [each.dataset.key.replace('touchpoint:j.', '').replace(/~.*/, ''), opacityOf(each) === 1]);
                // One that is shown here and steps back there would be listed as both.
                return ['ask', 'pay', 'leave'].flatMap((name) => [...new Set(all.filter(([each]) => each === name).map(([, isShown]) => isShown ? name : '(' + name + ')'))]).join(' ');
            })()`);
        };
        await withPageOf(`owner shop owner bank channel counter : counter channel app : app persona maya persona tom
            journey j { stage s {
                touchpoint ask { owner shop channel counter feels +1 "at ease" for maya feels -1 "lost" for tom does "Asks" }
                touchpoint pay { owner bank channel app feels -2 "lost" for tom does "Pays" }
                touchpoint leave { owner shop channel app feels +1 "happy" does "Leaves" ends success }
            } }`, async (file) => {
            page = await pages.open(file);
            const found: Record<string, string> = {};
            for (const [facet, value] of [['owner', 'bank'], ['channel', 'counter'], ['persona', 'maya']] as const) {
                await page.locator(`#filter-${facet}`).selectOption({ value });
                for (const view of ['Map', 'Blueprint', 'Flow', 'Channels']) found[`${facet} ${value}, ${view}`] = await shown(view);
                await page.getByRole('tab', { name: 'Text' }).click();
                found[`${facet} ${value}, Text`] = (await page.locator('article.touchpoint:visible h3').allInnerTexts()).join(' ');
                await page.locator('#clear').click();
            }
            expect(found).toEqual({
                'owner bank, Map': '(ask) pay (leave)', 'owner bank, Blueprint': '(ask) pay (leave)', 'owner bank, Flow': '(ask) pay (leave)', 'owner bank, Channels': '(ask) pay (leave)', 'owner bank, Text': 'pay',
                'channel counter, Map': 'ask (pay) (leave)', 'channel counter, Blueprint': 'ask (pay) (leave)', 'channel counter, Flow': 'ask (pay) (leave)', 'channel counter, Channels': 'ask (pay) (leave)', 'channel counter, Text': 'ask',
                // What is felt by everybody, or by nobody, is of all personas.
                'persona maya, Map': 'ask (pay) leave', 'persona maya, Blueprint': 'ask (pay) leave', 'persona maya, Flow': 'ask (pay) leave', 'persona maya, Channels': 'ask (pay) leave', 'persona maya, Text': 'ask leave',
            });
        });
    });

    it('the first page of a project: a journey stays while something in it matches, by the search or by a filter', async () => {
        page = await pages.open(pages.path('618-remote-control-practised.html'));
        const shown = (): Promise<readonly string[]> => inPage<readonly string[]>('#view-portfolio-0 [data-key^="journey:"]', `elements.filter((each) => !each.classList.contains('off')).map((each) => each.dataset.key.replace('journey:', ''))`);
        const both = ['remote-repair', 'remote-repair-enterprise'];
        expect(await shown()).toEqual(both);
        // The organisation of the team that owns them.
        await page.locator('#filter-owner').selectOption({ label: '线上平台' });
        expect(await shown()).toEqual(both);
        // Its touchpoints are in both.
        await page.locator('#filter-owner').selectOption({ label: '第三方外包' });
        expect(await shown()).toEqual(both);
        await page.locator('#clear').click();
        await page.getByRole('searchbox').fill('技术人员送达');
        expect(await shown()).toEqual(['remote-repair-enterprise']);
        await page.getByRole('tab', { name: 'Journeys' }).click();
        expect(await page.locator('.journeys article:visible h3').allInnerTexts()).toHaveLength(1);
        expect(await page.locator('.index li:visible').count()).toBe(1);
    });

    it('the picture of a case steps back with its promises and with who had it', async () => {
        page = await pages.open(pages.path('zhang-618.html'));
        const off = (name: string): Promise<readonly boolean[]> => inPage<readonly boolean[]>(`#view-case .${name}`, `elements.map((each) => each.classList.contains('off'))`);
        await page.locator('#filter-owner').selectOption({ label: '线上平台 › 售后客服' });
        expect(await off('promise')).toEqual([false, true, true, true]);
        expect(await off('owner-turn')).toEqual([false, true, true]);
        await page.locator('#clear').click();
        await page.locator('#filter-channel').selectOption({ label: '服务站座机' });
        expect(await off('promise')).toEqual([true, true, true, false]);
        expect(await off('owner-turn')).toEqual([true, true, false]);
    });

    it('the tools stay in one row at 1280 pixels, with three filters, long names and something to say, and nothing is cut', async () => {
        const long = 'Renault-Nissan-Mitsubishi customer care centre, southern region';
        await withPageOf(`owner shop "${long}" owner bank "Bank" channel counter "${long}" : counter channel app "App" : app persona maya "${long}" persona tom "Tom"
            journey j "A car that is bought, financed, delivered and cared for over twelve years" { stage s {
                touchpoint ask { owner shop channel counter feels +1 for maya feels -1 for tom }
                touchpoint pay { owner bank channel app feels -2 for tom ends success }
            } }`, async (file) => {
            page = await pages.open(file, { width: 1280 });
            const topsOf = (): Promise<readonly number[]> => inPage<readonly number[]>('.tools > *', 'elements.filter((each) => each.checkVisibility()).map((each) => { const { top, bottom } = each.getBoundingClientRect(); return Math.round((top + bottom) / 2); })');
            const rowsOf = async (): Promise<number> => { const tops = await topsOf(); return Math.max(...tops) - Math.min(...tops) < 8 ? 1 : 2; };
            expect(await rowsOf()).toBe(1);
            await page.locator('#filter-owner').selectOption({ value: 'shop' });
            await page.getByRole('searchbox').fill('ask');
            expect(await page.locator('#status').innerText()).toBe('1 of 2 match');
            expect(await rowsOf()).toBe(1);
            const overlaps = `elements.filter((each) => each.checkVisibility()).flatMap((each, at, all) => { const a = each.getBoundingClientRect(); return all.slice(at + 1).filter((other) => { const b = other.getBoundingClientRect(); return !each.contains(other) && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }).map((other) => (each.id || each.textContent) + ' lies on ' + (other.id || other.textContent)); })`;
            expect(await inPage('h1, .tools input, .tools span, .tools select, .tools button, #status', overlaps)).toEqual([]);
            expect(await inPage('html, .bar, .tools, .names', 'elements.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className)')).toEqual([]);
        });
    });

    it('the zoom stands beside the picture when the reader is at its end', async () => {
        page = await pages.open(pages.path('zhang-618.html'), { width: 1440 });
        await inPage('#view-case', 'element.scrollTo(0, element.scrollHeight)');
        const [legend, zoom] = [(await page.locator('#view-case [data-key=legend]').boundingBox())!, (await page.locator('.zoom').boundingBox())!];
        expect(legend.y + legend.height).toBeLessThanOrEqual(zoom.y);
    });

    it('search: / begins it, Enter goes through what matches, Escape ends it', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('tab', { name: 'Flow' }).click();
        await page.keyboard.press('/');
        await page.keyboard.type('新遥控器');
        expect(await page.locator('#status').innerText()).toBe('2 of 3 match');
        await page.keyboard.press('Enter');
        expect(await page.locator('#status').innerText()).toBe('1 of 2');
        expect(await page.locator('#chosen h3').innerText()).toBe('上门安装调试');
        await page.keyboard.press('Enter');
        expect(await page.locator('#chosen h3').innerText()).toBe('送达新遥控器');
        await page.keyboard.press('Escape');
        expect(await page.getByRole('searchbox').inputValue()).toBe('');
        await page.keyboard.type('no such thing');
        expect(await page.locator('#status').innerText()).toBe('Nothing matches');
        await page.keyboard.type('/');
        expect(await page.getByRole('searchbox').inputValue()).toBe('no such thing/');
    });

    it('search over all touchpoints of a site leads to the touchpoint', async () => {
        page = await pages.open(pages.path('index.html'));
        await page.keyboard.press('/');
        await page.keyboard.type('送达');
        const [link] = await page.locator('.index li:visible a').all();
        await link!.click();
        await page.waitForURL(/#touchpoint/);
        expect(await page.locator('#chosen h3').innerText()).toContain('送达');
    });

    it('zoom: buttons, keys, Ctrl and the wheel; what is under the pointer stays there', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('tab', { name: 'Flow' }).click();
        const width = (): Promise<number> => inPage<number>('#view-flow svg', 'element.getBoundingClientRect().width');
        const before = await width();
        await page.getByRole('button', { name: 'Larger' }).click();
        expect(await width()).toBeCloseTo(before * 1.2, 0);
        await page.keyboard.press('-');
        expect(await width()).toBeCloseTo(before, 0);
        const card = page.locator('#view-flow [data-key="touchpoint:remote-repair.deliver"]');
        // The second time the picture is narrower than the window to begin with, and stands in its middle. Near its edge it could not stay.
        for (const [steps, key, turned] of [[6, '+', -60], [10, '-', -900]] as const) {
            for (let step = 0; step < steps; step++) await page.keyboard.press(key);
            await card.scrollIntoViewIfNeeded();
            const at = (await card.boundingBox())!;
            const pointerPx = Math.ceil(at.x) + 10;
            await page.mouse.move(pointerPx, Math.ceil(at.y) + 10);
            await page.keyboard.down('Control');
            await page.mouse.wheel(0, turned);
            await page.keyboard.up('Control');
            await expect.poll(async () => (await card.boundingBox())!.width).toBeGreaterThan(at.width * 1.2);
            const now = (await card.boundingBox())!;
            expect(Math.abs(now.x + (pointerPx - at.x) * now.width / at.width - pointerPx)).toBeLessThan(2);
            // What can be scrolled over is the picture, and nothing beside it.
            expect(await inPage<number>('#view-flow', 'element.scrollWidth')).toBeCloseTo(await width(), -1);
        }
        await page.getByRole('button', { name: 'Fit' }).click();
        const fits = await inPage('#view-flow', 'element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight');
        expect(fits).toBe(true);
        await page.getByTitle('Actual size').click();
        expect(await page.getByTitle('Actual size').innerText()).toBe('100 %');
    });

    it('pan: dragging moves the picture, and is no click', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.getByRole('tab', { name: 'Flow' }).click();
        for (let step = 0; step < 8; step++) await page.keyboard.press('+');
        const scroll = (): Promise<readonly [number, number]> => inPage<readonly [number, number]>('#view-flow', '[element.scrollLeft, element.scrollTop]');
        const [left, top] = await scroll();
        await page.mouse.move(700, 500);
        await page.mouse.down();
        await page.mouse.move(600, 440, { steps: 4 });
        await page.mouse.up();
        expect(await scroll()).toEqual([left + 100, top + 60]);
        expect(await page.locator('#chosen').isVisible()).toBe(false);
    });

    it('colours: those of the system, or those that are chosen, which are remembered', async () => {
        const ground = (): Promise<unknown> => inPage('#view-map svg .paper', 'getComputedStyle(element).fill');
        page = await pages.open(pages.path(PRACTISED), { scheme: 'light' });
        expect(await ground()).toBe('rgb(255, 255, 255)');
        page = await pages.open(pages.path(PRACTISED), { scheme: 'dark' });
        expect(await ground()).toBe('rgb(30, 30, 30)');
        page = await pages.open(pages.path(PRACTISED), { contrast: 'more' });
        expect(await ground()).toBe('rgb(0, 0, 0)');
        page = await pages.open(pages.path(PRACTISED));
        for (const [name, colour] of [['Light', 'rgb(255, 255, 255)'], ['Dark', 'rgb(30, 30, 30)'], ['High contrast', 'rgb(0, 0, 0)'], ['As the system', 'rgb(255, 255, 255)'], ['Light', 'rgb(255, 255, 255)'], ['Dark', 'rgb(30, 30, 30)']]) {
            await page.getByRole('button', { name: /^Colours/ }).click();
            expect(await page.getByRole('button', { name: /^Colours/ }).getAttribute('aria-label')).toBe(`Colours: ${name}`);
            expect(await ground()).toBe(colour);
        }
        await page.reload();
        expect(await ground()).toBe('rgb(30, 30, 30)');
        await page.emulateMedia({ media: 'print' });
        expect(await ground()).toBe('rgb(255, 255, 255)');
    });

    it.each(['dark', 'high contrast'])('accessible in other colours: %s', async (colours) => {
        page = await pages.open(pages.path(PRACTISED), colours === 'dark' ? { scheme: 'dark' } : { contrast: 'more' });
        await page.locator('#side-open').click();
        const found: string[] = [];
        for (const tab of await tabsOf(page)) {
            await showTab(page, tab);
            for (const violation of [...await violations(page), ...await contrastViolations(page)]) found.push(`${tab}: ${violation}`);
        }
        expect(found).toEqual([]);
    });

    it('served while it is written: a save shows at once, and leaves the reader where they are; a mistake keeps the last good picture', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'journey-served-'));
        const write = (told: string): void => writeFileSync(join(folder, 'a.journey'), `owner shop owner bank journey j { stage s { touchpoint ask { owner shop ${told} } touchpoint pay { owner bank ends success } } }`);
        write('does "Asks for coffee"');
        const preview = spawn(process.execPath, [commandLine, 'preview', '--port', '0', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
        try {
            const address = await new Promise<string>((resolve, reject) => {
                let said = '';
                const hear = (part: Buffer): void => {
                    said += part.toString();
                    const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
                    if (found !== undefined) resolve(found);
                };
                preview.stdout.on('data', hear);
                preview.stderr.on('data', hear);
                preview.once('exit', (code) => reject(new Error(`the preview ended with ${code}: ${said}`)));
            });
            page = await pages.open(pages.path(PRACTISED));
            await page.goto(new URL('j.html', address).href);
            await page.getByRole('tab', { name: 'Flow' }).click();
            await page.getByRole('button', { name: 'Larger' }).click();
            await page.locator('#filter-owner').selectOption({ value: 'shop' });
            const pay = '.panel:not([hidden]) [data-key="touchpoint:j.pay"]';
            write('does "Asks for tea" channel app');
            await page.locator('.panel:visible svg', { hasText: 'app' }).waitFor();
            expect(await shownTab()).toBe('Flow');
            expect(await page.getByTitle('Actual size').innerText()).toBe('120 %');
            expect(await page.locator('#filter-owner').inputValue()).toBe('shop');
            expect(await inPage(pay, 'Number(getComputedStyle(element).opacity)')).toBeLessThan(0.3);
            write('does "Asks for');
            await page.locator('#note').waitFor();
            expect(await page.locator('.panel:visible svg', { hasText: 'app' }).count()).toBe(1);
            write('does "Asks for milk" channel hotline');
            await page.locator('#note').waitFor({ state: 'hidden' });
            await page.locator('.panel:visible svg', { hasText: 'hotline' }).waitFor();
        } finally {
            preview.kill('SIGKILL');
            rmSync(folder, { recursive: true, force: true });
        }
    });

    it('paper: one picture a page, then the text and the findings; nothing of the controls', async () => {
        page = await pages.open(pages.path(PRACTISED));
        await page.emulateMedia({ media: 'print' });
        expect(await inPage('.tools, .tabs, .zoom', 'elements.every((each) => getComputedStyle(each).display === "none")')).toBe(true);
        expect(await inPage('.panel.picture', 'elements.every((each) => getComputedStyle(each).display === "block" && (getComputedStyle(each).breakBefore === "page" || each === element))')).toBe(true);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        // Six pictures, each on a page, and at least one of text.
        expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThanOrEqual(6);
    });

    it('without a script: everything one below the other', async () => {
        page = await pages.open(pages.path(PRACTISED), { withoutScript: true });
        expect(await inPage('.panel', 'elements.every((each) => each.getBoundingClientRect().height > 50)')).toBe(true);
        expect(await page.locator('.tools').isVisible()).toBe(false);
        expect(await page.locator('#findings').isVisible()).toBe(true);
    });

    it('what an author wrote never runs', async () => {
        const evil = '</script><script>document.title=1</script><img src=x onerror=document.title=2> \' onload=1';
        await withPageOf(`journey j ${JSON.stringify(evil)} { link "javascript:document.title=3" "x"  note ${JSON.stringify(evil)}  stage s ${JSON.stringify(evil)} { touchpoint t ${JSON.stringify(evil)} { does ${JSON.stringify(evil)}  ends success } } }`, async (file) => {
            page = await pages.open(file);
            for (const tab of await tabsOf(page)) await showTab(page, tab);
            expect(await page.title()).toBe(evil);
            expect(await page.locator('img, svg script, a[href^="javascript:"]').count()).toBe(0);
            expect(pages.complaints()).toEqual([]);
        });
    });
});

async function withPageOf(journey: string, use: (file: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'journey-page-'));
    try {
        writeFileSync(join(folder, 'a.journey'), journey);
        execFileSync(process.execPath, [commandLine, 'render', 'a.journey', '-o', 'a.html'], { cwd: folder });
        await use(join(folder, 'a.html'));
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
