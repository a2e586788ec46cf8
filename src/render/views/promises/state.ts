import { uncheckedLimits, type CommitmentLife, type CommitmentState } from '../../../analysis/commitment-life';
import type { PromiseWords } from './words';

/** How a promise or an expectation stands, in the same words on a map and in the ledger. */
export function stateWord(life: CommitmentLife, { states, limitUnchecked }: Pick<PromiseWords, 'states' | 'limitUnchecked'>): string {
    return uncheckedLimits(life).length > 0 ? limitUnchecked : states[life.state];
}

/** In the same colours, too. */
export const STATE_TONE: Readonly<Record<CommitmentState, 'good' | 'bad' | 'open'>> = {
    'in-time': 'good', late: 'bad', contradicted: 'bad', broken: 'bad', dangling: 'bad',
    unknown: 'open', agreed: 'open', unlimited: 'open', renewed: 'open', answered: 'open', 'not-yet': 'open', unreached: 'open', noted: 'open',
};
