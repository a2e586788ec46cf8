import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { LOCALES, type Localized } from '../../src/checks/rule';
import { lint, rulesIn } from './lint';

/** The text of the checker itself has no example of its own fault. */
const rules = RULES.filter(({ id }) => id !== 'internal-error');

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    test('the bad example shows exactly this, the good one nothing', () => {
        const given = { with: [id] };
        const bad = lint(rule.bad, given);
        expect(bad.filter(finding => finding.rule === id)).not.toEqual([]);
        expect(rulesIn(bad).filter(other => other !== id)).toEqual([]);
        const good = lint(rule.good, given);
        expect(good.filter(finding => finding.rule === id)).toEqual([]);
        expect(rulesIn(good)).toEqual([]);
    });

    test('every text is there in every language, with the same arguments', () => {
        const texts: readonly (readonly [string, Localized])[] = [['title', rule.title], ...Object.entries(rule.messages)];
        for (const [key, text] of texts) {
            for (const locale of LOCALES) {
                expect(text[locale].trim(), `${key} ${locale}`).not.toBe('');
                expect(argumentsOf(text[locale]), `${key} ${locale}`).toEqual(argumentsOf(text.en));
            }
            expect(text['zh-Hant'], key).not.toMatch(/[“”]/);
        }
        expect(rule.rationale.trim()).not.toBe('');
    });

    test('it stands in the file of its name', () => {
        expect(existsSync(`src/checks/rules/${id}.ts`)).toBe(true);
    });
});
