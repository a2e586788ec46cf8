import type { CommitmentLife } from '../../../analysis/commitment-life';
import { labelOf } from '../../../model/label';
import type { ProjectView } from '../../../model/view';
import { chip, flowed, NOTHING, paragraph, stacked, type Block } from '../../block';
import { ownerName } from '../../names';
import { obligationsFor, obligedInWords } from '../../obligations';
import type { Words } from '../../words';
import { PROMISE_PX } from './metrics';
import { stateWord, STATE_TONE } from './state';
import type { PromiseWords } from './words';

/** What was promised or is expected: its words, by whom, for what, and how it stands. @param rightPx kept free at the right of the first line. */
export function statementBlock(life: CommitmentLife, view: ProjectView, words: Words, own: PromiseWords, rightPx: number): Block {
    const { commitment, state, also } = life;
    const saidOf = (ref: string): string => {
        const other = view.commitment(ref);
        return own.quoted(other === undefined ? ref : other.text ?? labelOf(other));
    };
    const paint = STATE_TONE[state] === 'open' ? 'way' : STATE_TONE[state];
    const note = (text: string): Block => paragraph(text, PROMISE_PX, 'promises-note');
    const isPromise = commitment.kind === 'promise';
    return stacked([
        flowed([
            chip(own.kinds[commitment.kind], 'ink-promise', `pill-${commitment.kind}`),
            chip(stateWord(life, own), `ink-${paint}`, `pill-${paint}`),
            ...(also === undefined ? [] : [chip(own.also[also], 'ink-bad', 'pill-bad')]),
        ], PROMISE_PX - rightPx, 6),
        paragraph(commitment.text ?? labelOf(commitment), PROMISE_PX, 'promises-words'),
        isPromise && commitment.by !== undefined ? note(own.by(ownerName(commitment.by, view, words))) : NOTHING,
        isPromise && commitment.for !== undefined ? note(own.answers(saidOf(commitment.for))) : NOTHING,
        isPromise && commitment.again !== undefined ? note(own.again(saidOf(commitment.again))) : NOTHING,
        ...(isPromise && commitment.id !== undefined ? obligationsFor(commitment.id, view) : []).map((each) => note(obligedInWords(each, words))),
    ], 4);
}
