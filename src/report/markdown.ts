import { shownTables, textsOf, toneOf, type Cell, type ReportSection, type Table } from './table';
import { REPORT_WORDS, type ReportLocale } from './words';

/** Writes an author's text so that no Markdown is in it; in one line. */
export type MarkdownText = (text: string) => string;

/** Sections as Markdown, for a wiki or a pull request. */
export function markdown(sections: readonly ReportSection[], locale: ReportLocale, escape: MarkdownText, level = 2): string {
    const words = REPORT_WORDS[locale];
    const heading = (depth: number, title: string): string => `${'#'.repeat(depth)} ${escape(title)}`;
    return sections.map(section => {
        const tables = shownTables(section);
        return [
            heading(level, section.title), escape(section.about),
            ...(tables.length === 0 ? [escape(words.empty)] : tables.flatMap(table => [...(table.caption === undefined ? [] : [heading(level + 1, table.caption)]), tableText(table, escape)])),
        ].join('\n\n');
    }).join('\n\n');
}

function tableText({ columns, rows }: Table, escape: MarkdownText): string {
    return [
        line(columns.map(({ title }) => escape(title))),
        `|${columns.map(({ isNumber }) => (isNumber === true ? '--:' : '---')).join('|')}|`,
        ...rows.map(row => line(row.map(cell => cellText(cell, escape)))),
    ].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Bad news is bold: a table of text has no colours. */
function cellText(cell: Cell, escape: MarkdownText): string {
    const text = textsOf(cell).map(escape).join('<br>');
    return toneOf(cell) === 'bad' ? `**${text}**` : text;
}
