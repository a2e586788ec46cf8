import type { Arg, Args, Said } from '../model/args';
import { durationInWords, unitAlone } from '../model/duration-words';
import { LOCALES, type Locale, type Localized } from './rule';
import { WORD_ARGS, wordFor } from './words';

/**
 * A text in one language, its `{name}` replaced by the arguments. What stands in `[…]` with a `{name}` in it is left out
 * when that argument is absent or empty: `no such word.[ Did you mean {nearest}?]`. An argument that stands for a word of
 * the language itself (`kind`, `wanted`, …) and what is `Said` are put into the reader's language, too. A `{name}` without an
 * argument stays.
 */
export function format(localized: Localized, args: Args, locale: Locale): string {
    const text = localized[locale];
    if (!text.includes('{')) return text;
    const present = text.includes('[') ? text.replace(OPTIONAL, (_, part: string) => (argumentsOf(part).every(name => !isEmpty(args[name])) ? part : '')) : text;
    return present.replace(ARGUMENT, (whole, before: string, name: string, after: string, at: number) => {
        const value = args[name];
        if (value === undefined) return whole;
        if (typeof value !== 'object') return before + (WORD_ARGS.has(name) ? wordFor(String(value), locale) : String(value)) + after;
        const words = inWords(value, locale, present.slice(0, at) + before);
        if (locale === 'en') return before + words + after;
        return gap(present[at - 1], before, words[0]) + words + gap(words.at(-1), after, present[at + whole.length]);
    });
}

/** A space between a Chinese character and a letter or digit, none beside other Chinese text; elsewhere as it is written. */
function gap(left: string | undefined, written: string, right: string | undefined): string {
    if (left === undefined || left === '}' || right === undefined || right === '{' || !(CHINESE.test(left) || CHINESE.test(right))) return written;
    return (HAN.test(left) && NARROW.test(right)) || (NARROW.test(left) && HAN.test(right)) ? ' ' : '';
}
const HAN = /\p{Script=Han}/u;
const CHINESE = /[\p{Script=Han}，。：；、！？（）“”「」]/u;
const NARROW = /[A-Za-z0-9<>~≤+-]/;

function isEmpty(value: Arg | undefined): boolean {
    if (value === undefined || value === '') return true;
    if (typeof value !== 'object') return false;
    if ('all' in value) return value.all.length === 0;
    if ('words' in value) return value.words.length === 0;
    return 'any' in value ? value.any.length === 0 : 'parts' in value && value.parts.every(isEmpty);
}

/** @param before what the words stand behind. */
function inWords(said: Said, locale: Locale, before = ''): string {
    if ('duration' in said) return before.endsWith('every ') ? unitAlone(durationInWords(said.duration, locale)) : durationInWords(said.duration, locale);
    if ('words' in said) return said.words.map(key => wordFor(key, locale)).join(LISTS[locale].comma);
    if ('parts' in said) return said.parts.reduce<string>((text, part) => text + (typeof part === 'object' ? inWords(part, locale, before + text) : String(part)), '');
    const { quote, comma, and, or, more } = LISTS[locale];
    const quoted = ('all' in said ? said.all : said.any).map(quote);
    if ('all' in said && said.more === true) return quoted.join(comma) + more;
    const last = quoted.length > 1 ? ('all' in said ? and : or) + quoted.at(-1)! : quoted[0] ?? '';
    return quoted.slice(0, -1).join(comma) + last;
}

const LISTS = {
    en: { quote: (text: string) => `“${text}”`, comma: ', ', and: ' and ', or: ' or ', more: ' and more' },
    'zh-Hans': { quote: (text: string) => `“${text}”`, comma: '、', and: '和', or: '或', more: '等' },
    'zh-Hant': { quote: (text: string) => `「${text}」`, comma: '、', and: '和', or: '或', more: '等' },
} as const;

/** The names of the arguments of one text, each once, sorted. */
export function argumentsOf(text: string): readonly string[] {
    return [...new Set(Array.from(text.matchAll(ARGUMENT), match => match[2]!))].sort();
}

const OPTIONAL = /\[([^[\]]*\{[A-Za-z][A-Za-z0-9]*\}[^[\]]*)\]/g;
const ARGUMENT = /( ?)\{([A-Za-z][A-Za-z0-9]*)\}( ?)/g;

/** The language of ours that a language tag (`zh-CN`, `zh_TW.UTF-8`, `de`) asks for; English when none is. */
export function localeOf(tag: string | undefined): Locale {
    const parts = (tag ?? '').toLowerCase().split(/[-_.@]/);
    const exact = LOCALES.find(locale => locale.toLowerCase() === parts.slice(0, 2).join('-'));
    if (exact !== undefined) return exact;
    if (parts[0] !== 'zh') return 'en';
    return parts.some(part => TRADITIONAL.has(part)) ? 'zh-Hant' : 'zh-Hans';
}

const TRADITIONAL: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo']);
