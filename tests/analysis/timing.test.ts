import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { durationText, exceeds, isLater, leastOf, mostOf, NO_TIME, plus } from '../../src/analysis/elapsed';
import { longestIn, longestWay, type Arc } from '../../src/analysis/longest-way';
import { arcLists, netBetween } from '../../src/analysis/net-between';
import { conditionsOf, conditionText, promiseTiming, type Timed, type Timing } from '../../src/analysis/timing';
import type { TimeChart } from '../../src/analysis/time-chart';
import type { Duration, Journey } from '../../src/model/model';
import { readDuration } from '../../src/model/quantity';
import { randomFrom } from '../harness/random';

const named = (at: Timed): string => ('way' in at ? at.way.id : at.touchpoint.id);

function timed(text: string, of = 'j') {
    const { project, view } = compile([{ path: 'a.journey', text }]);
    return promiseTiming(project.journeys.find(({ id }) => id === of)!, view, createAnalyses(view));
}

/** `p@a→c within 2d: j.a->b 1d + j.b 2h = 1d2h`, with what is not known behind it. */
function shown({ commitment, metAt, limit, steps, slowest, unknown, unbounded, isLate }: Timing): string {
    const sum = steps.map(({ at, most, times, isLimit }) => `${times > 1 ? `${times} × ` : ''}${named(at)} ${isLimit ? '≤' : ''}${durationText(most)}`).join(' + ');
    return [
        `${commitment.id} at ${metAt.id} within ${limit.duration.text}${limit.when === undefined ? '' : ` when ${limit.when}`}: ${sum || 'nothing'} = ${durationText(slowest.most)}${isLate ? ', late' : ''}`,
        ...(unknown.length > 0 ? [`unknown ${unknown.map(named).join(', ')}`] : []),
        ...unbounded.map(at => `unbounded ${'loop' in at ? at.loop.map(({ id }) => id).join(', ') : named(at)}`),
    ].join('; ');
}

const j = (touchpoints: string, more = ''): string => `journey j { stage s {\n${touchpoints}\n} }\n${more}`;
const lines = (touchpoints: string, more = ''): readonly string[] => timed(j(touchpoints, more)).timings.map(shown);

