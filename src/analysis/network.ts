import type { Journey, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { arcsBy, closure, groupOf, othersOf, OUTSIDE, type Arcs, type Marks } from './arcs';
import type { GraphWay, JourneyGraph } from './graph';
import { once } from './once';
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
export function gainedAt({ asks, gives, promises }: Touchpoint): readonly Ref[] {
    const agreed = promises?.flatMap(({ at }) => at ?? NONE) ?? NONE;
    return gives === undefined && agreed.length === 0 ? asks ?? NONE : [...asks ?? NONE, ...gives ?? NONE, ...agreed];
}

const NONE: readonly never[] = [];

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
    /** A journey on its own: no step leads in, out, into a sub-journey or back. */
    readonly isAlone: boolean;

    // For who goes through all of it: touchpoint `n` is `touchpoints[n]`.
    /** `OUTSIDE` for a touchpoint of another network. */
    readonly numberOf: (touchpoint: Ref) => number;
    /** The last group has the steps from outside; without those from where no way leads. */
    readonly arcsOut: Arcs<Step>;
    /** Also from where no way leads. */
    readonly arcsInto: () => Arcs<Step>;
    /** 1 for where some way leads. */
    readonly isReached: Marks;
    /** Every step leads forward in the order of the touchpoints. */
    readonly isForward: boolean;
    readonly beginsAt: (touchpoint: number) => boolean;
    /** A way into it has a source that is not found: what it brings is not known. */
    readonly isDoubtful: (touchpoint: number) => boolean;
    /** The steps of this kind, without those from where no way leads. */
    readonly returns: readonly { readonly from: number; readonly to: number }[];
}

/** The network of a journey: it and those from which a customer can get into it and back out of it into them. */
export function networkOf(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'graphOf' | 'networkOf'>): Network {
    const journeys = roundTrips(journey, view);
    // Made once for all of them.
    if (journeys[0] !== undefined && journeys[0] !== journey) return analyses.networkOf(journeys[0]);
    const isAlone = journeys.length === 1 && view.handoffsInto(journey.id).length === 0 && waysOutOf(journey, view).length === 0 && zoomParents(journey.id, view).length === 0;
    return isAlone ? networkAlone(analyses.graphOf(journey), view) : networkTogether(journeys, view, analyses);
}

/** The network of a journey that no other one hands over to, leads on from or details, as most are: its own graph. */
function networkAlone(graph: JourneyGraph, view: ProjectView): Network {
    const { journey, touchpoints, numberOf, arcsOut, arcsInto, isReached, isForward, out, into } = graph;
    const doubtful = targetsFromNowhere(graph, view);
    const beginsAt = (at: number): boolean => at === 0 || touchpoints[at]?.entry === true;
    return {
        journeys: [journey], touchpoints, isAlone: true, numberOf, arcsOut, arcsInto, isReached, isForward, beginsAt, out,
        into: isReached.includes(0) ? id => into(id).filter(({ from }) => graph.reachable.has(from)) : into,
        has: id => numberOf(id) !== OUTSIDE,
        begins: id => beginsAt(numberOf(id)),
        isDoubtful: at => doubtful.size > 0 && doubtful.has(touchpoints[at]!.id),
        returns: NONE,
    };
}

function networkTogether(journeys: readonly Journey[], view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): Network {
    const graphs = journeys.map(analyses.graphOf);
    const touchpoints = graphs.flatMap(graph => graph.touchpoints);
    const numbers = new Map(touchpoints.map(({ id }, at) => [id, at]));
    const numberOf = (id: Ref): number => numbers.get(id) ?? OUTSIDE;
    const { steps, doubtful, handedTo } = stepsBetween(journeys, view, analyses);
    const sources = steps.map(({ from }) => numberOf(from));
    const targets = steps.map(({ to }) => numberOf(to));
    const arcsOut = arcsBy(touchpoints.length, steps, sources, targets);
    const arcsInto = once(() => arcsBy(touchpoints.length, steps, targets, sources));

    const firsts = graphs.flatMap(graph => graph.touchpoints.slice(0, 1).map(({ id }) => numberOf(id)));
    const beginnings = new Set(firsts.filter(at => !handedTo.has(touchpoints[at]!.id)));
    touchpoints.forEach(({ entry }, at) => { if (entry === true) beginnings.add(at); });
    const starts = [
        ...beginnings, ...[...doubtful].map(numberOf), ...othersOf(arcsOut, touchpoints.length),
        // Where a way leads to a name that is not found, each touchpoint may be the one.
        ...graphs.filter(({ targetUnknown }) => targetUnknown).flatMap(graph => graph.touchpoints.map(({ id }) => numberOf(id))),
    ];
    // Journeys in a circle, of which it is not written where the customer gets in: it may be at the beginning of each.
    const isReached = closure(touchpoints.length, starts.length > 0 ? starts : firsts, arcsOut);
    const into = (id: Ref): readonly Step[] => groupOf(arcsInto(), numberOf(id));
    return {
        journeys, touchpoints, isAlone: false, numberOf, arcsOut, arcsInto, isReached, isForward: false,
        into: isReached.includes(0) ? id => into(id).filter(({ from }) => isReached[numberOf(from)] !== 0) : into,
        out: id => groupOf(arcsOut, numberOf(id)),
        has: id => numbers.has(id),
        begins: id => beginnings.has(numberOf(id)),
        beginsAt: at => beginnings.has(at),
        isDoubtful: at => doubtful.has(touchpoints[at]!.id),
        returns: steps.flatMap(({ kind }, step) => (kind === 'return' && isReached[sources[step]!] === 1 ? { from: sources[step]!, to: targets[step]! } : [])),
    };
}

