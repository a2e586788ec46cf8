import type { IToken, TokenType, TokenTypeDictionary } from 'chevrotain';
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

/** What the lexer found beside the tokens; it travels in Langium's `lexerReport`. */
export interface LexicalReport {
    readonly comments: readonly Comment[];
    readonly fullwidth: readonly Fullwidth[];
    readonly problems: readonly LexicalProblem[];
    /** Offset of each line's first character. */
    readonly lineStarts: readonly number[];
    /** Langium's own list: always empty, our problems say more. */
    readonly diagnostics: [];
}

/** What reading tokens gives, in the form that Langium's parser takes. */
export interface JourneyLexerResult {
    readonly tokens: IToken[];
    readonly hidden: [];
    readonly errors: [];
    readonly report: LexicalReport;
}

/** The mark in the grammar of a keyword that stands on the line of its fact. */
export const CLAUSE = '…';
/** These begin the big blocks: as names they would make every mistake in braces unreadable. */
const NEVER_NAMES = new Set(['journey', 'stage', 'touchpoint']);
/** Directly after a time these are never names. */
const AFTER_TIME = new Set(['unplanned', 'missing', 'morning', 'noon', 'afternoon', 'evening', 'night']);

/** The token types of one word: where it begins a line, where it stands inside one, and directly after a time. */
interface Word { readonly first: TokenType; readonly inside: TokenType; readonly afterTime: TokenType }

/** The types of all tokens. */
export interface Vocabulary {
    readonly all: TokenTypeDictionary;
    readonly words: ReadonlyMap<string, Word>;
    readonly name: TokenType;
    readonly qualifiedName: TokenType;
    readonly string: TokenType;
    readonly duration: TokenType;
    readonly value: TokenType;
    readonly date: TokenType;
    readonly time: TokenType;
    readonly signs: ReadonlyMap<string, TokenType>;
    readonly arrow: TokenType;
}

/**
 * The token types of a grammar, from its keywords (clauses with their mark) and the names of its terminals. `make` gives
 * one type: for Langium's parser it has to be one of Chevrotain's.
 */
export function vocabularyOf(keywords: Iterable<string>, terminals: Iterable<string>, make: (name: string, categories: TokenType[]) => TokenType): Vocabulary {
    const all: TokenTypeDictionary = {};
    const add = (name: string, categories: TokenType[] = []): TokenType => (all[name] ??= make(name, categories));

    const qualifiedName = add('QNAME');
    const name = add('NAME', [qualifiedName]);
    for (const terminal of terminals) add(terminal);

    const values = new Set(keywords);
    const words = new Map<string, Word>();
    const signs = new Map<string, TokenType>();
    for (const value of values) {
        const word = value.startsWith(CLAUSE) ? value.slice(CLAUSE.length) : value;
        if (!/^[a-z]/.test(word)) {
            signs.set(value, add(value));
            continue;
        }
        if (words.has(word)) continue;
        const fact = values.has(word) ? add(word) : undefined;
        const clause = values.has(CLAUSE + word) ? add(CLAUSE + word) : undefined;
        const meanings = [fact, clause].filter(type => type !== undefined);
        const inside = add(`${word} (inside a line)`, NEVER_NAMES.has(word) ? meanings : [...meanings, name]);
        words.set(word, { first: fact ?? inside, inside, afterTime: AFTER_TIME.has(word) ? clause ?? inside : inside });
    }
    const must = (key: string): TokenType => all[key] ?? add(key);
    return {
        all, words, name, qualifiedName, signs,
        string: must('STRING'), duration: must('DURATION'), value: must('VALUE'), date: must('DATE'), time: must('TIME'), arrow: must('->'),
    };
}

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
const COMMENT_LINE = /[^\n\r]*/y;
const HAS_LETTER = /\p{L}/u;
const NAME_START = /[_\p{L}]/u;
const NAME_PART = /[_\p{L}\p{N}\p{M}]/u;
/** A text with this sign is a picture or a program, not a journey. */
const NUL = '\0';

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
        if (end >= text.length) return end;
        if (kindOf(text, end) >= Kind.Part) {
            end += unitsAt(text, end);
            continue;
        }
        if (text[end] !== '-' || end + 1 >= text.length || kindOf(text, end + 1) < Kind.Part) return end;
        end += 2;
    }
}

/**
 * Reads a text in one pass: a keyword's meaning hangs on where it stands (see journey.langium), full-width signs are read
 * as their ASCII forms, and no text is ever refused.
 */
