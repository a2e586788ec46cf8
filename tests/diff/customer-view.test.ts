import { describe, expect, test } from 'vitest';
import { shown } from './changes';

const WORLD = `owner shop "Shop" { owner desk "Desk" }
channel mini "小程序" : app
channel app "App" : app
channel counter "柜台" : counter
information address "地址"
information coupon "Coupon"
persona zhang "小张"
`;
/** Three touchpoints after each other; what stands in the second one is what changes. */
const journey = (facts: string, { first = 'asks address', way = '', rest = '' } = {}): string => `${WORLD}journey buy "Buy" {
  for zhang
  owner shop
  stage all "All" {
    channel app
    touchpoint look "Look" {
      ${first}
      ${way}
    }
    touchpoint pay "付款" {
      ${facts}
    }
    touchpoint leave "Leave" { ends success }
  }
}
${rest}`;
const lines = (before: string, after: string, around = {}): readonly string[] => shown(journey(before, around), journey(after, around)).map((line) => line.replace(/^(\S+) {2}\S+ {2}/, '$1: '));

describe('another channel', () => {
    test('a person in another place is no gain for sure: the customer has to change over', () => {
        expect(lines('channel mini', 'channel counter')).toEqual(['risky: “付款” is offered via another channel: “小程序” → “柜台”. 小张 meets a person there, and has to change over.']);
        expect(lines('channel counter', 'channel mini')).toEqual(['breaking: “付款”: 小张 can no longer reach a person there: “柜台” → “小程序”.']);
    });
    test('a person beside what there was is one', () => {
        expect(lines('channel mini', 'channel mini, counter')).toEqual(['improving: “付款”: 小张 can reach a person there now: “小程序” → “小程序” and “柜台”.']);
    });
    test('one machine for another is judged by what the persona uses, where that is written', () => {
        const used = (channels: string, facts: string): string => journey(facts).replace('persona zhang "小张"', `persona zhang "小张" { channels ${channels} }`);
        const told = (channels: string, locale: 'en' | 'zh-Hans' = 'en'): readonly string[] => shown(used(channels, 'channel mini'), used(channels, 'channel app'), {}, locale);
        expect(told('app')).toEqual(['improving  buy.pay  “付款” is offered via a channel that 小张 uses: “小程序” → “App”.']);
        expect(told('app', 'zh-Hans')).toEqual(['improving  buy.pay  “付款”换成了小张会用的渠道：“小程序” → “App”。']);
        expect(told('mini')).toEqual(['risky  buy.pay  “付款” is offered via a channel that 小张 is not said to use: “小程序” → “App”.']);
        expect(told('mini', 'zh-Hans')).toEqual(['risky  buy.pay  “付款”换成的渠道没有写明小张会用：“小程序” → “App”。']);
        expect(told('app, mini')).toEqual(['risky  buy.pay  “付款” is offered via another channel: “小程序” → “App”.']);
    });
    test('one machine for another', () => {
        expect(lines('channel mini', 'channel app')).toEqual(['risky: “付款” is offered via another channel: “小程序” → “App”.']);
    });
});

describe('what has to be known', () => {
    test('costs the customer nothing while it arrives', () => {
        expect(lines('', 'needs address')).toEqual(['text: “付款” needs “地址” to be known now.']);
        expect(lines('needs address', '')).toEqual(['text: “付款” no longer needs “地址” to be known.']);
    });
    test('is asked of the customer when nobody knows it: told once', () => {
        expect(lines('', 'needs coupon')).toEqual(['breaking: “付款” needs “Coupon” now, and it does not arrive there. 小张 has to bring it along.']);
        expect(lines('needs coupon', '')).toEqual(['improving: “付款” no longer needs “Coupon”, which did not arrive there.']);
    });
    test('is told where it gets lost', () => {
        const way = { first: 'asks address', way: 'handoff -> pay { accepted by shop.desk }' };
        expect(lines('', 'needs address', way)).toEqual(['breaking: “付款” needs “地址” now, and it does not arrive there: it is lost from “Look” to “付款”. 小张 has to bring it along.']);
    });
});

