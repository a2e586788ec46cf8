import { elementKey } from '../../../model/model';
import { labelled, moved, paragraph, stacked } from '../../block';
import type { Lane } from '../../lanes';
import { group } from '../../scene';
import type { MapParts } from './parts';

const INSET_PX = 6;

/** What the stages are for: their phase in the life of a customer, and their goals. */
export function stageLane({ columns, words, keyOf }: MapParts): Lane | undefined {
    const cells = columns.stages.map(({ stage, leftPx, rightPx }) => {
        const widthPx = rightPx - leftPx - 2 * INSET_PX;
        return { stage, leftPx: leftPx + INSET_PX, block: stacked([
            paragraph(stage.phase === undefined ? '' : words.phases[stage.phase] ?? stage.phase, widthPx, 'detail'),
            ...(stage.goals ?? []).map((goal) => labelled('aim', goal, widthPx, 'body')),
        ], 4) };
    });
    const heightPx = Math.max(0, ...cells.map(({ block }) => block.heightPx));
    if (heightPx === 0) return undefined;
    return {
        key: 'stages', title: words.lanes.stage, heightPx,
        nodes: cells.filter(({ block }) => block.heightPx > 0).map(({ stage, leftPx, block }) => group(keyOf(elementKey('stage', stage.id)), 'cell', {}, moved(block, leftPx, 0))),
    };
}
