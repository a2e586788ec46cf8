import { lower } from './lower';
import { besideJourney, spaceName, type TakenNames, type Unit } from './lower-scribe';
import { parse } from './parse';
import { createNameTable, link, listOf, namesakesOf, shortForms, type Linked, type Names } from './scope';
import {
    elementKey, SCHEMA_VERSION, type Case, type Declaration, type ElementKey, type Expectation, type Journey, type Pain, type Portfolio, type Project,
    type PromiseMade, type Ref, type Term, type Touchpoint, type Way,
} from '../src/model/model';
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
    readonly remove: (path: string) => Change;
    readonly paths: () => readonly string[];
    readonly names: Names;
    readonly view: ProjectView;
    readonly sources: Sources;
    readonly problemsOf: (path: string) => readonly Problem[];
    /** Everything that a file declares, in the order of its text. */
    readonly declarationsOf: (path: string) => readonly Declaration[];
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

/** Who refers to one element: the files in order, and the elements of each; `all` is made when it is asked for. */
interface Referrers { readonly paths: string[]; readonly byPath: Map<string, readonly ElementKey[]>; all: readonly ElementKey[] | undefined }

/** The look-ups of the view, filled and emptied file by file. */
interface Tables {
    readonly declarations: Map<ElementKey, { readonly declaration: Declaration; readonly path: string }>;
    readonly touchpoints: Map<Ref, Touchpoint>;
    readonly commitments: Map<Ref, PromiseMade | Expectation>;
    readonly pains: Map<Ref, Pain>;
    readonly handoffsFrom: Map<Ref, Way[]>;
    readonly handoffsInto: Map<Ref, Way[]>;
    readonly casesOf: Map<Ref, Case[]>;
    readonly portfoliosOf: Map<Ref, Portfolio[]>;
    readonly terms: Set<Term>;
    readonly portfolios: Set<Portfolio>;
    readonly stories: Set<Journey | Case | Portfolio>;
    /** Who refers to an element, by file; `all` is made when it is asked for. */
    readonly referrers: Map<ElementKey, Referrers>;
}

