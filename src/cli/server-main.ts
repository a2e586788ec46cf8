/**
 * What an editor runs of the extension, where there is Node: the language server, or, with `lint` as its first argument, that verb of
 * the command line for a task. They share nearly all of their code, so that one file holds both.
 */
const [verb, ...rest] = process.argv.slice(2);

if (verb === 'lint') void lint();
else void import('../../language-server/main');

async function lint(): Promise<void> {
    const [{ runLint }, { processIo }] = await Promise.all([import('./lint-verb'), import('./process-io')]);
    // The folder of an editor need not be that of the repository, and it looks for files from its own.
    const code = await runLint(['lint', ...rest], Object.assign(processIo(), { pathsFrom: process.cwd() }));
    // What could not be written has set it already.
    process.exitCode ??= code;
}
