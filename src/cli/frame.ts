import { columnsOf } from '../checks/code-frame';
import { positionAt, type SourceText, type Span } from '../model/source';
import type { Paint } from './colour';
import { printable } from './printable';

export interface FrameOptions {
    readonly paint: Paint;
    /** For the marks. */
    readonly markWith: (text: string) => string;
    /** Of the whole frame, in columns; longer lines are cut. */
    readonly width: number;
    readonly indent: string;
}

/** The line of a span and one around it, with marks below; cut to the width, so that the marked part shows. Empty for what is no text. */
export function frame({ text, lineStarts }: Pick<SourceText, 'text' | 'lineStarts'>, span: Span, { paint, markWith, width, indent }: FrameOptions): string {
    const { line } = positionAt(lineStarts, span.start);
    const first = Math.max(1, line - 1);
    const last = Math.min(lineStarts.length, line + 1);
    if (text.slice(lineStarts[first - 1], lineStarts[last] ?? text.length).includes('\0')) return '';
    const gutter = String(last).length;
    const room = Math.max(LEAST_ROOM, width - indent.length - gutter - 5);
    const rows: string[] = [];
    for (let number = first; number <= last; number++) {
        const start = lineStarts[number - 1]!;
        const end = endOfLine(text, start, lineStarts[number] ?? text.length);
        const label = String(number).padStart(gutter);
        if (number !== line) {
            const cut = cutLine(text, start, end, start, room).trimEnd();
            // An empty line around the marked one shows nothing.
            if (cut !== '') rows.push(`${indent}  ${paint.dim(`${label} |`)} ${cut}`);
            continue;
        }
        const shown = cutAround(text, start, end, span, room);
        rows.push(`${indent}${markWith('>')} ${label} ${paint.dim('|')} ${shown.text}`.trimEnd());
        rows.push(`${indent}  ${' '.repeat(gutter)} ${paint.dim('|')} ${' '.repeat(shown.before)}${markWith('^'.repeat(Math.max(1, shown.marked)))}`);
    }
    return rows.join('\n');
}

const LEAST_ROOM = 20;
/** How much of a long line is left in front of the marked part, in columns. */
const LEAD = 24;

function endOfLine(text: string, start: number, next: number): number {
    let end = next;
    while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
    return end;
}

const shownPart = (text: string, start: number, end: number): string => printable(text.slice(start, end).replaceAll('\t', '  '));

/** At most `room` columns of a line, from offset `from`. */
function cutLine(text: string, start: number, end: number, from: number, room: number): string {
    const lead = from > start ? '…' : '';
    const most = room - lead.length;
    // No character is narrower than a column, except for combining ones.
    const part = shownPart(text, from, Math.min(end, from + 4 * most));
    if (columnsOf(part) <= most && from + 4 * most >= end) return lead + part;
    let columns = 0;
    let result = lead;
    for (const character of part) {
        columns += columnsOf(character);
        if (most - 1 < columns) return `${result}…`;
        result += character;
    }
    return result;
}

function cutAround(text: string, start: number, end: number, span: Span, room: number): { readonly text: string; readonly before: number; readonly marked: number } {
    const markedEnd = Math.min(end, Math.max(span.end, span.start));
    const isLong = end - start > room / 2 && (end - start > 4 * room || columnsOf(shownPart(text, start, end)) > room);
    const from = isLong && columnsOf(shownPart(text, start, Math.min(span.start, start + 4 * room))) > room - LEAD ? cutBefore(text, start, span.start) : start;
    const shown = cutLine(text, start, end, from, room);
    const before = (from > start ? 1 : 0) + columnsOf(shownPart(text, from, span.start));
    const marked = columnsOf(shownPart(text, span.start, Math.min(markedEnd, span.start + 4 * room)));
    return { text: shown, before, marked: Math.max(1, Math.min(marked, room - before)) };
}

/** An offset some columns in front of another, on the same line, never within a character. */
function cutBefore(text: string, start: number, offset: number): number {
    let at = offset;
    for (let columns = 0; at > start && columns < LEAD;) {
        at -= at - 1 > start && isLowSurrogate(text.charCodeAt(at - 1)) ? 2 : 1;
        columns += columnsOf(shownPart(text, at, at + 1));
    }
    return at;
}
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
