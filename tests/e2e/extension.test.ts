import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { servers, web } from './host/hosts.mjs';
import { launchBrowser } from './harness/browser';
import { isSkipped } from './harness/global-setup';
import type { RunningVsCode } from './harness/running-vscode';
import { takePreviewScreenshot, takeScreenshot } from './harness/screenshot';
import { startServer } from './harness/start-server';
import { startWeb } from './harness/start-web';
import { openWorkbench } from './harness/workbench';
import type { Workbench } from './harness/workbench';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = join(root, 'examples/618-remote-control');
const shots = join(root, 'tests/e2e/shots');

interface Case {
    readonly name: string;
    readonly start: () => Promise<RunningVsCode>;
}

const cases: readonly Case[] = [
    ...servers.map((host) => ({
        name: `VS Code ${host.version}`,
        start: () => startServer(host, inject('extension').vsix, example),
    })),
    { name: `VS Code for the Web ${web.version}`, start: () => startWeb(inject('extension').folder, example) },
];

let browser: Browser;

describe.skipIf(isSkipped)('the extension as it ships', () => {
    beforeAll(async () => {
        browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    describe.each(cases)('in $name', ({ name, start }) => {
        let vscode: RunningVsCode;
        let workbench: Workbench;
        const shot = (what: string): string => join(shots, `${name.replaceAll(/[^\w.]+/g, '-')}-${what}`);

        beforeAll(async () => {
            vscode = await start();
            workbench = await openWorkbench(browser, vscode);
        });
        afterAll(async () => {
            await workbench?.close();
            await vscode?.stop();
        });

        /** The steps of one VS Code build on each other; a failed one leaves a picture and the logs. */
        function step(what: string, run: () => Promise<void>): void {
            it(what, async () => {
                try {
                    await run();
                } catch (error) {
                    const failed = shot(`FAILED-${what.replaceAll(' ', '-')}`);
                    mkdirSync(shots, { recursive: true });
                    await workbench?.page.screenshot({ path: `${failed}.png` }).catch(() => undefined);
                    writeFileSync(`${failed}.log`, [...(workbench?.consoleErrors ?? []), '', vscode?.log() ?? ''].join('\n'));
                    throw error;
                }
            });
        }

        step('shows the findings of the file', async () => {
            await workbench.openFile(journeyPath, 'Journey');
            const problems = await workbench.problemsWith(expectedRule);
            expect(problems.join('\n')).toContain(expectedRule);
        });

        step('shows the picture beside the text', async () => {
            await workbench.runCommand('View: Hide Panel');
            await workbench.runCommand('Journey: Open Preview to the Side');
            await picture(firstTitle().title).waitFor();
            await takeScreenshot(workbench, shot('preview.png'));
            await takePreviewScreenshot(workbench, shot('preview-alone.png'));
        });

        step('follows what is typed', async () => {
            expect(await scrollTop(20)).toBe(20);
            await workbench.runCommand('View: Focus First Editor Group');
            const { line, column } = firstTitle();
            await workbench.placeCursor(line, column);
            await workbench.page.keyboard.type('Zed ');
            await picture('Zed').waitFor();
            expect(await scrollTop()).toBe(20);
            await takeScreenshot(workbench, shot('typed.png'));
        });

        step('keeps the picture, with a note, while the text cannot be read', async () => {
            await workbench.page.keyboard.press('Control+End');
            await workbench.page.keyboard.type('\njourney {{{ "');
            await workbench.preview.locator('#note:not([hidden])').waitFor();
            await picture('Zed').waitFor();
        });

        step('asks nothing of the network and reports no error', async () => {
            expect(workbench.externalRequests).toEqual([]);
            expect(workbench.consoleErrors).toEqual([]);
            expect(await workbench.notifications()).toEqual([]);
        });

        function picture(text: string): Locator {
            return workbench.preview.locator('#picture svg', { hasText: text });
        }

        /** Where the picture is scrolled to, in pixels, after scrolling it there when a place is given. */
        function scrollTop(place?: number): Promise<number> {
            return workbench.preview.locator('#picture').evaluate((element: { scrollTop: number }, wanted) => {
                if (wanted !== undefined) element.scrollTop = wanted;
                return element.scrollTop;
            }, place);
        }
    });
});

/** The example's journey as practised. It is of a customer whose handoff nobody accepted, so this rule must speak. */
const expectedRule = 'handoff-no-fallback';
const journeyPath = 'practised/remote-repair.journey';

/** The first touchpoint of the journey that has a title, and where that title begins; line and column count from 1. */
function firstTitle(): { readonly title: string; readonly line: number; readonly column: number } {
    const lines = readFileSync(join(example, journeyPath), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
        const [, before, title] = /^(\s*touchpoint\s+\S+\s+")([^"]+)"/.exec(line) ?? [];
        if (before !== undefined && title !== undefined) return { title, line: index + 1, column: before.length + 1 };
    }
    throw new Error(`no touchpoint with a title in ${journeyPath}`);
}
