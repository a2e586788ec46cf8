import { describe, expect, test } from 'vitest';
import { compile, type SourceFile } from '../../language-server/compile';
import { createAnalyses } from '../../src/analysis/analyses';
import { livedCase, type LivedCase, type LivedEntry } from '../../src/analysis/lived';
import { labelOf } from '../../src/model/label';
import { exampleProjects } from '../harness/examples';

function livedIn(files: readonly SourceFile[]): LivedCase {
    const { project, view } = compile(files);
    return livedCase(project.cases[0]!, view, createAnalyses(view));
}
/** The case `c` of a plan `j` with these touchpoints. */
function lived(touchpoints: string, entries: string, more = ''): LivedCase {
    return livedIn([{ path: 'a.journey', text: `information address "Address"\njourney j {\nstage s {\n${touchpoints}\n}\n}\n${more}\ncase c of j {\n${entries}\n}` }]);
}
const ordinals = (entries: readonly LivedEntry[]): string => entries.map(({ entry }) => entry.id.slice(2)).join(' ');
const missing = (found: LivedCase): string => found.missing.map(({ touchpoint }) => touchpoint.name).join(' ');
const strays = (found: LivedCase): readonly string[] => found.entries.flatMap(({ entry, deviations }) =>
    deviations.flatMap(each => (each.kind === 'out-of-order' ? `${entry.id.slice(2)} planned ${each.planned} than ${each.than.slice(2)}` : [])));

describe('618: the six days of 小张', () => {
    const practised = exampleProjects().find(({ path }) => path === 'examples/618-remote-control/practised')!;
    const { project, view } = compile(practised.files);
    const story = livedCase(project.cases[0]!, view, createAnalyses(view));
    const [book, visit, technician, technicianAgain, station, deliver] = story.entries as [LivedEntry, LivedEntry, LivedEntry, LivedEntry, LivedEntry, LivedEntry];
    const promised = (name: string) => story.promises.find(({ promise }) => promise.name === name)!;
    const [, replacement] = story.chains;

    test('it stands on its days', () => {
        expect(story.entries.map(({ place, day }) => day ?? place.kind)).toEqual(['before', 1, 4, 5, 5, 6]);
    });
    test('due by day 3, arrived day 6, slip 3 days', () => {
        expect(promised('p1')).toMatchObject({ dueDay: 3, state: 'broken', lateDays: 3, isOverdue: true, told: undefined });
        expect(promised('p1').brokenAt).toBe(technician);
        expect(promised('p1').metAt).toBe(deliver);
        expect(deliver.day).toBe(6);
        expect(replacement).toMatchObject({ dueDay: 3, slipDays: 3 });
    });
    test('three follow-up promises: one met, two broken', () => {
        expect(replacement!.promises.map(({ promise, state, dueDay }) => `${promise.name} ${state} ${dueDay}`)).toEqual(['p1 broken 3', 'p2 broken 5', 'p3 met 6']);
        expect(replacement).toMatchObject({ met: 1, broken: 2 });
        expect(promised('p2')).toMatchObject({ lateDays: 1, told: technicianAgain });
    });
    test('the visit was promised for an agreed time, and met', () => {
        expect(promised('p0')).toMatchObject({ dueDay: undefined, state: 'met', metAt: visit });
    });
    test('three contacts by the customer and none by the company between visit and delivery', () => {
        expect(story.contactsBetween(visit, deliver)).toEqual({ customer: 3, company: 0 });
        expect(story.chasing.map(({ entry, owed }) => [entry, owed.map(({ promise }) => promise.name)]))
            .toEqual([[technician, ['p1']], [technicianAgain, ['p2']], [station, ['p2']]]);
    });
    test('one repeated question: the address', () => {
        expect(story.repeatedQuestions).toEqual([{ entry: technician, information: 'address', before: book, index: 0 }]);
    });
    test('two changes of owner', () => {
        expect(story.owners.map(({ owner }) => labelOf(view.owner(owner)!))).toEqual(['售后客服', '技术人员', '服务站']);
    });
    test('silent on days 2 and 3', () => {
        expect(story.silences).toMatchObject([{ first: 2, last: 3, owed: [promised('p1')] }]);
    });
    test('the two ends', () => {
        expect(story).toMatchObject({ isFinished: true, customerEnd: deliver, enterpriseEnd: visit });
        expect(story.enterpriseView?.name).toBe('remote-repair-enterprise');
    });
    test('against the plan', () => {
        expect(story.entries.map(({ deviations }) => deviations.map(({ kind }) => kind).join(' '))).toEqual(['', '', 'ad-hoc', 'ad-hoc', 'ad-hoc', 'late']);
        expect(story.missing).toEqual([]);
    });
});

