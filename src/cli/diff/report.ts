import type { Compiled } from '../../../language-server/compile';
import type { Locale } from '../../checks/rule';
import { CLASSES, type Change, type ChangeClass } from '../../diff/change';
import { countChanges, type ChangeCounts } from '../../diff/class-words';
import type { DiffOptions } from '../../diff/diff';
import { spanOf, type Place, type Span } from '../../model/source';
import { EXIT, type ExitCode } from '../io';
import type { LoadedProject } from '../load-project';
import type { ProjectPair, SideLabel } from './states';

/** What a diff found: every format is made from this. */
export interface DiffReport {
    readonly old: SideLabel;
    readonly now: SideLabel;
    /** In the order of their folders. */
    readonly projects: readonly ComparedProject[];
    /** Files that could not be read whole: they are left out on both sides. */
    readonly broken: readonly BrokenFile[];
}

export interface ComparedProject {
    readonly pair: ProjectPair;
    readonly old: Compiled;
    readonly now: Compiled;
    /** The worst ones first. */
    readonly changes: readonly Change[];
    /** Those that somebody has accepted, and why. */
    readonly accepted: ReadonlyMap<Change, string>;
    /** Which journeys were compared with which; undefined for all by their names. */
    readonly journeys: DiffOptions['journeys'];
    readonly locale: Locale;
}

export interface BrokenFile { readonly side: 'old' | 'now'; readonly path: string; readonly errors: number }

export const FAIL_ON = ['breaking', 'risky', 'none'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Changes by class, without those that are accepted. */
export const countsOf = ({ projects }: Pick<DiffReport, 'projects'>): ChangeCounts => countChanges(projects);

/** Whether a change of a class fails the run. */
export const fails = (type: ChangeClass, failOn: FailOn): boolean => failOn !== 'none' && (type === 'breaking' || (failOn === 'risky' && type === 'risky'));

/** A file that is broken on the new side hides what it does: that never looks green. */
export function verdictOf(report: DiffReport, failOn: FailOn): ExitCode {
    const counts = countsOf(report);
    const isBroken = failOn !== 'none' && report.broken.some(({ side }) => side === 'now');
    return isBroken || CLASSES.some(type => counts[type] > 0 && fails(type, failOn)) ? EXIT.found : EXIT.ok;
}

// ---- Places ---------------------------------------------------------------------------------------------------------

export interface Shown extends Span { readonly path: string }

/** Where something stands on a side, by its path in the project. */
export function locate(place: Place | undefined, { sources }: Compiled): Shown | undefined {
    return place === undefined ? undefined : spanOf(sources, place);
}

/** Where to show a change on the new side: itself, its nearest neighbour, or the file that it stood in. */
export function shownAt(change: Change, { old, now, pair }: ComparedProject): Shown | undefined {
    const found = locate(change.now, now);
    if (found !== undefined) return found;
    const before = locate(change.old, old)?.path;
    const path = before !== undefined && now.sources.files.has(before) ? before : filesAsked(pair.now.project, pair.now.isAsked)[0];
    return path === undefined ? undefined : { path, start: 0, end: 0 };
}

export function filesAsked({ texts }: LoadedProject, isAsked: (path: string) => boolean): readonly string[] {
    return [...texts.keys()].filter(isAsked).sort();
}
