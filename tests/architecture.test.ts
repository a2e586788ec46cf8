import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './harness/examples';

/** What each part may import beside itself; arrows point down only. See ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
    'src/model': [],
    'src/analysis': ['src/model'],
    'src/checks': ['src/analysis', 'src/model'],
    'src/diff': ['src/checks', 'src/analysis', 'src/model'],
    'src/render': ['src/analysis', 'src/model'],
    'src/report': ['src/render', 'src/analysis', 'src/model'],
    'src/protocol.ts': [],
    'language-server': ['src/diff', 'src/checks', 'src/render', 'src/analysis', 'src/model', 'src/protocol.ts'],
    'src/page': [],
    'src/chromium': [],
    'src/git': [],
    'src/cli': ['language-server', 'src/chromium', 'src/git', 'src/page', 'src/diff', 'src/report', 'src/checks', 'src/render', 'src/analysis', 'src/model'],
    'src/extension': ['src/chromium', 'src/git', 'src/protocol.ts'],
    'src/webview': ['src/page', 'src/protocol.ts'],
};

/** The packages that a part may import, by prefix. A new one is a decision: CONTRIBUTING.md. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
    'src/model': [],
    'src/analysis': [],
    'src/checks': ['jsonc-parser', 'picomatch', 'get-east-asian-width'],
    'src/diff': [],
    'src/render': ['get-east-asian-width', 'linebreak'],
    'src/report': [],
    'src/protocol.ts': [],
    'language-server': ['langium', 'chevrotain', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-jsonrpc', 'vscode-uri', 'get-east-asian-width', 'node:'],
    'src/page': [],
    'src/chromium': ['node:'],
    'src/git': ['node:'],
    // sharp is never bundled, and may be missing.
    'src/cli': ['node:', 'sharp', 'get-east-asian-width', 'picomatch', 'jsonc-parser'],
    'src/extension': ['vscode', 'vscode-languageclient', 'node:'],
    'src/webview': [],
};

interface Import { readonly file: string; readonly what: string }

function sources(folder: string): readonly string[] {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return sources(path);
        return entry.name.endsWith('.ts') ? [path] : [];
    });
}
function importsOf(file: string): readonly Import[] {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\n[^'";]*?)?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g)]
        .map(match => ({ file, what: (match[1] ?? match[2] ?? match[3])! }));
}
const partOf = (path: string): string | undefined => Object.keys(MAY_IMPORT).find(part => path === part || path.startsWith(`${part}/`) || path === part.replace(/\.ts$/, ''));

const files = [...sources('src'), ...sources('language-server')].filter(file => !file.includes('/generated/'));

describe('the architecture', () => {
    it('every source file belongs to a part', () => {
        expect(files.filter(file => partOf(file) === undefined)).toEqual([]);
    });

    it('imports point down only', () => {
        const wrong = files.flatMap(importsOf).flatMap(({ file, what }) => {
            if (!what.startsWith('.')) return [];
            // The version and the name are read from the manifest; the bundler puts them in.
            if (what.endsWith('/package.json')) return [];
            const target = relative(root, normalize(join(root, dirname(file), what))).split(sep).join('/');
            const from = partOf(file)!;
            const to = partOf(target);
            return to !== undefined && (to === from || MAY_IMPORT[from]!.includes(to)) ? [] : [`${file} → ${target}`];
        });
        expect(wrong).toEqual([]);
    });

    it('packages are imported where they belong', () => {
        const wrong = files.flatMap(importsOf).flatMap(({ file, what }) => {
            if (what.startsWith('.')) return [];
            return PACKAGES[partOf(file)!]!.some(prefix => what === prefix || what.startsWith(prefix.endsWith(':') ? prefix : `${prefix}/`)) ? [] : [`${file} → ${what}`];
        });
        expect(wrong).toEqual([]);
    });

    it('model, analysis, checks, diff, render and report have no clock and no chance', () => {
        const wrong = files.filter(file => /^src\/(model|analysis|checks|diff|render|report)\//.test(file))
            .filter(file => /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(join(root, file), 'utf8')));
        expect(wrong).toEqual([]);
    });

    it('no source names the folder that it stands in', () => {
        const wrong = [...files, 'package.json', 'package-lock.json'].filter(file => readFileSync(join(root, file), 'utf8').includes(root));
        expect(wrong).toEqual([]);
    });
});
