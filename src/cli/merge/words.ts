import type { Block, Statement } from './statements';

/** Whether two pieces of text say the same: white space outside of strings says nothing. */
export const same = (one: string, other: string): boolean => one === other || plain(one) === plain(other);

/** A piece of text as far as it says something. */
export const plain = (text: string): string => text.replace(/("""[\s\S]*?"""|"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*)|\s+/g, (_all, kept?: string) => kept ?? ' ').trim();

/** Whether two statements say the same, with all that stands in their blocks; comments count. */
export function sameWords(one: Statement, other: Statement): boolean {
    return same(one.lead, other.lead) && same(one.head, other.head) && same(one.tail, other.tail) && sameBlock(one.block, other.block);
}

export function sameBlock(one: Block | undefined, other: Block | undefined): boolean {
    if (one === undefined || other === undefined) return one === other;
    return one.statements.length === other.statements.length && same(one.intro, other.intro) && same(one.rest, other.rest) && one.statements.every((statement, index) => sameWords(statement, other.statements[index]!));
}

/** A statement as it stands in the text, without what is before it. */
export function textOf({ head, block, tail }: Statement): string {
    return `${head}${block === undefined ? '' : blockText(block)}${tail}`;
}

export function blockText({ open, close, intro, statements, rest }: Block): string {
    return `${open}${intro}${statements.map((statement) => statement.lead + textOf(statement)).join('')}${rest}${close}`;
}
