import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../language-server/fix';
import type { Finding } from '../../src/checks/finding';
import { messageOf, textOf } from '../../src/checks/finding';
import { lint } from './lint';
import { madeUp, ownerRule, same, touchpointRule, withEngineRules } from './made-up-rules';
import { elementKey } from '../../src/model/model';

const rules = withEngineRules(
    touchpointRule('bad-touchpoint'), touchpointRule('worse-touchpoint'), ownerRule('bad-owner'),
    touchpointRule('not-on', { recommended: false }),
    madeUp('bad-stage', { stage: (stage, { report }) => report({ at: { element: elementKey('stage', stage.id) }, args: { name: stage.name } }) }),
    madeUp('bad-way', { way: (way, { report }) => report({ at: { element: elementKey('way', way.id) }, args: { name: way.id } }) }),
    madeUp('bad-entry', { entry: (entry, { report }) => report({ at: { element: elementKey('entry', entry.id) }, args: { name: entry.id } }) }),
    madeUp('bad-promise', {
        touchpoint: (touchpoint, { report }) => touchpoint.promises?.forEach((promise, index) => report({
            at: promise.id === undefined ? { element: elementKey('touchpoint', touchpoint.id), field: 'promises', index } : { element: elementKey('promise', promise.id) },
            args: { name: promise.text ?? '' },
        })),
    }),
    { ...madeUp('syntax', {}, { category: 'integrity', severity: 'error' }), messages: { default: same('syntax'), unexpected: same('x'), 'missing-brace': same('x') } },
);

/** What is open, as `rule element`; what is suppressed, with its reason; what is wrong with the suppressions. */
function outcome(text: string, config: object = {}) {
    const { findings } = lint(text, { rules, config });
    const name = ({ rule, element }: Finding): string => `${rule} ${element}`;
    return {
        open: findings.filter(({ status, rule }) => status === 'open' && rule !== 'suppression').map(name),
        suppressed: findings.filter(({ status }) => status === 'suppressed').map(finding => `${name(finding)}: ${finding.suppression?.reason}`),
        wrong: findings.filter(({ rule }) => rule === 'suppression').map(finding => `${text.slice(finding.location.start, finding.location.end)} → ${messageOf(finding, 'en')}`),
        findings,
    };
}
/** The text after the first fix of the first finding about a suppression, and what the fix is called. */
function firstFix(text: string, config: object = {}): readonly [string, string | undefined] {
    const finding = outcome(text, config).findings.find(({ rule }) => rule === 'suppression')!;
    const fix = finding.fixes[0]!;
    return [textOf('suppression', fix.title, fix.args, 'en'), 'textEdits' in fix ? applyEdits(text, fix.textEdits) : undefined];
}
const journey = (stage: string): string => `journey j {\n  stage s {\n${stage}\n  }\n}\n`;

