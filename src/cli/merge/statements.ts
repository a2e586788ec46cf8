import { BLOCK_RULES } from '../../../language-server/grammar-facts';
import type { Parsed } from '../../../language-server/parse';
import { singleFacts } from '../../../language-server/writing/single-facts';

/**
 * A declaration or a fact as it stands in a text: nothing of the text is left out, so that all of them one after the
 * other are the text again.
 */
export interface Statement {
    /** What it is among its neighbours, e.g. `touchpoint:pay` or `channel`; several may have the same. */
    readonly key: string;
    /** Whether there can be several that only their words tell apart. */
    readonly isOneOfMany: boolean;
    /** Whether its place among the others means something. */
    readonly isInOrder: boolean;
    /** Keys that it had before it was renamed. */
    readonly was: readonly string[];
    /** The white space and the comments before it. */
    readonly lead: string;
    /** Itself, up to its `{` when it has a block. */
    readonly head: string;
    readonly block: Block | undefined;
    /** A comment behind it on its line, with the blanks before it. */
    readonly tail: string;
}

export interface Block {
    /** Its braces; empty for that of the whole text. */
    readonly open: string;
    readonly close: string;
    /** Comments at its beginning with a blank line behind them, such as a licence: they are about all of it, not about the first statement. */
    readonly intro: string;
    readonly statements: readonly Statement[];
    /** The white space and the comments behind the last one. */
    readonly rest: string;
}

export const NO_BLOCK: Block = { open: '{', close: '}', intro: '', statements: [], rest: '' };

interface Node {
    readonly $type: string;
    readonly $cstNode?: { readonly offset: number; readonly end: number; readonly open: number; readonly close: number };
    readonly name?: string;
    readonly names?: readonly string[];
    readonly facts?: readonly Node[];
    readonly source?: { readonly $refText: string };
    readonly touchpoint?: { readonly $refText: string };
    readonly targets?: readonly { readonly $refText: string }[];
}

/** The statements of a text without syntax errors. */
export function statementsOf({ text, tree }: Parsed): Block {
    return { ...blockOf(text, tree.declarations as unknown as readonly Node[], 'Document', 0, text.length), open: '', close: '' };
}

function blockOf(text: string, nodes: readonly Node[], rule: string, start: number, end: number): Block {
    const statements: Statement[] = [];
    const single = singleFacts(rule);
    const intro = introIn(text.slice(start, nodes[0]?.$cstNode!.offset ?? start));
    let at = start + intro.length;
    for (const [index, node] of nodes.entries()) {
        const { offset, end: nodeEnd, open, close } = node.$cstNode!;
        const hasBlock = 0 <= open;
        const behind = hasBlock ? close : nodeEnd;
        const next = nodes[index + 1]?.$cstNode!.offset ?? end;
        const tail = tailIn(text.slice(behind, next));
        const written = text.slice(offset, hasBlock ? open : nodeEnd);
        statements.push({
            ...identityOf(node, written, single), was: wasOf(node, written), lead: text.slice(at, offset), head: written, tail,
            block: hasBlock ? blockOf(text, node.facts ?? [], ruleOf(node), open + 1, close - 1) : undefined,
        });
        at = behind + tail.length;
    }
    return { open: text.slice(start - 1, start), close: text.slice(end, end + 1), intro, statements, rest: text.slice(at, end) };
}

/** The rule whose block a node has: named like its type. */
const ruleOf = ({ $type }: Node): string => ($type in BLOCK_RULES ? $type : 'Document');

function identityOf(node: Node, written: string, single: ReadonlySet<string>): Pick<Statement, 'key' | 'isOneOfMany' | 'isInOrder'> {
    const word = wordOf(written);
    const isInOrder = ORDERED.has(node.$type);
    if (node.$type === 'Way') return { key: `way:${node.source?.$refText ?? ''}->${(node.targets ?? []).map((target) => target.$refText).join('->')}`, isOneOfMany: true, isInOrder };
    if (node.$type === 'CaseEntry') return { key: `at:${node.touchpoint?.$refText ?? ''}`, isOneOfMany: true, isInOrder };
    if (node.name !== undefined) return { key: `${word}:${node.name}`, isOneOfMany: false, isInOrder };
    return { key: word, isOneOfMany: !single.has(word), isInOrder };
}

const ORDERED: ReadonlySet<string> = new Set(['Stage', 'Touchpoint', 'CaseEntry']);

function wasOf(node: Node, written: string): readonly string[] {
    if (node.name === undefined) return [];
    return (node.facts ?? []).filter(({ $type }) => $type === 'WasFact').flatMap(({ names = [] }) => names.map((name) => `${wordOf(written)}:${name}`));
}

/** Different words for one kind of declaration. */
const SAME: Readonly<Record<string, string>> = { supplier: 'owner', partner: 'owner', distributor: 'owner' };

function wordOf(written: string): string {
    const word = /^\S+/.exec(written)?.[0] ?? '';
    return SAME[word] ?? word;
}

function introIn(lead: string): string {
    let at = 0;
    let commentsEnd = 0;
    let introEnd = 0;
    for (const [piece] of lead.matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\s+/g)) {
        if (/^\s*\n\s*\n/.test(piece)) introEnd = commentsEnd;
        at += piece.length;
        if (piece.startsWith('/')) commentsEnd = at;
    }
    return lead.slice(0, introEnd);
}

/** What stands on the line of a statement behind it, when that is a comment and nothing else follows there. */
function tailIn(between: string): string {
    return /^[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[^\S\r\n]*(?=[\r\n]|$))/.exec(between)?.[0] ?? '';
}
