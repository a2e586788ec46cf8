import { describe, expect, test } from 'vitest';
import { compile, type SourceFile } from '../../language-server/compile';
import { check } from '../../src/checks/engine';
import { messageOf, textOf, type Finding } from '../../src/checks/finding';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig } from '../../src/checks/resolved-config';
import { LOCALES, type Locale, type Rule } from '../../src/checks/rule';
import { rule as chaseContact } from '../../src/checks/rules/chase-contact';
import { rule as enterpriseThinksDone } from '../../src/checks/rules/enterprise-thinks-done';
import { rule as lateTouchpoint } from '../../src/checks/rules/late-touchpoint';
import { rule as missingTouchpoint } from '../../src/checks/rules/missing-touchpoint';
import { rule as outOfOrder } from '../../src/checks/rules/out-of-order';
import { rule as promiseBroken } from '../../src/checks/rules/promise-broken';
import { rule as promiseBrokenSilently } from '../../src/checks/rules/promise-broken-silently';
import { rule as promiseRePromised } from '../../src/checks/rules/promise-re-promised';
import { rule as repeatedQuestion } from '../../src/checks/rules/repeated-question';
import { rule as silentDays } from '../../src/checks/rules/silent-days';
import { rule as unplannedTouchpoint } from '../../src/checks/rules/unplanned-touchpoint';
import { exampleProjects } from '../harness/examples';

const CASES = [
    promiseBroken, promiseBrokenSilently, promiseRePromised, chaseContact, repeatedQuestion, silentDays, unplannedTouchpoint, missingTouchpoint,
    outOfOrder, lateTouchpoint, enterpriseThinksDone,
];
const IDS: ReadonlySet<string> = new Set(CASES.map(({ id }) => id));
const rules: readonly Rule[] = [...RULES.filter(({ id }) => !IDS.has(id)), ...CASES];
const ruleOf = (id: string): Rule | undefined => rules.find(rule => rule.id === id);

function lint(files: readonly SourceFile[] | string): readonly Finding[] {
    return check(compile(typeof files === 'string' ? [{ path: 'a.journey', text: files }] : files), defaultConfig('', rules), { today: '2026-11-21', rules });
}
/** `rule: message` of what the rules for cases find, in the order of the text. */
function foundIn(text: string, locale: Locale = 'en'): readonly string[] {
    return lint(text).filter(({ category }) => category === 'cases').map(finding => `${finding.rule}: ${messageOf(finding, locale, ruleOf)}`);
}

/** Order, then by car or by bicycle, then delivery; a fitting may be repeated, a card may be left out. */
const PLAN = `
    touchpoint order "Order" { asks address
      path -> van when "large"
      path -> bicycle when "small" }
    touchpoint van "By van" { path -> card }
    touchpoint bicycle "By bicycle" { path -> card }
    touchpoint card "A card says when" { optional }
    touchpoint deliver "Delivery" { needs address
      path -> fit when "it has to be fitted"
      path -> done when "it fits" }
    touchpoint fit "Fitting" { asks size
      path -> fit when "again"
      path -> done when "it fits" }
    touchpoint done "All done" { ends success }`;

function story(entries: string, plan = PLAN, more = ''): string {
    return `owner shop "Shop" { owner desk "Front desk" }
supplier courier "Courier" { accountable shop.desk }
channel app "App" : app
information address "Address"
information size "Size"
journey j "Plan" { owner shop
stage s "S" { channel app
${plan}
} }
${more}
case c "C" of j {
${entries}
}`;
}
const found = (entries: string, plan?: string, more?: string): readonly string[] => foundIn(story(entries, plan, more));
const promise = (limit: string, when = 'day 1'): string => `at ${when} order { promises p "In two days" ${limit} }`;