describe('how long it takes', () => {
    test('from the end of where it is promised to the end of where it is met, a range with its upper end', () => {
        expect(lines(`
            touchpoint a { takes 5h  promises p within 2d  handoff -> b { takes 1d..2d } }
            touchpoint b { takes 2h  path -> c { takes ~1h } }
            touchpoint c { takes 30min..1h  meets p  ends success }
        `)).toEqual(['j.p at j.c within 2d: j.a->b 2d + j.b 2h + j.b->c 1h + j.c 1h = 2d4h, late']);
    });
    test('exactly at the limit is in time', () => {
        expect(lines('touchpoint a { promises p within 2d  path -> b { takes 1d }}\ntouchpoint b { takes 24h  meets p  ends success }')).toEqual(['j.p at j.b within 2d: j.a->b 1d + j.b 1d = 2d']);
        expect(lines('touchpoint a { promises p within 2d  path -> b { takes 1d }}\ntouchpoint b { takes 86401s  meets p  ends success }')).toEqual(['j.p at j.b within 2d: j.a->b 1d + j.b 1d1s = 2d1s, late']);
    });
    test('branches are never summed: the slowest counts', () => {
        expect(lines(`
            touchpoint a { promises p within 1d
              path -> b when "x"
              path -> c when "y" }
            touchpoint b { takes 4h  path -> d }
            touchpoint c { takes 6h  path -> d }
            touchpoint d { takes 1h  meets p  ends success }
        `)).toEqual(['j.p at j.d within 1d: j.c 6h + j.d 1h = 7h']);
    });
    test('each place where it is met', () => {
        expect(lines(`
            touchpoint a { expects e within 5h
              path -> b when "x"
              path -> c when "y" }
            touchpoint b { takes 4h  meets e  ends success }
            touchpoint c { takes 6h  meets e  ends success }
        `)).toEqual(['j.e at j.b within 5h: j.b 4h = 4h', 'j.e at j.c within 5h: j.c 6h = 6h, late']);
    });
    test('where it is met on the way, it is no longer waited for; an optional touchpoint may be left out', () => {
        const text = (optional: string): string => `
            touchpoint a { promises p within 5h }
            touchpoint b { ${optional} takes 4h  meets p }
            touchpoint c { takes 6h  meets p  ends success }`;
        expect(lines(text(''))).toEqual(['j.p at j.b within 5h: j.b 4h = 4h']);
        expect(lines(text('optional'))).toEqual(['j.p at j.b within 5h: j.b 4h = 4h', 'j.p at j.c within 5h: j.c 6h = 6h, late']);
    });
    test('an optional touchpoint on the way counts', () => {
        expect(lines('touchpoint a { promises p within 5h }\ntouchpoint b { optional  takes 4h }\ntouchpoint c { takes 2h  meets p  ends success }')).toEqual(['j.p at j.c within 5h: j.b 4h + j.c 2h = 6h, late']);
    });
    test('a fallback is no part of it', () => {
        expect(lines(`
            touchpoint a { promises p within 1d  handoff -> c { takes 4h  fallback b after 1h } }
            touchpoint b { takes 3d  path -> c }
            touchpoint c { takes 1h  meets p  ends success }
        `)).toEqual(['j.p at j.c within 1d: j.a->c 4h + j.c 1h = 5h']);
    });
    test('broken or promised again on the way: what comes after is another matter', () => {
        expect(lines('touchpoint a { promises p within 1d }\ntouchpoint b { takes 3d  breaks p because "busy" }\ntouchpoint c { takes 1h  meets p  ends success }')).toEqual([]);
        expect(lines('touchpoint a { promises p within 1d }\ntouchpoint b { takes 3d  promises q within 1d again p }\ntouchpoint c { takes 1h  meets p, q  ends success }')).toEqual(['j.q at j.c within 1d: j.c 1h = 1h']);
    });
    test('meeting a promise meets the expectation that it answers', () => {
        expect(lines('touchpoint a { expects e within 3h  promises p for e }\ntouchpoint b { takes 4h  meets p  ends success }')).toEqual(['j.e at j.b within 3h: j.b 4h = 4h, late']);
    });
    test('nothing to compare: no limit, words, never met, made where nobody gets', () => {
        expect(lines('touchpoint a { promises p  promises q within "soon"  promises r within 1d }\ntouchpoint b { takes 4h  meets p, q  ends success }\ntouchpoint c { promises s within 1s  path -> b }')).toEqual([]);
    });
});

describe('what is not known', () => {
    test('is said, and not taken for nothing', () => {
        expect(lines(`
            touchpoint a { promises p within 2d  handoff -> b }
            touchpoint b { path -> c { takes "看情况" } }
            touchpoint c { takes 1h  meets p  ends success }
        `)).toEqual(['j.p at j.c within 2d: j.c 1h = 1h; unknown j.a->b, j.b, j.b->c']);
    });
    test('what is known may be too long already', () => {
        expect(lines('touchpoint a { promises p within 2h  handoff -> b }\ntouchpoint b { takes 3h  meets p  ends success }')).toEqual(['j.p at j.b within 2h: j.b 3h = 3h, late; unknown j.a->b']);
    });
    test('the one that meets it is the end of the wait, unless nothing at all is said', () => {
        expect(lines('touchpoint a { promises p within 2d  path -> b { takes 1d } }\ntouchpoint b { meets p  ends success }')).toEqual(['j.p at j.b within 2d: j.a->b 1d = 1d']);
        expect(lines('touchpoint a { promises p within 2d }\ntouchpoint b { meets p  ends success }')).toEqual(['j.p at j.b within 2d: nothing = 0min; unknown j.b']);
    });
    test('unknown on a quicker way is said as well', () => {
        expect(lines(`
            touchpoint a { promises p within 1d
              path -> b when "x"
              path -> c when "y" }
            touchpoint b { path -> d }
            touchpoint c { takes 6h  path -> d }
            touchpoint d { takes 1h  meets p  ends success }
        `)).toEqual(['j.p at j.d within 1d: j.c 6h + j.d 1h = 7h; unknown j.b']);
    });
    test('a way without a length takes as long as its own limit allows', () => {
        expect(lines('touchpoint a { promises p within 1d  handoff -> b { within 4h } }\ntouchpoint b { takes 1h  meets p  ends success }')).toEqual(['j.p at j.b within 1d: j.a->b ≤4h + j.b 1h = 5h']);
    });
    test('a length without an upper bound', () => {
        expect(lines('touchpoint a { promises p within 3d  path -> b { takes >2d } }\ntouchpoint b { takes 1h  meets p  ends success }')).toEqual(['j.p at j.b within 3d: j.a->b 2d + j.b 1h = 2d1h; unbounded j.a->b']);
    });
});

