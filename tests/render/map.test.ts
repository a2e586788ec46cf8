import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import type { Mark } from '../../src/render/marks';
import { mapParts } from '../../src/render/views/map/parts';
import { layOutSeams } from '../../src/render/views/map/seam-layout';
import { seamsOf } from '../../src/render/views/map/seams';
import type { SceneNode } from '../../src/render/scene';
import type { Locale } from '../../src/render/words';
import { contextOf, pictureOf, sceneOf, type PictureOptions } from './pictures';
import { sceneFaults } from './scene-faults';

const WORLD = `
owner shop "Shop" { owner desk "Front desk"  owner workshop "Workshop" }
supplier courier "Courier" { accountable shop.desk  owner rider "Rider" }
channel web "Website" : web
channel counter "Counter" : counter
channel text "Text message" : sms
persona maya "Maya"
persona tom "Tom"
information fault "Fault"
information address "Address"
metric csat "Satisfaction" { scale percent }
`;

describe('the header', () => {
    test('has four figures', () => {
        const map = mapOf(`owner shop effort budget 1 contacts
            stage s { ${point('a', 'initiated by customer promises p "Tomorrow" within 1d handoff -> b { mode self takes 2d }')} ${point('b', 'owner rider takes 1h meets p initiated by customer')} }`);
        expect(map.lane('header')).toEqual(expect.arrayContaining(['0 of 1', 'promises sure to be in time', 'handoffs complete', '2 days 1 hour', 'nobody inside sees', '2', 'contacts the customer', 'starts, 1 allowed']));
        expect(map.classes('header').filter((name) => name === 'tile-bad').length).toBe(4);
    });
    test('has no figure for what the journey says nothing about', () => expect(mapOf(`stage s { ${point('a')} }`).classes('header')).not.toContain('tile'));
    test.each([
        ['promises', 'promises p "Tomorrow" within 1d', 'promises sure to be in time'],
        ['expectations', 'expects e "Quick" within 1d', 'expectations sure to be met in time'],
        ['both', 'expects e "Quick" within 1d promises p "Tomorrow" within 1d', 'promises and expectations sure to be in time'],
    ])('counts %s as what they are', (_, facts, label) => {
        const words = mapOf(`stage s { ${point('a', facts)} }`).lane('header');
        expect(words.slice(words.findIndex((word) => word.startsWith('0 of ')) + 1).join(' ')).toBe(label);
    });
    test('shows what is measured of all of the journey', () => expect(mapOf(`measures csat <30% to 45% after 1mo via web stage s { ${point('a')} }`).lane('header')).toContain('Satisfaction <30% → 45% after 1 month, via Website'));
    test('shows blind stretches without a time as a number', () => expect(mapOf(`owner shop stage s { ${point('a', 'owner rider')} ${point('b')} }`).lane('header')).toEqual(expect.arrayContaining(['1', 'blind stretch'])));
    test('the time that nobody sees counts what is repeated, and says so', () => {
        const again = (locale: Locale): readonly string[] => mapOf(`stage s { ${point('a', 'owner rider takes 1d repeats at most 3 times path -> a when "again" path -> b when "fine"')} ${point('b')} }`, '', { locale }).lane('header');
        expect(again('en').join(' ')).toContain('3 days nobody inside sees with every repetition that the plan states');
        expect(again('zh-Hans').join(' ')).toContain('3 天 内部无人看到 含计划写明的重复');
    });
    test('a handoff that the customer chose is complete with what it carries', () => {
        expect(mapOf(`stage s { ${point('a', 'handoff -> b { choice carries all }')} ${point('b')} }`).lane('header')).toContain('1 of 1');
    });
});