describe('what only looks like an effect', () => {
    test('a name left over of a promise that is gone gives nobody anything', () => {
        const [before, after] = ['promises hot "Hot" within 5min', ''].map((promise) => `${journey('meets hot', { first: promise })}`);
        expect(shown(before!, after!)).toEqual(['breaking  buy.hot  “Hot” is no longer promised at “Look”.']);
    });
    test('a handoff that becomes a path is no new wait', () => {
        const way = (kind: string): string => journey('', { way: `${kind} -> pay { takes 1d }` });
        expect(shown(way('handoff'), way('path')).filter((line) => /wait/.test(line))).toEqual([]);
    });
    test('who is not named any more may still be another one: nobody is handed on less often', () => {
        expect(lines('owner shop.desk', 'owner unknown').filter((line) => /handed/.test(line))).toEqual([]);
    });
    test('an exception from a time that is none any more', () => {
        const promise = (limits: string): string => journey(`promises hot "Hot" ${limits}`);
        expect(shown(promise('within 1d or within 2d when "rush"'), promise('within "soon"'))).toEqual(['breaking  buy.hot  Promise “Hot”: within 1 day → “soon”. Nobody can say any more when it is late.']);
        expect(shown(promise('within "soon"'), promise('within 1d or within 2d when "rush"'))).toEqual(['improving  buy.hot  Promise “Hot”: “soon” → within 1 day. Now it is a time that can be kept.']);
        expect(shown(promise('within 1d or within 2d when "rush"'), promise('within 3d'))).toEqual(['breaking  buy.hot  Promise “Hot”: within 1 day → 3 days. 小张 may have to wait longer.']);
        // Where it was shorter than what holds for all now, it is one.
        expect(shown(promise('within 1d or within 2d when "rush"'), promise('within 1d'))).toEqual(['improving  buy.hot  Promise “Hot”: no exception any more when “rush” (it was within 2 days).']);
    });
});

describe('a time that holds only for some', () => {
    const promise = (limits: string): string => journey(`promises hot "Hot" ${limits}`);
    const told = (before: string, after: string, locale: 'en' | 'zh-Hans' | 'zh-Hant' = 'en'): readonly string[] => shown(promise(before), promise(after), {}, locale).map(line => line.replace(/^(\S+) {2}\S+ {2}/, '$1: '));
    const [all, some] = ['within 1d', 'within 1d when "rush" or within 3d'];

    test('is no gain for these, who had it already; nor is it a loss for them when it holds for everyone', () => {
        expect(told(all, some)).toEqual(['breaking: Promise “Hot”: within 1 day → 1 day only when “rush”, else 3 days.']);
        expect(told(all, some, 'zh-Hans')).toEqual(['breaking: 承诺“Hot”：1 天内 → 只在“rush”时 1 天内，否则 3 天。']);
        expect(told(all, some, 'zh-Hant')).toEqual(['breaking: 承諾「Hot」：1 天內 → 只在「rush」時 1 天內，否則 3 天。']);
        expect(told(some, all)).toEqual(['improving: Promise “Hot”: within 1 day only when “rush”, else 3 days → within 1 day for everyone.']);
        expect(told(some, all, 'zh-Hans')).toEqual(['improving: 承诺“Hot”：只在“rush”时 1 天内，否则 3 天 → 所有情况都是 1 天内。']);
        expect(told(some, all, 'zh-Hant')).toEqual(['improving: 承諾「Hot」：只在「rush」時 1 天內，否則 3 天 → 所有情況都是 1 天內。']);
    });
    test('nor when these have to wait longer as well, or the others are told no time', () => {
        expect(told(all, 'within 2d when "rush" or within 3d')).toEqual(['breaking: Promise “Hot”: within 1 day → 2 days only when “rush”, else 3 days.']);
        expect(told(all, 'within 1d when "rush" or within "soon"')).toEqual(['breaking: Promise “Hot”: within 1 day → 1 day only when “rush”, else “soon”.']);
    });
    test('is a gain for these when they get it sooner than before', () => {
        expect(told(all, 'within 2h when "rush" or within 3d').map(line => line.split(':')[0])).toEqual(['breaking', 'improving']);
    });
    test('an exception that goes with the time itself is no gain, and one that comes with it no loss', () => {
        expect(told('within 1d or within 2d when "rush"', 'within 1d when "paid"')).toEqual(['breaking: Promise “Hot”: a time for everyone (1 day) → only when “paid” (1 day).']);
        expect(told('within 1d when "paid"', 'within 1d or within 2d when "rush"')).toEqual(['improving: Promise “Hot”: a time only when “paid” (1 day) → for everyone (1 day).']);
    });
    test('what the customer is told has such times, too', () => {
        const tells = (limits: string): string => journey(`tells "Hot" ${limits}`);
        expect(shown(tells(all), tells(some))).toEqual(['risky  buy.pay  “付款”: 小张 may be told “Hot” later: 1 day → 1 day (“rush”), else 3 days.']);
        expect(shown(tells(some), tells(all))).toEqual(['improving  buy.pay  “付款”: 小张 is to be told “Hot” sooner: 1 day (“rush”), else 3 days → 1 day.']);
        expect(shown(tells(all), tells(some), {}, 'zh-Hans')).toEqual(['risky  buy.pay  “付款”：告知小张“Hot”的期限放宽：1 天 → 1 天（“rush”），否则 3 天。']);
    });
});

