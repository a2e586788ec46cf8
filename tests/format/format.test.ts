import { describe, expect, test } from 'vitest';
import { format, formatEdits, type FormatEdit } from '../../language-server/format';
import { columnsOf } from '../../src/checks/code-frame';
import { WIDEST_LINE } from '../../language-server/format-layout';
import { parse } from '../../language-server/parse';

function formatted(text: string): string {
    const result = format(text);
    if ('broken' in result) throw new Error(`A syntax error in: ${text}`);
    return result.text;
}

describe('a text with a syntax error is left alone', () => {
    test.each([
        ['an open block', 'journey   a {'],
        ['a brace too many', 'journey   a }'],
        ['an unknown word', 'journey   a { frobnicate }'],
        ['an open string', 'journey   a "b'],
        ['an open comment', 'journey   a /* b'],
        ['no text at all', 'journey   a\0'],
        ['blocks that never end', 'owner   a {'.repeat(5000)],
    ])('%s', (_, text) => {
        expect(format(text)).toEqual({ broken: true });
        expect(formatEdits(text)).toEqual([]);
    });
});

describe('the ends of lines and of the text', () => {
    test.each([
        ['nothing', '', ''],
        ['only white space', ' \n\t\n　', ''],
        ['no final newline', 'journey a', 'journey a\n'],
        ['too many final newlines', 'journey a\n\n\n', 'journey a\n'],
        ['CR LF', 'journey a\r\n\r\n\r\njourney b\r\n', 'journey a\n\njourney b\n'],
        ['CR', 'journey a\r// b\rjourney c\r', 'journey a\n// b\njourney c\n'],
        ['mixed', 'owner a\r\nowner b\nowner c\r', 'owner a\nowner b\nowner c\n'],
        ['CR LF in comments and in text', '/* a\r\n b */\r\nowner a { note """\r\n  b\r\n  c\r\n  """ }\r\n', '/* a\n b */\nowner a {\n  note """\n    b\n    c\n  """\n}\n'],
        ['a byte order mark', '\ufeffjourney a\n', 'journey a\n'],
        ['only a comment', '  // a', '// a\n'],
        ['white space behind a comment', '// a  \t\njourney b\n', '// a\njourney b\n'],
    ])('%s', (_, before, after) => {
        expect(formatted(before)).toBe(after);
    });
});

describe('a string whose end hangs on the rest of its line', () => {
    const onALine = (line: string): string => formatted(`case c of j {\n  at day 1 unplanned {\n    ${line}\n  }\n}\n`).split('\n')[2]!;
    test('stays as it is where it ends there on its new line too', () => {
        expect(onALine('does "a 5” screen"')).toBe('    does "a 5” screen"');
        expect(onALine('does “say "hi" now”')).toBe('    does "say \\"hi\\" now"');
    });

    test('gets a backslash where it would not', () => {
        const text = 'case c of j { at day 1 unplanned { does ""\n does "“""」" } // 5"\n}\n';
        expect(formatted(text)).toBe('case c of j {\n  at day 1 unplanned {\n    does ""\n    does "\\“\\"\\"\\」"\n  } // 5"\n}\n');
    });
});

describe('the width of a line', () => {
    test('counts a wide character twice and a combining mark not at all', () => {
        expect(columnsOf('abc')).toBe(3);
        expect(columnsOf('上门')).toBe(4);
        expect(columnsOf('（１）')).toBe(6);
        expect(columnsOf('é')).toBe(1);
        expect(columnsOf('e\u0301')).toBe(1);
        expect(columnsOf('🙂')).toBe(2);
        expect(columnsOf('한국어')).toBe(6);
    });

    test.each(['x', '门'])('a block of "%s" stays on its line up to the widest one, and no further', sign => {
        const line = (text: string): string => `touchpoint a { does "${text}" }`;
        const block = (text: string): string => `journey j {\n  stage s {\n    ${line(text)}\n  }\n}\n`;
        const room = WIDEST_LINE - 4 - columnsOf(line(''));
        const widest = sign.repeat(room / columnsOf(sign)) + (room % columnsOf(sign) === 1 ? 'x' : '');
        expect(columnsOf(line(widest)) + 4).toBe(WIDEST_LINE);
        expect(formatted(block(widest))).toBe(block(widest));
        expect(formatted(block(`${widest}x`))).toContain('touchpoint a {\n');
    });

    test('does not count comments behind the block', () => {
        const text = `channel a : app { hours "09:00-21:00" } // ${'why '.repeat(30).trim()}\n`;
        expect(formatted(text)).toBe(text);
    });

    test('never breaks a fact', () => {
        const text = `journey a {\n  for ${Array.from({ length: 60 }, (_, i) => `persona-${i}`).join(', ')}\n}\n`;
        expect(formatted(text)).toBe(text);
    });
});

