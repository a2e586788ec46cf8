import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/examples';

/** The command line as it ships. */
export const bundle = join(root, 'out/cli/journey.js');

/** `npm test` has built it; when only some tests are run, it may be missing or older than what it is made from. */
export function freshenBundle(): void {
    const built = existsSync(bundle) ? statSync(bundle).mtimeMs : 0;
    const newest = Math.max(...['src', 'language-server', 'package.json'].map(path => newestIn(join(root, path))));
    if (built < newest) execFileSync(process.execPath, [join(root, 'esbuild.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

function newestIn(path: string): number {
    const stats = statSync(path);
    return stats.isDirectory() ? Math.max(0, ...readdirSync(path).map(name => newestIn(join(path, name)))) : stats.mtimeMs;
}
