import { describe, expect, it } from 'vitest';
import { readClock, readDate, readDuration, readQuantity } from '../../src/model/quantity';
import { channelKindOf } from '../../src/model/channel-kind-of';
import { compileText, problemsOf } from '../harness/show';

const H = 3600;
const D = 24 * H;

describe('durations', () => {
    it.each([
        ['30s', 30, 30], ['15min', 900, 900], ['4h', 4 * H, 4 * H], ['2d', 2 * D, 2 * D], ['1w', 7 * D, 7 * D], ['3mo', 90 * D, 90 * D], ['1y', 365 * D, 365 * D],
        ['1d12h', 36 * H, 36 * H], ['1.5h', 5400, 5400], ['1d..3d', D, 3 * D], ['<2d', 0, 2 * D], ['>2d', 2 * D, undefined], ['~2d', 2 * D, 2 * D],
        ['１ｄ', D, D], ['1d．．3d', D, 3 * D], ['1bd', D, 3 * D], ['5bd', 5 * D, 7 * D], ['6bd', 6 * D, 10 * D], ['1d2bd', 3 * D, 5 * D],
    ])('%s', (text, min, max) => {
        const { value, problem } = readDuration(text.replace('ｄ', 'd'));
        expect(problem).toBeUndefined();
        expect([value!.min, value!.max]).toEqual([min, max]);
    });

    it.each([
        ['2 days', 'unknown-unit', '2d'], ['2days', 'unknown-unit', '2d'], ['2天', 'unknown-unit', '2d'], ['3工作日', 'unknown-unit', '3bd'], ['1d-3d', 'range-with-hyphen', '1d..3d'],
        ['1–3d', 'not-a-duration', '1d..3d'], ['3d..1d', 'range-upside-down', '1d..3d'], ['2x', 'unknown-unit', undefined], ['2', 'not-a-duration', undefined], ['<1d..3d', 'not-a-duration', '1d..3d'], ['>=1d..3d', 'not-a-duration', '1d..3d'], ['soon', 'not-a-duration', undefined],
    ])('%s is %s', (text, message, corrected) => {
        expect(readDuration(text).problem).toMatchObject({ message, ...(corrected !== undefined && { corrected }) });
    });
});

describe('the kind of a channel that is called', () => {
    it.each([
        ['app', 'app'], ['APP', 'app'], ['mobile-app', 'app'], ['mobileApp', 'app'], ['store-app', 'app'], ['phone', 'voice'], ['call-center', 'voice'], ['service-hotline', 'voice'], ['phone2', 'voice'],
        ['web-shop', 'web'], ['e-mail', 'email'], ['text-message', 'sms'], ['shop', 'store'], ['wechat', 'social'], ['video-call', 'video'], ['tram', undefined], ['shopping', undefined], ['other', 'other'],
        ['应用', 'app'], ['手机应用', 'app'], ['應用程式', 'app'], ['小程序', 'app'], ['微信小程序', 'app'], ['微信', 'social'], ['企业微信', 'chat'], ['公众号', 'social'], ['网站', 'web'], ['網站', 'web'], ['官网', 'web'],
        ['电话', 'voice'], ['客服电话', 'voice'], ['在线客服', 'chat'], ['短信', 'sms'], ['簡訊', 'sms'], ['邮件', 'email'], ['門市', 'store'], ['线下门店', 'store'], ['门店柜台', 'counter'], ['上门服务', 'visit'], ['快递', 'courier'], ['出租车', undefined],
    ])('%s is %s', (name, kind) => {
        expect(channelKindOf(name)).toBe(kind);
    });
});

describe('numbers', () => {
    it.each([
        ['45%', { value: 45, unit: '%' }], ['<30%', { value: 30, unit: '%', comparison: '<' }], ['>= 80%', { value: 80, unit: '%', comparison: '>=' }],
        ['4.2/5', { value: 4.2, unit: '/5' }], ['1200', { value: 1200 }], ['-12', { value: -12, signed: true }], ['＋5％', { value: 5, signed: true, unit: '%' }],
        ['35s', { value: 35, unit: 's' }], ['~25%', { value: 25, comparison: '~', unit: '%' }],
    ])('%s', (text, quantity) => expect(readQuantity(text).value).toMatchObject(quantity));
    it('what is none says so', () => expect(readQuantity('abc').problem?.message).toBe('not-a-number'));
});

