import { Uri } from 'vscode';
import type { Webview } from 'vscode';
import { say } from './words';

/** The page of the preview. It may run its own script and style and nothing else: nothing inline, nothing remote. */
export function previewPage(webview: Webview, extensionUri: Uri): string {
    const nonce = crypto.randomUUID();
    const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'out', 'webview.js'));
    const style = webview.asWebviewUri(Uri.joinPath(extensionUri, 'out', 'webview.css'));
    // A PNG is drawn from a picture that never leaves the page.
    const policy = [`default-src 'none'`, `script-src 'nonce-${nonce}'`, `style-src ${webview.cspSource}`, 'img-src blob:', `base-uri 'none'`, `form-action 'none'`].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>${say('Journey preview')}</title>
    <link rel="stylesheet" href="${style.toString()}">
</head>
<body>
    <div id="tools"></div>
    <p id="note" role="status" hidden></p>
    <main>
        <h1 id="heading" class="panel-title">${say('Journey preview')}</h1>
        <div id="tabs"></div>
        <div class="desk">
            <section class="panel picture" id="picture" role="tabpanel" tabindex="0"><div class="sheet"><div class="scaled" id="scaled"></div></div></section>
            <div id="zoom"></div>
            <aside id="changes" hidden></aside>
        </div>
    </main>
    <script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}
