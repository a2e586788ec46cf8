import type { Journey, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import type { GraphWay, JourneyGraph } from './graph';
import { waysOutOf, zoomParents, zoomTargets } from './related';

/**
 * One step of the customer through one or several journeys. `zoom` leads from a touchpoint into the journey that details
 * it, `return` from where that one ends back to the touchpoint; for a handoff between journeys `from` and `to` lie in two.
 */
export interface Step {
    readonly kind: GraphWay['kind'] | 'zoom' | 'return';
    /** The id of the way, else one that it would have. */
    readonly id: string;
    readonly from: Ref;
    readonly to: Ref;
    /** What is written; for a fallback the way that it belongs to. */
    readonly way?: Way;
}

/** A handoff, a condition or a sub-journey behind an optional touchpoint says that it was not left out. */
export const tellsThatDone = ({ kind, way }: Step): boolean => kind === 'handoff' || kind === 'zoom' || way?.when !== undefined;

/** Information that comes to be known at a touchpoint: asked, given, or agreed on with a promise. */
export const gainedAt = ({ asks = [], gives = [], promises = [] }: Touchpoint): readonly Ref[] => [...asks, ...gives, ...promises.flatMap(({ at }) => at ?? [])];

/** Journeys that lead round to each other (or one alone), with their touchpoints and all steps between and into them. */
export interface Network {
    readonly journeys: readonly Journey[];
    readonly touchpoints: readonly Touchpoint[];
    /** By the touchpoint they lead to, from outside the network too; without those from where no way leads. */
    readonly into: (touchpoint: Ref) => readonly Step[];
    /** By the touchpoint they leave from, out of the network too. */
    readonly out: (touchpoint: Ref) => readonly Step[];
    readonly has: (touchpoint: Ref) => boolean;
    /** The customer can begin here, with nothing known: what nobody hands over to and nothing zooms into, or an `entry`. */
    readonly begins: (touchpoint: Ref) => boolean;
    /** A way into it has a source that is not found: what it brings is not known. */
    readonly isDoubtful: (touchpoint: Ref) => boolean;
}

/** The network of a journey: it and those from which a customer can get into it and back out of it into them. */
export function networkOf(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'graphOf' | 'networkOf'>): Network {
    const journeys = roundTrips(journey, view);
    // Made once for all of them.
    if (journeys[0] !== undefined && journeys[0] !== journey) return analyses.networkOf(journeys[0]);
    const alone = journeys.length === 1 ? networkAlone(journey, view, analyses) : undefined;
    if (alone !== undefined) return alone;
    const members = new Set(journeys.map(({ id }) => id));
    const steps: Step[] = [];
    const doubtful = new Set<Ref>();
    const handedTo = new Set<Ref>();
    for (const member of journeys) {
        steps.push(...analyses.graphOf(member).ways);
        for (const to of targetsFromNowhere(member, view)) doubtful.add(to);
        for (const way of new Set([...view.handoffsInto(member.id), ...waysOutOf(member, view)])) {
            const [from, to] = [view.touchpoint(way.from), view.touchpoint(way.to)];
            // Those within one journey are in its graph.
            if (from !== undefined && from.journey === to?.journey) continue;
            if (to?.journey === member.id || (to !== undefined && from?.journey === member.id && !members.has(to.journey))) {
                steps.push({ kind: way.wayKind, id: way.id, from: way.from, to: way.to, way });
                handedTo.add(way.to);
                if (from === undefined) doubtful.add(way.to);
            }
        }
        for (const parent of zoomParents(member.id, view)) {
            for (const touchpoint of analyses.graphOf(parent).touchpoints) if (touchpoint.zoomsInto === member.id) steps.push(...zoomSteps(touchpoint, member, analyses));
        }
    }
    const into = groupBy(steps, step => step.to);
    const out = groupBy(steps, step => step.from);
    const touchpoints = journeys.flatMap(member => analyses.graphOf(member).touchpoints);
    const ids = new Set(touchpoints.map(({ id }) => id));
    const firsts = new Set(journeys.flatMap(member => analyses.graphOf(member).touchpoints.slice(0, 1).map(({ id }) => id)));
    const entries = new Set(touchpoints.filter(({ entry }) => entry === true).map(({ id }) => id));
    const begins = (id: Ref): boolean => entries.has(id) || (firsts.has(id) && !handedTo.has(id) && !(into.get(id) ?? []).some(({ kind }) => kind === 'zoom'));
    // From another network; a name that is not found may be anything.
    const isReachedOutside = (from: Ref): boolean => {
        const source = view.journey(view.touchpoint(from)?.journey);
        return source === undefined || analyses.graphOf(source).reachable.has(from);
    };
    const unreached = new Set(steps.map(({ from }) => from).filter(from => !ids.has(from) && !isReachedOutside(from)));
    const reached = reachedFrom(begins, doubtful, touchpoints, steps.filter(({ from }) => !unreached.has(from)), out, journeys.map(member => analyses.graphOf(member)));
    const isReached = (id: Ref): boolean => (ids.has(id) ? reached.has(id) : !unreached.has(id));
    const intoReached = reached.size === ids.size && unreached.size === 0 ? into
        : new Map([...into].map(([id, some]) => [id, some.filter(({ from }) => isReached(from))]));
    return {
        journeys, touchpoints, begins,
        into: id => intoReached.get(id) ?? NO_STEPS,
        out: id => out.get(id) ?? NO_STEPS,
        has: id => ids.has(id),
        isDoubtful: id => doubtful.has(id),
    };
}

const NO_STEPS: readonly Step[] = [];

/** The network of a journey that no other one hands over to, leads on from or details, as most are: its own graph. */
function networkAlone(journey: Journey, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): Network | undefined {
    if (view.handoffsInto(journey.id).length > 0 || waysOutOf(journey, view).length > 0 || zoomParents(journey.id, view).length > 0) return undefined;
    const { touchpoints, reachable, into, out } = graphOf(journey);
    const places = new Map(touchpoints.map((touchpoint, place) => [touchpoint.id, { touchpoint, place }]));
    const doubtful = targetsFromNowhere(journey, view);
    return {
        journeys: [journey], touchpoints, out,
        into: reachable.size === touchpoints.length ? into : id => into(id).filter(({ from }) => reachable.has(from)),
        has: id => places.has(id),
        begins: id => places.get(id)?.place === 0 || places.get(id)?.touchpoint.entry === true,
        isDoubtful: id => doubtful.has(id),
    };
}

/** Where ways inside a journey lead whose source is not found. */
function targetsFromNowhere(journey: Journey, view: ProjectView): ReadonlySet<Ref> {
    return new Set(journey.ways.filter(({ from, to }) => view.touchpoint(from) === undefined && view.touchpoint(to)?.journey === journey.id).map(({ to }) => to));
}

function reachedFrom(
    begins: (touchpoint: Ref) => boolean, doubtful: ReadonlySet<Ref>, touchpoints: readonly Touchpoint[], steps: readonly Step[],
    out: ReadonlyMap<Ref, readonly Step[]>, graphs: readonly JourneyGraph[],
): ReadonlySet<Ref> {
    const inside = new Set(touchpoints.map(({ id }) => id));
    const found = new Set([
        ...touchpoints.map(({ id }) => id).filter(begins), ...doubtful,
        ...steps.filter(({ from, to }) => !inside.has(from) && inside.has(to)).map(({ to }) => to),
        // Where a way leads to a name that is not found, each touchpoint may be the one.
        ...graphs.filter(({ targetUnknown }) => targetUnknown).flatMap(graph => graph.touchpoints.map(({ id }) => id)),
    ]);
    // Journeys in a circle, of which it is not written where the customer gets in: it may be at the beginning of each.
    if (found.size === 0) for (const { touchpoints: [first] } of graphs) if (first !== undefined) found.add(first.id);
    for (const at of found) for (const { to } of out.get(at) ?? []) if (inside.has(to)) found.add(to);
    return found;
}

/** From a touchpoint into the journey that details it, and back from where that ends (well, when some way ends well). */
export function zoomSteps(touchpoint: Touchpoint, target: Journey, { graphOf }: Pick<Analyses, 'graphOf'>): readonly Step[] {
    const { touchpoints } = graphOf(target);
    const [first] = touchpoints;
    if (first === undefined) return [];
    return [
        { kind: 'zoom', id: `${touchpoint.id}->${first.id}`, from: touchpoint.id, to: first.id },
        ...endsOf(touchpoints).map(end => ({ kind: 'return' as const, id: `${end.id}->${touchpoint.id}`, from: end.id, to: touchpoint.id })),
    ];
}

function endsOf(touchpoints: readonly Touchpoint[]): readonly Touchpoint[] {
    const well = touchpoints.filter(({ ends }) => ends?.how === 'success');
    return well.length > 0 ? well : touchpoints.filter(({ ends }) => ends !== undefined);
}

/** The journeys that a step can lead from into this one: just those for which this one is among `journeysAfter`. */
function journeysBefore(journey: Journey, view: ProjectView): readonly Journey[] {
    const sources = view.handoffsInto(journey.id).flatMap(way => (view.touchpoint(way.to) === undefined ? [] : [view.journey(view.touchpoint(way.from)?.journey)]));
    return distinct([...sources, ...zoomParents(journey.id, view), ...zoomTargets(journey, view)]);
}

/** The journeys that a step can lead to from this one. */
function journeysAfter(journey: Journey, view: ProjectView): readonly Journey[] {
    const targets = waysOutOf(journey, view).flatMap(way => (view.touchpoint(way.from) === undefined ? [] : [view.journey(view.touchpoint(way.to)?.journey)]));
    return distinct([...targets, ...zoomParents(journey.id, view), ...zoomTargets(journey, view)]);
}

/** The journeys that lie both before and after this one, itself included, in the order of their names: the same list for each of them. */
function roundTrips(journey: Journey, view: ProjectView): readonly Journey[] {
    const closure = (next: (of: Journey) => readonly Journey[], within?: ReadonlySet<Journey>): ReadonlySet<Journey> => {
        const found = new Set([journey]);
        for (const at of found) for (const other of next(at)) if (within?.has(other) !== false) found.add(other);
        return found;
    };
    const before = closure(at => journeysBefore(at, view));
    if (before.size === 1) return [journey];
    const round = closure(at => journeysAfter(at, view), before);
    return [...round].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function distinct(journeys: readonly (Journey | undefined)[]): readonly Journey[] {
    return [...new Set(journeys.filter(journey => journey !== undefined))];
}

function groupBy(steps: readonly Step[], by: (step: Step) => Ref): ReadonlyMap<Ref, readonly Step[]> {
    const groups = new Map<Ref, Step[]>();
    for (const step of steps) {
        const group = groups.get(by(step));
        if (group === undefined) groups.set(by(step), [step]);
        else group.push(step);
    }
    return groups;
}
