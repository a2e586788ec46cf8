import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { comesAfterIn, journeyGraph, localName, reachableFrom, touchpointsBefore, type JourneyGraph } from '../../src/analysis/graph';

/** The graph of the journey `j`. `touchpoints` is what stands in its first stage, unless it begins with `stage`. */
function graphOf(touchpoints: string, others = ''): JourneyGraph {
    const body = touchpoints.trimStart().startsWith('stage') ? touchpoints : `stage s {\n${touchpoints}\n}`;
    const { view } = compile([{ path: 'a.journey', text: `journey j {\n${body}\n}\n${others}` }]);
    return journeyGraph(view.journey('j')!, view);
}

const waysOf = (graph: JourneyGraph): string =>
    graph.ways.map(way => `${localName(way.from)} → ${localName(way.to)} (${way.kind})`).join('\n');
const names = (ids: Iterable<string>): string => [...ids].map(localName).join(' ');

const text = (lines: string): string => lines.split('\n').map(line => line.trim()).filter(line => line !== '').join('\n');
function expectWays(touchpoints: string, expected: string, others = ''): JourneyGraph {
    const graph = graphOf(touchpoints, others);
    expect(waysOf(graph)).toBe(text(expected));
    return graph;
}

describe('ways', () => {
    test('the order of the text leads on, across stages and past empty ones', () => {
        expectWays(`
            stage s1 { touchpoint book  touchpoint visit }
            stage nothing
            stage s2 { touchpoint 收货 { ends success } }
        `, `
            book → visit (implicit)
            visit → 收货 (implicit)
        `);
    });

    test('what is written takes the place of the order of the text, wherever it stands', () => {
        expectWays(`
            stage s {
              touchpoint a { path -> c }
              touchpoint b
              touchpoint c
              touchpoint d { ends success }
              path b -> d
            }
            path c -> b "Once more"
        `, `
            a → c (path)
            b → d (path)
            c → b (path)
        `);
    });

    test('a chain is a path for each step', () => {
        expectWays('touchpoint a  touchpoint b  touchpoint c { ends success }\n path a -> c -> b', `
            a → c (path)
            b → c (implicit)
            c → b (path)
        `);
    });

    test('what ends leads nowhere by itself, but may lead on by a written way', () => {
        expectWays(`
            touchpoint a { ends exit }
            touchpoint b { ends exit  path -> c when "The customer stays" }
            touchpoint c { ends success }
        `, 'b → c (path)');
    });

    test('the fallback of a way is a way from its source; a fallback to an owner is none', () => {
        const graph = expectWays(`
            touchpoint a {
              handoff -> b { fallback c after 1d  fallback desk }
            }
            touchpoint b { ends success }
            touchpoint c { ends failure }
        `, `
            a → b (handoff)
            a → c (fallback)
        `, 'owner desk');
        expect(graph.ways.map(way => way.id)).toEqual(['j.a->b', 'j.a->b fallback c']);
    });

    test('two ways between the same two are two', () => {
        const graph = expectWays(`
            touchpoint a { path -> b when "x"
              path -> b when "y" }
            touchpoint b { ends success }
        `, `
            a → b (path)
            a → b (path)
        `);
        expect(graph.ways.map(way => way.id)).toEqual(['j.a->b', 'j.a->b#2']);
    });

    test('an optional end can be passed by', () => {
        expectWays(`
            touchpoint a
            touchpoint refund { optional  ends exit }
            touchpoint complain { optional  ends failure }
            touchpoint b { ends success }
        `, `
            a → refund (implicit)
            a → complain (implicit)
            a → b (implicit)
        `);
    });

    test('an implicit way has the id that it would have when written', () => {
        expect(graphOf('touchpoint a  touchpoint b').out('j.a').map(way => [way.id, way.way])).toEqual([['j.a->b', undefined]]);
    });
});

describe('between journeys', () => {
    const other = 'journey k { stage t { touchpoint first  touchpoint last { ends success } } }';

    test('a handoff out leaves the journey and the order of the text stays', () => {
        const graph = expectWays('touchpoint a  touchpoint b', 'a → b (implicit)', `${other}\nhandoff j.b -> k.first\nhandoff j.a -> k.last`);
        expect(names(graph.leaves)).toBe('a b');
        expect(names(graph.canEnd)).toBe('a b');
        expect(names(graph.reachable)).toBe('a b');
    });

    test('a handoff in makes its target an entry', () => {
        const graph = graphOf('touchpoint a { ends exit }  touchpoint b { ends success }', `${other}\nhandoff k.last -> j.b`);
        expect(names(graph.entries.map(entry => entry.id))).toBe('a b');
        expect(names(graph.reachable)).toBe('a b');
    });

    test('a way at the top level within one journey is one of its ways', () => {
        expectWays('touchpoint a  touchpoint b  touchpoint c { ends success }', `
            a → c (handoff)
            b → c (implicit)
        `, 'handoff j.a -> j.c');
    });
});

