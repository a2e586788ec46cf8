import type { FastCst, FastNode } from './fast-parser';

/**
 * The grammar as the fast parser needs it: what Langium's own form says, as short arrays. It is written by `npm run generate`
 * from journey.langium into compact-grammar.generated.ts, so that reading a text without mistakes loads nothing of Langium.
 */
export type Compact =
    /** A keyword, with its mark when it is a clause. */
    | readonly ['keyword', string]
    /** A terminal. */
    | readonly ['token', string]
    /** A reference, written as a terminal, and the type of what it refers to. */
    | readonly ['reference', string, string]
    /** Another rule, by its name. */
    | readonly ['rule', string]
    | readonly ['all', ...Compact[]]
    | readonly ['one', ...Compact[]]
    | readonly ['?' | '*' | '+', Compact]
    /** Puts what it reads into a property. */
    | readonly ['=' | '+=' | '?=', string, Compact];

export interface CompactRule {
    readonly name: string;
    readonly body: Compact;
    /**
     * Makes a node of its type with a place for each property, so that all nodes of a type look alike to the machine: its
     * lists are empty and its flags false, whether the text has something for them or not.
     */
    readonly make: (cst: FastCst) => FastNode;
}
export interface CompactGrammar {
    readonly keywords: readonly string[];
    readonly terminals: readonly string[];
    readonly entry: string;
    readonly rules: readonly CompactRule[];
}

/** Every list of a new node; nobody changes it. */
export const EMPTY: never[] = [];
