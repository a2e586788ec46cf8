import { ExecuteCommandRequest } from 'vscode-languageserver';
import { changesOf } from './actions/action';
import { declareName } from './actions/declare';
import { answerTo, type Feature } from './feature';
import { DECLARE_COMMAND, type DeclareArguments } from '../../src/protocol';

/** Declares a name where the others of its kind stand: what a suggestion can only write in its own file, the server sends as an edit of another one. */
export const declareCommand: Feature = {
    capabilities: ({ workspace }) => (workspace?.applyEdit === true ? { executeCommandProvider: { commands: [DECLARE_COMMAND] } } : {}),
    answers: [answerTo(ExecuteCommandRequest.type, async ({ command, arguments: given }, { fileAt, applyEdit }) => {
        if (command !== DECLARE_COMMAND) return null;
        const [uri, kind, name] = given as unknown as DeclareArguments;
        const file = fileAt(uri);
        const isKnown = file?.project.store.names.byKind.get(kind)?.has(name) === true;
        const edits = file === undefined || isKnown ? undefined : declareName(kind, name, 0, file);
        if (edits !== undefined) await applyEdit({ changes: changesOf(edits, file!.project) });
        return null;
    })],
};
