import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';

/** One warning: `conter` is no kind of channel. */
const WARNING = cleanJourney().replace(': counter', ': conter');
/** One error beside it. */
const ERROR = WARNING.replace('      ends success\n', '      ends success\n      meets nothing-promised\n');
const baselineOf = (cwd: string): string => readFileSync(join(cwd, 'journey-baseline.json'), 'utf8');
const KIND_OF_COUNTER = '    { "element": "channel:coffee-counter", "rule": "unknown-kind", "ordinal": 0 }';
const strict = ['lint', '--fail-on', 'info', '--format', 'compact'];

describe('an old project starts clean', () => {
    test('what is found now is known from here on; what comes later shows', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING, 'old/tea.journey': cleanJourney('tea').replace(': counter', ': conter') });
        expect(await transcript('journey lint --update-baseline --fail-on warning', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --update-baseline --fail-on warning
          Nothing new in 2 files. 2 known from \`journey-baseline.json\`.
          stderr: journey: \`journey-baseline.json\` lists 2 findings now (2 added, 0 taken out).
          exit 0
          "
        `);
        expect(baselineOf(cwd)).toMatchInlineSnapshot(`
          "{
            "findings": [
              { "element": "channel:coffee-counter", "rule": "unknown-kind", "ordinal": 0 },
              { "element": "channel:tea-counter", "rule": "unknown-kind", "ordinal": 0 }
            ]
          }
          "
        `);
        put(cwd, { 'coffee.journey': `// moved\n\n${ERROR}` });
        expect(await transcript('journey lint --fail-on warning --format compact', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --fail-on warning --format compact
          coffee.journey:13:13: error: Nothing is declared as “nothing-promised” (promise). [unresolved-reference]
          exit 1
          "
        `);
    });

    test('in Chinese', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        expect(await transcript('journey lint --update-baseline --locale zh-Hans', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --update-baseline --locale zh-Hans
          已检查 1 个文件，没有新问题。\`journey-baseline.json\` 中已有 1 条。
          stderr: journey: \`journey-baseline.json\` 现有 1 个问题（新增 1 条，移除 0 条）。
          exit 0
          "
        `);
        put(cwd, { 'coffee.journey': cleanJourney() });
        expect(await transcript('journey lint --locale zh-Hans', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --locale zh-Hans
          已检查 1 个文件，没有发现问题。
          stderr: journey: \`journey-baseline.json\` 中有 1 条已不再出现，例如 \`unknown-kind\` · \`channel:coffee-counter\`。加上 \`--prune-baseline\` 可将其移除。
          exit 0
          "
        `);
        expect(await transcript('journey lint --prune-baseline --locale zh-Hant', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --prune-baseline --locale zh-Hant
          已檢查 1 個檔案，沒有發現問題。
          stderr: journey: \`journey-baseline.json\` 現有 0 個問題（新增 0 條，移除 1 條）。
          exit 0
          "
        `);
    });

    test('json has all, and says which are known', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        await journey(['lint', '--update-baseline'], { cwd });
        put(cwd, { 'coffee.journey': ERROR });
        const { stdout, code } = await journey(['lint', '--format', 'json', '--statistics'], { cwd });
        expect(code).toBe(1);
        const { findings, summary, statistics } = JSON.parse(stdout) as { findings: { rule: string; known?: string }[]; summary: object; statistics: { rule: string }[] };
        expect(findings.map(({ rule, known }) => [rule, known])).toContainEqual(['unknown-kind', 'baseline']);
        expect(findings.filter(({ known }) => known === undefined).length).toBeGreaterThan(0);
        expect(summary).toMatchObject({ warnings: 0, known: 1 });
        expect(statistics.map(({ rule }) => rule)).not.toContain('unknown-kind');
    });

    test('a fact about today is known as well', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney().replace('  stage', '  state current\n  stage').replace('ends success', 'ends success\n      promises hot "Hot" within "soon"') });
        const flags = ['--fail-on-findings', '--fail-on', 'warning'];
        expect((await journey(['lint', ...flags], { cwd })).code).toBe(1);
        await journey(['lint', '--update-baseline'], { cwd });
        expect(await journey(['lint', ...flags], { cwd })).toEqual({ code: 0, stderr: '', stdout: 'Nothing new in 1 file. 2 known from `journey-baseline.json`.\n' });
    });

    test('one finding in the place of another shows', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        await journey(['lint', '--update-baseline'], { cwd });
        put(cwd, { 'coffee.journey': `${cleanJourney()}channel other : conter\n` });
        const { code, stdout, stderr } = await journey(strict, { cwd });
        expect(code).toBe(1);
        expect(stdout).toContain('conter');
        expect(stderr).toContain('lists what is not found any more (1), e.g. `unknown-kind` · `channel:coffee-counter`.');
    });

    test('what cannot be read is never known', async () => {
        const cwd = folderWith({ 'coffee.journey': `${cleanJourney()}ownr x\n` });
        expect((await journey(['lint', '--update-baseline'], { cwd })).code).toBe(1);
        expect(readdirSync(cwd)).toEqual(['coffee.journey']);
        put(cwd, { 'journey-baseline.json': '{ "findings": [{ "element": "file:coffee.journey", "rule": "syntax", "ordinal": 0 }] }' });
        expect((await journey(['lint'], { cwd })).code).toBe(1);
    });
});

