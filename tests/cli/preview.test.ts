import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPreview, type PreviewOptions } from '../../src/cli/preview/start-preview';
import { run } from '../../src/cli/run';
import { randomFrom } from '../harness/random';
import { changesPage } from '../../src/cli/preview/changes-page';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';
import { repositoryWith } from './repository';

interface Running {
    readonly address: string;
    readonly text: (path: string) => Promise<string>;
    /** Does something to the files, and waits until open pages were told to look again. */
    readonly after: (change: () => void) => Promise<void>;
}

async function preview(cwd: string, options: Partial<PreviewOptions> = {}): Promise<Running> {
    const server = await startPreview({
        cwd, paths: ['.'], show: (absolute) => absolute.slice(cwd.length + 1), locale: undefined, otherLocale: 'en', today: () => '2026-11-21', allowEmpty: false,
        port: 0, theme: 'auto', scale: undefined, ...options,
    });
    onTestFinished(() => server.stop());
    const events = (await fetch(new URL('events', server.address))).body!.getReader();
    let told = 0;
    void (async () => {
        for (;;) {
            const { value, done } = await events.read().catch(() => ({ value: undefined, done: true }));
            if (done) return;
            if (Buffer.from(value!).toString().includes('event: changed')) told++;
        }
    })();
    return {
        address: server.address,
        text: async (path) => (await fetch(new URL(path, server.address))).text(),
        after: async (change) => {
            const before = told;
            change();
            await expect.poll(() => told, { timeout: 60_000, interval: 10 }).toBeGreaterThan(before);
            // The system may tell one change in several parts: the next one must not be taken for done by the last part of this.
            for (let last = 0; last !== told;) {
                last = told;
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        },
    };
}

/** The status of a request with a head and a path of our choice, which a browser's `fetch` would not send. */
function statusOf(address: string, path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<number | undefined> {
    const { hostname, port } = new URL(address);
    return new Promise((resolve, reject) => {
        request({ hostname, port, path, method, headers }, (response) => {
            response.resume();
            resolve(response.statusCode);
        }).once('error', reject).end();
    });
}

/** What a page says of itself; undefined when it says nothing. */
const noteIn = (page: string): string | undefined => /<p id="note" role="status">(.*?)<\/p>/.exec(page)?.[1];

describe('what is served', () => {
    test('the pages of a project, and nothing else', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'secret.txt': 'secret' });
        const { address, text } = await preview(cwd);
        expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
        expect(await text('')).toContain('href="coffee.html"');
        expect(await text('coffee.html')).toContain('data-key="touchpoint:coffee.pay"');
        expect(await text('coffee.html?x=1')).toBe(await text('coffee.html'));
        for (const path of ['/secret.txt', '/coffee.journey', '/../secret.txt', '/%2e%2e%2fsecret.txt', '/..%2f..%2fetc%2fpasswd', '//etc/passwd', '/%', '/%00', '/__proto__', '/constructor']) {
            expect({ path, status: await statusOf(address, path) }).toEqual({ path, status: 404 });
        }
    });

    test('names of any script', async () => {
        const { text } = await preview(folderWith({ 'a.journey': 'journey 修车 "修自行车" { stage s { touchpoint t { ends success } } }' }));
        expect(await text('修车.html')).toContain('<h1>');
        expect(await text(encodeURIComponent('修车') + '.html')).toContain('修自行车');
    });

    test('to its own address only, from its own pages only, and nothing can be changed', async () => {
        const { address } = await preview(folderWith({ 'coffee.journey': cleanJourney() }));
        const { host, port } = new URL(address);
        const status = (headers: Readonly<Record<string, string>>, method?: string): Promise<number | undefined> => statusOf(address, '/', headers, method);
        expect(await status({ host })).toBe(200);
        expect(await status({ host: `localhost:${port}` })).toBe(200);
        expect(await status({ host, origin: `http://${host}` })).toBe(200);
        for (const foreign of ['journeys.example', `journeys.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) expect(await status({ host: foreign })).toBe(403);
        for (const origin of ['http://journeys.example', 'null', `https://${host}`, 'http://localhost']) expect(await status({ host, origin })).toBe(403);
        for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect(await status({ host }, method)).toBe(405);
        expect(await statusOf(address, '/events', { host: 'journeys.example' })).toBe(403);
    });

    test('without a host at all, nothing', async () => {
        const { address } = await preview(folderWith({ 'coffee.journey': cleanJourney() }));
        const answer = await new Promise<string>((resolve) => {
            const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
            let received = '';
            socket.on('data', (chunk) => { received += chunk; });
            socket.on('close', () => resolve(received));
        });
        expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    });

    test('a page may not be framed, read or guessed at by others', async () => {
        const { address } = await preview(folderWith({ 'coffee.journey': cleanJourney() }));
        const { headers } = await fetch(address, { method: 'HEAD' });
        expect(Object.fromEntries(headers)).toMatchObject({
            'content-type': 'text/html; charset=utf-8', 'content-security-policy': "frame-ancestors 'none'", 'cross-origin-resource-policy': 'same-origin',
            'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer',
        });
        expect(headers.get('access-control-allow-origin')).toBeNull();
    });
});

describe('what is saved', () => {
    test('is shown, and open pages are told', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'tea.journey': cleanJourney('tea') });
        const { text, after } = await preview(cwd);
        const tea = await text('tea.html');
        expect(await text('coffee.html')).not.toContain('A coffee for here');
        await after(() => put(cwd, { 'coffee.journey': cleanJourney().replace('A coffee to go', 'A coffee for here') }));
        expect(await text('coffee.html')).toContain('A coffee for here');
        expect(await text('')).toContain('A coffee for here');
        // Nothing in it has changed, so that nobody shows it anew.
        expect(await text('tea.html')).toBe(tea);
    });

    test('in several steps, as editors do it', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        const { text, after } = await preview(cwd);
        await after(() => {
            put(cwd, { '.coffee.journey.swp': cleanJourney().replace('A coffee to go', 'Saved') });
            renameSync(join(cwd, '.coffee.journey.swp'), join(cwd, 'coffee.journey'));
        });
        expect(await text('coffee.html')).toContain('Saved');
    });

    test('a journey in a new folder, and one that is deleted', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        const { text } = await preview(cwd);
        const page = (path: string): ReturnType<typeof expect.poll<string>> => expect.poll(() => text(path), { timeout: 60_000, interval: 50 });
        mkdirSync(join(cwd, 'new/deep'), { recursive: true });
        put(cwd, { 'new/deep/tea.journey': cleanJourney('tea') });
        await page('tea.html').toContain('touchpoint:tea.pay');
        await page('').toContain('href="tea.html"');
        rmSync(join(cwd, 'new'), { recursive: true });
        await page('').not.toContain('href="tea.html"');
        expect(await text('tea.html')).not.toContain('touchpoint:tea.pay');
    });

    test('what is found changes with it', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        const { text, after } = await preview(cwd);
        expect(await text('coffee.html')).not.toContain('dead-end');
        await after(() => put(cwd, { 'coffee.journey': cleanJourney().replace('      ends success\n', '') }));
        expect(await text('coffee.html')).toContain('href="#rule:dead-end"');
    });

    test('a config, and a project that another one uses', async () => {
        const cwd = folderWith({
            'shop/journey.config.json': '{ "uses": ["../shared"] }', 'shop/a.journey': 'journey j { owner boss  stage s { touchpoint t { ends success } } }',
            'shared/journey.config.json': '{}', 'shared/owners.journey': 'owner boss "The boss"\njourney x',
        });
        const { text, after } = await preview(cwd, { paths: ['shop'] });
        expect(await text('j.html')).toContain('The boss');
        await after(() => put(cwd, { 'shared/owners.journey': 'owner boss "Somebody else"\njourney x' }));
        expect(await text('j.html')).toContain('Somebody else');
        await after(() => put(cwd, { 'shop/journey.config.json': '{ "uses": ["../shared"], "locale": "zh-Hans" }' }));
        expect(await text('j.html')).toContain('<html lang="zh-Hans"');
        await after(() => put(cwd, { 'shop/journey.config.json': '{ "usse": [] }' }));
        expect(noteIn(await text('j.html'))).toContain('shop/journey.config.json:1');
        expect(await text('j.html')).toContain('Somebody else');
        await after(() => put(cwd, { 'shop/journey.config.json': '{ "uses": ["../shared"] }', 'shared/owners.journey': 'owner boss "At last"\njourney x' }));
        expect(noteIn(await text('j.html'))).toBeUndefined();
        expect(await text('j.html')).toContain('At last');
    });

    test('after many changes, each page is what a new preview shows', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'tea.journey': cleanJourney('tea'), 'owners.journey': 'owner boss "Boss"\n' });
        const random = randomFrom(7);
        const running = await preview(cwd);
        for (let step = 0; step < 12; step++) {
            const name = random.pick(['coffee', 'tea', 'milk']);
            const text = random.pick([cleanJourney(name), cleanJourney(name).replace('to go', `number ${step}`), `${cleanJourney(name)}owner boss-${step}\n`, `${cleanJourney(name)}case c-${name} of ${name} { at day 1 pay }\n`]);
            await running.after(() => put(cwd, { [`${name}.journey`]: `// ${step}\n${text}` }));
        }
        const anew = await preview(cwd);
        for (const page of ['', 'coffee.html', 'tea.html', 'milk.html', 'c-tea.html']) expect(await running.text(page), page).toBe(await anew.text(page));
    });
});

