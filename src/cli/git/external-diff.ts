import { resolve } from 'node:path';
import { widthOf, type Context } from '../command';
import { compareProject } from '../diff/compare';
import type { SideOfProject } from '../diff/states';
import { text } from '../diff/text';
import { fail, note } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { createLoader, type FileSource } from '../load-project';
import { localeIn } from '../locale';
import { pathShower } from '../paths';
import { oneLine } from '../printable';
import { readText } from '../read-file';
import { openProjects } from '../selection';

/** What git gives for a state in which the file is not there. */
const NO_FILE = '/dev/null';

/**
 * What git runs for each changed file: says what the change does to the customer. The rest of the project is as it stands on the disk.
 * It always ends well: a diff command that fails ends the whole `git diff`.
 */
export async function externalDiff(context: Context, args: readonly string[]): Promise<ExitCode> {
    const [path, oldFile, , , newFile, , , renamed] = args;
    if (path === undefined || oldFile === undefined) fail('git-diff-usage', {});
    const { io } = context;
    // A file that is in the middle of a merge has no two states.
    if (newFile === undefined) {
        io.stdout.write(`* Unmerged path ${path}\n`);
        return EXIT.ok;
    }
    const show = pathShower(io.cwd);
    const absolute = resolve(io.cwd, renamed ?? path);
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: true });
    const selected = projects.around(absolute, 'file');
    const sideWith = (file: string): SideOfProject => {
        const source: FileSource = {
            filesOf: (project) => [...new Set([...project.files(), absolute])].filter((each) => each !== absolute || file !== NO_FILE).sort(),
            read: (each, shown) => readText(each === absolute ? resolve(io.cwd, file) : each, shown),
        };
        const project = createLoader(projects, show, undefined, source).load(selected);
        return { project, isAsked: (each) => resolve(selected.root, each) === absolute, textBeside: () => undefined };
    };
    const pair = { old: sideWith(oldFile), now: sideWith(newFile) };
    const locale = localeIn(selected.config, context);
    const { project, broken } = await compareProject(pair, { today: io.today(), locale, journeys: undefined, only: undefined });
    for (const { side, path: brokenPath, errors } of broken) note({ io, ambientLocale: locale }, 'git-diff-broken', { path: brokenPath, side, errors });
    io.stdout.write(`${context.paint.bold(oneLine(`diff --journey ${path}${renamed === undefined ? '' : ` → ${renamed}`}`))}\n`);
    const label = (file: string, name: string) => (file === NO_FILE ? { is: 'nothing' as const } : { is: 'path' as const, path: `${name}/${path}` });
    io.stdout.write(text({ old: label(oldFile, 'a'), now: label(newFile, 'b'), projects: [{ ...project, accepted: new Map() }], broken }, { paint: context.paint, width: widthOf(io), locale }));
    return EXIT.ok;
}
