import type { ElementKey } from './model';

/**
 * Where the model's elements and their properties stand in the text: the source map beside the model, plain data.
 * All places are offsets in UTF-16 units into the text of a file; lines and columns are made at the edge.
 */
export interface Sources {
    readonly files: ReadonlyMap<string, SourceText>;
    /** Undefined for an element that is not in the text (an implicit way), and for one of another project (`uses`). */
    readonly element: (key: ElementKey) => ElementSource | undefined;
    /** The elements of a file, in the order of the text: outer ones before inner ones. */
    readonly elementsOf: (path: string) => readonly ElementKey[];
}

export interface SourceText {
    /** Absolute or relative to the project, as given to `compile`; always with `/`. */
    readonly path: string;
    readonly text: string;
    /** Offset of each line's first character; ascending, first 0. */
    readonly lineStarts: readonly number[];
    readonly comments: readonly SourceComment[];
}
export interface SourceComment extends Span { /** Nothing but white space stands before it on its line. */ readonly ownLine: boolean }

/** `end` is the offset behind the last character. */
export interface Span { readonly start: number; readonly end: number }

export interface ElementSource extends Span {
    readonly path: string;
    /** The name where it is declared; absent for what has none. */
    readonly name?: Span;
    readonly title?: Span;
    /** From `{` to behind `}`; absent when it has no block. */
    readonly block?: Span;
    /**
     * The values of a property of the model, by its name there: one span an item of a list (`channels` → each name),
     * one span for a single value. So `meets` item 1 of the model is `values.meets[1]`.
     */
    readonly values: Readonly<Record<string, readonly Span[]>>;
    /** The whole facts that state a property, from keyword to end; several when it is written in several facts. */
    readonly facts: Readonly<Record<string, readonly Span[]>>;
}

/** A place in the model: an element, one of its properties, one item of that. */
export interface Place { readonly element: ElementKey; readonly field?: string; readonly index?: number }

export interface Position { /** 1-based. */ readonly line: number; /** 1-based, in UTF-16 units. */ readonly column: number }

/** The line and column of an offset. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (lineStarts[middle]! <= offset) low = middle;
        else high = middle;
    }
    return { line: low + 1, column: offset - lineStarts[low]! + 1 };
}

/** The span of a place: the value, else its fact, else the element's name, else the first line of the element. Undefined when nothing is known of it. */
export function spanOf(sources: Sources, place: Place): (Span & { readonly path: string }) | undefined {
    const source = sources.element(place.element);
    if (source === undefined) return undefined;
    const index = place.index ?? 0;
    const span = place.field === undefined ? undefined
        : place.field === 'title' ? source.title
            : source.values[place.field]?.[index] ?? source.facts[place.field]?.[index] ?? source.facts[place.field]?.[0];
    const found = span ?? source.name ?? headOf(sources, source);
    return { path: source.path, start: found.start, end: found.end };
}

function headOf(sources: Sources, source: ElementSource): Span {
    const text = sources.files.get(source.path)?.text;
    if (text === undefined) return source;
    const lineEnd = text.slice(source.start, source.end).search(/\s*[\n\r{]/);
    return { start: source.start, end: lineEnd <= 0 ? source.end : source.start + lineEnd };
}
