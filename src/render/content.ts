import { commitmentLives } from '../analysis/commitment-life';
import { UNKNOWN, type Journey } from '../model/model';
import type { JourneyView, PictureContext } from './picture';

/** Whether a view of a journey would show more of it than that it says nothing of this. */
export function hasContent(view: JourneyView, journey: Journey, { project, analyses }: Pick<PictureContext, 'project' | 'analyses'>): boolean {
    const { touchpoints, channelsOf } = analyses.graphOf(journey);
    switch (view) {
        case 'map': return journey.stages.length > 0;
        case 'promises': return commitmentLives(journey, project, analyses).length > 0;
        case 'channels': return touchpoints.some((touchpoint) => channelsOf(touchpoint).some((ref) => ref !== UNKNOWN)) || isMeasuredByChannel(journey);
        default: return touchpoints.length > 0;
    }
}

function isMeasuredByChannel({ measures = [], stages }: Journey): boolean {
    const all = [...measures, ...stages.flatMap((stage) => [...stage.measures ?? [], ...stage.touchpoints.flatMap((touchpoint) => touchpoint.measures ?? [])])];
    return all.some(({ via = [], below = [] }) => via.length + below.length > 0);
}
