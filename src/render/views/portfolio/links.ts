import { labelOf } from '../../../model/label';
import type { Journey, Way } from '../../../model/model';
import type { PictureContext } from '../../picture';
import { WORDS } from '../../words';
import type { PortfolioWords } from './words';

/** What ties two journeys of the picture together. */
export interface JourneyLink {
    readonly kind: 'handoff' | 'path' | 'zoom' | 'mirror';
    readonly key: string;
    readonly from: Journey;
    readonly to: Journey;
    /** What it leads to is in the picture, too: a line ties the two. */
    readonly isDrawn: boolean;
    /** What it says, beside where it leaves. */
    readonly label: string;
    /** What it says where it arrives: who it comes from. */
    readonly arrival: string;
    readonly way?: Way;
}

/** The handoffs between journeys, what details what, and the two views of one; also those to journeys that are not drawn. */
export function linksBetween(journeys: readonly Journey[], { project, locale }: Pick<PictureContext, 'project' | 'locale'>, words: PortfolioWords): readonly JourneyLink[] {
    const drawn = new Set(journeys.map(({ id }) => id));
    const tie = (kind: JourneyLink['kind'], key: string, from: Journey, to: Journey, label: string, arrival: string): JourneyLink => ({ kind, key, from, to, isDrawn: drawn.has(to.id), label, arrival });
    return journeys.flatMap((from): readonly JourneyLink[] => {
        const ways = project.handoffsFrom(from.id).flatMap((way): readonly JourneyLink[] => {
            const [source, target] = [project.touchpoint(way.from), project.touchpoint(way.to)];
            const to = project.journey(target?.journey);
            if (source === undefined || target === undefined || to === undefined) return [];
            const named = way.title === undefined ? '' : ` · ${way.title}`;
            return [{ ...tie(way.wayKind, `way:${way.id}`, from, to, `${labelOf(source)} → ${labelOf(target)}${named}`, `${WORDS[locale].comesFrom(labelOf(from))} → ${labelOf(target)}${named}`), way }];
        });
        const parts = from.stages.flatMap((stage) => stage.touchpoints).flatMap((touchpoint): readonly JourneyLink[] => {
            const to = project.journey(touchpoint.zoomsInto);
            return to === undefined ? [] : [tie('zoom', `zoom:${touchpoint.id}`, from, to, words.details(labelOf(touchpoint)), words.detailsOf(labelOf(from), labelOf(touchpoint)))];
        });
        const other = project.journey(from.mirrors);
        // Two journeys that say so of each other are tied once.
        const isSaidBefore = other?.mirrors === from.id && drawn.has(other.id) && journeys.indexOf(other) < journeys.indexOf(from);
        const mirror: readonly JourneyLink[] = other === undefined || isSaidBefore ? [] : [tie('mirror', `mirror:${from.id}`, from, other, words.mirrors(labelOf(other)), words.mirrors(labelOf(from)))];
        return [...ways, ...parts, ...mirror];
    });
}
