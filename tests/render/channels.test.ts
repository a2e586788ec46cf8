import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { randomJourney } from '../harness/random-journey';
import { pictureOf, sceneOf, type PictureOptions } from './pictures';
import { sceneFaults } from './scene-faults';

const DECLARATIONS = `
owner bank "Bank"
supplier courier "Courier"
channel app "App" : app
channel desk "Counter" : counter { hours "09:00-17:00" }
channel van "Van" : courier
metric csat "Satisfaction" { scale percent  target >= 80% }
`;

function picture(journey: string, options: PictureOptions = {}): string {
    const compiled = compile([{ path: 'a.journey', text: `${DECLARATIONS}\n${journey}` }]);
    const subject = { view: 'channels' as const, journey: compiled.project.journeys[0]! };
    expect(sceneFaults(sceneOf(compiled, subject, options))).toEqual([]);
    return pictureOf(compiled, subject, options);
}
const texts = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);
const stage = (facts: string): string => picture(`journey j "J" { owner bank  stage s "S" { ${facts} } }`);

describe('whose figure a measure is', () => {
    const cost = 'metric cost "Cost" { of internal }\n';
    const shown = (measures: string): readonly string[] => texts(picture(`${cost}journey j "J" { owner bank  stage s "S" { ${measures} touchpoint t "Ask" { channel app } } }`));
    test('is said where there are others beside it', () => expect(shown('measures cost 3  measures csat 70%')).toContain('a figure of the company'));
    test('is not said again and again where all are of the company', () => expect(shown('measures cost 3  measures cost 2 via app')).not.toContain('a figure of the company'));
});

describe('what can be done where', () => {
    test('only a channel is not offered, and only in a stage that is worked out', () => {
        const svg = picture('journey j "J" { owner bank measures csat 70%  stage s "S" { touchpoint t "Ask" { channel app } touchpoint u "Wonder" }  stage l "L" { later } }');
        expect(texts(svg)).not.toContain('not offered in this stage');
        expect(svg).not.toContain('class="channels-none"');
    });
    test('a touchpoint of several channels stands in each of them', () => {
        const shown = texts(stage('touchpoint t "Ask" { channel app, desk }'));
        expect(shown.filter((text) => text === 'Ask')).toHaveLength(2);
        expect(shown).toContain('the customer chooses among several channels');
    });
    test('one of a kind is counted in the singular', () => {
        expect(texts(stage('touchpoint t "Ask" { channel app }'))).toEqual(expect.arrayContaining(['channel', 'touchpoint']));
        expect(texts(stage('touchpoint t "Ask" { channel app }  touchpoint u "Get" { channel desk }'))).toEqual(expect.arrayContaining(['channels', 'touchpoints']));
    });
    test('the channels of the stage count for those that name none', () => {
        expect(texts(stage('channel desk  touchpoint t "Ask"'))).toContain('Counter');
    });
    test('each channel says its class and its hours; those of one class stand together', () => {
        const shown = texts(stage('touchpoint t "Ask" { channel van, desk, app }'));
        expect(shown.join(' ')).toContain('by people, open 09:00-17:00');
        const order = ['App', 'Counter', 'Van'].map((name) => shown.indexOf(name));
        expect(order.every((at, index) => at > (order[index - 1] ?? -1))).toBe(true);
    });
    test('what nobody stated has a row of its own', () => {
        expect(texts(stage('touchpoint a "Ask"  touchpoint b "Get" { channel unknown }'))).toContain('No channel stated');
    });
    test('a touchpoint of somebody outside has another dot', () => {
        expect(stage('touchpoint t "Bring" { channel van  owner courier }')).toContain('class="channels-dot-outside"');
    });
    test('a pain in one channel stands there alone, and its sign is explained', () => {
        expect(texts(stage('touchpoint t "Ask" { channel app, desk  pain "Too slow" via app }'))).toContain('pain point in this channel');
        expect(texts(stage('touchpoint t "Ask" { channel app, desk  pain "Too slow" via app }')).filter((text) => text === 'Too slow')).toHaveLength(1);
    });
});

