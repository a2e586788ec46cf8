/**
 * A text of the user as it may go to a terminal: control characters, which could move the cursor or change colours, and
 * signs that reorder text are shown as U+FFFD; lone surrogates, too.
 */
export function printable(text: string): string {
    return DANGEROUS.test(text) ? text.replace(ALL_DANGEROUS, '\ufffd') : text;
}
const SIGNS = '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]|\\p{Surrogate}';
const DANGEROUS = new RegExp(SIGNS, 'u');
const ALL_DANGEROUS = new RegExp(SIGNS, 'gu');

/** In one line: line ends become spaces. */
export function oneLine(text: string): string {
    return printable(text.replace(/\s*[\r\n]+\s*/g, ' '));
}

/** Half characters become U+FFFD: UTF-8 and addresses have none. */
export function wellFormed(text: string): string {
    return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
