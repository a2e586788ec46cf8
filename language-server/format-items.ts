import type { AstNode, CstNode, Reference } from 'langium';
import type { IToken } from 'chevrotain';
import type { Comment } from './lexer';
import type { Parsed } from './parse';
import { canonicalToken, hasLineBreak, hasUnevenQuotes, withQuotesEscaped } from './format-text';

/** What an item is to the layout. `fact` is the first token of a declaration or attribute, `inner` any other one. */
export type ItemKind = 'fact' | 'inner' | 'open' | 'close' | 'line-comment' | 'block-comment';

/** A token or a comment, in the order of the text. */
export interface Item {
    readonly kind: ItemKind;
    readonly start: number;
    readonly end: number;
    /** As printed; for a comment and for an item of several lines as written, since these hang on their place. */
    readonly text: string;
    readonly severalLines: boolean;
    /** Line breaks between the item before and this one. */
    readonly breaks: number;
    /** The meaning of this token hangs on its being the first of its line. */
    readonly keepsLine: boolean;
}

export interface Items { readonly items: readonly Item[]; /** Where one of the strings ends may change with its line. */ readonly unevenQuotes: boolean }

/** The tokens and comments of a text without syntax errors. `escapeQuotes`: escape the quotes inside strings with uneven ones. */
export function itemsOf(parsed: Parsed, escapeQuotes: boolean): Items {
    const { text, tokens, comments } = parsed;
    const { facts, named } = factStarts(parsed);
    const items: Item[] = [];
    let unevenQuotes = false;
    let end = 0;
    let firstOfLine = true;
    let nextComment = 0;
    let nextFact = 0;
    const breaksUpTo = (start: number): number => {
        const breaks = lineBreaks(text, end, start);
        if (breaks > 0) firstOfLine = true;
        return breaks;
    };
    const addComment = (comment: Comment): void => {
        const written = text.slice(comment.start, comment.end);
        const kind = written.startsWith('//') ? 'line-comment' : 'block-comment';
        items.push({
            kind, start: comment.start, end: comment.end, text: written, severalLines: hasLineBreak(written),
            breaks: breaksUpTo(comment.start), keepsLine: false,
        });
        end = comment.end;
    };

    for (const [index, token] of tokens.entries()) {
        const start = token.startOffset;
        for (let comment = comments[nextComment]; comment !== undefined && comment.start < start; comment = comments[++nextComment]) addComment(comment);
        const begins = facts[nextFact] === start;
        if (begins) nextFact++;
        const breaks = breaksUpTo(start);
        let printed = canonicalToken(token);
        if (token.tokenType.name === 'STRING' && hasUnevenQuotes(printed)) {
            unevenQuotes = true;
            if (escapeQuotes) printed = withQuotesEscaped(printed);
        }
        items.push({
            kind: begins ? 'fact' : printed === '{' ? 'open' : printed === '}' ? 'close' : 'inner',
            start, end: token.endOffset! + 1, text: printed, severalLines: token.startLine !== token.endLine, breaks,
            keepsLine: firstOfLine && named.has(start) && isKeyword(token) && isTime(tokens[index - 1]),
        });
        end = token.endOffset! + 1;
        firstOfLine = false;
    }
    for (let comment = comments[nextComment]; comment !== undefined; comment = comments[++nextComment]) addComment(comment);
    return { items, unevenQuotes };
}

const isKeyword = ({ tokenType: { name } }: IToken): boolean => name !== 'NAME' && name !== 'QNAME';

/** Directly after one of these `missing`, `evening` and their like are no names. */
function isTime(token: IToken | undefined): boolean {
    const type = token?.tokenType.name;
    return type === 'DATE' || type === 'TIME' || type === 'VALUE' || token?.image === 'before';
}

function lineBreaks(text: string, start: number, end: number): number {
    let breaks = 0;
    for (let i = start; i < end; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) breaks++;
    }
    return breaks;
}

interface FactStarts {
    /** The offsets of the first tokens of declarations and attributes, ascending. */
    readonly facts: readonly number[];
    /** The offsets of touchpoint names behind the time of a case entry. */
    readonly named: ReadonlySet<number>;
}

interface FactNode extends AstNode { readonly facts?: readonly FactNode[]; readonly touchpoint?: Reference }

function factStarts(parsed: Parsed): FactStarts {
    const facts: number[] = [];
    const named = new Set<number>();
    const visit = (nodes: readonly FactNode[]): void => {
        for (const node of nodes) {
            facts.push(offsetOf(node.$cstNode));
            if (node.touchpoint !== undefined) named.add(offsetOf(node.touchpoint.$refNode));
            if (node.facts !== undefined) visit(node.facts);
        }
    };
    visit(parsed.tree.declarations);
    return { facts, named };
}
const offsetOf = (node: CstNode | undefined): number => node?.offset ?? -1;
