import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { startExtension } from './extension';

/** The browser's own; the rest of its types must not reach code that also runs without it. */
declare class Worker {
    constructor(url: string);
    terminate(): void;
}

/** Called by VS Code for the Web: the server is a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
    const script = Uri.joinPath(context.extensionUri, 'out', 'server.browser.js');
    // The worker itself: the client tells what a function returned by `instanceof Worker`, and VS Code replaces that class.
    const worker = new Worker(script.toString(true));
    context.subscriptions.push({ dispose: () => worker.terminate() });
    await startExtension(context, (options) => new LanguageClient('journey', 'Journey', worker, options));
}
