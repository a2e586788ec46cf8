import type { Ref } from '../model/model';
import { comesAfterIn, type JourneyGraph } from './graph';

/** How a lived sequence of touchpoints goes along with the ways of its plan. Places are indexes into that sequence. */
export interface Alignment {
    /** The longest part of it that follows the plan's order, over whatever ways: branches, loops, entries. */
    readonly kept: readonly number[];
    /** What came when the plan has it earlier or later, each with a kept one that it stands on the wrong side of. */
    readonly outOfOrder: ReadonlyMap<number, { readonly planned: 'earlier' | 'later'; readonly than: number }>;
    /** Between two kept ones that follow each other: what is on every way from one to the other, in that order. */
    readonly missing: readonly Gap[];
    /** Between two such, too: touchpoints of which every way leads over one, and none came. Told where no single one is missing. */
    readonly skipped: readonly Gap[];
}
export interface Gap { readonly after: number; readonly before: number; readonly touchpoints: readonly Ref[] }

const NOTHING: Alignment = { kept: [], outOfOrder: new Map(), missing: [], skipped: [] };

/**
 * Lays the touchpoints of a case (each of them in the graph) over the plan by their order, not by their position: the longest
 * subsequence of which each can come after the one before. Coming to the same touchpoint again at once is no step, and no
 * deviation. Where several are equally long, the one that keeps what came first.
 */
export function align(lived: readonly Ref[], graph: JourneyGraph): Alignment {
    // Some way leads to an unknown name: nothing certain can be said of what comes after what.
    if (graph.targetUnknown || lived.length === 0) return NOTHING;
    const comesAfter = comesAfterIn(graph);
    const kept = longestWay(lived, comesAfter);
    return { kept, outOfOrder: strays(lived, kept, comesAfter), ...gaps(lived, kept, graph, comesAfter) };
}

type ComesAfter = (touchpoint: Ref, source: Ref) => boolean;

function longestWay(lived: readonly Ref[], comesAfter: ComesAfter): readonly number[] {
    /** From each place on: how many steps are left, and where the first leads. */
    const steps: number[] = lived.map(() => 0);
    const next: (number | undefined)[] = lived.map(() => undefined);
    /** The first place of each touchpoint behind the one looked at: no later one of the same leads further. */
    const firstOf = new Map<Ref, number>();
    for (let at = lived.length - 1; 0 <= at; at--) {
        const source = lived[at]!;
        for (const [touchpoint, place] of firstOf) {
            const isStep = comesAfter(touchpoint, source);
            if (!isStep && touchpoint !== source) continue;
            const left = steps[place]! + (isStep ? 1 : 0);
            const best = next[at];
            if (best === undefined || steps[at]! < left || (steps[at] === left && place < best)) {
                steps[at] = left;
                next[at] = place;
            }
        }
        firstOf.set(source, at);
    }
    const kept: number[] = [];
    for (let at: number | undefined = steps.indexOf(Math.max(...steps)); at !== undefined; at = next[at]) kept.push(at);
    return kept;
}

/** Those left out that the plan has on the other side of a kept one. One on another branch is on neither. */
function strays(lived: readonly Ref[], kept: readonly number[], comesAfter: ComesAfter): Alignment['outOfOrder'] {
    const found = new Map<number, { readonly planned: 'earlier' | 'later'; readonly than: number }>();
    const isKept = new Set(kept);
    const onlyAfter = (touchpoint: Ref, source: Ref): boolean => comesAfter(touchpoint, source) && !comesAfter(source, touchpoint);
    lived.forEach((touchpoint, at) => {
        if (isKept.has(at) || lived[at - 1] === touchpoint) return;
        const passed = kept.find(place => place < at && onlyAfter(lived[place]!, touchpoint));
        if (passed !== undefined) return void found.set(at, { planned: 'earlier', than: passed });
        const ahead = kept.find(place => at < place && onlyAfter(touchpoint, lived[place]!));
        if (ahead !== undefined) found.set(at, { planned: 'later', than: ahead });
    });
    return found;
}

function gaps(lived: readonly Ref[], kept: readonly number[], graph: JourneyGraph, comesAfter: ComesAfter): Pick<Alignment, 'missing' | 'skipped'> {
    const entries = new Set(graph.entries.map(({ id }) => id));
    const known = new Map<string, { readonly all: readonly Ref[]; readonly some: readonly Ref[] }>();
    const found = { missing: [] as Gap[], skipped: [] as Gap[] };
    kept.slice(1).forEach((before, index) => {
        const after = kept[index]!;
        const [from, to] = [lived[after]!, lived[before]!];
        // At an entry the customer may have come in anew.
        if (from === to || entries.has(to)) return;
        const pair = `${from}\n${to}`;
        let between = known.get(pair);
        if (between === undefined) {
            const all = onEveryWay(from, to, graph);
            known.set(pair, between = { all, some: all.length > 0 ? [] : firstOnEachWay(from, to, graph, comesAfter) });
        }
        if (between.all.length > 0) found.missing.push({ after, before, touchpoints: between.all });
        if (between.some.length > 1) found.skipped.push({ after, before, touchpoints: between.some });
    });
    return found;
}

/** Of each way between two, the first touchpoint that cannot be left out; none where one way has no such. */
function firstOnEachWay(from: Ref, to: Ref, graph: JourneyGraph, comesAfter: ComesAfter): readonly Ref[] {
    const optional = new Set(graph.touchpoints.filter(touchpoint => touchpoint.optional === true).map(({ id }) => id));
    const passed = new Set([from]);
    const first = new Set<Ref>();
    for (const at of passed) {
        for (const { to: next } of graph.out(at)) {
            if (next === to) return [];
            if (next === from || !comesAfter(to, next)) continue;
            (optional.has(next) ? passed : first).add(next);
        }
    }
    return [...first];
}

/**
 * The touchpoints between two that no way round them leads past, in the order of the ways; without those that are optional.
 * Along one shortest way: how far ahead can one get from what lies behind, without stepping on it?
 */
function onEveryWay(from: Ref, to: Ref, graph: JourneyGraph): readonly Ref[] {
    const way = shortestWay(from, to, graph);
    if (way === undefined || way.length < 3) return [];
    const placeOnWay = new Map(way.map((id, place) => [id, place]));
    const optional = new Set(graph.touchpoints.filter(touchpoint => touchpoint.optional === true).map(({ id }) => id));
    const seen = new Set<Ref>();
    const found: Ref[] = [];
    let furthest = 0;
    for (let place = 0; place < way.length - 1; place++) {
        if (0 < place && furthest === place && !optional.has(way[place]!)) found.push(way[place]!);
        const waiting = [way[place]!];
        for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
            for (const { to: next } of graph.out(at)) {
                const ahead = placeOnWay.get(next);
                if (ahead !== undefined) furthest = Math.max(furthest, ahead);
                else if (!seen.has(next)) {
                    seen.add(next);
                    waiting.push(next);
                }
            }
        }
    }
    return found;
}

function shortestWay(from: Ref, to: Ref, graph: JourneyGraph): readonly Ref[] | undefined {
    const before = new Map<Ref, Ref | undefined>([[from, undefined]]);
    for (const [at] of before) {
        if (at === to) break;
        for (const { to: next } of graph.out(at)) if (!before.has(next)) before.set(next, at);
    }
    if (!before.has(to)) return undefined;
    const way: Ref[] = [];
    for (let at: Ref | undefined = to; at !== undefined; at = before.get(at)) way.unshift(at);
    return way;
}
