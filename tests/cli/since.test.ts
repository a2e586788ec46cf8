import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { root } from '../harness/examples';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';
import { repositoryIn, repositoryWith } from './repository';

/** One warning: `conter` is no kind of channel. */
const WARNING = cleanJourney().replace(': counter', ': conter');
/** The same and another one. */
const TWO = `${WARNING}channel till : tll\n`;
/** A true fact about today: the promise has no time that can be kept. */
const FACT = cleanJourney('tea').replace('  stage', '  state current\n  stage').replace('ends success', 'meets hot\n      ends success')
    .replace('    touchpoint pay', '    touchpoint ask "Ask" {\n      channel tea-counter\n      promises hot "Hot" within "soon"\n    }\n    touchpoint pay');
const NO_FACT = FACT.replace('"soon"', '1h');
/** So that a rule of tomorrow finds nothing here. */
const ONLY = ['--only', 'unknown-kind,vague-deadline,unresolved-reference,journey-no-owner'];
const since = (...flags: readonly string[]): readonly string[] => ['lint', '--since', 'main', '--format', 'compact', '--fail-on', 'warning', ...flags, ...(flags.includes('--only') ? [] : ONLY)];

describe('only what is new against the base fails', () => {
    test('what was there before is shown as known', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': WARNING, 'tea.journey': FACT });
        put(cwd, { 'coffee.journey': `// moved\n${TWO}` });
        expect(await transcript('journey lint --since main --fail-on warning --only unknown-kind,vague-deadline', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --since main --fail-on warning --only unknown-kind,vague-deadline
          coffee.journey:15:16  warning  unknown-kind
            \`channel … :\` does not know the word “tll”. It knows web, app, email, sms,
            chat, social, voice, video, post, print, ad, search, faq, signage, store,
            counter, agent, kiosk, visit, courier, event, device, community, other.

              14 | }
            > 15 | channel till : tll
                 |                ^^^

            More: journey explain unknown-kind

          Known from \`main\`, fails nothing (2):
            coffee.journey:3:36  warning  unknown-kind
              \`channel … :\` does not know the word “conter”. Did you mean \`counter\`?
            tea.journey:10:33  warning · as it is today  vague-deadline
              “soon” is no time that can be kept or missed. Until when is “Hot” promised?
              Write e.g. \`within 2d\`.

          New since \`main\`: 1 warning in 1 of 2 files. 2 known from \`main\`.
          exit 1
          "
        `);
    });

    test('nothing new, in Chinese', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': WARNING, 'tea.journey': FACT });
        expect(await transcript('journey lint --since main --fail-on info --locale zh-Hans --only unknown-kind,vague-deadline', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --since main --fail-on info --locale zh-Hans --only unknown-kind,vague-deadline
          \`main\` 中已有，不影响结果（2）：
            coffee.journey:2:36  警告  unknown-kind
              \`channel … :\` 不认识“conter”。您是不是要写 \`counter\`？
            tea.journey:10:33  警告 · 现状  vague-deadline
              “soon”不是明确的时间，无法判断是否逾期。承诺“Hot”要在多久内兑现？请写例如
              \`within 2d\`。

          已检查 2 个文件，与 \`main\` 相比没有新问题。\`main\` 中已有 2 条。
          exit 0
          "
        `);
        put(cwd, { 'coffee.journey': TWO });
        expect((await journey(['lint', '--since', 'main', '--locale', 'zh-Hant', '--only', 'unknown-kind,vague-deadline'], { cwd })).stdout.split('\n').at(-2)).toMatchInlineSnapshot(`"與 \`main\` 相比，2 個檔案中有 1 個出現新問題：1 個警告。\`main\` 中已有 2 條。"`);
    });

    test('a new fact about a journey as it is today fails, too; one that was there does not', async () => {
        const { folder: cwd } = repositoryWith({ 'tea.journey': NO_FACT });
        put(cwd, { 'tea.journey': FACT });
        expect(await journey(['lint', '--fail-on', 'warning', ...ONLY], { cwd })).toMatchObject({ code: 0 });
        expect(await journey(since(), { cwd })).toMatchObject({ code: 1, stdout: expect.stringContaining('[vague-deadline]') as string, stderr: '' });
        // As all else does, from the threshold on.
        expect(await journey(since('--fail-on', 'error'), { cwd })).toMatchObject({ code: 0, stderr: 'journey: 1 fact about journeys as they are today did not fail this run; `--fail-on warning` would have.\n' });
        repositoryIn(cwd).commit({});
        expect(await journey(since('--fail-on-findings', '--max-warnings', '0'), { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    test('one that has become worse is new: a draft that is published, a journey of today that becomes the plan', async () => {
        const draft = cleanJourney().replace('  stage', '  status draft\n  stage').replace('ends success', 'meets nothing-promised').replace('owner coffee-cafe\n  status', 'status');
        const published = draft.replace('  status draft\n', '');
        const { folder: cwd } = repositoryWith({ 'coffee.journey': draft, 'tea.journey': FACT });
        expect(await journey(since(), { cwd })).toMatchObject({ code: 0, stdout: '' });
        put(cwd, { 'coffee.journey': published });
        expect(await journey(since('--only', 'journey-no-owner'), { cwd })).toMatchObject({ code: 1, stdout: expect.stringContaining('[journey-no-owner]') as string });
        put(cwd, { 'coffee.journey': draft, 'tea.journey': FACT.replace('  state current\n', '') });
        expect(await journey(since(), { cwd })).toMatchObject({ code: 1, stdout: expect.stringContaining('[vague-deadline]') as string });
    });

    test('the one that came last in time is new, not the one that comes last in the text', async () => {
        const of = (...channels: readonly string[]): string => `channel counter : counter\nowner cafe\njourney j "J" {\n  owner cafe\n  stage s "S" {\n    touchpoint t "T" {\n      channel ${channels.join(', ')}\n      ends success\n    }\n  }\n}\n`;
        const { folder: cwd } = repositoryWith({ 'a.journey': of('counter', 'unknown-one') });
        put(cwd, { 'a.journey': of('unknown-two', 'counter', 'unknown-one') });
        const { stdout } = await journey(since('--only', 'unresolved-reference'), { cwd });
        expect(stdout).toContain('unknown-two');
        expect(stdout).not.toContain('unknown-one');
    });

    test('what was accepted with a reason is new when the reason goes', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': WARNING.replace('channel coffee', '// journey-ignore unknown-kind: to be named\nchannel coffee') });
        put(cwd, { 'coffee.journey': WARNING });
        expect((await journey(since(), { cwd })).code).toBe(1);
    });

    test('what cannot be read is never known, and what was hidden behind it may count as new', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': `${WARNING}ownr x\n` });
        const broken = await journey(since(), { cwd });
        expect(broken).toMatchObject({ code: 1, stdout: expect.stringContaining('[syntax]') as string });
        expect(broken.stderr).toContain('`coffee.journey` could not be read whole in `main`');
    });

    test('the rules of today judge both', async () => {
        const { folder: cwd } = repositoryWith({ 'journey.config.json': '{ "extends": "correctness" }', 'coffee.journey': WARNING });
        put(cwd, { 'journey.config.json': '{ "extends": "recommended" }' });
        expect(await journey(since(), { cwd })).toMatchObject({ code: 0, stdout: '' });
    });

    test('json says what was compared, and which are known', async () => {
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': WARNING });
        put(cwd, { 'coffee.journey': TWO });
        const report = JSON.parse((await journey(['lint', '--since', 'main', '--format', 'json', '--only', 'unknown-kind'], { cwd })).stdout) as { findings: { element: string; known?: string }[]; summary: object; since: object };
        expect(report.since).toEqual({ revision: 'main', commits: [git('rev-parse', 'main')] });
        expect(report.summary).toMatchObject({ warnings: 1, known: 1 });
        expect(report.findings.map(({ element, known }) => [element, known])).toEqual([['coffee-counter', 'base'], ['till', undefined]]);
        const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'schemas/journey-lint.schema.json'), 'utf8')) as object);
        expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    });

    test('beside a baseline', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': WARNING });
        put(cwd, { 'coffee.journey': TWO });
        await journey(['lint', '--update-baseline'], { cwd });
        put(cwd, { 'coffee.journey': `${TWO}channel more : mre\n` });
        const { stdout, code } = await journey(since(), { cwd });
        expect(code).toBe(1);
        expect(stdout.trim().split('\n').filter(line => line.includes('unknown-kind'))).toEqual([expect.stringContaining('mre')]);
    });
});

