import { bashCompletion } from '../completion/bash';
import { completable, type CompletableVerb } from '../completion/completable';
import { fishCompletion } from '../completion/fish';
import { zshCompletion } from '../completion/zsh';
import type { Command, Context } from '../command';
import { fail } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { VERBS } from '../verbs';

const SHELLS: Readonly<Record<string, (verbs: readonly CompletableVerb[]) => string>> = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const completion: Command = {
    usage: 'completion bash|zsh|fish',
    about: 'Prints a script that completes verbs, flags with their values, names of rules and journeys in a shell.',
    flags: {},
    words: Object.keys(SHELLS),
    examples: [
        { line: 'source <(journey completion bash)', about: 'In ~/.bashrc; for zsh the same in ~/.zshrc, behind compinit' },
        { line: 'journey completion fish > ~/.config/fish/completions/journey.fish', about: 'Once, for fish' },
    ],
    run: printCompletion,
};

async function printCompletion({ io, given: { paths } }: Context): Promise<ExitCode> {
    const [shell = '', ...others] = paths;
    if (others.length > 0) fail('one-argument', { verb: 'completion', count: paths.length });
    const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
    if (write === undefined) fail('name-a-shell', { given: shell });
    const verbs = await Promise.all(Object.entries(VERBS).map(async ([name, { about, load }]) => completable(name, about, await load())));
    io.stdout.write(write(verbs));
    return EXIT.ok;
}
