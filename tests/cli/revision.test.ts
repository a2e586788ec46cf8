import { mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/cli/failure';
import { commitOf, mergeBase, openRepository, type Repository } from '../../src/cli/git/repository';
import { readRevision } from '../../src/cli/git/revision';
import { folderWith, put } from './journey';
import { repositoryIn, repositoryWith } from './repository';

const open = (folder: string, env: Readonly<Record<string, string | undefined>> = {}): Repository => openRepository(folder, { env, purpose: '--since x', use: 'flag', show: path => path });
const textsOf = (repository: Repository, revision: string): Readonly<Record<string, string>> => {
    const { files, read } = readRevision(repository, revision);
    return Object.fromEntries([...read(files.keys())].map(([path, content]) => [path, content.toString('utf8')]));
};
function failureOf(act: () => unknown): string {
    try {
        act();
    }
    catch (error) {
        if (error instanceof Failure) return error.text('en');
        throw error;
    }
    return 'no failure';
}

describe('the files of a revision', () => {
    test('as they were, whatever they are called and whatever is in the working tree', () => {
        const files = { 'a.journey': 'old', '旅程 1/退款 单"x".journey': '很久\n以前', 'tab\tand\nnewline.txt': 'odd', 'deep/er/b.txt': '', '-flag': 'dash' };
        const { folder, git, commit } = repositoryWith(files);
        commit({ 'a.journey': 'new' });
        git('rm', '--quiet', '--', 'deep/er/b.txt');
        put(folder, { 'untracked.txt': 'x' });
        expect(textsOf(open(folder), 'HEAD~1')).toEqual(files);
        expect(textsOf(open(folder), 'HEAD')).toEqual({ ...files, 'a.journey': 'new' });
    });

    test('bytes as they are, and many of them in one go', () => {
        const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`j${i}.journey`, `owner o${i}\n`.repeat(i)]));
        const bytes = new Uint8Array([0, 10, 255, 13, 10]);
        const { folder } = repositoryWith({ ...many, bytes });
        const { files, read } = readRevision(open(folder), 'main');
        const contents = read(files.keys());
        expect(contents.size).toBe(501);
        expect([...contents.get('bytes')!]).toEqual([...bytes]);
        expect(contents.get('j499.journey')!.toString()).toBe(many['j499.journey']);
        expect(read(['j1.journey', 'nowhere'])).toEqual(new Map([['j1.journey', Buffer.from('owner o1\n')]]));
    });

    test('from a folder within it, from a linked one, from a worktree, from a detached HEAD, in a repository within another', () => {
        const { folder, git, commit } = repositoryWith({ 'sub/a.txt': '1' });
        commit({ 'sub/a.txt': '2' });
        const expected = { 'sub/a.txt': '1' };
        expect(textsOf(open(join(folder, 'sub')), 'HEAD~1')).toEqual(expected);
        expect(open(join(folder, 'sub')).top).toBe(realpathSync(folder));

        const elsewhere = folderWith({});
        symlinkSync(join(folder, 'sub'), join(elsewhere, 'link'));
        expect(open(join(elsewhere, 'link')).top).toBe(realpathSync(folder));

        git('worktree', 'add', '--quiet', '--detach', join(elsewhere, 'tree 树'), 'HEAD~1');
        expect(open(join(elsewhere, 'tree 树')).top).toBe(realpathSync(join(elsewhere, 'tree 树')));
        expect(textsOf(open(join(elsewhere, 'tree 树')), 'main~1')).toEqual(expected);

        git('checkout', '--quiet', '--detach', 'HEAD~1');
        expect(textsOf(open(folder), 'HEAD')).toEqual(expected);

        mkdirSync(join(folder, 'inner'));
        const inner = repositoryIn(join(folder, 'inner'));
        inner.git('init', '--quiet', '--initial-branch=main');
        inner.commit({ 'b.txt': 'inner' });
        expect(textsOf(open(join(folder, 'inner')), 'main')).toEqual({ 'b.txt': 'inner' });
    });

    test('within a hook, whose variables name the repository relative to where git was called', () => {
        const { folder } = repositoryWith({ 'sub/a.txt': '1' });
        expect(textsOf(open(join(folder, 'sub'), { PATH: process.env['PATH'], GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: 'sub/' }), 'HEAD')).toEqual({ 'sub/a.txt': '1' });
    });

    test('links lead to files within the repository', () => {
        const { folder, commit } = repositoryWith({ 'real/a.journey': 'x', 'real/deep/b.journey': 'y' });
        mkdirSync(join(folder, 'links'));
        for (const [name, target] of [['file.journey', '../real/a.journey'], ['folder', '../real'], ['again', 'folder/deep'], ['out', '../../elsewhere'], ['absolute', '/etc/hosts'], ['circle', 'circle'], ['broken', 'nothing']] as const) {
            symlinkSync(target, join(folder, 'links', name));
        }
        commit({});
        const { find } = readRevision(open(folder), 'HEAD');
        const paths = ['real/a.journey', 'links/file.journey', 'links/folder/a.journey', 'links/again/b.journey', 'links/out', 'links/absolute', 'links/circle', 'links/broken', 'real', 'real/none.journey'];
        expect(paths.map(find)).toEqual(['real/a.journey', 'real/a.journey', 'real/a.journey', 'real/deep/b.journey', undefined, undefined, undefined, undefined, undefined, undefined]);
    });
});