describe('the touchpoints', () => {
    test('say what is special about them', () => {
        const cards = mapOf(`stage s { ${point('a', 'entry optional moment of truth initiated by customer takes 1d..2d repeats at most 3 times channel web zooms into other')} }`, 'journey other "Details" { stage s { touchpoint x } }').lane('touchpoints');
        expect(cards).toEqual(['A', 'Moment of truth', 'Entry', 'Optional', 'Up to 3 times', 'Customer starts', '1–2 days', 'Details']);
    });
    test('show the signs of their channels, but none that says nothing', () => {
        const signs = (channel: string): number => mapOf(`stage s { ${point('a', `channel ${channel}`)} }`, 'channel cab "Cab" : other').classes('touchpoints').filter((name) => name === 'icon-ink').length;
        expect([signs('web, counter'), signs('unknown'), signs('cab')]).toEqual([2, 0, 0]);
    });
    test('are dashed where somebody outside performs them', () => expect(mapOf(`stage s { ${point('a', 'owner rider')} }`).classes('touchpoints')).toContain('card-outside'));
    test('carry what a page filters by, and so do their cells in other lanes', () => {
        const nodes = mapOf(`stage s { ${point('a', 'owner rider channel web does "Waits"')} }`).all.filter((node) => node.attributes['data-channel'] === 'web' && node.attributes['data-owner'] === 'courier courier.rider');
        expect(nodes.map(({ key }) => key)).toEqual(['touchpoint:j.a', 'touchpoint:j.a~2']);
    });
    test('an arrow leads to the next one, but not past an end', () => {
        expect(mapOf(`stage s { ${point('a')} ${point('b', 'ends success')} ${point('c')} }`).keys.filter((key) => key.startsWith('way:'))).toEqual(['way:j.a->b']);
    });
    test('a stage without touchpoints, or one that comes later, says so', () => {
        const map = mapOf('stage s "Now" stage t "Then" { later }');
        expect(map.lane('touchpoints')).toEqual(['No touchpoints yet', 'No touchpoints yet']);
        expect(map.lane('ribbon')).toEqual(['Now', 'Then (later)']);
    });
});

describe('the legend', () => {
    test.each([['in order', ''], ['written', 'path -> b']])('names the arrow to the next touchpoint: %s', (_, way) => {
        expect(mapOf(`stage s { ${point('a', way)} ${point('b')} }`).lane('legend')).toEqual(['next']);
    });
    test('calls a way that is not drawn between the cards another way', () => {
        expect(mapOf(`stage s { ${point('a', 'path -> c')} ${point('b', 'entry')} ${point('c')} }`).lane('legend')).toEqual(['next', 'other way']);
        expect(mapOf(`stage s { ${point('a', 'path -> b when "fine"')} ${point('b')} }`).lane('legend')).toEqual(['other way']);
    });
});

describe('the flags', () => {
    test.each([['success', 'Customer: done'], ['failure', 'Customer: failed'], ['exit', 'Customer leaves'], ['closed', 'Company: done']])('ends %s', (how, words) => {
        expect(mapOf(`stage s { ${point('a', `ends ${how} "Why"`)} }`).lane('touchpoints')).toEqual(['A', words, 'Why']);
    });
    test.each([['success', 'Company: done'], ['failure', 'Customer: failed'], ['exit', 'Customer leaves'], ['closed', 'Company: done']])('of what the company sees: ends %s', (how, words) => {
        expect(mapOf(`view enterprise stage s { ${point('a', `ends ${how}`)} }`).lane('touchpoints')).toEqual(['A', words]);
    });
    test('show where the mirrored journey ends', () => {
        const mirror = 'journey m { view enterprise mirrors j stage s { touchpoint a  touchpoint b { ends success } } }';
        expect(mapOf(`mirrors m stage s { ${point('a')} ${point('b', 'ends success')} }`, mirror).lane('touchpoints')).toEqual(['A', 'B', 'Customer: done', 'Company: done']);
    });
    test('show an end that this journey does not have after what comes before it', () => {
        const mirror = 'journey m { view enterprise mirrors j stage s { touchpoint a  touchpoint filed "Filed" { ends closed } } }';
        expect(mapOf(`mirrors m stage s { ${point('a')} ${point('b', 'ends success')} }`, mirror).lane('touchpoints').join(' ')).toBe('A Company: done after this, with “Filed” B Customer: done');
    });
});

