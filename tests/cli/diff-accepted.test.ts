import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACCEPTED_FILE_NAME } from '../../src/cli/diff/accepted';
import { ACCEPTED_FILE_NAME as WATCHED_FILE_NAME } from '../../src/protocol';
import { LOOSER, REPAIR } from './diff-said';
import { journey, put } from './journey';
import { repositoryWith } from './repository';

describe('a change is accepted with a reason', () => {
    const fingerprintIn = async (cwd: string): Promise<string> => {
        const { stdout } = await journey(['diff', '--format', 'json'], { cwd });
        return (JSON.parse(stdout) as { changes: { fingerprint: string }[] }).changes[0]!.fingerprint;
    };

    test('until the base contains it', async () => {
        const { folder: cwd, git, commit } = repositoryWith({ 'repair.journey': REPAIR });
        git('checkout', '--quiet', '-b', 'feature');
        commit({ 'repair.journey': LOOSER });
        expect((await journey(['diff'], { cwd })).code).toBe(1);
        const fingerprint = await fingerprintIn(cwd);
        expect(await journey(['diff', '--accept', fingerprint.slice(0, 8), '--reason', 'Agreed with 小张'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'journey: `journey-accepted.json` accepts 1 more, until the base contains it.\n' });
        expect(JSON.parse(readFileSync(join(cwd, 'journey-accepted.json'), 'utf8'))).toEqual({ accepted: [{
            fingerprint, kind: 'promise-limit-loosened', element: 'repair.ready', reason: 'Agreed with 小张', base: git('rev-parse', 'main'), says: 'Promise “Replacement”: within 1 day → 3 days. 小张 may have to wait longer.',
        }] });
        const accepted = await journey(['diff'], { cwd });
        expect(accepted.code).toBe(0);
        expect(accepted.stdout).toContain('Accepted: Agreed with 小张');
        expect(accepted.stdout.trim().split('\n').at(-1)).toBe('1 breaking, accepted: Agreed with 小张.');
        expect(accepted.stdout).toContain('Breaking (1, accepted): the customer loses something');
        expect(accepted.stdout).not.toContain('Nothing is taken');
        // It is merged; the same again is a change of its own.
        commit({});
        git('checkout', '--quiet', 'main');
        git('merge', '--quiet', 'feature');
        commit({ 'repair.journey': REPAIR });
        git('checkout', '--quiet', '-b', 'next');
        put(cwd, { 'repair.journey': LOOSER });
        expect((await journey(['diff'], { cwd })).code).toBe(1);
        expect(await fingerprintIn(cwd)).toBe(fingerprint);
        await journey(['diff', '--accept', fingerprint, '--reason', 'Agreed once more'], { cwd });
        expect((await journey(['diff'], { cwd })).code).toBe(0);
        expect((JSON.parse(readFileSync(join(cwd, 'journey-accepted.json'), 'utf8')) as { accepted: object[] }).accepted).toHaveLength(1);
    });

    test('as it is: when it gets worse still, it is asked again', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': LOOSER });
        const accept = async (reason: string): Promise<string> => (await journey(['diff', '--accept', await fingerprintIn(cwd), '--reason', reason], { cwd })).stderr;
        expect(await accept('Agreed')).toBe('journey: `journey-accepted.json` accepts 1 more, until the base contains it.\n');
        expect(await accept('Agreed')).toBe('journey: `journey-accepted.json` accepts 1 already, for the same reason: nothing is different.\n');
        expect(await accept('Agreed with the lab')).toBe('journey: `journey-accepted.json` accepts 1 as before, now for another reason.\n');
        expect((await journey(['diff'], { cwd })).code).toBe(0);
        put(cwd, { 'repair.journey': REPAIR.replace('within 1d', 'within 9d') });
        const worse = await journey(['diff'], { cwd });
        expect(worse.code).toBe(1);
        expect(worse.stdout).toContain('Breaking (1): the customer loses something');
        expect(await accept('Agreed again')).toBe('journey: `journey-accepted.json` accepts 1 more, until the base contains it.\n');
        const { accepted } = JSON.parse(readFileSync(join(cwd, 'journey-accepted.json'), 'utf8')) as { accepted: { reason: string }[] };
        expect(accepted.map(({ reason }) => reason)).toEqual(['Agreed again']);
    });

    test('the comment has the line to copy for each breaking change, and it does what it says', async () => {
        const { folder: cwd, git } = repositoryWith({ 'it\'s/repair.journey': REPAIR });
        put(cwd, { 'it\'s/repair.journey': LOOSER.replace('      tells "We call you"\n', '') });
        const linesOf = async (...args: readonly string[]): Promise<readonly string[]> => [...(await journey(['diff', '--format', 'markdown', ...args], { cwd })).stdout.matchAll(/^ {2}journey (diff .*)$/gm)].map(([, line]) => line!);
        const [told, loosened] = (JSON.parse((await journey(['diff', '--format', 'json'], { cwd })).stdout) as { changes: { fingerprint: string }[] }).changes.map(({ fingerprint }) => fingerprint);
        expect(await linesOf('main')).toEqual([`diff main --accept ${told} --reason "…"`, `diff main --accept ${loosened} --reason "…"`]);
        expect(await linesOf('--staged')).toEqual([]);
        expect((await linesOf('HEAD:it\'s/repair.journey', 'it\'s/repair.journey', '--journey', 'repair'))[1]).toBe(`diff 'HEAD:it'\\''s/repair.journey' 'it'\\''s/repair.journey' --journey repair --accept ${loosened} --reason "…"`);
        // A pipeline names a commit; in a clone nothing has to be written.
        expect((await linesOf(git('rev-parse', 'main')))[1]).toBe(`diff --accept ${loosened} --reason "…"`);
        for (const line of await linesOf()) await journey(line.replaceAll('"', '').split(' '), { cwd });
        expect(await linesOf()).toEqual([]);
        expect((await journey(['diff'], { cwd })).code).toBe(0);
    });

    test('the comment says so in its headline', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': LOOSER });
        await journey(['diff', '--accept', await fingerprintIn(cwd), '--reason', '已与客户商定'], { cwd });
        expect((await journey(['diff', '--format', 'markdown'], { cwd })).stdout).toContain('### For the customer: 1 breaking, accepted: 已与客户商定\n');
        expect((await journey(['diff', '--format', 'markdown', '--locale', 'zh-Hans'], { cwd })).stdout).toContain('### 对客户：1 项破坏性变更（已接受）：已与客户商定\n');
    });

    test('one that nothing has is a mistake, and so is a file that cannot be read', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': LOOSER });
        expect((await journey(['diff', '--accept', 'ffffffff', '--reason', 'x'], { cwd })).stderr).toContain('No change here has the fingerprint `ffffffff`.');
        expect((await journey(['diff', '--accept', '', '--reason', 'x'], { cwd })).stderr).toContain('No change here has the fingerprint ``.');
        expect(existsSync(join(cwd, 'journey-accepted.json'))).toBe(false);
        put(cwd, { 'journey-accepted.json': '{ "accepted": [{ "fingerprint": "0123456789abcdef" }] }' });
        expect(await journey(['diff'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('`journey-accepted.json` cannot be read: "accepted"[0]. Each entry needs a `fingerprint` and a `reason`') as string });
        put(cwd, { 'journey-accepted.json': '{' });
        expect((await journey(['diff'], { cwd })).code).toBe(2);
    });
});

test('the editor watches the file that the command line writes', () => {
    expect(WATCHED_FILE_NAME).toBe(ACCEPTED_FILE_NAME);
});
