import type { Flag } from './arguments';

// Flags that several verbs have, beside those of every verb (command.ts). Those of pictures: pictures/flags.ts.

export const ALLOW_EMPTY = { about: 'It is no error when no file matches' } as const satisfies Flag;

/** @param about what is written, and where it goes without the flag. */
export function outputFlag(about: string): Flag {
    return { value: 'FILE', short: 'o', about };
}
