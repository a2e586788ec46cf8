import type { ExitCode, Io } from './io';
import { runVerb } from './run-verb';
import { VERBS } from './verbs';

/** The command line with every verb. Answers the exit code and never throws. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
    return runVerb(args, io, VERBS);
}
