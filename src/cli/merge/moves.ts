import { paired, type Thing } from './pairing';
import { NO_BLOCK, type Block, type Statement } from './statements';
import { same } from './words';

export interface Sides<T> { readonly base: T; readonly ours: T; readonly theirs: T }
type Side = keyof Sides<unknown>;
const SIDES: readonly Side[] = ['base', 'ours', 'theirs'];

/**
 * Blocks are merged one by one; what one side moved to another block, such as a touchpoint to another stage, therefore stands
 * there on all sides afterwards, as if it always had. Where the sides cannot both have their way it is `torn`.
 */
export function withMoves(sides: Sides<Block>): Sides<Block> {
    let current = sides;
    const settled = new Set<string>();
    // What holds others goes first: they go with it.
    for (const isContainer of [true, false]) {
        for (;;) {
            const survey = surveyOf(current);
            const moves = [...survey.found.values()].filter((each) => each.isContainer === isContainer && !settled.has(each.key) && isMoved(each));
            if (moves.length === 0) break;
            // An inner thing may have gone with an outer one: what is deeper is surveyed anew.
            const depth = Math.min(...moves.map(depthOf));
            for (const move of moves.filter((each) => depthOf(each) === depth)) {
                settled.add(move.key);
                current = settledMove(move, current, survey, settled.size);
            }
        }
    }
    return current;
}

/** Where a statement is on a side: `path` is of the things that it stands in, by their ids on all sides. */
interface Found { readonly statement: Statement; readonly path: readonly string[] }
interface Move extends Partial<Sides<Found>> { readonly key: string; readonly isNamed: boolean; readonly isContainer: boolean }

interface Survey {
    /** What has an identity, and stands once at most on each side; outer things first. */
    readonly found: ReadonlyMap<string, Move>;
    /** What stands at a path. */
    readonly things: ReadonlyMap<string, Thing>;
    /** The ids of what a block holds, in the order of each side. */
    readonly orders: ReadonlyMap<string, Sides<readonly string[]>>;
}

const depthOf = (move: Move): number => Math.min(...SIDES.flatMap((side) => move[side]?.path.length ?? []));
const placeOf = (path: readonly string[]): string => path.join('\n');

function surveyOf(sides: Sides<Block>): Survey {
    const lists = new Map<string, { readonly isNamed: boolean; readonly isContainer: boolean; readonly base: Found[]; readonly ours: Found[]; readonly theirs: Found[] }>();
    const things = new Map<string, Thing>();
    const orders = new Map<string, Sides<readonly string[]>>();
    let level: { readonly blocks: Partial<Sides<Block>>; readonly path: readonly string[] }[] = [{ blocks: sides, path: [] }];
    while (level.length > 0) {
        const next: typeof level = [];
        for (const { blocks, path } of level) {
            const { things: inside, ...order } = paired(blocks.base?.statements ?? [], blocks.ours?.statements ?? [], blocks.theirs?.statements ?? []);
            orders.set(placeOf(path), order);
            for (const thing of inside.values()) {
                const here = [...path, thing.id];
                things.set(placeOf(here), thing);
                for (const side of SIDES) enter(thing, side, path);
                if (SIDES.some((side) => thing[side]?.block !== undefined)) next.push({ path: here, blocks: Object.fromEntries(SIDES.flatMap((side) => (thing[side]?.block === undefined ? [] : [[side, thing[side]!.block]]))) });
            }
        }
        level = next;
    }
    for (const side of ['ours', 'theirs'] as const) noteFormerNames(side);
    const found = new Map<string, Move>();
    for (const [key, { isNamed, isContainer, ...on }] of lists) {
        if (SIDES.some((side) => on[side].length > 1)) continue;
        found.set(key, { key, isNamed, isContainer, ...Object.fromEntries(SIDES.flatMap((side) => (on[side][0] === undefined ? [] : [[side, on[side][0]]]))) });
    }
    return { found, things, orders };

    function enter(thing: Thing, side: Side, path: readonly string[]): void {
        const statement = thing[side];
        // What was renamed where it stands is what it was.
        const identity = (thing.base ?? statement)?.identity;
        if (statement === undefined || identity === undefined || statement.torn !== undefined) return;
        const scope = identity.key.startsWith('owner:') ? '' : path[0];
        // Touchpoints and facts belong to a journey or a case; what stands beside these is paired by its name.
        if (scope === undefined) return;
        listOf(`${scope}\n${identity.key}`, identity)[side].push({ statement, path });
    }

    function listOf(key: string, { isNamed, isContainer }: { readonly isNamed: boolean; readonly isContainer: boolean }) {
        const known = lists.get(key) ?? { isNamed, isContainer, base: [], ours: [], theirs: [] };
        lists.set(key, known);
        return known;
    }

    function noteFormerNames(side: 'ours' | 'theirs'): void {
        for (const [key, list] of lists) {
            const [one] = list[side];
            if (one === undefined || list.base.length > 0) continue;
            const [scope = ''] = key.split('\n');
            const was = one.statement.was.map((name) => lists.get(`${scope}\n${name}`)).find((former) => former !== undefined && former.base.length === 1 && former[side].length === 0);
            if (was === undefined) continue;
            was[side].push(one);
            list[side].length = 0;
        }
    }
}

const at = (found: Found | undefined): string | undefined => (found === undefined ? undefined : placeOf(found.path));

