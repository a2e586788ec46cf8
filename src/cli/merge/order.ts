import { isLater } from '../../analysis/case-time';
import type { Paired } from './pairing';

/** The things of a block one after the other; where the sides cannot both have their way, the stretch as each of them has it. */
export type Order = readonly (string | Disputed)[];
export interface Disputed { readonly base: readonly string[]; readonly ours: readonly string[]; readonly theirs: readonly string[] }

/**
 * The order of what is left: both sides' moves, with what a side added behind what it stood behind there; entries of a case
 * that both sides added at one place by time. A dispute is as short as can be.
 */
export function orderOf(pairs: Paired, kept: ReadonlySet<string>): Order {
    const { things, base, ours, theirs } = pairs;
    const isCommon = (id: string): boolean => {
        const thing = things.get(id);
        return thing?.base !== undefined && thing.ours !== undefined && thing.theirs !== undefined;
    };
    const ordered = (ids: readonly string[]): readonly string[] => ids.filter((id) => isCommon(id) && things.get(id)!.ours!.isInOrder);
    const isMoved = (side: readonly string[], among: (ids: readonly string[]) => readonly string[]): boolean => !isSame(among(base), among(side));
    const common = (ids: readonly string[]): readonly string[] => ids.filter(isCommon);
    const compose = (...sides: readonly (readonly string[])[]): readonly string[] => composed(sides, pairs, kept);
    if (isMoved(ours, ordered) && isMoved(theirs, ordered) && !isSame(ordered(ours), ordered(theirs))) {
        const both = combined(ordered(base), ordered(ours), ordered(theirs));
        if (both !== undefined) return compose(both, ours, theirs);
        return disputed(base.filter((id) => kept.has(id)), compose(ours, theirs), compose(theirs, ours));
    }
    const isTheirs = isMoved(theirs, common) && (!isMoved(ours, common) || !isMoved(ours, ordered));
    return isTheirs ? compose(theirs, ours) : compose(ours, theirs);
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.every((id, index) => other[index] === id);

/** What is left of the first side, with what is only on the others behind what it stands behind there. */
function composed([first = [], ...others]: readonly (readonly string[])[], { things, base }: Paired, kept: ReadonlySet<string>): readonly string[] {
    const known = new Set(base);
    const result = first.filter((id) => kept.has(id));
    const placed = new Set(result);
    const momentOf = (id: string) => (things.get(id)?.ours ?? things.get(id)?.theirs)?.moment;
    for (const side of others) {
        const added = new Set(result.filter((id) => !known.has(id)));
        let previous: string | undefined;
        for (const id of side) {
            if (kept.has(id) && !placed.has(id)) {
                let at = previous === undefined ? 0 : result.indexOf(previous) + 1;
                while (at < result.length && added.has(result[at]!) && staysBefore(result[at]!, id, previous === undefined)) at++;
                result.splice(at, 0, id);
                placed.add(id);
            }
            if (placed.has(id)) previous = id;
        }
    }
    return result;

    /** Of what both sides added at one place that which stood there first comes first, but for what happened later. */
    function staysBefore(one: string, other: string, isAtBeginning: boolean): boolean {
        const [moment, otherMoment] = [momentOf(one), momentOf(other)];
        return moment === undefined || otherMoment === undefined ? !isAtBeginning : !isLater(moment, otherMoment);
    }
}

/** Each two things stand as on the side that turned them around, else as before. @returns undefined when that leaves no order, or one thing was moved to two places. */
function combined(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] | undefined {
    const [before, left, right] = [placesIn(base), placesIn(ours), placesIn(theirs)];
    const isAhead = (places: ReadonlyMap<string, number>, one: string, other: string): boolean => places.get(one)! < places.get(other)!;
    const comesFirst = (one: string, other: string): boolean => {
        const was = isAhead(before, one, other);
        return isAhead(left, one, other) === was ? isAhead(right, one, other) : !was;
    };
    const ranks = base.map((id) => base.filter((other) => other !== id && comesFirst(other, id)).length);
    // In an order each has another number of things before it.
    if (new Set(ranks).size < base.length) return undefined;
    // Where both turned two things around, neither of these may stand elsewhere on one side.
    const turned = (places: ReadonlyMap<string, number>, id: string): string => base.filter((other) => other !== id && isAhead(before, id, other) !== isAhead(places, id, other)).join('\n');
    const isTwice = (one: string, other: string): boolean => isAhead(before, one, other) !== isAhead(left, one, other) && isAhead(before, one, other) !== isAhead(right, one, other);
    const both = base.filter((id) => base.some((other) => other !== id && isTwice(id, other)));
    return both.every((id) => turned(left, id) === turned(right, id)) ? base.map((_, rank) => base[ranks.indexOf(rank)]!) : undefined;
}

const placesIn = (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, place) => [id, place]));

/** What is the same at both ends is no part of the dispute. */
function disputed(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Order {
    let start = 0;
    while (start < ours.length && ours[start] === theirs[start]) start++;
    let end = 0;
    while (end < ours.length - start && ours.at(-1 - end) === theirs.at(-1 - end)) end++;
    const stretch = ours.slice(start, ours.length - end);
    return [...ours.slice(0, start), { base: base.filter((id) => stretch.includes(id)), ours: stretch, theirs: theirs.slice(start, theirs.length - end) }, ...ours.slice(ours.length - end)];
}
