import { describe, expect, test } from 'vitest';
import { markdownReport } from '../../../src/cli/formats/markdown-report';
import { markdownCode, markdownFence, markdownText } from '../../../src/cli/formats/markdown-text';
import { cleanJourney, folderWith, journey } from '../journey';
import { MIXED, RULES } from '../mixed-findings';
import { HOSTILE, hostileReport } from './hostile';

test('a table of what was found, with steps and corrections below', async () => {
    const cwd = folderWith({ 'coffee.journey': MIXED });
    expect(`\n${(await journey(['lint', '--format', 'markdown', '--only', RULES], { cwd })).stdout}`).toMatchInlineSnapshot(`
      "
      ### Journey lint

      1 error, 2 warnings, 1 info, 1 fact about journeys as they are today in 1 file.

      | | Where | What |
      |---|---|---|
      | ❌ error | \`coffee.journey:10\` | Nothing is declared as “countr” (channel). Did you mean “counter”? \`unresolved-reference\` |
      | ⚠️ warning | \`coffee.journey:3\` | \`channel … :\` does not know the word “conter”. Did you mean \`counter\`? \`unknown-kind\` |
      | ⚠️ warning | \`coffee.journey:5\` | \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it. \`suppression\` |
      | ⚠️ warning · as it is today | \`coffee.journey:22\` | “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`. \`vague-deadline\` |
      | ℹ️ info | \`coffee.journey:2\` | The owner “Archive” is never used. \`unused-declaration\` |

      <details><summary>Steps and corrections</summary>

      **unresolved-reference** \`coffee.journey:10:15\`

      Nothing is declared as “countr” (channel). Did you mean “counter”?

      *Write “counter”*

      \`\`\`diff
      - channel countr
      + channel counter
      \`\`\`

      **unknown-kind** \`coffee.journey:3:29\`

      \`channel … :\` does not know the word “conter”. Did you mean \`counter\`?

      *Write \`counter\`*

      \`\`\`diff
      - channel counter "Counter" : conter
      + channel counter "Counter" : counter
      \`\`\`

      **suppression** \`coffee.journey:5:19\`

      \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it.

      *Remove the suppression*

      \`\`\`diff
      - // journey-ignore stage-empty: comes in spring
      \`\`\`

      **unused-declaration** \`coffee.journey:2:7\`

      The owner “Archive” is never used.

      *Remove the owner “Archive”*

      \`\`\`diff
      - owner archive "Archive"
      \`\`\`

      </details>
      "
    `);
});

test('nothing found', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    expect((await journey(['lint', '--format', 'markdown', '--only', RULES], { cwd })).stdout).toBe('### Journey lint\n\n✅ Nothing found in 1 file.\n');
    expect((await journey(['lint', '--format', 'markdown', '--only', RULES, '--locale', 'zh-Hans'], { cwd })).stdout).toBe('### Journey lint\n\n✅ 已检查 1 个文件，没有发现问题。\n');
});

describe('nothing that an author writes is markup', () => {
    test.each(HOSTILE)('%j', text => {
        const shown = markdownText(text);
        expect(shown).not.toContain('\n');
        // What is left when code, escaped signs and entities are taken away.
        const left = shown.replace(/\\[^a-z\d]/g, ' ').replace(/&(?:lt|gt|amp|nbsp|#8203);/g, ' ').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
        expect(left).not.toMatch(/[<>|`*_[\]~]/);
        expect(left).not.toMatch(/[@#](?=\w)/);
    });

    test('code and fences end where they should', () => {
        expect(markdownCode('a`b')).toBe('``a`b``');
        expect(markdownCode('`a`')).toBe('`` `a` ``');
        expect(markdownCode('a|b')).toBe('`a\\|b`');
        expect(markdownFence('```\nx', 'diff')).toBe('````diff\n```\nx\n````');
        expect(markdownText('Write `tells "…"` to @all, or “a|b”')).toBe('Write `tells "…"` to @&#8203;all, or “a\\|b”');
    });

    test('each row of the table has its three cells', () => {
        const rows = markdownReport(hostileReport).split('\n').filter(line => line.startsWith('|'));
        expect(rows).toHaveLength(2 + HOSTILE.length);
        expect(rows.filter(row => row.match(/(?<!\\)\|/g)!.length !== 4)).toEqual([]);
    });
});

test('what has no room is left out, details first, and said', () => {
    const entries = Array.from({ length: 500 }, (_, index) => hostileReport.entries[index % hostileReport.entries.length]!);
    const full = markdownReport({ ...hostileReport, entries });
    expect(full.length).toBeLessThan(60_000);
    const small = markdownReport({ ...hostileReport, entries }, 6_000);
    expect(small.length).toBeLessThan(6_000);
    expect(small).toMatch(/And 4\d\d more, which have no room here\./);
    expect(small).not.toContain('<details>');
});
