import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, journey } from '../cli/journey';
import { exampleProjects, root } from '../harness/examples';
import { hasBrowser, launchBrowser } from './harness/browser';

/** Mermaid as a page loads it: one script that needs nothing else. */
const script = join(root, 'tests/cli/judges/node_modules/mermaid/dist/mermaid.min.js');
const hasMermaid = existsSync(script);
const isRequired = process.env['JOURNEY_REQUIRE_E2E'] === '1';
if (!hasMermaid) console.error('*** Mermaid is not here, so its pictures are not drawn → npm ci --prefix tests/cli/judges --ignore-scripts');

it.runIf(isRequired)('Mermaid is here, and a browser to draw in', () => {
    expect([hasMermaid, hasBrowser]).toEqual([true, true]);
});

const shots = join(root, 'tests/e2e/shots/mermaid');
/** GitHub's two themes, each with the colour of its page. */
const THEMES = { default: '#ffffff', dark: '#0d1117' } as const;
type ThemeName = keyof typeof THEMES;

let browser: Browser;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
    if (!hasBrowser || !hasMermaid) return;
    mkdirSync(shots, { recursive: true });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 860, height: 700 } });
    await page.route('**', (route) => {
        asked.push(route.request().url());
        return route.abort();
    });
    await page.setContent('<body><div id="picture" style="width: 830px"></div></body>');
    await page.addScriptTag({ path: script });
});
afterAll(() => browser?.close());

/** What Mermaid makes of a source, or what it says is wrong with it. */
interface Drawn { readonly labels: readonly string[]; readonly widthPx: number; readonly faults: readonly string[] }

async function draw(source: string, theme: ThemeName = 'default', shot?: string): Promise<Drawn> {
    const drawn = await page.evaluate(({ text, name, background }) => (globalThis as unknown as { drawn: (text: string, theme: string, background: string) => Promise<Drawn> }).drawn(text, name, background), { text: source, name: theme, background: THEMES[theme] });
    if (shot !== undefined) await page.screenshot({ path: join(shots, `${shot}-${theme}.png`), fullPage: true });
    return drawn;
}

beforeAll(async () => {
    if (!hasBrowser || !hasMermaid) return;
    await page.evaluate(DRAWN);
});

/** In the page: draws, and tells which words came out, how wide the picture is, and what crosses the title of a stage. */
const DRAWN = `globalThis.drawn = async (text, theme, background) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme });
    document.body.style.background = background;
    const place = document.querySelector('#picture');
    try {
        place.innerHTML = (await mermaid.render('drawing', text)).svg;
    } catch (error) {
        return { labels: [], widthPx: 0, faults: ['it cannot be read: ' + error.message] };
    }
    const svg = place.querySelector('svg');
    const labels = [...svg.querySelectorAll('.nodeLabel, span.edgeLabel')].map((label) => label.textContent.trim()).filter((label) => label !== '');
    const faults = [];
    if (svg.querySelector('.error-icon') !== null) faults.push('it says that something is wrong: ' + svg.textContent.trim());
    const crosses = (box, x, y) => box.left < x && x < box.right && box.top + 2 < y && y < box.bottom - 2;
    const frames = [...svg.querySelectorAll('.cluster')].map((frame) => ({ box: frame.querySelector('rect').getBoundingClientRect(), title: frame.querySelector('.cluster-label').getBoundingClientRect(), said: frame.textContent.trim() }));
    for (const { title, said } of frames) {
        for (const path of svg.querySelectorAll('.edgePaths path')) {
            if (getComputedStyle(path).strokeWidth === '0px') continue;
            const toScreen = path.getScreenCTM();
            for (let at = 0; at < path.getTotalLength(); at += 3) {
                const { x, y } = path.getPointAtLength(at).matrixTransform(toScreen);
                if (crosses(title, x, y)) { faults.push('a way crosses the title “' + said + '”'); break; }
            }
        }
        for (const { box } of frames) {
            for (const y of [box.top, box.bottom]) if (title.top + 2 < y && y < title.bottom - 2 && box.left < title.right && title.left < box.right) faults.push('a frame crosses the title “' + said + '”');
        }
    }
    return { labels, widthPx: Number(svg.getAttribute('viewBox').split(' ')[2]), faults };
};`;