describe('618: the six days of 小张', () => {
    const practised = exampleProjects().find(({ path }) => path === 'examples/618-remote-control/practised')!;
    const findings = lint(practised.files).filter(({ category }) => category === 'cases');

    test('exactly what happened', () => {
        const counts: Record<string, number> = {};
        for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
        expect(counts).toEqual({
            'promise-broken': 2, 'promise-broken-silently': 1, 'promise-re-promised': 2, 'chase-contact': 3, 'repeated-question': 1, 'silent-days': 1,
            'unplanned-touchpoint': 3, 'late-touchpoint': 1, 'enterprise-thinks-done': 1,
        });
    });
    test('as facts about the world', () => {
        expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(['finding']));
    });
    test('it reads as a story, in Chinese', () => {
        expect(findings.map(finding => messageOf(finding, 'zh-Hans', ruleOf))).toEqual([
            '“第二天送来”最晚应在第 3 天兑现，第 6 天才兑现：晚了 3 天。',
            '“第二天送来”最晚应在第 3 天兑现。直到这一天结束，也没有人告诉客户会落空。',
            '从第 2 天到第 3 天，客户整整 2 天没有得到任何消息，而“第二天送来”还没有兑现。',
            '第 4 天的“联系技术人员”不在计划“618 遥控器更换”里。',
            '客户第 4 天主动来催：“联系技术人员”。“第二天送来”最晚应在第 3 天兑现，当时仍没有兑现。',
            '第 4 天“联系技术人员”时又问客户要“上门地址”，而客户在“购买智能设备后联系售后客服，预约上门安装”已经提供过。',
            '“明天送来”最晚应在第 5 天兑现，第 6 天才兑现：晚了 1 天。',
            '“明天送来”已是对同一件事的第 2 次承诺；上一次是第 1 天的“第二天送来”。',
            '第 5 天的“再次询问，得到服务站的座机”不在计划“618 遥控器更换”里。',
            '客户第 5 天主动来催：“再次询问，得到服务站的座机”。“第二天送来”最晚应在第 3 天兑现，当时仍没有兑现。',
            '第 5 天的“联系服务站”不在计划“618 遥控器更换”里。',
            '客户第 5 天主动来催：“联系服务站”。“第二天送来”最晚应在第 3 天兑现，当时仍没有兑现。',
            '“明天送来”已是对同一件事的第 3 次承诺；上一次是第 4 天的“明天送来”。',
            '客户的旅程到第 6 天“经过了六天的周折，遥控器送到”才结束；“618 遥控器更换（企业视角）”所知的最后一件事是第 1 天的“安装后测试，发现遥控器有问题，当即决定更换”，早了 5 天。',
            '“经过了六天的周折，遥控器送到”第 6 天才发生，比最初的承诺晚了 3 天：“第二天送来”最晚应在第 3 天兑现。',
        ]);
    });
    test('the broken promise carries its trail', () => {
        expect(findings[0]!.related.map(({ message, args }) => textOf('promise-broken', message, args, 'en', ruleOf))).toEqual([
            'Promised at “安装后测试，发现遥控器有问题，当即决定更换” on day 1',
            'Due by the end of day 3',
            'Broken at “联系技术人员” on day 4, because “最近一直很忙，忘记了”',
            'Came at last at “经过了六天的周折，遥控器送到” on day 6',
        ]);
    });
    test('a case is checked by nothing but its own', () => {
        expect(exampleProjects().flatMap(({ path, files }) => (path.endsWith('/practised') ? [] : lint(files).filter(({ category }) => category === 'cases')))).toEqual([]);
    });
});