function isMoved({ base, ours, theirs, isNamed }: Move): boolean {
    const [before, left, right] = [at(base), at(ours), at(theirs)];
    // Another name is another thing, and not the same one changed.
    const written = [base, ours, theirs].flatMap((found) => (found?.statement.names === undefined ? [] : [found.statement.head]));
    if (written.some((head) => !same(head, written[0]!))) return false;
    if (before === undefined) return isNamed && left !== undefined && right !== undefined && left !== right;
    if (left === undefined || right === undefined) return isNamed && (left ?? right) !== undefined && (left ?? right) !== before;
    return left !== before || right !== before;
}

function settledMove({ base, ours, theirs }: Move, sides: Sides<Block>, survey: Survey, id: number): Sides<Block> {
    const [before, left, right] = [at(base), at(ours), at(theirs)];
    const without = (side: Side, found: Found | undefined): Block => (found === undefined ? sides[side] : replaced(sides[side], found.statement, []));
    if (ours !== undefined && theirs !== undefined && before !== undefined) {
        if (left === right) return { ...sides, base: inserted(without('base', base), base!.statement, ours, 'base', 'ours', survey) };
        const mover = right === before ? 'ours' : left === before ? 'theirs' : undefined;
        if (mover !== undefined) {
            const [to, other] = mover === 'ours' ? [ours, 'theirs' as const] : [theirs, 'ours' as const];
            // It cannot follow to where the other side has taken out what it would stand in.
            if (isOpen(to.path, other, survey)) {
                const from = mover === 'ours' ? theirs : ours;
                return {
                    ...sides,
                    base: inserted(without('base', base), base!.statement, to, 'base', mover, survey),
                    [other]: inserted(without(other, from), from.statement, to, other, mover, survey),
                };
            }
        }
    }
    const tear = (side: 'ours' | 'theirs', found: Found | undefined, other: Found | undefined): Block =>
        (found === undefined ? sides[side] : replaced(sides[side], found.statement, [{ ...found.statement, torn: { id, base: base?.statement, other: other?.statement } }]));
    return { base: without('base', base), ours: tear('ours', ours, theirs), theirs: tear('theirs', theirs, ours) };
}

/** Whether all that a path leads through is on a side, or new: then it can be put there. */
function isOpen(path: readonly string[], side: Side, { things }: Survey): boolean {
    return path.every((_, index) => {
        const thing = things.get(placeOf(path.slice(0, index + 1)));
        return thing?.[side] !== undefined || thing?.base === undefined;
    });
}

/** A text with something in place of a statement, or with nothing. */
function replaced(block: Block, from: Statement, to: readonly Statement[]): Block {
    let isChanged = false;
    const statements = block.statements.flatMap((statement) => {
        if (statement === from) {
            isChanged = true;
            return to;
        }
        if (statement.block === undefined) return statement;
        const inner = replaced(statement.block, from, to);
        if (inner === statement.block) return statement;
        isChanged = true;
        return { ...statement, block: inner };
    });
    return isChanged ? { ...block, statements } : block;
}

/** Whether it is the same one, whatever has come into it since. */
const isAs = (one: Statement, other: Statement): boolean => one.key === other.key && (!other.isOneOfMany || one.head.trimEnd() === other.head.trimEnd());

/** A text of one side with a statement where another side has it, and with what it stands in there. */
function inserted(whole: Block, statement: Statement, { path, statement: there }: Found, side: Side, mover: Side, { things, orders }: Survey): Block {
    const nameAt = (level: number): string => placeOf(path.slice(0, level));
    return into(whole, 0);

    function into(block: Block, level: number): Block {
        const id = path[level];
        if (id === undefined) return put(block, { ...statement, key: there.key }, level, idOf(there, level));
        const thing = things.get(nameAt(level + 1))!;
        // What is not on this side may have come with another move.
        const wanted = thing[side] ?? thing[mover]!;
        const here = block.statements.find((each) => isAs(each, wanted) && (!wanted.isOneOfMany || each.lead === wanted.lead));
        if (here !== undefined) {
            const next: Statement = { ...here, head: here.block === undefined ? `${here.head.trimEnd()} ` : here.head, block: into(here.block ?? NO_BLOCK, level + 1) };
            return { ...block, statements: block.statements.map((each) => (each === here ? next : each)) };
        }
        const { torn: _torn, ...shell } = thing[mover]!;
        return put(block, { ...shell, block: into({ ...shell.block!, intro: '', statements: [] }, level + 1) }, level, id);
    }

    function idOf(found: Statement, level: number): string {
        return orders.get(nameAt(level))![mover].find((each) => things.get(placeOf([...path.slice(0, level), each]))![mover] === found)!;
    }

    /** Behind the nearest thing before it that is on both sides. */
    function put(block: Block, what: Statement, level: number, id: string): Block {
        const order = orders.get(nameAt(level))?.[mover] ?? [];
        let place = 0;
        for (let at = order.indexOf(id) - 1; 0 <= at && place === 0; at--) {
            const before = things.get(placeOf([...path.slice(0, level), order[at]!]));
            place = 1 + block.statements.findIndex((each) => (before?.[side] !== undefined && isAs(each, before[side])) || (before?.[mover] !== undefined && isAs(each, before[mover])));
        }
        return { ...block, statements: [...block.statements.slice(0, place), what, ...block.statements.slice(place)] };
    }
}
