import type { GraphWay } from '../../analysis/graph';
import type { Journey, Ref, Touchpoint, Way } from '../../model/model';
import type { Reading } from './reading';

/** The ways out of a touchpoint, as written and by the order of the text, and those that arrive from other journeys. */
export interface WaysOf {
    readonly written: readonly Way[];
    readonly implicit: readonly GraphWay[];
    readonly arriving: readonly Way[];
}

export interface JourneyWays {
    readonly of: (touchpoint: Touchpoint) => WaysOf;
    /** Those that leave from a name that is not found. */
    readonly lost: readonly Way[];
}

/** Grouped once for all touchpoints of a journey, of which there may be thousands. */
export function waysOf(journey: Journey, { project, analyses }: Reading): JourneyWays {
    const graph = analyses.graphOf(journey);
    const written = groupedBy([...journey.ways, ...project.handoffsFrom(journey.id)], ({ from }) => from);
    const arriving = groupedBy(project.handoffsInto(journey.id), ({ to }) => to);
    const known = new Set(graph.touchpoints.map(({ id }) => id));
    return {
        of: ({ id }) => ({
            written: written.get(id) ?? [],
            implicit: graph.out(id).filter(({ kind }) => kind === 'implicit'),
            arriving: arriving.get(id) ?? [],
        }),
        lost: journey.ways.filter(({ from }) => !known.has(from)),
    };
}

function groupedBy(ways: readonly Way[], by: (way: Way) => Ref): ReadonlyMap<Ref, readonly Way[]> {
    const groups = new Map<Ref, Way[]>();
    for (const way of ways) {
        const group = groups.get(by(way));
        if (group === undefined) groups.set(by(way), [way]);
        else group.push(way);
    }
    return groups;
}
