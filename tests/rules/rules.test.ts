import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { editsOf } from '../../language-server/apply-fixes';
import { applyEdits } from '../../language-server/fix';
import { check } from '../../src/checks/engine';
import { messageOf, textOf, type Finding } from '../../src/checks/finding';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, withFlags } from '../../src/checks/resolved-config';
import { LOCALES, type Rule } from '../../src/checks/rule';

const TODAY = '2026-11-21';
/** They correct only what can be corrected without inventing anything, which is not so in their examples. */
const CORRECTS_SOMETIMES: ReadonlySet<string> = new Set(['invalid-value', 'vague-deadline']);

/** What one cannot be without the other: it is reported beside it in the bad example. */
const COMES_WITH: Readonly<Record<string, readonly string[]>> = { 'chase-contact': ['unplanned-touchpoint'], 'promise-broken-silently': ['promise-broken'] };

/** What `recommended` and one rule more find in one file. */
function lint(text: string, rule: Rule): readonly Finding[] {
    const set = new Map([[rule.id, rule.severity === 'off' ? 'warning' as const : rule.severity]]);
    return check(compile([{ path: 'a.journey', text }]), withFlags(defaultConfig(), { set }), { today: TODAY });
}
const of = (findings: readonly Finding[], rule: Rule): readonly Finding[] => findings.filter(finding => finding.rule === rule.id);
const describing = (finding: Finding): string => `${finding.elementKey}: ${messageOf(finding, 'en')}`;
const parses = (text: string): boolean => compile([{ path: 'a.journey', text }]).problems.every(({ rule }) => rule !== 'syntax');

// No text can make the checker itself fail.
describe.each(RULES.filter(({ id }) => id !== 'internal-error').map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    test('its bad example shows this and nothing else of weight, its good one nothing', () => {
        expect(parses(rule.bad)).toBe(id !== 'syntax');
        const bad = lint(rule.bad, rule);
        expect(of(bad, rule)).not.toEqual([]);
        expect(bad.filter(finding => finding.rule !== id && finding.severity !== 'info' && COMES_WITH[id]?.includes(finding.rule) !== true).map(describing)).toEqual([]);

        expect(parses(rule.good)).toBe(true);
        const good = lint(rule.good, rule);
        expect(good.filter(finding => finding.rule === id || finding.severity !== 'info').map(describing)).toEqual([]);
    });

    test('what it says is complete in every language', () => {
        for (const finding of of(lint(rule.bad, rule), rule)) {
            for (const locale of LOCALES) {
                const texts = [
                    messageOf(finding, locale), ...finding.related.map(other => textOf(id, other.message, other.args, locale)),
                    ...finding.fixes.map(fix => textOf(id, fix.title, fix.args, locale)),
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
        expect(rule.title.en, 'a title is no sentence of its own').not.toMatch(/\.$/);
        expect(rule.rationale.trim()).not.toBe('');
    });

    test('each correction that it offers gives a text that reads, settles the finding, and makes no other of its kind', () => {
        const { sources } = compile([{ path: 'a.journey', text: rule.bad }]);
        const findings = of(lint(rule.bad, rule), rule);
        expect(findings.some(finding => finding.fixes.length > 0), 'fixable').toBe(rule.fixable && !CORRECTS_SOMETIMES.has(id));
        const before = findings.map(describing);
        findings.forEach((finding, index) => {
            for (const fix of finding.fixes) {
                const edits = editsOf(fix, sources);
                const name = textOf(id, fix.title, fix.args, 'en');
                expect(edits, `${name}: has a place in the text`).toBeDefined();
                const text = applyEdits(rule.bad, edits!);
                expect(text, `${name}: its edits do not overlap`).toBeDefined();
                expect(parses(text!), `${name}:\n${text}`).toBe(true);
                const after = of(lint(text!, rule), rule).map(describing);
                const left = before.filter((_, other) => other !== index);
                expect(after.filter(each => !left.includes(each)), `${name}:\n${text}`).toEqual([]);
                expect(after.length, `${name}:\n${text}`).toBeLessThan(before.length);
            }
        });
    });

    test('it has a file and a page of its name', () => {
        expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(existsSync(`src/checks/rules/${id}.ts`)).toBe(true);
        expect(existsSync(`docs/rules/${id}.md`), 'Run `npm run docs`.').toBe(true);
    });
});

test('the registry names every rule file, each once', () => {
    const files = readdirSync('src/checks/rules').filter(name => name.endsWith('.ts')).map(name => name.slice(0, -'.ts'.length));
    expect(RULES.map(({ id }) => id).sort()).toEqual(files.sort());
});
