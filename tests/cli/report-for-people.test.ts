import { describe, expect, test } from 'vitest';
import { cleanJourney, folderWith, journey, transcript } from './journey';
import { MIXED, RULES } from './mixed-findings';

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

    test('of hints with one safe correction in a file, a few are shown and the others counted', async () => {
        const channels = (count: number): string => Array.from({ length: count }, (_, i) => `channel c${i} ： app\n`).join('');
        const cwd = folderWith({ 'a.journey': channels(4), 'b.journey': channels(7).replaceAll(' c', ' d') });
        const { stdout } = await journey(['lint', '--only', 'fullwidth-punctuation'], { cwd });
        expect(stdout.match(/^[ab]\.journey:\d/gm)).toHaveLength(4 + 3);
        expect(stdout).toContain('\n\nb.journey: 4 more of `fullwidth-punctuation` are not shown; `--fix` corrects all\nof them.\n\n11 infos in 2 files.');
        expect((await journey(['lint', '--only', 'fullwidth-punctuation', '--format', 'compact'], { cwd })).stdout.trim().split('\n')).toHaveLength(11);
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
