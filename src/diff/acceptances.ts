import type { Change } from './change';

/** A change that somebody has accepted. It counts until the base contains it: then the change has been made, and one like it is a new one. */
export interface Acceptance {
    readonly fingerprint: string;
    readonly kind: string;
    readonly element: string;
    readonly reason: string;
    /** What it was accepted against: the same change again, later, is accepted anew. */
    readonly base: string;
    /** What it said then, for who reads the file. */
    readonly says: string;
}

/** Where the file that a project keeps them in has them. */
export const ACCEPTANCES = 'accepted';

/** What such a file holds, or what is wrong with it. A file that is not there holds nothing. */
export function readAcceptances(text: string | undefined): readonly Acceptance[] | { readonly wrong: string } {
    if (text === undefined) return [];
    let read: unknown;
    try {
        read = JSON.parse(text.replace(/^\ufeff/, ''));
    }
    catch (error) {
        return { wrong: error instanceof Error ? error.message : String(error) };
    }
    const list = (read as Readonly<Record<string, unknown>> | null)?.[ACCEPTANCES];
    if (!Array.isArray(list)) return { wrong: `"${ACCEPTANCES}" is no list` };
    const entries: Acceptance[] = [];
    for (const [index, entry] of list.entries()) {
        const { fingerprint, reason, kind = '', element = '', base = '', says = '' } = (entry ?? {}) as Partial<Acceptance>;
        if (typeof fingerprint !== 'string' || typeof reason !== 'string' || reason.trim() === '') return { wrong: `"${ACCEPTANCES}"[${index}]` };
        entries.push({ fingerprint, kind: String(kind), element: String(element), reason, base: String(base), says: String(says) });
    }
    return entries;
}

/** Those of the new side that count: what the old one holds as well was accepted for what was done before. */
export function validAcceptances(old: readonly Acceptance[], now: readonly Acceptance[]): readonly Acceptance[] {
    const keyOf = ({ fingerprint, base, reason }: Acceptance): string => JSON.stringify([fingerprint, base, reason]);
    const before = new Set(old.map(keyOf));
    return now.filter(entry => !before.has(keyOf(entry)));
}

/** Which changes are accepted, and why. */
export function acceptedAmong(changes: readonly Change[], valid: readonly Acceptance[]): ReadonlyMap<Change, string> {
    const reasons = new Map(valid.map(({ fingerprint, reason }) => [fingerprint, reason]));
    return new Map(changes.flatMap(change => (reasons.has(change.fingerprint) ? [[change, reasons.get(change.fingerprint)!] as const] : [])));
}
