import { describe, expect, test } from 'vitest';
import { editsOf } from '../../language-server/apply-fixes';
import { compile } from '../../language-server/compile';
import { applyEdits } from '../../language-server/fix';
import { check } from '../../src/checks/engine';
import { messageOf, type Finding } from '../../src/checks/finding';
import { argumentsOf, format } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, withFlags } from '../../src/checks/resolved-config';
import { LOCALES, type Rule } from '../../src/checks/rule';
import { rule as expectationContradicted } from '../../src/checks/rules/expectation-contradicted';
import { rule as expectationDangling } from '../../src/checks/rules/expectation-dangling';
import { rule as innerDeadlineLater } from '../../src/checks/rules/inner-deadline-later';
import { rule as outsideHours } from '../../src/checks/rules/outside-hours';
import { rule as promiseConflict } from '../../src/checks/rules/promise-conflict';
import { rule as promiseInfeasible } from '../../src/checks/rules/promise-infeasible';
import { rule as promiseTimingUnknown } from '../../src/checks/rules/promise-timing-unknown';
import { rule as waitUnbounded } from '../../src/checks/rules/wait-unbounded';
import { rule as waitWithoutUpdate } from '../../src/checks/rules/wait-without-update';
import { journey, stages } from './small';

const FAMILY: readonly Rule[] = [
    promiseInfeasible, promiseTimingUnknown, innerDeadlineLater, promiseConflict, expectationDangling, expectationContradicted,
    waitWithoutUpdate, waitUnbounded, outsideHours,
];
const ALL = [...RULES.filter(({ id }) => !FAMILY.some(rule => rule.id === id)), ...FAMILY];
const ruleOf = (id: string): Rule | undefined => ALL.find(rule => rule.id === id);

/** What `recommended` finds with this family in it, and one rule that need not be. */
function lint(text: string, rule: Rule): readonly Finding[] {
    const config = withFlags(defaultConfig('', ALL), { set: new Map([[rule.id, rule.severity]]) }, ALL);
    return check(compile([{ path: 'a.journey', text }]), config, { today: '2026-11-21', rules: ALL });
}
function linesOf(text: string, rule: Rule): readonly string[] {
    return lint(text, rule).filter(finding => finding.rule === rule.id)
        .map(finding => `${text.slice(0, finding.location.start).split('\n').length}: ${messageOf(finding, 'en', ruleOf)}`);
}
const describing = (finding: Finding): string => `${finding.rule} ${finding.elementKey}: ${messageOf(finding, 'en', ruleOf)}`;

describe.each(FAMILY.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    test('its bad example shows this and nothing else of weight, its good one nothing', () => {
        const bad = lint(rule.bad, rule);
        expect(bad.filter(finding => finding.rule === id)).not.toEqual([]);
        expect(bad.filter(finding => finding.rule !== id && finding.severity !== 'info').map(describing)).toEqual([]);
        expect(lint(rule.good, rule).filter(finding => finding.rule === id || finding.severity !== 'info').map(describing)).toEqual([]);
    });
    test('what it says is complete in every language', () => {
        for (const [key, text] of [['title', rule.title] as const, ...Object.entries(rule.messages)]) {
            for (const locale of LOCALES) expect(argumentsOf(text[locale]), `${key} ${locale}`).toEqual(argumentsOf(text.en));
        }
        for (const finding of lint(rule.bad, rule).filter(({ rule: of }) => of === id)) {
            for (const locale of LOCALES) {
                const texts = [messageOf(finding, locale, ruleOf), ...[...finding.related, ...finding.fixes.map(fix => ({ message: fix.title, args: fix.args ?? {} }))].map(({ message, args }) => format(rule.messages[message]!, args, locale))];
                for (const text of texts) expect(text).not.toMatch(/\{[A-Za-z]\w*\}|undefined|NaN|\[object/);
            }
        }
    });
    test('each correction settles the finding and makes no other of its kind', () => {
        const { sources } = compile([{ path: 'a.journey', text: rule.bad }]);
        const findings = lint(rule.bad, rule).filter(finding => finding.rule === id);
        expect(findings.some(({ fixes }) => fixes.length > 0)).toBe(rule.fixable);
        for (const fix of findings.flatMap(({ fixes }) => fixes)) {
            const text = applyEdits(rule.bad, editsOf(fix, sources)!)!;
            expect(compile([{ path: 'a.journey', text }]).problems.filter(problem => problem.rule === 'syntax')).toEqual([]);
            expect(linesOf(text, rule).length, text).toBeLessThan(findings.length);
        }
    });
});

