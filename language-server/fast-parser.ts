import { GrammarAST, type AstNode, type AstReflection, type Grammar } from 'langium';
import type { IToken, TokenType, TokenTypeDictionary } from 'chevrotain';

/**
 * A parser for texts without syntax errors, put together from the grammar's own tree: there is nothing to keep in step
 * with it. It decides by one token and always takes the first way that fits, as Langium's parser does where both fit;
 * where that leads nowhere it gives up, and Langium's parser, which can look further and recover, reads the text.
 *
 * It exists for its speed: no start-up analysis, no generic tree building. Nodes are the same as Langium's, except that
 * the concrete syntax is only what lowering asks for: each node's own leaves and children with their places.
 */
export interface FastParser {
    /** The tree, or undefined when the tokens do not fit. */
    readonly parse: (tokens: readonly IToken[]) => AstNode | undefined;
}

/** A leaf or a child in a node's concrete syntax. `feature` is the property that it was assigned to. */
export interface FastCstNode {
    offset: number;
    end: number;
    readonly feature: string | undefined;
    /** The keyword that it is, as in the grammar. */
    readonly keyword: string | undefined;
    readonly content: FastCstNode[] | undefined;
}

type Node = Record<string, unknown> & { $type: string; $cstNode: FastCstNode };
/** Reads what a grammar element stands for into a node. */
type Step = (node: Node) => void;
/** Which token types can begin it, by `tokenTypeIdx`; whether it can be nothing. */
interface Shape { readonly first: Uint8Array; readonly nullable: boolean }
interface Compiled extends Shape { readonly run: Step }

