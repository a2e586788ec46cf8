import { Uri, workspace } from 'vscode';
import { say } from './words';

/** What every page of the preview holds: its script and its style, as texts. */
export interface PageParts { readonly script: string; readonly style: string }

export async function readPageParts(extensionUri: Uri): Promise<PageParts> {
    const read = async (name: string): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'out', name)));
    const [script, style] = await Promise.all(['webview.js', 'webview.css'].map(read));
    // There is nothing beside the page that its map could be read from.
    return { script: script!.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), style: style! };
}

/**
 * The page of the preview. It may run its own script and style and nothing else, and loads nothing: VS Code 1.139 now and then
 * answers no request for a file in a window that was loaded anew, and a page that waits for one would stay empty.
 */
export function previewPage({ script, style }: PageParts): string {
    const nonce = crypto.randomUUID();
    // A PNG is drawn from a picture that never leaves the page.
    const policy = [`default-src 'none'`, `script-src 'nonce-${nonce}'`, `style-src 'nonce-${nonce}'`, 'img-src blob:', `base-uri 'none'`, `form-action 'none'`].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>${say('Journey preview')}</title>
    <style nonce="${nonce}">${style}</style>
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
    <script nonce="${nonce}">${script}</script>
</body>
</html>`;
}
