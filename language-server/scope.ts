import { caseSpace, type DeclaredName, type Reference, type Unit } from './lower-scribe';
import { elementKey, UNKNOWN, type ElementKey, type ElementKind } from '../src/model/model';
import { nearest } from '../src/model/nearest';
import { CHANNEL_KINDS } from '../src/model/vocabulary';
import type { Problem, TextFix } from '../src/model/problem';

/** What a name may mean. `path` and `span` say where it is declared. */
export interface Meaning { readonly kind: ElementKind; readonly id: string; readonly path: string; readonly name: DeclaredName }

/** The names of a project: one table for the project's own, one for each journey's and case's. Look-ups are by text alone. */
export interface Names {
    readonly project: ReadonlyMap<string, readonly Meaning[]>;
    readonly spaces: ReadonlyMap<string, ReadonlyMap<string, readonly Meaning[]>>;
    /** The texts of the project's own names by kind, to look for near ones. */
    readonly byKind: ReadonlyMap<ElementKind, ReadonlyMap<string, number>>;
}

/** A table of names that files can be added to and taken from, one by one. */
export interface NameTable extends Names {
    readonly add: (unit: Unit) => void;
    readonly remove: (unit: Unit) => void;
}

export function createNameTable(): NameTable {
    const project = new Map<string, Meaning[]>();
    const spaces = new Map<string, Map<string, Meaning[]>>();
    const byKind = new Map<ElementKind, Map<string, number>>();
    const count = ({ kind, space }: DeclaredName, text: string, by: number): void => {
        if (space !== undefined) return;
        const texts = byKind.get(kind) ?? new Map<string, number>();
        byKind.set(kind, texts);
        const now = (texts.get(text) ?? 0) + by;
        if (now === 0) texts.delete(text);
        else texts.set(text, now);
    };
    const each = (unit: Unit, visit: (table: Map<string, Meaning[]>, text: string, meaning: Meaning) => void): void => {
        for (const name of unit.names) {
            const meaning: Meaning = { kind: name.kind, id: name.id, path: unit.source.path, name };
            if (name.space === undefined) {
                for (const text of shortForms(name)) visit(project, text, meaning);
                continue;
            }
            let space = spaces.get(name.space);
            if (space === undefined) spaces.set(name.space, space = new Map());
            visit(space, name.name, meaning);
        }
    };
    return {
        project, spaces, byKind,
        add: unit => each(unit, (table, text, meaning) => {
            count(meaning.name, text, 1);
            const known = table.get(text);
            if (known === undefined) table.set(text, [meaning]);
            else known.push(meaning);
        }),
        remove: unit => each(unit, (table, text, meaning) => {
            count(meaning.name, text, -1);
            const left = (table.get(text) ?? []).filter(other => other.path !== meaning.path || other.id !== meaning.id || other.kind !== meaning.kind);
            if (left.length === 0) table.delete(text);
            else table.set(text, left);
        }),
    };
}

/** The texts by which a project-wide name can be referred to: a nested owner by each end of its qualified name. */
export function shortForms(name: DeclaredName): readonly string[] {
    if (name.kind !== 'owner' || !name.id.includes('.')) return [name.name];
    const parts = name.id.split('.');
    return parts.map((_, i) => parts.slice(i).join('.')).reverse();
}

export type Resolution =
    | { readonly found: Meaning }
    | { readonly ambiguous: readonly Meaning[] }
    | { readonly wrongKind: Meaning }
    | { readonly nothing: true };

/** Finds what a reference means: in its journey or case first, then in the project, then in the projects that it uses. */
export function resolve(reference: Pick<Reference, 'text' | 'kinds' | 'spaces'>, names: Names, used: readonly Names[]): Resolution {
    let other: Meaning | undefined;
    for (const table of [names, ...used]) {
        const local = localMeanings(reference, table);
        const inSpace = pick(local, reference.kinds, reference.text);
        if (inSpace !== undefined) return inSpace;
        other ??= local[0];
        const global = table.project.get(reference.text) ?? [];
        const inProject = pick(global, reference.kinds, reference.text);
        if (inProject !== undefined) return inProject;
        other ??= global[0];
    }
    return other === undefined ? { nothing: true } : { wrongKind: other };
}

