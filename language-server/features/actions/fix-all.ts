import { say, type ActionProvider } from './action';
import { fixAll as fixToTheEnd } from '../../apply-fixes';
import type { FileInProject } from '../../projects';
import type { TextEdit } from '../../../src/model/problem';

export const FIX_ALL = 'source.fixAll.journey';

/** Every correction of a file that never changes what its author meant, until none is left. */
export const fixAll: ActionProvider = {
    kinds: [FIX_ALL],
    offers: ({ file }) => {
        const edit = fixedEdit(file);
        return edit === undefined ? [] : [{ title: say('fix-all', {}, file), kind: FIX_ALL, edits: [edit] }];
    },
};

function fixedEdit({ project: { store }, path }: FileInProject): TextEdit | undefined {
    const before = store.sources.files.get(path)?.text;
    if (before === undefined) return undefined;
    const checked = () => ({ findings: store.findings(path), sources: store.sources });
    const put = (text: string): void => { store.set([{ path, text }]); };
    try {
        // The project itself tries the corrections out: nothing else happens until it has its own text again.
        const { files } = fixToTheEnd(checked(), (texts) => {
            put(texts.get(path) ?? before);
            return checked();
        }, { which: 'safe', mayEdit: (each) => each === path });
        const after = files.get(path);
        return after === undefined || after === before ? undefined : smallest(path, before, after);
    }
    finally {
        if (store.sources.files.get(path)?.text !== before) put(before);
    }
}

/** Without what is the same at the beginning and at the end. */
function smallest(path: string, before: string, after: string): TextEdit {
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    return { path, start, end: before.length - end, text: after.slice(start, after.length - end) };
}
