import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceText, writeText } from '../../src/cli/write-file';
import { folderWith, journey, transcript } from './journey';

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const UNTIDY = 'owner   a   “标题”\nowner b{contact "x"\n}\n\n\n\nowner c';
const TIDY = 'owner a "标题"\n\nowner b {\n  contact "x"\n}\n\nowner c\n';

test('writes in the canonical style', async () => {
    const cwd = folderWith({ 'untidy.journey': UNTIDY, 'tidy.journey': TIDY });
    chmodSync(join(cwd, 'untidy.journey'), 0o600);
    expect(await transcript('journey format', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey format
      stderr: journey: 1 of 2 files formatted.
      exit 0
      "
    `);
    expect(read(cwd, 'untidy.journey')).toBe(TIDY);
    expect((statSync(join(cwd, 'untidy.journey')).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(cwd).sort()).toEqual(['tidy.journey', 'untidy.journey']);
    expect(await transcript('journey format', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey format
      stderr: journey: 2 files checked: all formatted.
      exit 0
      "
    `);
});

test('--check lists, --diff shows; both write nothing', async () => {
    const cwd = folderWith({ 'untidy.journey': UNTIDY, 'tidy.journey': TIDY });
    expect(await transcript('journey format --check', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey format --check
      untidy.journey
      stderr: journey: 1 of 2 files not formatted; \`journey format\` does it.
      exit 1
      "
    `);
    expect(await transcript('journey format --check tidy.journey', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey format --check tidy.journey
      stderr: journey: 1 file checked: all formatted.
      exit 0
      "
    `);
    expect(await transcript('journey format --diff --locale zh-Hans', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey format --diff --locale zh-Hans
      --- a/untidy.journey
      +++ b/untidy.journey
      @@ -1,7 +1,7 @@
      -owner   a   “标题”
      -owner b{contact "x"
      +owner a "标题"
      +
      +owner b {
      +  contact "x"
       }
       
      -
      -
      -owner c
      \\ No newline at end of file
      +owner c
      exit 1
      "
    `);
    expect(read(cwd, 'untidy.journey')).toBe(UNTIDY);
});

test('a file with a syntax error is left as it is and told, the others are formatted', async () => {
    const cwd = folderWith({ 'broken.journey': 'owner a\nownr x\n', 'untidy.journey': UNTIDY });
    expect(await transcript('journey format', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey format
      stderr: journey: broken.journey:2:1: error: \`ownr\` is no keyword here (in: file). Did you mean \`owner\`? [syntax]
      stderr: journey: \`broken.journey\` was left as it is, because it has 1 syntax error.
      stderr: journey: 1 of 1 file formatted.
      exit 1
      "
    `);
    expect(read(cwd, 'broken.journey')).toBe('owner a\nownr x\n');
    expect(read(cwd, 'untidy.journey')).toBe(TIDY);
});

test('what somebody else changed in the meantime is left as it is', () => {
    const cwd = folderWith({ 'a.journey': TIDY });
    const failure = replaceText(join(cwd, 'a.journey'), UNTIDY, 'owner new\n', 'a.journey');
    expect(failure?.text('en')).toBe('`a.journey` was changed by somebody else in the meantime, so it was left as it is. Run this again.');
    expect(read(cwd, 'a.journey')).toBe(TIDY);
    expect(readdirSync(cwd)).toEqual(['a.journey']);
    expect(replaceText(join(cwd, 'a.journey'), TIDY, 'owner new\n', 'a.journey')).toBeUndefined();
    expect(read(cwd, 'a.journey')).toBe('owner new\n');
});

test('several syntax errors: each is told, and once that the file was left', async () => {
    const cwd = folderWith({ 'broken.journey': 'ownr a\nchanel b\n' });
    const { stderr } = await journey(['format'], { cwd });
    expect(stderr.split('\n').slice(2)).toEqual(['journey: `broken.journey` was left as it is, because it has 2 syntax errors.', '']);
});

test('a device is written to, and not replaced', () => {
    const cwd = folderWith({});
    execFileSync('mkfifo', ['pipe'], { cwd });
    const reader = spawn('cat', [join(cwd, 'pipe')], { stdio: 'ignore' });
    writeText(join(cwd, 'pipe'), 'owner a\n', 'pipe');
    expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
    reader.kill();
});

test('a byte order mark and CRLF go', async () => {
    const cwd = folderWith({ 'a.journey': `\ufeff${TIDY.replaceAll('\n', '\r\n')}` });
    expect(await journey(['format', '--check'], { cwd })).toMatchObject({ code: 1, stdout: 'a.journey\n' });
    await journey(['format'], { cwd });
    expect(read(cwd, 'a.journey')).toBe(TIDY);
});

test('what is no UTF-8 is never written', async () => {
    const latin1 = Buffer.from('owner   a "caf\xe9"', 'latin1');
    const cwd = folderWith({ 'a.journey': latin1 });
    expect(await journey(['format'], { cwd })).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(join(cwd, 'a.journey')).equals(latin1)).toBe(true);
});

test('what is excluded is left alone', async () => {
    const cwd = folderWith({ 'journey.config.json': '{ "exclude": ["drafts"] }', 'drafts/a.journey': UNTIDY, 'b.journey': TIDY });
    expect(await journey(['format'], { cwd })).toMatchObject({ code: 0 });
    expect(await journey(['format', 'drafts/a.journey'], { cwd })).toMatchObject({ code: 2 });
    expect(read(cwd, 'drafts/a.journey')).toBe(UNTIDY);
});

describe('standard input', () => {
    const cwd = process.cwd();

    test('goes to standard output', async () => {
        expect(await journey(['format', '-'], { cwd, stdin: UNTIDY })).toEqual({ code: 0, stdout: TIDY, stderr: '' });
        expect(await journey(['format', '-'], { cwd, stdin: TIDY })).toEqual({ code: 0, stdout: TIDY, stderr: '' });
        expect(await journey(['format', '-'], { cwd, stdin: '' })).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    test('--check and --diff', async () => {
        expect(await journey(['format', '--check', '--stdin-filename', 'a.journey', '-'], { cwd, stdin: UNTIDY })).toMatchObject({ code: 1, stdout: 'a.journey\n' });
        expect(await journey(['format', '--check', '-'], { cwd, stdin: TIDY })).toMatchObject({ code: 0, stdout: '' });
        expect(await journey(['format', '--diff', '-'], { cwd, stdin: 'owner  a\n' })).toMatchObject({ code: 1, stdout: '--- a/<stdin>\n+++ b/<stdin>\n@@ -1 +1 @@\n-owner  a\n+owner a\n' });
    });

    test('with a syntax error: nothing on standard output, so that nobody takes it for the text', async () => {
        expect(await journey(['format', '--stdin-filename', 'a.journey', '-'], { cwd, stdin: 'ownr x' })).toEqual({
            code: 1, stdout: '', stderr: 'journey: a.journey:1:1: error: `ownr` is no keyword here (in: file). Did you mean `owner`? [syntax]\njourney: `a.journey` was left as it is, because it has 1 syntax error.\n',
        });
    });
});
