/** Opening hours of a week, in minutes from Monday 00:00: sorted, not overlapping, not empty. */
export interface OpeningHours { readonly open: readonly (readonly [from: number, to: number])[] }

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/**
 * Reads what people write as opening hours: `09:00-21:00`, `9-12, 13-18`, `Mo-Fr 9:00-18:00; Sa 10am-2pm`, `24/7`,
 * `周一至周五 9:00-18:00`, `工作日 9点到18点`, `22:00-06:00`. Undefined when something in it is not understood: then nothing can be said.
 */
export function readHours(text: string): OpeningHours | undefined {
    let rest = text.normalize('NFKC').toLowerCase().trim();
    if (rest === '') return undefined;
    if (ALWAYS.test(rest)) return { open: [[0, WEEK_MINUTES]] };
    let days: readonly number[] = EVERY_DAY;
    let found = false;
    const spans: (readonly [number, number])[] = [];
    while (rest !== '') {
        const separator = SEPARATOR.exec(rest)?.[0];
        if (separator !== undefined) {
            rest = rest.slice(separator.length);
            continue;
        }
        const hours = readSpan(rest);
        if (hours !== undefined) {
            for (const day of days) spans.push([day * DAY_MINUTES + hours.from, day * DAY_MINUTES + hours.to]);
            found = true;
            rest = hours.rest;
            continue;
        }
        const named = readDays(rest);
        if (named === undefined) return undefined;
        days = named.days;
        rest = named.rest;
    }
    return found ? { open: merged(spans) } : undefined;
}

const ALWAYS = /^(?:24\s*\/\s*7|24\s*x\s*7|7\s*[x*]\s*24(?:\s*小[时時])?|(?:00?:00\s*-\s*24:00)|24\s*h(?:ours)?|24\s*小[时時]|全天(?:候)?|always|around the clock|open 24 hours)$/;
const SEPARATOR = /^(?:[\s,;、:()/&+]|and\b|和|及)+/;

// ---- Times of day -------------------------------------------------------------------------------------------------

const CLOCK = '(?:(上午|早上|中午|下午|晚上)\\s*)?(\\d{1,2})(?:[:.h](\\d{2})|[点點](半|(\\d{1,2})分?)?|[时時])?\\s*([ap]\\.?m\\.?)?';
const SPAN = new RegExp(`^${CLOCK}\\s*(?:-|–|—|~|至|到|to|until|till|bis)\\s*${CLOCK}(?:\\s*(?:uhr|h)\\b)?`);
const GROUPS = 6;

function readSpan(text: string): { readonly from: number; readonly to: number; readonly rest: string } | undefined {
    const match = SPAN.exec(text);
    if (match === null) return undefined;
    const from = minutesOf(match.slice(1, 1 + GROUPS));
    const to = minutesOf(match.slice(1 + GROUPS, 1 + 2 * GROUPS));
    if (from === undefined || to === undefined || from === to) return undefined;
    return { from, to: to > from ? to : to + DAY_MINUTES, rest: text.slice(match[0].length) };
}

function minutesOf([part, hours = '', minutes, half, chinese, meridiem]: readonly (string | undefined)[]): number | undefined {
    let hour = Number(hours);
    const minute = half === '半' ? 30 : Number(minutes ?? chinese ?? 0);
    const isAfternoon = meridiem?.startsWith('p') === true || part === '下午' || part === '晚上';
    if ((meridiem !== undefined || part !== undefined) && hour > 12) return meridiem === undefined && hour <= 24 ? hour * 60 + minute : undefined;
    if (isAfternoon && hour < 12) hour += 12;
    if ((meridiem?.startsWith('a') === true) && hour === 12) hour = 0;
    return hour > 24 || minute > 59 || (hour === 24 && minute > 0) ? undefined : hour * 60 + minute;
}

// ---- Days ---------------------------------------------------------------------------------------------------------

