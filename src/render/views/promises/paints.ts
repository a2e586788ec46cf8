import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `promises-`. */
export const PAINTS: Paints = {};