describe('the emotion', () => {
    const steps = (...scores: readonly string[]): string => `stage s { ${scores.map((score, index) => point(`t${index}`, score === '' ? '' : `feels ${score}`)).join('\n')} }`;
    test('labels the lowest point where the line breaks off behind it', () => {
        const map = mapOf(`stage s { ${point('a', 'feels 0')} ${point('b', 'feels -2 "waited all day"')} ${point('c', '')} ${point('d', 'feels +1 "paid"')} }`);
        expect(map.lane('feels')).toContain('“waited all day”');
    });
    test('does not run on from one end to another one, nor from a branch to the one beside it', () => {
        const curves = (touchpoints: string): number => mapOf(`stage s { ${touchpoints} }`).classes('feels').filter((name) => name === 'map-curve-0').length;
        const ends = `${point('a', 'feels 0 path -> b when "fits" path -> c when "does not"')} ${point('b', 'feels +2 "glad" ends success')} ${point('c', 'feels -2 "lost" ends failure')}`;
        expect(curves(ends)).toBe(1);
        expect(mapOf(`stage s { ${ends} }`).lane('feels')).toEqual(['“glad”', '“lost”']);
        expect(curves(`${point('a', 'feels 0 path -> b path -> c')} ${point('b', 'feels +2 path -> d')} ${point('c', 'feels -2')} ${point('d', 'feels +1')}`)).toBe(2);
        // A way leads there over another one, or leads to a name that is not found.
        expect(curves(`${point('a', 'feels 0 path -> c')} ${point('b', 'feels +2 ends success')} ${point('c', 'feels -2 path -> b')}`)).toBe(1);
        expect(curves(`${point('a', 'feels 0 path -> nowhere')} ${point('b', 'feels +2')}`)).toBe(1);
    });
    test('labels only peaks, lows and the end', () => {
        const map = mapOf(steps('0 "start"', '+1 "up"', '+2 "peak"', '+1 "down"', '-1 "low"', '0 "rise"', '+1 "end"'));
        expect(map.lane('feels')).toEqual(['“peak”', '“low”', '“end”']);
    });
    test('labels a start that nothing exceeds', () => expect(mapOf(steps('+2 "start"', '0', '-1 "end"')).lane('feels')).toEqual(['“start”', '“end”']));
    test('says the number where there are no words', () => expect(mapOf(steps('-2', '+1')).lane('feels')).toEqual(['−2', '+1']));
    test('is a line only where it is known', () => {
        const map = mapOf(steps('+1', '0', '', '-1', '+1', '', '0'));
        expect(map.classes('feels').filter((name) => name === 'map-curve-0').length).toBe(2);
        expect(map.classes('feels').filter((name) => name === 'map-feeling-0').length).toBe(5);
    });
    test('is hollow where it is assumed; what a customer said is no assumption', () => {
        const classes = mapOf(`evidence assumption stage s { ${point('a', 'feels +1')} ${point('b', 'feels +1 evidence research')} ${point('c', 'feels +1 quote "Fine"')} }`).classes('feels');
        expect(classes.filter((name) => name.startsWith('map-feeling-0'))).toEqual(['map-feeling-0-assumed', 'map-feeling-0', 'map-feeling-0']);
    });
    test('has a line for each persona, and one for the others', () => {
        const map = mapOf(`for maya, tom stage s { ${point('a', 'feels +1 "Good" for maya feels 0')} ${point('b', 'feels -1 "Bad" for maya feels +2')} }`);
        expect(map.lane('feels')).toEqual(['Maya +1 “Good”', 'Tom 0', 'Maya −1 “Bad”', 'Tom +2']);
        expect(map.lane('legend')).toEqual(expect.arrayContaining(['Maya', 'Tom']));
    });
    test('the legend shows the mark of a persona as it is on its line', () => {
        const legend = (evidence: string): readonly string[] => mapOf(`for maya, tom ${evidence} stage s { ${point('a', 'feels +1 for maya feels 0 for tom')} }`).classes('legend').filter((name) => name.startsWith('map-feeling'));
        expect(legend('')).toEqual(['map-feeling-0', 'map-feeling-1']);
        expect(legend('evidence assumption').slice(0, 2)).toEqual(['map-feeling-0-assumed', 'map-feeling-1-assumed']);
    });
    test('names each of several lines where it begins', () => {
        const map = mapOf(`for maya, tom stage s { ${point('a', 'feels +1 for maya feels 0 for tom')} ${point('b', 'feels +2 for maya feels +1 for tom')} ${point('c', 'feels 0 for maya feels +2 for tom')} }`);
        expect(map.lane('feels')).toEqual(['Maya +1', 'Tom 0', 'Maya +2', 'Maya 0', 'Tom +2']);
    });
    test('keeps words without a number, and stress', () => expect(mapOf(`stage s { ${point('a', 'feels "uneasy" stress high')} }`).lane('feels')).toEqual(['“uneasy”', 'High stress']));
});

describe('what the customer does, thinks, says and is told', () => {
    test('each in its lane', () => {
        const map = mapOf(`stage s { ${point('a', 'does "Waits" thinks "When?" says "Hello" quote "Too long" tells "Tomorrow" via text by shop.desk')} }`);
        expect([map.lane('does'), map.lane('thinks'), map.lane('told')].map((lane) => lane.join(' '))).toEqual(['Waits', 'When? “Hello” “Too long”', '“Tomorrow”, by Front desk, via Text message']);
    });
    test('lanes that nobody fills are not there', () => expect(mapOf(`stage s { ${point('a')} }`).lanes).toEqual(['touchpoints']));
});