describe('nothing to tell', () => {
    test.each([
        ['it follows its plan', 'at day 1 order\nat day 2 van\nat day 2 card\nat day 3 deliver\nat day 3 done'],
        ['an optional touchpoint left out', 'at day 1 order\nat day 2 van\nat day 3 deliver\nat day 3 done'],
        ['the other branch', 'at day 1 order\nat day 2 bicycle\nat day 3 deliver\nat day 3 done'],
        ['a loop walked three times', 'at day 1 order\nat day 1 van\nat day 2 deliver\nat day 3 fit\nat day 4 fit\nat day 5 fit\nat day 6 done'],
        ['promised and met on the due day', `${promise('within 2d')}\nat day 2 van\nat day 3 evening deliver { meets p }\nat day 3 night done`],
        ['one quiet day before a promise is kept in time', `${promise('within 2d')}\nat day 1 van\nat day 3 deliver { meets p }\nat day 3 done`],
        ['not finished, and the promise still runs', `${promise('within 2d')}\nat day 3 van`],
        ['only the first step', promise('within 1d')],
        ['equal times', `at day 1 order { promises p "Today" within 1h }\nat day 1 van\nat day 1 deliver { meets p }\nat day 1 done`],
        ['written in another order than it happened', 'at day 3 done\nat day 1 order\nat day 2 van\nat day 2 evening deliver'],
        ['over the end of a month', 'at 2026-01-31 order { promises p "Tomorrow" within 1d }\nat 2026-01-31 van\nat 2026-02-01 deliver { meets p }\nat 2026-02-01 done'],
        ['over the end of February', 'at 2028-02-28 order { promises p "Soon there" within 2d }\nat 2028-02-29 van\nat 2028-03-01 deliver { meets p }\nat 2028-03-01 done'],
        ['an agreed time has no day to miss', 'at day 1 order { promises p "As agreed" at address }\nat day 2 van\nat day 3 deliver { meets p }\nat day 3 done'],
        ['a limit in words has none either', 'at day 1 order { promises p "Soon" within "soon" }\nat day 2 van\nat day 3 deliver { meets p }\nat day 3 done'],
        ['a touchpoint of the plan that the customer starts', `${promise('within 2d')}\nat day 2 van { initiated by customer }`],
        ['names that are not found', 'at day 1 ordr\nat day 2 van { meets q  asks adress }\nat day 3 deliver'],
        ['Chinese', 'at day 1 order "下单" { promises 送达 "两天内送达" within 2d }\nat day 2 van "装车"\nat day 3 deliver "送达" { meets 送达 }\nat day 3 done'],
    ])('%s', (_, entries) => expect(found(entries)).toEqual([]));

    test.each([
        ['the plan has no touchpoints yet', 'journey k { stage t }\ncase x of k { at day 1 unplanned "Y" }'],
        ['part of the plan comes later', 'journey k { stage t { touchpoint a }\nstage u { later } }\ncase x of k { at day 1 a\nat day 2 unplanned "Y" }'],
        ['the plan is not found', 'case x of k { at day 1 a\nat day 2 unplanned "Y"\nat day 3 b }'],
    ])('%s', (_, text) => expect(foundIn(text)).toEqual([]));
});

describe('promises', () => {
    test('never met', () => {
        expect(found(`${promise('within 1d')}\nat day 2 van { tells "Tomorrow" }\nat day 3 deliver`)).toEqual(['promise-broken: “In two days” was due on day 2; by the end of the story, on day 3, it had not come.']);
    });
    test('told to slip before it was due: late, but not silently', () => {
        expect(found(`${promise('within 2d')}\nat day 2 van { promises q "A day later" within 2d again p }\nat day 3 card\nat day 4 deliver { meets q }\nat day 4 done`)).toEqual([
            'promise-broken: “In two days” was due on day 3 and came on day 4: 1 day late.',
            'promise-re-promised: “A day later” is promise number 2 of the same thing; the one before was “In two days”, on day 1.',
            'late-touchpoint: “Delivery” came on day 4, 1 day later than first promised: “In two days”, due on day 3.',
        ]);
    });
    test('broken in words before it was due', () => {
        expect(found(`${promise('within 9d')}\nat day 2 van { breaks p because "Sold out" }`)).toEqual(['promise-broken: “In two days” was broken at “By van” on day 2, because “Sold out”.']);
    });
    test('a promise of the plan that the case says is broken', () => {
        const plan = PLAN.replace('asks address', 'promises fast "Fast" within 1d');
        expect(found('at day 1 order\nat day 2 van\nat day 3 deliver { breaks fast }', plan).filter(line => line.startsWith('promise-broken')))
            .toEqual(['promise-broken: “Fast” was broken at “Delivery” on day 3.']);
    });
    test('dates are told as dates', () => {
        expect(found('at 2026-01-30 order { promises p "In two days" within 2d }\nat 2026-01-31 van\nat 2026-02-03 deliver { meets p }\nat 2026-02-03 done')).toEqual([
            'promise-broken: “In two days” was due on 2026-02-01 and came on 2026-02-03: 2 days late.',
            'promise-broken-silently: “In two days” was due on 2026-02-01. The day ended, and nobody had told the customer that it would not come.',
            'silent-days: From 2026-02-01 to 2026-02-02 the customer heard nothing for 2 whole days, while “In two days” was owed.',
        ]);
    });
    const silently = (entry: string): boolean => found(`${promise('within 1d')}\n${entry}\nat day 4 deliver { meets p }`).some(line => line.startsWith('promise-broken-silently'));
    test.each([
        ['nothing', '', true], ['something that tells nothing', 'at day 2 van', true], ['only later', 'at day 3 van { tells "Tomorrow" }', true],
        ['the customer calls and is told nothing', 'at day 2 unplanned "Calls" { initiated by customer }', true],
        ['the company calls', 'at day 2 unplanned "Shop calls" { initiated by owner }', false], ['told in time', 'at day 2 night van { tells "Tomorrow" }', false],
        ['broken in time', 'at day 2 van { breaks p }', false], ['told on a day that nobody knows', 'at 2026-06 van { tells "Tomorrow" }', false],
    ])('silently? %s', (_, entry, expected) => expect(silently(entry)).toBe(expected));

    test('again names a promise that is not found', () => {
        expect(found('at day 1 order { promises q "Q" within 2d again pp }')).toEqual([]);
    });
});

