/** Builds everything that runs into out/. Nothing is minified: it gains nothing, and it spoils stack traces. */
import { writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
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
// Without splitting, esbuild keeps `import()` lazy inside the one file: a module runs when it is first imported.
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs' };
const browser = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Every bundle: what it is made from, how, and whether it must be free of Node. */
const bundles = [
    { entry: 'src/cli/main.ts', out: 'out/cli/journey.js', options: { ...node, banner: { js: '#!/usr/bin/env node' } } },
    { entry: 'src/extension/main.ts', out: 'out/extension.js', options: { ...node, external: ['vscode'] } },
    { entry: 'language-server/main.ts', out: 'out/server.js', options: node },
    { entry: 'src/extension/main-browser.ts', out: 'out/extension.browser.js', options: { ...browser, format: 'cjs', external: ['vscode'] } },
    { entry: 'language-server/main-browser.ts', out: 'out/server.browser.js', options: { ...browser, format: 'iife' } },
    { entry: 'src/webview/main.ts', out: 'out/webview.js', options: { ...browser, format: 'iife' } },
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

async function build({ entry, out, options }) {
    const { metafile } = await esbuild.build({ ...options, entryPoints: [entry], outfile: out });
    if (options.platform === 'browser') assertNoNode(out, metafile);
    return { folder: dirname(out), metafile };
}

/** Beside the bundles of each folder: the extension and the command are shipped apart. */
function writeNotices(built) {
    for (const folder of new Set(built.map((bundle) => bundle.folder))) {
        const metafiles = built.filter((bundle) => bundle.folder === folder).map(({ metafile }) => metafile);
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
