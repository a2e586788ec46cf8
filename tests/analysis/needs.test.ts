import { describe, expect, test } from 'vitest';
import { createAnalyses } from '../../src/analysis/analyses';
import type { Trail } from '../../src/analysis/flow';
import type { JourneyGraph } from '../../src/analysis/graph';
import type { JourneyNeeds } from '../../src/analysis/needs';
import { randomFrom, type Random } from '../harness/random';
import { compileText } from '../harness/show';
import { journey } from '../rules/small';

const declared = 'information address\ninformation receipt\ninformation 照片\n';

function needsIn(text: string, name = 'j'): JourneyNeeds {
    const { view, problems } = compileText(text);
    expect(problems).toEqual([]);
    return createAnalyses(view).needsOf(view.journey(name)!);
}
const needs = (touchpoints: string, more = ''): JourneyNeeds => needsIn(journey(touchpoints, declared + more));
const needed = (of: JourneyNeeds, touchpoint: string): string => [...of.neededFrom(touchpoint)].sort().join(' ');
const met = (of: JourneyNeeds, touchpoint: string): string => [...of.metFrom(touchpoint)].sort().join(' ');
const shown = (trail: Trail | undefined): string => (trail === undefined ? 'nowhere' : [trail.from.id, ...trail.steps.map(({ to }) => to)].join(' -> '));

