import type { Said } from '../model/args';
import type { Duration, Length } from '../model/model';

/** Stands for a limit that is not there, where a message has one; src/diff/say.ts has the words. */
export const NO_TIME = '∅';

/** A length of time as an argument of a message: the author's words are quoted. */
export function saidLength(length: Length | undefined): Said | string {
    if (length === undefined) return NO_TIME;
    return 'words' in length ? { all: [length.words] } : { duration: length.duration.text };
}

/** As the language writes it. */
export function lengthText(length: Length | undefined): string | undefined {
    if (length === undefined) return undefined;
    return 'words' in length ? `"${length.words}"` : length.duration.text;
}

/** Below 0 when the first is shorter, above when it is longer, 0 when both are read the same. What has no upper bound is longer than what has one. */
export function compareDurations(a: Duration, b: Duration): number {
    const [left, right] = [a.max ?? Infinity, b.max ?? Infinity];
    return left === right ? a.min - b.min : left < right ? -1 : 1;
}

/** Whether two values of the model say the same. `refOf`: how a name of the old side reads on the new one. */
export function sameValue(old: unknown, now: unknown, refOf: (ref: string) => string = asItIs): boolean {
    if (typeof old === 'string' && typeof now === 'string') return old === now || refOf(old) === now;
    if (typeof old !== 'object' || old === null || typeof now !== 'object' || now === null) return old === now;
    // No lists of keys are made: in a large project nearly all is the same, and all of it comes through here.
    if (Array.isArray(old) || Array.isArray(now)) {
        return Array.isArray(old) && Array.isArray(now) && old.length === now.length && old.every((each, index) => sameValue(each, now[index], refOf));
    }
    const [left, right] = [old as Readonly<Record<string, unknown>>, now as Readonly<Record<string, unknown>>];
    for (const key in left) if (!sameValue(left[key], right[key], refOf)) return false;
    for (const key in right) if (!(key in left) && right[key] !== undefined) return false;
    return true;
}

const asItIs = (ref: string): string => ref;

/** A value in short, for people: its parts one behind the other. */
export function inShort(value: unknown): string {
    if (value === undefined || value === null || value === false) return '';
    if (typeof value !== 'object') return String(value);
    if (Array.isArray(value)) return value.map(inShort).filter(text => text !== '').join(', ');
    const parts = value as Readonly<Record<string, unknown>>;
    // Lengths and quantities know how they were written.
    if (typeof parts['text'] === 'string' && ('min' in parts || 'value' in parts)) return parts['text'];
    return Object.entries(parts).filter(([key]) => !STRUCTURAL.has(key)).map(([, part]) => inShort(part)).filter(text => text !== '').join(' ');
}
/** Says what the rest is, and is no part of it for people; the name of what has words is not, either. */
const STRUCTURAL: ReadonlySet<string> = new Set(['kind', 'id', 'as', 'or']);
