import { describe, expect, test } from 'vitest';
import { longestIncreasing, movedAmong } from '../../src/diff/longest-increasing';
import { randomFrom } from '../harness/random';
import { changesOf, shown } from './changes';

/** A journey of touchpoints: `name "Title" facts`. */
const journey = (...touchpoints: readonly string[]): string => `owner shop "Shop"
channel counter "Counter" : counter
persona anna "Anna"
journey repair "Repair" {
  for anna
  owner shop
  stage all "All" {
    channel counter
${touchpoints.map(each => `    touchpoint ${each}\n`).join('')}  }
}
`;
const [ask, mend, pay] = ['ask "Ask"', 'mend "Mend"', 'pay "Pay" { ends success }'] as const;

describe('what is the same thing', () => {
    test('nothing changed: no line, whatever moves in the text', () => {
        const text = journey(ask, mend, pay);
        expect(shown(text, text)).toEqual([]);
        expect(shown(text, `// A comment\n\n${text.replaceAll('  ', ' ')}`)).toEqual([]);
        const [owner = '', ...rest] = text.split('\n');
        expect(shown(text, [rest.join('\n'), owner])).toEqual([]);
    });

    test('a name that is gone is gone', () => {
        expect(shown(journey(ask, mend, pay), journey(ask, pay))).toEqual(['risky  repair.mend  “Mend” is gone.']);
        expect(shown(journey(ask, pay), journey(ask, mend, pay))).toEqual(['improving  repair.mend  “Mend” is new.']);
    });

    test('a written renaming is one', () => {
        expect(shown(journey(ask, mend, pay), journey(ask, 'fix "Mend" { was mend }', pay))).toEqual(['text  repair.fix  “Mend” is called `fix` in the text now (it was `mend`).']);
    });

    test('a renaming that nobody wrote is a guess, and told as one: by the title', () => {
        expect(shown(journey(ask, mend, pay), journey(ask, 'fix "Mend"', pay))).toEqual(['risky  repair.fix  “Mend” is probably what was `mend`. If so, write `was mend` in it.']);
    });

    test('by its neighbours, when it is alike', () => {
        expect(shown(journey(ask, 'mend "The mechanic mends it"', pay), journey(ask, 'fix "The mechanics mend it"', pay))).toEqual([
            'risky  repair.fix  “The mechanics mend it” is probably what was `mend`. If so, write `was mend` in it.',
            'text  repair.fix  “The mechanics mend it”: title: “The mechanic mends it” → “The mechanics mend it”',
        ]);
    });

    test('never by its place alone', () => {
        expect(shown(journey(ask, mend, pay), journey(ask, 'wait "Drink a cup of tea"', pay))).toEqual(['risky  repair.mend  “Mend” is gone.', 'improving  repair.wait  “Drink a cup of tea” is new.']);
    });

    test('what is renamed is renamed wherever it is spoken of', () => {
        const old = journey('ask "Ask" { asks fault }', 'mend "Mend" { owner lab needs fault }', pay) + 'information fault "Fault"\nowner lab "Lab"\n';
        const now = old.replaceAll('fault', 'problem').replace('problem "Fault"', 'problem "Fault" { was fault }').replaceAll('lab', 'workshop').replace('workshop "Lab"', 'workshop "Lab" { was lab }');
        expect(shown(old, now)).toEqual(['text  workshop  “Lab” is called `workshop` in the text now (it was `lab`).', 'text  problem  “Fault” is called `problem` in the text now (it was `fault`).']);
    });

    test('an inner owner is found under an outer one with another name', () => {
        const old = journey('ask "Ask" { owner house.lab }', pay) + 'owner house "House" { owner lab "Lab" }\n';
        expect(shown(old, old.replaceAll('house.lab', 'home.lab').replace('owner house "House" {', 'owner home "House" {\n  was house\n ')).map(line => line.split('  ').slice(0, 2).join(' '))).toEqual(['text home']);
    });

    test('a promise with another name and the same words is the same', () => {
        const old = journey('ask "Ask" { promises ready "Ready" within 1d }', 'pay "Pay" { meets ready  ends success }');
        expect(shown(old, old.replace('promises ready', 'promises done').replace('meets ready', 'meets done'))).toEqual(['text  repair.done  “Ready” is called `done` in the text now (it was `ready`).']);
        expect(shown(old, old.replace('promises ready "Ready"', 'promises price "Cheap"').replace('meets ready', 'meets price')).map(line => line.split('  ').slice(0, 2).join(' '))).toEqual(['breaking repair.ready', 'improving repair.price']);
    });

    test('in Chinese', () => {
        const old = 'owner 店 "店"\njourney 维修 "维修" {\n  owner 店\n  stage 全部 "全部" {\n    touchpoint 描述 "描述问题"\n    touchpoint 修理 "技师修理"\n    touchpoint 付款 "付款" { ends success }\n  }\n}\n';
        expect(shown(old, old.replace('touchpoint 修理', 'touchpoint 修车'), {}, 'zh-Hans')).toEqual(['risky  维修.修车  “技师修理”很可能就是原来的 `修理`。如果是，请在其中写 `was 修理`。']);
        expect(shown(old, old.replace('    touchpoint 修理 "技师修理"\n', ''), {}, 'zh-Hant')).toEqual(['risky  维修.修理  「技师修理」沒有了。']);
    });

    test('two journeys that are called otherwise can be compared', () => {
        const text = journey(ask, mend, pay);
        const both = text + text.slice(text.indexOf('journey')).replace('journey repair "Repair"', 'journey plan "Plan"').replace(`    touchpoint ${mend}\n`, '');
        expect(shown(both, both, { journeys: [{ old: 'repair', now: 'plan' }] })).toEqual(['risky  repair.mend  “Mend” is gone.', 'text  plan  “Plan”: title: “Repair” → “Plan”']);
    });
});

