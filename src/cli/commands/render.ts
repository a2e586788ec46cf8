import { join } from 'node:path';
import { elementKey, type Journey } from '../../model/model';
import { nearest } from '../../model/nearest';
import { createAnalyses } from '../../analysis/analyses';
import { draw as drawPicture } from '../../render/picture';
import { THEMES, type Theme } from '../../render/scene';
import { svgOf } from '../../render/svg';
import { withRecovery } from '../../../language-server/parse';
import type { Compiled } from '../../../language-server/compile';
import type { Command, Context } from '../command';
import { fail, Failure, note, quotedNames } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { counted } from '../lint/words';
import { createLoader, type LoadedProject } from '../load-project';
import { absolutePath, pathShower } from '../paths';
import { openProjects } from '../selection';
import { makeFolder, writeText } from '../write-file';
import type { Locale } from '../../checks/rule';

export const render: Command = {
    usage: 'render [PATH …] [-o FILE.svg | --all -o FOLDER]',
    about: 'Draws the map of a journey as SVG. A PATH is a file, a folder or a pattern; without one, the current folder. '
        + 'The same text always gives the same picture: the language of the words in it comes from --locale or the config, not from the environment.',
    flags: {
        journey: { value: 'NAME', about: 'The journey to draw, when there are several' },
        all: { about: 'Draw every journey, each into a file FOLDER/NAME.svg' },
        output: { value: 'FILE', short: 'o', about: 'The file, or with --all the folder, to write; without it, standard output' },
        theme: { value: 'NAME', choices: THEMES, about: 'The colours; light when not given' },
        'allow-empty': { about: 'It is no error when no file matches' },
    },
    examples: [
        { line: 'journey render shop.journey -o shop.svg', about: 'The one journey of a file' },
        { line: 'journey render --all -o maps', about: 'Every journey below the current folder' },
    ],
    run: renderMaps,
};

/** A journey, and what is needed to draw it. */
interface Drawable { readonly project: LoadedProject; readonly path: string; readonly journey: Journey; readonly compiled: Compiled; readonly locale: Locale }

async function renderMaps(context: Context): Promise<ExitCode> {
    const { io, given } = context;
    const output = given.text('output');
    if (given.has('all') && output === undefined) fail('flag-belongs-to', { flag: '--all', other: '-o FOLDER' });
    if (given.has('all') && given.has('journey')) fail('flags-exclude', { first: '--all', second: '--journey' });
    const show = pathShower(io.cwd);
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: given.has('allow-empty') });
    const paths = given.paths.length === 0 ? ['.'] : given.paths;
    const selection = projects.select(paths);
    for (const each of selection.excluded) note(context, 'excluded', each);
    const loader = createLoader(projects, show);
    const loaded = selection.projects.map(project => loader.load(project));
    const all = await withRecovery(() => loaded.flatMap(project => drawables(project, context)));
    const [unreadable] = [...selection.unreadable, ...loader.unreadable()];
    if (unreadable !== undefined) throw new Failure(unreadable.say);

    const theme = (given.text('theme') ?? 'light') as Theme;
    const draw = ({ journey, compiled, locale }: Drawable): string => svgOf(drawPicture({ view: 'map', journey }, { project: compiled.view, analyses: createAnalyses(compiled.view), theme, locale }));
    if (all.length === 0 && !given.has('allow-empty')) fail('no-journey-to-draw', { path: paths.join(' ') });
    if (given.has('all')) {
        const folder = absolutePath(io.cwd, output!);
        makeFolder(folder, output!);
        const taken = new Set<string>();
        for (const each of all) {
            const name = freeName(each.journey.id, taken);
            writeText(join(folder, name), draw(each), `${output!}/${name}`);
        }
        noteSyntaxErrors(all, context);
        return EXIT.ok;
    }
    if (all.length === 0) return EXIT.ok;
    const chosen = choose(all, given.text('journey'), paths.join(' '), show);
    if (output === undefined) io.stdout.write(draw(chosen));
    else writeText(absolutePath(io.cwd, output), draw(chosen), output);
    noteSyntaxErrors([chosen], context);
    return EXIT.ok;
}

/** The journeys that stand in the files that were asked about. */
function drawables(project: LoadedProject, { locale }: Context): readonly Drawable[] {
    const compiled = project.compile();
    return compiled.project.journeys
        .map(journey => ({
            project, compiled, journey, path: compiled.sources.element(elementKey('journey', journey.id))?.path ?? '',
            locale: locale ?? project.selected.config.locale?.value ?? 'en',
        }))
        .filter(({ path }) => project.asked.has(path));
}

/** The only journey, or the one of this name. */
function choose(all: readonly Drawable[], name: string | undefined, path: string, show: (absolute: string) => string): Drawable {
    const ids = all.map(({ journey }) => journey.id);
    const [only, second] = name === undefined ? all : all.filter(({ journey }) => journey.id === name);
    const roots = [...new Set(all.map(({ project }) => project.selected.root))];
    if (second !== undefined && roots.length > 1) fail('several-projects-to-draw', { path, count: roots.length, known: quotedNames(roots.map(show)) });
    if (second !== undefined) fail('several-journeys', { path, count: ids.length, known: quotedNames(ids) });
    return only ?? fail('no-journey', { name: name ?? '', nearest: quotedNames(nearest(name ?? '', ids).slice(0, 1)), known: quotedNames(ids) });
}

/** A picture does not show what is missing in it: says once for each file that something is. */
function noteSyntaxErrors(drawn: readonly Drawable[], context: Context): void {
    const told = new Set<string>();
    for (const { project, path, compiled } of drawn) {
        const count = compiled.problems.filter(problem => problem.path === path && problem.rule === 'syntax').length;
        const shown = project.show(path);
        if (count === 0 || told.has(shown)) continue;
        told.add(shown);
        note(context, 'drawn-with-errors', { path: shown, errors: counted(count, 'syntax', context.ambientLocale) });
    }
}

/** Names that differ only in upper and lower case are one file on some systems. */
function freeName(id: string, taken: Set<string>): string {
    for (let count = 1; ; count++) {
        const name = count === 1 ? `${id}.svg` : `${id}-${count}.svg`;
        if (taken.has(name.toLowerCase())) continue;
        taken.add(name.toLowerCase());
        return name;
    }
}