/** `once`: the files are set a single time and never change, so what only later edits need is not kept. */
export function createWorkspace(uses: readonly Pick<Workspace, 'names' | 'view'>[] = [], life: 'once' | 'edited' = 'edited'): Workspace {
    const files = new Map<string, File>();
    const names = createNameTable();
    const used = uses.map(other => other.names);
    const readers = new Map<string, Set<string>>();
    const searchers = new Map<string, Set<string>>();
    const tables = emptyTables();
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

    const place = (path: string, unit: Unit, before?: File): void => {
        names.add(unit);
        const keys = before !== undefined && refersAlike(unit, before.unit) ? before.keys : life === 'once' ? NO_KEYS : readingKeys(unit);
        if (keys !== before?.keys) {
            for (const key of keys) if (!before?.keys.has(key)) addTo(readers, key, path);
            for (const key of before?.keys ?? []) if (!keys.has(key)) dropFrom(readers, key, path);
        }
        files.set(path, { unit, linked: NOT_LINKED, keys, renamed: unit.names.some(name => name.id.includes('#') || (name.space !== undefined && name.id.includes('@'))) });
    };
    const withdraw = (path: string): File | undefined => {
        const file = files.get(path);
        if (file === undefined) return undefined;
        names.remove(file.unit);
        if (file.linked !== NOT_LINKED) clear(tables, path, file);
        files.delete(path);
        return file;
    };
    const relink = (path: string, before: ReadonlyMap<string, Linked>, referred: Set<ElementKey>): void => {
        const file = files.get(path);
        if (file === undefined) {
            refer(tables, path, before.get(path), NOT_LINKED, referred);
            search(path, before.get(path), NOT_LINKED);
            return;
        }
        if (file.linked !== NOT_LINKED) clear(tables, path, file);
        const linked = link(file.unit, names, used);
        const fresh = { ...file, linked, ...(life === 'once' && { unit: { ...file.unit, references: [] } }) };
        files.set(path, fresh);
        fill(tables, path, fresh);
        refer(tables, path, before.get(path) ?? file.linked, linked, referred);
        search(path, before.get(path) ?? file.linked, linked);
    };
    /** Takes note of the lists in which a file looked for something like a name that is not found. */
    const search = (path: string, before: Linked | undefined, { searched }: Linked): void => {
        if (life === 'once') return;
        for (const list of searched) if (before?.searched.has(list) !== true) addTo(searchers, list, path);
        for (const list of before?.searched ?? []) if (!searched.has(list)) dropFrom(searchers, list, path);
    };

    /** Puts new units in the place of old ones (undefined: the file is gone), and links what that can have changed. */
    const replace = (changes: ReadonlyMap<string, string | undefined>): Change => {
        const affected = new Set<string>(changes.keys());
        const slots = new Set<string>();
        const before = new Map<string, Linked>();
        const readersOf = (name: NameIn): void => {
            if (life === 'once') return;
            for (const key of keysOf(name)) for (const reader of readers.get(key) ?? []) affected.add(reader);
            for (const list of [listOf(name), namesakesOf(name.name)]) for (const searcher of searchers.get(list) ?? []) affected.add(searcher);
        };
        for (const [path, text] of changes) {
            const old = withdraw(path);
            if (old !== undefined) before.set(path, old.linked);
            for (const name of old?.unit.names ?? []) if (name.space === undefined) dropFrom(declarers, slotOf(name.kind, name.id), path);
            const unit = text === undefined ? undefined : lower(parse(text), path);
            for (const name of unit?.names ?? []) if (name.space === undefined) addTo(declarers, slotOf(name.kind, name.id), path);
            if (unit !== undefined) place(path, unit, old);
            else for (const key of old?.keys ?? []) dropFrom(readers, key, path);
            for (const name of changedNames(old?.unit, unit)) {
                readersOf(name);
                if (name.space === undefined) slots.add(slotOf(name.kind, name.id));
            }
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
            if (!before.has(path)) before.set(path, file.linked);
            withdraw(path);
            const unit = lower(parse(file.unit.source.text), path, taken);
            place(path, unit, file);
            affected.add(path);
            for (const name of changedNames(file.unit, unit)) readersOf(name);
        }
        const referred = new Set<ElementKey>();
        for (const path of affected) relink(path, before, referred);
        return { paths: affected, referred };
    };
    /** Whether a file declares a name that another one declares too. */
    const isShared = (unit: Unit): boolean => unit.names.some(name =>
        name.space === undefined && ((declarers.get(slotOf(name.kind, name.id))?.size ?? 0) > 1 || declarers.has(namesake(name) ?? '')));

    const view = viewOf(tables, uses.map(other => other.view));
    const sources = sourcesOf(files, tables);
    const order = (): readonly string[] => [...files.keys()].sort();
    return {
        names, view,
        set: changed => replace(new Map(changed.map(file => [file.path, file.text]))),
        remove: path => replace(new Map([[path, undefined]])),
        paths: order,
        sources,
        problemsOf: path => {
            const file = files.get(path);
            return file === undefined ? [] : [...file.unit.problems, ...file.linked.problems].map(problem => located(problem, sources));
        },
        declarationsOf: path => files.get(path)?.unit.declarations ?? [],
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
const slotOf = (kind: string, id: string): string => `${kind}:${id.replace(/#\d+/g, '')}`;

function same(a: readonly string[] | undefined, b: readonly string[]): boolean {
    return a !== undefined && a.length === b.length && a.every((item, i) => item === b[i]);
}

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

// ---- Tables -------------------------------------------------------------------------------------------------------

function emptyTables(): Tables {
    return {
        declarations: new Map(), touchpoints: new Map(), commitments: new Map(), pains: new Map(), handoffsFrom: new Map(), handoffsInto: new Map(),
        casesOf: new Map(), portfoliosOf: new Map(), terms: new Set(), portfolios: new Set(), stories: new Set(), referrers: new Map(),
    };
}

function push<K, V>(table: Map<K, V[]>, key: K, value: V): void {
    const list = table.get(key);
    if (list === undefined) table.set(key, [value]);
    else list.push(value);
}
function pull<K, V>(table: Map<K, V[]>, key: K, value: V): void {
    const left = table.get(key)?.filter(other => other !== value);
    if (left === undefined) return;
    if (left.length === 0) table.delete(key);
    else table.set(key, left);
}

const journeyOf = (touchpoint: Ref): Ref => touchpoint.split('.')[0] ?? touchpoint;

/** Enters (`+`) what a file declares, or takes it out (`-`) again. */
function each(tables: Tables, path: string, file: File, sign: '+' | '-'): void {
    const put = <K, V>(table: Map<K, V>, key: K | undefined, value: V, same: (other: V) => boolean = other => other === value): void => {
        if (key === undefined) return;
        if (sign === '+') table.set(key, value);
        else if (table.has(key) && same(table.get(key)!)) table.delete(key);
    };
    const list = <K, V>(table: Map<K, V[]>, key: K, value: V): void => (sign === '+' ? push(table, key, value) : pull(table, key, value));
    const member = <V>(set: Set<V>, value: V): void => void (sign === '+' ? set.add(value) : set.delete(value));
    const commitments = (holder: { readonly promises?: readonly PromiseMade[]; readonly expects?: readonly Expectation[]; readonly pains?: readonly Pain[] }): void => {
        for (const promise of holder.promises ?? []) put(tables.commitments, promise.id, promise);
        for (const expectation of holder.expects ?? []) put(tables.commitments, expectation.id, expectation);
        for (const pain of holder.pains ?? []) put(tables.pains, pain.id, pain);
    };
    for (const declaration of file.unit.declarations) {
        put(tables.declarations, elementKey(declaration.kind, declaration.id), { declaration, path }, other => other.declaration === declaration);
        if (declaration.kind === 'journey' || declaration.kind === 'case' || declaration.kind === 'portfolio') member<Journey | Case | Portfolio>(tables.stories, declaration);
        switch (declaration.kind) {
            case 'journey':
                for (const stage of declaration.stages) for (const touchpoint of stage.touchpoints) {
                    put(tables.touchpoints, touchpoint.id, touchpoint);
                    commitments(touchpoint);
                }
                // It stands in the wrong place, which is reported, and leads there all the same; one between two others leads nowhere.
                for (const way of declaration.ways) {
                    const isFromHere = !way.from.includes('.') || journeyOf(way.from) === declaration.id;
                    if (isFromHere && way.to.includes('.') && journeyOf(way.to) !== declaration.id) list(tables.handoffsInto, journeyOf(way.to), way);
                }
                break;
            case 'case':
                list(tables.casesOf, declaration.journey, declaration);
                declaration.entries.forEach(commitments);
                break;
            case 'portfolio':
                member(tables.portfolios, declaration);
                for (const { journey } of declaration.journeys) list(tables.portfoliosOf, journey, declaration);
                break;
            case 'term': member(tables.terms, declaration); break;
            case 'way':
                list(tables.handoffsFrom, journeyOf(declaration.from), declaration);
                list(tables.handoffsInto, journeyOf(declaration.to), declaration);
                break;
            default:
        }
    }
}

/** Takes note of whom a file refers to now; `referred` gets the elements for which that is news. */
function refer(tables: Tables, path: string, before: Linked | undefined, now: Linked, referred: Set<ElementKey>): void {
    for (const [key, elements] of now.targets) {
        if (same(before?.targets.get(key), elements)) continue;
        referred.add(key);
        const known = tables.referrers.get(key);
        if (known === undefined) tables.referrers.set(key, { paths: [path], byPath: new Map([[path, elements]]), all: undefined });
        else {
            if (!known.byPath.has(path)) known.paths.splice(placeIn(known.paths, path), 0, path);
            known.byPath.set(path, elements);
            known.all = undefined;
        }
    }
    for (const key of before?.targets.keys() ?? []) {
        if (now.targets.has(key)) continue;
        referred.add(key);
        const known = tables.referrers.get(key);
        if (known === undefined) continue;
        if (known.byPath.delete(path)) known.paths.splice(placeIn(known.paths, path), 1);
        known.all = undefined;
        if (known.byPath.size === 0) tables.referrers.delete(key);
    }
}

/** Where a path is, or belongs, in an ordered list. */
function placeIn(paths: readonly string[], path: string): number {
    let low = 0;
    let high = paths.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (paths[middle]! < path) low = middle + 1;
        else high = middle;
    }
    return low;
}

const fill = (tables: Tables, path: string, file: File): void => each(tables, path, file, '+');
const clear = (tables: Tables, path: string, file: File): void => each(tables, path, file, '-');

function sourcesOf(files: ReadonlyMap<string, File>, tables: Tables): Sources {
    const find = (key: ElementKey): ElementSource | undefined => {
        const id = key.slice(key.indexOf(':') + 1);
        if (key.startsWith('file:')) {
            const file = files.get(id)?.unit.source;
            return file === undefined ? undefined : { path: id, start: 0, end: file.text.length, values: {}, facts: {} };
        }
        const root = /^[^.@]*/.exec(id)![0];
        for (const holder of [key, `journey:${root}`, `case:${root}`, `owner:${root}`] as ElementKey[]) {
            const path = tables.declarations.get(holder)?.path;
            const source = path === undefined ? undefined : files.get(path)?.unit.elements.get(key);
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
        elementsOf: path => [...(files.get(path)?.unit.elements.keys() ?? [])],
    };
}

/** The first answer among a project and those that it uses. */
function viewOf(tables: Tables, used: readonly ProjectView[]): ProjectView {
    const first = <T>(own: (id: Ref) => T | undefined, more: (view: ProjectView, id: Ref) => T | undefined) => (id: Ref | undefined): T | undefined => {
        if (id === undefined) return undefined;
        let found = own(id);
        for (let i = 0; found === undefined && i < used.length; i++) found = more(used[i]!, id);
        return found;
    };
    const declared = <T extends Declaration>(kind: T['kind'], more: (view: ProjectView, id: Ref) => T | undefined) =>
        first(id => tables.declarations.get(elementKey(kind, id))?.declaration as T | undefined, more);
    const inner = <T>(table: ReadonlyMap<Ref, T>, more: (view: ProjectView, id: Ref) => T | undefined) => first(id => table.get(id), more);
    const byId = <T extends { readonly id: string }>(list: Iterable<T>): readonly T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    return {
        owner: declared('owner', (view, id) => view.owner(id)),
        system: declared('system', (view, id) => view.system(id)),
        channel: declared('channel', (view, id) => view.channel(id)),
        persona: declared('persona', (view, id) => view.persona(id)),
        information: declared('information', (view, id) => view.information(id)),
        metric: declared('metric', (view, id) => view.metric(id)),
        scenario: declared('scenario', (view, id) => view.scenario(id)),
        journey: declared<Journey>('journey', (view, id) => view.journey(id)),
        case: declared<Case>('case', (view, id) => view.case(id)),
        portfolio: declared<Portfolio>('portfolio', (view, id) => view.portfolio(id)),
        touchpoint: inner(tables.touchpoints, (view, id) => view.touchpoint(id)),
        commitment: inner(tables.commitments, (view, id) => view.commitment(id)),
        pain: inner(tables.pains, (view, id) => view.pain(id)),
        handoffsFrom: journey => byId(tables.handoffsFrom.get(journey) ?? []),
        handoffsInto: journey => byId(tables.handoffsInto.get(journey) ?? []),
        casesOf: journey => byId(tables.casesOf.get(journey) ?? []),
        portfoliosOf: journey => byId(tables.portfoliosOf.get(journey) ?? []),
        terms: () => byId(tables.terms),
        portfolios: () => byId(tables.portfolios),
        tellsStories: () => tables.stories.size > 0,
        referencesTo: key => {
            const known = tables.referrers.get(key);
            if (known === undefined) return [];
            return known.all ??= known.paths.flatMap(path => known.byPath.get(path)!);
        },
        eachReferenceTo: function* (key) {
            const known = tables.referrers.get(key);
            for (const path of known?.paths ?? []) yield* known!.byPath.get(path)!;
        },
    };
}

function projectOf(declarations: readonly Declaration[]): Project {
    const of = <K extends Declaration['kind']>(kind: K): Extract<Declaration, { kind: K }>[] =>
        declarations.filter((declaration): declaration is Extract<Declaration, { kind: K }> => declaration.kind === kind);
    return {
        schemaVersion: SCHEMA_VERSION,
        owners: of('owner'), systems: of('system'), channels: of('channel'), personas: of('persona'), information: of('information'), metrics: of('metric'),
        terms: of('term'), scenarios: of('scenario'), journeys: of('journey'), cases: of('case'), portfolios: of('portfolio'), handoffs: of('way'),
    };
}
