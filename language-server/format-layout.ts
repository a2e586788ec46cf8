import type { Item } from './format-items';
import { columnsOf } from '../src/checks/code-frame';
import { blockString, canonicalComment, INDENT } from './format-text';

/** A block that was written on one line stays there as long as the line takes no more columns than this. */
export const WIDEST_LINE = 100;

/** What stands before an item. Two spaces part the facts of a block on one line. */
export type Gap = 'nothing' | 'space' | 'two spaces' | 'line' | 'empty line';

/** For each item what stands before it, and the level of indentation of its line. */
export interface Layout { readonly gaps: readonly Gap[]; readonly levels: readonly number[] }

/** The file, or a block that is open. */
interface Frame {
    readonly onOneLine: boolean;
    /** Of the facts in it. */
    readonly level: number;
    /** The last fact in it so far. */
    fact: Fact | undefined;
}

interface Fact {
    readonly item: number;
    /** The line of its first token. */
    readonly line: number;
    readonly kind: string;
    readonly isFirst: boolean;
    /** A stage or a top-level declaration: set off by empty lines. */
    readonly isSection: boolean;
    /** It follows a section of its kind on one line, from which it is set off only when it takes several lines. */
    readonly mayJoin: boolean;
}

/** Different words for one kind of declaration. */
const SAME_KIND: Readonly<Record<string, string>> = { supplier: 'owner', partner: 'owner', distributor: 'owner', handoff: 'path' };

/** Decides where lines break. Linear in the length of the text. */
export function layOut(items: readonly Item[]): Layout {
    const gaps: Gap[] = [];
    const levels: number[] = [];
    const frames: Frame[] = [{ onOneLine: false, level: 0, fact: undefined }];
    let line = 0;
    let lastTokenLine = 0;
    /** Nothing but comments stands on the line so far. */
    let onlyComments = true;
    /** Since the `{` of a block over several lines no line was begun. */
    let justOpened = false;
    let nextToken = 0;

    const newLine = (item: Item): Gap => (item.breaks > 1 && !justOpened ? 'empty line' : 'line');
    /** What stands before an item, and the level of the line that it may begin. */
    const gapBefore = (index: number, frame: Frame): readonly [gap: Gap, level: number] => {
        const item = items[index]!;
        const before = items[index - 1];
        if (before === undefined) return ['nothing', 0];
        switch (item.kind) {
            case 'fact':
                if (frame.onOneLine) return [flatGap(item, before), frame.level];
                return [onlyComments && item.breaks === 0 ? 'space' : newLine(item), frame.level];
            case 'open':
                return [mustBreak(item, before, onlyComments) ? 'line' : 'space', frame.level];
            case 'close':
                return [frame.onOneLine ? flatGap(item, before) : 'line', frame.level - 1];
            case 'inner':
                if (mustBreak(item, before, onlyComments)) return ['line', frame.level + 1];
                return [flatGap(item, before), frame.level];
            case 'line-comment':
            case 'block-comment': {
                if (item.breaks === 0) return ['space', frame.level];
                while (nextToken < items.length && (nextToken <= index || isComment(items[nextToken]!))) nextToken++;
                const follows = items[nextToken]?.kind;
                if (follows === 'inner') return ['line', frame.level + 1];
                return [follows === 'open' ? 'line' : newLine(item), frame.level];
            }
        }
    };
    const endFact = (fact: Fact | undefined): void => {
        if (fact === undefined || fact.isFirst || !fact.isSection || (fact.mayJoin && fact.line === lastTokenLine)) return;
        setOff(items, gaps, fact.item);
    };

    for (const [index, item] of items.entries()) {
        const frame = frames[frames.length - 1]!;
        const previous = frame.fact;
        if (item.kind === 'fact' || item.kind === 'close') endFact(previous);
        const joinable = previous?.isSection === true && previous.line === lastTokenLine ? previous.kind : undefined;

        const [gap, level] = gapBefore(index, frame);
        const begins = gap === 'line' || gap === 'empty line';
        gaps.push(gap);
        levels.push(begins ? level : levels[index - 1] ?? level);
        if (begins) {
            line++;
            onlyComments = true;
            justOpened = false;
        }
        if (item.severalLines) line++;
        if (isComment(item)) continue;

        onlyComments = false;
        lastTokenLine = line;
        if (item.kind === 'fact' && !frame.onOneLine) {
            const isSection = frames.length === 1 || item.text === 'stage';
            const kind = SAME_KIND[item.text] ?? item.text;
            frame.fact = { item: index, line, kind, isFirst: previous === undefined, isSection, mayJoin: kind === joinable };
            if (!isSection && previous?.isSection === true) setOff(items, gaps, index);
        }
        if (item.kind === 'close') frames.pop();
        if (item.kind !== 'open') continue;
        const onOneLine = frame.onOneLine || fitsOnLine(items, { gaps, levels }, index);
        frames.push({ onOneLine, level: frame.level + 1, fact: undefined });
        justOpened = !onOneLine;
    }
    endFact(frames[0]!.fact);
    return { gaps, levels };
}

