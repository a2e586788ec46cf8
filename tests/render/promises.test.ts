import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import type { Scene, SceneNode } from '../../src/render/scene';
import { evenScale, timeScale } from '../../src/render/views/promises/time-scale';
import { PROMISE_WORDS } from '../../src/render/views/promises/words';
import type { Locale } from '../../src/render/words';
import { exampleProjects } from '../harness/examples';
import { randomFrom } from '../harness/random';
import { randomJourney } from '../harness/random-journey';
import { lineFaults } from './line-faults';
import { pictureOf, sceneOf, type PictureOptions } from './pictures';
import { sceneFaults } from './scene-faults';

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const LINES = { lines: ['promises-limit', 'promises-limit-sooner', 'promises-life', 'lane-line'], cards: [] };
const DAY = 86_400;

function compiledOf(text: string): Compiled {
    return compile([{ path: 'a.journey', text }]);
}
function scene(text: string, options: PictureOptions = {}): Scene {
    const compiled = compiledOf(text);
    return sceneOf(compiled, { view: 'promises', journey: compiled.project.journeys[0]! }, options);
}
interface Drawn { readonly texts: readonly string[]; readonly paints: ReadonlySet<string>; readonly all: string }
function drawnOf(nodes: readonly SceneNode[]): Drawn {
    const texts: string[] = [];
    const paints = new Set<string>();
    const visit = (list: readonly SceneNode[]): void => list.forEach(({ tag, text: content, class: paint, children }) => {
        if (tag === 'text') texts.push(content!);
        if (paint !== undefined) paints.add(paint);
        visit(children ?? []);
    });
    visit(nodes);
    return { texts, paints, all: texts.join(' ') };
}
/** A part of the picture: its texts in the order in which they are read, and each paint that occurs. */
const part = (text: string, key: 'ledger' | 'header' | 'legend', options: PictureOptions = {}): Drawn => drawnOf(scene(text, options).nodes.filter((node) => node.key === key));
const ledger = (text: string, options: PictureOptions = {}): Drawn => part(text, 'ledger', options);
/** The row of one promise or expectation. */
const row = (text: string, key: string, options: PictureOptions = {}): Drawn =>
    drawnOf(scene(text, options).nodes.filter((node) => node.key === 'ledger').flatMap(({ children = [] }) => children.filter((child) => child.key === key)));
const journey = (...touchpoints: readonly string[]): string =>
    `owner shop "Shop" { owner desk "Desk" }\ninformation slot "The agreed slot"\njourney j "Repair" {\n owner shop\n stage s "Stage" {\n${touchpoints.join('\n')}\n }\n}\n`;

describe('what is promised', () => {
    test('its words, by whom, for which expectation, again after which promise', () => {
        const text = journey('touchpoint a { expects quick "No queue" promises p "In an hour" by shop.desk for quick }', 'touchpoint b { promises q "Tomorrow then" again p }');
        expect(row(text, 'promise:j.p').all).toMatch(/^Promise promised again In an hour By Desk For the expectation “No queue” Promised at a/);
        expect(row(text, 'promise:j.q').all).toContain('Again, after “In an hour”');
        expect(row(text, 'expectation:j.quick').all).toMatch(/^Expectation answered by a promise No queue Expected from a/);
    });
    test('in the order in which it is made; without words by its name, without a name as such', () => {
        const { texts } = ledger(journey('touchpoint a { promises first }', 'touchpoint b { promises "No name" expects second }'));
        const order = ['first', 'second', 'No name'].map((word) => texts.indexOf(word));
        expect(order).toEqual([...order].sort((x, y) => x - y));
        expect(texts.join(' ')).toContain('It has no name: nothing can meet it');
    });
    test.each(LOCALES)('nothing is promised: said in words: %s', (locale) => {
        const all = drawnOf(scene(journey('touchpoint a'), { locale }).nodes).all;
        expect(all).toContain({ en: 'Nothing is promised', 'zh-Hans': '还没有承诺', 'zh-Hant': '還沒有承諾' }[locale]);
    });
});

