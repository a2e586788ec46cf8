import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../harness/examples';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';

/** A journey that uses a channel of the given name without declaring it. */
const using = (channel: string, name = 'coffee'): string => cleanJourney(name).replace(`channel ${name}-counter\n`, `channel ${channel}\n`).replace(/^channel .*\n/m, '');
const declaring = (channel: string): string => `channel ${channel} "Somewhere" : counter\n`;

/** The lines of a compact report, without messages: `a.journey:4:5 rule`. */
async function found(cwd: string, ...args: string[]): Promise<readonly string[]> {
    const { stdout } = await journey(['lint', '--format', 'compact', ...args], { cwd });
    return stdout.split('\n').filter(line => line !== '').map(line => `${/^[^ ]*/.exec(line)![0].replace(/:$/, '')} ${/\[([\w-]+)\]$/.exec(line)![1]}`);
}

describe('no file matched', () => {
    test.each(['', 'empty', 'nowhere', '*.jorney', 'sub/*.journey'])('%s', async path => {
        const cwd = folderWith({ 'readme.txt': 'no journey', 'empty/readme.txt': 'none here' });
        const args = path === '' ? [] : [path];
        const { code, stdout, stderr } = await journey(['lint', ...args], { cwd });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain(`\`${path === '' ? '.' : path}\``);
        expect(await journey(['lint', '--allow-empty', ...args], { cwd })).toMatchObject({ code: 0, stderr: '', stdout: 'Nothing found in 0 files.\n' });
        expect(await journey(['format', '--allow-empty', ...args], { cwd })).toMatchObject({ code: 0, stderr: '', stdout: '' });
    });

    test('one of several paths is enough', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'empty/readme.txt': '' });
        expect(await transcript('journey lint coffee.journey empty', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint coffee.journey empty
          stderr: journey: No \`.journey\` file matched \`empty\`, so nothing was checked. \`--allow-empty\` makes this no error.
          exit 2
          "
        `);
        expect(await transcript('journey lint coffee.journey tea.journey', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint coffee.journey tea.journey
          stderr: journey: There is no file or folder \`tea.journey\`.
          exit 2
          "
        `);
    });
});

