import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COLOURS } from '../../src/render/theme';
import { root } from '../harness/examples';

const read = (name: string): string => readFileSync(join(root, 'src/webview', name), 'utf8');

function coloursAt(selector: string, css: string): unknown {
    const from = css.indexOf(`${selector} {`);
    expect(from).toBeGreaterThan(0);
    const block = css.slice(from, css.indexOf('}', from));
    return Object.fromEntries([...block.matchAll(/--journey-([\w-]+): (#[0-9a-f]+);/g)].map(([, name, colour]) => [name, colour]));
}

it.each([
    ['light', 'light', 'body.vscode-light)'],
    ['dark', 'dark', 'body.vscode-dark)'],
    ['high-contrast', 'of high contrast', 'body.vscode-high-contrast:not(.vscode-high-contrast-light))'],
    // Black on white, as on paper.
    ['print', 'light and of high contrast', 'body.vscode-high-contrast-light)'],
] as const)('the preview has the colours of the theme “%s” in an editor that is %s', (theme, _, selector) => {
    expect(coloursAt(`:root:has(> ${selector}`, read('webview.css'))).toEqual(COLOURS[theme]);
});

it.each([
    ['dark', 'body.vscode-dark'],
    ['high-contrast', 'body.vscode-high-contrast:not(.vscode-high-contrast-light)'],
] as const)('fences of Markdown have the colours of the theme “%s”', (theme, selector) => {
    expect(coloursAt(selector, read('markdown.css'))).toEqual(COLOURS[theme]);
});
