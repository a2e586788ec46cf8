import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { randomJourney } from '../harness/random-journey';
import { randomFrom } from '../harness/random';
import { pictureOf, sceneOf, subjectsOf, type PictureOptions } from './pictures';
import { sceneFaults } from './scene-faults';

/** The picture of the first portfolio of a text, or of all its journeys. */
function picture(text: string, options: PictureOptions = {}): string {
    const compiled = compile([{ path: 'a.journey', text }]);
    const { subject } = subjectsOf(compiled).find((each) => each.subject.view === 'portfolio')!;
    expect(sceneFaults(sceneOf(compiled, subject, options))).toEqual([]);
    return pictureOf(compiled, subject, options);
}
const texts = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);

const TWO = `
owner bank "Bank"
journey buy "Buy a car" { owner bank  stage s "Choose" { touchpoint pick "Pick it up" { ends success } } }
journey drive "Drive it" { owner bank  state current  stage s "First days" { touchpoint first "First drive" { zooms into buy } } }
handoff buy.pick -> drive.first "Keys" { carries all }
`;

describe('a portfolio', () => {
    const svg = picture(`portfolio life "Car life" { vision "The first car of your dreams"  owner bank  journey buy core  journey drive pilot  unnamed 3 pilot }\n${TWO}`);
    test('shows its vision, the role of each journey, and those that are only counted', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['The first car of your dreams', 'core', 'pilot', 'As it is today', '3 more that are not named · pilot']));
    });
    test('says of each journey whether it is planned or as it is today, where that is written', () => {
        const planned = picture(`portfolio life "Car life" { journey buy  journey drive }\n${TWO.replace('{ owner bank  stage', '{ owner bank  state planned  stage')}`);
        expect(texts(planned)).toEqual(expect.arrayContaining(['Planned', 'As it is today']));
        expect(texts(svg)).not.toContain('Planned');
    });
    test('puts the words of a mark in its middle', () => {
        expect(svg).toMatch(/<text [^>]*text-anchor="middle"[^>]*>As it is today</);
    });
    test('counts the journeys that it shows, and beside them those that are only counted', () => {
        expect(texts(svg).join(' | ')).toContain('2 | journeys | 3 | more, not named | 2 | touchpoints');
    });
    test('ties journeys together, with words where a line leaves and for who points at it', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['Pick it up → First drive · Keys', 'details: First drive']));
        expect(svg).toContain('<title>handoff between journeys: Buy a car → Drive it · Pick it up → First drive · Keys</title>');
    });
    test('names who something comes from where a line arrives, from the nearest above to the farthest below', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['from Buy a car → First drive · Keys', 'details of Drive it · First drive']));
        expect(texts(picture('journey a "A" { mirrors b }\njourney b "B"'))).toContain('other view: A');
        const three = picture('journey a "A" { stage s { touchpoint t } }\njourney b "B" { stage s { touchpoint t } }\njourney c "C" { stage s { touchpoint t } }\njourney d "D" { stage s { touchpoint t } }\nhandoff a.t -> c.t\nhandoff b.t -> c.t\nhandoff d.t -> c.t');
        expect(texts(three).filter((text) => text.startsWith('from '))).toEqual(['from B → t', 'from A → t', 'from D → t']);
    });
    test('each of these words stands at the height of its own arrowhead', () => {
        const both = picture(`${TWO}handoff buy.pick -> drive.first "Car"\n`);
        const rows = [...both.matchAll(/<g data-key="journey:\w+" transform="translate\(0 (\d+)\)"([^]*?)<\/g>/g)].map(([, top, row]) => ({ topPx: Number(top), row: row! }));
        const baselines = rows.flatMap(({ topPx, row }) => [...row.matchAll(/<text(?=[^>]*class="portfolio-arrival")[^>]*\by="(\d+)"/g)].map(([, y]) => topPx + Number(y)));
        const heads = [...both.matchAll(/<path d="M\S+ (\S+)L[^"]*" class="[\w-]*head-[\w-]+"/g)].slice(0, 3).map(([, y]) => Number(y)).sort((a, b) => a - b);
        expect(heads.map((headPx, index) => baselines[index]! - headPx)).toEqual([4, 4, 4]);
    });
    test('explains only the lines that occur', () => {
        expect(texts(svg)).toContain('is detailed by');
        expect(texts(svg)).not.toContain('another view of it');
    });
});

