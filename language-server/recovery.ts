import { AstUtils, GrammarAST, type Grammar } from 'langium';
import type { IRecognitionException, IToken } from 'chevrotain';
import type { Document } from './generated/ast';
import { CLAUSE } from './lexer';
import { createJourneyParser, type JourneyParserServices } from './module';
import { installRecovery, MOST_PROBLEMS, shown, type Recovery, type SyntaxProblem } from './parse';
import { nearest } from '../src/model/nearest';
import { readDuration } from '../src/model/quantity';
import { VOCABULARY } from '../src/model/vocabulary';

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
    const indexOf = new Map(tokens.map((token, i) => [token, i]));
    return errors.slice(0, MOST_PROBLEMS).flatMap(error => {
        const where = placeOfError(error, tokens, indexOf);
        return [explain(error, where, tokens, grammar), ...passedOver(error, where, tokens, indexOf, grammar)];
    });
}

/** Where an error is. `index` is that of the token that does not fit; behind the last one at the end of the text. */
interface ErrorPlace {
    readonly index: number;
    readonly atEnd: boolean;
    /** The rules around it, the outermost first. */
    readonly rules: readonly string[];
    readonly block: string;
}
function placeOfError(error: IRecognitionException, tokens: readonly IToken[], indexOf: ReadonlyMap<IToken, number>): ErrorPlace {
    const rules = error.context.ruleStack.map(rule => rule.replace('\u200b', ''));
    const index = indexOf.get(error.token);
    return { index: index ?? tokens.length, atEnd: index === undefined, rules, block: [...rules].reverse().find(rule => rule in BLOCK_RULES) ?? 'Document' };
}

function explain(error: IRecognitionException, { index, atEnd, rules, block }: ErrorPlace, tokens: readonly IToken[], grammar: GrammarFacts): SyntaxProblem {
    const token = tokens[index];
    const before = tokens[index - 1];
    const place = token === undefined ? { start: Math.max(0, endOf(before) - 1), end: endOf(before) } : { start: token.startOffset, end: endOf(token) };
    const found = token === undefined ? '' : shown(token.image);
    const expected = error.message;
    const rule = rules[rules.length - 1] ?? 'Document';
    const plain = (message: string, args: Record<string, string>): SyntaxProblem => ({ ...place, message, args });

    if (expected === '}' && (atEnd || TOP_LEVEL.has(found))) {
        const open = unclosed(tokens, index);
        if (open !== undefined) return { start: open.start, end: open.end, message: 'missing-brace', args: { name: open.name, line: String(open.line) } };
    }
    if (token !== undefined && (expected === '}' || expected === 'EOF' || rule === 'Document')) return wrongFact(index, block, tokens, grammar);

    const fact = factAround(tokens, index) ?? grammar.firstKeyword(rule) ?? BLOCK_RULES[block]!;
    const what = wordsFor(expected, fact);
    if (expected === 'NAME' && DECLARATION_RULES.has(rule)) return plain('missing-name', { what: BLOCK_RULES[rule] ?? fact, found });
    if (token === undefined || before === undefined) return plain('expected-at-end', { expected: what, fact });
    // A value that is missing at the end of a line is missing there, not at the first word of the next one.
    if (before.endLine !== token.startLine) {
        return { start: before.startOffset, end: endOf(before), message: 'expected-after', args: { expected: what, fact, after: shown(before.image) } };
    }
    const length = expected.includes('DURATION') ? spacedDuration(token, tokens[index + 1]) : undefined;
    if (length !== undefined) {
        const span = { start: token.startOffset, end: endOf(tokens[index + 1]) };
        const clause = shown(before.image);
        return { ...span, message: 'expected', args: { found: length.found, expected: 'a-duration', fact: clause }, fix: { title: 'replace-with', args: { text: length.written }, ...span, text: length.written } };
    }
    if ((expected === 'NAME' || expected === 'QNAME') && /^[\d０-９]/.test(found)) return plain('name-begins-with-digit', { found, fact });
    return plain('expected', { found, expected: what, fact });
}

/** What stands where a fact could begin, or the block end. */
function wrongFact(index: number, block: string, tokens: readonly IToken[], grammar: GrammarFacts): SyntaxProblem {
    const token = tokens[index]!;
    const before = tokens[index - 1];
    const place = { start: token.startOffset, end: endOf(token) };
    const where = BLOCK_RULES[block]!;
    const found = shown(token.image);
    const allowed = grammar.keywords(block);
    const word = /^[\p{L}_]/u.test(token.image) ? token.image : undefined;
    if (word === undefined) return { ...place, message: 'unexpected', args: { found, where } };
    if (grammar.isFact(word)) {
        const fact = before === undefined || before.tokenType.name === '{' ? undefined : factBefore(tokens, index, allowed);
        if (before !== undefined && before.endLine === token.startLine && (fact === 'path' || fact === 'handoff') && grammar.keywords('Way').includes(word)) {
            return { ...place, message: 'needs-block', args: { keyword: word, fact } };
        }
        if (grammar.isClause(word) && fact !== undefined && before !== undefined && before.endLine !== token.startLine) {
            return {
                ...place, message: 'clause-on-new-line', args: { keyword: word, fact },
                fix: { title: 'join-line', args: {}, start: endOf(before), end: place.start, text: ' ' },
            };
        }
        const belongs = [...new Set(grammar.blocksOf(word).map(name => BLOCK_RULES[name]!))];
        return { ...place, message: 'misplaced-fact', args: { keyword: word, where, belongs: belongs.join(', ') } };
    }
    const synonym = SYNONYMS[word.toLowerCase()]?.find(keyword => allowed.includes(keyword));
    const near = synonym ?? nearest(word, allowed)[0];
    if (near === undefined) return { ...place, message: 'not-a-keyword', args: { found: word, nearest: '', where } };
    return { ...place, message: 'not-a-keyword', args: { found: word, nearest: near, where }, fix: { title: 'replace-with', args: { text: near }, ...place, text: near } };
}

