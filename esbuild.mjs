/** Builds everything that runs into out/. Names stay as they are written: shorter ones gain nothing, and spoil stack traces. */
import { writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import * as esbuild from 'esbuild';
import { texts } from './scripts/texts.mjs';
import { themeColours } from './scripts/theme-colours.mjs';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

const common = {
    bundle: true,
    sourcemap: true,
    logLevel: 'warning',
    metafile: true,
    absWorkingDir: root,
    // jsonc-parser's CommonJS build hides its own imports from bundlers; its ES build does not.
    mainFields: ['module', 'main'],
};
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs' };
const browser = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Of Brotli: the best one, 11, takes ten seconds for a few percent. */
const PACKING_QUALITY = 9;

/** As in scripts/texts.mjs. */
const PAGE = { ...common, platform: 'browser', target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'], minify: true, sourcemap: false, charset: 'utf8' };

/**
 * Every bundle: what it is made from, how, whether it must be free of Node, and which of the modules that it imports
 * with `import()` are packed (see below).
 */
const bundles = [
    // sharp draws PNG where it is installed; nobody has to have it.
    { entry: 'src/cli/main.ts', out: 'out/cli/journey.js', options: { ...node, external: ['sharp'], banner: { js: '#!/usr/bin/env node' } }, packed: ['language-server/recovery', 'language-server/main', 'src/cli/run'] },
    { entry: 'src/extension/main.ts', out: 'out/extension.js', options: { ...node, external: ['vscode'] } },
    // Its words in three languages as they are: as escapes they take twice the room.
    { entry: 'src/cli/server-main.ts', out: 'out/server.js', options: { ...node, charset: 'utf8' } },
    { entry: 'src/extension/main-browser.ts', out: 'out/extension.browser.js', options: { ...browser, format: 'cjs', external: ['vscode'] } },
    // Without blanks and comments, the extension with its two servers is a packed 80 kB smaller; the names in stack traces stay.
    { entry: 'language-server/main-browser.ts', out: 'out/server.browser.js', options: { ...browser, format: 'iife', minifyWhitespace: true } },
    { entry: 'src/webview/main.ts', out: 'out/webview.js', options: { ...browser, format: 'iife' } },
    // What an exported page holds.
    { entry: 'src/page/main.ts', out: 'out/page.js', options: { ...PAGE, format: 'iife' } },
    { entry: 'src/page/page.css', out: 'out/page.css', options: PAGE },
    { entry: 'src/webview/markdown.css', out: 'out/markdown.css', options: { ...common, sourcemap: false } },
    { entry: 'src/webview/webview.css', out: 'out/webview.css', options: { ...common, sourcemap: false } },
];

const results = await Promise.allSettled(bundles.map(build));
const failures = results.filter((result) => result.status === 'rejected');
for (const { reason } of failures) {
    // esbuild has already shown its own errors, with the code frame.
    if (reason.errors === undefined) console.error(`build: ${reason.message}`);
}
if (0 < failures.length) process.exit(1);
try {
    writeNotices(results.map(({ value }) => value));
} catch (error) {
    console.error(`build: ${error.message}`);
    process.exit(1);
}

async function build({ entry, out, options, packed = [] }) {
    const packing = packer(packed, options);
    const { metafile } = await esbuild.build({ ...options, entryPoints: [entry], outfile: out, plugins: [packing.plugin, texts, themeColours] });
    if (options.platform === 'browser') assertNoNode(out, metafile);
    return { folder: dirname(out), metafiles: [metafile, ...packing.metafiles] };
}

/**
 * A module that is imported with `import()` runs late, but is read when the file that holds it starts: for Langium and
 * the Language Server Protocol, which a lint of sound files never runs, that took half of the start. So does every verb but
 * `lint`. A packed module is bundled by itself and stands compressed in the file, which costs next to nothing until somebody imports it.
 */
function packer(packed, options) {
    const metafiles = [];
    const plugin = {
        name: 'packed',
        setup({ onResolve, onLoad }) {
            onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
                const module = relative(root, join(resolveDir, path)).split(sep).join('/');
                return kind === 'dynamic-import' && packed.includes(module) ? { path: module, namespace: 'packed' } : undefined;
            });
            onLoad({ filter: /.*/, namespace: 'packed' }, async ({ path }) => {
                // Code that is unpacked has no `import()` of its own: what stays outside of the bundle is required.
                const { banner: _, ...rest } = options;
                const inner = packer(packed.filter((module) => module !== path), options);
                const { metafile, outputFiles } = await esbuild.build({ ...rest, plugins: [inner.plugin, texts], entryPoints: [`${path}.ts`], write: false, sourcemap: false, supported: { 'dynamic-import': false }, minifyWhitespace: true, minifySyntax: true });
                metafiles.push(metafile, ...inner.metafiles);
                return { contents: unpacking(path, outputFiles[0].text), loader: 'js' };
            });
        },
    };
    return { plugin, metafiles };
}

function unpacking(path, text) {
    const packedText = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: PACKING_QUALITY } }).toString('base64');
    return `const text = require('node:zlib').brotliDecompressSync(Buffer.from('${packedText}', 'base64')).toString();
        const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
        require('node:vm').compileFunction(text, parameters, { filename: '${path}' })(exports, require, module, __filename, __dirname);`;
}

/** Beside the bundles of each folder: the extension and the command are shipped apart. */
function writeNotices(built) {
    for (const folder of new Set(built.map((bundle) => bundle.folder))) {
        const metafiles = built.filter((bundle) => bundle.folder === folder).flatMap((bundle) => bundle.metafiles);
        writeFileSync(join(root, folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, metafiles));
    }
}

/** Node's modules, and the parts of Langium that need them, would fail only when a browser loads the bundle. */
function assertNoNode(out, metafile) {
    const forbidden = Object.entries(metafile.inputs).flatMap(([path, input]) => {
        if (/[\\/]langium[\\/]lib[\\/](node|test)[\\/]/.test(path)) return [path];
        return input.imports.filter(({ path: imported }) => isBuiltin(imported)).map(({ path: imported }) => `${imported} (imported by ${path})`);
    });
    if (0 < forbidden.length) throw new Error(`${out} is for the browser, but contains ${forbidden.join(', ')}`);
}

function isBuiltin(name) {
    return name.startsWith('node:') || builtinModules.includes(name);
}
