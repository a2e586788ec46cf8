import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle, freshenBundle } from './fresh-bundle';
import { cleanJourney, folderWith, put, transcript } from './journey';
import { repositoryIn, repositoryWith, type TestRepository } from './repository';

beforeAll(freshenBundle, 60_000);

const JOURNEY = cleanJourney();
/** A repository whose git runs the command as it ships. */
function taught(files: Readonly<Record<string, string>> = { 'coffee.journey': JOURNEY }): TestRepository {
    const repository = repositoryWith(files);
    execFileSync(process.execPath, [bundle, 'git', 'install'], { cwd: repository.folder, stdio: 'pipe' });
    repository.commit({});
    return repository;
}
/** Commits one text on another branch and another one here, and merges. */
function mergeOf({ git, commit, folder }: TestRepository, path: string, ours: string, theirs: string): { readonly isClean: boolean; readonly said: string; readonly text: string } {
    git('checkout', '--quiet', '-b', 'theirs');
    commit({ [path]: theirs });
    git('checkout', '--quiet', 'main');
    commit({ [path]: ours });
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', 'merge', '--no-edit', 'theirs'], { cwd: folder, encoding: 'utf8' });
    return { isClean: status === 0, said: stdout + stderr, text: readFileSync(join(folder, path), 'utf8') };
}

describe('journey git install', () => {
    test('says what it did, and what is left to do', async () => {
        const { folder: cwd } = repositoryWith({ 'coffee.journey': JOURNEY, '.gitattributes': '*.png binary' });
        expect(await transcript('journey git install', { cwd })).toBe([
            '', '$ journey git install', 'stderr: journey: git compares and merges journeys by what they say now. Commit `.gitattributes`; each other clone needs `journey git install` once as well.', 'exit 0', '',
        ].join('\n'));
        expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toBe('*.png binary\n*.journey diff=journey merge=journey\n');
        expect(await transcript('journey git install --locale zh-Hans', { cwd })).toContain('`.gitattributes` 中已有相应的设置。\nexit 0');
        expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toBe('*.png binary\n*.journey diff=journey merge=journey\n');
        await transcript('journey git uninstall', { cwd });
        expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toBe('*.png binary\n');
        expect(repositoryIn(cwd).git('config', '--local', '--list')).not.toContain('journey');
    });
    test('from a folder below, and with a command of its own', async () => {
        const repository = repositoryWith({ 'a/coffee.journey': JOURNEY });
        await transcript("journey git install --command 'npx journey'", { cwd: join(repository.folder, 'a') });
        expect(repository.git('config', 'merge.journey.driver')).toBe('npx journey git merge %O %A %B %L %P');
        expect(repository.git('check-attr', 'merge', 'a/coffee.journey')).toBe('a/coffee.journey: merge: journey');
    });
    test('what cannot be done is said', async () => {
        const cwd = folderWith({});
        expect(await transcript('journey git install', { cwd })).toContain('stderr: journey: `journey git install` changes the git settings of a repository, and `.` is in no git working tree. Run it in a clone.\nexit 2');
        expect(await transcript('journey git uninstall --locale zh-Hans', { cwd })).toContain('stderr: journey: `journey git uninstall` 要更改仓库的 git 设置，但 `.` 不在任何 git 工作区内。请在克隆的仓库中运行。\nexit 2');
        expect(await transcript('journey git install --locale zh-Hant', { cwd })).toContain('stderr: journey: `journey git install` 要更改儲存庫的 git 設定，但 `.` 不在任何 git 工作目錄內。請在複製的儲存庫中執行。\nexit 2');
        expect(await transcript('journey git install', { cwd, env: { PATH: '/nonexistent' } })).toContain('`journey git install` needs git, and git could not be started (spawnSync git ENOENT). Install it.\nexit 2');
        expect(await transcript('journey git instal', { cwd })).toContain('Write `journey git install` or `journey git uninstall`, not `journey git instal`. Did you mean `install`?\nexit 2');
        expect(await transcript('journey git', { cwd })).toContain('Write `journey git install` or `journey git uninstall`.\nexit 2');
        expect(await transcript('journey git merge a', { cwd })).toContain('git runs this: `journey git merge BASE OURS THEIRS');
    });
});

