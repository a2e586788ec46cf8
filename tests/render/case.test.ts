import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import type { Locale } from '../../src/render/words';
import { randomJourney } from '../harness/random-journey';
import { pictureOf, sceneOf, type PictureOptions } from './pictures';
import { sceneFaults } from './scene-faults';

const PLAN = `
owner shop "Shop"
supplier courier "Courier"
channel phone "Phone" : voice
information address "Address"
journey order "Order" {
  for buyer
  owner shop
  stage buy "Buy" { touchpoint pay "Pay" { initiated by customer  asks address } }
  stage wait "Wait" { touchpoint pack "Pack the parcel" { owner shop  initiated by owner } }
  stage get "Get" { touchpoint arrive "It arrives" { owner courier  initiated by owner  ends success } }
}
persona buyer "Buyer"
`;

/** The picture of a case of the plan above. */
function picture(entries: string, options: PictureOptions = {}, more = ''): string {
    const compiled = compile([{ path: 'a.journey', text: `${PLAN}${more}\ncase c "Six days" of order {\n${entries}\n}\n` }]);
    const subject = { view: 'case' as const, lived: compiled.project.cases[0]! };
    expect(sceneFaults(sceneOf(compiled, subject, options))).toEqual([]);
    return pictureOf(compiled, subject, options);
}
const texts = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);

describe('what was wrong with a moment', () => {
    test('a delay names the promise that was due, which may be another than the one met there', () => {
        const entries = 'at day 1 pay { promises soon "Tomorrow" within 1d }\nat day 5 arrive { meets soon }';
        expect(texts(picture(entries)).join(' ')).toContain('“Tomorrow”: 3 days late');
        expect(texts(picture(entries, { locale: 'zh-Hans' })).join('')).toContain('“Tomorrow”晚了 3 天');
    });
    test('what is asked again is said once', () => {
        const said = texts(picture('at day 1 pay { asks address }\nat day 2 arrive { asks address }')).filter((text) => text.includes('Address'));
        expect(said).toEqual(['Asks: Address', 'asked again: Address']);
    });
});

describe('the days of a case', () => {
    const WAIT = 'at day 1 pay { promises soon "Tomorrow" within 1d }\nat day 4 unplanned "Where is it?" { initiated by customer }\nat day 5 arrive { meets soon }';

    test('days on which nothing happened are as wide as the others', () => {
        const days = [...picture(WAIT).matchAll(/<rect x="(\S+)" y="\S+" width="(\S+)" height="\S+" class="case-(?:silent-)?day"/g)].map((match) => Number(match[2]));
        expect(days).toHaveLength(5);
        expect(new Set(days).size).toBe(1);
    });
    test('on an even scale they are one narrow column', () => {
        expect(texts(picture(WAIT, { scale: 'even' }))).toContain('2–3');
    });
    test('a wait while something is owed says how long nobody said anything', () => {
        expect(texts(picture(WAIT))).toContain('2 days without a word');
        expect(texts(picture(WAIT, { locale: 'zh-Hans' }))).toContain('2 天没有任何消息');
    });
    test('a case of months stays narrow enough to read', () => {
        const svg = picture('at day 1 pay { promises soon "Tomorrow" within 1d }\nat day 200 arrive { meets soon }');
        expect(Number(/width="(\d+)"/.exec(svg)![1])).toBeLessThan(1200);
    });
    test('dates are shown as dates', () => {
        expect(texts(picture('at 2026-06-01 pay\nat 2026-06-03 arrive'))).toEqual(expect.arrayContaining(['2026-06-01', '2026-06-02', '2026-06-03']));
    });
    test('what has no day stands before them', () => {
        expect(texts(picture('at before pay\nat day 1 arrive')).indexOf('Before')).toBeLessThan(texts(picture('at before pay\nat day 1 arrive')).indexOf('Day 1'));
    });
});

describe('what happened', () => {
    test('who started it, what was not planned, and that the customer had to ask', () => {
        const shown = texts(picture('at day 1 pay { promises soon "Tomorrow" within 1d }\nat day 3 unplanned "Where is it?" { initiated by customer  channel phone  breaks soon because "We forgot" }'));
        expect(shown).toEqual(expect.arrayContaining(['by the customer', 'not in the plan', 'had to ask', 'Phone', '“We forgot”']));
    });
    test('what was asked twice', () => {
        expect(texts(picture('at day 1 pay\nat day 2 unplanned "Once more" { initiated by owner  asks address }'))).toContain('asked again: Address');
    });
    test('a touchpoint of the plan that never came', () => {
        expect(texts(picture('at day 1 pay\nat day 2 arrive')).filter((text) => text === 'never came')).toHaveLength(1);
        expect(texts(picture('at day 1 pay\nmissing pack\nat day 2 arrive')).filter((text) => text === 'never came')).toHaveLength(1);
    });
});