describe('what is not found any more', () => {
    const known = async (): Promise<string> => {
        const cwd = folderWith({ 'coffee.journey': WARNING, 'tea.journey': cleanJourney('tea').replace(': counter', ': conter') });
        await journey(['lint', '--update-baseline'], { cwd });
        put(cwd, { 'coffee.journey': cleanJourney() });
        return cwd;
    };

    test('is told, and taken out when that is asked for; nothing is added then', async () => {
        const cwd = await known();
        put(cwd, { 'more.journey': 'channel more : conter\n' });
        expect((await journey(strict, { cwd })).stderr).toBe('journey: `journey-baseline.json` lists what is not found any more (1), e.g. `unknown-kind` · `channel:coffee-counter`. `--prune-baseline` takes it out.\n');
        expect(baselineOf(cwd)).toContain(KIND_OF_COUNTER);
        const pruned = await journey([...strict, '--prune-baseline'], { cwd });
        expect(pruned).toMatchObject({ code: 1, stderr: 'journey: `journey-baseline.json` lists 1 finding now (0 added, 1 taken out).\n' });
        expect(baselineOf(cwd)).toBe('{\n  "findings": [\n    { "element": "channel:tea-counter", "rule": "unknown-kind", "ordinal": 0 }\n  ]\n}\n');
    });

    test.each([
        ['--only dead-end'], ['--skip unknown-kind'], ['--rule unknown-kind=off'], ['--preset correctness'],
    ])('is not told of what was not looked for: %s', async flags => {
        const cwd = await known();
        const before = baselineOf(cwd);
        expect((await journey(['lint', ...flags.split(' ')], { cwd })).stderr).toBe('');
        await journey(['lint', '--prune-baseline', ...flags.split(' ')], { cwd });
        expect(baselineOf(cwd)).toBe(before);
    });

    test.each<readonly [what: string, file: string | Buffer]>([['be read', 'ownr x'], ['be read at all', Buffer.from('\ufeffowner a', 'utf16le')]])('stays while a part of the project cannot %s', async (_what, file) => {
        const cwd = await known();
        const before = baselineOf(cwd);
        put(cwd, { 'broken.journey': file });
        expect((await journey(['lint', 'coffee.journey'], { cwd })).stderr).not.toContain('not found any more');
        expect((await journey(['lint', '--prune-baseline'], { cwd })).stderr).toContain('`journey-baseline.json` keeps what is not found any more');
        expect(baselineOf(cwd)).toBe(before);
    });
});

