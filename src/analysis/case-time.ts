import type { CaseEntry, DayPart, Limit, Moment } from '../model/model';
import { DAY } from '../model/quantity';

/** Where an entry of a case stands on its days. `from` and `to` are minutes of that day, for who knows no better the whole day. */
export type DayPlace =
    | { readonly kind: 'before' }
    | { readonly kind: 'day'; readonly day: number; readonly from: number; readonly to: number }
    /** A month alone, a date that is none, or dates that nothing ties to the counted days. */
    | { readonly kind: 'unknown' };

/** The days of a case: those that it counts itself, or counted from its first date. */
export interface CaseCalendar {
    readonly placeOf: (moment: Moment) => DayPlace;
    /** The ISO date of a day, for a case that is told in dates. */
    readonly dateOf: (day: number) => string | undefined;
}

const MINUTES_A_DAY = 24 * 60;
/** What people mean by them, so wide that neighbours overlap; a night may be the one after or the one before. */
const PARTS: Readonly<Record<DayPart, readonly [from: number, to: number]>> = {
    morning: [4 * 60, 12 * 60], noon: [11 * 60, 14 * 60], afternoon: [12 * 60, 19 * 60], evening: [17 * 60, MINUTES_A_DAY], night: [0, MINUTES_A_DAY],
};

/**
 * Dates count from the first one, which is day 1. Where a case has both dates and counted days, the order in which they are
 * written may leave only one way to lay them over each other; else those of the rarer kind stand nowhere.
 */
export function calendarOf(entries: readonly CaseEntry[]): CaseCalendar {
    const moments = entries.map(({ moment }) => moment);
    const ordinals = moments.flatMap(moment => (moment.kind === 'date' ? ordinalOf(moment.date) ?? [] : []));
    const counted = moments.filter(({ kind }) => kind === 'day').length;
    const tied = counted === 0 || ordinals.length === 0 ? undefined : offsetBetween(moments);
    const isDated = ordinals.length > counted && tied === undefined;
    const offset = tied ?? (isDated ? Math.min(...ordinals) - 1 : undefined);
    return {
        placeOf(moment) {
            if (moment.kind === 'before') return moment;
            const day = moment.kind === 'date' ? dayOf(ordinalOf(moment.date), offset) : isDated ? undefined : moment.day;
            if (day === undefined) return { kind: 'unknown' };
            const [from, to] = minutesOf(moment.clock, moment.part);
            return { kind: 'day', day, from, to };
        },
        dateOf: day => (isDated && offset !== undefined ? dateOf(day + offset) : undefined),
    };
}

const dayOf = (ordinal: number | undefined, offset: number | undefined): number | undefined =>
    (ordinal === undefined || offset === undefined ? undefined : ordinal - offset);

/** How far dates lie behind counted days, when the written order (no entry before the one above it) leaves one answer only. */
function offsetBetween(moments: readonly Moment[]): number | undefined {
    let least = -Infinity;
    let most = Infinity;
    let lastDay: number | undefined;
    let lastDate: number | undefined;
    for (const moment of moments) {
        if (moment.kind === 'day') {
            lastDay = Math.max(lastDay ?? -Infinity, moment.day);
            if (lastDate !== undefined) least = Math.max(least, lastDate - moment.day);
        }
        const date = moment.kind === 'date' ? ordinalOf(moment.date) : undefined;
        if (date === undefined) continue;
        lastDate = Math.max(lastDate ?? -Infinity, date);
        if (lastDay !== undefined) most = Math.min(most, date - lastDay);
    }
    return least === most ? least : undefined;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** Days since 1970; undefined for a month alone and for what is no date. */
function ordinalOf(date: string): number | undefined {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
    if (match === null) return undefined;
    const ordinal = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MILLISECONDS_A_DAY;
    return dateOf(ordinal) === date ? ordinal : undefined;
}

function dateOf(ordinal: number): string | undefined {
    const time = ordinal * MILLISECONDS_A_DAY;
    return FIRST_DATE <= time && time < BEHIND_LAST_DATE ? new Date(time).toISOString().slice(0, 10) : undefined;
}
const FIRST_DATE = Date.UTC(100, 0, 1);
const BEHIND_LAST_DATE = Date.UTC(10_000, 0, 1);

/** Whether one moment surely lies behind another one. Counted days and dates say nothing of each other. */
export function isLater(one: Moment, other: Moment): boolean {
    if (one.kind === 'before' || other.kind === 'before') return other.kind === 'before' && one.kind !== 'before';
    const [day, otherDay] = [dayIn(one), dayIn(other)];
    if (one.kind !== other.kind || day === undefined || otherDay === undefined) return false;
    return day === otherDay ? minutesOf(one.clock, one.part)[0] > minutesOf(other.clock, other.part)[1] : day > otherDay;
}
const dayIn = (moment: Exclude<Moment, { kind: 'before' }>): number | undefined => (moment.kind === 'day' ? moment.day : ordinalOf(moment.date));

function minutesOf(clock: string | undefined, part: DayPart | undefined): readonly [number, number] {
    if (clock !== undefined) {
        const [hours = 0, minutes = 0] = clock.split(':').map(Number);
        return [hours * 60 + minutes, hours * 60 + minutes];
    }
    return part === undefined ? [0, MINUTES_A_DAY] : PARTS[part];
}

/** Whether one is certainly before the other. */
function isBefore(one: DayPlace, other: DayPlace): boolean {
    if (one.kind === 'unknown' || other.kind === 'unknown' || other.kind === 'before') return false;
    if (one.kind === 'before') return true;
    return one.day < other.day || (one.day === other.day && one.to < other.from);
}

/** In the order of time; equal times, and what stands nowhere, keep the written order. */
export function inOrder<T extends { readonly place: DayPlace }>(written: readonly T[]): readonly T[] {
    const ordered: T[] = [];
    for (const item of written) {
        let at = ordered.length;
        while (at > 0 && isBefore(item.place, ordered[at - 1]!.place)) at--;
        ordered.splice(at, 0, item);
    }
    return ordered;
}

/**
 * The last calendar day on which something is in time that was promised then: it is due at the end of the day of its latest
 * limit, a conditional one too. Where the hour is not known it may have been the last of that day. Undefined when some limit
 * has no end (`"soon"`, `>2d`), or nobody knows from when it counts.
 */
export function dueDayOf(limits: readonly Limit[], made: DayPlace): number | undefined {
    if (made.kind !== 'day' || limits.length === 0) return undefined;
    const seconds = limits.map(longestOf);
    if (seconds.some(length => length === undefined)) return undefined;
    const start = Math.min(made.to, MINUTES_A_DAY - 1) * 60;
    return made.day + Math.floor((start + Math.max(...seconds.map(Number))) / DAY);
}

/** In sums a month has 30 days; on a calendar it may have 31, and a year 366. */
function longestOf(limit: Limit): number | undefined {
    if (!('duration' in limit) || limit.duration.max === undefined) return undefined;
    const { text, max } = limit.duration;
    const latest = text.slice(text.lastIndexOf('..') + 1);
    const more = Array.from(latest.matchAll(/(\d+(?:\.\d+)?)(?:mo|y)/g), ([, count]) => Math.ceil(Number(count)));
    return max + more.reduce((sum, days) => sum + days, 0) * DAY;
}
