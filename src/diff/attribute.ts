import type { Arg } from '../model/args';
import type { Ref } from '../model/model';
import { nameOf, type Comparison, type Scope, type Side, type Subject } from './comparison';
import { saidOf, type Described } from './describe';
import { matchTexts } from './identity';
import type { KindName } from './kinds';
import type { Known } from './kinds/known';
import { inShort, sameValue } from './values';

/** An element on both sides. */
export interface Pair<E> {
    readonly old: E;
    readonly now: E;
    readonly of: Subject;
    readonly scope: Scope;
    readonly comparison: Comparison;
}

/**
 * How a change of one attribute is classified. `kinds`: what it can become. `apart`: a change in it is no change of its own, and why.
 * A part of a value has no `compare`: whoever compares the value does it.
 */
export type Attribute<E> =
    | { readonly kinds: readonly KindName[]; readonly compare?: (pair: Pair<E>) => void }
    | { readonly apart: string };

/** Every attribute of an element, or every part of a value: the types ask for each. */
export type Attributes<E> = { readonly [P in keyof E]-?: Attribute<E> };

/** Compares all attributes of an element that is on both sides. */
export function compareAttributes<E>(attributes: Attributes<E>, pair: Pair<E>): void {
    for (const attribute of Object.values<Attribute<E>>(attributes)) if ('compare' in attribute) attribute.compare?.(pair);
}

export const apart = (reason: string): { readonly apart: string } => ({ apart: reason });
export const part = (...kinds: readonly KindName[]): { readonly kinds: readonly KindName[] } => ({ kinds });
export const compared = <E>(kinds: readonly KindName[], compare: (pair: Pair<E>) => void): Attribute<E> => ({ kinds, compare });

interface KnownOptions {
    /** How a name of the old side in it reads on the new one. */
    readonly refOf?: (ref: Ref, comparison: Comparison) => Ref;
    /** What people call it. */
    readonly shown?: (value: unknown, side: Side) => Arg;
    /** What has several parts; a change of it tells only those that are different. */
    readonly described?: (value: never, side: Side) => Described;
    /** What items of a list are known by, when that is not all that they say. */
    readonly keyOf?: (value: unknown) => string;
    /** It is a text of the author, shown in quotes. */
    readonly quoted?: true;
}

/** An attribute whose changes are all of one class (src/diff/kinds/known.ts). The order of a list means nothing. */
export function known<E>(name: Known, field: keyof E & string, { refOf, shown, described, keyOf, quoted }: KnownOptions = {}): Attribute<E> {
    const [added, removed, changed] = [`${name}-added`, `${name}-removed`, `${name}-changed`] as const;
    return {
        kinds: [added, removed, changed],
        compare: ({ old, now, of, comparison }) => {
            const map = (ref: string): string => refOf?.(ref, comparison) ?? ref;
            if (sameValue(old[field], now[field], map)) return;
            const [olds, nows] = [listOf(old[field]), listOf(now[field])];
            const say = (value: unknown, side: Side, other: unknown, otherSide: Side): Arg => {
                if (described !== undefined) return saidOf(described(value as never, side), other === undefined ? undefined : described(other as never, otherSide));
                if (shown !== undefined) return shown(value, side);
                if (value === true) return '';
                return quoted === true ? { all: [inShort(value)] } : inShort(value);
            };
            const tell = (kind: KindName, before: unknown, after: unknown): void => {
                const text = (value: unknown): string | undefined => (value === undefined ? undefined : inShort(value));
                comparison.report({
                    kind, of, field, before: text(before), after: text(after),
                    args: {
                        at: of.label, ...(before !== undefined && { before: say(before, comparison.old, after, comparison.now) }), ...(after !== undefined && { after: say(after, comparison.now, before, comparison.old) }),
                    },
                    oldIndex: indexIn(olds, before), nowIndex: indexIn(nows, after),
                });
            };
            if (!Array.isArray(old[field]) && !Array.isArray(now[field])) {
                tell(olds.length === 0 ? added : nows.length === 0 ? removed : changed, olds[0], nows[0]);
                return;
            }
            const left = { old: [...olds], now: [...nows] };
            for (const value of olds) {
                const same = left.now.findIndex(other => sameValue(value, other, map));
                if (same < 0) continue;
                left.now.splice(same, 1);
                left.old.splice(left.old.indexOf(value), 1);
            }
            for (const value of left.old.slice()) {
                const key = keyOf?.(value);
                const same = key === undefined ? undefined : left.now.find(other => keyOf?.(other) === map(key));
                if (same === undefined) continue;
                left.old.splice(left.old.indexOf(value), 1);
                left.now.splice(left.now.indexOf(same), 1);
                tell(changed, value, same);
            }
            const { pairs, removed: gone, added: fresh } = matchTexts(left.old, left.now, inShort);
            for (const [before, after] of pairs) tell(changed, before, after);
            for (const value of gone) tell(removed, value, undefined);
            for (const value of fresh) tell(added, undefined, value);
        },
    };
}

