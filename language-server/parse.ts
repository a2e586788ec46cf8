import type { IToken, TokenType } from 'chevrotain';
import type { Document } from './generated/ast';
import { COMPACT } from './compact-grammar.generated';
import { createFastParser, type FastParser } from './fast-parser';
import { DEEPEST_BLOCK, lex, linesOf, type Comment, type Fullwidth, type Lexed } from './lexer';
import { vocabularyOf, type Vocabulary } from './token-types';
import { tokensOf } from './tokens';

/** A text that was read: its syntax tree, and what did not fit. Everything that could be understood is in the tree. */
export interface Parsed {
    readonly text: string;
    readonly tree: Document;
    /** Made when they are first asked for. */
    readonly tokens: readonly IToken[];
    readonly comments: readonly Comment[];
    readonly fullwidth: readonly Fullwidth[];
    /** Offset of each line's first character. Found when they are first asked for. */
    readonly lineStarts: readonly number[];
    /** In the order of the text; empty when the text is well formed. */
    readonly problems: readonly SyntaxProblem[];
}

/** `message` is a key of the rule `syntax`; `fix` a replacement of a stretch of text that may be what was meant. */
export interface SyntaxProblem {
    readonly start: number;
    readonly end: number;
    readonly message: string;
    readonly args: Readonly<Record<string, string>>;
    readonly fix?: { readonly title: string; readonly args: Readonly<Record<string, string>>; readonly start: number; readonly end: number; readonly text: string };
}

/** More messages than this help nobody. */
export const MOST_PROBLEMS = 100;

/**
 * Reads a text. What is no journey at all gives an empty tree and a problem. Throws nothing but RECOVERY_NEEDED, and that
 * only where nobody has loaded recovery.ts: see withRecovery.
 */
export function parse(text: string): Parsed {
    const { vocabulary, fast } = theReader();
    const lexed = lex(text, vocabulary);
    if (lexed.tooDeepAt !== undefined || lexed.problems.some(problem => problem.kind === 'not-text')) {
        const problems = lexed.tooDeepAt === undefined ? lexicalProblems(lexed)
            : [{ start: lexed.tooDeepAt, end: lexed.tooDeepAt + 1, message: 'too-deep', args: { depth: String(DEEPEST_BLOCK) } }];
        return parsedFrom({ ...lexed, tokens: { ...lexed.tokens, count: 0 }, comments: [], fullwidth: [] }, { $type: 'Document', declarations: [] }, problems);
    }
    const quick = lexed.problems.length === 0 ? fast.parse(lexed) : undefined;
    if (quick !== undefined) return parsedFrom(lexed, quick as unknown as Document, NO_PROBLEMS);
    if (recovery === undefined) throw RECOVERY_NEEDED;
    const recovered = recovery(text);
    const problems = [...lexicalProblems(lexed), ...recovered.problems].sort((a, b) => a.start - b.start);
    return parsedFrom(lexed, recovered.tree, withoutEchoes(problems));
}

const NO_PROBLEMS: readonly SyntaxProblem[] = [];

function parsedFrom(lexed: Lexed, tree: Document, problems: readonly SyntaxProblem[]): Parsed {
    const { text, comments, fullwidth } = lexed;
    let tokens: readonly IToken[] | undefined;
    let lineStarts: readonly number[] | undefined;
    return {
        text, tree, comments, fullwidth, problems,
        get tokens() { return tokens ??= tokensOf(lexed, theReader().vocabulary); },
        get lineStarts() { return lineStarts ??= linesOf(text); },
    };
}

/** Reads a text that has mistakes: all that can be understood, and what is wrong. */
export type Recovery = (text: string) => { readonly tree: Document; readonly problems: readonly SyntaxProblem[] };

/** Langium's parser, once somebody has loaded it: analysing the grammar takes longer than reading many files. */
let recovery: Recovery | undefined;
export function installRecovery(installed: Recovery): void {
    recovery = installed;
}
/** Thrown by `parse` for a text with mistakes while recovery.ts is not loaded. */
export const RECOVERY_NEEDED = new Error('language-server/recovery is not loaded');

/** Runs something that reads texts, and loads what it takes to read texts with mistakes only when there is one. */
export async function withRecovery<T>(run: () => T): Promise<T> {
    try {
        return run();
    }
    catch (error) {
        if (error !== RECOVERY_NEEDED) throw error;
    }
    await loadRecovery();
    return run();
}

/** For who reads texts again and again while their authors write them. */
export async function loadRecovery(): Promise<void> {
    // The command line's bundle holds a copy of its own of all that recovery.ts imports: so it is installed here, too.
    installRecovery((await import('./recovery')).recover);
}

/** The fast parser and its vocabulary: made once, for they keep nothing of what they read. */
let reader: { readonly vocabulary: Vocabulary; readonly fast: FastParser } | undefined;
export function theReader(): { readonly vocabulary: Vocabulary; readonly fast: FastParser } {
    if (reader !== undefined) return reader;
    let last = 0;
    const make = (name: string, categories: TokenType[]): TokenType => ({ name, CATEGORIES: categories, tokenTypeIdx: ++last });
    const vocabulary = vocabularyOf(COMPACT.keywords, COMPACT.terminals, make);
    return reader = { vocabulary, fast: createFastParser(COMPACT, vocabulary) };
}

function lexicalProblems({ problems, text }: Lexed): SyntaxProblem[] {
    return problems.slice(0, MOST_PROBLEMS).map(({ kind, start, end }) => ({
        start, end, message: kind, args: { text: kind === 'not-text' ? '' : shown(text.slice(start, end)) },
        ...(kind === 'unterminated-string' && { fix: { title: 'close-string', args: {}, start: end, end, text: text.startsWith('"""', start) ? '"""' : '"' } }),
    }));
}

/** One mistake on a line is told once: what follows from it on the same line is left out. */
function withoutEchoes(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
    const kept: SyntaxProblem[] = [];
    for (const problem of problems) {
        const last = kept[kept.length - 1];
        if (last !== undefined && problem.start < last.end && problem.end > last.start) continue;
        kept.push(problem);
        if (kept.length === MOST_PROBLEMS) break;
    }
    return kept;
}

/** A stretch of text, short enough for a message. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/g, ' ');
