import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { commitmentLives, type CommitmentLife } from '../../src/analysis/commitment-life';
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
    test('a condition on no way leaves it open', () => {
        expect(told('touchpoint x { promises p within 1d when "rain" }', 'touchpoint y { meets p takes 1h }')).toEqual(['p made x → met y (unknown)']);
    });
});

describe('the handoffs on its way', () => {
    test('those on every way to where it is met, carried or not; none behind that', () => {
        expect(told(
            'touchpoint x { promises p handoff -> y { carries p } handoff -> z }', 'touchpoint y { takes 1h handoff -> z { when "done" } }', 'touchpoint z { takes 1h meets p handoff -> w }', 'touchpoint w',
        )).toEqual(['p made x → [y] → [z!] → [z!] → met z (unlimited)']);
    });
    test('one that carries all, the same thing promised before, or the expectation that it answers, carries it', () => {
        const carrying = (what: string): readonly string[] => told(`touchpoint x { expects e promises p for e }`, `touchpoint y { promises q again p handoff -> z { carries ${what} } }`, 'touchpoint z { meets q takes 1h }').filter((line) => line.startsWith('q'));
        for (const what of ['all', 'q', 'p', 'e']) expect(carrying(what), what).toEqual(['q made y → [z] → met z (unlimited)']);
    });
    test('an expectation is carried by the promise that answers it', () => {
        expect(told('touchpoint x { expects e promises p for e handoff -> y { carries p } }', 'touchpoint y { meets p takes 1h }')[0]).toBe('e made x → [y] → met y → answered p (unlimited)');
        expect(told('touchpoint x { expects e handoff -> y }', 'touchpoint y { meets e takes 1h }')[0]).toBe('e made x → [y!] → met y (unlimited)');
    });
    test('a handoff into another journey where it is met', () => {
        const text = `${j('touchpoint x { promises p ends success }')}journey k { stage s { touchpoint y { meets j.p takes 1h } } }\nhandoff j.x -> k.y { carries j.p takes 1d }\n`;
        expect(lives(text).map(shown)).toEqual(['p made x → [y] → met y (unlimited)']);
    });
    test('those of the other journeys on its way, as well for an expectation that a promise answers; those beside it do not count', () => {
        const text = `${j('touchpoint x { expects e promises p for e ends success }')}
journey k { owner a stage s { touchpoint y { takes 1h handoff -> z { carries j.p } handoff -> w } touchpoint w { ends success } touchpoint z { ends success } } }
journey l { owner b stage s { touchpoint v { takes 1h handoff -> u } touchpoint u { meets j.p takes 1h handoff -> t } touchpoint t { ends success } } }
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
