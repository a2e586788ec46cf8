import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, launchBrowser } from '../e2e/harness/browser';
import { contrastViolations, violations } from '../e2e/harness/example-pages';
import { root } from '../harness/examples';
import { flat } from '../harness/patched-svg';
import { themeColours } from '../../scripts/theme-colours.mjs';
import { buildServer, startClient, type Client } from './client';
import type { FromWebview, PreviewOpenParams, PreviewOpenResult, ToWebview } from '../../src/protocol';

// The page of the preview with a real server behind it, in a browser without VS Code: pictures are kept in tests/e2e/shots.

const PATH = 'practised/remote-repair.journey';
const TEXT = readFileSync(join(root, 'examples/618-remote-control', PATH), 'utf8');
const FILES = Object.fromEntries(readdirSync(join(root, 'examples/618-remote-control/practised')).map((name) => [`practised/${name}`, readFileSync(join(root, 'examples/618-remote-control/practised', name), 'utf8')]));
const REPAIRED: Readonly<Record<string, string>> = Object.fromEntries(readdirSync(join(root, 'examples/618-remote-control/repaired')).map((name) => [`practised/${name}`, readFileSync(join(root, 'examples/618-remote-control/repaired', name), 'utf8')]));
const shots = join(root, 'tests/e2e/shots');
const folder = mkdtempSync(join(tmpdir(), 'journey-webview-'));

let browser: Browser;
let server: string;
let client: Client;
let page: Page;
let posted: FromWebview[];

beforeAll(async () => {
    if (!hasBrowser) return;
    server = buildServer(folder);
    await build({ absWorkingDir: root, entryPoints: ['src/webview/main.ts', 'src/webview/webview.css'], outdir: folder, bundle: true, format: 'iife', logLevel: 'error', plugins: [themeColours] });
    mkdirSync(shots, { recursive: true });
    browser = await launchBrowser();
});
afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
    await page?.close();
    await client?.stop();
});

const send = (message: ToWebview): Promise<void> => page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
const last = <Type extends FromWebview['type']>(type: Type): Extract<FromWebview, { readonly type: Type }> | undefined =>
    posted.filter((message): message is Extract<FromWebview, { readonly type: Type }> => message.type === type).at(-1);

/** Opens the page as VS Code does: its shape is that of src/extension/preview-page.ts. */
async function start(theme: string, params: Omit<PreviewOpenParams, 'uri'> = {}, size = { width: 900, height: 700 }, locale = 'en'): Promise<PreviewOpenResult> {
    client = await startClient(server, { files: FILES, locale });
    posted = [];
    page = await browser.newPage({ viewport: size });
    await page.exposeFunction('toExtension', (message: FromWebview) => { posted.push(message); });
    await page.addInitScript('let kept; window.acquireVsCodeApi = () => ({ postMessage: (m) => toExtension(m), getState: () => kept, setState: (s) => { kept = s; } });');
    const source = readFileSync(join(root, 'src/extension/preview-page.ts'), 'utf8');
    const body = /<body>([^]*)<script/.exec(source)![1]!;
    writeFileSync(join(folder, 'page.html'), `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Journey preview</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file:; style-src file:; img-src blob:"><link rel="stylesheet" href="webview.css"></head><body class="vscode-${theme}">${body}<script src="main.js"></script></body></html>`);
    const errors: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`file://${folder}/page.html`);
    const picture = await client.openPreview(PATH, params);
    await send({ type: 'keep-state', state: { uri: client.uri(PATH), folded: params.folded ?? [], isPinned: false } });
    const { revision: _, ...shown } = picture;
    await send({ type: 'show-picture', ...shown });
    await page.locator('#picture svg').waitFor();
    expect(errors).toEqual([]);
    return picture;
}

