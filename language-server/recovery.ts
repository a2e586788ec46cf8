import { AstUtils, GrammarAST, type Grammar } from 'langium';
import type { IRecognitionException, IToken } from 'chevrotain';
import type { Document } from './generated/ast';
import { CLAUSE } from './lexer';
import { createJourneyParser, type JourneyParserServices } from './module';
import { installRecovery, MOST_PROBLEMS, shown, type Recovery, type SyntaxProblem } from './parse';
import { nearest } from '../src/model/nearest';

/** Reads a text with mistakes by Langium's parser, and tells its errors in the words of the language. */
export const recover: Recovery = text => {
    const services = theParser();
    const lexed = services.lexer.tokenize(text);
    const { tree, errors } = services.parser.parseTokens(text, lexed);
    return { tree: tree as Document, problems: syntaxProblems(errors, lexed.tokens, services) };
};
installRecovery(recover);

/** Langium's parser for the journey language, made once: it keeps nothing of what it reads. */
let parser: JourneyParserServices | undefined;
export function theParser(): JourneyParserServices {
    return parser ??= createJourneyParser();
}

function syntaxProblems(errors: readonly IRecognitionException[], tokens: readonly IToken[], services: JourneyParserServices): readonly SyntaxProblem[] {
    const grammar = grammarFacts(services.grammar);
    return errors.slice(0, MOST_PROBLEMS).map(error => explain(error, tokens, grammar));
}

/** Our errors carry the name of the expected token as their message (module.ts). */
function explain(error: IRecognitionException, tokens: readonly IToken[], grammar: GrammarFacts): SyntaxProblem {
    const rules = error.context.ruleStack.map(rule => rule.replace('\u200b', ''));
    const atEnd = Number.isNaN(error.token.startOffset) || error.token.tokenType.name === 'EOF';
    const last = tokens[tokens.length - 1];
    const end = last === undefined ? 0 : last.endOffset! + 1;
    const place = atEnd ? { start: Math.max(0, end - 1), end } : { start: error.token.startOffset, end: error.token.endOffset! + 1 };
    const found = atEnd ? '' : shown(error.token.image);
    const expected = error.message;
    const block = [...rules].reverse().find(rule => rule in BLOCK_RULES) ?? 'Document';
    const where = BLOCK_RULES[block]!;
    const rule = rules[rules.length - 1] ?? 'Document';
    const plain = (message: string, args: Record<string, string>): SyntaxProblem => ({ ...place, message, args });

    if (expected === '}' && (atEnd || TOP_LEVEL.has(found))) {
        const open = unclosed(tokens, atEnd ? tokens.length : tokens.indexOf(error.token));
        if (open !== undefined) {
            return { ...place, start: open.start, end: open.end, message: 'missing-brace', args: { name: open.name, line: String(open.line) } };
        }
    }
    const endsBlock = expected === '}' || expected === 'EOF' || rule === 'Document';
    if (endsBlock && !atEnd) {
        const allowed = grammar.keywords(block);
        if (found === '}') return plain('unexpected', { found, where });
        const word = wordOf(error.token);
        if (word !== undefined && grammar.isFact(word)) {
            const before = tokens[tokens.indexOf(error.token) - 1];
            const owner = before === undefined ? undefined : factBefore(tokens, tokens.indexOf(error.token), allowed);
            if (grammar.isClause(word) && owner !== undefined && before !== undefined && before.tokenType.name !== '{') {
                return {
                    ...plain('clause-on-new-line', { keyword: word, fact: owner }),
                    fix: { title: 'join-line', args: {}, start: before.endOffset! + 1, end: place.start, text: ' ' },
                };
            }
            const belongs = grammar.blocksOf(word).map(name => BLOCK_RULES[name]!).filter((name, i, all) => all.indexOf(name) === i);
            return plain('misplaced-fact', { keyword: word, where, belongs: belongs.join(', ') });
        }
        if (word === undefined) return plain('unexpected', { found, where });
        const near = nearest(word, allowed)[0];
        if (near === undefined) return plain('not-a-keyword', { found: word, nearest: '', where });
        return { ...plain('not-a-keyword', { found: word, nearest: near, where }), fix: { title: 'replace-with', args: { text: near }, ...place, text: near } };
    }
    const fact = grammar.firstKeyword(rule);
    const what = expected === '' ? 'fact' : expected.startsWith(CLAUSE) ? `\`${expected.slice(CLAUSE.length)}\`` : TOKEN_WORDS[expected] ?? `\`${expected}\``;
    if (expected === 'NAME' && DECLARATION_RULES.has(rule)) return plain('missing-name', { what: BLOCK_RULES[rule] ?? fact ?? '', found });
    if (atEnd) return plain('expected-at-end', { expected: what, fact: fact ?? '' });
    // A value that is missing at the end of a line is missing there, not at the first word of the next one.
    const before = tokens[tokens.indexOf(error.token) - 1];
    const missing = before !== undefined && before.endLine !== error.token.startLine;
    if (missing) return { start: before.startOffset, end: before.endOffset! + 1, message: 'expected-after', args: { expected: what, fact: fact ?? where, after: shown(before.image) } };
    if (expected === 'NAME' || expected === 'QNAME') {
        const number = /^[\d０-９]/.test(found);
        if (number) return plain('name-begins-with-digit', { found, fact: fact ?? where });
    }
    return plain('expected', { found, expected: what, fact: fact ?? where });
}