describe('what is needed', () => {
    test('where it is needed and on every way before, back to where it is asked or given', () => {
        const j = needs('touchpoint a { asks address }\ntouchpoint b\ntouchpoint c { gives receipt }\ntouchpoint d { needs address, receipt  ends success }');
        expect(needed(j, 'j.d')).toBe('address receipt');
        expect(needed(j, 'j.c')).toBe('address');
        expect(needed(j, 'j.b')).toBe('address');
        expect(needed(j, 'j.a')).toBe('');
        expect(shown(j.wayToNeed('address', 'j.b'))).toBe('j.b -> j.c -> j.d');
        expect(shown(j.wayToNeed('address', 'j.d'))).toBe('j.d');
    });
    test('on one way of several is enough, and the shortest is shown', () => {
        const j = needs(`touchpoint a { path -> b when "x"
            path -> c when "y" }
            touchpoint b { ends exit }
            touchpoint c { path -> d when "x"
              path -> e when "y" }
            touchpoint d { path -> e }
            touchpoint e { needs 照片  ends success }`);
        expect(needed(j, 'j.a')).toBe('照片');
        expect(needed(j, 'j.b')).toBe('');
        expect(shown(j.wayToNeed('照片', 'j.a'))).toBe('j.a -> j.c -> j.e');
        expect(shown(j.wayToNeed('照片', 'j.b'))).toBe('nowhere');
    });
    test('what a touchpoint asks itself it does not need from before; what it gives it may', () => {
        const j = needs('touchpoint a { needs address, receipt  asks address  gives receipt  ends success }');
        expect(needed(j, 'j.a')).toBe('receipt');
    });
    test('an optional touchpoint that asks can be left out, unless the way on says that it was done', () => {
        const j = needs('touchpoint a\ntouchpoint b { optional  asks address }\ntouchpoint c { needs address  ends success }');
        expect(needed(j, 'j.a')).toBe('address');
        const k = needs('touchpoint a\ntouchpoint b { optional  asks address  handoff -> c }\ntouchpoint c { needs address  ends success }');
        expect(needed(k, 'j.a')).toBe('');
    });
    test('round a loop, and over a fallback', () => {
        const j = needs(`touchpoint a { needs address }
            touchpoint b { path -> a when "again"
              handoff -> c { fallback d  when "on" } }
            touchpoint c { ends success }
            touchpoint d { needs receipt  ends failure }`);
        expect(needed(j, 'j.b')).toBe('address receipt');
        expect(shown(j.wayToNeed('receipt', 'j.b'))).toBe('j.b -> j.d');
    });
    test('behind a touchpoint where no way leads, also when the way from there leads back in the text', () => {
        const j = needs('touchpoint a { ends success }\ntouchpoint b { needs address  ends success }\ntouchpoint c { path -> b }');
        expect(needed(j, 'j.c')).toBe('address');
        const k = needs('touchpoint a { ends success }\ntouchpoint c { path -> b }\ntouchpoint b { needs address  ends success }');
        expect(needed(k, 'j.c')).toBe('address');
    });
    test('in the journey that a handoff leads into, and in the one after that', () => {
        const more = `journey k { stage t { touchpoint x { asks receipt }\ntouchpoint y { ends success } } }
            journey m { stage u { touchpoint z { needs address, receipt  ends success } } }
            handoff j.a -> k.x\nhandoff k.y -> m.z`;
        const j = needs('touchpoint a { ends success }', more);
        expect(needed(j, 'j.a')).toBe('address');
        expect(shown(j.wayToNeed('address', 'j.a'))).toBe('j.a -> k.x -> k.y -> m.z');
    });
    test('the handoffs that have to carry it, on all ways, up to where it is needed', () => {
        const j = needs(`touchpoint a { handoff -> b { when "x" }
            handoff -> c { when "y" }
            handoff -> d { when "z" } }
            touchpoint b { path -> e }
            touchpoint c { asks address  handoff -> e }
            touchpoint d { ends exit }
            touchpoint e { handoff -> f }
            touchpoint f { needs address  handoff -> g }
            touchpoint g { needs address  ends success }`);
        expect(j.handoffsToNeed('address', 'j.a').map(({ id }) => id)).toEqual(['j.a->b', 'j.e->f']);
        const k = needs('touchpoint a { ends success }', `journey k { stage t { touchpoint x { handoff -> y }
            touchpoint y { needs address  ends success } } }
            handoff j.a -> k.x`);
        expect(k.handoffsToNeed('address', 'j.a').map(({ id }) => id)).toEqual(['j.a->k.x', 'k.x->y']);
        expect(k.handoffsToNeed('receipt', 'j.a')).toEqual([]);
    });
    test('in the sub-journey of a touchpoint, and behind it unless it is asked inside', () => {
        const j = needs('touchpoint a\ntouchpoint b { zooms into k }\ntouchpoint c { needs receipt, address  ends success }',
            'journey k { stage t { touchpoint x { asks address  needs 照片 }\ntouchpoint y { ends success } } }');
        expect(needed(j, 'j.a')).toBe('receipt 照片');
        // The receipt is known, or not, whatever the sub-journey does.
        expect(needed(j, 'k.y')).toBe('address');
        expect(shown(j.wayToNeed('receipt', 'j.a'))).toBe('j.a -> j.b -> j.c');
    });
    test('what comes after one touchpoint does not come after another one with the same sub-journey', () => {
        const j = needs(`touchpoint a { path -> b when "x"
            path -> c when "y" }
            touchpoint b { zooms into k  path -> d }
            touchpoint c { zooms into k  path -> e }
            touchpoint d { needs address  ends success }
            touchpoint e { needs receipt  ends success }`, 'journey k { stage t { touchpoint x { ends success } } }');
        expect(needed(j, 'j.b')).toBe('address');
        expect(needed(j, 'j.c')).toBe('receipt');
    });
    test('in journeys that lead round to each other, whichever is asked first', () => {
        const text = journey('touchpoint a { ends success }', `${declared}journey k { stage t { touchpoint x { needs address  ends success } } }
            journey m { stage u { touchpoint y { needs receipt  ends success } } }
            handoff j.a -> k.x\nhandoff k.x -> j.a\nhandoff k.x -> m.y`);
        for (const name of ['j', 'k']) {
            expect(needed(needsIn(text, name), 'j.a')).toBe('address receipt');
            expect(needed(needsIn(text, name), 'k.x')).toBe('address receipt');
        }
    });
});

describe('which promises are met', () => {
    test('at a touchpoint or after it, on some way', () => {
        const j = needs(`touchpoint a { promises p "P" within 1d
            path -> b when "x"
            path -> c when "y" }
            touchpoint b { ends exit }
            touchpoint c { meets p  ends success }`);
        expect([met(j, 'j.a'), met(j, 'j.b'), met(j, 'j.c')]).toEqual(['j.p', '', 'j.p']);
        expect(shown(j.wayToMeeting('j.p', 'j.a'))).toBe('j.a -> j.c');
    });
    test('by way of what promises the same again', () => {
        const j = needs('touchpoint a { promises p "P" within 1d }\ntouchpoint b { promises q "Q" within 1d again p }\ntouchpoint c { meets q  ends success }');
        expect(met(j, 'j.b')).toBe('j.p j.q');
        expect(shown(j.wayToMeeting('j.p', 'j.b'))).toBe('j.b -> j.c');
    });
    test('an expectation is no promise', () => {
        expect(met(needs('touchpoint a { expects e "E" }\ntouchpoint b { meets e  ends success }'), 'j.b')).toBe('');
    });
    test('in a journey that a handoff leads into, and in a sub-journey', () => {
        const j = needs('touchpoint a { promises p "P" within 1d }\ntouchpoint b { zooms into k }\ntouchpoint c { ends success }',
            'journey k { stage t { touchpoint x { meets j.p  ends success } } }\njourney m { stage u { touchpoint y { meets j.p  ends success } } }\nhandoff j.c -> m.y');
        expect([met(j, 'j.b'), met(j, 'j.c')]).toEqual(['j.p', 'j.p']);
        expect(shown(j.wayToMeeting('j.p', 'j.a'))).toBe('j.a -> j.b -> k.x');
        expect(shown(j.wayToMeeting('j.p', 'j.c'))).toBe('j.c -> m.y');
    });
});