describe('where the present state left the revision', () => {
    test('what was mended in the base in the meantime is not new', async () => {
        const { folder: cwd, git, commit } = repositoryWith({ 'coffee.journey': WARNING });
        git('checkout', '--quiet', '-b', 'feature');
        commit({ 'other.journey': cleanJourney('other') });
        git('checkout', '--quiet', 'main');
        commit({ 'coffee.journey': cleanJourney() });
        git('checkout', '--quiet', 'feature');
        expect(await journey(since(), { cwd })).toMatchObject({ code: 0, stdout: '' });
        expect((await journey(['lint', '--since', 'HEAD~1', '--fail-on', 'warning', ...ONLY], { cwd })).code).toBe(0);
    });

    test('without a common commit: compared directly, and it says so', async () => {
        const { folder, git, commit } = repositoryWith({ 'coffee.journey': WARNING });
        git('checkout', '--quiet', '-b', 'feature');
        commit({ 'coffee.journey': TWO });
        git('checkout', '--quiet', 'main');
        commit({ 'readme.txt': 'x' });
        const cwd = join(folderWith({}), 'clone');
        git('clone', '--quiet', '--depth', '1', '--no-single-branch', '--branch', 'feature', `file://${folder}`, cwd);
        const { code, stdout, stderr } = await journey(['lint', '--since', 'origin/main', '--format', 'compact', '--only', 'unknown-kind', '--fail-on', 'warning'], { cwd });
        expect(stderr).toContain('`origin/main` and what is checked have no common commit here');
        expect(stdout.trim().split('\n')).toEqual([expect.stringContaining('“tll”')]);
        expect(code).toBe(1);
    });
});

