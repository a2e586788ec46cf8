import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { root } from '../harness/examples';
import { pageFaults } from '../render/html/page-faults';
import { LOOSENED, LOOSER, REPAIR, said } from './diff-said';
import { folderWith, journey, put, transcript } from './journey';
import { repositoryIn, repositoryWith } from './repository';


describe('for people', () => {
    test('what breaks first, each with its place and its fingerprint', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': LOOSER.replace('      tells "We call you"\n', '').replace('journey repair "Repair"', 'journey repair "Bicycle repair"').replace('channel counter\n', 'channel counter, app\n') + 'channel app "App" : app\n' });
        expect((await transcript('journey diff main', { cwd })).replace(/\([0-9a-f]{7}\)/, '(COMMIT)')).toMatchInlineSnapshot(`
          "
          $ journey diff main
          From \`main\` (COMMIT) to the working tree

          Breaking (2): the customer loses something
            repair.ask  repair.journey:10:16
              “Ask”: 小张 is no longer told “We call you”.
              9cfdbccceb8c02cd
            repair.ready  repair.journey:11:43
              Promise “Replacement”: within 1 day → 3 days. 小张 may have to wait longer.
              4bdd274ef30d1797

          Improving (1): the customer gains something
            repair.all  repair.journey:9:13
              “All” is offered via “App”, too.

          Text (2): other words, or nothing that a customer meets
            repair  repair.journey:5:16
              “Bicycle repair”: title: “Repair” → “Bicycle repair”
            app  repair.journey:16:9
              New channel: “App”.

          To accept one: journey diff … --accept FINGERPRINT --reason "…"

          2 breaking, 1 improving, 2 text.
          exit 1
          "
        `);
    });

    test('nothing changed, and in Chinese', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        expect(await journey(['diff'], { cwd })).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('No change that customers or readers would notice.') as string });
        put(cwd, { 'repair.journey': LOOSER });
        expect((await transcript('journey diff --locale zh-Hans', { cwd })).replace(/\([0-9a-f]{7}\)/, '(COMMIT)')).toMatchInlineSnapshot(`
          "
          $ journey diff --locale zh-Hans
          从 \`main\` (COMMIT) 到工作区

          破坏性（1）：客户有所损失
            repair.ready  repair.journey:12:43
              承诺“Replacement”：1 天内 → 3 天内。小张可能要等得更久。
              4bdd274ef30d1797

          如需接受某项变更：journey diff … --accept 指纹 --reason "…"

          1 项破坏性变更。
          exit 1
          "
        `);
    });
});

