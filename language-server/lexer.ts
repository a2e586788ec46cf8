import type { Vocabulary } from './token-types';
import { lineStartsOf } from '../src/checks/code-frame';
import { asciiOf } from '../src/model/quantity';

/** A comment, with the offsets of its first and behind its last character. `ownLine`: nothing but white space stands before it. */
export interface Comment { readonly start: number; readonly end: number; readonly ownLine: boolean }

/** A full-width sign that stands where the language has an ASCII one, and what the formatter writes instead. */
export interface Fullwidth { readonly start: number; readonly end: number; readonly ascii: string }

/** Text that is no token at all. */
export interface LexicalProblem {
    readonly kind: 'unexpected-character' | 'unterminated-string' | 'unterminated-comment' | 'not-text';
    readonly start: number;
    readonly end: number;
}

/**
 * The tokens of a text, as lists of numbers beside each other: a project has hundreds of thousands of tokens, and what
 * one of them says is read only where it matters. tokens.ts makes objects of them for those who look at single ones.
 */
export interface TokenList {
    readonly count: number;
    /** The `tokenTypeIdx` of each, and 0 behind the last. */
    readonly types: Uint16Array;
    /** Offset of the first character. */
    readonly starts: Int32Array;
    /** Offset behind the last character. */
    readonly ends: Int32Array;
}

/** The index of the first token that begins at an offset or behind it. */
export function firstTokenFrom({ count, starts }: Pick<TokenList, 'count' | 'starts'>, offset: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! < offset) low = middle + 1;
        else high = middle;
    }
    return low;
}

/** A text, cut into tokens, and what was found beside them. */
export interface Lexed {
    readonly text: string;
    readonly tokens: TokenList;
    readonly comments: readonly Comment[];
    readonly fullwidth: readonly Fullwidth[];
    readonly problems: readonly LexicalProblem[];
    /** The first `{` at which blocks nest deeper than `DEEPEST_BLOCK`. */
    readonly tooDeepAt: number | undefined;
}

/** Where blocks nest deeper than this, the text is no journey, and reading it would exhaust the stack. */
export const DEEPEST_BLOCK = 100;

/** Full-width and typographic signs, as Chinese and Japanese input methods produce them, and their ASCII forms. */
const SIGN_FORMS: Readonly<Record<string, string>> = { '，': ',', '、': ',', '：': ':', '｛': '{', '｝': '}', '→': '->' };
const ARROW = /(?:[-－−–—][>＞]|→)/y;
const QUOTES_OPEN = '"“”「『＂';
/** The closing quote that an opening one asks for. */
const PARTNER: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '「': '」', '『': '』', '＂': '＂' };
const CLOSERS = new Set(['"', '”', '」', '』', '＂']);

const DIGIT = '[0-9０-９]';
const NUMBER = `${DIGIT}+(?:[.．](?=${DIGIT})${DIGIT}+)?`;
const UNITED = `${NUMBER}[\\p{L}]*(?:${DIGIT}+[\\p{L}]+)*`;
/** A date, a clock time, or anything else that begins like a number; what it means is read in src/model/quantity.ts. */
const DATE = new RegExp(`${DIGIT}{4}[-－−]${DIGIT}{1,2}(?:[-－−]${DIGIT}{1,2})?(?:[T ]${DIGIT}{1,2}[:：]${DIGIT}{2})?(?![\\p{L}${'0-9０-９'}])`, 'yu');
const TIME = new RegExp(`${DIGIT}{1,2}[:：]${DIGIT}{2}(?!${DIGIT})`, 'yu');
const QUANTITY = new RegExp(
    `(?:(?:[<>＜＞][=＝]?|[~～≤≥])[ \\t]*)?[+\\-＋－−]?${UNITED}` +
    `(?:[%％]|[/／]${NUMBER}|[ \\t]*(?:\\.\\.|．．|…)[ \\t]*${UNITED}|[-–—~～](?=${DIGIT})${UNITED})?`, 'yu');
