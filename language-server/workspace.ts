import { lower } from './lower';
import type { Entry } from './element-source';
import { besideJourney, spaceName, type DeclaredName, type Reference, type TakenNames, type Unit } from './lower-scribe';
import { parse } from './parse';
import { createNameTable, link, listOf, meaningsOf, namesakesOf, shortForms, type Linked, type Meaning, type Names } from './scope';
import { createReferrers, referrersIn, same } from './referrers';
import { clear, emptyTables, fill, refill, viewOf, type Declared, type Tables } from './view-tables';
import { atOnce, type Steps } from '../src/diff/steps';
import { grouped } from '../src/model/grouped';
import { elementKey, SCHEMA_VERSION, type Declaration, type ElementKey, type Project } from '../src/model/model';
import type { Problem } from '../src/model/problem';
import { spanOf, type ElementSource, type Sources } from '../src/model/source';
import type { ProjectView } from '../src/model/view';

/**
 * One project's files, kept compiled. A change of one file reads that file again and links again only those whose
 * names it can have changed; the result is always the same as that of compiling everything from scratch.
 */
export interface Workspace {
    /** Adds or replaces files. */
    readonly set: (files: readonly SourceFile[]) => Change;
    /** The same file by file: nobody may ask for anything else before it is done. */
    readonly setInSteps: (files: readonly SourceFile[]) => Steps<Change>;
    readonly remove: (path: string) => Change;
    readonly paths: () => readonly string[];
    readonly names: Names;
    readonly view: ProjectView;
    readonly sources: Sources;
    readonly problemsOf: (path: string) => readonly Problem[];
    /** Not all of its text can be read. */
    readonly isBroken: (path: string) => boolean;
    /** Everything that a file declares, in the order of its text. */
    readonly declarationsOf: (path: string) => readonly Declaration[];
    /** The elements of a file in the order of the text, outer ones before inner ones; also those whose names are taken elsewhere. */
    readonly entriesOf: (path: string) => readonly Entry[];
    /** Every name that a file declares, and every one that it refers to; none when files are set `once`. */
    readonly declaredIn: (path: string) => readonly DeclaredName[];
    readonly referencesIn: (path: string) => readonly Reference[];
    /** The files that refer to an element, in order; an inner owner refers to the one around it. None when files are set `once`. */
    readonly pathsReferringTo: (key: ElementKey) => readonly string[];
    /** What a reference means: one name, several where it is ambiguous, none where it names nothing. */
    readonly meaningsOf: (reference: Reference) => readonly Meaning[];
    /** The whole model; put together anew at each call. */
    readonly project: () => Project;
}

/** What may be different after an edit. Everything that is not named here is as it was. */
export interface Change {
    /** Files whose model, problems or places are new: those that were given, and those whose names mean something else now. */
    readonly paths: ReadonlySet<string>;
    /** Elements that somebody else refers to now, or nobody any more. */
    readonly referred: ReadonlySet<ElementKey>;
}

export interface SourceFile { readonly path: string; readonly text: string }

/** `renamed`: some name of it is taken elsewhere, too, and has an id of its own. */
interface File { readonly unit: Unit; readonly linked: Linked; readonly keys: ReadonlySet<string>; readonly renamed: boolean }

