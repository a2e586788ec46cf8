import { columnsOf } from '../checks/code-frame';
import type { Paint } from './colour';
import { padded, wrap } from './wrap';

/** Markdown as text for a terminal: the part of it that rules' pages use (headings, paragraphs, lists, tables, fences, code, bold, links). */
export function markdownAsText(markdown: string, { paint, width }: { readonly paint: Paint; readonly width: number }): string {
    return `${blocksOf(markdown).map(block => shown(block, paint, width)).join('\n\n')}\n`;
}

type Block =
    | { readonly kind: 'heading'; readonly level: number; readonly text: string }
    | { readonly kind: 'fence'; readonly lines: readonly string[] }
    | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
    | { readonly kind: 'list'; readonly items: readonly { readonly mark: string; readonly text: string }[] }
    | { readonly kind: 'paragraph'; readonly text: string };

function blocksOf(markdown: string): readonly Block[] {
    const lines = markdown.split('\n');
    const blocks: Block[] = [];
    for (let i = 0; i < lines.length;) {
        const line = lines[i]!;
        const heading = /^(#+) (.*)$/.exec(line);
        const rest = (belongs: (line: string) => boolean): readonly string[] => {
            const start = i;
            while (i < lines.length && belongs(lines[i]!)) i++;
            return lines.slice(start, i);
        };
        if (line.trim() === '') i++;
        else if (heading !== null) {
            blocks.push({ kind: 'heading', level: heading[1]!.length, text: heading[2]! });
            i++;
        }
        else if (line.startsWith('```')) {
            i++;
            blocks.push({ kind: 'fence', lines: rest(each => !each.startsWith('```')) });
            i++;
        }
        else if (line.startsWith('|')) blocks.push({ kind: 'table', rows: rest(each => each.startsWith('|')).filter(row => !/^[|\-: ]+$/.test(row) || /\|\s*\|/.test(row)).map(cellsOf).filter(row => row.some(cell => cell !== '')) });
        else if (LIST_ITEM.test(line)) {
            const items: { mark: string; text: string }[] = [];
            for (const each of rest(other => other.trim() !== '' && (LIST_ITEM.test(other) || /^\s+\S/.test(other)))) {
                const item = LIST_ITEM.exec(each);
                if (item !== null) items.push({ mark: item[1] === '-' || item[1] === '*' ? '•' : item[1]!, text: item[2]! });
                else items.at(-1)!.text += ` ${each.trim()}`;
            }
            blocks.push({ kind: 'list', items });
        }
        else blocks.push({ kind: 'paragraph', text: joinedLines(rest(each => each.trim() !== '' && !/^(?:#+ |```|\|)/.test(each) && !LIST_ITEM.test(each))) });
    }
    return blocks;
}

const LIST_ITEM = /^\s*([-*]|\d+\.) (.*)$/;

const cellsOf = (row: string): readonly string[] => row.replace(/^\||\|\s*$/g, '').split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));

/** East Asian text has no space where a line ended. */
function joinedLines(lines: readonly string[]): string {
    return lines.map(line => line.trim()).reduce((text, line) => (text === '' ? line : /[\p{Script=Han}，。、；：]$/u.test(text) ? text + line : `${text} ${line}`), '');
}

function shown(block: Block, paint: Paint, width: number): string {
    switch (block.kind) {
        case 'heading': return paint.bold(block.level === 1 ? inline(block.text, paint) : inline(block.text, paint));
        case 'fence': return block.lines.map(line => (line === '' ? '' : `    ${paint.isColoured ? paint.cyan(line) : line}`)).join('\n');
        case 'paragraph': return wrap(withoutLinks(block.text), width).map(line => inline(line, paint)).join('\n');
        case 'list': return block.items.map(({ mark, text }) => hanging(`${mark} `, text, paint, width)).join('\n');
        case 'table': return tableText(block.rows, paint, width);
    }
}

function hanging(mark: string, text: string, paint: Paint, width: number): string {
    const indent = `  ${' '.repeat(mark.length)}`;
    return wrap(withoutLinks(text), width - indent.length).map((line, i) => (i === 0 ? `  ${mark}` : indent) + inline(line, paint)).join('\n');
}

/** Columns as wide as their cells; when there is no room for that, the widest ones are wrapped. */
function tableText(written: readonly (readonly string[])[], paint: Paint, width: number): string {
    const rows = written.map(row => row.map(withPlainLists));
    const columns = Math.max(...rows.map(row => row.length));
    const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map(row => columnsOf(plain(row[i] ?? '')))));
    const room = width - 2 * columns;
    for (let tooWide = sumOf(widths) - room; tooWide > 0; tooWide = sumOf(widths) - room) {
        const widest = widths.indexOf(Math.max(...widths));
        const narrower = Math.max(NARROWEST_COLUMN, widths[widest]! - tooWide);
        if (narrower >= widths[widest]!) break;
        widths[widest] = narrower;
    }
    return rows.flatMap(row => {
        const cells = widths.map((each, i) => wrap(plain(row[i] ?? ''), each));
        return Array.from({ length: Math.max(...cells.map(lines => lines.length)) }, (_, line) =>
            `  ${cells.map((lines, i) => inlinePadded(lines[line] ?? '', widths[i]!, paint)).join('  ')}`.trimEnd());
    }).join('\n');
}

const NARROWEST_COLUMN = 16;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** A list of texts as words: as code it could not be wrapped. */
function withPlainLists(cell: string): string {
    return cell.replace(/`(\["[^`]*"\])`/g, (_, list: string) => (JSON.parse(list) as readonly string[]).join(', '));
}

/** Padded before it is coloured, since colours take no room. */
function inlinePadded(text: string, columns: number, paint: Paint): string {
    const shown = inline(text, paint);
    const room = paint.isColoured ? text.replaceAll('`', '') : text;
    return padded(room, columns).replace(room, shown);
}

const withoutLinks = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');

/** Without the marks of Markdown. Code keeps its backticks, which tell it from words also without colour. */
const plain = (text: string): string => withoutLinks(text).replace(/\*\*([^*]+)\*\*/g, '$1');

function inline(text: string, paint: Paint): string {
    const code = paint.isColoured ? text.replace(/`([^`]+)`/g, (_, words: string) => paint.cyan(words)) : text;
    return withoutLinks(code).replace(/\*\*([^*]+)\*\*/g, (_, words: string) => paint.bold(words));
}
