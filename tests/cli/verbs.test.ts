import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/checks/registry';
import { columnsOf } from '../../src/checks/code-frame';
import { VERSION } from '../../src/cli/version';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

describe('init', () => {
    test.each(['en', 'zh-Hans', 'zh-Hant'])('writes a project that passes, in %s', async locale => {
        const cwd = folderWith({ '.git/HEAD': '' });
        expect(await journey(['init', 'journeys', '--locale', locale], { cwd })).toMatchObject({ code: 0, stderr: '' });
        for (const preset of ['recommended', 'strict', 'all']) {
            expect(await journey(['lint', '--fail-on', 'info', '--preset', preset], { cwd })).toMatchObject({ code: 0 });
        }
        expect(await journey(['format', '--check'], { cwd })).toMatchObject({ code: 0 });
        expect(await journey(['render', '-o', 'map.svg'], { cwd })).toMatchObject({ code: 0 });
        expect(read(cwd, 'journeys/journey.config.json')).toContain('"extends": "recommended"');
    });

    test('what it writes where', async () => {
        const cwd = folderWith({ '.git/HEAD': '', 'sub/readme.txt': '' });
        expect(await transcript('journey init', { cwd: join(cwd, 'sub') })).toMatchInlineSnapshot(`
          "
          $ journey init
          written    first.journey
          written    journey.config.json
          written    ../.github/workflows/journey.yml
          written    ../.vscode/extensions.json

          Next:
            journey lint .
            journey render first.journey -o map.svg
          exit 0
          "
        `);
        expect(JSON.parse(read(cwd, '.vscode/extensions.json'))).toEqual({ recommendations: ['journey-lang.journey-lang'] });
        expect(read(cwd, '.github/workflows/journey.yml')).toContain(`npx --yes journey-lang@${VERSION} lint`);
    });

    test('in the language of the environment', async () => {
        const cwd = folderWith({});
        await journey(['init'], { cwd, env: { LANG: 'zh_TW.UTF-8' } });
        expect(read(cwd, 'first.journey')).toContain('生日蛋糕 "訂做生日蛋糕"');
        expect(read(cwd, 'journey.config.json')).toContain('"locale": "zh-Hant"');
    });

    test('never overwrites, and adds no sample to journeys that are there', async () => {
        const mine = { 'mine.journey': cleanJourney('mine'), 'journey.config.json': '{}', '.vscode/extensions.json': '{}', '.github/workflows/journey.yml': 'on: push\n' };
        const cwd = folderWith(mine);
        expect(await transcript('journey init', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey init
          left as is  mine.journey
          left as is  journey.config.json
          left as is  .github/workflows/journey.yml
          left as is  .vscode/extensions.json

          Next:
            journey lint .
            journey render mine.journey -o map.svg
          exit 0
          "
        `);
        for (const [path, text] of Object.entries(mine)) expect(read(cwd, path)).toBe(text);
        expect(readdirSync(cwd).sort()).toEqual(['.github', '.vscode', 'journey.config.json', 'mine.journey']);
        await journey(['init', 'again'], { cwd });
        expect((await journey(['init', 'again'], { cwd })).stdout).not.toContain('written');
    });

    test('where nothing can be written', async () => {
        const cwd = folderWith({ 'file': '' });
        // Where the system lets nobody make a folder, asking for it never ended.
        if (existsSync('/proc/self')) expect(await journey(['init', '/proc/nowhere'], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('/proc/nowhere` could not be written') as string });
        expect(await transcript('journey init file/sub', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey init file/sub
          stderr: journey: \`file/sub\` could not be written: a part of the path is no folder. Name a place that is there and can be written to.
          exit 2
          "
        `);
    });
});

describe('rules and explain', () => {
    test('every rule is listed, in each language', async () => {
        const cwd = folderWith({});
        for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const) {
            const { code, stdout } = await journey(['rules', '--locale', locale], { cwd });
            expect(code).toBe(0);
            for (const { id, title } of RULES) expect(stdout).toMatch(new RegExp(`^  ${id} .*${title[locale].slice(0, 4).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'm'));
        }
        const { rules } = JSON.parse((await journey(['rules', '--format', 'json'], { cwd })).stdout) as { readonly rules: readonly { readonly id: string }[] };
        expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
        expect(rules.find(({ id }) => id === 'dead-end')).toMatchObject({ category: 'integrity', kind: 'integrity', severity: 'error', recommended: true, fixable: true, presets: ['correctness', 'recommended', 'strict', 'all'] });
    });

    test('every rule is explained, within the width of the terminal', async () => {
        const cwd = folderWith({});
        for (const { id, title, bad } of RULES) {
            const { code, stdout } = await journey(['explain', id], { cwd, columns: 80, env: { NO_COLOR: '1' } });
            expect(code).toBe(0);
            expect(stdout.startsWith(`${id}\n\n${title.en}`)).toBe(true);
            if (bad.includes('\n  ')) expect(stdout).toContain(bad.trimEnd().split('\n').map(line => (line === '' ? '' : `    ${line}`)).join('\n'));
            for (const line of stdout.split('\n').filter(each => !each.startsWith('    '))) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
        }
    });

    test('the page of a rule', async () => {
        const cwd = folderWith({});
        expect(await transcript('journey explain journey-too-large', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey explain journey-too-large
          journey-too-large

          The journey has too many touchpoints to be seen at a glance.

            Category    Integrity
            Kind        the text is wrong or incomplete
            Severity    info
            Presets     recommended, strict, all
            Correction  no

          What it says

            • The journey “‹journey›” has ‹count› touchpoints, more than ‹most›: move a
              part into a journey of its own (\`zooms into\`).

          Why it matters

          A journey is there to be looked at together. With more than about twenty
          touchpoints nobody in the room sees the whole any more, and the moments that
          matter drown in the others. Move a part into a journey of its own and let one
          touchpoint show it: \`zooms into payment\`. What comes after the customer's goal
          is reached is often a journey of its own, joined by a handoff.

          Reported

              owner cafe "Corner café"
              channel counter "Counter" : counter

              journey coffee "A coffee to go" {
                owner cafe
                stage order "Order" {
                  channel counter
                  touchpoint step-1 "Step 1"
                  touchpoint step-2 "Step 2"
                  touchpoint step-3 "Step 3"
                  touchpoint step-4 "Step 4"
                  touchpoint step-5 "Step 5"
                  touchpoint step-6 "Step 6"
                  touchpoint step-7 "Step 7"
                  touchpoint step-8 "Step 8"
                  touchpoint step-9 "Step 9"
                  touchpoint step-10 "Step 10"
                  touchpoint step-11 "Step 11"
                  touchpoint step-12 "Step 12"
                  touchpoint step-13 "Step 13"
                  touchpoint step-14 "Step 14"
                  touchpoint step-15 "Step 15"
                  touchpoint step-16 "Step 16"
                  touchpoint step-17 "Step 17"
                  touchpoint step-18 "Step 18"
                  touchpoint step-19 "Step 19"
                  touchpoint step-20 "Step 20"
                  touchpoint collect "Collect the coffee" { ends success }
                }
              }

          Not reported

              owner cafe "Corner café"
              channel counter "Counter" : counter

              journey coffee "A coffee to go" {
                owner cafe
                stage order "Order" {
                  channel counter
                  touchpoint pay "Order and pay"
                  touchpoint collect "Collect the coffee" { ends success }
                }
              }

          Options

            Option         Meaning                                Type    Range    Default
            \`touchpoints\`  The most touchpoints that a journey    number  1–10000  \`20\`
                           may have.

              {
                "rules": {
                  "journey-too-large": { "severity": "info", "touchpoints": 20 }
                }
              }

          When it does not apply

          For one element, on a line of its own directly above it:

              // journey-ignore journey-too-large: why it is all right here

          For the whole project, in \`journey.config.json\`:

              {
                "rules": { "journey-too-large": "off" }
              }
          exit 0
          "
        `);
        expect((await journey(['explain', 'dead-end', '--format', 'markdown'], { cwd })).stdout).toMatch(/^# dead-end\n/);
    });
});

test('config explain: every value, and where it comes from', async () => {
    const cwd = folderWith({
        'base.json': '{\n  "rules": { "dead-end": "warning" }\n}',
        'shop/journey.config.json': '{\n  "extends": ["strict", "../base.json"],\n  "locale": "zh-Hans",\n  "exclude": ["drafts/**"],\n  "rules": {\n    "journey-too-large": { "touchpoints": 30 },\n    "stage-empty": "off"\n  },\n'
            + '  "overrides": [{ "files": ["old/**"], "rules": { "dead-end": "off" } },\n    { "elements": ["coffee.*"], "rules": { "stage-empty": "info" } }]\n}',
        'shop/a.journey': cleanJourney(), 'shop/old/b.journey': cleanJourney('b'),
    });
    // How wide the columns are, other rules decide.
    const narrow = (line: string): string => line.replace(/(\S) {2,}/g, '$1  ');
    const pick = (text: string): string => text.split('\n').filter(line => !/^ {2}\S/.test(line) || /dead-end|stage-empty|journey-too-large|hierarchy-too-deep/.test(line))
        .map(narrow).join('\n');
    expect(pick(await transcript('journey config explain shop', { cwd }))).toMatchInlineSnapshot(`
      "
      $ journey config explain shop
      project  shop
      config  shop/journey.config.json
      config  base.json
      locale  zh-Hans  shop/journey.config.json:3
      exclude  drafts/**  shop/journey.config.json:4

      rules
        stage-empty  off  shop/journey.config.json:7
        journey-too-large  info  preset strict, shop/journey.config.json:2
        journey-too-large touchpoints  30  shop/journey.config.json:6
        dead-end  warning  base.json:2
        hierarchy-too-deep  off  default
        hierarchy-too-deep depth  3  default

      overrides, a later one wins
        dead-end  off for files old/**  shop/journey.config.json:9
        stage-empty  info for elements coffee.*  shop/journey.config.json:10
      exit 0
      "
    `);
    expect(pick(await transcript('journey config explain shop/old/b.journey', { cwd })).split('\n').filter(line => /dead-end|file/.test(line)).join('\n')).toMatchInlineSnapshot(`
      "file  shop/old/b.journey
        dead-end  off  shop/journey.config.json:9
        dead-end  off for files old/**  shop/journey.config.json:9"
    `);
    expect((await transcript('journey config explain', { cwd })).split('\n').slice(0, 8).map(narrow).join('\n')).toMatchInlineSnapshot(`
      "
      $ journey config explain
      project  .
      config  none

      rules
        internal-error  error  preset recommended, when a config names none
        suppression  warning  preset recommended, when a config names none"
    `);
});

describe('render', () => {
    test('of a text that cannot be read whole: says that something is missing', async () => {
        const cwd = folderWith({ 'coffee.journey': `${cleanJourney()}ownr x\n`, 'tea.journey': cleanJourney('tea') });
        const said = 'journey: `coffee.journey` has 1 syntax error: what could not be read is missing in the picture. `journey lint coffee.journey` shows where.\n';
        expect(await journey(['render', 'coffee.journey'], { cwd })).toMatchObject({ code: 0, stderr: said });
        expect(await journey(['render', '--all', '-o', 'maps'], { cwd })).toMatchObject({ code: 0, stderr: said });
        expect(await journey(['render', 'tea.journey'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    });

    test('several projects: names them', async () => {
        const cwd = folderWith({ 'a/journey.config.json': '{}', 'a/a.journey': cleanJourney('coffee'), 'b/journey.config.json': '{}', 'b/b.journey': cleanJourney('tea') });
        expect(await transcript('journey render', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render
          stderr: journey: \`.\` holds 2 projects with several journeys. Name one of the projects: \`a\`, \`b\`; one journey with \`--journey\`; or draw all with \`--all -o FOLDER\`.
          exit 2
          "
        `);
        expect(await journey(['render', '--journey', 'tea'], { cwd })).toMatchObject({ code: 0 });
    });

    test('one journey, to standard output or into a file', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        const { code, stdout, stderr } = await journey(['render'], { cwd });
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout).toMatch(/^<svg [\s\S]*A coffee to go[\s\S]*<\/svg>\n$/);
        expect(await journey(['render', '-o', 'coffee.svg'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        expect(read(cwd, 'coffee.svg')).toBe(stdout);
        // The environment has no say in what a file contains.
        expect((await journey(['render'], { cwd, env: { LANG: 'zh_CN.UTF-8' } })).stdout).toBe(stdout);
        expect((await journey(['render', '--theme', 'dark'], { cwd })).stdout).not.toBe(stdout);
        expect((await journey(['render', '--locale', 'zh-Hans'], { cwd })).stdout).toContain('lang="zh-Hans"');
    });

    test('all journeys, or the one that is named', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney('coffee') + cleanJourney('tea'), 'other/milk.journey': cleanJourney('Milk'), 'other/again/journey.config.json': '{}', 'other/again/milk.journey': cleanJourney('milk') });
        expect(await journey(['render', '--all', '-o', 'deep/maps'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        expect(readdirSync(join(cwd, 'deep/maps')).sort()).toEqual(['Milk.html', 'Milk.svg', 'coffee.html', 'coffee.svg', 'index.html', `${basename(cwd)}.html`, 'milk-2.html', 'milk-2.svg', 'other-again.html', 'tea.html', 'tea.svg'].sort());
        expect((await journey(['render', '--journey', 'tea', 'coffee.journey'], { cwd })).stdout).toContain('touchpoint:tea.pay');
        expect(await transcript('journey render coffee.journey', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render coffee.journey
          stderr: journey: \`coffee.journey\` has 2 journeys. Name one with \`--journey\`, or draw all with \`--all -o FOLDER\`: \`coffee\`, \`tea\`.
          exit 2
          "
        `);
        expect(await transcript('journey render coffee.journey --journey te', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render coffee.journey --journey te
          stderr: journey: There is no journey \`te\`. Did you mean \`tea\`? Known: \`coffee\`, \`tea\`.
          exit 2
          "
        `);
    });

    test('nothing to draw', async () => {
        const cwd = folderWith({ 'names.journey': 'owner cafe\n' });
        expect(await transcript('journey render', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render
          stderr: journey: \`.\` has no journey to draw.
          exit 2
          "
        `);
        expect(await journey(['render', '--all', '-o', 'maps'], { cwd })).toMatchObject({ code: 2 });
        expect(await journey(['render', '--all', '-o', 'maps', '--allow-empty'], { cwd })).toMatchObject({ code: 0 });
        put(cwd, { 'maps-file': '', 'coffee.journey': cleanJourney() });
        expect(await transcript('journey render --all -o maps-file', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render --all -o maps-file
          stderr: journey: \`maps-file\` could not be written: a file of that name is in its place. Name a place that is there and can be written to.
          exit 2
          "
        `);
    });
});
