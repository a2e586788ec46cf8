import { AstUtils, GrammarAST, type Grammar } from 'langium';
import { CLAUSE } from './token-types';

/** What the grammar says of its keywords; worked out when the first mistake asks for it. */
export interface GrammarFacts {
    /** The keywords that begin a fact in the block of a rule. */
    readonly keywords: (blockRule: string) => readonly string[];
    /** The blocks in which a keyword begins a fact. */
    readonly blocksOf: (keyword: string) => readonly string[];
    readonly isFact: (word: string) => boolean;
    readonly isClause: (word: string) => boolean;
    readonly firstKeyword: (rule: string) => string | undefined;
}


/** What a block rule is called in messages; the words are translated at the edge (src/checks/words.ts). */
export const BLOCK_RULES: Readonly<Record<string, string>> = {
    Document: 'file', Owner: 'owner', System: 'system', Channel: 'channel', Persona: 'persona', Information: 'information', Metric: 'metric', Term: 'term',
    Scenario: 'scenario', Journey: 'journey', Stage: 'stage', Touchpoint: 'touchpoint', Way: 'way', Case: 'case', CaseEntry: 'entry', Portfolio: 'portfolio',
    Opportunity: 'opportunity',
};

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