describe('above an element', () => {
    test('hides the findings of the named rules on it, not on those inside it', () => {
        expect(outcome(journey('// journey-ignore bad-touchpoint: opens in spring\n    touchpoint t\n    touchpoint u'))).toMatchObject({
            open: ['bad-stage j.s', 'worse-touchpoint j.t', 'bad-touchpoint j.u', 'worse-touchpoint j.u'],
            suppressed: ['bad-touchpoint j.t: opens in spring'],
            wrong: [],
        });
        const { open, suppressed } = outcome('journey j {\n// journey-ignore bad-stage: known\nstage s { touchpoint t }\n}');
        expect([open, suppressed]).toEqual([['bad-touchpoint j.t', 'worse-touchpoint j.t'], ['bad-stage j.s: known']]);
    });
    test.each([
        ['a declaration', '// journey-ignore bad-owner: r\nowner o', 'bad-owner o: r'],
        ['a nested owner', 'owner outer {\n  // journey-ignore bad-owner: r\n  owner o\n}', 'bad-owner outer.o: r'],
        ['a way', journey('// journey-ignore bad-way: r\npath t -> u\ntouchpoint t\ntouchpoint u'), 'bad-way j.t->u: r'],
        ['an entry', `${journey('touchpoint t')}case c of j {\n  // journey-ignore bad-entry: r\n  at day 1 t\n}`, 'bad-entry c@1: r'],
        ['a promise', journey('touchpoint t {\n// journey-ignore bad-promise: r\npromises p "x"\n}'), 'bad-promise j.p: r'],
    ])('%s', (_, text, expected) => {
        expect(outcome(text)).toMatchObject({ suppressed: [expected], wrong: [] });
    });
    test('a chain of paths is several ways, and all are meant', () => {
        expect(outcome(journey('// journey-ignore bad-way: r\npath t -> u -> v\ntouchpoint t\ntouchpoint u\ntouchpoint v')))
            .toMatchObject({ suppressed: ['bad-way j.t->u: r', 'bad-way j.u->v: r'], wrong: [] });
    });
    test('a finding on the touchpoint about its promise counts as one on the promise', () => {
        const rule = madeUp('about-promise', {
            touchpoint: (touchpoint, { report }) => touchpoint.promises?.forEach((_, index) => report({ at: { element: elementKey('touchpoint', touchpoint.id), field: 'promises', index } })),
        });
        const { findings } = lint(journey('touchpoint t {\n// journey-ignore about-promise: r\npromises p "x"\npromises q "y"\n}'), { rules: withEngineRules(rule) });
        expect(findings.map(({ rule: id, status }) => [id, status])).toEqual([['about-promise', 'suppressed'], ['about-promise', 'open']]);
    });
    test('several comments may stand above, other comments and empty lines between', () => {
        const text = '// journey-ignore bad-owner: one\n// says who\n\n/* and why */\n// journey-ignore bad-touchpoint: two\nowner o';
        expect(outcome(text)).toMatchObject({ suppressed: ['bad-owner o: one'], wrong: [expect.stringContaining('bad-touchpoint →')] });
    });
    test('several rules, in any script and punctuation', () => {
        for (const head of ['bad-touchpoint, worse-touchpoint: 春季开业', 'bad-touchpoint，worse-touchpoint：春季开业', 'bad-touchpoint、worse-touchpoint ： 春季开业', 'bad-touchpoint worse-touchpoint: 春季开业']) {
            expect(outcome(journey(`// journey-ignore ${head}\ntouchpoint t`))).toMatchObject({
                suppressed: ['bad-touchpoint j.t: 春季开业', 'worse-touchpoint j.t: 春季开业'], wrong: [],
            });
        }
    });
    test('until a day, that day included', () => {
        const text = (day: string) => `// journey-ignore bad-owner until ${day}: waits for the contract\nowner o`;
        expect(outcome(text('2026-11-21'))).toMatchObject({ suppressed: ['bad-owner o: waits for the contract'], wrong: [] });
        expect(outcome(text('2026-11-20'))).toMatchObject({
            open: ['bad-owner o'], wrong: ['2026-11-20 → This suppression ended on 2026-11-20 and has no effect any more (its reason was: waits for the contract).'],
        });
        expect(firstFix(text('2026-11-20'))).toEqual(['Remove the suppression', 'owner o']);
    });
    test('a reason may hold colons', () => {
        expect(outcome('// journey-ignore bad-owner: see https://example.com: page 2\nowner o').suppressed).toEqual(['bad-owner o: see https://example.com: page 2']);
    });
    test('other comments mean nothing', () => {
        for (const comment of ['// journey-ignored bad-owner: x', '// see journey-ignore bad-owner: x', '/* journey-ignore bad-owner: x */', '// journey-ignore-files bad-owner: x']) {
            expect(outcome(`${comment}\nowner o`)).toMatchObject({ open: ['bad-owner o'], suppressed: [], wrong: [] });
        }
    });
});

describe('for a whole file', () => {
    test('hides all of a rule', () => {
        expect(outcome(`// Shop journeys\n// journey-ignore-file bad-touchpoint: an old file\n\n${journey('touchpoint t\ntouchpoint u')}`)).toMatchObject({
            open: ['bad-stage j.s', 'worse-touchpoint j.t', 'worse-touchpoint j.u'],
            suppressed: ['bad-touchpoint j.t: an old file', 'bad-touchpoint j.u: an old file'], wrong: [],
        });
    });
    test('only before the first declaration; can be moved there', () => {
        const text = 'owner o\n// journey-ignore-file bad-owner: r\nowner p\n';
        expect(outcome(text)).toMatchObject({
            open: ['bad-owner o', 'bad-owner p'],
            wrong: ['// journey-ignore-file bad-owner: r → `journey-ignore-file` applies only before the first declaration of a file, so it has no effect here.'],
        });
        expect(firstFix(text)).toEqual(['Move it to the top of the file', '// journey-ignore-file bad-owner: r\nowner o\nowner p\n']);
        expect(outcome(firstFix(text)[1]!)).toMatchObject({ open: [], wrong: [] });
    });
    test('nearer ones come first', () => {
        expect(outcome('// journey-ignore-file bad-owner: file\n// journey-ignore bad-owner: here\nowner o\nowner p').suppressed).toEqual(['bad-owner o: here', 'bad-owner p: file']);
    });
});

