import { durationText, isLater, withSlowestWeekends, type Elapsed } from '../analysis/elapsed';
import { isTimed, type Commitment, type Timed, type Timing } from '../analysis/timing';
import { labelOf } from '../model/label';
import { elementKey, type Way } from '../model/model';
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

/** `1d..2d`; with the days that business days take at most where they are compared with other ones. */
export function spanText(least: Elapsed, most: Elapsed): string {
    const [from, to] = [durationText(least), durationText(most)];
    return from === to ? to : `${from}..${to}`;
}

/** The most that a way takes; business days also as the days with their weekends. */
export function totalText(most: Elapsed): string {
    if (most.businessDays === 0) return durationText(most);
    return `${durationText(most)} (${durationText({ seconds: withSlowestWeekends(most), businessDays: 0 })})`;
}

/** `A → B 1d..2d + 3 × C 30min`. */
export function sumText({ steps }: Timing, project: ProjectView): string {
    const parts = steps.map(({ at, least, most, times, isLimit }) =>
        `${times > 1 ? `${times} × ` : ''}${nameOfTimed(at, project)} ${isLimit === true ? `≤ ${durationText(most)}` : spanText(least, most)}`);
    return (parts.length <= SHOWN ? parts : [...parts.slice(0, SHOWN - 1), '…', parts.at(-1)!]).join(' + ');
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
