import { CodeActionKind } from 'vscode-languageserver';
import { say, takesPlaces, type ActionProvider } from './action';
import { findingsAt } from './quick-fixes';
import { textEdits } from '../../fix';

/** Where a line is missing of which only its author knows what to say: the line, with a place for the words. */
export const writeFact: ActionProvider = {
    kinds: [CodeActionKind.QuickFix],
    offers: (request) => findingsAt(request).flatMap(({ finding, diagnostic }) => {
        const word = WORDS[finding.rule];
        if (word === undefined || finding.status === 'suppressed' || !takesPlaces(request.client)) return [];
        const edits = textEdits([{ do: 'add-fact', element: finding.elementKey, text: `${word} "$1"` }], request.file.project.store.sources);
        return edits === undefined ? [] : [{ title: say('write-fact', { fact: `${word} "…"` }, request.file), kind: CodeActionKind.QuickFix, edits, hasPlaces: true, diagnostic }];
    }),
};

/** The facts that these rules ask for. */
const WORDS: Readonly<Record<string, string>> = { 'handoff-no-trigger': 'when', 'path-no-cue': 'tells', 'failure-no-recovery': 'recovery', 'no-customer-action': 'does' };