// The examples of the other rules show their own fault and no other.
test.each(RULES.filter(({ id }) => !FAMILY.some(rule => rule.id === id)).map(rule => [rule.id, rule] as const))('the examples of %s stay as they are', (_, rule) => {
    const found = (text: string): readonly string[] => lint(text, rule).filter(finding => finding.severity !== 'info' && FAMILY.some(({ id }) => id === finding.rule)).map(describing);
    expect([...found(rule.bad), ...found(rule.good)]).toEqual([]);
});

test('whatever an author leaves while typing, no rule fails', () => {
    const text = `owner shop { obligation "Deliver" within 5d when "x" for j.p }
channel app : app { hours "Mo-Fr 9-18" }
journey j { owner shop
stage s { channel app
touchpoint a { expects e "E" within 1d  promises p "P" within 1d or within 2d when "x" for e  promises q within 2bd for e again p
handoff -> b "To B" { when "x"  takes 1d..2d  within 3d  updates every 2d  fallback a after 1d }
path -> a when "y" }
touchpoint b { takes "long"  zooms into k  repeats at most 3 times  meets p  contradicts e  ends success } } }
journey k { stage t { touchpoint x { zooms into j  meets j.q  ends success } } }
handoff j.b -> k.x { takes >2d  within 1h }`;
    const words = text.split(/(?<=\s)/);
    const config = withFlags(defaultConfig('', FAMILY), { set: new Map(FAMILY.map(({ id, severity }) => [id, severity])) }, FAMILY);
    const failures = words.flatMap((_, at) => [words.slice(0, at).join(''), words.filter((_, other) => other !== at).join('')])
        .flatMap(cut => check(compile([{ path: 'a.journey', text: cut }]), config, { today: '2026-11-21', rules: FAMILY }).filter(({ rule }) => rule === 'internal-error').map(finding => `${messageOf(finding, 'en', ruleOf)}\n${cut}`));
    expect(failures).toEqual([]);
});

