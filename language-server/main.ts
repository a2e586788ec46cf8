import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { drawCompared } from './compared-view';
import { localDate } from './local-date';
import { nodeFileSystem } from './node-files';
import './recovery';
import { serve } from './server';

/** How an editor says on the command line what it speaks over, when that is not standard input and output. */
const OTHER_TRANSPORTS = ['--node-ipc', '--socket', '--pipe'];
const isNamed = (transports: readonly string[]): boolean =>
    process.argv.some((argument) => transports.some((transport) => argument === transport || argument.startsWith(`${transport}=`)));

let isStarted = false;

/**
 * Runs the language server in this process until the editor ends it: over standard input and output, or over what the
 * command line names (`--node-ipc`, `--socket=PORT`, `--pipe=NAME`). The process then ends with 0 after a proper
 * shutdown, else with 1. There is one server in a process: a second call does nothing.
 */
export function startServer(): void {
    if (isStarted) return;
    isStarted = true;
    const connection = isNamed(OTHER_TRANSPORTS) ? createConnection() : createConnection(process.stdin, process.stdout);
    const pages = documentationFolder();
    serve(connection, {
        fileSystem: nodeFileSystem(),
        drawCompared,
        today: () => localDate(new Date()),
        documentation: (rule) => (pages !== undefined && existsSync(join(pages, `${rule}.md`)) ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
    });
}

/** The pages about the rules, beside the bundle that this runs from; undefined when they are not shipped with it. */
function documentationFolder(): string | undefined {
    return ['../docs/rules', '../../docs/rules'].map((folder) => join(__dirname, folder)).find((folder) => existsSync(folder));
}

// Who names a transport wants a server: `out/server.js` as an editor runs it, and `journey lsp --stdio`.
if (isNamed(['--stdio', ...OTHER_TRANSPORTS])) startServer();