const FULLWIDTH_IN_NUMBER = /[０-９．＜＞＝～＋－−％／：≤≥]/g;
const REST_OF_LINE = /[^\n\r]*/y;
const HAS_LETTER = /\p{L}/u;
const NAME_START = /[_\p{L}]/u;
const NAME_PART = /[_\p{L}\p{N}\p{M}]/u;
/** Quotes other than the ASCII ones, and what takes the meaning from one. */
const UNUSUAL_IN_STRING = /[\\“”「」『』＂]/;
/** A text with this sign is a picture or a program, not a journey. */
const NUL = '\0';
/** Offset of each line's first character; what is no text has one line. */
export const linesOf = (text: string): readonly number[] => (text.includes(NUL) ? [0] : lineStartsOf(text));

const enum Kind { Other = 1, Part = 2, Start = 3 }
/** What kind of letter a UTF-16 unit is; filled on demand, 0 is "not looked at yet". A cache of a constant, hence no state. */
const kinds = new Uint8Array(0x10000);
function kindOf(text: string, at: number): Kind {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdfff) {
        const whole = String.fromCodePoint(text.codePointAt(at)!);
        return NAME_START.test(whole) ? Kind.Start : NAME_PART.test(whole) ? Kind.Part : Kind.Other;
    }
    const known = kinds[unit]!;
    if (known !== 0) return known;
    const sign = text[at]!;
    return kinds[unit] = NAME_START.test(sign) ? Kind.Start : NAME_PART.test(sign) ? Kind.Part : Kind.Other;
}
const unitsAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** The offset behind the name that begins at `at`, or `at` when none does. Hyphens count only between two name parts. */
function endOfName(text: string, at: number): number {
    if (at >= text.length || kindOf(text, at) !== Kind.Start) return at;
    let end = at + unitsAt(text, at);
    for (;;) {
        // Most letters are known, and take one unit.
        while (kinds[text.charCodeAt(end)]! >= Kind.Part) end++;
        if (end >= text.length) return end;
        if (kindOf(text, end) >= Kind.Part) {
            end += unitsAt(text, end);
            continue;
        }
        if (text.charCodeAt(end) !== 45 || end + 1 >= text.length || kindOf(text, end + 1) < Kind.Part) return end;
        end += 2;
    }
}

/**
 * Reads a text in one pass: a keyword's meaning hangs on where it stands (see journey.langium), full-width signs are read
 * as their ASCII forms, and no text is ever refused.
 */
