import { commitmentLives } from '../analysis/commitment-life';
import { UNKNOWN, type Journey } from '../model/model';
import type { JourneyView, PictureContext } from './picture';

/** Whether a view of a journey would show more of it than that it says nothing of this. */
export function hasContent(view: JourneyView, journey: Journey, { project, analyses }: Pick<PictureContext, 'project' | 'analyses'>): boolean {
    const { touchpoints, channelsOf } = analyses.graphOf(journey);
    switch (view) {
        case 'map': return journey.stages.length > 0;
        case 'promises': return commitmentLives(journey, project, analyses).length > 0;
        case 'channels': return touchpoints.some((touchpoint) => channelsOf(touchpoint).some((ref) => ref !== UNKNOWN)) || isMeasured(journey);
        default: return touchpoints.length > 0;
    }
}

function isMeasured({ measures = [], stages }: Journey): boolean {
    return [measures, ...stages.flatMap((stage) => [stage.measures ?? [], ...stage.touchpoints.map((touchpoint) => touchpoint.measures ?? [])])].some((list) => list.length > 0);
}
