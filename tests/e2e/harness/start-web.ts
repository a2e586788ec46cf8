import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hostModules, web } from '../host/hosts.mjs';
import { freePort, makeFolders } from './running-vscode';
import type { RunningVsCode } from './running-vscode';
import { quietSettings } from './settings';

/** The part of `@vscode/test-web` that is used here. */
interface TestWeb {
    open(options: Record<string, unknown>): Promise<{ dispose(): void }>;
}

/**
 * Starts VS Code for the Web, where the extension and its language server run in workers of the browser.
 * @param extensionFolder the unpacked extension.
 * @param original the folder whose copy becomes the workspace.
 */
export async function startWeb(extensionFolder: string, original: string): Promise<RunningVsCode> {
    const { home, workspace } = makeFolders(original);
    // There is no user settings file here that could be written before the start.
    mkdirSync(join(workspace, '.vscode'), { recursive: true });
    writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify(quietSettings));
    const port = await freePort();
    const testWeb = createRequire(join(hostModules, 'package.json'))('@vscode/test-web') as TestWeb;
    const server = await testWeb.open({
        browserType: 'none',
        quality: 'stable',
        commit: web.commit,
        testRunnerDataDir: web.testRunnerData,
        host: '127.0.0.1',
        port,
        extensionPaths: [extensionFolder],
        folderPath: workspace,
        esm: false,
        printServerLog: false,
    });
    return {
        // Not plain localhost: the webviews' hosts below vscode.localhost are then of the same site,
        // without which Chromium refuses their service worker.
        url: `http://vscode.localhost:${port}/`,
        workspace,
        log: () => '',
        stop() {
            server.dispose();
            rmSync(home, { recursive: true, force: true });
            return Promise.resolve();
        },
    };
}
