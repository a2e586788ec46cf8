import type { IToken } from 'chevrotain';
import { lex, linesOf, type Lexed } from './lexer';
import type { Vocabulary } from './token-types';

/** What reading tokens gives, in the form that Langium's parser takes. */
export interface JourneyLexerResult {
    readonly tokens: IToken[];
    readonly hidden: [];
    readonly errors: [];
    /** `diagnostics` is Langium's own list: always empty, our problems say more. */
    readonly report: Lexed & { readonly diagnostics: [] };
}

/** Reads the tokens of a text for Langium's parser. */
export function tokenize(text: string, vocabulary: Vocabulary): JourneyLexerResult {
    const lexed = lex(text, vocabulary);
    return { tokens: tokensOf(lexed, vocabulary), hidden: [], errors: [], report: { ...lexed, diagnostics: [] } };
}

/** The tokens of a text as objects, as Chevrotain has them. */
export function tokensOf({ text, tokens: { count, types, starts, ends } }: Lexed, vocabulary: Vocabulary): IToken[] {
    const lineStarts = linesOf(text);
    const tokens: IToken[] = [];
    let line = 1;
    const advanceTo = (offset: number): void => { while (line < lineStarts.length && lineStarts[line]! <= offset) line++; };
    for (let i = 0; i < count; i++) {
        const startOffset = starts[i]!;
        const endOffset = ends[i]! - 1;
        advanceTo(startOffset);
        const startLine = line;
        const startColumn = startOffset - lineStarts[line - 1]! + 1;
        advanceTo(endOffset);
        tokens.push({
            image: text.slice(startOffset, endOffset + 1), startOffset, endOffset, startLine, endLine: line, startColumn, endColumn: endOffset - lineStarts[line - 1]! + 1,
            tokenType: vocabulary.byNumber[types[i]!]!, tokenTypeIdx: types[i]!,
        });
    }
    return tokens;
}
