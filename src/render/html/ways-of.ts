import type { GraphWay } from '../../analysis/graph';
import { grouped } from '../../model/grouped';
import type { Journey, Touchpoint, Way } from '../../model/model';
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
    const written = grouped([...journey.ways, ...project.handoffsFrom(journey.id)], ({ from }) => from);
    const arriving = grouped(project.handoffsInto(journey.id), ({ to }) => to);
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
