/** Differences of two texts as `git diff` and `patch` write them, with three lines around; empty when they are equal. */
export function unifiedDiff(before: string, after: string, path: string): string {
    if (before === after) return '';
    const old = linesOf(before);
    const fresh = linesOf(after);
    const hunks = hunksOf(lineChanges(old, fresh));
    return `--- a/${path}\n+++ b/${path}\n${hunks.map(hunk => written(hunk, old, fresh)).join('')}`;
}

/** Lines `[start, end)` of the old text that become lines `[freshStart, freshEnd)` of the new one; counted from 0. */
export interface LineChange { readonly start: number; readonly end: number; readonly freshStart: number; readonly freshEnd: number }

/** With their ends, so that a missing last one shows. */
export function linesOf(text: string): readonly string[] {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The fewest lines to take out and put in (E. Myers, “An O(ND) Difference Algorithm”, 1986), ascending. */
function lineChanges(old: readonly string[], fresh: readonly string[]): readonly LineChange[] {
    let head = 0;
    while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
    let tail = 0;
    while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
    const a = old.slice(head, old.length - tail);
    const b = fresh.slice(head, fresh.length - tail);
    if (a.length === 0 && b.length === 0) return [];
    return changesWithin(a, b).map(({ start, end, freshStart, freshEnd }) =>
        ({ start: start + head, end: end + head, freshStart: freshStart + head, freshEnd: freshEnd + head }));
}

/** Where more differs, one large change is as readable as many small ones, and much faster to find. */
const MOST_EDITS = 1500;

function changesWithin(a: readonly string[], b: readonly string[]): readonly LineChange[] {
    const whole = [{ start: 0, end: a.length, freshStart: 0, freshEnd: b.length }];
    if (a.length === 0 || b.length === 0) return whole;
    const trace: Map<number, number>[] = [];
    const reach = new Map<number, number>([[1, 0]]);
    for (let edits = 0; edits <= Math.min(a.length + b.length, MOST_EDITS); edits++) {
        trace.push(new Map(reach));
        for (let k = -edits; k <= edits; k += 2) {
            const isDown = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
            let x = isDown ? reach.get(k + 1) ?? 0 : (reach.get(k - 1) ?? 0) + 1;
            while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
            reach.set(k, x);
            if (x >= a.length && x - k >= b.length) return backtrack(trace, a.length, b.length);
        }
    }
    return whole;
}

function backtrack(trace: readonly ReadonlyMap<number, number>[], aLength: number, bLength: number): readonly LineChange[] {
    const changes: LineChange[] = [];
    let x = aLength;
    let y = bLength;
    for (let edits = trace.length - 1; edits > 0; edits--) {
        const reach = trace[edits]!;
        const k = x - y;
        const isDown = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
        const beforeX = reach.get(isDown ? k + 1 : k - 1) ?? 0;
        const beforeY = beforeX - (isDown ? k + 1 : k - 1);
        const change = isDown ? { start: beforeX, end: beforeX, freshStart: beforeY, freshEnd: beforeY + 1 }
            : { start: beforeX, end: beforeX + 1, freshStart: beforeY, freshEnd: beforeY };
        const next = changes.at(-1);
        if (next !== undefined && change.end === next.start && change.freshEnd === next.freshStart) {
            changes[changes.length - 1] = { start: change.start, end: next.end, freshStart: change.freshStart, freshEnd: next.freshEnd };
        }
        else changes.push(change);
        x = beforeX;
        y = beforeY;
    }
    return changes.reverse();
}

const AROUND = 3;

/** Changes that are near each other are shown together. */
function hunksOf(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
    const hunks: LineChange[][] = [];
    for (const change of changes) {
        const last = hunks.at(-1);
        if (last !== undefined && change.start - last.at(-1)!.end <= 2 * AROUND) last.push(change);
        else hunks.push([change]);
    }
    return hunks;
}

function written(hunk: readonly LineChange[], old: readonly string[], fresh: readonly string[]): string {
    const first = hunk[0]!;
    const last = hunk.at(-1)!;
    const start = Math.max(0, first.start - AROUND);
    const end = Math.min(old.length, last.end + AROUND);
    const freshStart = first.freshStart - (first.start - start);
    const freshEnd = last.freshEnd + (end - last.end);
    const rows = [`@@ -${range(start, end)} +${range(freshStart, freshEnd)} @@\n`];
    const add = (sign: string, lines: readonly string[]): void => {
        for (const line of lines) rows.push(sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
    };
    let at = start;
    for (const change of hunk) {
        add(' ', old.slice(at, change.start));
        add('-', old.slice(change.start, change.end));
        add('+', fresh.slice(change.freshStart, change.freshEnd));
        at = change.end;
    }
    add(' ', old.slice(at, end));
    return rows.join('');
}

/** An empty range stands behind the line before it. */
function range(start: number, end: number): string {
    return end - start === 1 ? `${start + 1}` : `${end === start ? start : start + 1},${end - start}`;
}
