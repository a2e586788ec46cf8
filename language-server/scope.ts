import { TOUCHPOINT, caseSpace, type DeclaredName, type Reference, type Unit } from './lower-scribe';
import { channelKindOf } from '../src/model/channel-kind-of';
import { elementKey, UNKNOWN, type ElementKey, type ElementKind } from '../src/model/model';
import { nearest } from '../src/model/nearest';
import type { Problem, TextEdit, TextFix } from '../src/model/problem';
import type { SourceText } from '../src/model/source';

/** The names of a project: one table for the project's own, one for each journey's and case's. Look-ups are by text alone. */
export interface Names {
    readonly project: ReadonlyMap<string, readonly DeclaredName[]>;
    readonly spaces: ReadonlyMap<string, ReadonlyMap<string, readonly DeclaredName[]>>;
    /** The texts of the project's own names by kind, to look for near ones. */
    readonly byKind: ReadonlyMap<ElementKind, ReadonlyMap<string, number>>;
    /** Everything of a kind that is called so in a journey, in each of them that can be named. */
    readonly inJourneys: (kind: ElementKind, text: string) => Iterable<DeclaredName>;
}

/** A table of names that files can be added to and taken from, one by one. */
export interface NameTable extends Names {
    readonly add: (unit: Unit) => void;
    /** Takes out exactly the names of this unit: not those of a later reading of the same file. */
    readonly remove: (unit: Unit) => void;
}

export function createNameTable(): NameTable {
    const project = new Map<string, DeclaredName[]>();
    const spaces = new Map<string, Map<string, DeclaredName[]>>();
    const byKind = new Map<ElementKind, Map<string, number>>();
    let inJourneys: Map<string, Set<DeclaredName>> | undefined;
    const enterInJourneys = (index: Map<string, Set<DeclaredName>>, name: DeclaredName): void => {
        if (!isOfNamedJourney(name)) return;
        const key = `${name.kind} ${name.name}`;
        const known = index.get(key);
        if (known === undefined) index.set(key, new Set([name]));
        else known.add(name);
    };
    /** Made for the first name that is not found; most projects never have one. */
    const madeInJourneys = (): Map<string, Set<DeclaredName>> => {
        const index = new Map<string, Set<DeclaredName>>();
        for (const space of spaces.values()) for (const meanings of space.values()) for (const meaning of meanings) enterInJourneys(index, meaning);
        return index;
    };
    const count = ({ kind }: DeclaredName, text: string, by: number): void => {
        let texts = byKind.get(kind);
        if (texts === undefined) byKind.set(kind, texts = new Map());
        const now = (texts.get(text) ?? 0) + by;
        if (now === 0) texts.delete(text);
        else texts.set(text, now);
    };
    const spaceOf = (name: string): Map<string, DeclaredName[]> => {
        let space = spaces.get(name);
        if (space === undefined) spaces.set(name, space = new Map());
        return space;
    };
    return {
        project, spaces, byKind,
        inJourneys: (kind, text) => (inJourneys ??= madeInJourneys()).get(`${kind} ${text}`) ?? NONE,
        add: unit => {
            for (const name of unit.names) {
                if (name.space !== undefined) {
                    include(spaceOf(name.space), name.name, name);
                    if (inJourneys !== undefined) enterInJourneys(inJourneys, name);
                    continue;
                }
                for (const text of shortForms(name)) {
                    count(name, text, 1);
                    include(project, text, name);
                }
            }
        },
        remove: unit => {
            for (const name of unit.names) {
                if (name.space !== undefined) {
                    const space = spaceOf(name.space);
                    exclude(space, name.name, name);
                    if (space.size === 0) spaces.delete(name.space);
                    inJourneys?.get(`${name.kind} ${name.name}`)?.delete(name);
                    continue;
                }
                for (const text of shortForms(name)) {
                    count(name, text, -1);
                    exclude(project, text, name);
                }
            }
        },
    };
}

function include(table: Map<string, DeclaredName[]>, text: string, name: DeclaredName): void {
    const known = table.get(text);
    if (known === undefined) table.set(text, [name]);
    else known.push(name);
}
function exclude(table: Map<string, DeclaredName[]>, text: string, name: DeclaredName): void {
    const left = (table.get(text) ?? NONE).filter(other => other !== name);
    if (left.length === 0) table.delete(text);
    else table.set(text, left);
}
const NONE: readonly DeclaredName[] = [];

