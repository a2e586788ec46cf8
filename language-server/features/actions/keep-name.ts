import { CodeActionKind } from 'vscode-languageserver';
import { say, type ActionProvider } from './action';
import { hereAt, kindOf } from '../place';
import { textEdits } from '../../fix';
import { RENAME_COMMAND } from '../../../src/protocol';

/** Writes the name of something as its old one, so that its history survives the renaming that comes next. */
export const keepName: ActionProvider = {
    kinds: [CodeActionKind.RefactorRewrite],
    offers: ({ file, source, selected }) => {
        const here = hereAt(file, selected.start);
        const target = here?.name?.reference === undefined ? here?.name?.targets[0] : undefined;
        if (here?.name === undefined || target === undefined || target.project !== file.project || WITHOUT.has(kindOf(target.key))) return [];
        const name = source.text.slice(here.name.start, here.name.end);
        const edits = textEdits([{ do: 'add-fact', element: target.key, text: `was ${name}` }], file.project.store.sources);
        return edits === undefined ? [] : [{ title: say('keep-as-was', { name }, file), kind: CodeActionKind.RefactorRewrite, edits, command: RENAME_COMMAND }];
    },
};

/** What takes no `was`. */
const WITHOUT: ReadonlySet<string> = new Set(['term', 'case', 'portfolio', 'promise', 'expectation', 'pain', 'opportunity']);
