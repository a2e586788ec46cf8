import { execFileSync } from 'node:child_process';
import { folderWith, put } from './journey';

/** A real repository in a temporary folder. */
export interface TestRepository {
    readonly folder: string;
    /** Runs git in it. */
    readonly git: (...args: readonly string[]) => string;
    /** Writes files, and commits all that has changed. */
    readonly commit: (files: Readonly<Record<string, string | Uint8Array>>, message?: string) => string;
}

const ENV = {
    PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C',
    GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com',
    GIT_AUTHOR_DATE: '2026-11-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-11-01T00:00:00Z',
};

export function repositoryIn(folder: string): TestRepository {
    const git = (...args: readonly string[]): string => execFileSync('git', [...args], { cwd: folder, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
    return {
        folder, git,
        commit: (files, message = 'change') => {
            put(folder, files);
            git('add', '--all');
            git('commit', '--quiet', '--allow-empty', '-m', message);
            return git('rev-parse', 'HEAD');
        },
    };
}

/** With one commit on `main` that has these files. */
export function repositoryWith(files: Readonly<Record<string, string | Uint8Array>>): TestRepository {
    const repository = repositoryIn(folderWith({}));
    repository.git('init', '--quiet', '--initial-branch=main');
    repository.commit(files);
    return repository;
}