describe('days', () => {
    const plan = 'touchpoint a\ntouchpoint b\ntouchpoint d { ends success }';
    const days = (entries: string): readonly unknown[] => lived(plan, entries).entries.map(({ place, day }) => day ?? place.kind);

    test('dates count from the first one, across months', () => {
        const found = lived(plan, 'at 2026-01-30 a\nat 2026-02-02 09:30 b\nat 2028-02-29 d');
        expect(found.entries.map(({ day }) => day)).toEqual([1, 4, 761]);
        expect(found.dateOf(4)).toBe('2026-02-02');
    });
    test('a month alone stands nowhere, and neither does a date that is none', () => {
        expect(days('at 2026-06 a\nat 2026-06-31 b\nat 2026-07-01 d')).toEqual(['unknown', 'unknown', 1]);
    });
    test('dates are laid over counted days where the order leaves one answer', () => {
        expect(days('at day 1 a\nat 2026-06-01 b\nat day 1 unplanned "x"\nat 2026-06-05 d')).toEqual([1, 1, 1, 5]);
    });
    test('else those of the rarer kind stand nowhere', () => {
        expect(days('at day 1 a\nat 2026-06-01 b\nat 2026-06-05 d')).toEqual(['unknown', 1, 5]);
        expect(days('at day 1 a\nat day 3 b\nat 2026-06-05 d')).toEqual([1, 3, 'unknown']);
    });
    test('the order is that of time; equal times keep the written order', () => {
        expect(ordinals(lived(plan, 'at day 2 b\nat day 1 a\nat before unplanned "x"\nat day 3 d').entries)).toBe('3 2 1 4');
        expect(ordinals(lived(plan, 'at day 1 18:00 b\nat day 1 09:00 a\nat day 1 evening d').entries)).toBe('2 1 3');
        expect(ordinals(lived(plan, 'at day 1 b\nat day 1 morning a\nat day 1 d').entries)).toBe('1 2 3');
    });
    test.each([
        ['a day', 'day 1', 'within 1d', 2],
        ['the latest of two', 'day 1', 'within 1d or within 2d when "x"', 3],
        ['also when it is written first', 'day 1', 'within 3d when "x" or within 1d', 4],
        ['hours from a clock time', 'day 1 09:00', 'within 4h', 1],
        ['hours over midnight', 'day 1 22:00', 'within 4h', 2],
        ['hours from nobody knows when: it may have been late', 'day 1', 'within 4h', 2],
        ['hours from the morning', 'day 1 morning', 'within 4h', 1],
        ['the end of a range', 'day 1', 'within 1d..3d', 4],
        ['business days over the slowest weekend', 'day 1', 'within 2bd', 5],
        ['a month may have 31 days', 'day 1', 'within 1mo', 32],
        ['at the end of January', '2026-01-31', 'within 1d', 2],
        ['words', 'day 1', 'within "尽快"', undefined],
        ['words beside a time', 'day 1', 'within 1d or within "soon" when "x"', undefined],
        ['no upper bound', 'day 1', 'within >2d', undefined],
        ['an agreed time', 'day 1', 'at address', undefined],
        ['made before day 1', 'before', 'within 1d', undefined],
    ])('due: %s', (_, when, limit, expected) => {
        expect(lived(plan, `at ${when} a { promises p "P" ${limit} }`).promises[0]?.dueDay).toBe(expected);
    });
});

