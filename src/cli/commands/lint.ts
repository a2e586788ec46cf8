import type { WhichFixes } from '../../../language-server/apply-fixes';
import type { Compiled } from '../../../language-server/compile';
import { withRecovery } from '../../../language-server/parse';
import type { Finding } from '../../checks/finding';
import type { Command, Context } from '../command';
import { destinationsOf } from '../destinations';
import { fail, note, tell, type Failure } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { checkProject, findingsAsked, fixProject, type CheckOptions } from '../lint/check-project';
import { comparisonOf } from '../lint/comparison';
import { baselineFlagsOf, FORMATS, LINT_FLAGS, presetOf, ruleFlagsOf, sinceOf, thresholdOf, todayOf } from '../lint/options';
import { localeOf, writeReport } from '../lint/output';
import { countsOf, type CheckedProject, type LintReport } from '../lint/report';
import { hintsOf, verdictOf } from '../lint/verdict';
import { counted, joined } from '../lint/words';
import { createLoader, type LoadedProject } from '../load-project';
import { contextFor, localeIn } from '../locale';
import { optimizeLater } from '../optimize-later';
import { absolutePath, pathShower } from '../paths';
import { progressOn } from '../progress';
import { asOnDisk } from '../read-file';
import { openProjects } from '../selection';
import { readStandardInput } from '../standard-input';
import { timingOf } from '../timing';
import { unifiedDiff } from '../unified-diff';
import { replaceText } from '../write-file';

export const lint: Command = {
    usage: 'lint [PATH … | -]',
    about: 'Checks journeys. A PATH is a file, a folder or a pattern; without one, the current folder. The whole project is always read: '
        + 'paths only choose what is reported. `-` reads standard input.',
    flags: LINT_FLAGS,
    examples: [
        { line: 'journey lint', about: 'Everything below the current folder' },
        { line: 'journey lint --fix --diff journeys/', about: 'What --fix would change' },
        { line: 'journey lint --fail-on warning --format text --format json=lint.json', about: 'In CI: stricter, and once more for a program' },
        { line: 'journey lint --since origin/main', about: 'Fail only on what a branch brings in, also into journeys as they are today' },
        { line: 'journey lint --staged', about: 'The same before a commit, for what is staged' },
        { line: 'journey lint --update-baseline', about: 'Start with an old project: what is found now is known from here on' },
        { line: 'journey lint --watch', about: 'Again and again, while you write' },
        { line: 'journey lint --stdin-filename shop.journey - < draft.journey', about: 'A text that is not saved yet, in the place of a file' },
    ],
    run: async (context) => {
        if (!context.given.has('watch')) return runLint(context);
        const { watchLint } = await import('../lint/watch');
        return watchLint(context, runLint);
    },
};

/** A project of more files than this is checked in a fraction of a second or more. */
const MANY_FILES = 100;

