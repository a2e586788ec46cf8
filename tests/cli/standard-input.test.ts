import { describe, expect, test } from 'vitest';
import { folderWith, journey, transcript } from './journey';
import { MIXED } from './mixed-findings';

describe('standard input', () => {
    test('alone', async () => {
        const cwd = folderWith({});
        expect(await transcript('journey lint - --format compact', { cwd, stdin: 'ownr x' })).toMatchInlineSnapshot(`
          "
          $ journey lint - --format compact
          <stdin>:1:1: error: \`ownr\` is no keyword here (in: file). Did you mean \`owner\`? [syntax]
          exit 1
          "
        `);
    });

    test('in the place of a file of a project', async () => {
        const cwd = folderWith({ 'names.journey': 'owner cafe\nchannel counter : counter\n', 'coffee.journey': 'ownr x', 'tea.journey': 'ownr y' });
        const text = MIXED.slice(MIXED.indexOf('journey tea'));
        expect(await transcript('journey lint --stdin-filename coffee.journey --format compact --only unresolved-reference,vague-deadline -', { cwd, stdin: text })).toMatchInlineSnapshot(`
          "
          $ journey lint --stdin-filename coffee.journey --format compact --only unresolved-reference,vague-deadline -
          coffee.journey:7:33: warning (finding): “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`. [vague-deadline]
          stderr: journey: 1 fact about journeys as they are today did not fail this run; \`--fail-on-findings --fail-on warning\` would have.
          exit 0
          "
        `);
        expect(await transcript('journey lint --stdin-filename fresh.journey --format compact --only unresolved-reference,vague-deadline -', { cwd, stdin: text.replace('channel counter', 'channel countr') })).toMatchInlineSnapshot(`
          "
          $ journey lint --stdin-filename fresh.journey --format compact --only unresolved-reference,vague-deadline -
          fresh.journey:6:15: error: Nothing is declared as “countr” (channel). Did you mean “counter”? [unresolved-reference]
          fresh.journey:7:33: warning (finding): “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`. [vague-deadline]
          exit 1
          "
        `);
    });

    test('corrected: the text is the result, and the report goes to standard error', async () => {
        const cwd = folderWith({});
        expect(await transcript('journey lint --fix -', { cwd, stdin: 'owner a，b\n'.replace('，b', '“标题”') })).toMatchInlineSnapshot(`
          "
          $ journey lint --fix -
          owner a"标题"
          stderr: journey: Corrected 2 findings in 1 file: <stdin>.
          stderr: Nothing found in 1 file.
          exit 0
          "
        `);
    });

    test('corrected: the report has colours where it goes, not where the text goes', async () => {
        const cwd = folderWith({});
        const fixed = (onlyTerminal: 'stdout' | 'stderr'): Promise<unknown> => journey(['lint', '--fix', '-'], { cwd, stdin: 'owner a“标题”\n', columns: 80, onlyTerminal });
        expect(await fixed('stderr')).toMatchObject({ stdout: 'owner a"标题"\n', stderr: expect.stringContaining('\u001b[32mNothing found') });
        expect(await fixed('stdout')).toMatchObject({ stdout: 'owner a"标题"\n', stderr: expect.stringContaining('\nNothing found') });
    });

    test('that is no UTF-8', async () => {
        expect(await journey(['lint', '-'], { cwd: folderWith({}), stdin: new Uint8Array([0x6f, 0xff]) })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('offset 1') });
    });
});
