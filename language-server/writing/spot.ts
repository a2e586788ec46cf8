import { firstTokenFrom, lex, type Lexed } from '../lexer';
import { theReader } from '../parse';
import { beginsFact, begunIn, blockRule, blockStart, expected, isComplete, read, readBlock, type Expected, type Reached } from './grammar-walk';
import type { Span } from '../../src/model/source';

/** A place where somebody writes: what stands around it, and what the grammar lets follow. */
export interface Spot {
    readonly text: string;
    readonly offset: number;
    /** The word, or the half of one, that stands there; empty between two words. */
    readonly prefix: string;
    /** What a suggestion takes the place of. */
    readonly word: Span;
    /** The blocks around it, the outermost first: the first one is the text itself. */
    readonly blocks: readonly Block[];
    /** Nothing of the fact stands before it. */
    readonly beginsFact: boolean;
    /** The words of the fact before it, without those in inner blocks. */
    readonly fact: readonly Word[];
    /** The facts of the block, before and behind it, by their first words. */
    readonly stated: readonly string[];
    readonly expected: readonly Expected[];
    /** The rest of the line is empty, or only closes the block. */
    readonly isLast: boolean;
    /** The block began on this line. */
    readonly inOneLine: boolean;
}

/** A block that is open: its rule in the grammar, and the words before its `{`. */
export interface Block { readonly rule: string; readonly head: readonly Word[]; readonly start: number }
export interface Word extends Span { readonly text: string }

/** Undefined inside a string or a comment, where nothing of the language stands. */
export function spotAt(text: string, offset: number): Spot | undefined {
    const { vocabulary } = theReader();
    const lexed = lex(text, vocabulary);
    if (lexed.comments.some(({ start, end }) => start < offset && (offset < end || (offset === end && isOpenEnded(text, start, end))))) return undefined;
    const { tokens } = lexed;
    const prefix = prefixBefore(text, offset);
    const from = offset - prefix.length;
    const count = firstTokenFrom(lexed.tokens, from);
    if (isInString(lexed, vocabulary.string, offset)) return undefined;

    const cut = cutter(lexed);
    const blocks = blocksBefore(cut, count);
    const inner = blocks[blocks.length - 1]!;
    const { reached, fact } = cut.lastFact(inner.rule, inner.from, count);
    const isNewLine = count === 0 || hasLineBreak(text, tokens.ends[count - 1]!, from);
    const before = count === 0 ? undefined : tokens.types[count - 1];
    const complete = fact.length === 0 || isComplete(reached, inner.rule);
    const goesOn = before === vocabulary.arrow || (before !== undefined && before === vocabulary.signs[COMMA]);
    const begins = fact.length === 0 || (isNewLine && (complete || !goesOn));
    const end = Math.max(offset, endOfWord(text, offset, prefix));
    const rest = /^[^\n\r]*/.exec(text.slice(end, end + 200))![0].trim();
    return {
        text, offset, prefix, word: { start: from, end },
        blocks: blocks.map(({ rule, head, start }) => ({ rule, head, start })),
        beginsFact: begins,
        fact: begins ? [] : fact,
        stated: cut.stated(inner.rule, inner.from, count, end),
        expected: expected(begins ? blockStart(inner.rule) : reached),
        isLast: rest === '' || rest.startsWith('}') || rest.startsWith('//'),
        inOneLine: inner.start >= 0 && !hasLineBreak(text, inner.start, from),
    };
}

const COMMA = ','.charCodeAt(0);
const WORD_BEFORE = /(?:[<>~][ \t]*(?=\d))?[+-]?[\p{L}\p{N}\p{M}_.:-]*$/u;

function prefixBefore(text: string, offset: number): string {
    const line = text.slice(Math.max(0, offset - 100), offset);
    const found = WORD_BEFORE.exec(line)![0];
    // Signs alone are the beginning of an arrow, or the end of something else.
    return /^[-+.:]*$/.test(found) && !/^[+-]$/.test(found) ? '' : found.replace(/^[.:]+/, '');
}

function endOfWord(text: string, offset: number, prefix: string): number {
    return prefix === '' ? offset : offset + /^[\p{L}\p{N}\p{M}_]*(?:[.-][\p{L}_][\p{L}\p{N}\p{M}_]*)*/u.exec(text.slice(offset, offset + 100))![0].length;
}

const isOpenEnded = (text: string, start: number, end: number): boolean => text.startsWith('//', start) || !text.endsWith('*/', end);
const hasLineBreak = (text: string, start: number, end: number): boolean => /[\n\r]/.test(text.slice(start, end));

/** Also in one that is not closed yet, up to the end of its line. */
function isInString({ text, tokens: { count, types, starts, ends }, problems }: Lexed, string: number, offset: number): boolean {
    const last = firstTokenFrom({ count, starts }, offset) - 1;
    if (last < 0 || types[last] !== string) return false;
    const isOpen = problems.some(({ kind, start }) => kind === 'unterminated-string' && start === starts[last]);
    return offset < ends[last]! || (isOpen && !hasLineBreak(text, ends[last]!, offset));
}

