/**
 * `npm run bench`: how fast this is, in ratios of one run. `--smoke` takes less than a minute and only proves that it
 * works. `--json FILE` writes the figures, `--only GROUP` measures one group, `--strict` fails when a goal is missed.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outdir = join(root, 'out', 'bench');
const drivers = ['read-and-lex', 'plain-lint', 'lint', 'format', 'edits', 'plain-edits', 'completion', 'analysis', 'layout', 'layout-growth', 'likec4-server'];

await esbuild.build({
    entryPoints: [join(root, 'tests/bench/bench.ts'), ...drivers.map(driver => join(root, `tests/bench/drivers/${driver}.ts`))],
    bundle: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], outdir, entryNames: '[name]', logLevel: 'warning', sourcemap: true,
});
const { main } = await import(join(outdir, 'bench.js'));
process.exitCode = await main(process.argv.slice(2), { root, drivers: outdir, probe: join(root, 'tests/bench/probe.cjs') });
