import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { cleanJourney, folderWith, journey, transcript } from './journey';

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

/** A full-width comma is corrected safely; a misspelt channel only on request. */
const TEXT = cleanJourney().replace('channel coffee-counter\n', 'channel coffee-counter，coffe-counter\n');

const OWNERS = 'owner sender "Sender"\nowner receiver "Receiver"\nchannel desk "Desk" : counter\n';

describe('--fix', () => {
    test('corrects what does not change the meaning', async () => {
        const cwd = folderWith({ 'coffee.journey': TEXT });
        expect(await transcript('journey lint --fix --format compact', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --fix --format compact
          coffee.journey:8:31: error: Nothing is declared as “coffe-counter” (channel). Did you mean “coffee-counter”? [unresolved-reference]
          stderr: journey: Corrected 1 finding in 1 file: coffee.journey.
          exit 1
          "
        `);
        expect(read(cwd, 'coffee.journey')).toBe(TEXT.replace('，', ', '));
        expect((await journey(['lint', '--fix', '--format', 'compact'], { cwd })).stdout).toBe((await journey(['lint', '--format', 'compact'], { cwd })).stdout);
    });

    test('--fix-suggestions corrects the rest, too, again and again', async () => {
        const cwd = folderWith({ 'coffee.journey': TEXT });
        await journey(['lint', '--fix-suggestions'], { cwd });
        expect(await journey(['lint', '--fail-on', 'info'], { cwd })).toMatchObject({ code: 0 });
        expect(read(cwd, 'coffee.journey')).not.toContain('coffe-counter');
    });

    test('--diff shows what would change, as a patch that git applies, and writes nothing', async () => {
        const cwd = folderWith({ 'sub/coffee.journey': TEXT });
        const shown = await transcript('journey lint --fix --diff', { cwd });
        expect(shown).toMatchInlineSnapshot(`
          "
          $ journey lint --fix --diff
          --- a/sub/coffee.journey
          +++ b/sub/coffee.journey
          @@ -5,7 +5,7 @@
             owner coffee-cafe
             stage order "Order" {
               touchpoint pay "Order and pay" {
          -      channel coffee-counter，coffe-counter
          +      channel coffee-counter, coffe-counter
                 tells "Here you are"
                 ends success
               }
          exit 1
          "
        `);
        expect(read(cwd, 'sub/coffee.journey')).toBe(TEXT);
        const { stdout } = await journey(['lint', '--fix', '--diff'], { cwd });
        execFileSync('git', ['init', '-q'], { cwd });
        execFileSync('git', ['apply', '-'], { cwd, input: stdout });
        expect(read(cwd, 'sub/coffee.journey')).toBe(TEXT.replace('，', ', '));
        expect(await journey(['lint', '--fix', '--diff', '--fail-on', 'none'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    });

    test('writes in one step: mode, links, line ends and a byte order mark stay, and nothing is left behind', async () => {
        const cwd = folderWith({ 'real/coffee.txt': `\ufeff${TEXT.replaceAll('\n', '\r\n')}` });
        chmodSync(join(cwd, 'real/coffee.txt'), 0o640);
        symlinkSync('real/coffee.txt', join(cwd, 'coffee.journey'));
        await journey(['lint', '--fix'], { cwd });
        expect(read(cwd, 'real/coffee.txt')).toBe(`\ufeff${TEXT.replace('，', ', ').replaceAll('\n', '\r\n')}`);
        expect(lstatSync(join(cwd, 'coffee.journey')).isSymbolicLink()).toBe(true);
        expect((statSync(join(cwd, 'real/coffee.txt')).mode & 0o777).toString(8)).toBe('640');
        expect(readdirSync(cwd).sort()).toEqual(['coffee.journey', 'real']);
        expect(readdirSync(join(cwd, 'real'))).toEqual(['coffee.txt']);
    });

    test('a name of 255 bytes', async () => {
        const name = `${'旅'.repeat(82)}a.journey`;
        expect(Buffer.byteLength(name)).toBe(255);
        const cwd = folderWith({ [name]: TEXT });
        expect(await journey(['lint', '--fix', '--fail-on', 'none'], { cwd })).toMatchObject({ code: 0, stderr: `journey: Corrected 1 finding in 1 file: ${name}.\n` });
        expect(readdirSync(cwd)).toEqual([name]);
        expect(read(cwd, name)).not.toContain('，');
    });

    test('leaves alone what was not asked about, and what is no UTF-8', async () => {
        const latin1 = Buffer.concat([Buffer.from('// caf\xe9\n', 'latin1'), Buffer.from(TEXT)]);
        const cwd = folderWith({ 'a.journey': TEXT, 'b.journey': TEXT.replaceAll('coffee', 'tea'), 'c.journey': latin1 });
        expect(await journey(['lint', '--fix', 'a.journey', 'c.journey'], { cwd })).toMatchObject({ code: 2 });
        expect(read(cwd, 'a.journey')).not.toContain('，');
        expect(read(cwd, 'b.journey')).toContain('，');
        expect(readFileSync(join(cwd, 'c.journey')).equals(latin1)).toBe(true);
    });

    test('a correction that would change a file that was not named, or is no UTF-8, is not made', async () => {
        const sending = `${OWNERS}
journey send "Send" { owner sender  stage go "Go" { touchpoint give "Give" { channel desk  handoff -> receive.take } } }
`;
        const receiving = 'journey receive "Receive" {\n  stage get "Get" {\n    touchpoint take "Take" { channel desk  ends success }\n  }\n}\n';
        const lossy = Buffer.concat([Buffer.from(receiving), Buffer.from([0x2f, 0x2f, 0xff, 0xfe, 0x0a])]);
        const cwd = folderWith({ 'a.journey': sending, 'b.journey': receiving, 'lossy/a.journey': sending, 'lossy/b.journey': lossy });
        expect(await journey(['lint', '--fix-suggestions', '--diff', 'a.journey', 'b.journey'], { cwd })).toMatchObject({ stdout: expect.stringContaining('+++ b/b.journey') });
        await journey(['lint', '--fix-suggestions', 'a.journey'], { cwd });
        expect(read(cwd, 'b.journey')).toBe(receiving);
        expect(await journey(['lint', '--fix-suggestions', 'lossy'], { cwd })).toMatchObject({ code: 2 });
        expect(readFileSync(join(cwd, 'lossy/b.journey')).equals(lossy)).toBe(true);
    });

    test('standard input: the corrected text is the result', async () => {
        const cwd = folderWith({});
        const { stdout, stderr } = await journey(['lint', '--fix', '-'], { cwd, stdin: TEXT });
        expect(stdout).toBe(TEXT.replace('，', ', '));
        expect(stderr).toContain('<stdin>');
        expect(await journey(['lint', '--fix', '-'], { cwd, stdin: cleanJourney() })).toMatchObject({ code: 0, stdout: cleanJourney() });
    });
});
