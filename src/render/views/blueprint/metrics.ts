/** Sizes and distances of the blueprint, in pixels. */

/** Of the titles of lanes and of the three lines, on the left. */
export const TITLE_PX = 136;
export const CARD_PX = 208;
/** Between two cards; the lines of handoffs run down and up in its middle. */
export const GAP_PX = 28;
export const CARD_PADDING_PX = 10;
export const INNER_PX = CARD_PX - 2 * CARD_PADDING_PX;

/** Where lines come into a card from above, right of its left side. Their words stand beside them. */
export const ENTRY_PX = 16;
const WORDS_GAP_PX = 10;
export const WORDS_LEFT_PX = ENTRY_PX + WORDS_GAP_PX;
/** Where lines leave a card: up, the way of the customer; down, the link to what stands behind it. Left of its right side. */
export const EXIT_PX = 16;
export const WORDS_PX = CARD_PX - WORDS_LEFT_PX - EXIT_PX - WORDS_GAP_PX;
/** Where lines leave a card at its side, below its top. */
export const PORT_PX = 20;

/** Between two lines that run side by side above the cards of a lane. */
export const TRACK_PX = 10;
/** Between the lowest of them and the words above the cards, or the arrowheads. */
export const TRACK_MARGIN_PX = 8;
/** Between words and the card that they stand above. */
export const WORDS_BOTTOM_PX = 6;
/** A line into a card needs so much to be seen as an arrow. */
export const ARROW_PX = 18;
export const LANE_PADDING_PX = 12;
