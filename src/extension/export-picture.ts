import { commands, env, ProgressLocation, Uri, window, workspace, ColorThemeKind } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PREVIEW_EXPORT, type ExportParams, type ExportResult } from '../protocol';
import type { Preview } from './preview';
import { messageOf, say } from './words';

export const EXPORT_FORMATS = ['svg', 'png', 'pdf', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface Exporter {
    readonly client: BaseLanguageClient;
    readonly preview: Preview;
    readonly extensionUri: Uri;
    /** Prints a page to PDF; undefined where no browser can be started. Answers undefined when there is none. */
    readonly printPdf: ((html: string) => Promise<Uint8Array | undefined>) | undefined;
}

const NAMES: Readonly<Record<ExportFormat, string>> = { svg: 'SVG', png: 'PNG', pdf: 'PDF', html: 'HTML' };

/** Writes what the preview shows, or the file of the active editor, to a file that its author chooses. */
export async function exportPicture(format: ExportFormat, exporter: Exporter): Promise<void> {
    const { client, preview, extensionUri, printPdf } = exporter;
    const shown = preview.active()?.state();
    const editor = window.activeTextEditor;
    const uri = editor?.document.languageId === 'journey' ? editor.document.uri.toString() : shown?.uri;
    if (uri === undefined) return void window.showInformationMessage(say('Open a .journey file first: it is what would be exported.'));
    if (format === 'pdf' && printPdf === undefined) return offerHtml(say('In the browser nothing can print to a PDF file. Export it as HTML, open that, and print it from there.'), exporter);
    const isShown = shown?.uri === uri;
    const name = preview.active()?.name;
    const params: ExportParams = {
        uri, ...(isShown && shown.subject !== undefined && { subject: shown.subject }), ...(isShown && shown.view !== undefined && { view: shown.view }), ...(isShown && name !== undefined && { preview: name }),
        format: format === 'html' ? 'html' : format === 'pdf' ? 'sheets' : 'svg',
        theme: format === 'html' ? 'auto' : workspace.getConfiguration('journey').get<string>('preview.exportTheme') === 'editor' ? themeOfEditor() : 'light',
        ...((format === 'html' || format === 'pdf') && { page: await pageParts(extensionUri) }),
    };
    const made = await client.sendRequest<ExportResult | null>(PREVIEW_EXPORT, params);
    if (made === null) return void window.showInformationMessage(say('This file tells no journey, so there is nothing to export.'));
    const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(Uri.parse(uri), '..', `${made.name}.${format}`), filters: { [NAMES[format]]: [format] }, title: say('Export as {0}', NAMES[format]) });
    if (target === undefined) return;
    try {
        const bytes = await window.withProgress({ location: ProgressLocation.Window, title: say('Exporting {0}…', NAMES[format]) }, () => bytesOf(format, made.text, uri, exporter));
        if (bytes === undefined) return await offerHtml(say('A PDF is printed by Chromium, Chrome or Edge, and none was found on this machine. Export it as HTML, open that in a browser, and print it from there.'), exporter);
        await workspace.fs.writeFile(target, bytes);
    }
    catch (error) {
        return void window.showErrorMessage(say('The picture could not be exported: {0}', messageOf(error)));
    }
    const openIt = say('Open');
    if (await window.showInformationMessage(say('Exported {0}.', target.path.slice(target.path.lastIndexOf('/') + 1)), openIt) !== openIt) return;
    if (target.scheme === 'file' && format !== 'svg') await env.openExternal(target);
    else await commands.executeCommand('vscode.open', target);
}

async function bytesOf(format: ExportFormat, text: string, uri: string, { preview, printPdf }: Exporter): Promise<Uint8Array | undefined> {
    switch (format) {
        case 'png': return (await preview.open(Uri.parse(uri))).png(text);
        case 'pdf': return printPdf!(text);
        default: return new TextEncoder().encode(text);
    }
}

async function offerHtml(message: string, exporter: Exporter): Promise<void> {
    const html = say('Export as HTML');
    if (await window.showWarningMessage(message, html) === html) await exportPicture('html', exporter);
}

/** The style and the script that every page has. */
async function pageParts(extensionUri: Uri): Promise<NonNullable<ExportParams['page']>> {
    const read = async (name: string): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'out', name))).trim();
    return { rules: await read('page.css'), script: await read('page.js') };
}

function themeOfEditor(): ExportParams['theme'] {
    switch (window.activeColorTheme.kind) {
        case ColorThemeKind.Dark: return 'dark';
        case ColorThemeKind.HighContrast: return 'high-contrast';
        default: return 'light';
    }
}