describe('alignment', () => {
    const branches = `
        touchpoint a { path -> b when "x"
          path -> d when "y" }
        touchpoint b { path -> f }
        touchpoint d { optional }
        touchpoint e
        touchpoint f { path -> a when "again"
          path -> g when "done" }
        touchpoint g { ends success }`;
    const check = (entries: string): LivedCase => lived(branches, entries.split(' ').map((name, index) => `at day ${index + 1} ${name}`).join('\n'));

    test.each([
        ['one branch', 'a b f g'], ['the other branch', 'a d e f g'], ['an optional one left out', 'a e f g'],
        ['a loop walked twice', 'a b f a e f g'], ['the same twice in a row', 'a b b f g'], ['it begins in the middle', 'e f g'], ['it is not finished', 'a b'],
    ])('follows the plan: %s', (_, entries) => {
        expect([missing(check(entries)), strays(check(entries))]).toEqual(['', []]);
    });
    test('what is on every way between two and never came', () => {
        expect(missing(check('a g'))).toBe('f');
        expect(missing(check('a d g'))).toBe('e f');
    });
    test('none of several, over one of which every way leads; not where one came, or an optional one alone lies between', () => {
        const skipped = (found: LivedCase): string => found.skipped.map(({ touchpoints, at, after }) => `${touchpoints.map(({ name }) => name).join('|')} between ${after.touchpoint!.name} and ${at.touchpoint!.name}`).join(', ');
        expect([skipped(check('a f g')), missing(check('a f g'))]).toEqual(['b|e between a and f', '']);
        expect(['a b f g', 'a d e f g', 'a e f g', 'a g', 'a b f a e f g', 'b f'].map((entries) => skipped(check(entries)))).toEqual(['', '', '', '', '', '']);
        // Told once, round a loop as well; and not when one of them came out of order.
        expect(skipped(check('a f a f'))).toBe('b|e between a and f');
        expect(skipped(check('a f b g'))).toBe('');
    });
    test('what is stated to be missing is not missed twice', () => {
        const found = lived('touchpoint a\ntouchpoint b\ntouchpoint d { ends success }', 'at day 1 a\nat day 2 missing b\nat day 3 d');
        expect(found.missing.map(({ touchpoint, at, after }) => [touchpoint.name, at.entry.id, after])).toEqual([['b', 'c@2', undefined]]);
    });

    const line = 'touchpoint a\ntouchpoint b\ntouchpoint d\ntouchpoint e { ends success }';
    test('the one that breaks the order, not all behind it', () => {
        expect(strays(lived(line, 'at day 1 a\nat day 2 d\nat day 3 b\nat day 4 e'))).toEqual(['3 planned earlier than 2']);
        expect(strays(lived(line, 'at day 1 e\nat day 2 a\nat day 3 b\nat day 4 d'))).toEqual(['1 planned later than 2']);
    });
    test('what came out of order did come', () => {
        expect(missing(lived(line, 'at day 1 a\nat day 2 d\nat day 3 b\nat day 4 e'))).toBe('');
    });
    test('a customer who comes in anew has missed nothing in between', () => {
        expect(missing(lived('touchpoint a\ntouchpoint b\ntouchpoint d { entry }\ntouchpoint e { ends success }', 'at day 1 a\nat day 2 d\nat day 3 e'))).toBe('');
    });
    test('what a sub-journey tells came', () => {
        const found = lived('touchpoint a\ntouchpoint b { zooms into k }\ntouchpoint d { ends success }', 'at day 1 a\nat day 2 k.x\nat day 3 d', 'journey k { stage t { touchpoint x { ends success } } }');
        expect([missing(found), found.entries[1]!.deviations]).toEqual(['', []]);
    });
    test('nothing is certain where a name is not found', () => {
        expect(missing(lived('touchpoint a\ntouchpoint b\ntouchpoint d { ends success }', 'at day 1 a\nat day 2 bb\nat day 3 d'))).toBe('');
        expect(missing(lived('touchpoint a { path -> bb }\ntouchpoint b\ntouchpoint d { ends success }', 'at day 1 a\nat day 3 d'))).toBe('');
    });
    test('2,000 entries over a loop of 200 touchpoints', () => {
        const ring = Array.from({ length: 200 }, (_, index) => `touchpoint t${index} { path -> t${(index + 1) % 200} }`).join('\n');
        const walk = Array.from({ length: 2000 }, (_, index) => `at day ${index + 1} t${index % 200}`).join('\n');
        const found = lived(ring, walk);
        expect([missing(found), strays(found)]).toEqual(['', []]);
    });
});

