import { describe, expect, test } from 'vitest';
import { format } from '../../src/checks/message';
import { LOCALES, type Args } from '../../src/checks/rule';
import { durationInWords } from '../../src/model/duration-words';

describe('a length of time in words', () => {
    test.each([
        ['1d', '1 day', '1 天', '1 天'],
        ['2d', '2 days', '2 天', '2 天'],
        ['2h', '2 hours', '2 小时', '2 小時'],
        ['30min', '30 minutes', '30 分钟', '30 分鐘'],
        ['1s', '1 second', '1 秒', '1 秒'],
        ['2bd', '2 business days', '2 个工作日', '2 個工作天'],
        ['1bd', '1 business day', '1 个工作日', '1 個工作天'],
        ['1w', '1 week', '1 周', '1 週'],
        ['3mo', '3 months', '3 个月', '3 個月'],
        ['1y', '1 year', '1 年', '1 年'],
        ['0min', '0 minutes', '0 分钟', '0 分鐘'],
        // Sums
        ['2d2h', '2 days 2 hours', '2 天 2 小时', '2 天 2 小時'],
        ['2d2h30min', '2 days 2 hours 30 minutes', '2 天 2 小时 30 分钟', '2 天 2 小時 30 分鐘'],
        ['1d2bd', '1 day and 2 business days', '1 天加 2 个工作日', '1 天加 2 個工作天'],
        // Ranges
        ['1d..2d', '1–2 days', '1–2 天', '1–2 天'],
        ['0.5d..1d', '0.5–1 day', '0.5–1 天', '0.5–1 天'],
        ['3bd..5bd', '3–5 business days', '3–5 个工作日', '3–5 個工作天'],
        ['30min..2h', '30 minutes to 2 hours', '30 分钟到 2 小时', '30 分鐘到 2 小時'],
        ['1d..1d12h', '1 day to 1 day 12 hours', '1 天到 1 天 12 小时', '1 天到 1 天 12 小時'],
        // What may stand in front
        ['~2d', 'about 2 days', '约 2 天', '約 2 天'],
        ['~1d..3d', 'about 1–3 days', '约 1–3 天', '約 1–3 天'],
        ['<2d', 'less than 2 days', '不到 2 天', '不到 2 天'],
        ['<=2d', 'at most 2 days', '最多 2 天', '最多 2 天'],
        ['>1w', 'more than 1 week', '超过 1 周', '超過 1 週'],
        ['>=30min', 'at least 30 minutes', '至少 30 分钟', '至少 30 分鐘'],
        ['+30s', '+30 seconds', '+30 秒', '+30 秒'],
        // Fractions
        ['1.5h', '1.5 hours', '1.5 小时', '1.5 小時'],
        ['0.5d', '0.5 days', '0.5 天', '0.5 天'],
        // None
        ['soon', 'soon', 'soon', 'soon'],
        ['2x', '2x', '2x', '2x'],
        ['1d..', '1d..', '1d..', '1d..'],
        ['45%', '45%', '45%', '45%'],
        ['', '', '', ''],
    ])('%s', (code, ...words) => {
        expect(LOCALES.map(locale => durationInWords(code, locale))).toEqual(words);
    });
});

describe('a message', () => {
    const say = (text: string, args: Args): readonly string[] => LOCALES.map(locale => format({ en: text, 'zh-Hans': text, 'zh-Hant': text }, args, locale));
    const zh = (text: string, args: Args): string => format({ en: '', 'zh-Hans': text, 'zh-Hant': text }, args, 'zh-Hans');

    test('says a length of time in words, and leaves text that looks like one alone', () => {
        expect(say('{limit}: {title}', { limit: { duration: '2bd' }, title: '2bd' })).toEqual(['2 business days: 2bd', '2 个工作日: 2bd', '2 個工作天: 2bd']);
    });

    test.each([
        ['在 {limit} 内', { limit: { duration: '1d' } }, '在 1 天内'],
        ['在{limit}内', { limit: { duration: '1d' } }, '在 1 天内'],
        ['在 {limit} 内', { limit: { duration: '~1d' } }, '在约 1 天内'],
        ['最长 {limit}，{limit} 内。', { limit: { duration: '1d' } }, '最长 1 天，1 天内。'],
        ['`within {limit}`', { limit: { duration: '1d' } }, '`within 1 天`'],
        ['在 {limit} 内', { limit: { all: ['下周'] } }, '在“下周”内'],
        ['在 {limit} 内', { limit: '1d' }, '在 1d 内'],
        ['共 {count} 个', { count: 3 }, '共 3 个'],
    ])('in Chinese has a space between characters and digits only: %s', (text, args, said) => {
        expect(zh(text, args as Args)).toBe(said);
    });

    test('leaves out what there is nothing to say of', () => {
        expect(say('x[ of {all}][ or {any}][ and {parts}]', { all: { all: [] }, any: { any: [] }, parts: { parts: ['', { all: [] }] } })).toEqual(['x', 'x', 'x']);
        expect(say('x[ of {all}]', { all: { all: ['a'] } })).toEqual(['x of “a”', 'x of“a”', 'x of「a」']);
    });

    test.each([
        [['a'], '“a”', '“a”', '「a」'],
        [['a', 'b'], '“a” and “b”', '“a”和“b”', '「a」和「b」'],
        [['a', 'b', 'c'], '“a”, “b” and “c”', '“a”、“b”和“c”', '「a」、「b」和「c」'],
    ])('quotes each of several: %s', (all, ...lists) => {
        expect(say('{all}', { all: { all } })).toEqual(lists);
        expect(say('{any}', { any: { any: all } })).toEqual(lists.map(list => list.replace(' and ', ' or ').replace('和', '或')));
    });

    test('says that there are more', () => {
        expect(say('{all}', { all: { all: ['a', 'b'], more: true } })).toEqual(['“a”, “b” and more', '“a”、“b”等', '「a」、「b」等']);
    });

    test('puts parts together', () => {
        const sum: Args = { sum: { parts: [{ all: ['维修'] }, ' ', { duration: '1d..2d' }, ' + ', { parts: ['3 × ', { all: ['B'] }, ' ', { duration: '30min' }] }] } };
        expect(say('{sum}', sum)).toEqual(['“维修” 1–2 days + 3 × “B” 30 minutes', '“维修” 1–2 天 + 3 × “B” 30 分钟', '「维修」 1–2 天 + 3 × 「B」 30 分鐘']);
    });
});
