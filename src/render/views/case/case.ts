import { labelOf } from '../../../model/label';
import type { Case } from '../../../model/model';
import { NOTHING } from '../../block';
import { framed } from '../../frame';
import type { PictureContext } from '../../picture';
import type { Scene } from '../../scene';

export function drawCase(lived: Case, context: PictureContext): Scene {
    return framed({ title: labelOf(lived), description: labelOf(lived), body: NOTHING, words: labelOf(lived) }, context);
}
