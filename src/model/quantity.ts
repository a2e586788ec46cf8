import type { Duration, Quantity } from './model';

/** Why a text is no value, as a message key of the rule `invalid-value`, with what the author may have meant. */
export interface ValueProblem {
    readonly message: 'not-a-duration' | 'unknown-unit' | 'range-upside-down' | 'range-with-hyphen' | 'not-a-date' | 'not-a-time' | 'not-a-number' | 'not-whole';
    readonly args: Readonly<Record<string, string>>;
    /** What to write instead, when that is clear. */
    readonly corrected?: string;
}
/** `value` is there even with a problem, when the meaning is clear all the same. */
export interface Read<T> { readonly value?: T; readonly problem?: ValueProblem }

const MINUTE = 60;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Seconds; business days are counted apart. A month is 30 days and a year 365. */
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, min: MINUTE, h: HOUR, d: DAY, bd: DAY, w: 7 * DAY, mo: 30 * DAY, y: 365 * DAY };
/** What people write, and the unit that they mean. */
const UNIT_SYNONYMS: Readonly<Record<string, string>> = {
    sec: 's', secs: 's', second: 's', seconds: 's', 秒: 's', m: 'min', mins: 'min', minute: 'min', minutes: 'min', 分: 'min', 分钟: 'min', 分鐘: 'min',
    hr: 'h', hrs: 'h', hour: 'h', hours: 'h', 时: 'h', 時: 'h', 小时: 'h', 小時: 'h', day: 'd', days: 'd', 天: 'd', 日: 'd', wk: 'w', week: 'w', weeks: 'w',
    周: 'w', 週: 'w', 星期: 'w', month: 'mo', months: 'mo', 月: 'mo', 个月: 'mo', 個月: 'mo', yr: 'y', year: 'y', years: 'y', 年: 'y', 工作日: 'bd', 个工作日: 'bd',
    個工作日: 'bd', wd: 'bd', businessdays: 'bd',
};
const FULLWIDTH = /[０-９．＜＞＝～＋－−％／：≤≥]/g;
/** Those that no shift of the code gives. */
const OTHER_FORMS: Readonly<Record<string, string>> = { '−': '-', '≤': '<=', '≥': '>=' };

