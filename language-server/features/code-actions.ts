import { CodeActionRequest } from 'vscode-languageserver';
import { actionOf, isWanted, type ActionProvider } from './actions/action';
import { extractStage } from './actions/extract-stage';
import { fixAll } from './actions/fix-all';
import { pathToHandoff, writeHandoff } from './actions/handoffs';
import { keepName } from './actions/keep-name';
import { quickFixes } from './actions/quick-fixes';
import { suppress } from './actions/suppress';
import { writeFact } from './actions/write-fact';
import { answerTo, type Feature } from './feature';
import { offsetAt } from './place';

/**
 * What can be done to a place. Nothing sorts a text: its order is that of the story, and for the rest the language has no
 * better one to offer than its author's.
 */
const PROVIDERS: readonly ActionProvider[] = [quickFixes, writeFact, suppress, fixAll, writeHandoff, pathToHandoff, extractStage, keepName];

/** Corrections of findings, and changes of the text that keep what it says or say more. */
export const codeActions: Feature = {
    capabilities: () => ({ codeActionProvider: { codeActionKinds: [...new Set(PROVIDERS.flatMap(({ kinds }) => kinds))] } }),
    answers: [answerTo(CodeActionRequest.type, ({ textDocument, range, context: asked }, { fileAt, client, commands, documentation }) => {
        const file = fileAt(textDocument.uri);
        const source = file?.project.store.sources.files.get(file.path);
        if (file === undefined || source === undefined) return [];
        const selected = { start: offsetAt(source, range.start), end: offsetAt(source, range.end) };
        const request = { file, source, range, selected, asked, client, commands, documentation };
        return PROVIDERS.filter(({ kinds }) => kinds.some((kind) => isWanted(kind, asked))).flatMap(({ offers }) => offers(request).map((offer) => actionOf(offer, request)));
    })],
};