const DAY = '(?:(mo|tu|we|th|fr|sa|su)(?:n|nday|nd|e|es|esday|d|dnesday|u|ur|urs|ursday|i|iday|t|turday|day)?\\.?(?![a-z])|(?:周|週|星期|[礼禮]拜)([一二三四五六日天]))';
const DAYS = new RegExp(`^${DAY}(?:\\s*(?:-|–|—|~|至|到|to|through|bis)\\s*(?:${DAY}|([一二三四五六日天])))?`);
const LATIN_DAYS: readonly string[] = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

function readDays(text: string): { readonly days: readonly number[]; readonly rest: string } | undefined {
    for (const [pattern, days] of GROUPS_OF_DAYS) {
        const match = pattern.exec(text);
        if (match !== null) return { days, rest: text.slice(match[0].length) };
    }
    const found = new Set<number>();
    let rest = text;
    for (;;) {
        const match = DAYS.exec(rest);
        if (match === null) break;
        const [whole, latin, han, latinEnd, hanEnd, shortEnd] = match;
        const from = dayOf(latin, han);
        const end = dayOf(latinEnd, hanEnd ?? shortEnd) ?? from;
        if (from === undefined || end === undefined) return undefined;
        for (let day = from; ; day = (day + 1) % 7) {
            found.add(day);
            if (day === end) break;
        }
        rest = rest.slice(whole.length).replace(/^(?:\s*(?:[,、&+/]|and\b|和|及)\s*)(?=(?:mo|tu|we|th|fr|sa|su)|周|週|星期|[礼禮]拜)/, '');
    }
    return found.size === 0 ? undefined : { days: [...found], rest };
}

const GROUPS_OF_DAYS: readonly (readonly [RegExp, readonly number[]])[] = [
    [/^(?:daily|every day|每天|每日|天天|全年(?:[无無]休)?)/, EVERY_DAY],
    [/^(?:weekdays?|working days?|business days?|工作日|平日)/, [0, 1, 2, 3, 4]],
    [/^(?:weekends?|周末|週末)/, [5, 6]],
];

function dayOf(latin: string | undefined, han: string | undefined): number | undefined {
    if (latin !== undefined) return LATIN_DAYS.indexOf(latin);
    return han === undefined ? undefined : han === '天' ? 6 : '一二三四五六日'.indexOf(han);
}

// ---- Spans of a week ----------------------------------------------------------------------------------------------

/** Open when one of them is. */
export function openTogether(hours: readonly OpeningHours[]): OpeningHours {
    return { open: merged(hours.flatMap(({ open }) => open)) };
}

/** Within one week; what runs over Sunday night goes on on Monday. */
function merged(spans: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
    const inWeek = spans.flatMap(([from, to]): readonly (readonly [number, number])[] => (to <= WEEK_MINUTES ? [[from, to]] : [[from, WEEK_MINUTES], [0, to - WEEK_MINUTES]]));
    const found: [number, number][] = [];
    for (const [from, to] of [...inWeek].sort((a, b) => a[0] - b[0])) {
        const last = found.at(-1);
        if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
        else found.push([from, to]);
    }
    return found;
}

/** The longest wait for the next opening, of who comes while `arriving` is open; `at` is when that wait begins. */
export function longestWait(opening: OpeningHours, arriving: OpeningHours): { readonly at: number; readonly minutes: number } {
    let longest = { at: 0, minutes: 0 };
    opening.open.forEach(([, closes], index) => {
        const next = opening.open[index + 1]?.[0] ?? opening.open[0]![0] + WEEK_MINUTES;
        // The first moment of the closed time at which somebody can come waits longest.
        for (const week of [0, WEEK_MINUTES]) {
            for (const [from, to] of arriving.open) {
                const at = Math.max(closes, from + week);
                if (at < next && at < to + week && next - at > longest.minutes) longest = { at: at % WEEK_MINUTES, minutes: next - at };
            }
        }
    });
    return longest;
}

/** `21:00`, the time of day of a minute of the week. */
export function clockText(minute: number): string {
    const ofDay = minute % DAY_MINUTES;
    return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
