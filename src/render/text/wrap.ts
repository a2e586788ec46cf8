import LineBreaker from 'linebreak';
import { extendsPrevious, hasEastAsian, widthOf, type Font } from './measure';

/**
 * Breaks a text into lines that fit, by the rules of Unicode (UAX #14): no line begins with closing punctuation or ends
 * with an opening one; nor does one begin with a point that stands between two facts. The lines are as few as possible,
 * and then as even as possible, so that no single character is left over on the last one; where it costs little, they end with a
 * phrase and not within a Chinese word. A word that is wider than a line is broken within.
 * @param widthPx at least one character is put on a line, however narrow that is.
 * @returns at least one line; the only one of an empty text is empty.
 */
export function wrap(text: string, widthPx: number, font: Font): readonly string[] {
    if (!NEEDS_WORK.test(text) && widthOf(text, font) <= widthPx) return [text];
    return text.split(NEWLINE).flatMap((paragraph) => wrapParagraph(paragraph.replace(SPACES, ' ').trim(), widthPx, font));
}

/** Most texts have none of it, and fit on a line. */
const NEEDS_WORK = /[\t\n\v\f\r\u0085\u2028\u2029]| {2}|^ | $/;
const NEWLINE = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const SPACES = /[\t ]+/g;
function wrapParagraph(text: string, widthPx: number, font: Font): readonly string[] {
    if (widthOf(text, font) <= widthPx) return [text];
    // A piece is measured as a part of its text: a dash between ideographs is wide, even where it is a piece of its own.
    const eastAsian = hasEastAsian(text);
    const measure = (part: string): number => widthOf(part, font, eastAsian);
    const fits = (part: string): boolean => measure(part.trimEnd()) <= widthPx;
    const pieces = withLengthsWhole(withQuotedWhole(piecesOf(text), text, fits), text, fits).flatMap((piece) => {
        const ownPx = measure(piece.trimEnd());
        if (ownPx <= widthPx) return [{ text: piece, widthPx: ownPx, advancePx: measure(piece), penalty: penaltyBehind(piece) }];
        return breakWithin(piece, widthPx, measure).map((part): Piece => ({ text: part, widthPx: measure(part.trimEnd()), advancePx: measure(part), penalty: WITHIN_WORD }));
    });
    return bestLines(pieces, widthPx);
}

type Measure = (part: string) => number;

interface Piece {
    readonly text: string;
    /** Without the space at its end, which needs no room at the end of a line. */
    readonly widthPx: number;
    readonly advancePx: number;
    /** How much a line that ends behind it is worse than one at the end of a phrase, as a share of a line without words. */
    readonly penalty: number;
}

const BEHIND_WORD = 0.03;
const BEHIND_SMALL_WORD = 0.12;
const BEHIND_HYPHEN = 0.12;
const BEHIND_IDEOGRAPH = 0.2;
const WITHIN_WORD = 0.3;
/** It leans on the word behind it. */
const SMALL_WORD = /^(?:a|an|the|at|by|of|via) $/i;
const PHRASE_END = /[,.;:!?)，、。；：！？）」』”…·] ?$/;

function penaltyBehind(piece: string): number {
    if (PHRASE_END.test(piece)) return 0;
    if (SMALL_WORD.test(piece)) return BEHIND_SMALL_WORD;
    if (piece.endsWith('-')) return BEHIND_HYPHEN;
    return piece.endsWith(' ') || !hasEastAsian(piece) ? BEHIND_WORD : BEHIND_IDEOGRAPH;
}

/** A line more is worse than any other fault. */
const LINE_COST = 1e3;

/** As few lines as possible, and of those the ones with the least room left over and the best ends: D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", 1981. */
function bestLines(pieces: readonly Piece[], widthPx: number): readonly string[] {
    /** By piece: what the lines up to it cost, and with which piece the last of them begins. */
    const costs: number[] = [];
    const begins: number[] = [];
    for (const [last, end] of pieces.entries()) {
        let [best, begin, usedPx] = [Infinity, last, end.widthPx];
        for (let first = last; first >= 0; first--) {
            if (first < last) usedPx += pieces[first]!.advancePx;
            if (first < last && widthPx < usedPx) break;
            const room = Math.max(0, 1 - usedPx / widthPx);
            const cost = (first === 0 ? 0 : costs[first - 1]! + pieces[first - 1]!.penalty) + room * room + LINE_COST;
            if (cost < best) [best, begin] = [cost, first];
        }
        costs.push(best);
        begins.push(begin);
    }
    const lines: string[] = [];
    for (let last = pieces.length - 1; last >= 0; last = begins[last]! - 1) lines.push(pieces.slice(begins[last], last + 1).map((piece) => piece.text).join('').trimEnd());
    return lines.reverse();
}

/** Between two facts of one text, or two amounts: it belongs to the one before it. */
const SEPARATORS = '·→';

