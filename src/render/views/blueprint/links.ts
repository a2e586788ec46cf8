import type { Columns } from '../../lanes';
import { arrow } from '../../lines';
import { shape, type SceneNode } from '../../scene';
import type { Placed, PlacedBand } from './bands';
import { CARD_PX, EXIT_PX } from './metrics';

/**
 * From what the customer does to who performs it, and on to what happens behind: straight down at the right of each column, where
 * nothing else stands. The arrow points to who is called on: to who performs it when the customer starts, else to the customer.
 */
export function linkNodes(columns: Columns, { bands }: Placed, action: PlacedBand, performer: (column: number) => PlacedBand): readonly SceneNode[] {
    const behind = bands.filter(({ band }) => band.key === 'backstage' || band.key === 'support' || band.key === 'outside');
    return columns.columns.flatMap(({ touchpoint, leftPx }, column): SceneNode[] => {
        if (touchpoint === undefined) return [];
        const xPx = leftPx + CARD_PX - EXIT_PX;
        const under = ({ band, cardTopPx }: PlacedBand): { readonly xPx: number; readonly yPx: number } => ({ xPx, yPx: cardTopPx + band.cells.get(column)!.heightPx });
        const above = ({ cardTopPx }: PlacedBand): { readonly xPx: number; readonly yPx: number } => ({ xPx, yPx: cardTopPx });
        const performing = performer(column);
        const [customer, company] = [under(action), above(performing)];
        const first = touchpoint.initiatedBy === 'customer' ? arrow('implicit', [customer, company], 'blueprint-link')
            : touchpoint.initiatedBy === 'owner' ? arrow('implicit', [company, customer], 'blueprint-link') : [line(customer.yPx, company.yPx, xPx)];
        const nodes = [...first];
        let from = performing;
        for (const band of behind) {
            if (!band.band.cells.has(column)) continue;
            nodes.push(line(under(from).yPx, above(band).yPx, xPx));
            from = band;
        }
        return nodes;
    });
}

function line(fromPx: number, toPx: number, xPx: number): SceneNode {
    return shape('line', 'blueprint-link', { x1: xPx, y1: fromPx, x2: xPx, y2: toPx });
}
