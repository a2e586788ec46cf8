import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { servers } from './host/hosts.mjs';
import { launchBrowser } from './harness/browser';
import { isSkipped } from './harness/global-setup';
import type { RunningVsCode } from './harness/running-vscode';
import { takeScreenshot } from './harness/screenshot';
import { quietSettings } from './harness/settings';
import { startServer } from './harness/start-server';
import { openWorkbench } from './harness/workbench';
import type { Workbench } from './harness/workbench';

const shots = join(fileURLToPath(new URL('../..', import.meta.url)), 'tests/e2e/shots');
const host = servers.at(-1)!;

/** What is written, and how it is found: by its keyword, or by any part of what it means. */
interface Author {
    readonly language: string | undefined;
    readonly file: string;
    readonly words: Readonly<Record<'journey' | 'stage' | 'ask' | 'check' | 'shop' | 'warehouse' | 'app' | 'reason' | 'arrived' | 'tomorrow' | 'newName' | 'tell', string>>;
    readonly titles: Readonly<Record<'journey' | 'stage' | 'ask' | 'check', string>>;
    readonly typed: Readonly<Record<'stage' | 'asks' | 'needs' | 'ends' | 'handoff', string>>;
}
const AUTHORS: readonly Author[] = [
    {
        language: undefined, file: 'return.journey',
        words: { journey: 'return', stage: 'send', ask: 'ask', check: 'check', shop: 'shop', warehouse: 'warehouse', app: 'app', reason: 'reason', arrived: 'The parcel has arrived', tomorrow: 'We tell you tomorrow', newName: 'new: is declared, too', tell: 'Tell the customer' },
        titles: { journey: 'Send a parcel back', stage: 'Send it', ask: 'Ask for a label', check: 'The parcel is checked' },
        typed: { stage: 'st', asks: 'as', needs: 'ne', ends: 'en', handoff: 'hand' },
    },
    {
        language: 'zh-cn', file: '退货.journey',
        words: { journey: '退货', stage: '寄回', ask: '申请', check: '验收', shop: '商店', warehouse: '仓库', app: '应用', reason: '原因', arrived: '包裹已到', tomorrow: '明天告诉您', newName: '新名称：同时声明', tell: '告知客户' },
        titles: { journey: '把包裹退回去', stage: '寄回包裹', ask: '申请退货', check: '仓库验收' },
        // In the middle of 向客户询问的信息, and so on.
        typed: { stage: '阶段', asks: '询问', needs: '知道', ends: '结束', handoff: '交接' },
    },
];

