import { JOURNEY_VIEWS, VIEWS, type JourneyView, type ViewName } from '../../render/picture';
import type { Flags } from '../arguments';
import type { Command, Context } from '../command';
import { writeResult } from '../destinations';
import { fail } from '../failure';
import { ALLOW_EMPTY, outputFlag } from '../flags';
import { EXIT, type ExitCode } from '../io';
import { absolutePath } from '../paths';
import { choose } from '../pictures/choose';
import type { DrawableProject } from '../pictures/drawable-project';
import { SCALE, scaleOf, themeFlag, themeOf } from '../pictures/flags';
import { loadDrawable, noteSyntaxErrors, pathsOf } from '../pictures/load-drawable';
import { formatOf, pictureFile, svgFile, type FileOptions } from '../pictures/picture-file';
import { pageAssets } from '../pictures/page-assets';
import { planSite } from '../pictures/site';
import { makeFolder, writeText } from '../write-file';

const FLAGS = {
    journey: { value: 'NAME', about: 'The journey to draw, when there are several; with --view case or --view portfolio the name of that' },
    view: { value: 'NAME', choices: VIEWS, about: `What to show of it: ${VIEWS.join(', ')}; map when not given` },
    all: { about: 'Draw every journey, each into a file FOLDER/NAME.svg, with pages to browse them from FOLDER/index.html on' },
    output: outputFlag('The file to write, by its ending .svg, .html, .png or .pdf; with --all the folder. Without it, SVG goes to standard output'),
    theme: themeFlag('The colours; light when not given. A page then follows the system of its reader'),
    scale: SCALE,
    findings: { about: 'Mark in the picture what `journey lint` finds. A page has it always' },
    today: { value: 'DATE', about: 'The day that counts as today for what is found' },
    'allow-empty': ALLOW_EMPTY,
} as const satisfies Flags;

export const render: Command = {
    usage: 'render [PATH …] [-o FILE.{svg,html,png,pdf} | --all -o FOLDER]',
    about: 'Draws journeys: one picture as SVG or PNG, or all views of a journey with the same as text and what was found, as a page (HTML) or printed (PDF; only one picture with --view). '
        + 'A PATH is a file, a folder or a pattern; without one, the current folder. '
        + 'The same text always gives the same picture: the language of the words in it comes from --locale or the config, not from the environment.',
    flags: FLAGS,
    examples: [
        { line: 'journey render shop.journey -o shop.svg', about: 'The one journey of a file' },
        { line: 'journey render shop.journey -o shop.html', about: 'All views of it, on a page that needs nothing else' },
        { line: 'journey render --all -o maps', about: 'Every journey below the current folder, as pages to browse: no server is needed' },
    ],
    run: renderPictures,
};

async function renderPictures(context: Context): Promise<ExitCode> {
    const { io, given } = context;
    const output = given.text('output');
    const view = (given.text('view') ?? 'map') as ViewName;
    if (given.has('all') && output === undefined) fail('flag-belongs-to', { flag: '--all', other: '-o FOLDER' });
    if (given.has('all') && given.has('journey')) fail('flags-exclude', { first: '--all', second: '--journey' });
    if (given.has('all') && !isJourneyView(view)) fail('flags-exclude', { first: '--all', second: `--view ${view}` });
    const format = output === undefined || given.has('all') ? 'svg' : formatOf(output);
    const projects = await loadDrawable(context);
    const path = pathsOf(context).join(' ');
    const options: FileOptions = { theme: themeOf(given), scale: scaleOf(given), withFindings: given.has('findings'), isOneView: given.has('view'), env: io.env };

    if (given.has('all')) {
        // First of all: it may be why there is nothing to draw.
        noteSyntaxErrors(projects, context);
        if (projects.every(({ journeys }) => journeys.length === 0) && !given.has('allow-empty')) fail('nothing-to-draw', { path, what: 'journey' });
        writeSite(projects, view as JourneyView, output!, options, context);
        return EXIT.ok;
    }
    const chosen = choose(projects, view, given.text('journey'), path);
    if (chosen === undefined) noteSyntaxErrors(projects, context);
    if (chosen === undefined && !given.has('allow-empty')) fail('nothing-to-draw', { path, what: view === 'case' || view === 'portfolio' ? view : 'journey' });
    if (chosen === undefined) return EXIT.ok;
    writeResult(await pictureFile(chosen, format, options), output, context);
    noteSyntaxErrors([chosen.project], context, chosen.key === undefined ? undefined : chosen.project.pathOf(chosen.key));
    return EXIT.ok;
}

/** A picture of each journey, and pages to browse all of them. */
function writeSite(projects: readonly DrawableProject[], view: JourneyView, output: string, options: FileOptions, { io, locale }: Context): void {
    const folder = absolutePath(io.cwd, output);
    makeFolder(folder, output);
    const site = planSite(projects, { theme: options.theme ?? 'auto', scale: options.scale, assets: pageAssets(), locale: locale ?? projects[0]?.locale ?? 'en' });
    const write = (name: string, content: string): void => writeText(absolutePath(folder, name), content, `${output}/${name}`);
    for (const project of projects) for (const journey of project.journeys) write(`${site.nameOf(project, journey)}.svg`, svgFile({ project, subject: { view, journey } }, options));
    for (const [name, { make }] of site.pages) write(name, make());
}

const isJourneyView = (view: ViewName): boolean => (JOURNEY_VIEWS as readonly ViewName[]).includes(view);