describe('channels and owners', () => {
    test('neighbours of one channel or owner share a bar', () => {
        const map = mapOf(`owner shop stage s { ${point('a', 'channel web')} ${point('b', 'channel web, counter')} } stage t { ${point('c', 'channel counter owner rider seen as shop')} ${point('d', 'channel unknown owner unknown')} }`);
        expect(map.lane('channels')).toEqual(['Website', 'Counter', 'Channel not stated']);
        expect(map.lane('owners')).toEqual(['Shop', 'Rider', 'supplier: Courier', 'Owner not stated']);
        expect(map.lane('seen-as')).toEqual(['Shop']);
        expect(map.classes('owners').filter((name) => name.startsWith('map-bar') && !name.includes('word') && !name.includes('note'))).toEqual(['map-bar-inside', 'map-bar-outside', 'map-bar-unknown']);
    });
    test('a missing owner is an empty bar, once somebody is stated', () => expect(mapOf(`stage s { ${point('a', 'owner shop')} ${point('b')} }`).lane('owners')).toEqual(['Shop', 'Owner not stated']));
    test('what the same owner cannot see goes on as one band', () => {
        const map = mapOf(`owner shop stage s { ${point('a', 'owner rider')} ${point('b', 'owner rider path -> a when "again" ends success')} ${point('c', 'owner rider')} }`);
        expect(map.lane('blind')).toEqual(['not visible to Front desk']);
    });
    test('blind stretches are hatched and say to whom', () => {
        const map = mapOf(`owner shop stage s { ${point('a')} ${point('b', 'owner rider')} ${point('c', 'owner rider signal scan')} }`);
        expect(map.lane('blind')).toEqual(['not visible to Front desk']);
        expect(map.classes('blind')).toContain('hatch');
    });
});

