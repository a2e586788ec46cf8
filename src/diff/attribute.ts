import type { Said } from '../model/args';
import type { Ref } from '../model/model';
import type { Comparison, Scope, Side, Subject } from './comparison';
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
    readonly shown?: (value: unknown, side: Side) => string;
    /** What items of a list are known by, when that is not all that they say. */
    readonly keyOf?: (value: unknown) => string;
    /** It is a text of the author, shown in quotes. */
    readonly quoted?: true;
}

/** An attribute whose changes are all of one class (src/diff/kinds/known.ts). The order of a list means nothing. */
export function known<E>(name: Known, field: keyof E & string, { refOf, shown = inShort, keyOf, quoted }: KnownOptions = {}): Attribute<E> {
    const [added, removed, changed] = [`${name}-added`, `${name}-removed`, `${name}-changed`] as const;
    return {
        kinds: [added, removed, changed],
        compare: ({ old, now, of, comparison }) => {
            const map = (ref: string): string => refOf?.(ref, comparison) ?? ref;
            if (sameValue(old[field], now[field], map)) return;
            const [olds, nows] = [listOf(old[field]), listOf(now[field])];
            const textOn = (value: unknown, side: Side): string => shown(value, side);
            const say = (text: string): Said | string => (quoted === true ? { all: [text] } : text);
            const tell = (kind: KindName, before: unknown, after: unknown): void => {
                const [oldText, nowText] = [before === undefined ? undefined : textOn(before, comparison.old), after === undefined ? undefined : textOn(after, comparison.now)];
                comparison.report({
                    kind, of, field, before: oldText, after: nowText,
                    args: { at: of.label, ...(oldText !== undefined && { before: say(oldText) }), ...(nowText !== undefined && { after: say(nowText) }) },
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