/** A case is no journey, and a second one of a name cannot be named. */
const isOfNamedJourney = ({ space, id }: DeclaredName): boolean => space !== undefined && !space.includes(':') && !space.includes('#') && !id.includes('#');

/** The texts by which a project-wide name can be referred to: a nested owner by each end of its qualified name. */
export function shortForms(name: DeclaredName): readonly string[] {
    if (name.kind !== 'owner' || !name.id.includes('.')) return [name.name];
    const parts = name.id.split('.');
    return parts.map((_, i) => parts.slice(i).join('.')).reverse();
}

export type Resolution =
    | { readonly found: DeclaredName }
    | { readonly ambiguous: readonly DeclaredName[] }
    | { readonly wrongKind: DeclaredName }
    | { readonly nothing: true };

/** Finds what a reference means: in its journey or case first, then in the project, then in the projects that it uses. */
function resolve(reference: Reference, tables: readonly Names[]): Resolution {
    let other: DeclaredName | undefined;
    for (const table of tables) {
        const local = localMeanings(reference, table);
        const inSpace = pick(local, reference.kinds, reference.text);
        if (inSpace !== undefined) return inSpace;
        other ??= local[0];
        const global = table.project.get(reference.text) ?? NONE;
        const inProject = pick(global, reference.kinds, reference.text);
        if (inProject !== undefined) return inProject;
        other ??= global[0];
    }
    return other === undefined ? NOTHING : { wrongKind: other };
}
const NOTHING: Resolution = { nothing: true };

/** A name that a reference means, and where it was found: 0 for the project itself, then those that it uses. */
export interface Meaning { readonly name: DeclaredName; readonly table: number }

/** What a reference means: one name, several where it is ambiguous, none where it names nothing. */
export function meaningsOf(reference: Reference, tables: readonly Names[]): readonly Meaning[] {
    for (const [table, names] of tables.entries()) {
        const resolution = resolve(reference, [names]);
        if ('found' in resolution) return [{ name: resolution.found, table }];
        if ('ambiguous' in resolution) return resolution.ambiguous.map(name => ({ name, table }));
    }
    return [];
}

function localMeanings({ text, spaces }: Reference, table: Names): readonly DeclaredName[] {
    for (const space of spaces) {
        const found = table.spaces.get(space)?.get(text);
        if (found !== undefined) return found;
    }
    const dot = text.indexOf('.');
    if (dot < 0) return NONE;
    const outer = text.slice(0, dot);
    const inner = text.slice(dot + 1);
    return table.spaces.get(outer)?.get(inner) ?? table.spaces.get(caseSpace(outer))?.get(inner) ?? NONE;
}

function pick(meanings: readonly DeclaredName[], kinds: readonly ElementKind[], text: string): Resolution | undefined {
    if (meanings.length === 0) return undefined;
    if (meanings.length === 1) {
        const only = meanings[0]!;
        return kinds.includes(only.kind) && !only.id.includes('#') ? { found: only } : undefined;
    }
    for (const kind of kinds) {
        // A second declaration of one name has an id of its own (`name#2`) and a finding; the first one is meant.
        const fitting = meanings.filter(meaning => meaning.kind === kind && !meaning.id.includes('#'));
        if (fitting.length === 1) return { found: fitting[0]! };
        if (fitting.length === 0) continue;
        const ids = new Set(fitting.map(meaning => meaning.id));
        if (ids.size === 1) return { found: fitting.reduce((first, other) => (other.path < first.path ? other : first)) };
        // Its whole qualified name always names an outermost owner, even when an inner one is called the same.
        const exact = fitting.find(meaning => meaning.id === text);
        return exact === undefined ? { ambiguous: fitting } : { found: exact };
    }
    return undefined;
}

export interface Linked {
    readonly problems: readonly Problem[];
    /** For each element that is referred to, which elements of the unit do so; an inner owner refers to the one around it. */
    readonly targets: ReadonlyMap<ElementKey, readonly ElementKey[]>;
    /** The lists of names (`listOf`) in which something like a name that is not found was looked for. */
    readonly searched: ReadonlySet<string>;
}

/** Names the list that a name is in: those of a journey or a case, or those of a kind in the project. */
export const listOf = ({ kind, space }: { readonly kind: ElementKind; readonly space?: string | undefined }): string => (space === undefined ? `kind ${kind}` : `space ${space}`);

