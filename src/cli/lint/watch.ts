import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BASELINE_FILE_NAME } from '../../checks/baseline';
import { CONFIG_FILE_NAME } from '../../checks/resolved-config';
import type { Context } from '../command';
import { fail, Failure, note, tell } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { contextFor } from '../locale';
import { absolutePath, pathShower } from '../paths';
import { watchFolders } from '../preview/watch-folders';
import { openProjects, type SelectedProject } from '../selection';
import { presetOf } from './options';
import { counted } from './words';

/**
 * Lints now, and again whenever a file that matters was saved, until the user ends it. What is wrong on the way, such as a config that
 * cannot be read, is told and ends nothing.
 *
 * @param lint one run of the verb; throws a Failure as that does.
 */
export async function watchLint(context: Context, lint: (context: Context) => Promise<ExitCode>): Promise<ExitCode> {
    const { io, given } = context;
    for (const other of ['fix', 'fix-suggestions', 'diff', 'staged', 'update-baseline', 'prune-baseline']) if (given.has(other)) fail('flags-exclude', { first: '--watch', second: `--${other}` });
    if (given.paths.includes('-')) fail('flags-exclude', { first: '--watch', second: '-' });

    let inputs = inputsOf(context);
    await lint(context);
    let isBusy = false;
    let isStopped = false;
    const again = async (): Promise<void> => {
        // What is saved meanwhile is seen by the look behind the run.
        if (isBusy) return;
        isBusy = true;
        for (let now = inputsOf(context); !isStopped && now.state !== inputs.state; now = inputsOf(context)) {
            inputs = now.folders === undefined ? { ...inputs, state: now.state } : now;
            watching.follow(inputs.folders ?? []);
            // A terminal shows the last state alone.
            if (io.stdout.isTerminal) io.stdout.write('\u001b[2J\u001b[3J\u001b[H');
            try {
                await lint(context);
            }
            catch (error) {
                if (!(error instanceof Failure)) throw error;
                tell(context, error);
            }
            tellWatching(inputs, context);
        }
        isBusy = false;
    };
    let failed: unknown;
    let giveUp = (): void => {};
    const broken = new Promise<void>(done => { giveUp = done; });
    const watching = watchFolders(() => {
        again().catch((error: unknown) => {
            failed = error;
            giveUp();
        });
    });
    watching.follow(inputs.folders ?? []);
    tellWatching(inputs, context);
    // Saved between the first run and now.
    await again();
    await Promise.race([io.interrupted(), broken]);
    isStopped = true;
    watching.stop();
    if (failed !== undefined) throw failed;
    return EXIT.ok;
}

function tellWatching({ count, projects }: Inputs, called: Context): void {
    const context = contextFor(called, projects);
    note(context, 'watching', { files: counted(count, 'file', context.ambientLocale) });
}

/** What a lint depends on. */
interface Inputs {
    /** Another text when another lint can find something else. */
    readonly state: string;
    readonly count: number;
    readonly projects: readonly SelectedProject[];
    /** Where a change matters; undefined when that cannot be told now. */
    readonly folders: readonly string[] | undefined;
}

function inputsOf({ io: { cwd, today }, given }: Context): Inputs {
    const config = given.text('config');
    const show = pathShower(cwd);
    try {
        const projects = openProjects({ cwd, show, allowEmpty: true, config: { file: config === undefined ? undefined : absolutePath(cwd, config), preset: presetOf(given) } });
        const { projects: selected } = projects.select(given.paths.length === 0 ? ['.'] : given.paths);
        const all = withUsed(selected, projects.used);
        const baseline = given.text('baseline');
        const settings = all.flatMap(({ root, config: { files } }) => [join(root, CONFIG_FILE_NAME), join(root, BASELINE_FILE_NAME), ...files.map(path => resolve(root, path))]);
        const files = [...all.flatMap(project => project.files()), ...settings, ...(baseline === undefined ? [] : [absolutePath(cwd, baseline)])];
        const asked = selected.flatMap(project => [...project.asked]);
        return {
            state: JSON.stringify([today(), asked, [...new Set(files)].map(stampOf)]),
            count: asked.length,
            projects: selected,
            folders: [...new Set([...all.flatMap(project => project.folders()), ...settings.map(dirname).filter(existsSync)])],
        };
    }
    catch (error) {
        if (!(error instanceof Failure)) throw error;
        return { state: error.message, count: 0, projects: [], folders: undefined };
    }
}

/** These projects, and those that they use. */
function withUsed(selected: readonly SelectedProject[], used: (root: string) => SelectedProject): readonly SelectedProject[] {
    const byRoot = new Map<string, SelectedProject>();
    const open = [...selected];
    for (let project = open.shift(); project !== undefined; project = open.shift()) {
        if (byRoot.has(project.root)) continue;
        byRoot.set(project.root, project);
        const { root, config: { uses } } = project;
        open.push(...uses.map(({ value }) => resolve(root, value)).filter(existsSync).map(used));
    }
    return [...byRoot.values()];
}

/** Another text after each time that a file was written. */
function stampOf(path: string): string {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? path : `${path} ${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}
