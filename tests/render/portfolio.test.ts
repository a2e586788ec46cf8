import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { randomJourney } from '../harness/random-journey';
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
    test('counts the journeys that it shows, and beside them those that are only counted', () => {
        expect(texts(svg).join(' | ')).toContain('2 | journeys | 3 | more, not named | 2 | touchpoints');
    });
    test('ties journeys together, with words where a line leaves and for who points at it', () => {
        expect(texts(svg)).toEqual(expect.arrayContaining(['Pick it up → First drive · Keys', 'details: First drive']));
        expect(svg).toContain('<title>handoff between journeys: Buy a car → Drive it · Pick it up → First drive · Keys</title>');
    });
    test('explains only the lines that occur', () => {
        expect(texts(svg)).toContain('is detailed by');
        expect(texts(svg)).not.toContain('another view of it');
    });
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
