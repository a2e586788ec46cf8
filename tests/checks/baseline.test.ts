import { describe, expect, test } from 'vitest';
import { baselineText, entryOf, parseBaseline, type BaselineEntry } from '../../src/checks/baseline';
import { configErrorMessage } from '../../src/checks/config-error';
import { lint } from './lint';

const entries: readonly BaselineEntry[] = [
    { rule: 'dead-end', element: 'touchpoint:换遥控器.上门', ordinal: 0 },
    { rule: 'vague-deadline', element: 'touchpoint:coffee.pay', ordinal: 1 },
    { rule: 'vague-deadline', element: 'touchpoint:coffee.pay', ordinal: 0 },
    { rule: 'unused-declaration', element: 'channel:coffee', ordinal: 0 },
    { rule: 'unused-declaration', element: 'channel:coffee', ordinal: 0 },
];

test('one entry a line, sorted, each once', () => {
    expect(baselineText(entries)).toBe(`{
  "findings": [
    { "element": "channel:coffee", "rule": "unused-declaration", "ordinal": 0 },
    { "element": "touchpoint:coffee.pay", "rule": "vague-deadline", "ordinal": 0 },
    { "element": "touchpoint:coffee.pay", "rule": "vague-deadline", "ordinal": 1 },
    { "element": "touchpoint:换遥控器.上门", "rule": "dead-end", "ordinal": 0 }
  ]
}
`);
    expect(baselineText([])).toBe('{\n  "findings": []\n}\n');
});

test('what is written is read as it was', () => {
    const read = parseBaseline(baselineText(entries), 'journey-baseline.json');
    if ('errors' in read) throw new Error('it has errors');
    expect(baselineText(read.entries)).toBe(baselineText(entries));
    expect(parseBaseline('// the old ones\n{ "findings": [], }', 'b.json')).toEqual({ entries: [] });
});

test('entries stay when text moves and is reworded', () => {
    const text = 'owner a\njourney j "J" {\n  stage s "S" {\n    touchpoint t "T" {}\n  }\n}\n';
    const entriesOf = (source: string): string => baselineText(lint(source).findings.map(entryOf));
    expect(entriesOf(`// moved\n\n${text.replaceAll('"J"', '"Another title"')}`)).toBe(entriesOf(text));
    expect(entriesOf(text)).toContain('"touchpoint:j.t"');
});

describe('a wrong baseline: what, where and which names are known', () => {
    test.each([
        ['{', 'The object is not closed', '1:2'],
        ['', 'A value is missing here', '1:1'],
        ['<<<<<<< HEAD\n{ "findings": [] }', 'has no meaning here', '1:1'],
        ['[]', '`journey-baseline.json` must be an object', '1:1'],
        ['{}', '`findings` must be a list of objects', '1:1'],
        ['{ "findings": {} }', '`findings` must be a list of objects', '1:15'],
        ['{ "finding": [] }', 'There is no setting `finding`. There are `findings`. Did you mean `findings`?', '1:3'],
        ['{ "findings": [],\n  "findings": [] }', '`findings` is given twice', '2:3'],
        ['{ "findings": [\n  "dead-end"\n] }', 'must be an object: `{…}`', '2:3'],
        ['{ "findings": [{ "rule": "dead-end", "ordinal": 0 }] }', '`element` must be a text', '1:16'],
        ['{ "findings": [{ "element": "touchpoint:a.b", "rule": 7, "ordinal": 0 }] }', '`rule` must be a text', '1:55'],
        ['{ "findings": [{ "element": "touchpoint:a.b", "rule": "dead-end" }] }', '`ordinal` must be a number', '1:16'],
        ['{ "findings": [{ "element": "touchpoint:a.b", "rule": "dead-end", "ordinal": 0.5 }] }', '`ordinal` must be a number', '1:78'],
        ['{ "findings": [{ "element": "touchpoint:a.b", "rule": "dead-end", "ordinal": -1 }] }', '`ordinal` must be 0 or more, not -1', '1:78'],
        ['{ "findings": [{ "element": "touchpoint:a.b", "rule": "dead-end", "ordinal": 0, "line": 3 }] }', 'There is no setting `line`.', '1:81'],
    ])('%s', (text, says, place) => {
        const read = parseBaseline(text, 'journey-baseline.json');
        const [error] = 'errors' in read ? read.errors : [];
        expect(error).toBeDefined();
        expect(configErrorMessage(error!, 'en')).toContain(says);
        expect(`${error!.line}:${error!.column}`).toBe(place);
        expect(error!.frame).toContain('^');
    });

    test('the first of each entry, in the order of the text', () => {
        const read = parseBaseline('{ "findings": [1, { "rule": "" }, {}] }', 'b.json');
        expect('errors' in read ? read.errors.map(({ column }) => column) : []).toEqual([16, 19, 35]);
    });
});
