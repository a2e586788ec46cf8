import { comesAfterIn } from '../analysis/graph';
import { custodyIn, type Custody } from '../analysis/responsibility';
import type { Ref } from '../model/model';
import type { SharedInJourney } from './rule';

/** Facts of a journey for `context.shared`: several rules need them, and each journey they are made for once. */

/** Who has the case in turn. */
export const custodyOf = ({ graph, project }: SharedInJourney): Custody => custodyIn(graph, project);

/** Whether a touchpoint can come after another one. */
export const comesAfter = ({ graph }: SharedInJourney): ((touchpoint: Ref, source: Ref) => boolean) => comesAfterIn(graph);
