import { runLint } from './lint-verb';
import { processIo } from './process-io';

const [verb, ...rest] = process.argv.slice(2);

// Everything but a lint stands packed in the bundle (esbuild.mjs): it is as large as all the rest, and would be read at each start.
const run = verb === 'lint' ? runLint : async (...given: Parameters<typeof runLint>) => (await import('./run')).run(...given);

// The code is set rather than the process ended, so that what was written into a pipe still arrives.
void run(verb === undefined ? [] : [verb, ...rest], processIo()).then(code => {
    // What could not be written has set it already.
    process.exitCode ??= code;
});