test('of a time that goes or comes every case is named', () => {
    const promise = (limits: string): string => journey(`promises hot "Hot" ${limits}`);
    const both = 'within 1d or within 2d when "rush"';
    expect(shown(promise(both), promise(''))).toEqual(['breaking  buy.hot  Promise “Hot”: within 1 day, 2 days (“rush”) → no time. 小张 no longer knows until when.']);
    expect(shown(promise(both), promise(''), {}, 'zh-Hans')).toEqual(['breaking  buy.hot  承诺“Hot”：1 天，2 天（“rush”）内 → 没有期限。小张不再知道要等到什么时候。']);
    expect(shown(promise(''), promise(both))).toEqual(['improving  buy.hot  Promise “Hot”: no time → within 1 day, 2 days (“rush”). 小张 knows until when.']);
    expect(shown(promise('within 2d when "rush"'), promise(''))).toEqual(['breaking  buy.hot  Promise “Hot”: within 2 days (“rush”) → no time. 小张 no longer knows until when.']);
    expect(shown(promise(''), promise('within 2d when "rush"'))).toEqual(['improving  buy.hot  Promise “Hot”: no time → within 2 days when “rush”. 小张 knows until when.']);
    const tells = (limits: string): string => journey(`tells "Hot" ${limits}`);
    expect(shown(tells(both), tells(''))).toEqual(['risky  buy.pay  “付款”: it is no longer said until when 小张 is told “Hot” (it was within 1 day, 2 days (“rush”)).']);
});

test('a condition that says all of another one and more is not the same in other words', () => {
    const when = (text: string): string => journey('', { way: `path -> pay when "${text}"` });
    expect(shown(when('遥控器有问题'), when('遥控器有问题，有现货'))).toEqual(['risky  buy.look->pay  “Look → 付款” is taken on another condition: “遥控器有问题” → “遥控器有问题，有现货”.']);
    expect(shown(when('paid and in stock'), when('paid'))).toEqual(['risky  buy.look->pay  “Look → 付款” is taken on another condition: “paid and in stock” → “paid”.']);
    expect(shown(when('the fault is known'), when('the fault is now known'))).toEqual([expect.stringMatching(/^text /)]);
});

test('a case more or less is what is known, not what is written', () => {
    const lived = journey('', { rest: 'case one "One day" of buy { at day 1 pay "Paid" { meets x } }\n' });
    expect(shown(journey(''), lived)).toEqual(['evidence  one  A new case: “One day”.']);
    expect(shown(lived, journey(''))).toEqual(['evidence  one  The case “One day” is no longer there.']);
    expect(shown(lived, lived.replace('meets x', 'asks address'), {}, 'zh-Hans')).toEqual(['evidence  one  案例“One day”对“1: Paid”的记录变了（兑现的承诺、所问的信息）。']);
});

