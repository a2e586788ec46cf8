import { ALIKE, similarity } from '../../diff/similarity';
import { plain, sameBlock, sameWords } from './words';
import type { Statement } from './statements';

/** One thing and how it stands on each of the three sides; absent where it is not there. */
export interface Thing { readonly id: string; readonly base?: Statement; readonly ours?: Statement; readonly theirs?: Statement }

/** The things of three blocks, and the order that each side has them in. */
export interface Paired {
    readonly things: ReadonlyMap<string, Thing>;
    readonly base: readonly string[];
    readonly ours: readonly string[];
    readonly theirs: readonly string[];
}

/** Finds out what is the same thing on the three sides: by name, by an earlier name, by its words, and last by its place among its like. */
export function paired(base: readonly Statement[], ours: readonly Statement[], theirs: readonly Statement[]): Paired {
    const things = new Map<string, Thing>();
    const ids: { base: string[]; ours: string[]; theirs: string[] } = { base: [], ours: [], theirs: [] };
    const enter = (side: 'base' | 'ours' | 'theirs', id: string, statement: Statement): void => {
        things.set(id, { ...things.get(id), id, [side]: statement });
        ids[side].push(id);
    };
    const seen = new Map<string, number>();
    const baseIds = base.map((statement) => numbered(statement.key, seen));
    base.forEach((statement, index) => enter('base', baseIds[index]!, statement));
    const once = (key: string): boolean => ALTERNATIVES.has(key) && !base.some(each => each.key === key) && [ours, theirs].every(side => side.filter(each => each.key === key).length === 1);
    for (const [side, statements] of [['ours', ours], ['theirs', theirs]] as const) {
        const matches = matchesOf(base, baseIds, statements, once);
        statements.forEach((statement, index) => enter(side, matches[index]!, statement));
    }
    return { things, ...ids };
}

/** Facts of which there may be several, but are not: what both sides say first is one thing, and not two that go together. */
export const ALTERNATIVES: ReadonlySet<string> = new Set(['channel']);

function numbered(key: string, seen: Map<string, number>): string {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}#${count}`;
}

/** For each statement of a side the id of what it was in the base, or one of its own. */
function matchesOf(base: readonly Statement[], baseIds: readonly string[], side: readonly Statement[], once: (key: string) => boolean): readonly string[] {
    const found: (string | undefined)[] = side.map(() => undefined);
    const taken = new Set<string>();
    const keys = new Set(side.map(({ key }) => key));
    const byKey = new Map<string, Before[]>();
    for (const [index, statement] of base.entries()) {
        const alike = byKey.get(statement.key);
        if (alike === undefined) byKey.set(statement.key, [{ statement, id: baseIds[index]! }]);
        else alike.push({ statement, id: baseIds[index]! });
    }
    const left = (keysOf: readonly string[]): readonly Before[] => keysOf.flatMap((key) => byKey.get(key) ?? []).filter(({ id }) => !taken.has(id));
    const take = (index: number, { id }: Before): void => {
        found[index] = id;
        taken.add(id);
    };
    const match = (keysOf: (now: Statement) => readonly string[], is: (before: Statement, now: Statement) => boolean): void => {
        for (const [index, now] of side.entries()) {
            if (found[index] !== undefined) continue;
            const before = left(keysOf(now)).find(({ statement }) => is(statement, now));
            if (before !== undefined) take(index, before);
        }
    };
    match(({ key }) => [key], sameWords);
    match(({ key, isOneOfMany }) => (isOneOfMany ? [key] : []), (before, now) => plain(before.head) === plain(now.head));
    const candidates = side.flatMap((now, index) => (found[index] !== undefined || !now.isOneOfMany ? [] : left([now.key]).map((before) => ({ index, before, alike: likeness(before.statement, now) }))));
    // Who fits best chooses first.
    for (const { index, before, alike } of candidates.sort((one, other) => other.alike - one.alike)) if (0 < alike && found[index] === undefined && !taken.has(before.id)) take(index, before);
    match(({ key, moment }) => (moment === undefined ? [key] : []), () => true);
    // What is left of a touchpoint that one customer came to once is that, whatever is told of it.
    const isLast = (statements: readonly Statement[], about: string): boolean => statements.filter((each) => each.about === about).length === 1;
    match(({ key, moment, about }) => (moment === undefined || about === undefined || !isLast(side.filter((_, index) => found[index] === undefined), about) ? [] : [key]), (before, now) =>
        before.about === now.about && isLast(base.filter((_, index) => !taken.has(baseIds[index]!)), now.about!));
    match(({ was }) => was.filter((key) => !keys.has(key)), () => true);
    // Renamed, and nobody says so: what is gone and what is new, with one title or with the same in it.
    const isNew = (index: number): boolean => found[index] === undefined && !byKey.has(side[index]!.key);
    const isGone = ({ key }: Statement): boolean => !keys.has(key);
    for (const [index, now] of side.entries()) {
        if (!isNew(index)) continue;
        const candidates = base.filter((before, place) => !taken.has(baseIds[place]!) && isGone(before) && isLikelyRenamed(before, now));
        const isOnly = candidates.length === 1 && side.filter((other, at) => isNew(at) && isLikelyRenamed(candidates[0]!, other)).length === 1;
        if (isOnly) take(index, { statement: candidates[0]!, id: baseIds[base.indexOf(candidates[0]!)]! });
    }
    const seen = new Map<string, number>();
    return side.map((statement, index) => found[index] ?? `+${numbered(statement.isOneOfMany && !once(statement.key) ? `${statement.key} ${wordsKey(statement)}` : statement.key, seen)}`);
}

interface Before { readonly statement: Statement; readonly id: string }

/**
 * How surely two of which there may be many are the same one: 0 when nothing says so. An entry of a case is known by its
 * touchpoint and by when it happened or what is told of it; an entry that has another touchpoint, by both of these.
 */
function likeness(before: Statement, now: Statement): number {
    const alike = similarity(plain(before.head), plain(now.head));
    if (before.moment === undefined || now.moment === undefined) return alike >= ALIKE ? alike : 0;
    const isThen = JSON.stringify(before.moment) === JSON.stringify(now.moment);
    const isTold = titleOf(before) === titleOf(now);
    if (before.about !== now.about) return isThen && isTold ? 1 : 0;
    return isThen || isTold || alike >= ALIKE ? alike + (isThen ? 1 : 0) + (isTold ? 1 : 0) : 0;
}

function isLikelyRenamed(before: Statement, now: Statement): boolean {
    const [word = '', name] = before.key.split(':');
    if (name === undefined || !now.key.startsWith(`${word}:`) || before.isOneOfMany) return false;
    if (titleOf(before) !== '' && titleOf(before) === titleOf(now)) return true;
    return before.block !== undefined && now.block !== undefined && before.block.statements.length > 1 && sameBlock(before.block, now.block);
}

const titleOf = ({ head }: Statement): string => /"[\s\S]*"|[“「][\s\S]*[”」]/.exec(head)?.[0] ?? '';
const wordsKey = ({ head, block }: Statement): string => `${head.replace(/\s+/g, ' ').trim()}${block === undefined ? '' : '{'}`;
