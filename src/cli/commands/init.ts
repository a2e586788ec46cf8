import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { format } from '../../checks/message';
import { CONFIG_FILE_NAME } from '../../checks/resolved-config';
import type { Command, Context } from '../command';
import { fail, Failure } from '../failure';
import { CONFIG, EXTENSIONS, workflow } from '../init/samples';
import { EXIT, type ExitCode } from '../io';
import { folderUpward, withSlashes } from '../paths';
import { reasonOf } from '../read-file';
import { JOURNEY_ENDING } from '../../../language-server/files';
import { SAMPLE_JOURNEY } from '../../../language-server/sample-journey';
import { VERSION } from '../version';
import { CLI_MESSAGES, INIT_WORDS } from '../words';
import { makeFolder, writeText } from '../write-file';

export const init: Command = {
    usage: 'init [FOLDER]',
    about: 'Starts a project without asking anything: a small journey that passes, journey.config.json, a GitHub workflow and an editor recommendation '
        + '(both in the repository\'s folder). What is there already stays as it is. The language of the journey is that of --locale or of the environment.',
    flags: {},
    examples: [{ line: 'journey init journeys', about: 'In a folder of its own' }],
    run: start,
};

async function start(context: Context): Promise<ExitCode> {
    const { io, given, ambientLocale } = context;
    if (given.paths.length > 1) fail('one-argument', { verb: 'init', count: given.paths.length });
    const folder = resolve(io.cwd, given.paths[0] ?? '.');
    const repository = folderUpward(folder, '.git') ?? folder;
    const words = INIT_WORDS[ambientLocale];
    const shown = (path: string): string => withSlashes(relative(io.cwd, path)) || '.';

    const own = existing(folder);
    const journeyFile = join(folder, own ?? `first${JOURNEY_ENDING}`);
    const files = [
        [journeyFile, SAMPLE_JOURNEY[ambientLocale]],
        [join(folder, CONFIG_FILE_NAME), CONFIG[ambientLocale]],
        [join(repository, '.github/workflows/journey.yml'), workflow(VERSION)],
        [join(repository, '.vscode/extensions.json'), EXTENSIONS],
    ] as const;
    for (const [path, text] of files) {
        const isThere = existsSync(path);
        if (!isThere) {
            makeFolder(dirname(path), shown(dirname(path)));
            writeText(path, text, shown(path));
        }
        io.stdout.write(`${isThere ? words.left : words.wrote}  ${shown(path)}\n`);
    }
    io.stdout.write(`\n${words.next}\n  journey lint ${shown(folder)}\n  journey render ${shown(journeyFile)} -o map.svg\n`);
    return EXIT.ok;
}

/** A journey that is there already: beside others, the sample would only be in the way. */
function existing(folder: string): string | undefined {
    if (!existsSync(folder)) return undefined;
    try {
        return readdirSync(folder).sort().find(name => name.endsWith(JOURNEY_ENDING));
    }
    catch (error) {
        throw new Failure(locale => format(CLI_MESSAGES['cannot-read'], { path: folder, reason: reasonOf(error, locale) }, locale));
    }
}
