import { promisesAtRisk } from '../../analysis/commitment-life';
import { costliestWay } from '../../analysis/effort';
import { named, namedRef, namedRefs, measureFact, type MeasureFact, type Named, type ReportInput } from '../input';
import { shouldBeNone, type Cell, type Table } from '../table';
import { measureText, type ReportWords } from '../words';
import { handoffsOut } from './handoffs';
import type { PromiseFact } from './promises';
import { blindStretches } from './visibility';

/** A journey on the board of a portfolio. */
export interface BoardFact {
    /** Absent for a journey that no portfolio lists. */
    readonly portfolio?: Named;
    readonly journey: Named;
    readonly roles: readonly string[];
    readonly state: string;
    readonly status: string;
    readonly view: string;
    readonly owner?: Named;
    readonly personas: readonly Named[];
    readonly stages: number;
    readonly touchpoints: number;
    /** Those that are written, into other journeys as well. */
    readonly handoffs: number;
    readonly promises: number;
    /** Late, broken, contradicted, dropped by a handoff, or met nowhere. */
    readonly promisesAtRisk: number;
    readonly blindStretches: number;
    readonly contacts: number;
    readonly cases: number;
    readonly measures: readonly MeasureFact[];
    /** ISO date. */
    readonly reviewed?: string;
}

export function boardFacts(input: ReportInput, promises: readonly PromiseFact[]): readonly BoardFact[] {
    const { view, journeys, portfolios, analyses } = input;
    const base = new Map(journeys.map(journey => {
        const graph = analyses.graphOf(journey);
        const owner = namedRef(journey.owner, view.owner);
        const own = promises.filter(fact => fact.journey.id === journey.id && fact.kind === 'promise');
        const fact: Omit<BoardFact, 'portfolio' | 'roles'> = {
            journey: named(journey), state: journey.state ?? 'planned', status: journey.status ?? 'live', view: journey.view ?? 'customer',
            ...(owner !== undefined && { owner }), personas: namedRefs(journey.personas, view.persona),
            stages: journey.stages.length, touchpoints: graph.touchpoints.length, handoffs: graph.ways.filter(({ kind }) => kind === 'handoff').length + handoffsOut(graph, view).length,
            promises: own.length, promisesAtRisk: promisesAtRisk(analyses.livesOf(journey)).length,
            blindStretches: blindStretches(journey, input).length, contacts: costliestWay(journey, view, analyses)?.contacts ?? 0,
            cases: view.casesOf(journey.id).length, measures: (journey.measures ?? []).map(measure => measureFact(measure, view)),
            ...(journey.reviewed !== undefined && { reviewed: journey.reviewed.date }),
        };
        return [journey.id, fact] as const;
    }));
    const listed = portfolios.flatMap(portfolio => portfolio.journeys.flatMap(({ journey, roles }) => {
        const fact = base.get(journey);
        return fact === undefined ? [] : [{ portfolio: named(portfolio), ...fact, roles }];
    }));
    const seen = new Set(listed.map(({ journey }) => journey.id));
    return [...listed, ...[...base.values()].filter(({ journey }) => !seen.has(journey.id)).map(fact => ({ ...fact, roles: [] }))];
}

/** One table a portfolio, and one for what none lists. */
export function boardTables(facts: readonly BoardFact[], words: ReportWords): readonly Table[] {
    const boards = new Map(facts.map(({ portfolio }) => [portfolio?.id, portfolio?.title]));
    const isAlone = boards.size === 1 && boards.has(undefined);
    const { columns } = words;
    return [...boards].map(([id, title]): Table => ({
        ...(!isAlone && { caption: title ?? words.noPortfolio }),
        columns: [
            { id: 'journey', title: columns.journey }, { id: 'roles', title: columns.roles }, { id: 'state', title: columns.state }, { id: 'status', title: columns.status }, { id: 'view', title: columns.view }, { id: 'owner', title: columns.owner }, { id: 'personas', title: columns.personas },
            { id: 'touchpoints', title: columns.touchpoints, isNumber: true }, { id: 'handoffs', title: columns.handoffs, isNumber: true }, { id: 'promises', title: columns.promises, isNumber: true }, { id: 'at-risk', title: columns.atRisk, isNumber: true },
            { id: 'blind-stretches', title: columns.blindStretches, isNumber: true }, { id: 'contacts', title: columns.contacts, isNumber: true }, { id: 'cases', title: columns.cases, isNumber: true }, { id: 'measures', title: columns.measures }, { id: 'reviewed', title: columns.reviewed },
        ],
        rows: facts.filter(({ portfolio }) => portfolio?.id === id).map((fact): readonly Cell[] => [
            fact.journey.title, fact.roles.map(words.listWord), words.listWord(fact.state), words.listWord(fact.status), words.listWord(fact.view), fact.owner?.title ?? { text: words.nobody, tone: 'bad' }, fact.personas.map(persona => persona.title),
            fact.touchpoints, fact.handoffs, fact.promises, shouldBeNone(fact.promisesAtRisk), shouldBeNone(fact.blindStretches), fact.contacts, fact.cases, fact.measures.map(measure => measureText(measure, words, true)), fact.reviewed,
        ]),
    }));
}
