import { describe, expect, test } from 'vitest';
import { cleanJourney, folderWith, journey, put } from './journey';
import { MIXED, RULES } from './mixed-findings';

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
