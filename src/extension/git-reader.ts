import { env } from 'node:process';
import { workspace } from 'vscode';
import { choicesIn, findCommit, openClone, readTexts } from '../git/base';
import { gitFrom, type Git } from '../git/git';
import { watchRefs } from '../git/watch-refs';
import type { BaseReader } from './compare';

/** Reads earlier states from git's own store, in processes of their own. Only where there are processes. */
export function gitReader(): BaseReader {
    const clone = (folder: string): ReturnType<typeof openClone> => openClone(currentGit(), folder);
    return {
        choices: async (folder, baseBranch) => choicesIn(await clone(folder), baseBranch),
        find: async (folder, wanted) => {
            const opened = await clone(folder);
            return { ...await findCommit(opened, wanted), gitFolders: opened.gitFolders };
        },
        watch: (gitFolder, onMoved) => {
            const { stop } = watchRefs(gitFolder, onMoved);
            return { dispose: stop };
        },
        read: async (folder, commit, wanted) => readTexts(await clone(folder), commit, wanted),
    };
}

/** That of VS Code's own git extension, when its user names one. No workspace can set it. */
function currentGit(): Git {
    const named = workspace.getConfiguration('git').get<string | readonly string[] | null>('path');
    return gitFrom([...(typeof named === 'string' ? [named] : Array.isArray(named) ? named as readonly string[] : []), 'git'], env);
}
