import type { Paired } from './pairing';

/**
 * The order of what is left: that of the side which moved something, with what the other one added behind what it stood
 * behind there. @returns undefined when both sides moved the same things, each elsewhere, and their order means something.
 */
export function orderOf({ things, base, ours, theirs }: Paired, kept: ReadonlySet<string>): readonly string[] | undefined {
    const known = new Set(base);
    const common = (ids: readonly string[]): readonly string[] => ids.filter((id) => {
        const thing = things.get(id);
        return thing?.base !== undefined && thing.ours !== undefined && thing.theirs !== undefined;
    });
    const isSame = (one: readonly string[], other: readonly string[]): boolean => one.every((id, index) => other[index] === id);
    const [before, left, right] = [common(base), common(ours), common(theirs)];
    const ordered = (ids: readonly string[]): readonly string[] => ids.filter((id) => things.get(id)?.ours?.isInOrder === true);
    const isMovedHere = !isSame(before, left);
    const isMovedThere = !isSame(before, right);
    if (isMovedHere && isMovedThere && !isSame(ordered(left), ordered(right)) && !isSame(ordered(before), ordered(left)) && !isSame(ordered(before), ordered(right))) return undefined;
    const [first, second] = isMovedThere && (!isMovedHere || isSame(ordered(before), ordered(left))) ? [theirs, ours] : [ours, theirs];
    const result = first.filter((id) => kept.has(id));
    const placed = new Set(result);
    const addedFirst = new Set(first.filter((id) => !known.has(id)));
    let previous: string | undefined;
    for (const id of second) {
        if (kept.has(id) && !placed.has(id)) {
            result.splice(previous === undefined ? 0 : endOfAdded(result, result.indexOf(previous) + 1, addedFirst), 0, id);
            placed.add(id);
        }
        if (placed.has(id)) previous = id;
    }
    return result;
}

/** What both sides added at one place: what stood there first comes first. */
function endOfAdded(result: readonly string[], from: number, addedFirst: ReadonlySet<string>): number {
    let at = from;
    while (at < result.length && addedFirst.has(result[at]!)) at++;
    return at;
}
