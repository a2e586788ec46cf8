import { spawnSync } from 'node:child_process';

/**
 * The state that a pull request would change. A checkout is usually shallow: what is missing is fetched, no more.
 * @param sha the commit of the base branch that GitHub names.
 * @returns the revision, and whether git knows how the present state came from it; undefined when it cannot be had.
 */
export function baseOf(sha, cwd, notice) {
    if (!/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
    // The tested commit is a merge: with its two parents it is connected to the base.
    if (!isThere(sha, cwd)) git(cwd, 'fetch', '--no-tags', '--quiet', '--depth=2', 'origin', 'HEAD', sha);
    if (!isConnected(sha, cwd)) git(cwd, 'fetch', '--no-tags', '--quiet', '--deepen=1', 'origin', ...headRef());
    if (!isThere(sha, cwd)) {
        notice(`The base of this pull request (${sha.slice(0, 12)}) cannot be fetched: nothing is compared. Give \`actions/checkout\` a \`fetch-depth: 0\`.`);
        return undefined;
    }
    const connected = isConnected(sha, cwd);
    if (!connected) notice('This checkout does not have the history up to the base: every finding counts. Give `actions/checkout` a `fetch-depth: 0`.');
    return { revision: sha, isConnected: connected };
}

const headRef = () => (process.env.GITHUB_REF === undefined ? [] : [process.env.GITHUB_REF]);
const isThere = (sha, cwd) => git(cwd, 'cat-file', '-e', `${sha}^{commit}`);
const isConnected = (sha, cwd) => isThere(sha, cwd) && git(cwd, 'merge-base', sha, 'HEAD');
const git = (cwd, ...args) => spawnSync('git', args, { cwd, stdio: 'ignore', timeout: 120_000 }).status === 0;