describe('what journeys hand to each other', () => {
    const BANK = `
owner bank "Bank" { owner cards "Cards" }
partner broker "Broker" { accountable bank }
information id "Identity document"
channel app "App" : app
journey open "Open an account" { owner bank  stage s "Apply" { touchpoint ready "Account is open" { promises card "A card" within 5d  promises call "A call" within 1d  ends success } } }
journey card "Use the card" { owner bank.cards  stage s "Get it" { touchpoint arrive "It arrives" { entry  meets open.card }  touchpoint lost "It is lost" { ends exit } } }
journey home "Buy a home" { owner broker  stage s "Look" { touchpoint talk "First talk" { zooms into check  ends success } } }
journey check "Credit check" { owner bank  stage s "Check" { touchpoint score "Score" { ends success } } }
portfolio life "Life" { journey open  journey card  journey home }
handoff open.ready -> card.arrive { mode auto  takes 4d  carries id, open.card  accepted by bank.cards within 1d  tells "It is on its way" via app  fallback bank after 2d }
handoff card.lost -> home.talk { mode cold }
handoff open.ready -> home.talk { mode self  when "Income above 60,000" }
handoff open.ready -> home.talk "In person" { mode warm  choice }
`;
    const svg = picture(BANK);
    const lineOf = (id: string): string => new RegExp(`data-key="way:${id}"[^]*?<path d="[^"]*" class="([^"]*)"`).exec(svg)![1]!;

    test('each mode has a line of its own, and the legend has those that occur', () => {
        expect(['open.ready-&gt;card.arrive', 'card.lost-&gt;home.talk', 'open.ready-&gt;home.talk', 'open.ready-&gt;home.talk#2'].map(lineOf)).toEqual(['map-way-auto', 'map-way-cold', 'map-way-self', 'map-way-warm']);
        expect(texts(svg)).toEqual(expect.arrayContaining(['warm handoff', 'cold handoff', 'customer carries it', 'automatic handoff', 'missing']));
        expect(texts(svg)).not.toContain('handoff between journeys');
    });
    test('its mode, where it leads, when, and how long it takes stand below its name', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['Automatic handoff · to Use the card · 4 days', 'Customer carries it · to Buy a home · When: Income above 60,000', 'Warm handoff · to Buy a home · The customer’s choice']));
    });
    test('what it carries, who accepts it, what the customer hears, and what catches it; absence is drawn', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['Cards, within 1 day', 'Bank, after 2 days']));
        expect(texts(svg).join(' ')).toMatch(/Identity document, A card .*“It is on its way”, via App/);
        // The cold one and the one that the customer carries lack all four, the one that the customer chose only what is carried.
        expect(['carries nothing', 'nobody accepts', 'customer not told', 'no fallback'].map((words) => texts(svg).filter((text) => text === words).length)).toEqual([3, 2, 2, 2]);
        expect(svg.match(/class="map-slot-bad"/g)).toHaveLength(9 + 1);
    });
    test('no two arrows share a head', () => {
        const tips = [...svg.matchAll(/<path d="M(\S+ \S+)L[^"]*" class="map-head-\w+"/g)].map((match) => match[1]!).slice(0, 4);
        expect(new Set(tips).size).toBe(4);
    });
    test('promises at risk, of each journey and of all: late, broken, met nowhere, or dropped on the way', () => {
        expect(texts(svg)).toContain('1 promise at risk');
        expect(texts(svg).join(' | ')).toContain('1 | promise at risk');
        expect(texts(picture(BANK.replace('carries id, open.card', 'carries id').replace('{ entry ', '{ owner broker  entry ')))).toContain('2 promises at risk');
    });
    test('what details a touchpoint is told, in the picture or not', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['details: First talk', 'to Credit check · not shown here']));
        expect(texts(picture(BANK.replace('journey home }', 'journey home  journey check }')))).toContain('to Credit check');
    });
    test('in Chinese', () => {
        expect(texts(picture(BANK, { locale: 'zh-Hans' }))).toEqual(expect.arrayContaining(['自动交接 · 到 Use the card · 4 天', '来自 Open an account → It arrives', '1 个承诺有风险', '不带任何信息', '到 Credit check · 此处未显示']));
        expect(texts(picture(BANK, { locale: 'zh-Hant' }))).toEqual(expect.arrayContaining(['1 個承諾有風險', '來自 Open an account → It arrives', '到 Credit check · 此處未顯示']));
    });
});

