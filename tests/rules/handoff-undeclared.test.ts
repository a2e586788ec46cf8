import { expect, test } from 'vitest';
import { lint, linesOf } from './lint';

const journey = (first: string, second: string, rest = ''): string => `owner shop "Shop" {
  owner sales "Sales"
}
owner workshop "Workshop"
channel counter "Counter" : counter
channel app "App" : app
channel ad "Advertisement" : ad
channel mail "Mail" : email
channel till "Till" : counter
information address "Address"
information colour "Colour"

journey repair "Repair" {
  owner shop
  stage s "Repair" {
    touchpoint first "First" { ${first} }
    touchpoint second "Second" { ${second} ends success }
    ${rest}
  }
}
`.replaceAll('; ', '\n');
const found = (first: string, second: string, rest = ''): readonly string[] =>
    linesOf(journey(first, second, rest), 'handoff-undeclared').map(line => line.replace(/^\d+: /, '').replace(/,? but .*/, ''));

test.each([
    ['another owner', 'channel app', 'channel app; owner workshop;', 'From “First” to “Second” the case goes from “Shop” to “Workshop”'],
    ['no channel in common', 'channel app', 'channel counter;', 'From “First” to “Second” the customer has to change from “App” to “Counter”'],
    ['both', 'channel app', 'channel counter; owner workshop;', 'From “First” to “Second” the case goes from “Shop” to “Workshop”'],
    ['another owner, who starts what follows', 'channel app', 'channel counter; initiated by owner; owner workshop;', 'From “First” to “Second” the case goes from “Shop” to “Workshop”'],
    ['another owner, channel unknown', 'channel unknown', 'channel app; owner workshop;', 'From “First” to “Second” the case goes from “Shop” to “Workshop”'],
])('is reported: %s', (_what, first, second, message) => {
    expect(found(first, second)).toEqual([message]);
});

test.each([
    ['a team and the organisation around it', 'channel app', 'channel app; owner sales;'],
    ['an owner that is not known', 'channel app; owner unknown', 'channel app; owner workshop;'],
    ['an owner that is not declared', 'channel app; owner nobody', 'channel app; owner workshop;'],
    ['a channel that is not known', 'channel unknown', 'channel counter;'],
    ['one of the channels is not known', 'channel app, unknown', 'channel counter;'],
    ['a channel that is not declared', 'channel ap', 'channel counter;'],
    ['no channel at all', 'note "x"', 'channel counter;'],
    ['the customer can stay in one channel', 'channel app, counter', 'channel counter;'],
    ['the channel before only shows something', 'channel ad', 'channel app;'],
    ['the company starts what follows', 'channel counter', 'channel app; initiated by owner;'],
    ['something is sent', 'channel counter', 'channel mail;'],
    ['from one counter to the next one', 'channel counter', 'channel till;'],
    ['it is written as a handoff', 'channel app; handoff -> second', 'channel counter; owner workshop;'],
    ['it is written as a path', 'channel app; path -> second', 'channel counter; owner workshop;'],
])('is not reported: %s', (_what, first, second) => {
    expect(found(first, second)).toEqual([]);
});

test('the fix writes down what is needed later and what is owed, and nothing else', () => {
    const text = journey('channel app; asks address, colour; promises ready "Ready" within 2d', 'channel app; owner workshop; needs address; meets ready;');
    const [finding] = lint(text).filter(({ rule }) => rule === 'handoff-undeclared');
    expect(finding!.fixes).toMatchObject([{
        title: 'write-handoff', safe: false,
        edits: [{ do: 'add-fact', element: 'touchpoint:repair.first', text: 'handoff -> second {\n  carries address, ready\n}' }],
    }]);
});

test('the fix keeps the way past an optional touchpoint', () => {
    const text = journey('channel app', 'optional; channel app; owner workshop;', 'touchpoint third "Third" { channel app; ends success }');
    const [finding] = lint(text).filter(({ rule }) => rule === 'handoff-undeclared');
    expect(finding!.fixes).toMatchObject([{ edits: [{ text: 'handoff -> second\npath -> third' }] }]);
});

test('when only the channel changes a plain path is offered first', () => {
    const [finding] = lint(journey('channel app', 'channel counter;')).filter(({ rule }) => rule === 'handoff-undeclared');
    expect(finding!.fixes.map(({ title }) => title)).toEqual(['write-path', 'write-handoff']);
    expect(finding!.fixes[0]!).toMatchObject({ edits: [{ do: 'add-fact', element: 'touchpoint:repair.first', text: 'path -> second' }] });
});
