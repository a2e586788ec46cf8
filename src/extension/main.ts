import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './extension';

/** Called by VS Code on the desktop and on remote machines: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
    const server = { module: Uri.joinPath(context.extensionUri, 'out', 'server.js').fsPath, transport: TransportKind.ipc };
    const debugServer = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
    await startExtension(context, (options) => new LanguageClient('journey', 'Journey', { run: server, debug: debugServer }, options));
}
