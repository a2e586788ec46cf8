import { CLI_MESSAGES, REASONS, type CliMessage } from './words';
import { format } from '../checks/message';
import type { Args, Locale } from '../checks/rule';
import type { Context } from './command';

/** Ends a run with exit code 2, and says why. */
export class Failure extends Error {
    constructor(readonly text: (locale: Locale) => string) {
        super(text('en'));
        this.name = 'Failure';
    }
}

export function fail(message: CliMessage, args: Args = {}): never {
    throw new Failure(locale => format(CLI_MESSAGES[message], args, locale));
}

/** Tells a failure that does not end the run at once. */
export function tell({ io, ambientLocale }: Pick<Context, 'io' | 'ambientLocale'>, failure: Failure): void {
    io.stderr.write(`journey: ${failure.text(ambientLocale)}\n`);
}

/** Tells something on standard error that ends nothing. */
export function note({ io, ambientLocale }: Pick<Context, 'io' | 'ambientLocale'>, message: CliMessage, args: Args): void {
    io.stderr.write(`journey: ${format(CLI_MESSAGES[message], args, ambientLocale)}\n`);
}

/** What to say when standard output takes no more, e.g. because the disk is full. */
export function cannotWriteOutput(error: NodeJS.ErrnoException, locale: Locale): string {
    return format(CLI_MESSAGES['cannot-write-output'], { reason: REASONS[error.code ?? '']?.[locale] ?? error.message }, locale);
}

/** For `{nearest}` in a message: the names in backticks, or nothing. */
export function quotedNames(names: readonly string[]): string {
    return names.map(name => `\`${name}\``).join(', ');
}
