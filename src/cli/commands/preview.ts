import { wholeNumber, type Flags } from '../arguments';
import type { Command, Context } from '../command';
import { fail, note } from '../failure';
import { ALLOW_EMPTY } from '../flags';
import { EXIT, type ExitCode } from '../io';
import { todayOf } from '../lint/options';
import { pathShower } from '../paths';
import { SCALE, scaleOf, themeFlag, themeOf } from '../pictures/flags';
import { changesGitFolders, changesPage } from '../preview/changes-page';
import { CHANGES_ADDRESS, startPreview, type PreviewOptions } from '../preview/start-preview';
import { reasonOf } from '../read-file';

const FLAGS = {
    port: { value: 'N', about: 'The port to listen on; a free one when not given' },
    theme: themeFlag('The colours to begin with; those of the system when not given'),
    scale: SCALE,
    against: { value: 'REF', about: 'Also serve the page of what is different from where this branch left REF, at the second address' },
    today: { value: 'DATE', about: 'The day that counts as today for what is found' },
    'allow-empty': ALLOW_EMPTY,
} as const satisfies Flags;

const HIGHEST_PORT = 65_535;

export const preview: Command = {
    usage: 'preview [PATH …] [--port N]',
    about: 'Serves the pages of a project, which follow what you save in whatever editor: all journeys in all views, with what `journey lint` finds. '
        + 'Prints the address to open. Only this machine can reach it. While a text cannot be read, its last picture stays, and says so. Ctrl-C ends it.',
    flags: FLAGS,
    examples: [
        { line: 'journey preview', about: 'All projects below the current folder' },
        { line: 'journey preview --against main', about: 'Also what this branch does to the customer, while you write it' },
        { line: 'journey preview shop.journey --port 8618', about: 'The journeys of one file, always at the same address' },
    ],
    run: servePreview,
};

async function servePreview(context: Context): Promise<ExitCode> {
    const { io, given, locale, ambientLocale } = context;
    const port = wholeNumber(given, 'port') ?? 0;
    if (HIGHEST_PORT < port) fail('no-such-port', { port });
    const today = todayOf(given);
    const theme = themeOf(given) ?? 'auto';
    const revision = given.text('against');
    const asked = { paths: given.paths, show: pathShower(io.cwd), io };
    const compared = revision === undefined ? {} : {
        changes: () => changesPage({ ...asked, revision, today: () => today ?? io.today(), ambientLocale, locale, theme }), gitFolders: () => changesGitFolders({ ...asked, revision }),
    };
    const server = await start({
        cwd: io.cwd, paths: given.paths.length === 0 ? ['.'] : given.paths, show: pathShower(io.cwd), locale, otherLocale: ambientLocale, port,
        theme, ...compared, scale: scaleOf(given),
        today: () => today ?? io.today(), allowEmpty: given.has('allow-empty'),
    });
    io.stdout.write(`${server.address}\n${revision === undefined ? '' : `${server.address}${CHANGES_ADDRESS}\n`}`);
    note(context, 'preview-ready', {});
    await io.interrupted();
    await server.stop();
    return EXIT.ok;
}

async function start(options: PreviewOptions): ReturnType<typeof startPreview> {
    try {
        return await startPreview(options);
    }
    catch (error) {
        if ((error as NodeJS.ErrnoException).syscall !== 'listen') throw error;
        return fail('port-taken', { port: options.port, reason: reasonOf(error, options.otherLocale) });
    }
}
