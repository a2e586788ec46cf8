/** Sets of small whole numbers: one bit each. All sets of one universe have the same length. */
export type Bits = Uint32Array;

/** Numbers for the members of a universe, given out as they are first named. */
export interface Universe<T> {
    readonly indexOf: (member: T) => number;
    readonly has: (member: T) => boolean;
    readonly size: () => number;
    readonly bitsOf: (members: Iterable<T>) => Bits;
    readonly membersOf: (bits: Bits) => ReadonlySet<T>;
    readonly all: () => Bits;
}

/** The universe must be complete before its first set is made. */
export function universeOf<T>(members: Iterable<T>): Universe<T> {
    const list = [...new Set(members)];
    const index = new Map(list.map((member, at) => [member, at]));
    const words = Math.max(1, (list.length + 31) >>> 5);
    return {
        indexOf: member => index.get(member)!,
        has: member => index.has(member),
        size: () => list.length,
        bitsOf: given => {
            const bits = new Uint32Array(words);
            for (const member of given) {
                const at = index.get(member);
                if (at !== undefined) bits[at >>> 5]! |= 1 << (at & 31);
            }
            return bits;
        },
        membersOf: bits => new Set(list.filter((_, at) => hasBit(bits, at))),
        all: () => new Uint32Array(words).fill(0xffffffff),
    };
}

export const hasBit = (bits: Bits, at: number): boolean => (bits[at >>> 5]! & (1 << (at & 31))) !== 0;

/** `into` ∪ `other`; answers whether that changed it. */
export function addAll(into: Bits, other: Bits): boolean {
    let changed = false;
    for (let i = 0; i < into.length; i++) {
        const next = (into[i]! | other[i]!) >>> 0;
        if (next !== into[i]) {
            into[i] = next;
            changed = true;
        }
    }
    return changed;
}

/** `into` ∩ `other`; answers whether that changed it. */
export function keepOnly(into: Bits, other: Bits): boolean {
    let changed = false;
    for (let i = 0; i < into.length; i++) {
        const next = (into[i]! & other[i]!) >>> 0;
        if (next !== into[i]) {
            into[i] = next;
            changed = true;
        }
    }
    return changed;
}

/** `into` without `other`. */
export function removeAll(into: Bits, other: Bits): void {
    for (let i = 0; i < into.length; i++) into[i]! &= ~other[i]!;
}