describe('loops', () => {
    const round = (repeats: string): string => `
        touchpoint a { promises p within 1d }
        touchpoint try { takes 2h ${repeats} }
        touchpoint look { takes 1h
          path -> try { when "no"  takes 3h }
          path -> done when "yes" }
        touchpoint done { takes 30min  meets p  ends success }`;
    test('count as often as they are bounded: three passes in all', () => {
        expect(lines(round('repeats at most 3 times'))).toEqual(['j.p at j.done within 1d: 3 × j.try 2h + 3 × j.look 1h + 2 × j.look->try 3h + j.done 30min = 15h30min']);
    });
    test('are unbounded without', () => {
        expect(lines(round(''))).toEqual(['j.p at j.done within 1d: j.try 2h + j.look 1h + j.done 30min = 3h30min; unbounded j.try, j.look']);
    });
    test('a touchpoint that repeats', () => {
        const text = (repeats: string): string => `touchpoint a { promises p within 5h }\ntouchpoint b { takes 2h  repeats ${repeats} }\ntouchpoint c { takes 1h  meets p  ends success }`;
        expect(lines(text('at most 3 times'))).toEqual(['j.p at j.c within 5h: 3 × j.b 2h + j.c 1h = 7h, late']);
        expect(lines(text(''))).toEqual(['j.p at j.c within 5h: j.b 2h + j.c 1h = 3h; unbounded j.b']);
    });
    test('two bounds in one loop', () => {
        expect(lines(`
            touchpoint a { promises p within 1d }
            touchpoint b { takes 1h  repeats at most 3 times }
            touchpoint c { takes 10min  repeats at most 2 times
              path -> b when "x"
              path -> d when "y" }
            touchpoint d { takes 1min  meets p  ends success }
        `)).toEqual(['j.p at j.d within 1d: 3 × j.b 1h + 2 × j.c 10min + j.d 1min = 3h21min']);
    });
    test('back to where it was promised, it is promised anew', () => {
        expect(lines(`
            touchpoint a { promises p within 1d }
            touchpoint b { takes 5h
              path -> a when "x"
              path -> c when "y" }
            touchpoint c { takes 1h  meets p  ends success }
        `)).toEqual(['j.p at j.c within 1d: j.b 5h + j.c 1h = 6h']);
    });
    test('a loop that takes no time bounds nothing', () => {
        expect(lines(`
            touchpoint a { promises p within 1d }
            touchpoint b { takes 0s
              path -> b when "x"
              path -> c when "y" }
            touchpoint c { takes 1h  meets p  ends success }
        `)).toEqual(['j.p at j.c within 1d: j.c 1h = 1h']);
    });
    test('promised and met each time round', () => {
        expect(lines('touchpoint a { takes 1h  promises p within 1d  meets p  path -> b when "x"\n ends success }\ntouchpoint b { takes 2d  path -> a }')).toEqual(['j.p at j.a within 1d: j.b 2d + j.a 1h = 2d1h, late']);
    });
});

