import { withCommentsAsIn } from './comments';
import { withMoves } from './moves';
import { withMergedLists } from './name-lists';
import { orderOf } from './order';
import { paired, type Thing } from './pairing';
import { conflicting, joined, settled, variantOf, written, type Markers, type Merged, type Part, type Segment } from './segments';
import { NO_BLOCK, type Block, type Statement } from './statements';
import { blockText, same, sameWords, textOf } from './words';

/**
 * Merges three states of a text by what is said, not by lines: two sides that change different facts never conflict,
 * however near to each other these stand; two that change one fact conflict there and nowhere else.
 */
export function mergeBlocks(base: Block, ours: Block, theirs: Block, markers: Markers): Merged {
    const lineEnd = /\r\n|\n/.exec(blockText(ours))?.[0] ?? '\n';
    const sides = withMoves({ base, ours: withCommentsAsIn(base, ours), theirs: withCommentsAsIn(base, theirs) });
    const list: Segment[] = [];
    mergeInto(list, sides.base, sides.ours, sides.theirs, lineEnd);
    return written(list, markers, lineEnd);
}

function mergeInto(list: Segment[], base: Block, ours: Block, theirs: Block, lineEnd: string): void {
    const lists = withMergedLists({ base: base.statements, ours: ours.statements, theirs: theirs.statements });
    const pairs = paired(lists.base, lists.ours, lists.theirs);
    const kept = new Set([...pairs.things.values()].filter((thing) => !isGone(thing)).map(({ id }) => id));
    addMerged(list, base.intro, ours.intro, theirs.intro);
    const firsts = new Set([pairs.base[0], pairs.ours[0], pairs.theirs[0]]);
    let isBlockEmpty = true;
    const add = (to: Segment[], id: string): void => {
        const isFirst = firsts.has(id);
        mergeThing(to, pairs.things.get(id)!, lineEnd, (lead) => {
            // What stood alone at the beginning of a block or a text has no white space before it.
            if (isFirst && !isBlockEmpty && !/^\s/.test(lead)) to.push(settled(trivia(lineEnd)));
            to.push(settled(trivia(!isFirst && isBlank(list) ? lead.replace(/^\s+/, '') : lead)));
        });
        isBlockEmpty = false;
    };
    for (const each of orderOf(pairs, kept)) {
        if (typeof each === 'string') {
            add(list, each);
            continue;
        }
        const side = (ids: readonly string[], variant: 'base' | 'ours' | 'theirs'): readonly Part[] => ids.flatMap((id) => {
            const thing: Segment[] = [];
            add(thing, id);
            return variantOf(thing, variant);
        });
        list.push(conflicting(side(each.base, 'base'), side(each.ours, 'ours'), side(each.theirs, 'theirs')));
    }
    addMerged(list, base.rest, ours.rest, theirs.rest);
}

const trivia = (text: string): Part => ({ text, isTrivia: true });
const isBlank = (list: readonly Segment[]): boolean => list.every(({ ours, theirs }) => [...ours, ...theirs].every(({ text }) => text === ''));

function addMerged(list: Segment[], base: string, ours: string, theirs: string): void {
    const merged = either(base, ours, theirs);
    list.push(merged === undefined ? conflicting([trivia(base)], [trivia(ours)], [trivia(theirs)]) : settled(trivia(merged)));
}

/** One side has taken it out, and the other one has left it as it was. */
function isGone({ base, ours, theirs }: Thing): boolean {
    if (base === undefined) return false;
    if (ours === undefined) return theirs === undefined || (sameWords(base, theirs) && !isNeeded(theirs));
    return theirs === undefined && sameWords(base, ours) && !isNeeded(ours);
}

/** It, or something in it, is named anew on its side. */
const isNeeded = (statement: Statement): boolean => statement.isNeeded === true || (statement.block?.statements ?? []).some(isNeeded);