// ---- Blocks ---------------------------------------------------------------------------------------------------------

/** `from`: the index of the first token in it. */
interface OpenBlock extends Block { readonly from: number }

/** The blocks that are open before a token. One that cannot stand where it does closes those that lack their `}`. */
function blocksBefore(cut: Cutter, count: number): readonly OpenBlock[] {
    const blocks: OpenBlock[] = [{ rule: 'Document', head: [], start: -1, from: 0 }];
    for (const brace of cut.openBraces(count)) {
        for (let outer = blocks.length - 1; outer >= 0; outer--) {
            const { rule, from } = blocks[outer]!;
            const { reached, fact } = cut.lastFact(rule, from, brace);
            const inner = fact.length === 0 ? undefined : blockRule(reached);
            if (inner === undefined && outer > 0) continue;
            blocks.length = outer + 1;
            blocks.push({ rule: inner ?? '', head: fact, start: cut.startOf(brace), from: brace + 1 });
            break;
        }
    }
    return blocks;
}

/** Where facts begin and end among the tokens of a text. */
interface Cutter {
    readonly openBraces: (count: number) => readonly number[];
    /** The last fact of a block among the tokens before one, and where reading it has got to. */
    readonly lastFact: (rule: string, from: number, until: number) => { readonly reached: Reached; readonly fact: readonly Word[] };
    /** The first words of all facts of a block, but for the one that is written. */
    readonly stated: (rule: string, from: number, until: number, end: number) => readonly string[];
    readonly startOf: (token: number) => number;
}

function cutter(lexed: Lexed): Cutter {
    const { text, tokens: { count, types, starts, ends } } = lexed;
    const { open, close } = theReader().vocabulary;
    const wordAt = (i: number): Word => ({ start: starts[i]!, end: ends[i]!, text: text.slice(starts[i]!, ends[i]!) });
    const isFirst = (i: number): boolean => i === 0 || hasLineBreak(text, ends[i - 1]!, starts[i]!);
    /** The index behind the block that begins at a `{`; where it is never closed, the end. */
    const behindBlock = (brace: number, until: number): number => {
        let depth = 0;
        for (let i = brace; i < until; i++) {
            if (types[i] === open) depth++;
            else if (types[i] === close && --depth === 0) return i + 1;
        }
        return until;
    };
    /** Reads the facts of a block one after the other. */
    const facts = (rule: string, from: number, until: number): { readonly reached: Reached; readonly firsts: readonly number[]; readonly last: readonly number[] } => {
        let reached = blockStart(rule);
        /** The words that are not in inner blocks. */
        const words: number[] = [];
        for (let i = from; i < until;) {
            const type = types[i]!;
            if (type === open) {
                const behind = readBlock(reached);
                if (behind.length > 0) reached = behind;
                i = behindBlock(i, until);
                continue;
            }
            if (type === close) break;
            // The first word of a line that can begin a fact always does; elsewhere a word that fits nowhere is left out.
            const restarts = isFirst(i) && beginsFact(type, rule);
            const goesOn = restarts ? [] : read(reached, type, i);
            const next = goesOn.length > 0 ? goesOn : read(blockStart(rule, begunIn(reached)), type, i);
            if (next.length > 0) reached = next;
            words.push(i);
            i++;
        }
        const firsts: number[] = [];
        for (let begun = begunIn(reached); begun !== undefined; begun = begun.before) firsts.unshift(begun.at);
        const start = firsts[firsts.length - 1];
        return { reached, firsts, last: start === undefined ? [] : words.filter((i) => i >= start) };
    };
    return {
        openBraces: (until) => {
            const braces: number[] = [];
            for (let i = 0; i < until; i++) {
                if (types[i] === open) braces.push(i);
                else if (types[i] === close) braces.pop();
            }
            return braces;
        },
        lastFact: (rule, from, until) => {
            // Nothing before the last word that surely begins a fact matters.
            let depth = 0;
            let start = from;
            for (let i = until - 1; i > from; i--) {
                if (types[i] === close) depth++;
                else if (types[i] === open) depth--;
                else if (depth === 0 && isFirst(i) && beginsFact(types[i]!, rule)) {
                    start = i;
                    break;
                }
            }
            const { reached, last } = facts(rule, start, until);
            return { reached, fact: last.map(wordAt) };
        },
        stated: (rule, from, until, end) => {
            let next = until;
            while (next < count && starts[next]! < end) next++;
            return [...facts(rule, from, until).firsts, ...facts(rule, next, count).firsts.filter((i) => i > next || isFirst(i))].map((i) => text.slice(starts[i]!, ends[i]!));
        },
        startOf: (token) => starts[token]!,
    };
}
