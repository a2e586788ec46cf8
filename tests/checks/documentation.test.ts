import { Validator } from '@cfworker/json-schema';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/checks/config';
import { configSchema } from '../../src/checks/config-schema';
import { documentationOf } from '../../src/checks/documentation';
import { DOCUMENTATION_FOLDER, generatedFiles } from '../../src/checks/generated-files';
import { RULES } from '../../src/checks/registry';
import { LOCALES } from '../../src/checks/rule';
import { madeUp, same } from './made-up-rules';

const renew = 'Run `npm run docs`.';

describe('what is generated from the rules', () => {
    test.each([...generatedFiles()])('%s is up to date', (path, text) => {
        expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, renew).toBe(text);
    });
    test('has no page of a rule that is gone', () => {
        expect(readdirSync(DOCUMENTATION_FOLDER).filter(name => !generatedFiles().has(`${DOCUMENTATION_FOLDER}/${name}`)), renew).toEqual([]);
    });
});

test('a page tells all that is known of a rule', () => {
    const rule = madeUp('too-many', {}, {
        category: 'context', fixable: true, recommended: false, title: same('Too many things'), rationale: 'Because *so*.', bad: 'journey j {\n  owner a\n}\n', good: 'journey j {\n  owner b\n}\n',
        options: { most: { type: 'number', default: 3, minimum: 1, maximum: 9, description: 'How many | at most.' } },
        messages: { default: same('{count} things.[ Such as {name}.]'), 'fix-it': same('Mend it'), other: same('Is `{name}` one?') },
    });
    expect(documentationOf(rule)).toBe(`# too-many

Too many things.

|  |  |
|---|---|
| Category | Context |
| Kind | the journey is bad for the customer |
| Severity | warning |
| Presets | strict (error), all |
| Correction | yes, or offered as a quick fix |

## What it says

- ‹count› things. Such as ‹name›.
- Is \`‹name›\` one?

## Why it matters

Because *so*.

## Reported

\`\`\`journey
journey j {
  owner a
}
\`\`\`

## Not reported

\`\`\`journey
journey j {
  owner b
}
\`\`\`

## Options

| Option | Meaning | Type | Range | Default |
|---|---|---|---|---|
| \`most\` | How many \\| at most. | number | 1–9 | \`3\` |

\`\`\`json
{
  "rules": {
    "too-many": { "severity": "warning", "most": 3 }
  }
}
\`\`\`

## When it does not apply

For one element, on a line of its own directly above it:

\`\`\`journey
// journey-ignore too-many: why it is all right here
\`\`\`

For the whole project, in \`journey.config.json\`:

\`\`\`json
{
  "rules": { "too-many": "off" }
}
\`\`\`
`);
    for (const locale of LOCALES) expect(documentationOf(rule, locale)).toContain(locale === 'en' ? '## Why it matters' : locale === 'zh-Hans' ? '## 为什么重要' : '## 為什麼重要');
});

describe('the JSON schema says what the parser says', () => {
    const rules = [...RULES, madeUp('has-options', {}, {
        options: {
            most: { type: 'number', default: 3, minimum: 1, maximum: 9, description: 'x' }, words: { type: 'strings', default: [], description: 'x' },
            flag: { type: 'boolean', default: false, description: 'x' }, word: { type: 'string', default: 'a', description: 'x' },
        },
    })];
    const validator = new Validator(JSON.parse(JSON.stringify(configSchema(rules))), '7');
    test.each([
        '{}', '{ "$schema": "x" }', '{ "extends": "strict" }', '{ "extends": ["all", "../a.json"] }', '{ "extends": "strictest" }', '{ "extends": "a.json" }', '{ "extends": [1] }',
        '{ "rules": { "syntax": "off" } }', '{ "rules": { "syntax": "warn" } }', '{ "rules": { "no-such": "off" } }', '{ "rules": { "syntax": ["off"] } }', '{ "rules": { "syntax": { "x": 1 } } }',
        '{ "rules": { "has-options": { "severity": "info", "most": 9, "words": ["a"], "flag": true, "word": "b" } } }', '{ "rules": { "has-options": { "most": 10 } } }',
        '{ "rules": { "has-options": { "words": "a" } } }', '{ "rules": { "has-options": { "flag": 1 } } }', '{ "rules": { "has-options": { "word": 1 } } }', '{ "rules": { "has-options": {} } }',
        '{ "overrides": [{ "files": ["a"], "rules": {} }] }', '{ "overrides": [{ "elements": ["a.*"], "rules": { "syntax": "off" } }] }', '{ "overrides": [{ "rules": {} }] }',
        '{ "overrides": [{ "files": ["a"] }] }', '{ "overrides": [{ "files": ["a"], "rules": {}, "x": 1 }] }', '{ "overrides": {} }',
        '{ "exclude": ["a"], "uses": ["b"], "data": ["c"], "base": "main", "locale": "zh-Hant" }', '{ "exclude": "a" }', '{ "locale": "de" }', '{ "base": "" }', '{ "rule": {} }', '[]', '3',
    ])('%s', text => {
        expect(validator.validate(JSON.parse(text)).valid).toBe(!('errors' in parseConfig(text, 'journey.config.json', rules)));
    });
});