describe('promise-infeasible', () => {
    const found = (text: string): readonly string[] => linesOf(text, promiseInfeasible);

    test('shows the way and its sum', () => {
        expect(found(journey(`
            touchpoint a "A" { promises p "明天送到" within 2d }
            touchpoint b "B" { takes 2h  path -> c "Bring it" { takes 1d..2d } }
            touchpoint c "C" { takes 30min  meets p  ends success }
        `))).toEqual(['7: “明天送到” is promised within 2 days, but it takes up to 2 days 2 hours 30 minutes until “C”: “B” 2 hours + “Bring it” 1–2 days + “C” 30 minutes.']);
    });
    test('with each step of the way beside it', () => {
        const [finding] = lint(promiseInfeasible.bad, promiseInfeasible);
        expect(messageOf(finding!, 'zh-Hant', ruleOf)).toBe('「Ready tomorrow」承諾在 1 天內兌現，但到「Collect the bicycle」最長需要 1 天 15 分鐘：「The mechanic mends it」 4–20 小時 + 「Test ride」 4 小時 + 「Collect the bicycle」 15 分鐘。');
        expect(finding!.related.map(({ message, args }) => format(promiseInfeasible.messages[message]!, args, 'zh-Hans'))).toEqual([
            '从“Describe what is broken”结束时开始计时。', '“The mechanic mends it”需要 4–20 小时。', '“Test ride”需要 4 小时。', '“Collect the bicycle”需要 15 分钟。', '在这里兑现。',
        ]);
    });
    test('what is expected', () => {
        expect(found(journey('touchpoint a { expects e "当天能用" within 1d }\ntouchpoint b "B" { takes 2d  meets e  ends success }')))
            .toEqual(['7: “当天能用” is expected within 1 day, but it takes up to 2 days until “B”: “B” 2 days.']);
    });
    test('what is stated is too long already', () => {
        expect(found(journey('touchpoint a { promises p "P" within 1d }\ntouchpoint b\ntouchpoint c "C" { takes 2d  meets p  ends success }')))
            .toEqual(['7: “P” is promised within 1 day, but until “C” what is stated takes up to 2 days already: “C” 2 days.']);
    });
    test('handoffs that together may take longer than promised', () => {
        expect(found(journey(`
            touchpoint a "A" { promises p "P" within 1d  handoff -> b { within 1d } }
            touchpoint b "B" { takes 1h  handoff -> c { within 4h } }
            touchpoint c "C" { meets p  ends success }
        `))).toEqual(['7: “P” is promised within 1 day, but it takes up to 1 day 5 hours until “C”: “A → B” ≤ 1 day + “B” 1 hour + “B → C” ≤ 4 hours.']);
    });
    test('business days are told with their weekend', () => {
        expect(found(journey('touchpoint a { promises p "P" within 3d }\ntouchpoint b "B" { takes 2bd  meets p  ends success }')))
            .toEqual(['7: “P” is promised within 3 days, but it takes up to 2 business days (4 days with weekends) until “B”: “B” 2 business days.']);
    });
    test('once for each limit and place; a condition names its own ways', () => {
        expect(found(journey(`
            touchpoint a "A" { promises p "P" within 1d or within 2d when "需要调货"
              path -> b { when "有现货"  takes 30h }
              path -> b { when "需要调货"  takes 3d } }
            touchpoint b "B" { meets p  ends success }
        `))).toEqual([
            '7: “P” is promised within 1 day, but it takes up to 1 day 6 hours until “B”: “A → B” 1 day 6 hours.',
            '7: “P” is promised within 2 days when “需要调货”, but it takes up to 3 days until “B”: “A → B” 3 days.',
        ]);
    });
    test('in a current journey it is a fact', () => {
        const text = promiseInfeasible.bad.replace('owner shop\n\n  stage', 'owner shop\n  state current\n\n  stage');
        expect(lint(text, promiseInfeasible).filter(({ rule }) => rule === 'promise-infeasible').map(({ status, severity }) => `${status} ${severity}`)).toEqual(['finding error']);
    });
    test.each([
        ['exactly in time', 'touchpoint a { promises p within 1d }\ntouchpoint b { takes 24h  meets p  ends success }'],
        ['about in time', 'touchpoint a { promises p within ~1d }\ntouchpoint b { takes ~24h  meets p  ends success }'],
        ['business days within business days', 'touchpoint a { promises p within 2bd  path -> b { takes 1bd } }\ntouchpoint b { takes 1bd  meets p  ends success }'],
        ['branches are not summed', 'touchpoint a { promises p within 5h\n path -> b when "x"\n path -> c when "y" }\ntouchpoint b { takes 4h  path -> d }\ntouchpoint c { takes 4h }\ntouchpoint d { takes 1h  meets p  ends success }'],
        ['only when it fails', 'touchpoint a { promises p within 5h  handoff -> c { takes 1h  fallback b } }\ntouchpoint b { takes 2d  path -> c }\ntouchpoint c { meets p  ends success }'],
        ['not stated', 'touchpoint a { promises p within 1h  handoff -> b }\ntouchpoint b { meets p  ends success }'],
        ['words', 'touchpoint a { promises p within "soon" }\ntouchpoint b { takes 9d  meets p  ends success }'],
        ['a loop that nothing bounds', 'touchpoint a { promises p within 1d }\ntouchpoint b { takes 5h  path -> b when "no"\n path -> c when "yes" }\ntouchpoint c { meets p  ends success }'],
        ['a limit without an upper bound', 'touchpoint a { promises p within >1d }\ntouchpoint b { takes 9d  meets p  ends success }'],
        ['the condition may hold on the only way', 'touchpoint a { promises p within 1d or within 2d when "x"\n path -> b { when "y"  takes 2d } }\ntouchpoint b { meets p  ends success }'],
        ['an expectation that is answered', 'touchpoint a { expects e within 1d  promises p within 3d for e }\ntouchpoint b { takes 2d  meets p  ends success }'],
        ['a handoff whose limit alone is too late, which is reported', 'touchpoint a { promises p within 1d  handoff -> b { within 2d } }\ntouchpoint b { meets p  ends success }'],
        ['made where nobody gets', 'touchpoint z { ends success }\ntouchpoint a { promises p within 1d }\ntouchpoint b { takes 2d  meets p  ends success }'],
        ['the way leads to a name that is not found', 'touchpoint a { promises p within 1d  path -> bb { takes 9d } }\ntouchpoint b { meets p  ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(journey(touchpoints))).toEqual([]));
});

describe('promise-timing-unknown', () => {
    const found = (text: string): readonly string[] => linesOf(text, promiseTimingUnknown);

    test('names what is not stated', () => {
        expect(found(journey('touchpoint a "A" { promises p "P" within 1d  handoff -> b }\ntouchpoint b "B" { path -> c { takes "看情况" } }\ntouchpoint c "C" { meets p  ends success }')))
            .toEqual(['7: Whether “P” comes within 1 day cannot be checked: nothing says how long it takes at “A → B”, “B” and “B → C”.']);
    });
    test('a loop without a bound', () => {
        expect(found(journey('touchpoint a { promises p "P" within 1d }\ntouchpoint b "B" { takes 5h }\ntouchpoint c "C" { takes 1h  path -> b when "no"\n path -> d when "yes" }\ntouchpoint d { meets p  ends success }')))
            .toEqual(['7: Whether “P” comes within 1 day cannot be checked: nothing limits how long it takes at “B → C → B”.']);
    });
    test('of a long loop the first few, and how many more', () => {
        const steps = Array.from({ length: 30 }, (_, i) => `touchpoint s${i} "第${i}步" { takes 1h${i === 29 ? '  path -> s0 when "no"\n path -> d when "yes"' : ''} }`).join('\n');
        const text = journey(`touchpoint a { promises p "P" within 3d }\n${steps}\ntouchpoint d { meets p  ends success }`);
        expect(found(text)).toEqual(['7: Whether “P” comes within 3 days cannot be checked: nothing limits how long it takes at “第0步 → 第1步 → 第2步 → … (+27) → 第0步”.']);
        const [finding] = lint(text, promiseTimingUnknown).filter(({ rule }) => rule === 'promise-timing-unknown');
        expect(finding!.related.map(({ message, args }) => format(promiseTimingUnknown.messages[message]!, args, 'zh-Hans')))
            .toContain('循环“第0步 → 第1步 → 第2步 → … (+27) → 第0步”可以走任意多次。请写 `repeats at most N times`。');
    });
    test('a condition that no way states', () => {
        expect(found(journey('touchpoint a "A" { promises p "P" within 1d or within 2d when "需要调货"\n path -> b { takes 1h } }\ntouchpoint b { meets p  ends success }')))
            .toEqual(['7: Whether “P” comes within 2 days when “需要调货” cannot be checked: no way from “A” states `when "需要调货"`.']);
    });
    test.each([
        ['all is stated', 'touchpoint a { promises p within 1d  handoff -> b { takes 1h } }\ntouchpoint b { meets p  ends success }'],
        ['the customer just goes on', 'touchpoint a { promises p within 1d }\ntouchpoint b { takes 1h  meets p  ends success }'],
        ['a handoff with a limit', 'touchpoint a { promises p within 1d  handoff -> b { within 4h } }\ntouchpoint b { meets p  ends success }'],
        ['too late already', 'touchpoint a { promises p within 1h  handoff -> b }\ntouchpoint b { takes 2h  meets p  ends success }'],
        ['no limit', 'touchpoint a { promises p  handoff -> b }\ntouchpoint b { meets p  ends success }'],
        ['never met, which is reported', 'touchpoint a { promises p within 1h  handoff -> b }\ntouchpoint b { ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(journey(touchpoints))).toEqual([]));
});

describe('inner-deadline-later', () => {
    const found = (text: string): readonly string[] => linesOf(text, innerDeadlineLater);
    const handoff = (within: string, limits = 'within 2d', more = ''): string => journey(`touchpoint a "A" { promises p "P" ${limits}\n handoff -> b { ${within} } ${more} }\ntouchpoint b "B" { meets p  ends success }`);

    test('a handoff on the way', () => expect(found(handoff('within 3d'))).toEqual(['8: The handoff “A → B” may take 3 days, but “P” is promised within 2 days.']));
    test('a handoff into another journey is told at the promise', () => {
        expect(found(journey('touchpoint a "A" { promises p "P" within 2d  ends success }', 'journey k { owner shop  stage t { channel app  touchpoint x "X" { meets j.p  ends success } } }\nhandoff j.a -> k.x { carries j.p  within 3d }')))
            .toEqual(['7: The handoff “A → X” may take 3 days, but “P” is promised within 2 days.']);
    });
    test('a contract', () => {
        expect(found(`supplier courier "Courier" { obligation "Deliver" within 5d for j.p }\n${handoff('within 1d')}`)).toEqual(['1: The contract of “Courier” allows 5 days for “Deliver”, but “P” is promised within 2 days.']);
    });
    test('limits of one condition', () => {
        const two = journey(`touchpoint a "A" { promises p "P" within 1d or within 2d when "需要调货"
            handoff -> b { when "有现货"  within 1d }
            handoff -> b { when "需要调货"  within 3d } }
            touchpoint b "B" { meets p  ends success }`);
        expect(found(two)).toEqual(['9: The handoff “A → B” may take 3 days, but “P” is promised within 2 days when “需要调货”.']);
        expect(found(two.replace('within 3d', 'within 2d'))).toEqual([]);
    });
    test.each([
        ['as late as promised', handoff('within 2d')],
        ['business days', handoff('within 2bd', 'within 2bd')],
        ['a day and a business day can be the same', handoff('within 1bd', 'within 1d')],
        ['a condition that no way states', handoff('within 2d', 'within 1d or within 2d when "x"')],
        ['words', handoff('within "soon"')],
        ['a handoff that is not on the way', handoff('when "x" within 2d', 'within 2d', '\nhandoff -> c { when "y"  within 9d } }\ntouchpoint c { ends exit')],
        ['how often it may be accepted late', handoff('accepted by shop within 3d')],
        ['a contract for another condition', `supplier courier "C" { obligation "Deliver" within 5d when "abroad" for j.p }\n${handoff('within 1d')}`],
        ['a contract for something else', `supplier courier "C" { obligation "Deliver" within 5d }\n${handoff('within 1d')}`],
        ['a contract for what is not found', `supplier courier "C" { obligation "Deliver" within 5d for j.q }\n${handoff('within 1d')}`],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('promise-conflict', () => {
    const found = (touchpoints: string): readonly string[] => linesOf(journey(touchpoints), promiseConflict);
    const expected = 'expects e "E" within 9d';

    test('both open', () => {
        expect(found(`touchpoint a "A" { ${expected}  promises p "P" within 1d for e }\ntouchpoint b { promises q "Q" within 2d for e }\ntouchpoint c { meets p, q  ends success }`))
            .toEqual(['8: “Q” is promised within 2 days, and “P” within 1 day for the same expectation “E” is still open.']);
    });
    test('made at once', () => {
        expect(found(`touchpoint a "A" { ${expected}  promises p "P" within 3d for e  promises q "Q" within 2d for e }\ntouchpoint c { meets p, q  ends success }`)).toHaveLength(1);
    });
    test('a shorter one made later, and the way between leaves no doubt', () => {
        const text = (time: string): string => `touchpoint a "A" { ${expected}  promises p "P" within 3d for e  path -> b { takes ${time} } }\ntouchpoint b { promises q "Q" within 1d for e }\ntouchpoint c { meets p, q  ends success }`;
        expect(found(text('2d'))).toEqual([]);
        expect(found(text('1d..3d'))).toEqual([]);
        expect(found(text('"soon"'))).toEqual([]);
        expect(found(text('1h'))).toHaveLength(1);
    });
    test('round a loop it is told once', () => {
        expect(found(`touchpoint z { ${expected} }\ntouchpoint a "A" { promises p "P" within 1d for e }\ntouchpoint b { promises q "Q" within 2d for e\n path -> a when "x"\n path -> c when "y" }\ntouchpoint c { meets p, q  ends success }`)).toHaveLength(1);
    });
    test.each([
        ['the same time', `touchpoint a { ${expected}  promises p within 2d for e }\ntouchpoint b { promises q within 48h for e }\ntouchpoint c { meets p, q  ends success }`],
        ['the first is kept', `touchpoint a { ${expected}  promises p within 1d for e }\ntouchpoint b { meets p }\ntouchpoint c { promises q within 2d for e }\ntouchpoint d { meets q  ends success }`],
        ['promised again', `touchpoint a { ${expected}  promises p within 1d for e }\ntouchpoint b { promises q within 2d for e again p }\ntouchpoint c { meets q  ends success }`],
        ['on two branches', `touchpoint a { ${expected}\n path -> b when "x"\n path -> c when "y" }\ntouchpoint b { promises p within 1d for e  path -> d }\ntouchpoint c { promises q within 2d for e }\ntouchpoint d { meets p, q  ends success }`],
        ['for different expectations', 'touchpoint a { expects e "E"  expects f "F"  promises p within 1d for e  promises q within 2d for f }\ntouchpoint c { meets p, q  ends success }'],
        ['for none', 'touchpoint a { promises p within 1d  promises q within 2d }\ntouchpoint c { meets p, q  ends success }'],
        ['one without a time, which is reported', `touchpoint a { ${expected}  promises p within 1d for e  promises q for e }\ntouchpoint c { meets p, q  ends success }`],
        ['for another condition', `touchpoint a { ${expected}  promises p within 1d for e  promises q within 2d when "x" for e }\ntouchpoint c { meets p, q  ends success }`],
        ['for what is not found', 'touchpoint a { promises p within 1d for e  promises q within 2d for e }\ntouchpoint c { meets p, q  ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(touchpoints)).toEqual([]));
});

describe('expectation-dangling', () => {
    const found = (text: string): readonly string[] => linesOf(text, expectationDangling);
    const expectation = 'touchpoint a "A" { expects e "得到及时响应" }';
    const k = (does: string): string => `journey k { owner shop  stage t { channel app  touchpoint x { ${does}  ends success } } }`;

    test('nothing takes it up', () => {
        expect(found(journey(`${expectation}\ntouchpoint b { ends success }`))).toEqual(['7: At “A” the customer expects “得到及时响应”, and no touchpoint meets, breaks or contradicts it.']);
    });
    test('a limit without a name', () => {
        expect(found(journey('touchpoint a "A" { expects "Quick" within 1d }\ntouchpoint b { ends success }'))).toHaveLength(1);
    });
    test('a case that meets it does not mend the plan', () => {
        expect(found(journey(`${expectation}\ntouchpoint b { ends success }`, 'case z of j { at day 1 a\n at day 2 b { meets e } }'))).toHaveLength(1);
    });
    test.each([
        ['met', `${expectation}\ntouchpoint b { meets e  ends success }`, ''],
        ['met at once', 'touchpoint a { expects e "Quick"  meets e  ends success }', ''],
        ['broken', `${expectation}\ntouchpoint b { breaks e because "busy"  ends success }`, ''],
        ['contradicted, which is reported', `${expectation}\ntouchpoint b { contradicts e  ends success }`, ''],
        ['a promise answers it', `${expectation}\ntouchpoint b { promises p "P" within 1d for e }\ntouchpoint c { meets p  ends success }`, ''],
        ['a promise without a name answers it', `${expectation}\ntouchpoint b { promises "P" within 1d for e  ends success }`, ''],
        ['a note of what somebody said', 'touchpoint a { expects "Friendly staff"  ends success }', ''],
        ['met in another journey', `${expectation}\ntouchpoint b { ends success }`, `${k('meets j.e')}\nhandoff j.b -> k.x { carries j.e }`],
        ['carried into a journey that is not worked out', `${expectation}\ntouchpoint b { ends success }`, 'journey k { owner shop  stage t { channel app  touchpoint x { ends success } }\n stage u { later } }\nhandoff j.b -> k.x { carries j.e }'],
        ['a misspelt name may be the one', `${expectation}\ntouchpoint b { contradicts ee  ends success }`, ''],
        ['where nobody gets', `touchpoint z { ends success }\n${expectation}\ntouchpoint b { ends success }`, ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
    test('silent: a stage comes later', () => expect(found(stages(`stage s { channel app  ${expectation} }\nstage t { later }`))).toEqual([]));
});

describe('expectation-contradicted', () => {
    const found = (text: string): readonly string[] => linesOf(text, expectationContradicted);

    test('by a later touchpoint', () => {
        expect(found(journey('touchpoint a "A" { expects e "时间充分" }\ntouchpoint b "B" { contradicts e }\ntouchpoint c { contradicts e  ends exit }')))
            .toEqual(['7: The customer expects “时间充分” from “A” on, and “B” contradicts it.']);
    });
    test('in another journey', () => {
        expect(found(journey('touchpoint a "A" { expects e "E"  ends success }', 'journey k { owner shop  stage t { channel app  touchpoint x "X" { contradicts j.e  ends success } } }\nhandoff j.a -> k.x { carries j.e }'))).toHaveLength(1);
    });
    test('by a looser promise', () => {
        expect(found(journey('touchpoint a "A" { expects e "E" within 1d }\ntouchpoint b { promises p "P" within 2d for e }\ntouchpoint c { meets p  ends success }')))
            .toEqual(['8: “P” is promised within 2 days, later than the customer expects it: “E” within 1 day.']);
    });
    test.each([
        ['met', 'touchpoint a { expects e "E" }\ntouchpoint b { meets e  ends success }'],
        ['contradicted before it arose', 'touchpoint b { contradicts e }\ntouchpoint a { expects e "E"  ends success }'],
        ['on another branch', 'touchpoint z { path -> a when "x"\n path -> b when "y" }\ntouchpoint a { expects e "E"  ends success }\ntouchpoint b { contradicts e  ends success }'],
        ['a promise as tight', 'touchpoint a { expects e "E" within 1d  promises p "P" within 24h for e }\ntouchpoint c { meets p  ends success }'],
        ['business days that can be the same', 'touchpoint a { expects e "E" within 2d  promises p "P" within 2bd for e }\ntouchpoint c { meets p  ends success }'],
        ['an expectation without a time', 'touchpoint a { expects e "E"  promises p "P" within 9d for e }\ntouchpoint c { meets p  ends success }'],
        ['a promise in words, which is reported', 'touchpoint a { expects e "E" within 1d  promises p "P" within "soon" for e }\ntouchpoint c { meets p  ends success }'],
        ['looser on a condition only', 'touchpoint a { expects e "E" within 1d  promises p "P" within 1d or within 3d when "abroad" for e }\ntouchpoint c { meets p  ends success }'],
        ['an expectation in words', 'touchpoint a { expects e "E" within "soon"  promises p "P" within 3d for e }\ntouchpoint c { meets p  ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(journey(touchpoints))).toEqual([]));
});

describe('wait-without-update', () => {
    const found = (text: string): readonly string[] => linesOf(text, waitWithoutUpdate);
    const wait = (way: string, promise = 'promises p "P" within 9d'): string => journey(`touchpoint a "A" { ${promise}\n path -> b { ${way} } }\ntouchpoint b "B" { ${promise === '' ? '' : 'meets p'}  ends success }`);

    test('a way that takes more than a day', () => expect(found(wait('takes 4h..1d12h'))).toEqual(['8: “P” is owed, up to 1 day 12 hours pass on “A → B”, and the customer hears nothing. Write `updates every …`.']));
    test('nobody knows how long', () => {
        expect(found(wait('takes "等待答复"', 'expects p "得到及时响应"'))).toEqual(['8: “得到及时响应” is owed, nobody knows how long “A → B” takes (“等待答复”), and the customer hears nothing. Write `updates every …`.']);
        expect(found(wait('takes >4h'))).toEqual(['8: “P” is owed, nobody knows how long “A → B” takes (more than 4 hours), and the customer hears nothing. Write `updates every …`.']);
    });
    test('a touchpoint in which the customer has nothing to do', () => {
        expect(found(journey('touchpoint a { promises p "P" within 9d }\ntouchpoint b "Repair" { takes 2d }\ntouchpoint c { meets p  ends success }')))
            .toEqual(['8: “P” is owed, “Repair” takes up to 2 days, and the customer hears nothing. Write what the customer is told: `tells "…"`.']);
    });
    test('updates that come too late', () => expect(found(wait('takes 2d  updates every 1w'))).toHaveLength(1));
    test('between journeys', () => {
        expect(found(journey('touchpoint a "A" { promises p "P" within 9d  ends success }', 'journey k { owner shop  stage t { channel app  touchpoint x "X" { meets j.p  ends success } } }\nhandoff j.a -> k.x { carries j.p  takes 3d }'))).toHaveLength(1);
    });
    test('the fix follows the option', () => {
        const text = wait('takes 5d');
        const config = withFlags(defaultConfig('', ALL), { set: new Map([['wait-without-update', 'warning']]) }, ALL);
        const [finding] = check(compile([{ path: 'a.journey', text }]), config, { today: '2026-11-21', rules: ALL }).filter(({ rule }) => rule === 'wait-without-update');
        expect(finding!.fixes.map(fix => 'edits' in fix && fix.edits)).toEqual([[{ do: 'add-fact', element: 'way:j.a->b', text: 'updates every 1d' }]]);
    });
    test.each([
        ['a day', wait('takes 24h')],
        ['updates', wait('takes 3d  updates every 1d')],
        ['updates while nobody knows how long', wait('takes "等待"  updates every 1d')],
        ['told on the way', wait('takes 3d  tells "It comes on Friday"')],
        ['told before, and there is only this way', journey('touchpoint a { promises p within 9d  tells "It comes on Friday"\n path -> b { takes 3d } }\ntouchpoint b { meets p  ends success }')],
        ['nothing is owed', wait('takes 3d', '')],
        ['nothing is owed any more', journey('touchpoint a { promises p within 9d }\ntouchpoint b { meets p  path -> c { takes 3d } }\ntouchpoint c { ends success }')],
        ['no time is stated', wait('within 3d')],
        ['the time is agreed', journey('touchpoint a { asks slot  promises p "P" at slot\n path -> b { takes 3d } }\ntouchpoint b { meets p  ends success }', 'information slot')],
        ['the customer does something', journey('touchpoint a { promises p within 9d }\ntouchpoint b { takes 2d  does "Drives to the coast" }\ntouchpoint c { meets p  ends success }')],
        ['it is shown in a journey of its own', journey('touchpoint a { promises p within 9d }\ntouchpoint b { takes 2d  zooms into k }\ntouchpoint c { meets p  ends success }', 'journey k { owner shop  stage t { channel app  touchpoint x { ends success } } }')],
        ['the other view tells it', journey('touchpoint a { promises p within 9d\n path -> b { takes 3d } }\ntouchpoint b { meets p  ends success }', 'journey k { owner shop  mirrors j  stage t { channel app  touchpoint x { ends success } } }').replace('journey j "J" {', 'journey j "J" {\nview enterprise\nmirrors k')],
        ['a stage that comes later', stages('stage s { later  channel app\n touchpoint a { promises p within 9d\n path -> b { takes 3d } }\n touchpoint b { meets p  ends success } }')],
        ['the way leads to what is not found', journey('touchpoint a { promises p within 9d\n path -> bb { takes 3d } }\ntouchpoint b { meets p  ends success }')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('wait-unbounded', () => {
    const found = (text: string): readonly string[] => linesOf(text, waitUnbounded);
    const wait = (way: string, promise = 'promises p "P" within 9d'): string => journey(`touchpoint a "A" { ${promise}\n path -> b { ${way} } }\ntouchpoint b "B" { ${promise === '' ? '' : 'meets p'}  ends success }`);

    test('neither limit nor fallback', () => {
        expect(found(wait('takes 4h..1d'))).toEqual(['8: “P” is owed, “A → B” takes 4 hours to 1 day, and nothing ends the wait: it has neither limit nor fallback. Write `within …` or `fallback …`.']);
        expect(found(wait('takes "看情况"'))).toHaveLength(1);
        expect(found(wait('takes 4h', 'expects p "P" within 1d'))).toHaveLength(1);
    });
    test.each([
        ['a limit', wait('takes 1d  within 2d')],
        ['a limit in words, which is reported', wait('takes 1d  within "soon"')],
        ['a fallback', wait('takes 1d  fallback shop after 1d')],
        ['a short wait', wait('takes 5min..1h')],
        ['no time is stated', wait('when "x"')],
        ['the time is agreed', journey('touchpoint a { asks slot  promises p "P" at slot\n path -> b { takes 3d } }\ntouchpoint b { meets p  ends success }', 'information slot')],
        ['nothing is owed', wait('takes 1d', '')],
        ['expected, without any time', wait('takes 1d', 'expects p "P"')],
        ['met before', journey('touchpoint a { promises p within 9d }\ntouchpoint b { meets p  path -> c { takes 3d } }\ntouchpoint c { ends success }')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('outside-hours', () => {
    const found = (limit: string, hours: string, from = 'web', fromHours = ''): readonly string[] => linesOf(`owner shop "Shop"
channel here "Here" : ${from} ${fromHours}
channel hotline "热线" : voice ${hours}
journey j "J" {
  owner shop
  stage s {
    touchpoint a "A" {
      channel here
      handoff -> b { ${limit}  tells "x"  fallback shop }
    }
    touchpoint b "B" {
      channel hotline
      ends success
    }
  }
}`, outsideHours);

    test('at night', () => {
        expect(found('within 30min', '{ hours "09:00-21:00" }')).toEqual(['9: What is handed over at 21:00 waits 12 hours until “热线” opens (09:00-21:00): “B” cannot follow within 30 minutes.']);
    });
    test('at the weekend', () => {
        expect(found('within 1d', '{ hours "周一至周五 9:00-18:00" }')).toEqual(['9: What is handed over at 18:00 waits 2 days 15 hours until “热线” opens (周一至周五 9:00-18:00): “B” cannot follow within 1 day.']);
    });
    test('in the evening, when the shop is still open', () => {
        expect(found('within 1h', '{ hours "9-17" }', 'store', '{ hours "10-20" }')).toHaveLength(1);
    });
    test.each([
        ['the hours allow it', 'within 12h', '{ hours "09:00-21:00" }', 'web', ''],
        ['a business day is over the weekend', 'within 1bd', '{ hours "Mo-Fr 9-18" }', 'web', ''],
        ['no limit', '', '{ hours "09:00-21:00" }', 'web', ''],
        ['a limit in words', 'within "soon"', '{ hours "09:00-21:00" }', 'web', ''],
        ['no hours', 'within 30min', '', 'web', ''],
        ['hours that are not understood', 'within 30min', '{ hours "office hours" }', 'web', ''],
        ['always open', 'within 30min', '{ hours "24/7" }', 'web', ''],
        ['nobody comes at night', 'within 30min', '{ hours "9-21" }', 'store', '{ hours "10-20" }'],
        ['it is not known when people come', 'within 30min', '{ hours "9-21" }', 'visit', ''],
    ])('silent: %s', (_, limit, hours, from, fromHours) => expect(found(limit, hours, from, fromHours)).toEqual([]));
    test('silent: another channel is open', () => {
        expect(linesOf(outsideHours.bad.replace('channel hotline\n', 'channel hotline, app\n'), outsideHours)).toEqual([]);
    });
});
