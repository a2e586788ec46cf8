import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `channels-`. */
export const PAINTS: Paints = {};
