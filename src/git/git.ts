import { spawn } from 'node:child_process';
import { gitEnvironment } from './environment';

/** A program `git` that runs beside its caller, which goes on meanwhile. */
export interface Git {
    /** @throws GitFailure `no-git` when it cannot be started, `too-slow` when it does not end in time, `cancelled` when it is no longer wanted. */
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
    /** It did not end in time, and was ended. The message says after how many seconds. */
    | 'too-slow'
    /** Nobody waits for it any more, so it was ended. */
    | 'cancelled'
    /** Anything else; the message says what git says. */
    | 'failed';

export class GitFailure extends Error {
    constructor(readonly problem: GitProblem, message: string) {
        super(message);
    }
}

/** To list a large repository takes seconds; one on a network drive that is gone never answers. */
const LIMIT_MS = 60_000;

/**
 * @param programs names or paths of it; the first that can be started is taken.
 * @param limitMs after which one that has not ended is ended.
 * @param signal ends what runs, and lets nothing more begin.
 */
export function gitFrom(programs: readonly string[], env: Readonly<Record<string, string | undefined>>, limitMs: number = LIMIT_MS, signal?: AbortSignal): Git {
    return {
        run: async (folder, args, input) => {
            let reason = '';
            for (const program of programs) {
                const answer = await start(program, folder, args, { env, input, limitMs, signal }).catch(notStarted);
                if (signal?.aborted === true) throw new GitFailure('cancelled', '');
                if ('late' in answer) throw new GitFailure('too-slow', String(Math.ceil(limitMs / 1000)));
                if (!('missing' in answer)) return answer;
                reason = answer.missing;
            }
            throw new GitFailure('no-git', reason);
        },
    };
}

/** A name that can be no program's, such as an empty one, is refused before anything is started. */
const notStarted = (error: unknown): { readonly missing: string } => ({ missing: error instanceof Error ? error.message : String(error) });

interface StartOptions { readonly env: Readonly<Record<string, string | undefined>>; readonly input: string | undefined; readonly limitMs: number; readonly signal: AbortSignal | undefined }

function start(program: string, cwd: string, args: readonly string[], { env, input, limitMs, signal }: StartOptions): Promise<GitAnswer | { readonly missing: string } | { readonly late: true }> {
    return new Promise((resolve) => {
        if (signal?.aborted === true) return resolve({ late: true });
        const child = spawn(program, [...args], { cwd, env: { ...gitEnvironment(env), ...OFFLINE }, windowsHide: true, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
        const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
        const end = (): void => {
            child.kill('SIGKILL');
            // What it has started may hold them open.
            child.stdout!.destroy();
            child.stderr!.destroy();
            resolve({ late: true });
        };
        const limit = setTimeout(end, limitMs);
        signal?.addEventListener('abort', end, { once: true });
        child.once('close', () => signal?.removeEventListener('abort', end));
        child.stdout!.on('data', (data: Buffer) => stdout.push(data));
        child.stderr!.on('data', (data: Buffer) => stderr.push(data));
        child.once('error', (error) => {
            clearTimeout(limit);
            resolve({ missing: error.message });
        });
        child.once('close', (code) => {
            clearTimeout(limit);
            resolve({ isDone: code === 0, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
        });
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