describe('handoffs', () => {
    const between = (facts: string): string => `stage s { ${point('a', `handoff -> b { ${facts} }`)} ${point('b')} }`;
    test('absence is an empty slot', () => {
        const map = mapOf(between(''));
        expect(map.lane('seams')).toEqual(['Handoff', 'carries nothing', 'nobody accepts', 'customer not told', 'no fallback']);
        expect(map.classes('seams').filter((name) => name === 'map-slot-bad').length).toBe(4);
    });
    test('what is known or owed and does not go along is named in the slot, which is not full', () => {
        const facts = 'promises ready "Ready tomorrow" within 1d asks fault, address handoff -> b { carries address accepted by courier tells "Soon" fallback shop }';
        const map = mapOf(`owner shop stage s { ${point('a', facts)} ${point('b', 'owner rider needs fault meets ready')} }`);
        expect(map.lane('seams').join(' ')).toBe('Handoff Address without Fault, Ready tomorrow Courier “Soon” Shop');
        expect(map.classes('seams').filter((name) => /^map-slot(-bad|-unknown)?$/.test(name))).toEqual(['map-slot-bad', 'map-slot', 'map-slot', 'map-slot']);
        expect(map.lane('header').join(' ')).toContain('0 of 1 handoffs complete');
    });
    test('within one house nobody has to accept, and no fallback is needed', () => {
        const map = mapOf(`owner shop.desk stage s { ${point('a', 'handoff -> b { carries fault tells "Soon" }')} ${point('b', 'owner shop.workshop')} }`);
        expect(map.lane('seams')).toEqual(['Handoff', 'Fault', 'nobody has to accept', '“Soon”', 'no fallback needed']);
        expect(map.lane('header').join(' ')).toContain('1 of 1 handoffs complete');
        expect(map.classes('seams')).not.toContain('map-icon-bad');
    });
    test('what is written fills its slot', () => {
        const map = mapOf(between('when "tagged" carries fault, ready mode warm accepted by shop.workshop within 2h takes 4h..1d within 1d tells "Soon" via text updates every 1d fallback shop.desk after 2d').replace('handoff', 'promises ready "Ready" handoff'));
        expect(map.lane('seams').join(' ')).toBe('Warm handoff When: tagged 4 hours to 1 day, at most 1 day Fault, Ready Workshop, within 2 hours “Soon”, via Text message, updates every day Front desk, after 2 days');
        expect(map.classes('seams')).not.toContain('map-slot-bad');
    });
    test.each([['warm', 'Warm handoff'], ['cold', 'Cold handoff'], ['self', 'Customer carries it'], ['auto', 'Automatic handoff']])('mode %s differs in line and mark', (mode, words) => {
        const map = mapOf(between(`mode ${mode}`));
        expect(map.lane('seams')[0]).toBe(words);
        expect(map.classes('seams')).toContain(`map-way-${mode}`);
    });
    test('a word that is no mode is an unstated one', () => expect(mapOf(between('mode toString')).classes('seams')).toContain('map-way-plain'));
    test('what the customer chose needs nobody who accepts', () => {
        expect(mapOf(between('choice')).classes('seams').filter((name) => /^map-slot-(bad|unknown)$/.test(name))).toEqual(['map-slot-bad', 'map-slot-unknown', 'map-slot-unknown', 'map-slot-unknown']);
    });
    test('vague times are told in the words of the author', () => expect(mapOf(between('within "soon"')).lane('seams')).toContain('“soon”'));
    test('says that what the customer chose needs no more, and never that it is missing', () => {
        const map = mapOf(between('choice carries all'));
        expect(map.lane('seams')).toEqual(['Handoff', 'The customer’s choice', 'everything known', 'nobody has to accept', 'no need to tell', 'no fallback needed']);
        expect(map.lane('header')).toContain('1 of 1');
    });
    test('updates that come as the rest is told say so once', () => {
        const told = (facts: string): string => mapOf(between(facts)).lane('seams').join(' ');
        expect(told('tells "Soon" via text updates every 1d via text')).toContain('“Soon”, via Text message, updates every day');
        expect(told('tells "Soon" via text updates every 1d via text').match(/via Text message/g)).toHaveLength(1);
        expect(told('tells "Soon" via text updates every 1d via web')).toContain('updates every day, via Website');
        expect(told('tells "Soon" via text tells "And" via web updates every 1d via text').match(/via Text message/g)).toHaveLength(2);
    });
    test.each([['1d', 'updates every day'], ['12h', 'updates every 12 hours'], ['1d12h', 'updates every 1 day 12 hours']])('word every %s', (time, words) => expect(mapOf(between(`updates every ${time}`)).lane('seams').join(' ')).toContain(words));
    test('a fallback can be a touchpoint', () => expect(mapOf(between('fallback a after 1d')).lane('seams')).toContain('A, after 1 day'));
    test('paths with conditions are drawn lighter, a plain next one is not drawn', () => {
        const map = mapOf(`stage s { ${point('a', 'path -> b "Go on" when "it fits" path -> c')} ${point('b', 'path -> c')} ${point('c')} }`);
        expect(map.lane('seams')).toEqual(['Go on', 'When: it fits']);
        expect(map.classes('seams').filter((name) => name === 'map-way-path').length).toBe(3);
        expect(map.title('seams')).toBe('Ways');
    });
    test('to and from other journeys, and to nothing', () => {
        const other = 'journey k "Own" { stage s { touchpoint y "Drive" } }\nhandoff j.a -> k.y "Keys"\nhandoff k.y -> j.b { mode auto }';
        const words = mapOf(`stage s { ${point('a', 'handoff -> nowhere')} ${point('b')} }`, other).lane('seams').join(' ');
        expect(words).toContain('to Own · Drive Keys');
        expect(words).toContain('Automatic handoff from Own · Drive');
        expect(words).toContain('“nowhere” is not in this journey');
    });
    test('a short one stands above a long one that spans it', () => {
        const { placed } = layoutOf(`stage s { ${point('a', 'handoff -> d')} ${point('b', 'handoff -> c')} ${point('c')} ${point('d', 'handoff -> a')} }`);
        const topOf = (id: string): number => placed.find(({ seam }) => seam.element === `way:j.${id}`)!.box!.topPx;
        expect([topOf('b->c') < topOf('a->d'), topOf('a->d') < topOf('d->a')]).toEqual([true, true]);
    });
});

