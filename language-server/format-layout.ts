import type { Item } from './format-items';
import { blockString, canonicalComment, columnsOf, INDENT } from './format-text';

/** A block that was written on one line stays there as long as the line takes no more columns than this. */
export const WIDEST_LINE = 100;

/** What stands before an item. */
export const enum Gap { None, Space, Line, EmptyLine }

/** For each item what stands before it, and the level of indentation of its line. */
export interface Layout { readonly gaps: readonly Gap[]; readonly levels: readonly number[] }

/** A block that is open, or the file. */
interface Frame {
    readonly onOneLine: boolean;
    /** Of the facts in it. */
    readonly level: number;
    /** The last fact in it so far, to be told apart from the next one. */
    fact: Fact | undefined;
}

interface Fact {
    readonly item: number;
    readonly kind: string;
    /** A stage or a top-level declaration: set off by empty lines. */
    readonly isSection: boolean;
    readonly line: number;
    /** The fact before is a section of the same kind on one line: only a longer one is set off from it. */
    readonly mayJoin: boolean;
}

/** Different words for one kind of declaration. */
const SAME_KIND: Readonly<Record<string, string>> = { supplier: 'owner', partner: 'owner', distributor: 'owner', handoff: 'path' };

/** Decides where lines break. Linear in the length of the text. */
export function layOut(items: readonly Item[]): Layout {
    const gaps: Gap[] = [];
    const levels: number[] = [];
    const next = nextTokens(items);
    const frames: Frame[] = [{ onOneLine: false, level: 0, fact: undefined }];
    let lines = 0;
    /** The line on which the last token ended. */
    let lastTokenLine = 0;
    /** Nothing but comments stands on the line so far. */
    let onlyComments = true;
    /** The line is that of the `{` of the innermost block. */
    let justOpened = false;

    const place = (index: number, gap: Gap, level: number): void => {
        const breaks = gap === Gap.EmptyLine ? 2 : gap === Gap.Line ? 1 : 0;
        if (breaks > 0) {
            onlyComments = true;
            justOpened = false;
        }
        gaps.push(gap);
        levels.push(breaks > 0 ? level : levels[index - 1] ?? level);
        const item = items[index]!;
        lines += breaks + (item.severalLines ? 1 : 0);
        if (item.kind === 'line-comment' || item.kind === 'block-comment') return;
        onlyComments = false;
        lastTokenLine = lines;
    };
    const newLine = (item: Item): Gap => (item.breaks > 1 && !justOpened ? Gap.EmptyLine : Gap.Line);
    const endFact = (fact: Fact | undefined): void => {
        if (fact?.isSection === true && !(fact.mayJoin && lastTokenLine === fact.line)) setOff(items, gaps, fact.item);
    };

    for (let i = 0; i < items.length; i++) {
        const item = items[i]!;
        const before = items[i - 1];
        const frame = frames[frames.length - 1]!;
        if (before === undefined) place(i, Gap.None, 0);
        else if (item.kind === 'fact') {
            if (frame.onOneLine || (onlyComments && item.breaks === 0)) place(i, Gap.Space, frame.level);
            else place(i, newLine(item), frame.level);
        }
        else if (item.kind === 'open') place(i, mustBreak(item, before, onlyComments) ? Gap.Line : Gap.Space, frame.level);
        else if (item.kind === 'close') {
            if (before.kind === 'open') place(i, Gap.None, frame.level);
            else if (frame.onOneLine) place(i, Gap.Space, frame.level);
            else place(i, Gap.Line, frame.level - 1);
        }
        else if (item.kind === 'inner') {
            if (mustBreak(item, before, onlyComments)) place(i, Gap.Line, frame.level + 1);
            else place(i, item.text === ',' ? Gap.None : Gap.Space, frame.level);
        }
        else if (item.breaks === 0) place(i, Gap.Space, frame.level);
        else {
            const follows = items[next[i]!]?.kind;
            if (follows === 'inner') place(i, Gap.Line, frame.level + 1);
            else place(i, follows === 'open' ? Gap.Line : newLine(item), frame.level);
        }

        if (item.kind === 'fact' && !frame.onOneLine) {
            const previous = frame.fact;
            const sameLine = previous !== undefined && previousEndedOn === previous.line;
        }
    }
    return { gaps, levels };
}
