import type { Block } from '../../block';
import type { Columns } from '../../lanes';

/** Something that holds from one column to another one, both included. */
export interface Bar { readonly first: number; readonly last: number }

/** Neighbouring columns of the same value, in one. @param valueOf undefined where there is none. */
export function runsOf<T>(columns: Columns, valueOf: (place: number) => T | undefined, isSame: (a: T, b: T) => boolean = (a, b) => a === b): readonly (Bar & { readonly value: T })[] {
    const runs: { first: number; last: number; readonly value: T }[] = [];
    for (let place = 0; place < columns.columns.length; place++) {
        const value = valueOf(place);
        const run = runs.at(-1);
        if (value === undefined) continue;
        if (run !== undefined && run.last === place - 1 && isSame(run.value, value)) run.last = place;
        else runs.push({ first: place, last: place, value });
    }
    return runs;
}

/** From the left side of the first column to the right side of the last one. */
export function spanOf({ first, last }: Bar, { columns }: Columns): { readonly leftPx: number; readonly widthPx: number } {
    const leftPx = columns[first]!.leftPx;
    return { leftPx, widthPx: columns[last]!.leftPx + columns[last]!.widthPx - leftPx };
}

/** Where the bars stand below each other: each as high as what stands above it lets it, in their order. */
export function pileUp(bars: readonly (Bar & Pick<Block, 'heightPx'>)[], columnCount: number, gapPx: number): { readonly tops: readonly number[]; readonly heightPx: number } {
    const ground = new Float64Array(columnCount);
    let heightPx = 0;
    const tops = bars.map((bar) => {
        let topPx = 0;
        for (let place = bar.first; place <= bar.last; place++) topPx = Math.max(topPx, ground[place]!);
        ground.fill(topPx + bar.heightPx + gapPx, bar.first, bar.last + 1);
        heightPx = Math.max(heightPx, topPx + bar.heightPx);
        return topPx;
    });
    return { tops, heightPx };
}

/** Who reads a long bar sees its name again after so many columns. */
const NAMED_AGAIN = 4;

/** The columns of a bar at which its name is written: the first one, and the beginnings of stages well behind it. */
export function namedAt(bar: Bar, { columns }: Columns): readonly Bar[] {
    const starts = [bar.first];
    for (let place = bar.first + NAMED_AGAIN; place <= bar.last; place++) {
        if (columns[place]!.stage !== columns[place - 1]!.stage && NAMED_AGAIN <= place - starts.at(-1)!) starts.push(place);
    }
    return starts.map((first, index) => ({ first, last: (starts[index + 1] ?? bar.last + 1) - 1 }));
}
