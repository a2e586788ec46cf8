import type { Locale } from '../checks/rule';
import type { Change } from './change';
import { KINDS, type KindName } from './kinds';
import { sayIn } from './say';

/** What a change says in few words where it is seen what it is about: its first sentence, without the name of what changed and without a full stop. */
export function sayShort(change: Pick<Change, 'kind' | 'args' | 'customers' | 'elementKind'>, locale: Locale): string {
    const words = KINDS[change.kind as KindName].words;
    const isAtItself = change.elementKind === 'touchpoint' || change.elementKind === 'way';
    // A keyword that only explains a Chinese word is none in a picture, and there a name of the text stands in quotes: nothing there looks like code.
    const template = quoted(shortened(words[locale], isAtItself, locale).replace(/（[a-z]+）/gu, '').replace(/ +([,:;])/g, '$1'), locale);
    return capital(sayIn({ en: template, 'zh-Hans': template, 'zh-Hant': template }, change, locale).trim());
}

function shortened(template: string, isAtItself: boolean, locale: Locale): string {
    const first = firstSentence(template);
    if (!isAtItself) return first;
    return first
        .replace(/^(?:“\{at\}”|「\{at\}」)(?: |[:：] ?|的)?/u, '')
        .replace(/ from “\{from\}” to “\{to\}”|[从從][“「]\{from\}[”」]到[“「]\{to\}[”」]/u, '')
        // What is left of an addition that only said that.
        .replace(/\[[^[\]{}]*\]/gu, '')
        // What kind of thing it is stands before its name already: “the handoff”, “交接”.
        .replace(/((?:handoff|way):?) “\{at\}”/u, (_, noun: string) => noun.replace(':', ''))
        .replace(/(交接|路径|路徑|新增)：?(?:“\{at\}”|「\{at\}」)/u, '$1')
        .replace(/“\{at\}”|「\{at\}」/gu, IT[locale]);
}

/** What stands in brackets belongs together, with its full stops. */
function firstSentence(template: string): string {
    let depth = 0;
    for (let at = 0; at < template.length; at++) {
        const sign = template[at]!;
        if (sign === '[') depth++;
        if (sign === ']') depth--;
        if (depth === 0 && (sign === '。' || (sign === '.' && (at + 1 === template.length || template[at + 1] === ' ')))) return template.slice(0, at);
    }
    return template;
}

const quoted = (template: string, locale: Locale): string => template.replace(/ ?`([^`]*)`/g, (whole, name: string) => (locale === 'en' ? `${whole.startsWith(' ') ? ' ' : ''}“${name}”` : locale === 'zh-Hans' ? `“${name}”` : `「${name}」`));

const IT: Readonly<Record<Locale, string>> = { en: 'it', 'zh-Hans': '它', 'zh-Hant': '它' };
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
