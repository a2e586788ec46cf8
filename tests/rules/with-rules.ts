import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { editsOf } from '../../language-server/apply-fixes';
import { applyEdits } from '../../language-server/fix';
import { check } from '../../src/checks/engine';
import { messageOf, textOf, type Finding } from '../../src/checks/finding';
import { argumentsOf } from '../../src/checks/message';
import { parseConfig } from '../../src/checks/config';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, resolveConfig } from '../../src/checks/resolved-config';
import { LOCALES, type Locale, type Rule } from '../../src/checks/rule';

/** What `recommended` and one rule more find in one file; with `options` for that rule. */
export function findingsWith(rule: Rule, text: string, options: object = {}): readonly Finding[] {
    const rules = [...RULES.filter(({ id }) => id !== rule.id), { ...rule, recommended: true }];
    const config = Object.keys(options).length === 0 ? defaultConfig('', rules) : configOf(rule, options, rules);
    return check(compile([{ path: 'a.journey', text }]), config, { today: '2026-11-21', rules });
}

function configOf(rule: Rule, options: object, rules: readonly Rule[]) {
    const parsed = parseConfig(JSON.stringify({ rules: { [rule.id]: { severity: rule.severity, ...options } } }), 'journey.config.json', rules);
    if (!('config' in parsed)) throw new Error(JSON.stringify(parsed));
    const resolved = resolveConfig(parsed.config, () => undefined, rules);
    if (!('config' in resolved)) throw new Error(JSON.stringify(resolved));
    return resolved.config;
}

/** The findings of the rule alone, as `line: message`. */
export function linesWith(rule: Rule, text: string, { options = {}, locale = 'en' }: { readonly options?: object; readonly locale?: Locale } = {}): readonly string[] {
    return findingsWith(rule, text, options).filter(finding => finding.rule === rule.id).map(finding => {
        const line = text.slice(0, finding.location.start).split('\n').length;
        return `${line}: ${messageOf(finding, locale, id => (id === rule.id ? rule : undefined))}`;
    });
}

/** The text after a correction of the rule's first finding. */
export function fixedWith(rule: Rule, text: string, fix = 0): string | undefined {
    const offered = findingsWith(rule, text).find(finding => finding.rule === rule.id)?.fixes[fix];
    const edits = offered === undefined ? undefined : editsOf(offered, compile([{ path: 'a.journey', text }]).sources);
    return edits === undefined ? undefined : applyEdits(text, edits);
}

/** What tests/rules/rules.test.ts asks of every registered rule. */
export function describeExamples(rules: readonly Rule[]): void {
    describe.each(rules.map(rule => [rule.id, rule] as const))('the examples of %s', (id, rule) => {
        const ruleOf = (other: string): Rule | undefined => (other === id ? rule : RULES.find(each => each.id === other));
        const describing = (finding: Finding): string => `${finding.elementKey}: ${finding.rule}: ${messageOf(finding, 'en', ruleOf)}`;
        const mine = (text: string): readonly Finding[] => findingsWith(rule, text).filter(finding => finding.rule === id);
        const parses = (text: string): boolean => compile([{ path: 'a.journey', text }]).problems.every(problem => problem.rule !== 'syntax');

        test('the bad one shows this and nothing else of weight, the good one nothing', () => {
            expect(parses(rule.bad) && parses(rule.good)).toBe(true);
            expect(mine(rule.bad)).not.toEqual([]);
            expect(findingsWith(rule, rule.bad).filter(finding => finding.rule !== id && finding.severity !== 'info').map(describing)).toEqual([]);
            expect(findingsWith(rule, rule.good).filter(finding => finding.rule === id || finding.severity !== 'info').map(describing)).toEqual([]);
        });
        test('complete in every language', () => {
            for (const finding of mine(rule.bad)) {
                for (const locale of LOCALES) {
                    const texts = [
                        messageOf(finding, locale, ruleOf), ...finding.related.map(other => textOf(id, other.message, other.args, locale, ruleOf)),
                        ...finding.fixes.map(fix => textOf(id, fix.title, fix.args, locale, ruleOf)),
                    ];
                    for (const text of texts) expect(text).not.toMatch(/\{[A-Za-z]\w*\}|undefined|NaN|\[object/);
                }
            }
            for (const [key, text] of [['title', rule.title] as const, ...Object.entries(rule.messages)]) {
                for (const locale of LOCALES) {
                    expect(text[locale].trim(), `${key} ${locale}`).not.toBe('');
                    expect(argumentsOf(text[locale]), `${key} ${locale}`).toEqual(argumentsOf(text.en));
                }
            }
            expect(rule.title.en).not.toMatch(/\.$/);
        });
        test('each correction reads, settles the finding, and makes no other of its kind', () => {
            const findings = mine(rule.bad);
            expect(findings.some(finding => finding.fixes.length > 0), 'fixable').toBe(rule.fixable);
            const before = findings.map(describing);
            findings.forEach((finding, index) => {
                for (const fix of finding.fixes) {
                    const edits = editsOf(fix, compile([{ path: 'a.journey', text: rule.bad }]).sources);
                    const text = edits === undefined ? undefined : applyEdits(rule.bad, edits);
                    expect(text, fix.title).toBeDefined();
                    expect(parses(text!), text).toBe(true);
                    const after = mine(text!).map(describing);
                    expect(after.filter(each => !before.filter((_, other) => other !== index).includes(each)), text).toEqual([]);
                    expect(after.length, text).toBeLessThan(before.length);
                }
            });
        });
    });
}
