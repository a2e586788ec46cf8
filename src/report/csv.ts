import { textsOf, type Cell, type Table } from './table';

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel reads Chinese as something else. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front of it: https://owasp.org/www-community/attacks/CSV_Injection.
 * @param caption in a first column, where several tables of one shape stand below each other.
 */
export function csv(tables: readonly Table[], captionTitle: string): string {
    return BYTE_ORDER_MARK + tables.map(table => tableCsv(table, captionTitle)).join('\r\n');
}

const BYTE_ORDER_MARK = '\ufeff';

function tableCsv({ caption, columns, rows }: Table, captionTitle: string): string {
    const lead = (text: string): readonly Cell[] => (caption === undefined ? [] : [text]);
    const lines: readonly (readonly Cell[])[] = [[...lead(captionTitle), ...columns.map(({ title }) => title)], ...rows.map(row => [...lead(caption ?? ''), ...row])];
    return lines.map(line => `${line.map(field).join(',')}\r\n`).join('');
}

function field(cell: Cell): string {
    if (typeof cell === 'number') return String(cell);
    const safe = textsOf(cell).map(withoutFormula).join('\n').replace(/\0/g, '\ufffd');
    return /[",;\t\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A number alone is harmless, and stays one. What a spreadsheet skips in front of a formula is skipped here as well; full-width signs count, too.
 * What follows a semicolon or stands in a line of its own begins a cell where semicolons separate fields, as in a German Excel.
 */
function withoutFormula(text: string): string {
    if (/^[+-]?\d+(?:[.,]\d+)*%?$/.test(text)) return text;
    const [blank = ''] = /^[\s\u200b\ufeff]*/.exec(text) ?? [];
    const rest = text.slice(blank.length).replace(/([;\t\r\n][\s\u200b\ufeff]*)(?=[=@＝＠|%]|[+\-＋－][^\s)])/g, "$1'");
    return /[\t\r]/.test(blank) || /^[=+\-@＝＋－＠|%]/.test(rest) ? `'${blank}${rest}` : `${blank}${rest}`;
}