/** Names the list of what is called so in any journey. */
export const namesakesOf = (name: string): string => `named ${name}`;

/**
 * Writes what each reference of a unit means into its part of the model, and reports those that mean nothing or too much.
 * Who refers to whom is added to `targets`.
 */
export function link(unit: Unit, names: Names, used: readonly Names[], targets: Map<ElementKey, ElementKey[]> = new Map()): Linked {
    const tables = [names, ...used];
    const problems: Problem[] = [];
    /** In a chain one name is the end of a way and the beginning of the next: it is wrong once. */
    const told = new Set<number>();
    const searched = new Set<string>();
    /** The last way that was said to stand in the wrong place. */
    let misplaced: ElementKey | undefined;
    for (const declaration of unit.declarations) {
        if (declaration.kind === 'owner' && declaration.parent !== undefined) refer(targets, elementKey('owner', declaration.id), elementKey('owner', declaration.parent));
    }
    for (const reference of unit.references) {
        const resolution = resolve(reference, tables);
        if ('found' in resolution) {
            const { found } = resolution;
            settle(reference, found.id, found.kind);
            refer(targets, reference.element, found.key);
            if (reference.kinds !== TOUCHPOINT || misplaced === reference.element) continue;
            const problem = misplacedWay(unit, reference);
            if (problem === undefined) continue;
            misplaced = reference.element;
            problems.push(problem);
            continue;
        }
        settle(reference, reference.text, 'nothing');
        if (told.has(reference.start)) continue;
        told.add(reference.start);
        problems.push(unresolved(unit, reference, resolution, names, used));
        if ('nothing' in resolution) for (const list of searchedFor(reference)) searched.add(list);
    }
    return { problems, targets, searched };
}

function refer(targets: Map<ElementKey, ElementKey[]>, from: ElementKey, to: ElementKey): void {
    const known = targets.get(to);
    if (known === undefined) targets.set(to, [from]);
    else if (known[known.length - 1] !== from) known.push(from);
}

/** A way of a journey stays in it; one at the top level leads from one journey into another. */
function misplacedWay(unit: Unit, { holder, key, element, start, end }: Reference): Problem | undefined {
    if (holder.kind !== 'way' || (key !== 'from' && key !== 'to')) return undefined;
    if (holder.journey !== undefined ? journeyOf(holder[key]) === holder.journey : key === 'from' || journeyOf(holder.from) !== journeyOf(holder.to)) return undefined;
    const place = { rule: 'invalid-value' as const, path: unit.source.path, start, end, element };
    if (holder.journey !== undefined) return { ...place, message: 'across-journeys', args: {} };
    return { ...place, message: 'within-journey', args: { journey: journeyOf(holder.to) } };
}
const journeyOf = (touchpoint: unknown): string => (touchpoint as string).split('.', 1)[0]!;

function settle({ holder, key, withKind }: Reference, id: string, kind: ElementKind | 'nothing'): void {
    holder[key] = id;
    if (withKind) holder.as = kind;
}

function unresolved(unit: Unit, reference: Reference, resolution: Resolution, names: Names, used: readonly Names[]): Problem {
    const path = unit.source.path;
    const { start, end, text, element } = reference;
    const kind = reference.kinds[0]!;
    const place = { path, start, end, element };
    const replace = (name: string): TextFix => ({ title: 'replace-with', args: { name }, safe: false, edits: [{ path, start, end, text: name }] });
    if ('ambiguous' in resolution) {
        const candidates = [...new Set(resolution.ambiguous.map(meaning => meaning.id))].sort();
        return {
            ...place, rule: 'ambiguous-reference', message: 'default', args: { name: text, kind, candidates: { any: candidates } },
            relatedElements: candidates.map(id => ({ element: elementKey(kindOf(resolution.ambiguous, id), id), message: 'candidate', args: { name: id } })),
            fixes: candidates.map(replace),
        };
    }
    if ('wrongKind' in resolution) {
        return { ...place, rule: 'unresolved-reference', message: 'wrong-kind', args: { name: text, is: resolution.wrongKind.kind, wanted: kind } };
    }
    const elsewhere = onlyElsewhere(reference, [names, ...used]);
    const near = nearest(text, candidatesFor(reference, names, used));
    const declare = DECLARABLE.has(kind) && !text.includes('.') && text !== UNKNOWN
        ? [{ title: 'declare', args: { kind, name: text }, safe: false, edits: [declaration(unit.source, kind, text)] }] : [];
    if (elsewhere !== undefined) {
        return {
            ...place, rule: 'unresolved-reference', message: 'elsewhere', args: { kind: elsewhere.kind, name: text, qualified: elsewhere.name },
            fixes: [...new Set([elsewhere.name, ...near])].map(replace).concat(declare),
        };
    }
    const first = near[0];
    if (first === undefined) return { ...place, rule: 'unresolved-reference', message: 'default', args: { kind, name: text }, fixes: declare };
    return {
        ...place, rule: 'unresolved-reference', message: 'nearest', args: { kind, name: text, nearest: first }, fixes: [...near.map(replace), ...declare],
    };
}

