import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run';
import { VERBS } from '../../src/cli/verbs';
import { cleanJourney, folderWith, journey } from './journey';

describe('a wrong command line exits with 2 and names the nearest right one', () => {
    test.each([
        ['journey lnt', 'There is no verb `lnt`. Did you mean `lint`?'],
        ['journey constructor', 'There is no verb `constructor`. `journey --help`'],
        ['journey difff', 'There is no verb `difff`. Did you mean `diff`?'],
        ['journey diff', '`journey diff` compares with an earlier state in git, and `.` is in no git working tree. Run it in a clone, or name two files or folders that are there: `journey diff OLD NEW`.'],
        ['journey diff nowhere.journey coffee.journey', 'is in no git working tree'],
        ['journey diff main --locale zh-Hans', '`journey diff main` 要与 git 中的旧版本比较，但 `.` 不在任何 git 工作区内。请在克隆的仓库中运行，或写出两个已有的文件或文件夹：`journey diff OLD NEW`。'],
        ['journey diff --staged --locale zh-Hant', '`journey diff --staged` 要與 git 中的舊版本比較，但 `.` 不在任何 git 工作目錄內。請在複製的儲存庫中執行，或寫出兩個已有的檔案或資料夾：`journey diff OLD NEW`。'],
        ['journey diff --format tex', 'Did you mean `text`?'],
        ['journey diff --accept 5f3c2a', '`journey diff --accept` needs `--reason TEXT`.'],
        ['journey diff --reason x', '`--reason` does nothing without `--accept FINGERPRINT`.'],
        ['journey diff coffee.journey coffee.journey --journey cofee:coffee', 'There is no journey `cofee` on `coffee.journey`. Did you mean `coffee`? Known: `coffee`.'],
        ['journey diff a b c', '`journey diff` compares two states, here `a` and `b`; what follows them can only be files and folders to look at, and there is no `c`.'],
        ['journey diff a..b cofee.journey', 'there is no `cofee.journey`. Did you mean `coffee.journey`?'],
        ['journey diff coffee.journey main', 'behind a file or folder only others can stand. If it is a branch or a commit, write it first: `journey diff main coffee.journey`.'],
        ['journey diff coffee.journey cofee.journey', 'There is no file or folder `cofee.journey`. Did you mean `coffee.journey`?'],
        ['journey diff HEAD:coffee.journey coffee.journey coffee.journey', '`journey diff` compares `HEAD:coffee.journey` with one other file or folder, but 2 are given.'],
        ['journey diff a b c --locale zh-Hans', '`journey diff` 比较两个版本，这里是 `a` 和 `b`；其后只能写要查看的文件或文件夹，而 `c` 不存在。'],
        ['journey lint --fomat text', 'has no flag `--fomat`. Did you mean `--format`?'],
        ['journey lint -x', 'has no flag `-x`.'],
        ['journey lint --sinc main', 'has no flag `--sinc`. Did you mean `--since`?'],
        ['journey lint --since', '`--since` needs a value: `--since REVISION`.'],
        ['journey lint --since main', '`--since main` compares with an earlier state in git, and `.` is in no git working tree.'],
        ['journey lint --format', '`--format` needs a value: `--format NAME[=FILE]`.'],
        ['journey lint --format --fix', '`--format` needs a value'],
        ['journey lint --fix=yes', '`--fix` takes no value, but “yes” is given.'],
        ['journey lint --format jsn', '`--format` cannot be “jsn”. Did you mean `json`? Possible: `text`, `compact`, `json`, `sarif`, `github`, `gitlab`, `junit`, `checkstyle`, `rdjson`, `markdown`.'],
        ['journey lint --format json --format text', 'Give one of them a file: `--format text=FILE`.'],
        ['journey lint --fail-on errors', '`--fail-on` cannot be “errors”. Did you mean `error`?'],
        ['journey lint --max-warnings many', '`--max-warnings` is a whole number, not “many”.'],
        ['journey lint --max-warnings=-1', '`--max-warnings` is a whole number, not “-1”.'],
        ['journey lint --today yesterday', '`--today` is a day such as `2026-11-21`, not “yesterday”.'],
        ['journey lint --today 2026-02-30', '`--today` is a day such as `2026-11-21`, not “2026-02-30”.'],
        ['journey lint --rule dead-ends=off', 'There is no rule `dead-ends`. Did you mean `dead-end`?'],
        ['journey lint --rule dead-end=fatal', '`--rule dead-end=fatal` is no setting.'],
        ['journey lint --rule dead-end', '`--rule dead-end` is no setting.'],
        ['journey lint --only dead-end,ded-end', 'There is no rule `ded-end`. Did you mean `dead-end`?'],
        ['journey lint --preset recomended', 'Did you mean `recommended`?'],
        ['journey lint --locale klingon', 'There is no language “klingon”. Possible: `en`, `zh-Hans`, `zh-Hant`.'],
        ['journey lint --color sometimes', '`--color` cannot be “sometimes”.'],
        ['journey lint --diff', '`--diff` does nothing without `--fix`.'],
        ['journey lint - other.journey', '`-` reads standard input, and stands alone'],
        ['journey lint --stdin-filename a.journey', '`--stdin-filename` belongs to `-`'],
        ['journey format --check --diff', '`--check` and `--diff` exclude each other.'],
        ['journey export', 'needs `--format json`'],
        ['journey export --format json a b', '`journey export` takes one of these, but 2 are given.'],
        ['journey explain', 'Name the rule to explain'],
        ['journey explain handoff-no-fallbak', 'Did you mean `handoff-no-fallback`?'],
        ['journey rules dead-end', '`journey rules` takes no path, but “dead-end” is given.'],
        ['journey config', 'Write `journey config explain [PATH]`.'],
        ['journey config show', 'Write `journey config explain [PATH]`, not `journey config show`.'],
        ['journey config explain nowhere.journey', 'There is no file or folder `nowhere.journey`.'],
        ['journey init a b', '`journey init` takes one of these, but 2 are given.'],
        ['journey lsp', 'needs `--stdio`'],
        ['journey render --all', '`--all` does nothing without `-o FOLDER`.'],
        ['journey render --all --journey x -o y', '`--all` and `--journey` exclude each other.'],
        ['journey --bogus', 'There is no flag `--bogus` in front of a verb. Write the verb first'],
        ['journey --versoin', 'Did you mean `--version`?'],
        ['journey lint --skip syntax', '`syntax` is always an error'],
        ['journey lint --rule syntax=info', '`syntax` is always an error'],
        ['journey lint --rule syntax=off', '`syntax` is always an error'],
        ['journey lint coffe.journey/', 'There is no file or folder `coffe.journey/`. Did you mean `coffee.journey`?'],
        ['journey lint ./coffe.journey/', 'Did you mean `./coffee.journey`?'],
        // As when a variable of CI is empty.
        ['journey lint ', 'A path is empty, as when a variable that should hold it is not set. Leave it out to take the current folder.'],
        ['journey diff  main', 'A path is empty'],
        ['journey help lnt', 'There is no verb `lnt`. Did you mean `lint`?'],
    ])('%s', async (commandLine, says) => {
        const { code, stdout, stderr } = await journey(commandLine.split(' ').slice(1), { cwd: folderWith({ 'coffee.journey': cleanJourney() }) });
        expect(stderr).toContain(says);
        expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
        expect(stderr).toMatch(/^journey: /);
    });
});

