import { elementKey } from '../../src/model/model';
import { LOCALES, type Localized, type Rule, type Visitor } from '../../src/checks/rule';
import { rule as internalError } from '../../src/checks/rules/internal-error';
import { rule as suppression } from '../../src/checks/rules/suppression';

export const same = (text: string): Localized => Object.fromEntries(LOCALES.map(locale => [locale, text])) as unknown as Localized;

/** A rule for tests of the engine. */
export function madeUp(id: string, check: Visitor, more: Partial<Rule> = {}): Rule {
    return {
        id, category: 'experience', severity: 'warning', recommended: true, fixable: false, title: same(id), rationale: 'Made up.', bad: '', good: '',
        messages: { default: same('{name}') }, check, ...more,
    };
}

/** Reports every touchpoint. */
export const touchpointRule = (id: string, more: Partial<Rule> = {}): Rule => madeUp(id, {
    touchpoint: (touchpoint, { report }) => report({ at: { element: elementKey('touchpoint', touchpoint.id) }, args: { name: touchpoint.name } }),
}, more);

export const ownerRule = (id: string, more: Partial<Rule> = {}): Rule => madeUp(id, {
    owner: (owner, { report }) => report({ at: { element: elementKey('owner', owner.id) }, args: { name: owner.name } }),
}, more);

export const withEngineRules = (...rules: readonly Rule[]): readonly Rule[] => [internalError, suppression, ...rules];