/** Somebody who knows only VS Code, with the settings that it comes with: everything by completion and quick fixes. */
describe.skipIf(isSkipped).each(AUTHORS)(`a first journey in VS Code ${host.version}, language $language`, ({ language, file, words, titles, typed }) => {
    let browser: Browser;
    let vscode: RunningVsCode;
    let me: Workbench;
    let empty: string;
    const shot = (what: string): string => join(shots, `first-journey-${language ?? 'en'}-${what}`);

    beforeAll(async () => {
        empty = mkdtempSync(join(tmpdir(), 'journey-empty-'));
        writeFileSync(join(empty, file), '');
        browser = await launchBrowser();
        const usual = Object.fromEntries(Object.keys(quietSettings).filter((name) => /^editor\.(?:quickSuggestions|suggestOn|auto|lightbulb|occurrences)/.test(name)).map((name) => [name, undefined]));
        vscode = await startServer(host, inject('extension').vsix, empty, { settings: usual });
        me = await openWorkbench(browser, vscode, language);
    });
    afterAll(async () => {
        await me?.close();
        await vscode?.stop();
        await browser?.close();
        rmSync(empty, { recursive: true, force: true });
    });

    it('is checked and has a handoff, written by completion and quick fixes alone', async () => {
        try {
            await write();
        }
        catch (error) {
            mkdirSync(shots, { recursive: true });
            await me?.page.screenshot({ path: shot('FAILED.png') }).catch(() => undefined);
            throw error;
        }
    }, 300_000);

    async function write(): Promise<void> {
        await me.openFile(file, 'Journey');
        await accept('journey,');
        await fill(words.journey, titles.journey);
        await accept('owner,');
        await newName(words.shop);
        await nextLine(typed.stage);
        await accept('stage,');
        await fill(words.stage, titles.stage);
        await accept('touchpoint,');
        await fill(words.ask, titles.ask);
        await accept('channel,');
        await newName(words.app);
        await nextLine(typed.asks);
        await accept('asks,');
        await newName(words.reason);

        // Behind the first touchpoint, the next is what is offered first again.
        await press('ArrowDown');
        await nextLine('');
        await accept('touchpoint,');
        await fill(words.check, titles.check);
        await accept('channel,');
        // A name that is typed to its end is no choice any more: Enter breaks the line.
        await me.page.keyboard.type(words.app, { delay: 100 });
        await settle();
        await press('Enter');
        await accept('owner,');
        // The shop is suggested, and another name is written over it: the shop stays what it is.
        await newName(words.warehouse);
        await nextLine(typed.needs);
        await accept('needs,');
        await nextLine(typed.ends);
        await accept('ends,');
        await press('Escape');
        await takeScreenshot(me, shot('finding.png'));

        await me.placeCursor(12, 14);
        const tell = me.page.locator('.action-widget .action', { hasText: words.tell }).first();
        await me.offered(tell, 'Control+.');
        await tell.click();
        await me.page.locator('.view-line', { hasText: 'tells' }).first().waitFor();

        await me.placeCursor(6, 1);
        await nextLine(typed.handoff);
        await accept('handoff,');
        for (const text of ['', words.arrived, '', '', '', words.tomorrow, '', '', '']) await filled(text);
        await press('Escape');
        const { journey, stage, ask, check, shop, warehouse, app, reason, arrived, tomorrow } = words;
        await expect.poll(() => me.copiedText(), { timeout: 20_000 }).toBe(`journey ${journey} "${titles.journey}" {
  owner ${shop}
  stage ${stage} "${titles.stage}" {
    touchpoint ${ask} "${titles.ask}" {
      channel ${app}
      asks ${reason}
      handoff -> ${check} {
        when "${arrived}"
        carries ${reason}
        accepted by ${warehouse} within 1d
        tells "${tomorrow}" via ${app}
        fallback ${shop} after 1d
      }
    }
    touchpoint ${check} "${titles.check}" {
      channel ${app}
      owner ${warehouse}
      needs ${reason}
      ends success
      tells "${titles.check}"
    }
  }
}

owner ${shop}

owner ${warehouse}

channel ${app} : app

information ${reason}
`);
        // Nothing is found in it.
        await me.page.locator('.statusbar-item', { has: me.page.locator('.codicon-check'), hasText: language === undefined ? 'Journey' : '旅程' }).waitFor();

        await me.runCommand(language === undefined ? 'Journey: Open Preview to the Side' : 'Journey: 在侧边打开预览');
        const picture = me.preview.locator('#picture svg');
        for (const title of [titles.ask, titles.check, warehouse, tomorrow]) await picture.filter({ hasText: title }).waitFor();
        await takeScreenshot(me, shot('preview.png'));
        expect(me.consoleErrors).toEqual([]);
        expect(await me.notifications()).toEqual([]);
    }

    /** Takes what is suggested, by the beginning of how it is read out: its label and what it means. */
    async function accept(label: string): Promise<void> {
        const row = me.page.locator(`.suggest-widget.visible .monaco-list-row[aria-label^="${label}"]`).first();
        if (!(await row.isVisible())) await me.offered(row, 'Control+Space');
        await row.click();
        await row.waitFor({ state: 'detached' });
        await settle();
    }
    /** Writes a name over the one that is suggested, and takes it with its declaration. */
    async function newName(name: string): Promise<void> {
        await me.page.keyboard.insertText(name);
        await settle();
        await accept(`${name}, ${words.newName}`);
    }
    async function fill(...texts: readonly string[]): Promise<void> {
        for (const text of texts) await filled(text);
    }
    async function filled(text: string): Promise<void> {
        if (text !== '') await me.page.keyboard.insertText(text);
        await press('Tab');
    }
    async function nextLine(text: string): Promise<void> {
        for (const key of ['Escape', 'End', 'Enter']) await press(key);
        if (text === '') return;
        await me.page.keyboard.insertText(text);
        await settle();
    }
    async function press(key: string): Promise<void> {
        await me.page.keyboard.press(key);
        await settle();
    }
    /** As long as a hand needs from key to key. */
    const settle = (): Promise<void> => me.page.waitForTimeout(150);
});
