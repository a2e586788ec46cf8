import type { Journey } from '../../../model/model';
import type { PictureContext } from '../../picture';
import type { Scene } from '../../scene';
import { drawFlow } from '../flow/flow';

export function drawMap(journey: Journey, context: PictureContext): Scene {
    return drawFlow(journey, context);
}
