/** Fails when what people download or load has grown past its limit. Raise a limit on purpose, with the reason in the commit. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** In kilobytes of 1,000 bytes. The packed extension must stay below 2 MB; the bundles have room to grow by about a quarter. */
const limitsKb = {
    'out/journey-lang.vsix': 2_000,
    'out/cli/journey.js': 3_300,
    'out/extension.js': 1_250,
    'out/extension.browser.js': 1_150,
    'out/server.js': 4_000,
    'out/server.browser.js': 4_000,
    'out/webview.js': 50,
    'out/webview.css': 25,
    'out/markdown.css': 5,
    'out/page.js': 25,
    'out/page.css': 15,
};

let isTooBig = false;
for (const [file, limitKb] of Object.entries(limitsKb)) {
    const path = join(root, file);
    if (!existsSync(path)) {
        console.error(`${file} is missing: run \`npm run package\` first`);
        isTooBig = true;
        continue;
    }
    const sizeKb = Math.ceil(statSync(path).size / 1_000);
    const verdict = sizeKb < limitKb ? 'ok' : 'TOO BIG';
    console.log(`${file.padEnd(28)} ${String(sizeKb).padStart(6)} kB of ${String(limitKb).padStart(6)} kB  ${verdict}`);
    if (limitKb <= sizeKb) isTooBig = true;
}
if (isTooBig) process.exitCode = 1;