/** Everything that the source has to say, as people read it. */
function labelsIn(source: string): readonly string[] {
    return [...source.matchAll(/(?:\["|\|")(.*?)"[\]|]/g)].map(([, label = '']) => label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).trim()).sort();
}

const sourceOf = async (old: string, now: string, cwd: string): Promise<string> => (await journey(['diff', old, now, '--format', 'mermaid'], { cwd })).stdout;
/** The picture of a comment. */
const pictureOf = async (old: string, now: string, cwd: string): Promise<string | undefined> => /```mermaid\n([\s\S]*?)```/.exec((await journey(['diff', old, now, '--format', 'markdown'], { cwd })).stdout)?.[1];

/** As if the customer were told something more wherever the text says a touchpoint. */
const changed = (text: string): string => text.replace(/(touchpoint [^{\n]*\{)/g, '$1\n      tells "This is new: \\"welcome\\""');

describe.runIf(hasBrowser && hasMermaid)('what `journey diff` writes for Mermaid, drawn by Mermaid', () => {
    it.each([
        ['uber', 'examples/uber/before', 'examples/uber/after'],
        ['uber-back', 'examples/uber/after', 'examples/uber/before'],
        ['618', 'examples/618-remote-control/practised', 'examples/618-remote-control/repaired'],
        ['618-back', 'examples/618-remote-control/repaired', 'examples/618-remote-control/practised'],
    ])('the pair %s: light and dark, every word is there, and nothing crosses a title', async (name, old, now) => {
        for (const source of [await sourceOf(old, now, root), await pictureOf(old, now, root)]) {
            for (const theme of Object.keys(THEMES) as ThemeName[]) {
                const { labels, faults, widthPx } = await draw(source ?? '', theme, name);
                expect(faults).toEqual([]);
                expect([...labels].sort()).toEqual(labelsIn(source ?? ''));
                expect(labels.length).toBeGreaterThan(4);
                // Else the words of a comment would be too small to read.
                expect(widthPx).toBeLessThan(1_350);
            }
        }
    });

    it.each(exampleProjects())('$path, changed everywhere', async ({ path, files }) => {
        const short = (file: string): string => file.slice(path.length + 1);
        const cwd = folderWith(Object.fromEntries(files.flatMap(({ path: file, text }) => [[`old/${short(file)}`, text], [`new/${short(file)}`, changed(text)]])));
        const source = await pictureOf('old', 'new', cwd);
        // Journeys that are named and not yet worked out have no touchpoint that could change.
        expect(source === undefined).toBe(!files.some(({ text }) => text.includes('touchpoint ')));
        if (source === undefined) return;
        const { labels, faults } = await draw(source, 'default', path.slice('examples/'.length).replaceAll('/', '-'));
        expect(faults).toEqual([]);
        expect([...labels].sort()).toEqual(labelsIn(source));
    });

    const HOSTILE = [
        'say "x"', '100% sure', 'a;b', '#9829; #quot;', '[a](b) {c} (d)', 'end', 'subgraph', '<b>bold</b>', '<script>alert(1)</script>', '&amp; &lt;', '😀👨‍👩‍👧', 'שלום עולם', '\u202eabc', ']]>', '`code`', '**bold** _it_ ~~gone~~', '1. First',
        '2) Second', '- dash', '+ plus', '* star', '> quote', '---', '===', '# heading', '| a | b |', 'http://example.com', 'www.example.com', '$$x^2$$', 'fa:fa-car Drive', '%%{init: {"theme":"forest"}}%%', 'a\\nb', 'a:::removed', 'a-->b', '__proto__',
        '@all #12', '\\', '下单，然后等待；再打电话', 'x'.repeat(60),
    ];
    it('titles that mean something to Mermaid, Markdown or a browser are drawn as they are written', async () => {
        const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
        const journeyOf = (title: string, index: number, starts: string): string => `journey j${index} ${quoted(title)} { owner a stage s ${quoted(title)} { touchpoint one ${quoted(title)} { initiated by ${starts} path -> two when ${quoted(title)} } touchpoint two "Two" { ends success } } }`;
        const cwd = folderWith(Object.fromEntries(HOSTILE.flatMap((title, index) => ['owner', 'customer'].map((starts) => [`${starts}/${index}/a.journey`, `owner a\n${journeyOf(title, index, starts)}\n`]))));
        const found: string[] = [];
        for (const [index, title] of HOSTILE.entries()) {
            const source = await sourceOf(`owner/${index}`, `customer/${index}`, cwd);
            const { labels, faults } = await draw(source);
            // What a terminal cannot show is shown as its code, here as well.
            const shown = title.replace('\u202e', '');
            const missing = [shown, `± ✖ ${shown}`, 'Two'].filter((wanted) => !labels.some((label) => label.replace(/\u202e|\\u202e|<U\+202E>|\ufffd/gi, '') === wanted));
            if (missing.length + faults.length > 0 || labels.length !== 4) found.push(`${JSON.stringify(title)}: ${JSON.stringify({ missing, labels, faults })}`);
        }
        expect(found).toEqual([]);
    });

    it('a project of hundreds of touchpoints stays within what GitHub draws, and says what is left out', async () => {
        const many = (count: number, id: string, starts: string): string => `journey ${id} "${id}" { owner a stage s "S" {\n${Array.from({ length: count }, (_, index) => `touchpoint t${index} "Touchpoint ${index} 触点，第一次" { initiated by ${starts} }`).join('\n')}\ntouchpoint last { ends success } } }\n`;
        const cwd = folderWith(Object.fromEntries(['owner', 'customer'].map((starts) => [`${starts}/a.journey`, `owner a\n${many(300, 'long', starts)}${many(250, 'longer', starts)}`])));
        const source = await sourceOf('owner', 'customer', cwd);
        expect(source.length).toBeLessThan(50_000);
        expect(source).toMatch(/^%% Left out, .*: longer$/m);
        const { labels, faults } = await draw(source);
        expect(faults).toEqual([]);
        expect([...labels].sort()).toEqual(labelsIn(source));
        expect(labels.length).toBeGreaterThan(300);
    });

    it('no picture asked for anything from outside', () => {
        expect(asked).toEqual([]);
    });
});
