import { describe, expect, test } from 'vitest';
import { createAnalyses } from '../../src/analysis/analyses';
import type { JourneyFlow, Loss, Trail } from '../../src/analysis/flow';
import { compileText } from '../harness/show';
import { journey } from '../rules/small';

const declared = 'information address\ninformation receipt\ninformation photo\n';

/** The flow of a journey `j` in a text. */
function flowOf(text: string, name = 'j'): JourneyFlow {
    const { view, problems } = compileText(text);
    expect(problems).toEqual([]);
    return createAnalyses(view).flowOf(view.journey(name)!);
}
const flow = (touchpoints: string, more = ''): JourneyFlow => flowOf(journey(touchpoints, declared + more));
const known = (of: JourneyFlow, touchpoint: string): string => [...of.knownBefore(touchpoint)].sort().join(' ');
const open = (of: JourneyFlow, touchpoint: string): string => [...of.openBefore(touchpoint)].sort().join(' ');

/** The same of a text with problems. */
function flowOfDraft(text: string): JourneyFlow {
    const { view } = compileText(text);
    return createAnalyses(view).flowOf(view.journey('j')!);
}

/** `a -> b -> c`, the way a trail goes. */
const shownTrail = ({ from, steps }: Trail): string => [from.id, ...steps.map(({ to }) => to)].join(' -> ');
function shownLoss(loss: Loss | undefined): string {
    if (loss === undefined) return 'not lost';
    const where = loss.skipped !== undefined ? `without ${loss.skipped.id}` : loss.lostOn !== undefined ? `lost on ${loss.lostOn.id}` : 'never known';
    return `${where}: ${shownTrail(loss.trail)}`;
}

describe('what is known', () => {
    test('is what was asked or given before', () => {
        const j = flow('touchpoint a { asks address }\ntouchpoint b { gives receipt }\ntouchpoint c { ends success }');
        expect(known(j, 'j.a')).toBe('');
        expect(known(j, 'j.b')).toBe('address');
        expect(known(j, 'j.c')).toBe('address receipt');
        expect([...j.knownAfter('j.a')]).toEqual(['address']);
    });
    test('at a join only what is known on every way', () => {
        const j = flow(`touchpoint a { path -> b when "x"
            path -> c when "y" }
            touchpoint b { asks address, photo  path -> d }
            touchpoint c { asks address  path -> d }
            touchpoint d { ends success }`);
        expect(known(j, 'j.d')).toBe('address');
        expect(shownLoss(j.lossOf('photo', 'j.d'))).toBe('never known: j.a -> j.c -> j.d');
    });
    test('an agreed time is known with its promise', () => {
        expect(known(flow('touchpoint a { promises p "Then" at address }\ntouchpoint b { meets p  ends success }'), 'j.b')).toBe('address');
    });
    test('a handoff keeps what it carries', () => {
        const j = flow(`touchpoint a { asks address, photo  handoff -> b { carries address } }
            touchpoint b
            touchpoint c { ends success }`);
        expect(known(j, 'j.c')).toBe('address');
        expect(shownLoss(j.lossOf('photo', 'j.c'))).toBe('lost on j.a->b: j.a -> j.b -> j.c');
        expect(shownLoss(j.lossOf('address', 'j.c'))).toBe('not lost');
    });
    test('`carries all` keeps everything, and so does a name that is not found', () => {
        const j = flow('touchpoint a { asks address, photo  handoff -> b { carries all } }\ntouchpoint b { ends success }');
        expect(known(j, 'j.b')).toBe('address photo');
        const { view } = compileText(journey('touchpoint a { asks address  handoff -> b { carries adress } }\ntouchpoint b { ends success }', declared));
        expect([...createAnalyses(view).flowOf(view.journey('j')!).knownBefore('j.b')]).toEqual(['address']);
    });
    test('an optional touchpoint can be left out', () => {
        const j = flow('touchpoint a\ntouchpoint b { optional  asks address }\ntouchpoint c { ends success }');
        expect(known(j, 'j.c')).toBe('');
        expect(shownLoss(j.lossOf('address', 'j.c'))).toBe('without j.b: j.b -> j.c');
        expect([...j.askedBefore('j.c')]).toEqual(['address']);
    });
    test('a way on a condition out of an optional touchpoint says that it was done', () => {
        const j = flow('touchpoint a\ntouchpoint b { optional  asks address  path -> c when "wants it brought" \n path -> d }\ntouchpoint c { ends success }\ntouchpoint d { ends success }');
        expect(known(j, 'j.c')).toBe('address');
        expect(known(j, 'j.d')).toBe('');
    });
    test('a handoff out of an optional touchpoint is a part of it', () => {
        const j = flow('touchpoint a\ntouchpoint b { optional  asks address  handoff -> c { when "now"  tells "See you" } }\ntouchpoint c { ends success }');
        expect(shownLoss(j.lossOf('address', 'j.c'))).toBe('lost on j.b->c: j.b -> j.c');
    });
    test('what was missing once is known from there on', () => {
        const j = flow('touchpoint a\ntouchpoint b { needs address }\ntouchpoint c { ends success }');
        expect(known(j, 'j.b')).toBe('');
        expect(known(j, 'j.c')).toBe('address');
    });
    test('round a loop it is known only when the first time round knows it', () => {
        const j = flow(`touchpoint a
            touchpoint b { path -> c when "fine"
            path -> d when "again" }
            touchpoint c { ends success }
            touchpoint d { asks photo  path -> b }`);
        expect(known(j, 'j.b')).toBe('');
        expect(known(j, 'j.c')).toBe('');
        expect([...j.askedBefore('j.d')]).toEqual(['photo']);
        expect(shownTrail(j.wayTo('j.d', ({ asks }) => asks?.includes('photo') === true)!)).toBe('j.d -> j.b -> j.d');
    });
    test('a fallback comes from where it failed, with all that was known there', () => {
        const j = flow(`touchpoint a { asks address  handoff -> b { fallback c after 1d } }
            touchpoint b { ends success }
            touchpoint c { ends failure }`);
        expect(known(j, 'j.c')).toBe('address');
        expect(known(j, 'j.b')).toBe('');
    });
    test('everything, where no way leads', () => {
        const j = flow('touchpoint a { asks address  ends success }\ntouchpoint b { ends exit }');
        expect(known(j, 'j.b')).toBe('address');
        expect(j.lossOf('address', 'j.b')).toBeUndefined();
    });
    test('Chinese names', () => {
        const j = flowOf(journey('touchpoint 下单 { asks 地址  handoff -> 上门 { when "付款后" } }\ntouchpoint 上门 { needs 地址  ends success }', 'information 地址 "上门地址"'));
        expect(shownLoss(j.lossOf('地址', 'j.上门'))).toBe('lost on j.下单->上门: j.下单 -> j.上门');
    });
});

