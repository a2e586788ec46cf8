import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryIn, repositoryWith } from '../cli/repository';
import { watchRefs } from '../../src/git/watch-refs';

const calm = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 600); });

async function noticed(gitFolder: string, acts: readonly (() => unknown)[]): Promise<readonly boolean[]> {
    let count = 0;
    const { stop } = watchRefs(gitFolder, () => { count += 1; });
    const seen: boolean[] = [];
    for (const act of acts) {
        await calm();
        const before = count;
        act();
        const end = Date.now() + 5000;
        while (count === before && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 50); });
        seen.push(count > before);
    }
    stop();
    return seen;
}

test('tells when a branch moves, also one in a folder that is new', async () => {
    const { folder, git } = repositoryWith({ 'a.journey': '1' });
    expect(await noticed(join(folder, '.git'), [() => git('branch', 'one'), () => git('branch', 'deep/er/two'), () => git('update-ref', '-d', 'refs/heads/deep/er/two')])).toEqual([true, true, true]);
});

test('tells when the repository is gone, when there is another one, and what happens in that one', async () => {
    const { folder, git } = repositoryWith({ 'a.journey': '1' });
    const again = (): void => {
        repositoryIn(folder).git('init', '--quiet');
        git('commit', '--quiet', '--allow-empty', '-m', 'another');
    };
    expect(await noticed(join(folder, '.git'), [
        () => rmSync(join(folder, '.git'), { recursive: true, force: true }), again, () => git('branch', 'one'),
        // In one step, as a folder that is put back.
        () => { renameSync(join(folder, '.git'), join(folder, 'away')); again(); }, () => git('branch', 'two'),
    ])).toEqual([true, true, true, true, true]);
});

test('is quiet once it is stopped', async () => {
    const { folder, git } = repositoryWith({ 'a.journey': '1' });
    let count = 0;
    const { stop } = watchRefs(join(folder, '.git'), () => { count += 1; });
    git('branch', 'one');
    stop();
    git('branch', 'two');
    await calm();
    expect(count).toBe(0);
});
