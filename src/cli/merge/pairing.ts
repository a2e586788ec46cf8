import { sameWords } from './words';
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

/** Finds what is the same thing on the three sides: by name, by an earlier name, by its words, and last by its place among its like. */
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
    for (const [side, statements] of [['ours', ours], ['theirs', theirs]] as const) {
        const matches = matchesOf(base, baseIds, statements);
        statements.forEach((statement, index) => enter(side, matches[index]!, statement));
    }
    return { things, ...ids };
}

function numbered(key: string, seen: Map<string, number>): string {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}#${count}`;
}

/** For each statement of a side the id of what it was in the base, or one of its own. */
function matchesOf(base: readonly Statement[], baseIds: readonly string[], side: readonly Statement[]): readonly string[] {
    const found: (string | undefined)[] = side.map(() => undefined);
    const taken = new Set<string>();
    const keys = new Set(side.map(({ key }) => key));
    const byKey = new Map<string, { readonly statement: Statement; readonly id: string }[]>();
    for (const [index, statement] of base.entries()) {
        const alike = byKey.get(statement.key);
        if (alike === undefined) byKey.set(statement.key, [{ statement, id: baseIds[index]! }]);
        else alike.push({ statement, id: baseIds[index]! });
    }
    const match = (keysOf: (now: Statement) => readonly string[], is: (before: Statement, now: Statement) => boolean): void => {
        for (const [index, now] of side.entries()) {
            if (found[index] !== undefined) continue;
            const before = keysOf(now).flatMap((key) => byKey.get(key) ?? []).find(({ id, statement }) => !taken.has(id) && is(statement, now));
            if (before === undefined) continue;
            found[index] = before.id;
            taken.add(before.id);
        }
    };
    match(({ key }) => [key], sameWords);
    match(({ key }) => [key], () => true);
    match(({ was }) => was.filter((key) => !keys.has(key)), () => true);
    const seen = new Map<string, number>();
    return side.map((statement, index) => found[index] ?? `+${numbered(statement.isOneOfMany ? `${statement.key} ${wordsKey(statement)}` : statement.key, seen)}`);
}

const wordsKey = ({ head, block }: Statement): string => `${head.replace(/\s+/g, ' ').trim()}${block === undefined ? '' : '{'}`;
