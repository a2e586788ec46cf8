import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../src/cli/io';
import { run } from '../../src/cli/run';
import { cleanJourney, folderWith, put, transcript } from './journey';
import { repositoryWith } from './repository';

interface Watching {
    /** Does something, and waits until the outputs say what is wanted; answers what has come to standard output since. */
    readonly after: (change: () => void, wanted: RegExp) => Promise<string>;
    readonly stderr: () => string;
    readonly end: () => Promise<number>;
}

async function watching(cwd: string, args: readonly string[] = [], isTerminal = false, begun = /Watching \d+ files?; Ctrl-C ends it\./): Promise<Watching> {
    let stdout = '';
    let stderr = '';
    let interrupt = (): void => {};
    const interrupted = new Promise<void>(resolve => { interrupt = resolve; });
    const io: Io = {
        cwd, env: {},
        stdout: { write: text => { stdout += text; }, isTerminal, columns: isTerminal ? 80 : undefined },
        stderr: { write: text => { stderr += text; }, isTerminal: false, columns: undefined },
        readStdin: async () => new Uint8Array(), elapsedMs: () => 0, today: () => '2026-11-21', interrupted: () => interrupted,
    };
    const ended = run(['lint', '--watch', '--format', 'compact', '--only', 'unknown-kind,unresolved-reference', ...args], io);
    onTestFinished(async () => {
        interrupt();
        await ended;
    });
    const until = (wanted: RegExp): Promise<void> => expect.poll(() => `${stderr}\n${stdout}`, { timeout: 60_000, interval: 20 }).toMatch(wanted);
    await until(begun);
    return {
        after: async (change, wanted) => {
            stdout = '';
            stderr = '';
            change();
            await until(wanted);
            return stdout;
        },
        stderr: () => stderr,
        end: () => {
            interrupt();
            return ended;
        },
    };
}

const SOUND = cleanJourney();
const WRONG = cleanJourney().replace(': counter', ': conter');

describe('lint --watch', () => {
    test('checks again whenever something is saved, and ends with 0', async () => {
        const cwd = folderWith({ '旅 程/coffee.journey': SOUND });
        const { after, end } = await watching(cwd);
        expect(await after(() => put(cwd, { '旅 程/coffee.journey': WRONG }), /Watching 1 file/)).toMatch(/^旅 程\/coffee\.journey:2:.*\[unknown-kind\]\n$/);
        expect(await after(() => put(cwd, { '旅 程/coffee.journey': SOUND }), /Watching 1 file/)).toBe('');
        expect(await after(() => put(cwd, { 'new/tea.journey': cleanJourney('tea').replace(': counter', ': tll') }), /Watching 2 files/)).toContain('new/tea.journey:2:');
        expect(await after(() => renameSync(join(cwd, 'new'), join(cwd, 'old')), /old\/tea/)).toContain('old/tea.journey:2:');
        expect(await after(() => rmSync(join(cwd, 'old'), { recursive: true }), /Watching 1 file;/)).toBe('');
        expect(await end()).toBe(0);
    });

    test('a config counts, and one that is wrong ends nothing', async () => {
        const cwd = folderWith({ 'journey.config.json': '{}', 'coffee.journey': WRONG });
        const { after, stderr } = await watching(cwd);
        expect(await after(() => put(cwd, { 'journey.config.json': '{ "rules": { "unknown-kind": "error" } }' }), /Watching/)).toContain(': error: ');
        await after(() => put(cwd, { 'journey.config.json': '{ "rules": { "unknown-knd": "error" } }' }), /Watching/);
        expect(stderr()).toMatch(/Did you mean[^]*Watching 1 file;/);
        expect(await after(() => put(cwd, { 'journey.config.json': '{ "rules": { "unknown-kind": "info" } }' }), /Watching 1 file/)).toContain(': info: ');
    });

    test('it is told in the language of the config', async () => {
        const cwd = folderWith({ 'journey.config.json': '{ "locale": "zh-Hans" }', 'coffee.journey': SOUND });
        const { after } = await watching(cwd, [], false, /正在监视 1 个文件；按 Ctrl-C 结束。/);
        await after(() => put(cwd, { 'journey.config.json': '{ "locale": "zh-Hant" }' }), /正在監看 1 個檔案/);
    });

    test('what a project uses counts as well', async () => {
        const cwd = folderWith({
            'shared/journey.config.json': '{}', 'shared/shared.journey': 'channel till "Till" : counter\n',
            'shop/journey.config.json': '{ "uses": ["../shared"] }', 'shop/coffee.journey': cleanJourney().replace('channel coffee-counter\n', 'channel till\n'),
        });
        const { after } = await watching(cwd, ['shop']);
        expect(await after(() => put(cwd, { 'shared/shared.journey': 'channel tll "Till" : counter\n' }), /Watching 1 file/)).toContain('[unresolved-reference]');
    });

    test('a report that it writes itself is no change, nor is any other file', async () => {
        const cwd = folderWith({ 'coffee.journey': WRONG });
        const { after, stderr } = await watching(cwd, ['--format', 'json=report.json']);
        await after(() => put(cwd, { 'coffee.journey': SOUND }), /Watching/);
        await after(() => put(cwd, { 'notes.txt': 'x' }), /^/);
        await new Promise(resolve => setTimeout(resolve, 300));
        expect(stderr()).toBe('');
    });

    test('with --since: what is saved is new or not', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': WRONG });
        const { after } = await watching(cwd, ['--since', 'main']);
        expect(await after(() => put(cwd, { 'tea.journey': cleanJourney('tea').replace(': counter', ': tll') }), /Watching 2 files/)).toMatch(/^tea\.journey:2:.*\n$/);
    });

    test('a terminal shows the last state alone', async () => {
        const cwd = folderWith({ 'coffee.journey': SOUND });
        const { after } = await watching(cwd, [], true);
        expect(await after(() => put(cwd, { 'coffee.journey': WRONG }), /Watching/)).toMatch(/^.\[2J.\[3J.\[Hcoffee/);
    });

    test.each(['--fix', '--staged', '--update-baseline', '-'])('not with %s', async flag => {
        expect(await transcript(`journey lint --watch ${flag}`, { cwd: folderWith({ 'coffee.journey': SOUND }) })).toContain(`\`--watch\` and \`${flag}\` exclude each other`);
    });

    test('what is wrong at the start ends it', async () => {
        expect(await transcript('journey lint --watch nowhere', { cwd: folderWith({}) })).toContain('exit 2');
    });
});
