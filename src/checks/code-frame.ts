import { eastAsianWidth } from 'get-east-asian-width';
import { positionAt, type Span } from '../model/source';

/**
 * The line that a span begins on, with its number, one line around it, and marks below it:
 * ```
 *   3 | {
 * > 4 |   "rules": { "dead-ends": "error" }
 *     |              ^^^^^^^^^^^
 * ```
 * Wide characters count two columns, tabs become spaces. A span over several lines is marked to the end of its first.
 */
export function codeFrame(text: string, lineStarts: readonly number[], span: Span): string {
    const { line, column } = positionAt(lineStarts, span.start);
    const first = Math.max(1, line - LINES_AROUND);
    const last = Math.min(lineStarts.length, line + LINES_AROUND);
    const gutter = String(last).length;
    const rows: string[] = [];
    for (let number = first; number <= last; number++) {
        const content = lineAt(text, lineStarts, number);
        // The empty line behind a final newline shows nothing.
        if (number === last && number !== line && content === '') continue;
        rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(gutter)} |${content === '' ? '' : ` ${untabbed(content)}`}`);
        if (number !== line) continue;
        const before = columnsOf(untabbed(content.slice(0, column - 1)));
        const marked = columnsOf(untabbed(content.slice(column - 1, column - 1 + span.end - span.start)));
        rows.push(`  ${' '.repeat(gutter)} | ${' '.repeat(before)}${'^'.repeat(Math.max(1, marked))}`);
    }
    return rows.join('\n');
}

const LINES_AROUND = 1;
const TAB = '  ';
const untabbed = (text: string): string => text.replaceAll('\t', TAB);

function lineAt(text: string, lineStarts: readonly number[], line: number): string {
    return text.slice(lineStarts[line - 1], lineStarts[line] ?? text.length).replace(/[\r\n]+$/, '');
}

/** How many columns a text takes on screen: two for an East Asian wide character, none for a combining or an invisible one. */
export function columnsOf(text: string): number {
    let columns = 0;
    for (let i = 0; i < text.length; i++) {
        // Below are neither wide nor combining ones.
        if (text.charCodeAt(i) < 0x300) {
            columns++;
            continue;
        }
        const point = text.codePointAt(i)!;
        if (0xffff < point) i++;
        columns += TAKES_NO_ROOM.test(String.fromCodePoint(point)) ? 0 : eastAsianWidth(point);
    }
    return columns;
}
const TAKES_NO_ROOM = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Offset of each line's first character. */
export function lineStartsOf(text: string): readonly number[] {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    return starts;
}
