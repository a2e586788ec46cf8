import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `blueprint-`. */
export const PAINTS: Paints = {};
