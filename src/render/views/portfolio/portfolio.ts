import { labelOf } from '../../../model/label';
import type { Journey, Portfolio } from '../../../model/model';
import { NOTHING } from '../../block';
import { framed } from '../../frame';
import type { PictureContext } from '../../picture';
import type { Scene } from '../../scene';

export function drawPortfolio(portfolio: Portfolio | undefined, journeys: readonly Journey[], context: PictureContext): Scene {
    const title = portfolio === undefined ? journeys.map(labelOf).join(', ') : labelOf(portfolio);
    return framed({ title, description: title, body: NOTHING, words: title }, context);
}