describe('promises', () => {
    const kept = (promise: string, meets: string, way = ''): string => `stage s { ${point('a', `promises ${promise} ${way}`)} ${point('b', 'takes 1d')} ${point('c', `takes 2h ${meets}`)} }`;
    test.each([
        ['in time', 'p "Tomorrow" within 2d', 'meets p', 'in time'],
        ['late', 'p "Tomorrow" within 1d', 'meets p', 'late by 2 hours'],
        ['without a limit', 'p "Tomorrow"', 'meets p', 'no limit in time'],
        ['at an agreed time', 'p "Tomorrow" at address', 'meets p', 'at an agreed time'],
        ['at a vague time', 'p "Tomorrow" within "soon"', 'meets p', 'no limit in time'],
        ['never', 'p "Tomorrow" within 1d', '', 'met nowhere'],
        ['broken', 'p "Tomorrow" within 1d', 'breaks p because "forgotten"', 'broken: forgotten'],
        ['again', 'p "Tomorrow"', 'promises q "Next week" within 7d again p', 'promised again'],
    ])('%s', (_, promise, meets, verdict) => expect(mapOf(kept(promise, meets)).lane('promises')).toContain(verdict));
    test('broken on one way, and kept on another one', () => {
        const text = `stage s { ${point('a', 'promises p "Tomorrow" within 2d path -> b path -> c')} ${point('b', 'breaks p ends failure')} ${point('c', 'takes 2h meets p')} }`;
        expect(mapOf(text).lane('promises').join(' ')).toContain('in time, broken on another way');
        expect(mapOf(text).lane('header').join(' ')).toContain('0 of 1 promises sure to be in time');
    });
    test('of two limits one is for a condition that no way states', () => {
        const text = kept('p "Tomorrow" within 1d or within 2d when "out of stock"', 'meets p');
        expect(mapOf(text).lane('promises')).toContain('limit not checked');
        expect(mapOf(text).lane('promises')).not.toContain('time unknown');
        expect(mapOf(text).lane('header').join(' ')).toContain('0 of 1 promises sure to be in time');
    });
    test('what is met only where no way leads is not met', () => {
        const text = `stage s { ${point('a', 'meets p')} ${point('b', 'promises p "Tomorrow"')} }`;
        expect(mapOf(text).lane('promises').join(' ')).toContain('met nowhere, no way leads there');
    });
    test('an expectation that a promise answers', () => expect(mapOf(`stage s { ${point('a', 'expects e "Quick" promises p "Soon" for e')} }`).lane('promises').join(' ')).toContain('answered by a promise'));
    test('a time that is not known is not guessed', () => {
        expect(mapOf(`stage s { ${point('a', 'promises p "Tomorrow" within 1d handoff -> b')} ${point('b', 'meets p')} }`).lane('promises')).toContain('time unknown');
    });
    test('with the condition of each limit', () => expect(mapOf(kept('p "Tomorrow" within 1d or within 2d when "out of stock"', 'meets p')).lane('promises')).toContain('within 1 day or 2 days (out of stock)'));
    test('one that nothing meets is torn off; while a stage comes later, it is only not met yet', () => {
        expect(mapOf(kept('p "Tomorrow"', '')).all.some((node) => node.class === 'map-promise' && node.tag === 'path')).toBe(true);
        expect(mapOf(`${kept('p "Tomorrow"', '')} stage t { later }`).lane('promises')).toContain('not met yet');
    });
    test('one that is met in another journey says where', () => {
        const other = 'journey k "Own" { stage s { touchpoint y "Drive" { meets j.p } } }\nhandoff j.a -> k.y { carries j.p }';
        expect(mapOf(`stage s { ${point('a', 'promises p "Keys"')} }`, other).lane('promises').join(' ')).toContain('no limit in time, in “Own”');
    });
    test('expectations are dashed', () => {
        const map = mapOf(`stage s { ${point('a', 'expects e "Quick" within 1d')} ${point('b', 'contradicts e')} }`);
        expect(map.lane('promises')).toEqual(['Quick', 'within 1 day', 'contradicted']);
        expect(map.classes('promises')).toContain('pill-expectation');
    });
    test('the lane and the legend call expectations what they are', () => {
        const map = mapOf(`stage s { ${point('a', 'expects e "Quick"')} }`);
        expect([map.title('promises'), ...map.lane('legend')]).toEqual(['Expectations', 'expectation', 'met nowhere']);
        expect(map.classes('legend')).not.toContain('map-promise');
    });
    test('an expectation without a name and a limit is just told', () => expect(mapOf(`stage s { ${point('a', 'expects "Quick"')} }`).lane('promises')).toEqual(['Quick']));
});

describe('information', () => {
    test('asked, given, needed', () => {
        expect(mapOf(`stage s { ${point('a', 'asks fault gives address')} ${point('b', 'needs fault, address')} }`).lane('known')).toEqual(['Asks: Fault', 'Gets: Address', 'Needs: Fault, Address']);
    });
    test('what got lost is marked, with the place; so is what nobody asked', () => {
        const map = mapOf(`stage s { ${point('a', 'asks fault handoff -> b')} ${point('b', 'needs fault, address')} }`);
        expect(map.lane('known').join(' ')).toBe('Asks: Fault Fault: lost after “A” Address: never asked');
    });
    test('what is asked again is marked, also round a loop only at the later one', () => {
        expect(mapOf(`stage s { ${point('a', 'asks fault')} ${point('b', 'asks fault path -> a when "wrong"')} }`).lane('known').join(' ')).toBe('Asks: Fault Fault: asked again');
    });
});

