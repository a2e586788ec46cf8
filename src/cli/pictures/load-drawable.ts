import { withRecovery } from '../../../language-server/parse';
import type { Context } from '../command';
import { Failure, note } from '../failure';
import { todayOf } from '../lint/options';
import { contextFor } from '../locale';
import { createLoader } from '../load-project';
import { pathShower } from '../paths';
import { openProjects } from '../selection';
import { noteSyntaxErrorsOf } from '../syntax-errors';
import { drawableProject, type DrawableProject } from './drawable-project';

/** Reads and compiles what was asked about; a file that cannot be read ends the run. */
export async function loadDrawable(context: Context): Promise<readonly DrawableProject[]> {
    const { io, given, locale } = context;
    const show = pathShower(io.cwd);
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: given.has('allow-empty') });
    const selection = projects.select(pathsOf(context));
    for (const each of selection.excluded) note(contextFor(context, selection.projects), 'excluded', each);
    const loader = createLoader(projects, show);
    const loaded = selection.projects.map((project) => loader.load(project));
    const today = todayOf(given) ?? io.today();
    const compiled = await withRecovery(() => loaded.map((project) => ({ project, compiled: project.compile() })));
    const [unreadable] = [...selection.unreadable, ...loader.unreadable()];
    if (unreadable !== undefined) throw new Failure(unreadable.say);
    return compiled.map((each) => drawableProject(each.project, each.compiled, { locale, today, show }));
}

/** What is asked about: the current folder when nothing is named. */
export const pathsOf = ({ given }: Context): readonly string[] => (given.paths.length === 0 ? ['.'] : given.paths);

/** Neither a picture nor a report shows what is missing in it: says once for each file that something is. @param only of one file. */
export function noteSyntaxErrors(projects: readonly DrawableProject[], called: Context, only?: string, message: 'drawn-with-errors' | 'reported-with-errors' = 'drawn-with-errors'): void {
    const context = contextFor(called, projects);
    const told = new Set<string>();
    for (const { syntaxErrors, show } of projects) {
        for (const { path, count } of syntaxErrors) {
            const shown = show(path);
            if ((only !== undefined && only !== path) || told.has(shown)) continue;
            told.add(shown);
            noteSyntaxErrorsOf(shown, count, context, message);
        }
    }
}
