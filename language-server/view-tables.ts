import type { Referrers } from './referrers';
import type {
    Case, Declaration, Expectation, Pain, Portfolio, PromiseMade, Ref, Touchpoint, Way,
} from '../src/model/model';
import type { ProjectView } from '../src/model/view';

/** A declaration, and the file that it stands in. */
export interface Declared<T extends Declaration = Declaration> { readonly declaration: T; readonly path: string }

type DeclarationKind = Declaration['kind'];
type OfKind<K extends DeclarationKind> = Extract<Declaration, { kind: K }>;

/** The look-ups of the view, filled and emptied file by file. */
export interface Tables {
    /** By kind and id. */
    readonly declarations: { readonly [K in DeclarationKind]: Map<Ref, Declared<OfKind<K>>> };
    /** All of a kind in the order of their ids, where somebody asked for them. */
    readonly ordered: Map<DeclarationKind, readonly Declaration[]>;
    readonly touchpoints: Map<Ref, Touchpoint>;
    readonly commitments: Map<Ref, PromiseMade | Expectation>;
    readonly pains: Map<Ref, Pain>;
    readonly handoffsFrom: Map<Ref, Way[]>;
    readonly handoffsInto: Map<Ref, Way[]>;
    readonly casesOf: Map<Ref, Case[]>;
    readonly portfoliosOf: Map<Ref, Portfolio[]>;
    readonly referrers: Referrers;
}

export function emptyTables(referrers: Referrers): Tables {
    return {
        declarations: {
            owner: new Map(), system: new Map(), channel: new Map(), persona: new Map(), information: new Map(), metric: new Map(), term: new Map(), scenario: new Map(),
            journey: new Map(), case: new Map(), portfolio: new Map(), way: new Map(),
        },
        ordered: new Map(), touchpoints: new Map(), commitments: new Map(), pains: new Map(), handoffsFrom: new Map(), handoffsInto: new Map(), casesOf: new Map(),
        portfoliosOf: new Map(), referrers,
    };
}

/** Enters what a file declares. */
export const fill = (tables: Tables, path: string, declarations: readonly Declaration[]): void => each(tables, path, declarations, ENTER);
/** Takes out again what a file declared; what stands there in its place since stays. */
export const clear = (tables: Tables, path: string, declarations: readonly Declaration[]): void => each(tables, path, declarations, TAKE_OUT);
/** Enters again what a file declares, when `link` changes to whom that refers. */
export function refill<T>(tables: Tables, path: string, declarations: readonly Declaration[], link: () => T): T {
    const emptied: (() => void)[] = [];
    each(tables, path, declarations, {
        declared: () => {},
        one: () => {},
        // An empty list keeps its place, for mostly it is the same one afterwards.
        inList: (table, key, value) => {
            table.set(key, (table.get(key) ?? []).filter(other => other !== value));
            emptied.push(() => { if (table.get(key)?.length === 0) table.delete(key); });
        },
    });
    const result = link();
    fill(tables, path, declarations);
    for (const sweep of emptied) sweep();
    return result;
}

/** What happens to one thing that a file declares. */
interface Doing {
    readonly declared: (table: Map<Ref, Declared>, path: string, declaration: Declaration) => void;
    readonly one: <V>(table: Map<Ref, V>, key: Ref | undefined, value: V) => void;
    readonly inList: <V>(table: Map<Ref, V[]>, key: Ref, value: V) => void;
}
const ENTER: Doing = {
    declared: (table, path, declaration) => { table.set(declaration.id, { declaration, path }); },
    one: (table, key, value) => { if (key !== undefined) table.set(key, value); },
    inList: (table, key, value) => {
        const list = table.get(key);
        if (list === undefined) table.set(key, [value]);
        else list.push(value);
    },
};
const TAKE_OUT: Doing = {
    declared: (table, _path, declaration) => { if (table.get(declaration.id)?.declaration === declaration) table.delete(declaration.id); },
    one: (table, key, value) => { if (key !== undefined && table.get(key) === value) table.delete(key); },
    inList: (table, key, value) => {
        const left = table.get(key)?.filter(other => other !== value);
        if (left === undefined) return;
        if (left.length === 0) table.delete(key);
        else table.set(key, left);
    },
};

