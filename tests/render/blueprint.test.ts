import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import type { PictureContext } from '../../src/render/picture';
import type { Scene, SceneNode } from '../../src/render/scene';
import type { Locale } from '../../src/render/words';
import { exampleProjects } from '../harness/examples';
import { randomJourney as richJourney } from '../harness/random-journey';
import { lineFaults } from './line-faults';
import { pictureOf, sceneOf, type PictureOptions } from './pictures';
import { randomJourney } from './random-journeys';
import { sceneFaults } from './scene-faults';

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const LINES = {
    lines: [
        'way-path', 'way-fallback', 'blueprint-warm', 'blueprint-cold', 'blueprint-self', 'blueprint-auto', 'blueprint-plain', 'blueprint-undeclared', 'blueprint-link', 'lane-line',
        'blueprint-line-interaction', 'blueprint-line-visibility', 'blueprint-line-internal',
    ],
    cards: ['card', 'card-outside', 'blueprint-thing', 'blueprint-backstage', 'blueprint-support', 'blueprint-outside-item', 'blueprint-system'],
};

function compiledOf(text: string): Compiled {
    return compile([{ path: 'a.journey', text }]);
}
function scene(text: string, options: PictureOptions = {}): Scene {
    const compiled = compiledOf(text);
    return sceneOf(compiled, { view: 'blueprint', journey: compiled.project.journeys[0]! }, options);
}
/** Every text of a part of the picture, in the order in which it is read, and each paint that occurs. */
function drawn(text: string, options: Partial<PictureContext> = {}, part: 'table' | 'header' | 'legend' = 'table'): { readonly texts: readonly string[]; readonly paints: ReadonlySet<string>; readonly all: string } {
    const texts: string[] = [];
    const paints = new Set<string>();
    const visit = (nodes: readonly SceneNode[]): void => nodes.forEach(({ tag, text: content, class: paint, children }) => {
        if (tag === 'text') texts.push(content!);
        if (paint !== undefined) paints.add(paint);
        visit(children ?? []);
    });
    visit(scene(text, options).nodes.filter(({ key }) => part === 'table' ? key !== 'legend' && key !== 'header' : key === part));
    return { texts, paints, all: texts.join('\n') };
}
const legend = (text: string): string => drawn(text, {}, 'legend').all;
const OWNERS = [
    'owner shop "Shop" { owner desk "Desk" owner workshop "Workshop" }', 'supplier post "FastPost" { accountable shop.desk owner rider "Rider" }', 'partner bank "Bank"',
    'channel app "Mobile app" : app', 'channel door "At the door" : visit', 'system crm "CRM"', '',
].join('\n');
/** A journey of one stage. */
const journey = (...touchpoints: readonly string[]): string => `${OWNERS}journey j "Repair" {\n owner shop.desk\n stage s "Stage" {\n${touchpoints.join('\n')}\n }\n}\n`;

