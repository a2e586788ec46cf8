import type { Deviation, LivedCase, LivedEntry } from '../../analysis/lived';
import { labelOf } from '../../model/label';
import type { Moment } from '../../model/model';
import { named, namedRef, namedRefs, type Named, type ReportInput } from '../input';
import { shouldBeNone, type Cell, type Table } from '../table';
import { momentText, type ReportWords } from '../words';

/** What a customer lived through, held against the plan. */
export interface LivedFact {
    readonly case: Named;
    readonly journey: Named;
    readonly personas: readonly Named[];
    /** From the first day to the last one, both counted; absent when no day is told. */
    readonly days?: number;
    /** What came: as planned, and beside the plan. */
    readonly planned: number;
    readonly unplanned: number;
    /** What the plan has and never came. */
    readonly missing: readonly Named[];
    /** Touchpoints of which the plan leads over one on every way, and none came. */
    readonly skipped: readonly (readonly Named[])[];
    readonly promises: readonly LivedPromiseFact[];
    /** Contacts that the customer had to start while something was owed. */
    readonly chasing: number;
    readonly repeatedQuestions: number;
    /** Whole days without a word while something was owed. */
    readonly silentDays: number;
    /** Who had the case, in turn. */
    readonly owners: readonly Named[];
    readonly differences: readonly DifferenceFact[];
    /** Days from the last that the company knows of to the customer's end; absent when that cannot be told. */
    readonly daysUnseen?: number;
}
export interface LivedPromiseFact {
    readonly title: string;
    readonly state: 'met' | 'broken' | 'open';
    /** The last day on which it would have been in time, and the one on which it came: days of the case, from 1. */
    readonly dueDay?: number;
    readonly metDay?: number;
    readonly lateDays?: number;
    /** The customer heard of it until it was due. */
    readonly isTold: boolean;
}
/** An entry that is not as planned. */
export interface DifferenceFact { readonly at: Moment; readonly entry: Named; readonly kinds: readonly DifferenceKind[] }
export type DifferenceKind = { readonly kind: 'unplanned' | 'failing' | 'earlier' | 'later' } | { readonly kind: 'late'; readonly days: number };

export function livedFacts({ view, analyses, cases }: ReportInput): readonly LivedFact[] {
    return cases.map((told): LivedFact => {
        const lived = analyses.livedOf(told);
        const came = lived.entries.filter(({ entry }) => entry.as !== 'missing');
        const days = came.flatMap(({ day }) => day ?? []);
        const { customerEnd, enterpriseEnd } = lived;
        const unseen = customerEnd?.day === undefined || enterpriseEnd?.day === undefined ? undefined : customerEnd.day - enterpriseEnd.day;
        return {
            case: named(told), journey: namedRef(told.journey, view.journey) ?? { id: told.journey, title: told.journey }, personas: namedRefs(told.personas, view.persona),
            ...(days.length > 0 && { days: Math.max(...days) - Math.min(...days) + 1 }),
            planned: came.filter(({ entry }) => entry.as === 'planned').length, unplanned: came.filter(({ entry }) => entry.as === 'unplanned').length,
            missing: lived.missing.map(({ touchpoint }) => named(touchpoint)), skipped: lived.skipped.map(({ touchpoints }) => touchpoints.map(named)),
            promises: promisesOf(lived), chasing: lived.chasing.length, repeatedQuestions: lived.repeatedQuestions.length,
            silentDays: lived.silences.reduce((sum, { first, last }) => sum + last - first + 1, 0),
            owners: lived.owners.flatMap(({ owner }) => namedRef(owner, view.owner) ?? []),
            differences: lived.entries.flatMap(differenceOf), ...(unseen !== undefined && { daysUnseen: unseen }),
        };
    });
}

function promisesOf({ promises }: LivedCase): readonly LivedPromiseFact[] {
    return promises.map(({ promise, state, dueDay, metAt, lateDays, told }) => ({
        title: promise.text ?? promise.name ?? '', state, ...(dueDay !== undefined && { dueDay }), ...(metAt?.day !== undefined && { metDay: metAt.day }),
        ...(lateDays !== undefined && { lateDays }), isTold: told !== undefined,
    }));
}

function differenceOf({ entry, touchpoint, deviations }: LivedEntry): readonly DifferenceFact[] {
    const kinds = deviations.map(kindOf);
    const title = entry.title ?? (touchpoint === undefined ? entry.id : labelOf(touchpoint));
    return kinds.length === 0 ? [] : [{ at: entry.moment, entry: { id: entry.id, title }, kinds }];
}

