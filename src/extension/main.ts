import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { gitReader } from './git-reader';
import { lintProcess } from './lint-process';
import { printPdf } from './print-pdf';
import type { MarkdownFences } from './markdown-fences';
import { startExtension, type RunningExtension } from './extension';

/** VS Code keeps one instance of this module for each window. */
let running: RunningExtension | undefined;

/** Called by VS Code on the desktop and on remote machines: the server is a process of its own. */
export function activate(context: ExtensionContext): MarkdownFences {
    const server = { module: Uri.joinPath(context.extensionUri, 'out', 'server.js').fsPath, transport: TransportKind.ipc };
    const debugServer = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
    running = startExtension(context, { createClient: (options) => new LanguageClient('journey', 'Journey', { run: server, debug: debugServer }, options), printPdf, baseReader: gitReader(), startLint: lintProcess(server.module) });
    return running.exports;
}

/** Called by VS Code when the window closes or the extension is turned off; it waits a few seconds for the promise. */
export async function deactivate(): Promise<void> {
    await running?.stop();
    running = undefined;
}
