import type { Ref, Touchpoint } from '../model/model';
import type { JourneyGraph } from './graph';

/** How often each touchpoint can be passed on a way through the journey: in a loop of which nothing says how often it is gone round, once. */
export function passesIn(graph: JourneyGraph): (touchpoint: Touchpoint) => number {
    const loopOf = new Map(graph.loops.flatMap(loop => {
        const passes = passesInLoop(loop, graph);
        return loop.map(({ id }) => [id, passes] as const);
    }));
    return touchpoint => loopOf.get(touchpoint.id)?.(touchpoint) ?? touchpoint.repeats?.times ?? 1;
}

/**
 * How often each touchpoint of a loop can be passed: as often as it says itself. Where every round leads through one that
 * says it, the others come as often; those between two passes (neither the first nor the last of the loop) once less.
 */
function passesInLoop(loop: readonly Touchpoint[], graph: JourneyGraph): (touchpoint: Touchpoint) => number {
    const bounds = loop.flatMap(({ repeats }) => repeats?.times ?? []);
    const unbounded = new Set(loop.filter(({ repeats }) => repeats?.times === undefined).map(({ id }) => id));
    const members = new Set(loop.map(({ id }) => id));
    const most = bounds.length > 0 && isAcyclic(unbounded, graph) ? Math.max(...bounds) : 1;
    const entries = new Set(graph.entries.map(({ id }) => id));
    const isAtEdge = ({ id }: Touchpoint): boolean =>
        entries.has(id) || graph.leaves.has(id) || graph.into(id).some(way => !members.has(way.from)) || graph.out(id).some(way => !members.has(way.to));
    return touchpoint => touchpoint.repeats?.times ?? (isAtEdge(touchpoint) ? most : Math.max(1, most - 1));
}

function isAcyclic(touchpoints: ReadonlySet<Ref>, graph: JourneyGraph): boolean {
    const open = new Map([...touchpoints].map(id => [id, graph.into(id).filter(way => touchpoints.has(way.from)).length]));
    const free = [...open].filter(([, count]) => count === 0).map(([id]) => id);
    for (const id of free) {
        for (const { to } of graph.out(id)) {
            if (!touchpoints.has(to)) continue;
            open.set(to, open.get(to)! - 1);
            if (open.get(to) === 0) free.push(to);
        }
    }
    return free.length === touchpoints.size;
}