describe('over journeys', () => {
    const next = 'journey k "K" { owner shop\n stage t { touchpoint x { channel app  needs address }\n touchpoint y { channel app  ends success } } }\n';
    test('a handoff into another journey brings what it carries', () => {
        const text = journey('touchpoint a { asks address, photo  ends success }', `${declared}${next}handoff j.a -> k.x { carries address }`);
        const k = flowOf(text, 'k');
        expect(known(k, 'k.y')).toBe('address');
        expect(k.lossOf('address', 'k.x')).toBeUndefined();
        expect([...k.askedBefore('k.x')].sort()).toEqual(['address', 'photo']);
        expect(shownLoss(k.lossOf('photo', 'k.y'))).toBe('lost on j.a->k.x: j.a -> k.x -> k.y');
    });
    test('an `entry` can be where the customer begins, with nothing known', () => {
        const text = journey('touchpoint a { asks address  ends success }', `${declared}${next.replace('touchpoint x {', 'touchpoint x { entry ')}handoff j.a -> k.x { carries address }`);
        expect(shownLoss(flowOf(text, 'k').lossOf('address', 'k.x'))).toContain('never known');
    });
    test('a sub-journey knows what its touchpoint knows, and adds what it asks', () => {
        const text = journey('touchpoint a { asks address }\ntouchpoint b { zooms into k }\ntouchpoint c { ends success }',
            `${declared}journey k "K" { owner shop\n stage t { touchpoint x { channel app  asks photo }\n touchpoint y { channel app  ends success } } }`);
        expect(known(flowOf(text, 'k'), 'k.y')).toBe('address photo');
        expect(known(flowOf(text), 'j.c')).toBe('address photo');
    });
    test('what a sub-journey asked was asked', () => {
        const text = journey('touchpoint a { zooms into k }\ntouchpoint b { ends success }',
            `${declared}journey k "K" { owner shop\n stage t { touchpoint x { channel app  asks address  ends success } } }`);
        expect([...flowOf(text).askedBefore('j.b')]).toEqual(['address']);
    });
    test('journeys that lead round to each other come to an end, whichever is asked first', () => {
        const text = journey('touchpoint a { asks address  ends success }',
            `${declared}journey k "K" { owner shop\n stage t { touchpoint x { channel app  asks photo  ends success } } }\nhandoff j.a -> k.x { carries all }\nhandoff k.x -> j.a { carries all }`);
        expect(known(flowOf(text), 'j.a')).toBe(known(flowOf(text), 'j.a'));
        expect(known(flowOf(text, 'k'), 'k.x')).toContain('address');
    });
});

