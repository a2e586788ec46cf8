import {
    AstUtils, createDefaultCoreModule, GrammarAST, inject, type AstNode, type CstNode, type Grammar, type LangiumCoreServices, type LangiumSharedCoreServices,
    type Lexer, type Reference,
} from 'langium';
import { createToken, type TokenType, type TokenTypeDictionary } from 'chevrotain';
import { JourneyGeneratedSharedModule, JourneyGrammarGeneratedModule } from './generated/module';
import { valueOf } from './lexer';
import { vocabularyOf, type Vocabulary } from './token-types';
import { tokenize, type JourneyLexerResult } from './tokens';
import { createJourneyTokenParser, type JourneyParser } from './parser';

/** Langium's parser for the journey language, and the lexer that feeds it. */
export interface JourneyParserServices { readonly lexer: JourneyLexer; readonly parser: JourneyParser; readonly grammar: Grammar }

/**
 * Wires the parser: the only place where Langium's services are put together.
 *
 * Names are resolved on the model (scope.ts), not on the syntax tree, so a reference is only its text and its place.
 * Nothing else of Langium is created: each service is made when it is first asked for.
 */
export function createJourneyParser(): JourneyParserServices {
    const shared = inject(JourneyGeneratedSharedModule as never, { profilers: {} } as never) as unknown as LangiumSharedCoreServices;
    const services = inject(
        createDefaultCoreModule({ shared }),
        JourneyGrammarGeneratedModule as never,
        {
            parser: {
                TokenBuilder: () => ({ buildTokens: () => [] }),
                Lexer: (all: LangiumCoreServices) => new JourneyLexer(all),
                ValueConverter: () => ({ convert: valueOf }),
                LangiumParser: (all: LangiumCoreServices) => createJourneyTokenParser(all),
                ParserErrorMessageProvider: () => EXPECTED_TOKEN,
                ParserConfig: () => ({ recoveryEnabled: true, nodeLocationTracking: 'none' }),
            },
            references: { Linker: () => ({ buildReference }) },
        } as never,
    ) as unknown as LangiumCoreServices;
    return { lexer: services.parser.Lexer as unknown as JourneyLexer, parser: services.parser.LangiumParser as JourneyParser, grammar: services.Grammar };
}

/** Our lexer in the shape that Langium asks for, with token types that Chevrotain knows. */
export class JourneyLexer implements Lexer {
    readonly definition: TokenTypeDictionary;
    private readonly vocabulary: Vocabulary;

    constructor({ Grammar: grammar }: { readonly Grammar: Grammar }) {
        const keywords = AstUtils.streamAllContents(grammar).filter(GrammarAST.isKeyword).map(keyword => keyword.value);
        const terminals = grammar.rules.filter(GrammarAST.isTerminalRule).map(rule => rule.name);
        this.vocabulary = vocabularyOf(keywords, terminals, (name, categories) => createToken({ name, pattern: NEVER, categories }));
        this.definition = this.vocabulary.all;
    }

    tokenize(text: string): JourneyLexerResult {
        return tokenize(text, this.vocabulary);
    }
}
/** Chevrotain asks for a pattern, which our lexer does not use. */
const NEVER = /(?!)/;

/** An error's message is the name of the token that was expected, or several between `|`; recovery.ts makes the words. */
const EXPECTED_TOKEN = {
    buildMismatchTokenMessage: ({ expected }: { readonly expected: TokenType }): string => expected.name,
    buildNotAllInputParsedMessage: (): string => 'EOF',
    buildNoViableAltMessage: ({ expectedPathsPerAlt }: { readonly expectedPathsPerAlt: readonly (readonly (readonly TokenType[])[])[] }): string =>
        firstsOf(expectedPathsPerAlt.flat()),
    buildEarlyExitMessage: ({ expectedIterationPaths }: { readonly expectedIterationPaths: readonly (readonly TokenType[])[] }): string => firstsOf(expectedIterationPaths),
};
const firstsOf = (paths: readonly (readonly TokenType[])[]): string => [...new Set(paths.flatMap(([first]) => (first === undefined ? [] : [first.name])))].join('|');

function buildReference(_node: AstNode, _property: string, place: CstNode | undefined, text: string): Reference {
    return { $refText: text, $refNode: place, ref: undefined } as unknown as Reference;
}