describe('from where to where', () => {
    test('over the handoffs that carry it, and the one that drops it, to where it is met', () => {
        const text = `owner garage\n${journey('touchpoint a "Ask" { promises p handoff -> b { carries p } }', 'touchpoint b "Check" { handoff -> c }', 'touchpoint c "Collect" { owner garage meets p }')}`;
        expect(row(text, 'promise:j.p').all).toContain('Promised at Ask Carried on to Check Not carried on to Collect Met at Collect');
    });
    test('carried to one place under several conditions, it is carried there once', () => {
        const text = journey('touchpoint a "Ask" { promises p "In time" handoff -> b "In stock" { carries p } handoff -> b "Not in stock" { carries p } }', 'touchpoint b "Collect" { meets p }');
        expect(row(text, 'promise:j.p').all).toContain('Promised at Ask Carried on to Collect Met at Collect');
    });
    test('met on the way already, it is met once more afterwards; a way does lead there', () => {
        const text = journey('touchpoint a { expects e "Quick" takes 1h }', 'touchpoint b "Soon" { meets e takes 1h }', 'touchpoint c { promises p "Again" within 1d for e }', 'touchpoint d "Later" { meets p takes 1h }');
        expect(row(text, 'expectation:j.e').all).toContain('Met at Soon Met afterwards at Later');
        expect(ledger(text).all).not.toContain('No way leads');
        expect(row(text, 'expectation:j.e', { locale: 'zh-Hans' }).all).toContain('兑现于 Soon 事后兑现于 Later');
    });
    test('broken on one way, and met on another one', () => {
        const text = journey('touchpoint a { promises p within 1d path -> b path -> c }', 'touchpoint b "Late" { breaks p ends failure }', 'touchpoint c { meets p takes 1h }');
        expect(row(text, 'promise:j.p').all).toMatch(/^Promise in time broken on another way p /);
        expect(part(text, 'header').texts.slice(-4)).toEqual(['0', 'in time', '1', 'broken or contradicted']);
    });
    test('not met yet, nobody gets there, only noted', () => {
        const open = journey('touchpoint a { promises p ends success }', 'touchpoint b { promises q }').replace(/\n \}\n\}\n$/, '\n }\n stage t { later }\n}\n');
        expect(row(open, 'promise:j.p').all).toMatch(/not met yet.*Not met yet$|not met yet.*Not met yet /);
        expect(row(open, 'promise:j.q').all).toContain('No way leads here');
        expect(ledger(journey('touchpoint a { expects "Quick" }')).all).not.toContain('nothing can meet it');
    });
    test('broken with its reason, contradicted, met nowhere, no way', () => {
        expect(row(journey('touchpoint a { promises p }', 'touchpoint b "Late" { breaks p because "no stock" }'), 'promise:j.p').all).toContain('Broken at Late because: no stock');
        expect(row(journey('touchpoint a { expects e }', 'touchpoint b "Never" { contradicts e }'), 'expectation:j.e').all).toContain('Contradicted at Never');
        expect(row(journey('touchpoint a { promises p }'), 'promise:j.p').all).toContain('Met nowhere');
        expect(row(journey('touchpoint a { promises p ends exit }', 'touchpoint b { meets p }'), 'promise:j.p').all).toContain('No way leads from there to where it is met b');
    });
});

