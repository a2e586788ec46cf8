import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { env, kill, platform } from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { choicesIn, findCommit, openClone, readTexts, type Clone } from '../../src/git/base';
import { GitFailure, gitFrom } from '../../src/git/git';
import { watchRefs } from '../../src/git/watch-refs';
import { folderWith, put } from '../cli/journey';
import { repositoryIn, repositoryWith } from '../cli/repository';

const git = gitFrom(['git'], env);
const isJourney = (name: string): boolean => name.endsWith('.journey');

/** The texts of a folder in a revision, by their paths in it. */
async function textsIn(folder: string, revision: string, files: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
    const clone = await openClone(git, folder);
    const { commit } = await findCommit(clone, { revision, isParted: false });
    const { texts } = await readTexts(clone, commit, { folders: [folder], files, isWanted: isJourney });
    return Object.fromEntries([...texts].map(([path, text]) => [path.slice(folder.length + 1), text]));
}
async function problemOf(act: Promise<unknown>): Promise<string> {
    try {
        await act;
    }
    catch (error) {
        if (error instanceof GitFailure) return error.problem;
        throw error;
    }
    return 'none';
}
const found = async (clone: Promise<Clone>, revision: string, isParted = true): Promise<readonly [string, boolean, boolean]> => {
    const { commit, isParted: isElsewhere, isUnrelated } = await findCommit(await clone, { revision, isParted });
    return [commit, isElsewhere, isUnrelated];
};

describe('the texts of an earlier state', () => {
    test('as they were, whatever they are called and whatever the working tree holds; nothing is checked out', async () => {
        const { folder, git: run, commit } = repositoryWith({ '旅程 1/退款 单.journey': '旧', 'a b.journey': 'old', 'notes.txt': 'x' });
        commit({ '旅程 1/退款 单.journey': '新' });
        put(folder, { 'a b.journey': 'not committed', 'untracked.journey': 'x' });
        expect(await textsIn(folder, 'HEAD~1')).toEqual({ '旅程 1/退款 单.journey': '旧', 'a b.journey': 'old' });
        expect(await textsIn(folder, 'HEAD')).toEqual({ '旅程 1/退款 单.journey': '新', 'a b.journey': 'old' });
        expect(run('status', '--porcelain')).toContain('a b.journey');
    });

    test('of a project in a folder of the repository: its own only, by paths as they were given', async () => {
        const { folder, commit } = repositoryWith({ '项目/a.journey': '1', '项目/deep/er/b.journey': '1', 'other/c.journey': '1' });
        commit({ '项目/a.journey': '2' });
        const linked = join(folderWith({}), 'link');
        symlinkSync(join(folder, '项目'), linked);
        for (const place of [join(folder, '项目'), linked]) expect(await textsIn(place, 'HEAD~1')).toEqual({ 'a.journey': '1', 'deep/er/b.journey': '1' });
    });

    test('links are followed, and a file under two names is one', async () => {
        const { folder, git: run } = repositoryWith({ 'shared/owners.journey': 'shared', 'project/a.journey': 'a' });
        symlinkSync('../shared/owners.journey', join(folder, 'project/owners.journey'));
        symlinkSync('a.journey', join(folder, 'project/again.journey'));
        run('add', '--all');
        run('commit', '--quiet', '-m', 'links');
        expect(await textsIn(join(folder, 'project'), 'HEAD')).toEqual({ 'a.journey': 'a', 'owners.journey': 'shared' });
    });

    test('a file of today that stood elsewhere on the way is asked for by name, one that is new is not there', async () => {
        const { folder } = repositoryWith({ 'lone.journey': 'alone', 'near.journey': 'near' });
        put(folder, { 'new.journey': 'new' });
        const clone = await openClone(git, folder);
        const { texts } = await readTexts(clone, 'HEAD', { folders: [], files: [join(folder, 'lone.journey'), join(folder, 'new.journey')], isWanted: isJourney });
        expect([...texts]).toEqual([[join(folder, 'lone.journey'), 'alone']]);
    });

    test('folders of another repository are not told of', async () => {
        const { folder } = repositoryWith({ 'a.journey': 'a' });
        const { folder: other } = repositoryWith({ 'b.journey': 'b' });
        const { folders, texts } = await readTexts(await openClone(git, folder), 'HEAD', { folders: [folder, other], files: [], isWanted: isJourney });
        expect(folders).toEqual([folder]);
        expect([...texts.values()]).toEqual(['a']);
    });

    test('of a folder above several repositories: what this one holds, also what is renamed or gone; the files of the others are told apart', async () => {
        const above = folderWith({ 'loose.journey': 'loose' });
        const [one, other] = ['一', 'b'].map((name) => join(above, name)) as [string, string];
        for (const folder of [one, other]) {
            mkdirSync(folder);
            const repository = repositoryIn(folder);
            repository.git('init', '--quiet', '--initial-branch=main');
            repository.commit({ 'x.journey': 'old', 'deep/gone.journey': 'gone' });
        }
        repositoryIn(one).git('mv', 'x.journey', 'renamed.journey');
        repositoryIn(one).git('rm', '--quiet', 'deep/gone.journey');
        const files = ['loose.journey', '一/renamed.journey', 'b/x.journey', 'b/deep/gone.journey'].map((path) => join(above, path));
        const { folders, outside, texts } = await readTexts(await openClone(git, one), 'HEAD', { folders: [above], files, isWanted: isJourney });
        expect(Object.fromEntries(texts)).toEqual({ [join(one, 'x.journey')]: 'old', [join(one, 'deep/gone.journey')]: 'gone' });
        expect(folders).toEqual([]);
        expect(outside).toEqual([files[0], files[2], files[3]]);
    });

    test('the files of another repository within this one are told apart from those that are new', async () => {
        const { folder } = repositoryWith({ 'a.journey': 'a' });
        put(folder, { 'sub/clone/deep/b.journey': 'b', 'sub/new.journey': 'new' });
        repositoryIn(join(folder, 'sub/clone')).git('init', '--quiet');
        const files = ['a.journey', 'sub/new.journey', 'sub/clone/deep/b.journey'].map((path) => join(folder, path));
        const { folders, outside, texts } = await readTexts(await openClone(git, folder), 'HEAD', { folders: [folder], files, isWanted: isJourney });
        expect({ folders, outside, texts: [...texts.keys()] }).toEqual({ folders: [folder], outside: [files[2]], texts: [files[0]] });
    });

    test('lines as git keeps them, without a byte order mark', async () => {
        const { folder } = repositoryWith({ 'a.journey': '\ufeffowner shop\r\n' });
        expect(await textsIn(folder, 'HEAD')).toEqual({ 'a.journey': 'owner shop\r\n' });
    });

    test('many of them in one go', async () => {
        const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`j${i}.journey`, `owner o${i}\n`.repeat(i + 1)]));
        expect(await textsIn(repositoryWith(many).folder, 'main')).toEqual(many);
    });
});