async function runLint(called: Context): Promise<ExitCode> {
    const { io, given } = called;
    const timing = timingOf(io);
    const destinations = destinationsOf(given, FORMATS);
    const threshold = thresholdOf(given);
    const options: CheckOptions = { ruleFlags: ruleFlagsOf(given), today: todayOf(given) ?? io.today() };
    const which: WhichFixes | undefined = given.has('fix-suggestions') ? 'all' : given.has('fix') ? 'safe' : undefined;
    if (given.has('diff') && which === undefined) fail('flag-belongs-to', { flag: '--diff', other: '--fix' });
    const baselines = baselineFlagsOf(given);
    const since = sinceOf(given);
    timing.end('start');

    const show = pathShower(io.cwd, io.pathsFrom);
    const configFile = given.text('config');
    const projects = openProjects({
        cwd: io.cwd, show, allowEmpty: given.has('allow-empty'),
        config: { file: configFile === undefined ? undefined : absolutePath(io.cwd, configFile), preset: presetOf(given) },
    });
    const input = await readStandardInput(called, projects);
    const selection = input?.selection ?? projects.select(given.paths.length === 0 ? ['.'] : given.paths);
    const context = contextFor(called, selection.projects);
    for (const each of selection.excluded) note(context, 'excluded', each);
    const comparison = await comparisonOf({
        since, isStaged: given.has('staged'), hasOtherPreset: given.has('preset'),
        // A text that stands for no file is in no project.
        baselines: input !== undefined && !given.has('stdin-filename') ? undefined : baselines,
    }, projects, selection.projects, show, context);
    const loader = createLoader(projects, show, input?.overlay, comparison.source);
    if (selection.projects.some(project => project.files().length > MANY_FILES)) optimizeLater();
    const progress = progressOn(io.stderr);
    const loaded = selection.projects.map(project => {
        progress.show(`${show(project.root)}: ${project.files().length} …`, project.files().length);
        return loader.load(project);
    });
    timing.end('read');
    comparison.open(loaded);

    const changes: Change[] = [];
    let corrections = 0;
    const compare = async (project: LoadedProject, compiled: Compiled, findings: readonly Finding[]): Promise<CheckedProject> => {
        const compared = await comparison.compare(project, findings, options);
        if (since !== undefined) timing.end('since');
        return { project, compiled, findings: findingsAsked(project, findings), ...compared, locale: localeIn(project.selected.config, called) };
    };
    const checkOne = async (project: LoadedProject): Promise<CheckedProject> => {
        const compiled = await withRecovery(() => project.compile());
        timing.end('compile');
        const found = checkProject(project, compiled, options);
        timing.end('check');
        const fixed = which === undefined ? undefined : await withRecovery(() => fixProject(project, compiled, found, which, options));
        if (fixed !== undefined) {
            timing.end('fix');
            corrections += fixed.corrections;
            for (const [path, text] of fixed.changed) changes.push({ project, path, text });
        }
        return fixed === undefined || given.has('diff') ? compare(project, compiled, found) : compare(project, fixed.compiled, fixed.findings);
    };
    /** What is found when only some of the files could be corrected. */
    const checkAgain = async (project: LoadedProject, corrected: readonly Change[]): Promise<CheckedProject> => {
        const compiled = await withRecovery(() => project.compile(new Map(corrected.map(({ path, text }) => [path, text]))));
        return compare(project, compiled, checkProject(project, compiled, options));
    };
    const checked: CheckedProject[] = [];
    for (const project of loaded) checked.push(await checkOne(project));
    progress.clear();

    const isFixedInput = input !== undefined && which !== undefined;
    const written = isFixedInput || given.has('diff') ? changes : writeChanges(changes, context);
    const unwritten = changes.filter(change => !written.includes(change));
    for (const [index, { project }] of checked.entries()) {
        if (unwritten.some(change => change.project === project)) checked[index] = await checkAgain(project, written.filter(change => change.project === project));
    }

    const report: LintReport = { projects: checked, unreadable: [...selection.unreadable, ...loader.unreadable()], ...(since !== undefined && { since }) };
    if (given.has('diff')) io.stdout.write(changes.map(diffOf).join(''));
    else {
        if (isFixedInput) io.stdout.write(changes[0]?.text ?? input.overlay.file.text);
        if (written.length > 0) noteCorrected(unwritten.length === 0 ? corrections : undefined, written.map(({ project, path }) => project.show(path)), context);
        // The corrected text is the result then.
        await writeReport(report, { destinations, threshold, output: isFixedInput ? io.stderr : io.stdout }, context);
    }
    for (const { say } of report.unreadable) io.stderr.write(`journey: ${say(context.ambientLocale)}\n`);
    for (const { project, compiled } of checked) if (isEmpty(project, compiled)) note(context, 'nothing-in-project', { path: project.asked.size === 1 ? project.show([...project.asked][0]!) : show(project.selected.root) });
    comparison.finish();
    const counts = countsOf(report);
    for (const hint of hintsOf(counts, threshold, localeOf(report, context))) io.stderr.write(`journey: ${hint}\n`);
    timing.end('report');
    if (given.has('timing')) io.stderr.write(timing.table());
    if (report.unreadable.length + unwritten.length > 0) return EXIT.failed;
    return given.has('diff') && changes.length > 0 ? EXIT.found : verdictOf(counts, threshold);
}

/** Nothing in it that a rule could look at, and nothing that could not be read. */
function isEmpty({ files, unread }: LoadedProject, { problems, sources }: Compiled): boolean {
    return files.length > 0 && unread.length === 0 && problems.length === 0 && files.every(({ path }) => sources.elementsOf(path).length === 0);
}

/** A file with another text than it has on the disk. */
interface Change { readonly project: LoadedProject; readonly path: string; readonly text: string }

function diffOf({ project, path, text }: Change): string {
    return unifiedDiff(project.texts.get(path)?.text ?? '', text, project.show(path));
}

/** Answers those that could be written, and tells why the others could not. */
function writeChanges(changes: readonly Change[], context: Context): readonly Change[] {
    return changes.filter(change => {
        const failure = writeChange(change);
        if (failure !== undefined) tell(context, failure);
        return failure === undefined;
    });
}

/** Answers why the file was left as it is. */
function writeChange({ project, path, text }: Change): Failure | undefined {
    const before = project.texts.get(path)!;
    return replaceText(absolutePath(project.selected.root, path), asOnDisk(before), asOnDisk({ ...before, text }), project.show(path));
}

/** More are not named. */
const MOST_NAMES = 10;

/** `corrections`: undefined when some of them could not be written. */
function noteCorrected(corrections: number | undefined, paths: readonly string[], context: Context): void {
    const { ambientLocale } = context;
    note(context, 'corrected', {
        findings: corrections === undefined ? '' : counted(corrections, 'finding', ambientLocale),
        files: counted(paths.length, 'file', ambientLocale),
        names: joined(paths.length > MOST_NAMES ? [...paths.slice(0, MOST_NAMES), '…'] : paths, ambientLocale),
    });
}