describe('the lanes', () => {
    test('what the customer does stands above the line of interaction, who performs it below it', () => {
        const { texts } = drawn(journey('touchpoint t "Bring it in" { channel app does "Describes what is wrong" }'));
        const order = ['Customer actions', 'Bring it in', 'Describes what is wrong', 'Desk', 'Mobile app'].map((text) => texts.indexOf(text));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(order).not.toContain(-1);
    });
    test('a lane that nobody fills is not drawn; the lines of interaction and visibility are', () => {
        const { all } = drawn(journey('touchpoint t "One"'));
        expect(all).toContain('Line of interaction');
        expect(all).toContain('Line of visibility');
        for (const lane of ['Physical evidence', 'Backstage', 'Support processes', 'Systems', 'Line of internal']) expect(all).not.toContain(lane);
    });
    test('physical evidence, backstage, support and systems are drawn where they are stated', () => {
        const { all } = drawn(journey('touchpoint t "One" { physical "Receipt"  backstage "Tags the bike" by shop.workshop using crm  support "Orders parts" by shop.workshop }'));
        for (const text of ['Physical evidence', 'Receipt', 'Backstage', 'Tags the bike', 'Workshop', 'CRM', 'Systems', 'Line of internal', 'Support processes', 'Orders parts']) expect(all).toContain(text);
    });
    test('what somebody outside adds stands in a lane of its own, below that of the company, with the word for who it is', () => {
        const both = drawn(journey('touchpoint t "One" { backstage "Scores" by bank  support "Orders parts" by shop.workshop  support "Lends" by bank }'));
        const order = ['Scores', 'Line of internal', 'Support processes', 'Orders parts', 'Support', 'Lends'].map((text) => both.texts.findIndex((line) => line.startsWith(text)));
        expect(order).not.toContain(-1);
        expect(both.texts.indexOf('Orders parts')).toBeLessThan(both.texts.indexOf('Lends'));
        expect(both.texts.filter((line) => line === 'Bank · partner')).toHaveLength(2);
        expect(both.paints.has('blueprint-outside-item')).toBe(true);
        const alone = drawn(journey('touchpoint t "One" { support "Lends" by bank }'));
        for (const text of ['Support processes', 'Line of internal']) expect(alone.all).not.toContain(text);
        expect(legend(journey('touchpoint t "One" { support "Lends" by bank }'))).toContain('outside owner');
    });
    test('a system is one bar over touchpoints that follow each other, and another one after a gap', () => {
        const uses = (name: string): string => `touchpoint ${name} { backstage "Looks it up" using crm }`;
        const bars = JSON.stringify(scene(journey(uses('a'), uses('b'), 'touchpoint c', uses('d'))).nodes).split('"blueprint-system"').length - 1;
        expect(bars).toBe(2);
    });
    test('there is a lane for each owner that performs a touchpoint, those inside before those outside', () => {
        const { texts } = drawn(journey('touchpoint a { owner post.rider }', 'touchpoint b { owner shop.workshop }', 'touchpoint c'));
        const order = ['Workshop', 'Desk', 'Rider'].map((text) => texts.indexOf(text));
        expect(order).toEqual([...order].sort((a, b) => a - b));
    });
    test('an owner inside says where it belongs; lanes outside stand in a dashed frame, with the word and who inside answers for it', () => {
        const { texts, paints, all } = drawn(journey('touchpoint a { owner post.rider }'));
        expect(all).toContain('FastPost · supplier');
        expect(texts.join(' ')).toContain('Desk answers for it');
        expect(paints).toContain('blueprint-group');
        expect(paints).toContain('card-outside');
        expect(drawn(journey('touchpoint a')).all).toContain('Desk\nShop');
        expect(drawn(journey('touchpoint a')).paints).not.toContain('blueprint-group');
    });
    test('that nobody inside answers for an outside owner is said', () => {
        expect(drawn(journey('touchpoint a { owner bank }')).texts.join(' ')).toContain('Nobody inside answers for it');
    });
    test('an owner that is unknown, not stated or not found has a lane all the same', () => {
        expect(drawn('journey j { stage s { touchpoint t } }').all).toContain('Owner not stated');
        expect(drawn('journey j { stage s { touchpoint t { owner unknown } } }').all).toContain('Owner not stated');
        expect(drawn('journey j { stage s { touchpoint t { owner nobody } } }').all).toContain('nobody');
    });
});

describe('the cards', () => {
    test('who performs a touchpoint shows its channels, what it says, and whom the customer takes it for', () => {
        const { all } = drawn(journey('touchpoint t { owner post.rider channel door, app tells "Here it is" seen as shop }'));
        for (const text of ['At the door', 'Mobile app', '“Here it is”', 'Seen as Shop']) expect(all).toContain(text);
    });
    test('that no channel is stated is said', () => expect(drawn(journey('touchpoint t')).all).toContain('Channel not stated'));
    test('who starts: said, and the link points to who is called on', () => {
        const customer = drawn(journey('touchpoint t { initiated by customer }'));
        const company = drawn(journey('touchpoint t { initiated by owner }'));
        expect(customer.all).toContain('Customer starts');
        expect(company.all).toContain('Company starts');
        expect(customer.paints).toContain('head-implicit');
        expect(drawn(journey('touchpoint t')).paints).not.toContain('head-implicit');
    });
    test('entry, optional, repeats, the moment of truth and the end', () => {
        const { texts } = drawn(journey('touchpoint t { entry optional repeats at most 3 times moment of truth ends success "All is well" }'));
        for (const text of ['Entry', 'Optional', 'Up to 3 times', 'Moment of truth']) expect(texts).toContain(text);
        expect(texts.join(' ')).toContain('Ends: success · All is well');
    });
    test('a complaint alone is painted unlike a signal: most who are let down leave without a word', () => {
        const painted = (signals: string): readonly string[] => [...drawn(journey(`touchpoint t { owner post.rider channel door signal ${signals} }`)).paints].filter((paint) => /signal|complaint/.test(paint));
        expect(painted('complaint')).toEqual(['blueprint-complaint-icon', 'blueprint-complaint']);
        expect(painted('complaint, ticket')).toEqual(['blueprint-signal-icon', 'blueprint-signal']);
    });
    test('an obligation says until when and for which promise, each in words and on a line of its own', () => {
        const bound = (locale: Locale): string => drawn(`${journey('touchpoint t { owner post.rider channel door promises fast "Quickly" within 3d }', 'touchpoint u { meets fast }').replace('accountable shop.desk owner rider', 'accountable shop.desk obligation "On time" within 3d for j.fast owner rider')}`, { locale }).all;
        expect(bound('en')).toContain('By contract:\nOn time\nwithin 3 days\nfor “Quickly”');
        expect(bound('zh-Hans')).toContain('合同约定：\nOn time\n3 天内\n为了“Quickly”');
    });
    test('a signal names who gets it; a touchpoint outside without one is hatched, with the words', () => {
        const seen = drawn(journey('touchpoint t { owner post.rider channel door signal scan, ticket }'));
        expect(seen.texts.join(' ')).toContain('Signal to Desk: scan, ticket');
        expect(seen.paints).not.toContain('blueprint-blind');
        const blind = drawn(journey('touchpoint t { owner post.rider channel door }'));
        expect(blind.all).toContain('Not visible to Desk');
        expect(blind.paints).toContain('blueprint-blind');
        expect(drawn(journey('touchpoint t { channel door }')).paints).not.toContain('blueprint-blind');
    });
    test('another accountable owner of a touchpoint is named', () => {
        expect(drawn(journey('touchpoint t { owner post.rider accountable shop.workshop }')).texts.join(' ')).toContain('Workshop answers for it');
    });
});