describe('what is owed', () => {
    test('from where it is promised to where it is met', () => {
        const j = flow('touchpoint a { promises p "Tomorrow" within 1d }\ntouchpoint b\ntouchpoint c { meets p }\ntouchpoint d { ends success }');
        expect([open(j, 'j.a'), open(j, 'j.b'), open(j, 'j.c'), open(j, 'j.d')]).toEqual(['', 'j.p', 'j.p', '']);
    });
    test('on one way of several is enough', () => {
        const j = flow(`touchpoint a { promises p "Tomorrow" within 1d  path -> b when "x"
            path -> c when "y" }
            touchpoint b { meets p  path -> d }
            touchpoint c { path -> d }
            touchpoint d { ends success }`);
        expect(open(j, 'j.d')).toBe('j.p');
    });
    test('the same promised again takes the place of what was promised', () => {
        const j = flow('touchpoint a { promises p "Tomorrow" within 1d }\ntouchpoint b { breaks p  promises q "Now really" within 1d again p }\ntouchpoint c { meets q }\ntouchpoint d { ends success }');
        expect([open(j, 'j.b'), open(j, 'j.c'), open(j, 'j.d')]).toEqual(['j.p', 'j.q', '']);
    });
    test('a broken promise is still owed; an expectation that is contradicted is not', () => {
        const j = flow('touchpoint a { promises p "Tomorrow" within 1d  expects e "quick" }\ntouchpoint b { breaks p  contradicts e }\ntouchpoint c { ends failure }');
        expect([open(j, 'j.b'), open(j, 'j.c')]).toEqual(['j.e j.p', 'j.p']);
    });
    test('what answers an expectation settles it when it is met', () => {
        const j = flow('touchpoint a { expects e "quick"  promises p "Tomorrow" within 1d for e }\ntouchpoint b { meets p }\ntouchpoint c { ends success }');
        expect(open(j, 'j.c')).toBe('');
    });
    test('met in the sub-journey that details a touchpoint', () => {
        const text = journey('touchpoint a { promises p "Tomorrow" within 1d }\ntouchpoint b { zooms into k }\ntouchpoint c { ends success }',
            `${declared}journey k "K" { owner shop\n stage t { touchpoint x { channel app  meets j.p  ends success } } }`);
        expect(open(flowOf(text), 'j.c')).toBe('');
    });
});

test('a thousand touchpoints with 2^100 ways need a few visits each, not one for each way', () => {
    const diamonds = Array.from({ length: 100 }, (_, i) => `touchpoint s${i} { path -> l${i} when "x"\n path -> r${i} when "y" }
        touchpoint l${i} { asks address  path -> s${i + 1} }\ntouchpoint r${i} { path -> s${i + 1} }`).join('\n');
    const j = flow(`${diamonds}\ntouchpoint s100 { needs address  ends success }`);
    expect(known(j, 'j.s100')).toBe('');
    expect(j.lossOf('address', 'j.s100')?.trail.steps.length).toBeGreaterThan(0);
});

describe('journeys that hand over to each other', () => {
    test('from within, where it is out of place, as from without', () => {
        const stories = (inside: boolean): string => [
            declared,
            ...[['a', 'b'], ['b', 'a']].map(([from, to]) => `journey ${from} {\nstage s {\ntouchpoint x { asks address }\ntouchpoint y {${inside ? `\nhandoff -> ${to}.x { carries address }` : ''}\n}\n}\n}`),
            ...(inside ? [] : ['handoff a.y -> b.x { carries address }', 'handoff b.y -> a.x { carries address }']), '',
        ].join('\n');
        for (const inside of [true, false]) {
            const { view } = compileText(stories(inside));
            const { networkOf, flowOf, needsOf, timingOf } = createAnalyses(view);
            for (const journey of [view.journey('a')!, view.journey('b')!]) {
                expect(networkOf(journey).journeys.map(({ id }) => id), `inside: ${inside}`).toEqual(['a', 'b']);
                expect([...flowOf(journey).askedBefore('a.y')]).toEqual(['address']);
                expect([...needsOf(journey).neededFrom('a.x')]).toEqual([]);
                expect(timingOf(journey).timings).toEqual([]);
            }
        }
    });
    test('bring nothing and lose nothing where no way leads', () => {
        const story = (handoff: string): JourneyFlow => flowOf(`${declared}journey a {\nstage s {\ntouchpoint x { ends success }\ntouchpoint z\n}\n}
            journey b {\nstage s {\ntouchpoint x { asks address }\ntouchpoint y { needs address  ends success }\n}\n}\nhandoff ${handoff} -> b.y\n`, 'b');
        expect(known(story('a.x'), 'b.y')).toBe('');
        expect(known(story('a.z'), 'b.y')).toBe('address');
    });
    test('nothing is said of what a way brings whose source is not found', () => {
        const story = (way: string): string => known(flowOfDraft(`${declared}journey j {\nstage s {\ntouchpoint a\ntouchpoint b { needs address  ends success }\n}\n${way}\n}\n`), 'j.b');
        expect(story('')).toBe('');
        expect(story('handoff nowhere -> b')).toBe('address');
    });
});
