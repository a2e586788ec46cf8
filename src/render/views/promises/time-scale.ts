import { durationInWords, type DurationLocale } from '../../../model/duration-words';
import { DAY } from '../../../model/quantity';
import { fontOf } from '../../paints';
import { widthOf } from '../../text/measure';

/** Where times lie on the common axis. */
export interface TimeScale {
    /** The x of each end of the steps of a bar, from the times that have passed by then. */
    readonly endsPx: (passedSeconds: readonly number[]) => readonly number[];
    /** The x of a time on that bar. */
    readonly atPx: (seconds: number, passedSeconds: readonly number[]) => number;
    /** Empty where there is no common time. */
    readonly ticks: readonly Tick[];
}
export interface Tick { readonly xPx: number; readonly label: string }

/** True to time. @param mostSeconds the longest of all times and limits. */
export function timeScale(mostSeconds: number, widthPx: number, locale: DurationLocale): TimeScale {
    const perSecond = mostSeconds === 0 ? 0 : widthPx / mostSeconds;
    const atPx = (seconds: number): number => Math.round(seconds * perSecond * 10) / 10;
    return { endsPx: (passed) => passed.map(atPx), atPx, ticks: ticksOf(mostSeconds, perSecond, locale) };
}

/** Every step alike. @param mostSteps of the bar with most of them. */
export function evenScale(mostSteps: number, widthPx: number): TimeScale {
    const stepPx = Math.min(WIDEST_STEP_PX, Math.floor(widthPx / (mostSteps + 1)));
    return {
        endsPx: (passed) => passed.map((_, index) => (index + 1) * stepPx),
        atPx: (seconds, passed) => {
            const step = passed.findIndex((end) => seconds <= end);
            // Later than the last step: half a step behind it.
            if (step === -1) return Math.round((passed.length + 0.5) * stepPx);
            const start = step === 0 ? 0 : passed[step - 1]!;
            const part = passed[step]! === start ? 1 : (seconds - start) / (passed[step]! - start);
            return Math.round((step + part) * stepPx);
        },
        ticks: [],
    };
}
const WIDEST_STEP_PX = 110;

interface Unit { readonly unit: string; readonly seconds: number; readonly counts: readonly number[]; /** Longer times are told in the next one. */ readonly upToSeconds: number }
const [MINUTE, HOUR] = [60, 3600];
const UNITS: readonly Unit[] = [
    { unit: 's', seconds: 1, counts: [1, 2, 5, 10, 15, 30], upToSeconds: 2 * MINUTE },
    { unit: 'min', seconds: MINUTE, counts: [1, 2, 5, 10, 15, 30], upToSeconds: 2 * HOUR },
    { unit: 'h', seconds: HOUR, counts: [1, 2, 3, 6, 12], upToSeconds: 2 * DAY },
    { unit: 'd', seconds: DAY, counts: [1, 2, 5, 10, 20], upToSeconds: 90 * DAY },
    { unit: 'mo', seconds: 30 * DAY, counts: [1, 2, 3, 6], upToSeconds: 730 * DAY },
    { unit: 'y', seconds: 365 * DAY, counts: [1, 2, 5, 10, 20, 50, 100], upToSeconds: Infinity },
];
const TICK_GAP_PX = 18;

/** At round times, as many as have room for their words. */
function ticksOf(mostSeconds: number, perSecond: number, locale: DurationLocale): readonly Tick[] {
    if (mostSeconds === 0) return [];
    const label = (count: number, unit: string): string => (count === 0 ? '0' : durationInWords(`${count}${unit}`, locale));
    const font = fontOf('promises-tick');
    for (const { unit, seconds, counts, upToSeconds } of UNITS) {
        if (upToSeconds < mostSeconds) continue;
        for (const count of counts) {
            const last = Math.floor(mostSeconds / (count * seconds) + 1e-9);
            const widestPx = Math.max(widthOf(label(count, unit), font), widthOf(label(last * count, unit), font));
            if (MOST_TICKS < last || (last > 1 && count * seconds * perSecond < widestPx + TICK_GAP_PX)) continue;
            return Array.from({ length: last + 1 }, (_, index) => ({ xPx: Math.round(index * count * seconds * perSecond), label: label(index * count, unit) }));
        }
    }
    return [{ xPx: 0, label: '0' }];
}
const MOST_TICKS = 10;