describe('conditions', () => {
    const repair = (ways: string, limits = 'within 1d or within 2d when "需要调货"'): string => `
        touchpoint a { promises p ${limits}\n${ways} }
        touchpoint b { meets p  ends success }`;
    test('a conditional limit is held against the ways that state it, the others against all other ways', () => {
        expect(lines(repair('path -> b { when "有现货"  takes 20h }\npath -> b { when "需要调货"  takes 1d12h }'))).toEqual([
            'j.p at j.b within 2d when 需要调货: j.a->b#2 1d12h = 1d12h', 'j.p at j.b within 1d: j.a->b 20h = 20h',
        ]);
        expect(lines(repair('path -> b { when "有现货"  takes 30h }\npath -> b { when "需要调货。"  takes 3d }'))).toEqual([
            'j.p at j.b within 2d when 需要调货: j.a->b#2 3d = 3d, late', 'j.p at j.b within 1d: j.a->b 1d6h = 1d6h, late',
        ]);
    });
    test('stated further on the way', () => {
        expect(timed(j(`
            touchpoint a { promises p within 1d or within 2d when "Out of stock" }
            touchpoint b { takes 1h
              path -> c when "in stock"
              path -> d when "no time, out of  stock" }
            touchpoint c { takes 5h  path -> e }
            touchpoint d { takes 30h  path -> e }
            touchpoint e { meets p  ends success }
        `)).timings.map(shown)).toEqual(['j.p at j.e within 2d when Out of stock: j.b 1h + j.d 1d6h = 1d7h', 'j.p at j.e within 1d: j.b 1h + j.c 5h = 6h']);
    });
    test('when no way states it, each may be the one: only the latest limit is certainly missed', () => {
        const between = timed(j(repair('path -> b { when "坏了"  takes 1d..2d }')));
        expect(between.timings.map(shown)).toEqual(['j.p at j.b within 1d: j.a->b 2d = 2d']);
        expect(between.unmatched.map(({ limit }) => limit.when)).toEqual(['需要调货']);
        expect(lines(repair('path -> b { when "坏了"  takes 3d }'))).toEqual(['j.p at j.b within 1d: j.a->b 3d = 3d, late']);
    });
    test.each([['需要 调货', '需要 调货'], ['Out Of  Stock.', 'out of stock'], ['ＡＢＣ', 'abc'], ['“x”', 'x']])('%s', (text, read) => expect(conditionText(text)).toBe(read));
    test('the clauses of a way', () => expect([...conditionsOf(['坏了，需要调货', 'B'])]).toEqual(['坏了,需要调货', '坏了', '需要调货', 'b']));
});

describe('several journeys', () => {
    test('handed over to another one, and on to a third', () => {
        expect(lines('touchpoint a { promises p within 2d  ends success }', `
            journey k { stage s { touchpoint x { takes 1h } touchpoint y { takes 2h  ends success } } }
            journey l { stage s { touchpoint z { takes 4h  meets j.p  ends success } } }
            handoff j.a -> k.x { carries j.p  takes 1d }
            handoff k.y -> l.z { carries j.p  takes 5h }
        `)).toEqual(['j.p at l.z within 2d: j.a->k.x 1d + k.x 1h + k.y 2h + k.y->l.z 5h + l.z 4h = 1d12h']);
    });
    const part = 'journey k { stage s { touchpoint x { takes 1h } touchpoint y { takes 2h  ends success } } }';
    test('through a journey that details a touchpoint', () => {
        expect(lines('touchpoint a { promises p within 2h }\ntouchpoint b { zooms into k }\ntouchpoint c { takes 1h  meets p  ends success }', part))
            .toEqual(['j.p at j.c within 2h: j.b 3h + j.c 1h = 4h, late']);
        expect(lines('touchpoint a { promises p within 2h }\ntouchpoint b { takes 30min  zooms into k }\ntouchpoint c { takes 1h  meets p  ends success }', part))
            .toEqual(['j.p at j.c within 2h: j.b 30min + j.c 1h = 1h30min']);
    });
    test('met inside of it', () => {
        expect(lines('touchpoint a { promises p within 2h }\ntouchpoint b { zooms into k }\ntouchpoint c { takes 9h  meets p  ends success }',
            'journey k { stage s { touchpoint x { takes 1h } touchpoint y { takes 2h  meets j.p  ends success } } }')).toEqual(['j.p at k.y within 2h: k.x 1h + k.y 2h = 3h, late']);
        expect(lines('touchpoint b { zooms into k  promises p within 2h  ends success }',
            'journey k { stage s { touchpoint x { takes 1h } touchpoint y { takes 2h  meets j.p  ends success } } }')).toEqual(['j.p at k.y within 2h: k.x 1h + k.y 2h = 3h, late']);
    });
    test('promised inside, met outside', () => {
        const text = `${j('touchpoint a { takes 9h  zooms into k }\ntouchpoint b { takes 1h  meets k.q }\ntouchpoint c { takes 9h  zooms into k  ends success }')}
            journey k { stage s { touchpoint x { promises q within 2h } touchpoint y { takes 2h  ends success } } }`;
        expect(timed(text, 'k').timings.map(shown)).toEqual(['k.q at j.b within 2h: k.y 2h + j.b 1h = 3h, late']);
    });
    test('one journey that details two touchpoints is left where it was entered', () => {
        expect(lines('touchpoint a { promises p within 4h\n path -> b when "x"\n path -> d when "y" }\ntouchpoint b { zooms into k  path -> c }\ntouchpoint c { takes 9h  ends success }\ntouchpoint d { zooms into k  path -> e }\ntouchpoint e { takes 1h  meets p  ends success }', part))
            .toEqual(['j.p at j.e within 4h: j.d 3h + j.e 1h = 4h']);
    });
    test('a journey that leads round into itself has no length', () => {
        expect(lines('touchpoint a { promises p within 2h }\ntouchpoint b { zooms into k }\ntouchpoint c { takes 1h  meets p  ends success }',
            'journey k { stage s { touchpoint x { zooms into l  ends success } } }\njourney l { stage s { touchpoint y { zooms into k  ends success } } }'))
            .toEqual(['j.p at j.c within 2h: j.c 1h = 1h; unknown j.b']);
    });
});

