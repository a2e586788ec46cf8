import type { Way } from '../model/model';
import type { Glyph } from './icons';

/** How a handoff is made, as it can be seen; `plain` when that is not stated, or in a word of the author. */
export type HandoffMode = 'warm' | 'cold' | 'self' | 'auto' | 'plain';

export const MODE_GLYPH: Readonly<Record<HandoffMode, Glyph>> = { warm: 'together', cold: 'apart', self: 'person', auto: 'gear', plain: 'leave' };

export function modeOf({ mode }: Way): HandoffMode {
    return mode !== undefined && Object.hasOwn(MODE_GLYPH, mode) ? mode as HandoffMode : 'plain';
}
