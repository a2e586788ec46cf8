import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { commitmentLives, uncheckedLimits, type CommitmentLife } from '../../src/analysis/commitment-life';
import { labelOf } from '../../src/model/label';
import { randomJourney } from '../harness/random-journey';

function lives(text: string, of = 'j'): readonly CommitmentLife[] {
    const { project, view } = compile([{ path: 'a.journey', text }]);
    return commitmentLives(project.journeys.find(({ id }) => id === of)!, view, createAnalyses(view));
}
const j = (...touchpoints: readonly string[]): string => `owner a\nowner b\ninformation slot\njourney j { owner a\n stage s {\n${touchpoints.join('\n')}\n } }\n`;
/** `p made a → [b] → met c (in-time)`; a handoff that does not carry it stands as `[b!]`. */
const shown = ({ commitment, madeAt, handoffs, metAt, brokenAt, contradictedAt, renewedBy, answeredBy, state }: CommitmentLife): string => [
    `${labelOf(commitment)} made ${madeAt.name}`,
    ...handoffs.map(({ way, isDropped }) => `[${way.to.split('.').at(-1)}${isDropped ? '!' : ''}]`),
    ...metAt.map(({ name }) => `met ${name}`), ...brokenAt.map(({ touchpoint, because }) => `broken ${touchpoint.name}${because === undefined ? '' : ` because ${because}`}`),
    ...contradictedAt.map(({ name }) => `contradicted ${name}`), ...renewedBy.map(({ name }) => `again ${name}`), ...answeredBy.map(({ name }) => `answered ${name}`),
].join(' → ').concat(` (${state})`);
const told = (...touchpoints: readonly string[]): readonly string[] => lives(j(...touchpoints)).map(shown);

describe('what becomes of a promise', () => {
    test.each([
        ['in time', 'within 2d', 'takes 1d', 'in-time'], ['late', 'within 1d', 'takes 2d', 'late'], ['nobody knows how long', 'within 1d', '', 'unknown'],
        ['no limit', '', 'takes 1d', 'unlimited'], ['a limit in words', 'within "soon"', 'takes 1d', 'unlimited'], ['at an agreed time', 'at slot', 'takes 1d', 'agreed'],
    ])('%s', (_, limit, takes, state) => {
        expect(told(`touchpoint x { promises p ${limit} handoff -> y { carries p ${takes} } }`, 'touchpoint y { meets p takes 1h }')).toEqual([`p made x → [y] → met y (${state})`]);
    });
    test.each([
        ['one of two has a condition that no way states', 'within 1d or within 2d when "rain"', 'takes 1h', ['rain']], ['the only one has', 'within 2d when "rain"', 'takes 1h', ['rain']],
        ['a length is not known either', 'within 1d or within 2d when "rain"', '', []], ['late by all of them', 'within 1h or within 2h when "rain"', 'takes 1d', []], ['no condition', 'within 1d', 'takes 1h', []],
    ])('which limits alone are not checked: %s', (_, limits, takes, conditions) => {
        const [life] = lives(j(`touchpoint x { promises p ${limits} handoff -> y { carries p ${takes} } }`, 'touchpoint y { meets p takes 1h }'));
        expect(uncheckedLimits(life!).map(({ when }) => when)).toEqual(conditions);
    });
    test('nothing meets it, it has no name, or no way leads there', () => {
        expect(told('touchpoint x { promises p promises "Something" }')).toEqual(['p made x (dangling)', ' made x (dangling)'].map((line) => expect.stringContaining(line.trim())));
        expect(told('touchpoint x { promises p within 1d ends success }', 'touchpoint y { meets p }')).toEqual(['p made x → met y (dangling)']);
    });
    test('it is broken, contradicted, promised again or answered', () => {
        expect(told('touchpoint x { promises p }', 'touchpoint y { breaks p because "no stock" }')).toEqual(['p made x → broken y because no stock (broken)']);
        expect(told('touchpoint x { expects e }', 'touchpoint y { contradicts e }')).toEqual(['e made x → contradicted y (contradicted)']);
        expect(told('touchpoint x { promises p }', 'touchpoint y { promises q again p }')).toEqual(['p made x → again q (renewed)', 'q made y (dangling)']);
        expect(told('touchpoint x { expects e promises p for e }')).toEqual(['e made x → answered p (answered)', 'p made x (dangling)']);
    });
    test('what is broken on every way to where it is met is broken; on one of them only, it counts by its time', () => {
        const rest = ['touchpoint y { breaks p takes 1h }', 'touchpoint z { meets p takes 1h }'];
        for (const limit of ['within 1d', '']) expect(told(`touchpoint x { promises p ${limit} }`, ...rest)).toEqual(['p made x → met z → broken y (broken)']);
        expect(told('touchpoint x { promises p within 1d path -> y path -> z }', ...rest)).toEqual(['p made x → met z → broken y (in-time)']);
        expect(told('touchpoint x { promises p path -> y path -> z }', ...rest)).toEqual(['p made x → met z → broken y (unlimited)']);
    });
    test('what is broken on one way only is told beside its time', () => {
        const [life] = lives(j('touchpoint x { promises p within 1d path -> y path -> z }', 'touchpoint y { breaks p takes 1h ends failure }', 'touchpoint z { meets p takes 1h }'));
        expect([life!.state, life!.also]).toEqual(['in-time', 'broken']);
        const [unbroken] = lives(j('touchpoint w { breaks p }', 'touchpoint x { promises p within 1d }', 'touchpoint y { meets p takes 1h }', 'touchpoint z { breaks p }'));
        expect([unbroken!.state, unbroken!.also]).toEqual(['in-time', undefined]);
    });
    test('so is what is contradicted once customers have come to expect it', () => {
        const also = (...touchpoints: readonly string[]) => lives(j(...touchpoints)).map(({ state, also }) => `${state} ${also}`);
        expect(also('touchpoint x { expects e within 1d }', 'touchpoint y { meets e takes 1h }', 'touchpoint z { contradicts e }')).toEqual(['in-time contradicted']);
        expect(also('touchpoint w { contradicts e }', 'touchpoint x { expects e within 1d }', 'touchpoint y { meets e takes 1h }')).toEqual(['in-time undefined']);
    });
    test('of two limits, the one for a condition that no way states leaves it open, unless it is too late for both', () => {
        const within = (takes: string) => told('touchpoint x { promises p within 10d or within 14d when "rain" }', `touchpoint y { meets p takes ${takes} }`);
        expect([...within('8d'), ...within('12d'), ...within('15d')]).toEqual(['p made x → met y (unknown)', 'p made x → met y (unknown)', 'p made x → met y (late)']);
    });
    test('while something is not written yet, it is not met yet', () => {
        const later = j('touchpoint x { promises p expects e }').replace(/\} \}\n$/, '} stage rest { later } }\n');
        expect(lives(later).map(({ state }) => state)).toEqual(['not-yet', 'not-yet']);
        expect(told('touchpoint x { promises p }', 'touchpoint y { meets q }')).toEqual(['p made x (not-yet)']);
    });
    test('nobody comes to where it is made', () => {
        expect(told('touchpoint x { ends success }', 'touchpoint y { promises p }', 'touchpoint z { meets p }')).toEqual(['p made y → met z (unreached)']);
    });
    test('an expectation without name and limit is a note', () => {
        expect(lives(j('touchpoint x { expects "Quick" expects "Within a day" within 1d }')).map(({ state }) => state)).toEqual(['noted', 'dangling']);
    });
    test('a condition on no way leaves it open', () => {
        expect(told('touchpoint x { promises p within 1d when "rain" }', 'touchpoint y { meets p takes 1h }')).toEqual(['p made x → met y (unknown)']);
    });
});