const isComment = (item: Item): boolean => item.kind === 'line-comment' || item.kind === 'block-comment';

/** What stands before an item on the line of the item before. */
function flatGap(item: Item, before: Item): Gap {
    if (item.text === ',' || (item.kind === 'close' && before.kind === 'open')) return 'nothing';
    return item.kind !== 'fact' || before.kind === 'open' || isComment(before) ? 'space' : 'two spaces';
}

/** A line comment ends its line; what followed a comment on a line of its own stays on the next one. */
function mustBreak(item: Item, before: Item, onlyComments: boolean): boolean {
    return item.keepsLine || before.kind === 'line-comment' || (before.kind === 'block-comment' && onlyComments && item.breaks > 0);
}

/** Leaves an empty line between a fact and the one before it, above the comments that stand directly above the fact. */
function setOff(items: readonly Item[], gaps: Gap[], fact: number): void {
    let first = fact;
    while (isComment(items[first - 1]!)) first--;
    let top: number | undefined;
    for (let i = first; i <= fact; i++) {
        if (gaps[i] === 'empty line') return;
        if (gaps[i] === 'line') top ??= i;
    }
    if (top !== undefined) gaps[top] = 'empty line';
}

/** Whether the block whose `{` is item `open` was written on one line, and its line is not too wide; comments behind it do not count. */
function fitsOnLine(items: readonly Item[], layout: Layout, open: number): boolean {
    if (items[open + 1]?.kind === 'close') return true;
    let columns = columnBehind(items, layout, open);
    let depth = 1;
    for (let i = open + 1; i < items.length; i++) {
        const item = items[i]!;
        if (item.breaks > 0 || item.severalLines) return false;
        columns += spaceOf(flatGap(item, items[i - 1]!), 0).length + columnsOf(item.text);
        if (columns > WIDEST_LINE) return false;
        if (item.kind === 'open') depth++;
        if (item.kind === 'close') depth--;
        if (depth === 0) return true;
    }
    return false;
}

/** The columns that the line takes up to the end of an item. */
function columnBehind(items: readonly Item[], { gaps, levels }: Layout, index: number): number {
    let columns = 0;
    for (let i = index; i >= 0; i--) {
        const item = items[i]!;
        const gap = gaps[i]!;
        if (item.severalLines) {
            const text = printed(item, gap, levels[i]!);
            return columns + columnsOf(text.slice(text.lastIndexOf('\n') + 1));
        }
        columns += columnsOf(item.text);
        if (gap === 'line' || gap === 'empty line') return columns + levels[i]! * INDENT.length;
        columns += spaceOf(gap, 0).length;
    }
    return columns;
}

/** The text of an item in its place. */
export function printed(item: Item, gap: Gap, level: number): string {
    if (isComment(item)) return canonicalComment(item.text, gap === 'space' ? undefined : level);
    return item.severalLines ? blockString(item.text, level) : item.text;
}

/** The white space that a gap stands for. */
export function spaceOf(gap: Gap, level: number): string {
    switch (gap) {
        case 'nothing': return '';
        case 'space': return ' ';
        case 'two spaces': return '  ';
        case 'line': return `\n${INDENT.repeat(level)}`;
        case 'empty line': return `\n\n${INDENT.repeat(level)}`;
    }
}
