import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COLOURS } from '../../src/render/theme';
import { root } from '../harness/examples';

it('the preview in a dark editor has the colours of the dark theme', () => {
    const css = readFileSync(join(root, 'src/webview/webview.css'), 'utf8');
    const block = /body\.vscode-dark,[^{]*\{([^}]*)\}/.exec(css)![1]!;
    const colours = Object.fromEntries([...block.matchAll(/--journey-([\w-]+): (#[0-9a-f]+);/g)].map(([, name, colour]) => [name, colour]));
    expect(colours).toEqual(COLOURS.dark);
});
