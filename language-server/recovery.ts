import type { IRecognitionException, IToken } from 'chevrotain';
import type { Document } from './generated/ast';
import { grammarFacts, type GrammarFacts } from './grammar-facts';
import { createJourneyParser, type JourneyParserServices } from './module';
import { installRecovery, MOST_PROBLEMS, type Recovery, type SyntaxProblem } from './parse';
import { DECLARATION_RULES, endOf, explain, missingBrace, placeOfError, unclosed, type ErrorPlace } from './syntax-messages';

/**
 * Reads a text with mistakes: as long as something does not fit, the first such thing is told, the fewest words that
 * mend it are left out (or a missing `}` is put in), and the rest is read again. So one mistake is told once, and what
 * follows it stands where its author put it. What cannot be mended in this way is left to Langium's own recovery.
 */
export const recover: Recovery = text => {
    const { lexer, parser, grammar } = theParser();
    const lexed = lexer.tokenize(text);
    const facts = grammarFacts(grammar);
    const problems: SyntaxProblem[] = [];
    /** How much of a fact was left out so far, by its first token. */
    const steps = new Map<IToken, number>();
    /** What repairs could not mend. */
    const left = new Set<IToken>();
    let tokens: readonly IToken[] = lexed.tokens;
    for (let repairs = 0; ; repairs++) {
        const { tree, errors } = parser.parseTokens(text, { ...lexed, tokens: [...tokens] });
        const indexOf = new Map(tokens.map((token, i) => [token, i]));
        const places = errors.map(error => ({ error, place: placeOfError(error, tokens, indexOf) }));
        const first = places.find(({ error }) => !left.has(error.token));
        const isWorthIt = repairs < MOST_REPAIRS && errors.length <= MOST_REPAIRS && repairs * tokens.length < MOST_WORK;
        if (first === undefined || !isWorthIt) {
            problems.push(...places.filter(({ error }) => !isWorthIt || left.has(error.token)).slice(0, MOST_PROBLEMS).map(({ error, place }) => explain(error, place, tokens, facts)));
            return { tree: tree as Document, problems: problems.map(problem => withHarmlessFix(problem, text)) };
        }
        const repaired = repair(first.error, first.place, tokens, facts, steps);
        if (repaired === undefined) {
            left.add(first.error.token);
            continue;
        }
        if (repaired.isNew) problems.push(repaired.problem ?? explain(first.error, first.place, tokens, facts));
        tokens = repaired.tokens;
    }
};
installRecovery(recover);

/** A fix that joins lines takes away what stands between two words; words that were left out meanwhile may stand there, too. */
function withHarmlessFix(problem: SyntaxProblem, text: string): SyntaxProblem {
    const { fix, ...rest } = problem;
    return fix?.title === 'join-line' && text.slice(fix.start, fix.end).trim() !== '' ? rest : problem;
}

/** Beyond these, a text has more mistakes than anybody reads, and reading it again and again takes too long. */
const MOST_REPAIRS = 60;
const MOST_WORK = 2_000_000;

/** Langium's parser for the journey language, made once: it keeps nothing of what it reads. */
let parser: JourneyParserServices | undefined;
export function theParser(): JourneyParserServices {
    return parser ??= createJourneyParser();
}

/** `isNew`: not a further try at a mistake that was told already. */
interface Repaired { readonly tokens: readonly IToken[]; readonly isNew: boolean; readonly problem?: SyntaxProblem }

function repair(error: IRecognitionException, place: ErrorPlace, tokens: readonly IToken[], facts: GrammarFacts, steps: Map<IToken, number>): Repaired | undefined {
    const { index, rules, block } = place;
    const rule = rules[rules.length - 1] ?? 'Document';
    const allowed = facts.keywords(block);
    const without = (start: number, end: number, isNew = true): Repaired => ({ tokens: [...tokens.slice(0, start), ...tokens.slice(end)], isNew });
    const token = tokens[index];
    const endsBlock = error.message === '}' || error.message === 'EOF' || rule === 'Document';

    if (endsBlock) {
        const open = openBlocks(tokens, index);
        const inner = open[open.length - 1];
        if (inner !== undefined && (token === undefined || (facts.isFact(token.image) && isFurtherOut(token, inner, tokens[index - 1])))) return withBrace(tokens, index);
        if (token === undefined) return undefined;
        if (token.tokenType.name !== '}') {
            const surplus = open.length === 0 && token.startColumn! > 1 ? surplusBrace(tokens, index) : undefined;
            if (surplus !== undefined) return { ...without(surplus, surplus + 1), problem: unexpectedBrace(tokens[surplus]!) };
        }
        return without(index, endOfFact(tokens, index, allowed));
    }
    // The name or the shape of a declaration: Langium's recovery keeps its block.
    if (DECLARATION_RULES.has(rule)) return undefined;
    const start = startOfFact(tokens, index, allowed);
    if (start === undefined) return undefined;
    const head = tokens[start]!;
    const step = (steps.get(head) ?? 0) + 1;
    steps.set(head, step);
    const end = endOfFact(tokens, start, allowed);
    const isNew = step === 1;
    // First the word that does not fit and what follows it, then the clause that it stands in, then the whole fact.
    if (step === 1 && index < end && index > start) return without(index, end, isNew);
    const clause = step <= 2 ? lastKeyword(tokens, start, Math.min(index, end)) : undefined;
    if (clause !== undefined && clause > start) {
        steps.set(head, 2);
        return without(clause, end, isNew);
    }
    return start < end ? without(start, end, isNew) : undefined;
}

