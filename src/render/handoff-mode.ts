import type { Way } from '../model/model';
import type { Glyph } from './icons';
import type { Words } from './words';

/** How a handoff is made, as it can be seen; `plain` when that is not stated, or in a word of the author. */
export type HandoffMode = 'warm' | 'cold' | 'self' | 'auto' | 'plain';

export const MODE_GLYPH: Readonly<Record<HandoffMode, Glyph>> = { warm: 'together', cold: 'apart', self: 'person', auto: 'gear', plain: 'leave' };

export function modeOf({ mode }: Way): HandoffMode {
    return mode !== undefined && Object.hasOwn(MODE_GLYPH, mode) ? mode as HandoffMode : 'plain';
}

/** In the order in which a legend lists them. */
export const MODES: readonly HandoffMode[] = ['warm', 'cold', 'self', 'auto', 'plain'];

/** As a legend has it. */
export function modeInLegend(mode: HandoffMode, { modes }: Words): string {
    return modes[mode].charAt(0).toLowerCase() + modes[mode].slice(1);
}

/** As a heading; with the author's word where the language has none. */
export function modeWords(way: Way, { handoff, modes }: Words): string {
    const mode = modeOf(way);
    return mode === 'plain' && way.mode !== undefined ? `${handoff} · ${way.mode}` : modes[mode];
}