interface StepsBetween {
    readonly steps: readonly Step[];
    /** The touchpoints into which a way leads whose source is not found. */
    readonly doubtful: ReadonlySet<Ref>;
    /** Those into which a way leads from another journey, or a zoom. */
    readonly handedTo: ReadonlySet<Ref>;
}

/** All steps within and between journeys, and those into them and out of them; without those from outside from where no way leads. */
function stepsBetween(journeys: readonly Journey[], view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): StepsBetween {
    const members = new Set(journeys.map(({ id }) => id));
    const steps: Step[] = [];
    const doubtful = new Set<Ref>();
    const handedTo = new Set<Ref>();
    // A name that is not found may be anything.
    const isReachedOutside = (from: Touchpoint | undefined): boolean => {
        const source = view.journey(from?.journey);
        return from === undefined || source === undefined || analyses.graphOf(source).reachable.has(from.id);
    };
    for (const member of journeys) {
        steps.push(...analyses.graphOf(member).ways);
        for (const to of targetsFromNowhere(analyses.graphOf(member), view)) doubtful.add(to);
        for (const way of new Set([...view.handoffsInto(member.id), ...waysOutOf(member, view)])) {
            const [from, to] = [view.touchpoint(way.from), view.touchpoint(way.to)];
            // Those within one journey are in its graph.
            if (to === undefined || from?.journey === to.journey) continue;
            const isOut = from?.journey === member.id && !members.has(to.journey);
            if (to.journey !== member.id && !isOut) continue;
            handedTo.add(way.to);
            if (from === undefined) doubtful.add(way.to);
            if (isOut || members.has(from?.journey ?? '') || isReachedOutside(from)) steps.push({ kind: way.wayKind, id: way.id, from: way.from, to: way.to, way });
        }
        for (const parent of zoomParents(member.id, view)) {
            for (const touchpoint of analyses.graphOf(parent).touchpoints) {
                if (touchpoint.zoomsInto !== member.id) continue;
                const zooms = zoomSteps(touchpoint, member, analyses);
                steps.push(...zooms);
                for (const { kind, to } of zooms) if (kind === 'zoom') handedTo.add(to);
            }
        }
    }
    return { steps, doubtful, handedTo };
}

/** Where ways inside a journey lead whose source is not found. */
function targetsFromNowhere({ journey, numberOf }: JourneyGraph, view: ProjectView): ReadonlySet<Ref> {
    const found = new Set<Ref>();
    for (const { from, to } of journey.ways) if (numberOf(from) === OUTSIDE && numberOf(to) !== OUTSIDE && view.touchpoint(from) === undefined) found.add(to);
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
    const spread = (next: (of: Journey) => readonly Journey[], within?: ReadonlySet<Journey>): ReadonlySet<Journey> => {
        const found = new Set([journey]);
        for (const at of found) for (const other of next(at)) if (within?.has(other) !== false) found.add(other);
        return found;
    };
    const before = spread(at => journeysBefore(at, view));
    if (before.size === 1) return [journey];
    const round = spread(at => journeysAfter(at, view), before);
    return [...round].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function distinct(journeys: readonly (Journey | undefined)[]): readonly Journey[] {
    return [...new Set(journeys.filter(journey => journey !== undefined))];
}