describe('against the plan', () => {
    const FORK = `journey fork "Fork" { for buyer, payer  owner shop  stage s "S" {
  touchpoint ask "Ask" { path -> here when "it is here"  path -> there when "it is there" }
  touchpoint here "Look here" { path -> answer }
  touchpoint there "Look there" { path -> answer }
  touchpoint answer "Answer" { ends success }
} }
persona payer "Payer"`;
    const shown = (entries: string, locale: Locale = 'en'): string => {
        const compiled = compile([{ path: 'a.journey', text: `${PLAN}${FORK}\ncase c "C" of fork {\n${entries}\n}` }]);
        return texts(pictureOf(compiled, { view: 'case', lived: compiled.project.cases[0]! }, { locale })).join(' ');
    };
    test('none of several touchpoints came, over one of which every way of the plan leads', () => {
        expect(shown('at day 1 ask\nat day 2 answer')).toContain('none of them came Look here or Look there');
        expect(shown('at day 1 ask\nat day 2 answer', 'zh-Hans')).toContain('都没有发生 Look here 或 Look there');
        expect(shown('at day 1 ask\nat day 2 answer', 'zh-Hant')).toContain('都沒有發生');
        expect(shown('at day 1 ask\nat day 2 here\nat day 3 answer')).not.toContain('none of them came');
    });
    test('it is the case of one customer: whose, as far as it is said', () => {
        expect(shown('at day 1 ask')).toContain('For not stated, one of: Buyer, Payer');
        expect(shown('for payer\nat day 1 ask')).toMatch(/For Payer (?!,)/);
        expect(shown('at day 1 ask { feels -1 "lost" for payer }')).toContain('For Payer ');
        expect(shown('at day 1 ask', 'zh-Hant')).toContain('未說明，其中之一：Buyer、Payer');
        expect(texts(picture('at day 1 pay')).join(' ')).toContain('For Buyer ');
    });
});

describe('promises', () => {
    test.each([
        ['kept', 'at day 1 pay { promises p "Soon" within 2d }\nat day 2 arrive { meets p }', 'Soon · due day 3 · kept'],
        ['late', 'at day 1 pay { promises p "Soon" within 1d }\nat day 5 arrive { meets p }', 'Soon · due day 2 · broken · 3 days late'],
        ['open', 'at day 1 pay { promises p "Soon" within 9d }\nat day 2 pack', 'Soon · due day 10 · open'],
        ['without a day', 'at day 1 pay { promises p "Soon" }\nat day 2 arrive { meets p }', 'Soon · no day named · kept'],
        ['again', 'at day 1 pay { promises p "Soon" within 1d }\nat day 4 unplanned "Sorry" { breaks p  promises q "Now" within 1d again p }\nat day 5 arrive { meets q }', 'promised again · Now · due day 5 · kept'],
    ])('%s', (_, entries, expected) => expect(texts(picture(entries))).toContain(expected));
});

test('tiles say at a glance when it was due, when it came, and who had to ask', () => {
    const svg = picture('at day 1 pay { promises p "Soon" within 1d }\nat day 3 unplanned "?" { initiated by customer }\nat day 4 arrive { meets p }');
    expect(texts(svg)).toEqual(expect.arrayContaining(['Day 2', 'due', 'Day 4', 'arrived', '2 days', 'later than promised', '1 : 0']));
});

test('the tile of contacts counts those while the customer waited, and says how many nobody is said to have started', () => {
    const waiting = (more: string, options?: PictureOptions): string => texts(picture(`at day 1 pay { promises p "Soon" within 1d }\nat day 3 unplanned "?" { initiated by customer }\n${more}`, options)).join(' ');
    const supplier = 'at day 3 unplanned "The courier rings" { owner courier  channel phone }\nat day 4 arrive { meets p }';
    expect(waiting(supplier)).toContain('1 : 0 contacts while waiting, by the customer : by the company 1 more, not stated by whom');
    expect(waiting(supplier.replace('channel phone', 'initiated by owner'))).toMatch(/1 : 1 contacts while waiting, by the customer : by the company (?!1 more)/);
    expect(waiting(supplier, { locale: 'zh-Hans' })).toContain('1 : 0 等待期间的联系， 客户发起 : 企业发起 另有 1 次，未说明由谁发起');
    expect(waiting(supplier, { locale: 'zh-Hant' })).toContain('另有 1 次，未說明由誰發起');
    // It never came: to the last word that there is.
    expect(waiting('at day 5 unplanned "??" { initiated by customer }')).toContain('2 : 0 contacts while waiting');
});