describe('which commit', () => {
    test('branches, tags, short names; where two branches parted', () => {
        const { folder, git, commit } = repositoryWith({ a: '1' });
        const root = git('rev-parse', 'HEAD');
        git('tag', '-a', 'v1', '-m', 'one');
        git('checkout', '--quiet', '-b', '功能');
        const branch = commit({ a: '2' });
        git('checkout', '--quiet', 'main');
        const main = commit({ b: '1' });
        const repository = open(folder);
        expect(['main', 'v1', '功能', root.slice(0, 8), 'HEAD~1', '功能^'].map(name => commitOf(repository, name))).toEqual([main, root, branch, root, root, root]);
        expect(mergeBase(repository, 'main', '功能')).toBe(root);
        git('checkout', '--quiet', '--orphan', 'other');
        commit({ c: '1' });
        expect(mergeBase(repository, 'main', 'other')).toBeUndefined();
    });

    test('one that is not there: the nearest name, and what to do in a shallow clone', () => {
        const { folder, git, commit } = repositoryWith({ a: '1' });
        commit({ a: '2' });
        expect(failureOf(() => commitOf(open(folder), 'mian'))).toContain('There is no commit “mian” in this repository. Did you mean `main`?');
        expect(failureOf(() => commitOf(open(folder), ''))).toContain('There is no commit “”');
        expect(failureOf(() => commitOf(open(folder), '--all'))).toContain('There is no commit “--all”');
        expect(failureOf(() => commitOf(open(folder), 'HEAD:a'))).toContain('There is no commit “HEAD:a”');

        const clone = join(folderWith({}), 'clone');
        git('clone', '--quiet', '--depth', '1', `file://${folder}`, clone);
        repositoryIn(clone).git('checkout', '--quiet', '--detach');
        repositoryIn(clone).git('branch', '--quiet', '-D', 'main');
        expect(failureOf(() => commitOf(open(clone), 'main'))).toMatch(/^There is no commit “main” here\. Did you mean `origin\/main`\? This clone holds only a part of the history\..*fetch-depth: 0/);
        expect(textsOf(open(clone), 'origin/main')).toEqual({ a: '2' });
    });

    test('a repository without a commit', () => {
        const { git, folder } = repositoryIn(folderWith({}));
        git('init', '--quiet');
        expect(failureOf(() => commitOf(open(folder), 'HEAD'))).toMatch(/^There is no commit “HEAD” in this repository\. Write/);
    });
});

describe('what went wrong, why, and what to do', () => {
    test('no repository, and one without a working tree', () => {
        const folder = folderWith({ 'a.txt': '' });
        expect(failureOf(() => open(folder))).toBe(`\`--since x\` compares with an earlier state in git, and \`${folder}\` is in no git working tree. Run it in a clone, or leave the flag out.`);
        const { git } = repositoryIn(folder);
        git('init', '--quiet', '--bare', 'bare.git');
        expect(failureOf(() => open(join(folder, 'bare.git')))).toContain('is in no git working tree');
    });

    test('no git', () => {
        expect(failureOf(() => open(folderWith({}), { PATH: '/nonexistent' }))).toMatch(/^`--since x` needs git, and git could not be started \(spawnSync git ENOENT\)\. Install it/);
    });

    test('a content that git has lost', () => {
        const { folder, git } = repositoryWith({ a: '1' });
        const object = git('rev-parse', 'HEAD:a');
        rmSync(join(folder, '.git/objects', object.slice(0, 2), object.slice(2)));
        expect(failureOf(() => textsOf(open(folder), 'HEAD'))).toBe(`\`--since x\` could not be done: \`git cat-file\` says “${object} missing”.`);
    });

    test('what git says', () => {
        const { folder, git } = repositoryWith({ a: '1' });
        git('config', 'core.repositoryformatversion', '99');
        expect(failureOf(() => open(folder))).toMatch(/^`--since x` could not be done: `git rev-parse` says “expected git repo version.*99”\.$/i);
    });
});
