import { expect, test } from 'vitest';
import { journeyGraph } from '../../src/analysis/graph';
import { visibilityOf, type Visibility } from '../../src/analysis/visibility';
import { compileText } from '../harness/show';
import { journey } from '../rules/small';

const others = 'supplier service "第三方" {\nowner technician\nowner station\n}\npartner courier "Courier"\nchannel visit "上门" : visit\n';

function visibility(touchpoints: string): Visibility {
    const { view, problems } = compileText(journey(touchpoints, others));
    expect(problems).toEqual([]);
    return visibilityOf(journeyGraph(view.journey('j')!, view), view);
}

/** `第三方: a b, a->b, 2h..1d`; a time that is not known whole ends in `+?`, one without an end in `..`. */
const shown = ({ stretches }: Visibility): readonly string[] => stretches.map(({ by, touchpoints, ways, time, timeUnknown }) => [
    `${by.title}: ${touchpoints.map(({ name }) => name).join(' ')}`, ...ways.map(({ id }) => id.slice(2)),
    `${time.min / 3600}h..${time.max === undefined ? '' : `${time.max / 3600}h`}${timeUnknown ? ' + ?' : ''}`,
].join(', '));

test('what the company does itself is no matter of visibility', () => {
    expect(visibility('touchpoint a\ntouchpoint b { ends success }')).toEqual({ outside: [], seen: [], stretches: [] });
});
test('a stretch goes on over the parts of one supplier, with the handoffs between them', () => {
    const found = visibility(`touchpoint a { handoff -> b { takes 1d } }
        touchpoint b { owner service.technician  takes 2h  handoff -> c { takes 4h..20h } }
        touchpoint c { owner service.station  takes 30min }
        touchpoint d { ends success }`);
    expect(shown(found)).toEqual(['第三方: b c, a->b, b->c, 30.5h..46.5h']);
    expect(found.outside.map(({ name }) => name)).toEqual(['b', 'c']);
    expect(found.seen).toEqual([]);
});
test('a signal ends it, and another organisation has its own', () => {
    expect(shown(visibility(`touchpoint a { owner service.technician }
        touchpoint b { owner service.technician  signal scan  takes 1h }
        touchpoint c { owner service.station  takes 1h }
        touchpoint d { owner courier  takes 2h  ends success }`))).toEqual(['第三方: a, 0h..0h + ?', '第三方: c, 1h..1h', 'Courier: d, 2h..2h']);
});
test('`signal none` is no signal, and words are no time', () => {
    expect(shown(visibility('touchpoint a { owner courier  signal none  takes "until it rings"  ends success }'))).toEqual(['Courier: a, 0h..0h + ?']);
});
test('a length without an end makes the sum one without an end', () => {
    expect(shown(visibility('touchpoint a { owner courier  takes >2d  ends success }'))).toEqual(['Courier: a, 48h..']);
});
test('round a loop, each part is counted as often as `repeats` lets it; a part at its edge comes as often, one in the middle once less', () => {
    expect(shown(visibility('touchpoint a { owner courier  takes 1h..2h  repeats at most 3 times  path -> a when "again"  path -> b when "fine" }\ntouchpoint b { ends success }'))).toEqual(['Courier: a, 1h..6h']);
    expect(shown(visibility(`touchpoint a { owner courier  takes 1h  repeats at most 3 times  path -> b when "again"  path -> c when "fine" }
        touchpoint b { owner courier  takes 1h  handoff -> a { takes 4h } }
        touchpoint c { ends success }`))).toEqual(['Courier: a b, b->a, 6h..13h']);
});
test('round a loop of which nothing says how often, each part is counted once', () => {
    expect(shown(visibility(`touchpoint a { owner courier  takes 1h }
        touchpoint b { owner courier  takes 1h  path -> a when "again"
        path -> c when "fine" }
        touchpoint c { ends success }`))).toEqual(['Courier: a b, 2h..2h']);
});
