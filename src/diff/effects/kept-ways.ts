import { settlementOf } from '../../analysis/settlement';
import type { Timing } from '../../analysis/timing';
import type { Journey, Ref, Way } from '../../model/model';
import type { Comparison, Side } from '../comparison';

/**
 * Whether whoever came from where something is promised to where it is met still does, by the same touchpoints and ways: only then
 * is it a gain that the slowest of these takes less. A touchpoint that is gone may be left out by the way that led to it.
 */
export function keepsWays(was: Timing, slow: Timing, old: Journey, now: Journey, { old: before, now: after, names }: Comparison): boolean {
    const touchpointNow = (ref: Ref): Ref => names.nowOf('touchpoint', ref);
    if (touchpointNow(was.madeAt.id) !== slow.madeAt.id) return false;
    const olds = routeOf(was, old, before);
    const nows = routeOf(slow, now, after);
    return [...olds].every(([touchpoint, ways]) => {
        const there = nows.get(touchpointNow(touchpoint));
        if (there === undefined) return after.view.touchpoint(touchpointNow(touchpoint)) === undefined && ways.length > 0;
        const left = new Set(there);
        const gone = ways.filter(way => {
            const same = there.find(other => other.id === names.nowOf('way', way.id)) ?? there.find(other => other.to === touchpointNow(way.to) && left.has(other));
            return same === undefined || !left.delete(same);
        });
        return gone.length <= left.size && gone.every(({ to }) => after.view.touchpoint(touchpointNow(to)) === undefined);
    });
}

type Step = Pick<Way, 'id' | 'from' | 'to'>;

/** The touchpoints of the journey from where it is promised to where it is met, each with its ways that lead there. */
function routeOf({ commitment, madeAt }: Timing, journey: Journey, { view, analyses }: Side): ReadonlyMap<Ref, readonly Step[]> {
    const graph = analyses.graphOf(journey);
    const metAt = new Set(settlementOf(commitment, view).metAt.map(({ id }) => id));
    const out = (touchpoint: Ref): readonly Step[] => [
        ...graph.out(touchpoint).filter(({ kind }) => kind !== 'fallback'),
        ...view.handoffsFrom(journey.id).filter(({ from }) => from === touchpoint),
    ];
    const into = new Map<Ref, Step[]>();
    const reached = new Set([madeAt.id]);
    for (const touchpoint of reached) {
        // Who has it goes on, but waits no more.
        if (metAt.has(touchpoint) && touchpoint !== madeAt.id) continue;
        for (const way of out(touchpoint)) {
            reached.add(way.to);
            const same = into.get(way.to);
            if (same === undefined) into.set(way.to, [way]);
            else same.push(way);
        }
    }
    // What is met in another journey may be met wherever this one is handed over.
    const goals = [...reached].filter(touchpoint => metAt.has(touchpoint) || view.touchpoint(touchpoint)?.journey !== journey.id);
    const route = new Map<Ref, Step[]>(goals.map(goal => [goal, []]));
    for (const [touchpoint] of route) {
        for (const way of into.get(touchpoint) ?? []) {
            const ways = route.get(way.from);
            if (ways === undefined) route.set(way.from, [way]);
            else if (!ways.includes(way)) ways.push(way);
        }
    }
    return route;
}