test('a hunk names the touchpoint that it is in', () => {
    const repository = taught();
    put(repository.folder, { 'coffee.journey': JOURNEY.replace('ends success', 'optional\n      pain "Slow"\n      pain "Loud"\n      pain "Dear"\n      ends success "Paid"') });
    expect(repository.git('diff', '--no-ext-diff', '--unified=0')).toMatch(/^@@ .* @@ touchpoint pay "Order and pay" \{$/m);
});

describe('git diff', () => {
    const promising = JOURNEY.replace('ends success', 'promises hot "A hot coffee" within 5min\n      meets hot\n      ends success');
    test('says what a change does to the customer', () => {
        const repository = taught({ 'coffee.journey': promising });
        put(repository.folder, { 'coffee.journey': promising.replace('5min', '15min') });
        const said = repository.git('diff');
        expect(said).toMatch(/^diff --journey coffee\.journey$/m);
        expect(said).toMatch(/5 minutes → 15 minutes|from 5 minutes to 15 minutes|5 minutes/);
        expect(said).toMatch(/^Breaking/m);
    });
    test('a new file, one that is gone, a path with blanks, and one that cannot be read', () => {
        const repository = taught({ 'coffee.journey': promising, '买 茶.journey': cleanJourney('tea') });
        put(repository.folder, { 'new.journey': cleanJourney('milk'), '买 茶.journey': 'ownr x\n' });
        repository.git('add', '--all');
        repository.git('rm', '--quiet', '--cached', 'coffee.journey');
        const { status, stdout, stderr } = spawnSync('git', ['-c', 'core.quotePath=false', 'diff', '--cached'], { cwd: repository.folder, encoding: 'utf8' });
        expect([status, stderr]).toEqual([0, expect.stringContaining('`买 茶.journey` cannot be read whole, so it is left out')]);
        expect(stdout).toMatch(/diff --journey new\.journey/);
        expect(stdout).toMatch(/diff --journey coffee\.journey[\s\S]*A coffee to go/);
    });
});

describe('journey git merge', () => {
    test.each([['', '\uFEFF', ''], ['', '', '\uFEFF'], ['\uFEFF', '', '\uFEFF'], ['\uFEFF', '\uFEFF', '']])('a byte order mark: %j before, %j ours, %j theirs', async (before, ours, theirs) => {
        const cwd = folderWith({ base: before + JOURNEY, ours: ours + JOURNEY.replace('"Order"', '"点单"'), theirs: theirs + JOURNEY.replace('ends success', 'ends success "Paid"') });
        expect(await transcript('journey git merge base ours theirs 7 coffee.journey', { cwd })).toContain('exit 0');
        // The one that only one side changed is as that side has it.
        expect(readFileSync(join(cwd, 'ours'), 'utf8')).toBe((before === '' ? '\uFEFF' : '') + JOURNEY.replace('"Order"', '"点单"').replace('ends success', 'ends success "Paid"'));
    });
});

describe('git merge', () => {
    test('different facts of one journey, on lines beside each other: clean, and both are in it', () => {
        const { isClean, text } = mergeOf(taught(), 'coffee.journey', JOURNEY.replace('channel coffee-counter\n', 'channel coffee-counter\n      pain "Slow"\n'), JOURNEY.replace('ends success', 'ends success "Paid"'));
        expect(isClean).toBe(true);
        expect(text).toBe(JOURNEY.replace('channel coffee-counter\n', 'channel coffee-counter\n      pain "Slow"\n').replace('ends success', 'ends success "Paid"'));
    });
    test('one fact on both sides: one conflict, in the words of git', () => {
        const { isClean, said, text } = mergeOf(taught(), 'coffee.journey', JOURNEY.replace('"A coffee to go"', '"A tea"'), JOURNEY.replace('"A coffee to go"', '"A cake"'));
        expect(isClean).toBe(false);
        expect(said).toContain('CONFLICT (content): Merge conflict in coffee.journey');
        expect(text.match(/^<<<<<<< /gm)).toHaveLength(1);
        expect(text).toContain('<<<<<<< ours\njourney coffee "A tea" {\n=======\njourney coffee "A cake" {\n>>>>>>> theirs\n');
    });
    test('a path with spaces and Chinese characters, a repository in a subfolder, Windows line ends', () => {
        const outer = folderWith({});
        mkdirSync(join(outer, '仓 库'));
        const repository = repositoryIn(join(outer, '仓 库'));
        repository.git('init', '--quiet', '--initial-branch=main');
        repository.git('config', 'core.autocrlf', 'false');
        const windows = JOURNEY.replaceAll('\n', '\r\n');
        repository.commit({ '旅程/买 咖啡.journey': windows });
        execFileSync(process.execPath, [bundle, 'git', 'install'], { cwd: repository.folder, stdio: 'pipe' });
        repository.commit({});
        const { isClean, text } = mergeOf(repository, '旅程/买 咖啡.journey', windows.replace('ends success', 'ends success "付了"'), windows.replace('"Order"', '"点单"'));
        expect([isClean, text]).toEqual([true, windows.replace('ends success', 'ends success "付了"').replace('"Order"', '"点单"')]);
    });
    test('a file that cannot be read on one side is merged line by line', () => {
        const { isClean, said, text } = mergeOf(taught(), 'coffee.journey', JOURNEY.replace('owner coffee-cafe "Corner café"', 'ownr coffee-cafe "Corner café"'), JOURNEY.replace('ends success', 'ends success "Paid"'));
        expect(said).toContain('cannot be read whole on every side, so it is merged line by line');
        expect(isClean).toBe(true);
        expect(text).toContain('ownr coffee-cafe');
        expect(text).toContain('ends success "Paid"');
    });
    test('one touchpoint, which both move to different stages: one conflict, and nothing stands there twice', () => {
        const stages = (first: string, second: string, third: string): string => ['first', 'second', 'third'].reduce((text, name, index) =>
            `${text}\n  stage ${name} {\n    touchpoint t${name} {\n      channel coffee-counter\n    }\n${[first, second, third][index]}  }\n`, 'journey moving {') + '}\n';
        const pay = '    touchpoint 付款 "Pay" {\n      channel coffee-counter\n      pain "Slow"\n    }\n';
        const repository = taught({ '买 咖啡/moving.journey': stages(pay, '', ''), 'coffee.journey': JOURNEY });
        const { isClean, text } = mergeOf(repository, '买 咖啡/moving.journey', stages('', pay, ''), stages('', '', pay.replace('"Slow"', '"太慢"')));
        expect(isClean).toBe(false);
        expect(text.match(/^<<<<<<< /gm)).toHaveLength(1);
        // Each side of it has the touchpoint once, with what the other side changed in it.
        expect(text.match(/touchpoint 付款 "Pay" \{\n\s+channel coffee-counter\n\s+pain "太慢"/g)).toHaveLength(2);
    });
    test('a touchpoint that one side moves to another stage and the other one changes', () => {
        const [from, to] = ['  stage one {\n', '  stage two {\n'];
        const pay = '    touchpoint pay "Pay" {\n      channel coffee-counter\n    }\n';
        const other = (name: string): string => `    touchpoint ${name} { channel coffee-counter }\n`;
        const text = (first: string, second: string): string => `journey moving {\n${from}${other('a')}${first}  }\n${to}${other('b')}${second}  }\n}\n`;
        expect(mergeOf(taught({ 'm.journey': text(pay, ''), 'coffee.journey': JOURNEY }), 'm.journey', text('', pay), text(pay.replace('"Pay"', '"Pay at once"'), '')))
            .toMatchObject({ isClean: true, text: text('', pay.replace('"Pay"', '"Pay at once"')) });
    });
    test('a file that both added', () => {
        const { isClean, text } = mergeOf(taught({ 'other.journey': 'owner x\n' }), 'coffee.journey', JOURNEY, JOURNEY.replace('"Order"', '"点单"'));
        expect(isClean).toBe(false);
        expect(text.match(/^<<<<<<< /gm)).toHaveLength(1);
    });
});