/** To find its way back the parser passes over whole lines: the first word of each of them is wrong in the same block. */
function passedOver(
    error: IRecognitionException, { index, block }: ErrorPlace, tokens: readonly IToken[], indexOf: ReadonlyMap<IToken, number>, grammar: GrammarFacts,
): readonly SyntaxProblem[] {
    const allowed = grammar.keywords(block);
    return (error.resyncedTokens ?? []).flatMap(token => {
        const at = indexOf.get(token);
        if (at === undefined || at <= index || tokens[at - 1]?.endLine === token.startLine) return [];
        return !/^[\p{L}_]/u.test(token.image) || allowed.includes(token.image) ? [] : [wrongFact(at, block, tokens, grammar)];
    });
}

const endOf = (token: IToken | undefined): number => (token === undefined ? 0 : token.endOffset! + 1);

/** `2 days` where a duration belongs: what is written, and how. */
function spacedDuration(number: IToken, unit: IToken | undefined): { readonly found: string; readonly written: string } | undefined {
    if (unit === undefined || unit.startLine !== number.startLine || number.tokenType.name !== 'VALUE') return undefined;
    const { value } = readDuration(number.image + unit.image);
    return value === undefined ? undefined : { found: `${number.image} ${unit.image}`, written: value.text };
}

/** The keyword of the fact that token `index` stands in: the word at the beginning of its line, or of its block. */
function factAround(tokens: readonly IToken[], index: number): string | undefined {
    for (let i = Math.min(index, tokens.length) - 1; i >= 0; i--) {
        const token = tokens[i]!;
        const name = token.tokenType.name;
        if (name === '{' || name === '}') return undefined;
        const isFirst = tokens[i - 1]?.endLine !== token.startLine || tokens[i - 1]?.tokenType.name === '{';
        if (isFirst) return /^[a-z]+$/.test(token.image) ? token.image : undefined;
    }
    return undefined;
}

/** What may stand there, as keys of words.ts and words of the language. */
function wordsFor(expected: string, fact: string): string {
    const closed = CLOSED_LISTS[fact];
    if (expected === 'NAME' && closed !== undefined) return closed.map(word => `\`${word}\``).join(' or ');
    const names = expected.split('|').filter(name => name !== '');
    if (names.length === 0 || names.length > MOST_CHOICES) return 'fact';
    return names.map(name => TOKEN_WORDS[name] ?? `\`${name.startsWith(CLAUSE) ? name.slice(CLAUSE.length) : name.replace(/ \(inside a line\)$/, '')}\``).join(' or ');
}
/** More choices than this are no help. */
const MOST_CHOICES = 5;

/** Facts that take a word of a closed list. */
const CLOSED_LISTS: Readonly<Record<string, readonly string[]>> = { ...VOCABULARY, initiated: VOCABULARY.initiatedBy, signal: VOCABULARY.signals };

/** What people write for the keywords; the first that fits the block is meant. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
    emotion: ['feels'], emotions: ['feels'], feeling: ['feels'], feel: ['feels'], sentiment: ['feels'], duration: ['takes'], time: ['takes'], lasts: ['takes'],
    customer: ['for', 'persona'], user: ['for', 'persona'], actor: ['for', 'persona'], description: ['note'], comment: ['note'], text: ['note'], action: ['does'],
    thought: ['thinks'], quotes: ['quote'], step: ['touchpoint'], task: ['touchpoint'], activity: ['touchpoint'], phase: ['stage'], section: ['stage'], kpi: ['measures', 'metric'],
    measure: ['measures'], end: ['ends'], exit: ['ends'], next: ['path'], goto: ['path'], to: ['path'], handover: ['handoff'], transfer: ['handoff'], team: ['owner'],
    department: ['owner'], responsible: ['owner'], vendor: ['supplier'], promise: ['promises'], expectation: ['expects'], expect: ['expects'], need: ['needs'], ask: ['asks'],
    give: ['gives'], meet: ['meets'], painpoint: ['pain'], delight: ['wow'], deadline: ['within'], limit: ['within'], trigger: ['when'], condition: ['when'], data: ['information', 'asks'],
    message: ['tells'], notify: ['tells'], escalation: ['fallback'], optional: ['optional'], repeat: ['repeats'], start: ['entry'], tag: ['tags'], title: ['note'], name: ['note'],
};

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
