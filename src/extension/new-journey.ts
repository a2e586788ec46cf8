import { window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ASK, type AskParams } from '../protocol';

/** Opens a text with a first journey: the one that `journey init` writes. */
export async function newJourney(client: BaseLanguageClient, started: Promise<void>): Promise<void> {
    await started;
    const params: AskParams = { about: 'sample' };
    const content = await client.sendRequest<string>(ASK, params);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'journey', content }));
}
