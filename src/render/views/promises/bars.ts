import { mostOf, withSlowestWeekends, type Elapsed } from '../../../analysis/elapsed';
import type { CommitmentLife } from '../../../analysis/commitment-life';
import type { SlowestWay } from '../../../analysis/slowest-way';
import { labelOf } from '../../../model/label';
import type { Limit, Touchpoint, Way } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import { DAY } from '../../../model/quantity';
import type { PromiseWords } from './words';

/** One limit of a promise against the slowest way to one place where it is met: what a bar shows. */
export interface Bar {
    readonly steps: readonly BarStep[];
    /** Seconds that have passed at the end of each step. */
    readonly passed: readonly number[];
    readonly totalSeconds: number;
    readonly slowest: SlowestWay['slowest'];
    /** Absent where nothing limits the time, or the limit has no upper bound. `soonerSeconds`: of one that holds unless a condition does of which no way tells. */
    readonly limit?: { readonly seconds: number; readonly soonerSeconds?: number };
    /** In words; absent where there is none. */
    readonly limits?: readonly Limit[];
    readonly isLate: boolean;
    readonly unknown: readonly string[];
    readonly unbounded: readonly { readonly place: string; readonly isLoop: boolean }[];
    readonly metAt: Touchpoint;
}
export interface BarStep {
    readonly kind: 'touchpoint' | 'way';
    readonly place: string;
    readonly least: Elapsed;
    readonly most: Elapsed;
    readonly times: number;
    /** Of the time that it takes at most, what it takes in any case, from 0 to 1. */
    readonly certain: number;
}

/** The bars of one promise or expectation: those with limits, or how long it takes without one. */
export function barsOf({ commitment, timings, unmatched, unlimited }: CommitmentLife, view: ProjectView, words: PromiseWords): readonly Bar[] {
    const limited = timings.map((timing): Bar => {
        const { limit, latest } = timing;
        // The limit of a condition that no way states may be the one that counts.
        const later = latest === limit.duration ? undefined : unmatched.find((open) => open.limit.duration === latest)?.limit;
        const [most, sooner] = [mostOf(latest), later === undefined ? undefined : mostOf(limit.duration)];
        return {
            ...shownWay(timing, view, words), metAt: timing.metAt, isLate: timing.isLate, limits: later === undefined ? [limit] : [limit, later],
            ...(most !== undefined && { limit: { seconds: withSlowestWeekends(most), ...(sooner !== undefined && { soonerSeconds: withSlowestWeekends(sooner) }) } }),
        };
    });
    if (limited.length > 0 || commitment.limits.some((limit) => 'duration' in limit)) return limited;
    return unlimited.map((way) => ({ ...shownWay(way, view, words), metAt: way.metAt, isLate: false }));
}

function shownWay({ steps, slowest, unknown, unbounded }: SlowestWay, view: ProjectView, words: PromiseWords): Pick<Bar, 'steps' | 'passed' | 'totalSeconds' | 'slowest' | 'unknown' | 'unbounded'> {
    const place = (at: { readonly touchpoint: Touchpoint } | { readonly way: Way }): string => ('touchpoint' in at ? labelOf(at.touchpoint) : wayPlace(at.way, view, words));
    const passed: number[] = [];
    let sum: Elapsed = { seconds: 0, businessDays: 0 };
    for (const { most, times } of steps) {
        sum = { seconds: sum.seconds + times * most.seconds, businessDays: sum.businessDays + times * most.businessDays };
        passed.push(withSlowestWeekends(sum));
    }
    return {
        passed, slowest, totalSeconds: passed.at(-1) ?? 0,
        steps: steps.map(({ at, least, most, times }) => ({
            kind: 'touchpoint' in at ? 'touchpoint' as const : 'way' as const, place: place(at), least, most, times,
            certain: Math.min(1, (least.seconds + least.businessDays * DAY) / Math.max(1, withSlowestWeekends(most))),
        })),
        unknown: unknown.map(place),
        unbounded: unbounded.map((at) => ('loop' in at ? { place: at.loop.map(labelOf).join(' ⇄ '), isLoop: true } : { place: place(at), isLoop: false })),
    };
}

function wayPlace({ from, to }: Way, view: ProjectView, words: PromiseWords): string {
    return words.way(labelOf(view.touchpoint(from) ?? { id: from }), labelOf(view.touchpoint(to) ?? { id: to }));
}

/** The longest time or limit of some bars. */
export function mostSeconds(bars: readonly Bar[]): number {
    return bars.reduce((most, { totalSeconds, limit }) => Math.max(most, totalSeconds, limit?.seconds ?? 0), 0);
}