/** What a block rule is called in messages; the words are translated at the edge (src/checks/words.ts). */
const BLOCK_RULES: Readonly<Record<string, string>> = {
    Document: 'file', Owner: 'owner', System: 'system', Channel: 'channel', Persona: 'persona', Information: 'information', Metric: 'metric', Term: 'term',
    Scenario: 'scenario', Journey: 'journey', Stage: 'stage', Touchpoint: 'touchpoint', Way: 'way', Case: 'case', CaseEntry: 'entry', Portfolio: 'portfolio',
    Opportunity: 'opportunity',
};
const DECLARATION_RULES = new Set(['Owner', 'System', 'Channel', 'Persona', 'Information', 'Metric', 'Term', 'Scenario', 'Journey', 'Stage', 'Touchpoint', 'Case', 'Portfolio']);
const TOP_LEVEL = new Set(['journey', 'case', 'portfolio', 'supplier', 'partner', 'distributor', 'persona', 'information', 'metric', 'term', 'system']);
/** Keys of words.ts for what a token is. */
const TOKEN_WORDS: Readonly<Record<string, string>> = {
    NAME: 'a-name', QNAME: 'a-name', STRING: 'a-text', DURATION: 'a-duration', VALUE: 'a-number', DATE: 'a-date', TIME: 'a-time', EOF: 'the-end',
};

function wordOf(token: IToken): string | undefined {
    return /^[\p{L}_]/u.test(token.image) ? token.image : undefined;
}

/** The keyword of the fact that ends before token `index`: the last fact keyword at the beginning of a line or of a block. */
function factBefore(tokens: readonly IToken[], index: number, allowed: readonly string[]): string | undefined {
    for (let i = index - 1; i >= 0; i--) {
        const token = tokens[i]!;
        if (token.tokenType.name === '{' || token.tokenType.name === '}') return undefined;
        if (tokens[i - 1]?.endLine !== token.startLine || tokens[i - 1]?.tokenType.name === '{') return allowed.includes(token.image) ? token.image : undefined;
    }
    return undefined;
}

interface Unclosed { readonly start: number; readonly end: number; readonly name: string; readonly line: number }

/**
 * The block that lacks its `}` before token `until`. Indentation tells: the block whose brace was taken by a `}` that
 * stands further out; else the innermost that is still open.
 */
function unclosed(tokens: readonly IToken[], until: number): Unclosed | undefined {
    const open: { readonly head: IToken; readonly brace: IToken }[] = [];
    let suspect: { readonly head: IToken; readonly brace: IToken } | undefined;
    for (let i = 0; i < until; i++) {
        const token = tokens[i]!;
        if (token.tokenType.name === '{') {
            let head = i;
            while (head > 0 && tokens[head - 1]!.startLine === token.startLine && tokens[head - 1]!.tokenType.name !== '{') head--;
            open.push({ head: tokens[head]!, brace: token });
        }
        if (token.tokenType.name !== '}') continue;
        const closed = open.pop();
        const firstOfLine = tokens[i - 1]?.endLine !== token.startLine;
        if (closed !== undefined && firstOfLine && token.startColumn! < closed.head.startColumn!) suspect ??= closed;
    }
    const found = suspect ?? open[open.length - 1];
    if (found === undefined) return undefined;
    const name = tokens[tokens.indexOf(found.head) + 1]?.image ?? '';
    return { start: found.brace.startOffset, end: found.brace.endOffset! + 1, name: `${found.head.image} ${name}`.trim(), line: found.head.startLine! };
}

// ---- What the grammar says of its keywords; worked out when the first mistake asks for it ---------------------------

interface GrammarFacts {
    /** The keywords that begin a fact in the block of a rule. */
    readonly keywords: (blockRule: string) => readonly string[];
    /** The blocks in which a keyword begins a fact. */
    readonly blocksOf: (keyword: string) => readonly string[];
    readonly isFact: (word: string) => boolean;
    readonly isClause: (word: string) => boolean;
    readonly firstKeyword: (rule: string) => string | undefined;
}

let facts: GrammarFacts | undefined;
export function grammarFacts(grammar: Grammar): GrammarFacts {
    if (facts !== undefined) return facts;
    const rules = new Map(grammar.rules.filter(GrammarAST.isParserRule).map(rule => [rule.name, rule]));
    const firsts = (element: GrammarAST.AbstractElement): readonly string[] => {
        if (GrammarAST.isKeyword(element)) return [element.value];
        if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(firsts);
        if (GrammarAST.isGroup(element)) return element.elements[0] === undefined ? [] : firsts(element.elements[0]);
        if (GrammarAST.isAssignment(element)) return firsts(element.terminal);
        if (!GrammarAST.isRuleCall(element)) return [];
        const rule = element.rule.ref;
        return GrammarAST.isParserRule(rule) ? firsts(rule.definition) : [];
    };
    const keywordsOf = (name: string): readonly string[] => {
        const rule = rules.get(name);
        const body = rule === undefined ? undefined : AstUtils.streamAllContents(rule).find(node =>
            GrammarAST.isAssignment(node) && (node.feature === 'facts' || node.feature === 'declarations') && node.operator === '+=');
        return body === undefined ? [] : [...new Set(firsts((body as GrammarAST.Assignment).terminal))];
    };
    const blocks = new Map(Object.keys(BLOCK_RULES).map(name => [name, keywordsOf(name)]));
    const all = new Set(AstUtils.streamAllContents(grammar).filter(GrammarAST.isKeyword).map(keyword => keyword.value));
    return facts = {
        keywords: block => blocks.get(block) ?? [],
        blocksOf: keyword => [...blocks].filter(([, keywords]) => keywords.includes(keyword)).map(([name]) => name),
        isFact: word => [...blocks.values()].some(keywords => keywords.includes(word)),
        isClause: word => all.has(CLAUSE + word),
        firstKeyword: name => {
            const rule = rules.get(name);
            const first = rule === undefined || name === 'Document' ? undefined : firsts(rule.definition)[0];
            return first?.startsWith(CLAUSE) ? first.slice(CLAUSE.length) : first;
        },
    };
}
