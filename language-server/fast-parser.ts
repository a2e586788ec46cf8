import type { TokenType } from 'chevrotain';
import { EMPTY, type Compact, type CompactGrammar, type CompactRule } from './compact-grammar';
import { valueAt, type Lexed, type TokenList } from './lexer';
import { CLAUSE, type Vocabulary } from './token-types';

/**
 * A parser for texts without syntax errors, put together from the grammar's own tree: there is nothing to keep in step
 * with it. It decides by one token and always takes the first way that fits, as Langium's parser does where both fit;
 * where that leads nowhere it gives up, and Langium's parser, which can look further and recover, reads the text.
 *
 * It exists for its speed: no start-up analysis, no generic tree building. Nodes are the same as Langium's, except that
 * the concrete syntax is only what lowering asks for.
 */
export interface FastParser {
    /** The tree, or undefined when the tokens do not fit. */
    readonly parse: (lexed: Lexed) => FastNode | undefined;
}

/** The concrete syntax of a node: where it stands, where its block does, and the tokens that were assigned to a property. */
export interface FastCst {
    readonly offset: number;
    end: number;
    /** The offsets of `{` and behind `}`; -1 when there is none. */
    open: number;
    close: number;
    firstLeaf: FastLeaf | undefined;
    lastLeaf: FastLeaf | undefined;
}

/** A token that was assigned to `feature`. The place of a keyword is not kept: nobody asks for it. */
export interface FastLeaf { readonly offset: number; readonly end: number; readonly feature: string; next: FastLeaf | undefined }

export type FastNode = Record<string, unknown> & { readonly $type: string; readonly $cstNode: FastCst };
/** Reads what a grammar element stands for into a node. */
type Step = (node: FastNode) => void;
/** Reads one value, leaves its place in the node, and answers it. */
type Value = (node: FastNode) => unknown;
/** Which token types can begin it: their `tokenTypeIdx`, and a table of them; whether it can be nothing. */
interface Shape { readonly types: readonly number[]; readonly first: Uint8Array; readonly nullable: boolean }