describe('the lines', () => {
    test('a handoff says how, when, who accepts it and until when, and what happens else', () => {
        const { texts, paints } = drawn(journey('touchpoint a { handoff -> b { mode warm when "tagged" accepted by shop.workshop within 2h fallback shop.desk after 1d } }', 'touchpoint b { owner shop.workshop }'));
        const all = texts.join(' ');
        for (const text of ['Warm handoff', 'When: tagged', 'Accepted by Workshop within 2 hours', 'Fallback after 1 day: Desk']) expect(all).toContain(text);
        expect(paints).toContain('blueprint-warm');
    });
    test.each([['warm', 'Warm handoff'], ['cold', 'Cold handoff'], ['self', 'Customer carries it'], ['auto', 'Automatic handoff']])('the mode %s has a line of its own', (mode, words) => {
        const { all, paints } = drawn(journey(`touchpoint a { handoff -> b { mode ${mode} } }`, 'touchpoint b { owner post }'));
        expect(all).toContain(words);
        expect(paints).toContain(`blueprint-${mode}`);
    });
    test('a mode in the author\'s own word is said', () => expect(drawn(journey('touchpoint a { handoff -> b { mode tepid } }', 'touchpoint b')).all).toContain('tepid'));
    test('that nobody is said to accept it is drawn, not where the same owner goes on', () => {
        expect(drawn(journey('touchpoint a { handoff -> b }', 'touchpoint b { owner bank }')).all).toContain('Nobody accepts it');
        expect(drawn(journey('touchpoint a { handoff -> b }', 'touchpoint b')).all).not.toContain('Nobody accepts it');
        expect(drawn(journey('touchpoint a { handoff -> b { choice } }', 'touchpoint b { owner bank }')).all).not.toContain('Nobody accepts it');
        expect(drawn(journey('touchpoint a { handoff -> b { choice } }', 'touchpoint b { owner bank }'), {}, 'header').texts).not.toContain('handoffs accepted by somebody');
    });
    test('what several lines into one card say alike is said once', () => {
        const { texts } = drawn(journey('touchpoint a { path -> c { when "done" } }', 'touchpoint b { path -> c { when "done" } }', 'touchpoint c'));
        expect(texts.filter((text) => text === 'When: done')).toHaveLength(1);
    });
    test('another owner without a handoff has a thin line; one team and its organisation are the same owner', () => {
        expect(drawn(journey('touchpoint a', 'touchpoint b { owner post.rider }')).paints).toContain('blueprint-undeclared');
        expect(drawn(journey('touchpoint a', 'touchpoint b { owner shop }')).paints).not.toContain('blueprint-undeclared');
    });
    test('a path says when it is taken, a fallback after which time', () => {
        const { all, paints } = drawn(journey('touchpoint a { path -> c { when "late" }  handoff -> b { fallback c after 2d } }', 'touchpoint b', 'touchpoint c'));
        expect(all).toContain('When: late');
        expect(all).toContain('Fallback after 2 days');
        expect(paints).toContain('way-fallback');
    });
    test('a way to nothing, into another journey and from one is told on the card', () => {
        expect(drawn(journey('touchpoint a { handoff -> nowhere }')).texts.join(' ')).toContain('“nowhere” is not in this journey');
        const two = `${journey('touchpoint a { ends success }')}journey k "Own" { stage s { touchpoint x "Ride" } }\nhandoff j.a -> k.x "Keys"\nhandoff k.x -> j.a "Back"\n`;
        expect(drawn(two).texts.join(' ')).toContain('to Own · Ride');
        expect(drawn(two).texts.join(' ')).toContain('from Own · Ride');
    });
    test('the legend lists only what occurs', () => {
        expect(legend(journey('touchpoint a'))).toBe('who and what is behind it');
        expect(legend(journey('touchpoint a', 'touchpoint b'))).toBe('way of the customer\nwho and what is behind it');
        expect(legend(journey('touchpoint a { initiated by owner handoff -> b { mode auto } }', 'touchpoint b { owner bank }'))).toBe('way of the customer\nautomatic handoff\nthe company starts\nwho and what is behind it\noutside owner\nnot visible inside');
    });
});