describe('while a text cannot be read', () => {
    test('its last page stays, and says where', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'tea.journey': cleanJourney('tea') });
        const { text, after } = await preview(cwd);
        await text('coffee.html');
        await after(() => put(cwd, { 'coffee.journey': cleanJourney().replace('stage order "Order" {', 'stage order {{{ "') }));
        const page = await text('coffee.html');
        expect(page).toContain('data-key="touchpoint:coffee.pay"');
        expect(noteIn(page)).toBe('coffee.journey:4 cannot be read: this is the last state before that.');
        // Others go on, and say that something may be missing.
        expect(noteIn(await text('tea.html'))).toBe('coffee.journey:4 cannot be read: this shows the rest.');
        await after(() => put(cwd, { 'coffee.journey': cleanJourney().replace('A coffee to go', 'Mended') }));
        expect(noteIn(await text('coffee.html'))).toBeUndefined();
        expect(await text('coffee.html')).toContain('Mended');
    });

    test('also when the journey is not found any more, or never could be read', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'milk.journey': 'journey milk "Milk" { stage s { touchpoint t "Pour it" {{ } }' });
        const { text, after } = await preview(cwd);
        await text('coffee.html');
        await after(() => put(cwd, { 'coffee.journey': '}}} nothing' }));
        expect(await text('coffee.html')).toContain('data-key="touchpoint:coffee.pay"');
        expect(noteIn(await text('coffee.html'))).toMatch(/^coffee\.journey:1 cannot be read/);
        expect(await text('milk.html')).toContain('Pour it');
        expect(noteIn(await text('milk.html'))).toMatch(/^milk\.journey:1 cannot be read: this shows the rest/);
    });

    test('in the language of the page', async () => {
        const cwd = folderWith({ 'journey.config.json': '{ "locale": "zh-Hant" }', 'coffee.journey': `${cleanJourney()}ownr x\n` });
        expect(noteIn(await (await preview(cwd)).text('coffee.html'))).toBe('coffee.journey:14 無法讀取：這裡顯示其餘部分。');
    });
});

