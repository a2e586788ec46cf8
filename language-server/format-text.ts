import type { IToken } from 'chevrotain';
import { asciiOf } from '../src/model/quantity';
import { stringValue } from './lexer';

/** One level of indentation. */
export const INDENT = '  ';

export const hasLineBreak = (text: string): boolean => text.includes('\n') || text.includes('\r');

/**
 * A token as the canonical style writes it, with ASCII signs and quotes. A `"""` block of several lines is left as it
 * is, since its indentation hangs on its place (`blockString`).
 */
export function canonicalToken(token: IToken): string {
    const image = token.image;
    switch (token.tokenType.name) {
        case '{': case '}': case ',': case ':': case '->': return token.tokenType.name;
        case 'STRING': return canonicalString(image);
        case 'DATE': case 'TIME': return asciiOf(image);
        case 'VALUE': case 'DURATION': return canonicalNumber(image);
        case 'QNAME': return image.replaceAll('．', '.');
        default: return image;
    }
}

function canonicalString(image: string): string {
    if (image.startsWith('"""') || (image.startsWith('"') && image.endsWith('"'))) return image;
    return `"${escaped(image.slice(1, -1), '"')}"`;
}

/** Puts a backslash before those of `signs` that have none. */
function escaped(inner: string, signs: string): string {
    let text = '';
    for (let i = 0; i < inner.length; i++) {
        const sign = inner[i]!;
        if (sign === '\\') text += sign + (inner[++i] ?? '');
        else text += signs.includes(sign) ? `\\${sign}` : sign;
    }
    return text;
}

/** As the model writes it: without white space inside. */
function canonicalNumber(image: string): string {
    if (PLAIN_NUMBER.test(image)) return image;
    return asciiOf(image).replace(/[ \t]+/g, '').replace('≤', '<=').replace('≥', '>=');
}
const PLAIN_NUMBER = /^[~<>=]*[\dA-Za-z.%/+-]+$/;

const OTHER_QUOTES = '“”「」『』＂';
const HAS_OTHER_QUOTES = /[“”「」『』＂]/;

/**
 * Whether the quotes inside a canonical string do not pair up, e.g. `"5” screen"`, or one is a bare `"`. Where such a
 * string ends, the lexer guesses from what else stands on the line, and the formatter changes that.
 */
export function hasUnevenQuotes(text: string): boolean {
    if (!HAS_OTHER_QUOTES.test(text) || text.startsWith('"""')) return false;
    let depth = 0;
    for (let i = 1; i < text.length - 1; i++) {
        const sign = text[i]!;
        if (sign === '"') return true;
        if (sign === '\\') i++;
        else if (sign === '“' || sign === '「' || sign === '『') depth++;
        else if (sign === '”' || sign === '」' || sign === '』' || sign === '＂') depth--;
        if (depth < 0) return true;
    }
    return depth !== 0;
}

/** The same string with a backslash before each quote inside it, so that it ends at its last sign on any line. */
export const withQuotesEscaped = (text: string): string => `"${escaped(text.slice(1, -1), `"${OTHER_QUOTES}`)}"`;

/** A `"""` string of several lines: its lines one level deeper than `level`, its end on a line of its own; its value stays equal. */
export function blockString(image: string, level: number): string {
    const outer = INDENT.repeat(level);
    const value = stringValue(image);
    const lines = value === '' ? [] : value.split('\n').map(line => (line === '' ? '' : outer + INDENT + line));
    return ['"""', ...lines, `${outer}"""`].join('\n');
}

/**
 * A comment without white space at the ends of its lines. When it stands on a line of its own, at `level`, and all its
 * lines begin with `*`, these are aligned; other inner lines keep their indentation.
 */
export function canonicalComment(text: string, level: number | undefined): string {
    if (!hasLineBreak(text)) return text.trimEnd();
    const [first = '', ...rest] = text.split(/\r\n|\r|\n/).map(line => line.trimEnd());
    if (level === undefined || rest.some(line => !line.trimStart().startsWith('*'))) return [first, ...rest].join('\n');
    return [first, ...rest.map(line => `${INDENT.repeat(level)} ${line.trimStart()}`)].join('\n');
}