export function lex(text: string, vocabulary: Vocabulary): Lexed {
    const comments: Comment[] = [];
    const fullwidth: Fullwidth[] = [];
    const problems: LexicalProblem[] = [];
    const length = text.length;
    // A token takes more than four characters, with the white space around it; where it does not, the lists grow.
    let room = (length >> 2) + 16;
    let types = new Uint16Array(room + 1);
    let starts = new Int32Array(room);
    let ends = new Int32Array(room);
    let count = 0;
    let depth = 0;
    let tooDeepAt: number | undefined;
    let firstOfLine = true;
    let afterTime = false;
    const result = (): Lexed => ({ text, tokens: { count, types, starts, ends }, comments, fullwidth, problems, tooDeepAt });

    const push = (type: number, start: number, end: number): void => {
        if (count === room) {
            room *= 2;
            types = copied(types, new Uint16Array(room + 1));
            starts = copied(starts, new Int32Array(room));
            ends = copied(ends, new Int32Array(room));
        }
        types[count] = type;
        starts[count] = start;
        ends[count] = end;
        count++;
        firstOfLine = false;
    };
    const note = (start: number, end: number, ascii: string): void => { fullwidth.push({ start, end, ascii }); };
    const sign = (type: number, start: number): void => {
        if (type === vocabulary.open && ++depth > DEEPEST_BLOCK) tooDeepAt ??= start;
        if (type === vocabulary.close && depth > 0) depth--;
        push(type, start, start + 1);
    };

    const nul = text.indexOf(NUL);
    if (nul >= 0) {
        problems.push({ kind: 'not-text', start: nul, end: nul + 1 });
        return result();
    }
    const hasReturns = text.includes('\r');
    const hasPlainQuotes = !UNUSUAL_IN_STRING.test(text);
    const followsDay = (): boolean => count > 0 && ends[count - 1]! - starts[count - 1]! === 3 && text.startsWith('day', starts[count - 1]);
    /** The end of the line that the last string stood on: found once a line, however many strings it has. */
    let lineEnd = -1;
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

    while (at < length) {
        const unit = text.charCodeAt(at);
        if (unit === 32 || unit === 9) {
            at++;
            continue;
        }
        if (unit === 10 || unit === 13) {
            at++;
            firstOfLine = true;
            afterTime = false;
            continue;
        }

        const nameEnd = endOfName(text, at);
        if (nameEnd > at) {
            const end = text.charCodeAt(nameEnd) === 46 || text.charCodeAt(nameEnd) === FULLWIDTH_DOT ? endOfQualifiedName(text, nameEnd, note) : nameEnd;
            // Words are ASCII.
            const word = end === nameEnd && unit < 128 && end - at <= vocabulary.longestWord ? vocabulary.words.get(text.slice(at, end)) : undefined;
            const type: number = end > nameEnd ? vocabulary.qualifiedName
                : word === undefined ? vocabulary.name
                    : firstOfLine ? word.first : afterTime ? word.afterTime : word.inside;
            push(type, at, end);
            afterTime = type === vocabulary.before;
            at = end;
            continue;
        }

        // What most other tokens are, before anything rarer is looked for.
        if (unit < 128 && vocabulary.signs[unit] !== 0) {
            sign(vocabulary.signs[unit]!, at++);
            afterTime = false;
            continue;
        }
        if (unit === 34) {
            if (lineEnd < at) lineEnd = endOfLine(text, at, hasReturns);
            const close = text.indexOf('"', at + 1);
            const isBlock = close === at + 1 && text.charCodeAt(close + 1) === 34;
            if (close > 0 && close < lineEnd && !isBlock && (hasPlainQuotes || !UNUSUAL_IN_STRING.test(text.slice(at + 1, close)))) {
                push(vocabulary.string, at, close + 1);
                at = close + 1;
                afterTime = false;
                continue;
            }
        }
        const plain = endOfPlainNumber(text, at);
        if (plain !== 0) {
            const end = Math.abs(plain);
            const type = plain > 0 ? vocabulary.value : vocabulary.duration;
            afterTime = plain > 0 && followsDay();
            push(type, at, end);
            at = end;
            continue;
        }

        if (unit === 47 && text.charCodeAt(at + 1) === 47) {
            const end = endOfLine(text, at, hasReturns);
            comments.push({ start: at, end, ownLine: firstOfLine });
            at = end;
            continue;
        }
        if (unit === 47 && text.charCodeAt(at + 1) === 42) {
            const close = text.indexOf('*/', at + 2);
            const end = close < 0 ? endOfLine(text, at, hasReturns) : close + 2;
            if (close < 0) problems.push({ kind: 'unterminated-comment', start: at, end });
            comments.push({ start: at, end, ownLine: firstOfLine });
            at = end;
            continue;
        }

        ARROW.lastIndex = at;
        const arrow = ARROW.exec(text);
        if (arrow !== null) {
            push(vocabulary.arrow, at, at + arrow[0].length);
            if (arrow[0] !== '->') note(at, at + arrow[0].length, '->');
            at += arrow[0].length;
            afterTime = false;
            continue;
        }
        const written = text[at]!;
        const ascii = SIGN_FORMS[written];
        if (ascii !== undefined) {
            sign(vocabulary.signs[ascii.charCodeAt(0)]!, at);
            note(at, at + 1, written === '，' || written === '、' || written === '：' ? spaced(text, at, ascii) : ascii);
            at++;
            afterTime = false;
            continue;
        }

        if (QUOTES_OPEN.includes(written)) {
            if (lineEnd < at) lineEnd = endOfLine(text, at, hasReturns);
            const string = readString(text, at, lineEnd);
            push(vocabulary.string, at, string.end);
            if (string.closed === undefined) problems.push({ kind: 'unterminated-string', start: at, end: string.end });
            if (written !== '"') note(at, at + 1, '"');
            if (string.closed !== undefined && string.closed !== '"') note(string.end - 1, string.end, '"');
            at = string.end;
            afterTime = false;
            continue;
        }

        const number = matchAt(DATE, text, at) ?? matchAt(TIME, text, at) ?? matchAt(QUANTITY, text, at);
        if (number !== undefined) {
            const type = number.by === DATE ? vocabulary.date : number.by === TIME ? vocabulary.time
                : HAS_LETTER.test(number.text) ? vocabulary.duration : vocabulary.value;
            afterTime = type === vocabulary.date || type === vocabulary.time || (type === vocabulary.value && followsDay());
            push(type, at, at + number.text.length);
            for (const wide of number.text.matchAll(FULLWIDTH_IN_NUMBER)) note(at + wide.index, at + wide.index + 1, asciiOf(wide[0]));
            at += number.text.length;
            continue;
        }

        if (unit === 0xa0 || unit === 0x3000 || unit === 11 || unit === 12 || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff) {
            if (unit === 0x3000) note(at, at + 1, ' ');
            at++;
            continue;
        }
        const end = at + unitsAt(text, at);
        const last = problems[problems.length - 1];
        if (last?.kind === 'unexpected-character' && last.end === at) problems[problems.length - 1] = { ...last, end };
        else problems.push({ kind: 'unexpected-character', start: at, end });
        firstOfLine = false;
        at = end;
    }
    return result();
}

