import { changeHeader, noteOf, overlayJourney } from '../../../language-server/change-picture';
import type { Locale } from '../../checks/rule';
import { rankOf } from '../../diff/change';
import { goneUnions, unionsOf, type Union } from '../../diff/union';
import { elementKey } from '../../model/model';
import type { Scene, Theme } from '../../render/scene';
import type { OverlayNote } from '../../render/views/flow/overlaid';
import { drawOverlay, type OverlayHeader } from '../../render/views/overlay/overlay';
import type { ComparedProject, DiffReport } from './report';
import { sideName } from './words';

export interface PictureOptions { readonly locale: Locale; readonly theme: Theme }

/** Both sides in one picture: every journey that changed, the worst one on top. */
export function overlayPicture(report: DiffReport, options: PictureOptions): Scene {
    const { locale } = options;
    const journeys = unionsIn(report).map(({ union, project }) => overlayJourney(union, project, locale));
    return drawOverlay({ ...headerOf(report, locale), notes: wholeJourneys(report, locale) }, journeys, options);
}

/** Journeys that are on one side only and not drawn. */
export function wholeJourneys({ projects }: DiffReport, locale: Locale): readonly OverlayNote[] {
    return projects.flatMap(({ old, changes, accepted }) => {
        const drawn = new Set(goneUnions(old, changes).map(({ journey }) => elementKey('journey', journey.id)));
        return changes.filter(({ kind, elementKey: key }) => WHOLE_JOURNEYS.has(kind) && !drawn.has(key)).map(change => noteOf(change, locale, accepted));
    });
}

export interface UnionInProject { readonly union: Union; readonly project: ComparedProject }

/** The journeys that changed, of all projects, those with the worst first. */
export const unionsIn = ({ projects }: DiffReport): readonly UnionInProject[] => projects.flatMap(project => {
    const { old, now, changes, journeys } = project;
    return changes.length === 0 ? [] : [...unionsOf(old, now, changes, { today: '', ...(journeys !== undefined && { journeys }) }), ...goneUnions(old, changes)].map(union => ({ union, project }));
}).sort((a, b) => rankOf({ class: a.union.worst }) - rankOf({ class: b.union.worst }));

/** What stands above the picture of a change: both sides by their names, and how much of what there is. */
export function headerOf(report: DiffReport, locale: Locale): Omit<OverlayHeader, 'notes'> {
    const plain = (name: string): string => name.replaceAll('`', '');
    return { ...changeHeader(report.projects, report.broken.length > 0, locale), old: plain(sideName(report.old, locale)), now: plain(sideName(report.now, locale)) };
}

const WHOLE_JOURNEYS: ReadonlySet<string> = new Set(['journey-added', 'journey-removed', 'journey-retired']);
