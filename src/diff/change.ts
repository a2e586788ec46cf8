import type { Args } from '../model/args';
import type { ElementKey, ElementKind } from '../model/model';
import type { Place } from '../model/source';

/**
 * What a change is to the customer. `evidence`: more or less is known, the journey is the same. `text`: other words for the
 * same, or nothing that a customer meets. `draft`: in a journey that is not offered yet, where nothing is judged.
 */
export const CLASSES = ['breaking', 'risky', 'improving', 'evidence', 'text', 'draft'] as const;
export type ChangeClass = (typeof CLASSES)[number];

/** One change of a journey project between two states. Plain, JSON-safe data. */
export interface Change {
    /** Of the kinds in src/diff/kinds. */
    readonly kind: string;
    readonly class: ChangeClass;
    /** The qualified name for people: on the new side, on the old one for what was removed. */
    readonly element: string;
    readonly elementKind: ElementKind;
    readonly elementKey: ElementKey;
    /** Counts the changes of one kind of one element, from 0. */
    readonly ordinal: number;
    /** 16 hexadecimal digits from kind, element and the value that it has now (or had, when it is gone): the same after moving and retitling, another one when it gets worse still. */
    readonly fingerprint: string;
    /** What the `{…}` of the kind's words stand for. */
    readonly args: Args;
    /** Who meets the journey: what its personas are called; empty when it names none. */
    readonly customers: readonly string[];
    /** The values as the language writes them, where there are any. */
    readonly before?: string;
    readonly after?: string;
    /** Where it stood on the old side; absent for what is new. */
    readonly old?: Place;
    /** Where to show it on the new side; for something removed at its nearest neighbour that is still there. */
    readonly now?: Place;
    /** Removed after the day that was announced for it. */
    readonly isRetired?: true;
}

export const rankOf = (change: Pick<Change, 'class'>): number => CLASSES.indexOf(change.class);
