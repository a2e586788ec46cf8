import { grouped } from '../model/grouped';
import { elementKey, type Journey, type Limit, type PromiseMade, type Ref, type Touchpoint, type Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { arrivalAt, comesAfter, type Arrival } from './arrivals';
import { dropsOn } from './cargo';
import { withSlowestWeekends } from './elapsed';
import { touchpointsBefore, type JourneyGraph } from './graph';
import { losesPromises } from './left-behind';
import { once, remembering } from './once';
import { settlementOf, type Commitment } from './settlement';
import type { SlowestWay } from './slowest-way';
import { isMetAtOnce, isTimed, waysFrom, type Timing, type Unmatched } from './timing';
import { unfinishedIn, type Unfinished } from './unfinished';

/** The life of a promise or an expectation in a plan: where it is made, who carries it on, and what becomes of it. */
export interface CommitmentLife {
    readonly commitment: Commitment;
    readonly madeAt: Touchpoint;
    /** The handoffs on some way from there to where it is met, in the order of the journey; `isDropped`: whoever takes over does not hear of it. */
    readonly handoffs: readonly { readonly way: Way; readonly isDropped: boolean }[];
    /** Where it is met, by its name or by that of a promise that answers it. */
    readonly metAt: readonly Touchpoint[];
    /** How customers who wait for it come to each of these. */
    readonly arrivals: readonly Arrival[];
    readonly brokenAt: readonly { readonly touchpoint: Touchpoint; readonly because?: string }[];
    readonly contradictedAt: readonly Touchpoint[];
    /** The promises of the same thing after it, and those that answer it. */
    readonly renewedBy: readonly PromiseMade[];
    readonly answeredBy: readonly PromiseMade[];
    /** Each limit against each way to where it is met. */
    readonly timings: readonly Timing[];
    readonly unmatched: readonly Unmatched[];
    /** Without a limit in time: how long it takes all the same, to each place where it is met. */
    readonly unlimited: readonly (SlowestWay & { readonly metAt: Touchpoint })[];
    readonly state: CommitmentState;
    /** On some ways, beside what `state` says: not all customers get it. */
    readonly also?: 'broken' | 'contradicted';
}

/**
 * What the plan makes of it, as the checks judge it.
 *
 * - `late`: some way takes longer than a limit. `in-time`: none does.
 * - `unknown`: not late by what is known, and something is not known, has no bound, or is a limit whose condition no way states.
 * - `agreed`: the time is agreed on. `unlimited`: met, but in no time that could be held against it.
 * - `renewed`, `answered`: a later promise has taken its place.
 * - `contradicted`, `broken`: on every way on which customers wait for it.
 * - `not-yet`: nothing meets it, in a text that is not at its end. `dangling`: nothing meets it, or nothing that a way leads to.
 * - `unreached`: nobody comes to where it is made. `noted`: an expectation without name and limit, which nothing has to meet.
 */
export type CommitmentState =
    | 'in-time' | 'late' | 'unknown' | 'agreed' | 'unlimited' | 'renewed' | 'answered' | 'contradicted' | 'broken' | 'not-yet' | 'dangling' | 'unreached' | 'noted';

/** Of all that is promised and expected in a journey, in the order in which it is made; what is expected before what is promised. */
export function commitmentLives(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'graphOf' | 'networkOf' | 'flowOf' | 'needsOf' | 'timingOf' | 'timeChartOf' | 'contractsOf'>): readonly CommitmentLife[] {
    const graph = analyses.graphOf(journey);
    const made = graph.touchpoints.flatMap(madeAt => [...madeAt.expects ?? [], ...madeAt.promises ?? []].map(commitment => ({ commitment, madeAt, fate: fateOf(commitment, view) })));
    if (made.length === 0) return [];
    const { timings, unmatched } = analyses.timingOf(journey);
    const timingsOf = grouped(timings, ({ commitment }) => commitment.id);
    const unmatchedOf = grouped(unmatched, ({ commitment }) => commitment.id);
    const meetings = new Map(made.flatMap(({ commitment: { id }, fate }) => (id === undefined ? [] : [[id, fate.metAt] as const])));
    const handoffs = handoffsOf(graph, view, analyses, meetings);
    const findWay = waysFrom(journey, view, analyses);
    const unfinished = once(() => unfinishedIn(journey, graph.touchpoints, view, analyses));
    return made.map(({ commitment, madeAt, fate }): CommitmentLife => {
        const own = commitment.id === undefined ? NONE : timingsOf.get(commitment.id) ?? NONE;
        const open = commitment.id === undefined ? NONE : unmatchedOf.get(commitment.id) ?? NONE;
        const isReached = graph.reachable.has(madeAt.id);
        const unlimited = commitment.limits.some(isTimed) || !isReached || isMetAtOnce(commitment, madeAt, fate.metAt) ? NONE : fate.metAt.flatMap(metAt => {
            const way = findWay({ madeAt, metAt, settledAt: fate.settledAt });
            return way === undefined ? [] : [{ ...way, metAt }];
        });
        const timed = new Set([...own, ...unlimited].map(({ metAt }) => metAt.id));
        const arrivesAt = (at: Touchpoint): Arrival => (timed.has(at.id) ? 'waiting' : arrivalAt(at, madeAt, fate.settledAt, commitment.kind, graph, view, findWay, analyses));
        const meetings = meetingsOf(commitment, fate.metAt.map(at => ({ at, arrival: arrivesAt(at) })));
        const arrivals = meetings.map(({ arrival }) => arrival);
        const judged: Judged = { commitment, madeAt, isReached, fate, timings: own, unmatched: open, unlimited, arrivals, arrivesAt, graph, unfinished };
        const state = stateOf(judged);
        const also = alsoOf(state, judged);
        const { brokenAt, contradictedAt, renewedBy, answeredBy } = fate;
        return {
            commitment, madeAt, metAt: meetings.map(({ at }) => at), arrivals, brokenAt, contradictedAt, renewedBy, answeredBy, timings: own, unmatched: open, unlimited, state,
            handoffs: (commitment.id === undefined ? undefined : handoffs.get(commitment.id)) ?? NONE,
            ...(also !== undefined && { also }),
        };
    });
}

/** Broken or contradicted, be it on every way or on some. */
export const isBrokenOrContradicted = ({ state, also }: Pick<CommitmentLife, 'state' | 'also'>): boolean => state === 'broken' || state === 'contradicted' || also !== undefined;

/** Late, broken, contradicted (on some ways only, too), or met nowhere. */
export const isInDanger = (life: Pick<CommitmentLife, 'state' | 'also'>): boolean => life.state === 'late' || life.state === 'dangling' || isBrokenOrContradicted(life);

/** The promises that are in danger, or not carried on by a handoff. */
export function promisesAtRisk(lives: readonly CommitmentLife[]): readonly CommitmentLife[] {
    return lives.filter((life) => life.commitment.kind === 'promise' && (isInDanger(life) || life.handoffs.some(({ isDropped }) => isDropped)));
}

/** Of the ways that are late, else of all on which it is met, the longest. */
export function slowestOf({ timings, unlimited }: Pick<CommitmentLife, 'timings' | 'unlimited'>): { readonly slowest: SlowestWay['slowest']; readonly isOpen: boolean } | undefined {
    const late = timings.filter(({ isLate }) => isLate);
    const ways: readonly SlowestWay[] = late.length > 0 ? late : timings.length > 0 ? timings : unlimited;
    const [longest] = [...ways].sort((a, b) => withSlowestWeekends(b.slowest.most) - withSlowestWeekends(a.slowest.most));
    return longest && { slowest: longest.slowest, isOpen: ways.some(({ unknown, unbounded }) => unknown.length + unbounded.length > 0) };
}

/** Where all the times are known: the limits that are not held against them, as no way has their condition. None where anything else is not known. */
export function uncheckedLimits(life: Pick<CommitmentLife, 'state' | 'unmatched' | 'timings' | 'unlimited'>): readonly Limit[] {
    if (life.state !== 'unknown' || slowestOf(life)?.isOpen === true) return NONE;
    return life.unmatched.map(({ limit }) => limit);
}

const NONE: readonly never[] = [];

interface Meeting { readonly at: Touchpoint; readonly arrival: Arrival }

/** A promise for it that was kept before it was expected has answered it, but does not meet it. After they got it at once, nobody waits for it. */
function meetingsOf({ id }: Commitment, all: readonly Meeting[]): readonly Meeting[] {
    const ofIt = all.filter(({ at, arrival }) => arrival !== 'never' || id === undefined || at.meets?.includes(id) === true);
    if (!ofIt.some(({ arrival }) => arrival === 'at-once')) return ofIt;
    return ofIt.map(({ at, arrival }) => ({ at, arrival: arrival === 'waiting' || arrival === 'unreckoned' ? 'afterwards' : arrival }));
}

interface Judged extends Pick<CommitmentLife, 'commitment' | 'madeAt' | 'timings' | 'unmatched' | 'unlimited' | 'arrivals'> {
    readonly isReached: boolean;
    readonly fate: Fate;
    readonly arrivesAt: (at: Touchpoint) => Arrival;
    readonly graph: JourneyGraph;
    readonly unfinished: () => Unfinished;
}

function stateOf({ commitment, isReached, fate, timings, unmatched, unlimited, arrivals, arrivesAt, unfinished }: Judged): CommitmentState {
    const { id, kind, limits } = commitment;
    if (id === undefined && kind === 'expectation' && limits.length === 0) return 'noted';
    if (!isReached) return 'unreached';
    const isUnmet = (): CommitmentState => ((kind === 'promise' ? unfinished().mayMeet(id) : unfinished().mayTakeUp(id)) ? 'not-yet' : 'dangling');
    if (id === undefined) return isUnmet();
    if (timings.some(({ isLate }) => isLate)) return 'late';
    if (timings.length > 0) return unmatched.length > 0 || timings.some(({ unknown, unbounded }) => unknown.length + unbounded.length > 0) ? 'unknown' : 'in-time';
    const untimed = kind === 'promise' && commitment.at !== undefined && limits.length === 0 ? 'agreed' : 'unlimited';
    const isTold = limits.some(isTimed);
    if (unlimited.length > 0) return untimed;
    if (arrivals.includes('at-once')) return isTold ? 'in-time' : untimed;
    // Its limits are for conditions that no way states.
    if (arrivals.includes('waiting')) return 'unknown';
    if (fate.brokenAt.some(({ touchpoint }) => arrivals.length === 0 || arrivesAt(touchpoint) !== 'never')) return 'broken';
    if (fate.contradictedAt.length > 0) return 'contradicted';
    if (fate.renewedBy.length > 0) return 'renewed';
    if (arrivals.some(arrival => arrival !== 'never')) return isTold ? 'unknown' : untimed;
    if (arrivals.length === 0 && fate.answeredBy.length > 0) return 'answered';
    return arrivals.length > 0 ? 'dangling' : isUnmet();
}

const MET: ReadonlySet<CommitmentState> = new Set(['in-time', 'late', 'unknown', 'agreed', 'unlimited']);

/** It is met on some ways; on others it is broken before. To be contradicted counts from wherever customers have come to expect it. */
function alsoOf(state: CommitmentState, { fate, madeAt, arrivesAt, graph }: Judged): CommitmentLife['also'] {
    if (!MET.has(state)) return undefined;
    const isWaitedFor = (at: Touchpoint): boolean => ['waiting', 'unreckoned'].includes(arrivesAt(at));
    if (fate.brokenAt.some(({ touchpoint }) => isWaitedFor(touchpoint))) return 'broken';
    return fate.contradictedAt.some(at => at.journey !== madeAt.journey || comesAfter(madeAt, at, graph)) ? 'contradicted' : undefined;
}

type Fate = Pick<CommitmentLife, 'metAt' | 'brokenAt' | 'contradictedAt' | 'renewedBy' | 'answeredBy'> & { readonly settledAt: ReadonlySet<Ref> };
const NO_FATE: Fate = { settledAt: new Set(), metAt: [], brokenAt: [], contradictedAt: [], renewedBy: [], answeredBy: [] };

/** Nothing can refer to what has no name. */
function fateOf(commitment: Commitment, view: ProjectView): Fate {
    const { id, kind } = commitment;
    if (id === undefined) return NO_FATE;
    const brokenAt: { touchpoint: Touchpoint; because?: string }[] = [];
    const contradictedAt: Touchpoint[] = [];
    const renewedBy: PromiseMade[] = [];
    const answeredBy: PromiseMade[] = [];
    for (const key of view.eachReferenceTo(elementKey(kind, id))) {
        const name = key.slice(key.indexOf(':') + 1);
        const touchpoint = key.startsWith('touchpoint:') ? view.touchpoint(name) : undefined;
        if (touchpoint !== undefined) {
            const broken = touchpoint.breaks?.find(({ what }) => what === id);
            if (broken !== undefined) brokenAt.push({ touchpoint, ...(broken.because !== undefined && { because: broken.because }) });
            if (touchpoint.contradicts?.includes(id) === true) contradictedAt.push(touchpoint);
            continue;
        }
        const promise = key.startsWith('promise:') ? view.commitment(name) : undefined;
        if (promise?.kind !== 'promise') continue;
        if (promise.again === id) renewedBy.push(promise);
        if (promise.for === id) answeredBy.push(promise);
    }
    return { ...settlementOf({ ...commitment, id }, view), brokenAt, contradictedAt, renewedBy, answeredBy };
}

/**
 * By promise or expectation, the handoffs on which it is open, and behind which it is met: in this journey, and in those that it is
 * handed on to.
 */
function handoffsOf(
    graph: JourneyGraph, view: ProjectView, analyses: Pick<Analyses, 'graphOf' | 'flowOf' | 'needsOf' | 'contractsOf'>, meetings: ReadonlyMap<Ref, readonly Touchpoint[]>,
): ReadonlyMap<Ref, readonly { readonly way: Way; readonly isDropped: boolean }[]> {
    const found = new Map<Ref, { way: Way; isDropped: boolean }[]>();
    const isAhead = isAheadIn(graph, view, analyses, meetings);
    const journeys = new Map([[graph.journey.id, graph.journey]]);
    for (const journey of journeys.values()) {
        const contracts = analyses.contractsOf(journey);
        if (contracts.size === 0) continue;
        const flow = analyses.flowOf(journey);
        const openAfter = remembering((touchpoint: Ref) => flow.openAfter(touchpoint));
        for (const [way, { leaves }] of contracts) {
            for (const ref of openAfter(way.from)) {
                if (!isAhead(ref, way.to)) continue;
                const same = found.get(ref) ?? [];
                same.push({ way, isDropped: view.commitment(ref)?.kind === 'promise' ? leaves.includes(ref) : forgets(way, ref, view, analyses) });
                found.set(ref, same);
                const next = view.journey(view.touchpoint(way.to)?.journey);
                if (next !== undefined && !journeys.has(next.id)) journeys.set(next.id, next);
            }
        }
    }
    return found;
}

/** Whether what is promised or expected in a journey is met at a touchpoint, of any journey, or behind it. */
function isAheadIn(
    graph: JourneyGraph, view: ProjectView, { graphOf, needsOf }: Pick<Analyses, 'graphOf' | 'needsOf'>, meetings: ReadonlyMap<Ref, readonly Touchpoint[]>,
): (ref: Ref, touchpoint: Ref) => boolean {
    const journeyAt = (touchpoint: Ref): Journey | undefined => view.journey(view.touchpoint(touchpoint)?.journey);
    const metFrom = remembering((touchpoint: Ref): ReadonlySet<Ref> => {
        const journey = journeyAt(touchpoint);
        return journey === undefined ? new Set() : needsOf(journey).metFrom(touchpoint);
    });
    const before = remembering((touchpoint: Ref): ReadonlySet<Ref> => {
        const journey = journeyAt(touchpoint);
        return touchpointsBefore(journey === undefined || journey === graph.journey ? graph : graphOf(journey), touchpoint);
    });
    const leadsTo = (touchpoint: Ref, metAt: readonly Touchpoint[], seen: Set<Ref>): boolean => {
        if (seen.has(touchpoint)) return false;
        seen.add(touchpoint);
        return metAt.some(({ id }) => before(id).has(touchpoint))
            || view.handoffsFrom(journeyAt(touchpoint)?.id ?? '').some(way => before(way.from).has(touchpoint) && leadsTo(way.to, metAt, seen));
    };
    const answers = (promise: Ref, expectation: Ref): boolean => {
        const commitment = view.commitment(promise);
        return commitment?.kind === 'promise' && commitment.for === expectation;
    };
    return (ref, touchpoint) => {
        const metAt = meetings.get(ref);
        if (metAt === undefined) return false;
        if (view.commitment(ref)?.kind === 'promise') return metFrom(touchpoint).has(ref);
        return leadsTo(touchpoint, metAt, new Set()) || [...metFrom(touchpoint)].some(promise => answers(promise, ref));
    };
}

/** An expectation: who carries the promise that answers it carries that, too. */
function forgets(way: Way, expectation: Ref, view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): boolean {
    return dropsOn({ kind: 'handoff', way }, { as: 'promise', ref: expectation }, view) && losesPromises(way, view, analyses) && way.carries?.some(carried => {
        const promise = view.commitment(carried.ref);
        return promise?.kind === 'promise' && promise.for === expectation;
    }) !== true;
}
