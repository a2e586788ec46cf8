import type { Command, Context } from '../command';
import { fail, quotedNames } from '../failure';
import type { ExitCode } from '../io';
import { nearest } from '../../model/nearest';

/** What git is told to run, and what people run to tell it. Each is loaded when it is used: git calls these for every file. */
const STEPS: Readonly<Record<string, () => Promise<(context: Context, args: readonly string[]) => Promise<ExitCode>>>> = {
    install: async () => (await import('../git/install')).install,
    uninstall: async () => (await import('../git/install')).uninstall,
    diff: async () => (await import('../git/external-diff')).externalDiff,
    merge: async () => (await import('../merge/merge-files')).mergeFiles,
};

export const git: Command = {
    usage: 'git install | uninstall',
    about: 'Teaches the git of this repository to read journeys: changes are told by what they do to the customer (`git diff`, `git show --ext-diff`), '
        + 'hunks name the touchpoint that they are in, and branches are merged by what is said, so that only one fact changed on both sides is a conflict. '
        + '`install` adds a line to .gitattributes, which belongs into the repository, and sets the config of this clone, which each clone needs for itself; '
        + '`uninstall` takes both back. git itself then runs `journey git merge` and `journey git diff`.',
    flags: {
        command: { value: 'COMMAND', about: 'With install: how git is to run the command line; without it, as it runs now' },
    },
    examples: [
        { line: 'journey git install', about: 'Once in each clone' },
        { line: 'git diff --no-ext-diff', about: 'The lines that changed, as ever' },
    ],
    run: async (context) => {
        const [step = '', ...args] = context.given.paths;
        const load = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined;
        if (load === undefined) fail('git-verb', { given: step, nearest: quotedNames(nearest(step, Object.keys(STEPS)).slice(0, 1)) });
        return (await load())(context, args);
    },
};
