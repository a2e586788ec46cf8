/**
 * Names of the branch that changes go into, the likeliest first; the first that exists is it.
 * @param stated by the config. In CI only the branch of the origin is there.
 * @param cloned the branch that the origin is cloned at.
 */
export function baseBranches(stated: string | undefined, cloned: string | undefined): readonly string[] {
    if (stated !== undefined) return [stated, `origin/${stated}`];
    return [...(cloned === undefined ? [] : [cloned]), 'origin/main', 'origin/master', 'main', 'master'];
}

/** Asks for {@link baseBranches}'s `cloned`. */
export const CLONED_BRANCH: readonly string[] = ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'];
