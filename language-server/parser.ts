import { createParser, LangiumParser, type AstNode, type LangiumCoreServices } from 'langium';
import type { IRecognitionException } from 'chevrotain';
import type { JourneyLexerResult } from './lexer';

/** The parts of Langium's parser that its types keep to itself, as of langium 4.4. */
interface Inside {
    readonly nodeBuilder: { buildRootNode(text: string): void };
    readonly wrapper: { input: unknown; readonly errors: IRecognitionException[] };
    lexerResult: unknown;
    mainRule: unknown;
    doParse(rule: unknown): AstNode;
}

/**
 * Langium's parser, fed with tokens that are read already. It leaves out `$container` and its kin on every node:
 * lowering walks the tree from the top and never asks for them.
 */
export class JourneyParser extends LangiumParser {
    parseTokens(text: string, lexed: JourneyLexerResult): { readonly tree: AstNode; readonly errors: readonly IRecognitionException[] } {
        const inside = this as unknown as Inside;
        inside.nodeBuilder.buildRootNode(text);
        inside.lexerResult = lexed;
        inside.wrapper.input = lexed.tokens;
        const tree = inside.doParse(inside.mainRule);
        inside.lexerResult = undefined;
        return { tree, errors: inside.wrapper.errors };
    }
}

/** Builds the parser's rules from the grammar. */
export function createJourneyTokenParser(services: LangiumCoreServices): JourneyParser {
    const parser = new JourneyParser(services);
    createParser(services.Grammar, parser, services.parser.Lexer.definition);
    parser.finalize();
    return parser;
}
