import type { LivedCase, LivedEntry } from '../../../analysis/lived';
import { COLUMN_GAP_PX, LANE_TITLE_PX } from '../../lanes';
import type { CaseWords } from './words';

/**
 * The time of a case, from left to right. Days are columns of one width, those on which nothing happened too, so that a
 * wait is as wide as it is long; on an even scale the days between two entries are one narrow column.
 */
export interface CaseAxis {
    readonly columns: readonly AxisColumn[];
    readonly widthPx: number;
    readonly columnOf: (entry: LivedEntry) => AxisColumn;
    /** Where on the axis something stands that happens on a day; its beginning (0) or its end (1) or between. */
    readonly xAt: (day: number, part: number) => number | undefined;
}
export interface AxisColumn {
    readonly label: string;
    readonly leftPx: number;
    readonly widthPx: number;
    /** First and last day; undefined for what lies before, and for what has no time. */
    readonly days: readonly [first: number, last: number] | undefined;
    readonly isSilent: boolean;
    readonly entries: readonly LivedEntry[];
}

export const DAY_PX = 208;
const GAP_DAY_PX = 84;
/** With more days than this, a true scale would be wider than any screen: then the days between are narrow too. */
const MOST_DAYS = 14;
const NARROWEST_DAY_PX = 10;

export function axisOf(lived: LivedCase, scale: 'even' | 'time', words: CaseWords): CaseAxis {
    const groups: { label: string; days: readonly [number, number] | undefined; entries: LivedEntry[]; isSilent: boolean }[] = [];
    const silent = new Set(lived.silences.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)));
    const span = spanOf(lived.entries);
    const isTrue = scale === 'time' && span <= MOST_DAYS;
    let lastDay: number | undefined;
    for (const entry of lived.entries) {
        const last = groups.at(-1);
        if (entry.day === undefined) {
            const label = entry.place.kind === 'before' ? words.before : words.someTime;
            if (last !== undefined && last.days === undefined && last.label === label) last.entries.push(entry);
            else groups.push({ label, days: undefined, entries: [entry], isSilent: false });
            continue;
        }
        if (last?.days?.[1] === entry.day && !last.isSilent) {
            last.entries.push(entry);
            continue;
        }
        const [from, to] = [(lastDay ?? entry.day) + 1, entry.day - 1];
        if (from <= to) {
            const gaps: readonly (readonly [number, number])[] = isTrue ? Array.from({ length: to - from + 1 }, (_, index) => [from + index, from + index] as const) : [[from, to]];
            for (const days of gaps) groups.push({ label: dayLabel(days, lived, words), days, entries: [], isSilent: silent.has(days[0]) || silent.has(days[1]) });
        }
        groups.push({ label: dayLabel([entry.day, entry.day], lived, words), days: [entry.day, entry.day], entries: [entry], isSilent: false });
        lastDay = entry.day;
    }
    let x = LANE_TITLE_PX;
    const columns = groups.map(({ label, days, entries, isSilent }, index): AxisColumn => {
        if (index > 0) x += days?.[0] !== undefined && groups[index - 1]?.days !== undefined ? 0 : COLUMN_GAP_PX;
        const count = days === undefined ? 1 : days[1] - days[0] + 1;
        const widthPx = entries.length > 0 || isTrue ? DAY_PX : Math.min(DAY_PX, Math.max(GAP_DAY_PX, count * NARROWEST_DAY_PX));
        const column = { label, leftPx: x, widthPx, days, isSilent, entries };
        x += widthPx;
        return column;
    });
    const byEntry = new Map(columns.flatMap((column) => column.entries.map((entry) => [entry, column] as const)));
    return {
        columns, widthPx: x,
        columnOf: (entry) => byEntry.get(entry)!,
        xAt: (day, part) => {
            const dated = columns.filter(({ days }) => days !== undefined);
            const within = dated.find(({ days }) => days![0] <= day && day <= days![1]);
            if (within !== undefined) return within.leftPx + within.widthPx * ((day - within.days![0] + part) / (within.days![1] - within.days![0] + 1));
            const last = dated.at(-1);
            return last === undefined ? undefined : day < dated[0]!.days![0] ? dated[0]!.leftPx : last.leftPx + last.widthPx;
        },
    };
}

function spanOf(entries: readonly LivedEntry[]): number {
    const days = entries.flatMap(({ day }) => day ?? []);
    return days.length === 0 ? 0 : Math.max(...days) - Math.min(...days) + 1;
}

export function dayLabel([first, last]: readonly [number, number], { dateOf }: Pick<LivedCase, 'dateOf'>, words: CaseWords): string {
    const [from, to] = [dateOf(first), dateOf(last)];
    if (from !== undefined && to !== undefined) return first === last ? from : `${from} – ${to}`;
    return first === last ? words.day(first) : words.dayRange(first, last);
}