describe('how customers come to where it is met', () => {
    const arrivals = (...touchpoints: readonly string[]): readonly string[] => lives(j(...touchpoints)).map(({ commitment, metAt, arrivals, state }) => `${labelOf(commitment)}: ${metAt.map(({ name }, index) => `${name} ${arrivals[index]}`).join(', ')} (${state})`);
    test('met on the way already, it is met once more behind that', () => {
        expect(arrivals('touchpoint w { expects e takes 1h }', 'touchpoint x { meets e takes 1h }', 'touchpoint y { promises p within 1d for e }', 'touchpoint z { meets p takes 1h }')).toEqual([
            'e: x waiting, z afterwards (unlimited)', 'p: z waiting (in-time)',
        ]);
    });
    test('broken on every way there, it is met afterwards', () => {
        expect(arrivals('touchpoint x { promises p }', 'touchpoint y { breaks p }', 'touchpoint z { meets p }')).toEqual(['p: z afterwards (broken)']);
    });
    test('an expectation can be met at once, a promise cannot', () => {
        expect(arrivals('touchpoint x { expects e within 1d meets e }', 'touchpoint y { meets e takes 2d }')).toEqual(['e: x at-once, y afterwards (in-time)']);
        expect(arrivals('touchpoint x { promises p meets p }')).toEqual(['p: x never (dangling)']);
        expect(arrivals('touchpoint x { promises p within 1d meets p repeats }')).toEqual(['p: x unreckoned (unknown)']);
    });
    test('where it is met when something fails, no time is reckoned', () => {
        expect(arrivals('touchpoint x { promises p within 1d handoff -> y { fallback z after 1h } }', 'touchpoint y { takes 1h ends success }', 'touchpoint z { meets p takes 1h }')).toEqual(['p: z unreckoned (unknown)']);
    });
    test('no way leads there', () => {
        expect(arrivals('touchpoint x { meets p }', 'touchpoint y { promises p }')).toEqual(['p: x never (dangling)']);
    });
    test('a promise that was kept before it was expected has answered it', () => {
        expect(arrivals('touchpoint x { promises p for e }', 'touchpoint y { meets p takes 1h }', 'touchpoint z { expects e }')).toEqual(['p: y waiting (unlimited)', 'e:  (answered)']);
    });
});

