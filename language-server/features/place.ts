import type { Location, Position } from 'vscode-languageserver';
import { rangeOf } from '../diagnostics';
import type { Entry } from '../element-source';
import type { Reference } from '../lower-scribe';
import type { FileInProject, Project } from '../projects';
import { bracesAround } from './text-tokens';
import { elementKey, type ElementKey, type ElementKind } from '../../src/model/model';
import type { ElementSource, SourceText, Span } from '../../src/model/source';

/** What stands at an offset of a text, whole or half-written. */
export interface Here {
    readonly file: FileInProject;
    readonly source: SourceText;
    readonly offset: number;
    /** The elements around it, the innermost first. Directly behind an element, and in a block that is not closed, it is still in there. */
    readonly around: readonly Entry[];
    /** The element whose braces stand around it, closed or not yet; undefined at the top level. */
    readonly block: Entry | undefined;
    /** The name that stands there or ends there. */
    readonly name: NameAt | undefined;
    /** The property of the innermost element whose fact or value stands there. */
    readonly fact: FactAt | undefined;
}

/** A name, or the part of a qualified name, in the text. */
export interface NameAt extends Span {
    /** What it means: several where it is ambiguous, none where it names nothing. */
    readonly targets: readonly Target[];
    /** Absent where the name is declared. */
    readonly reference?: Reference;
}
/** An element, and the project that declares it. */
export interface Target { readonly project: Project; readonly key: ElementKey }
/** `index`: which item of a list; absent when it is none of them. */
export interface FactAt { readonly element: Entry; readonly field: string; readonly span: Span; readonly index?: number }

/** Undefined when the project does not have the text. */
export function hereAt(file: FileInProject, position: Position | number): Here | undefined {
    const source = file.project.store.sources.files.get(file.path);
    if (source === undefined) return undefined;
    const offset = typeof position === 'number' ? position : offsetAt(source, position);
    const entries = file.project.store.entriesOf(file.path);
    const braces = bracesAround(source, offset);
    // A block that is not closed yet ends for the parser with its last word.
    const around = entries.filter(({ start, end, block }) => (start <= offset && offset <= end) || ((block as Span | undefined) !== undefined && braces.includes(block.start))).reverse();
    return {
        file, source, offset, around,
        block: entries.find(({ block }) => (block as Span | undefined) !== undefined && block.start === braces[0]),
        name: referenceAt(file, offset) ?? declaredAt(file, around, offset),
        fact: around[0] === undefined ? undefined : factAt(around[0], offset),
    };
}

/** The offset of a position; one behind the end of a line or text is at that end. */
export function offsetAt({ text, lineStarts }: SourceText, { line, character }: Position): number {
    const start = lineStarts[line];
    if (start === undefined) return text.length;
    const next = lineStarts[line + 1] ?? text.length;
    let end = next;
    while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
    return Math.min(start + character, end);
}

// ---- Names ----------------------------------------------------------------------------------------------------------

function referenceAt(file: FileInProject, offset: number): NameAt | undefined {
    const reference = file.project.store.referencesIn(file.path).find(({ start, end }) => start <= offset && offset <= end);
    if (reference === undefined) return undefined;
    const targets = targetsOf(file.project, reference);
    const parts = partsOf(reference);
    const at = parts.findIndex(({ end }) => offset <= end);
    const before = parts.length - 1 - at;
    return { ...parts[at]!, reference, targets: before === 0 ? targets : targets.flatMap((target) => outerOf(target, before) ?? []) };
}

/** What somebody means who points there: the name, or the element whose keyword or title it is. `span`: of what was pointed at. */
export function subjectsOf({ name, around, file, offset, source }: Here): { readonly targets: readonly Target[]; readonly span: Span } {
    if (name !== undefined) return { targets: name.targets, span: name };
    const [element] = around;
    if (element === undefined) return { targets: [], span: { start: offset, end: offset } };
    const head = headOf({ source, element });
    const title = element.title as Span | undefined;
    const onTitle = title !== undefined && title.start <= offset && offset <= title.end;
    const onKeyword = offset < (hasName(element.key) ? head.start : head.end);
    if (!onTitle && !onKeyword) return { targets: [], span: { start: offset, end: offset } };
    const span = onTitle ? title : hasName(element.key) ? { start: element.start, end: head.end } : head;
    return { targets: [{ project: file.project, key: element.key }], span };
}

