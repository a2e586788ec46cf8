import { createParser, LangiumParser, type AstNode, type LangiumCoreServices } from 'langium';
import type { IRecognitionException } from 'chevrotain';
import type { JourneyLexerResult } from './tokens';

/** The parts of Langium's parser that its types keep to itself, as of langium 4.4. */
interface Inside {
    readonly nodeBuilder: { buildRootNode(text: string): void };
    readonly wrapper: { input: unknown; readonly errors: IRecognitionException[]; SAVE_ERROR(error: IRecognitionException): IRecognitionException };
    stack: AstNode[];
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
        try {
            return { tree: inside.doParse(inside.mainRule), errors: inside.wrapper.errors };
        }
        catch (error) {
            if (error !== TOO_MANY) throw error;
            inside.stack = [];
            return { tree: { $type: 'Document', declarations: [] } as AstNode, errors: inside.wrapper.errors };
        }
        finally {
            inside.lexerResult = undefined;
        }
    }

    /** Recovering from a mistake costs far more than reading a line: ten megabytes of them would take minutes. */
    stopAfter(errors: number): void {
        const { wrapper } = this as unknown as Inside;
        const save = wrapper.SAVE_ERROR.bind(wrapper);
        wrapper.SAVE_ERROR = error => {
            if (wrapper.errors.length >= errors) throw TOO_MANY;
            return save(error);
        };
    }
}

const TOO_MANY = new Error('More mistakes than a journey has.');
/** A text with more syntax errors than this is no journey: what it may mean is not worth the time. */
const MOST_ERRORS = 1000;

/** Builds the parser's rules from the grammar. */
export function createJourneyTokenParser(services: LangiumCoreServices): JourneyParser {
    const parser = new JourneyParser(services);
    createParser(services.Grammar, parser, services.parser.Lexer.definition);
    parser.finalize();
    parser.stopAfter(MOST_ERRORS);
    return parser;
}
