import { overlayJourney, weightOf } from '../../../language-server/change-picture';
import type { Locale } from '../../checks/rule';
import { CLASSES, type Change } from '../../diff/change';
import { classHeading, HEADING, judgedInWords } from '../../diff/class-words';
import { say } from '../../diff/say';
import { labelOf } from '../../model/label';
import { elementKey, type ElementKey } from '../../model/model';
import { changePage, type ChangeItem, type ChangePart, type ToldChange } from '../../render/html/change-page';
import type { PageTheme } from '../../render/html/page';
import { drawOverlay } from '../../render/views/overlay/overlay';
import { pageAssets } from '../pictures/page-assets';
import { headerOf, unionsIn, wholeJourneys, type UnionInProject } from './overlay-picture';
import { type ComparedProject, type DiffReport } from './report';
import { byElement, shownPlace } from './text';
import { sideName, SUMMARY } from './words';

export interface HtmlOptions { readonly locale: Locale; readonly theme: PageTheme; readonly isServed?: boolean }

/** A page that needs nothing else: both sides in a picture for each journey that changed, and every change in words. */
export function html(report: DiffReport, { locale, theme, isServed }: HtmlOptions): string {
    const unions = unionsIn(report);
    const header = headerOf(report, locale);
    const drawn = unions.length === 0 ? [[]] : unions.map(each => [each]);
    const pictures = drawn.map((shown, index) => ({
        id: `journey-${index + 1}`, label: shown[0] === undefined ? HEADING[locale] : labelOf(shown[0].union.journey),
        // Once is enough for what belongs to none of them.
        scene: drawOverlay({ ...header, notes: index === 0 ? wholeJourneys(report, locale) : [] }, shown.map(({ union, project }) => overlayJourney(union, project, locale)), { locale, theme: theme === 'auto' ? 'light' : theme }),
    }));
    const counts = judgedInWords(report.projects, locale, { hasReason: false });
    const between = SUMMARY[locale].between(sideName(report.old, locale), sideName(report.now, locale));
    return changePage({
        locale, theme, assets: pageAssets(), ...(isServed !== undefined && { isServed }), title: header.title, pictures, groups: groupsOf(report, locale), parts: uniqueParts(unions.flatMap(each => partsOf(each, locale))),
        summary: counts === '' ? between : `${between}${locale === 'en' ? ': ' : '：'}${counts}`,
    });
}

interface Item { readonly change: Change; readonly project: ComparedProject }

const told = ({ change, project }: Item, locale: Locale): ToldChange => {
    const reason = project.accepted.get(change);
    return { weight: weightOf(change.class), text: say(change, locale), ...(reason !== undefined && { reason: SUMMARY[locale].reason(reason) }) };
};

function groupsOf({ projects }: DiffReport, locale: Locale): readonly { readonly heading: string; readonly weight: ToldChange['weight']; readonly items: readonly ChangeItem[] }[] {
    const all = projects.flatMap(project => project.changes.map((change): Item => ({ change, project })));
    return CLASSES.flatMap(type => {
        const inClass = all.filter(({ change }) => change.class === type);
        if (inClass.length === 0) return [];
        const items = byElement(inClass).map((group): ChangeItem => ({ about: group[0]!.change.element, place: shownPlace(group[0]!.change, group[0]!.project), told: group.map(item => told(item, locale)) }));
        return [{ heading: classHeading(type, inClass.length, locale, inClass.filter(({ project, change }) => project.accepted.has(change)).length), weight: weightOf(type), items }];
    });
}

/** What changed at a touchpoint and on its ways, as it is chosen in the picture. */
function partsOf({ union, project }: UnionInProject, locale: Locale): readonly ChangePart[] {
    const tell = (changes: readonly Change[]): readonly ToldChange[] => changes.map(change => told({ change, project }, locale));
    const labels = new Map(union.graph.touchpoints.map(touchpoint => [touchpoint.id, labelOf(touchpoint)]));
    return union.graph.touchpoints.flatMap((touchpoint): ChangePart[] => {
        const ways = union.graph.out(touchpoint.id).flatMap((way): Omit<ChangePart, 'ways'>[] => {
            const { changes } = union.ways.get(way)!;
            return changes.length === 0 ? [] : [{ key: elementKey('way', way.id), label: `${labels.get(way.from) ?? way.from} → ${labels.get(way.to) ?? way.to}`, told: tell(changes) }];
        });
        const { changes } = union.touchpoints.get(touchpoint)!;
        return changes.length + ways.length === 0 ? [] : [{ key: elementKey('touchpoint', touchpoint.id), label: labelOf(touchpoint), told: tell(changes), ways }];
    });
}

/** Two projects may have journeys of one name: the first one keeps the place that a link leads to. */
function uniqueParts(parts: readonly ChangePart[]): readonly ChangePart[] {
    const seen = new Set<ElementKey>();
    const isNew = ({ key }: { readonly key: ElementKey }): boolean => !seen.has(key) && seen.add(key).has(key);
    return parts.filter(isNew).map(part => ({ ...part, ways: part.ways.filter(isNew) }));
}
