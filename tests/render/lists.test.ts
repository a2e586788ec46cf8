import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { elementsIn, parseHtml, textIn } from '../harness/parse-html';
import { allPages } from './html/made-pages';
import { pictureOf } from './pictures';

const SOURCE = `
persona lee "Ms Lee, 34, drives to work"
persona kim "Mr Kim, retired"
metric speed "Speed" { scale count  of customer }
metric trust "Trust" { scale score  of customer }
journey j "Buy a bike" { for lee, kim  goal "Ride soon, and safely"  goal "Spend little"
  measures speed 4
  measures trust 3
  stage s "Choose" { touchpoint t "Pick one" { ends success } } }
portfolio p "All" { for lee, kim  journey j }
case c "A week" of j { for lee, kim  at day 1 t }
`;
const compiled = compile([{ path: 'a.journey', text: SOURCE }]);
const [journey] = compiled.project.journeys;
const texts = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);

describe('a list whose parts have commas themselves', () => {
    test('tells its parts apart in every picture', () => {
        expect(compiled.problems).toEqual([]);
        expect(texts(pictureOf(compiled, { view: 'map', journey: journey! }))).toContain('Ms Lee, 34, drives to work; Mr Kim, retired');
        expect(texts(pictureOf(compiled, { view: 'map', journey: journey! }, { locale: 'zh-Hans' }))).toContain('Ms Lee, 34, drives to work；Mr Kim, retired');
        expect(texts(pictureOf(compiled, { view: 'case', lived: compiled.project.cases[0]! }))).toContain('Ms Lee, 34, drives to work; Mr Kim, retired');
        expect(texts(pictureOf(compiled, { view: 'portfolio', portfolio: compiled.project.portfolios[0], journeys: compiled.project.journeys })).join(' ')).toContain('drives to work; Mr Kim, retired');
        expect(texts(pictureOf(compiled, { view: 'map', journey: journey! }))).toContain('Ride soon, and safely; Spend little');
    });
    test('and in the text of every page', () => {
        for (const [name, page] of allPages(compiled)) {
            const facts = elementsIn(parseHtml(page)).filter(({ tag }) => tag === 'dd').map(textIn);
            expect(facts, name).toContain('Ms Lee, 34, drives to work; Mr Kim, retired');
        }
    });
    test('keeps its commas where none of its parts has one', () => {
        const plain = compile([{ path: 'a.journey', text: SOURCE.replace('Ms Lee, 34, drives to work', 'Ms Lee').replace('Mr Kim, retired', 'Mr Kim') }]);
        expect(texts(pictureOf(plain, { view: 'map', journey: plain.project.journeys[0]! }))).toContain('Ms Lee, Mr Kim');
    });
});

test('what a journey is measured by is one fact, however many measures there are', () => {
    const shown = texts(pictureOf(compiled, { view: 'map', journey: journey! }));
    expect(shown.filter((text) => text === 'Measures')).toHaveLength(1);
    expect(shown).toContain('Speed 4, Trust 3');
});

test('in Chinese what is said further of a thing stands behind a comma, and the items of a list behind a mark of enumeration', () => {
    const chinese = compile([{ path: 'a.journey', text: `owner shop "门店"\nchannel app "应用" : app\nchannel desk "柜台" : counter\njourney j "维修" { owner shop  stage s "送修" { touchpoint t "送到店里" { channel app, desk  promises "明天修好" within 1d  feels +1 "放心"  tells "修好了" via desk  tells "可以取车" via web } } }\nchannel web "Web" : web` }]);
    const [page] = [...allPages(chinese, { locale: 'zh-Hans' })][0]!.slice(1);
    const facts = elementsIn(parseHtml(page!)).filter(({ tag }) => tag === 'dd').map(textIn);
    expect(facts).toEqual(expect.arrayContaining(['应用、柜台', '明天修好，1 天内', '+1，放心', '修好了，通过柜台', '可以取车，通过 Web']));
});
