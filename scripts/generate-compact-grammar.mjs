// Writes language-server/compact-grammar.generated.ts: the grammar in the form that the fast parser reads.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = await esbuild.build({
  absWorkingDir: root,
  stdin: {
    contents: `
      import { JourneyAstReflection } from './language-server/generated/ast';
      import { JourneyGrammarGrammar } from './language-server/generated/grammar';
      import { compactFrom } from './language-server/compact-from-langium';
      export const compact = compactFrom(JourneyGrammarGrammar(), new JourneyAstReflection());`,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
});
const { compact } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`);
const lines = [
  '/******************************************************************************',
  ' * This file was generated from journey.langium by `npm run generate`.',
  ' * DO NOT EDIT MANUALLY!',
  ' ******************************************************************************/',
  '',
  "import { EMPTY, type CompactGrammar } from './compact-grammar';",
  '',
  'export const COMPACT: CompactGrammar = {',
  `    keywords: ${JSON.stringify(compact.keywords)},`,
  `    terminals: ${JSON.stringify(compact.terminals)},`,
  `    entry: ${JSON.stringify(compact.entry)},`,
  '    rules: [',
  ...compact.rules.map(({ name, body, make }) => `        { name: ${JSON.stringify(name)}, body: ${JSON.stringify(body)}, make: ${make} },`),
  '    ],',
  '};',
  '',
];
writeFileSync(new URL('../language-server/compact-grammar.generated.ts', import.meta.url), lines.join('\n'));