describe('order', () => {
    test('one move is one change', () => {
        const five = ['a "A"', 'b "B"', 'c "C"', 'd "D"', pay];
        expect(shown(journey(...five), journey('b "B"', 'c "C"', 'd "D"', 'a "A"', pay))).toEqual(['risky  repair.a  “A” comes elsewhere.']);
        expect(shown(journey(...five), journey('a "A"', 'd "D"', 'b "B"', 'c "C"', pay))).toEqual(['risky  repair.d  “D” comes elsewhere: after “C” → after “A”.']);
    });

    test('a stage moves with its touchpoints', () => {
        const stages = (...names: readonly string[]): string => `journey j "J" {\n${names.map(name => `  stage ${name} "${name}" {\n    touchpoint ${name}-one "1"\n    touchpoint ${name}-two "2"\n  }\n`).join('')}}\n`;
        expect(shown(stages('x', 'y', 'z'), stages('y', 'z', 'x')).filter(line => line.includes('comes elsewhere'))).toEqual(['risky  j.x  The stage “x” comes elsewhere.']);
    });

    test('in another stage', () => {
        const two = (first: string, second: string): string => `journey j "J" {\n  stage x "X" {\n    touchpoint a "A"\n${first}  }\n  stage y "Y" {\n${second}    touchpoint c "C" { ends success }\n  }\n}\n`;
        const b = '    touchpoint b "B"\n';
        expect(shown(two(b, ''), two('', b))).toEqual(['risky  j.b  “B” belongs to another stage: “X” → “Y”.']);
    });

    test('the order of channels, owners, tags and declarations means nothing', () => {
        const text = `${journey('ask "Ask" { channel counter, web  tags one, two  asks a, b }', pay)}channel web "Web" : web\ninformation a "A"\ninformation b "B"\n`;
        expect(shown(text, text.replace('counter, web', 'web, counter').replace('one, two', 'two, one').replace('asks a, b', 'asks b, a'))).toEqual([]);
    });

    test('as few things as can be have moved', () => {
        const random = randomFrom(7);
        for (let round = 0; round < 200; round++) {
            const numbers = random.shuffled(Array.from({ length: random.below(9) }, (_, index) => index));
            const kept = longestIncreasing(numbers);
            const all = numbers.reduce<number[]>((best, _, at) => [...best, 1 + Math.max(0, ...best.filter((__, before) => numbers[before]! < numbers[at]!))], []);
            expect(kept.size, numbers.join(' ')).toBe(Math.max(0, ...all));
            const values = [...kept].sort((a, b) => a - b).map(place => numbers[place]!);
            expect(values).toEqual([...values].sort((a, b) => a - b));
            expect(movedAmong(numbers, each => each)).toHaveLength(numbers.length - kept.size);
        }
    });
});

test('a fingerprint is made of kind, element and the value now, never of place or title', () => {
    const old = journey('ask "Ask" { promises ready "Ready" within 1d }', 'pay "Pay" { meets ready  ends success }');
    const [one] = changesOf(old, old.replace('within 1d', 'within 3d'));
    const moved = (text: string): string => `// moved\n\n${text.replaceAll('"Ready"', '"Ready by then"').replaceAll('"Ask"', '"Say"')}`;
    const [other] = changesOf(moved(old), moved(old).replace('within 1d', 'within 3d'));
    expect(one?.kind).toBe('promise-limit-loosened');
    expect(other?.fingerprint).toBe(one?.fingerprint);
    expect(changesOf(old, old.replace('within 1d', 'within 5d'))[0]?.fingerprint).not.toBe(one?.fingerprint);
    const twice = changesOf(journey('ask "Ask" { tells "One thing" tells "Another matter" }', pay), journey(ask, pay)).filter(({ kind }) => kind === 'tells-removed');
    expect(twice.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(new Set(twice.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});