describe('wherever the project is', () => {
    test('in a folder of the repository with blanks and Chinese, run from within; other projects do not count', async () => {
        const { folder } = repositoryWith({ '旅程 1/coffee.journey': WARNING, '旅程 1/journey.config.json': '{}', 'other/coffee.journey': TWO, 'other/journey.config.json': '{}' });
        put(folder, { '旅程 1/coffee.journey': TWO });
        const { stdout } = await journey(since('--only', 'unknown-kind'), { cwd: join(folder, '旅程 1') });
        expect(stdout).toMatch(/^旅程 1\/coffee\.journey:14:.*“tll”.*\n$/);
    });

    test('renamed and split files, new files, files that went away', async () => {
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': TWO, 'gone.journey': 'channel gone : gne\n' });
        git('mv', 'coffee.journey', '咖啡 单.journey');
        git('rm', '--quiet', 'gone.journey');
        put(cwd, { '咖啡 单.journey': TWO.replace('channel till : tll\n', ''), 'tills.journey': 'channel till : tll\n', 'new.journey': 'channel fresh : frsh\n' });
        const { stdout } = await journey(since('--only', 'unknown-kind'), { cwd });
        expect(stdout).toMatch(/^new\.journey:1:.*“frsh”.*\n$/);
    });

    test('what is said of a whole file is known when the file was renamed, and new in another file', async () => {
        const wrong = (rule: string): string => `// journey-ignore-file ${rule}: as agreed\n`;
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': wrong('no-such-rule') + cleanJourney(), 'tea.journey': cleanJourney('tea') });
        git('mv', 'coffee.journey', '咖啡.journey');
        expect((await journey(since('--only', 'suppression'), { cwd })).stdout).toBe('');
        put(cwd, { 'tea.journey': wrong('no-such-rule') + cleanJourney('tea'), '咖啡.journey': wrong('no-other-rule') + cleanJourney() });
        expect((await journey(since('--only', 'suppression'), { cwd })).stdout.split('\n').filter(line => line !== '').map(line => line.split(':')[0]).sort()).toEqual(['tea.journey', '咖啡.journey']);
    });

    test('a project that was not there: all is new, and it says so', async () => {
        const { folder: cwd } = repositoryWith({ 'readme.txt': 'x' });
        put(cwd, { 'shop/coffee.journey': WARNING, 'shop/journey.config.json': '{}' });
        const { code, stderr } = await journey(since('shop'), { cwd });
        expect(code).toBe(1);
        expect(stderr).toBe('journey: `shop` had no journeys in `main`, so everything there counts as new.\n');
    });

    test('a project that uses another: that, too, is as it was', async () => {
        const { folder: cwd } = repositoryWith({
            'shared/journey.config.json': '{}', 'shared/names.journey': 'owner cafe\n',
            'shop/journey.config.json': '{ "uses": ["../shared"] }', 'shop/a.journey': 'channel counter : counter\njourney j "J" {\n  owner cafe\n  stage s "S" {\n    touchpoint t "T" {\n      channel counter\n      ends success\n    }\n  }\n}\n',
        });
        expect(await journey(since('shop'), { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        put(cwd, { 'shared/names.journey': 'owner bakery\n' });
        expect(await journey(since('shop', '--only', 'unresolved-reference'), { cwd })).toMatchObject({ code: 1, stdout: expect.stringContaining('“cafe”') as string });
        repositoryIn(cwd).commit({});
        expect(await journey(since('shop', '--only', 'unresolved-reference'), { cwd })).toMatchObject({ code: 0, stdout: '' });
    });

    test('what the config leaves out, hidden folders and projects within do not count; links do', async () => {
        const { folder: cwd } = repositoryWith({
            'journey.config.json': '{ "exclude": ["drafts/**"] }', 'real/a.journey': WARNING,
            'drafts/a.journey': TWO, '.hidden/a.journey': TWO, 'node_modules/x/a.journey': TWO, 'inner/journey.config.json': '{}', 'inner/a.journey': TWO,
        });
        symlinkSync('../real', join(cwd, 'inner/linked'));
        repositoryIn(cwd).commit({});
        expect(await journey(since('--only', 'unknown-kind'), { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        put(cwd, { 'real/a.journey': TWO });
        expect((await journey(since('--only', 'unknown-kind', 'real'), { cwd })).stdout).toMatch(/^real\/a\.journey:14:.*“tll”.*\n$/);
        expect((await journey(since('--only', 'unknown-kind', 'inner'), { cwd })).stdout).toMatch(/^inner\/linked\/a\.journey:14:.*“tll”.*\n$/);
    });

    test('in a worktree, with a detached HEAD', async () => {
        const { folder, git } = repositoryWith({ 'coffee.journey': WARNING });
        const tree = join(folderWith({}), 'tree');
        git('worktree', 'add', '--quiet', '--detach', tree, 'main');
        put(tree, { 'coffee.journey': TWO });
        expect((await journey(since('--only', 'unknown-kind'), { cwd: tree })).stdout).toContain('“tll”');
        expect((await journey(since('--only', 'unknown-kind'), { cwd: folder })).stdout).toBe('');
    });

    test('with core.autocrlf, where the working tree has other line ends than git', async () => {
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': WARNING });
        git('config', 'core.autocrlf', 'true');
        put(cwd, { 'coffee.journey': WARNING.replaceAll('\n', '\r\n') });
        expect(await journey(since(), { cwd })).toMatchObject({ code: 0, stdout: '' });
        put(cwd, { 'coffee.journey': TWO.replaceAll('\n', '\r\n') });
        git('add', '--all');
        for (const args of [since(), ['lint', '--staged', '--format', 'compact', '--fail-on', 'warning', ...ONLY]]) {
            expect(await journey(args, { cwd })).toMatchObject({ code: 1, stdout: expect.stringMatching(/^coffee\.journey:14:16: [^\n]*“tll”[^\n]*\n$/) });
        }
    });

    test('in a shallow clone that has the base, and files with quotes, blanks and line ends of names', async () => {
        const origin = repositoryWith({ '旅 程/a "b"\tc.journey': WARNING });
        origin.commit({ 'tea.journey': cleanJourney('tea') });
        const clone = folderWith({});
        origin.git('clone', '--quiet', '--depth', '1', `file://${origin.folder}`, clone);
        const { git, commit } = repositoryIn(clone);
        git('switch', '--quiet', '-c', 'work');
        expect(await journey(since(), { cwd: clone })).toMatchObject({ code: 0, stdout: '' });
        commit({ '旅 程/a "b"\tc.journey': TWO });
        expect(await journey(since(), { cwd: clone })).toMatchObject({ code: 1, stdout: expect.stringContaining('c.journey:14:16: ') });
        expect((await journey(since(), { cwd: clone })).stdout.split('\n')).toHaveLength(2);
    });

    test('a text from standard input, in the place of a file', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': WARNING });
        const { stdout } = await journey(since('--only', 'unknown-kind', '--stdin-filename', 'coffee.journey', '-'), { cwd, stdin: TWO });
        expect(stdout).toMatch(/^coffee\.journey:14:.*“tll”.*\n$/);
    });

    test('files that were no UTF-8', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': new Uint8Array([0x6f, 0xff]) });
        put(cwd, { 'coffee.journey': WARNING });
        expect((await journey(since(), { cwd })).stderr).toBe('journey: `coffee.journey` could not be read whole in `main`: what was found there before may count as new.\n');
    });
});

describe('what went wrong, why, and what to do', () => {
    test('no such revision, no repository, no git', async () => {
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': WARNING });
        git('branch', 'release-2');
        expect(await journey(['lint', '--since', 'relase-2'], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: 'journey: There is no commit “relase-2” in this repository. Did you mean `release-2`? Write a branch, a tag or a commit, e.g. `origin/main`.\n' });
        expect(await journey(['lint', '--since', 'v9', '--locale', 'zh-Hans'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringMatching(/^journey: 该仓库里没有提交“v9”。/) as string });
        expect(await journey(since(), { cwd: folderWith({ 'coffee.journey': WARNING }) })).toMatchObject({ code: 2, stdout: '', stderr: 'journey: `--since main` compares with an earlier state in git, and `.` is in no git working tree. Run it in a clone, or leave the flag out.\n' });
        expect(await journey(since(), { cwd, env: { PATH: '/nonexistent' } })).toMatchObject({ code: 2, stderr: expect.stringMatching(/^journey: `--since main` needs git, and git could not be started/) as string });
    });
});

test('more known findings than anybody reads: the others are counted', async () => {
    const many = Array.from({ length: 25 }, (_, i) => `channel c${i} : nothing${i}\n`).join('');
    const { folder: cwd } = repositoryWith({ 'a.journey': many });
    const { stdout } = await journey(['lint', '--since', 'main', '--only', 'unknown-kind'], { cwd });
    expect(stdout.match(/^ {2}a\.journey:/gm)).toHaveLength(20);
    expect(stdout).toContain('Known from `main`, fails nothing (25):\n');
    expect(stdout).toContain('  and 5 more; `--format json` lists all.\n');
});

describe('what is staged', () => {
    const staged = (...flags: readonly string[]): readonly string[] => ['lint', '--staged', '--format', 'compact', '--only', 'unknown-kind', '--fail-on', 'warning', ...flags];

    test('is checked, not the working tree; what is new against HEAD fails', async () => {
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': WARNING });
        put(cwd, { 'coffee.journey': TWO });
        expect(await journey(staged(), { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        git('add', '.');
        put(cwd, { 'coffee.journey': cleanJourney(), 'untracked.journey': 'channel more : mre\n' });
        const { code, stdout } = await journey(staged(), { cwd });
        expect(stdout).toMatch(/^coffee\.journey:14:.*“tll”.*\n$/);
        expect(code).toBe(1);
        expect((await journey(['lint', '--staged', '--only', 'unknown-kind'], { cwd })).stdout.split('\n').at(-2)).toBe('New since `HEAD`: 1 warning in 1 file. 1 known from `HEAD`.');
        git('commit', '--quiet', '-m', 'two');
        expect((await journey(staged(), { cwd })).code).toBe(0);
        expect((await journey(staged('--since', 'HEAD~1'), { cwd })).code).toBe(1);
    });

    test('before the first commit all of it is new', async () => {
        const cwd = folderWith({ '咖啡 单.journey': WARNING });
        const { git } = repositoryIn(cwd);
        git('init', '--quiet');
        expect(await journey(staged(), { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        git('add', '.');
        expect(await journey(staged(), { cwd })).toMatchObject({ code: 1, stdout: expect.stringMatching(/^咖啡 单\.journey:2:/) as string, stderr: '' });
        expect(JSON.parse((await journey(['lint', '--staged', '--format', 'json'], { cwd })).stdout)).toMatchObject({ since: { revision: 'HEAD', commits: [] } });
    });

    test('in a hook of a commit of some files, git names another index', async () => {
        const { folder: cwd, git } = repositoryWith({ 'coffee.journey': WARNING, 'tea.journey': cleanJourney('tea') });
        put(cwd, { 'coffee.journey': TWO, 'tea.journey': cleanJourney('tea').replace(': counter', ': tea') });
        git('add', 'coffee.journey');
        const found = join(folderWith({}), 'found.txt');
        put(cwd, { '.git/hooks/pre-commit': `#!/bin/sh\nenv | grep '^GIT_' > '${found}'\n` });
        chmodSync(join(cwd, '.git/hooks/pre-commit'), 0o755);
        git('commit', '--quiet', '-m', 'tea alone', 'tea.journey');
        const env = Object.fromEntries(readFileSync(found, 'utf8').trim().split('\n').map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
        expect(env['GIT_INDEX_FILE']).toMatch(/\.git\/next-index-\d+\.lock$/);
        // The index that the hook saw is gone by now; one that has the same is in its place.
        git('reset', '--quiet', '--soft', 'HEAD~1');
        put(cwd, { '.git/copy-of-index': readFileSync(join(cwd, '.git/index')) });
        git('reset', '--quiet');
        expect((await journey(staged(), { cwd })).stdout).toBe('');
        expect((await journey(staged(), { cwd, env: { ...env, PATH: process.env['PATH'] ?? '', GIT_INDEX_FILE: '.git/copy-of-index' } })).stdout.trim().split('\n')).toEqual([expect.stringMatching(/^coffee\.journey:14:/), expect.stringMatching(/^tea\.journey:2:/)]);
        // An index of another repository says nothing about this one.
        expect((await journey(staged(), { cwd, env: { PATH: process.env['PATH'] ?? '', GIT_INDEX_FILE: '/nonexistent/index' } })).stdout).toBe('');
    });

    test.each([
        [['--fix'], '`--staged` and `--fix` exclude each other.'],
        [['-'], '`--staged` and `-` exclude each other.'],
        [['--update-baseline'], '`--update-baseline` and `--staged` exclude each other.'],
    ])('%s', async (flags, says) => {
        expect(await journey(['lint', '--staged', ...flags], { cwd: folderWith({ 'coffee.journey': WARNING }) })).toMatchObject({ code: 2, stderr: `journey: ${says}\n` });
    });
});
