import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { thirdPartyNotices } from '../../scripts/third-party-notices.mjs';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'journey-notices-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(folder: string, manifest: object, files: Readonly<Record<string, string>> = { LICENSE: 'Do what you like.\r\n' }): void {
    const at = join(root, 'node_modules', folder);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), JSON.stringify({ version: '1.0.0', ...manifest }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(at, name), text);
}
const bundleOf = (inputs: Readonly<Record<string, number>>) => ({
    outputs: { 'out/a.js': { inputs: Object.fromEntries(Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }])), bytes: 0, imports: [], exports: [] } },
});

describe('the notices about what is bundled', () => {
    test('hold the licence of each package once, in the order of names', () => {
        install('@b/inner', { name: '@b/inner', license: 'ISC' });
        install('a', { name: 'a', license: 'MIT' }, { 'license.md': 'Be nice.', 'ThirdPartyNotices.txt': 'Also c.' });
        const inputs = { 'node_modules/a/lib/x.js': 1, 'node_modules/a/lib/y.js': 2, 'node_modules/@b/inner/z.js': 3, 'src/own.ts': 4 };
        const text = thirdPartyNotices(root, [bundleOf(inputs), bundleOf(inputs)]);
        expect(text.match(/^\S+ 1\.0\.0 \(.*\)$/gm)).toEqual(['@b/inner 1.0.0 (ISC)', 'a 1.0.0 (MIT)']);
        expect(text).toContain('Do what you like.\n');
        expect(text).toContain('Be nice.');
        expect(text).toContain('Also c.');
        expect(text).not.toContain('\r');
    });

    test('leave out what was shaken out', () => {
        install('a', { name: 'a', license: 'GPL-3.0' });
        expect(thirdPartyNotices(root, [bundleOf({ 'node_modules/a/x.js': 0 })])).not.toContain('GPL');
    });

    test('refuse what may not be shipped, all of it at once', () => {
        install('a', { name: 'a', license: 'GPL-3.0' });
        install('a/node_modules/b', { name: 'b' });
        install('c', { name: 'c', license: 'MIT' }, {});
        const build = (): string => thirdPartyNotices(root, [bundleOf({ 'node_modules/a/x.js': 1, 'node_modules/a/node_modules/b/x.js': 1, 'node_modules/c/x.js': 1 })]);
        expect(build).toThrow(/a 1\.0\.0 is under GPL-3\.0[^]*b 1\.0\.0 states no licence[^]*c 1\.0\.0 .* no text/);
    });
});