test('evidence of another kind tells the kind', () => {
    expect(lines('evidence assumption "Guessed"', 'evidence research "Guessed"')).toEqual(['evidence: “付款”: evidence: assumption (“Guessed”) → research (“Guessed”)']);
    expect(lines('evidence assumption "Guessed"', 'evidence assumption "Heard"')).toEqual(['evidence: “付款”: evidence: assumption (“Guessed”) → assumption (“Heard”)']);
});

describe('a text of almost the same letters that says another thing', () => {
    const told = (text: string): string => journey(`tells "${text}" via app`);
    test.each([
        ['Your claim is accepted', 'Your claim is not accepted'],
        ['The coach leaves at door 4', 'The coach leaves at door 9'],
        ['We have paid 210 EUR', 'We have paid 190 EUR'],
        ['Ready in two days', 'Ready in four days'],
        ['We text you, tomorrow at 18:00 at the latest', 'We text you'],
        ['退款已经到账', '退款还没有到账'],
        ['三天内退款', '五天内退款'],
    ])('%s → %s', (before, after) => {
        expect(shown(told(before), told(after))).toEqual([`risky  buy.pay  “付款”: 小张 is told something else: “${before}” → “${after}”.`]);
        expect(shown(told(after), told(before))).toEqual([expect.stringMatching(/^risky /)]);
    });
    test.each([['We call you', 'We call you back'], ['两天内退款', '2天内退款'], ['It is fixed', 'It’s fixed now'], ['我们一起看看', '我们一起看看吧']])('but %s → %s has other words', (before, after) => {
        expect(shown(told(before), told(after)).every((line) => line.startsWith('text '))).toBe(true);
    });
    test.each([
        ['the outcome', (text: string) => journey('').replace('for zhang', `for zhang\n  outcome "${text}"`), 'What 小张 gets from “Buy”: ', '“Buy”带给小张的结果：'],
        ['what makes up for a failure', (text: string) => journey(`recovery "${text}"`), '“付款”: a failure is made up for otherwise: ', '“付款”：出错时的补救变了：'],
        ['a delight', (text: string) => journey(`wow "${text}"`), '“付款”: another delight: ', '“付款”：惊喜变了：'],
        ['an obligation', (text: string) => journey('').replace('{ owner desk "Desk" }', `{ owner desk "Desk" { obligation "${text}" } }`), '“Desk” is obliged to something else: ', '“Desk”的义务变了：'],
    ])('%s', (_, written, english, chinese) => {
        for (const [before, after] of [['The fee of 200 EUR is paid back', 'The fee of 20 EUR is paid back'], ['退回全部运费', '不退回全部运费']] as const) {
            expect(shown(written(before), written(after))).toEqual([expect.stringContaining(`${english}“${before}” → “${after}”.`)]);
            expect(shown(written(before), written(after), {}, 'zh-Hans')).toEqual([expect.stringContaining(`${chinese}“${before}” → “${after}”。`)]);
            expect(shown(written(before), written(after))[0]).toMatch(/^risky /);
        }
    });
    test('what is told elsewhere now is lost when it says another thing', () => {
        const [old, now] = [told('We have paid 210 EUR'), told('').replace('tells "" via app', '').replace('{ ends success }', '{ ends success tells "We have paid 190 EUR" via app }')];
        const gone = now.replace(/    touchpoint pay[\s\S]*?\n    \}\n/, '');
        expect(shown(old, gone)[0]).toBe('breaking  buy.pay  “付款” is gone, and with it the message “We have paid 210 EUR”.');
        expect(shown(old, gone.replace('190', '210')).filter((line) => line.startsWith('breaking'))).toEqual([]);
    });
    test('a promise, and a condition', () => {
        expect(shown(journey('promises hot "Ready in two days" within "soon"'), journey('promises hot "Ready in four days" within "soon"'))).toEqual(['risky  buy.hot  The promise at “付款” says something else: “Ready in two days” → “Ready in four days”.']);
        const when = (text: string): string => journey('', { way: `path -> pay when "${text}"` });
        expect(shown(when('No seats are found'), when('Seats are found but too late'))).toEqual([expect.stringMatching(/^risky .*on another condition/)]);
    });
});

