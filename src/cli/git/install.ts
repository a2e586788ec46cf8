import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../command';
import { fail, note } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { pathShower } from '../paths';
import { writeText } from '../write-file';
import { openRepository, type Repository } from './repository';

const ATTRIBUTES = '*.journey diff=journey merge=journey';

/** The line that a hunk's header shows: the innermost thing that begins before it. Inside of blocks `owner` and its like are facts. */
const HEADER = [
    '^((journey|case|portfolio|owner|supplier|partner|distributor|system|channel|persona|information|metric|scenario|term|handoff|path)[ \\t].*)$',
    '^[ \\t]*((stage|touchpoint|at)[ \\t].*)$',
].join('\n');

/** Tells the git of this repository how journeys are compared and merged. Doing it twice changes nothing. */
export async function install(context: Context, args: readonly string[]): Promise<ExitCode> {
    if (args.length > 0) fail('no-arguments', { verb: 'git install', value: args[0]! });
    const repository = repositoryHere('install', context);
    const command = context.given.text('command') ?? ownCommand();
    for (const [name, value] of settings(command)) repository.run(['config', '--local', name, value]);
    const path = join(repository.top, '.gitattributes');
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (before.split(/\r?\n/).includes(ATTRIBUTES)) {
        note(context, 'git-installed', { path: '.gitattributes' });
        return EXIT.ok;
    }
    const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
    writeText(path, `${before}${before === '' || before.endsWith('\n') ? '' : lineEnd}${ATTRIBUTES}${lineEnd}`, '.gitattributes');
    note(context, 'git-installed-attributes', { path: '.gitattributes' });
    return EXIT.ok;
}

export async function uninstall(context: Context, args: readonly string[]): Promise<ExitCode> {
    if (args.length > 0) fail('no-arguments', { verb: 'git uninstall', value: args[0]! });
    const repository = repositoryHere('uninstall', context);
    for (const section of ['diff.journey', 'merge.journey']) repository.ask(['config', '--local', '--remove-section', section]);
    const path = join(repository.top, '.gitattributes');
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const after = before.split(/(?<=\n)/).filter((line) => line.trim() !== ATTRIBUTES).join('');
    if (after === '' && before !== '') rmSync(path);
    else if (after !== before) writeText(path, after, '.gitattributes');
    note(context, 'git-uninstalled', {});
    return EXIT.ok;
}

function repositoryHere(verb: 'install' | 'uninstall', { io }: Context): Repository {
    return openRepository(io.cwd, { env: io.env, purpose: `journey git ${verb}`, use: 'settings', show: pathShower(io.cwd) });
}

function settings(command: string): readonly (readonly [name: string, value: string])[] {
    return [
        ['diff.journey.xfuncname', HEADER],
        ['diff.journey.command', `${command} git diff`],
        ['merge.journey.name', 'journeys, by what they say'],
        // %O, %A, %B: the common ancestor, ours and theirs, as files; %L: how long a marker is; %P: the path in the repository.
        ['merge.journey.driver', `${command} git merge %O %A %B %L %P`],
    ];
}

/** How this process was started, for the shell that git runs commands with. */
function ownCommand(): string {
    return [process.execPath, process.argv[1] ?? ''].map((word) => `'${word.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`).join(' ');
}