function copied<T extends Uint16Array | Int32Array>(from: T, to: T): T {
    to.set(from);
    return to;
}

/** The offset behind a name of several parts, whose first one ends at `at`; `at` when it has only that one. */
function endOfQualifiedName(text: string, at: number, note: (start: number, end: number, ascii: string) => void): number {
    let end = at;
    for (;;) {
        const dot = text.charCodeAt(end);
        if (dot !== 46 && dot !== FULLWIDTH_DOT) return end;
        const next = endOfName(text, end + 1);
        if (next === end + 1) return end;
        if (dot === FULLWIDTH_DOT) note(end, end + 1, '.');
        end = next;
    }
}
const FULLWIDTH_DOT = 0xff0e;

/**
 * The offset behind a number such as `12`, `+1`, `45%` or `7d`: below 0 when it has letters. 0 for what is no number, or
 * one that may go on in other ways, which the regular expressions read.
 */
function endOfPlainNumber(text: string, at: number): number {
    let end = at;
    const first = text.charCodeAt(end);
    if (first === 43 || first === 45) end++;
    const digits = end;
    while (isDigit(text.charCodeAt(end))) end++;
    if (end === digits) return 0;
    const letters = end;
    while (isSmallLetter(text.charCodeAt(end))) end++;
    const unit = text.charCodeAt(end);
    const hasLetters = end > letters;
    if (unit === 37) return hasLetters ? 0 : end + 1;
    if (unit >= 128 || (unit > 44 && unit !== 123 && unit !== 125)) return 0;
    let next = end;
    while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9) next++;
    const goesOn = text.charCodeAt(next) === 46 || text.charCodeAt(next) >= 128;
    return goesOn ? 0 : hasLetters ? -end : end;
}
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isSmallLetter = (unit: number): boolean => unit >= 97 && unit <= 122;

/** `,` and `:` are followed by a space in the canonical style; their full-width forms bring their own. */
function spaced(text: string, at: number, ascii: string): string {
    const next = text[at + 1];
    return next === undefined || /\s/.test(next) ? ascii : `${ascii} `;
}

function matchAt(by: RegExp, text: string, at: number): { readonly by: RegExp; readonly text: string } | undefined {
    by.lastIndex = at;
    const match = by.exec(text);
    return match === null ? undefined : { by, text: match[0] };
}

interface StringSpan { readonly end: number; /** The closing quote, or undefined when the line or the text ended first. */ readonly closed: string | undefined }

