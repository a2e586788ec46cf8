import type { Project } from '../projects';
import { mostOf, withSlowestWeekends } from '../../src/analysis/elapsed';
import type { Commitment } from '../../src/analysis/settlement';
import { isTimed, waysFrom, type FindWay } from '../../src/analysis/timing';
import type { Duration, Journey, Ref, Touchpoint } from '../../src/model/model';

/** A promise or an expectation that the customer waits for at a touchpoint. */
export interface OpenCommitment {
    readonly commitment: Commitment & { readonly id: string };
    /** What this touchpoint has to do with it. */
    readonly is: 'open' | 'made-here' | 'met-here';
    /** What is left of its limit once the touchpoint is done; undefined when it has no limit in time, or no way leads here. */
    readonly left: TimeLeft | undefined;
}
/** Below 0 when it is too late already. `isAtMost`: some time on the way is not known, or has no bound. */
export interface TimeLeft { readonly seconds: number; readonly isAtMost: boolean }

/** In the order in which they are made. */
export function openCommitmentsAt(touchpoint: Touchpoint, { store: { view, analyses } }: Project): readonly OpenCommitment[] {
    const journey = view.journey(touchpoint.journey);
    if (journey === undefined) return [];
    const flow = analyses.flowOf(journey);
    const after = flow.openAfter(touchpoint.id);
    const made = new Set([...touchpoint.promises ?? [], ...touchpoint.expects ?? []].flatMap(({ id }) => id ?? []));
    const met = new Set(touchpoint.meets ?? []);
    const findWays = new Map<Ref, FindWay>();
    // What serves all of one journey is made once, and there may be hundreds.
    const findWayFrom = (maker: Journey): FindWay => {
        const known = findWays.get(maker.id) ?? waysFrom(maker, view, analyses);
        findWays.set(maker.id, known);
        return known;
    };
    return [...new Set([...flow.openBefore(touchpoint.id), ...after, ...made])].flatMap((id): readonly OpenCommitment[] => {
        const commitment = view.commitment(id);
        if (commitment === undefined) return [];
        const is = made.has(id) ? 'made-here' : met.has(id) || !after.has(id) ? 'met-here' : 'open';
        return [{ commitment: { ...commitment, id }, is, left: timeLeft({ ...commitment, id }, touchpoint, view, findWayFrom) }];
    });
}

function timeLeft(commitment: Commitment & { readonly id: string }, at: Touchpoint, view: Project['store']['view'], findWayFrom: (maker: Journey) => FindWay): TimeLeft | undefined {
    const limit = latestLimit(commitment);
    const allowed = limit === undefined ? undefined : mostOf(limit);
    const madeAt = makerOf(commitment.id, view);
    if (allowed === undefined || madeAt === undefined) return undefined;
    if (madeAt.id === at.id) return { seconds: withSlowestWeekends(allowed), isAtMost: false };
    const journey = view.journey(madeAt.journey);
    const way = journey && findWayFrom(journey)({ madeAt, metAt: at, settledAt: new Set() });
    if (way === undefined) return undefined;
    return { seconds: withSlowestWeekends(allowed) - withSlowestWeekends(way.slowest.most), isAtMost: way.unknown.length + way.unbounded.length > 0 };
}

/** The latest limit that holds without a condition; the latest of all when each has one. */
function latestLimit({ limits }: Commitment): Duration | undefined {
    const timed = limits.filter(isTimed);
    const always = timed.filter(({ when }) => when === undefined);
    const seconds = ({ duration }: { readonly duration: Duration }): number => {
        const most = mostOf(duration);
        return most === undefined ? Infinity : withSlowestWeekends(most);
    };
    return (always.length > 0 ? always : timed).reduce<(typeof timed)[number] | undefined>((latest, limit) => (latest === undefined || seconds(limit) > seconds(latest) ? limit : latest), undefined)?.duration;
}

/** The touchpoint that makes a promise, or where an expectation begins. */
export function makerOf(id: Ref, view: Project['store']['view']): Touchpoint | undefined {
    const isMadeAt = ({ promises = [], expects = [] }: Touchpoint): boolean => [...promises, ...expects].some((made) => made.id === id);
    return view.journey(id.split('.', 1)[0])?.stages.flatMap(({ touchpoints }) => touchpoints).find(isMadeAt);
}
