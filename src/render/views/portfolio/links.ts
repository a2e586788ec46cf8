import { labelOf } from '../../../model/label';
import type { Journey, Way } from '../../../model/model';
import type { PictureContext } from '../../picture';
import type { PortfolioWords } from './words';

/** What ties two journeys of the picture together. */
export interface JourneyLink {
    readonly kind: 'handoff' | 'path' | 'zoom' | 'mirror';
    readonly key: string;
    readonly from: Journey;
    readonly to: Journey;
    /** What it says, beside where it leaves. */
    readonly label: string;
    readonly way?: Way;
}

/** The handoffs between journeys, what details what, and the two views of one; only between those that are drawn. */
export function linksBetween(journeys: readonly Journey[], { project }: Pick<PictureContext, 'project'>, words: PortfolioWords): readonly JourneyLink[] {
    const drawn = new Map(journeys.map((journey) => [journey.id, journey]));
    return journeys.flatMap((from): readonly JourneyLink[] => {
        const ways = project.handoffsFrom(from.id).flatMap((way): readonly JourneyLink[] => {
            const [source, target] = [project.touchpoint(way.from), project.touchpoint(way.to)];
            const to = drawn.get(target?.journey ?? '');
            if (to === undefined || source === undefined || target === undefined) return [];
            const named = way.title === undefined ? '' : ` · ${way.title}`;
            return [{ kind: way.wayKind, key: `way:${way.id}`, from, to, label: `${labelOf(source)} → ${labelOf(target)}${named}`, way }];
        });
        const parts = from.stages.flatMap((stage) => stage.touchpoints).flatMap((touchpoint): readonly JourneyLink[] => {
            const to = drawn.get(touchpoint.zoomsInto ?? '');
            return to === undefined ? [] : [{ kind: 'zoom', key: `zoom:${touchpoint.id}`, from, to, label: words.details(labelOf(touchpoint)) }];
        });
        const other = drawn.get(from.mirrors ?? '');
        // Two journeys that say so of each other are tied once.
        const isSaidBefore = other?.mirrors === from.id && journeys.indexOf(other) < journeys.indexOf(from);
        const mirror: readonly JourneyLink[] = other === undefined || isSaidBefore ? [] : [{ kind: 'mirror', key: `mirror:${from.id}`, from, to: other, label: words.mirrors(labelOf(other)) }];
        return [...ways, ...parts, ...mirror];
    });
}
