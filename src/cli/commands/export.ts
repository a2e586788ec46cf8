import { compile } from '../../../language-server/compile';
import { withRecovery } from '../../../language-server/parse';
import type { Command, Context } from '../command';
import { writeResult } from '../destinations';
import { fail, Failure, quotedNames } from '../failure';
import { ALLOW_EMPTY, outputFlag } from '../flags';
import { EXIT, type ExitCode } from '../io';
import { createLoader } from '../load-project';
import { contextFor } from '../locale';
import { pathShower } from '../paths';
import { openProjects } from '../selection';
import { noteSyntaxErrorsOf, syntaxErrorsIn } from '../syntax-errors';

export const exportCommand: Command = {
    usage: 'export [PATH] --format json',
    about: 'Prints what a project says, for other tools: its model as JSON, described by schemas/journey-model.schema.json. '
        + 'PATH is the project\'s folder or a file in it; without one, the current folder. What cannot be read in a text is left out, and told on standard error.',
    flags: {
        format: { value: 'NAME', choices: ['json'], about: 'json' },
        output: outputFlag('Write into a file instead of standard output'),
        'allow-empty': ALLOW_EMPTY,
    },
    examples: [{ line: 'journey export --format json journeys/ > model.json', about: 'The whole model' }],
    run: exportModel,
};

async function exportModel(context: Context): Promise<ExitCode> {
    const { io, given } = context;
    if (given.text('format') === undefined) fail('flag-missing', { verb: 'export', flag: '--format json' });
    if (given.paths.length > 1) fail('one-argument', { verb: 'export', count: given.paths.length });
    const show = pathShower(io.cwd);
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: given.has('allow-empty') });
    const [path = '.'] = given.paths;
    const selection = projects.select([path]);
    const [project, ...others] = selection.projects;
    if (others.length > 0) {
        fail('several-projects', { path, verb: 'export', count: selection.projects.length, known: quotedNames(selection.projects.map(({ root }) => show(root))) });
    }
    const loader = createLoader(projects, show);
    const loaded = project === undefined ? undefined : loader.load(project);
    const compiled = await withRecovery(() => loaded?.compile() ?? compile([]));
    const [unreadable] = [...selection.unreadable, ...loader.unreadable()];
    // A model with a hole would look whole to whoever reads it.
    if (unreadable !== undefined) throw new Failure(unreadable.say);
    if (loaded !== undefined) for (const { path: file, count } of syntaxErrorsIn(compiled, loaded.asked)) noteSyntaxErrorsOf(loaded.show(file), count, contextFor(context, selection.projects), 'exported-with-errors');
    writeResult(`${JSON.stringify(compiled.project, undefined, 2)}\n`, given.text('output'), context);
    return EXIT.ok;
}