describe('the command', () => {
    test('prints the address, and ends when it is told to', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        const { code, stdout, stderr } = await journey(['preview'], { cwd });
        expect(code).toBe(0);
        expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
        expect(stderr).toBe('journey: The preview follows what is saved, until Ctrl-C.\n');
        await expect(fetch(stdout.trim())).rejects.toThrow();
    });

    test('what it cannot do, it says in a line', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'empty/readme.txt': '', 'wrong/journey.config.json': '{ "locael": "en" }', 'wrong/a.journey': '' });
        const taken = await preview(cwd, { paths: ['coffee.journey'] });
        const { port } = new URL(taken.address);
        expect((await journey(['preview', 'coffee.journey', '--port', port], { cwd })).stderr).toBe(`journey: Port ${port} cannot be used: another program uses it. Without \`--port\`, a free one is taken.\n`);
        expect(await transcript('journey preview --port 70000', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey preview --port 70000
          stderr: journey: There is no port 70000: ports go from 0 to 65535.
          exit 2
          "
        `);
        expect(await transcript('journey preview cofee.journey', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey preview cofee.journey
          stderr: journey: There is no file or folder \`cofee.journey\`. Did you mean \`coffee.journey\`?
          exit 2
          "
        `);
        expect(await transcript('journey preview empty', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey preview empty
          stderr: journey: No \`.journey\` file matched \`empty\`, so nothing was checked. \`--allow-empty\` makes this no error.
          exit 2
          "
        `);
        expect((await journey(['preview', 'wrong'], { cwd })).code).toBe(2);
        expect(await journey(['preview', 'empty', '--allow-empty'], { cwd })).toMatchObject({ code: 0 });
    });

    test('only the journeys that are asked about', async () => {
        const cwd = folderWith({ 'a/coffee.journey': cleanJourney(), 'b/tea.journey': cleanJourney('tea'), 'journey.config.json': '{}' });
        const { address, text } = await preview(cwd, { paths: ['a'] });
        expect(await text('')).toContain('coffee.html');
        expect(await statusOf(address, '/tea.html')).toBe(404);
    });
});


