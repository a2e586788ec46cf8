import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

        step('selects the text of what is clicked, and leaves the focus where it is', async () => {
            await card('visit').locator('.card-title').first().click();
            await workbench.page.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${lineOf('touchpoint visit')}$`) }).waitFor();
            await workbench.page.locator('.monaco-editor .selected-text').first().waitFor();
            await workbench.preview.locator(`svg [aria-current=true][data-key="touchpoint:remote-repair.visit"]`).waitFor();
            expect(await workbench.page.evaluate('document.activeElement.tagName')).toBe('IFRAME');
        });

        step('marks what the cursor stands in', async () => {
            await workbench.runCommand('View: Focus First Editor Group');
            await workbench.placeCursor(lineOf('touchpoint deliver'), 8);
            await workbench.preview.locator(`svg [aria-current=true][data-key="touchpoint:remote-repair.deliver"]`).waitFor();
            expect(await workbench.page.evaluate('document.activeElement.tagName')).not.toBe('IFRAME');
            await takeScreenshot(workbench, shot('marked.png'));
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

        step('compares with a branch, follows what is typed and where the branch goes, and ends it', async () => {
            if (name.includes('Web')) {
                await workbench.runCommand('Journey: Compare with Branch…');
                await expect.poll(() => workbench.notifications(), { timeout: 20_000 }).toEqual([expect.stringContaining('In the browser no git can be run')]);
                await workbench.runCommand('Notifications: Clear All Notifications');
                return;
            }
            const before = commitOf(vscode.workspace, textOf().replace(/(touchpoint deliver .*\n)/, '$1      handoff -> book { when "还是坏的" }\n'));
            const later = commitOf(vscode.workspace, textOf(), before);
            git(vscode.workspace, ['update-ref', 'refs/heads/before', before]);
            git(vscode.workspace, ['update-ref', 'refs/heads/main', later]);

            await workbench.runCommand('Journey: Compare with Branch…');
            const choices = workbench.page.locator('.quick-input-list [role="option"]');
            await choices.filter({ hasText: 'before' }).waitFor();
            await takeScreenshot(workbench, shot('compare-choices.png'));
            await choices.filter({ hasText: 'before' }).click();
            const gone = workbench.preview.locator('#picture svg [data-key="way:remote-repair.deliver->book"] .overlay-way-removed');
            await gone.first().waitFor();
            const list = workbench.preview.locator('#changes');
            await list.filter({ hasText: `before (${before.slice(0, 7)})` }).waitFor();
            await takeScreenshot(workbench, shot('compared.png'));
            await takePreviewScreenshot(workbench, shot('compared-alone.png'));

            await list.locator('button', { hasText: '送达新遥控器' }).first().click();
            await workbench.page.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${lineOf('touchpoint deliver')}$`) }).waitFor();
            await workbench.runCommand('View: Focus First Editor Group');
            const { line, column } = firstTitle();
            await workbench.placeCursor(line, column);
            await workbench.page.keyboard.type('Yak ');
            await picture('Yak').waitFor();
            await list.filter({ hasText: 'Yak' }).waitFor();
            await gone.first().waitFor();

            git(vscode.workspace, ['update-ref', 'refs/heads/before', later]);
            await list.filter({ hasText: `before (${later.slice(0, 7)})` }).waitFor();
            await gone.first().waitFor({ state: 'detached' });
            await takeScreenshot(workbench, shot('compared-moved.png'));

            await list.locator('[data-compare=none]').click();
            await list.waitFor({ state: 'hidden' });
            await workbench.preview.locator('#tab-map[aria-selected=true]').waitFor();
            expect(await workbench.notifications()).toEqual([]);
            rmSync(join(vscode.workspace, '.git'), { recursive: true, force: true });
            await workbench.runCommand('View: Focus First Editor Group');
        });

        step('keeps the picture, with a note, while the text cannot be read', async () => {
            await workbench.page.keyboard.press('Control+End');
            await workbench.page.keyboard.type('\njourney {{{ "');
            await workbench.preview.locator('#note:not([hidden])').waitFor();
            await picture('Zed').waitFor();
            await takeScreenshot(workbench, shot('broken.png'));
            for (let undo = 1; undo <= 5 && await workbench.preview.locator('#note:not([hidden])').isVisible(); undo += 1) {
                await workbench.page.keyboard.press('Control+z');
                await workbench.page.waitForTimeout(700);
            }
            await workbench.preview.locator('#note').waitFor({ state: 'hidden' });
        });

        step('changes a title in the picture', async () => {
            await card('deliver').locator('.card-title').first().dblclick();
            const field = workbench.preview.locator('.title-editor');
            await field.fill('Brand new remote');
            await field.press('Enter');
            await picture('Brand new remote').waitFor();
            await workbench.page.locator('.view-line', { hasText: 'Brand' }).first().waitFor();
        });

        step('mends a finding by a quick fix, in the text and from the picture', async () => {
            await workbench.runCommand('View: Focus First Editor Group');
            await workbench.placeCursor(lineOf('signal complaint'), 14);
            const offer = workbench.page.locator('.action-widget .action', { hasText: 'ticket' }).first();
            await workbench.offered(offer, 'Control+.');
            await takeScreenshot(workbench, shot('quick-fix.png'));
            await offer.click();
            await workbench.page.locator('.view-line', { hasText: 'ticket' }).first().waitFor();
            await card('deliver').locator('.finding-mark').first().click();
            await workbench.preview.locator('[role=menuitem]').first().waitFor();
            await takeScreenshot(workbench, shot('fixes.png'));
            const title = await workbench.preview.locator('[role=menuitem]').first().innerText();
            const before = await card('deliver').locator('.finding-mark text').first().textContent();
            await workbench.preview.locator('[role=menuitem]').first().click();
            await expect.poll(() => card('deliver').locator('.finding-mark text').first().textContent({ timeout: 1000 }).catch(() => 'none'), { timeout: 20_000, message: `the mark after “${title}”` }).not.toBe(before);
        });

        step('completes a handoff', async () => {
            await workbench.runCommand('View: Focus First Editor Group');
            await workbench.placeCursor(lineOf('touchpoint deliver') + 1, 1);
            await workbench.page.keyboard.press('End');
            await workbench.page.keyboard.press('Enter');
            await workbench.page.keyboard.type('      handoff -> ');
            await workbench.page.keyboard.press('Control+Space');
            const offer = workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: 'book' }).first();
            await offer.waitFor();
            await takeScreenshot(workbench, shot('completion.png'));
            await offer.click();
            await workbench.page.locator('.view-line', { hasText: /handoff.->.book/ }).first().waitFor();
            await workbench.preview.locator('svg [data-key^="way:remote-repair.deliver->book"]').first().waitFor();
        });

        step('renames a touchpoint in all files', async () => {
            await workbench.placeCursor(lineOf('touchpoint visit'), 18);
            await workbench.page.keyboard.press('F2');
            const field = workbench.page.locator('.rename-box input');
            await field.fill('home-visit');
            await field.press('Enter');
            await card('home-visit').waitFor();
            if (name.includes('Web')) return;
            await workbench.runCommand('File: Save All Files');
            const cases = join(vscode.workspace, 'practised/zhang.journey');
            await expect.poll(() => readFileSync(cases, 'utf8'), { timeout: 20_000 }).toMatch(/\bhome-visit\b/);
        });

        step('shows the other views', async () => {
            for (const view of ['blueprint', 'flow', 'promises', 'channels', 'portfolio']) {
                await workbench.preview.locator(`#tab-${view}, [id^="tab-${view}"]`).first().click();
                await workbench.preview.locator(`[id^="tab-${view}"][aria-selected=true]`).waitFor();
                await takePreviewScreenshot(workbench, shot(`view-${view}.png`));
            }
            await workbench.preview.locator('#tab-map').click();
            await workbench.preview.locator('#tab-map[aria-selected=true]').waitFor();
        });

        step('follows the theme of the editor without drawing anew', async () => {
            const svg = workbench.preview.locator('#picture svg');
            await svg.evaluate((element: { probe?: boolean }) => { element.probe = true; });
            const before = await paperColour();
            await workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
            await expect.poll(paperColour, { timeout: 20_000 }).not.toBe(before);
            expect(await svg.evaluate((element: { probe?: boolean }) => element.probe === true)).toBe(true);
            await takeScreenshot(workbench, shot('light.png'));
        });

        step('exports the picture', async () => {
            await workbench.runCommand('Journey: Export Picture as SVG');
            const field = workbench.page.locator('.quick-input-box input');
            await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toContain('remote-repair.map.svg');
            await field.press('Enter');
            await expect.poll(() => workbench.notifications(), { timeout: 20_000 }).toContain('Exported remote-repair.map.svg.');
            const file = join(vscode.workspace, 'practised/remote-repair.map.svg');
            // VS Code for the Web keeps what is written in the browser.
            if (!name.includes('Web')) expect(readFileSync(file, 'utf8')).toContain('Brand new remote');
            await workbench.runCommand('Notifications: Clear All Notifications');
        });

        step('tells the journeys in the Explorer', async () => {
            await workbench.runCommand('Explorer: Focus on Journeys View');
            const rows = workbench.page.locator('[aria-label^="Journeys"] [role=treeitem], .pane:has-text("Journeys") [role=treeitem]');
            await rows.filter({ hasText: '618' }).first().waitFor();
            await takeScreenshot(workbench, shot('tree.png'));
        });

        step('comes back when the window is loaded anew', async () => {
            await workbench.runCommand('File: Save');
            await workbench.reload();
            await workbench.preview.locator('#picture svg').waitFor();
            // Which view it was VS Code itself keeps, and writes down every now and then only: on a slow machine it may be the one before.
            await workbench.preview.locator('[role=tab][aria-selected=true]').waitFor();
            await workbench.preview.locator('#tab-map').click();
            // VS Code for the Web has forgotten what was written: its files are in the memory of the page.
            if (!name.includes('Web')) await picture('Brand new remote').waitFor();
            await takeScreenshot(workbench, shot('reloaded.png'));
        });

        step('draws a fence of Markdown', async () => {
            if (name.includes('Web')) return;
            writeFileSync(join(vscode.workspace, 'fence.md'), '# A fence\n\n```journey\njourney j "Fenced" {\n  stage s "Only" {\n    touchpoint t "Drawn in Markdown"\n  }\n}\n```\n');
            await workbench.openFile('fence.md', 'Markdown');
            await workbench.runCommand('Markdown: Open Preview');
            const isDrawn = async (): Promise<boolean> => {
                const found = await Promise.all(workbench.page.frames().map((frame) => frame.locator('.journey-fence svg').count().catch(() => 0)));
                return found.some((count) => count > 0);
            };
            await expect.poll(isDrawn, { timeout: 30_000 }).toBe(true);
            await takeScreenshot(workbench, shot('fence.png'));
        });

        step('asks nothing of the network and reports no error', async () => {
            expect(workbench.externalRequests).toEqual([]);
            expect(workbench.consoleErrors).toEqual([]);
            expect(await workbench.notifications()).toEqual([]);
        });

        function picture(text: string): Locator {
            return workbench.preview.locator('#picture svg', { hasText: text });
        }

        function card(touchpoint: string): Locator {
            return workbench.preview.locator(`svg [data-key="touchpoint:remote-repair.${touchpoint}"]`);
        }
        function paperColour(): Promise<string> {
            return workbench.preview.locator('#picture svg rect.paper').first().evaluate((rect) => (globalThis as unknown as { getComputedStyle: (element: unknown) => { fill: string } }).getComputedStyle(rect).fill);
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

const textOf = (): string => readFileSync(join(example, journeyPath), 'utf8');

const IDENTITY = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
function git(folder: string, args: readonly string[], input?: string): string {
    return execFileSync('git', [...args], { cwd: folder, env: { ...process.env, ...IDENTITY }, encoding: 'utf8', ...(input !== undefined && { input }) }).trim();
}

/** A commit of a folder in which the journey has another text, without a change of any file. @returns its name. */
function commitOf(folder: string, text: string, parent?: string): string {
    if (parent === undefined) git(folder, ['init', '--quiet', '--initial-branch=main']);
    git(folder, ['add', '--all']);
    git(folder, ['update-index', '--add', '--cacheinfo', `100644,${git(folder, ['hash-object', '-w', '--stdin'], text)},${journeyPath}`]);
    return git(folder, ['commit-tree', git(folder, ['write-tree']), '-m', 'A state', ...(parent === undefined ? [] : ['-p', parent])]);
}

/** The line, from 1, that holds a text. */
function lineOf(text: string): number {
    const index = readFileSync(join(example, journeyPath), 'utf8').split('\n').findIndex((line) => line.includes(text));
    if (index < 0) throw new Error(`“${text}” is not in ${journeyPath}`);
    return index + 1;
}