describe('which state', () => {
    test('where HEAD left a branch, so that what came into it meanwhile is no change; or the branch itself', async () => {
        const { folder, git: run, commit } = repositoryWith({ 'a.journey': '1' });
        const parting = run('rev-parse', 'HEAD');
        run('switch', '--quiet', '-c', 'feature');
        commit({ 'a.journey': 'feature' });
        const clone = openClone(git, folder);
        expect(await found(clone, 'main')).toEqual([parting, false, false]);
        run('switch', '--quiet', 'main');
        const later = commit({ 'b.journey': 'later' });
        run('tag', 'v1');
        run('switch', '--quiet', 'feature');
        expect(await found(clone, 'main')).toEqual([parting, true, false]);
        expect(await found(clone, 'main', false)).toEqual([later, false, false]);
        expect(await found(clone, 'v1', false)).toEqual([later, false, false]);
    });

    test('two that have nothing in common are compared as they are, and that is told', async () => {
        const { folder, git: run, commit } = repositoryWith({ 'a.journey': '1' });
        const main = run('rev-parse', 'HEAD');
        run('switch', '--quiet', '--orphan', 'other');
        commit({ 'a.journey': '2' });
        expect(await found(openClone(git, folder), 'main')).toEqual([main, false, true]);
    });

    test('what there is to choose from: the base branch of the config, else of the origin, else a usual one', async () => {
        const { folder, git: run, commit } = repositoryWith({ 'a.journey': '1' });
        run('tag', 'v1');
        run('switch', '--quiet', '-c', '功能/新');
        commit({ 'a.journey': '2' });
        const choices = async (stated?: string): Promise<unknown> => choicesIn(await openClone(git, folder), stated);
        expect(await choices()).toMatchObject({ base: 'main', current: '功能/新', remotes: [], tags: ['v1'] });
        expect(await choices('功能/新')).toMatchObject({ base: '功能/新' });
        const copy = join(folderWith({}), 'copy');
        execFileSync('git', ['clone', '--quiet', folder, copy], { stdio: 'ignore' });
        const cloned = await choicesIn(await openClone(git, copy), undefined);
        expect(cloned).toMatchObject({ base: 'origin/功能/新', branches: ['功能/新'], remotes: expect.arrayContaining(['origin/main']) as unknown });
        // `origin/HEAD` is no branch.
        expect(cloned.remotes).not.toContain('origin');
        expect(cloned.remotes).not.toContain('origin/HEAD');
        expect(await choicesIn(await openClone(git, copy), 'main')).toMatchObject({ base: 'origin/main' });
    });

    test('a branch, a tag and a branch of a remote of one name are told apart, and the one that is chosen is compared with', async () => {
        const { folder, git: run, commit } = repositoryWith({ 'a.journey': '1' });
        run('tag', '发布');
        run('tag', 'main');
        const branch = commit({ 'a.journey': '2' });
        run('branch', '发布', 'HEAD');
        run('branch', 'origin/x', 'HEAD');
        const remote = commit({ 'a.journey': '3' });
        run('update-ref', 'refs/remotes/origin/x', 'HEAD');
        const clone = await openClone(git, folder);
        const choices = await choicesIn(clone, undefined);
        expect(choices).toMatchObject({ base: 'heads/main', current: 'heads/main' });
        expect([...choices.branches].sort()).toEqual(['heads/main', 'heads/origin/x', 'heads/发布']);
        expect([choices.remotes, choices.tags]).toEqual([['remotes/origin/x'], ['tags/main', 'tags/发布']]);
        const commits = await Promise.all(['heads/发布', 'tags/发布', 'heads/origin/x', 'remotes/origin/x'].map(async (revision) => (await findCommit(clone, { revision, isParted: false })).commit));
        expect(commits).toEqual([branch, run('rev-parse', 'HEAD~2'), branch, remote]);
        // The config names a branch, whatever else has that name.
        expect(await choicesIn(clone, '发布')).toMatchObject({ base: 'heads/发布' });
        run('symbolic-ref', 'HEAD', 'refs/heads/origin/x');
        expect(await choicesIn(clone, undefined)).toMatchObject({ current: 'heads/origin/x' });
    });

    test('a detached HEAD is on no branch', async () => {
        const { folder, git: run } = repositoryWith({ 'a.journey': '1' });
        run('switch', '--quiet', '--detach');
        expect(await choicesIn(await openClone(git, folder), undefined)).toMatchObject({ base: 'main', current: undefined });
    });

    test('the folders to watch: of a second working tree its own and the common one', async () => {
        const { folder, git: run } = repositoryWith({ 'a.journey': '1', 'sub/b.journey': '1' });
        const tree = join(realpathSync(folderWith({})), '树');
        run('worktree', 'add', '--quiet', '-b', 'second', tree);
        const real = realpathSync(folder);
        expect((await openClone(git, join(folder, 'sub'))).gitFolders.map((each) => realpathSync(each))).toEqual([join(real, '.git')]);
        expect((await openClone(git, tree)).gitFolders.map((each) => realpathSync(each))).toEqual([join(real, '.git/worktrees/树'), join(real, '.git')]);
    });
});

