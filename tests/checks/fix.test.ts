import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { applyFixes, fixAll, type Checked } from '../../language-server/apply-fixes';
import { applyEdits, textEdits } from '../../language-server/fix';
import { check } from '../../src/checks/engine';
import { defaultConfig } from '../../src/checks/resolved-config';
import type { ModelEdit, Rule } from '../../src/checks/rule';
import type { Sources } from '../../src/model/source';
import { elementKey, type ElementKey } from '../../src/model/model';
import { madeUp, same, withEngineRules } from './made-up-rules';
import { TODAY } from './lint';

/** The text after the edits; it must read without syntax errors. Undefined when the edits are refused. */
function edited(text: string, ...edits: readonly ModelEdit[]): string | undefined {
    const made = textEdits(edits, compile([{ path: 'a.journey', text }]).sources);
    if (made === undefined) return undefined;
    const result = applyEdits(text, made)!;
    expect(compile([{ path: 'a.journey', text: result }]).problems.filter(({ rule }) => rule === 'syntax'), result).toEqual([]);
    return result;
}
const addFact = (element: ElementKey, text: string): ModelEdit => ({ do: 'add-fact', element, text });
const inStage = (body: string): string => `journey j {\n  stage s {\n${body}\n  }\n}\n`;

describe('add-fact', () => {
    const t = 'touchpoint:j.t' as ElementKey;
    test('makes a block', () => {
        expect(edited(inStage('    touchpoint t "T"'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t "T" {\n      owner x\n    }'));
        expect(edited('supplier s', addFact('owner:s', 'accountable x'), addFact('owner:s', 'contact "y"'))).toBe('supplier s {\n  accountable x\n  contact "y"\n}');
        expect(edited('channel c "C" : app\n', addFact('channel:c', 'hours "9-5"'))).toBe('channel c "C" : app {\n  hours "9-5"\n}\n');
    });
    test('keeps a comment behind the head', () => {
        expect(edited(inStage('    touchpoint t // later'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t { // later\n      owner x\n    }'));
    });
    test('goes behind the plain facts, before what has a block of its own', () => {
        expect(edited(inStage('    touchpoint t {\n      channel app // main\n      // contract\n      handoff -> u {\n        within 2d\n      }\n    }\n    touchpoint u'), addFact(t, 'owner x')))
            .toBe(inStage('    touchpoint t {\n      channel app // main\n      owner x\n      // contract\n      handoff -> u {\n        within 2d\n      }\n    }\n    touchpoint u'));
        expect(edited('journey j {\n  stage s {\n    touchpoint t\n  }\n}', addFact('journey:j', 'owner x'))).toBe('journey j {\n  owner x\n  stage s {\n    touchpoint t\n  }\n}');
        expect(edited('supplier s {\n  owner a\n  owner b { contact "y" }\n}', addFact('owner:s', 'accountable x'))).toBe('supplier s {\n  accountable x\n  owner a\n  owner b { contact "y" }\n}');
    });
    test('a way goes to the end', () => {
        expect(edited(inStage('    touchpoint t {\n      path -> u\n      channel app\n    }\n    touchpoint u'), addFact(t, 'handoff -> u {\n  within 2d\n}')))
            .toBe(inStage('    touchpoint t {\n      path -> u\n      channel app\n      handoff -> u {\n        within 2d\n      }\n    }\n    touchpoint u'));
    });
    test('stays in a short block', () => {
        expect(edited(inStage('    touchpoint t { channel app }'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t { channel app  owner x }'));
        expect(edited(inStage('    touchpoint t { }'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t { owner x }'));
        expect(edited(inStage('    touchpoint t {}'), addFact(t, 'owner x'), addFact(t, 'channel y'))).toBe(inStage('    touchpoint t {\n      owner x\n      channel y\n    }'));
        expect(edited(inStage('    touchpoint t { handoff -> u }\ntouchpoint u'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t { owner x  handoff -> u }\ntouchpoint u'));
    });
    test('a line that would get too wide becomes several, comments kept', () => {
        const long = `"${'长'.repeat(30)}"`;
        expect(edited(inStage(`    touchpoint t { channel app /* main */  does ${long} }`), addFact(t, 'owner somebody-else')))
            .toBe(inStage(`    touchpoint t {\n      channel app /* main */\n      does ${long}\n      owner somebody-else\n    }`));
        expect(edited(inStage(`    touchpoint t { channel app  does ${long}  handoff -> u { within 2d } }\ntouchpoint u`), addFact(t, 'owner x')))
            .toBe(inStage(`    touchpoint t {\n      channel app\n      does ${long}\n      owner x\n      handoff -> u { within 2d }\n    }\ntouchpoint u`));
    });
    test('what would read as a clause of the fact before it gets a line of its own', () => {
        const way = 'way:j.t->u' as ElementKey;
        const before = inStage('    touchpoint t { handoff -> u { accepted by x } }\n    touchpoint u');
        const after = edited(before, addFact(way, 'within 2d'))!;
        expect(after).toContain('accepted by x\n');
        const compiled = compile([{ path: 'a.journey', text: after }]);
        expect(compiled.project.journeys[0]!.ways[0]).toMatchObject({ within: { duration: { text: '2d' } }, accepted: { limits: [] } });
    });
    test('a touchpoint in a one-line stage gets a one-line block', () => {
        expect(edited('journey j { stage s { touchpoint t  touchpoint u } }', addFact('touchpoint:j.t', 'owner x'))).toBe('journey j { stage s { touchpoint t { owner x }  touchpoint u } }');
    });
    test('follows the indentation and line endings of the file', () => {
        expect(edited('journey j {\r\n\tstage s {\r\n\t\ttouchpoint t\r\n\t}\r\n}\r\n', addFact(t, 'handoff -> u {\n  within 2d\n}')))
            .toBe('journey j {\r\n\tstage s {\r\n\t\ttouchpoint t {\r\n\t\t\thandoff -> u {\r\n\t\t\t  within 2d\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}\r\n');
        expect(edited('journey j {\n    stage s {\n        touchpoint t {\n            channel a\n        }\n    }\n}', addFact(t, 'owner x')))
            .toContain('            channel a\n            owner x\n        }');
    });
    test('the last fact may stand on the line of the brace, or on that of the opening one', () => {
        expect(edited(inStage('    touchpoint t {\n      channel a }'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t {\n      channel a\n      owner x\n    }'));
        expect(edited(inStage('    touchpoint t { channel a\n    }'), addFact(t, 'owner x'))).toContain('touchpoint t { channel a\n      owner x\n    }');
    });
    test('full-width braces are braces', () => {
        expect(edited(inStage('    touchpoint t ｛ channel app ｝'), addFact(t, 'owner x'))).toBe(inStage('    touchpoint t ｛ channel app  owner x ｝'));
    });
    test('is refused where no block can be', () => {
        expect(edited(inStage('    path t -> u -> v\n    touchpoint t\n    touchpoint u\n    touchpoint v'), addFact('way:j.t->u', 'within 2d'))).toBeUndefined();
        expect(edited(inStage('    touchpoint t {\n      promises p "x"\n    }'), addFact('promise:j.p', 'within 2d'))).toBeUndefined();
        expect(edited(inStage('    touchpoint t'), addFact('touchpoint:j.gone', 'owner x'))).toBeUndefined();
    });
    test('in an entry of a case, and in one that has no braces yet', () => {
        expect(edited(`${inStage('touchpoint t')}case c of j {\n  at day 1 t "came"\n}`, addFact('entry:c@1', 'meets p'))).toContain('  at day 1 t "came" {\n    meets p\n  }');
        expect(edited(`${inStage('touchpoint t')}case c of j`, addFact('case:c', 'at day 1 t'))).toContain('case c of j {\n  at day 1 t\n}');
    });
});

describe('add-item', () => {
    const way = 'way:j.t->u' as ElementKey;
    const item = (text: string): ModelEdit => ({ do: 'add-item', element: way, field: 'carries', keyword: 'carries', text });
    test('at the end of a list, or a new fact', () => {
        expect(edited(inStage('touchpoint t {\nhandoff -> u {\n  carries a, b // c\n}\n}\ntouchpoint u'), item('x'), item('y'))).toContain('  carries a, b, x, y // c\n');
        expect(edited(inStage('touchpoint t {\nhandoff -> u\n}\ntouchpoint u'), item('x'), item('y'), addFact(way, 'mode warm'))).toContain('handoff -> u {\n  carries x, y\n  mode warm\n}\n');
    });
});

describe('replace, keyword, append', () => {
    const text = inStage('    touchpoint t "Old" {\n      channel app, web\n      promises p "soon" within 1d by x\n      promises "later"\n      handoff -> u "way" { accepted by x within 2d }\n    }\n    touchpoint u { path -> t }');
    test.each<[string, ModelEdit, string]>([
        ['an item', { do: 'replace', at: { element: 'touchpoint:j.t', field: 'channels', index: 1 }, text: 'shop' }, 'channel app, shop'],
        ['a title', { do: 'replace', at: { element: 'touchpoint:j.t', field: 'title' }, text: '"New"' }, 'touchpoint t "New"'],
        ['a name', { do: 'replace', at: { element: 'touchpoint:j.t' }, text: 'visit' }, 'touchpoint visit "Old"'],
        ['a keyword', { do: 'keyword', element: 'way:j.t->u', text: 'path' }, 'path -> u "way"'],
        ['a clause behind a promise', { do: 'append', at: { element: 'promise:j.p' }, text: ' at y' }, 'promises p "soon" within 1d by x at y\n'],
        ['a clause behind a fact', { do: 'append', at: { element: 'touchpoint:j.t', field: 'promises', index: 1 }, text: 'within 1d' }, 'promises "later" within 1d\n'],
        ['a clause behind a value', { do: 'append', at: { element: 'promise:j.p', field: 'limits', index: 0 }, text: ' when "y"' }, 'within 1d when "y" by x\n'],
        ['a clause before a block', { do: 'append', at: { element: 'way:j.t->u' }, text: ' when "x"' }, 'handoff -> u "way" when "x" { accepted'],
        ['a clause behind an element without a block', { do: 'append', at: { element: 'way:j.u->t' }, text: ' when "x"' }, 'path -> t when "x" }'],
    ])('%s', (_, edit, expected) => expect(edited(text, edit)).toContain(expected));
    test('a condition and a block for the same way', () => {
        expect(edited(text, { do: 'append', at: { element: 'way:j.u->t' }, text: ' when "x"' }, addFact('way:j.u->t', 'mode warm'))).toContain('path -> t when "x" { mode warm } }');
    });
    test('what is not in the text is refused', () => {
        expect(edited(text, { do: 'replace', at: { element: 'touchpoint:j.t', field: 'owner' }, text: 'x' })).toBeUndefined();
        expect(edited(text, { do: 'append', at: { element: 'touchpoint:j.t', field: 'tells', index: 0 }, text: 'x' })).toBeUndefined();
    });
});

describe('remove', () => {
    const at = (element: ElementKey, field?: string, index?: number): ModelEdit => ({ do: 'remove', at: { element, ...(field !== undefined && { field }), ...(index !== undefined && { index }) } });
    const t = 'touchpoint:j.t' as ElementKey;
    test('a fact with its line; a comment behind it stays', () => {
        expect(edited(inStage('    touchpoint t {\n      owner x\n      channel app\n    }'), at(t, 'owner'))).toBe(inStage('    touchpoint t {\n      channel app\n    }'));
        expect(edited(inStage('    touchpoint t {\n      owner x // agreed in May\n      channel app\n    }'), at(t, 'owner'))).toBe(inStage('    touchpoint t {\n      // agreed in May\n      channel app\n    }'));
    });
    test('a fact on a line with others', () => {
        expect(edited(inStage('    touchpoint t { channel app  owner x  entry }'), at(t, 'owner'))).toBe(inStage('    touchpoint t { channel app  entry }'));
        expect(edited(inStage('    touchpoint t { channel app  owner x }'), at(t, 'owner'))).toBe(inStage('    touchpoint t { channel app }'));
        expect(edited(inStage('    touchpoint t { channel app  owner x }'), at(t, 'channels'))).toBe(inStage('    touchpoint t { owner x }'));
    });
    test('the only fact with its block', () => {
        expect(edited(inStage('    touchpoint t { owner x }'), at(t, 'owner'))).toBe(inStage('    touchpoint t'));
        expect(edited(inStage('    touchpoint t {\n      owner x\n    }'), at(t, 'owner'))).toBe(inStage('    touchpoint t'));
        expect(edited(inStage('    touchpoint t {\n      // why\n      owner x\n    }'), at(t, 'owner'))).toBe(inStage('    touchpoint t {\n      // why\n    }'));
    });
    test('one item of a list, one fact of several', () => {
        expect(edited(inStage('    touchpoint t { channel a, b, c }'), at(t, 'channels', 0))).toContain('channel b, c }');
        expect(edited(inStage('    touchpoint t { channel a, b, c }'), at(t, 'channels', 1))).toContain('channel a, c }');
        expect(edited(inStage('    touchpoint t { channel a, b, c }'), at(t, 'channels', 2))).toContain('channel a, b }');
        expect(edited(inStage('    touchpoint t {\n      channel a\n    }'), at(t, 'channels', 0))).toBe(inStage('    touchpoint t'));
        expect(edited(inStage('    touchpoint t {\n      does "a"\n      does "b"\n    }'), at(t, 'does', 1))).toBe(inStage('    touchpoint t {\n      does "a"\n    }'));
        expect(edited(inStage('    touchpoint t {\n      does "a"\n      entry\n      does "b"\n    }'), at(t, 'does'))).toBe(inStage('    touchpoint t {\n      entry\n    }'));
    });
    test('the condition in the head of a way', () => {
        expect(edited(inStage('    touchpoint t { path -> u when "x" }\n    touchpoint u'), at('way:j.t->u', 'when'))).toContain('{ path -> u }');
    });
    test('an element with its lines and the comment above it', () => {
        const text = 'owner a\n\n// about b\n// more\nowner b {\n  contact "x"\n}\n\n// about c\nowner c\n';
        expect(edited(text, at('owner:b'))).toBe('owner a\n\n// about c\nowner c\n');
        expect(edited(text, at('owner:a'))).toBe('// about b\n// more\nowner b {\n  contact "x"\n}\n\n// about c\nowner c\n');
        expect(edited(text, at('owner:c'))).toBe('owner a\n\n// about b\n// more\nowner b {\n  contact "x"\n}\n\n');
        expect(edited('// journey-ignore-file a: b\nowner a\nowner b', at('owner:a'))).toBe('// journey-ignore-file a: b\nowner b');
        expect(edited('owner a\r\nowner b\r\n\r\nowner c\r\n', at('owner:b'))).toBe('owner a\r\n\r\nowner c\r\n');
    });
    test('a way of a chain cannot be taken out alone', () => {
        expect(edited(inStage('    path t -> u -> v\n    touchpoint t\n    touchpoint u\n    touchpoint v'), at('way:j.t->u'))).toBeUndefined();
    });
});

describe('declare', () => {
    const declare = (text: string): ModelEdit => ({ do: 'declare', like: 'owner:a', text });
    test.each([
        ['owner a', 'owner a\n\nowner b\n'],
        ['owner a\n', 'owner a\n\nowner b\n'],
        ['owner a\n\n', 'owner a\n\nowner b\n'],
        ['owner a\r\n', 'owner a\r\n\r\nowner b\r\n'],
    ])('%j', (before, after) => expect(edited(before, declare('owner b'))).toBe(after));
    test('several', () => expect(edited('owner a', declare('owner b'), declare('owner c {\n  contact "x"\n}\n'))).toBe('owner a\n\nowner b\n\nowner c {\n  contact "x"\n}\n'));
    test('in a file known by its path', () => expect(edited('', { do: 'declare', like: elementKey('file', 'a.journey'), text: 'owner b' })).toBe('owner b\n'));
});

describe('together', () => {
    test('edits that touch the same text are refused', () => {
        const edit = (start: number, end: number, text: string) => ({ path: 'a', start, end, text });
        expect(applyEdits('abcdef', [edit(0, 3, 'x'), edit(2, 4, 'y')])).toBeUndefined();
        expect(applyEdits('abcdef', [edit(3, 4, 'y'), edit(0, 3, 'x')])).toBe('xyef');
        expect(applyEdits('abc', [edit(1, 1, 'x'), edit(1, 1, 'y')])).toBe('axybc');
        const text = inStage('    touchpoint t { owner x }');
        expect(edited(text, { do: 'remove', at: { element: 'touchpoint:j.t' } }, { do: 'replace', at: { element: 'touchpoint:j.t', field: 'owner' }, text: 'y' })).toBeUndefined();
    });
});

describe('fixes of findings', () => {
    const fixing = (id: string, edits: (id: string) => readonly ModelEdit[], { safe = true, when = (touchpoint: { readonly id: string; readonly owner?: string; readonly entry?: true }): boolean => touchpoint.id !== '' } = {}): Rule => madeUp(id, {
        touchpoint: (touchpoint, { report }) => {
            if (!when(touchpoint)) return;
            report({ at: { element: elementKey('touchpoint', touchpoint.id) }, fixes: [{ title: 'fix', safe, edits: edits(touchpoint.id) }] });
        },
    }, { messages: { default: same('x'), fix: same('y') } });
    const addOwner = fixing('no-owner', id => [addFact(elementKey('touchpoint', id), 'owner x')], { when: ({ owner }) => owner === undefined });
    const addEntry = fixing('no-entry', id => [addFact(elementKey('touchpoint', id), 'entry')], { safe: false, when: touchpoint => touchpoint.entry === undefined });

    const checkAll = (text: string, rules: readonly Rule[]): Checked => {
        const compiled = compile([{ path: 'a.journey', text }]);
        return { sources: compiled.sources, findings: check(compiled, defaultConfig('', rules), { today: TODAY, rules }) };
    };
    const fix = (text: string, which: 'safe' | 'all', ...some: readonly Rule[]) => {
        const rules = withEngineRules(...some);
        const result = fixAll(checkAll(text, rules), files => checkAll(files.get('a.journey')!, rules), { which });
        return { ...result, text: result.files.get('a.journey') };
    };

    test('one pass: what does not touch, the first fix of each', () => {
        const { findings, sources } = checkAll(inStage('    touchpoint t\n    touchpoint u'), withEngineRules(addOwner, addEntry));
        const { files, applied } = applyFixes(findings, sources, { which: 'all' });
        expect(applied.map(({ rule, element }) => `${rule} ${element}`)).toEqual(['no-entry j.t', 'no-entry j.u']);
        expect(files.get('a.journey')).toBe(inStage('    touchpoint t {\n      entry\n    }\n    touchpoint u {\n      entry\n    }'));
    });
    test('safe ones only, unless all are asked for', () => {
        expect(fix(inStage('    touchpoint t'), 'safe', addOwner, addEntry)).toMatchObject({ text: inStage('    touchpoint t {\n      owner x\n    }'), fixed: 1, ended: 'done' });
        expect(fix(inStage('    touchpoint t'), 'all', addOwner, addEntry)).toMatchObject({ text: inStage('    touchpoint t {\n      entry\n      owner x\n    }'), fixed: 2, passes: 2, ended: 'done' });
    });
    test('the work grows with the file, not with its square', () => {
        const work = (count: number): number => {
            const text = inStage(Array.from({ length: count }, (_, i) => `    // the ${i}th\n    touchpoint t${i} { does "x" }`).join('\n'));
            const { sources } = compile([{ path: 'a.journey', text }]);
            let looked = 0;
            const counted: Sources = {
                files: sources.files,
                element: key => { looked++; return sources.element(key); },
                elementsOf: path => { const keys = sources.elementsOf(path); looked += keys.length; return keys; },
            };
            for (let i = 0; i < count; i++) {
                const key = elementKey('touchpoint', `j.t${i}`);
                expect(textEdits([addFact(key, 'owner x')], counted)).toHaveLength(1);
                expect(textEdits([{ do: 'remove', at: { element: key } }], counted)).toHaveLength(1);
            }
            return looked;
        };
        expect(work(400)).toBeLessThan(2.1 * work(200));
    });
    test('a block of very many facts takes one more', () => {
        const text = inStage(`    touchpoint t {\n${'      does "x"\n'.repeat(200_000)}    }`);
        const { sources } = compile([{ path: 'a.journey', text }]);
        const edits = textEdits([addFact(elementKey('touchpoint', 'j.t'), 'owner x')], sources);
        expect(edits).toMatchObject([{ text: '\n      owner x' }]);
    });
    test('suppressed findings stay', () => {
        expect(fix(inStage('    // journey-ignore no-owner: known\n    touchpoint t'), 'all', addOwner)).toMatchObject({ text: undefined, fixed: 0, ended: 'done' });
    });
    test('corrections that chase each other end', () => {
        const toA = fixing('to-a', id => [{ do: 'replace', at: { element: elementKey('touchpoint', id), field: 'owner' }, text: 'a' }], { when: ({ owner }) => owner === 'b' });
        const toB = fixing('to-b', id => [{ do: 'replace', at: { element: elementKey('touchpoint', id), field: 'owner' }, text: 'b' }], { when: ({ owner }) => owner === 'a' });
        expect(fix(inStage('    touchpoint t { owner a }'), 'all', toA, toB).ended).toBe('circle');
        const grows = fixing('grows', id => [addFact(elementKey('touchpoint', id), 'does "more"')]);
        expect(fix(inStage('    touchpoint t'), 'all', grows)).toMatchObject({ ended: 'circle', passes: 10 });
    });
    test('a pass that would make an unreadable text is taken back', () => {
        const breaks = fixing('breaks', id => [addFact(elementKey('touchpoint', id), 'no such fact "')]);
        const syntax = { ...madeUp('syntax', {}, { category: 'integrity', severity: 'error' }), messages: { default: same('x') } };
        expect(fix(inStage('    touchpoint t'), 'all', breaks, syntax)).toMatchObject({ ended: 'unreadable', fixed: 0, text: undefined });
    });
});
