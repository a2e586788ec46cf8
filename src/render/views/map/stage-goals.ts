import { elementKey, type Stage } from '../../../model/model';
import { labelled, moved, paragraph, stacked, type Block } from '../../block';
import type { Lane } from '../../lanes';
import { group } from '../../scene';
import type { MapParts } from './parts';

const INSET_PX = 6;

/** What the stages are for: their phase in the life of a customer, and their goals. */
export function stageLanes(parts: MapParts): readonly (Lane | undefined)[] {
    const { lanes, phases } = parts.words;
    return [
        laneOf('phases', lanes.phase, ({ phase }, widthPx) => paragraph(phase === undefined ? '' : phases[phase] ?? phase, widthPx, 'body'), parts),
        laneOf('stages', lanes.stage, ({ goals = [] }, widthPx) => stacked(goals.map((goal) => labelled('aim', goal, widthPx, 'body')), 4), parts),
    ];
}

function laneOf(key: string, title: string, cell: (stage: Stage, widthPx: number) => Block, { columns, keyOf }: MapParts): Lane | undefined {
    const cells = columns.stages.map(({ stage, leftPx, rightPx }) => ({ stage, leftPx: leftPx + INSET_PX, block: cell(stage, rightPx - leftPx - 2 * INSET_PX) }));
    const heightPx = Math.max(0, ...cells.map(({ block }) => block.heightPx));
    if (heightPx === 0) return undefined;
    return {
        key, title, heightPx,
        nodes: cells.filter(({ block }) => block.heightPx > 0).map(({ stage, leftPx, block }) => group(keyOf(elementKey('stage', stage.id)), 'cell', {}, moved(block, leftPx, 0))),
    };
}