describe('how long it takes', () => {
    const way = (limit: string, takes = 'takes 4h..1d'): string => journey(`touchpoint a "Ask" { promises p ${limit} handoff -> b { carries p ${takes} } }`, 'touchpoint b "Get" { takes 30min meets p }');
    test('the steps of the slowest way with their names and lengths, the sum and the limit', () => {
        const { all, paints } = row(way('within 2d'), 'promise:j.p');
        for (const words of ['within 2 days', 'At most 1 day 30 minutes: in time', 'Ask → Get · 4 hours to 1 day', 'Get · 30 minutes']) expect(all).toContain(words);
        for (const paint of ['promises-limit', 'promises-way', 'promises-way-range', 'promises-touchpoint']) expect(paints).toContain(paint);
        expect(paints).not.toContain('promises-over');
    });
    test('what is over the limit is hatched, with by how much', () => {
        const { all, paints } = row(way('within 1d'), 'promise:j.p');
        expect(all).toContain('At most 1 day 30 minutes: late by 30 minutes');
        expect(paints).toContain('promises-over');
        expect(paints).toContain('promises-over-hatch');
    });
    test('a step of unknown length is dotted with a question mark', () => {
        const { all, texts, paints } = row(way('within 1d', ''), 'promise:j.p');
        expect(all).toContain('Ask → Get · not known');
        expect(all).toContain('30 minutes, and what is not known');
        expect(texts).toContain('?');
        expect(paints).toContain('promises-unknown');
    });
    test('a length without an upper limit and a loop without an end are open', () => {
        expect(row(way('within 1w', 'takes >2d'), 'promise:j.p').all).toContain('Ask → Get · no upper limit');
        const loop = row(journey('touchpoint a { promises p within 1d }', 'touchpoint b "Try" { takes 1h repeats }', 'touchpoint c { meets p takes 1h }'), 'promise:j.p');
        expect(loop.all).toContain('Round and round: Try');
        expect(loop.paints).toContain('promises-open');
    });
    test('each condition has a bar of its own; one on no way counts as the latest limit, and the other is dashed', () => {
        const two = journey('touchpoint a { promises p within 1d or within 2d when "rain" path -> b { when "rain" takes 1d } path -> c }', 'touchpoint b { takes 1h }', 'touchpoint c { takes 2h meets p }');
        const bars = row(two, 'promise:j.p');
        expect(bars.all).toContain('within 2 days if “rain”');
        expect(bars.all).toContain('within 1 day');
        const open = row(way('within 12h or within 2d when "rain"'), 'promise:j.p');
        expect(open.all).toContain('within 12 hours, or within 2 days if “rain”');
        expect(open.paints).toContain('promises-limit-sooner');
        expect(open.all).toContain('limit not checked');
        expect(open.all).toContain('At most 1 day 30 minutes: in time only under the condition');
        expect(open.all).toContain('No way has the condition “rain”: it may hold on any of them.');
    });
    test('late against the later one too, by how much is said for both, and no word that it is held against none', () => {
        const late = way('within 2h or within 12h when "rain"');
        expect(row(late, 'promise:j.p').all).toContain('At most 1 day 30 minutes: late by 12 hours 30 minutes under the condition, by 22 hours 30 minutes without it');
        expect(row(late, 'promise:j.p').all).toContain('No way has the condition “rain”: it may hold on any of them.');
        expect(row(late, 'promise:j.p', { locale: 'zh-Hans' }).all).toContain('最多 1 天 30 分钟，条件成立时超时 12 小时 30 分钟，不成立时超时 22 小时 30 分钟');
        expect(row(late, 'promise:j.p', { locale: 'zh-Hant' }).all).toContain('沒有路徑寫明條件「rain」：每一條都可能符合。');
    });
    test('an earlier one, whose condition no way has, is not checked', () => {
        const { all } = row(way('within 2d or within 1h when "express"'), 'promise:j.p');
        expect(all).toContain('At most 1 day 30 minutes: in time');
        expect(all).toContain('Not checked: within 1 hour if “express”. No way has this condition.');
        expect(row(way('within 2d or within 1h when "加急"'), 'promise:j.p', { locale: 'zh-Hans' }).all).toContain('未检查：1 小时内（加急）。没有路径写明这个条件。');
    });
    test('a bar for each place where it is met', () => {
        const text = journey('touchpoint a { promises p within 1d path -> b path -> c }', 'touchpoint b "Here" { meets p takes 1h ends success }', 'touchpoint c "There" { meets p takes 2d ends success }');
        const { texts } = row(text, 'promise:j.p');
        expect(texts.filter((word) => word === 'Here' || word === 'There')).toHaveLength(4);
    });
    test('no limit, a limit in words and an agreed time are said, and how long it takes all the same', () => {
        for (const [limit, words] of [['', 'No limit in time'], ['within "soon"', '“soon” is no time'], ['at slot', 'At the agreed time: The agreed slot']] as const) {
            const { all, paints } = row(way(limit), 'promise:j.p');
            expect(all).toContain(words);
            expect(all).toContain('At most 1 day 30 minutes');
            expect(paints).not.toContain('promises-limit');
        }
    });
    test('of a very long way the longest steps are named', () => {
        const steps = Array.from({ length: 40 }, (_, index) => `touchpoint t${index} "Step ${index}" { takes ${index + 1}min }`);
        const { all, texts } = row(journey('touchpoint a { promises p within 2d }', ...steps, 'touchpoint z { takes 1min meets p }'), 'promise:j.p');
        expect(all).toContain('30 shorter steps');
        expect(texts).toContain('Step 39 · 40 minutes');
        expect(texts).not.toContain('Step 0 · 1 minute');
    });
    test('lengths of time in the words of each language', () => {
        expect(row(way('within 2d'), 'promise:j.p', { locale: 'zh-Hans' }).all).toContain('Ask → Get · 4 小时到 1 天');
        expect(row(way('within 1d'), 'promise:j.p', { locale: 'zh-Hant' }).all).toContain('最多 1 天 30 分鐘，逾時 30 分鐘');
    });
});

