import type { Expectation, PromiseMade, Ref, Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { othersOf, OUTSIDE } from './arcs';
import type { JourneyGraph } from './graph';
import { journeysBehind } from './related';
import type { FindWay } from './timing';

/**
 * How customers who wait for something come to a touchpoint that meets or breaks it.
 *
 * - `waiting`: on some way they wait for it until there.
 * - `at-once`: what they expect they get at the touchpoint where they begin to.
 * - `unreckoned`: they may wait until there, but on no way whose time counts: when something fails, in the next round of a
 *   touchpoint that repeats, or from a journey that hangs together with the other one without a way between them.
 * - `afterwards`: ways lead there, and on each of them it is settled before.
 * - `never`: no way leads there.
 */
export type Arrival = 'waiting' | 'at-once' | 'unreckoned' | 'afterwards' | 'never';

/** @param find the slowest way of a journey, as `waysFrom` answers it. */
export function arrivalAt(
    at: Touchpoint, madeAt: Touchpoint, settledAt: ReadonlySet<Ref>, kind: (PromiseMade | Expectation)['kind'], graph: JourneyGraph, view: ProjectView, find: FindWay, { graphOf }: Pick<Analyses, 'graphOf'>,
): Arrival {
    if (at.id === madeAt.id && kind === 'expectation') return 'at-once';
    if (find({ madeAt, metAt: at, settledAt }) !== undefined) return 'waiting';
    if (at.id === madeAt.id && at.repeats !== undefined) return 'unreckoned';
    const isHere = at.journey === graph.journey.id;
    if (isHere && leads(madeAt, at, settledAt, graph)) return 'unreckoned';
    if ((isHere && comesAfter(madeAt, at, graph)) || find({ madeAt, metAt: at, settledAt: NOWHERE }) !== undefined) return 'afterwards';
    // Where the target of a way is not found, each touchpoint may be the one that was meant.
    if (isHere) return graph.targetUnknown ? 'unreckoned' : 'never';
    const other = view.journey(at.journey);
    return other !== undefined && graphOf(other).reachable.has(at.id) && journeysBehind(other, view).has(graph.journey) ? 'unreckoned' : 'never';
}

/** A way leads there within the journey, whatever happens on it. */
export const comesAfter = (from: Touchpoint, to: Touchpoint, graph: JourneyGraph): boolean => leads(from, to, NOWHERE, graph);

const NOWHERE: ReadonlySet<Ref> = new Set();

/** Also when something fails; not past a touchpoint where the wait ends, unless that can be left out. */
function leads(from: Touchpoint, to: Touchpoint, settledAt: ReadonlySet<Ref>, { touchpoints, numberOf, arcsOut }: JourneyGraph): boolean {
    const [start, target] = [numberOf(from.id), numberOf(to.id)];
    if (start === OUTSIDE || target === OUTSIDE) return false;
    const found = new Set(othersOf(arcsOut, start));
    for (const at of found) {
        if (at === target) return true;
        const { id, optional } = touchpoints[at]!;
        if (settledAt.has(id) && optional !== true) continue;
        for (const other of othersOf(arcsOut, at)) found.add(other);
    }
    return false;
}
