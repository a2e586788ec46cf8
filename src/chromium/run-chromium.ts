import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A page in a browser that nobody sees. */
export interface HiddenPage {
    /** Asks the browser, in the words of the DevTools protocol: https://chromedevtools.github.io/devtools-protocol/. */
    readonly ask: (method: string, params?: object) => Promise<Record<string, unknown>>;
    /** The value of an expression in the page, which must be one that JSON can hold. */
    readonly evaluate: (expression: string) => Promise<unknown>;
}

/** As long as the largest picture takes, several times over. */
const TIMEOUT_MS = 120_000;

/**
 * Shows a text of HTML in a browser without a window, does something with the page, and ends the browser. It has a profile of
 * its own, which is removed, and speaks to us through pipes: no port is open.
 * @throws Error with what the browser said, when it does not do its work.
 */
export async function withHiddenPage<T>(program: string, html: string, use: (page: HiddenPage) => Promise<T>): Promise<T> {
    const profile = mkdtempSync(join(tmpdir(), 'journey-chromium-'));
    const browser = spawn(program, argumentsFor(profile), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], windowsHide: true });
    const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()));
    try {
        return await Promise.race([openAndUse(connect(browser), html, use), failureOf(browser)]);
    }
    finally {
        browser.kill('SIGKILL');
        await ended;
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

function argumentsFor(profile: string): readonly string[] {
    return [
        '--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check', '--disable-gpu', '--hide-scrollbars',
        // It asks nothing of the network by itself.
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-quic', '--dns-prefetch-disable', '--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>',
        '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-dev-shm-usage',
        // Chromium does not start as root in its sandbox. What it shows is our own page, which may fetch nothing.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        'about:blank',
    ];
}

async function openAndUse<T>(send: Send, html: string, use: (page: HiddenPage) => Promise<T>): Promise<T> {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const ask: HiddenPage['ask'] = (method, params) => send(method, params, String(sessionId));
    const evaluate: HiddenPage['evaluate'] = async (expression) => {
        const { result } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }) as { readonly result: { readonly value?: unknown } };
        return result.value;
    };
    const { frameTree } = await ask('Page.getFrameTree') as { readonly frameTree: { readonly frame: { readonly id: string } } };
    await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
    await evaluate('document.fonts.ready.then(() => true)');
    return use({ ask, evaluate });
}

// ---- The pipes ----------------------------------------------------------------------------------------------------

type Send = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;
interface Answer { readonly id?: number; readonly result?: Record<string, unknown>; readonly error?: { readonly message: string } }

/** Each message is JSON, and ends with a zero byte. */
function connect(browser: ChildProcess): Send {
    const [, , , input, output] = browser.stdio as unknown as readonly [null, null, Readable, Writable, Readable];
    const waiting = new Map<number, { readonly resolve: (result: Record<string, unknown>) => void; readonly reject: (error: Error) => void }>();
    let last = 0;
    let rest: Buffer[] = [];
    output.on('data', (chunk: Buffer) => {
        let from = 0;
        for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
            const { id, result = {}, error } = JSON.parse(Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')) as Answer;
            rest = [];
            from = end + 1;
            const call = id === undefined ? undefined : waiting.get(id);
            waiting.delete(id ?? 0);
            if (error === undefined) call?.resolve(result);
            else call?.reject(new Error(error.message));
        }
        rest.push(chunk.subarray(from));
    });
    // What is written to a browser that has ended is told by its end.
    input.on('error', () => undefined);
    return (method, params = {}, sessionId) => new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    });
}

/** Never answers; throws when the browser does not start, ends by itself, or takes too long. */
function failureOf(browser: ChildProcess): Promise<never> {
    return new Promise((_, reject) => {
        let said = '';
        browser.stderr?.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4000); });
        const timer = setTimeout(() => reject(new Error(`it took longer than ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
        browser.once('error', (error) => reject(error));
        browser.once('close', (code, signal) => {
            clearTimeout(timer);
            reject(new Error(reasonIn(said) ?? `it ended with ${code ?? signal}`));
        });
    });
}

/** The line that says why; the others are about what a browser without a window lacks. */
function reasonIn(said: string): string | undefined {
    const lines = said.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim()).filter((line) => line !== '');
    return lines.find((line) => /FATAL|sandbox|error while loading|cannot open/i.test(line)) ?? lines.at(-1);
}