describe('what the customer had to do', () => {
    const chasing = (entries: string): readonly string[] => found(entries).filter(line => line.startsWith('chase-contact'));
    test('it was still open', () => {
        expect(chasing(`${promise('within 2d')}\nat day 2 unplanned "Where is it?" { initiated by customer }`)).toEqual(['chase-contact: The customer had to ask: “Where is it?”, on day 2. “In two days” was still open.']);
    });
    test('it was overdue', () => {
        expect(chasing(`${promise('within 1d')}\nat day 4 unplanned "Where is it?" { initiated by customer }`))
            .toEqual(['chase-contact: The customer had to ask: “Where is it?”, on day 4. “In two days”, due on day 2, had still not come.']);
    });
    test.each([
        ['it has come', `${promise('within 2d')}\nat day 2 deliver { meets p }\nat day 3 unplanned "Thanks" { initiated by customer }`],
        ['nothing was promised', 'at day 1 order\nat day 2 unplanned "One more question" { initiated by customer }'],
        ['the company started it', `${promise('within 2d')}\nat day 2 unplanned "Shop calls" { initiated by owner }`],
        ['nobody says who started it', `${promise('within 2d')}\nat day 2 unplanned "They speak"`],
        ['it is promised only then', 'at day 1 order\nat day 2 unplanned "Asks for a date" { initiated by customer  promises p "P" within 1d }'],
    ])('no chasing: %s', (_, entries) => expect(chasing(entries)).toEqual([]));

    const repeated = (entries: string): readonly string[] => found(entries).filter(line => line.startsWith('repeated-question'));
    test('asked again', () => {
        expect(repeated('at day 1 order\nat day 2 van\nat day 3 deliver { asks address }')).toEqual(['repeated-question: “Delivery”, on day 3: the customer was asked for “Address” again, already given at “Order” on day 1.']);
    });
    test.each([
        ['the plan asks again round a loop', 'at day 1 deliver\nat day 2 fit\nat day 3 fit'],
        ['asked for something else', 'at day 1 order\nat day 2 van { asks size }'],
        ['the company gave it', 'at day 1 order { gives size }\nat day 2 van { asks size }'],
        ['needed, not asked', 'at day 1 order\nat day 2 van { needs address }'],
        ['what never came asks nothing', 'at day 1 van { asks size }\nat day 3 missing fit'],
    ])('no repeated question: %s', (_, entries) => expect(repeated(entries)).toEqual([]));
});