/** The text between the places where a line may end. */
function piecesOf(text: string): string[] {
    const breaker = new LineBreaker(withEastAsianQuotes(text));
    const names = insideNames(text);
    const pieces: string[] = [];
    let start = 0;
    for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
        // The package may break inside a surrogate pair that it does not know.
        if (isInsidePair(text, next.position) || SEPARATORS.includes(text.charAt(next.position)) || isBehindNumber(text, next.position) || names.has(next.position)) continue;
        pieces.push(text.slice(start, next.position));
        start = next.position;
    }
    return start < text.length ? [...pieces, text.slice(start)] : pieces;
}

/**
 * `1 day to 1 day 12 hours` is one length of time: no line ends in its middle where all of it, with what hangs on it, fits on one.
 * Else none ends within one of its two ends: a line that ends with `4 hours to 1 day` says less than what is meant.
 */
function withLengthsWhole(pieces: readonly string[], text: string, fits: (part: string) => boolean, pattern = RANGE_OR_SUM): readonly string[] {
    if (pieces.length < 2 || !/\d/.test(text)) return pieces;
    return withWhole(pieces, text, pattern, (together, parts) => (fits(together) ? [together] : pattern === SUM ? parts : withLengthsWhole(parts, together, fits, SUM)));
}
const TIME = String.raw`\d[\d.–]* ?(?:seconds?|minutes?|hours?|(?:business )?days?|weeks?|months?|years?|秒|分[钟鐘]|小[时時]|[个個]工作日|天|[周週]|[个個]月|年)`;
const RANGE_OR_SUM = new RegExp(`${TIME}(?:(?: to | ?到 ?| )${TIME})+`, 'gu');
const SUM = new RegExp(`${TIME}(?: ${TIME})+`, 'gu');

/** A short Chinese name in quotes is read as one word, also among other Chinese words: no line ends within it where it fits on one. */
function withQuotedWhole(pieces: readonly string[], text: string, fits: (part: string) => boolean): readonly string[] {
    if (pieces.length < 2 || !/[“「『《]/.test(text)) return pieces;
    return withWhole(pieces, text, QUOTED_NAME, (together, parts) => (fits(together) ? [together] : parts));
}
const QUOTED_NAME = /[“「『《]\p{sc=Han}{2,6}[”」』》]/gu;

/** @param join puts the pieces together that a part of the text reaches over. */
function withWhole(pieces: readonly string[], text: string, pattern: RegExp, join: (together: string, parts: readonly string[]) => readonly string[]): readonly string[] {
    const parts = [...text.matchAll(pattern)].map(({ index, 0: part }) => ({ start: index, end: index + part.length }));
    const whole: string[] = [];
    let [waiting, start, next]: [string[], number, number] = [[], 0, 0];
    for (const piece of pieces) {
        waiting.push(piece);
        start += piece.length;
        while (next < parts.length && parts[next]!.end <= start) next++;
        if (next < parts.length && parts[next]!.start < start) continue;
        whole.push(...join(waiting.join(''), waiting));
        waiting = [];
    }
    return whole;
}

/** `after 3 days`, `8% → 15%`: a number and what it counts or becomes belong together. */
function isBehindNumber(text: string, offset: number): boolean {
    const before = text.slice(Math.max(0, offset - 4), offset);
    return /[\d%] → $/.test(before) || (/\d $/.test(before) && /^[\p{Ll}\p{sc=Han}]/u.test(text.slice(offset, offset + 2)));
}

/** The places within short Chinese names in a text of another script, whose reader does not expect a line to end there. */
function insideNames(text: string): ReadonlySet<number> {
    if (!hasEastAsian(text) || !isMostlyLatin(text)) return NONE;
    return new Set([...text.matchAll(SHORT_NAME)].flatMap(({ index, 0: name }) => Array.from({ length: name.length - 1 }, (_, place) => index + place + 1)));
}
const NONE: ReadonlySet<number> = new Set();
const SHORT_NAME = /(?<!\p{sc=Han})\p{sc=Han}{2,6}(?!\p{sc=Han})/gu;

function isMostlyLatin(text: string): boolean {
    return (text.match(/\p{sc=Han}/gu)?.length ?? 0) < (text.match(/\p{sc=Latin}/gu)?.length ?? 0);
}

/** UAX #14 breaks nowhere beside “ and ”, which are quotes of every language; in East Asian text they open and close. */
function withEastAsianQuotes(text: string): string {
    return hasEastAsian(text) ? text.replace(/[“‘]/g, '「').replace(/[”’]/g, '」') : text;
}

function isInsidePair(text: string, offset: number): boolean {
    return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}

/** Each with the separator behind it. */
const CHARACTERS = new RegExp(`.(?: ?[${SEPARATORS}])?`, 'gsu');

function breakWithin(word: string, widthPx: number, measure: Measure): string[] {
    const parts: string[] = [];
    let part = '';
    let usedPx = 0;
    for (const character of word.match(CHARACTERS)!) {
        const characterPx = measure(character);
        if (part !== '' && widthPx < usedPx + characterPx && !extendsPrevious(character)) {
            parts.push(part);
            part = '';
            usedPx = 0;
        }
        part += character;
        usedPx += characterPx;
    }
    return [...parts, part];
}
