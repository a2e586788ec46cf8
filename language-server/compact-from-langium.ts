import { AstUtils, GrammarAST, type AstReflection, type Grammar } from 'langium';
import type { Compact, CompactGrammar, CompactRule } from './compact-grammar';

/** A grammar in compact form; `make` is code. */
export interface WrittenGrammar extends Omit<CompactGrammar, 'rules'> { readonly rules: readonly (Omit<CompactRule, 'make'> & { readonly make: string })[] }

/** The compact form of a grammar. Throws for what the fast parser does not know: whoever writes such a rule finds out at once. */
export function compactFrom(grammar: Grammar, reflection: AstReflection): WrittenGrammar {
    const rules = grammar.rules.filter(GrammarAST.isParserRule);
    return {
        keywords: [...new Set(AstUtils.streamAllContents(grammar).filter(GrammarAST.isKeyword).map(keyword => keyword.value))],
        terminals: grammar.rules.filter(GrammarAST.isTerminalRule).map(rule => rule.name),
        entry: rules.find(rule => rule.entry)!.name,
        rules: rules.map(rule => {
            const type = rule.returnType?.ref?.name ?? rule.name;
            const properties = Object.entries(reflection.getTypeMetaData(type).properties)
                .map(([name, { defaultValue }]) => `${name}: ${Array.isArray(defaultValue) ? 'EMPTY' : String(defaultValue)}`);
            return { name: rule.name, body: compact(rule.definition), make: `cst => ({ ${[`$type: '${type}'`, '$cstNode: cst', ...properties].join(', ')} })` };
        }),
    };
}

function compact(element: GrammarAST.AbstractElement): Compact {
    const once = compactOnce(element);
    return element.cardinality === undefined ? once : [element.cardinality, once];
}

function compactOnce(element: GrammarAST.AbstractElement): Compact {
    if (GrammarAST.isKeyword(element)) return ['keyword', element.value];
    if (GrammarAST.isAssignment(element)) return [element.operator, element.feature, compact(element.terminal)];
    if (GrammarAST.isCrossReference(element) && GrammarAST.isRuleCall(element.terminal)) return ['reference', element.terminal.rule.ref!.name, element.type.ref!.name];
    if (GrammarAST.isRuleCall(element)) return [GrammarAST.isParserRule(element.rule.ref) ? 'rule' : 'token', element.rule.ref!.name];
    if (GrammarAST.isAlternatives(element)) return ['one', ...element.elements.map(compact)];
    if (GrammarAST.isGroup(element)) return ['all', ...element.elements.map(compact)];
    throw new Error(`The fast parser does not know ${element.$type}.`);
}
