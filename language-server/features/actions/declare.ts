import type { FileInProject } from '../../projects';
import { DECLARABLE, declaration } from '../../scope';
import { elementKindOf, type TextualFix } from '../../../src/checks/finding';
import { elementKey, UNKNOWN, type ElementKind } from '../../../src/model/model';
import type { TextEdit } from '../../../src/model/problem';
import type { SourceText } from '../../../src/model/source';

/**
 * The edits that declare a name that is written at an offset and means nothing yet: a touchpoint behind the one around it, anything
 * else that a name alone declares behind the others of its kind. Undefined where it cannot be told where.
 */
export function declareName(kind: ElementKind, name: string, offset: number, file: FileInProject): readonly TextEdit[] | undefined {
    const source = file.project.store.sources.files.get(file.path);
    if (source === undefined || name.includes('.') || name === UNKNOWN) return undefined;
    if (kind === 'touchpoint') return declareTouchpoint(name, offset, source, file);
    if (!DECLARABLE.has(kind)) return undefined;
    return declareWhereOthersAre({ title: 'declare', args: { kind, name }, safe: false, textEdits: [declaration(source, kind, name)] }, file);
}

function declareTouchpoint(name: string, offset: number, { path, text }: SourceText, { project }: FileInProject): readonly TextEdit[] | undefined {
    const around = project.store.entriesOf(path).filter(({ key, start, end }) => elementKindOf(key) === 'touchpoint' && start <= offset && offset <= end).at(-1);
    // One that is not closed yet has no end behind which another could stand.
    if (around === undefined || text[around.end - 1] !== '}') return undefined;
    const indent = /[ \t]*$/.exec(text.slice(0, around.start))![0];
    return [{ path, start: around.end, end: around.end, text: `${lineBreakOf(text)}${indent}touchpoint ${name}` }];
}

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
    const eol = lineBreakOf(file.text);
    // As the one before it is set off.
    const isSetOff = file.text[source.end - 1] === '}' || /(?:^|(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n))[ \t]*$/.test(file.text.slice(0, source.start));
    const gap = isSetOff ? eol + eol : eol;
    return [{ path: source.path, start: end, end, text: `${gap}${written.text.trim()}` }];
}

const lineBreakOf = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';

function fileWithMost(kind: ElementKind, project: FileInProject['project']): string | undefined {
    const counts = new Map<string, number>();
    for (const text of project.store.names.byKind.get(kind)?.keys() ?? []) {
        for (const name of project.store.names.project.get(text) ?? []) if (name.kind === kind && name.name === text) counts.set(name.path, (counts.get(name.path) ?? 0) + 1);
    }
    return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))[0]?.[0];
}