export function tokenize(text: string, vocabulary: Vocabulary): JourneyLexerResult {
    const tokens: IToken[] = [];
    const comments: Comment[] = [];
    const fullwidth: Fullwidth[] = [];
    const problems: LexicalProblem[] = [];
    const lineStarts: number[] = [0];
    const length = text.length;
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let firstOfLine = true;
    let afterTime = false;
    /** The end of the line that the last string stood on: found once a line, however many strings it has. */
    let lineEnd = -1;

    const push = (type: TokenType, start: number, end: number): void => {
        const line = lineStarts.length;
        const column = start - lineStarts[line - 1]! + 1;
        tokens.push({
            image: text.slice(start, end), startOffset: start, endOffset: end - 1, startLine: line, endLine: line,
            startColumn: column, endColumn: column + end - start - 1, tokenType: type, tokenTypeIdx: type.tokenTypeIdx!,
        });
        firstOfLine = false;
    };
    const note = (start: number, end: number, ascii: string): void => { fullwidth.push({ start, end, ascii }); };
    const newLinesIn = (start: number, end: number): void => {
        for (let i = start; i < end; i++) {
            const unit = text.charCodeAt(i);
            if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
        }
    };
    const result = (): JourneyLexerResult => {
        const report: LexicalReport = { comments, fullwidth, problems, lineStarts, diagnostics: [] };
        return { tokens, hidden: [], errors: [], report };
    };

    const nul = text.indexOf(NUL);
    if (nul >= 0) {
        problems.push({ kind: 'not-text', start: nul, end: nul + 1 });
        return result();
    }

    while (at < length) {
        const unit = text.charCodeAt(at);
        if (unit === 32 || unit === 9) {
            at++;
            continue;
        }
        if (unit === 10 || unit === 13) {
            at += unit === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
            lineStarts.push(at);
            firstOfLine = true;
            afterTime = false;
            continue;
        }

        const nameEnd = endOfName(text, at);
        if (nameEnd > at) {
            let end = nameEnd;
            let dotted = false;
            while (text[end] === '.' || text[end] === '．') {
                const next = endOfName(text, end + 1);
                if (next === end + 1) break;
                if (text[end] === '．') note(end, end + 1, '.');
                dotted = true;
                end = next;
            }
            const word = dotted ? undefined : vocabulary.words.get(text.slice(at, end));
            const type: TokenType = dotted ? vocabulary.qualifiedName
                : word === undefined ? vocabulary.name
                    : firstOfLine ? word.first : afterTime ? word.afterTime : word.inside;
            push(type, at, end);
            afterTime = type === vocabulary.words.get('before')?.inside;
            at = end;
            continue;
        }

        const sign = text[at]!;
        if (sign === '/' && text[at + 1] === '/') {
            COMMENT_LINE.lastIndex = at;
            const end = at + COMMENT_LINE.exec(text)![0].length;
            comments.push({ start: at, end, ownLine: firstOfLine });
            at = end;
            continue;
        }
        if (sign === '/' && text[at + 1] === '*') {
            const close = text.indexOf('*/', at + 2);
            if (close < 0) {
                COMMENT_LINE.lastIndex = at;
                const end = at + COMMENT_LINE.exec(text)![0].length;
                problems.push({ kind: 'unterminated-comment', start: at, end });
                comments.push({ start: at, end, ownLine: firstOfLine });
                at = end;
                continue;
            }
            comments.push({ start: at, end: close + 2, ownLine: firstOfLine });
            newLinesIn(at, close + 2);
            at = close + 2;
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
        const ascii = SIGN_FORMS[sign] ?? sign;
        const signType = vocabulary.signs.get(ascii);
        if (signType !== undefined) {
            push(signType, at, at + 1);
            if (ascii !== sign) note(at, at + 1, sign === '，' || sign === '、' || sign === '：' ? spaced(text, at, ascii) : ascii);
            at++;
            afterTime = false;
            continue;
        }

        if (QUOTES_OPEN.includes(sign)) {
            if (lineEnd < at) lineEnd = endOfLine(text, at);
            const string = readString(text, at, lineEnd);
            const line = lineStarts.length;
            push(vocabulary.string, at, string.end);
            newLinesIn(at, string.end);
            if (lineStarts.length > line) {
                const token = tokens[tokens.length - 1]!;
                token.endLine = lineStarts.length;
                token.endColumn = string.end - lineStarts[lineStarts.length - 1]!;
            }
            if (string.closed === undefined) problems.push({ kind: 'unterminated-string', start: at, end: string.end });
            if (sign !== '"') note(at, at + 1, '"');
            if (string.closed !== undefined && string.closed !== '"') note(string.end - 1, string.end, '"');
            at = string.end;
            afterTime = false;
            continue;
        }

        const number = matchAt(DATE, text, at) ?? matchAt(TIME, text, at) ?? matchAt(QUANTITY, text, at);
        if (number !== undefined) {
            const type = number.by === DATE ? vocabulary.date : number.by === TIME ? vocabulary.time
                : HAS_LETTER.test(number.text) ? vocabulary.duration : vocabulary.value;
            const before = tokens[tokens.length - 1];
            afterTime = type === vocabulary.date || type === vocabulary.time || (type === vocabulary.value && before?.image === 'day');
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

function endOfLine(text: string, from: number): number {
    COMMENT_LINE.lastIndex = from;
    return from + COMMENT_LINE.exec(text)![0].length;
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
    if (QUOTES_OPEN.includes(image[0]!)) return stringValue(image);
    return ONLY_ASCII.test(image) ? image : image.normalize('NFC').replaceAll('．', '.');
}
const ONLY_ASCII = /^[\x20-\x7e]*$/;

const ESCAPE = /\\(.)/gs;

/** What a string says: without its quotes, escapes resolved, the common indentation of a `"""` block removed. */
export function stringValue(image: string): string {
    if (image.startsWith('"""')) return dedent(image.slice(3, image.length >= 6 && image.endsWith('"""') ? -3 : undefined));
    const closed = image.length > 1 && CLOSERS.has(image[image.length - 1]!);
    const inner = image.slice(1, closed ? -1 : undefined);
    return inner.includes('\\') ? inner.replace(ESCAPE, (_, sign: string) => (sign === 'n' ? '\n' : sign)) : inner;
}

function dedent(text: string): string {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.length === 1) return text;
    if (lines[0]!.trim() === '') lines.shift();
    if (lines.length > 0 && lines[lines.length - 1]!.trim() === '') lines.pop();
    const indents = lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length);
    const common = indents.length === 0 ? 0 : Math.min(...indents);
    return lines.map(line => line.slice(common).trimEnd()).join('\n');
}