/** `once`: the files are set a single time and never change, so what only later edits need is not kept. */
export function createWorkspace(uses: readonly Pick<Workspace, 'names' | 'view'>[] = [], life: 'once' | 'edited' = 'edited'): Workspace {
    const files = new Map<string, File>();
    /** Their paths, where none came or went since somebody asked. */
    let ordered: readonly string[] | undefined;
    const names = createNameTable();
    const used = uses.map(other => other.names);
    const readers = new Map<string, Set<string>>();
    const searchers = new Map<string, Set<string>>();
    const targets = new Map<ElementKey, ElementKey[]>();
    const referrers = createReferrers();
    const tables = emptyTables(life === 'once' ? referrersIn(targets) : referrers);
    /** Files that declare a project-wide name, by `kind:name`; more than one is a mistake. */
    const declarers = new Map<string, Set<string>>();

    const elsewhere = (unit: Unit): TakenNames => {
        const taken = new Map<string, { readonly count: number; readonly first: ElementKey }>();
        for (const name of unit.names) {
            if (name.space !== undefined) continue;
            const slot = slotOf(name.kind, name.id);
            const earlier = [...(declarers.get(slot) ?? [])].filter(path => path < unit.source.path).sort();
            const declared = earlier.flatMap(path => (files.get(path)?.unit.names ?? []).filter(other => other.space === undefined && slotOf(other.kind, other.id) === slot).map(other => elementKey(other.kind, other.id)));
            if (declared[0] !== undefined) taken.set(slot, { count: declared.length, first: declared[0] });
            // What a case names has other ids when a journey is called like the case.
            const journey = namesake(name);
            if (journey !== undefined && declarers.has(journey)) taken.set(besideJourney(name.name), { count: 0, first: elementKey('journey', name.name) });
        }
        return taken;
    };

    // What is in the tables already is replaced where it is: a key that is taken out of a large map and put in again leaves
    // a dead entry behind, which each look for it passes from then on.
    const place = (path: string, unit: Unit, before?: File): void => {
        names.add(unit);
        if (before !== undefined) names.remove(before.unit);
        const keys = before !== undefined && refersAlike(unit, before.unit) ? before.keys : life === 'once' ? NO_KEYS : readingKeys(unit);
        if (keys !== before?.keys) {
            for (const key of keys) if (!before?.keys.has(key)) addTo(readers, key, path);
            for (const key of before?.keys ?? []) if (!keys.has(key)) dropFrom(readers, key, path);
        }
        const renamed = life === 'edited' && unit.names.some(name => name.id.includes('#') || (name.space !== undefined && name.id.includes('@')));
        if (before === undefined) ordered = undefined;
        files.set(path, { unit, linked: NOT_LINKED, keys, renamed });
    };
    const withdraw = (path: string, { unit, keys }: File): void => {
        names.remove(unit);
        for (const key of keys) dropFrom(readers, key, path);
        files.delete(path);
        ordered = undefined;
    };
    const relink = (path: string, before: File | undefined, referred: Set<ElementKey>): void => {
        const file = files.get(path);
        if (file === undefined) {
            if (before !== undefined) clear(tables, path, before.unit.declarations);
            referrers.note(path, before?.linked, NOT_LINKED, referred);
            search(path, before?.linked, NOT_LINKED);
            return;
        }
        if (life === 'once') {
            const linked = link(file.unit, names, used, targets);
            files.set(path, { ...file, linked, unit: { ...file.unit, names: [], references: [] } });
            fill(tables, path, file.unit.declarations);
            return;
        }
        const { declarations } = file.unit;
        const linkNow = (): Linked => link(file.unit, names, used);
        const linked = before === undefined ? refill(tables, path, declarations, linkNow) : linkNow();
        files.set(path, { ...file, linked });
        if (before !== undefined) {
            fill(tables, path, declarations);
            clear(tables, path, before.unit.declarations);
        }
        referrers.note(path, (before ?? file).linked, linked, referred);
        search(path, (before ?? file).linked, linked);
    };
    /** Takes note of the lists in which a file looked for something like a name that is not found. */
    const search = (path: string, before: Linked | undefined, { searched }: Linked): void => {
        for (const list of searched) if (before?.searched.has(list) !== true) addTo(searchers, list, path);
        for (const list of before?.searched ?? []) if (!searched.has(list)) dropFrom(searchers, list, path);
    };

    /** Puts new units in the place of old ones (undefined: the file is gone), and links what that can have changed. */
    function* replace(changes: ReadonlyMap<string, string | undefined>): Steps<Change> {
        const affected = new Set<string>(changes.keys());
        const slots = new Set<string>();
        const before = new Map<string, File>();
        const readersOf = (name: NameIn): void => {
            if (life === 'once') return;
            for (const key of keysOf(name)) for (const reader of readers.get(key) ?? []) affected.add(reader);
            for (const list of [listOf(name), namesakesOf(name.name)]) for (const searcher of searchers.get(list) ?? []) affected.add(searcher);
        };
        for (const [path, text] of changes) {
            const old = files.get(path);
            if (old !== undefined) before.set(path, old);
            const unit = text === undefined ? undefined : lower(parse(text), path);
            const slotsNow = slotsIn(unit);
            for (const slot of slotsNow) addTo(declarers, slot, path);
            for (const slot of slotsIn(old?.unit)) if (!slotsNow.has(slot)) dropFrom(declarers, slot, path);
            if (unit !== undefined) place(path, unit, old);
            else if (old !== undefined) withdraw(path, old);
            for (const name of changedNames(old?.unit, unit)) {
                readersOf(name);
                if (name.space === undefined) slots.add(slotOf(name.kind, name.id));
            }
            yield;
        }
        // A name that is declared in two files: the later file's declaration gets an id of its own.
        const again = new Set([...slots].flatMap(slot => {
            const paths = [...(declarers.get(slot) ?? [])];
            const cases = slot.startsWith('journey:') ? [...(declarers.get(slot.replace('journey:', 'case:')) ?? [])] : [];
            return [...paths.filter(path => paths.length > 1 || files.get(path)!.renamed), ...cases];
        }));
        for (const path of changes.keys()) if (files.has(path) && isShared(files.get(path)!.unit)) again.add(path);
        for (const path of [...again].sort()) {
            const file = files.get(path)!;
            const taken = elsewhere(file.unit);
            if (!before.has(path)) before.set(path, file);
            const unit = lower(parse(file.unit.source.text), path, taken);
            place(path, unit, file);
            affected.add(path);
            for (const name of changedNames(file.unit, unit)) readersOf(name);
        }
        const referred = new Set<ElementKey>();
        for (const path of affected) {
            relink(path, before.get(path), referred);
            yield;
        }
        return { paths: affected, referred };
    }
    const textsOf = (changed: readonly SourceFile[]): ReadonlyMap<string, string> => new Map(changed.map(file => [file.path, file.text]));
    /** Whether a file declares a name that another one declares too. */
    const isShared = (unit: Unit): boolean => unit.names.some(name =>
        name.space === undefined && ((declarers.get(slotOf(name.kind, name.id))?.size ?? 0) > 1 || declarers.has(namesake(name) ?? '')));

    const view = viewOf(tables, uses.map(other => other.view));
    const sources = sourcesOf(files, tables);
    const order = (): readonly string[] => ordered ??= [...files.keys()].sort();
    return {
        names, view,
        set: changed => atOnce(replace(textsOf(changed))),
        setInSteps: changed => replace(textsOf(changed)),
        remove: path => atOnce(replace(new Map([[path, undefined]]))),
        paths: order,
        sources,
        problemsOf: path => {
            const file = files.get(path);
            return file === undefined ? [] : [...file.unit.problems, ...file.linked.problems].map(problem => located(problem, sources));
        },
        isBroken: path => files.get(path)?.unit.problems.some(({ rule }) => rule === 'syntax') === true,
        declarationsOf: path => files.get(path)?.unit.declarations ?? [],
        entriesOf: path => files.get(path)?.unit.elements.all ?? [],
        declaredIn: path => files.get(path)?.unit.names ?? [],
        referencesIn: path => files.get(path)?.unit.references ?? [],
        pathsReferringTo: referrers.paths,
        meaningsOf: reference => meaningsOf(reference, [names, ...used]),
        project: () => projectOf(order().flatMap(path => files.get(path)!.unit.declarations)),
    };
}

