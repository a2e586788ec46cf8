import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `case-`. */
export const PAINTS: Paints = {};