describe('what is compared with what', () => {
    test('nothing given: where HEAD left the base branch, against the working tree', async () => {
        const { folder: cwd, git, commit } = repositoryWith({ 'repair.journey': REPAIR });
        git('checkout', '--quiet', '-b', 'feature');
        commit({ 'repair.journey': LOOSER });
        git('checkout', '--quiet', 'main');
        // What comes into the base in the meantime is no change of the branch.
        commit({ 'other.journey': 'owner lab "Lab"\n' });
        git('checkout', '--quiet', 'feature');
        expect(await said(cwd)).toEqual(LOOSENED);
        expect(await said(cwd, 'main')).toEqual(LOOSENED);
        expect(await said(cwd, 'main...feature')).toEqual(LOOSENED);
        expect(await said(cwd, 'main..feature')).toEqual([...LOOSENED, 'text lab: No longer there: owner “Lab”.']);
        expect(await said(cwd, 'main', 'feature')).toEqual(await said(cwd, 'main..feature'));
        expect(await said(cwd, 'feature..feature~1')).toEqual(['improving repair.ready: Promise “Replacement”: within 3 days → 1 day. 小张 is promised it sooner.']);
    });

    test('the base of the config, also when only the origin has it', async () => {
        const { folder: cwd, git, commit } = repositoryWith({ 'repair.journey': REPAIR, 'journey.config.json': '{ "base": "develop" }' });
        expect((await journey(['diff'], { cwd })).stderr).toContain('There is no commit “develop” in this repository.');
        git('update-ref', 'refs/remotes/origin/develop', 'HEAD');
        commit({ 'repair.journey': LOOSER });
        expect(await said(cwd)).toEqual(LOOSENED);
    });

    test('no branch that could be meant', async () => {
        const { folder: cwd, git } = repositoryWith({ 'repair.journey': REPAIR });
        git('branch', '-m', 'trunk');
        expect(await journey(['diff'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no branch to compare with') as string });
    });

    test('what is staged', async () => {
        const { folder: cwd, git } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': LOOSER });
        expect(await said(cwd, '--staged')).toEqual([]);
        git('add', '--all');
        put(cwd, { 'repair.journey': REPAIR });
        expect(await said(cwd, '--staged')).toEqual(LOOSENED);
        expect(await said(cwd)).toEqual([]);
        expect((await journey(['diff', '--staged', 'main..main'], { cwd })).stderr).toContain('`--staged` and `main..main` exclude each other.');
    });

    test('before the first commit all that is staged is new', async () => {
        const { folder: cwd, git } = repositoryIn(folderWith({ 'repair.journey': REPAIR }));
        git('init', '--quiet');
        git('add', '--all');
        expect((await said(cwd, '--staged'))[0]).toBe('improving repair: The journey “Repair” is new.');
    });

    test('two files, two folders, and files as a revision has them', async () => {
        const { folder: cwd, git } = repositoryWith({ 'old/repair.journey': REPAIR, 'new/repair.journey': LOOSER });
        expect(await said(cwd, 'old', 'new')).toEqual(LOOSENED);
        expect(await said(cwd, 'old/repair.journey', 'new/repair.journey')).toEqual(LOOSENED);
        expect(await said(cwd, 'HEAD:old/repair.journey', 'new/repair.journey')).toEqual(LOOSENED);
        expect(await said(cwd, 'HEAD:old', 'HEAD:new')).toEqual(LOOSENED);
        git('mv', 'new/repair.journey', 'new/fixed.journey');
        put(cwd, { 'old/repair.journey': LOOSER });
        expect(await said(cwd, 'HEAD:old/repair.journey')).toEqual(LOOSENED);
        expect(await said(join(cwd, 'old'), 'HEAD:./repair.journey')).toEqual(LOOSENED);
        expect(await said(cwd, 'old')).toEqual(LOOSENED);
        expect((await journey(['diff', 'old', 'HEAD:nowhere'], { cwd })).stderr).toContain('There is no journey in `HEAD:nowhere`, so nothing was compared.');
        const wrong = async (...args: readonly string[]) => (({ code, stdout, stderr }) => ({ code, stdout, stderr: stderr.split('\n') }))(await journey(['diff', ...args], { cwd: join(cwd, 'old') }));
        // From the top of the repository, in a subfolder as well, as git takes it.
        expect(await said(join(cwd, 'old'), 'HEAD:old/repair.journey')).toEqual(LOOSENED);
        expect(await wrong('HEAD:old/repare.journey')).toEqual({ code: 2, stdout: '', stderr: ['journey: There is no journey in `HEAD:old/repare.journey`, so nothing was compared. That commit has no file or folder of this name. Did you mean `HEAD:old/repair.journey`?', ''] });
        expect(await wrong('HEAD:new/repair.journey')).toEqual({ code: 2, stdout: '', stderr: ['journey: There is no `new/repair.journey` to compare `HEAD:new/repair.journey` with. Name what it became: `journey diff HEAD:new/repair.journey NEW`.', ''] });
        expect(await wrong('repare.journey')).toEqual({ code: 2, stdout: '', stderr: ['journey: There is no file or folder `repare.journey`. Did you mean `repair.journey`?', ''] });
    });

    test('without any repository', async () => {
        const cwd = folderWith({ 'old.journey': REPAIR, 'new.journey': LOOSER });
        expect(await said(cwd, 'old.journey', 'new.journey')).toEqual(LOOSENED);
    });

    test('a file of a project with what the others declare', async () => {
        const [declared, told] = [REPAIR.slice(0, REPAIR.indexOf('journey')), REPAIR.slice(REPAIR.indexOf('journey'))];
        const cwd = folderWith({ 'journey.config.json': '{}', 'world.journey': declared, 'v1.journey': told, 'v2.journey': told.replace('within 1d', 'within 3d') });
        expect(await said(cwd, 'v1.journey', 'v2.journey')).toEqual(LOOSENED);
    });

    test('two journeys with other names', async () => {
        const both = `${REPAIR}${LOOSER.slice(LOOSER.indexOf('journey')).replace('journey repair "Repair"', 'journey plan "Repair"')}`;
        const cwd = folderWith({ 'a.journey': both });
        expect(await said(cwd, 'a.journey', 'a.journey', '--journey', 'repair:plan')).toEqual(LOOSENED.map(line => line.replace('repair.ready', 'plan.ready')));
    });

    test('only one journey of several', async () => {
        const { folder: cwd } = repositoryWith({ 'a.journey': REPAIR });
        put(cwd, { 'a.journey': `${LOOSER}owner lab "Lab"\n` });
        expect(await said(cwd, '--journey', 'repair')).toEqual(LOOSENED);
        expect((await journey(['diff', '--journey', 'repare'], { cwd })).stderr).toContain('There is no journey `repare`');
        // Also where nothing changed: an empty answer would be taken for a good one.
        put(cwd, { 'a.journey': REPAIR });
        expect(await journey(['diff', '--journey', 'repare'], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/on `main` \([0-9a-f]{7}\) or the working tree\. Did you mean `repair`\? Known: `repair`\.\n$/) as string });
        expect(await said(cwd, '--journey', 'repair')).toEqual([]);
    });
});

describe('repositories as they are', () => {
    test('a renamed file is the same journey, a deleted one is gone', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR, 'inside/lab.journey': 'owner lab "Lab"\n' });
        renameSync(join(cwd, 'repair.journey'), join(cwd, 'bicycle.journey'));
        expect(await said(cwd)).toEqual([]);
        rmSync(join(cwd, 'inside/lab.journey'));
        expect(await said(cwd)).toEqual(['text lab: No longer there: owner “Lab”.']);
        rmSync(join(cwd, 'bicycle.journey'));
        expect((await said(cwd))[0]).toBe('breaking repair: The journey “Repair” is gone, and with it the promise “Replacement”, the message “We call you” and the good end at “Pay”.');
    });

    test('a project that is gone as a whole', async () => {
        const { folder: cwd } = repositoryWith({ 'a/journey.config.json': '{}', 'a/repair.journey': REPAIR, 'b/journey.config.json': '{}', 'b/lab.journey': 'owner lab "Lab"\n' });
        rmSync(join(cwd, 'a'), { recursive: true });
        expect((await said(cwd))[0]).toBe('breaking repair: The journey “Repair” is gone, and with it the promise “Replacement”, the message “We call you” and the good end at “Pay”.');
    });

    test('paths with spaces and Chinese characters, a subfolder, a detached HEAD', async () => {
        const { folder: cwd, git, commit } = repositoryWith({ '旅程 文件/维修 旅程.journey': REPAIR, 'elsewhere/x.journey': 'owner x "X"\n' });
        commit({ '旅程 文件/维修 旅程.journey': LOOSER });
        git('checkout', '--quiet', '--detach');
        git('branch', '-f', 'main', 'HEAD~1');
        expect(await said(cwd)).toEqual(LOOSENED);
        expect(await said(join(cwd, '旅程 文件'))).toEqual(LOOSENED);
        put(cwd, { 'elsewhere/x.journey': '' });
        expect(await said(join(cwd, '旅程 文件'))).toEqual(LOOSENED);
        const { stdout } = await journey(['diff', '--format', 'json'], { cwd });
        expect((JSON.parse(stdout) as { changes: { new: object }[] }).changes[0]).toMatchObject({ new: { path: '旅程 文件/维修 旅程.journey', start: { line: 12, column: 43 } } });
    });

    test('a worktree, and line ends that git changes', async () => {
        const { folder, git } = repositoryWith({ '.gitattributes': '*.journey text eol=crlf\n', 'repair.journey': REPAIR });
        const beside = `${folder}-beside`;
        git('worktree', 'add', '--quiet', beside, '-b', 'feature');
        try {
            expect(readFileSync(join(beside, 'repair.journey'), 'utf8')).toContain('\r\n');
            expect(await said(beside)).toEqual([]);
            put(beside, { 'repair.journey': LOOSER.replaceAll('\n', '\r\n') });
            expect(await said(beside)).toEqual(LOOSENED);
        }
        finally {
            rmSync(beside, { recursive: true, force: true });
        }
    });

    test('a shallow clone compares the two as they are, and says so', async () => {
        const { folder, commit, git } = repositoryWith({ 'repair.journey': REPAIR });
        git('checkout', '--quiet', '-b', 'feature');
        commit({ 'repair.journey': LOOSER });
        git('checkout', '--quiet', 'main');
        commit({ 'other.journey': 'owner lab "Lab"\n' });
        const clone = join(folderWith({}), 'clone');
        execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-single-branch', '--branch', 'feature', `file://${folder}`, clone], { stdio: 'ignore' });
        const { stderr, code } = await journey(['diff'], { cwd: clone });
        expect(stderr).toContain('`origin/main` and the new state have no common commit here, so the two are compared as they are');
        expect(code).toBe(1);
        expect(await said(clone)).toEqual([...LOOSENED, 'text lab: No longer there: owner “Lab”.']);
    });

    test('a file that is broken on one side is reported, and the rest is compared', async () => {
        const lab = 'owner lab "Lab"\n\njourney tea "Tea" {\n  owner lab\n  stage s "S" {\n    touchpoint t "T" { ends success }\n  }\n}\n';
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR, 'tea.journey': lab });
        put(cwd, { 'repair.journey': LOOSER, 'tea.journey': lab.replace('touchpoint t "T"', 'touchpoint "T') });
        expect(await said(cwd)).toEqual(LOOSENED);
        const now = await journey(['diff'], { cwd });
        expect(now.stderr).toMatch(/^journey: `tea\.journey` could not be read whole in the working tree \(\d syntax errors?\), so it is left out on both sides; the rest is compared\.\n$/);
        // The other way round the old side is the broken one.
        expect((await journey(['diff', '.', 'HEAD:.'], { cwd })).stderr).toContain('could not be read whole in `.`');
        put(cwd, { 'repair.journey': REPAIR });
        // Nothing that could be read has changed: that is not the same as no change.
        const unsure = await journey(['diff', '--format', 'markdown'], { cwd });
        expect(unsure.stdout).toContain('### For the customer: Not everything could be compared.');
        expect((await journey(['diff'], { cwd })).stdout).not.toContain('No change that customers');
        // What is broken never looks green.
        expect((await journey(['diff'], { cwd })).code).toBe(1);
        expect((await journey(['diff', '--fail-on', 'none'], { cwd })).code).toBe(0);
        put(cwd, { 'tea.journey': new Uint8Array([0x6f, 0xff, 0xfe]) });
        expect(await journey(['diff'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('is not UTF-8 text') as string });
        // A file of which no text is known at all has not lost what it held.
        put(cwd, { 'repair.journey': LOOSER, 'tea.journey': Buffer.from(`\ufeff${lab}`, 'utf16le') });
        expect(await journey(['diff'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('is UTF-16 text') as string });
        expect(await said(cwd)).toEqual(LOOSENED);
    });
});