function each(tables: Tables, path: string, declarations: readonly Declaration[], { declared, one, inList }: Doing): void {
    const commitments = (holder: { readonly promises?: readonly PromiseMade[]; readonly expects?: readonly Expectation[]; readonly pains?: readonly Pain[] }): void => {
        if (holder.promises !== undefined) for (const promise of holder.promises) one(tables.commitments, promise.id, promise);
        if (holder.expects !== undefined) for (const expectation of holder.expects) one(tables.commitments, expectation.id, expectation);
        if (holder.pains !== undefined) for (const pain of holder.pains) one(tables.pains, pain.id, pain);
    };
    for (const declaration of declarations) {
        tables.ordered.delete(declaration.kind);
        declared(tables.declarations[declaration.kind] as Map<Ref, Declared>, path, declaration);
        switch (declaration.kind) {
            case 'journey':
                for (const stage of declaration.stages) for (const touchpoint of stage.touchpoints) {
                    one(tables.touchpoints, touchpoint.id, touchpoint);
                    commitments(touchpoint);
                }
                // It stands in the wrong place, which is reported, and leads there all the same; one between two others leads nowhere.
                for (const way of declaration.ways) {
                    const isFromHere = !way.from.includes('.') || journeyOf(way.from) === declaration.id;
                    if (isFromHere && way.to.includes('.') && journeyOf(way.to) !== declaration.id) inList(tables.handoffsInto, journeyOf(way.to), way);
                }
                break;
            case 'case':
                inList(tables.casesOf, declaration.journey, declaration);
                declaration.entries.forEach(commitments);
                break;
            case 'portfolio':
                for (const { journey } of declaration.journeys) inList(tables.portfoliosOf, journey, declaration);
                break;
            case 'way':
                inList(tables.handoffsFrom, journeyOf(declaration.from), declaration);
                inList(tables.handoffsInto, journeyOf(declaration.to), declaration);
                break;
            default:
        }
    }
}

function journeyOf(touchpoint: Ref): Ref {
    const dot = touchpoint.indexOf('.');
    return dot < 0 ? touchpoint : touchpoint.slice(0, dot);
}

/** The first answer among a project and those that it uses. */
export function viewOf(tables: Tables, used: readonly ProjectView[]): ProjectView {
    const elsewhere = <T>(id: Ref, more: (view: ProjectView, id: Ref) => T | undefined): T | undefined => {
        for (const view of used) {
            const found = more(view, id);
            if (found !== undefined) return found;
        }
        return undefined;
    };
    const declared = <K extends DeclarationKind>(kind: K, more: (view: ProjectView, id: Ref) => OfKind<K> | undefined) => {
        const table: ReadonlyMap<Ref, Declared<OfKind<K>>> = tables.declarations[kind];
        return (id: Ref | undefined): OfKind<K> | undefined => {
            if (id === undefined) return undefined;
            return table.get(id)?.declaration ?? elsewhere(id, more);
        };
    };
    const inner = <T>(table: ReadonlyMap<Ref, T>, more: (view: ProjectView, id: Ref) => T | undefined) => (id: Ref | undefined): T | undefined =>
        (id === undefined ? undefined : table.get(id) ?? elsewhere(id, more));
    const allOf = <K extends DeclarationKind>(kind: K): readonly OfKind<K>[] => {
        const known = tables.ordered.get(kind) ?? byId([...tables.declarations[kind].values()].map(({ declaration }) => declaration));
        tables.ordered.set(kind, known);
        return known as readonly OfKind<K>[];
    };
    const { journey: journeys, case: cases, portfolio: portfolios } = tables.declarations;
    return {
        owner: declared('owner', (view, id) => view.owner(id)),
        system: declared('system', (view, id) => view.system(id)),
        channel: declared('channel', (view, id) => view.channel(id)),
        persona: declared('persona', (view, id) => view.persona(id)),
        information: declared('information', (view, id) => view.information(id)),
        metric: declared('metric', (view, id) => view.metric(id)),
        scenario: declared('scenario', (view, id) => view.scenario(id)),
        journey: declared('journey', (view, id) => view.journey(id)),
        case: declared('case', (view, id) => view.case(id)),
        portfolio: declared('portfolio', (view, id) => view.portfolio(id)),
        touchpoint: inner(tables.touchpoints, (view, id) => view.touchpoint(id)),
        commitment: inner(tables.commitments, (view, id) => view.commitment(id)),
        pain: inner(tables.pains, (view, id) => view.pain(id)),
        handoffsFrom: journey => byId(tables.handoffsFrom.get(journey)),
        handoffsInto: journey => byId(tables.handoffsInto.get(journey)),
        casesOf: journey => byId(tables.casesOf.get(journey)),
        portfoliosOf: journey => byId(tables.portfoliosOf.get(journey)),
        terms: () => allOf('term'),
        portfolios: () => allOf('portfolio'),
        tellsStories: () => journeys.size + cases.size + portfolios.size > 0,
        referencesTo: tables.referrers.all,
        eachReferenceTo: tables.referrers.each,
    };
}

function byId<T extends { readonly id: string }>(list: readonly T[] | undefined): readonly T[] {
    if (list === undefined) return [];
    return list.length < 2 ? list : [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