describe('a way that is no longer taken only in one case', () => {
    const refund = (condition: string, others: string, leaves = ''): string => journey('', { way: `path -> leave ${condition}\n ${others}` }).replace('Look" {', `Look" {\n      ${leaves}`);
    test('leads everybody on where it is the only one', () => {
        expect(shown(refund('when "已付款"', ''), refund('', ''))).toContain('improving  buy.look->leave  “Look → Leave” is no longer taken only when “已付款”.');
        expect(shown(refund('{ when "已付款" choice }', 'path -> pay'), refund('{ choice }', 'path -> pay'))).toEqual(['improving  buy.look->leave  “Look → Leave” is no longer taken only when “已付款”.']);
    });
    test.each([['path -> pay when "未付款"', ''], ['path -> pay', ''], ['', 'ends exit']])('sends on who went another way before, or went home: %s%s', (others, leaves) => {
        const [before, after] = [refund('when "已付款"', others, leaves), refund('', others, leaves)];
        expect(shown(before, after)).toContain('risky  buy.look->leave  “Look → Leave” is no longer taken only when “已付款”: nothing says who goes this way and who another one.');
        expect(shown(before, after, {}, 'zh-Hans')).toContain('risky  buy.look->leave  “Look → Leave”不再只在“已付款”时走：没有写明谁走这条路径，谁走别的。');
        expect(shown(after, before)).toContain('risky  buy.look->leave  “Look → Leave” is taken only when “已付款” now.');
    });
});

describe('a handoff that leads to where another way led in another case', () => {
    const seats = (ways: string): string => journey('', { way: ways, rest: '' }).replace('    touchpoint leave', '    touchpoint help "Ask at the desk" { ends success }\n    touchpoint leave');
    const before = seats('handoff -> pay when "Seats are found" { carries address accepted by shop.desk tells "We found seats" via app }\n path -> help when "No seats are found"\n path -> pay when "Seats may come"');
    const after = seats('handoff -> help when "Seats are found" { carries address accepted by shop.desk tells "We found seats" via app }\n path -> pay when "Seats may come"');
    test('is led elsewhere, and the other case has no answer: nothing is gained', () => {
        expect(shown(before, after)).toEqual([
            'breaking  buy.look->help  When “No seats are found”, nothing leads on from “Look” any more (it was “Look → Ask at the desk”).',
            'risky  buy.look->help  From “Look”, when “Seats are found”, the customer is handed to “Ask at the desk” in place of “付款”.',
        ]);
        expect(shown(before, after, {}, 'zh-Hans')).toEqual([
            'breaking  buy.look->help  “No seats are found”时，“Look”之后不再有路径（原为“Look → Ask at the desk”）。',
            'risky  buy.look->help  “Look”之后（“Seats are found”时）改为交接到“Ask at the desk”，而不是“付款”。',
        ]);
    });
    test('where another way takes the case, it is only this way that is gone', () => {
        expect(shown(before, after.replace('path -> pay when "Seats may come"', 'path -> pay')).filter((line) => line.includes('nothing leads on'))).toEqual([]);
    });
});

