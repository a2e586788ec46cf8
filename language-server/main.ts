import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { isSkippedFolder } from './project-plan';
import './recovery';
import { serve } from './server';
import type { FileSystem } from './files';
import { CONFIG_FILE_NAME } from '../src/checks/resolved-config';

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
        today: () => localDate(new Date()),
        documentation: (rule) => (pages !== undefined && existsSync(join(pages, `${rule}.md`)) ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
    });
}

function localDate(now: Date): string {
    const two = (part: number): string => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The pages about the rules, beside the bundle that this runs from; undefined when they are not shipped with it. */
function documentationFolder(): string | undefined {
    return ['../docs/rules', '../../docs/rules'].map((folder) => join(__dirname, folder)).find((folder) => existsSync(folder));
}

export function nodeFileSystem(): FileSystem {
    return {
        list: async (folder) => {
            const found: string[] = [];
            const root = localPath(folder);
            if (root !== undefined) await walk(root, found, new Set());
            return found.map((path) => pathToFileURL(path).href).sort();
        },
        read: async (uri) => {
            const path = localPath(uri);
            if (path === undefined) return undefined;
            // The decoder leaves out a byte order mark.
            return readFile(path).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
        },
    };
}

function localPath(uri: string): string | undefined {
    try {
        return fileURLToPath(uri);
    }
    catch {
        return undefined;
    }
}

/** Follows links, but enters no folder twice, so that links in a circle come to an end. */
async function walk(folder: string, found: string[], entered: Set<string>): Promise<void> {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || entered.has(real)) return;
    entered.add(real);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
        const path = join(folder, entry.name);
        const kind = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
        if (kind?.isDirectory() === true) {
            if (!isSkippedFolder(entry.name)) await walk(path, found, entered);
        } else if (kind?.isFile() === true && (entry.name === CONFIG_FILE_NAME || (entry.name.endsWith('.journey') && !entry.name.startsWith('.')))) {
            found.push(path);
        }
    }
}

// Who names a transport wants a server: `out/server.js` as an editor runs it, and `journey lsp --stdio`.
if (isNamed(['--stdio', ...OTHER_TRANSPORTS])) startServer();
