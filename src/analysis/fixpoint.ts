/** Calls for a touchpoint to be visited (again). */
export type Call = (touchpoint: number) => void;

/**
 * Visits all numbers below `count`, the first or the last ones first, and again those that a visit calls for, until none is
 * called for any more. One pass is enough where what comes early in this order never depends on what comes late.
 */
export function fixpoint(count: number, begin: 'first' | 'last', isOnePass: boolean, visit: (at: number, call: Call) => void): void {
    const numberOf = (place: number): number => (begin === 'first' ? place : count - 1 - place);
    if (isOnePass) {
        for (let place = 0; place < count; place++) visit(numberOf(place), NOBODY);
        return;
    }
    const isWaiting = Array<boolean>(count).fill(true);
    /** How many wait further on in this round, and how many for the next one. */
    let ahead = count;
    let behind = 0;
    let now = 0;
    const call: Call = touchpoint => {
        const place = numberOf(touchpoint);
        if (isWaiting[place]) return;
        isWaiting[place] = true;
        if (place > now) ahead++;
        else behind++;
    };
    for (; ahead > 0; ahead = behind, behind = 0) {
        for (now = 0; ahead > 0; now++) {
            if (!isWaiting[now]) continue;
            isWaiting[now] = false;
            ahead--;
            visit(numberOf(now), call);
        }
    }
}

const NOBODY: Call = () => undefined;
