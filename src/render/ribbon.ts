import { labelOf } from '../model/label';
import type { Stage } from '../model/model';
import { lineHeightOf, moved, paragraph, type Block } from './block';
import { nothingYet } from './nothing-yet';
import { group, shape, type SceneNode } from './scene';
import type { Words } from './words';

/** A stage and where its part of the table begins and ends. */
export interface StageSpan { readonly stage: Stage; readonly leftPx: number; readonly rightPx: number }

const TIP_PX = 10;
const GAP_PX = 4;
const PADDING_PX = 9;
const TEXT_INSET_PX = 14;

/** The stages as arrows in a row, each as wide as its part and the gap behind it. */
export function ribbonOf(spans: readonly StageSpan[], words: Words): Block {
    if (spans.length === 0) return nothingYet(words.emptyJourney, 'stages', 512, words.locale);
    const titles = spans.map(({ stage, leftPx, rightPx }) =>
        paragraph(stage.later === true ? words.later(labelOf(stage)) : labelOf(stage), rightPx - leftPx - 2 * TEXT_INSET_PX, stage.later === true ? 'stage-title-later' : 'stage-title'));
    const heightPx = Math.max(lineHeightOf('stage-title'), ...titles.map((title) => title.heightPx)) + 2 * PADDING_PX;
    const nodes = spans.map(({ stage, leftPx, rightPx }, index): SceneNode => {
        const next = spans[index + 1];
        const tipPx = next === undefined ? rightPx : next.leftPx - GAP_PX + TIP_PX;
        return group(`ribbon:${stage.id}:${index}`, 'stage-ribbon', { role: 'listitem' }, [
            shape('path', stage.later === true ? 'ribbon-later' : 'ribbon', { d: chevron(leftPx, tipPx, heightPx, index === 0) }),
            ...moved(titles[index]!, leftPx + TEXT_INSET_PX + (index === 0 ? 0 : 4), Math.round((heightPx - titles[index]!.heightPx) / 2)),
        ]);
    });
    return { widthPx: spans.at(-1)!.rightPx, heightPx, nodes };
}

function chevron(leftPx: number, tipPx: number, heightPx: number, isFirst: boolean): string {
    const notch = isFirst ? '' : `L${leftPx + TIP_PX} ${heightPx / 2}`;
    return `M${leftPx} 0H${tipPx - TIP_PX}L${tipPx} ${heightPx / 2}L${tipPx - TIP_PX} ${heightPx}H${leftPx}${notch}z`;
}
