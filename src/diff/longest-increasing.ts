/** Which of the numbers make up a longest increasing subsequence, by their places: patience sorting, O(n log n). */
export function longestIncreasing(numbers: readonly number[]): ReadonlySet<number> {
    /** The place of the smallest number that ends an increasing subsequence of each length. */
    const ends: number[] = [];
    const before: number[] = [];
    numbers.forEach((number, place) => {
        let low = 0;
        let high = ends.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (numbers[ends[middle]!]! < number) low = middle + 1;
            else high = middle;
        }
        before[place] = low === 0 ? -1 : ends[low - 1]!;
        ends[low] = place;
    });
    const kept = new Set<number>();
    for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place]!) kept.add(place);
    return kept;
}

/** Of things that stand in one order on both sides, those that moved: as few as can be. `places`: of each on the other side, in the order of this one. */
export function movedAmong<T>(things: readonly T[], placeOf: (thing: T) => number): readonly T[] {
    const kept = longestIncreasing(things.map(placeOf));
    return kept.size === things.length ? [] : things.filter((_, place) => !kept.has(place));
}
