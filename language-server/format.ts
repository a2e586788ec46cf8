import { parse, type Parsed } from './parse';
import { itemsOf, type Item } from './format-items';
import { layOut, printed, spaceOf, type Layout } from './format-layout';
import type { Span } from '../src/model/source';

/** The formatted text, or that the text has a syntax error, which leaves it untouched. */
export type Formatted = { readonly text: string } | { readonly broken: true };

/** Replaces the text from offset `start` up to offset `end`. */
export interface FormatEdit extends Span { readonly text: string }

/**
 * The text in the canonical style of the language: two spaces a level, one fact a line, ASCII signs, LF. Formatting
 * twice changes nothing more, and what the text says never changes. `parsed`: when the text was read already.
 */
export function format(text: string, parsed: Parsed = parse(text)): Formatted {
    const pieces = canonicalPieces(parsed);
    return pieces === undefined ? { broken: true } : { text: join(pieces) };
}

/**
 * The smallest edits that bring a text into the canonical style, ascending; none when it has a syntax error. Line ends
 * stay as the text has them, since an editor keeps these apart from the text. `range`: only the lines that it touches.
 */
export function formatEdits(text: string, range?: Span, parsed: Parsed = parse(text)): readonly FormatEdit[] {
    const pieces = canonicalPieces(parsed);
    if (pieces === undefined) return [];
    const edits = editsOf(text, pieces);
    if (range === undefined) return edits;
    const start = lineStart(text, range.start);
    const end = lineEnd(text, range.end);
    const some = edits.filter(edit => start <= edit.end && edit.start <= end);
    return some.length === edits.length || !pieces.unevenQuotes || parse(apply(text, some)).problems.length === 0 ? some : [];
}

/** The items of a text and where they go. */
interface Pieces extends Layout { readonly items: readonly Item[]; readonly unevenQuotes: boolean }

function canonicalPieces(parsed: Parsed): Pieces | undefined {
    if (parsed.problems.length > 0) return undefined;
    const { items, unevenQuotes } = itemsOf(parsed, false);
    const pieces = { items, unevenQuotes, ...layOut(items) };
    if (!unevenQuotes || readsAs(join(pieces), items)) return pieces;
    const escaped = itemsOf(parsed, true).items;
    return { items: escaped, unevenQuotes, ...layOut(escaped) };
}

/** Whether a printed text has the tokens that it was printed from. */
function readsAs(text: string, items: readonly Item[]): boolean {
    const parsed = parse(text);
    if (parsed.problems.length > 0) return false;
    const read = itemsOf(parsed, false).items;
    return read.length === items.length && read.every((item, i) => item.kind === items[i]!.kind && (item.severalLines || item.text === items[i]!.text));
}

function join({ items, gaps, levels }: Pieces): string {
    let text = '';
    for (const [i, item] of items.entries()) text += spaceOf(gaps[i]!, levels[i]!) + printed(item, gaps[i]!, levels[i]!);
    return items.length === 0 ? '' : `${text}\n`;
}

function editsOf(text: string, { items, gaps, levels }: Pieces): FormatEdit[] {
    const edits: FormatEdit[] = [];
    const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
    const replace = (start: number, end: number, canonical: string): void => {
        const written = text.slice(start, end);
        if (written === canonical || written.replace(ANY_LINE_BREAK, '\n') === canonical) return;
        const edit = smallest(start, written, canonical.replaceAll('\n', lineBreak));
        const last = edits[edits.length - 1];
        if (last?.end === edit.start) edits[edits.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
        else edits.push(edit);
    };
    let end = 0;
    for (const [i, item] of items.entries()) {
        replace(end, item.start, spaceOf(gaps[i]!, levels[i]!));
        replace(item.start, item.end, printed(item, gaps[i]!, levels[i]!));
        end = item.end;
    }
    replace(end, text.length, items.length === 0 ? '' : '\n');
    return edits;
}

const ANY_LINE_BREAK = /\r\n|\r/g;

/** Leaves out what both texts begin and end with, but never one half of a CR LF. */
function smallest(start: number, written: string, wanted: string): FormatEdit {
    const most = Math.min(written.length, wanted.length);
    let before = 0;
    while (before < most && written[before] === wanted[before]) before++;
    if (written[before - 1] === '\r') before--;
    let behind = 0;
    while (behind < most - before && written[written.length - 1 - behind] === wanted[wanted.length - 1 - behind]) behind++;
    if (behind > 0 && written[written.length - behind] === '\n') behind--;
    return { start: start + before, end: start + written.length - behind, text: wanted.slice(before, wanted.length - behind) };
}

function apply(text: string, edits: readonly FormatEdit[]): string {
    let result = '';
    let end = 0;
    for (const edit of edits) {
        result += text.slice(end, edit.start) + edit.text;
        end = edit.end;
    }
    return result + text.slice(end);
}

function lineStart(text: string, offset: number): number {
    let start = offset;
    while (start > 0 && !isLineBreak(text[start - 1]!)) start--;
    return start;
}
function lineEnd(text: string, offset: number): number {
    let end = offset;
    while (end < text.length && !isLineBreak(text[end]!)) end++;
    return end;
}
const isLineBreak = (sign: string): boolean => sign === '\n' || sign === '\r';