/** `indent`: the column of the first word on the line where it begins. */
interface Open { readonly brace: IToken; readonly indent: number }
/** The blocks that are open before token `until`, the innermost last. */
function openBlocks(tokens: readonly IToken[], until: number): readonly Open[] {
    const open: Open[] = [];
    for (let i = 0; i < until; i++) {
        const token = tokens[i]!;
        if (token.tokenType.name === '{') open.push({ brace: token, indent: firstOfLine(tokens, i).startColumn! });
        if (token.tokenType.name === '}') open.pop();
    }
    return open;
}
function firstOfLine(tokens: readonly IToken[], index: number): IToken {
    let first = index;
    while (first > 0 && tokens[first - 1]!.endLine === tokens[index]!.startLine) first--;
    return tokens[first]!;
}
function headOfLine(tokens: readonly IToken[], index: number): IToken {
    let head = index;
    while (head > 0 && tokens[head - 1]!.endLine === tokens[index]!.startLine && tokens[head - 1]!.tokenType.name !== '{') head--;
    return tokens[head]!;
}

/** Whether a token begins a line no further in than the block that it stands in: then the block lacks its `}`. */
function isFurtherOut(token: IToken, { brace, indent }: Open, before: IToken | undefined): boolean {
    return before?.endLine !== token.startLine && token.startColumn! <= indent && token.startLine! > brace.startLine!;
}

/** With the `}` that is missing: where indentation says that it is, else before token `index`. */
function withBrace(tokens: readonly IToken[], index: number): Repaired {
    const missing = unclosed(tokens, index);
    const at = missing?.takenBy === undefined ? index : tokens.indexOf(missing.takenBy);
    const before = tokens[at - 1]!;
    const model = tokens.find(token => token.tokenType.name === '{')!;
    const closing = tokens.find(token => token.tokenType.name === '}')?.tokenType ?? closingOf();
    const brace: IToken = {
        ...model, image: '}', tokenType: closing, tokenTypeIdx: closing.tokenTypeIdx!, startOffset: endOf(before), endOffset: endOf(before), isInsertedInRecovery: true,
        startLine: before.endLine!, endLine: before.endLine!, startColumn: before.endColumn! + 1, endColumn: before.endColumn! + 1,
    };
    return { tokens: [...tokens.slice(0, at), brace, ...tokens.slice(at)], isNew: true, ...(missing && { problem: missingBrace(missing) }) };
}
const closingOf = (): IToken['tokenType'] => theParser().lexer.definition['}']!;

const unexpectedBrace = (brace: IToken): SyntaxProblem =>
    ({ start: brace.startOffset, end: endOf(brace), message: 'unexpected', args: { found: '}', where: 'file' } });

/** A `}` before token `until` that stands further in than the block that it closes, and so closes it too early. */
function surplusBrace(tokens: readonly IToken[], until: number): number | undefined {
    const open: IToken[] = [];
    let found: number | undefined;
    for (let i = 0; i < until; i++) {
        const token = tokens[i]!;
        if (token.tokenType.name === '{') open.push(headOfLine(tokens, i));
        if (token.tokenType.name !== '}') continue;
        const head = open.pop();
        if (head !== undefined && tokens[i - 1]?.endLine !== token.startLine && token.startColumn! > head.startColumn!) found = i;
    }
    return found;
}

/** The index behind the fact that begins at `start`: its line, or its block. */
function endOfFact(tokens: readonly IToken[], start: number, allowed: readonly string[]): number {
    // What does not fit behind the head of a block leaves the block alone.
    const isInHead = start > 0 && tokens[start - 1]!.endLine === tokens[start]!.startLine && tokens[start - 1]!.tokenType.name !== '{' && tokens[start - 1]!.tokenType.name !== '}';
    let depth = 0;
    for (let i = start; i < tokens.length; i++) {
        const token = tokens[i]!;
        const name = token.tokenType.name;
        if (depth === 0 && i > start) {
            const isFirst = tokens[i - 1]!.endLine !== token.startLine;
            if (isFirst && name !== '{') return i;
            if (!isFirst && allowed.includes(token.image) && tokens[i - 1]!.tokenType.name !== ',') return i;
        }
        if (name === '{') {
            if (depth === 0 && isInHead) return i;
            depth++;
        }
        if (name === '}') {
            if (depth === 0) return i === start ? i + 1 : i;
            depth--;
        }
    }
    return tokens.length;
}

/** Where the fact begins that the token at `index` belongs to, or that is not complete before it. */
function startOfFact(tokens: readonly IToken[], index: number, allowed: readonly string[]): number | undefined {
    for (let i = index - 1; i >= 0; i--) {
        const token = tokens[i]!;
        const name = token.tokenType.name;
        if (name === '{' || name === '}') return undefined;
        const isFirst = tokens[i - 1]?.endLine !== token.startLine || tokens[i - 1]?.tokenType.name === '{';
        if (allowed.includes(token.image) && (isFirst || tokens[i - 1]!.tokenType.name !== ',')) return i;
        if (isFirst) return i;
    }
    return undefined;
}

/** The last keyword between two indexes, which begins a clause. */
function lastKeyword(tokens: readonly IToken[], start: number, end: number): number | undefined {
    for (let i = end - 1; i > start; i--) if (/^[a-z]+$/.test(tokens[i]!.image) && tokens[i]!.tokenType.name !== 'NAME') return i;
    return undefined;
}