describe('figures and findings', () => {
    test('how many handoffs somebody accepts, and how many touchpoints outside can be seen', () => {
        const { texts } = drawn(journey('touchpoint a { handoff -> b { accepted by post } }', 'touchpoint b { owner post signal scan  handoff -> c }', 'touchpoint c { owner bank channel door }'), {}, 'header');
        expect(texts.filter((text) => text === '1 of 2')).toHaveLength(2);
    });
    test('who hears only complaints sees nothing', () => {
        const seen = (signals: string): string => drawn(journey(`touchpoint a { owner post signal ${signals} }`), {}, 'header').texts.join(' ');
        expect(seen('complaint')).toContain('0 of 1');
        expect(seen('complaint, survey')).toContain('1 of 1');
    });
    test('no figures where there is nothing to count', () => expect(drawn(journey('touchpoint a'), {}, 'header').paints).not.toContain('tile'));
    test('a finding is marked once: on the card, and that of a handoff beside its words', () => {
        const text = journey('touchpoint a { promises p "Soon" handoff -> b }', 'touchpoint b');
        const findings = [
            { element: 'touchpoint:j.a', severity: 'error', rule: 'r', message: 'On the touchpoint' }, { element: 'promise:j.p', severity: 'warning', rule: 'r', message: 'On the promise' },
            { element: 'way:j.a->b', severity: 'info', rule: 'r', message: 'On the handoff' },
        ] as const;
        const svg = pictureOf(compiledOf(text), { view: 'blueprint', journey: compiledOf(text).project.journeys[0]! }, { findings });
        for (const { message } of findings) expect(svg.split(message).length - 1, message).toBe(1);
        expect(sceneFaults(scene(text, { findings }))).toEqual([]);
    });
    test('touchpoints carry what a page filters by', () => {
        const svg = pictureOf(compiledOf(journey('touchpoint a { owner post.rider channel door }')), { view: 'blueprint', journey: compiledOf(journey('touchpoint a { owner post.rider channel door }')).project.journeys[0]! });
        expect(svg).toContain('data-owner="post post.rider"');
        expect(svg).toContain('data-channel="door"');
    });
});

describe('odd input', () => {
    test('a journey without stages', () => expect(drawn('journey j "Bare"').all).toContain('No stages yet'));
    test('a stage without touchpoints, and one for later', () => {
        const { all } = drawn('journey j { stage s "First"  stage t "Second" { later } }');
        expect(all).toContain('No touchpoints yet');
        expect(all).toContain('Second (later)');
        expect(all).toContain('Line of visibility');
    });
    test('half-written text', () => expect(drawn('journey j "Half" {\n stage s "Stage" {\n touchpoint t "Point" {\n channel \n').all).toContain('Point'));
    test('two touchpoints of one name, and a handoff to itself', () => {
        expect(faults(compiledOf('journey j { stage s { touchpoint t "One" { handoff -> t { mode warm } }  touchpoint t "Two" } }'), 'en')).toEqual([]);
    });
    test('very long titles and words without a space', () => {
        const long = 'Supercalifragilisticexpialidocious'.repeat(6);
        expect(faults(compiledOf(journey(`touchpoint a "${long}" { does "${long}" tells "${long}" handoff -> b "${long}" { when "${long}" mode ${'w'.repeat(80)} } }`, `touchpoint b "${'很长的标题'.repeat(40)}" { owner ${'o'.repeat(90)} channel ${'c'.repeat(90)} }`)), 'en')).toEqual([]);
    });
    test.each(LOCALES)('every word in %s', (locale) => {
        const text = journey('touchpoint a { physical "P" initiated by customer handoff -> b { mode warm } }', 'touchpoint b { owner post.rider channel door backstage "B" support "S" using crm }');
        expect(drawn(text, { locale }).all).not.toContain('undefined');
        if (locale !== 'en') expect(drawn(text, { locale }).texts.filter((word) => /^[A-Z][a-z]+ (of|actions|processes|handoff)/.test(word))).toEqual([]);
        expect(faults(compiledOf(text), locale)).toEqual([]);
    });
});

