import LineBreaker from 'linebreak';
import { extendsPrevious, hasEastAsian, widthOf, type Font } from './measure';

/**
 * Breaks a text into lines that fit, by the rules of Unicode (UAX #14): no line begins with closing punctuation or ends
 * with an opening one. The lines are as few as possible, and then as even as possible, so that no single character is
 * left over on the last one. A word that is wider than a line is broken within.
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
/** Halving a line's width that often finds the most even lines to within a pixel or two. */
const BALANCING_STEPS = 7;

function wrapParagraph(text: string, widthPx: number, font: Font): readonly string[] {
    if (widthOf(text, font) <= widthPx) return [text];
    // A piece is measured as a part of its text: a dash between ideographs is wide, even where it is a piece of its own.
    const eastAsian = hasEastAsian(text);
    const measure = (part: string): number => widthOf(part, font, eastAsian);
    const pieces = piecesOf(text).map((piece) => ({ text: piece, widthPx: measure(piece.trimEnd()), advancePx: measure(piece) }));
    let lines = fill(pieces, widthPx, measure);
    let tooNarrowPx = Math.max(...pieces.map((piece) => piece.widthPx), 0);
    let wideEnoughPx = widthPx;
    for (let step = 0; step < BALANCING_STEPS && tooNarrowPx < wideEnoughPx; step++) {
        const triedPx = (tooNarrowPx + wideEnoughPx) / 2;
        const tried = fill(pieces, triedPx, measure);
        if (tried.length <= lines.length) {
            lines = tried;
            wideEnoughPx = triedPx;
        } else {
            tooNarrowPx = triedPx;
        }
    }
    return lines;
}

type Measure = (part: string) => number;

interface Piece {
    readonly text: string;
    /** Without the space at its end, which needs no room at the end of a line. */
    readonly widthPx: number;
    readonly advancePx: number;
}

function fill(pieces: readonly Piece[], widthPx: number, measure: Measure): string[] {
    const lines: string[] = [];
    let line = '';
    let usedPx = 0;
    for (const piece of pieces) {
        if (line !== '' && widthPx < usedPx + piece.widthPx) {
            lines.push(line.trimEnd());
            line = '';
            usedPx = 0;
        }
        if (piece.widthPx <= widthPx) {
            line += piece.text;
            usedPx += piece.advancePx;
            continue;
        }
        const parts = breakWithin(piece.text, widthPx, measure);
        line = parts.pop()!;
        lines.push(...parts);
        usedPx = measure(line);
    }
    return line === '' ? lines : [...lines, line.trimEnd()];
}

/** The text between the places where a line may end. */
function piecesOf(text: string): string[] {
    const breaker = new LineBreaker(withEastAsianQuotes(text));
    const pieces: string[] = [];
    let start = 0;
    for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
        // The package may break inside a surrogate pair that it does not know.
        if (isInsidePair(text, next.position)) continue;
        pieces.push(text.slice(start, next.position));
        start = next.position;
    }
    return start < text.length ? [...pieces, text.slice(start)] : pieces;
}

/** UAX #14 breaks nowhere beside “ and ”, which are quotes of every language; in East Asian text they open and close. */
function withEastAsianQuotes(text: string): string {
    return hasEastAsian(text) ? text.replace(/[“‘]/g, '「').replace(/[”’]/g, '」') : text;
}

function isInsidePair(text: string, offset: number): boolean {
    return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}

function breakWithin(word: string, widthPx: number, measure: Measure): string[] {
    const parts: string[] = [];
    let part = '';
    let usedPx = 0;
    for (const character of word) {
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