describe('pains, delights, ideas and measures', () => {
    test('with what is known of them', () => {
        const map = mapOf(`stage s { measures csat 71% ${point('a', 'pain slow "Slow" high via web wow "A gift" recovery "Free" opportunity fix "Be quick" { solves slow owner shop.desk impact high effort low by 2027-01-01 } measures csat 45% via counter at 2026-03 source "survey" n 1200')} }`);
        expect(map.lane('pains')).toEqual(['Slow', 'severity high, via Website']);
        expect(map.lane('wows')).toEqual(['A gift', 'Free']);
        expect(map.lane('opportunities').join(' ')).toBe('Be quick against “Slow”, Front desk, impact high, effort low, until 2027-01-01');
        expect(map.lane('measures').join(' ')).toBe('Satisfaction 71% Satisfaction 45%, via Counter, 2026-03, survey, n = 1200');
        expect(map.keys).toEqual(expect.arrayContaining(['pain:j.slow', 'opportunity:j.fix']));
    });
    test('limits of figures as people write them', () => expect(mapOf(`stage s { ${point('a', 'measures csat <=35%')} }`).lane('measures')).toEqual(['Satisfaction ≤35%']));
    test('what is measured of all of the journey stands behind one heading', () => {
        expect(mapOf(`measures csat 62% measures csat <30% to 45% after 1mo stage s { ${point('a')} }`).lane('header').slice(-2)).toEqual(['Measures', 'Satisfaction 62%, Satisfaction <30% → 45% after 1 month']);
    });
    test('an idea that is done says so', () => expect(mapOf(`stage s { ${point('a', 'opportunity fix "Be quick" { done 2026-01-02 }')} }`).lane('opportunities')).toEqual(['Be quick', 'done 2026-01-02']));
    test('only an order, a change, or just collected', () => {
        expect(mapOf(`stage s { ${point('a', 'measures csat via web below counter by ~25% measures csat by +5% after 1mo measures csat high measures csat')} }`).lane('measures').join(' '))
            .toBe('Satisfaction: Website below Counter, by ~25% Satisfaction +5% after 1 month Satisfaction high Satisfaction');
    });
    test('stages have a phase and goals, each in a lane of its name', () => {
        const map = mapOf(`stage s { phase service goal "Be rid of it" ${point('a')} }`);
        expect([map.title('phases'), ...map.lane('phases')]).toEqual(['Phase', 'Service']);
        expect([map.title('stages'), ...map.lane('stages')]).toEqual(['Goal', 'Be rid of it']);
        expect(mapOf(`stage s { goal "Be rid of it" ${point('a')} }`).lanes).not.toContain('phases');
    });
});

describe('findings', () => {
    test('stand at what they are about, each once', () => {
        const findings = ['journey:j', 'stage:j.s', 'touchpoint:j.a', 'way:j.a->b', 'promise:j.p', 'pain:j.x', 'owner:shop'].map((element): Mark => ({ element: element as Mark['element'], severity: 'warning', rule: 'r', message: element }));
        const map = mapOf(`owner shop stage s { ${point('a', 'promises p "P" pain x "X" handoff -> b')} ${point('b', 'meets p')} }`, '', { findings });
        expect(map.keys.filter((key) => key.startsWith('mark:')).sort()).toEqual(findings.map(({ element }) => `mark:${element}`).sort());
    });
});

describe('odd input', () => {
    test.each([
        ['a journey without stages', ''],
        ['two touchpoints of one name', `stage s { ${point('a', 'handoff -> a')} ${point('a', 'handoff -> a feels +1')} }`],
        ['a touchpoint that leads to itself, alone and as the last one', `stage s { ${point('a', 'path -> a when "again" handoff -> a')} }`],
        ['a half-written touchpoint', 'stage s "Stage" { touchpoint t "Point" { channel '],
        ['very long words', `stage s "${'Stage'.repeat(30)}" { ${point('a', `handoff -> b "${'x'.repeat(90)}" does "${'长'.repeat(200)}" promises p "${'Promise '.repeat(30)}" within 1d owner nobody channel nowhere`)} ${point('b')} }`],
        ['a score out of range and names that are not found', `for nobody stage s { ${point('a', 'feels +9 for nobody owner nobody seen as nobody asks nothing meets nothing zooms into nothing measures nothing 5%')} }`],
    ])('%s', (_, text) => {
        for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const satisfies readonly Locale[]) expect(mapOf(text, '', { locale }).faults).toEqual([]);
    });
    test('a journey without stages says so, and how to write one', () => expect(mapOf('').lane('ribbon').slice(0, 2)).toEqual(['No stages yet', expect.stringContaining('Write in the journey: stage')]));
});

