/**
 * A stretch of a line in a gap between cards, along the gap: vertical between two columns, horizontal between two rows.
 * Positions are ranks: their order is that of the picture, their distance means nothing.
 */
export interface Run { readonly start: RunEnd; readonly end: RunEnd }

/** Where a run turns out of the gap. `side`: towards smaller (−1) or larger (1) positions across the gap. */
export interface RunEnd { readonly rank: number; readonly side: -1 | 1 }

/** The track of each run, from 0 where positions across the gap are smallest, and how many tracks there are. */
export interface Tracks { readonly trackOf: readonly number[]; readonly count: number }

/**
 * Puts runs side by side, so that no two lie on each other and few cross. A run goes where it crosses the runs that are
 * placed already least; shorter ones are placed first, so that brackets nest instead of crossing.
 */
export function assignTracks(runs: readonly Run[]): Tracks {
    const spans = runs.map(spanOf);
    const byLength = runs.map((_, index) => index)
        .sort((a, b) => lengthOf(spans[a]!) - lengthOf(spans[b]!) || spans[a]!.low - spans[b]!.low || a - b);
    const order: number[] = [];
    for (const index of byLength) order.splice(bestPlace(index, order, runs, spans), 0, index);

    const trackOf = runs.map(() => 0);
    const placed: number[] = [];
    for (const index of order) {
        const blockers = placed.filter((other) => overlap(spans[other]!, spans[index]!));
        trackOf[index] = Math.max(-1, ...blockers.map((other) => trackOf[other]!)) + 1;
        placed.push(index);
    }
    return { trackOf, count: Math.max(-1, ...trackOf) + 1 };
}

interface Range { readonly low: number; readonly high: number }

function spanOf({ start, end }: Run): Range {
    return { low: Math.min(start.rank, end.rank), high: Math.max(start.rank, end.rank) };
}

function lengthOf(span: Range): number {
    return span.high - span.low;
}

function overlap(one: Range, other: Range): boolean {
    return one.low <= other.high && other.low <= one.high;
}

/** How many of the placed runs to put before this one. Of equal places the last: further from where the ranks begin. */
function bestPlace(index: number, order: readonly number[], runs: readonly Run[], spans: readonly Range[]): number {
    let cost = 0;
    let best = 0;
    let bestCost = 0;
    // Relative to standing before all others: each step lets one more run stand before this one.
    order.forEach((other, position) => {
        cost += crossings(runs[other]!, runs[index]!, spans[other]!, spans[index]!) - crossings(runs[index]!, runs[other]!, spans[index]!, spans[other]!);
        if (cost <= bestCost) {
            bestCost = cost;
            best = position + 1;
        }
    });
    return best;
}

/** How often two runs cross when the first stands on the smaller track. */
function crossings(first: Run, second: Run, firstSpan: Range, secondSpan: Range): number {
    const outOfFirst = [first.start, first.end].filter((end) => end.side === 1 && isWithin(end.rank, secondSpan)).length;
    const outOfSecond = [second.start, second.end].filter((end) => end.side === -1 && isWithin(end.rank, firstSpan)).length;
    return outOfFirst + outOfSecond;
}

function isWithin(rank: number, span: Range): boolean {
    return span.low < rank && rank < span.high;
}