describe('the axis', () => {
    const labels = (seconds: number): readonly string[] => timeScale(seconds, 600, 'en').ticks.map(({ label }) => label);
    test.each([
        [45, ['0', '10 seconds', '20 seconds']], [90 * 60, ['0', '15 minutes', '30 minutes']], [DAY, ['0', '3 hours', '6 hours']], [4 * DAY, ['0', '1 day', '2 days']], [30 * DAY, ['0', '5 days', '10 days']],
        [200 * DAY, ['0', '1 month', '2 months']], [20 * 365 * DAY, ['0', '5 years', '10 years']], [0, []],
    ])('%d seconds: round times that have room', (seconds, first) => expect(labels(seconds).slice(0, 3)).toEqual(first));
    test('the last word, which ends with the axis, does not touch the one before', () => {
        const { texts } = ledger(journey('touchpoint a { promises p "P" within 10d }', 'touchpoint b { takes 20d }', 'touchpoint c { meets p ends success }'));
        expect(texts).toEqual(expect.arrayContaining(['16 days', '20 days']));
        expect(texts).not.toContain('18 days');
    });
    test('words of ticks never touch', () => {
        for (let seconds = 1; seconds < 2e9; seconds = Math.ceil(seconds * 1.13)) {
            const { ticks } = timeScale(seconds, 556, 'en');
            for (const [index, { xPx }] of ticks.slice(1).entries()) expect(xPx - ticks[index]!.xPx, String(seconds)).toBeGreaterThan(30);
        }
    });
    test('true to time, every second is as wide; even, every step is', () => {
        expect(timeScale(100, 600, 'en').endsPx([25, 100])).toEqual([150, 600]);
        const even = evenScale(4, 600);
        expect(even.endsPx([25, 100])).toEqual([110, 220]);
        expect(even.atPx(25, [25, 100])).toBe(110);
        expect(even.atPx(62.5, [25, 100])).toBe(165);
        expect(even.atPx(500, [25, 100])).toBe(275);
    });
    test('its times are equal steps apart, up to the last one', () => {
        const shown = ledger(journey('touchpoint a { promises p within 2d }', 'touchpoint b { meets p takes 1d }')).texts.filter((each) => /^(?:0|\d+ hours)$/.test(each));
        expect(shown).toEqual(['0', '6 hours', '12 hours', '18 hours', '24 hours', '30 hours', '36 hours', '42 hours', '48 hours']);
    });
    test('the scale is said, and an even one has no times', () => {
        const text = journey('touchpoint a { promises p within 2d }', 'touchpoint b { meets p takes 1d }');
        expect(ledger(text).texts).toContain('6 hours');
        expect(ledger(text, { scale: 'even' }).texts).not.toContain('6 hours');
        expect(ledger(text, { scale: 'even' }).all).toContain('every step alike');
    });
});

