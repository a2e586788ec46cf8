import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `portfolio-`. */
export const PAINTS: Paints = {};
