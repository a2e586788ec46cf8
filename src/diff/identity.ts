import { ALIKE, similarity } from './similarity';

/** What is the same thing on both sides. */
export interface Matched<E> {
    readonly old: E;
    readonly now: E;
    /** `was`: a written renaming. `guess`: nothing says so, but it looks like it. `asked`: the command line says so. */
    readonly how: 'name' | 'was' | 'guess' | 'asked';
}
export interface Matching<E> { readonly pairs: readonly Matched<E>[]; readonly removed: readonly E[]; readonly added: readonly E[] }

export interface Named { readonly name: string; readonly title?: string; readonly was?: readonly string[] }

export interface MatchOptions<E> {
    /** How a name of the old side reads on the new one; the name itself when absent. */
    readonly identityOf?: (element: E, side: 'old' | 'now') => string;
    /** For what stands in an order: how much two are alike, from 0 to 1. What stands between the same neighbours and is alike is taken for the same. */
    readonly likeness?: (old: E, now: E) => number;
}

/** Finds out what became of each thing: by its name, then by a written `was`, then by a guess among what is left. Never by its place. */
export function match<E extends Named>(olds: readonly E[], nows: readonly E[], { identityOf = ({ name }) => name, likeness }: MatchOptions<E> = {}): Matching<E> {
    const partner = new Map<E, Matched<E>>();
    const taken = new Set<E>();
    const take = (old: E, now: E, how: Matched<E>['how']): void => {
        partner.set(old, { old, now, how });
        taken.add(now);
    };
    const left = (): { readonly old: readonly E[]; readonly now: readonly E[] } => ({ old: olds.filter(each => !partner.has(each)), now: nows.filter(each => !taken.has(each)) });

    const byIdentity = new Map<string, E>();
    for (const now of nows) if (!byIdentity.has(identityOf(now, 'now'))) byIdentity.set(identityOf(now, 'now'), now);
    for (const old of olds) {
        const now = byIdentity.get(identityOf(old, 'old'));
        if (now !== undefined && !taken.has(now)) take(old, now, 'name');
    }
    for (const now of left().now) {
        // Undone, a written renaming is still one: then it is the old side that says so.
        const old = left().old.find(({ name, was }) => now.was?.includes(name) === true || was?.includes(now.name) === true);
        if (old !== undefined) take(old, now, 'was');
    }
    if (left().old.length > 0 && left().now.length > 0) {
        const rest = left();
        for (const old of rest.old) {
            const same = rest.now.filter(({ title }) => title !== undefined && title === old.title);
            if (same.length === 1 && rest.old.filter(({ title }) => title === old.title).length === 1) take(old, same[0]!, 'guess');
        }
        if (likeness !== undefined) guessByNeighbours(olds, nows, partner, taken, likeness, take);
    }
    const { old: removed, now: added } = left();
    return { pairs: olds.flatMap(old => partner.get(old) ?? []), removed, added };
}

function guessByNeighbours<E>(
    olds: readonly E[], nows: readonly E[], partner: ReadonlyMap<E, Matched<E>>, taken: ReadonlySet<E>, likeness: (old: E, now: E) => number, take: (old: E, now: E, how: 'guess') => void,
): void {
    olds.forEach((old, place) => {
        if (partner.has(old)) return;
        const [before, after] = [olds[place - 1], olds[place + 1]];
        const [from, to] = [before && partner.get(before)?.now, after && partner.get(after)?.now];
        if (from === undefined && to === undefined) return;
        const at = nows.findIndex((now, index) => !taken.has(now) && (before === undefined ? index === 0 : nows[index - 1] === from) && (after === undefined ? index === nows.length - 1 : nows[index + 1] === to));
        const now = nows[at];
        if (now !== undefined && likeness(old, now) >= ALIKE) take(old, now, 'guess');
    });
}

/** Texts without a name: the same words first, then those that are most alike. What is left over is gone, or new. */
export function matchTexts<T>(olds: readonly T[], nows: readonly T[], textOf: (item: T) => string): { readonly pairs: readonly (readonly [T, T])[]; readonly removed: readonly T[]; readonly added: readonly T[] } {
    const pairs: [T, T][] = [];
    const removed = [...olds];
    const added = [...nows];
    const take = (old: T, now: T): void => {
        pairs.push([old, now]);
        removed.splice(removed.indexOf(old), 1);
        added.splice(added.indexOf(now), 1);
    };
    for (const old of olds) {
        const same = added.find(now => textOf(now) === textOf(old));
        if (same !== undefined) take(old, same);
    }
    for (let best = nearestPair(removed, added, textOf); best !== undefined; best = nearestPair(removed, added, textOf)) take(...best);
    return { pairs, removed, added };
}

function nearestPair<T>(olds: readonly T[], nows: readonly T[], textOf: (item: T) => string): [T, T] | undefined {
    let best: { readonly pair: [T, T]; readonly alike: number } | undefined;
    for (const old of olds) {
        for (const now of nows) {
            const alike = similarity(textOf(old), textOf(now));
            if (alike >= ALIKE && (best === undefined || best.alike < alike)) best = { pair: [old, now], alike };
        }
    }
    return best?.pair;
}