describe('silent days', () => {
    const silent = (entries: string): readonly string[] => found(entries).filter(line => line.startsWith('silent-days'));
    test('one finding a stretch', () => {
        expect(silent(`${promise('within 9d')}\nat day 4 van\nat day 9 deliver { meets p }`)).toEqual([
            'silent-days: From day 2 to day 3 the customer heard nothing for 2 whole days, while “In two days” was owed.',
            'silent-days: From day 5 to day 8 the customer heard nothing for 4 whole days, while “In two days” was owed.',
        ]);
    });
    test('a single day counts once the promise has run out', () => {
        expect(silent(`${promise('within 1d')}\nat day 3 deliver { meets p }`)).toEqual(['silent-days: On day 2 the customer heard nothing for the whole day, while “In two days” was owed.']);
    });
    test('waiting for what never came is silence', () => {
        expect(silent(`${promise('within 1d')}\nat day 3 missing van\nat day 4 deliver { meets p }`)).toHaveLength(1);
    });
    test.each([
        ['nothing is owed', 'at day 1 order\nat day 9 van'],
        ['it has come before', `${promise('within 2d')}\nat day 2 van { meets p }\nat day 9 deliver`],
        ['a word each day', `${promise('within 3d')}\nat day 2 van\nat day 3 card\nat day 4 deliver { meets p }`],
        ['before day 1', 'at before order { promises p "P" within 1d }\nat day 5 deliver { meets p }'],
        ['after the last entry', promise('within 9d')],
        ['a day between is not known', `${promise('within 9d')}\nat 2026-06 van\nat day 6 deliver { meets p }`],
    ])('none: %s', (_, entries) => expect(silent(entries)).toEqual([]));
});

describe('against the plan', () => {
    const of = (rule: Rule, entries: string, plan?: string): readonly string[] => found(entries, plan).filter(line => line.startsWith(`${rule.id}:`)).map(line => line.slice(rule.id.length + 2));

    test('missing', () => {
        expect(of(missingTouchpoint, 'at day 1 order\nat day 2 van\nat day 3 done')).toEqual(['The plan leads from “By van” to “All done” over “Delivery”, which never came.']);
        expect(of(missingTouchpoint, 'at day 1 order\nat day 2 missing card')).toEqual(['The plan has “A card says when” here, on day 2; it never came.']);
    });
    test('out of order', () => {
        expect(of(outOfOrder, 'at day 1 order\nat day 2 deliver\nat day 3 van\nat day 4 done')).toEqual(['“By van” came after “Delivery”; the plan has it before.']);
        expect(of(outOfOrder, 'at day 1 done\nat day 2 order\nat day 2 van\nat day 3 deliver')).toEqual(['“All done” came before “Order”; the plan has it after.']);
    });
    test('both branches of a choice are in no wrong order', () => {
        expect(of(outOfOrder, 'at day 1 order\nat day 2 van\nat day 3 bicycle\nat day 4 deliver\nat day 5 done')).toEqual([]);
    });
    const limits = 'touchpoint a "A" { path -> b "quick" when "x" { within 1d }\n path -> b "slow" when "y" { within 3d } }\ntouchpoint b "B" { ends success }';
    test('later than the most patient way allows', () => {
        expect(of(lateTouchpoint, 'at day 1 a\nat day 5 b', limits)).toEqual(['“B” came on day 5, 1 day late: the plan allows until day 4 after “A”.']);
        expect(of(lateTouchpoint, 'at day 1 a\nat day 4 b', limits)).toEqual([]);
        expect(of(lateTouchpoint, 'at day 1 a\nat day 9 b', limits.replace('within 3d', 'effort low'))).toEqual([]);
        expect(of(lateTouchpoint, 'at before a\nat day 9 b', limits)).toEqual([]);
    });
    test('a broken promise says when it came; only what else was late is told there', () => {
        const made = 'at day 1 a { promises p "Tomorrow" within 1d }';
        expect(found(`${made}\nat day 4 b { meets p }`, limits).filter(line => line.includes('late'))).toEqual(['promise-broken: “Tomorrow” was due on day 2 and came on day 4: 2 days late.']);
        expect(of(lateTouchpoint, `${made}\nat day 5 b { meets p }`, limits)).toEqual(['“B” came on day 5, 1 day late: the plan allows until day 4 after “A”.']);
    });
    test('promised again and kept, it is late all the same', () => {
        const again = 'at day 1 a { promises p "Tomorrow" within 1d }\nat day 3 unplanned "Calls" { promises q "At last" within 1d again p }\nat day 4 b { meets q }';
        expect(of(lateTouchpoint, again, limits)).toEqual(['“B” came on day 4, 2 days later than first promised: “Tomorrow”, due on day 2.']);
    });

    const mirrored = `touchpoint order "Order"\ntouchpoint deliver "Delivery"\ntouchpoint use "First use" { ends success }`;
    const enterprise = 'journey e "Inside" { owner shop\nview enterprise\nmirrors j\nstage s "S" { channel app\ntouchpoint order\ntouchpoint deliver { ends success } } }';
    const done = (entries: string, more = enterprise): readonly string[] => found(entries, mirrored, more).filter(line => line.startsWith('enterprise-thinks-done'));
    test('the company thinks that it is done', () => {
        expect(done('at day 1 order\nat day 2 deliver\nat day 5 use')).toEqual(['enterprise-thinks-done: For the customer it ended with “First use”, on day 5. The last thing that “Inside” knows is “Delivery”, on day 2: 3 days earlier.']);
        expect(done('at before order\nat day 5 use')).toEqual(['enterprise-thinks-done: For the customer it ended with “First use”, on day 5. The last thing that “Inside” knows is “Order”, before all that is dated.']);
    });
    test.each([
        ['on the same day', 'at day 1 order\nat day 2 deliver\nat day 2 use'],
        ['not finished', 'at day 1 order\nat day 5 unplanned "Calls" { owner courier }'],
        ['it gets a signal', 'at day 1 order\nat day 2 deliver\nat day 5 use { signal survey }'],
        ['somebody inside speaks with the customer', 'at day 1 order\nat day 2 deliver\nat day 4 use\nat day 5 unplanned "Thanks" { owner shop.desk }'],
    ])('it does not: %s', (_, entries) => expect(done(entries)).toEqual([]));
    test('it does not: there is no enterprise view', () => {
        expect(done('at day 1 order\nat day 2 deliver\nat day 5 use', '')).toEqual([]);
    });
});

