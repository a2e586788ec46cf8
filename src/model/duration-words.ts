/**
 * A length of time in the words of a language: `2d2h` is “2 days 2 hours” and `1bd..2bd` “1–2 business days”, in Chinese
 * 2 天 2 小时 and 1–2 个工作日. With what may stand around it: `~2d` (about 2 days), `<2d` (less than 2 days), `+30s` (+30 seconds).
 * What is no length of time comes back as it is.
 */
export function durationInWords(text: string, locale: DurationLocale): string {
    const match = DURATION.exec(text);
    if (match === null) return text;
    const [, comparison, sign = '', low = '', high] = match;
    const words = WORDS[locale];
    const span = sign + (high === undefined ? sumInWords(low, words) : rangeInWords(low, high, words));
    return comparison === undefined ? span : words.comparisons[comparison as Comparison](span);
}

/** Languages of the words. */
export type DurationLocale = 'en' | 'zh-Hans' | 'zh-Hant';

type Unit = 's' | 'min' | 'h' | 'd' | 'bd' | 'w' | 'mo' | 'y';
type Comparison = '~' | '<' | '<=' | '>' | '>=';

const PART = String.raw`\d+(?:\.\d+)?(?:s|min|h|d|bd|w|mo|y)`;
const DURATION = new RegExp(String.raw`^([<>]=?|~)?([+-])?((?:${PART})+)(?:\.\.((?:${PART})+))?$`);

/** Business days beside other units are another kind of time: 3 days and 2 business days. */
function sumInWords(sum: string, { units, and }: Words): string {
    return partsOf(sum).map(({ digits, unit }, index, parts) => {
        const before = parts[index - 1]?.unit;
        const join = before === undefined ? '' : (before === 'bd') === (unit === 'bd') ? ' ' : and;
        return `${join}${digits} ${units[unit](Number(digits))}`;
    }).join('');
}

/** The unit is said once when both ends have the same. */
function rangeInWords(low: string, high: string, words: Words): string {
    const [from, to] = [partsOf(low), partsOf(high)];
    const [first, last] = [from[0]!, to[0]!];
    if (from.length > 1 || to.length > 1 || first.unit !== last.unit) return words.range(sumInWords(low, words), sumInWords(high, words));
    return `${first.digits}–${last.digits} ${words.units[last.unit](Number(last.digits))}`;
}

function partsOf(sum: string): readonly { readonly digits: string; readonly unit: Unit }[] {
    return Array.from(sum.matchAll(/(\d+(?:\.\d+)?)([a-z]+)/g), ([, digits, unit]) => ({ digits: digits!, unit: unit as Unit }));
}

interface Words {
    /** The unit behind a count. */
    readonly units: Readonly<Record<Unit, (count: number) => string>>;
    readonly comparisons: Readonly<Record<Comparison, (span: string) => string>>;
    /** Between business days and other units. */
    readonly and: string;
    /** From one length to another in other units. */
    readonly range: (low: string, high: string) => string;
}

const counted = (word: string) => (count: number): string => (count === 1 ? word : `${word}s`);
const always = (word: string) => (): string => word;
const WORDS: Readonly<Record<DurationLocale, Words>> = {
    en: {
        units: {
            s: counted('second'), min: counted('minute'), h: counted('hour'), d: counted('day'), bd: counted('business day'),
            w: counted('week'), mo: counted('month'), y: counted('year'),
        },
        comparisons: {
            '~': span => `about ${span}`, '<': span => `less than ${span}`, '<=': span => `at most ${span}`,
            '>': span => `more than ${span}`, '>=': span => `at least ${span}`,
        },
        and: ' and ',
        range: (low, high) => `${low} to ${high}`,
    },
    'zh-Hans': {
        units: {
            s: always('秒'), min: always('分钟'), h: always('小时'), d: always('天'), bd: always('个工作日'),
            w: always('周'), mo: always('个月'), y: always('年'),
        },
        comparisons: {
            '~': span => `约 ${span}`, '<': span => `不到 ${span}`, '<=': span => `最多 ${span}`, '>': span => `超过 ${span}`, '>=': span => `至少 ${span}`,
        },
        and: '加 ',
        range: (low, high) => `${low}到 ${high}`,
    },
    'zh-Hant': {
        units: {
            s: always('秒'), min: always('分鐘'), h: always('小時'), d: always('天'), bd: always('個工作天'),
            w: always('週'), mo: always('個月'), y: always('年'),
        },
        comparisons: {
            '~': span => `約 ${span}`, '<': span => `不到 ${span}`, '<=': span => `最多 ${span}`, '>': span => `超過 ${span}`, '>=': span => `至少 ${span}`,
        },
        and: '加 ',
        range: (low, high) => `${low}到 ${high}`,
    },
};

/** `1 day` as people say it behind “every”. */
export function unitAlone(time: string): string {
    return time.replace(/^1 (?=\D+$)/, '');
}
