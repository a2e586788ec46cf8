import { describe, expect, test } from 'vitest';
import { vagueCueIn, vagueWordIn } from '../../src/checks/vague';
import { lint, linesOf } from './lint';

describe('words for a time that is none', () => {
    test.each([
        ['soon', 'soon'], ['Very soon', 'soon'], ['ASAP', 'ASAP'], ['as soon as possible', 'as soon as possible'], ['shortly', 'shortly'], ['in due course', 'in due course'],
        ['within a few days', 'a few days'], ['we will call you before long', 'before long'], ['right away', 'right away'],
        ['Immediately', 'Immediately'], ['at once', 'at once'], ['as quickly as we can', 'as quickly as we can'], ['as fast as practicable', 'as fast as practicable'], ['a.s.a.p', 'a.s.a.p'],
        ['in good time', 'in good time'], ['in the near future', 'in the near future'], ['in no time', 'in no time'], ['promptly', 'promptly'], ['without delay', 'without delay'],
        ['any day now', 'any day now'], ['at our earliest convenience', 'at our earliest convenience'], ['At the earliest', 'At the earliest'], ['several weeks', 'several weeks'],
        ['尽快', '尽快'], ['马上', '马上'], ['稍后', '稍后'], ['近期', '近期'], ['儘快', '儘快'], ['盡快處理', '盡快'], ['馬上', '馬上'], ['稍後', '稍後'], ['几天内', '几天'],
        ['數日內', '數日'], ['第一时间', '第一时间'], ['我们会很快联系您', '很快'],
    ])('%s', (text, word) => {
        expect(vagueWordIn(text, [])).toBe(word);
    });
    test.each([
        'tomorrow', 'same day', '3 days', 'before the visit', 'when the part is in stock', 'as soon as the part arrives', 'ASAP, by Friday at the latest',
        'as soon as possible, at most 2 working days', 'sooner or later', 'see you soon', 'shortly before the visit', 'two days', 'an hour', 'soon, at 18:00',
        'immediately after the visit', 'all your orders at once',
        '当天', '明天上午', '上门前', '24 小时', '尽快，最晚周五', '尽快，最迟两天', '不久前', '近期的订单', '３天内', '月底前尽快', '尽快，于{日期}送达', '5分钟内尽快',
    ])('not: %s', text => {
        expect(vagueWordIn(text, [])).toBeUndefined();
    });
    test('a request to the customer promises nothing', () => {
        expect(vagueCueIn('Please answer as soon as possible.', [])).toBeUndefined();
        expect(vagueCueIn('请稍后再试', [])).toBeUndefined();
        expect(vagueCueIn('感谢您的反馈，请尽快补充照片。', [])).toBeUndefined();
        expect(vagueCueIn('请放心，我们会尽快联系您。', [])).toBe('尽快');
        expect(vagueCueIn('Please wait. We call you soon.', [])).toBe('soon');
    });
    test('words of the team’s own count as well, as whole words', () => {
        expect(vagueWordIn('wir melden uns bald', ['bald'])).toBe('bald');
        expect(vagueWordIn('sobald es da ist', ['bald'])).toBeUndefined();
        expect(vagueWordIn('我们择日联系您', ['择日'])).toBe('择日');
    });
});

const journey = (facts: { readonly promise?: string; readonly first?: string; readonly way?: string; readonly obligation?: string }): string => `owner shop "Shop"
supplier courier "Courier" {
  accountable shop
  ${facts.obligation ?? ''}
}
channel counter "Counter" : counter

journey repair "Repair" {
  owner shop
  stage s "Repair" {
    touchpoint first "First" {
      channel counter
      expects quick "快点" within "尽快"
      promises ready "Ready"${facts.promise ?? ' within 2d'}
      ${facts.first ?? ''}
      handoff -> second {
        carries ready
        accepted by courier
        ${facts.way ?? ''}
      }
    }
    touchpoint second "Second" {
      channel counter
      owner courier
      meets ready, quick
      signal scan
      ends success
    }
  }
}
`;
const found = (facts: Parameters<typeof journey>[0]): readonly string[] => linesOf(journey(facts), 'vague-deadline').map(line => line.replace(/^\d+: /, '').replace(/ (?:is no|and cannot).*/, ''));

test('limits of promises, handoffs and obligations, and cues are looked at; expectations are not', () => {
    expect(found({})).toEqual([]);
    expect(found({ promise: ' within "soon"' })).toEqual(['“soon”']);
    expect(found({ promise: ' within 1d or within "soon" when "out of stock"' })).toEqual([]);
    expect(found({ promise: ' within "soon" or within 2d when "out of stock"' })).toEqual([]);
    expect(found({ promise: ' within "尽快" at appointment' })).toEqual([]);
    expect(found({ promise: ' within "soon" or within "asap" when "out of stock"' })).toEqual(['“soon”']);
    expect(found({ way: 'within "尽快"' })).toEqual(['“尽快”']);
    expect(found({ obligation: 'obligation "Deliver" within "asap"' })).toEqual(['“asap”']);
    expect(found({ way: 'tells "We call you soon"' })).toEqual(['The customer is told “soon”']);
});

test('a time beside the cue is enough', () => {
    expect(found({ way: 'tells "We call you soon" within 2h' })).toEqual([]);
    expect(found({ way: 'tells "We call you soon, tomorrow at the latest"' })).toEqual([]);
    expect(found({ first: 'tells "We call you soon"' })).toEqual([]);
    expect(found({ promise: ' within "1 or 2 days"', first: 'tells "We call you soon"' })).toEqual(['The customer is told “soon”']);
});

test('the fix only offers limits that are stated for the same thing', () => {
    const fixesOf = (facts: Parameters<typeof journey>[0]) => lint(journey(facts)).filter(({ rule }) => rule === 'vague-deadline').map(({ fixes }) => fixes);
    expect(fixesOf({ promise: ' within "soon"' })).toEqual([[]]);
    expect(fixesOf({ promise: ' within "soon"', way: 'within 3d' })).toMatchObject([[
        { title: 'write-limit', edits: [{ do: 'replace', at: { element: 'promise:repair.ready', field: 'limits', index: 0 }, text: '3d' }] },
    ]]);
    expect(fixesOf({ way: 'within "soon"' })).toMatchObject([[{ edits: [{ at: { element: 'way:repair.first->second', field: 'within' }, text: '2d' }] }]]);
    expect(fixesOf({ way: 'within 3d\n        tells "We call you soon"' })).toMatchObject([[{ title: 'tell-limit', edits: [{ do: 'append', text: ' within 3d' }] }]]);
});

test('the option adds words', () => {
    const config = '{ "rules": { "vague-deadline": { "words": ["bald"] } } }';
    expect(linesOf(journey({ way: 'tells "Wir melden uns bald"' }), 'vague-deadline', { config })).toHaveLength(1);
    expect(linesOf(journey({ way: 'tells "Wir melden uns bald"' }), 'vague-deadline')).toEqual([]);
});