describe('what the customer felt', () => {
    const FELT = 'at day 1 pay { feels +1 "Easy" }\nat day 3 unplanned "Where is it?" { initiated by customer  feels -2 "Nobody knows anything" }\nat day 4 arrive { feels 0 }';

    test('stands in words with each entry, never as a bare number', () => {
        const shown = texts(picture(FELT));
        expect(shown.join(' ')).toContain('good: “Easy”');
        expect(shown.join(' ')).toContain('very bad: “Nobody knows anything”');
        expect(shown).toContain('neither good nor bad');
        expect(shown.filter((text) => /^[+−]?\d$/.test(text) && !/^[123]$/.test(text))).toEqual([]);
        expect(texts(picture(FELT, { locale: 'zh-Hans' })).join('')).toContain('很糟：“Nobody');
    });
    test('is a line over the days, which stands where the entries stand on the axis, the best highest', () => {
        const svg = picture(FELT);
        expect(texts(svg)).toContain('Emotion');
        const marks = [...svg.matchAll(/<circle cx="(\S+)" cy="(\S+)" r="5" class="map-feeling-0"/g)].map((match) => ({ x: Number(match[1]), y: Number(match[2]) }));
        const numbers = [...svg.matchAll(/<circle cx="(\S+)" cy="\S+" r="9" class="case-number-ground"/g)].map((match) => Number(match[1]));
        expect(marks).toHaveLength(3);
        expect(marks.map(({ x }) => x)).toEqual(numbers.slice(0, 3));
        expect(marks[0]!.y).toBeLessThan(marks[2]!.y);
        expect(marks[2]!.y).toBeLessThan(marks[1]!.y);
        expect(svg).toMatch(/class="map-curve-0"/);
    });
    test('in a case of two people each has a line of its own, and each feeling says whose it is', () => {
        const svg = picture('at day 1 pay { feels +1 "Easy" for buyer  feels -1 "Dear" for payer }\nat day 2 arrive { feels +2 for buyer  feels 0 for payer }\n', { locale: 'en' }, 'persona payer "Payer"');
        expect(svg).toMatch(/class="map-curve-0"[\s\S]*class="map-curve-1"/);
        expect(texts(svg).join(' ')).toContain('Payer – bad: “Dear”');
    });
    test('words without a number have no face and no place on the line', () => {
        const svg = picture('at day 1 pay { feels "Unsure" }\nat day 2 arrive');
        expect(texts(svg).join(' ')).toContain('feels: “Unsure”');
        expect(texts(svg)).not.toContain('Emotion');
    });
    test('nothing is drawn between two feelings where an entry between them says nothing of any', () => {
        expect(picture('at day 1 pay { feels +1 }\nat day 2 unplanned "?"\nat day 3 arrive { feels -1 }')).not.toContain('class="map-curve-0"');
    });
});

describe('the tiles', () => {
    const tiles = (entries: string, options?: PictureOptions): string => texts(picture(entries, options)).slice(0, 30).join(' | ');
    test('say which promise was due, and when it was made', () => {
        expect(tiles('at day 1 pay { promises p "It comes tomorrow" within 1d }\nat day 4 arrive { meets p }'))
            .toContain('Day 2 | due | “It comes tomorrow”, | promised on day 1 | Day 4 | arrived');
    });
    test('speak of the one that never came before one that only came late', () => {
        const shown = tiles('at day 1 pay { promises p "Late" within 1d  promises q "Never" within 2d }\nat day 4 arrive { meets p }\nat day 9 unplanned "?"');
        expect(shown).toContain('Day 3 | due | “Never”, promised on day 1 | not yet | arrived');
    });
    test('of promises that all came in time, of one that had a day', () => {
        expect(tiles('at day 1 pay { promises p "Some day"  promises q "Soon" within 2d }\nat day 2 arrive { meets p  meets q }')).toContain('Day 3 | due | “Soon”, promised on day 1 | Day 2 | arrived');
    });
});

test('one flag stands in the first row, without an empty one above it', () => {
    expect(picture('at day 1 pay\nat day 2 arrive')).toMatch(/d="M\d+ 2h-?\d+[^"]*" class="case-flag-customer"/);
});

describe('odd input', () => {
    test('a case without entries', () => expect(texts(picture(''))).toContain('Nothing has happened yet'));
    test('a plan that is not found', () => {
        const compiled = compile([{ path: 'a.journey', text: 'case c "C" of nowhere { at day 1 visit "x" }' }]);
        expect(sceneFaults(sceneOf(compiled, { view: 'case', lived: compiled.project.cases[0]! }))).toEqual([]);
    });
    test('marks of findings', () => {
        expect(picture('at day 1 pay', { findings: [{ element: 'entry:c@1', severity: 'warning', rule: 'r', message: 'Too late' }, { element: 'case:c', severity: 'info', rule: 's', message: 'Silent' }] }))
            .toMatch(/<title>Silent \[s\]<\/title>[\s\S]*<title>Too late \[r\]<\/title>/);
    });
    test('random cases in every language, on both scales', () => {
        const locales: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
        for (let seed = 1; seed <= 150; seed++) {
            const compiled = compile([{ path: 'a.journey', text: randomJourney(seed) }]);
            for (const lived of compiled.project.cases) {
                const options: PictureOptions = { locale: locales[seed % 3]!, scale: seed % 2 === 0 ? 'even' : 'time' };
                expect(sceneFaults(sceneOf(compiled, { view: 'case', lived }, options)), `seed ${seed}`).toEqual([]);
            }
        }
    });
});
