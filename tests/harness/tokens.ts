import type { FastNode } from '../../language-server/fast-parser';
import { lex } from '../../language-server/lexer';
import { theReader } from '../../language-server/parse';
import { tokenize, type JourneyLexerResult } from '../../language-server/tokens';

/** The tokens of a text alone. */
export function readTokens(text: string): JourneyLexerResult {
    return tokenize(text, theReader().vocabulary);
}

/** What the fast parser alone makes of a text; undefined when it gives up. */
export function readFast(text: string): FastNode | undefined {
    const { vocabulary, fast } = theReader();
    return fast.parse(lex(text, vocabulary));
}
