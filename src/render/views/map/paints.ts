import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `map-`. */
export const PAINTS: Paints = {};
