import { env } from 'node:process';
import { workspace } from 'vscode';
import { choicesIn, findCommit, fullNameOf, openClone, readTexts } from '../git/base';
import { gitFrom, type Git } from '../git/git';
import { watchRefs } from '../git/watch-refs';
import type { BaseReader } from './compare';

/** Reads earlier states from git's own store, in processes of their own. Only where there are processes. */
export function gitReader(): BaseReader {
    const clone = (folder: string, signal?: AbortSignal): ReturnType<typeof openClone> => openClone(currentGit(signal), folder);
    return {
        choices: async (folder, baseBranch, signal) => choicesIn(await clone(folder, signal), baseBranch),
        fullName: async (folder, revision, signal) => fullNameOf(await clone(folder, signal), revision),
        find: async (folder, wanted, signal) => {
            const opened = await clone(folder, signal);
            return { ...await findCommit(opened, wanted), gitFolders: opened.gitFolders };
        },
        watch: (gitFolder, onMoved) => {
            const { stop } = watchRefs(gitFolder, onMoved);
            return { dispose: stop };
        },
        read: async (folder, commit, wanted, signal) => readTexts(await clone(folder, signal), commit, wanted),
    };
}

/** That of VS Code's own git extension, when its user names one. No workspace can set it. */
function currentGit(signal: AbortSignal | undefined): Git {
    const named = workspace.getConfiguration('git').get<string | readonly string[] | null>('path');
    return gitFrom([...(typeof named === 'string' ? [named] : Array.isArray(named) ? named as readonly string[] : []), 'git'], env, undefined, signal);
}
