import { columnsOf } from '../checks/code-frame';

/**
 * Breaks a text into lines of at most `width` columns: at spaces, and between East Asian characters, which no space
 * separates; closing punctuation stays with what it closes, and short code in backticks stays whole. A longer word does, too.
 */
export function wrap(text: string, width: number): readonly string[] {
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
        let line = '';
        let columns = 0;
        for (const piece of paragraph.match(PIECES) ?? []) {
            const isSpace = piece.trim() === '';
            const wide = columnsOf(piece);
            if (columns > 0 && !isSpace && width < columns + wide) {
                lines.push(line.trimEnd());
                line = '';
                columns = 0;
            }
            if (isSpace && columns === 0) continue;
            line += piece;
            columns += wide;
        }
        lines.push(line.trimEnd());
    }
    return lines;
}

const EAST_ASIAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const CLOSING = '，。、；：？！”’」』）》〉】…';
const OPENING = '“‘「『（《〈【';
/** White space; code; one East Asian character with the punctuation that belongs to it; or a word. */
const PIECES = new RegExp(`\\s+|[${OPENING}(]*\`[^\`\\n]{1,40}\`[${CLOSING}.,;:!?)]*|[${OPENING}]*[${EAST_ASIAN}][${CLOSING}]*|[${OPENING}]*[^\\s${EAST_ASIAN}${OPENING}]+|[${OPENING}]+`, 'gu');

/** The same, each line behind an indentation. */
export function indented(text: string, width: number, indent: string): string {
    return wrap(text, width - indent.length).map(line => (line === '' ? '' : indent + line)).join('\n');
}

/** A text followed by spaces up to a column. */
export function padded(text: string, columns: number): string {
    return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}
