/**
 * Steps between numbered touchpoints, in groups: those that leave from each touchpoint, or those that lead into it. What goes
 * through many of them works with numbers; names are for who asks about a few.
 */
export interface Arcs<S> {
    /** Group by group. */
    readonly steps: readonly S[];
    /** Where the group of each touchpoint begins in `steps`; the last one is of the steps that have this end outside. */
    readonly starts: readonly number[];
    /** For each step the touchpoint at its other end, or `OUTSIDE`. */
    readonly others: readonly number[];
}

/** In the place of a number: a touchpoint of another journey, or none. */
export const OUTSIDE = -1;

/** Groups steps by the touchpoint at one end, within a group as they were given. */
export function arcsBy<S>(count: number, steps: readonly S[], ends: readonly number[], others: readonly number[]): Arcs<S> {
    const starts = marks(count + 2, 0);
    for (const end of ends) starts[(end === OUTSIDE ? count : end) + 1]!++;
    for (let group = 1; group < starts.length; group++) starts[group]! += starts[group - 1]!;
    const next = starts.slice();
    const [sorted, sortedOthers] = [steps.slice(), others.slice()];
    for (let step = 0; step < steps.length; step++) {
        const end = ends[step]!;
        const place = next[end === OUTSIDE ? count : end]!++;
        sorted[place] = steps[step]!;
        sortedOthers[place] = others[step]!;
    }
    return { steps: sorted, starts, others: sortedOthers };
}

/** The group of one touchpoint. */
export function groupOf<S>({ steps, starts }: Arcs<S>, touchpoint: number): readonly S[] {
    if (touchpoint === OUTSIDE || starts[touchpoint] === starts[touchpoint + 1]) return NONE;
    return steps.slice(starts[touchpoint], starts[touchpoint + 1]);
}

/** The touchpoints at the other ends of a group, one for each step. */
export function othersOf({ starts, others }: Arcs<unknown>, touchpoint: number): readonly number[] {
    return touchpoint === OUTSIDE ? NONE : others.slice(starts[touchpoint], starts[touchpoint + 1]);
}

const NONE: readonly never[] = [];

/** A number for each touchpoint. */
export type Marks = readonly number[];

/** The same for each. */
export const marks = (count: number, mark: number): number[] => Array<number>(count).fill(mark);

/** Marks with 1 every touchpoint that the arcs lead to, the starts included. */
export function closure(count: number, starts: Iterable<number>, arcs: Arcs<unknown>): Marks {
    const isMarked = marks(count, 0);
    const rest: number[] = [];
    for (const start of starts) {
        if (isMarked[start] === 1) continue;
        isMarked[start] = 1;
        rest.push(start);
    }
    for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
        for (let step = arcs.starts[at]!; step < arcs.starts[at + 1]!; step++) {
            const other = arcs.others[step]!;
            if (other === OUTSIDE || isMarked[other] === 1) continue;
            isMarked[other] = 1;
            rest.push(other);
        }
    }
    return isMarked;
}
