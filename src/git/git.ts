import { spawn } from 'node:child_process';
import { gitEnvironment } from './environment';

/** A program `git` that runs beside its caller, which goes on meanwhile. */
export interface Git {
    /** @throws GitFailure `no-git` when it cannot be started. */
    readonly run: (folder: string, args: readonly string[], input?: string) => Promise<GitAnswer>;
}
export interface GitAnswer { readonly isDone: boolean; readonly stdout: Buffer; readonly stderr: string }

/** Why something cannot be read from git. */
export type GitProblem =
    | 'no-git'
    | 'no-repository'
    /** There is no commit of that name. */
    | 'no-commit'
    /** The same, in a clone that holds only a part of the history. */
    | 'no-commit-shallow'
    /** A partial clone lacks contents of the commit, and nothing is fetched for them. */
    | 'no-contents'
    /** Anything else; the message says what git says. */
    | 'failed';

export class GitFailure extends Error {
    constructor(readonly problem: GitProblem, message: string) {
        super(message);
    }
}

/** @param programs names or paths of it; the first that can be started is taken. */
export function gitFrom(programs: readonly string[], env: Readonly<Record<string, string | undefined>>): Git {
    return {
        run: async (folder, args, input) => {
            let reason = '';
            for (const program of programs) {
                const answer = await start(program, folder, args, env, input).catch(notStarted);
                if (!('missing' in answer)) return answer;
                reason = answer.missing;
            }
            throw new GitFailure('no-git', reason);
        },
    };
}

/** A name that can be no program's, such as an empty one, is refused before anything is started. */
const notStarted = (error: unknown): { readonly missing: string } => ({ missing: error instanceof Error ? error.message : String(error) });

function start(program: string, cwd: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>, input: string | undefined): Promise<GitAnswer | { readonly missing: string }> {
    return new Promise((resolve) => {
        const child = spawn(program, [...args], { cwd, env: { ...gitEnvironment(env), ...OFFLINE }, windowsHide: true, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
        const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
        child.stdout!.on('data', (data: Buffer) => stdout.push(data));
        child.stderr!.on('data', (data: Buffer) => stderr.push(data));
        child.once('error', (error) => resolve({ missing: error.message }));
        child.once('close', (code) => resolve({ isDone: code === 0, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }));
        // One that ends before it has read everything says why on standard error.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
    });
}

/**
 * A partial clone would fetch what it lacks while it is read. The second variable does the same for versions of git before 2.44, which do not know the first:
 * https://git-scm.com/docs/git#Documentation/git.txt-codeGITNOLAZYFETCHcode
 */
const OFFLINE = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' } as const;
