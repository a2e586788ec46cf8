import { paragraph, stacked, type Block } from './block';
import { WORDS, type Hint, type Locale } from './words';

/** Instead of a picture that would be empty: what is missing, and how it is written. */
export function nothingYet(missing: string, hint: Hint, widthPx: number, locale: Locale): Block {
    return stacked([paragraph(missing, widthPx, 'body'), paragraph(WORDS[locale].hints[hint], widthPx, 'detail')], 4);
}
