import type { Duration, Expectation, Journey, PromiseMade } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { leastOf, mostOf, slowestSeconds, withSlowestWeekends } from './elapsed';
import { isTimed, lengthOfStep } from './lengths';
import { waysOutOf, zoomParents } from './related';

/**
 * Whether something that is promised or expected in a journey may take longer than its limits allow, as far as a short look can
 * tell: where all times that the journey states together take no longer than the shortest limit, no way does. Most journeys can
 * be told by that, and need not be searched for their slowest ways.
 */
export function mayBeLate(journey: Journey, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): boolean {
    const shortest = shortestLimit(journey);
    if (shortest === Infinity) return false;
    // There it may take longer.
    if (leadsElsewhere(journey, view)) return true;
    const { touchpoints, ways, loops } = graphOf(journey);
    if (loops.length > 0) return true;
    let seconds = 0;
    let businessDays = 0;
    for (const { takes, repeats } of touchpoints) {
        if (repeats !== undefined) return true;
        if (takes === undefined || !('duration' in takes)) continue;
        const most = mostKnown(takes.duration);
        seconds += most.seconds;
        businessDays += most.businessDays;
    }
    for (const step of ways) {
        if (step.way === undefined) continue;
        const { most } = lengthOfStep(step);
        seconds += most.seconds;
        businessDays += most.businessDays;
    }
    return slowestSeconds(seconds, businessDays) > shortest;
}

const mostKnown = (duration: Duration) => mostOf(duration) ?? leastOf(duration);

/** A way may lead out of the journey: into another one, one that details a touchpoint, or one that it details. */
export function leadsElsewhere(journey: Journey, view: ProjectView): boolean {
    return waysOutOf(journey, view).length > 0 || zoomParents(journey.id, view).length > 0 || journey.stages.some(({ touchpoints }) => touchpoints.some(({ zoomsInto }) => zoomsInto !== undefined));
}

/** In seconds. One without an upper bound does not count: nothing is later than that. */
function shortestLimit(journey: Journey): number {
    let shortest = Infinity;
    const shorten = (commitments: readonly (PromiseMade | Expectation)[] = NONE): void => {
        for (const { limits } of commitments) {
            for (const limit of limits) {
                const most = isTimed(limit) ? mostOf(limit.duration) : undefined;
                if (most !== undefined) shortest = Math.min(shortest, withSlowestWeekends(most));
            }
        }
    };
    for (const { touchpoints } of journey.stages) {
        for (const { expects, promises } of touchpoints) {
            shorten(expects);
            shorten(promises);
        }
    }
    return shortest;
}

const NONE: readonly never[] = [];
