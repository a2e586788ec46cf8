import { nearest } from '../model/nearest';
import { readArguments } from './arguments';
import { paintFor, type ColourChoice } from './colour';
import { COMMON_FLAGS, widthOf, type Command } from './command';
import { fail, Failure, quotedNames } from './failure';
import { EXIT, type ExitCode, type Io } from './io';
import { localeOfEnvironment, localeOfFlag } from './locale';
import { CLI_MESSAGES, REASONS } from './words';
import { format } from '../checks/message';
import type { Locale } from '../checks/rule';
import type { Verbs } from './verbs';

/** The command line: one verb of these with its arguments. Answers the exit code and never throws. */
export async function runVerb(args: readonly string[], io: Io, verbs: Verbs): Promise<ExitCode> {
    try {
        return await found(args, io, verbs);
    }
    catch (error) {
        report(error, io, localeGiven(args) ?? localeOfEnvironment(io.env), args.includes('--verbose'));
        return EXIT.failed;
    }
}

async function found([first, ...rest]: readonly string[], io: Io, verbs: Verbs): Promise<ExitCode> {
    if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
        const { HELP, overview, verbHelp } = await import('./help');
        const [verb] = first === 'help' ? readArguments(HELP.usage, rest, COMMON_FLAGS).paths : [];
        io.stdout.write(verb === undefined ? overview(widthOf(io), verbs) : verbHelp(verb === 'help' ? HELP : await commandOf(verb, verbs), widthOf(io)));
        return EXIT.ok;
    }
    if (first === '--version' || first === '-v' || first === '-V') {
        const { VERSION } = await import('./version');
        io.stdout.write(`${VERSION}\n`);
        return EXIT.ok;
    }
    if (first.startsWith('-')) fail('flag-for-verb', { flag: first.split('=')[0]!, nearest: quotedNames(nearest(first, ['--help', '--version']).slice(0, 1)) });
    const command = await commandOf(first, verbs);
    if (rest.includes('--help') || rest.includes('-h')) {
        const { verbHelp } = await import('./help');
        io.stdout.write(verbHelp(command, widthOf(io)));
        return EXIT.ok;
    }
    const given = readArguments(command.usage, rest, { ...command.flags, ...COMMON_FLAGS });
    const tag = given.text('locale');
    const locale = tag === undefined ? undefined : localeOfFlag(tag);
    const colour = (given.text('color') ?? 'auto') as ColourChoice;
    return command.run({
        io, given, locale,
        ambientLocale: locale ?? localeOfEnvironment(io.env),
        paint: paintFor(io.stdout, colour, io.env),
        paintError: paintFor(io.stderr, colour, io.env),
        isVerbose: given.has('verbose'),
    });
}

async function commandOf(verb: string, verbs: Verbs): Promise<Command> {
    const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (known === undefined) fail('unknown-verb', { verb, nearest: quotedNames(nearest(verb, Object.keys(verbs)).slice(0, 1)) });
    return known.load();
}

function report(error: unknown, io: Io, locale: Locale, isVerbose: boolean): void {
    if (error instanceof Failure) {
        io.stderr.write(`journey: ${error.text(locale)}\n`);
        return;
    }
    const { code, message, path, syscall } = error as NodeJS.ErrnoException;
    if (syscall === 'uv_cwd') {
        io.stderr.write(`journey: ${CLI_MESSAGES['no-current-folder'][locale]}\n`);
        return;
    }
    const reason = code === undefined ? undefined : REASONS[code]?.[locale];
    const words = reason === undefined ? (error instanceof Error ? message : String(error)) : path === undefined ? reason : `${path}: ${reason}`;
    io.stderr.write(`journey: ${format(CLI_MESSAGES['internal-error'], { error: words.split('\n')[0]! }, locale)}\n`);
    if (isVerbose && error instanceof Error && error.stack !== undefined) io.stderr.write(`${error.stack}\n`);
}

/** For messages about arguments that could not be read as a whole. */
function localeGiven(args: readonly string[]): Locale | undefined {
    const at = args.findIndex(argument => argument === '--locale' || argument.startsWith('--locale='));
    if (at === -1) return undefined;
    const tag = args[at]!.includes('=') ? args[at]!.slice('--locale='.length) : args[at + 1] ?? '';
    try {
        return localeOfFlag(tag);
    }
    catch {
        return undefined;
    }
}
