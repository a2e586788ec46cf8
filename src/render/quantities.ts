import { durationInWords } from '../model/duration-words';
import type { Quantity } from '../model/model';
import type { Locale } from './words';

/** A figure as people write it: `≤35%` for `<=35%`, `2 days` for `2d`, `约 15%` for `~15%` in Chinese. */
export function quantityInWords({ text, unit }: Quantity, locale: Locale): string {
    if (unit === 's') return durationInWords(text, locale);
    return text.replace(/^<=\s*/, '≤').replace(/^>=\s*/, '≥').replace(/^~\s*/, ABOUT[locale]);
}

const ABOUT: Readonly<Record<Locale, string>> = { en: '~', 'zh-Hans': '约 ', 'zh-Hant': '約 ' };