function kindOf(deviation: Deviation): DifferenceKind {
    switch (deviation.kind) {
        case 'ad-hoc': return { kind: 'unplanned' };
        case 'failing': return { kind: 'failing' };
        // What the plan has earlier came later.
        case 'out-of-order': return { kind: deviation.planned === 'earlier' ? 'later' : 'earlier' };
        case 'late': return { kind: 'late', days: deviation.days };
    }
}

export function livedTables(facts: readonly LivedFact[], words: ReportWords): readonly Table[] {
    return [summary(facts, words), promises(facts, words), differences(facts, words)];
}

function summary(facts: readonly LivedFact[], words: ReportWords): Table {
    const { columns } = words;
    return {
        id: 'cases', caption: words.lived.summary,
        columns: [
            { id: 'case', title: columns.case }, { id: 'journey', title: columns.plan }, { id: 'personas', title: columns.personas }, { id: 'days', title: columns.days, isNumber: true },
            { id: 'planned', title: columns.asPlanned, isNumber: true }, { id: 'unplanned', title: columns.unplanned, isNumber: true }, { id: 'missing', title: columns.neverCame },
            { id: 'promises', title: columns.promises, isNumber: true }, { id: 'broken', title: columns.broken, isNumber: true }, { id: 'latest', title: columns.lateDays, isNumber: true },
            { id: 'chasing', title: columns.chasing, isNumber: true }, { id: 'repeated-questions', title: columns.repeatedQuestions, isNumber: true }, { id: 'silent-days', title: columns.silentDays, isNumber: true },
            { id: 'owners', title: columns.owners }, { id: 'unseen', title: columns.daysUnseen, isNumber: true },
        ],
        rows: facts.map((fact): readonly Cell[] => {
            const latest = Math.max(0, ...fact.promises.map(({ lateDays }) => lateDays ?? 0));
            return [
                fact.case.title, fact.journey.title, fact.personas.map(({ title }) => title), fact.days, fact.planned, fact.unplanned, [...fact.missing.map(({ title }) => title), ...fact.skipped.map(choice => words.lived.either(choice.map(({ title }) => title)))],
                fact.promises.length, shouldBeNone(fact.promises.filter(({ state }) => state === 'broken').length), shouldBeNone(latest),
                shouldBeNone(fact.chasing), shouldBeNone(fact.repeatedQuestions), shouldBeNone(fact.silentDays), fact.owners.map(({ title }) => title).join(' → '), fact.daysUnseen === undefined ? undefined : shouldBeNone(fact.daysUnseen),
            ];
        }),
    };
}

function promises(facts: readonly LivedFact[], words: ReportWords): Table {
    const { columns, lived } = words;
    return {
        id: 'promises', caption: lived.promises,
        columns: [
            { id: 'case', title: columns.case }, { id: 'promise', title: columns.promise }, { id: 'due', title: columns.dueDay, isNumber: true }, { id: 'came', title: columns.metDay, isNumber: true },
            { id: 'late', title: columns.lateDays, isNumber: true }, { id: 'state', title: columns.state }, { id: 'told', title: columns.told },
        ],
        rows: facts.flatMap(({ case: told, promises: made }) => made.map(({ title, state, dueDay, metDay, lateDays, isTold }): readonly Cell[] => [
            told.title, title, dueDay, metDay, lateDays === undefined ? undefined : shouldBeNone(lateDays),
            state === 'open' ? lived.states.open : { text: lived.states[state], tone: state === 'met' ? 'good' : 'bad' }, state === 'met' || dueDay === undefined ? undefined : isTold ? words.yes : { text: words.no, tone: 'bad' },
        ])),
    };
}

function differences(facts: readonly LivedFact[], words: ReportWords): Table {
    const { columns, lived } = words;
    const said = (kind: DifferenceKind): string => (kind.kind === 'late' ? lived.late(kind.days) : lived.differences[kind.kind]);
    return {
        id: 'differences', caption: lived.different,
        columns: [{ id: 'case', title: columns.case }, { id: 'when', title: columns.when }, { id: 'what', title: columns.what }, { id: 'how', title: columns.how }],
        rows: facts.flatMap(({ case: told, missing, skipped, differences: found }): readonly (readonly Cell[])[] => [
            ...found.map(({ at, entry, kinds }): readonly Cell[] => [told.title, momentText(at, words), entry.title, kinds.map(said)]),
            ...missing.map(({ title }): readonly Cell[] => [told.title, undefined, title, lived.differences.missing]),
            ...skipped.map((choice): readonly Cell[] => [told.title, undefined, lived.either(choice.map(({ title }) => title)), lived.noneCame]),
        ]),
    };
}
