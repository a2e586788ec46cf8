import { elementKindOf } from '../src/checks/finding';
import type { ElementKey, ElementKind } from '../src/model/model';
import type { ElementSource, Sources, SourceText } from '../src/model/source';

/** Where the elements of a file stand, in the order of the text, so that a correction need not look at all of them. */
export interface Outline {
    /** The elements that begin behind one offset and before another; outer ones before inner ones. */
    readonly between: (start: number, end: number) => readonly Inner[];
    /** Whether more than one element begins there. */
    readonly startsSeveral: (start: number) => boolean;
}
export interface Inner { readonly kind: ElementKind | 'file'; readonly span: ElementSource }

/** By text: that of a file that changes is another one, while the sources that it belongs to may stay the same. */
const OUTLINES = new WeakMap<SourceText, { readonly outline: Outline; /** Declared in another file, too, which goes first. */ readonly elsewhere: readonly ElementKey[] }>();

/** The outline of a file; made once for each of its texts. */
export function outlineOf(path: string, sources: Sources): Outline {
    const source = sources.files.get(path);
    const known = source === undefined ? undefined : OUTLINES.get(source);
    if (known?.elsewhere.every(key => sources.element(key)?.path !== path)) return known.outline;
    const inner: Inner[] = [];
    const elsewhere: ElementKey[] = [];
    for (const key of sources.elementsOf(path)) {
        const span = sources.element(key);
        if (span?.path === path) inner.push({ kind: elementKindOf(key), span });
        else elsewhere.push(key);
    }
    inner.sort((a, b) => a.span.start - b.span.start);
    const outline: Outline = {
        between: (start, end) => inner.slice(firstFrom(inner, start + 1), firstFrom(inner, end)),
        startsSeveral: start => inner[firstFrom(inner, start) + 1]?.span.start === start,
    };
    if (source !== undefined) OUTLINES.set(source, { outline, elsewhere });
    return outline;
}

/** The index of the first element that begins at an offset or behind it. */
function firstFrom(inner: readonly Inner[], offset: number): number {
    let low = 0;
    let high = inner.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (inner[middle]!.span.start < offset) low = middle + 1;
        else high = middle;
    }
    return low;
}