/** With the places that its related elements have now. */
function located({ relatedElements, ...problem }: Problem, sources: Sources): Problem {
    if (relatedElements === undefined) return problem;
    const related = relatedElements.flatMap(({ element, message, args }) => {
        const place = spanOf(sources, { element });
        return place === undefined ? [] : [{ ...place, message, args }];
    });
    return { ...problem, related };
}

/** The slot of a journey that is called like a case. */
const namesake = ({ kind, name }: Unit['names'][number]): string | undefined => (kind === 'case' ? `journey:${name}` : undefined);

const NOT_LINKED: Linked = { problems: [], targets: new Map(), searched: new Set() };
/** The slots of the project-wide names that a unit declares. */
const slotsIn = (unit: Unit | undefined): ReadonlySet<string> => new Set(unit?.names.flatMap(name => (name.space === undefined ? [slotOf(name.kind, name.id)] : [])));
const slotOf = (kind: string, id: string): string => `${kind}:${id.replace(/#\d+/g, '')}`;

function addTo(table: Map<string, Set<string>>, key: string, path: string): void {
    const known = table.get(key);
    if (known === undefined) table.set(key, new Set([path]));
    else known.add(path);
}
function dropFrom(table: Map<string, Set<string>>, key: string, path: string): void {
    const known = table.get(key);
    if (known?.delete(path) && known.size === 0) table.delete(key);
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The keys of the names that a file reads. */
function readingKeys({ references }: Unit): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const { text, spaces } of references) {
        keys.add(`\0${text}`);
        for (const space of spaces) keys.add(`${space}\0${text}`);
    }
    return keys;
}

