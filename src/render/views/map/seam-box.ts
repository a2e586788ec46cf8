import type { ContractPart } from '../../../analysis/handoff-contract';
import type { Ref, Way } from '../../../model/model';
import { boxed, icon, labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { shape } from '../../scene';
import { FACTS, LIST_WORDS, type FactName } from '../../html/reading-words';
import { evidenceInWords } from '../../journey-header';
import { lengthInWords, quoted } from '../../times';
import { MODE_GLYPH, modeOf } from '../../handoff-mode';
import { carriedName } from '../../names';
import { listInWords } from '../../words';
import { BLUEPRINT_WORDS } from '../blueprint/words';
import { channelNames, namesOf, ownerName, toldWords, withinWords, type MapParts, type WordParts } from './parts';

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
        ...furtherLines(way, 'map-seam-note', parts),
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
        ...(way.tells ?? []).map((each) => labelled('bubble', toldWords(each, parts), INNER_PX, 'map-path-note')),
        ...furtherLines(way, 'map-path-note', parts),
    ], 2);
    return content.heightPx === 0 ? undefined : boxed(content, { paint: 'map-box-path', paddingPx: PADDING_PX, paddingTopPx: 5, radiusPx: 6, widthPx: BOX_PX });
}

/** Who has it until then, what it costs the customer, how the company learns of it, and what that is known from. */
function furtherLines({ responsible, effort, signals = [], evidence }: Way, paint: string, parts: MapParts): readonly Block[] {
    const { common, context: { locale } } = parts;
    const line = (glyph: Glyph, name: FactName, value: string): Block => (value === '' ? NOTHING : labelled(glyph, `${FACTS[name][locale]}${common.colon}${value}`, INNER_PX, paint));
    const word = (name: string): string => LIST_WORDS[name]?.[locale] ?? name;
    return [
        line('person', 'responsible', responsible === undefined ? '' : ownerName(responsible, parts)),
        line('stress', 'effort', effort === undefined ? '' : word(effort)),
        signals.length === 0 ? NOTHING : labelled('signal', BLUEPRINT_WORDS[locale].signal(listInWords(signals.map(word), common), undefined), INNER_PX, paint),
        line('lens', 'evidence', evidenceInWords(evidence, common)),
    ];
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

export function timesOf({ takes, within }: Way, { words, context: { locale } }: WordParts): readonly string[] {
    const most = within === undefined ? [] : ['words' in within ? quoted(within.words, locale) : words.atMost(lengthInWords(within, locale))];
    return takes === undefined ? most : [lengthInWords(takes, locale), ...most];
}

// ---- Slots --------------------------------------------------------------------------------------------------------

interface Slot {
    readonly glyph: Glyph;
    /** Empty when nobody wrote it down. */
    readonly content: string;
    /** What is said in its place then, or below it when something of it is missing. */
    readonly lack: string;
    readonly tone: 'full' | 'bad' | 'unneeded';
}

/** The four slots of a handoff, each as wide as that, and at least as high. */
export function slotBlocks(way: Way, widthPx: number, parts: SlotParts, leastPx = SLOT_LEAST_PX): readonly Block[] {
    return slotsOf(way, parts).map((each) => slotBlock(each, widthPx, leastPx));
}

export type SlotParts = WordParts & Pick<MapParts, 'contractOf'>;

function slotsOf(way: Way, parts: SlotParts): readonly Slot[] {
    const { words, common, contractOf, context: { locale, project } } = parts;
    const { lacks, leaves } = contractOf(way);
    const told = [...(way.tells ?? []).map((each) => toldWords(each, parts)), ...updatesInWords(way, parts)];
    const fallbacks = (way.fallbacks ?? []).map(({ as, ref, after }) => {
        const name = as === 'owner' ? ownerName(ref, parts) : namesOf([ref], project.touchpoint, { common });
        return after === undefined ? name : [name, words.after(lengthInWords({ duration: after }, locale))].join(words.comma);
    });
    const carried = listInWords([...(way.carriesAll === true ? [words.carriesAll] : []), ...(way.carries ?? []).map(({ ref }) => carriedName(ref, project))], common);
    const slot = (glyph: Glyph, part: ContractPart, content: string): Slot => {
        const tone = lacks.includes(part) ? 'bad' : content === '' ? 'unneeded' : 'full';
        return { glyph, content, tone, lack: content === '' ? words[tone === 'bad' ? 'empty' : 'unneeded'][part] : tone === 'bad' ? common.contract.without(listInWords(leaves.map((ref) => carriedName(ref, project)), common)) : '' };
    };
    return [
        slot('folder', 'context', carried),
        slot('inbox', 'acceptance', way.accepted === undefined ? '' : [ownerName(way.accepted.by, parts), ...withinWords(way.accepted.limits, parts)].join(words.comma)),
        slot('bubble', 'word', told.join(words.comma)),
        slot('back', 'fallback', listInWords(fallbacks, common)),
    ];
}

/** What the customer hears again and again. How it comes is said once, where all that is told comes that way. */
function updatesInWords({ tells = [], updates = [] }: Way, parts: WordParts): readonly string[] {
    const { words, context: { locale } } = parts;
    const [told] = tells;
    const shared = told !== undefined && tells.every(({ via }) => isSame(via, told.via)) ? told.via : undefined;
    return updates.map(({ text, every, via }) => [
        ...(text === undefined ? [] : [quoted(text, locale)]), words.every(lengthInWords({ duration: every }, locale)),
        ...(via === undefined || isSame(via, shared) ? [] : [words.via(channelNames(via, parts))]),
    ].join(words.comma));
}

function isSame(some: readonly Ref[] | undefined, others: readonly Ref[] | undefined): boolean {
    return some === others || (some !== undefined && some.length === others?.length && some.every((ref) => others.includes(ref)));
}

/** Everything that this handoff needs is there. */
export function isComplete(way: Way, { contractOf }: Pick<MapParts, 'contractOf'>): boolean {
    return contractOf(way).lacks.length === 0;
}

const SLOT_TONES = { full: { word: 'map-slot-word', icon: 'map-icon-handoff', ground: 'map-slot' }, bad: { word: 'map-slot-bad-word', icon: 'map-icon-bad', ground: 'map-slot-bad' }, unneeded: { word: 'map-slot-unknown-word', icon: 'map-icon-unknown', ground: 'map-slot-unknown' } } as const;

/** A hole in the contract where nobody wrote it down. */
function slotBlock({ glyph, content, lack, tone }: Slot, widthPx: number, leastPx: number): Block {
    const { word, icon: sign, ground } = SLOT_TONES[tone];
    const innerPx = widthPx - 2 * SLOT_PADDING_PX;
    const text = content === '' ? labelled(glyph, lack, innerPx, word, sign) : stacked([labelled(glyph, content, innerPx, 'map-slot-word', sign), lack === '' ? NOTHING : labelled('cross', lack, innerPx, word, sign)], 2);
    const padding = Math.max(2, Math.ceil((leastPx - text.heightPx) / 2));
    return boxed(text, { paint: ground, paddingPx: SLOT_PADDING_PX, paddingTopPx: padding, radiusPx: 4, widthPx });
}

/** What stands for an empty slot in the legend. */
export const EMPTY_SLOT_SIGN: Block = { widthPx: 34, heightPx: 16, nodes: [shape('rect', 'map-slot-bad', { x: 0.5, y: 1.5, width: 33, height: 13, rx: 4 }), ...moved(icon('folder', 'map-icon-bad'), 10, 1)] };