function readString(text: string, start: number, lineEnd: number): StringSpan {
    if (text.startsWith('"""', start)) {
        const close = text.indexOf('"""', start + 3);
        return close < 0 ? { end: lineEnd, closed: undefined } : { end: close + 3, closed: '"' };
    }
    const open = text[start]!;
    const partner = PARTNER[open]!;
    let depth = 0;
    let closer: number | undefined;
    let stray: number | undefined;
    for (let i = start + 1; i < lineEnd; i++) {
        const sign = text[i]!;
        if (sign === '\\') {
            i++;
            continue;
        }
        if (sign === '“' || sign === '「' || sign === '『') {
            depth++;
            continue;
        }
        if (sign === partner && depth === 0) {
            closer = i;
            break;
        }
        if (!CLOSERS.has(sign)) continue;
        if (depth > 0 && sign !== '"' && sign !== '＂') depth--;
        else stray ??= i;
    }
    if (open === '"') {
        // "abc” { expects "x": the stray ” ends the string when what follows it has whole pairs of quotes.
        if (stray !== undefined && (closer === undefined || count(text, '"', stray + 1, lineEnd) % 2 === 0)) return { end: stray + 1, closed: text[stray]! };
    }
    // “abc" { expects “x”: the first quote of any kind ends it, unless it opens a pair inside the string.
    else if (stray !== undefined && (closer === undefined || (stray < closer && count(text, '"', stray + 1, closer) % 2 === 0))) {
        return { end: stray + 1, closed: text[stray]! };
    }
    if (closer !== undefined) return { end: closer + 1, closed: text[closer]! };
    return { end: trimmedEnd(text, start, lineEnd), closed: undefined };
}

function endOfLine(text: string, from: number, hasReturns: boolean): number {
    if (hasReturns) {
        REST_OF_LINE.lastIndex = from;
        return from + REST_OF_LINE.exec(text)![0].length;
    }
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
}

/** An unterminated string does not swallow the brace that opens or closes a block at the end of its line. */
function trimmedEnd(text: string, start: number, end: number): number {
    let last = end;
    while (last > start + 1 && /[\s{}｛｝]/.test(text[last - 1]!)) last--;
    return last;
}

function count(text: string, sign: string, start: number, end: number): number {
    let n = 0;
    for (let i = start; i < end; i++) if (text[i] === sign && text[i - 1] !== '\\') n++;
    return n;
}

/** What a token says: strings lose their quotes; names are compared in one normal form, with `.` between their parts. */
export function valueOf(image: string): string {
    return valueAt(image, 0, image.length);
}

/** The same of the token between two offsets of a text. */
export function valueAt(text: string, start: number, end: number): string {
    if (!QUOTES_OPEN.includes(text[start]!)) {
        const image = text.slice(start, end);
        return NORMAL.test(image) ? image : image.normalize('NFC').replaceAll('．', '.');
    }
    if (text.charCodeAt(start) !== 34 || text.charCodeAt(start + 1) === 34) return stringValue(text.slice(start, end));
    return unescaped(text.slice(start + 1, isClosed(text, start, end) ? end - 1 : end));
}
/** Letters that NFC leaves alone, whatever stands beside them: all below the first combining mark, and Han. */
const NORMAL = /^[\x20-\u02ff\u3400-\u4dbf\u4e00-\u9fff]*$/;

const ESCAPE = /\\(.)/gs;

/** What a string says: without its quotes, escapes resolved, the common indentation of a `"""` block removed. */
export function stringValue(image: string): string {
    if (image.startsWith('"""')) return dedent(image.slice(3, image.length >= 6 && image.endsWith('"""') ? -3 : undefined));
    return unescaped(image.slice(1, isClosed(image, 0, image.length) ? -1 : undefined));
}

const isClosed = (text: string, start: number, end: number): boolean => end - start > 1 && CLOSERS.has(text[end - 1]!);
const unescaped = (inner: string): string => (inner.includes('\\') ? inner.replace(ESCAPE, (_, sign: string) => (sign === 'n' ? '\n' : sign)) : inner);

function dedent(text: string): string {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.length === 1) return text;
    if (lines[0]!.trim() === '') lines.shift();
    if (lines.length > 0 && lines[lines.length - 1]!.trim() === '') lines.pop();
    const indents = lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length);
    const common = indents.length === 0 ? 0 : Math.min(...indents);
    return lines.map(line => line.slice(common).trimEnd()).join('\n');
}
