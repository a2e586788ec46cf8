import { Uri, window } from 'vscode';
import type { Comparer } from './compare';
import type { Preview } from './preview';
import { say } from './words';

/**
 * Asks with what to compare a file, and shows what is different in its preview.
 * @param given of the file whose menu was used; else the preview that is looked at is compared, or the active editor.
 */
export async function compareWithBranch(preview: Preview, comparer: Comparer, given: Uri | undefined): Promise<void> {
    // From the title bar of a preview, it is that of the panel, which is no file.
    const wanted = given instanceof Uri && given.scheme !== 'webview-panel' ? given : undefined;
    const looked = preview.active();
    const panel = looked?.panel.active === true && (wanted === undefined || wanted.toString() === looked.state().uri) ? looked : undefined;
    const document = window.activeTextEditor?.document;
    const shown = wanted ?? (panel !== undefined ? Uri.parse(panel.state().uri) : document?.languageId === 'journey' ? document.uri : undefined);
    if (shown === undefined) return void window.showInformationMessage(say('Open a .journey file first: it is what would be compared.'));
    const against = await comparer.choose(shown);
    if (against === undefined) return;
    // The panel may have been closed, or shown another file, while its user was asked.
    const isStillIt = panel !== undefined && !panel.isClosed() && panel.state().uri === shown.toString();
    await (isStillIt ? panel : await preview.open(shown)).compare(against);
}
