import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { exampleProjects, root } from '../harness/examples';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';

/** An error with a suggestion, a warning with a fix beside it, an info, something accepted, and a fact about today. */
const MIXED = `owner cafe "Corner café"
owner archive "Archive"
channel counter "Counter" : conter

// journey-ignore stage-empty: comes in spring
journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel countr
      ends success
    }
  }
}

journey tea "Tea" {
  owner cafe
  state current
  stage order "Order" {
    touchpoint drink "Drink" {
      channel counter
      promises hot "Hot" within "soon"
    }
    touchpoint enjoy "Enjoy" {
      channel counter
      meets hot
      ends success
    }
  }
}
`;

/** So that a rule of tomorrow changes nothing here. */
const RULES = 'unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline';

describe('the report for people', () => {
    test('names place, severity, rule, what is wrong, what is related and how to mend it', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        expect(await transcript(`journey lint --only ${RULES}`, { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --only unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline
          coffee.journey:2:7  info  unused-declaration
            The owner “Archive” is never used.

              1 | owner cafe "Corner café"
            > 2 | owner archive "Archive"
                |       ^^^^^^^
              3 | channel counter "Counter" : conter

            Suggestion: Remove the owner “Archive”
              - owner archive "Archive"
            More: journey explain unused-declaration

          coffee.journey:3:29  warning  unknown-kind
            \`channel … :\` does not know the word “conter”. Did you mean \`counter\`?

              2 | owner archive "Archive"
            > 3 | channel counter "Counter" : conter
                |                             ^^^^^^

            Suggestion: Write \`counter\`
              - channel counter "Counter" : conter
              + channel counter "Counter" : counter
            More: journey explain unknown-kind

          coffee.journey:5:19  warning  suppression
            \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove
            it.

            > 5 | // journey-ignore stage-empty: comes in spring
                |                   ^^^^^^^^^^^
              6 | journey coffee "A coffee to go" {

            Fix: Remove the suppression
              - // journey-ignore stage-empty: comes in spring
            More: journey explain suppression

          coffee.journey:10:15  error  unresolved-reference
            Nothing is declared as “countr” (channel). Did you mean “counter”?

               9 |     touchpoint pay "Order and pay" {
            > 10 |       channel countr
                 |               ^^^^^^
              11 |       ends success

            Suggestion: Write “counter”
              - channel countr
              + channel counter
            or: Declare “countr” (channel)
            More: journey explain unresolved-reference

          coffee.journey:22:33  warning · as it is today  vague-deadline
            “soon” is no time that can be kept or missed. Until when is “Hot” promised?
            Write e.g. \`within 2d\`.

              21 |       channel counter
            > 22 |       promises hot "Hot" within "soon"
                 |                                 ^^^^^^
              23 |     }

            More: journey explain vague-deadline

          1 error, 2 warnings, 1 info in 1 file. Also 1 fact about journeys as they are
          today. 1 can be corrected by \`--fix\`, 3 more by \`--fix-suggestions\`.
          exit 1
          "
        `);
    });

    test('in simplified Chinese, on a wide terminal', async () => {
        const cwd = folderWith({
            '下单.journey': 'owner 平台 "线上平台"\nchannel 手机 "手机 App" : app\n\njourney 换遥控器 "618 遥控器更换" {\n  owner 平台\n  stage 安装 "上门安装" {\n    touchpoint 预约 "预约上门安装（当天）" { channel 手几  ends success }\n  }\n}\n',
        });
        expect(await transcript(`journey lint --locale zh-Hans --only ${RULES}`, { cwd, columns: 120, env: { NO_COLOR: '1' } })).toMatchInlineSnapshot(`
          "
          $ journey lint --locale zh-Hans --only unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline
          下单.journey:2:9  提示  unused-declaration
            渠道“手机 App”从未被使用。

              1 | owner 平台 "线上平台"
            > 2 | channel 手机 "手机 App" : app
                |         ^^^^

            建议：删除渠道“手机 App”
              - channel 手机 "手机 App" : app
            说明：journey explain unused-declaration

          下单.journey:7:42  错误  unresolved-reference
            没有名为“手几”的渠道。您是不是要写“手机”？

              6 |   stage 安装 "上门安装" {
            > 7 |     touchpoint 预约 "预约上门安装（当天）" { channel 手几  ends success }
                |                                                      ^^^^
              8 |   }

            建议：改为“手机”
              - touchpoint 预约 "预约上门安装（当天）" { channel 手几  ends success }
              + touchpoint 预约 "预约上门安装（当天）" { channel 手机  ends success }
            或：声明渠道“手几”
            说明：journey explain unresolved-reference

          1 个文件中发现 1 个错误、1 个提示。其中 2 处可用 \`--fix-suggestions\` 修正。
          exit 1
          "
        `);
        expect(await transcript(`journey lint --locale zh-Hant --quiet --only ${RULES}`, { cwd, columns: 80, env: { NO_COLOR: '1' } })).toMatchInlineSnapshot(`
          "
          $ journey lint --locale zh-Hant --quiet --only unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline
          下单.journey:7:42  錯誤  unresolved-reference
            沒有名為「手几」的管道。您是不是要寫「手机」？

              6 |   stage 安装 "上门安装" {
            > 7 | …安装（当天）" { channel 手几  ends success }
                |                          ^^^^
              8 |   }

            建議：改為「手机」
              - touchpoint 预约 "预约上门安装（当天）" { channel 手几  ends success }
              + touchpoint 预约 "预约上门安装（当天）" { channel 手机  ends success }
            或：宣告管道「手几」
            說明：journey explain unresolved-reference

          1 個檔案中發現 1 個錯誤。可用 \`--fix-suggestions\` 修正。因 \`--quiet\` 未顯示：1
          個提示。
          exit 1
          "
        `);
    });

    test('a project without any declaration: it says that nothing was checked', async () => {
        const cwd = folderWith({ 'a.journey': '// later\n', 'full/journey.config.json': '{}', 'full/b.journey': cleanJourney() });
        expect(await journey(['lint'], { cwd })).toEqual({
            code: 0, stdout: 'Nothing found in 2 files.\n',
            stderr: 'journey: There is no journey and no declaration in `a.journey`, so nothing was checked there.\n',
        });
    });

    test('--quiet leaves findings out of json, and its counts as they are', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const all = JSON.parse((await journey(['lint', '--format', 'json', '--statistics'], { cwd })).stdout);
        const quiet = JSON.parse((await journey(['lint', '--format', 'json', '--statistics', '--quiet'], { cwd })).stdout);
        expect(quiet).toEqual({ ...all, findings: all.findings.filter(({ severity }: { severity: string }) => severity === 'error') });
    });

    test('past a thousand findings in a file, the others are shown in short', async () => {
        const cwd = folderWith({ 'a.journey': Array.from({ length: 1002 }, (_, i) => `owner o${i} { accountable nobody }\n`).join('') });
        const { stdout } = await journey(['lint', '--only', 'unresolved-reference'], { cwd });
        expect(stdout.match(/^a\.journey:/gm)).toHaveLength(1002);
        expect(stdout.match(/^  More: /gm)).toHaveLength(1000);
        expect(`\n${stdout.slice(stdout.indexOf('This file'))}`).toMatchInlineSnapshot(`
          "
          This file has more than 1000 findings: the others are shown without their lines
          and corrections.

          a.journey:1001:27  error  unresolved-reference
            Nothing is declared as “nobody” (owner).

          a.journey:1002:27  error  unresolved-reference
            Nothing is declared as “nobody” (owner).

          1002 errors in 1 file. 1002 can be corrected by \`--fix-suggestions\`.
          "
        `);
    });

    test('cuts lines that are wider than the terminal, so that the marked part shows', async () => {
        const cwd = folderWith({ 'a.journey': `owner a "${'A very long title. '.repeat(6)}"\nowner b "${'很长的标题，'.repeat(20)}" { accountable nobody }\n` });
        const { stdout } = await journey(['lint', '--only', 'unresolved-reference'], { cwd, columns: 60, env: { NO_COLOR: '1' } });
        expect(`\n${stdout}`).toMatchInlineSnapshot(`
          "
          a.journey:2:146  error  unresolved-reference
            Nothing is declared as “nobody” (owner).

              1 | owner a "A very long title. A very long title. A ve…
            > 2 | …的标题，" { accountable nobody }
                |                          ^^^^^^

            Suggestion: Declare “nobody” (owner)
              + owner nobody
            More: journey explain unresolved-reference

          1 error in 1 file. It can be corrected by
          \`--fix-suggestions\`.
          "
        `);
    });

    test('tabs, and marks below wide characters, stand where they belong', async () => {
        const cwd = folderWith({ 'a.journey': 'journey 旅程 "全角（标题）" {\n\towner 没有人\n}\n' });
        const { stdout } = await journey(['lint', '--only', 'unresolved-reference'], { cwd });
        expect(stdout).toContain('  > 2 |   owner 没有人\n      |         ^^^^^^\n');
    });
});

