import { CLI_MESSAGES, type CliMessage } from './words';
import { format } from '../checks/message';
import type { Args, Locale } from '../checks/rule';
import type { Context } from './command';

/** Ends a run with exit code 2: one line for the user, and below it what shows the place, such as a code frame. */
export class Failure extends Error {
    constructor(readonly text: (locale: Locale) => string, readonly details?: string) {
        super(text('en'));
        this.name = 'Failure';
    }
}

export function fail(message: CliMessage, args: Args = {}): never {
    throw new Failure(locale => format(CLI_MESSAGES[message], args, locale));
}

/** Tells something on standard error that ends nothing. */
export function note({ io, ambientLocale }: Pick<Context, 'io' | 'ambientLocale'>, message: CliMessage, args: Args): void {
    io.stderr.write(`journey: ${format(CLI_MESSAGES[message], args, ambientLocale)}\n`);
}

/** For `{nearest}` in a message: the names in backticks, or nothing. */
export function quotedNames(names: readonly string[]): string {
    return names.map(name => `\`${name}\``).join(', ');
}
