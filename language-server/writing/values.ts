import type { Expected } from './grammar-walk';
import type { Spot } from './spot';
import type { Suggestion } from './suggestions';
import type { Locale, Localized } from '../../src/checks/rule';
import { durationInWords } from '../../src/model/duration-words';

/** Lengths of time, dates and feelings: what fits the number that was begun. */
export function valuesFor({ word, rules }: Expected, spot: Spot, today: string, locale: Locale): readonly Suggestion[] {
    const value = (label: string, title: string): Suggestion => ({ kind: 'value', label, title, insert: label, isSnippet: false, filter: label, replaces: spot.word, subject: { of: 'text', text: title } });
    switch (word) {
        case 'DURATION': {
            const begun = /^([<>~]?[ \t]*)(\d*)[a-z]*$/.exec(spot.prefix);
            if (begun === null) return [];
            const lengths = begun[2] === '' ? USUAL : UNITS.map((unit) => `${begun[2]!}${unit}`);
            return lengths.map((length) => begun[1]! + length).filter((length) => length.startsWith(spot.prefix)).map((length) => value(length, durationInWords(length.replace(/\s/g, ''), locale)));
        }
        case 'DATE':
            return today.startsWith(spot.prefix) ? [value(today, TODAY[locale])] : [];
        case 'VALUE':
            return rules.at(-1) === 'Feels' ? SCORES.filter(([score]) => score.startsWith(spot.prefix)).map(([score, said]) => value(score, said[locale])) : [];
        default: return [];
    }
}

const USUAL = ['15min', '1h', '4h', '1d', '2d', '1bd', '1w', '1mo'];
const UNITS = ['s', 'min', 'h', 'd', 'bd', 'w', 'mo', 'y'];
const TODAY: Localized = { en: 'today', 'zh-Hans': '今天', 'zh-Hant': '今天' };
const SCORES: readonly (readonly [string, Localized])[] = [
    ['+2', { en: 'delighted', 'zh-Hans': '非常满意', 'zh-Hant': '非常滿意' }],
    ['+1', { en: 'pleased', 'zh-Hans': '满意', 'zh-Hant': '滿意' }],
    ['0', { en: 'neither', 'zh-Hans': '一般', 'zh-Hant': '一般' }],
    ['-1', { en: 'annoyed', 'zh-Hans': '不满', 'zh-Hant': '不滿' }],
    ['-2', { en: 'upset', 'zh-Hans': '非常不满', 'zh-Hant': '非常不滿' }],
];
