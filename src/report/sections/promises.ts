import { isInDanger, slowestOf, uncheckedLimits, type CommitmentLife, type CommitmentState } from '../../analysis/commitment-life';
import { durationText, withSlowestWeekends } from '../../analysis/elapsed';
import { labelOf } from '../../model/label';
import type { Limit } from '../../model/model';
import { named, namedRef, type Named, type ReportInput } from '../input';
import type { Cell, Table } from '../table';
import { limitText, timeText, type ReportWords } from '../words';

/** A promise or an expectation, and what becomes of it in the plan. */
export interface PromiseFact {
    readonly journey: Named;
    readonly kind: 'promise' | 'expectation';
    /** Absent when it has no name: nothing can meet it. */
    readonly id?: string;
    readonly title: string;
    readonly madeAt: Named;
    /** Who gives it: as stated, else who performs the touchpoint. */
    readonly by?: Named;
    readonly limits: readonly LimitFact[];
    /** The longest that it can take, as far as it is known, as the language writes a length of time. */
    readonly slowest?: string;
    /** A part of that is not known, or has no end. */
    readonly isOpen: boolean;
    readonly state: CommitmentState;
    /** On some ways, beside the state. */
    readonly also?: 'broken' | 'contradicted';
    /** Where all the times are known, the limits that are not held against them, as no way has their condition. */
    readonly unchecked?: readonly LimitFact[];
    readonly metAt: readonly Named[];
    /** The handoffs on the way to where it is met; those that drop it are `from -> to`. */
    readonly handoffs: number;
    readonly droppedOn: readonly string[];
}
/** `text`: a length of time as the language writes it, or the author's words. */
export interface LimitFact { readonly text: string; readonly isTime: boolean; readonly when?: string }

export function promiseFacts({ view, analyses, journeys }: ReportInput): readonly PromiseFact[] {
    return journeys.flatMap(journey => {
        const graph = analyses.graphOf(journey);
        return analyses.livesOf(journey).map((life): PromiseFact => {
            const { commitment, madeAt, state, also, metAt, handoffs } = life;
            const by = namedRef((commitment.kind === 'promise' ? commitment.by : undefined) ?? (commitment.kind === 'promise' ? graph.ownerOf(madeAt) : undefined), view.owner);
            return {
                journey: named(journey), kind: commitment.kind, ...(commitment.id !== undefined && { id: commitment.id }),
                title: commitment.text ?? commitment.name ?? '', madeAt: named(madeAt), ...(by !== undefined && { by }),
                limits: commitment.limits.map(limitFact), ...slowestFact(life), state, ...(also !== undefined && { also }), ...uncheckedFact(life), metAt: metAt.map(named),
                handoffs: handoffs.length, droppedOn: handoffs.filter(({ isDropped }) => isDropped).map(({ way }) => wayLabel(way.from, way.to, view)),
            };
        });
    });
}

export function limitFact(limit: Limit): LimitFact {
    return { text: 'duration' in limit ? limit.duration.text : limit.words, isTime: 'duration' in limit, ...(limit.when !== undefined && { when: limit.when }) };
}

export function wayLabel(from: string, to: string, view: ReportInput['view']): string {
    const title = (id: string): string => {
        const touchpoint = view.touchpoint(id);
        return touchpoint === undefined ? id : labelOf(touchpoint);
    };
    return `${title(from)} → ${title(to)}`;
}

function slowestFact(life: CommitmentLife): Pick<PromiseFact, 'slowest' | 'isOpen'> {
    const longest = slowestOf(life);
    if (longest === undefined) return { isOpen: false };
    const { slowest: { most }, isOpen } = longest;
    return isOpen && withSlowestWeekends(most) === 0 ? { isOpen } : { slowest: durationText(most), isOpen };
}

function uncheckedFact(life: CommitmentLife): Pick<PromiseFact, 'unchecked'> {
    const limits = uncheckedLimits(life);
    return limits.length === 0 ? {} : { unchecked: limits.map(limitFact) };
}

function stateCell({ state, also, unchecked }: Pick<PromiseFact, 'state' | 'also' | 'unchecked'>, words: ReportWords): Cell {
    const { promiseStates, promiseAlso, comma } = words;
    if (unchecked !== undefined) return [...unchecked.map(limit => words.unchecked(limitText(limit, words))), ...(also === undefined ? [] : [promiseAlso[also]])];
    const text = also === undefined ? promiseStates[state] : `${promiseStates[state]}${comma}${promiseAlso[also]}`;
    if (isInDanger({ state, ...(also !== undefined && { also }) })) return { text, tone: 'bad' };
    return state === 'in-time' ? { text, tone: 'good' } : text;
}

export function promiseTables(facts: readonly PromiseFact[], words: ReportWords): readonly Table[] {
    const { columns, promiseKinds } = words;
    return [{
        columns: [
            { id: 'journey', title: columns.journey }, { id: 'kind', title: columns.kind }, { id: 'what', title: columns.what }, { id: 'made-at', title: columns.madeAt }, { id: 'by', title: columns.by },
            { id: 'limit', title: columns.limit }, { id: 'slowest', title: columns.slowest }, { id: 'state', title: columns.state }, { id: 'met-at', title: columns.metAt },
            { id: 'handoffs', title: columns.handoffs, isNumber: true }, { id: 'dropped', title: columns.dropped },
        ],
        rows: facts.map(({ journey, kind, title, madeAt, by, limits, slowest, isOpen, state, also, unchecked, metAt, handoffs, droppedOn }): readonly Cell[] => [
            journey.title, promiseKinds[kind], title, madeAt.title, by?.title, limits.map(limit => limitText(limit, words)),
            slowest === undefined ? (isOpen ? words.notKnown : undefined) : isOpen ? words.atLeast(timeText(slowest, words)) : timeText(slowest, words),
            stateCell({ state, ...(also !== undefined && { also }), ...(unchecked !== undefined && { unchecked }) }, words),
            metAt.map(each => each.title), handoffs, droppedOn.length === 0 ? undefined : { text: droppedOn, tone: 'bad' },
        ]),
    }];
}
