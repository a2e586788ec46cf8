import type { FileInProject } from '../../projects';
import type { TextualFix } from '../../../src/checks/finding';
import { elementKey, type ElementKind } from '../../../src/model/model';
import type { TextEdit } from '../../../src/model/problem';

/** A declaration behind the others of its kind, in the file that has most of them; where there are none, at the end of the file that asks for it. */
export function declareWhereOthersAre({ args, textEdits }: TextualFix, { project }: FileInProject): readonly TextEdit[] {
    const { store } = project;
    const kind = args.kind as ElementKind;
    const [written] = textEdits;
    const path = fileWithMost(kind, project);
    const last = path === undefined ? undefined : store.declarationsOf(path).filter((declaration) => declaration.kind === kind && !declaration.id.includes('.')).at(-1);
    const source = last === undefined ? undefined : store.sources.element(elementKey(kind, last.id));
    const file = source === undefined ? undefined : store.sources.files.get(source.path);
    if (written === undefined || source === undefined || file === undefined) return textEdits;
    const rest = /^[^\n\r]*/.exec(file.text.slice(source.end))![0];
    // What stands behind it on its line goes with it.
    const end = source.end + (/^[ \t]*(?:\/\/.*)?$/.test(rest) ? rest.length : 0);
    const eol = /\r\n|\r|\n/.exec(file.text)?.[0] ?? '\n';
    // As the one before it is set off.
    const isSetOff = file.text[source.end - 1] === '}' || /(?:^|(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n))[ \t]*$/.test(file.text.slice(0, source.start));
    const gap = isSetOff ? eol + eol : eol;
    return [{ path: source.path, start: end, end, text: `${gap}${written.text.trim()}` }];
}

function fileWithMost(kind: ElementKind, project: FileInProject['project']): string | undefined {
    const counts = new Map<string, number>();
    for (const text of project.store.names.byKind.get(kind)?.keys() ?? []) {
        for (const name of project.store.names.project.get(text) ?? []) if (name.kind === kind && name.name === text) counts.set(name.path, (counts.get(name.path) ?? 0) + 1);
    }
    return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))[0]?.[0];
}
