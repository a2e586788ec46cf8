import { format } from '../checks/message';
import type { Locale, Localized } from '../checks/rule';
import type { Arg } from '../model/args';
import type { Change, ChangeClass } from './change';
import { KINDS, type KindName } from './kinds';
import { listWord } from './list-words';
import { NO_TIME } from './values';

/** What a change says, in one language. */
export function say(change: Pick<Change, 'kind' | 'args' | 'customers'>, locale: Locale): string {
    return sayIn(KINDS[change.kind as KindName].words, change, locale);
}

/** The same in other words than those of its kind. */
export function sayIn(words: Localized, { args, customers }: Pick<Change, 'args' | 'customers'>, locale: Locale): string {
    const who = customers.length === 0 ? CUSTOMER[locale] : customers.slice(0, -1).join(COMMA[locale]) + (customers.length > 1 ? AND[locale] : '') + customers.at(-1)!;
    const said: Record<string, Arg> = { ...args, who: { parts: [who] }, Who: { parts: [capital(who)] } };
    for (const [name, value] of Object.entries(said)) said[name] = inLanguage(value, locale);
    // Around what is put into a language no space is left in Chinese; an arrow has one on both sides.
    return format(agreeing(words, customers.length), said, locale).replace(/ *→ */gu, ' → ');
}

/** Of `waits|wait` the verb that fits so many customers; only English has two. */
const agreeing = (words: Localized, customers: number): Localized => ({ ...words, en: words.en.replace(/([a-z]+)\|([a-z]+)/g, customers > 1 ? '$2' : '$1') });

/** A limit that is not there is said in words. */
function inLanguage(value: Arg, locale: Locale): Arg {
    if (value === NO_TIME) return NO_LIMIT[locale];
    if (typeof value === 'object' && 'words' in value) return { parts: [value.words.map(word => listWord(word, locale)).join(COMMA[locale])] };
    return typeof value === 'object' && 'parts' in value ? { parts: value.parts.map(part => inLanguage(part, locale)) } : value;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
const CUSTOMER = words('the customer', '客户', '顧客');
const NO_LIMIT = words('no time', '没有期限', '沒有期限');
const COMMA = words(', ', '、', '、');
const AND = words(' and ', '和', '和');

/** What a class is called, and what it says of a change. */
export const CLASS_WORDS: Readonly<Record<ChangeClass, { readonly name: Localized; readonly meaning: Localized }>> = {
    breaking: { name: words('breaking', '破坏性', '破壞性'), meaning: words('The customer loses something', '客户有所损失', '顧客有所損失') },
    risky: { name: words('risky', '有风险', '有風險'), meaning: words('The customer may lose something', '客户可能有所损失', '顧客可能有所損失') },
    improving: { name: words('improving', '改善', '改善'), meaning: words('The customer gains something', '客户有所得', '顧客有所得') },
    evidence: { name: words('evidence', '依据', '依據'), meaning: words('More or less is known; the journey is the same', '只是所知有变，旅程不变', '只是所知有變，旅程不變') },
    text: { name: words('text', '文字', '文字'), meaning: words('Other words, or nothing that a customer meets', '只是说法不同，或客户不会遇到的变化', '只是說法不同，或顧客不會遇到的變化') },
    draft: { name: words('draft', '草稿', '草稿'), meaning: words('In a draft, which is not judged', '草稿中的变化，不作判断', '草稿中的變化，不作判斷') },
};
