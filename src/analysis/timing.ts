import type { Duration, Journey, Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { conditionText } from './conditions';
import { exceeds, isLater } from './elapsed';
import { settlementOf, type Commitment, type NamedCommitment } from './settlement';
import { isTimed, type TimedLimit } from './lengths';
import type { Network } from './network';
import { slowestWay, type Route, type SlowestWay } from './slowest-way';
import { networksBetween, timeChart, type TimeChart } from './time-chart';

export { conditionsOf, conditionText } from './conditions';
export type { Commitment } from './settlement';
export type { TimedStep } from './slowest-way';
export { isTimed, type Timed, type TimedLimit } from './lengths';

/** One limit of a promise or an expectation, held against the slowest way to one place where it is met. */
export interface Timing extends SlowestWay {
    readonly commitment: NamedCommitment;
    readonly madeAt: Touchpoint;
    readonly metAt: Touchpoint;
    readonly limit: TimedLimit;
    /** Its place among the limits of the commitment. */
    readonly limitIndex: number;
    /** The limit, or a later one whose condition no way states: what is later than this is late for certain. */
    readonly latest: Duration;
    /** What is known already takes longer than the limit allows. */
    readonly isLate: boolean;
}

/** A limit whose condition no way states: nothing can be held against it. */
export interface Unmatched { readonly commitment: NamedCommitment; readonly madeAt: Touchpoint; readonly limit: TimedLimit; readonly limitIndex: number }

export interface PromiseTiming { readonly timings: readonly Timing[]; readonly unmatched: readonly Unmatched[] }

/**
 * How long customers wait for what they are promised or expect in this journey, at most: from the end of the touchpoint
 * where it is made to the end of each one that meets it, here, in a sub-journey, or in a journey that is handed over to.
 *
 * - A range counts with its upper end, `~2d` as two days, a way without `takes` with its own `within`.
 * - A path or an implicit way that states no time takes none: the customer just goes on. A handoff that states none is unknown.
 * - A touchpoint that states none is unknown. One that `zooms into` a journey takes as long as that one does. The one that meets
 *   it is unknown only when nothing else on the way has a time: to get what was promised is the end of the wait.
 * - Loops count as often as `repeats at most N times` allows, else the way is unbounded. A fallback is no part of the way.
 * - What is expected and met at one touchpoint takes no time.
 * - A way ends where the thing is settled otherwise, and where the same is promised anew.
 * - A conditional limit is held against the ways on which its words stand as `when`, the others against all other ways. When no
 *   way states the condition, each may be the one that it speaks of: then the latest of these limits counts.
 */
export function promiseTiming(journey: Journey, view: ProjectView, analyses: WayAnalyses & Pick<Analyses, 'graphOf'>): PromiseTiming {
    const graph = analyses.graphOf(journey);
    const found: Judged = { timings: [], unmatched: [] };
    let find: FindWay | undefined;
    for (const madeAt of graph.touchpoints) {
        const { expects = NONE, promises = NONE } = madeAt;
        if (expects.length + promises.length === 0 || !graph.reachable.has(madeAt.id)) continue;
        find ??= waysFrom(journey, view, analyses);
        for (const expectation of expects) judge(expectation, madeAt, view, find, found);
        for (const promise of promises) judge(promise, madeAt, view, find, found);
    }
    return found;
}

/** The slowest way from the end of one touchpoint to the end of another one, whatever is promised; undefined when no way leads there. */
export function timeBetween(from: Touchpoint, to: Touchpoint, view: ProjectView, analyses: WayAnalyses): SlowestWay | undefined {
    const journey = view.journey(from.journey);
    return journey && waysFrom(journey, view, analyses)({ madeAt: from, metAt: to, settledAt: new Set() });
}

const NONE: readonly Commitment[] = [];

type WayAnalyses = Pick<Analyses, 'networkOf' | 'timeChartOf'>;
export type FindWay = (route: Route) => SlowestWay | undefined;

/** Finds the slowest ways from the touchpoints of a journey, each undefined when there is none; what serves all of them is made once. */
export function waysFrom(journey: Journey, view: ProjectView, analyses: WayAnalyses): FindWay {
    const charts = new Map<Network, TimeChart>();
    return route => {
        const network = analyses.networkOf(journey);
        const target = route.metAt.journey === journey.id ? journey : view.journey(route.metAt.journey);
        if (target === undefined) return undefined;
        const last = target === journey ? network : analyses.networkOf(target);
        let chart = charts.get(last);
        if (chart === undefined) {
            // Other journeys ask for that of their network, too.
            const isShared = last === network && network.journeys.length > 1;
            charts.set(last, chart = isShared ? analyses.timeChartOf(journey) : timeChart(networksBetween(network, last, view, analyses)));
        }
        return slowestWay(chart, route);
    };
}

// ---- One commitment -----------------------------------------------------------------------------------------------

interface Judged { readonly timings: Timing[]; readonly unmatched: Unmatched[] }
interface HeldLimit { readonly limit: TimedLimit; readonly limitIndex: number; readonly condition: string | undefined }

function judge(commitment: Commitment, madeAt: Touchpoint, view: ProjectView, find: FindWay, found: Judged): void {
    const limits = isNamed(commitment) ? timedLimits(commitment) : [];
    if (!isNamed(commitment) || limits.length === 0) return;
    const { metAt: places, settledAt } = settlementOf(commitment, view);
    if (places.length === 0 || isMetAtOnce(commitment, madeAt, places)) return;
    const conditions = limits.flatMap(({ condition }) => condition ?? []);
    const hold = ({ limit, limitIndex, condition }: HeldLimit, latest: Duration): boolean => {
        const before = found.timings.length;
        for (const metAt of places) {
            const route: Route = { madeAt, metAt, settledAt, ...(conditions.length > 0 && { avoids: new Set(conditions.filter(other => other !== condition)) }), ...(condition !== undefined && { takes: condition }) };
            const way = find(route);
            if (way !== undefined) found.timings.push({ commitment, madeAt, metAt, limit, limitIndex, latest, ...way, isLate: exceeds(way.slowest.most, latest) });
        }
        return found.timings.length > before;
    };
    const open = limits.filter(limit => limit.condition !== undefined && !hold(limit, limit.limit.duration));
    const always = limits.filter(({ condition }) => condition === undefined);
    if (always.length > 0) {
        const last = always.reduce((last, each) => (isLater(each.limit.duration, last.limit.duration) ? each : last));
        hold(last, open.reduce((latest, { limit }) => (isLater(limit.duration, latest) ? limit.duration : latest), last.limit.duration));
    }
    for (const { limit, limitIndex } of open) found.unmatched.push({ commitment, madeAt, limit, limitIndex });
}

/** What customers expect they get where they begin to: there is no wait. A promise is kept later, in the next round at least. */
export const isMetAtOnce = ({ kind }: Commitment, madeAt: Touchpoint, metAt: readonly Touchpoint[]): boolean => kind === 'expectation' && metAt.includes(madeAt);

const isNamed = (commitment: Commitment): commitment is NamedCommitment => commitment.id !== undefined;

function timedLimits({ limits }: Commitment): readonly HeldLimit[] {
    return limits.flatMap((limit, limitIndex) => (isTimed(limit) ? [{ limit, limitIndex, condition: limit.when === undefined ? undefined : conditionText(limit.when) }] : []));
}
