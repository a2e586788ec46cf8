/** Builds and packs the extension: out/journey-lang.vsix. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

run('esbuild.mjs');
run('node_modules/@vscode/vsce/vsce', [
    'package',
    '--no-dependencies', // everything is in the bundles
    '--no-rewrite-relative-links',
    '--allow-missing-repository',
    '--out', 'out/journey-lang.vsix',
]);

function run(script, args = []) {
    execFileSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