describe('how it ends', () => {
    test.each([
        ['breaking', LOOSER, 1, 1, 0],
        ['risky', REPAIR.replace('touchpoint ask "Ask" {', 'touchpoint ask "Ask" {\n      optional'), 0, 1, 0],
        ['improving', REPAIR.replace('within 1d', 'within 12h'), 0, 0, 0],
        ['text', REPAIR.replace('"Repair"', '"Bicycle repair"'), 0, 0, 0],
    ])('%s', async (type, now, breaking, risky, none) => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': now });
        expect((await said(cwd)).map(line => line.split(' ')[0])).toEqual([type]);
        expect((await journey(['diff'], { cwd })).code).toBe(breaking);
        expect((await journey(['diff', '--fail-on', 'risky'], { cwd })).code).toBe(risky);
        expect((await journey(['diff', '--fail-on', 'none'], { cwd })).code).toBe(none);
    });

    test('what did not fail says which flag would have', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': REPAIR.replace('touchpoint ask "Ask" {', 'touchpoint ask "Ask" {\n      optional') });
        expect((await journey(['diff'], { cwd })).stderr).toBe('journey: 1 risky did not fail this run; `--fail-on risky` would have.\n');
        expect((await journey(['diff', '--fail-on', 'none'], { cwd })).stderr).toBe('');
    });

    test('a journey that was to end before today may go', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR.replace('  owner shop\n', '  owner shop\n  retires 2026-12-01\n') });
        rmSync(join(cwd, 'repair.journey'));
        expect((await journey(['diff'], { cwd })).code).toBe(1);
        expect((await journey(['diff', '--today', '2026-12-02'], { cwd })).code).toBe(0);
    });
});