describe('compact', () => {
    test('one line a finding', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        expect(await transcript(`journey lint --format compact --only ${RULES}`, { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --format compact --only unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline
          coffee.journey:2:7: info: The owner “Archive” is never used. [unused-declaration]
          coffee.journey:3:29: warning: \`channel … :\` does not know the word “conter”. Did you mean \`counter\`? [unknown-kind]
          coffee.journey:5:19: warning: \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it. [suppression]
          coffee.journey:10:15: error: Nothing is declared as “countr” (channel). Did you mean “counter”? [unresolved-reference]
          coffee.journey:22:33: warning (finding): “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`. [vague-deadline]
          exit 1
          "
        `);
    });
});

describe('json', () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'schemas/journey-lint.schema.json'), 'utf8')) as object);

    test('has everything', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const { code, stdout } = await journey(['lint', '--format', 'json', '--statistics', '--only', RULES], { cwd });
        expect(code).toBe(1);
        const report = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
        expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
        expect(report).toMatchObject({ schemaVersion: 1, summary: { files: 1, filesWithFindings: 1, errors: 1, findings: 1 }, unreadable: [] });
        expect(report.findings.find(({ rule }) => rule === 'unresolved-reference')).toMatchInlineSnapshot(`
          {
            "category": "integrity",
            "element": "coffee.pay",
            "elementKind": "touchpoint",
            "end": {
              "column": 21,
              "line": 10,
              "offset": 260,
            },
            "fingerprint": "08ce90c1d4cfd998",
            "fixes": [
              {
                "edits": [
                  {
                    "end": {
                      "column": 21,
                      "line": 10,
                      "offset": 260,
                    },
                    "path": "coffee.journey",
                    "start": {
                      "column": 15,
                      "line": 10,
                      "offset": 254,
                    },
                    "text": "counter",
                  },
                ],
                "safe": false,
                "title": "Write “counter”",
              },
              {
                "edits": [
                  {
                    "end": {
                      "column": 1,
                      "line": 31,
                      "offset": 564,
                    },
                    "path": "coffee.journey",
                    "start": {
                      "column": 2,
                      "line": 30,
                      "offset": 563,
                    },
                    "text": "

          channel countr : other
          ",
                  },
                ],
                "safe": false,
                "title": "Declare “countr” (channel)",
              },
            ],
            "kind": "integrity",
            "message": "Nothing is declared as “countr” (channel). Did you mean “counter”?",
            "path": "coffee.journey",
            "related": [],
            "rule": "unresolved-reference",
            "severity": "error",
            "start": {
              "column": 15,
              "line": 10,
              "offset": 254,
            },
            "status": "open",
          }
        `);
    });

    test.each(exampleProjects())('follows its schema for $path', async ({ path }) => {
        const { stdout } = await journey(['lint', '--format', 'json', '--preset', 'all', path], { cwd: root });
        expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    });

    test('fingerprints and elements stay when lines move, and places are 1-based', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const findings = async (): Promise<readonly { readonly rule: string; readonly element: string; readonly fingerprint: string; readonly start: { readonly line: number } }[]> =>
            (JSON.parse((await journey(['lint', '--format', 'json'], { cwd })).stdout) as { findings: never }).findings;
        const before = await findings();
        put(cwd, { 'coffee.journey': `\n\n// moved\n\n${MIXED}` });
        const after = await findings();
        expect(after.map(({ rule, element, fingerprint }) => [rule, element, fingerprint])).toEqual(before.map(({ rule, element, fingerprint }) => [rule, element, fingerprint]));
        expect(after.map(({ start }) => start.line)).toEqual(before.map(({ start }) => start.line + 4));
        expect(before.find(({ rule }) => rule === 'unresolved-reference')).toMatchObject({ element: 'coffee.pay', start: { line: 10, column: 15, offset: MIXED.indexOf('countr') } });
    });
});

test('several formats at once, into files', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    expect(await transcript('journey lint --format text --format json=report.json --format compact=lines.txt', { cwd, columns: 80 })).toMatchInlineSnapshot(`
      "
      $ journey lint --format text --format json=report.json --format compact=lines.txt
      [32mNothing found in 1 file.[39m
      exit 0
      "
    `);
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))).toMatchObject({ summary: { files: 1 }, findings: [] });
    expect(readFileSync(join(cwd, 'lines.txt'), 'utf8')).toBe('');
    expect(await transcript('journey lint --format text=nowhere/report.txt', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey lint --format text=nowhere/report.txt
      stderr: journey: \`nowhere/report.txt\` could not be written: its folder does not exist.
      exit 2
      "
    `);
});

