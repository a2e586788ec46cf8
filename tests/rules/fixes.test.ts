import { expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { applyEdits, textEdits } from '../../language-server/fix';
import type { FindingFix } from '../../src/checks/finding';
import { ruleById } from '../../src/checks/known-rules';
import { lint } from './lint';

function fixed(text: string, fix: FindingFix): string {
    const edits = 'textEdits' in fix ? fix.textEdits : textEdits(fix.edits, compile([{ path: 'test.journey', text }]).sources);
    const result = edits === undefined ? undefined : applyEdits(text, edits);
    if (result === undefined) throw new Error(`the fix ${fix.title} has no place in the text`);
    return result;
}

test('a deadline is written behind the promise, the words of a fix are quoted', () => {
    const { bad } = ruleById('promise-no-deadline')!;
    const [finding] = lint(bad).filter(({ rule }) => rule === 'promise-no-deadline');
    expect(fixed(bad, finding!.fixes[0]!)).toContain('promises ready "We repair it" for weekend within 3d\n');

    const told = ruleById('handoff-customer-not-told')!.bad.replace('"Test ride with the mechanic"', '"A \\"short\\" ride"');
    const [untold] = lint(told).filter(({ rule }) => rule === 'handoff-customer-not-told');
    expect(fixed(told, untold!.fixes[0]!)).toContain('tells "A \\"short\\" ride"');
});
