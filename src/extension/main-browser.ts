import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { MarkdownFences } from './markdown-fences';
import { startExtension, type RunningExtension } from './extension';

/** The browser's own; the rest of its types must not reach code that also runs without it. */
declare class Worker {
    constructor(url: string);
    terminate(): void;
}

/** VS Code keeps one instance of this module for each window. */
let running: { readonly extension: RunningExtension; readonly worker: Worker } | undefined;

/** Called by VS Code for the Web: the server is a web worker. */
export function activate(context: ExtensionContext): MarkdownFences {
    const script = Uri.joinPath(context.extensionUri, 'out', 'server.browser.js');
    // The worker itself: the client tells what a function returned by `instanceof Worker`, and VS Code replaces that class.
    const worker = new Worker(script.toString(true));
    const extension = startExtension(context, { createClient: (options) => new LanguageClient('journey', 'Journey', worker, options) });
    running = { extension, worker };
    return extension.exports;
}

/** Called by VS Code when the window closes or the extension is turned off. */
export async function deactivate(): Promise<void> {
    const ending = running;
    running = undefined;
    await ending?.extension.stop();
    // Not before: it has to answer that it ends. What VS Code disposes of by itself ends while this still waits.
    ending?.worker.terminate();
}