function mergeThing(list: Segment[], thing: Thing, lineEnd: string, begin: (lead: string) => void): void {
    const { base, ours, theirs } = thing;
    const torn = (ours ?? theirs)?.torn;
    if (torn !== undefined && (ours === undefined || theirs === undefined)) {
        list.push(tornAt(thing, lineEnd));
        return;
    }
    if (ours === undefined || theirs === undefined) {
        const left = (ours ?? theirs)!;
        if (base !== undefined) list.push(contested(thing));
        else if (tearsIn(left).length > 0) mergeAroundTears(list, thing, lineEnd, begin);
        else {
            begin(left.lead);
            list.push(settled({ text: textOf({ ...left, tail: '' }) }), settled(trivia(left.tail)));
        }
        return;
    }
    // Called otherwise, as far as can be told, and named as before on the other side.
    if (ours.key !== theirs.key && (ours.isNeeded === true || theirs.isNeeded === true)) {
        list.push(contested(thing));
        return;
    }
    const lead = either(base?.lead ?? '', ours.lead, theirs.lead);
    const head = either(base?.head ?? '', ours.head, theirs.head) ?? inParts(base, ours, theirs);
    const tail = either(base?.tail ?? '', ours.tail, theirs.tail);
    const hasBlock = ours.block !== undefined || theirs.block !== undefined;
    if (lead === undefined || tail === undefined || (head === undefined && !hasBlock)) {
        list.push(contested(thing));
        return;
    }
    const { open, close } = ours.block ?? theirs.block ?? NO_BLOCK;
    if (head === undefined) {
        const first = (text: string | undefined): readonly Part[] => (text === undefined ? [] : [{ text: `${lead}${text}${open}` }]);
        list.push(conflicting(first(base?.head), first(ours.head), first(theirs.head)));
    }
    else {
        begin(lead);
        // The side whose first line this is may have had no block.
        const brace = !hasBlock ? '' : ours.block !== undefined && theirs.block !== undefined ? open : `${/\s$/.test(head) ? '' : ' '}${open}`;
        list.push(settled({ text: head }, { text: brace }));
    }
    if (hasBlock) {
        mergeInto(list, base?.block ?? NO_BLOCK, ours.block ?? NO_BLOCK, theirs.block ?? NO_BLOCK, lineEnd);
        list.push(settled({ text: close }));
    }
    list.push(settled(trivia(tail)));
}

/** Something new on one side, with something in it that the other side has elsewhere: when that is all, it comes and goes with it. */
function mergeAroundTears(list: Segment[], { id, ours, theirs }: Thing, lineEnd: string, begin: (lead: string) => void): void {
    const rest = withoutTears((ours ?? theirs)!);
    const thing: Thing = { id, base: rest, ours: ours ?? rest, theirs: theirs ?? rest };
    if (rest.block!.statements.length > 0) {
        mergeThing(list, thing, lineEnd, begin);
        return;
    }
    const merged: Segment[] = [];
    mergeThing(merged, thing, lineEnd, (lead) => { merged.push(settled(trivia(lead))); });
    const whole = joined(merged);
    list.push(conflicting([], ours === undefined ? [] : whole.ours, theirs === undefined ? [] : whole.theirs, whole.torn));
}

function withoutTears({ block, ...statement }: Statement): Statement {
    return { ...statement, block: block && { ...block, statements: block.statements.filter(({ torn }) => torn === undefined).map(withoutTears) } };
}

/** All of it as each side has it. */
function contested({ base, ours, theirs }: Thing): Segment {
    const whole = (statement: Statement | undefined): readonly Part[] => (statement === undefined ? [] : [{ text: statement.lead + textOf(statement) }]);
    return conflicting(whole(base), whole(ours), whole(theirs), [ours, theirs].flatMap((statement) => (statement === undefined ? [] : tearsIn(statement))));
}

/** What stands here on one side only: with what the other one changed in it, so that whoever chooses a place loses nothing else. */
function tornAt({ ours, theirs }: Thing, lineEnd: string): Segment {
    const here = (ours ?? theirs)!;
    const { id, base, other } = here.torn!;
    const whole = (statement: Statement | undefined): readonly Part[] => (statement === undefined ? [] : [{ text: statement.lead + textOf(statement) }]);
    if (other === undefined) return conflicting(whole(base), whole(ours), whole(theirs));
    const plain = ({ torn: _torn, ...statement }: Statement): Statement => statement;
    const [left, right] = ours === undefined ? [plain(other), plain(here)] : [plain(here), plain(other)];
    const merged: Segment[] = [];
    mergeThing(merged, { id: '', ...(base !== undefined && { base }), ours: { ...left, lead: here.lead }, theirs: { ...right, lead: here.lead } }, lineEnd, (lead) => { merged.push(settled(trivia(lead))); });
    const { ours: mine, theirs: yours } = joined(merged);
    return conflicting([], ours === undefined ? [] : mine, theirs === undefined ? [] : yours, [id]);
}

/** What in it both sides put elsewhere. */
function tearsIn({ torn, block }: Statement): readonly number[] {
    return [...(torn === undefined ? [] : [torn.id]), ...(block?.statements ?? []).flatMap(tearsIn)];
}

/** A name here, a title there: both. */
function inParts(base: Statement | undefined, ours: Statement, theirs: Statement): string | undefined {
    const [before, left, right] = [base, ours, theirs].map((statement) => (statement?.key.includes(':') === true && !statement.isOneOfMany ? /^(\S+\s+[^\s"“「{]+)([^]*)$/.exec(statement.head) : undefined));
    if (!before || !left || !right) return undefined;
    const [name, rest] = [either(before[1]!, left[1]!, right[1]!), either(before[2]!, left[2]!, right[2]!)];
    return name === undefined || rest === undefined ? undefined : name + rest;
}

/** What a piece of text becomes: undefined when both sides say something new, and not the same. */
function either(base: string, ours: string, theirs: string): string | undefined {
    if (same(ours, theirs)) return same(base, ours) && ours === base ? theirs : ours;
    if (same(base, ours)) return theirs;
    return same(base, theirs) ? ours : undefined;
}
