import type { Journey } from '../../../model/model';
import type { PictureContext } from '../../picture';
import type { Scene } from '../../scene';
import { drawFlow } from '../flow/flow';

export function drawBlueprint(journey: Journey, context: PictureContext): Scene {
    return drawFlow(journey, context);
}