test('an addition at the end moves no column, no handoff and no curve before it', () => {
    const before = `stage s { ${point('a', 'feels +1 handoff -> c promises p "P"')} ${point('b', 'feels -1 handoff -> a')} ${point('c', 'meets p')} }`;
    const more = `${before} stage t { ${point('d')} ${point('e', 'handoff -> d')} }`;
    const placesOf = (text: string): ReadonlyMap<string, unknown> => new Map(mapOf(text).all.filter(({ key }) => /^(touchpoint|way|promise):/.test(key ?? '')).map(({ key, attributes }) => [key!, attributes.transform]));
    const [old, now] = [placesOf(before), placesOf(more)];
    for (const [key, place] of old) expect([key, now.get(key)]).toEqual([key, place]);
});

describe('with every sign that the map has', () => {
    // Renewed with `npx vitest run tests/render/map.test.ts -u`, and then looked at.
    test.each([{ name: 'bike-home', theme: 'light', locale: 'en' }, { name: 'open-account-zh', theme: 'dark', locale: 'zh-Hans' }] as const)('$name', async ({ name, theme, locale }) => {
        const compiled = compile([{ path: 'a.journey', text: readFileSync(join(__dirname, 'goldens', `${name}.journey`), 'utf8') }]);
        expect(compiled.problems).toEqual([]);
        await expect(pictureOf(compiled, { view: 'map', journey: compiled.project.journeys[0]! }, { theme, locale })).toMatchFileSnapshot(join('goldens', `${name}.map.svg`));
    });
});

// ---- Reading a map ------------------------------------------------------------------------------------------------

function point(name: string, facts = ''): string {
    // A fact begins with a keyword that begins a line.
    return `touchpoint ${name} "${name.toUpperCase()}" {\n${facts}\n}\n`;
}

interface ReadMap {
    readonly all: readonly SceneNode[];
    readonly keys: readonly string[];
    readonly lanes: readonly string[];
    /** The words of a lane, of the header, the ribbon or the legend, broken lines joined only where they are one text in the picture. */
    readonly lane: (key: string) => readonly string[];
    readonly title: (key: string) => string | undefined;
    readonly classes: (key: string) => readonly string[];
    readonly faults: readonly string[];
}

function mapOf(body: string, more = '', options: PictureOptions = {}): ReadMap {
    const compiled = project(body, more);
    const scene = sceneOf(compiled, { view: 'map', journey: compiled.project.journeys[0]! }, options);
    const all = flat(scene.nodes);
    const find = (key: string): SceneNode | undefined => all.find((node) => node.key === `lane:${key}` || node.key === key);
    const inside = (key: string): readonly SceneNode[] => flat(find(key)?.children ?? []);
    const titles = (node: SceneNode): boolean => node.class === 'lane-title' || node.class === 'lane-note';
    return {
        all, keys: all.flatMap(({ key }) => key ?? []), lanes: all.flatMap(({ key }) => (key?.startsWith('lane:') === true ? [key.slice('lane:'.length)] : [])), faults: sceneFaults(scene),
        lane: (key) => inside(key).filter((node) => node.tag === 'text' && !titles(node)).map(({ text = '' }) => text),
        title: (key) => inside(key).find(titles)?.text,
        classes: (key) => inside(key).flatMap((node) => node.class ?? []),
    };
}

function layoutOf(body: string): ReturnType<typeof layOutSeams> {
    const compiled = project(body, '');
    const parts = mapParts(compiled.project.journeys[0]!, contextOf(compiled));
    return layOutSeams(seamsOf(parts), parts.columns);
}

function project(body: string, more: string): Compiled {
    return compile([{ path: 'a.journey', text: `${WORLD}\njourney j "Journey" {\n${body}\n}\n${more}` }]);
}

function flat(nodes: readonly SceneNode[]): readonly SceneNode[] {
    return nodes.flatMap((node) => [node, ...flat(node.children ?? [])]);
}