/** Whether two readings of a file refer to the same names in the same places; then they read the same keys. */
function refersAlike({ references }: Unit, before: Unit): boolean {
    return references.length === before.references.length
        && references.every(({ text, spaces }, i) => text === before.references[i]!.text && same(spaces, before.references[i]!.spaces));
}

type NameIn = Unit['names'][number];
function changedNames(before: Unit | undefined, after: Unit | undefined): readonly NameIn[] {
    const sign = (name: NameIn): string => `${name.kind} ${name.space ?? ''} ${name.id}`;
    if (before === undefined) return after?.names ?? [];
    const old = new Map(before.names.map(name => [sign(name), name]));
    const fresh = new Map((after?.names ?? []).map(name => [sign(name), name]));
    return [...[...old].filter(([key]) => !fresh.has(key)), ...[...fresh].filter(([key]) => !old.has(key))].map(([, name]) => name);
}

/** The keys under which the readers of a name are kept: by its text in the project, or in the space it belongs to. */
function keysOf(name: NameIn): readonly string[] {
    if (name.space === undefined) return shortForms(name).map(text => `\0${text}`);
    return [`${name.space}\0${name.name}`, `\0${spaceName(name.space)}.${name.name}`];
}

function sourcesOf(files: ReadonlyMap<string, File>, tables: Tables): Sources {
    const find = (key: ElementKey): ElementSource | undefined => {
        const id = key.slice(key.indexOf(':') + 1);
        if (key.startsWith('file:')) {
            const file = files.get(id)?.unit.source;
            return file === undefined ? undefined : { path: id, start: 0, end: file.text.length, values: {}, facts: {} };
        }
        const root = /^[^.@]*/.exec(id)![0];
        const { journey, case: lived, owner } = tables.declarations;
        const own = (tables.declarations as unknown as Record<string, ReadonlyMap<string, Declared> | undefined>)[key.slice(0, key.indexOf(':'))]?.get(id);
        for (const holder of [own, journey.get(root), lived.get(root), owner.get(root)]) {
            const source = holder === undefined ? undefined : files.get(holder.path)?.unit.elements.find(key);
            if (source !== undefined) return source;
        }
        return undefined;
    };
    const texts: Pick<ReadonlyMap<string, Unit['source']>, 'get' | 'has'> = {
        get: path => files.get(path)?.unit.source,
        has: path => files.has(path),
    };
    return {
        files: {
            ...texts,
            get size() { return files.size; },
            keys: () => files.keys(),
            *values() { for (const file of files.values()) yield file.unit.source; },
            *entries() { for (const [path, file] of files) yield [path, file.unit.source]; },
            forEach(visit: (value: Unit['source'], key: string, map: ReadonlyMap<string, Unit['source']>) => void) { for (const [path, file] of files) visit(file.unit.source, path, this as never); },
            *[Symbol.iterator]() { for (const [path, file] of files) yield [path, file.unit.source]; },
        } as unknown as ReadonlyMap<string, Unit['source']>,
        element: find,
        elementsOf: path => (files.get(path)?.unit.elements.all ?? []).map(({ key }) => key),
    };
}

function projectOf(declarations: readonly Declaration[]): Project {
    const groups = grouped(declarations, ({ kind }) => kind);
    const of = <K extends Declaration['kind']>(kind: K): readonly Extract<Declaration, { kind: K }>[] => (groups.get(kind) ?? []) as readonly Extract<Declaration, { kind: K }>[];
    return {
        schemaVersion: SCHEMA_VERSION,
        owners: of('owner'), systems: of('system'), channels: of('channel'), personas: of('persona'), information: of('information'), metrics: of('metric'),
        terms: of('term'), scenarios: of('scenario'), journeys: of('journey'), cases: of('case'), portfolios: of('portfolio'), handoffs: of('way'),
    };
}
