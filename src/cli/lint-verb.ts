import type { Io, ExitCode } from './io';
import { runVerb } from './run-verb';
import type { Verb } from './verbs';

export const LINT: Verb = { about: 'Check journeys: what is wrong, where, and what to do about it', load: async () => (await import('./commands/lint')).lint };

/** What a pipeline, a hook and an editor run all the time: it is read without the verbs that it does not need. */
export async function runLint(args: readonly string[], io: Io): Promise<ExitCode> {
    return runVerb(args, io, { lint: LINT });
}
