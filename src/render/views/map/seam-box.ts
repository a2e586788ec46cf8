import type { Way } from '../../../model/model';
import { boxed, icon, labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { shape } from '../../scene';
import { lengthInWords, quoted } from '../../times';
import { MODE_GLYPH, modeOf } from '../../handoff-mode';
import { listInWords } from '../../words';
import { channelNames, namesOf, ownerName, withinWords, type MapParts } from './parts';

/** Narrower than a column with its gap, so that lines down from the middles of columns pass between the boxes. */
export const BOX_PX = 168;
const PADDING_PX = 8;
const INNER_PX = BOX_PX - 2 * PADDING_PX;
const SLOT_PADDING_PX = 5;
const SLOT_LEAST_PX = 20;
const GAP_PX = 4;

/** A handoff as a contract: how it is made, when, and four slots. What nobody wrote down is an empty slot. */
export function handoffBox(way: Way, elsewhere: Elsewhere | undefined, parts: MapParts): Block {
    const { words, common } = parts;
    const mode = modeOf(way);
    const tone = mode === 'self' ? 'bad' : 'handoff';
    const head = stacked([
        labelled(MODE_GLYPH[mode], common.modes[mode], INNER_PX, `map-mode-${tone}`, `map-icon-${tone}`),
        elsewhereLine(elsewhere),
        paragraph(way.title ?? '', INNER_PX, 'map-seam-title'),
        ...(way.when ?? []).map((condition) => paragraph(common.when(condition), INNER_PX, 'map-seam-note')),
        timeLine(way, parts),
        way.choice === true ? labelled('tick', words.choice, INNER_PX, 'map-seam-note') : NOTHING,
    ], 2);
    return boxed(stacked([head, stacked(slotBlocks(way, INNER_PX, parts), GAP_PX)], 6), { paint: `map-box-${tone}`, paddingPx: PADDING_PX, paddingTopPx: 6, radiusPx: 6, widthPx: BOX_PX });
}

/** A path says less, and is no contract: its words alone. Undefined when it has none. */
export function pathBox(way: Way, parts: MapParts, elsewhere?: Elsewhere): Block | undefined {
    const content = stacked([
        elsewhereLine(elsewhere),
        paragraph(way.title ?? '', INNER_PX, 'map-path-title'),
        ...(way.when ?? []).map((condition) => paragraph(parts.common.when(condition), INNER_PX, 'map-path-note')),
        timeLine(way, parts),
        ...(way.tells ?? []).map(({ text }) => labelled('bubble', quoted(text, parts.context.locale), INNER_PX, 'map-path-note')),
    ], 2);
    return content.heightPx === 0 ? undefined : boxed(content, { paint: 'map-box-path', paddingPx: PADDING_PX, paddingTopPx: 5, radiusPx: 6, widthPx: BOX_PX });
}

/** The end of a way that is not on this map. */
export interface Elsewhere { readonly text: string; readonly isLeaving: boolean; readonly isFound: boolean }

function elsewhereLine(elsewhere: Elsewhere | undefined): Block {
    if (elsewhere === undefined) return NOTHING;
    const { text, isFound, isLeaving } = elsewhere;
    return labelled(isFound ? (isLeaving ? 'leave' : 'arrive') : 'cross', text, INNER_PX, isFound ? 'map-seam-title' : 'map-seam-warning', isFound ? 'icon' : 'map-icon-bad');
}

/** How long it takes, and how long it may take. */
function timeLine(way: Way, parts: MapParts): Block {
    const times = timesOf(way, parts);
    return times.length === 0 ? NOTHING : labelled('clock', times.join(parts.words.comma), INNER_PX, 'map-seam-note');
}

export function timesOf({ takes, within }: Way, { words, context: { locale } }: SlotParts): readonly string[] {
    const most = within === undefined ? [] : ['words' in within ? quoted(within.words, locale) : words.atMost(lengthInWords(within, locale))];
    return takes === undefined ? most : [lengthInWords(takes, locale), ...most];
}

// ---- Slots --------------------------------------------------------------------------------------------------------

interface Slot {
    readonly glyph: Glyph;
    /** Empty when nobody wrote it down. */
    readonly content: string;
    /** What is said in its place then. */
    readonly empty: string;
    /** A customer who chose to go on elsewhere needs neither somebody who accepts, nor word of it, nor a fallback. */
    readonly isNeeded: boolean;
}

/** The four slots of a handoff, each as wide as that, and at least as high. */
export function slotBlocks(way: Way, widthPx: number, parts: SlotParts, leastPx = SLOT_LEAST_PX): readonly Block[] {
    return slotsOf(way, parts).map((each) => (each.content === '' ? emptySlot(each, widthPx, leastPx) : fullSlot(each, widthPx, leastPx)));
}

export type SlotParts = Pick<MapParts, 'words' | 'common'> & { readonly context: Pick<MapParts['context'], 'project' | 'locale'> };

export function slotsOf(way: Way, parts: SlotParts): readonly Slot[] {
    const { words, common, context: { project, locale } } = parts;
    const carried = (way.carries ?? []).map(({ as, ref }) => {
        const found = as === 'information' ? project.information(ref) : project.commitment(ref);
        return found === undefined ? ref : ('text' in found ? found.text : undefined) ?? ('title' in found ? found.title : undefined) ?? found.name ?? ref;
    });
    const accepted = way.accepted;
    const isChoice = way.choice === true;
    const empty = { ...words.empty, ...(isChoice && words.unneeded) };
    const told = [
        ...(way.tells ?? []).map(({ text, via }) => [quoted(text, locale), via === undefined ? undefined : words.via(channelNames(via, parts))].filter((part) => part !== undefined).join(words.comma)),
        ...(way.updates ?? []).map(({ every }) => words.every(lengthInWords({ duration: every }, locale))),
    ];
    const fallbacks = (way.fallbacks ?? []).map(({ as, ref, after }) => {
        const name = as === 'owner' ? ownerName(ref, parts) : namesOf([ref], project.touchpoint, { common });
        return after === undefined ? name : [name, words.after(lengthInWords({ duration: after }, locale))].join(words.comma);
    });
    return [
        { glyph: 'folder', isNeeded: true, content: listInWords([...(way.carriesAll === true ? [words.carriesAll] : []), ...carried], common), empty: empty.context },
        {
            glyph: 'inbox', isNeeded: !isChoice, empty: empty.accepted,
            content: accepted === undefined ? '' : [ownerName(accepted.by, parts), ...withinWords(accepted.limits, parts)].join(words.comma),
        },
        { glyph: 'bubble', isNeeded: !isChoice, content: told.join(words.comma), empty: empty.cue },
        { glyph: 'back', isNeeded: !isChoice, content: listInWords(fallbacks, common), empty: empty.fallback },
    ];
}

/** Everything that this handoff needs is written down. */
export function isComplete(way: Way, parts: SlotParts): boolean {
    return slotsOf(way, parts).every(({ content, isNeeded }) => content !== '' || !isNeeded);
}

function fullSlot({ glyph, content }: Slot, widthPx: number, leastPx: number): Block {
    return slot(labelled(glyph, content, widthPx - 2 * SLOT_PADDING_PX, 'map-slot-word', 'map-icon-handoff'), 'map-slot', widthPx, leastPx);
}

/** A hole in the contract. */
function emptySlot({ glyph, empty, isNeeded }: Slot, widthPx: number, leastPx: number): Block {
    const tone = isNeeded ? 'bad' : 'unknown';
    return slot(labelled(glyph, empty, widthPx - 2 * SLOT_PADDING_PX, `map-slot-${tone}-word`, `map-icon-${tone}`), `map-slot-${tone}`, widthPx, leastPx);
}

function slot(content: Block, paint: string, widthPx: number, leastPx: number): Block {
    const padding = Math.max(2, Math.ceil((leastPx - content.heightPx) / 2));
    return boxed(content, { paint, paddingPx: SLOT_PADDING_PX, paddingTopPx: padding, radiusPx: 4, widthPx });
}

/** What stands for an empty slot in the legend. */
export const EMPTY_SLOT_SIGN: Block = { widthPx: 34, heightPx: 16, nodes: [shape('rect', 'map-slot-bad', { x: 0.5, y: 1.5, width: 33, height: 13, rx: 4 }), ...moved(icon('folder', 'map-icon-bad'), 10, 1)] };
