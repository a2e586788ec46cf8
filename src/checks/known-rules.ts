import { RULES } from './registry';
import type { Rule } from './rule';

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map(rule => [rule.id, rule]));

/** The rule of the registry with this id. */
export function ruleById(id: string): Rule | undefined {
    return BY_ID.get(id);
}
