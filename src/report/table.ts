/** What a report shows: sections of tables, in one language, before it is known how they are written. */
export interface ReportSection {
    readonly id: string;
    readonly title: string;
    /** What the tables say and how to read them. */
    readonly about: string;
    /** One without rows has nothing to tell people; a program wants its columns all the same. */
    readonly tables: readonly Table[];
}

export interface Table {
    /** Where the tables of a section differ in what they hold: the same in every language. */
    readonly id?: string;
    /** Where a section has several: what this one is about. */
    readonly caption?: string;
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
    /** An empty column tells something. */
    readonly isMatrix?: true;
}

export interface Column {
    /** The same in every language. */
    readonly id: string;
    readonly title: string;
    readonly isNumber?: true;
}

/** Several texts stand below each other. `tone`: it is good or bad news, beside what the text itself says. */
export type Cell = undefined | string | number | readonly string[] | { readonly text: string | readonly string[]; readonly tone: Tone };
export type Tone = 'good' | 'bad';

/** The texts of a cell; none of an empty one. */
export function textsOf(cell: Cell): readonly string[] {
    if (cell === undefined || cell === '') return [];
    if (typeof cell === 'string' || typeof cell === 'number') return [String(cell)];
    return 'tone' in cell ? textsOf(cell.text) : cell;
}

export function toneOf(cell: Cell): Tone | undefined {
    return typeof cell === 'object' && 'tone' in cell ? cell.tone : undefined;
}

/** A number that is bad news unless it is 0. */
export function shouldBeNone(count: number): Cell {
    return count === 0 ? 0 : { text: String(count), tone: 'bad' };
}

/** For people: without the tables that have no rows, and without the columns that are empty in every row. */
export function shownTables({ tables }: ReportSection): readonly Table[] {
    return tables.filter(({ rows }) => rows.length > 0).map(withoutEmptyColumns);
}

function withoutEmptyColumns(table: Table): Table {
    if (table.isMatrix === true) return table;
    const kept = table.columns.map((_, at) => table.rows.some(row => textsOf(row[at]).length > 0));
    return { ...table, columns: table.columns.filter((_, at) => kept[at]), rows: table.rows.map(row => row.filter((_, at) => kept[at])) };
}
