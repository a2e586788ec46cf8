import { firstTokenFrom, lex, type Lexed } from '../lexer';
import { theReader } from '../parse';
import type { SourceText } from '../../src/model/source';

/** By text: that of a file that changes is another one. */
const LEXED = new WeakMap<SourceText, Lexed>();

/** The tokens of a text, read once. */
export function tokensOf(source: SourceText): Lexed {
    const known = LEXED.get(source);
    if (known !== undefined) return known;
    const lexed = lex(source.text, theReader().vocabulary);
    LEXED.set(source, lexed);
    return lexed;
}

/** The offsets of the `{` that are open at an offset, the innermost first. */
export function bracesAround(source: SourceText, offset: number): readonly number[] {
    const { tokens: { count, types, starts } } = tokensOf(source);
    const { open, close } = theReader().vocabulary;
    const around: number[] = [];
    for (let i = 0; i < count && starts[i]! < offset; i++) {
        if (types[i] === open) around.push(starts[i]!);
        else if (types[i] === close) around.pop();
    }
    return around.reverse();
}

/** The index of the token that an offset stands in or directly behind; undefined between tokens. */
export function tokenAt(source: SourceText, offset: number): number | undefined {
    const { tokens: { starts, ends } } = tokensOf(source);
    const behind = firstFrom(source, offset + 1);
    const at = behind - 1;
    // At the border of two tokens the later one counts.
    return at >= 0 && starts[at]! <= offset && offset <= ends[at]! ? at : undefined;
}

/** The index of the first token that begins at an offset or behind it. */
export function firstFrom(source: SourceText, offset: number): number {
    return firstTokenFrom(tokensOf(source).tokens, offset);
}
