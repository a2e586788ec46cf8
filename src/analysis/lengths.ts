import type { Duration, Limit, Touchpoint, Way } from '../model/model';
import { leastOf, mostOf, NO_TIME, type Elapsed } from './elapsed';
import type { Step } from './network';

/** What takes time: a touchpoint or a written way. */
export type Timed = { readonly touchpoint: Touchpoint } | { readonly way: Way };

/** How long it takes. */
export interface Length {
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** It may take longer: `most` is only what is known. */
    readonly isOpen: boolean;
    /** Nothing is known; it counts as nothing. */
    readonly isUnknown: boolean;
    /** Nothing says how long the way takes: it counts with all the time that its own limit allows. */
    readonly isLimit: boolean;
}

export const AT_ONCE: Length = { least: NO_TIME, most: NO_TIME, isOpen: false, isUnknown: false, isLimit: false };
export const UNKNOWN_LENGTH: Length = { least: NO_TIME, most: NO_TIME, isOpen: false, isUnknown: true, isLimit: false };

export type TimedLimit = Limit & { readonly duration: Duration };
export const isTimed = (limit: Limit): limit is TimedLimit => 'duration' in limit;

/** What a touchpoint itself says. */
export function lengthOf({ takes }: Touchpoint): Length {
    return takes !== undefined && 'duration' in takes ? lengthOfDuration(takes.duration) : UNKNOWN_LENGTH;
}

/** A handoff that says nothing is unknown; on a path the customer just goes on. */
export function lengthOfStep({ kind, way }: Pick<Step, 'kind' | 'way'>): Length {
    const takes = way?.takes;
    const limit = way?.within !== undefined && isTimed(way.within) ? mostOf(way.within.duration) : undefined;
    if (takes !== undefined && 'duration' in takes && (takes.duration.max !== undefined || limit === undefined)) return lengthOfDuration(takes.duration);
    if (limit !== undefined) return { least: NO_TIME, most: limit, isOpen: false, isUnknown: false, isLimit: true };
    return takes === undefined && kind !== 'handoff' ? AT_ONCE : UNKNOWN_LENGTH;
}

function lengthOfDuration(duration: Duration): Length {
    const [least, most] = [leastOf(duration), mostOf(duration)];
    return { least, most: most ?? least, isOpen: most === undefined, isUnknown: false, isLimit: false };
}