describe('business days', () => {
    const duration = (text: string): Duration => readDuration(text).value!;
    test.each([
        ['1bd+1bd', '2bd', false], ['2bd', '1bd', true], ['1bd', '1d', true], ['1bd', '3d', false], ['3bd', '5d', false], ['4bd', '5d', true],
        ['3d', '2bd', false], ['5d', '2bd', true], ['5bd+1bd', '6bd', false], ['4bd+2h', '4bd', true], ['1bd..2bd', '2bd', false], ['<2bd', '2bd', false],
        ['1d', '>2d', false], ['1d1bd', '2bd', false],
    ])('%s is longer than %s: %s', (way, limit, expected) => {
        const passed = way.split('+').map(text => mostOf(duration(text))!).reduce(plus, NO_TIME);
        expect(exceeds(passed, duration(limit))).toBe(expected);
    });
    test.each([
        ['2d', '1d', true], ['1d', '1d', false], ['1bd', '1d', false], ['2bd', '1d', true], ['3d', '2bd', false], ['5d', '2bd', true], ['3bd', '2bd', true],
        ['>2d', '5d', true], ['5d', '>2d', false], ['1d..3d', '2d', true], ['~2d', '2d', false],
    ])('the limit %s is later than %s: %s', (limit, other, expected) => expect(isLater(duration(limit), duration(other))).toBe(expected));
    test.each([['1d12h', '1d12h'], ['1w', '7d'], ['90min', '1h30min'], ['2bd', '2bd'], ['1d2bd', '1d2bd'], ['1.5h', '1h30min'], ['45s', '45s'], ['0s', '0min']])('%s is written as %s', (text, expected) => {
        expect(durationText(mostOf(duration(text))!)).toBe(expected);
    });
    test('least and most of a range', () => {
        expect([leastOf(duration('1bd..3bd')), mostOf(duration('1bd..3bd')), leastOf(duration('<2d'))]).toEqual([{ seconds: 0, businessDays: 1 }, { seconds: 0, businessDays: 3 }, NO_TIME]);
    });
});