describe('promises', () => {
    const plan = 'touchpoint a { promises planned "P" within 1d }\ntouchpoint b\ntouchpoint d { meets planned  ends success }';
    const states = (entries: string): readonly string[] => lived(plan, entries).promises.map(({ promise, state, lateDays }) => `${promise.name} ${state} ${lateDays ?? '?'}`);

    test.each([
        ['met on its due day', 'at day 1 a { promises p "P" within 2d }\nat day 3 evening d { meets p }', ['p met 0']],
        ['met a day later', 'at day 1 a { promises p "P" within 2d }\nat day 4 d { meets p }', ['p broken 1']],
        ['still running when the story stops', 'at day 1 a { promises p "P" within 2d }\nat day 3 b', ['p open ?']],
        ['run out when the story stops', 'at day 1 a { promises p "P" within 2d }\nat day 4 b', ['p broken ?']],
        ['the plan\'s promises are not taken over', 'at day 1 a\nat day 9 d', []],
        ['the plan\'s promise met in place of the case\'s own', 'at day 1 a { promises p "P" within 1d }\nat day 2 d { meets planned }', ['p met 0']],
        ['the plan\'s promise broken', 'at day 1 a\nat day 9 d { breaks planned }', ['planned broken ?']],
        ['meeting the first meets what promised it again', 'at day 1 a { promises p "P" within 1d }\nat day 2 b { promises q "Q" within 1d again p }\nat day 3 d { meets p }', ['p broken 1', 'q met 0']],
        ['promised again after it came: owed anew', 'at day 1 a { promises p "P" within 1d }\nat day 2 b { meets p  promises q "Q" within 1d again p }\nat day 3 d { meets q }', ['p met 0', 'q met 0']],
        ['without a name nothing can meet it', 'at day 1 a { promises "P" within 1d }\nat day 9 d', []],
        ['a misspelt `meets` may be the one', 'at day 1 a { promises p "P" within 1d }\nat day 9 d { meets pp }', ['p open ?']],
        ['promises that name each other', 'at day 1 a { promises p "P" within 1d again q\n promises q "Q" within 1d again p }\nat day 2 d { meets q }', ['p met 0', 'q met 0']],
    ])('%s', (_, entries, expected) => expect(states(entries)).toEqual(expected));

    test('each chain slips from its own first due day', () => {
        const { chains } = lived(plan, 'at day 1 a { promises p "P" within 1d\n promises x "X" within 1d }\nat day 3 b { promises q "Q" within 1d again p }\nat day 5 d { meets q, x }');
        expect(chains.map(({ promises, slipDays }) => [promises.map(({ promise }) => promise.name).join(' '), slipDays])).toEqual([['p q', 3], ['x', 3]]);
    });
});

test('an entry takes over what its touchpoint asks, gives and needs', () => {
    const found = lived('touchpoint a { asks address }\ntouchpoint b { needs address  gives address }', 'at day 1 a\nat day 2 b');
    expect(found.entries.map(({ asks, gives, needs }) => ({ asks, gives, needs }))).toEqual([
        { asks: ['address'], gives: [], needs: [] }, { asks: [], gives: ['address'], needs: ['address'] },
    ]);
});

test.each(['case c', 'case c of', 'case c of j', 'case c of nothing { at day 1 a }', 'case c of j { at', 'case c of j { at day', 'case c of j { at day 1', 'case c of j { at day 1 unplanned',
    'case c of j { at day 1 missing', 'case c of j { at 2026 a { promises', 'journey j\ncase c of j { at day 1 a { breaks p } }', 'journey j { stage s }\ncase c of j { at day 0 x { meets y } }'])('half-written: %s', text => {
    const { project, view } = compile([{ path: 'a.journey', text }]);
    for (const each of project.cases) expect(livedCase(each, view, createAnalyses(view)).entries).toHaveLength(each.entries.length);
});
