/** Sizes and distances of the ledger, in pixels. */

export const PROMISE_PX = 240;
export const LIFE_PX = 232;
export const COLUMN_GAP_PX = 28;
/** Of the common axis, with the room behind its end for what has none. */
export const AXIS_PX = 600;
/** Behind a bar: a step of unknown length, and an end that is open. */
export const OPEN_PX = 44;
export const BAR_PX = 22;
export const ROW_PADDING_PX = 14;

export const LIFE_LEFT_PX = PROMISE_PX + COLUMN_GAP_PX;
export const AXIS_LEFT_PX = LIFE_LEFT_PX + LIFE_PX + COLUMN_GAP_PX;
export const TABLE_PX = AXIS_LEFT_PX + AXIS_PX;