const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value as readonly unknown[] : [value]);
function indexIn(list: readonly unknown[], value: unknown): number | undefined {
    const index = value === undefined ? -1 : list.indexOf(value);
    return index < 0 ? undefined : index;
}

/** What a closed list of the language has, as people say it. */
export const inWords = (value: unknown): Arg => ({ words: Array.isArray(value) ? value.map(String) : [String(value)] });
/** Words of the author in quotes; that there are none is said, too. */
export const inQuotes = (text: string | undefined): Arg => (text === undefined ? inWords('–') : { all: [text] });
/** What is called by its title. */
export const inName = (kind: Parameters<typeof nameOf>[0]) => (value: unknown, side: Side): Arg => ({ all: [nameOf(kind, value as Ref, side)] });

/** A name that stands on both sides, and of which only what it named is gone or new: that is told where it was. */
export function withoutLeftOver<T extends { readonly ref: Ref }>({ went, came }: { readonly went: readonly T[]; readonly came: readonly T[] }, isKnown: (ref: Ref, side: 'old' | 'now') => boolean): { readonly went: readonly T[]; readonly came: readonly T[] } {
    const short = (ref: Ref): string => ref.slice(ref.lastIndexOf('.') + 1);
    const isLeft = (ref: Ref, others: readonly T[], side: 'old' | 'now'): boolean =>
        others.some(other => short(other.ref) === short(ref) && isKnown(other.ref, side === 'old' ? 'now' : 'old') !== isKnown(ref, side));
    return { went: went.filter(({ ref }) => !isLeft(ref, came, 'old')), came: came.filter(({ ref }) => !isLeft(ref, went, 'now')) };
}

/** A name that stands on both sides, of something that is only declared on one of them: what became of that is told where it was. */
export function isLeftOver(before: Ref | undefined, after: Ref | undefined, isKnown: (ref: Ref, side: 'old' | 'now') => boolean): boolean {
    if (before === undefined || after === undefined) return false;
    const isKnownBefore = isKnown(before, 'old');
    if (isKnownBefore === isKnown(after, 'now')) return false;
    // What is not found stands as it is written.
    const [declared, written] = isKnownBefore ? [before, after] : [after, before];
    return declared === written || declared.endsWith(`.${written}`);
}

/** What came and what went of a list whose order means nothing. */
export function cameAndWent(olds: readonly Ref[] | undefined, nows: readonly Ref[] | undefined, nowOf: (old: Ref) => Ref): {
    readonly went: readonly { readonly ref: Ref; readonly index: number }[]; readonly came: readonly { readonly ref: Ref; readonly index: number }[];
} {
    const before = new Set((olds ?? []).map(nowOf));
    const after = new Set(nows ?? []);
    const distinct = (refs: readonly Ref[] | undefined): readonly { readonly ref: Ref; readonly index: number }[] =>
        (refs ?? []).map((ref, index) => ({ ref, index })).filter(({ ref, index }) => refs!.indexOf(ref) === index);
    return { went: distinct(olds).filter(({ ref }) => !after.has(nowOf(ref))), came: distinct(nows).filter(({ ref }) => !before.has(ref)) };
}
