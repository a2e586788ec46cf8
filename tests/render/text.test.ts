import { describe, expect, test } from 'vitest';
import { eastAsianLanguageOf } from '../../src/render/text/language';
import { widthOf, type Font } from '../../src/render/text/measure';
import { wrap } from '../../src/render/text/wrap';

const FONT: Font = { sizePx: 13, weight: 'regular' };

describe('widthOf', () => {
    // Measured in Chromium with 13 px Arial metrics and Noto Sans CJK SC: the estimate may be up to 13 % above, never below.
    test.each([
        ['Customer care with a rather long name', 223.98],
        ['上门安装调试，确认设备可以正常使用', 221],
        ['Channel not stated', 110.55],
        ['支払い（テスト）', 104],
    ])('%s', (text, measuredPx) => {
        const ratio = widthOf(text, FONT) / measuredPx;
        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThan(1.13);
    });
    test('an accent of its own adds nothing', () => expect(widthOf('e\u0301tape', FONT)).toBe(widthOf('etape', FONT)));
    test('quotes are wide in Chinese text only', () => {
        expect(widthOf('“加急”', FONT)).toBeCloseTo(4 * 13 * 1.05, 5);
        expect(widthOf('“a”', FONT)).toBeLessThan(2 * 13);
    });
});

describe('wrap', () => {
    test('what fits stays on its line', () => expect(wrap('Pick up', 200, FONT)).toEqual(['Pick up']));
    test('an empty text is one empty line', () => expect(wrap('', 200, FONT)).toEqual(['']));
    test('lines are even, not one full and one single word', () => {
        expect(wrap('Customer care with a rather long name', 200, FONT)).toEqual(['Customer care with', 'a rather long name']);
    });
    test('no single character is left over', () => expect(wrap('上门安装调试确认设备正常使用吗', 196, FONT)).toEqual(['上门安装调试确认', '设备正常使用吗']));
    test('no line ends within a length of time, unless it is wider than a line', () => {
        expect(wrap('1 day to 1 day 12 hours, at most 2 days', 150, FONT)).toEqual(['1 day to 1 day 12 hours,', 'at most 2 days']);
        for (let widthPx = 170; widthPx <= 260; widthPx += 5) {
            const all = [wrap('It takes 4 hours to 1 day 12 hours as a rule', widthPx, FONT), wrap('一般需要 1 天到 1 天 12 小时才能修好再送回来', widthPx, FONT)];
            for (const [lines, length] of [[all[0]!, '4 hours to 1 day 12 hours'], [all[1]!, '1 天到 1 天 12 小时']] as const) expect(lines.some((line) => line.includes(length)), `${widthPx}: ${lines.join('|')}`).toBe(true);
        }
        expect(wrap('10 days 4 hours 30 minutes', 80, FONT).length).toBeGreaterThan(1);
    });
    test('a range that is wider than a line is broken between its ends, and not within one of them', () => {
        for (let widthPx = 105; widthPx <= 165; widthPx += 5) {
            const all = [wrap('4 hours to 1 day 12 hours, at most 2 days', widthPx, FONT), wrap('4 小时到 1 天 12 小时，限 2 天', widthPx, FONT)];
            for (const [lines, end] of [[all[0]!, '1 day 12 hours'], [all[1]!, '1 天 12 小时']] as const) expect(lines.some((line) => line.includes(end)), `${widthPx}: ${lines.join('|')}`).toBe(true);
        }
    });
    test('a written newline ends the line', () => expect(wrap('one\n二', 200, FONT)).toEqual(['one', '二']));
    test('a word that is too wide is broken, but never before an accent', () => {
        const lines = wrap('e\u0301'.repeat(40), 60, FONT);
        expect(lines.length).toBeGreaterThan(1);
        for (const line of lines) expect(line.startsWith('\u0301')).toBe(false);
    });
    test.each(['Ordered in the shop · promised for Tuesday · late', '技术人员 · 供应商 · 第三方外包 · 迟了两天', `${'Unbreakable'.repeat(4)} · late`, `${'长'.repeat(30)} · 供应商`, 'a·b · c'])('no line of “%s” begins with a point between facts', (text) => {
        for (let widthPx = 30; widthPx <= 200; widthPx += 3) {
            const lines = wrap(text, widthPx, FONT);
            for (const line of lines) expect(line, `${widthPx} px`).not.toMatch(/^ *·/);
            expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        }
    });
    test.each(['Fallback after 3 days: front desk', 'updates every 12 hours', '每 30 分钟更新一次，最多 3 次'])('no line of “%s” ends with a number that counts what follows', (text) => {
        for (let widthPx = 60; widthPx <= 200; widthPx += 3) for (const line of wrap(text, widthPx, FONT).slice(0, -1)) expect(line, `${widthPx} px`).not.toMatch(/\d$/);
    });
    test('a short Chinese name in another language stays whole, in Chinese it may be broken', () => {
        for (let widthPx = 60; widthPx <= 200; widthPx += 3) expect(wrap('Accepted by 技术人员 within 4 hours', widthPx, FONT).some((line) => line.includes('技术人员')), `${widthPx} px`).toBe(true);
        expect(wrap('由技术人员在约好的时间上门', 80, FONT).length).toBe(3);
    });
    test.each([['本旅程中没有“上门安装”这一步，请先补充', '“上门安装”'], ['本旅程中沒有「上門安裝」這一步，請先補充', '「上門安裝」']])('a short name in quotes stays whole in Chinese where it fits on a line: %s', (text, name) => {
        for (let widthPx = 100; widthPx <= 260; widthPx += 3) expect(wrap(text, widthPx, FONT).some((line) => line.includes(name)), `${widthPx} px`).toBe(true);
        for (const line of wrap(text, 60, FONT)) expect(line).not.toMatch(/^[”」，]|[“「]$/);
    });
    test('lines end with a phrase where that costs no line', () => {
        expect(wrap('上门地址, 预约的上门时间', 130, FONT)).toEqual(['上门地址,', '预约的上门时间']);
        expect(wrap('在平台购买智能设备后，联系售后客服，预约上门安装', 190, FONT)).toEqual(['在平台购买智能设备后，', '联系售后客服，预约上门安装']);
        expect(wrap('按时送达，逾期每天赔付', 130, FONT)).toEqual(['按时送达，', '逾期每天赔付']);
        expect(wrap('Share of information 8% → ~15%, via WeChat', 160, FONT)).toEqual(['Share of information', '8% → ~15%, via WeChat']);
    });
    test('a small word stays with what it leads to', () => {
        for (let widthPx = 119; widthPx <= 200; widthPx += 3) for (const line of wrap('“Your mechanic is Tom”, via Text message', widthPx, FONT)) expect(line, `${widthPx} px`).not.toMatch(/ via$/);
    });
    test('no line begins with an arrow between two amounts', () => {
        for (let widthPx = 90; widthPx <= 200; widthPx += 3) for (const line of wrap('产品信息占内容的比例 8% → ~15%, via 微信公众号', widthPx, FONT)) expect(line, `${widthPx} px`).not.toMatch(/^→|→$/);
    });
    test('a surrogate pair stays whole', () => {
        for (const line of wrap('𠮷🚲'.repeat(20), 30, FONT)) expect(line).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
    });

    const TEXTS = [
        '送达（次日达）：请保持电话畅通，谢谢！', '他说：“明天上午李工送到，改期请点此”。', '「加急」处理——请联系客服（9:00–21:00）…', 'Wait (or call “care”), then pay.', '支払いが完了しました。（領収書はメールで送ります）',
    ];
    test.each(TEXTS)('no line of “%s” begins with closing or ends with opening punctuation, and nothing is lost', (text) => {
        for (let widthPx = 80; widthPx <= 300; widthPx += 7) {
            const lines = wrap(text, widthPx, FONT);
            for (const line of lines.slice(1)) expect(line, `${widthPx} px`).not.toMatch(/^[，。、：；！？）」”…)]/);
            for (const line of lines.slice(0, -1)) expect(line, `${widthPx} px`).not.toMatch(/[（「“(]$/);
            expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
            for (const line of lines) expect(widthOf(line, FONT)).toBeLessThanOrEqual(widthPx);
        }
    });
});

describe('eastAsianLanguageOf', () => {
    test.each([
        ['Get a bike repaired', undefined], ['预约上门安装', 'zh-Hans'], ['從選車到提車', 'zh-Hant'], ['共享租車 Rent', 'zh-Hant'], ['支払いが完了', 'ja'], ['예약', 'ko'], ['天地人', 'zh-Hans'],
    ])('%s', (text, language) => expect(eastAsianLanguageOf(text)).toBe(language));
});