describe('figures, legend and findings', () => {
    test.each(LOCALES)('%s: the map and the promises have one word and one paint for one state', (locale) => {
        const text = journey('touchpoint a { expects e "E" promises p within 1d or within 2d when "rain" promises q promises r }', 'touchpoint b { takes 1h meets p contradicts e breaks q }');
        const compiled = compiledOf(text);
        const map = drawnOf(sceneOf(compiled, { view: 'map', journey: compiled.project.journeys[0]! }, { locale }).nodes);
        const { states, limitUnchecked } = PROMISE_WORDS[locale];
        for (const drawn of [map, ledger(text, { locale })]) {
            for (const word of [limitUnchecked, states.contradicted, states.broken, states.dangling]) expect(drawn.texts).toContain(word);
            expect(drawn.all).not.toContain(states.unknown);
            expect(drawn.paints).toContain('pill-expectation');
        }
    });
    test.each([['en', 'within 1 day if “rain”'], ['zh-Hans', '1 天内（rain）'], ['zh-Hant', '1 天內（rain）']] as const)('%s: where only a limit cannot be checked, that is said, and counted so', (locale, limit) => {
        const { limitUnchecked, states, unchecked, tiles } = PROMISE_WORDS[locale];
        const text = journey('touchpoint a { promises p within 1d when "rain" }', 'touchpoint b { takes 1h meets p }');
        expect(row(text, 'promise:j.p', { locale }).all).toContain(limitUnchecked);
        expect(row(text, 'promise:j.p', { locale }).all).toContain(unchecked(limit));
        expect(row(text, 'promise:j.p', { locale }).all).not.toContain(states.unknown);
        expect(part(text, 'header', { locale }).texts.slice(-4)).toEqual(['0', tiles.inTime, '1', tiles.unchecked]);
    });
    test('how many are in time, and of what is not only what occurs', () => {
        const text = journey('touchpoint a { promises p within 1d promises q within 1h promises r promises s expects e }', 'touchpoint b { takes 2h meets p, q, r contradicts e }');
        expect(part(text, 'header').texts.slice(-10)).toEqual(['1', 'in time', '1', 'late', '1', 'without a limit in time', '1', 'met nowhere', '1', 'broken or contradicted']);
        expect(part(journey('touchpoint a { promises p }', 'touchpoint b { meets p }'), 'header').texts.slice(-4)).toEqual(['0', 'in time', '1', 'without a limit in time']);
    });
    test('what is late and broken counts as both, and says so', () => {
        const text = journey('touchpoint a { promises p within 1h promises q within 1d path -> b path -> c }', 'touchpoint b { takes 2h breaks p meets q ends failure }', 'touchpoint c { takes 3h meets p, q }');
        expect(part(text, 'header').texts.slice(-7)).toEqual(['1', 'in time', '1', 'late', '1', 'broken or contradicted', '1 also late']);
        expect(scene(text).description).toBe('2 promises and expectations, 1 late, 1 broken or contradicted.');
        expect(part(text, 'header', { locale: 'zh-Hans' }).texts.slice(-3)).toEqual(['1', '被打破或被否定', '其中 1 个会超时']);
        expect(part(text, 'header', { locale: 'zh-Hant' }).texts.slice(-3)).toEqual(['1', '被打破或被否定', '其中 1 個會逾時']);
    });
    test('the legend lists only what occurs', () => {
        expect(part(journey('touchpoint a { promises p }'), 'legend').texts).toEqual([]);
        expect(part(journey('touchpoint a { promises p within 1d }', 'touchpoint b { takes 1h meets p }'), 'legend').texts).toEqual(['at a touchpoint', 'limit']);
    });
    test('a finding is marked once on its row, that of a handoff that drops it too', () => {
        const text = `owner garage\n${journey('touchpoint a { promises p handoff -> b }', 'touchpoint b { owner garage meets p }')}`;
        const findings = [{ element: 'promise:j.p', severity: 'error', rule: 'r', message: 'On the promise' }, { element: 'way:j.a->b', severity: 'info', rule: 'r', message: 'On the handoff' }] as const;
        const compiled = compiledOf(text);
        const svg = pictureOf(compiled, { view: 'promises', journey: compiled.project.journeys[0]! }, { findings });
        for (const { message } of findings) expect(svg.split(message).length - 1).toBe(1);
        expect(faults(compiled, 'en')).toEqual([]);
    });
});

describe('odd input', () => {
    test.each([
        ['no stages', 'journey j "Bare"'], ['half-written', 'journey j "Half" {\n stage s "Stage" {\n touchpoint t "Point" {\n promises p "x" within \n'],
        ['names that are not found', journey('touchpoint a { promises p within 1d by nobody for nothing again never at nowhere handoff -> b { carries p, what } }', 'touchpoint b { meets p, q breaks r }')],
        ['one name twice', journey('touchpoint a { promises p "One" promises p "Two" }', 'touchpoint b { meets p }')],
        ['it takes no time', journey('touchpoint a { promises p within 0s }', 'touchpoint b { takes 0s meets p }')],
        ['very long words', journey(`touchpoint a "${'Supercalifragilisticexpialidocious'.repeat(8)}" { promises p "${'很长的承诺'.repeat(60)}" within 1d or within 2d when "${'x'.repeat(300)}" }`, `touchpoint b "${'y'.repeat(300)}" { takes 3d meets p }`)],
        ['a century beside a second', journey('touchpoint a { promises p within 100y promises q within 1s }', 'touchpoint b { takes 1s meets p, q }')],
    ])('%s', (_, text) => {
        for (const locale of LOCALES) expect(faults(compiledOf(text), locale)).toEqual([]);
    });
});

