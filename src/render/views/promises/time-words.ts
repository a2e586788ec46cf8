import { durationText, withSlowestWeekends, type Elapsed } from '../../../analysis/elapsed';
import { durationInWords } from '../../../model/duration-words';
import type { Limit } from '../../../model/model';
import type { Locale } from '../../words';
import type { Bar, BarStep } from './bars';
import type { PromiseWords } from './words';

export function elapsedWords(elapsed: Elapsed, locale: Locale): string {
    return durationInWords(durationText(elapsed), locale);
}

/** `4 hours to 1 day`; what may take no time at all by its most alone. */
export function stepWords({ least, most, times }: BarStep, words: PromiseWords, locale: Locale): string {
    const [low, high] = [durationText(least), durationText(most)];
    const isNothing = least.seconds === 0 && least.businessDays === 0;
    const once = durationInWords(low === high ? high : isNothing ? `<=${high}` : `${low}..${high}`, locale);
    return times > 1 ? words.times(times, once) : once;
}

export function limitWords(limit: Limit, words: PromiseWords, locale: Locale): string {
    if (!('duration' in limit)) return words.inWords(limit.words);
    return words.within(durationInWords(limit.duration.text, locale), limit.when);
}

/** What a bar comes to, in a sentence, and whether that is good. */
export function sumWords({ slowest, isLate, limit, limits, unknown, unbounded, steps }: Bar, words: PromiseWords, locale: Locale): { readonly text: string; readonly is: 'good' | 'bad' | 'open' } {
    const total = elapsedWords(slowest.most, locale);
    if (isLate && limit !== undefined) {
        const over = (seconds: number): string => elapsedWords({ seconds: withSlowestWeekends(slowest.most) - seconds, businessDays: 0 }, locale);
        const late = limit.soonerSeconds === undefined ? words.lateBy(over(limit.seconds)) : words.lateByEither(over(limit.seconds), over(limit.soonerSeconds));
        return { text: join(words.atMost(total), late, locale), is: 'bad' };
    }
    if (unbounded.length > 0) return { text: words.endless(total), is: 'open' };
    if (unknown.length > 0) return { text: steps.length === 0 ? words.nothingKnown : words.known(total), is: 'open' };
    if (limit?.soonerSeconds !== undefined && limit.soonerSeconds < withSlowestWeekends(slowest.most)) return { text: join(words.atMost(total), words.underCondition, locale), is: 'open' };
    return limits === undefined ? { text: words.atMost(total), is: 'open' } : { text: join(words.atMost(total), words.inTime, locale), is: 'good' };
}

const join = (one: string, other: string, locale: Locale): string => (locale === 'en' ? `${one}: ${other}` : `${one}，${other}`);
