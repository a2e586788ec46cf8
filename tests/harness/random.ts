/** Repeatable random choices: the same seed gives the same choices on every machine. */
export interface Random {
    /** A whole number from 0 up to, but not including, `limit`. */
    readonly below: (limit: number) => number;
    /** True in `percent` of a hundred. */
    readonly chance: (percent: number) => boolean;
    readonly pick: <T>(from: readonly T[]) => T;
    /** Up to `most` different items, at least one, in random order. */
    readonly some: <T>(from: readonly T[], most: number) => T[];
    readonly shuffled: <T>(items: readonly T[]) => T[];
}

/** The generator "mulberry32": small, and good enough to vary tests. */
export function randomFrom(seed: number): Random {
    let state = seed >>> 0;
    const next = (): number => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
    };
    const below = (limit: number): number => Math.floor(next() * limit);
    const shuffled = <T>(items: readonly T[]): T[] => {
        const result = [...items];
        for (let i = result.length - 1; i > 0; i--) {
            const j = below(i + 1);
            [result[i], result[j]] = [result[j]!, result[i]!];
        }
        return result;
    };
    return {
        below, shuffled,
        chance: percent => below(100) < percent,
        pick: from => {
            if (from.length === 0) throw new Error('Nothing to pick from.');
            return from[below(from.length)]!;
        },
        some: (from, most) => shuffled(from).slice(0, 1 + below(Math.max(1, Math.min(most, from.length)))),
    };
}
