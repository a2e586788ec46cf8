import type { Duration } from '../model/model';
import { DAY } from '../model/quantity';

/** An amount of time. Business days stay apart, because two days' weekends cannot be added up. */
export interface Elapsed { readonly seconds: number; readonly businessDays: number }

export const NO_TIME: Elapsed = { seconds: 0, businessDays: 0 };

export const isNone = ({ seconds, businessDays }: Elapsed): boolean => seconds === 0 && businessDays === 0;

/** The shortest reading of a duration. */
export function leastOf({ text, min, businessDays: hasBusinessDays }: Duration): Elapsed {
    if (text.startsWith('<')) return NO_TIME;
    if (hasBusinessDays !== true) return { seconds: min, businessDays: 0 };
    const businessDays = businessDaysIn(text.split('..')[0]!);
    return { seconds: min - businessDays * DAY, businessDays };
}

/** Its longest reading; undefined when it has no upper bound (`>2d`). */
export function mostOf({ text, max, businessDays: hasBusinessDays }: Duration): Elapsed | undefined {
    if (max === undefined) return undefined;
    if (hasBusinessDays !== true) return { seconds: max, businessDays: 0 };
    const businessDays = businessDaysIn(text.split('..').at(-1)!);
    return { seconds: max - withWeekends(businessDays) * DAY, businessDays };
}

export function plus(a: Elapsed, b: Elapsed): Elapsed {
    return { seconds: a.seconds + b.seconds, businessDays: a.businessDays + b.businessDays };
}

/** In seconds, when the most weekends lie in it. */
export const withSlowestWeekends = ({ seconds, businessDays }: Elapsed): number => slowestSeconds(seconds, businessDays);
export const slowestSeconds = (seconds: number, businessDays: number): number => seconds + withWeekends(businessDays) * DAY;
/** In seconds, when no weekend lies in it. */
const withoutWeekends = ({ seconds, businessDays }: Elapsed): number => seconds + businessDays * DAY;

/** The time that has passed is more than a limit allows, however generously its business days are read. */
export function exceeds(passed: Elapsed, limit: Duration): boolean {
    const most = mostOf(limit);
    return most !== undefined && withSlowestWeekends(passed) > withSlowestWeekends(most);
}

/** One limit is later than another, wherever the weekends fall. One without an upper bound is later than each that has one. */
export function isLater(limit: Duration, other: Duration): boolean {
    const [a, b] = [mostOf(limit), mostOf(other)];
    if (a === undefined || b === undefined) return a === undefined && b !== undefined;
    return withSlowestWeekends(a) > withSlowestWeekends(b) && withoutWeekends(a) > withoutWeekends(b);
}

/** As the language writes it, e.g. `2d2h30min` or `1d2bd`. */
export function durationText({ seconds, businessDays }: Elapsed): string {
    let rest = Math.round(seconds);
    const parts: string[] = [];
    for (const [unit, size] of UNITS) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count > 0) parts.push(`${count}${unit}`);
    }
    if (businessDays > 0) parts.push(`${businessDays}bd`);
    return parts.length === 0 ? '0min' : parts.join('');
}
const UNITS = [['d', DAY], ['h', 3600], ['min', 60], ['s', 1]] as const;

function businessDaysIn(text: string): number {
    let days = 0;
    for (const [, digits] of text.matchAll(/(\d+(?:\.\d+)?)bd/g)) days += Number(digits);
    return days;
}

/** As durations are read (src/model/quantity.ts): a weekend of two days in every five business days begun. */
const withWeekends = (businessDays: number): number => businessDays + 2 * Math.ceil(businessDays / 5);