describe('for programs', () => {
    const HOSTILE = '"</details> | `x` %0A::error:: ]]> <b>\u202e #1 @all 😀"';
    const hostile = LOOSER.replace('"Replacement"', HOSTILE).replace('"Ask"', HOSTILE);

    test('json is what its schema says', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR, 'gone.journey': 'owner lab "Lab"\n' });
        rmSync(join(cwd, 'gone.journey'));
        put(cwd, { 'repair.journey': hostile });
        const report: unknown = JSON.parse((await journey(['diff', '--format', 'json'], { cwd })).stdout);
        const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'schemas/journey-diff.schema.json'), 'utf8')) as object);
        expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
        expect(report).toMatchObject({ old: { kind: 'revision', revision: 'main' }, new: { kind: 'working-tree' }, summary: { breaking: 1, risky: 1, text: 2 } });
    });

    test('annotations on the new side, for GitHub; several formats in one run', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': hostile });
        const { stdout } = await journey(['diff', '--format', 'github', '--format', 'sarif=diff.sarif', '--format', 'junit=diff.xml', '--format', 'markdown=diff.md', '--format', 'mermaid=diff.mmd'], { cwd });
        expect(stdout).toMatch(/^::error title=promise-limit-loosened · breaking,file=repair\.journey,line=12,/);
        expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/^::error /), expect.stringMatching(/^::warning title=promise-text-changed · risky,file=repair\.journey,line=12,/)]);
        const sarif = JSON.parse(readFileSync(join(cwd, 'diff.sarif'), 'utf8')) as { runs: { results: { ruleId: string; level: string }[] }[] };
        const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(JSON.parse(readFileSync(join(root, 'tests/cli/judges/sarif-2.1.0.schema.json'), 'utf8')) as object);
        expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
        expect(sarif.runs[0]!.results).toMatchObject([{ ruleId: 'promise-limit-loosened', level: 'error' }, { ruleId: 'promise-text-changed', level: 'warning' }]);
        const xml = readFileSync(join(cwd, 'diff.xml'), 'utf8');
        expect(xml).toContain('failures="1"');
        const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: readFileSync(join(root, 'tests/cli/judges/junit.xsd'), 'utf8') });
        expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
        expect(readFileSync(join(cwd, 'diff.mmd'), 'utf8')).toMatch(/^flowchart LR\n/);
        const markdown = readFileSync(join(cwd, 'diff.md'), 'utf8');
        expect(markdown.startsWith('<!-- journey-diff -->\n')).toBe(true);
        expect(markdown.match(/<\/details>/g)).toHaveLength(markdown.match(/<details>/g)!.length);
        for (const line of markdown.split('\n').filter(each => each.startsWith('| '))) expect(line.replaceAll('\\|', '').match(/\|/g)).toHaveLength(4);
    });

    test('in a picture for Mermaid, what is gone stands beside its neighbours, as in the picture as SVG', async () => {
        const was = 'journey buy "Buy" {\n  stage shop "Shop" {\n    touchpoint a "一"\n    touchpoint b "二"\n    touchpoint c "三"\n  }\n}\n';
        const cwd = folderWith({ 'old.journey': was, 'new.journey': was.replace('    touchpoint b "二"\n', '') });
        const { stdout } = await journey(['diff', 'old.journey', 'new.journey', '--format', 'mermaid'], { cwd });
        expect([...stdout.matchAll(/\["([^"]*[一二三])"\]/g)].map(([, label]) => label)).toEqual(['一', expect.stringMatching(/^− .*二$/), '三']);
    });

    test('a picture for Mermaid escapes what would end a label', async () => {
        const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
        put(cwd, { 'repair.journey': hostile.replace('touchpoint pay', 'touchpoint wait "Wait \\"a bit\\"]"\n    touchpoint pay') });
        const { stdout } = await journey(['diff', '--format', 'mermaid'], { cwd });
        for (const [, label] of stdout.matchAll(/\["(.*)"\]/g)) expect(label).not.toMatch(/["`<>[\]{}|]/);
        expect(stdout).toContain('"]:::added');
        expect(stdout).toContain('==>');
        // Some versions of Mermaid take `+ new` for a list, and do not draw it.
        expect(stdout).toContain('["#43; Wait #34;a bit#34;#93;"]:::added');
    });

    test('a picture for Mermaid goes from left to right, unless it gets too wide for a comment; there, what nothing happens beside is left out', async () => {
        const chain = (count: number, last: string): string => `owner shop "Shop"\njourney repair "Repair" {\n  owner shop\n  stage all "All" {\n${Array.from({ length: count }, (_, index) => `    touchpoint t${index} "Step number ${index}" {}\n`).join('')}    touchpoint end "End" { tells "${last}" ends success }\n  }\n}\n`;
        const cwd = folderWith(Object.fromEntries([2, 7, 12].flatMap(count => [['old', 'Soon'], ['new', '']].map(([side, last]) => [`${side}${count}.journey`, chain(count, last!).replace('tells "" ', '')]))));
        const pictures = async (count: number): Promise<readonly string[]> => {
            const comment = (await journey(['diff', `old${count}.journey`, `new${count}.journey`, '--format', 'markdown'], { cwd })).stdout;
            const whole = (await journey(['diff', `old${count}.journey`, `new${count}.journey`, '--format', 'mermaid'], { cwd })).stdout;
            const told = (source: string): string => `${source.split('\n')[0]}, ${source.match(/Step/g)?.length} steps${source.includes('subgraph') ? ', in stages' : ''}`;
            return [told(whole), told(/```mermaid\n([^]*?)```/.exec(comment)![1]!), /<sub>(.*)<\/sub>/.exec(comment)![1]!];
        };
        const legend = '+ new · − gone · ± changed · ✖ breaking';
        expect(await pictures(2)).toEqual(['flowchart LR, 2 steps, in stages', 'flowchart LR, 2 steps, in stages', legend]);
        expect(await pictures(7)).toEqual(['flowchart TB, 7 steps', 'flowchart TB, 7 steps', legend]);
        expect(await pictures(12)).toEqual(['flowchart TB, 12 steps', 'flowchart LR, 1 steps, in stages', `${legend} · touchpoints beside which nothing changes are left out`]);
    });
});

describe('as a picture', () => {
    test('both sides by their names, what there is by its number, and a theme', async () => {
        const cwd = folderWith({ 'old.journey': REPAIR, 'new.journey': REPAIR.replace('touchpoint pay "Pay"', 'touchpoint pay "支付 & <b>"').replace('within 1d', 'within 3d') });
        const { stdout, code } = await journey(['diff', 'old.journey', 'new.journey', '--format', 'svg'], { cwd });
        expect(code).toBe(1);
        expect(stdout).toMatch(/^<svg [^]*<\/svg>\n$/);
        const texts = [...stdout.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
        expect(texts).toEqual(expect.arrayContaining(['old.journey', 'new.journey', 'breaking', '± Changed', '支付 &amp; &lt;b&gt;', 'the customer loses something']));
        expect(texts.join(' ')).toContain('Promise “Replacement”: within 1 day → 3 days');
        expect(texts).not.toContain('+ New');
        const dark = (await journey(['diff', 'old.journey', 'new.journey', '--format', 'svg', '--theme', 'dark'], { cwd })).stdout;
        expect(dark).toContain('#1e1e1e');
        expect(stdout).not.toContain('#1e1e1e');
    });
    test('a page that needs nothing else: the picture, all changes by class, and those of what is chosen in the picture', async () => {
        const was = REPAIR.replace('touchpoint pay', 'touchpoint wait "等待"\n    touchpoint pay');
        const cwd = folderWith({ 'old.journey': was, 'new.journey': LOOSER.replace('"Ask"', '"Ask <b>"').replace('      tells "We call you"\n', '') });
        const { stdout } = await journey(['diff', 'old.journey', 'new.journey', '--format', 'html'], { cwd });
        expect(pageFaults(new Map([['change.html', stdout]]))).toEqual([]);
        const text = stdout.slice(stdout.indexOf('<section class="panel text"'), stdout.indexOf('<div class="zoom"'));
        const said = text.replace(/<[^>]*>/g, '\n').split('\n').map(line => line.trim()).filter(line => line !== '');
        expect(said).toEqual(expect.arrayContaining(['Breaking (2): the customer loses something', 'Promise “Replacement”: within 1 day → 3 days. 小张 may have to wait longer.', 'Part by part, as in the picture', 'Ask &lt;b&gt;', '等待']));
        // Whatever can be chosen in the picture can be read.
        const keys = [...text.matchAll(/data-key="([^"]*)"/g)].map(([, key]) => key!);
        expect(keys).toEqual(expect.arrayContaining(['touchpoint:repair.ask', 'touchpoint:repair.wait']));
        for (const key of keys) expect(stdout.split(`data-key="${key}"`).length, key).toBeGreaterThan(2);
        expect((await journey(['diff', 'old.journey', 'old.journey', '--format', 'html', '--locale', 'zh-Hans'], { cwd })).stdout).toContain('没有客户或读者会注意到的变化');
    });
    test('of several projects, the journey with the worst change stands on top', async () => {
        const config = '{}';
        const { folder: cwd } = repositoryWith({ 'a/journey.config.json': config, 'a/a.journey': REPAIR, 'b/journey.config.json': config, 'b/b.journey': REPAIR.replace('"Repair"', '"Worse"') });
        put(cwd, { 'a/a.journey': REPAIR.replace('within 1d', 'within 12h'), 'b/b.journey': LOOSER.replace('"Repair"', '"Worse"') });
        for (const format of ['svg', 'html', 'mermaid']) {
            const { stdout } = await journey(['diff', '--format', format], { cwd });
            expect([...stdout.matchAll(/overlay-journey"[^>]*>([^<]+)<|t\d+\["(.*)"\]/g)].map(([, one, other]) => one ?? other), format).toEqual(['Worse', 'Repair']);
        }
    });
    test('journeys that are new or gone are told; nothing changed says so', async () => {
        const cwd = folderWith({ 'old.journey': REPAIR, 'new.journey': `${REPAIR}journey hire "Hire" { owner shop stage all { channel counter touchpoint ask "Ask" { ends success } } }` });
        expect((await journey(['diff', 'old.journey', 'new.journey', '--format', 'svg'], { cwd })).stdout).toContain('>The journey “Hire” is new<');
        // One that is gone is drawn as it was, and told there.
        for (const [locale, gone] of [['en', '− Gone'], ['zh-Hans', '− 没有了']] as const) {
            const { stdout } = await journey(['diff', 'new.journey', 'old.journey', '--format', 'svg', '--locale', locale], { cwd });
            expect(stdout.split(`>${gone}<`)).toHaveLength(2);
            expect(stdout.split('“Hire”')).toHaveLength(2);
        }
        const page = (await journey(['diff', 'new.journey', 'old.journey', '--format', 'html'], { cwd })).stdout;
        expect(pageFaults(new Map([['change.html', page]]))).toEqual([]);
        expect(page).toContain('touchpoint:hire.ask');
        expect((await journey(['diff', 'old.journey', 'old.journey', '--format', 'svg'], { cwd })).stdout).toContain('>No change that customers or readers would notice.<');
    });
});

test('a comment shrinks by steps until it has room, and says what it leaves out', async () => {
    const many = (count: number, facts: string): string => `owner shop "Shop"\njourney long "Long" {\n  owner shop\n  stage all "All" {\n${Array.from({ length: count }, (_, index) => `    touchpoint t${index} "Touchpoint number ${index}, ${'客户'.repeat(20)}" { ${facts} }\n`).join('')}    touchpoint end "End" { ends success }\n  }\n}\n`;
    for (const count of [40, 150, 400, 1200]) {
        const cwd = folderWith({ 'old.journey': many(count, 'tells "We call you tomorrow"  does "Waits"'), 'new.journey': many(count, 'does "Sits and waits and waits"') });
        const { stdout } = await journey(['diff', 'old.journey', 'new.journey', '--format', 'markdown'], { cwd });
        expect(stdout.length).toBeLessThan(65_536);
        expect(stdout).toContain(`### For the customer: ${count} breaking`);
        const picture = /```mermaid\n([\s\S]*?)```/.exec(stdout)?.[1];
        if (picture !== undefined) expect(picture.length).toBeLessThan(50_000);
        if (count > 100) expect(stdout).toMatch(/Left out, as there is no room here: .*`journey diff` shows all\.|Left out/);
    }
}, 60_000);

test('examples/uber reads as the redesign, and so does the repair after 618', async () => {
    for (const [old, now] of [['examples/uber/before', 'examples/uber/after'], ['examples/618-remote-control/practised', 'examples/618-remote-control/repaired']] as const) {
        const { stdout, code } = await journey(['diff', old, now, '--format', 'json'], { cwd: root });
        const { summary } = JSON.parse(stdout) as { summary: { breaking: number; improving: number; risky: number } };
        expect({ code, breaking: summary.breaking }).toEqual({ code: 0, breaking: 0 });
        expect(summary.improving).toBeGreaterThan(2 * summary.risky);
        const back = await journey(['diff', now, old], { cwd: root });
        expect(back.code).toBe(1);
    }
});

test('nothing but the result goes to standard output, and folders are made by nobody', async () => {
    const { folder: cwd } = repositoryWith({ 'repair.journey': REPAIR });
    mkdirSync(join(cwd, 'empty'));
    expect(await journey(['diff', '--format', 'json=nowhere/x.json'], { cwd })).toMatchObject({ code: 2, stdout: '' });
});