describe('on random journeys', () => {
    test('nothing overlaps, no line runs through a text', () => {
        for (let seed = 1; seed <= 200; seed++) for (const fault of faults(compiledOf(randomJourney(seed)), LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
    });
    test('full of bars', () => {
        const lengths = ['30s', '15min', '4h', '1d', '1d..3d', '~2d', '<2d', '>2d', '2bd', '1w'];
        let bars = 0;
        for (let seed = 1; seed <= 150; seed++) {
            const random = randomFrom(seed);
            const count = 2 + random.below(8);
            const touchpoints = Array.from({ length: count }, (_, at) => {
                const limit = (): string => `within ${random.pick(lengths)}`;
                const facts = [
                    ...(random.chance(80) ? [`takes ${random.pick(lengths)}`] : []), ...(random.chance(15) ? [random.chance(50) ? 'repeats' : 'repeats at most 3 times'] : []),
                    `promises p${at} "${random.pick(['Done soon', '尽快处理', 'A very long promise that nobody can remember'])}" ${limit()}${random.chance(40) ? ` or ${limit()} when "raining 下雨"` : ''}`,
                    ...(at > 0 ? [`meets p${random.below(at)}, p${random.below(at)}`] : []),
                    ...(at < count - 1 && random.chance(60) ? [`handoff -> t${at + 1} { ${random.chance(70) ? `takes ${random.pick(lengths)}` : ''} ${random.chance(50) ? `carries p${at}` : ''} ${random.chance(30) ? 'when "raining 下雨"' : ''} }`] : []),
                ];
                return `touchpoint t${at} { ${facts.join('  ')} }`;
            });
            const compiled = compiledOf(journey(...touchpoints));
            bars += bytes(journey(...touchpoints)).join('').split('class="promises-track"').length - 1;
            for (const fault of faults(compiled, LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
        }
        expect(bars).toBeGreaterThan(500);
    });
    test('the same text gives the same bytes', () => {
        for (let seed = 1; seed <= 20; seed++) expect(bytes(randomJourney(seed))).toEqual(bytes(randomJourney(seed)));
    });
    test('a promise at the end moves no row before it', () => {
        const rows = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `touchpoint t${index} { takes ${index + 1}h promises p${index} "Promise ${index}" within ${index + 2}h }`);
        const tops = (text: string): ReadonlyMap<string, unknown> => new Map(scene(text).nodes.flatMap(({ children = [] }) => children).flatMap(({ key, class: name, attributes }) => (name === 'promise-row' ? [[key!, attributes.transform]] : [])));
        const [before, after] = [tops(journey(...rows(12))), tops(journey(...rows(13)))];
        expect(before.size).toBe(12);
        for (const [key, top] of before) expect(after.get(key)).toBe(top);
    });
    test('hundreds of promises', () => {
        const touchpoints = Array.from({ length: 300 }, (_, index) => `touchpoint t${index} "Touchpoint ${index}" { takes 1h ${index % 3 === 0 ? `promises p${index} "Soon" within ${1 + (index % 5)}h` : `meets p${index - (index % 3)}`} }`);
        expect(faults(compiledOf(journey(...touchpoints)), 'en')).toEqual([]);
    });
});

describe('with every sign', () => {
    // Renewed with -u, and then looked at.
    test.each([
        { name: 'car-loan-zh', theme: 'dark', locale: 'zh-Hans', scale: 'time' }, { name: 'every-fate', theme: 'light', locale: 'en', scale: 'time' }, { name: 'every-fate', theme: 'print', locale: 'zh-Hant', scale: 'even' },
    ] as const)('$name $scale', async ({ name, scale, ...look }) => {
        const compiled = compiledOf(readFileSync(join(__dirname, 'goldens', `${name}.journey`), 'utf8'));
        expect(compiled.problems).toEqual([]);
        await expect(pictureOf(compiled, { view: 'promises', journey: compiled.project.journeys[0]! }, { ...look, scale })).toMatchFileSnapshot(join('goldens', `${name}.promises${scale === 'even' ? '.even' : ''}.svg`));
    });
});

describe('on the examples', () => {
    test.each(exampleProjects())('$path', ({ files }) => {
        const compiled = compile(files.map(({ path, text }) => ({ path, text })));
        for (const locale of LOCALES) for (const fault of faults(compiled, locale)) expect.fail(fault);
    });
});

function faults(compiled: Compiled, locale: Locale): readonly string[] {
    return compiled.project.journeys.flatMap((each) => (['time', 'even'] as const).flatMap((scale) => {
        const picture = sceneOf(compiled, { view: 'promises', journey: each }, { locale, scale });
        return [...sceneFaults(picture), ...lineFaults(picture, LINES)];
    }));
}

function bytes(text: string): readonly string[] {
    const compiled = compiledOf(text);
    return compiled.project.journeys.map((each) => pictureOf(compiled, { view: 'promises', journey: each }));
}
