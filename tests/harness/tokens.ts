import { tokenize, type JourneyLexerResult } from '../../language-server/lexer';
import { theReader } from '../../language-server/parse';

/** The tokens of a text alone. */
export function readTokens(text: string): JourneyLexerResult {
    return tokenize(text, theReader().vocabulary);
}
