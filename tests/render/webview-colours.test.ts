import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COLOURS } from '../../src/render/theme';
import { root } from '../harness/examples';

const css = readFileSync(join(root, 'src/webview/webview.css'), 'utf8');

it.each([
    ['light', 'light', 'body.vscode-light)'],
    ['dark', 'dark', 'body.vscode-dark)'],
    ['high-contrast', 'of high contrast', 'body.vscode-high-contrast:not(.vscode-high-contrast-light))'],
    // Black on white, as on paper.
    ['print', 'light and of high contrast', 'body.vscode-high-contrast-light)'],
] as const)('the preview has the colours of the theme “%s” in an editor that is %s', (theme, _, selector) => {
    const from = css.indexOf(`:root:has(> ${selector} {`);
    expect(from).toBeGreaterThan(0);
    const block = css.slice(from, css.indexOf('}', from));
    const colours = Object.fromEntries([...block.matchAll(/--journey-([\w-]+): (#[0-9a-f]+);/g)].map(([, name, colour]) => [name, colour]));
    expect(colours).toEqual(COLOURS[theme]);
});
