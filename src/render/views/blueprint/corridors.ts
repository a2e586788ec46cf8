/** What a line needs of a corridor above the cards of a lane: from where to where it runs along it, and to which card it leads. */
export interface Run { readonly target: number; readonly fromPx: number; readonly toPx: number }

/** The tracks of a corridor: 0 is the lowest, just above the cards. Lines to one card share a track and come in together. */
export interface Corridor { readonly trackOf: ReadonlyMap<number, number>; readonly count: number }

/** Shorter runs go lowest, so that longer ones lead over them instead of crossing. */
export function corridorOf(runs: readonly Run[]): Corridor {
    const spans = new Map<number, Span>();
    for (const { target, fromPx, toPx } of runs) {
        const known = spans.get(target);
        const [leftPx, rightPx] = [Math.min(fromPx, toPx), Math.max(fromPx, toPx)];
        spans.set(target, known === undefined ? { leftPx, rightPx } : { leftPx: Math.min(known.leftPx, leftPx), rightPx: Math.max(known.rightPx, rightPx) });
    }
    const trackOf = new Map<number, number>();
    const tracks: Span[][] = [];
    for (const [target, span] of [...spans].sort(([a, one], [b, other]) => lengthOf(one) - lengthOf(other) || one.leftPx - other.leftPx || a - b)) {
        let track = tracks.findIndex((taken) => isFree(taken, span));
        if (track === -1) track = tracks.push([]) - 1;
        take(tracks[track]!, span);
        trackOf.set(target, track);
    }
    return { trackOf, count: tracks.length };
}

interface Span { readonly leftPx: number; readonly rightPx: number }

const lengthOf = ({ leftPx, rightPx }: Span): number => rightPx - leftPx;

/** The first of the spans, which are in order and apart, that ends behind a place. */
function firstEndingAfter(taken: readonly Span[], px: number): number {
    let [low, high] = [0, taken.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (taken[middle]!.rightPx < px) low = middle + 1;
        else high = middle;
    }
    return low;
}

function isFree(taken: readonly Span[], { leftPx, rightPx }: Span): boolean {
    const next = taken[firstEndingAfter(taken, leftPx)];
    return next === undefined || rightPx < next.leftPx;
}

function take(taken: Span[], span: Span): void {
    taken.splice(firstEndingAfter(taken, span.leftPx), 0, span);
}
