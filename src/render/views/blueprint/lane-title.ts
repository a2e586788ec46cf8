import { labelOf } from '../../../model/label';
import { NOTHING, paragraph, stacked, type Block } from '../../block';
import { ownerName } from '../../names';
import { obligationParts } from '../../obligations';
import type { CardContext } from './cards';
import { TITLE_PX } from './metrics';
import type { OwnerLane } from './owner-lanes';

/** Who performs what stands in a lane. The first lane of an organisation outside says what it is; each, who inside answers for it. */
export function laneTitle(lane: OwnerLane, before: OwnerLane | undefined, { view, words, own }: CardContext): Block {
    const widthPx = TITLE_PX - 16;
    const { owner, outside, organisation } = lane;
    const contacts = (owner?.contacts ?? []).map((contact) => paragraph(contact, widthPx, 'lane-note'));
    if (outside === undefined) return stacked([paragraph(lane.title, widthPx, 'lane-title'), paragraph(organisation ?? '', widthPx, 'blueprint-organisation'), ...contacts], 1);
    const kind = words.ownerKinds[outside.root.ownerKind];
    const isFirst = before?.outside?.root.id !== outside.root.id;
    const bound = [...new Set([...(isFirst ? [outside.root] : []), ...(owner === undefined ? [] : [owner])])];
    return stacked([
        isFirst ? paragraph(organisation === undefined ? kind : `${labelOf(outside.root)} · ${kind}`, widthPx, 'blueprint-group-name') : NOTHING,
        paragraph(lane.title, widthPx, 'lane-title'),
        // Once for all lanes of which the same is true.
        !isFirst && before.outside.accountable === outside.accountable ? NOTHING : outside.accountable === undefined ? paragraph(own.nobodyAccountable, widthPx, 'blueprint-nobody')
            : paragraph(own.accountable(ownerName(outside.accountable, view, words)), widthPx, 'blueprint-accountable'),
        ...bound.flatMap(({ obligations = [] }) => obligations).map((each) => stacked([`${words.obliged}${words.colon}`.trim(), ...obligationParts(each, view, words)].map((part) => paragraph(part, widthPx, 'lane-note')))),
        ...contacts,
    ], 2);
}
