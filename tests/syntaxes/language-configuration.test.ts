import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './harness';

interface Pattern { readonly pattern: string; readonly flags: string }
interface OnEnterRule {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly previousLineText?: string;
    readonly action: { readonly indent: string; readonly appendText?: string; readonly removeText?: number };
}
interface LanguageConfiguration {
    readonly comments: { readonly lineComment: string; readonly blockComment: readonly [string, string] };
    readonly brackets: readonly (readonly [string, string])[];
    readonly autoClosingPairs: readonly { readonly open: string; readonly close: string; readonly notIn?: readonly string[] }[];
    readonly surroundingPairs: readonly (readonly [string, string])[];
    readonly wordPattern: Pattern;
    readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
    readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
    readonly onEnterRules: readonly OnEnterRule[];
}

const configuration = JSON.parse(readFileSync(`${projectRoot}/syntaxes/language-configuration.json`, 'utf8')) as LanguageConfiguration;

describe('a word', () => {
    const words = (text: string): readonly string[] => text.match(new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`)) ?? [];

    test.each([
        ['remote-repair 下单 étape2 _x', ['remote-repair', '下单', 'étape2', '_x']],
        ['a->b', ['a', 'b']],
        ['platform.care', ['platform', 'care']],
        ['handoff 下单-确认 －＞ deliver', ['handoff', '下单-确认', 'deliver']],
        ['owner care，sales、客服', ['owner', 'care', 'sales', '客服']],
        ['“abc" 「周末」', ['abc', '周末']],
        ['ａｂｃ の cafe\u0301-bar', ['ａｂｃ', 'の', 'cafe\u0301-bar']],
        ['within 1d12h..3d at 2026-11-21 18:00 4.2/5', ['within', '1d12h', '3d', 'at', '2026-11-21', '18:00', '4.2', '5']],
    ])('%s', (text, expected) => {
        expect(words(text)).toEqual(expected);
    });

    test('is never empty, or the editor would refuse the pattern', () => {
        expect(new RegExp(configuration.wordPattern.pattern, configuration.wordPattern.flags).test('')).toBe(false);
    });
});

describe('the indentation', () => {
    const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;

    test.each([
        'journey a {', '  stage b "x" {', 'persona 小张 ｛', 'goal "}" {', 'touchpoint a "他说“{”" { // owner { x }', 'stage “x” {',
    ])('grows after `%s`', line => {
        expect(line).toMatch(new RegExp(increaseIndentPattern));
    });

    test.each(['owner a { }', '// journey a {', ' * {', 'goal "{"', 'goal “{”', 'metric a { of customer }', 'owner a'])('stays after `%s`', line => {
        expect(line).not.toMatch(new RegExp(increaseIndentPattern));
    });

    test('shrinks before a closing brace', () => {
        for (const line of ['}', '  }', '  ｝', '} // end']) expect(line).toMatch(new RegExp(decreaseIndentPattern));
        for (const line of ['owner a { }', 'goal "}"']) expect(line).not.toMatch(new RegExp(decreaseIndentPattern));
    });

    test('is found in a moment on a long line', () => {
        const isSlow = (): boolean => {
            const started = performance.now();
            new RegExp(increaseIndentPattern).test(`goal ${'"a" “b '.repeat(2000)}`);
            return 1000 < performance.now() - started;
        };
        // More than once, since the machine does other things too.
        expect([1, 2, 3, 4].every(isSlow)).toBe(false);
    });
});

describe('Enter', () => {
    /** What the editor adds to the new line, for a cursor between the two texts. */
    const onEnter = (before: string, after = '', previous = ''): string | undefined =>
        configuration.onEnterRules.find(rule =>
            new RegExp(rule.beforeText).test(before)
            && (rule.afterText === undefined || new RegExp(rule.afterText).test(after))
            && (rule.previousLineText === undefined || new RegExp(rule.previousLineText).test(previous)))?.action.appendText;

    test('in the middle of a line comment carries it on', () => {
        expect(onEnter('  // one', 'two')).toBe('// ');
        expect(onEnter('  // one', '')).toBeUndefined();
        expect(onEnter('goal "https://example.com"', 'x')).toBeUndefined();
    });

    test('in a block comment begins with a star', () => {
        expect(onEnter('/* one', '')).toBe(' * ');
        expect(onEnter('  /*', '*/')).toBe(' * ');
        expect(onEnter(' * two', '', '/* one')).toBe('* ');
        expect(onEnter(' */', '', ' * two')).toBeUndefined();
        expect(onEnter('/* one */ owner x', '')).toBeUndefined();
        expect(onEnter(' * a point of a list', '', 'note """')).toBeUndefined();
    });
});

describe('pairs', () => {
    test.each([['{', '}'], ['｛', '｝'], ['"', '"'], ['“', '”'], ['「', '」'], ['『', '』']])('%s is closed by %s, and put around a selection', (open, close) => {
        expect(configuration.autoClosingPairs).toContainEqual(expect.objectContaining({ open, close }));
        expect(configuration.surroundingPairs).toContainEqual([open, close]);
    });

    test('braces of both widths are brackets, and comments are those of the language', () => {
        expect(configuration.brackets).toEqual([['{', '}'], ['｛', '｝']]);
        expect(configuration.comments).toEqual({ lineComment: '//', blockComment: ['/*', '*/'] });
    });

    test('a region of comments folds', () => {
        const { start, end } = configuration.folding.markers;
        expect('  // #region Owners').toMatch(new RegExp(start));
        expect('// region').toMatch(new RegExp(start));
        expect('// regional').not.toMatch(new RegExp(start));
        expect('// endregion').toMatch(new RegExp(end));
    });
});