describe('what is wrong with it', () => {
    test('no reason: no effect', () => {
        const text = '// journey-ignore bad-owner\nowner o\n';
        expect(outcome(text)).toMatchObject({
            open: ['bad-owner o'],
            wrong: ['// journey-ignore bad-owner → A suppression without a reason has no effect. Write why behind a colon: `// journey-ignore bad-owner: …`.'],
        });
        expect(firstFix(text)).toEqual(['Remove the suppression', 'owner o\n']);
        expect(outcome('// journey-ignore bad-owner:   \nowner o').wrong).toHaveLength(1);
    });
    test('a forgotten colon is offered', () => {
        const text = '// journey-ignore bad-owner opens in spring\nowner o';
        expect(outcome(text).wrong).toEqual([expect.stringContaining('`// journey-ignore bad-owner: opens in spring`')]);
        expect(firstFix(text)).toEqual(['Write a colon before the reason', '// journey-ignore bad-owner: opens in spring\nowner o']);
        expect(firstFix('// journey-ignore bad-owner, bad-stage until 2027-01-01 opens in spring\nowner o')[1])
            .toBe('// journey-ignore bad-owner, bad-stage until 2027-01-01: opens in spring\nowner o');
    });
    test('no rule: there is no form for all', () => {
        expect(outcome('// journey-ignore: all of it\nowner o')).toMatchObject({ open: ['bad-owner o'], wrong: [expect.stringContaining('names no rule')] });
        expect(outcome('// journey-ignore-file\nowner o').wrong).toEqual([expect.stringContaining('`// journey-ignore-file rule-id: …`')]);
    });
    test('an unknown rule, with the nearest name', () => {
        const text = '// journey-ignore bad-ownr, bad-owner: r\nowner o';
        expect(outcome(text)).toMatchObject({ open: [], suppressed: ['bad-owner o: r'], wrong: ['bad-ownr → There is no rule `bad-ownr`. Did you mean `bad-owner`?'] });
        expect(firstFix(text)).toEqual(['Write `bad-owner`', '// journey-ignore bad-owner, bad-owner: r\nowner o']);
        expect(outcome('// journey-ignore qqqqqqqqqq: r\nowner o').wrong).toEqual([expect.stringContaining('`journey rules` lists all')]);
    });
    test('unused: can be taken out safely, whole or in part', () => {
        const text = '  // journey-ignore bad-stage: r\n  owner o\n';
        expect(outcome(text).wrong).toEqual(['bad-stage → `bad-stage` finds nothing here, so this suppression hides nothing. Remove it.']);
        expect(firstFix(text)).toEqual(['Remove the suppression', '  owner o\n']);
        expect(outcome(text).findings.find(({ rule }) => rule === 'suppression')!.fixes[0]!.safe).toBe(true);
        expect(firstFix('// journey-ignore bad-stage, bad-owner, bad-way: r\nowner o')).toEqual(['Suppress only `bad-owner`', '// journey-ignore bad-owner: r\nowner o']);
        expect(firstFix('// journey-ignore bad-stage, bad-way: r\r\nowner o')[1]).toBe('owner o');
    });
    test('a rule that is off finds nothing, so its suppression is not unused', () => {
        expect(outcome('// journey-ignore bad-owner: r\nowner o', { rules: { 'bad-owner': 'off' } })).toMatchObject({ open: [], wrong: [] });
        expect(outcome(journey('// journey-ignore not-on: r\ntouchpoint t')).wrong).toEqual([]);
    });
    test('in a place where it can apply to nothing', () => {
        for (const text of ['owner o // journey-ignore bad-owner: r\n', 'owner o\n// journey-ignore bad-owner: r\n', 'owner o {\n  // journey-ignore bad-owner: r\n  contact "x"\n}']) {
            expect(outcome(text)).toMatchObject({ open: ['bad-owner o'], wrong: [expect.stringContaining('directly above what it applies to')] });
        }
        expect(firstFix('owner o // journey-ignore bad-owner: r\n')[1]).toBe('owner o\n');
    });
    test('an impossible day', () => {
        for (const day of ['2027-02-30', 'spring', '2027-3']) {
            const text = `// journey-ignore bad-owner until ${day}: r\nowner o`;
            expect(outcome(text)).toMatchObject({ open: ['bad-owner o'], wrong: [`${day} → \`${day}\` is not a day such as \`2027-03-31\`, so this suppression has no effect.`] });
            expect(firstFix(text)).toEqual(['Suppress without an end', '// journey-ignore bad-owner: r\nowner o']);
        }
        expect(outcome('// journey-ignore bad-owner until: r\nowner o').wrong).toHaveLength(1);
    });
    test('nothing is said about unused or misplaced ones where the text cannot be read', () => {
        expect(outcome('// journey-ignore bad-stage: r\nowner o {\n').wrong).toEqual([]);
    });
    test('can itself not be suppressed, only set', () => {
        expect(outcome('// journey-ignore-file suppression: r\n// journey-ignore bad-owner\nowner o').wrong).toHaveLength(2);
        expect(outcome('// journey-ignore bad-owner\nowner o', { rules: { suppression: 'off' } }).wrong).toEqual([]);
    });
});

test('a thousand suppressions cost no more than their number', () => {
    const text = (count: number): string => Array.from({ length: count }, (_, i) => `// journey-ignore bad-owner: r\nowner o${i}`).join('\n');
    expect(outcome(text(1000))).toMatchObject({ open: [], wrong: [] });
});
