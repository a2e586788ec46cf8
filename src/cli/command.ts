import { LOCALES, type Locale } from '../checks/rule';
import type { Flags, Given } from './arguments';
import { COLOUR_CHOICES, type Paint } from './colour';
import type { ExitCode, Io } from './io';

/** A verb: how it is used, and what it does. */
export interface Command {
    /** What follows `journey`, e.g. `lint [paths | -]`. */
    readonly usage: string;
    /** What it does: a few sentences. */
    readonly about: string;
    readonly flags: Flags;
    /** What a shell can offer behind the verb beside, or in place of, paths. */
    readonly words?: readonly string[];
    /** Lines to copy, each with what it does. */
    readonly examples: readonly { readonly line: string; readonly about: string }[];
    readonly run: (context: Context) => Promise<ExitCode>;
}

/** What a verb is run with. */
export interface Context {
    readonly io: Io;
    readonly given: Given;
    /** `--locale`, when it is given. */
    readonly locale: Locale | undefined;
    /** The language of this run as far as the command line and the environment say. */
    readonly ambientLocale: Locale;
    /** For standard output and for standard error. */
    readonly paint: Paint;
    readonly paintError: Paint;
    readonly isVerbose: boolean;
}

/** Flags of every verb. */
export const COMMON_FLAGS = {
    locale: { value: 'LANGUAGE', suggests: LOCALES, about: 'Language of messages: en, zh-Hans or zh-Hant. Without it: the config, then LC_ALL, LC_MESSAGES, LANG' },
    color: { value: 'WHEN', choices: COLOUR_CHOICES, about: 'When to use colours: auto (only on a terminal), always or never; NO_COLOR and FORCE_COLOR count, too' },
    verbose: { about: 'Show where an internal error arose' },
    help: { short: 'h', about: 'Show this help' },
} as const satisfies Flags;

const NARROWEST = 60;
const WIDEST = 100;
const WITHOUT_TERMINAL = 80;
/** How wide texts are set, in columns. */
export function widthOf(io: Io): number {
    return Math.max(NARROWEST, Math.min(WIDEST, io.stdout.columns ?? WITHOUT_TERMINAL));
}

/** How wide lines of a journey are shown, in columns: as the terminal is; elsewhere a line in canonical style is never cut. */
export function frameWidthOf(io: Io): number {
    return Math.max(NARROWEST, io.stdout.columns ?? 120);
}