describe('what follows from the ways', () => {
    test('entries are the first touchpoint and every entry', () => {
        const graph = graphOf('touchpoint a { ends exit }  touchpoint b { entry }  touchpoint c { ends success }');
        expect(names(graph.entries.map(entry => entry.id))).toBe('a b');
        expect(names(graph.reachable)).toBe('a b c');
    });

    test('reachable and able to end', () => {
        const graph = graphOf(`
            touchpoint a { path -> c }
            touchpoint b
            touchpoint c { path -> d when "x"
              path -> e when "y" }
            touchpoint d { path -> d }
            touchpoint e { ends success }
        `);
        expect(names(graph.reachable)).toBe('a c d e');
        expect(names([...graph.canEnd].sort())).toBe('a b c e');
    });

    test('a way to a name that is not found may lead anywhere, and out', () => {
        const graph = graphOf('touchpoint a { path -> bb }  touchpoint b  touchpoint c');
        expect(waysOf(graph)).toBe('b → c (implicit)');
        expect(names(graph.reachable)).toBe('a b c');
        expect(names(graph.canEnd)).toBe('a');
        expect(graph.targetUnknown).toBe(true);
    });

    test('a way from a name that is not found makes its target reachable', () => {
        const graph = graphOf('stage s { touchpoint a { ends exit }  touchpoint b { ends success }\n path aa -> b\n }');
        expect(names(graph.reachable)).toBe('a b');
        expect(names(graph.entries.map(entry => entry.id))).toBe('a');
    });

    test('loops, each with its members in document order', () => {
        const graph = graphOf(`
            touchpoint a
            touchpoint b
            touchpoint c { path -> a when "again"
              path -> d when "done" }
            touchpoint d { path -> d when "again"
              path -> e when "done" }
            touchpoint e { ends success }
        `);
        expect(graph.loops.map(loop => names(loop.map(member => member.id)))).toEqual(['a b c', 'd']);
    });

    test('what comes after a touchpoint', () => {
        const graph = graphOf('touchpoint a  touchpoint b  touchpoint c { path -> b when "x"\n ends success }');
        const comesAfter = comesAfterIn(graph);
        const pairs = ['a', 'b', 'c'].flatMap(from => ['a', 'b', 'c'].filter(to => comesAfter(`j.${to}`, `j.${from}`)).map(to => from + to));
        expect(pairs.join(' ')).toBe('ab ac bb bc cb cc');
        expect(names(reachableFrom(graph, 'j.a'))).toBe('b c');
        expect(names([...touchpointsBefore(graph, 'j.b')].sort())).toBe('a b c');
        expect(names(touchpointsBefore(graph, 'j.a'))).toBe('a');
        expect([...touchpointsBefore(graph, 'k.a')]).toEqual(['k.a']);
    });

    test('a journey without touchpoints has an empty graph', () => {
        const graph = graphOf('stage s');
        expect([graph.ways, graph.entries, graph.loops]).toEqual([[], [], []]);
    });
});

test('owners and channels are inherited, unknown stays what it is', () => {
    const { view } = compile([{ path: 'a.journey', text: `
        owner shop { owner desk }
        channel app : app
        channel web : web
        journey j {
          owner shop
          stage s { owner desk  channel app, web
            touchpoint a
            touchpoint b { owner unknown  channel unknown }
            touchpoint c { owner shop  channel web }
          }
          stage t { touchpoint d }
        }` }]);
    const graph = journeyGraph(view.journey('j')!, view);
    expect(graph.touchpoints.map(touchpoint => `${touchpoint.name}: ${graph.ownerOf(touchpoint)} via ${graph.channelsOf(touchpoint).join(', ')}`)).toEqual([
        'a: shop.desk via app, web', 'b: unknown via unknown', 'c: shop via web', 'd: shop via ',
    ]);
});

test('one loop round 20,000 touchpoints is found without exhausting the stack', () => {
    const size = 20_000;
    const line = (i: number): string => `touchpoint t${i} { path -> t${i + 1} when "on"\n path -> t0 when "back" }\n`;
    const graph = graphOf(`${Array.from({ length: size }, (_, i) => line(i)).join('')}touchpoint t${size} { ends success }`);
    expect(graph.loops.map(loop => loop.length)).toEqual([size]);
    expect(graph.reachable.size).toBe(size + 1);
    expect(graph.canEnd.size).toBe(size + 1);
}, 60_000);
