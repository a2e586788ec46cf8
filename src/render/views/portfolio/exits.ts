import { handoffContracts } from '../../../analysis/handoff-contract';
import { MODE_GLYPH, modeOf, modeWords } from '../../handoff-mode';
import { beside, boxed, labelled, lineHeightOf, NOTHING, paragraph, stacked, type Block } from '../../block';
import { labelOf } from '../../../model/label';
import type { Glyph } from '../../icons';
import { WORDS } from '../../words';
import { slotBlocks, timesOf, type SlotParts } from '../map/seam-box';
import { MAP_WORDS } from '../map/words';
import type { PictureContext } from '../../picture';
import type { JourneyLink } from './links';
import type { PortfolioWords } from './words';

const PADDING_PX = 8;
const PADDING_TOP_PX = 5;
const SLOT_GAP_PX = 5;
/** Below the top of a box: where its line leaves. */
export const PORT_PX = PADDING_TOP_PX + Math.round(lineHeightOf('portfolio-exit') / 2);

/** Where a journey leads: what is handed over and where to; of a handoff the contract as well, with what nobody wrote down as empty slots. */
export function exitBlock(link: JourneyLink, widthPx: number, context: PictureContext, words: PortfolioWords): Block {
    const innerPx = widthPx - 2 * PADDING_PX;
    const parts: SlotParts = { context, common: WORDS[context.locale], words: MAP_WORDS[context.locale], contractOf: handoffContracts(context.project, context.analyses) };
    return boxed(stacked([
        labelled(glyphOf(link), link.label, innerPx, 'portfolio-exit'),
        indented(notesOf(link, parts, words).join(' · '), innerPx),
        slotsOf(link, innerPx, parts),
    ], 3), { paint: link.kind === 'handoff' ? 'portfolio-contract' : 'portfolio-plain-exit', paddingPx: PADDING_PX, paddingTopPx: PADDING_TOP_PX, widthPx, radiusPx: 5 });
}

/** As far as the sign before the words above reaches. */
const INDENT_PX = 19;
function indented(content: string, widthPx: number): Block {
    const note = paragraph(content, widthPx - INDENT_PX, 'portfolio-exit-note');
    return note.heightPx === 0 ? NOTHING : beside([{ widthPx: INDENT_PX, heightPx: 0, nodes: [] }, note], 0);
}

function glyphOf({ kind, way }: JourneyLink): Glyph {
    if (kind === 'zoom') return 'lens';
    if (kind === 'mirror') return 'people';
    return kind === 'handoff' && way !== undefined ? MODE_GLYPH[modeOf(way)] : 'arrive';
}

function notesOf({ kind, to, isDrawn, way }: JourneyLink, parts: SlotParts, words: PortfolioWords): readonly string[] {
    const { common } = parts;
    return [
        ...(kind === 'handoff' && way !== undefined ? [modeWords(way, common)] : []),
        ...(kind === 'mirror' ? [] : [common.leadsTo(labelOf(to))]),
        ...(isDrawn ? [] : [words.notHere]),
        ...(way?.when ?? []).map((condition) => common.when(condition)),
        ...(way === undefined ? [] : timesOf(way, parts)),
        ...(way?.choice === true ? [parts.words.choice] : []),
    ];
}

/** Side by side, all of one height, so that those of several handoffs stand in columns. */
function slotsOf({ kind, way }: JourneyLink, widthPx: number, parts: SlotParts): Block {
    if (kind !== 'handoff' || way === undefined) return NOTHING;
    const slotPx = Math.floor((widthPx - 3 * SLOT_GAP_PX) / 4);
    const highest = Math.max(...slotBlocks(way, slotPx, parts).map(({ heightPx }) => heightPx));
    return beside(slotBlocks(way, slotPx, parts, highest), SLOT_GAP_PX, 'top');
}
