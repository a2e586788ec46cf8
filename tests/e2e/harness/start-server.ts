import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerHost } from '../host/hosts.mjs';
import { freePort, makeFolders } from './running-vscode';
import type { RunningVsCode } from './running-vscode';
import { quietSettings } from './settings';

const START_TIMEOUT_MS = 30_000;

/** What a test needs beside the extension. */
export interface ServerOptions {
    /** Other extensions, packed. */
    readonly alsoInstalled?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    /** User settings beside the quiet ones, or in place of them. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** The folders of the copy that are opened together; the whole copy as one when absent. */
    readonly openedFolders?: readonly string[];
}

/**
 * Starts VS Code's own server with the extension installed as a user would install it.
 * @param original the folder whose copy becomes the workspace.
 */
export async function startServer(host: ServerHost, vsix: string, original: string, options: ServerOptions = {}): Promise<RunningVsCode> {
    const { home, workspace } = makeFolders(original);
    const userData = join(home, 'user-data');
    mkdirSync(join(userData, 'User'), { recursive: true });
    writeFileSync(join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }));
    const folders = ['--server-data-dir', join(home, 'server-data'), '--user-data-dir', userData, '--extensions-dir', join(home, 'extensions')];
    const program = join(host.vscode, 'out/server-main.js');
    const env = { ...cleanEnvironment(home), ...options.environment };

    const extensions = [vsix, ...options.alsoInstalled ?? []];
    const installed = execFileSync(host.node, [program, ...extensions.flatMap((each) => ['--install-extension', each]), ...folders], { env, encoding: 'utf8', stdio: 'pipe' });
    if (installed.split('successfully installed').length !== extensions.length + 1) throw new Error(`VS Code ${host.version} did not install ${extensions.join(' and ')}:\n${installed}`);
    const workspaceFile = join(workspace, 'several.code-workspace');
    if (options.openedFolders !== undefined) writeFileSync(workspaceFile, JSON.stringify({ folders: options.openedFolders.map((path) => ({ path })) }));

    const port = await freePort();
    const flags = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'];
    // Detached makes it the leader of a process group, so that its extension hosts and language servers end with it.
    const server = spawn(host.node, [program, ...flags, ...folders], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));

    async function stop(): Promise<void> {
        if (server.pid !== undefined && server.exitCode === null) {
            const ended = new Promise((resolve) => server.once('exit', resolve));
            process.kill(-server.pid, 'SIGKILL');
            await ended;
        }
        rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }

    const address = `http://127.0.0.1:${port}`;
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await answers(`${address}/version`))) {
        if (server.exitCode === null && Date.now() < deadline) {
            await delay(100);
            continue;
        }
        await stop();
        throw new Error(`VS Code ${host.version} did not start:\n${output}`);
    }
    const opened = options.openedFolders === undefined ? `folder=${encodeURIComponent(workspace)}` : `workspace=${encodeURIComponent(workspaceFile)}`;
    return { url: `${address}/?${opened}`, workspace, log: () => output, stop };
}

/** Nothing of the machine's own VS Code, npm or Node options may leak in; an empty gallery asks no marketplace. */
function cleanEnvironment(home: string): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON|npm|VITEST)_|^(VITEST|NODE_ENV|NODE_OPTIONS)$/.test(name));
    return { ...Object.fromEntries(inherited), HOME: home, EXTENSIONS_GALLERY: '{}' };
}

async function answers(url: string): Promise<boolean> {
    try {
        return (await fetch(url)).ok;
    } catch {
        return false;
    }
}
