import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A VS Code that waits for a browser. */
export interface RunningVsCode {
    /** Where its workbench is, with the workspace. */
    readonly url: string;
    /** The workspace folder on disk: a copy, free to be changed. */
    readonly workspace: string;
    /** What the server wrote until now, for the report of a failed test. */
    log(): string;
    /** Ends every process of it and removes its files. */
    stop(): Promise<void>;
}

/** Fresh folders for one VS Code; `home` holds all of them, `workspace` is a copy of the given folder. */
export function makeFolders(original: string): { readonly home: string; readonly workspace: string } {
    const home = mkdtempSync(join(tmpdir(), 'journey-e2e-'));
    const workspace = join(home, 'workspace');
    mkdirSync(workspace);
    cpSync(original, workspace, { recursive: true });
    return { home, workspace };
}

/** A port on which nothing listens now. */
export function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
        });
    });
}