describe('what fails a run', () => {
    const WARNING = cleanJourney().replace(': counter', ': conter');
    const INFO = `${cleanJourney()}owner archive\n`;
    const FACT = MIXED.slice(MIXED.indexOf('journey tea')) + 'owner cafe\nchannel counter : counter\n';

    test.each([
        ['a clean journey', cleanJourney(), '', 0],
        ['a clean journey', cleanJourney(), '--fail-on info --max-warnings 0 --fail-on-findings', 0],
        ['an error', MIXED, '', 1],
        ['an error', MIXED, '--fail-on none', 0],
        ['a syntax error', 'ownr x', '', 1],
        ['a warning', WARNING, '', 0],
        ['a warning', WARNING, '--fail-on warning', 1],
        ['a warning', WARNING, '--fail-on info', 1],
        ['a warning', WARNING, '--max-warnings 0', 1],
        ['a warning', WARNING, '--max-warnings 1', 0],
        ['a warning', WARNING, '--quiet --max-warnings 0', 1],
        ['a warning', WARNING, '--rule unknown-kind=error', 1],
        ['a warning', WARNING, '--rule unknown-kind=off --fail-on info', 0],
        ['a warning', WARNING, '--skip unknown-kind --fail-on info', 0],
        ['a warning', WARNING, '--only unknown-kind --fail-on info', 1],
        ['a warning', WARNING, '--only dead-end,stage-empty --fail-on info', 0],
        ['an info', INFO, '--fail-on warning', 0],
        ['an info', INFO, '--fail-on info', 1],
        ['a fact about today', FACT, '--fail-on info', 0],
        ['a fact about today', FACT, '--fail-on-findings', 0],
        ['a fact about today', FACT, '--fail-on-findings --fail-on warning', 1],
        ['a fact about today', FACT, '--fail-on-findings --max-warnings 0', 1],
    ])('%s: %#', async (_, text, flags, code) => {
        const cwd = folderWith({ 'coffee.journey': text });
        expect({ flags, code: (await journey(['lint', ...(flags.includes('--only') ? [] : ['--only', RULES]), ...flags.split(' ').filter(flag => flag !== '')], { cwd })).code }).toEqual({ flags, code });
    });

    test('what did not fail it is told, with the flag that would have', async () => {
        const cwd = folderWith({ 'coffee.journey': WARNING });
        expect((await journey(['lint', '--only', RULES], { cwd })).stderr).toBe('journey: 1 warning did not fail this run; `--fail-on warning` would have.\n');
        expect((await journey(['lint', '--only', RULES, '--locale', 'zh-Hans'], { cwd })).stderr).toBe('journey: 1 个警告没有使本次运行失败；加上 `--fail-on warning` 就会失败。\n');
        expect((await journey(['lint', '--fail-on', 'warning'], { cwd })).stderr).toBe('');
        put(cwd, { 'coffee.journey': FACT });
        expect((await journey(['lint', '--only', RULES], { cwd })).stderr).toBe('journey: 1 fact about journeys as they are today did not fail this run; `--fail-on-findings --fail-on warning` would have.\n');
        expect((await journey(['lint', '--only', RULES, '--fail-on', 'info'], { cwd })).stderr).toBe('journey: 1 fact about journeys as they are today did not fail this run; `--fail-on-findings` would have.\n');
    });

    test('--only never hides what cannot be read', async () => {
        const cwd = folderWith({ 'coffee.journey': 'ownr x' });
        expect((await journey(['lint', '--only', 'dead-end'], { cwd })).code).toBe(1);
    });
});