describe('the handoffs on its way', () => {
    test('those on every way to where it is met, carried or not; none behind that', () => {
        expect(told(
            'touchpoint x { promises p handoff -> y { carries p } handoff -> z }', 'touchpoint y { takes 1h handoff -> z { when "done" } }', 'touchpoint z { owner b takes 1h meets p handoff -> w }', 'touchpoint w',
        )).toEqual(['p made x → [y] → [z!] → [z!] → met z (unlimited)']);
    });
    test('one that carries all, the same thing promised before, or the expectation that it answers, carries it', () => {
        const carrying = (what: string): readonly string[] => told(`touchpoint x { expects e promises p for e }`, `touchpoint y { promises q again p handoff -> z { carries ${what} } }`, 'touchpoint z { meets q takes 1h }').filter((line) => line.startsWith('q'));
        for (const what of ['all', 'q', 'p', 'e']) expect(carrying(what), what).toEqual(['q made y → [z] → met z (unlimited)']);
    });
    test('an expectation is carried by the promise that answers it', () => {
        expect(told('touchpoint x { expects e promises p for e handoff -> y { carries p } }', 'touchpoint y { meets p takes 1h }')[0]).toBe('e made x → [y] → met y → answered p (unlimited)');
        expect(told('touchpoint x { expects e handoff -> y }', 'touchpoint y { owner b meets e takes 1h }')[0]).toBe('e made x → [y!] → met y (unlimited)');
    });
    test.each([
        ['somebody else', 'owner b', 'carries slot', true], ['a team of the same', 'owner a.team', 'carries slot', false], ['nobody knows who', 'owner unknown', 'carries slot', false],
        ['the same, and nothing goes over into another channel', 'channel d', '', true], ['the same, and something goes over into another channel', 'channel d', 'carries slot', false],
    ])('a promise is forgotten as the findings say: %s', (_, to, handoff, isDropped) => {
        const text = `channel c : web\nchannel d : store\n${j(`touchpoint x { channel c promises p handoff -> y { ${handoff} } }`, `touchpoint y { channel c meets p ${to} }`)}`;
        const [life] = lives(text.replace('channel c meets p channel d', 'channel d meets p').replace('owner a\n', 'owner a { owner team }\n'));
        expect(life!.handoffs.map(each => each.isDropped)).toEqual([isDropped]);
    });
    test('a handoff into another journey where it is met', () => {
        const text = `${j('touchpoint x { promises p ends success }')}journey k { stage s { touchpoint y { meets j.p takes 1h } } }\nhandoff j.x -> k.y { carries j.p takes 1d }\n`;
        expect(lives(text).map(shown)).toEqual(['p made x → [y] → met y (unlimited)']);
    });
    test('those of the other journeys on its way, as well for an expectation that a promise answers; those beside it do not count', () => {
        const text = `${j('touchpoint x { expects e promises p for e ends success }')}
journey k { owner a stage s { touchpoint y { owner b takes 1h handoff -> z { carries j.p } handoff -> w } touchpoint w { ends success } touchpoint z { ends success } } }
journey l { owner b stage s { touchpoint v { takes 1h handoff -> u } touchpoint u { owner a meets j.p takes 1h handoff -> t } touchpoint t { ends success } } }
handoff j.x -> k.y { carries j.p takes 1d }
handoff k.z -> l.v { takes 1d }
`;
        expect(lives(text).map(shown)).toEqual(['e made x → [y] → [z] → [v!] → [u!] → met u → answered p (unlimited)', 'p made x → [y] → [z] → [v!] → [u!] → met u (unlimited)']);
        const met = text.replace('promises p for e', '').replaceAll('meets j.p', 'meets j.e').replaceAll(' carries j.p', '');
        expect(lives(met).map(shown)).toEqual(['e made x → [y!] → [z!] → [v!] → [u!] → met u (unlimited)']);
    });
});

test('without a limit it is told how long it takes all the same', () => {
    const [life] = lives(j('touchpoint x { promises p }', 'touchpoint y { takes 3h }', 'touchpoint z { meets p takes 1h }'));
    expect(life!.unlimited.map(({ slowest }) => slowest.most.seconds)).toEqual([4 * 3600]);
});
test('what is expected stands before what is promised at the same touchpoint', () => {
    expect(lives(j('touchpoint x { promises p expects e }', 'touchpoint y { promises q }')).map(({ commitment }) => commitment.name)).toEqual(['e', 'p', 'q']);
});
test('any journey', () => {
    for (let seed = 1; seed <= 100; seed++) {
        const { project, view } = compile([{ path: 'a.journey', text: randomJourney(seed) }]);
        for (const journey of project.journeys) {
            const made = journey.stages.flatMap((stage) => stage.touchpoints.flatMap(({ expects = [], promises = [] }) => [...expects, ...promises]));
            expect(commitmentLives(journey, view, createAnalyses(view)).map(({ commitment }) => commitment)).toEqual(made);
        }
    }
});
