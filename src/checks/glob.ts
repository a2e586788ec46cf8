import picomatch from 'picomatch/posix';

/**
 * Matches paths (always with `/`) as `.gitignore` readers expect: `drafts` and `drafts/` stand for a folder of that name
 * at any depth, too, `*.journey` for a file at any depth, and `!…` takes out again what the others let in.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
    const wanted = globs.filter(glob => !glob.startsWith('!'));
    const unwanted = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1));
    const matches = oneOf(wanted.length === 0 && unwanted.length > 0 ? ['**'] : wanted);
    const isOut = oneOf(unwanted);
    return path => matches(path) && !isOut(path);
}

function oneOf(globs: readonly string[]): (path: string) => boolean {
    if (globs.length === 0) return () => false;
    return picomatch(globs.flatMap(glob => {
        const pattern = glob.replace(/^\.?\//, '').replace(/\/$/, '');
        // A glob with a slash belongs to one place; without one it may stand at any depth.
        const anywhere = pattern.includes('/') || glob.startsWith('/') ? pattern : `**/${pattern}`;
        return pattern.endsWith('**') ? [anywhere] : [anywhere, `${anywhere}/**`];
    }), { dot: true });
}

/** A path as seen from a folder above it; the path itself when the folder is not above it. */
export function relativeTo(root: string, path: string): string {
    return root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

/** Matches qualified names by a pattern in which `*` stands for any letters: `remote-repair.*`. */
export function nameMatcher(patterns: readonly string[]): (name: string) => boolean {
    const parts = patterns.map(pattern => pattern.split('*').map(part => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')).join('.*'));
    const matcher = new RegExp(`^(?:${parts.join('|')})$`, 'su');
    return name => matcher.test(name);
}