describe('made-up graphs', () => {
    /** The longest of all walks, each gone one by one; undefined when there is none, `endless` when one can be gone round for ever. */
    function walked(arcs: readonly (readonly [number, number, number])[], bounds: ReadonlyMap<number, number>, target: number): number | 'endless' | undefined {
        let longest: number | 'endless' | undefined;
        const go = (at: number, time: number, passes: readonly number[], free: readonly number[]): void => {
            if (longest === 'endless') return;
            if (at === target) {
                longest = Math.max(longest ?? 0, time);
                return;
            }
            for (const [from, to, takes] of arcs) {
                if (from !== at) continue;
                const bound = bounds.get(to);
                if (bound !== undefined && passes.filter(node => node === to).length >= bound) continue;
                // Here again without a counted pass in between, on a way that gets to the target: nothing bounds it.
                if (bound === undefined && free.includes(to)) {
                    if (leads(to)) longest = 'endless';
                    continue;
                }
                go(to, time + takes, bound === undefined ? passes : [...passes, to], bound === undefined ? [...free, to] : []);
            }
        };
        const leads = (node: number): boolean => {
            const found = new Set([node]);
            for (const at of found) for (const [from, to] of arcs) if (from === at && at !== target) found.add(to);
            return found.has(target);
        };
        go(0, 0, [], [0]);
        return longest;
    }

    test('the longest way is the longest of all', () => {
        const random = randomFrom(7);
        let compared = 0;
        let looped = 0;
        for (let round = 0; round < 1500; round++) {
            const size = 4 + random.below(3);
            const arcs = Array.from({ length: size + random.below(5) }, () => [random.below(size), 1 + random.below(size - 1), 1 + random.below(9)] as const).filter(([from]) => from !== size - 1);
            const bounds = new Map(Array.from({ length: 3 }, () => [1 + random.below(size - 1), 1 + random.below(3)] as const));
            const expected = walked(arcs, bounds, size - 1);
            const found = longestWay({
                source: '0', target: String(size - 1),
                next: (node): readonly Arc<string>[] => arcs.filter(([from]) => String(from) === node).map(([, to, takes]) => ({ to: String(to), least: NO_TIME, most: { seconds: takes, businessDays: 0 } })),
                timesOf: node => bounds.get(Number(node)),
            });
            if (expected === 'endless') expect(found?.endless.length, JSON.stringify({ arcs, bounds: [...bounds] })).toBeGreaterThan(0);
            else {
                expect(found?.most.seconds, JSON.stringify({ arcs, bounds: [...bounds] })).toBe(expected);
                expect(found?.endless ?? []).toEqual([]);
                if (expected !== undefined) compared++;
                if (found !== undefined && found.arcs.length > size) looped++;
            }
        }
        expect(compared).toBeGreaterThan(200);
        expect(looped).toBeGreaterThan(20);
    });
    test('it is the same in a net that is kept as lists for many searches', () => {
        const random = randomFrom(11);
        let found = 0;
        for (let net = 0; net < 30; net++) {
            const size = 60 + random.below(60);
            const arcs = Array.from({ length: 2 * size }, () => {
                const from = random.below(size);
                const to = random.chance(90) ? Math.min(size - 1, from + 1 + random.below(4)) : random.below(size);
                return { from, to, least: NO_TIME, most: { seconds: 1 + random.below(9), businessDays: random.below(2) } };
            });
            const lists = arcLists(size, node => arcs.filter(({ from }) => from === node));
            const [source, target] = [size, size + 1];
            const last = { to: target, least: NO_TIME, most: NO_TIME };
            for (let search = 0; search < 20; search++) {
                const [begin, goal] = [random.below(size), random.below(size)];
                const first = [{ to: begin, least: NO_TIME, most: NO_TIME }];
                const instead = new Map(Array.from({ length: random.below(4) }, () => {
                    const at = random.below(size);
                    return [at, arcs.filter(({ from }) => from === at).slice(1)] as const;
                }));
                const timesOf = (node: number): number | undefined => (node % 5 === 0 ? 2 : undefined);
                const next = (node: number): readonly Arc<number>[] => (node === source ? first : node === goal ? [last] : instead.get(node) ?? arcs.filter(({ from }) => from === node));
                const asked = longestWay<number, Arc<number>>({ source, target, next, timesOf });
                const between = netBetween<Arc<number>>(lists, { source, target, first, goal, last, instead });
                expect(between && longestIn(between, timesOf)).toEqual(asked);
                if (asked !== undefined) found++;
            }
        }
        expect(found).toBeGreaterThan(100);
    });
    test('it is the same when the search goes from both sides', () => {
        const random = randomFrom(3);
        let found = 0;
        for (let round = 0; round < 300; round++) {
            const size = 60 + random.below(60);
            const arcs = Array.from({ length: 2 * size }, () => {
                const from = random.below(size);
                const to = random.chance(95) ? Math.min(size - 1, from + 1 + random.below(4)) : 1 + random.below(size - 1);
                return { from, to, least: NO_TIME, most: { seconds: 1 + random.below(9), businessDays: random.below(2) } };
            });
            const question = { source: random.below(20), target: 40 + random.below(20), next: (node: number) => arcs.filter(({ from }) => from === node), timesOf: (node: number) => (node % 5 === 0 ? 2 : undefined) };
            const oneSided = longestWay(question);
            expect(longestWay({ ...question, before: node => arcs.filter(({ to }) => to === node).map(({ from }) => from) })).toEqual(oneSided);
            if (oneSided !== undefined) found++;
        }
        expect(found).toBeGreaterThan(100);
    });
});

