import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshenBundle } from '../cli/fresh-bundle';
import { folderWith, put } from '../cli/journey';
import { repositoryIn, type TestRepository } from '../cli/repository';
import { root } from '../harness/examples';
import { fakeGitHub, type FakeGitHub } from './github';

/** Says what it was asked, writes what is asked for into files, and ends as the journey in the folder says. */
const COMMAND = `
const { readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
console.log('journey ' + args.join(' '));
const said = JSON.parse(readFileSync('said.json', 'utf8'));
for (const arg of args) {
    if (arg.startsWith('markdown=')) writeFileSync(arg.slice(9), said.markdown);
    if (arg.startsWith('json=')) writeFileSync(arg.slice(5), JSON.stringify({ changes: said.changes }));
    if (arg.startsWith('sarif=')) writeFileSync(arg.slice(6), '{}');
}
process.exit(said[args[0]]);
`;

interface Said { readonly lint?: number; readonly diff?: number; readonly markdown?: string; readonly changes?: readonly unknown[] }
interface Setting {
    readonly said?: Said;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly api?: FakeGitHub;
    /** Where the pull request comes from. */
    readonly head?: string;
    readonly on?: 'push' | 'pull_request';
    readonly clone?: readonly string[];
    /** Files of the checkout. */
    readonly beside?: Readonly<Record<string, string>>;
    readonly from?: PullRequest;
}
interface Outcome { readonly code: number | null; readonly log: string; readonly outputs: Readonly<Record<string, string>>; readonly summary: string }

/** Inputs as `action.yml` gives them when nobody says anything. */
function defaultInputs(): Record<string, string> {
    const yaml = readFileSync(join(root, 'action.yml'), 'utf8').split('\noutputs:')[0]!;
    return Object.fromEntries([...yaml.matchAll(/^ {2}([\w-]+):\n {4}description: .*\n {4}default: (.*)$/gm)]
        .map(([, name = '', value = '']) => [name, value.replace(/^'(.*)'$/, '$1')]));
}

interface PullRequest { readonly origin: TestRepository; readonly base: string }

/** Somebody changes `a.journey` while the base branch goes on; GitHub has merged both to try them. */
function pullRequest(folder: string): PullRequest {
    const origin = repositoryIn(folder);
    origin.git('init', '--quiet', '--initial-branch=main');
    origin.commit({ 'a.journey': 'owner a\n' });
    origin.git('checkout', '--quiet', '-b', 'change');
    origin.commit({ 'a.journey': 'owner b\n' });
    origin.git('checkout', '--quiet', 'main');
    const base = origin.commit({ 'other.journey': 'owner c\n' });
    origin.git('checkout', '--quiet', '-b', 'merged');
    origin.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'change');
    origin.git('update-ref', 'refs/pull/7/merge', 'HEAD');
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    return { origin, base };
}

const shared = realpathSync(mkdtempSync(join(tmpdir(), 'journey-action-')));
let origin: TestRepository;
let base: string;
beforeAll(() => { ({ origin, base } = pullRequest(shared)); });
afterAll(() => rmSync(shared, { recursive: true, force: true }));