describe('what is different from a branch', () => {
    const BEFORE = 'journey repair "维修" {\n  stage all "全部" {\n    touchpoint ask "询问" {\n      path -> wait\n      path -> fetch { when "很急" }\n    }\n    touchpoint wait "等待"\n    touchpoint fetch "取回" { ends success }\n  }\n}\n';
    const WITHOUT = BEFORE.replace(/.*很急.*\n/, '');

    test('is a page of its own, which follows what is saved; its address is no journey’s', async () => {
        const { folder, git } = repositoryWith({ '项目/a.journey': BEFORE });
        git('switch', '--quiet', '-c', 'feature');
        put(folder, { '项目/a.journey': WITHOUT, '项目/changes.journey': 'journey changes "Changes" {\n  stage s "S" {\n    touchpoint x "X" { ends success }\n  }\n}\n' });
        const io = { cwd: join(folder, '项目'), env: process.env, stderr: { write: () => undefined } } as never;
        const changes = (): Promise<string> => changesPage({ revision: 'main', paths: [], show: (absolute) => absolute.slice(folder.length + 1), today: () => '2026-11-21', io, locale: 'zh-Hans', ambientLocale: 'en', theme: 'light' });
        const { text, after } = await preview(join(folder, '项目'), { changes });
        const first = await text('changes');
        expect(first).toContain('这次变更对客户意味着什么');
        expect(first).toMatch(/data-key="way:repair\.ask-(?:&gt;|>)fetch"/);
        expect(first).toMatch(/data-served="/);
        expect(await text('changes.html')).toContain('<title>Changes</title>');

        await after(() => put(folder, { '项目/a.journey': BEFORE }));
        const second = await text('changes');
        expect(second).not.toMatch(/overlay-way-removed/);
        expect(/data-served="(.*?)"/.exec(second)![1]).not.toBe(/data-served="(.*?)"/.exec(first)![1]);

        await after(() => put(folder, { '项目/a.journey': `${BEFORE}journey {{{` }));
        expect(noteIn(await text('changes'))).toMatch(/^项目\/a\.journey 在工作区中无法完整读取/);
    });

    test('follows the branches, too: what is committed is no change to HEAD any more', async () => {
        const { folder, git } = repositoryWith({ 'a.journey': BEFORE });
        put(folder, { 'a.journey': WITHOUT });
        let written = '';
        const output = { write: (text: string) => { written += text; }, isTerminal: false, columns: undefined };
        let interrupt = (): void => undefined;
        const interrupted = new Promise<void>((resolve) => { interrupt = resolve; });
        const ended = run(['preview', 'a.journey', '--against', 'HEAD'], {
            cwd: folder, env: process.env, stdout: output, stderr: output, readStdin: async () => new Uint8Array(), elapsedMs: () => 0, today: () => '2026-11-21', interrupted: () => interrupted,
        });
        onTestFinished(async () => {
            interrupt();
            await ended;
        });
        await expect.poll(() => written, { timeout: 60_000 }).toMatch(/changes\n/);
        const address = /\S+changes(?=\n)/.exec(written)![0];
        const text = async (): Promise<string> => (await fetch(address)).text();
        expect(await text()).toContain('overlay-way-removed');
        git('commit', '--quiet', '--all', '-m', 'saved');
        await expect.poll(text, { timeout: 60_000, interval: 50 }).not.toContain('overlay-way-removed');
    });

    test('what fails once is made again', async () => {
        const { folder } = repositoryWith({ 'a.journey': BEFORE });
        let calls = 0;
        const changes = async (): Promise<string> => {
            if (++calls === 2) throw new Error('git is busy');
            return `made ${calls}`;
        };
        const { text, after } = await preview(folder, { changes });
        expect(await text('changes')).toBe('made 1');
        await after(() => put(folder, { 'a.journey': WITHOUT }));
        expect(await text('changes')).toBe('git is busy\n');
        expect(await text('changes')).toBe('made 3');
        expect(await text('changes')).toBe('made 3');
    });

    test('a branch that is not there ends the run before anything is served, and without the flag there is no such page', async () => {
        const { folder } = repositoryWith({ 'a.journey': BEFORE });
        const run = await journey(['preview', '--against', 'nowhere'], { cwd: folder });
        expect(run).toMatchObject({ code: 2, stdout: '' });
        expect(run.stderr).toContain('There is no commit “nowhere” in this repository.');
        const { address } = await preview(folder);
        expect(await statusOf(address, '/changes')).toBe(404);
    });
});