const INFORMATION = ['address', 'receipt', '照片'];

function randomStory({ pick, chance, below }: Random): string {
    const count = 3 + below(4);
    const lines: string[] = [];
    for (let t = 0; t < count; t++) {
        lines.push(`touchpoint t${t} {`, ...(t === 0 ? ['promises p "P" within 1d'] : []));
        for (const [word, percent] of [['asks', 35], ['gives', 20], ['needs', 35]] as const) if (chance(percent)) lines.push(`${word} ${pick(INFORMATION)}`);
        if (chance(25)) lines.push('optional');
        if (chance(20)) lines.push('meets p');
        const ways = chance(50) ? 0 : 1 + below(2);
        for (let w = 0; w < ways; w++) lines.push(`${pick(['path', 'handoff'])} -> t${below(count)} {${chance(50) ? ` when "w${w}" ` : ''}}`);
        if (t === count - 1) lines.push('ends success');
        lines.push('}');
    }
    return journey(lines.join('\n'), declared);
}

/** Follows every way for real from a touchpoint, until each has come round, and tells whether one of them needs it first. */
function isNeededOnSomeWay(graph: JourneyGraph, start: string, name: string): boolean {
    const walk = (id: string, seen: ReadonlySet<string>): boolean => {
        if (seen.has(id)) return false;
        const at = graph.touchpoints.find(touchpoint => touchpoint.id === id)!;
        const asks = at.asks?.includes(name) === true;
        if (at.needs?.includes(name) === true && !asks) return true;
        const isTold = asks || at.gives?.includes(name) === true;
        return graph.out(id).some(({ to, kind, way }) => {
            const canSkip = at.optional === true && kind !== 'handoff' && way?.when === undefined;
            return (!isTold || canSkip) && walk(to, new Set([...seen, id]));
        });
    };
    return walk(start, new Set());
}

test('what is needed is what the customers of all ways will need', () => {
    let count = 0;
    for (let seed = 1; seed <= 400; seed++) {
        const story = randomStory(randomFrom(seed));
        const { view } = compileText(story);
        const analyses = createAnalyses(view);
        const graph = analyses.graphOf(view.journey('j')!);
        const ahead = analyses.needsOf(view.journey('j')!);
        for (const id of graph.reachable) {
            const expected = INFORMATION.filter(name => isNeededOnSomeWay(graph, id, name));
            count += expected.length;
            expect([...ahead.neededFrom(id)].sort(), `${id}, seed ${seed}:\n${story}`).toEqual(expected.sort());
            for (const name of expected) {
                const trail = ahead.wayToNeed(name, id)!;
                const last = view.touchpoint(trail.steps.at(-1)?.to) ?? trail.from;
                expect(last.needs, `${name} from ${id}, seed ${seed}:\n${story}`).toContain(name);
            }
        }
    }
    expect(count).toBeGreaterThan(500);
});

test('a thousand touchpoints with 2^100 ways are no more work than their touchpoints', () => {
    const touchpoints: string[] = [];
    for (let i = 0; i < 1000; i += 3) {
        touchpoints.push(`touchpoint t${i} { path -> t${i + 1} when "x"\n path -> t${i + 2} when "y" }`, `touchpoint t${i + 1} { path -> t${i + 3} }`, `touchpoint t${i + 2} { path -> t${i + 3} }`);
    }
    const text = journey(`touchpoint a { asks address  promises p "P" within 1d  path -> t0 }\n${touchpoints.join('\n')}\ntouchpoint t1002 { needs address  meets p  ends success }`, declared);
    const { view } = compileText(text);
    const ahead = createAnalyses(view).needsOf(view.journey('j')!);
    expect([needed(ahead, 'j.t0'), met(ahead, 'j.t0')]).toEqual(['address', 'j.p']);
    expect(ahead.wayToNeed('address', 'j.t0')!.steps).toHaveLength(2 * 334);
});
