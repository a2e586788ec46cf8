import { elementKey, type Ref, type Touchpoint } from '../../../model/model';
import { boxed, labelled, moved, type Block } from '../../block';
import { uniqueKeys } from '../../keys';
import type { Columns } from '../../lanes';
import { group, type SceneNode } from '../../scene';
import { systemName, type CardContext } from './cards';
import { CARD_PADDING_PX } from './metrics';

/** The systems as bars below the touchpoints that need them: one bar as long as touchpoints follow each other. In the coordinates of the table. */
export function systemBars(columns: Columns, { view }: CardContext): Block {
    const runs = runsOf(columns);
    const rows: { readonly bars: { readonly leftPx: number; readonly block: Block; readonly system: Ref }[]; last: number }[] = [];
    for (const { system, first, last } of runs) {
        const leftPx = columns.columns[first]!.leftPx;
        const { leftPx: endLeftPx, widthPx } = columns.columns[last]!;
        const barPx = endLeftPx + widthPx - leftPx;
        const block = boxed(labelled('gear', systemName(system, view), barPx - 2 * CARD_PADDING_PX, 'blueprint-item', 'icon-ink'), { paint: 'blueprint-system', paddingPx: CARD_PADDING_PX, paddingTopPx: 4, widthPx: barPx });
        let row = rows.find((candidate) => candidate.last < first);
        if (row === undefined) rows.push(row = { bars: [], last: -1 });
        row.bars.push({ leftPx, block, system });
        row.last = last;
    }
    const keyOf = uniqueKeys();
    const nodes: SceneNode[] = [];
    let y = 0;
    for (const [index, { bars }] of rows.entries()) {
        if (index > 0) y += BAR_GAP_PX;
        for (const { leftPx, block, system } of bars) nodes.push(group(keyOf(elementKey('system', system)), 'system', { role: 'listitem' }, moved(block, leftPx, y)));
        y += Math.max(...bars.map(({ block }) => block.heightPx));
    }
    return { widthPx: columns.widthPx, heightPx: y, nodes };
}

const BAR_GAP_PX = 6;

interface Run { readonly system: Ref; readonly first: number; last: number }

/** In the order in which they begin. */
function runsOf({ columns }: Columns): readonly Run[] {
    const runs: Run[] = [];
    const open = new Map<Ref, Run>();
    for (const [index, { touchpoint }] of columns.entries()) {
        for (const system of systemsAt(touchpoint)) {
            const before = open.get(system);
            if (before !== undefined && before.last === index - 1) {
                before.last = index;
                continue;
            }
            const run = { system, first: index, last: index };
            runs.push(run);
            open.set(system, run);
        }
    }
    return runs;
}

function systemsAt(touchpoint: Touchpoint | undefined): ReadonlySet<Ref> {
    return new Set([...touchpoint?.backstage ?? [], ...touchpoint?.support ?? []].flatMap(({ using = [] }) => using));
}