export function createFastParser(grammar: Grammar, types: TokenTypeDictionary, reflection: AstReflection, convert: (text: string) => string): FastParser {
    const all = Object.values(types);
    const size = Math.max(...all.map(type => type.tokenTypeIdx!)) + 1;
    const rules = new Map<GrammarAST.ParserRule, (feature: string | undefined) => Node>();
    const shapes = new Map<GrammarAST.AbstractElement, Shape>();

    let tokens: readonly IToken[] = [];
    let at = 0;
    const give = (): never => { throw GIVE_UP; };

    /** The types that a token may have where `name` is expected: its own, and those that count as it. */
    const accepted = (name: string): Uint8Array => {
        const set = new Uint8Array(size);
        const wanted = types[name]!;
        const counts = (type: TokenType): boolean => type === wanted || (type.CATEGORIES ?? []).some(counts);
        for (const type of all) if (counts(type)) set[type.tokenTypeIdx!] = 1;
        return set;
    };
    const union = (sets: readonly Uint8Array[]): Uint8Array => {
        const result = new Uint8Array(size);
        for (const set of sets) for (let i = 0; i < size; i++) if (set[i] === 1) result[i] = 1;
        return result;
    };

    const shapeOf = (element: GrammarAST.AbstractElement): Shape => {
        const known = shapes.get(element);
        if (known !== undefined) return known;
        const plain = plainShape(element);
        const optional = element.cardinality === '?' || element.cardinality === '*';
        const shape = { first: plain.first, nullable: plain.nullable || optional };
        shapes.set(element, shape);
        return shape;
    };
    const plainShape = (element: GrammarAST.AbstractElement): Shape => {
        if (GrammarAST.isKeyword(element)) return { first: accepted(element.value), nullable: false };
        if (GrammarAST.isAssignment(element)) return shapeOf(element.terminal);
        if (GrammarAST.isCrossReference(element)) return shapeOf(element.terminal!);
        if (GrammarAST.isRuleCall(element)) {
            const rule = element.rule.ref!;
            return GrammarAST.isParserRule(rule) ? shapeOf(rule.definition) : { first: accepted(rule.name), nullable: false };
        }
        if (GrammarAST.isAlternatives(element)) {
            const parts = element.elements.map(shapeOf);
            return { first: union(parts.map(part => part.first)), nullable: parts.some(part => part.nullable) };
        }
        if (GrammarAST.isGroup(element)) {
            const sets: Uint8Array[] = [];
            // One after the other: what follows the first word of a rule may be the rule itself.
            for (const inner of element.elements) {
                const part = shapeOf(inner);
                sets.push(part.first);
                if (!part.nullable) return { first: union(sets), nullable: false };
            }
            return { first: union(sets), nullable: true };
        }
        throw new Error(`The fast parser does not know ${element.$type}.`);
    };

    const peek = (): number => (at < tokens.length ? tokens[at]!.tokenTypeIdx : -1);
    const leaf = (node: Node, token: IToken, feature: string | undefined, keyword: string | undefined): FastCstNode => {
        const place: FastCstNode = { offset: token.startOffset, end: token.endOffset! + 1, feature, keyword, content: undefined };
        node.$cstNode.content!.push(place);
        return place;
    };

    const compile = (element: GrammarAST.AbstractElement): Compiled => {
        const shape = shapeOf(element);
        const once = compileOnce(element);
        const { first } = shape;
        switch (element.cardinality) {
            case '?': return { ...shape, run: node => { if (at < tokens.length && first[peek()] === 1) once(node); } };
            case '*': return { ...shape, run: node => { while (at < tokens.length && first[peek()] === 1) once(node); } };
            case '+': return { ...shape, run: node => { do once(node); while (at < tokens.length && first[peek()] === 1); } };
            default: return { ...shape, run: once };
        }
    };
    const compileOnce = (element: GrammarAST.AbstractElement): Step => {
        if (GrammarAST.isAssignment(element)) return assignment(element);
        if (GrammarAST.isKeyword(element)) {
            const fits = accepted(element.value);
            const keyword = element.value;
            return node => {
                if (fits[peek()] !== 1) give();
                leaf(node, tokens[at++]!, undefined, keyword);
            };
        }
        if (GrammarAST.isGroup(element)) {
            const parts = element.elements.map(part => compile(part).run);
            return node => { for (let i = 0; i < parts.length; i++) parts[i]!(node); };
        }
        if (GrammarAST.isAlternatives(element)) return choice(element.elements.map(part => compile(part)));
        throw new Error(`The fast parser does not know ${element.$type} here.`);
    };
    const choice = (parts: readonly Compiled[]): Step => {
        const which = chooser(parts);
        return node => {
            const part = parts[which[peek()] ?? -1];
            if (part === undefined) return give();
            part.run(node);
        };
    };
    const chooser = (parts: readonly Shape[]): Int16Array => {
        const which = new Int16Array(size).fill(-1);
        for (let i = parts.length - 1; i >= 0; i--) for (let type = 0; type < size; type++) if (parts[i]!.first[type] === 1) which[type] = i;
        return which;
    };

    const assignment = (element: GrammarAST.Assignment): Step => {
        const { feature, operator } = element;
        const value = valueOf(element.terminal, feature);
        if (operator === '?=') return node => { value(node); node[feature] = true; };
        if (operator === '=') return node => { node[feature] = value(node); };
        return node => {
            const item = value(node);
            const list = node[feature] as unknown[] | undefined;
            if (list === undefined) node[feature] = [item];
            else list.push(item);
        };
    };
    /** Reads one value, leaves its place in the node, and answers it. */
    const valueOf = (element: GrammarAST.AbstractElement, feature: string): ((node: Node) => unknown) => {
        if (GrammarAST.isKeyword(element)) {
            const fits = accepted(element.value);
            const keyword = element.value;
            return node => {
                if (fits[peek()] !== 1) give();
                const token = tokens[at++]!;
                leaf(node, token, feature, keyword);
                return token.image;
            };
        }
        if (GrammarAST.isCrossReference(element)) {
            const fits = shapeOf(element.terminal!).first;
            return node => {
                if (fits[peek()] !== 1) give();
                const token = tokens[at++]!;
                return { $refText: convert(token.image), $refNode: leaf(node, token, feature, undefined), ref: undefined };
            };
        }
        if (GrammarAST.isRuleCall(element)) {
            const rule = element.rule.ref!;
            if (!GrammarAST.isParserRule(rule)) {
                const fits = accepted(rule.name);
                return node => {
                    if (fits[peek()] !== 1) give();
                    const token = tokens[at++]!;
                    leaf(node, token, feature, undefined);
                    return convert(token.image);
                };
            }
            return node => {
                const child = call(rule)(feature);
                node.$cstNode.content!.push(child.$cstNode);
                return child;
            };
        }
        if (GrammarAST.isAlternatives(element)) {
            const parts = element.elements.map(part => valueOf(part, feature));
            const which = chooser(element.elements.map(shapeOf));
            return node => {
                const part = parts[which[peek()] ?? -1];
                return part === undefined ? give() : part(node);
            };
        }
        throw new Error(`The fast parser does not know ${element.$type} as a value.`);
    };

    const call = (rule: GrammarAST.ParserRule): ((feature: string | undefined) => Node) => {
        const known = rules.get(rule);
        if (known !== undefined) return known;
        const type = rule.returnType?.ref?.name ?? rule.name;
        const lists: string[] = [];
        const flags: string[] = [];
        for (const [name, property] of Object.entries(reflection.getTypeMetaData(type).properties)) {
            if (Array.isArray(property.defaultValue)) lists.push(name);
            else if (property.defaultValue === false) flags.push(name);
        }
        let body: Step | undefined;
        const read = (feature: string | undefined): Node => {
            const start = at < tokens.length ? tokens[at]!.startOffset : 0;
            const node: Node = { $type: type, $cstNode: { offset: start, end: start, feature, keyword: undefined, content: [] } };
            for (const name of lists) node[name] = [];
            for (const name of flags) node[name] = false;
            body!(node);
            node.$cstNode.end = at > 0 ? tokens[at - 1]!.endOffset! + 1 : start;
            return node;
        };
        rules.set(rule, read);
        body = compile(rule.definition).run;
        return read;
    };

    const entry = grammar.rules.find((rule): rule is GrammarAST.ParserRule => GrammarAST.isParserRule(rule) && rule.entry)!;
    return {
        parse: input => {
            tokens = input;
            at = 0;
            try {
                const tree = call(entry)(undefined);
                return at === tokens.length ? tree as unknown as AstNode : undefined;
            }
            catch (error) {
                if (error === GIVE_UP) return undefined;
                throw error;
            }
            finally {
                tokens = [];
            }
        },
    };
}

const GIVE_UP = new Error('The tokens do not fit.');