describe('what belongs to a project', () => {
    test('the whole project is read, and paths choose what is reported', async () => {
        const cwd = folderWith({ 'journey.config.json': '{}', 'a/shop.journey': using('counter', 'shop'), 'b/names.journey': declaring('counter'), 'b/wrong.journey': using('conter', 'wrong') });
        expect(await found(cwd, 'a/shop.journey')).toEqual([]);
        expect(await found(cwd, 'a')).toEqual([]);
        expect(await found(cwd)).toEqual(['b/wrong.journey:7:15 unresolved-reference']);
        expect(await found(join(cwd, 'b'))).toEqual(['wrong.journey:7:15 unresolved-reference']);
        expect(await found(cwd, '**/wrong.journey')).toEqual(['b/wrong.journey:7:15 unresolved-reference']);
    });

    test('in the checkout of this repository, that is the examples', async () => {
        const { code, stdout } = await journey(['lint', '--format', 'json'], { cwd: root });
        const { summary, findings } = JSON.parse(stdout) as { summary: { files: number }; findings: { path: string }[] };
        expect({ code, others: findings.filter(({ path }) => !path.startsWith('examples/')) }).toEqual({ code: 0, others: [] });
        const files = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.journey'));
        expect(summary.files).toBe(files.length);
    });

    test('nested projects are separate, and linting their folder lints each', async () => {
        const cwd = folderWith({
            'journey.config.json': '{}', 'outer.journey': cleanJourney('same') + declaring('counter'),
            'inner/journey.config.json': '{}', 'inner/inner.journey': cleanJourney('same'), 'inner/deeper/wrong.journey': using('counter', 'wrong'),
        });
        expect(await found(cwd)).toEqual(['outer.journey:14:9 unused-declaration', 'inner/deeper/wrong.journey:7:15 unresolved-reference']);
        expect(await found(cwd, 'outer.journey')).toEqual(['outer.journey:14:9 unused-declaration']);
        expect(await found(cwd, 'inner/inner.journey')).toEqual([]);
    });

    test('without a config, a project is below the folder that was given, or the current one', async () => {
        const cwd = folderWith({ 'a/shop.journey': using('counter', 'shop'), 'b/names.journey': declaring('counter') });
        expect(await found(cwd, 'a/shop.journey')).toEqual([]);
        expect(await found(cwd, 'a')).toEqual(['a/shop.journey:7:15 unresolved-reference']);
    });

    test('`uses` makes the names of another project known, and reports nothing of it', async () => {
        const cwd = folderWith({
            'shop/journey.config.json': '{ "uses": ["../shared"] }', 'shop/shop.journey': using('counter', 'shop'),
            'shared/journey.config.json': '{}', 'shared/names.journey': declaring('counter') + declaring('unused'),
        });
        expect(await found(cwd, 'shop')).toEqual([]);
    });

    test('a project that is used keeps its own config', async () => {
        const cwd = folderWith({
            'shop/shop.journey': using('counter', 'shop'), 'ci.json': '{ "uses": ["shared"] }',
            'shared/journey.config.json': '{ "uses": ["../more"], "exclude": ["old"] }', 'shared/names.journey': 'owner boss\n', 'shared/old/names.journey': declaring('old'),
            'more/names.journey': declaring('counter'),
        });
        // What it uses itself is not seen from outside.
        expect(await found(cwd, '--config', 'ci.json', 'shop')).toEqual(['shop/shop.journey:7:15 unresolved-reference']);
        put(cwd, { 'shared/more.journey': declaring('counter') });
        expect(await found(cwd, '--config', 'ci.json', 'shop')).toEqual([]);
    });

    test('`uses` of what is not there, or in a circle', async () => {
        const cwd = folderWith({
            'a/journey.config.json': '{\n  "uses": ["../b"]\n}', 'a/a.journey': cleanJourney('a'),
            'b/journey.config.json': '{ "uses": ["../a"] }', 'b/b.journey': cleanJourney('b'),
            'c/journey.config.json': '{ "uses": ["../nothing"] }', 'c/c.journey': cleanJourney('c'),
        });
        expect(await transcript('journey lint a', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint a
          stderr: journey: b/journey.config.json:1: The projects use each other in a circle: \`a → b → a\`.
          exit 2
          "
        `);
        expect(await transcript('journey lint c', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint c
          stderr: journey: c/journey.config.json:1: \`uses\` names \`../nothing\`, and there is no journey project in that folder.
          exit 2
          "
        `);
    });

    test('node_modules, out, dot-folders and what a config excludes are left out', async () => {
        const wrong = using('nowhere', 'wrong');
        const cwd = folderWith({
            'journey.config.json': '{\n  "exclude": ["drafts/**", "*.old.journey"]\n}', 'a.journey': cleanJourney('a'),
            'node_modules/x/wrong.journey': wrong, 'out/wrong.journey': wrong, '.hidden/wrong.journey': wrong, '.wrong.journey': wrong,
            'drafts/wrong.journey': wrong, 'sub/wrong.old.journey': wrong,
        });
        expect(await found(cwd)).toEqual([]);
        expect(await transcript('journey lint a.journey drafts/wrong.journey', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint a.journey drafts/wrong.journey
          Nothing found in 1 file.
          stderr: journey: \`drafts/wrong.journey\` was not checked: \`exclude\` in \`journey.config.json\` takes it out of the project.
          exit 0
          "
        `);
        expect(await transcript('journey lint drafts/wrong.journey', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint drafts/wrong.journey
          stderr: journey: \`drafts/wrong.journey\` was not checked: \`exclude\` in \`journey.config.json\` takes it out of the project.
          exit 2
          "
        `);
        // Named on purpose.
        expect(await found(cwd, 'out')).toEqual(['out/wrong.journey:7:15 unresolved-reference']);
    });

    test('a folder called x.journey is a folder', async () => {
        const cwd = folderWith({ 'x.journey/wrong.journey': using('nowhere') });
        expect(await found(cwd)).toEqual(['x.journey/wrong.journey:7:15 unresolved-reference']);
        expect(await found(cwd, 'x.journey')).toEqual(['x.journey/wrong.journey:7:15 unresolved-reference']);
    });
});

describe('paths are relative to the repository', () => {
    test('from wherever it is run', async () => {
        const cwd = folderWith({ '.git/HEAD': '', 'sub/journey.config.json': '{}', 'sub/wrong.journey': using('nowhere') });
        for (const [from, ...paths] of [['.'], ['sub'], ['sub', '.'], ['sub', 'wrong.journey'], ['.', './sub/../sub']]) {
            expect(await found(join(cwd, from!), ...paths)).toEqual(['sub/wrong.journey:7:15 unresolved-reference']);
        }
        const elsewhere = folderWith({});
        expect(await found(elsewhere, join(cwd, 'sub'))).toEqual([`${cwd}/sub/wrong.journey:7:15 unresolved-reference`]);
    });
});

test('what is no file is not read', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    execFileSync('mkfifo', [join(cwd, 'pipe.journey')]);
    expect(await found(cwd)).toEqual([]);
    expect(await journey(['lint', 'pipe.journey'], { cwd })).toEqual({ code: 2, stdout: '', stderr: 'journey: `pipe.journey` is neither a file nor a folder.\n' });
    expect(await journey(['lint', 'coffee.journey/x.journey'], { cwd })).toMatchObject({ code: 2 });
});

describe('links', () => {
    test('projects that link to each other are each checked once, under their own path', async () => {
        const cwd = folderWith({
            'a/journey.config.json': '{}', 'b/journey.config.json': '{}', 'a/one.journey': using('here'), 'b/two.journey': using('there'),
        });
        symlinkSync('../b', join(cwd, 'a/to-b'));
        symlinkSync('../a', join(cwd, 'b/to-a'));
        const places = (await found(cwd)).map(line => line.replace(/:.*/, ''));
        expect([...new Set(places)]).toEqual(['a/one.journey', 'b/two.journey']);
    });

    test('in circles come to an end, and no file is read twice', async () => {
        const cwd = folderWith({ 'a/wrong.journey': using('nowhere'), 'b/readme.txt': '' });
        symlinkSync('..', join(cwd, 'a/up'));
        symlinkSync('../a', join(cwd, 'b/a'));
        symlinkSync('wrong.journey', join(cwd, 'a/again.journey'));
        symlinkSync('loop', join(cwd, 'loop'));
        expect(await found(cwd)).toEqual(['a/wrong.journey:7:15 unresolved-reference']);
    });

    test('out of the project are followed', async () => {
        const shared = folderWith({ 'deep/names.journey': declaring('counter') });
        const cwd = folderWith({ 'shop.journey': using('counter') });
        symlinkSync(shared, join(cwd, 'shared'));
        symlinkSync(shared, join(cwd, 'shared-again'));
        expect(await found(cwd)).toEqual([]);
    });
});

describe('files that cannot be read are told, the others are reported, and the exit code is 2', () => {
    test('a link to nothing', async () => {
        const cwd = folderWith({ 'wrong.journey': using('nowhere') });
        symlinkSync('gone', join(cwd, 'lost.journey'));
        expect(await transcript('journey lint --format compact', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --format compact
          wrong.journey:7:15: error: Nothing is declared as “nowhere” (channel). [unresolved-reference]
          stderr: journey: \`lost.journey\` could not be read: it does not exist.
          exit 2
          "
        `);
        expect(await transcript('journey format --check', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey format --check
          wrong.journey
          stderr: journey: \`lost.journey\` could not be read: it does not exist.
          stderr: journey: 1 of 1 file not formatted; \`journey format\` does it.
          exit 2
          "
        `);
        expect(await journey(['lint', 'lost.journey'], { cwd })).toEqual({ code: 2, stdout: '', stderr: 'journey: `lost.journey` is a link to something that is not there.\n' });
    });

    test('text that is not UTF-8: where', async () => {
        const latin1 = Buffer.from(`// Stra\u00dfe\n${using('nowhere')}`, 'latin1');
        const cwd = folderWith({ 'german.journey': latin1, 'shop.journey': cleanJourney('shop') });
        expect(await transcript('journey lint --format compact shop.journey', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --format compact shop.journey
          stderr: journey: \`german.journey\` is not UTF-8 text: the byte at offset 7 (line 1) fits no character. Save the file as UTF-8.
          exit 2
          "
        `);
        expect(await transcript('journey format', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey format
          stderr: journey: \`german.journey\` is not UTF-8 text: the byte at offset 7 (line 1) fits no character. Save the file as UTF-8.
          stderr: journey: 1 of 1 file formatted.
          exit 2
          "
        `);
        expect(await transcript('journey export --format json', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey export --format json
          stderr: journey: \`german.journey\` is not UTF-8 text: the byte at offset 7 (line 1) fits no character. Save the file as UTF-8.
          exit 2
          "
        `);
    });

    test('the names in it are known all the same', async () => {
        const cwd = folderWith({ 'names.journey': Buffer.concat([Buffer.from(declaring('counter')), Buffer.from('// \xe9\n', 'latin1')]), 'shop.journey': using('counter') });
        const { code, stdout } = await journey(['lint', '--format', 'compact'], { cwd });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    });

    test('nothing else is said about it: what replaces those bytes is not what stands there', async () => {
        const cwd = folderWith({ 'torn.journey': Buffer.concat([Buffer.from('owner a\n'), Buffer.from([0xff, 0xfe, 0x20]), Buffer.from('channel b : nonsense\n')]) });
        const { code, stdout } = await journey(['lint', '--format', 'json'], { cwd });
        expect(code).toBe(2);
        expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 0, errors: 0 }, findings: [], unreadable: [{ path: 'torn.journey' }] });
    });

    test('UTF-16', async () => {
        const cwd = folderWith({ 'wide.journey': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(cleanJourney(), 'utf16le')]) });
        expect(await transcript('journey lint', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint
          stderr: journey: \`wide.journey\` is UTF-16 text. Save the file as UTF-8.
          exit 2
          "
        `);
        // Of what could not be read it is not said that nothing was found there.
        expect((await journey(['lint', '--format', 'markdown'], { cwd })).stdout).toBe('### Journey lint\n\n- ❌ `wide.journey` is UTF-16 text. Save the file as UTF-8.\n');
    });

    test('encoded lone surrogates are no UTF-8', async () => {
        const cwd = folderWith({ 'lone.journey': Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]) });
        expect((await journey(['lint'], { cwd })).stderr).toContain('the byte at offset 1 (line 1)');
    });
});

describe('unusual texts', () => {
    test('a binary file is a finding', async () => {
        const cwd = folderWith({ 'picture.journey': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x00, 0x00, 0xff, 0xfe]) });
        expect(await transcript('journey lint', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint
          picture.journey:1:7  error  syntax
            This file is not text. A journey is a plain UTF-8 text file.

            More: journey explain syntax

          1 error in 1 file.
          exit 1
          "
        `);
        expect(await transcript('journey format', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey format
          stderr: journey: picture.journey:1:7: error: This file is not text. A journey is a plain UTF-8 text file. [syntax]
          stderr: journey: \`picture.journey\` was left as it is, because it has 1 syntax error.
          exit 1
          "
        `);
    });

    test('an empty file is fine', async () => {
        const cwd = folderWith({ 'empty.journey': '', 'blank.journey': '\n\n' });
        expect(await journey(['lint'], { cwd })).toMatchObject({ code: 0, stdout: 'Nothing found in 2 files.\n' });
    });

    test('a byte order mark is no part of the text, and CRLF are line ends', async () => {
        const cwd = folderWith({ 'a.journey': `\ufeff${using('nowhere').replaceAll('\n', '\r\n')}` });
        expect(await found(cwd)).toEqual(['a.journey:7:15 unresolved-reference']);
        put(cwd, { 'a.journey': '\ufeffownr x "y"' });
        expect(await found(cwd)).toEqual(['a.journey:1:1 syntax']);
    });

    test('ten megabytes', async () => {
        const one = cleanJourney('NAME');
        const text = Array.from({ length: 40_500 }, (_, i) => one.replaceAll('NAME', `n${i}`)).join('\n');
        expect(text.length).toBeGreaterThan(10_000_000);
        const cwd = folderWith({ 'large.journey': text });
        expect(await journey(['lint'], { cwd })).toMatchObject({ code: 0, stdout: 'Nothing found in 1 file.\n' });
    }, 120_000);

    test('a line of a megabyte is cut where it is shown', async () => {
        const cwd = folderWith({ 'long.journey': `owner a "${'长'.repeat(400_000)}"  ownr b "${'x'.repeat(400_000)}"` });
        const { stdout } = await journey(['lint'], { cwd, columns: 80 });
        expect(stdout.length).toBeLessThan(3000);
        expect(stdout).toContain('ownr b');
    });

    test('control characters do not reach the terminal', async () => {
        const cwd = folderWith({ 'a.journey': 'owner a "\u001b[31mred"\nownr\u001b[2Jx' });
        const { stdout } = await journey(['lint'], { cwd });
        expect(stdout).not.toContain('\u001b');
        expect((await journey(['lint', '--format', 'compact'], { cwd })).stdout).not.toContain('\u001b');
    });
});

describe('the configuration', () => {
    test('what is wrong in it is shown with its place and the nearest name', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'journey.config.json': '{\n  // Comments are fine.\n  "ruels": {},\n  "rules": { "dead-ends": "error", "dead-end": "fatal" },\n}' });
        expect(await transcript('journey lint', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint
          stderr: journey: journey.config.json:3:3: There is no setting \`ruels\`. There are \`$schema\`, \`extends\`, \`rules\`, \`overrides\`, \`exclude\`, \`uses\`, \`locale\`, \`base\`, \`data\`. Did you mean \`rules\`?
          stderr:   2 |   // Comments are fine.
          stderr: > 3 |   "ruels": {},
          stderr:     |   ^^^^^^^
          stderr:   4 |   "rules": { "dead-ends": "error", "dead-end": "fatal" },
          stderr: journey.config.json:4:14: There is no rule \`dead-ends\`. \`journey rules\` lists all of them. Did you mean \`dead-end\`?
          stderr:   3 |   "ruels": {},
          stderr: > 4 |   "rules": { "dead-ends": "error", "dead-end": "fatal" },
          stderr:     |              ^^^^^^^^^^^
          stderr:   5 | }
          stderr: journey.config.json:4:48: \`fatal\` is no severity. There are \`error\`, \`warning\`, \`info\`, \`off\`.
          stderr:   3 |   "ruels": {},
          stderr: > 4 |   "rules": { "dead-ends": "error", "dead-end": "fatal" },
          stderr:     |                                                ^^^^^^^
          stderr:   5 | }
          exit 2
          "
        `);
    });

    test('rules, overrides by file and by element, and what it extends', async () => {
        const cwd = folderWith({
            'base.json': '{ "rules": { "unresolved-reference": "warning" } }',
            'shop/journey.config.json': '{ "extends": ["recommended", "../base.json"], "overrides": [{ "files": ["drafts/**"], "rules": { "unresolved-reference": "off" } }] }',
            'shop/a.journey': using('nowhere', 'a'), 'shop/drafts/b.journey': using('nowhere', 'b'),
        });
        expect(await transcript('journey lint --format compact', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --format compact
          shop/a.journey:7:15: warning: Nothing is declared as “nowhere” (channel). [unresolved-reference]
          stderr: journey: 1 warning did not fail this run; \`--fail-on warning\` would have.
          exit 0
          "
        `);
    });

    test('--config and --preset stand in its place', async () => {
        const cwd = folderWith({
            'journey.config.json': '{ "extends": "correctness" }', 'strange.json': '{ "rules": { "unresolved-reference": "info" } }',
            'a.journey': using('nowhere', 'a') + declaring('unused'),
        });
        expect(await found(cwd)).toEqual(['a.journey:7:15 unresolved-reference']);
        expect(await found(cwd, '--preset', 'recommended')).toEqual(['a.journey:7:15 unresolved-reference', 'a.journey:13:9 unused-declaration']);
        expect(await transcript('journey lint --config strange.json --format compact', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --config strange.json --format compact
          a.journey:7:15: info: Nothing is declared as “nowhere” (channel). [unresolved-reference]
          a.journey:13:9: info: The channel “Somewhere” is never used. [unused-declaration]
          exit 0
          "
        `);
        expect(await transcript('journey lint --config missing.json', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --config missing.json
          stderr: journey: \`missing.json\` could not be read: it does not exist.
          exit 2
          "
        `);
    });

    test('its language is that of the messages, unless a flag says otherwise', async () => {
        const cwd = folderWith({ 'journey.config.json': '{ "locale": "zh-Hans" }', 'coffee.journey': cleanJourney() });
        expect((await journey(['lint'], { cwd, env: { LANG: 'zh_TW' } })).stdout).toBe('已检查 1 个文件，没有发现问题。\n');
        expect((await journey(['lint', '--locale', 'en'], { cwd })).stdout).toBe('Nothing found in 1 file.\n');
    });
});

test('a folder that vanishes while it is read is told', async () => {
    const cwd = folderWith({ 'a.journey': cleanJourney('a') });
    mkdirSync(join(cwd, 'sub'));
    writeFileSync(join(cwd, 'sub/b.journey'), cleanJourney('b'));
    expect(realpathSync(cwd)).toBe(cwd);
    rmSync(join(cwd, 'sub'), { recursive: true });
    expect(await journey(['lint', 'sub'], { cwd })).toMatchObject({ code: 2, stderr: 'journey: There is no file or folder `sub`.\n' });
});
