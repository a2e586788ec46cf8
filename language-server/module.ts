import {
    createDefaultCoreModule, inject, type AstNode, type CstNode, type Grammar, type LangiumCoreServices,
    type LangiumSharedCoreServices, type Reference,
} from 'langium';
import type { TokenType } from 'chevrotain';
import { JourneyGeneratedSharedModule, JourneyGrammarGeneratedModule } from './generated/module';
import { createFastParser, type FastParser } from './fast-parser';
import { createJourneyTokenParser, type JourneyParser } from './parser';
import { JourneyLexer, stringValue, type JourneyLexerResult } from './lexer';

/**
 * What reads the journey language: the lexer, the fast parser for texts without syntax errors, and Langium's own, which
 * is made when the first text needs it (its analysis of the grammar takes longer than reading many files).
 */
export interface JourneyParserServices {
    readonly lexer: JourneyLexer;
    readonly fast: FastParser;
    readonly parser: JourneyParser;
    readonly grammar: Grammar;
}

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
                ValueConverter: () => ({ convert }),
                LangiumParser: (all: LangiumCoreServices) => createJourneyTokenParser(all),
                ParserErrorMessageProvider: () => EXPECTED_TOKEN,
                ParserConfig: () => ({ recoveryEnabled: true, nodeLocationTracking: 'none' }),
            },
            references: { Linker: () => ({ buildReference }) },
        } as never,
    ) as unknown as LangiumCoreServices;
    const lexer = services.parser.Lexer as unknown as JourneyLexer;
    return {
        lexer,
        fast: createFastParser(services.Grammar, lexer.definition, shared.AstReflection, convert),
        get parser() { return services.parser.LangiumParser as JourneyParser; },
        grammar: services.Grammar,
    };
}

/** Strings lose their quotes; names are compared in one normal form, with `.` between their parts. */
function convert(input: string): string {
    const first = input.charCodeAt(0);
    if (first === 0x22 || first === 0x201c || first === 0x201d || first === 0x300c || first === 0x300e || first === 0xff02) return stringValue(input);
    return ONLY_ASCII.test(input) ? input : input.normalize('NFC').replaceAll('．', '.');
}
/** An error's message is the name of the token that was expected, or nothing; parse.ts makes the words. */
const EXPECTED_TOKEN = {
    buildMismatchTokenMessage: ({ expected }: { readonly expected: TokenType }): string => expected.name,
    buildNotAllInputParsedMessage: (): string => 'EOF',
    buildNoViableAltMessage: (): string => '',
    buildEarlyExitMessage: (): string => '',
};

const ONLY_ASCII = /^[\x20-\x7e]*$/;

function buildReference(_node: AstNode, _property: string, place: CstNode | undefined, text: string): Reference {
    return { $refText: text, $refNode: place, ref: undefined } as unknown as Reference;
}

export type { JourneyLexerResult };
