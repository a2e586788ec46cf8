import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle, freshenBundle } from './fresh-bundle';
import { cleanJourney, folderWith } from './journey';

beforeAll(freshenBundle, 60_000);

function run(args: readonly string[], cwd: string, more: { readonly input?: string; readonly env?: Record<string, string> } = {}): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], { cwd, encoding: 'utf8', timeout: 60_000, ...more, env: { PATH: process.env['PATH'], ...more.env } });
    return { code: status, stdout, stderr };
}

test('exit codes and streams of the real command', () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'broken/tea.journey': 'ownr x' });
    expect(run(['lint', 'coffee.journey'], cwd)).toEqual({ code: 0, stdout: 'Nothing found in 1 file.\n', stderr: '' });
    expect(run(['lint', '--format', 'compact'], cwd)).toEqual({ code: 1, stdout: 'broken/tea.journey:1:1: error: `ownr` is no keyword here (in: file). Did you mean `owner`? [syntax]\n', stderr: '' });
    expect(run(['lint', 'nothing'], cwd)).toEqual({ code: 2, stdout: '', stderr: 'journey: There is no file or folder `nothing`.\n' });
    expect(run(['lint', '-', '--format', 'compact'], cwd, { input: 'ownr x' })).toMatchObject({ code: 1 });
    expect(run(['format', '-'], cwd, { input: 'owner   a' })).toEqual({ code: 0, stdout: 'owner a\n', stderr: '' });
    expect(run(['lint', 'coffee.journey'], cwd, { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[32m');
    expect(run(['lint', 'coffee.journey'], cwd, { env: { LANG: 'zh_TW.UTF-8' } }).stdout).toBe('已檢查 1 個檔案，沒有發現問題。\n');
});

test('it needs nothing beside it', () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney().replace('counter\n', 'counter，\n') });
    copyFileSync(bundle, join(cwd, 'journey.js'));
    for (const args of [['lint'], ['export', '--format', 'json'], ['render'], ['explain', 'dead-end'], ['rules'], ['--help'], ['config', 'explain'], ['init', 'sub'], ['format', 'sub']]) {
        const { status, stderr } = spawnSync(process.execPath, ['journey.js', ...args], { cwd, encoding: 'utf8', env: {} });
        expect({ args, status: status === 1 ? 0 : status, stderr: /Cannot find|Error/.test(stderr) }).toEqual({ args, status: 0, stderr: false });
    }
});

test('a reader that has seen enough is no error', async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`j${i}.journey`, `owner o${i}\n`.repeat(20)])));
    const child = spawn(process.execPath, [bundle, 'lint'], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: {} });
    let stderr = '';
    child.stderr.on('data', chunk => { stderr += chunk; });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise(resolve => child.once('close', resolve));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

test.runIf(existsSync('/dev/full'))('a full disk behind standard output: one line, exit code 2', () => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" rules > /dev/full', process.execPath, bundle], { encoding: 'utf8', env: {} });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'journey: Standard output could not be written: the disk is full.\n' });
});

test('a file that is read-only stays as it is', () => {
    const cwd = folderWith({ 'a.journey': 'owner   a', 'b.journey': 'owner   b' });
    copyFileSync(bundle, join(cwd, 'journey.js'));
    chmodSync(cwd, 0o777);
    chmodSync(join(cwd, 'a.journey'), 0o444);
    chmodSync(join(cwd, 'b.journey'), 0o666);
    // The superuser may write everything.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { status, stderr } = spawnSync(process.execPath, ['journey.js', 'format'], { cwd, encoding: 'utf8', env: {}, ...user });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'journey: `a.journey` could not be written: permission denied.\njourney: 1 of 1 file formatted.\n' });
    expect(readFileSync(join(cwd, 'a.journey'), 'utf8')).toBe('owner   a');
    expect(readFileSync(join(cwd, 'b.journey'), 'utf8')).toBe('owner b\n');

    // What could not be corrected is still told.
    for (const file of ['a.journey', 'b.journey']) writeFileSync(join(cwd, file), `channel ${file[0]!} ： app\n`);
    const fixed = spawnSync(process.execPath, ['journey.js', 'lint', '--fix', '--only', 'fullwidth-punctuation', '--format', 'compact'], { cwd, encoding: 'utf8', env: {}, ...user });
    expect({ status: fixed.status, stdout: fixed.stdout }).toEqual({ status: 2, stdout: 'a.journey:1:11: info: `：` is read as `:`. [fullwidth-punctuation]\n' });
});

test('a slow reader gets everything', async () => {
    const cwd = folderWith({ 'large.journey': Array.from({ length: 3000 }, (_, i) => `owner o${i} "${'A long title '.repeat(20)}"\n`).join('') });
    const child = spawn(process.execPath, [bundle, 'export', '--format', 'json'], { cwd, stdio: ['ignore', 'pipe', 'inherit'], env: {} });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) {
        chunks.push(chunk as Buffer);
        await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect((JSON.parse(Buffer.concat(chunks).toString()) as { owners: unknown[] }).owners).toHaveLength(3000);
});

test('a current folder that is gone', () => {
    const cwd = folderWith({ 'sub/readme.txt': '' });
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', `cd sub && rm -r ../sub && exec '${process.execPath}' '${bundle}' lint`], { cwd, encoding: 'utf8', env: {} });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: 'journey: The current folder does not exist any more.\n' });
    rmSync(join(cwd, 'sub'), { recursive: true, force: true });
});

describe('the language server in it', () => {
    test('answers over standard input and output, and ends when told', async () => {
        const cwd = folderWith({ 'coffee.journey': 'ownr x' });
        const child = spawn(process.execPath, [bundle, 'lsp', '--stdio', `--clientProcessId=${process.pid}`], { cwd, stdio: ['pipe', 'pipe', 'inherit'], env: {} });
        let output = '';
        child.stdout.on('data', chunk => { output += chunk; });
        const send = (message: object): void => {
            const body = JSON.stringify({ jsonrpc: '2.0', ...message });
            child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
        };
        const until = async (text: string): Promise<void> => {
            for (let waited = 0; !output.includes(text); waited += 20) {
                if (waited > 60_000) throw new Error(`no ${text} in ${output}`);
                await new Promise(resolve => setTimeout(resolve, 20));
            }
        };
        send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: `file://${cwd}`, capabilities: {}, workspaceFolders: [{ uri: `file://${cwd}`, name: 'x' }] } });
        await until('"capabilities"');
        send({ method: 'initialized', params: {} });
        send({ method: 'textDocument/didOpen', params: { textDocument: { uri: `file://${cwd}/coffee.journey`, languageId: 'journey', version: 1, text: 'ownr x' } } });
        await until('"code":"syntax"');
        send({ id: 2, method: 'shutdown' });
        await until('"id":2');
        send({ method: 'exit' });
        expect(await new Promise(resolve => child.once('close', resolve))).toBe(0);
    });
});