export function createFastParser(grammar: CompactGrammar, vocabulary: Vocabulary): FastParser {
    const types = vocabulary.all;
    const all = Object.values(types);
    const size = Math.max(...all.map(type => type.tokenTypeIdx!)) + 1;
    const rules = new Map(grammar.rules.map(rule => [rule.name, rule]));
    const readers = new Map<string, () => FastNode>();
    const shapes = new Map<Compact, Shape>();

    let text = '';
    let { types: kinds, starts, ends } = NOTHING;
    let at = 0;
    const give = (): never => { throw GIVE_UP; };

    /** For each type the types that a token may have where it is expected: its own, and those that count as it. */
    const counting = new Map<TokenType, number[]>();
    for (const type of all) for (const wanted of lineage(type)) {
        const known = counting.get(wanted);
        if (known === undefined) counting.set(wanted, [type.tokenTypeIdx!]);
        else known.push(type.tokenTypeIdx!);
    }
    const table = (list: readonly number[]): Uint8Array => {
        const set = new Uint8Array(size);
        for (const type of list) set[type] = 1;
        return set;
    };
    const tables = new Map<string, Shape>();
    const acceptedShape = (name: string): Shape => {
        let known = tables.get(name);
        if (known === undefined) {
            const list = counting.get(types[name]!)!;
            tables.set(name, known = { types: list, first: table(list), nullable: false });
        }
        return known;
    };
    const accepted = (name: string): Uint8Array => acceptedShape(name).first;
    const union = (parts: readonly Shape[], nullable: boolean): Shape => {
        const list = [...new Set(parts.flatMap(part => part.types))];
        return { types: list, first: table(list), nullable };
    };

    const shapeOf = (element: Compact): Shape => {
        const known = shapes.get(element);
        if (known !== undefined) return known;
        const shape = newShape(element);
        shapes.set(element, shape);
        return shape;
    };
    const newShape = (element: Compact): Shape => {
        switch (element[0]) {
            case 'keyword':
            case 'token':
            case 'reference': return acceptedShape(element[1]);
            case 'rule': return shapeOf(rules.get(element[1])!.body);
            case '=':
            case '+=':
            case '?=': return shapeOf(element[2]);
            case '+': return shapeOf(element[1]);
            case '?':
            case '*': return { ...shapeOf(element[1]), nullable: true };
            case 'one': {
                const parts = (element.slice(1) as Compact[]).map(shapeOf);
                return union(parts, parts.some(part => part.nullable));
            }
            case 'all': {
                const parts: Shape[] = [];
                // One after the other: what follows the first word of a rule may be the rule itself.
                for (const inner of element.slice(1) as Compact[]) {
                    const part = shapeOf(inner);
                    parts.push(part);
                    if (!part.nullable) return parts.length === 1 ? part : union(parts, false);
                }
                return union(parts, true);
            }
        }
    };

    /** The next token, which has to be of one of the types. */
    const take = (fits: Uint8Array): number => {
        if (fits[kinds[at]!] !== 1) return give();
        return at++;
    };
    const leaf = ({ $cstNode }: FastNode, token: number, feature: string): FastLeaf => {
        const made: FastLeaf = { offset: starts[token]!, end: ends[token]!, feature, next: undefined };
        if ($cstNode.lastLeaf === undefined) $cstNode.firstLeaf = made;
        else $cstNode.lastLeaf.next = made;
        $cstNode.lastLeaf = made;
        return made;
    };

    const stepOf = (element: Compact): Step => {
        switch (element[0]) {
            case 'keyword': {
                const fits = accepted(element[1]);
                if (element[1] === '{') return ({ $cstNode }) => { $cstNode.open = starts[take(fits)]!; };
                if (element[1] === '}') return ({ $cstNode }) => { $cstNode.close = ends[take(fits)]!; };
                return () => { take(fits); };
            }
            case 'all': {
                const parts = (element.slice(1) as Compact[]).map(stepOf);
                return node => { for (let i = 0; i < parts.length; i++) parts[i]!(node); };
            }
            case 'one': {
                const parts = (element.slice(1) as Compact[]).map(stepOf);
                const which = chooser(element.slice(1) as Compact[]);
                return node => (parts[which[kinds[at]!]!] ?? give)(node);
            }
            case '?': {
                const { first } = shapeOf(element[1]);
                const once = stepOf(element[1]);
                return node => { if (first[kinds[at]!] === 1) once(node); };
            }
            case '*':
            case '+': {
                const { first } = shapeOf(element[1]);
                const once = stepOf(element[1]);
                const least = element[0] === '+' ? 1 : 0;
                return node => { for (let n = 0; n < least || first[kinds[at]!] === 1; n++) once(node); };
            }
            case '=':
            case '+=':
            case '?=': return assignment(element[0], element[1], valueIn(element[2], element[1]));
            default: throw new Error(`The fast parser cannot read a ${element[0]} without a property.`);
        }
    };
    const chooser = (parts: readonly Compact[]): Int16Array => {
        const which = new Int16Array(size).fill(-1);
        for (let i = parts.length - 1; i >= 0; i--) {
            for (const type of shapeOf(parts[i]!).types) which[type] = i;
        }
        return which;
    };
    const assignment = (operator: '=' | '+=' | '?=', feature: string, value: Value): Step => {
        if (operator === '?=') return node => { value(node); node[feature] = true; };
        if (operator === '=') return node => { node[feature] = value(node); };
        return node => {
            const item = value(node);
            const list = node[feature] as unknown[];
            // Most lists have one item: made with it, they have room for no more.
            if (list === EMPTY) node[feature] = [item];
            else list.push(item);
        };
    };
    const valueIn = (element: Compact, feature: string): Value => {
        switch (element[0]) {
            case 'keyword': {
                const word = element[1].startsWith(CLAUSE) ? element[1].slice(CLAUSE.length) : element[1];
                const fits = accepted(element[1]);
                return () => {
                    take(fits);
                    return word;
                };
            }
            case 'token': {
                const fits = accepted(element[1]);
                return node => {
                    const token = take(fits);
                    leaf(node, token, feature);
                    return valueAt(text, starts[token]!, ends[token]!);
                };
            }
            case 'reference': {
                const fits = accepted(element[1]);
                return node => {
                    const token = take(fits);
                    return { $refText: valueAt(text, starts[token]!, ends[token]!), $refNode: leaf(node, token, feature), ref: undefined };
                };
            }
            case 'rule': {
                const rule = rules.get(element[1])!;
                // A rule may be inside itself: its reader is made when it is first needed.
                let read: (() => FastNode) | undefined;
                return () => (read ??= readerOf(rule))();
            }
            case 'one': {
                const parts = (element.slice(1) as Compact[]).map(part => valueIn(part, feature));
                const which = chooser(element.slice(1) as Compact[]);
                return node => (parts[which[kinds[at]!]!] ?? give)(node);
            }
            default: throw new Error(`The fast parser does not know ${element[0]} as a value.`);
        }
    };

    const readerOf = (rule: CompactRule): (() => FastNode) => {
        const known = readers.get(rule.name);
        if (known !== undefined) return known;
        const { make } = rule;
        let body: Step | undefined;
        const read = (): FastNode => {
            const cst: FastCst = { offset: starts[at]!, end: 0, open: -1, close: -1, firstLeaf: undefined, lastLeaf: undefined };
            const node = make(cst);
            (body ??= stepOf(rule.body))(node);
            cst.end = at > 0 ? ends[at - 1]! : cst.offset;
            return node;
        };
        readers.set(rule.name, read);
        return read;
    };

    const entry = rules.get(grammar.entry)!;
    return {
        parse: ({ text: written, tokens }) => {
            text = written;
            ({ types: kinds, starts, ends } = tokens);
            at = 0;
            try {
                const tree = readerOf(entry)();
                return at === tokens.count ? tree : undefined;
            }
            catch (error) {
                if (error === GIVE_UP) return undefined;
                throw error;
            }
            finally {
                text = '';
                ({ types: kinds, starts, ends } = NOTHING);
            }
        },
    };
}

const NOTHING: TokenList = { count: 0, types: new Uint16Array(1), starts: new Int32Array(1), ends: new Int32Array(1) };

/** A type and all that it counts as. */
function lineage(type: TokenType): readonly TokenType[] {
    return [...new Set([type, ...(type.CATEGORIES ?? []).flatMap(lineage)])];
}

const GIVE_UP = new Error('The tokens do not fit.');
