import { Selection, Uri, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ASK, type AskParams } from '../protocol';

/** Opens a text with a first journey: the one that `journey init` writes. */
export async function newJourney(client: BaseLanguageClient, started: Promise<void>): Promise<void> {
    await started;
    const params: AskParams = { about: 'sample' };
    const content = await client.sendRequest<string>(ASK, params);
    const editor = await window.showTextDocument(await emptyFile(/^journey ([^\s"{]+)/m.exec(content)?.[1] ?? 'journey'));
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), content));
    editor.selection = new Selection(0, 0, 0, 0);
}

/** With the name of the journey, in the folder that is worked in, so that it only has to be saved; without a name where no folder of the disk is. */
async function emptyFile(name: string): Promise<TextDocument> {
    // While a preview has the focus, no editor is active.
    const [editor] = window.activeTextEditor === undefined ? window.visibleTextEditors : [window.activeTextEditor];
    const folder = [editor && workspace.getWorkspaceFolder(editor.document.uri), ...workspace.workspaceFolders ?? []].find((each) => each?.uri.scheme === 'file')?.uri;
    for (let count = 1; folder !== undefined && count <= MOST_NAMES; count += 1) {
        const file = Uri.joinPath(folder, `${name}${count === 1 ? '' : `-${count}`}.journey`);
        const untitled = file.with({ scheme: 'untitled' });
        const isTaken = workspace.textDocuments.some(({ uri }) => uri.toString() === untitled.toString()) || await workspace.fs.stat(file).then(() => true, () => false);
        if (!isTaken) return workspace.openTextDocument(untitled);
    }
    return workspace.openTextDocument({ language: 'journey' });
}

const MOST_NAMES = 99;
