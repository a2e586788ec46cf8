import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { themeColours } from '../../scripts/theme-colours.mjs';
import { COLOURS } from '../../src/render/theme';
import { root } from '../harness/examples';

/** A style sheet as it ships. */
async function built(name: string): Promise<string> {
    const { outputFiles } = await build({ absWorkingDir: root, entryPoints: [`src/webview/${name}`], bundle: true, write: false, logLevel: 'error', plugins: [themeColours] });
    return outputFiles[0]!.text;
}

function coloursAt(selector: string, css: string): unknown {
    const from = css.indexOf(`${selector} {`);
    expect(from).toBeGreaterThan(0);
    const block = css.slice(from, css.indexOf('}', from));
    return Object.fromEntries([...block.matchAll(/--journey-([\w-]+): ?(#[0-9a-f]+);/g)].map(([, name, colour]) => [name, colour]));
}

it.each([
    ['light', 'light', 'body.vscode-light)'],
    ['dark', 'dark', 'body.vscode-dark)'],
    ['high-contrast', 'of high contrast', 'body.vscode-high-contrast:not(.vscode-high-contrast-light))'],
    // Black on white, as on paper.
    ['print', 'light and of high contrast', 'body.vscode-high-contrast-light)'],
] as const)('the preview has the colours of the theme “%s” in an editor that is %s', async (theme, _, selector) => {
    expect(coloursAt(`:root:has(> ${selector}`, await built('webview.css'))).toEqual(COLOURS[theme]);
});

it.each([
    ['dark', 'body.vscode-dark'],
    ['high-contrast', 'body.vscode-high-contrast:not(.vscode-high-contrast-light)'],
] as const)('fences of Markdown have the colours of the theme “%s”', async (theme, selector) => {
    expect(coloursAt(selector, await built('markdown.css'))).toEqual(COLOURS[theme]);
});
