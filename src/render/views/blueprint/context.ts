import { handoffContracts } from '../../../analysis/handoff-contract';
import { isBlindTouchpoint } from '../../../analysis/visibility';
import { custodyIn } from '../../../analysis/responsibility';
import { grouped } from '../../../model/grouped';
import type { Journey } from '../../../model/model';
import type { PictureContext } from '../../picture';
import { WORDS } from '../../words';
import type { CardContext } from './cards';
import { BLUEPRINT_WORDS } from './words';

/** What the cards of a journey are made from. */
export function cardContext(journey: Journey, { project, analyses, locale }: PictureContext): CardContext {
    const graph = analyses.graphOf(journey);
    const drawn = new Set(graph.ways.map(({ way }) => way));
    return {
        view: project, graph, custody: custodyIn(graph, project), contractOf: handoffContracts(project, analyses), blind: new Set(graph.touchpoints.filter((touchpoint) => isBlindTouchpoint(touchpoint, graph, project))), locale, words: WORDS[locale], own: BLUEPRINT_WORDS[locale],
        lost: grouped(journey.ways.filter((way) => !drawn.has(way)), ({ from }) => from),
        leaving: grouped(project.handoffsFrom(journey.id), ({ from }) => from), arriving: grouped(project.handoffsInto(journey.id), ({ to }) => to),
    };
}
