/**
 * Sets of the members of one universe: the rows of a table with one bit for each member, in words of 32. A plain array, since
 * most tables are small: a typed one costs more to make than all that is done with it.
 */
export interface BitTable { readonly words: number[]; readonly width: number }

/** Who is in which row, as long as it is not known how large the universe is. Members get their numbers as they are first named. */
export interface Draft<T> {
    readonly universe: Map<T, number>;
    /** Rows and numbers of members by turns. */
    readonly marks: number[];
}

export const newDraft = <T>(): Draft<T> => ({ universe: new Map(), marks: [] });

export function mark<T>({ universe, marks }: Draft<T>, row: number, members: Iterable<T>): void {
    for (const member of members) {
        let number = universe.get(member);
        if (number === undefined) universe.set(member, number = universe.size);
        marks.push(row, number);
    }
}

/** Makes them members of the universe, in no row. */
export function name<T>({ universe }: Draft<T>, members: Iterable<T>): void {
    for (const member of members) if (!universe.has(member)) universe.set(member, universe.size);
}

/** Marks those that are members already. */
export function markKnown<T>({ universe, marks }: Draft<T>, row: number, members: Iterable<T>): void {
    for (const member of members) {
        const number = universe.get(member);
        if (number !== undefined) marks.push(row, number);
    }
}

export function tableOf({ universe, marks }: Draft<unknown>, rows: number): BitTable {
    const width = Math.max(1, (universe.size + 31) >>> 5);
    const words = Array<number>(rows * width).fill(0);
    for (let at = 0; at < marks.length; at += 2) {
        const member = marks[at + 1]!;
        words[marks[at]! * width + (member >>> 5)]! |= 1 << (member & 31);
    }
    return { words, width };
}

/** Everything. */
export function fillRow({ words, width }: BitTable, row: number): void {
    for (let word = 0; word < width; word++) words[row * width + word] = -1;
}

export function emptyRow({ words, width }: BitTable, row: number): void {
    for (let word = 0; word < width; word++) words[row * width + word] = 0;
}

export function copyRow({ words, width }: BitTable, into: number, from: number): void {
    for (let word = 0; word < width; word++) words[into * width + word] = words[from * width + word]!;
}

/** `into` ∪ `other`; answers whether that changed it. */
export function addRow({ words, width }: BitTable, into: number, other: number): boolean {
    let isChanged = false;
    for (let word = 0; word < width; word++) {
        const before = words[into * width + word]!;
        const now = before | words[other * width + word]!;
        if (now === before) continue;
        words[into * width + word] = now;
        isChanged = true;
    }
    return isChanged;
}

/** `into` ∩ `other`; answers whether that changed it. */
export function keepRow({ words, width }: BitTable, into: number, other: number): boolean {
    let isChanged = false;
    for (let word = 0; word < width; word++) {
        const before = words[into * width + word]!;
        const now = before & words[other * width + word]!;
        if (now === before) continue;
        words[into * width + word] = now;
        isChanged = true;
    }
    return isChanged;
}

/** `into` without `other`. */
export function removeRow({ words, width }: BitTable, into: number, other: number): void {
    for (let word = 0; word < width; word++) words[into * width + word]! &= ~words[other * width + word]!;
}

/** What a table says, by names. */
export interface Sets<T> {
    readonly has: (row: number, member: T) => boolean;
    readonly of: (row: number) => ReadonlySet<T>;
    /** Whether it is said of any row. */
    readonly knows: (member: T) => boolean;
}

export function setsOf<T>({ universe }: Draft<T>, { words, width }: BitTable): Sets<T> {
    const hasNumber = (row: number, number: number): boolean => (words[row * width + (number >>> 5)]! & (1 << (number & 31))) !== 0;
    const known: ReadonlySet<T>[] = [];
    /** Rows that stand beside each other in a loop are often the same. */
    let last: number | undefined;
    const isLikeLast = (row: number): boolean => {
        if (last === undefined) return false;
        for (let word = 0; word < width; word++) if (words[row * width + word] !== words[last * width + word]) return false;
        return true;
    };
    const make = (row: number): ReadonlySet<T> => {
        const found = new Set<T>();
        for (const [member, number] of universe) if (hasNumber(row, number)) found.add(member);
        return found;
    };
    return {
        has: (row, member) => {
            const number = universe.get(member);
            return number !== undefined && hasNumber(row, number);
        },
        of: row => {
            const before = known[row];
            if (before !== undefined) return before;
            const found = known[row] = isLikeLast(row) ? known[last!]! : make(row);
            last = row;
            return found;
        },
        knows: member => universe.has(member),
    };
}
