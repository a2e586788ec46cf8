/**
 * A hook is run with variables that name its repository relative to where git was called; what belongs to a folder is found
 * from the folder. Messages in English can be told apart; nothing is locked, and nobody is asked for a password.
 */
export function gitEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
    const kept = Object.entries(env).filter(([name]) => !OF_A_HOOK.has(name));
    return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
}
const OF_A_HOOK: ReadonlySet<string> = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'LANGUAGE']);

/** What git says on standard error, in its first line and without its prefix. */
export const firstLineOf = (stderr: string): string => stderr.trim().split('\n')[0]!.replace(/^(?:fatal|error): /, '').replace(/\.$/, '');
export const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');

/** Whether git says that a folder is in no repository with a working tree. */
export const saysNoRepository = (stderr: string): boolean => /not a git repository|must be run in a work tree/.test(stderr);
/** Whether git says that it may not fetch what a partial clone lacks: it names the remote that promised it. */
export const saysPartialClone = (stderr: string): boolean => /from promisor remote|transport '[^']*' not allowed/.test(stderr);
