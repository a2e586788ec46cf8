/** Sizes and distances of the map, in pixels. */

export const CARD_WIDTH_PX = 212;
export const CARD_PADDING_PX = 12;
/** Tops of cards are multiples of this, so that ports with different remainders never lie on one line. */
export const RASTER_PX = 8;

/**
 * Where lines meet the side of a card, below its top. The remainders by RASTER_PX differ: see `routes.ts`. On the right the
 * corner is that of the mark of findings, which an arrowhead keeps clear of.
 */
export const LEFT_ENTRY_PX = 24;
export const RIGHT_ENTRY_PX = 18;
export const RIGHT_EXIT_PX = 28;
export const LEFT_EXIT_PX = 38;
/** Remainders of the ports beside an exit that is written on the card. */
export const RIGHT_EXIT_REMAINDER_PX = RIGHT_EXIT_PX % RASTER_PX;
export const LEFT_EXIT_REMAINDER_PX = LEFT_EXIT_PX % RASTER_PX;
/** Where lines leave below a card and enter it from above, right of its left side. */
export const DOWN_PORT_PX = 28;

export const TRACK_PX = 10;
/** Between a card and the track beside it: room for an arrowhead and a little line before it. */
export const TRACK_MARGIN_PX = 22;
export const GUTTER_PX = 52;
export const ROW_GAP_PX = 32;
/** How far the ground of a stage reaches beyond its cards. */
export const COLUMN_PADDING_PX = 10;