describe('what was measured', () => {
    const measured = (measure: string): readonly string[] => texts(stage(`touchpoint t "Ask" { channel app, desk  measures ${measure} }`));
    test.each([
        ['a value in a channel', 'csat 45% via app', ['Satisfaction', '45%']],
        ['before and after', 'csat <30% to 45% after 1mo via app', ['&lt;30% → 45%', 'after 1 month']],
        ['a change', 'csat by +5%', ['+5%', 'All channels']],
        ['only an order', 'csat via app below desk by ~25%', ['lower than Counter', 'higher than App', 'by ~25%']],
        ['only words', 'csat low via app', ['low']],
        ['collected, no value', 'csat', ['is collected']],
        ['with the target of its metric', 'csat 45% via app', ['45%', 'target ≥80%']],
        ['a bound, as people write it', 'csat <=35% via app', ['≤35%']],
        ['with its source', 'csat 45% via app at 2023-03 source "survey" n 1200', ['2023-03 · survey · n = 1200']],
    ])('%s', (_, measure, expected) => expect(measured(measure)).toEqual(expect.arrayContaining([...expected])));
    test('a share is a bar, beside the target of its metric', () => {
        const svg = stage('touchpoint t "Ask" { channel app  measures csat 50% via app }');
        const [, left, width] = /<rect x="(\d+)" y="\d+" width="(\d+)" height="6" rx="2" class="channels-bar-ground"/.exec(svg)!.map(Number) as [number, number, number];
        expect(svg).toContain(`width="${width / 2}" height="6" rx="2" class="channels-bar"`);
        expect(Number(/<line x1="(\d+)"[^>]*class="channels-target"/.exec(svg)![1])).toBe(left + Math.round(width * 0.8));
    });
    test('what is only about right says so in Chinese, too', () => {
        expect(texts(picture('journey j "J" { stage s "S" { touchpoint t "Ask" { channel app  measures csat ~45% via app } } }', { locale: 'zh-Hans' }))).toContain('约 45%');
    });
    test('its bars are explained: what was before, and the target', () => {
        const svg = stage('touchpoint t "Ask" { channel app  measures csat 30% to 50% via app }');
        expect(texts(svg)).toEqual(expect.arrayContaining(['before', 'target']));
        expect(texts(stage('touchpoint t "Ask" { channel app }'))).not.toContain('before');
    });
    test('names of other channels are not broken within', () => {
        const shown = texts(picture('channel oa "微信公众号" : social\njourney j "J" { stage s "S" { touchpoint t "问" { channel app, oa  measures csat via desk below app, oa } } }'));
        expect(shown).toEqual(expect.arrayContaining(['lower than App,', '微信公众号']));
    });
    test('the head of the whole journey stands over its column', () => {
        const svg = picture('journey j "J" { measures csat 45% via app  stage s "S" { touchpoint t { channel app } } }');
        const [, head] = /<rect x="(\d+)"[^>]*class="ribbon"/.exec(svg)!;
        const cells = [...svg.matchAll(/<rect x="(\d+)\.5"[^>]*class="channels-cell"/g)].map((match) => match[1]);
        expect(cells).toContain(head);
    });
    test('what holds for the whole journey has a column of its own', () => {
        expect(texts(picture('journey j "J" { measures csat 45% via app  stage s "S" { touchpoint t { channel app } } }'))).toContain('Whole journey');
    });
});

describe('odd input', () => {
    test('no channels at all', () => expect(texts(picture('journey j "J"'))).toContain('No channels yet'));
    test('a channel that is not found is called as it is written', () => expect(texts(stage('touchpoint t { channel nowhere }'))).toContain('nowhere'));
    test('random journeys in every language', () => {
        const locales = ['en', 'zh-Hans', 'zh-Hant'] as const;
        for (let seed = 1; seed <= 150; seed++) {
            const compiled = compile([{ path: 'a.journey', text: randomJourney(seed) }]);
            for (const journey of compiled.project.journeys) {
                expect(sceneFaults(sceneOf(compiled, { view: 'channels', journey }, { locale: locales[seed % 3]! })), `seed ${seed}`).toEqual([]);
            }
        }
    });
    test('a new stage at the end moves nothing before it', () => {
        const one = 'stage a "A" { touchpoint t "T" { channel app } }';
        const ribbons = (svg: string): readonly string[] => [...svg.matchAll(/<path d="(M150 0[^"]*)"/g)].map((match) => match[1]!.slice(0, 6));
        expect(ribbons(picture(`journey j "J" { ${one} stage b "B" { touchpoint u "U" { channel app } } }`))).toEqual(ribbons(picture(`journey j "J" { ${one} }`)));
    });
});
