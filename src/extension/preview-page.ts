import { Uri } from 'vscode';
import type { Webview } from 'vscode';

/** The page of the preview. It may run its own script and style and nothing else: nothing inline, nothing remote. */
export function previewPage(webview: Webview, extensionUri: Uri): string {
    const nonce = crypto.randomUUID();
    const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'out', 'webview.js'));
    const style = webview.asWebviewUri(Uri.joinPath(extensionUri, 'out', 'webview.css'));
    const policy = [`default-src 'none'`, `script-src 'nonce-${nonce}'`, `style-src ${webview.cspSource}`].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Journey preview</title>
    <link rel="stylesheet" href="${style.toString()}">
</head>
<body>
    <p id="note" role="status" hidden></p>
    <main id="picture" tabindex="0" aria-label="Journey map"></main>
    <script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}
