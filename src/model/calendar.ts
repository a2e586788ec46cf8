/** The last day that an ISO date (`2026-11-21`, `2026-11`, or with a clock time) stands for, so many days later. Undefined when it is no date, or lies behind the year 9999. */
export function addDays(date: string, days: number): string | undefined {
    const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(date);
    if (match === null) return undefined;
    const [year, month] = [Number(match[1]), Number(match[2])];
    // Day 0 of the next month is the last one of this month.
    const day = match[3] === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, Number(match[3]));
    const later = day + days * MILLISECONDS_A_DAY;
    return later < END_OF_CALENDAR ? new Date(later).toISOString().slice(0, 10) : undefined;
}
const MILLISECONDS_A_DAY = 86_400_000;
const END_OF_CALENDAR = Date.UTC(10_000, 0, 1);

/** The last day that an ISO date stands for: `2026-11` is `2026-11-30`. */
export const lastDayOf = (date: string): string | undefined => addDays(date, 0);