/** Ways and entries of cases have no names of their own. */
function declaredAt(file: FileInProject, around: readonly Entry[], offset: number): NameAt | undefined {
    const named = around.find(({ key, name }) => hasName(key) && (name as Span | undefined) !== undefined && name.start <= offset && offset <= name.end);
    return named === undefined ? undefined : { ...named.name, targets: [{ project: file.project, key: named.key }] };
}

/** What a reference means, wherever it stands in the project. */
export function targetsOf(project: Project, reference: Reference): readonly Target[] {
    const projects = [project, ...project.uses()];
    return project.store.meaningsOf(reference).flatMap(({ name, table }): readonly Target[] => {
        const home = projects[table];
        return home === undefined ? [] : [{ project: home, key: name.key }];
    });
}

/** The names between the dots of a reference; the last one is the name of what it means. */
export function partsOf({ start, end, text }: Reference): readonly Span[] {
    const parts = text.split('.');
    // A name that was put into a normal form is of another length than what is written.
    if (text.length !== end - start) return parts.length === 1 ? [{ start, end }] : parts.map(() => ({ start, end }));
    let at = start;
    return parts.map((part) => {
        const span = { start: at, end: at + part.length };
        at = span.end + 1;
        return span;
    });
}

/** What stands so many dots before a name: an owner around an owner, the journey or case of what belongs to one. */
function outerOf({ project, key }: Target, before: number): Target | undefined {
    const id = idOf(key);
    if (kindOf(key) === 'owner') return { project, key: elementKey('owner', id.split('.').slice(0, -before).join('.')) };
    const holder = holderOf(project, key);
    return before === 1 && holder !== undefined ? { project, key: holder } : undefined;
}

/** The journey or case that an element belongs to; undefined for what stands at the top level. */
export function holderOf(project: Project, key: ElementKey): ElementKey | undefined {
    const id = idOf(key);
    const sign = /[.@]/.exec(id);
    if (sign === null || kindOf(key) === 'owner' || kindOf(key) === 'file') return undefined;
    const root = id.slice(0, sign.index);
    const { view } = project.store;
    const isOfCase = sign[0] === '@' || (view.journey(root) === undefined && view.case(root) !== undefined);
    return elementKey(isOfCase ? 'case' : 'journey', root);
}

export const kindOf = (key: ElementKey): ElementKind | 'file' => key.slice(0, key.indexOf(':')) as ElementKind | 'file';
export const idOf = (key: ElementKey): string => key.slice(key.indexOf(':') + 1);
export const hasName = (key: ElementKey): boolean => !['way', 'entry', 'file'].includes(kindOf(key));

// ---- Facts ----------------------------------------------------------------------------------------------------------

/** The smallest value or fact of an element that an offset stands in, or directly behind. */
export function factAt(element: Entry, offset: number): FactAt | undefined {
    const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
    for (const [field, spans] of Object.entries(element.values)) {
        const index = spans.findIndex(holds);
        if (index >= 0) return { element, field, span: spans[index]!, index };
    }
    for (const [field, spans] of Object.entries(element.facts)) {
        const span = spans.find(holds);
        if (span !== undefined) return { element, field, span };
    }
    return undefined;
}

// ---- Places ---------------------------------------------------------------------------------------------------------

/** Where an element stands. */
export interface Located { readonly project: Project; readonly path: string; readonly source: SourceText; readonly element: ElementSource }

/** In its project, or in one that this uses. Undefined for what is not in a text. */
export function locate({ project, key }: Target): Located | undefined {
    for (const home of [project, ...project.uses()]) {
        const element = home.store.sources.element(key);
        const source = element === undefined ? undefined : home.store.sources.files.get(element.path);
        if (element !== undefined && source !== undefined) return { project: home, path: element.path, source, element };
    }
    return undefined;
}

/** The name of an element, or its first words where it has none. */
export function headOf({ source, element }: Pick<Located, 'source' | 'element'>): Span {
    if (element.name !== undefined) return element.name;
    const length = source.text.slice(element.start, element.end).search(/\s*[\n\r{]/);
    return { start: element.start, end: length <= 0 ? element.end : element.start + length };
}

export function locationOf(located: Located, span: Span = headOf(located)): Location {
    return { uri: located.project.uriOf(located.path), range: rangeOf(located.source.lineStarts, span) };
}