/** Runs it in a clone as `actions/checkout` makes it. */
async function runAction({ said = {}, inputs = {}, api, head = 'shop/journeys', on = 'pull_request', clone = ['--depth=1'], beside = {}, from = { origin, base } }: Setting = {}): Promise<Outcome> {
    const outside = folderWith({ 'journey.cjs': COMMAND, output: '', summary: '' });
    const workspace = join(outside, 'work');
    origin.git('clone', '--quiet', ...clone, '--branch', 'merged', `file://${from.origin.folder}`, workspace);
    put(workspace, { 'said.json': JSON.stringify({ lint: 0, diff: 0, markdown: '# What changes\n', changes: [{}], ...said }), ...beside });
    const event = on === 'push' ? {} : { pull_request: { number: 7, base: { sha: from.base, repo: { full_name: 'shop/journeys' } }, head: { repo: { full_name: head } } } };
    put(outside, { 'event.json': JSON.stringify(event) });
    const given = { ...defaultInputs(), command: `${process.execPath} ${join(outside, 'journey.cjs')}`, token: 'secret', ...inputs };
    const child = spawn(process.execPath, [join(root, 'scripts/action/main.mjs')], {
        cwd: workspace,
        env: {
            PATH: process.env['PATH'], HOME: outside, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: outside, GITHUB_EVENT_PATH: join(outside, 'event.json'), GITHUB_REF: 'refs/pull/7/merge',
            GITHUB_OUTPUT: join(outside, 'output'), GITHUB_STEP_SUMMARY: join(outside, 'summary'), GITHUB_REPOSITORY: 'shop/journeys', GITHUB_API_URL: api?.url ?? 'http://127.0.0.1:9',
            ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase().replaceAll('-', '_')}`, value])),
        },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { log += String(chunk); });
    const code = await new Promise<number | null>((resolve) => { child.once('close', resolve); });
    const tidy = (text: string): string => text.replaceAll(from.base, 'BASE').replace(/\/[^\s=]*\/journeys-\w+/g, 'TEMP');
    const outputs = Object.fromEntries(tidy(readFileSync(join(outside, 'output'), 'utf8')).split('\n').filter((line) => line !== '').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    return { code, log: tidy(log), outputs, summary: readFileSync(join(outside, 'summary'), 'utf8') };
}

describe('what is run', () => {
    test('a command line that the repository has itself', async () => {
        const { log } = await runAction({ on: 'push', inputs: { command: 'node other/journey.cjs' }, beside: { 'other/journey.cjs': 'console.log(`own ${process.argv[2]}`);' } });
        expect(log).toBe('own lint\n');
    });
    test('on a push, only the check', async () => {
        const { code, log, outputs } = await runAction({ on: 'push' });
        expect([code, log]).toEqual([0, 'journey lint --fail-on error --format github\n']);
        expect(outputs).toEqual({ lint: '0' });
    });
    test.each([['a shallow checkout', ['--depth=1']], ['one with its history', []]])('in a pull request, what is new and what it does to the customer: %s', async (_name, clone) => {
        const { log } = await runAction({ clone, api: await fakeGitHub() });
        expect(log).toBe([
            'journey lint --fail-on error --format github --since BASE',
            'journey diff BASE --fail-on breaking --format markdown=TEMP/journeys.md --format json=TEMP/journeys.json', '',
        ].join('\n'));
    });
    test('as the inputs say', async () => {
        const { log } = await runAction({ inputs: { paths: 'a.journey  b', 'fail-on': 'warning', 'only-new': 'false', diff: 'false', locale: 'zh-Hans' } });
        expect(log).toBe('journey lint a.journey b --fail-on warning --format github --locale zh-Hans\n');
    });
    test('nothing that comes from outside is run by a shell', async () => {
        const { log } = await runAction({ on: 'push', inputs: { paths: '$(touch${IFS}pwned) ;true', locale: '`id`' } });
        expect(log).toBe('journey lint $(touch${IFS}pwned) ;true --fail-on error --format github --locale `id`\n');
    });
});

describe('the end of the run', () => {
    test.each([[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 2, 2]])('lint %i and diff %i: %i', async (lint, diff, code) => {
        const outcome = await runAction({ said: { lint, diff }, api: await fakeGitHub() });
        expect([outcome.code, outcome.outputs['lint'], outcome.outputs['diff']]).toEqual([code, String(lint), String(diff)]);
    });
    test('a wrong input is said in a sentence', async () => {
        expect(await runAction({ inputs: { diff: 'yes' } })).toMatchObject({ code: 2, log: '::error::`diff` is `yes`; it is either `true` or `false`.\n' });
        expect(await runAction({ inputs: { 'comment-name': 'a b -->' } })).toMatchObject({ code: 2, log: '::error::`comment-name` is `a b -->`; it is made of letters, digits and hyphens, 60 at most.\n' });
    });
    test('a command that is not there', async () => {
        const { code, log } = await runAction({ on: 'push', inputs: { command: 'no-such-program' } });
        expect([code, log]).toEqual([2, '::error::`no-such-program` cannot be run: spawnSync no-such-program ENOENT\n']);
    });
});

describe('the comment', () => {
    test('is written once, then replaced', async () => {
        const api = await fakeGitHub({ comments: [{ id: 1, body: 'A question' }] });
        const first = await runAction({ api });
        expect(api.comments.map(({ body }) => body)).toEqual(['A question', '<!-- journey-lang: journeys -->\n# What changes\n']);
        expect(first.outputs['comment-url']).toBe('https://github.example/c/1001');
        await runAction({ api, said: { markdown: '# Less changes\n' } });
        expect(api.comments.map(({ body }) => body)).toEqual(['A question', '<!-- journey-lang: journeys -->\n# Less changes\n']);
    });
    test('is not sent again when it would say the same', async () => {
        const api = await fakeGitHub();
        await runAction({ api });
        await runAction({ api });
        expect(api.calls.filter((call) => !call.startsWith('GET'))).toEqual(['POST /repos/shop/journeys/issues/7/comments']);
    });
    test('is found behind hundreds of others', async () => {
        const api = await fakeGitHub({ comments: [...Array.from({ length: 250 }, (_, id) => ({ id, body: `Comment ${id}` })), { id: 900, body: '<!-- journey-lang: journeys -->\nOld' }] });
        await runAction({ api });
        expect(api.comments.at(-1)).toEqual({ id: 900, body: '<!-- journey-lang: journeys -->\n# What changes\n' });
    });
    test('nothing changes for the customer: none is begun, one that is there says so', async () => {
        const nothing = { changes: [], markdown: 'Nothing changes.\n' };
        const silent = await fakeGitHub();
        await runAction({ api: silent, said: nothing });
        expect(silent.comments).toEqual([]);
        const spoken = await fakeGitHub({ comments: [{ id: 5, body: '<!-- journey-lang: journeys -->\n# What changes\n' }] });
        await runAction({ api: spoken, said: nothing });
        expect(spoken.comments.map(({ body }) => body)).toEqual(['<!-- journey-lang: journeys -->\nNothing changes.\n']);
    });
    test('two projects of one repository have one each', async () => {
        const api = await fakeGitHub();
        await runAction({ api, inputs: { 'comment-name': 'shop' } });
        await runAction({ api, inputs: { 'comment-name': 'bank' } });
        expect(api.comments).toHaveLength(2);
    });
    test('a token of a fork may only read: the job summary has it, and the run does not fail', async () => {
        const { code, log, summary, outputs } = await runAction({ head: 'somebody/journeys', inputs: { sarif: 'true' }, api: await fakeGitHub({ isReadOnly: true }) });
        expect([code, summary]).toEqual([0, '# What changes\n\n']);
        expect(log).toContain('::notice::The comment could not be written (the token may not do that: 403): what changes for the customer stands in the job summary.');
        expect(log).toContain('::notice::A pull request from a fork may not write to code scanning: the findings are shown as annotations.');
        expect(outputs).not.toHaveProperty('sarif');
    });
    test.each([['no token', { token: '' }, 'there is no token'], ['a wrong one', { token: 'other' }, '401']])('%s', async (_name, inputs, reason) => {
        const { code, log } = await runAction({ inputs, api: await fakeGitHub() });
        expect(code).toBe(0);
        expect(log).toContain(reason);
    });
    test('GitHub cannot be reached', async () => {
        const { code, log } = await runAction();
        expect(code).toBe(0);
        expect(log).toContain('::notice::The comment could not be written (');
    });
});

test('findings for code scanning are handed on in a file', async () => {
    expect((await runAction({ on: 'push', inputs: { sarif: 'true' } })).outputs).toEqual({ lint: '0', sarif: 'TEMP/journeys.sarif' });
});

test('every input reaches the script, and nothing else is read', () => {
    const yaml = readFileSync(join(root, 'action.yml'), 'utf8');
    const script = readFileSync(join(root, 'scripts/action/main.mjs'), 'utf8');
    const inputs = Object.keys(defaultInputs()).concat('token').map((name) => name.toUpperCase().replaceAll('-', '_'));
    for (const name of new Set(inputs)) {
        expect(yaml).toContain(`INPUT_${name}: \${{ inputs.${name.toLowerCase().replaceAll('_', '-')} }}`);
        expect(script, name).toMatch(new RegExp(`'${name}'`));
    }
    expect([...yaml.matchAll(/run: .*\$\{\{/g)]).toEqual([]);
});

describe('with the command line that comes with the action', () => {
    beforeAll(freshenBundle, 60_000);
    const before = readFileSync(join(root, 'examples/getting-started/bike-repair.journey'), 'utf8');
    const helpless = before.replace('        fallback desk after 1d\n', '');

    test('a breaking change is one comment, which the next push updates', async () => {
        const api = await fakeGitHub();
        const first = await runOn({ before, after: helpless }, api);
        expect(first.code).toBe(1);
        expect(first.outputs).toMatchObject({ lint: '0', diff: '1', 'comment-url': 'https://github.example/c/1000' });
        expect(first.log).toContain('::warning title=handoff-no-fallback,file=bike-repair.journey,line=29,');
        expect(api.comments).toHaveLength(1);
        expect(api.comments[0]?.body).toMatch(/^<!-- journey-lang: journeys -->\n/);
        // The commit is one nobody knows by heart: a few of its characters say as much as all 40.
        expect(api.comments[0]?.body).toMatch(/^From `[0-9a-f]{7}` to the working tree/m);
        expect(api.comments[0]?.body).toContain('nobody takes the case back any more');
        expect(first.summary).toBe(`${api.comments[0]!.body.slice(api.comments[0]!.body.indexOf('\n') + 1)}\n`);

        const second = await runOn({ before, after: before.replace('"Drop off"', '"Hand in"') }, api);
        expect([second.code, second.outputs['diff']]).toEqual([0, '0']);
        expect(api.comments).toHaveLength(1);
        expect(api.comments[0]?.body).not.toContain('nobody takes the case back any more');
        expect(api.comments[0]?.body).toContain('Hand in');
        expect(api.calls.filter((call) => !call.startsWith('GET'))).toEqual(['POST /repos/shop/journeys/issues/7/comments', 'PATCH /repos/shop/journeys/issues/comments/1000']);
    });
    test('in Chinese', async () => {
        const api = await fakeGitHub();
        const { code } = await runOn({ before, after: helpless }, api, { locale: 'zh-Hans' });
        expect(code).toBe(1);
        expect(api.comments[0]?.body).toContain('失败时不再有人收回处理（原为“Front desk”）。');
    });
});

describe('the first run', () => {
    const START = 'import { writeFileSync, mkdirSync } from \'node:fs\';\n';
    const built = async (esbuild: string): Promise<{ readonly code: number | null; readonly log: string; readonly said: string }> => {
        const action = folderWith({ 'esbuild.mjs': `${START}${esbuild}`, 'bin/npm': '#!/bin/sh\necho "$@" > asked\n', output: '', summary: '', said: '' });
        cpSync(join(root, 'scripts/action'), join(action, 'scripts/action'), { recursive: true });
        chmodSync(join(action, 'bin/npm'), 0o755);
        const run = (): Promise<readonly [number | null, string]> => new Promise((resolve) => {
            let log = '';
            const child = spawn(process.execPath, [join(action, 'scripts/action/main.mjs')], {
                cwd: action, env: { PATH: `${join(action, 'bin')}:${process.env['PATH']}`, NODE_ENV: 'production', RUNNER_TEMP: action, GITHUB_WORKSPACE: action, GITHUB_OUTPUT: join(action, 'output'), INPUT_ONLY_NEW: 'true', INPUT_DIFF: 'true', INPUT_COMMENT: 'true', INPUT_SARIF: 'false' },
            });
            for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { log += String(chunk); });
            child.once('close', (code) => resolve([code, log]));
        });
        const [code, log] = await run();
        const again = await run();
        return { code, log: `${log}${again[1]}`, said: readFileSync(join(action, 'asked'), 'utf8') };
    };
    test('builds the command line, and says so; the next one finds it', async () => {
        const { code, log, said } = await built('mkdirSync(\'out/cli\', { recursive: true }); writeFileSync(\'out/cli/journey.js\', \'console.log("journey " + process.argv[2])\');');
        expect([code, log]).toEqual([0, 'Building the command line: about half a minute.\njourney lint\njourney lint\n']);
        // Where a workflow says that it is production, npm would leave out what builds.
        expect(said).toContain('ci --include=dev --ignore-scripts');
    });
    test('that fails says what failed, and what to do', async () => {
        const { code, log } = await built('process.exit(1);');
        expect(code).toBe(2);
        expect(log).toMatch(/::error::The command line could not be built: `.* esbuild\.mjs` failed\. Give a `command` of your own\./);
    });
});

/** One push of a pull request that changes one file. */
async function runOn({ before, after }: { readonly before: string; readonly after: string }, api: FakeGitHub, inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const folder = folderWith({});
    const from = repositoryIn(folder);
    from.git('init', '--quiet', '--initial-branch=main');
    const commit = from.commit({ 'bike-repair.journey': before });
    from.git('checkout', '--quiet', '-b', 'merged');
    from.commit({ 'bike-repair.journey': after });
    from.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    return runAction({ api, inputs: { command: '', ...inputs }, from: { origin: from, base: commit } });
}