describe('on random journeys', () => {
    test.each([{ stages: 3, touchpoints: 4 }, { stages: 6, touchpoints: 6 }])('nothing overlaps, no line runs through a card or a text: up to $stages stages of up to $touchpoints touchpoints', (size) => {
        for (let seed = 1; seed <= 100; seed++) for (const fault of faults(compiledOf(randomJourney(seed, size)), LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
    });
    test('with every fact of the language', () => {
        for (let seed = 1; seed <= 150; seed++) for (const fault of faults(compiledOf(richJourney(seed)), LOCALES[seed % 3]!)) expect.fail(`seed ${seed}: ${fault}`);
    });
    test('of hundreds of touchpoints', () => {
        for (const fault of faults(compiledOf(randomJourney(9, { stages: 40, touchpoints: 20 })), 'en')) expect.fail(fault);
    });
    test('the same text gives the same bytes', () => {
        for (let seed = 1; seed <= 20; seed++) expect(bytes(richJourney(seed))).toEqual(bytes(richJourney(seed)));
    });
    test('a touchpoint at the end moves none before it to the side', () => {
        for (let seed = 1; seed <= 60; seed++) {
            const text = randomJourney(seed, { stages: 5, touchpoints: 4 });
            const longer = text.replace(/\}\n$/, '  stage extra { touchpoint extra "Extra" { owner carrier  handoff -> t0 } }\n}\n');
            const [before, after] = [cardsOf(scene(text)), cardsOf(scene(longer))];
            for (const [key, left] of before) expect(after.get(key), `seed ${seed}: ${key}`).toBe(left);
        }
    });
});

describe('with every sign', () => {
    // Renewed with -u, and then looked at.
    test.each([{ name: 'car-loan', theme: 'light', locale: 'en' }, { name: 'car-loan-zh', theme: 'dark', locale: 'zh-Hans' }] as const)('$name', async ({ name, theme, locale }) => {
        const compiled = compiledOf(readFileSync(join(__dirname, 'goldens', `${name}.journey`), 'utf8'));
        expect(compiled.problems).toEqual([]);
        await expect(pictureOf(compiled, { view: 'blueprint', journey: compiled.project.journeys[0]! }, { theme, locale })).toMatchFileSnapshot(join('goldens', `${name}.blueprint.svg`));
    });
});

describe('on the examples', () => {
    test.each(exampleProjects())('$path', ({ files }) => {
        const compiled = compile(files.map(({ path, text }) => ({ path, text })));
        for (const locale of LOCALES) for (const fault of faults(compiled, locale)) expect.fail(fault);
    });
});

function faults(compiled: Compiled, locale: Locale): readonly string[] {
    return compiled.project.journeys.flatMap((each) => {
        const picture = sceneOf(compiled, { view: 'blueprint', journey: each }, { locale });
        return [...sceneFaults(picture), ...lineFaults(picture, LINES)];
    });
}

function bytes(text: string): readonly string[] {
    const compiled = compiledOf(text);
    return compiled.project.journeys.map((each) => pictureOf(compiled, { view: 'blueprint', journey: each }));
}

/** The left sides of the cards of what the customer does, by key. */
function cardsOf({ nodes }: Scene): ReadonlyMap<string, number> {
    const lane = nodes.flatMap(({ key, children }) => (key === 'lane:action' ? [children!] : [])).flat();
    return new Map(lane.flatMap(({ key, attributes }) => (key?.startsWith('touchpoint:') === true ? [[key, Number(/^translate\((\S+) /.exec(String(attributes.transform))![1])]] : [])));
}
