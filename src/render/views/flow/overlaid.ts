import type { GraphWay } from '../../../analysis/graph';
import type { Stage, Touchpoint } from '../../../model/model';
import { beside, icon, NOTHING, paragraph, stacked, type Block } from '../../block';
import { ICON_PX, type Glyph } from '../../icons';
import type { Locale } from '../../words';
import { OVERLAY_WORDS } from '../overlay/words';

/** What became of a part between two states of a journey. */
export type OverlaidState = 'same' | 'added' | 'removed' | 'changed';
/** What a change is to the customer, as far as a sign tells it. */
export type NoteWeight = 'breaking' | 'risky' | 'improving' | 'other';

export interface OverlayNote { readonly weight: NoteWeight; /** A few words: the note stands where it is seen what it is about. */ readonly text: string }
export interface Overlaid { readonly state: OverlaidState; /** The worst ones first. */ readonly notes: readonly OverlayNote[] }

/** What is laid over the flow of both sides. What is not in it is the same on both. */
export interface FlowOverlay {
    readonly stages: ReadonlyMap<Stage, OverlaidState>;
    readonly touchpoints: ReadonlyMap<Touchpoint, Overlaid>;
    readonly ways: ReadonlyMap<GraphWay, Overlaid>;
}

export const UNCHANGED: Overlaid = { state: 'same', notes: [] };
export type MarkedState = Exclude<OverlaidState, 'same'>;
export const MARKED_STATES = ['added', 'removed', 'changed'] as const satisfies readonly MarkedState[];

export function isMarked(overlaid: Overlaid | undefined): overlaid is Overlaid & { readonly state: MarkedState } {
    return overlaid !== undefined && overlaid.state !== 'same';
}

const SIGNS: Readonly<Record<OverlaidState, string>> = { same: '', added: '+ ', removed: '− ', changed: '± ' };
export const signedLabel = (label: string, state: OverlaidState): string => `${SIGNS[state]}${label}`;

/** The first line of a card: its sign, and what it means. */
export function stateBlock({ state }: Overlaid, widthPx: number, locale: Locale): Block {
    return state === 'same' ? NOTHING : paragraph(signedLabel(OVERLAY_WORDS[locale].states[state], state), widthPx, `overlay-state-${state}`);
}

/** More would make a card a list; the page and the comment have all of them. */
const MOST_NOTES = 4;
const NOTE_GAP_PX = 4;
export const NOTE_GLYPHS: Readonly<Record<NoteWeight, Glyph>> = { breaking: 'cross', risky: 'caution', improving: 'tick', other: 'dot' };

export function notesBlock({ notes }: Overlaid, widthPx: number, locale: Locale): Block {
    // One line for what is left out takes as much room as one note.
    const shown = notes.length <= MOST_NOTES + 1 ? notes : notes.slice(0, MOST_NOTES);
    return stacked([...shown.map((note) => noteBlock(note, widthPx)), ...(shown.length === notes.length ? [] : [paragraph(OVERLAY_WORDS[locale].more(notes.length - shown.length), widthPx, 'overlay-more')])], 2);
}

export function noteBlock({ weight, text }: OverlayNote, widthPx: number): Block {
    return beside([icon(NOTE_GLYPHS[weight], `overlay-note-${weight}`), paragraph(text, widthPx - ICON_PX - NOTE_GAP_PX, 'overlay-note')], NOTE_GAP_PX, 'top');
}
