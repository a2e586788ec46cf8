import { elementKindOf } from '../../checks/finding';
import type { Locale } from '../../checks/rule';
import type { Change, ChangeClass } from '../../diff/change';
import { sayShort } from '../../diff/say-short';
import { unionsOf, unionView, type Part, type Union } from '../../diff/union';
import type { Tile } from '../../render/frame';
import type { Scene, Theme } from '../../render/scene';
import type { FlowOverlay, NoteWeight, Overlaid, OverlayNote } from '../../render/views/flow/overlaid';
import { drawOverlay, type OverlayJourney } from '../../render/views/overlay/overlay';
import { countsOf, type ComparedProject, type DiffReport } from './report';
import { countName, HEADING, SUMMARY, sideName } from './words';

export interface PictureOptions { readonly locale: Locale; readonly theme: Theme }

/** Both sides in one picture: every journey that changed, the worst one on top. */
export function overlayPicture(report: DiffReport, options: PictureOptions): Scene {
    const { locale } = options;
    const journeys = report.projects.flatMap(project => unionsIn(project)).map(({ union, project }) => overlayJourney(union, project, locale));
    return drawOverlay({ ...headerOf(report, locale), notes: wholeJourneys(report, locale) }, journeys, options);
}

/** Journeys that are on one side only: there is nothing to lay them over. */
export function wholeJourneys({ projects }: DiffReport, locale: Locale): readonly OverlayNote[] {
    return projects.flatMap(({ changes }) => changes).filter(({ kind }) => WHOLE_JOURNEYS.has(kind)).map(change => noteOf(change, locale));
}

export interface UnionInProject { readonly union: Union; readonly project: ComparedProject }

export const unionsIn = (project: ComparedProject): readonly UnionInProject[] => {
    const { old, now, changes, journeys } = project;
    return changes.length === 0 ? [] : unionsOf(old, now, changes, { today: '', ...(journeys !== undefined && { journeys }) }).map(union => ({ union, project }));
};

/** What stands above the picture of a change: both sides by their names, and how much of what there is. */
export function headerOf(report: DiffReport, locale: Locale): { readonly title: string; readonly old: string; readonly now: string; readonly tiles: readonly Tile[] } {
    const counts = countsOf(report);
    const classes = ['breaking', 'risky', 'improving', 'evidence', 'text', 'draft', 'accepted'] as const;
    const isAny = report.projects.some(({ changes }) => changes.length > 0);
    const plain = (name: string): string => name.replaceAll('`', '');
    return {
        title: isAny ? HEADING[locale] : report.broken.length > 0 ? SUMMARY[locale].unsure : SUMMARY[locale].nothing, old: plain(sideName(report.old, locale)), now: plain(sideName(report.now, locale)),
        tiles: classes.filter(type => counts[type] > 0).map((type): Tile => ({ figure: String(counts[type]), label: countName(type, locale), ...(type === 'breaking' && { isBad: true }) })),
    };
}

export function overlayJourney({ journey, graph, stages, touchpoints, ways, changes }: Union, { old, now }: Pick<ComparedProject, 'old' | 'now'>, locale: Locale): OverlayJourney {
    const overlaid = ({ state, changes: all }: Part): Overlaid => ({ state, notes: all.filter(change => !isSaidBySign(change, state)).map(change => noteOf(change, locale)) });
    const overlay: FlowOverlay = {
        stages,
        touchpoints: new Map([...touchpoints].map(([touchpoint, part]) => [touchpoint, overlaid(part)])),
        ways: new Map([...ways].map(([way, part]) => [way, overlaid(part)])),
    };
    return { graph: { ...graph, journey }, overlay, notes: changes.map(change => noteOf(change, locale)), view: unionView(old.view, now.view) };
}

const WHOLE_JOURNEYS: ReadonlySet<string> = new Set(['journey-added', 'journey-removed', 'journey-retired']);

/** That something is new or gone is told by its sign. */
function isSaidBySign({ kind, elementKey }: Change, state: Part['state']): boolean {
    const isItself = ['touchpoint', 'way'].includes(elementKindOf(elementKey));
    return isItself && ((state === 'added' && kind.endsWith('-added') && WHOLE.test(kind)) || (state === 'removed' && kind.endsWith('-removed') && WHOLE.test(kind)));
}
const WHOLE = /^(?:touchpoint|handoff|handoff-alternative|path)-/;

const WEIGHTS: Readonly<Partial<Record<ChangeClass, NoteWeight>>> = { breaking: 'breaking', risky: 'risky', improving: 'improving' };
export const weightOf = (type: ChangeClass): NoteWeight => WEIGHTS[type] ?? 'other';
const noteOf = (change: Change, locale: Locale): OverlayNote => ({ weight: weightOf(change.class), text: sayShort(change, locale) });
