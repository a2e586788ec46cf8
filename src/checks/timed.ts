import { durationText, isLater, withSlowestWeekends, type Elapsed } from '../analysis/elapsed';
import { isTimed, type Commitment, type Timed, type Timing } from '../analysis/timing';
import { labelOf } from '../model/label';
import type { Args, Said } from '../model/args';
import { elementKey, type Length, type Way } from '../model/model';
import type { Place } from '../model/source';
import type { ProjectView } from '../model/view';
import { touchpointKey, wayKey } from './sides';

/** What takes time, as people call it: a touchpoint, or a way by its title or its ends. */
export function nameOfTimed(at: Timed, project: ProjectView): string {
    if ('touchpoint' in at) return labelOf(at.touchpoint);
    const [from, to] = [project.touchpoint(at.way.from), project.touchpoint(at.way.to)];
    return at.way.title ?? `${from === undefined ? at.way.from : labelOf(from)} → ${to === undefined ? at.way.to : labelOf(to)}`;
}

export const placeOfTimed = (at: Timed): Place => ({ element: 'way' in at ? wayKey(at.way) : touchpointKey(at.touchpoint) });

/** A time that was reckoned, as an argument of a message; with `least` a range unless both are the same. */
export function saidOf(most: Elapsed, least: Elapsed = most): Said {
    const [from, to] = [durationText(least), durationText(most)];
    return { duration: from === to ? to : `${from}..${to}` };
}

/** A length of time that is stated, as an argument of a message: the author's words are quoted. */
export const said = (length: Length): Said => ('words' in length ? { all: [length.words] } : { duration: length.duration.text });

/** The most that a way takes, for a message that says `{total}[ ({withWeekends} with weekends)]`: the second only of business days. */
export function totalArgs(most: Elapsed): Args {
    const total = saidOf(most);
    return most.businessDays === 0 ? { total } : { total, withWeekends: saidOf({ seconds: withSlowestWeekends(most), businessDays: 0 }) };
}

/** As an argument of a message: “A → B” 1–2 days + 3 × “C” 30 minutes. */
export function saidSum({ steps }: Timing, project: ProjectView): Said {
    const terms = steps.map(({ at, least, most, times, isLimit }): Said => ({
        parts: [times > 1 ? `${times} × ` : '', { all: [nameOfTimed(at, project)] }, isLimit === true ? ' ≤ ' : ' ', isLimit === true ? saidOf(most) : saidOf(most, least)],
    }));
    const shown = terms.length <= SHOWN ? terms : [...terms.slice(0, SHOWN - 1), '…', terms.at(-1)!];
    return { parts: shown.flatMap((term, index) => (index === 0 ? [term] : [' + ', term])) };
}
/** More steps than this are no help to read; all of them are related places. */
const SHOWN = 8;

/** Handoffs on the way that alone may take longer than what is promised allows. */
export function laterHandoffs({ ways, limit, latest }: Timing): readonly Way[] {
    return ways.filter(({ wayKind, within }) =>
        wayKind === 'handoff' && within !== undefined && isTimed(within) && isLater(within.duration, limit.duration) && isLater(within.duration, latest));
}

/** A promise with a limit answers the expectation: then that is the one to hold to. */
export function isAnswered(commitment: Commitment & { readonly id: string }, project: ProjectView): boolean {
    if (commitment.kind !== 'expectation') return false;
    return project.referencesTo(elementKey('expectation', commitment.id)).some(key => {
        const answer = key.startsWith('promise:') ? project.commitment(key.slice('promise:'.length)) : undefined;
        return answer?.kind === 'promise' && answer.for === commitment.id && answer.limits.some(isTimed);
    });
}

export const placeOfLimit = (commitment: Commitment & { readonly id: string }, index: number): Place =>
    ({ element: elementKey(commitment.kind, commitment.id), field: 'limits', index });
