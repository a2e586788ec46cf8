import { expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { applyEdits, textEdits } from '../../language-server/fix';
import { ruleById } from '../../src/checks/known-rules';
import { lint } from './lint';

/** A text after each of the fixes that a rule offers for its first finding there. */
function fixed(text: string, id: string): readonly string[] {
    const { sources } = compile([{ path: 'test.journey', text }]);
    const finding = lint(text).find(({ rule }) => rule === id);
    return (finding?.fixes ?? []).map(fix => applyEdits(text, 'textEdits' in fix ? fix.textEdits : textEdits(fix.edits, sources)!)!);
}

test.each([
    ['unknown-kind', ['channel counter "Counter" : counter']],
    ['unused-declaration', ['channel counter "Counter" : counter\n\njourney']],
    ['journey-no-owner', ['owner cafe\n', 'owner unknown\n']],
    ['touchpoint-no-owner', ['owner cafe\n', 'owner unknown\n']],
    ['touchpoint-no-channel', ['channel counter', 'channel unknown']],
    ['dead-end', ['ends success', 'ends exit', 'ends failure']],
    ['branch-without-condition', ['path -> collect when "otherwise"']],
    ['handoff-not-needed', ['{ path -> collect }']],
    ['promise-dangling', ['ends success\n      meets hot\n']],
    ['context-undeclared', ['asks name', 'gives name']],
])('every fix of %s settles its bad example', (id, expected) => {
    const texts = fixed(ruleById(id)!.bad, id);
    expect(texts).toHaveLength(expected.length);
    texts.forEach((text, index) => {
        expect(text).toContain(expected[index]);
        expect(lint(text).filter(({ rule }) => rule === id || rule === 'syntax' || rule === 'unresolved-reference'), text).toEqual([]);
    });
});

test('the words of a fix are quoted, and are Chinese where the journey is', () => {
    const text = 'journey j { stage s { touchpoint a {\npath -> b "说\\"好\\""\npath -> c when "缺货"\n}\ntouchpoint b { ends success }\ntouchpoint c { ends success } } }';
    const [byTitle, otherwise] = fixed(text, 'branch-without-condition');
    expect(byTitle).toContain('when "说\\"好\\""');
    expect(otherwise).toContain('when "其他"');
});

test('an owner with others inside it is removed whole', () => {
    const text = 'owner shop\nowner agency {\n  owner team\n}\njourney j { owner shop  stage s { channel unknown  touchpoint a { ends success } } }\n';
    expect(fixed(text, 'unused-declaration')).toEqual([text.replace('owner agency {\n  owner team\n}\n', '')]);
});
