/** Writes what is made from the rules: docs/rules/*.md and the JSON schema of journey.config.json. Stale pages are removed. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

// Node 20 runs no TypeScript: the rules are bundled into one module in memory.
const bundle = await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['src/checks/generated-files.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // What is bundled may be CommonJS that asks for `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
  logLevel: 'warning',
});
const source = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
const { generatedFiles, DOCUMENTATION_FOLDER } = await import(`data:text/javascript;base64,${source}`);

const files = generatedFiles();
for (const [path, text] of files) {
  await mkdir(join(root, dirname(path)), { recursive: true });
  await writeFile(join(root, path), text);
}
const stale = (await readdir(join(root, DOCUMENTATION_FOLDER))).map((name) => `${DOCUMENTATION_FOLDER}/${name}`).filter((path) => !files.has(path));
for (const path of stale) await rm(join(root, path));
console.log(`${files.size} files written, ${stale.length} removed`);
