import { describe, expect, it } from 'vitest';
import { stringValue } from '../../language-server/lexer';
import { readTokens } from '../harness/tokens';

/** `kind:image` of each token; a keyword that may be a name here is shown as `word?`. */
function lex(text: string): string {
    return readTokens(text).tokens.map(({ tokenType, image }) => {
        const name = tokenType.name;
        if (name === image) return `'${image}'`;
        if (name.endsWith('(inside a line)')) return `${image}?`;
        return `${name}:${image}`;
    }).join(' ');
}

describe('names', () => {
    it.each([
        ['remote-repair', 'NAME:remote-repair'],
        ['下单', 'NAME:下单'],
        ['étape2', 'NAME:étape2'],
        ['_x', 'NAME:_x'],
        ['a->b', "NAME:a '->' NAME:b"],
        ['a-b->c-d', "NAME:a-b '->' NAME:c-d"],
        ['platform.care', 'QNAME:platform.care'],
        ['platform．care', 'QNAME:platform．care'],
        ['stagecoach', 'NAME:stagecoach'],
        ['𠮷野家', 'NAME:𠮷野家'],
        ['a--b', 'NAME:a'],
    ])('%s', (text, tokens) => expect(lex(text).startsWith(tokens)).toBe(true));
});

describe('keywords', () => {
    it('begin a fact as the first word of a line, and may be names elsewhere', () => {
        expect(lex('owner owner\nowner support')).toBe("'owner' owner? 'owner' support?");
    });
    it('begin a fact even after a comma', () => {
        expect(lex('asks address,\nneeds x')).toBe("'asks' NAME:address ',' 'needs' NAME:x");
    });
    it('are never names directly after a time', () => {
        const after = (text: string): string | undefined => readTokens(text).tokens.at(-1)?.tokenType.name;
        expect(after('at day 5 evening')).toBe('…evening');
        expect(after('at before unplanned')).toBe('…unplanned');
        expect(after('at 2026-11-21 10:30 unplanned')).toBe('…unplanned');
        expect(after('touchpoint evening')).toBe('evening (inside a line)');
    });
    it('journey, stage and touchpoint are never names', () => {
        const types = readTokens('owner stage').tokens[1]!.tokenType;
        expect(types.CATEGORIES?.map(type => type.name)).toEqual(['stage']);
    });
});

describe('numbers', () => {
    it.each([
        ['30s', 'DURATION:30s'], ['1d12h', 'DURATION:1d12h'], ['2bd', 'DURATION:2bd'], ['1d..3d', 'DURATION:1d..3d'], ['1d-3d', 'DURATION:1d-3d'],
        ['~2d', 'DURATION:~2d'], ['<2d', 'DURATION:<2d'], ['>2d', 'DURATION:>2d'], ['１ｄ', 'DURATION:１ｄ'], ['2天', 'DURATION:2天'],
        ['45%', 'VALUE:45%'], ['45％', 'VALUE:45％'], ['4.2/5', 'VALUE:4.2/5'], ['1200', 'VALUE:1200'], ['-12', 'VALUE:-12'], ['＋5％', 'VALUE:＋5％'],
        ['<= 30%', 'VALUE:<= 30%'], ['>= 80%', 'VALUE:>= 80%'], ['～25%', 'VALUE:～25%'], ['−1', 'VALUE:−1'],
        ['2026-11-21', 'DATE:2026-11-21'], ['2026-11', 'DATE:2026-11'], ['2026-11-21T10:30', 'DATE:2026-11-21T10:30'],
        ['2026-11-21 10:30', 'DATE:2026-11-21 10:30'], ['18:00', 'TIME:18:00'], ['18：00', 'TIME:18：00'],
    ])('%s', (text, token) => expect(lex(text)).toBe(token));
});

describe('strings', () => {
    it.each([
        ['"a"', 'a'], ['“预约”', '预约'], ['「予約」', '予約'], ['“abc"', 'abc'], ['"abc”', 'abc'], ['"他说“你好”。"', '他说“你好”。'],
        ['"a \\"b\\" \\\\ c\\nd"', 'a "b" \\ c\nd'], ['"5” screen"', '5” screen'],
    ])('%s', (text, value) => {
        const tokens = readTokens(text).tokens;
        expect(tokens.map(token => stringValue(token.image))).toEqual([value]);
    });
    it('a mixed pair ends before the next string of the line', () => {
        expect(lex('"预约” { expects "x" }')).toBe("STRING:\"预约” '{' expects? STRING:\"x\" '}'");
        expect(lex('“预约" { expects “x” }')).toBe("STRING:“预约\" '{' expects? STRING:“x” '}'");
    });
    it('a block loses its common indentation', () => {
        expect(stringValue('"""\n    one\n      two\n    """')).toBe('one\n  two');
    });
    it('an open string ends with its line and leaves the brace', () => {
        const result = readTokens('touchpoint a "book {\n  channel app\n}');
        expect(result.report.problems).toEqual([{ kind: 'unterminated-string', start: 13, end: 18 }]);
        expect(result.tokens.map(token => token.image)).toEqual(['touchpoint', 'a', '"book', '{', 'channel', 'app', '}']);
    });
});

describe('full-width signs', () => {
    it('are read as their ASCII forms, and noted', () => {
        const result = readTokens('channel app “手机”：app ｛ ｝ a，b、c －＞ → d');
        expect(result.tokens.map(token => token.tokenType.name).filter(name => !name.includes('NAME'))).toEqual(
            ['channel', 'STRING', ':', 'app (inside a line)', '{', '}', ',', ',', '->', '->'].filter(name => name !== 'app (inside a line)'));
        expect(result.report.fullwidth.map(({ ascii }) => ascii)).toEqual(['"', '"', ': ', '{', '}', ', ', ', ', '->', '->']);
        expect(result.report.problems).toEqual([]);
    });
});

describe('≤ and ≥', () => {
    it.each([['target ≥ 80%', '>='], ['takes ≤2d', '<=']])('%s is told like other signs of an input method', (text, ascii) => {
        const { report, tokens } = readTokens(text);
        expect(report.fullwidth.map(sign => [text.slice(sign.start, sign.end), sign.ascii])).toEqual([[/[≤≥]/.exec(text)![0], ascii]]);
        expect([tokens.length, report.problems]).toEqual([2, []]);
    });
});

describe('what is no text', () => {
    it('a NUL makes it one problem', () => {
        expect(readTokens('a\0b\0').report.problems).toEqual([{ kind: 'not-text', start: 1, end: 2 }]);
    });
    it('strange characters are told together, and the rest is read', () => {
        const result = readTokens('owner §§ a\ud800 b');
        expect(result.report.problems.map(({ start, end }) => [start, end])).toEqual([[6, 8], [10, 11]]);
        expect(result.tokens.map(token => token.image)).toEqual(['owner', 'a', 'b']);
    });
});
