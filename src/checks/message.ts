import { LOCALES, type Args, type Locale, type Localized } from './rule';
import { WORD_ARGS, wordFor } from './words';

/**
 * A text in one language, its `{name}` replaced by the arguments. What stands in `[…]` with a `{name}` in it is left out
 * when that argument is absent or empty: `no such word.[ Did you mean {nearest}?]`. An argument that stands for a word of
 * the language itself (`kind`, `wanted`, …) is put into the reader's language, too. A `{name}` without an argument stays.
 */
export function format(localized: Localized, args: Args, locale: Locale): string {
    const text = localized[locale];
    if (!text.includes('{')) return text;
    const present = text.includes('[') ? text.replace(OPTIONAL, (_, part: string) => (argumentsOf(part).every(name => (args[name] ?? '') !== '') ? part : '')) : text;
    return present.replace(ARGUMENT, (whole, name: string) => {
        const value = args[name];
        if (value === undefined) return whole;
        return WORD_ARGS.has(name) ? wordFor(String(value), locale) : String(value);
    });
}

/** The names of the arguments of one text, each once, sorted. */
export function argumentsOf(text: string): readonly string[] {
    return [...new Set(Array.from(text.matchAll(ARGUMENT), match => match[1]!))].sort();
}

const OPTIONAL = /\[([^[\]]*\{[A-Za-z][A-Za-z0-9]*\}[^[\]]*)\]/g;
const ARGUMENT = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** The language of ours that a language tag (`zh-CN`, `zh_TW.UTF-8`, `de`) asks for; English when none is. */
export function localeOf(tag: string | undefined): Locale {
    const parts = (tag ?? '').toLowerCase().split(/[-_.@]/);
    const exact = LOCALES.find(locale => locale.toLowerCase() === parts.slice(0, 2).join('-'));
    if (exact !== undefined) return exact;
    if (parts[0] !== 'zh') return 'en';
    return parts.some(part => TRADITIONAL.has(part)) ? 'zh-Hant' : 'zh-Hans';
}

const TRADITIONAL: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo']);
