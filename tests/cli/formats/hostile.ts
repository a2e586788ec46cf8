import type { Entry, EntryPlace, EntryReport } from '../../../src/cli/formats/report-entry';

/** What authors write without meaning any harm, or meaning it: all that some format could take for its own. */
export const HOSTILE = [
    'quotes " and \' and “” 「」',
    '100 % of %0A and %25',
    'two\nlines\r\nand a \ttab',
    'the end of CDATA ]]> and <b>markup</b> &amp; <!-- a comment -->',
    '::error file=a.journey::a command, and ##[error]an old one',
    'property: a, b=c',
    'right to \u202eleft\u202c and \u2066isolated\u2069, עברית',
    'emoji 🚲👩‍🔧 and a lone \ud83d half',
    'control \u0000\u0007\u001b[31mred\u001b[0m\u009b and \ufffe\uffff',
    '[a link](https://evil.example) ![image](x) @octocat #12 org/repo#1 www.evil.example',
    'a | table, `code`, ``` fence, **bold** _under_ ~~gone~~ $x$ {0}',
    '- list', '1. list', '# heading', '> quote', '=formula()', '+1', '@SUM(A1)',
    '接收方“服务站”，全角：标点；以及 100 字',
    '',
] as const;

export const TEXT = 'owner a "A"\r\njourney 旅程 "🚲 一天" {\r\n  stage s "S"\r\n}\r\n';
const source = { text: TEXT, lineStarts: [0, 13, 35, 50, 53] };

/** The first of a text in it, on a path. */
export function placeOf(found: string, path = '目录/a b#c.journey'): EntryPlace {
    const start = TEXT.indexOf(found);
    return { path, start, end: start + found.length, source };
}

/** An entry for each hostile text, which stands wherever a text of an author can stand. */
export const hostileReport: EntryReport = {
    tool: { id: 'journey-lint', name: 'Journey lint', version: '1.2.3' },
    locale: 'en',
    kinds: [{ id: 'dead-end', title: 'It ends here', level: 'error', help: '# dead-end\n\nMore.', tags: ['customer journey'] }],
    entries: HOSTILE.map((text, index): Entry => ({
        kind: 'dead-end', level: (['error', 'warning', 'info'] as const)[index % 3]!, message: `“${text}” ends here`, element: `旅程.${index}`, fingerprint: `${index}`.padStart(16, '0'),
        scope: '.', doesFail: index % 3 === 0, place: placeOf('一天'), isTrail: index % 2 === 0,
        related: [{ message: text, place: placeOf('旅程') }, { message: `then ${text}`, place: placeOf('stage s', '/outside/b.journey') }],
        fixes: [{ title: `Write ${text}`, safe: false, edits: [{ place: placeOf('一天'), text }] }],
        ...(index % 4 === 0 && { remark: `as ${text}` }),
    })),
    files: ['目录/a b#c.journey', 'clean & <sound>.journey', ...HOSTILE.map(text => `${text.replaceAll('\0', '')}.journey`)],
    unreadable: [{ path: 'broken "%".journey', message: '`broken "%".journey` is no UTF-8 ]]> ::error::' }],
    isCompared: false,
};

/** The same with other texts, such as random ones. */
export function reportWith(texts: readonly string[]): EntryReport {
    const [entry] = hostileReport.entries;
    return {
        ...hostileReport, files: ['a.journey'], unreadable: texts.slice(0, 3).map(text => ({ path: `${text}.journey`, message: text })),
        entries: texts.map((text, index) => ({ ...entry!, message: text, element: text, fingerprint: `${index}`, doesFail: index % 2 === 0, place: placeOf('一天', index % 3 === 0 ? `${text}.journey` : 'a.journey'), related: [{ message: text, place: placeOf('旅程', `${text}.journey`) }], fixes: [{ title: text, safe: true, edits: [{ place: placeOf('一天'), text }] }], remark: text })),
    };
}

/** What could move a cursor or turn text around. */
export const hasControl = (text: string): boolean => /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text);