describe('what cannot be done has a reason', () => {
    test('no git', async () => {
        expect(await problemOf(openClone(gitFrom(['no-such-git', '/nor/this'], env), folderWith({})))).toBe('no-git');
        expect(await problemOf(openClone(gitFrom(['no-such-git', 'git'], env), repositoryWith({ a: '1' }).folder))).toBe('none');
    });
    test.each([['none', ''], ['one below a file', join(__filename, 'git')]])('a name that can be no program\'s, such as %s, is passed over', async (_, name) => {
        expect(await problemOf(openClone(gitFrom([name, 'git'], env), repositoryWith({ a: '1' }).folder))).toBe('none');
        expect(await problemOf(openClone(gitFrom([name], env), folderWith({})))).toBe('no-git');
    });
    test('no repository', async () => {
        expect(await problemOf(openClone(git, folderWith({})))).toBe('no-repository');
    });
    test.skipIf(platform === 'win32')('a git that never answers is ended', async () => {
        const folder = folderWith({ 'slow-git': '#!/bin/sh\necho $$ > pid\nexec sleep 120\n' });
        chmodSync(join(folder, 'slow-git'), 0o755);
        expect(await problemOf(openClone(gitFrom([join(folder, 'slow-git'), 'git'], env, 1000), folder))).toBe('too-slow');
        const started = Number(readFileSync(join(folder, 'pid'), 'utf8'));
        const isRunning = (): boolean => {
            try {
                return kill(started, 0);
            }
            catch {
                return false;
            }
        };
        expect(started).toBeGreaterThan(1);
        await expect.poll(isRunning, { timeout: 20_000 }).toBe(false);
    });
    test('a folder that is not saved yet is looked for above', async () => {
        const { folder } = repositoryWith({ 'a.journey': '1' });
        expect((await openClone(git, join(folder, 'not/yet'))).top).toBe(realpathSync(folder));
    });
    test.each(['nowhere', '', '--all', 'HEAD~9'])('no commit “%s”', async (revision) => {
        expect(await problemOf(findCommit(await openClone(git, repositoryWith({ a: '1' }).folder), { revision, isParted: true }))).toBe('no-commit');
    });
    test('no commit in a clone of a part of the history', async () => {
        const { folder, commit } = repositoryWith({ a: '1' });
        commit({ a: '2' });
        const copy = join(folderWith({}), 'copy');
        execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${folder}`, copy], { stdio: 'ignore' });
        expect(await problemOf(findCommit(await openClone(git, copy), { revision: 'HEAD~1', isParted: true }))).toBe('no-commit-shallow');
        expect(await problemOf(findCommit(await openClone(git, copy), { revision: 'origin/main', isParted: true }))).toBe('none');
    });
    test.each(['blob:none', 'tree:0'])('contents that a partial clone (%s) lacks are not fetched', async (filter) => {
        const { folder, git: run, commit } = repositoryWith({ 'a.journey': 'old' });
        commit({ 'a.journey': 'new' });
        run('config', 'uploadpack.allowFilter', 'true');
        run('config', 'uploadpack.allowAnySHA1InWant', 'true');
        const copy = join(folderWith({}), 'copy');
        // git tidies up behind a fetch, in the background: that would still write while the folder is removed.
        execFileSync('git', ['clone', '--quiet', '--config', 'gc.auto=0', `--filter=${filter}`, `file://${folder}`, copy], { stdio: 'ignore' });
        expect(await textsIn(copy, 'HEAD')).toEqual({ 'a.journey': 'new' });
        expect(await problemOf(textsIn(copy, 'HEAD~1'))).toBe('no-contents');
        // Asked once more, it is still not there.
        expect(await problemOf(textsIn(copy, 'HEAD~1'))).toBe('no-contents');
        execFileSync('git', ['fetch', '--quiet', '--refetch', '--no-filter'], { cwd: copy, stdio: 'ignore' });
        expect(await textsIn(copy, 'HEAD~1')).toEqual({ 'a.journey': 'old' });
    });
    test('no commit at all yet', async () => {
        const repository = repositoryIn(folderWith({}));
        repository.git('init', '--quiet', '--initial-branch=main');
        mkdirSync(join(repository.folder, 'sub'));
        expect(await problemOf(findCommit(await openClone(git, repository.folder), { revision: 'HEAD', isParted: true }))).toBe('no-commit');
    });
});

describe('where branches are', () => {
    test.each([
        ['a branch that moves', ['branch', '--force', 'main', 'HEAD~1']],
        ['a branch in a folder of branches', ['branch', '团队/新', 'HEAD~1']],
        ['another one that is checked out', ['switch', '--quiet', 'other']],
        ['branches that are packed', ['pack-refs', '--all']],
    ])('%s is told', async (_, args) => {
        const { folder, git: run, commit } = repositoryWith({ a: '1' });
        commit({ a: '2' });
        run('branch', 'other');
        run('switch', '--quiet', '-c', 'feature');
        let told = 0;
        const { stop } = watchRefs(join(folder, '.git'), () => told++);
        onTestFinished(stop);
        run(...args);
        await expect.poll(() => told, { timeout: 20_000 }).toBeGreaterThan(0);
        // What is in a new folder is followed, too.
        const before = told;
        run('branch', '--force', '团队/新', 'HEAD');
        run('update-ref', 'refs/heads/团队/新', run('rev-parse', 'HEAD~1'));
        await expect.poll(() => told, { timeout: 20_000 }).toBeGreaterThan(before);
    });

    test('a folder that is not there is no failure', () => {
        watchRefs(join(folderWith({}), 'nowhere'), () => undefined).stop();
    });
});