describe('which files', () => {
    test('only what was asked about is taken in, and nothing of the others is lost', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING, 'tea.journey': cleanJourney('tea').replace(': counter', ': conter') });
        await journey(['lint', '--update-baseline', 'tea.journey'], { cwd });
        expect(baselineOf(cwd)).not.toContain('coffee');
        await journey(['lint', '--update-baseline', 'coffee.journey'], { cwd });
        expect(baselineOf(cwd)).toContain('channel:coffee-counter');
        expect(baselineOf(cwd)).toContain('channel:tea-counter');
        expect((await journey(strict, { cwd })).code).toBe(0);
    });

    test('each project has its own; --baseline names another for one', async () => {
        const cwd = folderWith({ 'a/journey.config.json': '{}', 'a/a.journey': WARNING, 'b/journey.config.json': '{}', 'b/b.journey': WARNING });
        await journey(['lint', '--update-baseline', 'a'], { cwd });
        const { stdout } = await journey(strict, { cwd });
        expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/^b\/b\.journey:/)]);
        expect(await journey(['lint', '--baseline', 'known.json'], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: 'journey: `--baseline` is the baseline of one project, and 2 are checked here: `a`, `b`. Name one of them, or give each a `journey-baseline.json`.\n' });
        expect(await journey(['lint', 'b', '--baseline', 'known.json', '--update-baseline'], { cwd })).toMatchObject({ code: 0, stderr: 'journey: `known.json` lists 1 finding now (1 added, 0 taken out).\n' });
        expect((await journey(['lint', 'b', '--baseline', 'known.json', '--fail-on', 'info'], { cwd })).stdout).toBe('Nothing new in 1 file. 1 known from `known.json`.\n');
        expect(readdirSync(join(cwd, 'b'))).toEqual(['b.journey', 'journey.config.json']);
    });

    test('of several projects, those are named that know something, each by its name', async () => {
        const cwd = folderWith(Object.fromEntries(['a', 'b', 'c'].flatMap((name) => [[`${name}/journey.config.json`, '{}'], [`${name}/coffee.journey`, name === 'b' ? cleanJourney() : WARNING]])));
        expect((await journey(['lint', '--update-baseline'], { cwd })).stdout.replace(/\s+/g, ' ')).toBe('Nothing new in 3 files. 2 known from `a/journey-baseline.json`, `c/journey-baseline.json`. ');
    });
    test('a text from standard input: in the place of a file it is of the project, alone of none', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        await journey(['lint', '--update-baseline'], { cwd });
        expect((await journey([...strict, '--stdin-filename', 'coffee.journey', '-'], { cwd, stdin: WARNING })).code).toBe(0);
        expect((await journey([...strict, '-'], { cwd, stdin: WARNING })).code).toBe(1);
    });

    test('none is made for a project with nothing to list, and an equal one is left alone', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        expect((await journey(['lint', '--update-baseline'], { cwd })).stderr).toBe('journey: There is nothing to list, so no `journey-baseline.json` was made.\n');
        expect((await journey(['lint', '--update-baseline', '--locale', 'zh-Hans'], { cwd })).stderr).toBe('journey: 没有可列入的问题，因此没有生成 `journey-baseline.json`。\n');
        expect(readdirSync(cwd)).toEqual(['coffee.journey']);
        put(cwd, { 'coffee.journey': WARNING });
        await journey(['lint', '--update-baseline'], { cwd });
        const { ino } = statSync(join(cwd, 'journey-baseline.json'));
        await journey(['lint', '--update-baseline'], { cwd });
        expect(statSync(join(cwd, 'journey-baseline.json')).ino).toBe(ino);
        put(cwd, { 'coffee.journey': cleanJourney() });
        await journey(['lint', '--update-baseline'], { cwd });
        expect(baselineOf(cwd)).toBe('{\n  "findings": []\n}\n');
    });

    test('with --fix: what is left is known', async () => {
        const cwd = folderWith({ 'coffee.journey': `${WARNING}owner a，b\n`.replace('，b', '“标题”') });
        await journey(['lint', '--fix', '--update-baseline'], { cwd });
        expect(baselineOf(cwd)).toContain('unknown-kind');
        expect(baselineOf(cwd)).not.toContain('fullwidth');
    });
});

describe('a wrong baseline ends the run, with its place', () => {
    test('JSON that cannot be read', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING, 'journey-baseline.json': '{\n  "findings": [\n    { "element": "channel:a" "rule": "unknown-kind", "ordinal": 0 }\n  ]\n}\n' });
        expect(await transcript('journey lint', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint
          stderr: journey: journey-baseline.json:3:30: A comma is missing here.
          stderr:   2 |   "findings": [
          stderr: > 3 |     { "element": "channel:a" "rule": "unknown-kind", "ordinal": 0 }
          stderr:     |                              ^^^^^^
          stderr:   4 |   ]
          exit 2
          "
        `);
    });

    test('another shape, in Chinese', async () => {
        const cwd = folderWith({ 'sub/journey.config.json': '{ "locale": "zh-Hans" }', 'sub/coffee.journey': WARNING, 'sub/journey-baseline.json': '{ "findings": [{ "element": "channel:a", "rules": "unknown-kind", "ordinal": 0 }] }\n' });
        expect(await transcript('journey lint sub --locale zh-Hans', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint sub --locale zh-Hans
          stderr: journey: sub/journey-baseline.json:1:42: 没有名为 \`rules\` 的设置。可用的有：\`element\`, \`rule\`, \`ordinal\`。是否想写 \`rule\`？
          stderr: > 1 | { "findings": [{ "element": "channel:a", "rules": "unknown-kind", "ordinal": 0 }] }
          stderr:     |                                          ^^^^^^^
          exit 2
          "
        `);
    });

    test.each([
        [['--baseline', 'none.json'], 'There is no baseline `none.json`. `--update-baseline` makes one'],
        [['--prune-baseline'], 'There is no baseline `journey-baseline.json`.'],
        [['--update-baseline', '--prune-baseline'], '`--update-baseline` and `--prune-baseline` exclude each other.'],
        [['--update-baseline', '--fix', '--diff'], '`--update-baseline` and `--diff` exclude each other.'],
        [['--prune-baseline', '--since', 'main'], '`--prune-baseline` and `--since` exclude each other.'],
        [['--update-baseline', '-'], '`--update-baseline` and `-` exclude each other.'],
    ])('%s', async (flags, says) => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        const { code, stdout, stderr } = await journey(['lint', ...flags], { cwd });
        expect(stderr).toContain(says);
        expect({ code, stdout, files: readdirSync(cwd) }).toEqual({ code: 2, stdout: '', files: ['coffee.journey'] });
    });

    test('a run that fails writes none', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        expect((await journey(['lint', '--update-baseline', '--format', 'json=nowhere/x.json'], { cwd })).code).toBe(2);
        expect(readdirSync(cwd)).toEqual(['coffee.journey']);
    });
});
