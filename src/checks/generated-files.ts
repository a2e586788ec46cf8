import { configSchema } from './config-schema';
import { documentationOf, rulesIndex } from './documentation';
import { RULES } from './registry';
import type { Rule } from './rule';

export const DOCUMENTATION_FOLDER = 'docs/rules';
export const CONFIG_SCHEMA_PATH = 'schemas/journey.config.schema.json';

/** Everything that is made from the rules and kept in the repository, by path: `npm run docs` writes it, a test compares it. */
export function generatedFiles(rules: readonly Rule[] = RULES): ReadonlyMap<string, string> {
    return new Map([
        ...rules.map(rule => [`${DOCUMENTATION_FOLDER}/${rule.id}.md`, documentationOf(rule)] as const),
        [`${DOCUMENTATION_FOLDER}/README.md`, rulesIndex(rules)],
        [CONFIG_SCHEMA_PATH, `${JSON.stringify(configSchema(rules), undefined, 2)}\n`],
    ]);
}
