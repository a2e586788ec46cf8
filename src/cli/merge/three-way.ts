import { orderOf } from './order';
import { paired, type Thing } from './pairing';
import { NO_BLOCK, type Block, type Statement } from './statements';
import { blockText, same, sameWords, textOf } from './words';

/** The merged text, and how many things both sides changed: each stands in it as a conflict. */
export interface Merged { readonly text: string; readonly conflicts: number }

/** What stands in the lines of a conflict. */
export interface Markers { readonly ours: string; readonly theirs: string; /** Whether the state before is shown too, under this name. */ readonly base?: string; /** Characters of a marker. */ readonly size: number }

/**
 * Merges three states of a text by what is said, not by lines: two sides that change different facts never conflict,
 * however near to each other these stand; two that change one fact conflict there and nowhere else.
 */
export function mergeBlocks(base: Block, ours: Block, theirs: Block, markers: Markers): Merged {
    const writer = createWriter(markers, lineEndIn(blockText(ours)));
    mergeInto(writer, base, ours, theirs);
    return writer.done();
}

interface Writer {
    /** Adds white space and comments. */
    readonly addTrivia: (text: string) => void;
    readonly add: (text: string) => void;
    readonly conflict: (ours: string, base: string, theirs: string) => void;
    /** Whether nothing has been written yet. */
    readonly isEmpty: () => boolean;
    readonly lineEnd: string;
    readonly done: () => Merged;
}

function mergeInto(writer: Writer, base: Block, ours: Block, theirs: Block): void {
    const pairs = paired(base.statements, ours.statements, theirs.statements);
    const kept = new Set([...pairs.things.values()].filter((thing) => !isGone(thing)).map(({ id }) => id));
    const order = orderOf(pairs, kept);
    if (order === undefined) {
        writer.conflict(inside(ours), inside(base), inside(theirs));
        return;
    }
    const intro = either(base.intro, ours.intro, theirs.intro);
    if (intro === undefined) writer.conflict(ours.intro, base.intro, theirs.intro);
    else writer.addTrivia(intro);
    const firsts = new Set([pairs.base[0], pairs.ours[0], pairs.theirs[0]]);
    for (const [index, id] of order.entries()) {
        const isFirst = firsts.has(id);
        mergeThing(writer, pairs.things.get(id)!, (lead) => {
            // What stood alone at the beginning of a block or a text has no white space before it.
            if (isFirst && 0 < index && !/^\s/.test(lead)) writer.addTrivia(writer.lineEnd);
            writer.addTrivia(!isFirst && writer.isEmpty() ? lead.replace(/^\s+/, '') : lead);
        });
    }
    const rest = either(base.rest, ours.rest, theirs.rest);
    if (rest === undefined) writer.conflict(ours.rest, base.rest, theirs.rest);
    else writer.addTrivia(rest);
}

const inside = (block: Block): string => blockText({ ...block, open: '', close: '' });

/** One side has taken it out, and the other one has left it as it was. */
function isGone({ base, ours, theirs }: Thing): boolean {
    if (base === undefined) return false;
    if (ours === undefined) return theirs === undefined || sameWords(base, theirs);
    return theirs === undefined && sameWords(base, ours);
}

function mergeThing(writer: Writer, { base, ours, theirs }: Thing, begin: (lead: string) => void): void {
    if (ours === undefined || theirs === undefined) {
        const left = (ours ?? theirs)!;
        if (base === undefined) {
            begin(left.lead);
            writer.add(textOf({ ...left, tail: '' }));
            writer.addTrivia(left.tail);
        }
        else writer.conflict(withLead(ours), withLead(base), withLead(theirs));
        return;
    }
    const lead = either(base?.lead ?? '', ours.lead, theirs.lead);
    const head = either(base?.head ?? '', ours.head, theirs.head);
    const tail = either(base?.tail ?? '', ours.tail, theirs.tail);
    const hasBlock = ours.block !== undefined || theirs.block !== undefined;
    if (lead === undefined || tail === undefined || (head === undefined && !hasBlock)) {
        writer.conflict(withLead(ours), withLead(base), withLead(theirs));
        return;
    }
    const { open, close } = ours.block ?? theirs.block ?? NO_BLOCK;
    if (head === undefined) writer.conflict(`${lead}${ours.head}${open}`, base === undefined ? '' : `${lead}${base.head}${open}`, `${lead}${theirs.head}${open}`);
    else {
        begin(lead);
        writer.add(head);
        // The side whose first line this is may have had no block.
        if (hasBlock) writer.add(ours.block !== undefined && theirs.block !== undefined ? open : `${/\s$/.test(head) ? '' : ' '}${open}`);
    }
    if (hasBlock) {
        mergeInto(writer, base?.block ?? NO_BLOCK, ours.block ?? NO_BLOCK, theirs.block ?? NO_BLOCK);
        writer.add(close);
    }
    writer.addTrivia(tail);
}

const withLead = (statement: Statement | undefined): string => (statement === undefined ? '' : statement.lead + textOf(statement));

/** What a piece of text becomes: undefined when both sides say something new, and not the same. */
function either(base: string, ours: string, theirs: string): string | undefined {
    if (same(ours, theirs)) return same(base, ours) && ours === base ? theirs : ours;
    if (same(base, ours)) return theirs;
    return same(base, theirs) ? ours : undefined;
}

function createWriter({ ours: ourName, base: baseName, theirs: theirName, size }: Markers, lineEnd: string): Writer {
    const pieces: string[] = [];
    let conflicts = 0;
    /** The last line ends with a comment or is a marker: nothing more may stand on it. */
    let isLineFull = false;
    const add = (next: string): void => {
        if (next === '') return;
        if (isLineFull && !/^[^\S\r\n]*[\r\n]/.test(next)) pieces.push(lineEnd);
        pieces.push(next);
        isLineFull = false;
    };
    const line = (sign: string, name: string): string => `${sign.repeat(size)}${name === '' ? '' : ` ${name}`}${lineEnd}`;
    const ownLines = (side: string): string => {
        const lines = side.replace(/^(?:[^\S\r\n]*[\r\n])+/, '').replace(/\s+$/, '');
        return lines === '' ? '' : `${lines}${lineEnd}`;
    };
    return {
        add, lineEnd,
        addTrivia: (trivia) => {
            add(trivia);
            if (trivia !== '') isLineFull = /[^\r\n]*$/.exec(trivia)![0].replace(/\/\*.*?\*\//g, '').includes('//');
        },
        conflict: (ours, base, theirs) => {
            conflicts++;
            const last = pieces.at(-1);
            if (last !== undefined && !/[\r\n]$/.test(last)) pieces.push(lineEnd);
            pieces.push(`${line('<', ourName)}${ownLines(ours)}${baseName === undefined ? '' : `${line('|', baseName)}${ownLines(base)}`}${line('=', '')}${ownLines(theirs)}${line('>', theirName)}`.slice(0, -lineEnd.length));
            isLineFull = true;
        },
        isEmpty: () => pieces.length === 0,
        done: () => ({ text: pieces.join(''), conflicts }),
    };
}

function lineEndIn(text: string): string {
    return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}
