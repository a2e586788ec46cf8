import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { firstLineOf, gitEnvironment, saysNoRepository, withoutLineEnd } from '../../git/environment';
import { nearest } from '../../model/nearest';
import { fail, quotedNames } from '../failure';
import type { Io } from '../io';
import type { CliMessage } from '../words';

/** A git repository with a working tree. Nothing here changes it, and nothing is checked out. */
export interface Repository {
    /** The folder of its working tree: absolute, without links in it. */
    readonly top: string;
    /** What it is opened for, as the user wrote it. */
    readonly purpose: string;
    /** What was read from its store so far, by object: two revisions have nearly all of it in common. */
    readonly contents: Map<string, Buffer>;
    /** What a git command prints. A command that fails ends the run, with what git says. */
    readonly run: (args: readonly string[], more?: RunOptions) => Buffer;
    /** The same; undefined when the command fails. */
    readonly ask: (args: readonly string[]) => string | undefined;
}

export interface RunOptions {
    /** What the command reads. */
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
}

/** A flag that can be left out; `journey diff`, which compares files as well; or the settings of a repository. */
export type GitUse = 'flag' | 'diff' | 'settings';

const MISSING = { flag: 'git-missing', diff: 'git-missing-diff', settings: 'git-missing-settings' } as const satisfies Record<GitUse, CliMessage>;
const NO_REPOSITORY = { flag: 'no-repository', diff: 'no-repository-diff', settings: 'no-repository-settings' } as const satisfies Record<GitUse, CliMessage>;

export interface GitOptions {
    readonly env: Io['env'];
    /** What needs git, as the user wrote it, e.g. `--since main`. */
    readonly purpose: string;
    /** What that is, which decides what can be done without git. */
    readonly use: GitUse;
    /** How paths are shown to people. */
    readonly show: (absolute: string) => string;
}

/** The repository that a folder belongs to. That there is none, or no git, ends the run. */
export function openRepository(folder: string, { env, purpose, use, show }: GitOptions): Repository {
    const call = (cwd: string, args: readonly string[], { input, env: added }: RunOptions = {}): { readonly code: number | null; readonly stdout: Buffer; readonly stderr: string } => {
        const { status, stdout, stderr, error } = spawnSync('git', [...args], {
            cwd, env: { ...gitEnvironment(env), ...added }, maxBuffer: Infinity, windowsHide: true, ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
        });
        if (error !== undefined) {
            const { code } = error as NodeJS.ErrnoException;
            fail(code === 'ENOENT' || code === 'EACCES' ? MISSING[use] : 'git-failed', { purpose, command: args[0]!, reason: error.message });
        }
        return { code: status, stdout, stderr: stderr.toString() };
    };
    const failed = (args: readonly string[], stderr: string): never => fail('git-failed', { purpose, command: args[0]!, reason: firstLineOf(stderr) });

    const found = call(folder, ['rev-parse', '--show-toplevel']);
    if (found.code !== 0) {
        if (saysNoRepository(found.stderr)) fail(NO_REPOSITORY[use], { purpose, path: show(folder) });
        failed(['rev-parse'], found.stderr);
    }
    const top = realpathSync(resolve(withoutLineEnd(found.stdout.toString())));
    return {
        top, purpose, contents: new Map(),
        run: (args, more) => {
            const { code, stdout, stderr } = call(top, args, more);
            return code === 0 ? stdout : failed(args, stderr);
        },
        ask: args => {
            const { code, stdout } = call(top, args);
            return code === 0 ? withoutLineEnd(stdout.toString()) : undefined;
        },
    };
}

/** The full name of the commit that a revision (`main`, `v1.2`, `HEAD~3`) means. That there is none ends the run. */
export function commitOf(repository: Repository, revision: string): string {
    // What begins with a dash would be a flag.
    const commit = revision === '' || revision.startsWith('-') ? undefined : repository.ask(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
    if (commit !== undefined) return commit;
    const names = (repository.ask(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags']) ?? '').split('\n').filter(name => name !== '');
    const remote = names.find(name => name.endsWith(`/${revision}`));
    const near = quotedNames(remote === undefined ? nearest(revision, names).slice(0, 1) : [remote]);
    return fail(isShallow(repository) ? 'unknown-revision-shallow' : 'unknown-revision', { revision, nearest: near });
}

/** The commit where two parted; undefined when they have none in common here, as in a clone without enough history. */
export function mergeBase(repository: Repository, one: string, other: string): string | undefined {
    return repository.ask(['merge-base', one, other])?.split('\n')[0];
}

function isShallow(repository: Repository): boolean {
    return repository.ask(['rev-parse', '--is-shallow-repository']) === 'true';
}

/** The folders in which git keeps where branches are: that of this working tree, and that of all. */
export function gitFoldersOf({ top, run }: Repository): readonly string[] {
    const [own = '', common = ''] = withoutLineEnd(run(['rev-parse', '--absolute-git-dir', '--git-common-dir']).toString()).split(/\r?\n/);
    return [...new Set([resolve(own), resolve(top, common)])];
}