/** The ASCII form of the full-width digits and signs in a number, a date or a time. */
export function asciiOf(text: string): string {
    return text.replace(FULLWIDTH, sign => OTHER_FORMS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Reads `30s`, `1d12h`, `2bd`, `1d..3d`, `~2d`, `<2d`, `>2d`. */
export function readDuration(written: string): Read<Duration> {
    const text = asciiOf(written).replace(/[ \t]+/g, '');
    const match = /^([<>]=?|~)?(.*?)(?:(\.\.|…|[-–—~])(?=\d)(.+))?$/u.exec(text)!;
    const [, sign, low = '', separator, high] = match;
    const first = readSum(low, high === undefined ? undefined : unitOf(high));
    if (first.problem !== undefined && first.value === undefined) return { problem: namely(first.problem, text, low) };
    const second = high === undefined ? undefined : readSum(high, unitOf(low));
    if (second?.problem !== undefined && second.value === undefined) return { problem: namely(second.problem, text, high!) };

    const from = first.value!;
    const corrected = (sign ?? '') + (first.problem?.corrected ?? low) + (high === undefined ? '' : `..${second?.problem?.corrected ?? high}`);
    const unit = first.problem ?? second?.problem;
    const problem: ValueProblem | undefined = unit !== undefined ? { ...unit, corrected }
        : separator !== undefined && separator !== '..' ? { message: 'range-with-hyphen', args: { text, corrected }, corrected } : undefined;
    if (second?.value !== undefined) {
        // A range has both its ends already.
        if (sign !== undefined && sign !== '~') {
            const range = corrected.slice(sign.length);
            return { problem: { message: 'not-a-duration', args: { text }, corrected: range } };
        }
        const to = second.value;
        if (to.max < from.min) return { problem: { message: 'range-upside-down', args: { text }, corrected: `${high}..${low}` } };
        return { value: duration(corrected, from.min, to.max, from.business || to.business, sign === '~'), ...(problem && { problem }) };
    }
    const min = sign?.startsWith('<') ? 0 : from.min;
    const max = sign?.startsWith('>') ? undefined : from.max;
    return { value: duration(corrected, min, max, from.business, sign === '~'), ...(problem && { problem }) };
}

function duration(text: string, min: number, max: number | undefined, business: boolean, about: boolean): Duration {
    return { text, min, ...(max !== undefined && { max }), ...(about && { about: true as const }), ...(business && { businessDays: true as const }) };
}
function namely(problem: ValueProblem, whole: string, part: string): ValueProblem {
    const corrected = problem.corrected === undefined ? undefined : whole.replace(part, problem.corrected);
    return { ...problem, args: { ...problem.args, text: whole }, ...(corrected !== undefined && { corrected }) };
}
const unitOf = (text: string): string | undefined => /[^\d.]+$/u.exec(text)?.[0];

interface Sum { readonly min: number; readonly max: number; readonly business: boolean }

/** `1d12h`. A number without a unit takes `unit`, as in `1..3d`, and is a problem all the same. */
function readSum(text: string, unit: string | undefined): Read<Sum> {
    let min = 0;
    let businessDays = 0;
    let corrected = '';
    let problem: ValueProblem | undefined;
    let rest = text;
    if (rest === '') return { problem: { message: 'not-a-duration', args: { text } } };
    while (rest !== '') {
        const part = /^(\d+(?:\.\d+)?)(\p{L}*)/u.exec(rest);
        if (part === null) return { problem: { message: 'not-a-duration', args: { text } } };
        const [whole, digits = '', written = ''] = part;
        const meant = UNIT_SECONDS[written] !== undefined ? written : written === '' ? unit : UNIT_SYNONYMS[written.toLowerCase()];
        if (meant === undefined || UNIT_SECONDS[meant] === undefined) {
            return { problem: written === '' ? { message: 'not-a-duration', args: { text } } : { message: 'unknown-unit', args: { text, unit: written, nearest: '' } } };
        }
        if (meant !== written) problem = written === '' ? { message: 'not-a-duration', args: { text } } : { message: 'unknown-unit', args: { text, unit: written, nearest: meant } };
        if (meant === 'bd') businessDays += Number(digits);
        else min += Number(digits) * UNIT_SECONDS[meant]!;
        corrected += digits + meant;
        rest = rest.slice(whole.length);
    }
    const value: Sum = {
        min: min + businessDays * DAY,
        max: min + (businessDays + 2 * Math.ceil(businessDays / 5)) * DAY,
        business: businessDays > 0,
    };
    return problem === undefined ? { value } : { value, problem: { ...problem, corrected } };
}

/** Reads `45%`, `4.2/5`, `1200`, `-12`, `+5%`, `35s`, with `<`, `<=`, `>`, `>=` or `~` in front. */
export function readQuantity(written: string): Read<Quantity> {
    const text = asciiOf(written).replace(/[ \t]+/g, '');
    const match = /^(<=?|>=?|~)?([+-])?(\d+(?:\.\d+)?)(%|\/\d+(?:\.\d+)?)?$/.exec(text);
    if (match !== null) {
        const [, comparison, sign, digits, unit] = match;
        return {
            value: {
                text, value: Number(digits) * (sign === '-' ? -1 : 1),
                ...(comparison !== undefined && { comparison: comparison as NonNullable<Quantity['comparison']> }),
                ...(sign !== undefined && { signed: true as const }),
                ...(unit !== undefined && { unit: unit as NonNullable<Quantity['unit']> }),
            },
        };
    }
    const length = /^(<=?|>=?|~)?([+-])?(\d.*)$/u.exec(text);
    const read = length === null ? undefined : readDuration(length[3]!);
    if (read?.value === undefined || read.value.max !== read.value.min) return { problem: read?.problem ?? { message: 'not-a-number', args: { text } } };
    return {
        value: {
            text, value: read.value.min * (length![2] === '-' ? -1 : 1), unit: 's',
            ...(length![1] !== undefined && { comparison: length![1] as NonNullable<Quantity['comparison']> }),
            ...(length![2] !== undefined && { signed: true as const }),
        },
        ...(read.problem && { problem: read.problem }),
    };
}

/** Reads a whole, positive number such as the 4 of `day 4`. */
export function readWhole(written: string): Read<number> {
    const text = asciiOf(written).trim();
    return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { problem: { message: 'not-whole', args: { text } } };
}

/** Reads `2026-11-21`, `2026-11` or, with a clock time, `2026-11-21T10:30`; the value is in ISO form. */
export function readDate(written: string): Read<string> {
    const text = asciiOf(written);
    const match = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ](\d{1,2}:\d{2}))?$/.exec(text);
    const problem: ValueProblem = { message: 'not-a-date', args: { text } };
    if (match === null) return { problem };
    const [, year = '', month = '', day, clock] = match;
    if (Number(month) < 1 || Number(month) > 12) return { problem };
    if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))) return { problem };
    const time = clock === undefined ? undefined : readClock(clock);
    if (time?.problem !== undefined) return { problem: time.problem };
    const date = `${year}-${month.padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
    return { value: time === undefined ? date : `${date}T${time.value}` };
}
function daysIn(year: number, month: number): number {
    if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `9:05` or `18:00`; the value has two digits for the hour. */
export function readClock(written: string): Read<string> {
    const text = asciiOf(written);
    const match = /^(\d{1,2}):(\d{2})$/.exec(text);
    if (match === null || Number(match[1]) > 24 || Number(match[2]) > 59 || (Number(match[1]) === 24 && Number(match[2]) > 0)) {
        return { problem: { message: 'not-a-time', args: { text } } };
    }
    return { value: `${match[1]!.padStart(2, '0')}:${match[2]}` };
}