describe('the work', () => {
    /** A chain of diamonds: 2^100 ways. */
    const hour = (count: number) => ({ seconds: count * 3600, businessDays: 0 });
    test('each node is asked once, however many ways there are', () => {
        let asked = 0;
        const next = (node: string): readonly Arc<string>[] => {
            asked++;
            const [kind, at] = [node[0]!, Number(node.slice(1))];
            const arc = (to: string, hours: number): Arc<string> => ({ to, least: NO_TIME, most: hour(hours) });
            if (kind === 's') return [arc(at === 100 ? 'end' : `a${at}`, 1), ...(at === 100 ? [] : [arc(`b${at}`, 2)])];
            return [arc(`s${at + 1}`, 1)];
        };
        const way = longestWay({ source: 's0', target: 'end', next, timesOf: () => undefined })!;
        expect(durationText(way.most)).toBe(durationText(hour(301)));
        expect(asked).toBe(301);
    });
    test('what leads past the target is left alone when it is told what comes before', () => {
        // From 501 a way leads past 503 as well.
        const asked = (size: number): number => {
            let count = 0;
            const arc = (to: number): Arc<number> => ({ to, least: NO_TIME, most: hour(1) });
            const next = (node: number): readonly Arc<number>[] => {
                count++;
                return node >= size ? [] : node === 501 ? [arc(502), arc(504)] : [arc(node + 1)];
            };
            const before = (node: number): readonly number[] => {
                count++;
                return node === 500 ? [] : node === 504 ? [503, 501] : [node - 1];
            };
            expect(longestWay({ source: 500, target: 503, next, before, timesOf: () => undefined })!.most).toEqual(hour(3));
            return count;
        };
        expect(asked(100_000)).toBe(asked(1000));
    });
    test('a thousand touchpoints, and a promise of each: look-ups grow with them', () => {
        const lookups = (diamonds: number): number => {
            const text = j(Array.from({ length: diamonds }, (_, i) => `touchpoint s${i} { takes 1h${i === 0 ? '  promises p within 1h' : ''}
 path -> a${i} when "x"
 path -> b${i} when "y" }
touchpoint a${i} { takes 1h  path -> s${i + 1} }
touchpoint b${i} { takes 2h  path -> s${i + 1} }`).join('\n') + `\ntouchpoint s${diamonds} { takes 1h  meets p  ends success }`);
            const { project, view } = compile([{ path: 'a.journey', text }]);
            let count = 0;
            const counting = { ...view, touchpoint: (id: string | undefined) => { count++; return view.touchpoint(id); } };
            const { timings } = promiseTiming(project.journeys[0]!, counting, createAnalyses(counting));
            expect(timings.map(({ slowest }) => slowest.most.seconds / 3600)).toEqual([diamonds * 3]);
            return count;
        };
        expect(lookups(330) / lookups(33)).toBeLessThan(11);
    });
    /** Journeys that detail each other, `count` levels deep; in each a promise that passes the zoom. */
    const nested = (count: number): string => Array.from({ length: count }, (_, i) => `journey j${i} { stage s {
        touchpoint a { takes 1h  promises p within 2h }
        touchpoint b { ${i + 1 < count ? `zooms into j${i + 1}` : 'takes 1h'} }
        touchpoint c { takes 1h  meets p  ends success }
    } }`).join('\n');
    test('journeys within journeys are charted once, and each promise looks no further down than it leads', () => {
        const work = (count: number): { readonly charts: number; readonly lookups: number; readonly nodes: number } => {
            const { project, view } = compile([{ path: 'a.journey', text: nested(count) }]);
            let [charts, lookups, nodes] = [0, 0, 0];
            const counting = new Proxy(view, { get: (target, name) => { lookups++; return Reflect.get(target, name) as unknown; } });
            const known = new Map<string, unknown>();
            const analyses = createAnalyses(counting, (what, of, compute) => {
                const key = `${what} ${of.id}`;
                if (!known.has(key)) {
                    if (what === 'time') charts++;
                    known.set(key, compute());
                }
                return known.get(key) as ReturnType<typeof compute>;
            });
            project.journeys.forEach(analyses.networkOf);
            lookups = 0;
            const watched = new Map<TimeChart, TimeChart>();
            const timeChartOf = (journey: Journey): TimeChart => {
                const chart = analyses.timeChartOf(journey);
                if (!watched.has(chart)) watched.set(chart, { ...chart, arcsFrom: node => { nodes++; return chart.arcsFrom(node); } });
                return watched.get(chart)!;
            };
            project.journeys.forEach((journey, depth) => {
                const { timings } = promiseTiming(journey, counting, { ...analyses, timeChartOf });
                expect(timings.map(({ slowest }) => slowest.most.seconds / 3600)).toEqual([2 * (count - depth)]);
            });
            return { charts, lookups, nodes };
        };
        const [few, many] = [work(10), work(40)];
        expect(many.charts).toBe(1);
        expect(many.lookups / few.lookups).toBeLessThan(4.5);
        expect(many.nodes / few.nodes).toBeLessThan(4.5);
    });
    test('a loop with many passes is counted out, one with absurdly many is called unbounded', () => {
        const text = (times: number): string => `touchpoint a { promises p within 1h }\ntouchpoint b { takes 1h  repeats at most ${times} times }\ntouchpoint c { takes 1h  meets p  ends success }`;
        expect(lines(text(1000))).toEqual(['j.p at j.c within 1h: 1000 × j.b 1h + j.c 1h = 41d17h, late']);
        expect(lines(text(1000000))).toEqual(['j.p at j.c within 1h: j.b 1h + j.c 1h = 2h, late; unbounded j.b']);
    });
    test('a long loop that is bounded at many places is not counted out for each promise', { timeout: 60_000 }, () => {
        const count = 200;
        const bounded = [50, 100, 150];
        const text = Array.from({ length: count }, (_, i) => `touchpoint t${i} { takes 1h
${i < 10 ? `promises p${i} within 1d` : ''}
${i >= count - 10 ? `meets p${i - count + 10}` : ''}
${bounded.includes(i) ? `repeats at most 15 times\npath -> t20 when "again"\npath -> t${i + 1} when "on"` : ''}
${i === count - 1 ? 'ends success' : ''} }`).join('\n');
        const { project, view } = compile([{ path: 'a.journey', text: j(text) }]);
        const { timings } = promiseTiming(project.journeys[0]!, view, createAnalyses(view));
        expect(timings.map(({ isLate, unbounded }) => [isLate, unbounded.flatMap(what => ('loop' in what ? [what.loop.length] : []))])).toEqual(Array.from({ length: 10 }, () => [true, [131]]));
    });
    test('nor one that can be gone round by any of many touchpoints, each of them once', () => {
        const branches = Array.from({ length: 30 }, (_, i) => `touchpoint b${i} { takes 1h  repeats at most 1 times  path -> start }`).join('\n');
        const choices = Array.from({ length: 30 }, (_, i) => `path -> b${i} when "${i}"`).join('\n');
        expect(lines(`touchpoint a { promises p within 1d }\ntouchpoint start { takes 1h\n${choices}\npath -> done when "yes" }\n${branches}\ntouchpoint done { takes 1h  meets p  ends success }`)[0])
            .toMatch(/^j\.p at j\.done within 1d: .*; unbounded j\.start, /);
    });
});
