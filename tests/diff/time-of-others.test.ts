import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/checks/rule';
import { shown } from './changes';

const DECLARED = `owner shop "Shop"
owner 快递 "快递"
channel app "App" : app
persona anna "小张"
`;
const journey = (...stages: readonly string[]): string => `${DECLARED}journey fly "Fly" {
  for anna
  owner shop
${stages.join('\n')}
}
`;
const stage = (name: string, touchpoints: string): string => `  stage ${name} "${name}" {
    channel app
${touchpoints}
  }`;
const classed = (before: string, after: string, locale: Locale = 'en'): readonly string[] => shown(before, after, {}, locale).map(line => line.replace(/^(\S+) {2}\S+ {2}/, '$1: '));
/** Whatever is told of how long somebody waits. */
const timed = (before: string, after: string, locale: Locale = 'en'): readonly string[] => classed(before, after, locale).filter(line => /slowest way|fits now|upper bound|reckoned|最慢|上限|算出/.test(line));

describe('who does not get it any more does not get it sooner', () => {
    const ASK = '    touchpoint ask "Ask" { promises ready "到货" within 9d\n      path -> fast when "In stock"\n      path -> slow when "缺货" }';
    const FAST = '    touchpoint fast "Fast" { takes 1h  path -> get }';
    const SLOW = '    touchpoint slow "Slow" { takes 3d  path -> get }';
    const GET = '    touchpoint get "Get" { takes 1h  meets ready  ends success }';
    const base = journey(stage('all', [ASK, FAST, SLOW, GET].join('\n')));
    const edited = (...edits: readonly (readonly [string, string])[]): string => edits.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
    }, base);

    test.each(['en', 'zh-Hans', 'zh-Hant'] as const)('%s', locale => {
        const said = (...edits: readonly (readonly [string, string])[]): readonly string[] => timed(base, edited(...edits), locale);
        // The slow touchpoint is still there, and leads nowhere.
        expect(said(['takes 3d  path -> get', 'takes 3d  ends failure'])).toEqual([]);
        // Nobody comes to it.
        expect(said(['\n      path -> slow when "缺货"', ''])).toEqual([]);
        // It is gone with its branch.
        expect(said(['\n      path -> slow when "缺货"', ''], [`${SLOW}\n`, ''])).toEqual([]);
        // It meets the promise no more.
        expect(said(['path -> slow when "缺货"', 'path -> late when "缺货"'], [SLOW, SLOW.replace('slow "Slow"', 'late "Late"').replace('path -> get', 'ends failure')])).toEqual([]);
    });
    test('the same ways in less time are a gain', () => {
        expect(timed(base, edited(['takes 3d', 'takes 2d']))).toEqual(['improving: The slowest way for promise “到货” shrank from 3 days 1 hour to 2 days 1 hour.']);
        expect(timed(base, edited(['takes 3d', 'takes 2d']), 'zh-Hans')).toEqual(['improving: 兑现承诺“到货”的最慢路径由 3 天 1 小时缩短为 2 天 1 小时。']);
    });
    test('a way more beside them takes nothing from it', () => {
        expect(timed(base, edited(['takes 3d  path -> get', 'takes 2d  path -> get\n      path -> fast when "Found"']))).toEqual(['improving: The slowest way for promise “到货” shrank from 3 days 1 hour to 2 days 2 hours.']);
    });
    test('that it fits is none, either', () => {
        const tight = (text: string): string => text.replace('within 9d', 'within 1d');
        expect(timed(tight(base), tight(edited(['takes 3d  path -> get', 'takes 3d  ends failure'])))).toEqual([]);
        expect(timed(tight(base), tight(edited(['takes 3d', 'takes 3h'])))).toEqual(['improving: Promise “到货” (within 1 day) fits now: the slowest way takes 4 hours; it took 3 days 1 hour.']);
    });
});

describe('what is promised later is not kept sooner', () => {
    const PROMISE = ' promises ready "到货" within 9d';
    const line = (first: string, second: string): string => journey(stage('all', `    touchpoint ask "Ask" {${first} }
    touchpoint pay "付款" { takes 2d${second} }
    touchpoint get "Get" { takes 1h  meets ready  ends success }`));

    test('the promise moves to a later touchpoint', () => {
        expect(timed(line(PROMISE, ''), line('', PROMISE))).toEqual([]);
        expect(timed(line(PROMISE, ''), line('', PROMISE), 'zh-Hans')).toEqual([]);
    });
    test('what takes the time moves before it, with its stage', () => {
        const [ask, slow, get] = [stage('first', `    touchpoint ask "Ask" {${PROMISE} }`), stage('second', '    touchpoint pay "付款" { takes 2d }'), stage('third', '    touchpoint get "Get" { takes 1h  meets ready  ends success }')] as const;
        expect(timed(journey(ask, slow, get), journey(slow, ask, get))).toEqual([]);
    });
});

describe('a path that becomes a handoff with a time', () => {
    const board = (way: string, limits: string): string => journey(stage('all', `    touchpoint book "Book" { promises arrive "到达" within 1d${limits}
      ${way} }
    touchpoint board "Board" { takes 10min }
    touchpoint land "Land" { takes 3h  meets arrive  ends success }`));
    const HANDOFF = 'handoff -> board { takes 30min..70min }';

    test.each([['with a condition that no way states', ' or within 2d when "满员"'], ['with one limit', '']])('%s', (_, limits) => {
        const [before, after] = [board('path -> board', limits), board(HANDOFF, limits)];
        expect(timed(before, after)).toEqual(['risky: The slowest way for promise “到达” grew from 3 hours 10 minutes to 4 hours 20 minutes.']);
        expect(timed(before, after, 'zh-Hans')).toEqual(['risky: 兑现承诺“到达”的最慢路径由 3 小时 10 分钟变为 4 小时 20 分钟。']);
        // Where only the order of the text led on, nobody had said how they come there.
        expect(timed(board('', limits), after)).toEqual(['evidence: It can be reckoned now how long 小张 waits for “到达”: at most 4 hours 20 minutes.']);
    });
    test('of a path, it is only said now', () => {
        const [before, after] = [board('path -> board', ''), board('path -> board { takes 1h }', '')];
        expect(timed(before, after)).toContain('evidence: With a time that is said now, 小张 waits for “到达” at most 4 hours 10 minutes; without it, 3 hours 10 minutes was reckoned.');
        expect(timed(before, after, 'zh-Hans')).toContain('evidence: 算上现在写明的时长，小张等“到达”最长 4 小时 10 分钟；此前未计这段，算出 3 小时 10 分钟。');
        expect(timed(board('path -> board', ''), board('path -> board { takes 1h }', '')).filter(line => !line.startsWith('evidence'))).toEqual([]);
    });
});