test('thirty journeys with sixty handoffs: no two lines lie on each other, and no two heads', () => {
    const random = randomFrom(7);
    const names = Array.from({ length: 30 }, (_, index) => `j${index}`);
    const one = (): string => random.pick(names);
    const handoffs = Array.from({ length: 60 }, () => [one(), one()] as const).filter(([from, to]) => from !== to).map(([from, to]) => `handoff ${from}.t -> ${to}.t { mode ${random.pick(['warm', 'cold', 'self', 'auto'])} }`);
    const svg = picture([...names.map((name) => `journey ${name} "Journey ${name}" { stage s "Stage" { touchpoint t "Touchpoint" } }`), ...handoffs].join('\n'));
    const lines = [...svg.matchAll(/<path d="M\S+ (\S+?)L\S+ \S+?Q(\S+) \S+ \S+ \S+?L\S+ \S+?Q\S+ (\S+) [^"]*" class="map-way-\w+"/g)].map((match) => match.slice(1).map(Number));
    expect(lines.length).toBe(handoffs.length);
    const placed = lines.map(([leaves, xPx, enters]) => ({ leaves: leaves!, xPx: xPx!, enters: enters! }));
    for (const [index, one] of placed.entries()) for (const other of placed.slice(index + 1)) {
        expect([one.leaves, one.enters]).not.toContain(other.leaves);
        expect([one.leaves, one.enters]).not.toContain(other.enters);
        if (one.xPx === other.xPx) expect(Math.max(one.leaves, one.enters) < Math.min(other.leaves, other.enters) || Math.max(other.leaves, other.enters) < Math.min(one.leaves, one.enters)).toBe(true);
    }
});

test('without a portfolio it is all journeys of the project', () => {
    expect(texts(picture(TWO))).toEqual(expect.arrayContaining(['All journeys', 'Buy a car', 'Drive it']));
});

test('two views of one thing are tied once', () => {
    const svg = picture('journey a "A" { mirrors b }\njourney b "B" { mirrors a }');
    expect(svg.match(/class="link"/g)).toHaveLength(1);
});

test('lines run beside each other, the short ones innermost', () => {
    const journeys = ['a', 'b', 'c'].map((name) => `journey ${name} { stage s { touchpoint t } }`).join('\n');
    const svg = picture(`${journeys}\nhandoff a.t -> c.t\nhandoff a.t -> b.t\n`);
    const reach = (id: string): number => Math.max(...[...new RegExp(`data-key="way:${id}"[\\s\\S]*?d="([^"]*)"`).exec(svg)![1]!.matchAll(/[ML Q](\d+(?:\.\d)?) /g)].map((match) => Number(match[1])));
    expect(reach('a.t-&gt;b.t')).toBeLessThan(reach('a.t-&gt;c.t'));
});

test('a journey is marked with all that was found in it, and with nothing of others', () => {
    const svg = picture(TWO, { findings: [
        { element: 'touchpoint:buy.pick', severity: 'warning', rule: 'r', message: 'Too far' }, { element: 'journey:buy', severity: 'info', rule: 's', message: 'No goal' }, { element: 'way:buy.pick->drive.first', severity: 'info', rule: 's', message: 'Cold' },
    ] });
    expect(svg.match(/class="finding-mark"/g)).toHaveLength(1);
    expect(svg).toMatch(/<title>No goal \[s\]&#10;Too far \[r\]&#10;Cold \[s\]<\/title>/);
});

test('one journey is one, also where it is listed twice', () => {
    const svg = picture('portfolio p "P" { journey a  journey a }\njourney a "A"');
    expect(texts(svg).join(' | ')).toContain('1 | journey');
    expect(svg).toContain('1 journey, 0 links between them.');
});

describe('odd input', () => {
    test('no journeys', () => expect(texts(picture('portfolio p "P"'))).toContain('No journeys yet'));
    test('a journey that is not found, and one that is named twice', () => {
        expect(texts(picture('portfolio p "P" { journey nowhere  journey a  journey a }\njourney a "A"')).filter((text) => text === 'A')).toHaveLength(1);
    });
    test('a journey without stages, and more stages than fit in a line', () => {
        expect(texts(picture('journey a "A"'))).toContain('Not worked out yet');
        const stages = Array.from({ length: 30 }, (_, index) => `stage s${index} "核保与新单回访 ${index}" { ${'touchpoint'.concat(` t${index}`)} }`).join(' ');
        expect(texts(picture(`journey a "A" { ${stages} }`)).join('')).toContain('29');
    });
    test('random projects in every language', () => {
        const locales = ['en', 'zh-Hans', 'zh-Hant'] as const;
        for (let seed = 1; seed <= 150; seed++) {
            const compiled = compile([{ path: 'a.journey', text: randomJourney(seed) }]);
            for (const { subject } of subjectsOf(compiled).filter((each) => each.subject.view === 'portfolio')) {
                expect(sceneFaults(sceneOf(compiled, subject, { locale: locales[seed % 3]! })), `seed ${seed}`).toEqual([]);
            }
        }
    });
    test('a new journey at the end moves nothing before it', () => {
        const before = picture(TWO);
        const after = picture(`${TWO}journey own "Own it"\n`);
        const row = (svg: string, id: string): string => new RegExp(`<g data-key="journey:${id}" transform="([^"]*)"`).exec(svg)![1]!;
        for (const id of ['buy', 'drive']) expect(row(after, id)).toBe(row(before, id));
    });
});