const kindOf = (meanings: readonly DeclaredName[], id: string): ElementKind => meanings.find(meaning => meaning.id === id)!.kind;

/** What a quick fix can declare with a name alone. */
export const DECLARABLE: ReadonlySet<ElementKind> = new Set(['owner', 'channel', 'persona', 'information', 'metric', 'system', 'scenario']);

/** At the end of a file. */
export function declaration({ text, path }: Pick<SourceText, 'text' | 'path'>, kind: ElementKind, name: string): TextEdit {
    const written = kind === 'channel' ? `channel ${name} : ${channelKindOf(name) ?? 'other'}` : `${kind} ${name}`;
    const trimmed = text.trimEnd().length;
    return { path, start: trimmed, end: text.length, text: `${trimmed === 0 ? '' : '\n\n'}${written}\n` };
}

/** The spaces in which a reference of two parts may look: a journey's or a case's. */
function spacesNamed({ text }: Pick<Reference, 'text'>): readonly string[] {
    const dot = text.indexOf('.');
    return dot > 0 ? [text.slice(0, dot), caseSpace(text.slice(0, dot))] : [];
}

function searchedFor(reference: Reference): readonly string[] {
    const kind = reference.kinds[0]!;
    return [namesakesOf(reference.text), ...reference.kinds.map(each => listOf({ kind: each })), ...[...reference.spaces, ...spacesNamed(reference)].map(space => listOf({ kind, space }))];
}

/** The qualified name of what is called so in exactly one other journey. A way inside a journey cannot lead there. */
function onlyElsewhere({ text, kinds, spaces, holder }: Reference, tables: readonly Names[]): { readonly name: string; readonly kind: ElementKind } | undefined {
    if (text.includes('.') || (kinds.includes('touchpoint') && (holder.kind !== 'way' || holder.journey !== undefined))) return undefined;
    const found = new Map<string, ElementKind>();
    for (const kind of kinds) for (const table of tables) for (const { space } of table.inJourneys(kind, text)) {
        const name = `${space}.${text}`;
        if (space !== undefined && !spaces.includes(space) && !found.has(name)) found.set(name, kind);
        if (found.size > 1) return undefined;
    }
    const [only] = found;
    return only === undefined ? undefined : { name: only[0], kind: only[1] };
}

/** The names that could stand in a reference's place. Only those with a like beginning or end are measured, so that it stays quick in a large project. */
function* candidatesFor(reference: Reference, names: Names, used: readonly Names[]): Iterable<string> {
    const kinds = new Set(reference.kinds);
    const text = reference.text.toLowerCase();
    const like = (name: string): boolean => {
        if (Math.abs(name.length - text.length) > 3 && !name.startsWith(text)) return false;
        const other = name.toLowerCase();
        return other[0] === text[0] || other[1] === text[0] || other[0] === text[1] || other.at(-1) === text.at(-1);
    };
    for (const table of [names, ...used]) {
        for (const space of reference.spaces) {
            for (const [name, meanings] of table.spaces.get(space) ?? []) if (like(name) && meanings.some(meaning => kinds.has(meaning.kind))) yield name;
        }
        const journey = reference.text.slice(0, Math.max(0, reference.text.indexOf('.')));
        for (const space of spacesNamed(reference)) {
            for (const [name, meanings] of table.spaces.get(space) ?? []) if (meanings.some(meaning => kinds.has(meaning.kind))) yield `${journey}.${name}`;
        }
        for (const kind of kinds) for (const name of table.byKind.get(kind)?.keys() ?? []) if (like(name)) yield name;
    }
}
