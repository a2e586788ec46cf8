import { applyEdits } from '../../../language-server/fix';
import type { TextEdit } from '../../model/problem';
import { positionAt, type SourceText } from '../../model/source';

/** Lines that a correction changes, without their common indentation. */
export interface ChangedLines { readonly path: string; readonly before: readonly string[]; readonly after: readonly string[] }

/** A correction that changes more lines than this is shown in part; `--fix --diff` shows all of it. */
const MOST_LINES = 12;
const WIDEST = 400;

/** The changes of a correction, as lines taken out and put in. */
export function changedLines(edits: readonly TextEdit[], sourceOf: (path: string) => Pick<SourceText, 'text' | 'lineStarts'> | undefined): readonly ChangedLines[] {
    const changes: ChangedLines[] = [];
    for (const group of groups(edits, sourceOf)) {
        const { path } = group[0]!;
        const source = sourceOf(path)!;
        const { text, lineStarts } = source;
        const start = lineStarts[positionAt(lineStarts, group[0]!.start).line - 1]!;
        const end = lineStarts[positionAt(lineStarts, Math.max(...group.map(edit => edit.end))).line] ?? text.length;
        const within = text.slice(start, end);
        const changed = applyEdits(within, group.map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start })));
        if (changed === undefined) continue;
        changes.push({ path, ...trimmed(linesIn(within), linesIn(changed)) });
    }
    return changes;
}

/** Edits that touch the same or neighbouring lines. */
function groups(edits: readonly TextEdit[], sourceOf: (path: string) => Pick<SourceText, 'lineStarts'> | undefined): readonly (readonly TextEdit[])[] {
    const result: TextEdit[][] = [];
    for (const edit of [...edits].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start))) {
        const lineStarts = sourceOf(edit.path)?.lineStarts;
        if (lineStarts === undefined) continue;
        const last = result.at(-1)?.at(-1);
        if (last?.path === edit.path && positionAt(lineStarts, edit.start).line <= positionAt(lineStarts, last.end).line + 1) result.at(-1)!.push(edit);
        else result.push([edit]);
    }
    return result;
}

const linesIn = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

/** Without the lines that stay, and without the common indentation. */
function trimmed(old: readonly string[], fresh: readonly string[]): Pick<ChangedLines, 'before' | 'after'> {
    let head = 0;
    while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
    let tail = 0;
    while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
    const before = old.slice(head, old.length - tail);
    const after = fresh.slice(head, fresh.length - tail);
    const indent = Math.min(...[...before, ...after].filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)![0].length));
    const shown = (lines: readonly string[]): readonly string[] => {
        const cut = lines.filter((line, i) => line.trim() !== '' || (i > 0 && i < lines.length - 1))
            .map(line => line.slice(Number.isFinite(indent) ? indent : 0)).map(line => (line.length > WIDEST ? `${line.slice(0, WIDEST)}…` : line));
        return cut.length > MOST_LINES ? [...cut.slice(0, MOST_LINES), '…'] : cut;
    };
    return { before: shown(before), after: shown(after) };
}
