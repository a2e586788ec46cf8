import { format } from '../../../language-server/format';
import { parse, withRecovery, type Parsed } from '../../../language-server/parse';
import { format as say } from '../../checks/message';
import { rule as syntax } from '../../checks/rules/syntax';
import { positionAt } from '../../model/source';
import type { Command, Context } from '../command';
import { fail, note, tell } from '../failure';
import { ALLOW_EMPTY } from '../flags';
import { EXIT, type ExitCode } from '../io';
import { counted } from '../lint/words';
import { contextFor } from '../locale';
import { pathShower } from '../paths';
import { oneLine } from '../printable';
import { asOnDisk, readText, type FileText } from '../read-file';
import { openProjects } from '../selection';
import { readStandardInput } from '../standard-input';
import { unifiedDiff } from '../unified-diff';
import { replaceText } from '../write-file';

export const formatCommand: Command = {
    usage: 'format [PATH … | -]',
    about: 'Writes journeys in the one canonical style. The meaning never changes, and comments stay. A PATH is a file, a folder or a pattern; '
        + 'without one, the current folder. `-` reads standard input and writes standard output. A file with a syntax error is left as it is.',
    flags: {
        check: { about: 'Write nothing; list the files that are not formatted, and exit with 1 when there are any' },
        diff: { about: 'Write nothing; show what would change, and exit with 1 when anything would' },
        'stdin-filename': { value: 'FILE', about: 'With -: the file that standard input stands for, for messages' },
        'allow-empty': ALLOW_EMPTY,
    },
    examples: [
        { line: 'journey format', about: 'Everything below the current folder' },
        { line: 'journey format --check', about: 'In CI' },
        { line: 'journey format - < draft.journey', about: 'From an editor' },
    ],
    run: formatFiles,
};

async function formatFiles(called: Context): Promise<ExitCode> {
    const { io, given } = called;
    if (given.has('check') && given.has('diff')) fail('flags-exclude', { first: '--check', second: '--diff' });
    const show = pathShower(io.cwd);
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: given.has('allow-empty') });
    const input = await readStandardInput(called, projects);
    if (input !== undefined) return formatInput(input.overlay.file, given.text('stdin-filename') ?? show(input.overlay.absolute), contextFor(called, input.selection.projects));

    const selection = projects.select(given.paths.length === 0 ? ['.'] : given.paths);
    const context = contextFor(called, selection.projects);
    for (const each of selection.excluded) note(context, 'excluded', each);
    const isDry = given.has('check') || given.has('diff');
    let all = 0;
    let changed = 0;
    let broken = 0;
    let unwritten = 0;
    let unreadable = selection.unreadable.length;
    for (const { asked } of selection.projects) {
        for (const absolute of [...asked].sort()) {
            const path = show(absolute);
            const read = readText(absolute, path);
            if ('unreadable' in read) {
                io.stderr.write(`journey: ${read.unreadable.say(context.ambientLocale)}\n`);
                unreadable++;
                continue;
            }
            all++;
            const formatted = await formattedText(read.file, path, context);
            if (formatted === undefined) {
                broken++;
                continue;
            }
            if (formatted === read.file.text && !read.file.hasByteOrderMark) continue;
            if (!isDry) {
                const failure = replaceText(absolute, asOnDisk(read.file), formatted, path);
                if (failure === undefined) changed++;
                else {
                    tell(context, failure);
                    unwritten++;
                }
                continue;
            }
            changed++;
            if (given.has('check')) io.stdout.write(`${path}\n`);
            else io.stdout.write(unifiedDiff(asOnDisk(read.file), formatted, path));
        }
    }
    for (const { say: text } of selection.unreadable) io.stderr.write(`journey: ${text(context.ambientLocale)}\n`);
    const read = all - broken - unwritten;
    if (read > 0 && !given.has('diff')) {
        const files = counted(read, 'file', context.ambientLocale);
        note(context, changed === 0 ? 'all-formatted' : isDry ? 'to-format' : 'formatted', { changed, files });
    }
    if (unreadable + unwritten > 0) return EXIT.failed;
    return broken > 0 || (isDry && changed > 0) ? EXIT.found : EXIT.ok;
}

async function formatInput(file: FileText, path: string, context: Context): Promise<ExitCode> {
    const { io, given } = context;
    const formatted = await formattedText(file, path, context);
    if (formatted === undefined) return EXIT.found;
    const isChanged = formatted !== file.text || file.hasByteOrderMark;
    if (given.has('check')) {
        if (isChanged) io.stdout.write(`${path}\n`);
    }
    else io.stdout.write(given.has('diff') ? unifiedDiff(asOnDisk(file), formatted, path) : formatted);
    return isChanged && (given.has('check') || given.has('diff')) ? EXIT.found : EXIT.ok;
}

/** Undefined when the text has a syntax error, which is told. */
async function formattedText({ text }: FileText, path: string, context: Context): Promise<string | undefined> {
    const { parsed, formatted } = await withRecovery(() => {
        const read = parse(text);
        return { parsed: read, formatted: format(text, read) };
    });
    if ('text' in formatted) return formatted.text;
    tellProblems(parsed, path, context);
    return undefined;
}

function tellProblems({ problems, lineStarts }: Parsed, path: string, context: Context): void {
    for (const { start, message, args } of problems) {
        const words = syntax.messages[message] ?? syntax.messages.default;
        note(context, 'not-formatted', { path, ...positionAt(lineStarts, start), message: oneLine(say(words, args, context.ambientLocale)) });
    }
    note(context, 'left-unformatted', { path, errors: counted(problems.length, 'syntax', context.ambientLocale) });
}