/** The text with what an edit removes as `[-…-]` and what it adds as `{+…+}`. */
function marked(text: string, edits: readonly FormatEdit[]): string {
    let result = '';
    let end = 0;
    for (const edit of edits) {
        const removed = text.slice(edit.start, edit.end);
        result += text.slice(end, edit.start) + (removed === '' ? '' : `[-${removed}-]`) + (edit.text === '' ? '' : `{+${edit.text}+}`);
        end = edit.end;
    }
    return result + text.slice(end);
}

describe('edits', () => {
    test('touch only what is not canonical', () => {
        const text = 'journey a {\n  goal  "x"\n    owner b\n  tags c ,d\n}\n';
        expect(marked(text, formatEdits(text))).toBe('journey a {\n  goal [- -]"x"\n  [-  -]owner b\n  tags c[- -],{+ +}d\n}\n');
        expect(formatEdits(formatted(text))).toEqual([]);
    });

    test('of full-width signs replace the signs alone', () => {
        expect(marked('journey a “b”\n', formatEdits('journey a “b”\n'))).toBe('journey a [-“b”-]{+"b"+}\n');
        expect(marked('channel a：app\n', formatEdits('channel a：app\n'))).toBe('channel a[-：-]{+ : +}app\n');
    });

    test('leave CR LF to the editor, and write it where lines are added', () => {
        const text = 'journey a {\r\n  goal "x"\r\n  stage b { later\r\n}\r\n}\r\n';
        expect(marked(text, formatEdits(text))).toBe('journey a {\r\n  goal "x"\r\n{+\r\n+}  stage b {{+\r\n   +} later\r\n{+  +}}\r\n}\r\n');
        expect(formatEdits('journey a\r\n\r\njourney b\r\n')).toEqual([]);
    });

    test('never part a CR from its LF', () => {
        const mixed = 'owner a\r\nowner b \nowner c\r\n';
        expect(marked(mixed, formatEdits(mixed))).toBe('owner a\r\nowner b[- \n-]{+\r\n+}owner c\r\n');
        const other = 'owner a\rowner b\r\n\r\n\r\nowner c\r';
        expect(marked(other, formatEdits(other))).toBe('owner a\rowner b[-\r\n\r\n\r\n-]{+\r\r+}owner c\r');
    });

    test('of a range change the lines that it touches', () => {
        const text = 'owner   a\nowner   b\nowner   c\n';
        const start = text.indexOf('b');
        expect(marked(text, formatEdits(text, { start, end: start }))).toBe('owner   a\nowner [-  -]b\nowner   c\n');
        expect(marked(text, formatEdits(text, { start: 0, end: start }))).toBe('owner [-  -]a\nowner [-  -]b\nowner   c\n');
        expect(formatEdits(text, { start: text.length, end: text.length })).toEqual([]);
    });
});

describe('time grows with the length of the text alone', () => {
    /** The quickest of three, since the machine does other things too; reading the text is not counted. */
    const seconds = (text: string): number => {
        const parsed = parse(text);
        expect(parsed.problems).toEqual([]);
        return Math.min(...[1, 2, 3].map(() => {
            const start = performance.now();
            format(text, parsed);
            return (performance.now() - start) / 1000;
        }));
    };
    test.each([
        ['facts', (n: number) => `journey a {\n${'  goal "x"\n'.repeat(n)}}\n`],
        ['comments in a row', (n: number) => `owner a\n${'// b\n'.repeat(n)}owner c\n`],
        ['a long list', (n: number) => `journey a {\n  tags ${'b, '.repeat(n)}c\n}\n`],
        ['one line', (n: number) => 'owner a {} '.repeat(n)],
        ['one long string in every block', (n: number) => `owner a { note "${'x'.repeat(n)}" }\n`.repeat(20)],
    ])('%s', (_, make) => {
        // Eight times the text in less than 40 times the time: a quadratic step would take 64 times.
        const isSlow = (): boolean => Math.max(40 * seconds(make(4_000)), 0.3) <= seconds(make(32_000));
        expect([1, 2, 3, 4].every(isSlow)).toBe(false);
    });
});
