import { eastAsianWidthType } from 'get-east-asian-width';
import { ASCII_WIDTHS, LATIN_WIDTHS } from './widths';

/** How text is set: what its width depends on. */
export interface Font { readonly sizePx: number; readonly weight: 'regular' | 'bold' }

/**
 * How wide a text is set, in pixels: an estimate without a font at hand, with a margin, so that real text is rarely wider.
 * @param text one line, without control characters.
 * @param wideAmbiguous whether signs of both worlds, “ ” … —, are set as wide as an ideograph: they are in East Asian text.
 */
export function widthOf(text: string, font: Font, wideAmbiguous = hasEastAsian(text)): number {
    const boldness = font.weight === 'bold' ? BOLD : 1;
    let thousandths = 0;
    for (const character of text) {
        const width = advance(character.codePointAt(0)!, wideAmbiguous);
        thousandths += width === EM ? width : width * boldness;
    }
    return thousandths * font.sizePx * MARGIN / 1000;
}

/** Whether a character belongs to the one before it, as an accent does, so that nothing may come between the two. */
export function extendsPrevious(character: string): boolean {
    return EXTENDING.test(character);
}

/** Whether a text has ideographs or letters of Japanese or Korean. */
export function hasEastAsian(text: string): boolean {
    return EAST_ASIAN.test(text);
}

/** Fonts differ: with this, five of six common ones stay below the estimate. */
const MARGIN = 1.05;
/** Semi-bold letters against regular ones, measured on the same fonts; ideographs stay one em. */
const BOLD = 1.05;
const EM = 1000;
/** For letters of scripts without a table: Cyrillic and Greek are near it, others narrower. */
const OTHER_LETTER = 620;
const GENERAL_PUNCTUATION = 450;

const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
const EXTENDING = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u;
const ZERO_WIDTH = /^[\p{M}\p{Cf}]/u;

function advance(codePoint: number, wideAmbiguous: boolean): number {
    if (codePoint <= 0x7e) return ASCII_WIDTHS[codePoint - 0x20] ?? 0;
    if (0xa0 <= codePoint && codePoint <= 0x24f) return LATIN_WIDTHS[codePoint - 0xa0]!;
    if (ZERO_WIDTH.test(String.fromCodePoint(codePoint))) return 0;
    const type = eastAsianWidthType(codePoint);
    if (type === 'wide' || type === 'fullwidth') return EM;
    if (type === 'ambiguous' && wideAmbiguous) return EM;
    return 0x2000 <= codePoint && codePoint < 0x2070 ? GENERAL_PUNCTUATION : OTHER_LETTER;
}