/** The picture as the page has it, without what the page adds to it. */
const drawn = (): Promise<string> => page.evaluate(`(() => {
    const svg = document.querySelector('#picture svg').cloneNode(true);
    for (const group of [svg, ...svg.querySelectorAll('*')]) {
        for (const name of ['tabindex', 'aria-current']) group.removeAttribute(name);
        for (const name of ['pickable', 'off']) group.classList.remove(name);
    }
    return new XMLSerializer().serializeToString(svg);
})()`);
/** One way to write a group that holds nothing. */
const unfolded = (svg: string): string => flat(svg).replace(/<g([^>]*)\/>/g, '<g$1></g>').replace(/(?<=<\w+)(?: [\w:-]+="[^"]*")+/g, sorted);
/** An attribute that comes later stands last. */
const sorted = (attributes: string): string => [...attributes.matchAll(/ [\w:-]+="[^"]*"/g)].map(([attribute]) => attribute).sort().join('');
const asParsed = (svg: string): Promise<string> => page.evaluate(`new XMLSerializer().serializeToString(document.importNode(new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').documentElement, true))`);

describe.skipIf(!hasBrowser)('the page of the preview', () => {
    test('changes only the parts that are different, and ends with the picture of the whole text', async () => {
        await start('dark');
        client.open(PATH, TEXT);
        const steps: readonly (readonly [string, string])[] = [
            [TEXT.replace(/(touchpoint \S+ ")/, '$1Zed '), 'Zed'],
            [TEXT.replace(/\n( +)touchpoint /, '\n$1touchpoint brand-new "Brand new"\n$1touchpoint '), 'Brand new'],
            [TEXT, ''],
        ];
        for (const [index, [text]] of steps.entries()) {
            const before = client.previews.length;
            client.change(PATH, index + 2, [{ text }]);
            const { elements, frame, note } = await client.until('the change', () => client.previews[before]);
            await send({ type: 'patch-picture', elements, ...(frame !== undefined && { frame }), ...(note !== undefined && { note }) });
            const whole = await client.openPreview(PATH, { preview: `check-${index}` });
            expect(unfolded(await drawn())).toBe(unfolded(await asParsed(whole.svg)));
        }
        expect(last('failed')).toBeUndefined();
    });

    test('says an edited title wherever it is spoken, though its card alone was sent', async () => {
        await start('light');
        client.open(PATH, TEXT);
        client.change(PATH, 2, [{ text: TEXT.replace('"预约上门安装"', '"预约上门装好"') }]);
        const { elements } = await client.until('the change', () => client.previews[0]);
        expect(elements.map(({ key }) => key)).toEqual(['touchpoint:remote-repair.book']);
        await send({ type: 'patch-picture', elements });
        const session = await page.context().newCDPSession(page);
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const spoken = nodes.filter(({ ignored }) => !ignored).flatMap(({ name }) => (typeof name?.value === 'string' ? [name.value as string] : []));
        expect(spoken).toContain('Handoff: 预约上门装好 → 上门安装调试');
        expect(spoken.filter((name) => /(?:^|→ |“)预约上门安装/.test(name))).toEqual([]);
        expect(last('failed')).toBeUndefined();
    });

    test('a click asks for the text, the cursor marks an element, and neither asks again', async () => {
        await start('light');
        await page.locator('svg [data-key^="touchpoint:"] .card-title').first().click();
        const { keys, focus } = await client.until('the click', () => last('select-element'));
        expect(focus).toBe(false);
        expect(keys[0]).toMatch(/^touchpoint:/);
        expect(await page.locator('svg [aria-current=true]').getAttribute('data-key')).toBe(keys[0]);
        const place = await client.connection.sendRequest('journey/preview/place', { uri: client.uri(PATH), keys });
        expect(place).toMatchObject({ key: keys[0], uri: client.uri(PATH), title: expect.any(String) as string });
        const count = posted.length;
        const at = await client.connection.sendRequest<{ keys: readonly string[] }>('journey/preview/elementsAt', { uri: client.uri(PATH), position: { line: TEXT.slice(0, TEXT.lastIndexOf('touchpoint ')).split('\n').length - 1, character: 0 } });
        await send({ type: 'mark-elements', keys: at.keys });
        await page.locator(`svg [aria-current=true][data-key="${at.keys[0]!}"]`).waitFor();
        expect(posted.length).toBe(count);
        // The picture was scrolled to it.
        expect(await page.evaluate(`document.querySelector('svg [aria-current]').getBoundingClientRect().right <= innerWidth`)).toBe(true);
        await page.screenshot({ path: join(shots, 'webview-marked.png') });
    });

    test('a double click edits a title in its place', async () => {
        await start('light');
        const card = page.locator('svg [data-key^="touchpoint:"]').first();
        await card.locator('.card-title').first().dblclick();
        const { keys } = await client.until('the wish', () => last('want-title'));
        const place = await client.connection.sendRequest<{ key: string; title: string }>('journey/preview/place', { uri: client.uri(PATH), keys });
        await send({ type: 'edit-title', key: place.key, title: place.title });
        await page.locator('.title-editor').fill('Say "hello" \\ now');
        await page.screenshot({ path: join(shots, 'webview-title.png') });
        await page.keyboard.press('Enter');
        const given = await client.until('the title', () => last('give-title'));
        expect(given).toEqual({ type: 'give-title', key: place.key, title: 'Say "hello" \\ now' });
        const edit = await client.connection.sendRequest<{ changes: Record<string, { newText: string }[]> }>('journey/preview/retitle', { uri: client.uri(PATH), key: given.key, title: given.title });
        expect(edit.changes[client.uri(PATH)]).toMatchObject([{ newText: '"Say \\"hello\\" \\\\ now"' }]);
        expect(await page.locator('.title-editor').count()).toBe(0);
    });

    test('a mark tells what was found, and offers to mend it', async () => {
        await start('dark');
        const mark = page.locator('svg [data-key^="touchpoint:"] .finding-mark').first();
        await mark.click();
        const { keys, told } = await client.until('the wish', () => last('want-fixes'));
        const all = await client.connection.sendRequest<{ message: string; rule: string; severity: 'error'; fixes: { title: string; edit: unknown }[] }[]>('journey/preview/findings', { uri: client.uri(PATH), keys });
        const findings = all.filter(({ message, rule }) => told!.includes(`${message} [${rule}]`));
        // Every line of the mark has its finding, with what may be done about it.
        expect(findings).toHaveLength(told!.split('\n').length);
        expect(await mark.locator('.mark-sign').textContent()).toBe(String(findings.length));
        await send({ type: 'offer-fixes', key: keys[0]!, findings: findings.map(({ message, severity, fixes }) => ({ message, severity, fixes: fixes.map(({ title }) => title) })) });
        await page.locator('[role=menu]').waitFor();
        await page.screenshot({ path: join(shots, 'webview-fixes.png') });
        const fixable = findings.findIndex(({ fixes }) => fixes.length > 0);
        if (fixable >= 0) {
            await page.locator('[role=menuitem]').first().click();
            expect(await client.until('the choice', () => last('choose-fix'))).toEqual({ type: 'choose-fix', finding: fixable, fix: 0 });
        }
        else await page.keyboard.press('Escape');
        expect(await page.locator('[role=menu]').count()).toBe(0);
    });

    test('lanes fold, views change, what is looked for stays', async () => {
        await start('high-contrast');
        await page.locator('#search').fill('visit');
        await page.locator('svg [data-key="lane:touchpoints"] > .lane-title').click();
        expect(await client.until('the wish', () => last('choose-view'))).toEqual({ type: 'choose-view', folded: ['touchpoints'] });
        await page.screenshot({ path: join(shots, 'webview-high-contrast.png') });
        const folded = await client.openPreview(PATH, { folded: ['touchpoints'] });
        expect(folded.svg).toContain('▸ ');
        expect(folded.svg).not.toContain('data-key="next"');
        for (const view of ['blueprint', 'flow', 'promises', 'channels']) {
            await page.locator(`#tab-view-${view}, #tab-${view}`).click();
            expect(await client.until('the view', () => (last('choose-view')?.view === view ? view : undefined))).toBe(view);
            const { revision: _, ...picture } = await client.openPreview(PATH, { view });
            await send({ type: 'show-picture', ...picture });
            await page.locator(`#tab-${view}[aria-selected=true]`).waitFor();
            expect(await page.locator('#search').inputValue()).toBe('visit');
        }
    });

    test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'])('fits into a %s editor, and can be read by everybody', async (theme) => {
        await start(theme, {}, { width: 560, height: 760 });
        if (theme === 'high-contrast-light') await page.evaluate(`document.body.classList.add('vscode-high-contrast')`);
        await page.screenshot({ path: join(shots, `webview-${theme}.png`) });
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight')).toBe(true);
        expect(await violations(page)).toEqual([]);
        expect(await contrastViolations(page)).toEqual([]);
    });

    const BASE = { against: (): NonNullable<PreviewOpenParams['against']> => ({
        revision: 'main', base: { commit: '1a2b3c4d'.repeat(5), is: 'parted' as const, folders: [client.uri('.').replace(/\/\.?$/, '')], files: Object.keys(FILES).map((path) => ({ uri: client.uri(path), text: REPAIRED[path] ?? FILES[path]! })) },
    }) };

    test.each([['light', 1100, 'en'], ['dark', 1100, 'zh-cn'], ['high-contrast', 560, 'zh-tw'], ['high-contrast-light', 560, 'en']])('shows what is different from an earlier state, in a %s editor %i pixels wide', async (theme, width, locale) => {
        await start(theme, {}, { width, height: 760 }, locale);
        if (theme === 'high-contrast-light') await page.evaluate(`document.body.classList.add('vscode-high-contrast')`);
        const { revision: _, ...compared } = await client.openPreview(PATH, { view: 'changes', against: BASE.against() });
        await send({ type: 'show-picture', ...compared });
        await page.locator('#changes li button').first().waitFor();
        await page.screenshot({ path: join(shots, `webview-changes-${theme}.png`) });
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight')).toBe(true);
        expect(await page.evaluate(`document.getElementById('picture').clientHeight > 150 && document.getElementById('changes').clientHeight > 150`)).toBe(true);
        expect(await violations(page)).toEqual([]);
        expect(await contrastViolations(page)).toEqual([]);

        await page.locator('#changes li button').first().click();
        const { keys } = await client.until('the click', () => last('select-element'));
        expect(keys[0]).toMatch(/^change:/);
        await page.locator(`svg [aria-current=true][data-key="${keys[1]!}"]`).waitFor();
        expect(await client.connection.sendRequest('journey/preview/place', { uri: client.uri(PATH), keys, preview: client.uri(PATH) })).toMatchObject({ uri: client.uri(PATH) });
        await page.locator('[data-compare=other]').click();
        expect(await client.until('the wish', () => last('want-comparison'))).toEqual({ type: 'want-comparison', wanted: 'other' });
        await page.locator('[data-compare=none]').click();
        await client.until('the end', () => (last('want-comparison')?.wanted === 'none' ? true : undefined));
        const { revision: __, ...map } = await client.openPreview(PATH);
        await send({ type: 'show-picture', ...map });
        await page.locator('#changes').waitFor({ state: 'hidden' });
        expect(await page.locator('#tab-changes').count()).toBe(0);
    });

    test('the changes follow what is typed, and the focus stays on the same one', async () => {
        await start('light', {}, { width: 1100, height: 700 });
        const against = BASE.against();
        const { revision: _, ...compared } = await client.openPreview(PATH, { view: 'changes', against });
        await send({ type: 'show-picture', ...compared });
        const button = page.locator('#changes li button').first();
        await button.focus();
        const focused = await page.evaluate<string>('document.activeElement.dataset.change');
        client.open(PATH, TEXT);
        const before = client.previews.length;
        client.change(PATH, 2, [{ text: TEXT.replace(/(touchpoint visit ")/, '$1Zed ') }]);
        const { elements, frame } = await client.until('the change', () => client.previews[before]);
        await send({ type: 'patch-picture', elements, ...(frame !== undefined && { frame }) });
        await page.locator('#changes', { hasText: 'Zed' }).waitFor();
        await page.locator('#picture svg', { hasText: 'Zed' }).waitFor();
        expect(await page.evaluate<string>('document.activeElement.dataset.change')).toBe(focused);
        const whole = await client.openPreview(PATH, { preview: 'check', view: 'changes', against });
        expect(unfolded(await drawn())).toBe(unfolded(await asParsed(whole.svg)));
        expect(last('failed')).toBeUndefined();
    });

    test('the arrow keys go on from view to view, and who types into the search goes on there when the tools change', async () => {
        await start('light', {}, { width: 1100, height: 700 });
        await page.locator('#tab-map').focus();
        for (const [key, view] of [['ArrowRight', 'blueprint'], ['ArrowRight', 'flow'], ['ArrowLeft', 'blueprint'], ['Home', 'map']] as const) {
            await page.keyboard.press(key);
            expect(await client.until('the view', () => (last('choose-view')?.view === view ? view : undefined))).toBe(view);
            const { revision: _, ...picture } = await client.openPreview(PATH, { view });
            await send({ type: 'show-picture', ...picture });
            await page.locator(`#tab-${view}[aria-selected=true]`).waitFor();
            expect(await page.evaluate('document.activeElement.id'), key).toBe(`tab-${view}`);
        }
        await page.locator('#search').focus();
        await page.keyboard.type('vis');
        const { revision: _, ...picture } = await client.openPreview(PATH);
        await send({ type: 'show-picture', ...picture });
        await page.keyboard.type('it');
        expect(await page.locator('#search').inputValue()).toBe('visit');
        // Whoever writes in the text meanwhile is not called away.
        await page.evaluate('document.hasFocus = () => false');
        await send({ type: 'show-picture', ...picture });
        await expect.poll(() => page.evaluate('document.activeElement === document.body')).toBe(true);
    });

    test('who ends the comparison with a key goes on at the picture', async () => {
        await start('light', {}, { width: 1100, height: 700 });
        const { revision: _, ...compared } = await client.openPreview(PATH, { view: 'changes', against: BASE.against() });
        await send({ type: 'show-picture', ...compared });
        await page.locator('[data-compare=none]').focus();
        await page.keyboard.press('Enter');
        await client.until('the end', () => (last('want-comparison')?.wanted === 'none' ? true : undefined));
        const { revision: __, ...map } = await client.openPreview(PATH);
        await send({ type: 'show-picture', ...map });
        await page.locator('#changes').waitFor({ state: 'hidden' });
        await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('picture');
        // Who is elsewhere stays there.
        await send({ type: 'show-picture', ...compared });
        await page.locator('#changes li button').first().waitFor();
        await page.evaluate('document.activeElement.blur()');
        await send({ type: 'show-picture', ...map });
        await page.locator('#changes').waitFor({ state: 'hidden' });
        expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    });

    test('what the preview keeps for a new start is what it was told last, and where its reader is', async () => {
        await start('light');
        const kept = (): Promise<Record<string, unknown>> => page.evaluate('acquireVsCodeApi().getState()');
        const uri = client.uri(PATH);
        await send({ type: 'keep-state', state: { uri, subject: 'journey:repair', view: 'changes', folded: [], isPinned: false, against: { revision: 'main', isParted: true } } });
        await page.locator('#picture').evaluate((panel) => panel.dispatchEvent(new Event('scrollend')));
        expect(await kept()).toMatchObject({ subject: 'journey:repair', against: { revision: 'main' }, places: expect.anything() as unknown, choices: expect.anything() as unknown });
        const { places, choices } = await kept();
        // The comparison was ended, and another file is shown.
        const other = client.uri('practised/other.journey');
        await send({ type: 'keep-state', state: { uri: other, folded: [], isPinned: true } });
        await expect.poll(kept).toEqual({ uri: other, folded: [], isPinned: true, places, choices });
    });

    test('keys go from element to element', async () => {
        await start('light');
        await page.locator('#picture').focus();
        await page.keyboard.press('Tab');
        const first = await page.evaluate<string | null>(`document.activeElement.getAttribute('data-key')`);
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowLeft');
        const later = await page.evaluate<string | null>(`document.activeElement.getAttribute('data-key')`);
        expect(first).toBeTruthy();
        expect(later).toBeTruthy();
        expect(later).not.toBe(first);
        await page.keyboard.press('Enter');
        const chosen = await client.until('the choice', () => last('select-element') ?? last('choose-view'));
        if (chosen.type === 'select-element') expect(chosen).toMatchObject({ focus: true });
    });

    test('makes a PNG of an SVG file', async () => {
        await start('light');
        const made = await client.connection.sendRequest<{ text: string; name: string }>('journey/preview/export', { uri: client.uri(PATH), format: 'svg', theme: 'light' });
        expect(made.name).toMatch(/\.map$/);
        await send({ type: 'make-png', svg: made.text });
        const { base64, message } = await client.until('the PNG', () => last('made-png'));
        expect(message).toBeUndefined();
        expect(Buffer.from(base64!, 'base64').subarray(1, 4).toString()).toBe('PNG');
        writeFileSync(join(shots, 'webview-export.png'), Buffer.from(base64!, 'base64'));
    });
});
