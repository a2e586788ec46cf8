import type { IRecognitionException, IToken } from 'chevrotain';
import { BLOCK_RULES, type GrammarFacts } from './grammar-facts';
import { CLAUSE } from './token-types';
import { shown, type SyntaxProblem } from './parse';
import { nearest } from '../src/model/nearest';
import { readDuration } from '../src/model/quantity';
import { VOCABULARY } from '../src/model/vocabulary';

/** Where an error is. `index` is that of the token that does not fit; behind the last one at the end of the text. */
export interface ErrorPlace {
    readonly index: number;
    readonly atEnd: boolean;
    /** The rules around it, the outermost first. */
    readonly rules: readonly string[];
    readonly block: string;
}
export function placeOfError(error: IRecognitionException, tokens: readonly IToken[], indexOf: ReadonlyMap<IToken, number>): ErrorPlace {
    const rules = error.context.ruleStack.map(rule => rule.replace('\u200b', ''));
    const index = indexOf.get(error.token);
    return { index: index ?? tokens.length, atEnd: index === undefined, rules, block: [...rules].reverse().find(rule => rule in BLOCK_RULES) ?? 'Document' };
}

/** What is wrong, in the words of the language. Our errors carry the names of the expected tokens as their message (module.ts). */
export function explain(error: IRecognitionException, { index, atEnd, rules, block }: ErrorPlace, tokens: readonly IToken[], grammar: GrammarFacts): SyntaxProblem {
    const token = tokens[index];
    const before = tokens[index - 1];
    const place = token === undefined ? { start: Math.max(0, endOf(before) - 1), end: endOf(before) } : { start: token.startOffset, end: endOf(token) };
    const found = token === undefined ? '' : shown(token.image);
    const expected = error.message;
    const rule = rules[rules.length - 1] ?? 'Document';
    const plain = (message: string, args: Record<string, string>): SyntaxProblem => ({ ...place, message, args });

    if (expected === '}' && (atEnd || TOP_LEVEL.has(found))) {
        const open = unclosed(tokens, index);
        if (open !== undefined) return missingBrace(open);
    }
    if (token !== undefined && (expected === '}' || expected === 'EOF' || rule === 'Document')) return wrongFact(index, block, tokens, grammar);

    const fact = factAround(tokens, index, grammar.keywords(block)) ?? grammar.firstKeyword(rule) ?? BLOCK_RULES[block]!;
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
    const problem = plain('expected', { found, expected: what, fact });
    // Who knows other formats writes `owner: shop`.
    const next = tokens[index + 1];
    if (!/^[:：]$/.test(token.image) || next === undefined || next.startLine !== token.startLine) return problem;
    return { ...problem, fix: { title: 'leave-out', args: { found }, ...place, text: next.startOffset === place.end ? ' ' : '' } };
}

export const missingBrace = ({ start, end, name, line }: Unclosed): SyntaxProblem => ({ start, end, message: 'missing-brace', args: { name, line: String(line) } });

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
        if ((fact === 'path' || fact === 'handoff') && grammar.keywords('Way').includes(word)) {
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

export const endOf = (token: IToken | undefined): number => (token === undefined ? 0 : token.endOffset! + 1);

/** `2 days` where a duration belongs: what is written, and how. */
function spacedDuration(number: IToken, unit: IToken | undefined): { readonly found: string; readonly written: string } | undefined {
    if (unit === undefined || unit.startLine !== number.startLine || number.tokenType.name !== 'VALUE') return undefined;
    const { value } = readDuration(number.image + unit.image);
    return value === undefined ? undefined : { found: `${number.image} ${unit.image}`, written: value.text };
}

/** The keyword of the fact that token `index` stands in: the last one before it that begins a fact of the block, or the first word of the line. */
function factAround(tokens: readonly IToken[], index: number, allowed: readonly string[]): string | undefined {
    for (let i = Math.min(index, tokens.length) - 1; i >= 0; i--) {
        const token = tokens[i]!;
        const name = token.tokenType.name;
        if (name === '{' || name === '}') return undefined;
        if (allowed.includes(token.image) && tokens[i - 1]?.tokenType.name !== ',') return token.image;
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

export const DECLARATION_RULES = new Set(['Owner', 'System', 'Channel', 'Persona', 'Information', 'Metric', 'Term', 'Scenario', 'Journey', 'Stage', 'Touchpoint', 'Case', 'Portfolio']);
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

/** `takenBy`: the `}` of another block that closes it by mistake. */
export interface Unclosed { readonly start: number; readonly end: number; readonly name: string; readonly line: number; readonly takenBy: IToken | undefined }

/**
 * The block that lacks its `}` before token `until`. Indentation tells: the block whose brace was taken by a `}` that
 * stands further out; else the innermost that is still open.
 */
export function unclosed(tokens: readonly IToken[], until: number): Unclosed | undefined {
    const open: { readonly head: IToken; readonly brace: IToken }[] = [];
    let suspect: { readonly head: IToken; readonly brace: IToken } | undefined;
    let takenBy: IToken | undefined;
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
        if (suspect !== undefined || closed === undefined || !firstOfLine || token.startColumn! >= closed.head.startColumn!) continue;
        suspect = closed;
        takenBy = token;
    }
    const found = suspect ?? open[open.length - 1];
    if (found === undefined) return undefined;
    const name = tokens[tokens.indexOf(found.head) + 1]?.image ?? '';
    return { start: found.brace.startOffset, end: found.brace.endOffset! + 1, name: `${found.head.image} ${name}`.trim(), line: found.head.startLine!, takenBy };
}
