import { labelOf } from '../../model/label';
import type { Experience, Opportunity, Pain, Ref } from '../../model/model';
import { named, namedRef, namedRefs, type Named, type ReportInput } from '../input';
import type { Cell, Table } from '../table';
import type { ReportWords } from '../words';

export interface PainFact {
    /** The journey or the case. */
    readonly of: Named;
    /** The touchpoint or the entry. */
    readonly at: Named;
    readonly id?: string;
    readonly text: string;
    readonly level?: 'low' | 'medium' | 'high';
    readonly via: readonly Named[];
    /** The opportunities that solve it. */
    readonly solvedBy: readonly string[];
}
export interface OpportunityFact {
    readonly of: Named;
    readonly at: Named;
    readonly id?: string;
    readonly text: string;
    /** Among those that are not done, from 1: by impact, by the pains that it solves, by how little effort it takes. */
    readonly priority?: number;
    readonly impact?: string;
    readonly effort?: string;
    readonly owner?: Named;
    readonly by?: string;
    /** The day on which it was done; an empty text when only that it was done is known. */
    readonly done?: string;
    readonly solves: readonly string[];
}
export interface ImprovementFacts { readonly pains: readonly PainFact[]; readonly opportunities: readonly OpportunityFact[] }

/** A part of a journey or a case where customers feel something. */
interface Place { readonly of: Named; readonly at: Named; readonly experience: Experience }

export function improvementFacts(input: ReportInput): ImprovementFacts {
    const { view } = input;
    const places = placesOf(input);
    const solvers = new Map<Ref, Opportunity[]>();
    for (const { experience: { opportunities = [] } } of places) {
        for (const opportunity of opportunities) for (const pain of opportunity.solves ?? []) {
            const same = solvers.get(pain);
            if (same === undefined) solvers.set(pain, [opportunity]);
            else same.push(opportunity);
        }
    }
    const pains = places.flatMap(({ of, at, experience }) => (experience.pains ?? []).map((pain): PainFact => ({
        of, at, ...(pain.id !== undefined && { id: pain.id }), text: textOf(pain), ...(pain.level !== undefined && { level: pain.level }), via: namedRefs(pain.via, view.channel),
        solvedBy: (pain.id === undefined ? [] : solvers.get(pain.id) ?? []).map(textOf),
    })));
    const opportunities = places.flatMap(({ of, at, experience }) => (experience.opportunities ?? []).map(opportunity => {
        const { id, impact, effort, owner, by, done, solves = [] } = opportunity;
        const working = namedRef(owner, view.owner);
        const relief = solves.reduce((sum, pain) => sum + 1 + RANKS.indexOf(view.pain(pain)?.level ?? 'low'), 0);
        const fact: OpportunityFact = {
            of, at, ...(id !== undefined && { id }), text: textOf(opportunity), ...(impact !== undefined && { impact }), ...(effort !== undefined && { effort }),
            ...(working !== undefined && { owner: working }), ...(by !== undefined && { by }), ...(done !== undefined && { done }),
            solves: solves.map(pain => {
                const found = view.pain(pain);
                return found === undefined ? pain : textOf(found);
            }),
        };
        return { fact, relief };
    }));
    return { pains: [...pains].sort((a, b) => rank(b.level) - rank(a.level) || a.solvedBy.length - b.solvedBy.length), opportunities: prioritised(opportunities) };
}

function placesOf({ journeys, cases, view }: ReportInput): readonly Place[] {
    return [
        ...journeys.flatMap(journey => journey.stages.flatMap(({ touchpoints }) => touchpoints.map((touchpoint): Place => ({ of: named(journey), at: named(touchpoint), experience: touchpoint })))),
        ...cases.flatMap(lived => lived.entries.map((entry): Place => {
            const planned = view.touchpoint(entry.touchpoint);
            return { of: named(lived), at: { id: entry.id, title: entry.title ?? (planned === undefined ? entry.id : labelOf(planned)) }, experience: entry };
        })),
    ];
}

const textOf = ({ text, name, id }: Pain | Opportunity): string => text ?? name ?? id ?? '';

const RANKS = ['low', 'medium', 'high'];
/** What is not stated counts between low and medium. */
const rank = (level: string | undefined): number => (level === undefined ? 0.5 : RANKS.indexOf(level));

function prioritised(all: readonly { readonly fact: OpportunityFact; readonly relief: number }[]): readonly OpportunityFact[] {
    const sorted = [...all].sort((a, b) =>
        Number(a.fact.done !== undefined) - Number(b.fact.done !== undefined) || rank(b.fact.impact) - rank(a.fact.impact) || b.relief - a.relief || rank(a.fact.effort) - rank(b.fact.effort));
    return sorted.map(({ fact }, index) => (fact.done === undefined ? { ...fact, priority: index + 1 } : fact));
}

export function improvementTables({ pains, opportunities }: ImprovementFacts, words: ReportWords): readonly Table[] {
    const { columns } = words;
    const level = (word: string | undefined): Cell => (word === undefined ? undefined : words.listWord(word));
    const painTable: Table = {
        id: 'pains', caption: words.pains,
        columns: [
            { id: 'level', title: columns.level }, { id: 'pain', title: columns.pain }, { id: 'of', title: columns.of }, { id: 'at', title: columns.at }, { id: 'via', title: columns.channel }, { id: 'solved-by', title: columns.solvedBy },
        ],
        rows: pains.map(({ of, at, text, level: height, via, solvedBy }): readonly Cell[] => [
            height === 'high' ? { text: words.listWord(height), tone: 'bad' } : level(height), text, of.title, at.title, via.map(({ title }) => title),
            solvedBy.length > 0 ? solvedBy : height === 'high' ? { text: words.nothing, tone: 'bad' } : undefined,
        ]),
    };
    const opportunityTable: Table = {
        id: 'opportunities', caption: words.opportunities,
        columns: [
            { id: 'priority', title: columns.priority, isNumber: true }, { id: 'opportunity', title: columns.opportunity }, { id: 'of', title: columns.of }, { id: 'at', title: columns.at }, { id: 'impact', title: columns.impact }, { id: 'effort', title: columns.effort },
            { id: 'owner', title: columns.owner }, { id: 'by', title: columns.due }, { id: 'solves', title: columns.solves }, { id: 'done', title: columns.done },
        ],
        rows: opportunities.map(({ of, at, text, priority, impact, effort, owner, by, done, solves }): readonly Cell[] => [
            priority, text, of.title, at.title, level(impact), level(effort), owner?.title ?? (done === undefined ? { text: words.nobody, tone: 'bad' } : undefined), by, solves,
            done === undefined ? undefined : { text: done === '' ? words.yes : done, tone: 'good' },
        ]),
    };
    return [painTable, opportunityTable];
}
