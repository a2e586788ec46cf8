import { describe, expect, test } from 'vitest';
import { addDays, lastDayOf } from '../../src/model/calendar';
import { lint, linesOf } from './lint';

/** A journey with one touchpoint; `facts` stand in the journey, `inside` in the touchpoint. */
const journey = (name: string, facts = '', inside = ''): string => `journey ${name} "${name.toUpperCase()}" {\n${facts}\nstage s { touchpoint x "X" { ${inside}\nends success } }\n}\n`;

describe('hierarchy-too-deep', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'hierarchy-too-deep', { with: ['hierarchy-too-deep'] }).map(line => line.slice(line.indexOf(':') + 2));
    const chain = (...names: readonly string[]): string => names.map((name, i) => journey(name, '', names[i + 1] === undefined ? '' : `zooms into ${names[i + 1]}`)).join('');

    test('three steps are fine, only the fourth is too many', () => {
        expect(found(chain('a', 'b', 'c', 'd'))).toEqual([]);
        expect(found(chain('a', 'b', 'c', 'd', 'e', 'f'))).toEqual(['“X” zooms into “E”, 4 levels deep; more than 3 are too many to follow.']);
    });
    test('the longest way down counts', () => {
        expect(found(chain('a', 'b', 'c', 'd', 'e') + journey('top', '', 'zooms into e'))).toHaveLength(1);
    });
    test('a circle is reported once, as an error', () => {
        const text = chain('b', 'c', 'a', 'b2') + journey('d', '', 'zooms into d');
        expect(found(text)).toEqual(['The journeys zoom into each other in a circle: “D → D”.']);
        expect(found(journey('c', '', 'zooms into a') + journey('b', '', 'zooms into c') + journey('a', '', 'zooms into b')))
            .toEqual(['The journeys zoom into each other in a circle: “A → B → C → A”.']);
        expect(lint(text, { with: ['hierarchy-too-deep'] }).filter(({ rule }) => rule === 'hierarchy-too-deep').map(({ severity }) => severity)).toEqual(['error']);
    });
    test('what hangs below a circle does not hang the check', () => {
        expect(found(journey('a', '', 'zooms into b') + journey('b', '', 'zooms into a') + journey('c', '', 'zooms into a'))).toHaveLength(1);
    });
});

describe('mirror-mismatch', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'mirror-mismatch').map(line => line.slice(line.indexOf(':') + 2));

    test.each([
        ['the other does not mirror back', journey('a', 'mirrors b') + journey('b', 'view enterprise'),
            '“A” mirrors “B”, but “B” does not mirror it: write `mirrors a` there.'],
        ['the other mirrors a third', journey('a', 'mirrors b') + journey('b', 'view enterprise\nmirrors c') + journey('c', 'mirrors b'),
            '“A” mirrors “B”, but “B” mirrors “C”: only two can mirror each other.'],
        ['both of one view', journey('b', 'mirrors a') + journey('a', 'mirrors b'),
            '“B” and “A” mirror each other, and both have the view `customer`: one of them should be the other view.'],
        ['itself', journey('a', 'mirrors a'), '“A” mirrors itself: name the journey that shows its other view.'],
    ])('%s', (_, text, message) => expect(found(text)).toEqual([message]));
    test.each([
        ['a pair', journey('a', 'mirrors b') + journey('b', 'view enterprise\nmirrors a')],
        ['not found, which is reported', journey('a', 'mirrors bb')],
        ['the other one is misspelt there', journey('a', 'mirrors b') + journey('b', 'view enterprise\nmirrors aa')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('review-overdue', () => {
    const found = (facts: string, today: string): readonly string[] => linesOf(journey('a', facts), 'review-overdue', { today });

    test('the day itself is in time, the next one is not', () => {
        expect(found('reviewed 2026-01-01 every 90d', '2026-04-01')).toEqual([]);
        expect(found('reviewed 2026-01-01 every 90d', '2026-04-02'))
            .toEqual(['2: “A” was last reviewed on 2026-01-01, and a review every 90 days is agreed: the next one was due on 2026-04-01.']);
    });
    test('a month is taken to its last day, a range to its longest', () => {
        expect(found('reviewed 2026-02 every 30d', '2026-03-30')).toEqual([]);
        expect(found('reviewed 2026-02 every 30d', '2026-03-31')).toHaveLength(1);
        expect(found('reviewed 2026-02-01 every 30d..60d', '2026-03-20')).toEqual([]);
    });
    test.each([
        ['no interval', 'reviewed 2020-01-01'],
        ['no upper bound', 'reviewed 2020-01-01 every >90d'],
        ['an impossible date, which is reported', 'reviewed 2020-13-45 every 90d'],
        ['retired', 'reviewed 2020-01-01 every 90d\nstatus retired'],
    ])('silent: %s', (_, facts) => expect(found(facts, '2026-11-21')).toEqual([]));
});

describe('retired-in-use', () => {
    const found = (text: string, today = '2026-11-21'): readonly string[] => linesOf(text, 'retired-in-use', { today }).map(line => line.slice(line.indexOf(':') + 2));
    const old = journey('old', 'status retired');
    const used = '“X” uses the journey “OLD”, which is retired.';

    test.each([
        ['a touchpoint zooms into it', journey('a', '', 'zooms into old') + old, used],
        ['a handoff leads there', `${journey('a')}${old}handoff a.x -> old.x`, used],
        ['a journey mirrors it', journey('a', 'mirrors old') + journey('old', 'status retired\nview enterprise\nmirrors a'), '“A” uses the journey “OLD”, which is retired.'],
        ['a portfolio lists it', `${old}portfolio p "Plan" { journey old }`, '“Plan” uses the journey “OLD”, which is retired.'],
        ['its date has passed', journey('a', '', 'zooms into old') + journey('old', 'retires 2026-10'), '“X” uses the journey “OLD”, which was to be retired on 2026-10.'],
        ['it is past its date and still live', journey('old', 'retires 2026-10-01\nstatus live'), '“OLD” was to be retired on 2026-10-01 and still has the status `live`.'],
    ])('%s', (_, text, message) => expect(found(text)).toEqual([message]));
    test.each([
        ['by a case, which is past', `${old}case z of old { at day 1 x }`],
        ['by what is retired, too', journey('a', 'status retired', 'zooms into old') + old],
        ['its date is today', journey('a', '', 'zooms into old') + journey('old', 'retires 2026-11-21')],
        ['its month is not over', journey('a', '', 'zooms into old') + journey('old', 'retires 2026-11')],
        ['the retired one hands off to a new one', `${journey('a')}${old}handoff old.x -> a.x`],
        ['past its date, and nothing said of its status', journey('old', 'retires 2026-10-01')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

test.each([
    ['2026-11-21', 0, '2026-11-21'], ['2026-02', 0, '2026-02-28'], ['2028-02', 0, '2028-02-29'], ['2026-12', 1, '2027-01-01'],
    ['2026-11-21T10:30', 90, '2027-02-19'], ['soon', 1, undefined], ['2026-01-01', 1e12, undefined], ['2026-01-01', 8000 * 365, undefined],
])('%s and %d days', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    if (days === 0) expect(lastDayOf(date)).toBe(expected);
});