describe('a touchpoint that goes together with the way of a case', () => {
    const claim = (parts: { readonly way?: string; readonly help?: string; readonly paid?: string }): string => journey('', { way: `handoff -> pay when "Seats are found" { accepted by shop.desk }\n ${parts.way ?? ''}` })
        .replace('    touchpoint leave', `    ${parts.help ?? ''}\n    touchpoint refund "Refund" { ends success }\n    touchpoint leave`).replace('touchpoint pay "付款" {', `touchpoint pay "付款" {\n      path -> leave\n      ${parts.paid ?? ''}`);
    const before = claim({ way: 'path -> help when "No seats are found"', help: 'touchpoint help "Ask at the desk" { owner shop.desk  handoff -> refund }' });
    test('leaves the case without an answer, which is no gain', () => {
        const after = claim({ paid: 'handoff -> refund when "It is cancelled"' });
        expect(shown(before, after)).toEqual([
            'breaking  buy.help  “Ask at the desk” is gone, and with it the way when “No seats are found”: nobody says what happens then.',
            'text  buy.pay->refund  To “Refund” customers are handed from “付款” now, when “It is cancelled”, in place of “Ask at the desk”, which is gone.',
        ]);
        expect(shown(before, after, {}, 'zh-Hans')).toEqual([
            'breaking  buy.help  “Ask at the desk”没有了，随之没有的还有“No seats are found”时的路径：没有写明那时怎么办。',
            'text  buy.pay->refund  交接到“Refund”现在来自“付款”（“It is cancelled”时），而不是已经没有了的“Ask at the desk”。',
        ]);
    });
    test('but not where the case is led elsewhere, or one way is taken in every case', () => {
        for (const way of ['path -> refund when "No seats are found"', 'path -> refund', 'path -> refund when "Nothing fits"']) {
            expect(shown(before, claim({ way })).filter((line) => line.includes('nobody says')), way).toEqual([]);
        }
    });
});

test('a journey that is gone names what goes with it', () => {
    const whole = journey('promises hot "Hot" within 5min\n tells "It is hot" via app', { way: 'handoff -> pay { accepted by shop.desk  fallback shop.desk }' });
    expect(shown(whole, WORLD).filter((line) => line.includes(' buy  '))).toEqual(['breaking  buy  The journey “Buy” is gone, and with it the promise “Hot”, the message “It is hot”, the help of “Desk” when it fails and the good end at “Leave”.']);
    expect(shown(whole, WORLD, {}, 'zh-Hans').filter((line) => line.includes(' buy  '))).toEqual(['breaking  buy  旅程“Buy”没有了，随之没有的还有承诺“Hot”、所告知的“It is hot”、失败时“Desk”的收回处理，以及圆满的结局“Leave”。']);
    // What another journey tells is not lost.
    const other = whole.replaceAll('buy', 'hire').replace('"Buy"', '"Hire"').replace(WORLD, '');
    expect(shown(whole + other, WORLD + other).filter((line) => line.includes('It is hot'))).toEqual([]);
});

describe('a new touchpoint', () => {
    const fresh = (facts: string): readonly string[] => ['en', 'zh-Hans'].map((locale) => shown(journey(''), journey('').replace('    touchpoint leave', `    touchpoint queue "Queue" { ${facts} }\n    touchpoint leave`), {}, locale as 'en').join('\n'));
    test('that the customer has to begin and that gives nothing is one more step', () => {
        expect(fresh('initiated by customer  takes 10min..90min')).toEqual(['risky  buy.queue  “Queue” is new: one more step for 小张, who has to begin it.', 'risky  buy.queue  新增“Queue”：小张要自己发起，多了一步。']);
    });
    test.each(['gives coupon', 'tells "You are next" via app', 'promises soon "Soon" within 5min', 'optional'])('but not with %s', (fact) => {
        expect(fresh(`initiated by customer  ${fact}`)[0]).toContain('improving  buy.queue  “Queue” is new.');
    });
    test('also in a new stage, which names the others', () => {
        const stage = '  stage more "More" {\n    channel app\n    touchpoint queue "Queue" { initiated by customer }\n    touchpoint help "Help" { gives coupon }\n  }\n  stage all';
        const lines = shown(journey(''), journey('').replace('  stage all', stage));
        expect(lines).toContain('risky  buy.queue  “Queue” is new: one more step for 小张, who has to begin it.');
        expect(lines).toContain('improving  buy.more  The stage “More” is new, with “Help”.');
    });
    test('a stage that only holds what there was is no gain', () => {
        const grouped = journey('').replace('    touchpoint leave', '  }\n  stage end "End" {\n    channel app\n    touchpoint leave');
        expect(shown(journey(''), grouped).filter((line) => line.startsWith('improving'))).toEqual([]);
    });
});

test('one channel for another beside those that stay is one change', () => {
    expect(lines('channel mini, counter', 'channel app, counter')).toEqual(['risky: “付款” is offered via another channel: “小程序” → “App”.']);
});