function localMeanings(reference: Pick<Reference, 'text' | 'spaces'>, table: Names): readonly Meaning[] {
    for (const space of reference.spaces) {
        const found = table.spaces.get(space)?.get(reference.text);
        if (found !== undefined && found.length > 0) return found;
    }
    const dot = reference.text.indexOf('.');
    if (dot < 0) return [];
    const outer = reference.text.slice(0, dot);
    const inner = reference.text.slice(dot + 1);
    return table.spaces.get(outer)?.get(inner) ?? table.spaces.get(caseSpace(outer))?.get(inner) ?? [];
}

function pick(meanings: readonly Meaning[], kinds: readonly ElementKind[], text: string): Resolution | undefined {
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

/** Writes what each reference of a unit means into its part of the model, and reports those that mean nothing or too much. */
export function link(unit: Unit, names: Names, used: readonly Names[]): Linked {
    const problems: Problem[] = [];
    const targets = new Map<ElementKey, ElementKey[]>();
    /** In a chain one name is the end of a way and the beginning of the next: it is wrong once. */
    const told = new Set<number>();
    const searched = new Set<string>();
    /** Ways that were said to stand in the wrong place. */
    const misplaced = new Set<ElementKey>();
    const refer = (from: ElementKey, to: ElementKey): void => {
        const known = targets.get(to);
        if (known === undefined) targets.set(to, [from]);
        else if (known[known.length - 1] !== from) known.push(from);
    };
    for (const declaration of unit.declarations) {
        if (declaration.kind === 'owner' && declaration.parent !== undefined) refer(elementKey('owner', declaration.id), elementKey('owner', declaration.parent));
    }
    for (const reference of unit.references) {
        const resolution = resolve(reference, names, used);
        if ('found' in resolution) {
            settle(reference, resolution.found.id, resolution.found.kind);
            refer(reference.element, elementKey(resolution.found.kind, resolution.found.id));
            const problem = misplaced.has(reference.element) ? undefined : misplacedWay(unit, reference);
            if (problem === undefined) continue;
            misplaced.add(reference.element);
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

/** A way of a journey stays in it; one at the top level leads from one journey into another. */
function misplacedWay(unit: Unit, { holder, key, element, start, end }: Reference): Problem | undefined {
    if (holder.kind !== 'way' || (key !== 'from' && key !== 'to')) return undefined;
    const place = { rule: 'invalid-value' as const, path: unit.source.path, start, end, element };
    const journeyOf = (touchpoint: unknown): string => String(touchpoint).split('.')[0]!;
    if (holder.journey !== undefined) return journeyOf(holder[key]) === holder.journey ? undefined : { ...place, message: 'across-journeys', args: {} };
    if (key === 'from' || journeyOf(holder.from) !== journeyOf(holder.to)) return undefined;
    return { ...place, message: 'within-journey', args: { journey: journeyOf(holder.to) } };
}

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
        ? [{ title: 'declare', args: { kind, name: text }, safe: false, edits: [declaration(unit, kind, text)] }] : [];
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

const kindOf = (meanings: readonly Meaning[], id: string): ElementKind => meanings.find(meaning => meaning.id === id)!.kind;

/** What a quick fix can declare with a name alone. */
const DECLARABLE = new Set<ElementKind>(['owner', 'channel', 'persona', 'information', 'metric', 'system', 'scenario']);

function declaration(unit: Unit, kind: ElementKind, name: string): { readonly path: string; readonly start: number; readonly end: number; readonly text: string } {
    const { text, path } = unit.source;
    const channelKind = (CHANNEL_KINDS as readonly string[]).includes(name) ? name : 'other';
    const written = kind === 'channel' ? `channel ${name} : ${channelKind}` : `${kind} ${name}`;
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
    for (const table of tables) for (const [space, known] of table.spaces) {
        // A case is no journey, and a second journey of one name cannot be named.
        if (spaces.includes(space) || space.includes(':') || space.includes('#')) continue;
        const meaning = known.get(text)?.find(({ kind, id }) => kinds.includes(kind) && !id.includes('#'));
        if (meaning !== undefined) found.set(`${space}.${text}`, meaning.kind);
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