/** What one cannot be without the other: it is reported beside it in the bad example. */
const COMES_WITH: Readonly<Record<string, readonly string[]>> = { 'chase-contact': ['unplanned-touchpoint'], 'promise-broken-silently': ['promise-broken'] };

describe.each(CASES.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    test('its bad example shows it, its good one nothing', () => {
        expect(lint(rule.bad).filter(({ severity }) => severity !== 'info').map(finding => finding.rule).filter(other => !COMES_WITH[id]?.includes(other))).toEqual([id]);
        expect(lint(rule.good).filter(finding => finding.rule === id || finding.severity !== 'info').map(finding => finding.rule)).toEqual([]);
    });
    test('what it says is complete in every language', () => {
        for (const finding of lint(rule.bad).filter(each => each.rule === id)) {
            for (const locale of LOCALES) {
                for (const text of [messageOf(finding, locale, ruleOf), ...finding.related.map(other => textOf(id, other.message, other.args, locale, ruleOf))]) {
                    expect(text).not.toMatch(/[[\]]|\{[A-Za-z]\w*\}|undefined|NaN|\[object/);
                }
            }
        }
        for (const [key, text] of Object.entries(rule.messages)) for (const locale of LOCALES) expect(argumentsOf(text[locale]), `${key} ${locale}`).toEqual(argumentsOf(text.en));
    });
    test('it says only what is there, wherever a case is cut off', () => {
        for (const text of [rule.bad, story(`${promise('within 1d')}\nat day 3 unplanned "Where?" { initiated by customer  asks address  promises q "Q" within 1d again p }\nat 2026-06-01 fit { breaks q }\nat day 9 missing done`)]) {
            for (let end = text.indexOf('case '); end < text.length; end += 3) {
                for (const finding of lint(text.slice(0, end))) {
                    expect(finding.rule, text.slice(0, end)).not.toBe('internal-error');
                    if (IDS.has(finding.rule)) expect(messageOf(finding, 'en', ruleOf)).not.toMatch(/[[\]{}]|undefined|NaN/);
                }
            }
        }
    }, 30_000);
});

test('a date stands apart from the Chinese words around it', () => {
    const texts = RULES.flatMap(({ messages }) => Object.values(messages)).flatMap(text => [text['zh-Hans'], text['zh-Hant']]);
    expect(texts.filter(text => /\p{Script=Han}\[第 \{\w+\} 天\]\[\{/u.test(text))).toEqual([]);
});
