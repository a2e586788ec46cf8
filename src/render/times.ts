import { durationText, withSlowestWeekends, type Elapsed } from '../analysis/elapsed';
import { durationInWords, unitAlone } from '../model/duration-words';
import type { Duration, Length, Limit } from '../model/model';
import type { Locale } from './words';

/** How long something takes, as people say it; an author's own words for it in quotes. */
export function lengthInWords(length: Length, locale: Locale): string {
    return 'duration' in length ? durationInWords(length.duration.text, locale) : quoted(length.words, locale);
}

/** A sum of times, e.g. `2 days 4 hours`. Business days with the weekends that they take at most. */
export function elapsedInWords(elapsed: Elapsed, locale: Locale): string {
    return secondsInWords(withSlowestWeekends(elapsed), locale);
}
export function secondsInWords(seconds: number, locale: Locale): string {
    return durationInWords(durationText({ seconds, businessDays: 0 }), locale);
}

/** `1 day or 2 days (out of stock)`: all limits of one thing, each with its condition. */
export function limitsInWords(limits: readonly Limit[], locale: Locale): string {
    const { or, condition } = WORDS[locale];
    return limits.map((limit) => `${lengthInWords(limit, locale)}${limit.when === undefined ? '' : condition(limit.when)}`).join(or);
}

/** How often: `every 6 months`, and `every month` for one. */
export function everyInWords({ text }: Duration, locale: Locale): string {
    return WORDS[locale].every(durationInWords(text, locale));
}

/** The author's words, in the quotes of a language. */
export function quoted(words: string, locale: Locale): string {
    return locale === 'zh-Hant' ? `「${words}」` : `“${words}”`;
}

const WORDS: Readonly<Record<Locale, { readonly or: string; readonly condition: (condition: string) => string; readonly every: (time: string) => string }>> = {
    en: { or: ' or ', condition: (condition) => ` (${condition})`, every: (time) => `every ${unitAlone(time)}` },
    'zh-Hans': { or: '或 ', condition: (condition) => `（${condition}）`, every: (time) => `每 ${time}` },
    'zh-Hant': { or: '或 ', condition: (condition) => `（${condition}）`, every: (time) => `每 ${time}` },
};
