import type { Way } from '../model/model';
import type { Comparison, Side } from './comparison';
import { isSameCondition } from './similarity';

/** A way for a case (`when`) is gone, its source is still there, and of all that leads on from there nothing is taken in that case. */
export function isUnanswered(gone: Way, comparison: Comparison): boolean {
    const when = gone.when ?? [];
    const from = comparison.names.nowOf('touchpoint', gone.from);
    // What customers chose for themselves is no case that somebody has to answer.
    const on = when.length === 0 || gone.choice === true ? undefined : conditionsFrom(from, comparison.now);
    // With nothing that leads on at all it is a dead end, or an end. What is taken in every case is taken in this one.
    if (on === undefined || on.length === 0 || on.some(each => each.length === 0)) return false;
    const before = (conditionsFrom(gone.from, comparison.old) ?? []).flat();
    // A condition that is new may say the same in words of its own.
    return on.flat().every(each => before.includes(each) && !when.some(text => isSameCondition(text, each)));
}

/** What each way on is taken on; nothing for one that is always taken. */
export function conditionsFrom(from: string, { view, analyses }: Side): readonly (readonly string[])[] | undefined {
    const journey = view.journey(view.touchpoint(from)?.journey);
    if (journey === undefined) return undefined;
    const within = analyses.graphOf(journey).out(from).filter(({ kind }) => kind !== 'fallback').map(({ way }) => way?.when ?? []);
    return [...within, ...view.handoffsFrom(journey.id).filter(way => way.from === from).map(({ when }) => when ?? [])];
}