test('--statistics counts, --quiet shows errors only and says what it hides', async () => {
    const cwd = folderWith({ 'coffee.journey': MIXED });
    const { stdout } = await journey(['lint', '--quiet', '--statistics', '--only', RULES], { cwd });
    expect(stdout.slice(stdout.indexOf('More:'))).toMatchInlineSnapshot(`
      "More: journey explain unresolved-reference

      1  unresolved-reference

      1 error in 1 file. It can be corrected by \`--fix-suggestions\`. Not shown because
      of \`--quiet\`: 2 warnings, 1 info, 1 fact about journeys as they are today.
      "
    `);
});

test('--today is the day for reviews and for suppressions', async () => {
    const reviewed = cleanJourney().replace('  stage', '  reviewed 2026-01-01 every 90d\n  stage');
    const cwd = folderWith({ 'coffee.journey': reviewed });
    const count = async (day: string): Promise<number> => (await journey(['lint', '--format', 'compact', '--today', day], { cwd })).stdout.split('\n').length - 1;
    expect(await count('2026-04-01')).toBe(0);
    expect(await count('2026-04-02')).toBe(1);
    expect((await journey(['lint', '--format', 'compact'], { cwd, today: '2026-03-01' })).stdout).toBe('');
});

test('--timing tells the phases on standard error', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    const { stdout, stderr } = await journey(['lint', '--timing'], { cwd });
    expect(stdout).toBe('Nothing found in 1 file.\n');
    expect(stderr.split('\n').map(line => line.replace(/ +[\d.]+ ms$/, ''))).toEqual(['start', 'read', 'compile', 'check', 'report', 'all', '']);
});

test('progress shows on a terminal only, and goes away', async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`j${i}.journey`, cleanJourney(`j${i}`)])));
    expect((await journey(['lint'], { cwd })).stderr).toBe('');
    const { stderr, stdout } = await journey(['lint'], { cwd, columns: 80, env: { NO_COLOR: '1' } });
    expect(stdout).toBe('Nothing found in 250 files.\n');
    expect(stderr.replaceAll('\u001b[K', '⌫')).toMatch(/^\r⌫.*250.*\r⌫$/);
});

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

    test('that is no UTF-8', async () => {
        expect(await journey(['lint', '-'], { cwd: folderWith({}), stdin: new Uint8Array([0x6f, 0xff]) })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('offset 1') });
    });
});