test('what the user does wrong is told in their language', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    expect((await journey(['lnt'], { cwd, env: { LANG: 'zh_CN.UTF-8' } })).stderr).toBe('journey: 没有命令 `lnt`。您是不是要写 `lint`？用 `journey --help` 可列出所有命令。\n');
    expect((await journey(['lint', 'cofee.journey', '--locale', 'zh-TW'], { cwd })).stderr).toBe('journey: 沒有檔案或資料夾 `cofee.journey`。您是不是要寫 `coffee.journey`？\n');
    expect((await journey(['lint', '--fx'], { cwd, env: { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' } })).stderr).toContain('has no flag');
});

test('an explanation has the stops and colons of its language', async () => {
    const { stdout } = await journey(['explain', 'dead-end', '--locale', 'zh-Hans'], { cwd: folderWith({}) });
    expect(stdout).toMatch(/^dead-end\n\n旅程中断，没有结束。\n/);
    expect(stdout).not.toMatch(/[一-鿿][.:]$/m);
});

test('help', async () => {
    const cwd = folderWith({});
    const overview = await journey(['--help'], { cwd });
    expect(overview).toMatchObject({ code: 0, stderr: '' });
    for (const verb of Object.keys(VERBS)) expect(overview.stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
    expect(await journey([], { cwd })).toEqual(overview);
    expect(await journey(['help'], { cwd })).toEqual(overview);
    // The value of a flag is no verb.
    expect(await journey(['help', '--locale', 'zh-Hans'], { cwd })).toEqual(overview);
    // What a wrong flag of it refers to.
    expect((await journey(['help', '--lang'], { cwd })).stderr).toContain('`journey help help` lists all of them.');
    expect(await journey(['help', 'help'], { cwd })).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--locale LANGUAGE') });
});

test.each(Object.keys(VERBS))('help %s names every flag, within the width of the terminal', async verb => {
    const cwd = folderWith({});
    const { flags } = await VERBS[verb]!.load();
    for (const args of [['help', verb], [verb, '--help'], [verb, '-h']]) {
        const { code, stdout, stderr } = await journey(args, { cwd, columns: 80 });
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout.split('\n')[0]).toMatch(new RegExp(`^Usage: journey ${verb}\\b`));
        for (const flag of Object.keys(flags)) expect(stdout).toContain(`--${flag}`);
        for (const line of stdout.split('\n').filter(each => !each.startsWith('  journey'))) expect(line.length).toBeLessThanOrEqual(80);
    }
});

test('version', async () => {
    const cwd = folderWith({});
    const { code, stdout } = await journey(['--version'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('colours go to terminals only, unless something says otherwise', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    const isColoured = async (args: readonly string[], setting: { readonly columns?: number; readonly env?: Record<string, string> }): Promise<boolean> =>
        (await journey(['lint', ...args], { cwd, ...setting })).stdout.includes('\u001b[');
    expect(await isColoured([], {})).toBe(false);
    expect(await isColoured([], { columns: 80 })).toBe(true);
    expect(await isColoured([], { columns: 80, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await isColoured([], { columns: 80, env: { NO_COLOR: '' } })).toBe(true);
    expect(await isColoured([], { columns: 80, env: { TERM: 'dumb' } })).toBe(false);
    expect(await isColoured([], { env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await isColoured([], { columns: 80, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await isColoured(['--color', 'always'], { env: { NO_COLOR: '1' } })).toBe(true);
    expect(await isColoured(['--color', 'never'], { columns: 80, env: { FORCE_COLOR: '1' } })).toBe(false);
});

test('an error inside is one line; --verbose shows where', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    const withBrokenOutput = async (args: readonly string[]): Promise<readonly [number, string]> => {
        let stderr = '';
        const code = await run(args, {
            cwd, env: {}, readStdin: async () => new Uint8Array(), elapsedMs: () => 0, today: () => '2026-11-21', interrupted: () => Promise.resolve(),
            stdout: { write: () => { throw new Error('the pipe\nis on fire'); }, isTerminal: false, columns: undefined },
            stderr: { write: text => { stderr += text; }, isTerminal: false, columns: undefined },
        });
        return [code, stderr];
    };
    expect(await withBrokenOutput(['lint'])).toEqual([2, 'journey: Something went wrong inside: the pipe. `--verbose` shows where; please report it.\n']);
    const [code, stderr] = await withBrokenOutput(['lint', '--verbose']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\n {4}at /);
});
