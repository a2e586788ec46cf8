import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { costliestWay, type Effort } from '../../src/analysis/effort';

function effort(text: string): Effort {
    const { project, view } = compile([{ path: 'a.journey', text }]);
    return costliestWay(project.journeys[0]!, view, createAnalyses(view))!;
}
/** A journey of touchpoints that the customer starts (`+a`) or does not (`a`), each with its facts behind it. */
function journey(...touchpoints: readonly string[]): string {
    const lines = touchpoints.map(line => {
        const [, plus, name, facts] = /^(\+?)(\S+)\s*(.*)$/.exec(line)!;
        return `touchpoint ${name} { ${plus === '' ? '' : 'initiated by customer '}${facts!.replaceAll('; ', '\n')}\n}`;
    });
    return `journey j { stage s {\n${lines.join('\n')}\n} }`;
}
const names = ({ steps }: Effort): string => steps.map(({ touchpoint, contacts }) => `${touchpoint.name}${contacts === 0 ? '' : `:${contacts}`}`).join(' ');

describe('contacts', () => {
    test.each([
        ['one after the other', ['+a', 'b', '+c ends success'], 2, 'a:1 b c:1'],
        ['the costlier branch', ['+a path -> b when "x"; path -> c when "y"', 'b path -> d', '+c', '+d ends success'], 3, 'a:1 c:1 d:1'],
        ['branches are never summed', ['a path -> b when "x"; path -> c when "y"', '+b ends success', '+c ends success'], 1, 'a c:1'],
        ['the costliest entry', ['a ends success', '+b entry', '+c ends success'], 2, 'b:1 c:1'],
        ['where nobody gets', ['a ends success', '+b ends success'], 0, 'a'],
        ['a loop without a bound counts once', ['+a', '+b path -> a when "x"; path -> c when "y"', 'c ends success'], 2, 'a:1 b:1 c'],
        ['a touchpoint that repeats', ['a', '+b repeats at most 3 times', 'c ends success'], 3, 'a b:3 c'],
        ['that repeats without a bound', ['a', '+b repeats', 'c ends success'], 1, 'a b:1 c'],
        ['chasing in a bounded loop: a call after each wait but the last', ['a', 'wait repeats at most 3 times; path -> call when "nothing comes"; path -> done when "it comes"', '+call path -> wait', 'done ends success'], 2, 'a wait call:2 done'],
        ['a bound that holds for only one of two rounds', ['+a repeats at most 5 times; path -> b when "x"; path -> d when "y"', '+b path -> a when "x"; path -> c when "y"', '+c path -> b', 'd ends success'], 7, 'a:5 b:1 c:1 d'],
        ['a fallback is a way', ['a handoff -> b { fallback c after 1d }', 'b ends success', '+c ends success'], 1, 'a c:1'],
        ['a handoff that the customer carries', ['a handoff -> b { mode self }', 'b ends success'], 1, 'a b:1'],
        ['it leads to a contact that is counted', ['a handoff -> b { mode self }', '+b ends success'], 1, 'a b:1'],
        ['carried round a loop', ['a handoff -> b { mode self }', 'b path -> a when "x"; path -> c when "y"', 'c ends success'], 1, 'a b:1 c'],
    ])('%s', (_, touchpoints, contacts, steps) => {
        const found = effort(journey(...touchpoints));
        expect([found.contacts, names(found)]).toEqual([contacts, steps]);
        expect(found.steps.reduce((sum, step) => sum + step.contacts, 0)).toBe(contacts);
    });

    test('a sub-journey costs what its costliest way costs', () => {
        const inner = 'journey k { stage t { touchpoint x { initiated by customer }\ntouchpoint y { initiated by customer  ends success } } }';
        expect(effort(`${journey('+a zooms into k', '+b ends success')}\n${inner}`).contacts).toBe(3);
        const far = `channel app : app\nchannel phone : voice\ninformation address\njourney k { stage t { touchpoint x { channel app  asks address  handoff -> y { mode self } }\ntouchpoint y { channel phone  asks address  ends success } } }`;
        expect(effort(`${journey('+a zooms into k', 'b zooms into k; ends success')}\n${far}`)).toMatchObject({ repeats: 2, channelSwitches: 2, selfCarried: 2 });
        expect(effort(`${journey('+a zooms into j', 'b ends success')}`).contacts, 'in a circle').toBe(1);
    });
    test('nothing in it yet', () => expect(effort('journey j')).toBeUndefined());

    test('many branches and a long loop take no walk of every way', () => {
        const diamonds = Array.from({ length: 300 }, (_, i) => [`a${i} path -> b${i} when "x"; path -> c${i} when "y"`, `+b${i} path -> a${i + 1}`, `c${i}`]).flat();
        expect(effort(journey(...diamonds, 'a300 ends success')).contacts).toBe(300);
        expect(effort(journey(...diamonds, 'a300 path -> a0 when "x"; ends success')).contacts).toBe(300);
    });
});

test('repeats, switches of channel and handoffs by the customer are counted on the same way', () => {
    const text = `channel app : app\nchannel phone : voice\ninformation address\n${journey(
        '+a channel app; asks address; handoff -> b { mode self }', 'b channel phone; asks address', 'c channel phone, app', 'd channel unknown', 'e channel app; ends success')}`;
    const { contacts, repeats, channelSwitches, selfCarried } = effort(text);
    expect({ contacts, repeats, channelSwitches, selfCarried }).toEqual({ contacts: 2, repeats: 1, channelSwitches: 1, selfCarried: 1 });
});
