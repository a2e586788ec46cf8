import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from './harness/browser';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('npm start', () => {
    let start: ChildProcess;
    let output = '';
    let address: URL;

    beforeAll(async () => {
        start = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
        address = await new Promise((resolve, reject) => {
            start.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
            start.stdout?.on('data', (chunk: Buffer) => {
                output += chunk.toString();
                const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(output) ?? [];
                if (found !== undefined) resolve(new URL(found));
            });
        });
    });
    afterAll(() => start.kill('SIGKILL'));

    it('sums up every example', () => {
        expect(output).toMatch(/^618 remote control · practised( +\d+){6}$/m);
        expect(output).toMatch(/^All( +\d+){6}$/m);
    });

    it('serves all pages of every example', async () => {
        const index = await (await fetch(address)).text();
        expect(index).toContain('href="618-remote-control-practised.html"');
        const page = await (await fetch(new URL('remote-repair.html', address))).text();
        expect(page).toContain('预约上门安装');
        expect((await fetch(new URL('no-such-page', address))).status).toBe(404);
    });

    it('refuses a foreign host name', async () => {
        expect(await statusFor(address, 'journeys.example')).toBe(403);
        expect(await statusFor(address, address.host)).toBe(200);
    });

    it.runIf(hasBrowser)('shows pages that obey their own security policy', async () => {
        const browser = await launchBrowser();
        try {
            const page = await browser.newPage();
            const errors: string[] = [];
            page.on('console', (message) => {
                if (message.type() === 'error') errors.push(message.text());
            });
            page.on('pageerror', (error) => errors.push(error.message));
            await page.goto(address.href);
            await page.getByRole('link', { name: '618-remote-control/practised' }).click();
            await page.getByRole('tab', { name: 'Journeys' }).click();
            await page.getByRole('link', { name: '618 遥控器更换', exact: true }).first().click();
            await page.getByRole('tab', { name: 'Flow' }).click();
            await page.locator('#view-flow svg', { hasText: '预约上门安装' }).waitFor();
            await page.screenshot({ path: join(root, 'tests/e2e/shots/start-618.png') });
            expect(errors).toEqual([]);
        } finally {
            await browser.close();
        }
    });

    it('ends well on Ctrl-C', async () => {
        start.kill('SIGINT');
        expect(await once(start, 'exit')).toEqual([0, null]);
    });
});

/** The status of the first page, asked for under a host name of our choice. */
function statusFor(address: URL, host: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
        request(address, { headers: { host } }, (response) => {
            response.resume();
            resolve(response.statusCode);
        })
            .once('error', reject)
            .end();
    });
}