describe('dates and times', () => {
    it.each([['2026-11-21', '2026-11-21'], ['2026-1-2', '2026-01-02'], ['2026-11', '2026-11'], ['2026-11-21 9:05', '2026-11-21T09:05'], ['2028-02-29', '2028-02-29']])('%s', (text, iso) => {
        expect(readDate(text).value).toBe(iso);
    });
    it.each(['2026-13-01', '2026-02-29', '2026-04-31', '2026-00', '2026-11-21 25:00'])('%s is none', text => expect(readDate(text).problem).toBeDefined());
    it('clock times', () => {
        expect(readClock('18：00').value).toBe('18:00');
        expect(readClock('24:01').problem?.message).toBe('not-a-time');
    });
});

describe('a fact that says nothing', () => {
    it.each([
        ['promises', 'promises'], ['promises ""', 'promises'], ['expects', 'expects'], ['expects " "', 'expects'], ['pain', 'pain'], ['opportunity', 'opportunity'],
        ['opportunity { impact high }', 'opportunity'], ['tells ""', 'tells'], ['does ""', 'does'], ['backstage ""', 'backstage'], ['takes ""', 'takes'],
        ['promises p within ""', 'within'], ['expects "x" within " "', 'within'], ['handoff -> u { within "" }', 'within'], ['handoff -> u ""', '""'],
    ])('%s', (fact, keyword) => {
        expect(problemsOf(compileText(`journey j { stage s { touchpoint t {\n${fact}\n} touchpoint u } }\n`)).map(problem => problem.replace(/^2:\d+ /, ''))).toEqual([
            `invalid-value nothing-said ${JSON.stringify({ keyword })}`,
        ]);
    });

    it.each(['journey j ""', 'owner o ""', 'channel c "" : web', 'journey j { stage s "" }', 'journey j { stage s { touchpoint t "" } }', 'case c "" of j { }\njourney j'])('an empty title: %s', text => {
        const compiled = compileText(`${text}\n`);
        expect(problemsOf(compiled).map(problem => problem.replace(/^\S+ /, ''))).toEqual(['invalid-value nothing-said {"keyword":"\\"\\""}']);
        expect(compiled.project.journeys[0]?.title).toBeUndefined();
    });

    it('is said once when it cannot be read either', () => {
        expect(problemsOf(compileText('journey j { stage s { touchpoint t {\npromises 5\n} } }\n')).map(problem => problem.split(' ')[1])).toEqual(['syntax']);
    });
});

describe('nothing at all is no number of times and no limit', () => {
    it.each([
        ['repeats at most 0 times', '0'], ['promises p "x" within 0d', '0d'], ['handoff -> u { within 0min }', '0min'], ['handoff -> u { accepted by o within 0h }', '0h'],
        ['handoff -> u { updates every 0d }', '0d'], ['tells "x" within 0d', '0d'],
    ])('%s', (fact, text) => {
        expect(problemsOf(compileText(`owner o journey j { stage s { touchpoint t { ${fact} } touchpoint u } }\n`)).map(problem => problem.replace(/^\S+ /, ''))).toEqual([
            `invalid-value not-positive {"text":"${text}"}`,
        ]);
    });
    it.each(['takes 0d', 'promises p "x" within 0d..2d', 'handoff -> u { fallback o after 0d }'])('but %s is fine', fact => {
        expect(problemsOf(compileText(`owner o journey j { stage s { touchpoint t { ${fact} } touchpoint u } }\n`))).toEqual([]);
    });
    it('days of a case are counted from 1', () => {
        expect(problemsOf(compileText('journey j { stage s { touchpoint t } }\ncase c of j { at day 0 t }\n'))).toEqual(['2:22 invalid-value day-zero {"text":"0"}']);
    });
});

describe('a wrong value in a text', () => {
    it.each([
        ['takes 2days', '1:43 invalid-value unknown-unit {"text":"2days","unit":"days","nearest":"d"}'],
        ['feels 3', '1:43 invalid-value feeling-out-of-range {"text":"3"}'],
        ['feels', '1:37 invalid-value nothing-said {"keyword":"feels"}'],
        ['repeats at most 1.5 times', '1:53 invalid-value not-whole {"text":"1.5"}'],
        ['measures m 4 at 2026-13', '1:50 invalid-value not-a-date {"text":"2026-13"}'],
    ])('%s', (fact, problem) => {
        const problems = problemsOf(compileText(`journey j { stage s { touchpoint t {${fact} } } }\nmetric m\n`));
        expect(problems.map(text => text.replace(/^1:\d+ /, ''))).toContain(problem.replace(/^1:\d+ /, ''));
    });
});
