import { compile, type Compiled } from '../../../language-server/compile';
import { withRecovery } from '../../../language-server/parse';
import type { Locale } from '../../checks/rule';
import type { Change } from '../../diff/change';
import { diff, type DiffOptions } from '../../diff/diff';
import { elementKindOf } from '../../checks/finding';
import type { LoadedProject } from '../load-project';
import { acceptedIn } from './accepted';
import { locate, type BrokenFile, type ComparedProject, type DiffReport } from './report';
import type { ProjectPair, States } from './states';

export interface CompareOptions {
    readonly today: string;
    readonly locale: Locale;
    /** Journeys to compare, each with the one that it became; undefined for all. */
    readonly journeys: DiffOptions['journeys'];
    /** Only what belongs to journeys of these names; undefined for all. */
    readonly only: ReadonlySet<string> | undefined;
}

/** Everything that changed between two states. */
export async function compareStates(states: States, { localeOf, ...options }: Omit<CompareOptions, 'locale'> & { readonly localeOf: (pair: ProjectPair) => Locale }): Promise<DiffReport> {
    const projects: ComparedProject[] = [];
    const broken: BrokenFile[] = [];
    for (const pair of states.pairs) {
        const found = await compareProject(pair, { ...options, locale: localeOf(pair) });
        projects.push({ ...found.project, accepted: acceptedIn(found.project) });
        broken.push(...found.broken);
    }
    return { old: states.old, now: states.now, projects, broken };
}

export interface Compared { readonly project: Omit<ComparedProject, 'accepted'>; readonly broken: readonly BrokenFile[] }

/** What changed in one project. A file that cannot be read whole on one side is left out on both: what it lacks would look removed. */
export async function compareProject({ old, now }: ProjectPair, { today, locale, journeys, only }: CompareOptions): Promise<Compared> {
    const pair = { old, now };
    if (journeys === undefined && only === undefined && isSame(old.project, now.project)) {
        const none = compile([]);
        return { project: { pair, old: none, now: none, changes: [], journeys, locale }, broken: [] };
    }
    let [before, after] = await Promise.all([withRecovery(() => old.project.compile()), withRecovery(() => now.project.compile())]);
    const broken = [...brokenIn(before, old.project, 'old'), ...brokenIn(after, now.project, 'now')];
    if (broken.length > 0) {
        const blank = new Map([...brokenPaths(before), ...brokenPaths(after), ...old.project.unread, ...now.project.unread].map(path => [path, '']));
        [before, after] = [old.project.compile(blank), now.project.compile(blank)];
    }
    const isAsked = (change: Change): boolean => {
        const [stood, stands] = [locate(change.old, before)?.path, locate(change.now, after)?.path];
        return (stood !== undefined && old.isAsked(stood)) || (stands !== undefined && now.isAsked(stands));
    };
    const changes = diff(before, after, { today, ...(journeys !== undefined && { journeys }) }).filter(change => isAsked(change) && (only === undefined || only.has(journeyOf(change))));
    return { project: { pair, old: before, now: after, changes, journeys, locale }, broken };
}

/** The same files with the same texts, and nothing of other projects in them. */
function isSame(old: LoadedProject, now: LoadedProject): boolean {
    if (now.selected.config.uses.length > 0 || old.files.length !== now.files.length || old.unread.length + now.unread.length > 0) return false;
    return [...old.texts].every(([path, { text }]) => now.texts.get(path)?.text === text);
}

const brokenPaths = ({ problems }: Compiled): ReadonlySet<string> => new Set(problems.filter(({ rule }) => rule === 'syntax').map(({ path }) => path));

function brokenIn(compiled: Compiled, project: LoadedProject, side: BrokenFile['side']): readonly BrokenFile[] {
    const syntax = compiled.problems.filter(({ rule }) => rule === 'syntax');
    return [...new Set([...brokenPaths(compiled), ...project.unread])].sort().map(path => ({ side, path: project.show(path), errors: syntax.filter(problem => problem.path === path).length }));
}

const IN_JOURNEYS: ReadonlySet<string> = new Set(['journey', 'stage', 'touchpoint', 'way', 'promise', 'expectation', 'pain', 'opportunity']);

function journeyOf({ element, elementKey }: Change): string {
    return IN_JOURNEYS.has(elementKindOf(elementKey)) ? element.split(/[.@]/)[0]! : '';
}
