import { accountableFor, isOutside } from '../../analysis/owners';
import type { Journey, Ref, Touchpoint } from '../../model/model';
import { UNKNOWN } from '../../model/model';
import { named, namedRef, namedRefs, type Named, type ReportInput } from '../input';
import type { Cell, Table } from '../table';
import type { ReportWords } from '../words';
import { handoffsOut } from './handoffs';

/** Who does what at a touchpoint: responsible, accountable, consulted, informed. */
export interface ResponsibilityFact {
    readonly journey: Named;
    readonly touchpoint: Named;
    /** Who performs it; absent when that is not stated. */
    readonly responsible?: Named;
    /** Who answers for it inside: as stated; else who answers for the outside owner; else who performs it inside. */
    readonly accountable?: Named;
    /** Who works behind it: backstage, support, what is told in somebody's name. */
    readonly consulted: readonly Named[];
    /** Who gets the case next, by handoff. */
    readonly informed: readonly Named[];
}

export function responsibilityFacts(input: ReportInput): readonly ResponsibilityFact[] {
    return input.journeys.flatMap(journey => input.analyses.graphOf(journey).touchpoints.map(touchpoint => factOf(touchpoint, journey, input)));
}

function factOf(touchpoint: Touchpoint, journey: Journey, { view, analyses }: ReportInput): ResponsibilityFact {
    const graph = analyses.graphOf(journey);
    const owner = graph.ownerOf(touchpoint);
    const accountable = touchpoint.accountable ?? (isOutside(owner, view) ? accountableFor(owner, view) : owner);
    const { backstage = [], support = [], tells = [], promises = [] } = touchpoint;
    const behind = [...backstage, ...support, ...tells, ...promises].flatMap(({ by }) => by ?? []);
    const next = [...graph.out(touchpoint.id).flatMap(({ kind, way, to }) => (kind === 'handoff' ? [{ way, to }] : [])), ...handoffsOut(graph, view).filter(({ from }) => from === touchpoint.id).map(way => ({ way, to: way.to }))];
    const informed = next.flatMap(({ way, to }): readonly Ref[] => {
        const target = view.touchpoint(to);
        const at = view.journey(target?.journey);
        const taker = way?.accepted?.by ?? (target === undefined || at === undefined ? undefined : analyses.graphOf(at).ownerOf(target));
        return taker === undefined ? [] : [taker];
    });
    const others = (refs: readonly Ref[]): readonly Named[] => namedRefs([...new Set(refs)].filter(ref => ref !== owner && ref !== UNKNOWN), view.owner);
    const [responsible, answers] = [namedRef(owner, view.owner), namedRef(accountable, view.owner)];
    return {
        journey: named(journey), touchpoint: named(touchpoint), ...(responsible !== undefined && { responsible }), ...(answers !== undefined && { accountable: answers }),
        consulted: others(behind), informed: others(informed),
    };
}

/** One table a journey: a row for each touchpoint, a column for each owner, letters where they meet. */
export function responsibilityTables(facts: readonly ResponsibilityFact[], words: ReportWords): readonly Table[] {
    const journeys = new Map(facts.map(({ journey }) => [journey.id, journey.title]));
    return [...journeys].map(([id, caption]) => {
        const own = facts.filter(({ journey }) => journey.id === id);
        const owners = new Map(own.flatMap(({ responsible, accountable, consulted, informed }) => [responsible, accountable, ...consulted, ...informed]).flatMap(owner => (owner === undefined ? [] : [[owner.id, owner.title] as const])));
        return {
            caption,
            columns: [{ id: 'touchpoint', title: words.columns.touchpoint }, ...[...owners].map(([owner, title]) => ({ id: owner, title })), { id: 'missing', title: words.columns.missing }],
            rows: own.map((fact): readonly Cell[] => [fact.touchpoint.title, ...[...owners.keys()].map(owner => lettersOf(fact, owner)), missingIn(fact, words)]),
        };
    });
}

function lettersOf({ responsible, accountable, consulted, informed }: ResponsibilityFact, owner: Ref): Cell {
    const letters = [
        responsible?.id === owner ? 'R' : '', accountable?.id === owner ? 'A' : '',
        consulted.some(({ id }) => id === owner) ? 'C' : '', informed.some(({ id }) => id === owner) ? 'I' : '',
    ].filter(letter => letter !== '').join(' ');
    return letters === '' ? undefined : letters;
}

function missingIn({ responsible, accountable }: ResponsibilityFact, words: ReportWords): Cell {
    const missing = [...(responsible === undefined ? ['R'] : []), ...(accountable === undefined ? ['A'] : [])];
    return missing.length === 0 ? undefined : { text: missing.join(words.comma), tone: 'bad' };
}
