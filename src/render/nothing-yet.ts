import { paragraph, stacked, type Block } from './block';
import { fontOf } from './paints';
import { widthOf } from './text/measure';
import { WORDS, type Hint, type Locale } from './words';

/** Instead of a picture that would be empty: what is missing, and how it is written. */
export function nothingYet(missing: string, hint: Hint, widthPx: number, locale: Locale): Block {
    const written = WORDS[locale].hints[hint];
    const fits = widthOf(written, fontOf('detail')) <= widthPx;
    return stacked([paragraph(missing, widthPx, 'body'), paragraph(fits ? written : written.replace(BETWEEN_CODES, '\n'), widthPx, 'detail')], 4);
}

/** Where a hint that is too long for a line ends its first one: between two pieces of code, not inside one. */
const BETWEEN_CODES = / (?=– )|(?<=；)/u;
