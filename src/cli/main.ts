import { processIo } from './process-io';
import { run } from './run';

// The code is set rather than the process ended, so that what was written into a pipe still arrives.
void run(process.argv.slice(2), processIo()).then(code => {
    // What could not be written has set it already.
    process.exitCode ??= code;
});
