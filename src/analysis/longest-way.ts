import { NO_TIME, plus, withSlowestWeekends, type Elapsed } from './elapsed';

/** A step from one node to another, and the time that it takes. */
export interface Arc<N> {
    readonly to: N;
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** It may take longer: `most` is only what is known. */
    readonly isOpen?: boolean;
    /** How long it takes is not known; it counts as nothing. */
    readonly isUnknown?: boolean;
}

export interface LongestWay<N, A extends Arc<N>> {
    /** From the source to the target, the one on which the most time is known to pass. */
    readonly arcs: readonly A[];
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** Every arc that lies on some way from the source to the target. */
    readonly all: readonly A[];
    /** Groups of nodes round which nothing says how often one can go, and on which time passes. The longest way takes none of them twice. */
    readonly endless: readonly (readonly N[])[];
}

/** Nodes are the same when they are one value (a text, or one object). */
export interface Question<N, A extends Arc<N>> {
    readonly source: N;
    readonly target: N;
    readonly next: (node: N) => readonly A[];
    /** How often a node can be passed in all, where that is said. */
    readonly timesOf: (node: N) => number | undefined;
}

/** A loop whose nodes, each at every combination of passes, are more than this is not counted out; it counts as endless. */
const MOST_STATES = 20_000;

/**
 * The longest way between two nodes, ending where the target is first reached; undefined when there is none. Every node and
 * arc is looked at once, and those of a loop once for each pass that its bounds allow. Business days make the choice between
 * two ways approximate when both have some: what is found always is a way that can be gone.
 */
export function longestWay<N, A extends Arc<N>>({ source, target, next, timesOf }: Question<N, A>): LongestWay<N, A> | undefined {
    const out = between(source, target, next);
    if (out === undefined) return undefined;
    let loops: readonly Loop<N>[] = [];
    let walked = expanded(source, out, loops);
    if (walked.isRound) {
        loops = loopsIn(out, timesOf);
        walked = expanded(source, out, loops);
    }
    const end = walked.states.get(target);
    if (end === undefined) return undefined;
    const arcs: A[] = [];
    let [least, most] = [NO_TIME, NO_TIME];
    for (let at = end; at.best !== undefined; at = at.best.from) {
        const { arc } = at.best;
        arcs.push(arc);
        least = plus(least, arc.least);
        most = plus(most, arc.most);
    }
    return {
        arcs: arcs.reverse(), least, most,
        all: [...out.values()].flat(),
        endless: loops.filter(loop => loop.counted === undefined && loop.takesTime).map(({ nodes }) => [...nodes]),
    };
}

type Arcs<N, A> = ReadonlyMap<N, readonly A[]>;

/** The nodes and arcs that lie on some way from the source to the target. */
function between<N, A extends Arc<N>>(source: N, target: N, next: (node: N) => readonly A[]): Arcs<N, A> | undefined {
    const out = new Map<N, readonly A[]>();
    const into = new Map<N, N[]>([[source, []]]);
    for (const [node] of into) {
        const arcs = node === target ? [] : next(node);
        out.set(node, arcs);
        for (const { to } of arcs) {
            const sources = into.get(to);
            if (sources === undefined) into.set(to, [node]);
            else sources.push(node);
        }
    }
    if (!into.has(target)) return undefined;
    const leading = new Set([target]);
    for (const node of leading) for (const from of into.get(node)!) leading.add(from);
    const found = new Map<N, readonly A[]>();
    for (const [node, arcs] of out) {
        if (!leading.has(node)) continue;
        found.set(node, arcs.every(({ to }) => leading.has(to)) ? arcs : arcs.filter(({ to }) => leading.has(to)));
    }
    return found;
}

interface Loop<N> {
    readonly nodes: ReadonlySet<N>;
    readonly takesTime: boolean;
    /** The nodes by whose bounds the passes are counted; undefined when they do not bound them. */
    readonly counted: ReadonlyMap<N, number> | undefined;
}

function loopsIn<N, A extends Arc<N>>(out: Arcs<N, A>, timesOf: (node: N) => number | undefined): readonly Loop<N>[] {
    const nodes = [...out.keys()];
    return components(nodes, node => out.get(node)!.map(({ to }) => to)).flatMap(members => {
        const inside = new Set(members);
        const arcs = members.flatMap(node => out.get(node)!.filter(({ to }) => inside.has(to)));
        if (arcs.length === 0) return [];
        const bounds = new Map(members.flatMap(node => {
            const times = timesOf(node);
            return times === undefined ? [] : [[node, Math.max(1, times)] as const];
        }));
        const rest = members.filter(node => !bounds.has(node));
        const restArcs = (node: N): readonly N[] => out.get(node)!.map(({ to }) => to).filter(to => inside.has(to) && !bounds.has(to));
        const isBounded = components(rest, restArcs).every(group => group.length === 1 && !restArcs(group[0]!).includes(group[0]!));
        const passes = [...bounds.values()].reduce((product, times) => product * times, 1);
        return [{
            nodes: inside,
            takesTime: arcs.some(({ most, isOpen, isUnknown }) => isOpen === true || isUnknown === true || withSlowestWeekends(most) > 0),
            counted: isBounded && passes * members.length <= MOST_STATES ? bounds : undefined,
        }];
    });
}

/** A node at a certain pass through its loop, with the longest way to it. */
interface State<N, A> {
    readonly node: N;
    /** The passes of the counted nodes of its loop so far; undefined outside of one. */
    readonly passes: ReadonlyMap<N, number> | undefined;
    most: number;
    time: Elapsed;
    best: { readonly from: State<N, A>; readonly arc: A } | undefined;
}
interface Walked<N, A> {
    /** Those that do not count passes. */
    readonly states: ReadonlyMap<N, State<N, A>>;
    /** Some way led round, and was not followed. */
    readonly isRound: boolean;
}

/** Walks depth first, leaves out what leads back into an endless loop, and then adds up in the order in which nothing comes too early. */
function expanded<N, A extends Arc<N>>(source: N, out: Arcs<N, A>, loops: readonly Loop<N>[]): Walked<N, A> {
    const loopOf = new Map(loops.flatMap(loop => [...loop.nodes].map(node => [node, loop] as const)));
    const states = new Map<N, State<N, A>>();
    const counted = new Map<N, Map<string, State<N, A>>>();
    const made = (node: N, passes: ReadonlyMap<N, number> | undefined): State<N, A> => ({ node, passes, most: -1, time: NO_TIME, best: undefined });
    const stateAt = (node: N, before: State<N, A>): State<N, A> | undefined => {
        const loop = loopOf.get(node);
        if (loop?.counted === undefined) {
            let state = states.get(node);
            if (state === undefined) states.set(node, state = made(node, undefined));
            return state;
        }
        const bound = loop.counted.get(node);
        let passes = loopOf.get(before.node) === loop ? before.passes : undefined;
        if (bound !== undefined) {
            const count = (passes?.get(node) ?? 0) + 1;
            if (count > bound) return undefined;
            passes = new Map(passes).set(node, count);
        }
        const key = [...loop.counted.keys()].map(each => passes?.get(each) ?? 0).join(' ');
        let ofNode = counted.get(node);
        if (ofNode === undefined) counted.set(node, ofNode = new Map());
        let state = ofNode.get(key);
        if (state === undefined) ofNode.set(key, state = made(node, passes));
        return state;
    };

    const start = made(source, undefined);
    const done: { readonly state: State<N, A>; readonly steps: readonly (readonly [A, State<N, A>])[] }[] = [];
    const open = new Set([start]);
    const seen = new Set([start]);
    let isRound = false;
    const enter = (state: State<N, A>): { readonly state: State<N, A>; readonly arcs: readonly A[]; at: number; readonly steps: (readonly [A, State<N, A>])[] } =>
        ({ state, arcs: out.get(state.node)!, at: 0, steps: [] });
    const walk = [enter(start)];
    while (walk.length > 0) {
        const frame = walk[walk.length - 1]!;
        const arc = frame.arcs[frame.at++];
        if (arc === undefined) {
            walk.pop();
            open.delete(frame.state);
            done.push(frame);
            continue;
        }
        const to = stateAt(arc.to, frame.state);
        if (to === undefined) continue;
        if (open.has(to)) {
            isRound = true;
            continue;
        }
        frame.steps.push([arc, to]);
        if (seen.has(to)) continue;
        seen.add(to);
        open.add(to);
        walk.push(enter(to));
    }

    start.most = 0;
    for (const { state, steps } of done.reverse()) {
        for (const [arc, to] of steps) {
            const time = plus(state.time, arc.most);
            const most = withSlowestWeekends(time);
            if (most <= to.most) continue;
            to.most = most;
            to.time = time;
            to.best = { from: state, arc };
        }
    }
    return { states, isRound };
}

/** The strongly connected components: Tarjan's algorithm, with an own stack, so that a long way cannot exhaust the machine's. */
function components<N>(nodes: readonly N[], next: (node: N) => readonly N[]): readonly (readonly N[])[] {
    const order = new Map<N, number>();
    const lowest = new Map<N, number>();
    const open: N[] = [];
    const isOpen = new Set<N>();
    const found: (readonly N[])[] = [];
    const enter = (node: N): { readonly node: N; readonly to: readonly N[]; at: number } => {
        order.set(node, order.size);
        lowest.set(node, order.get(node)!);
        open.push(node);
        isOpen.add(node);
        return { node, to: next(node), at: 0 };
    };
    const lower = (node: N, to: number): void => { lowest.set(node, Math.min(lowest.get(node)!, to)); };
    for (const root of nodes) {
        if (order.has(root)) continue;
        const walk = [enter(root)];
        while (walk.length > 0) {
            const frame = walk[walk.length - 1]!;
            const to = frame.to[frame.at++];
            if (to !== undefined) {
                if (!order.has(to)) walk.push(enter(to));
                else if (isOpen.has(to)) lower(frame.node, order.get(to)!);
                continue;
            }
            walk.pop();
            const outer = walk[walk.length - 1];
            if (outer !== undefined) lower(outer.node, lowest.get(frame.node)!);
            if (lowest.get(frame.node) !== order.get(frame.node)) continue;
            const members = open.splice(open.lastIndexOf(frame.node));
            for (const member of members) isOpen.delete(member);
            found.push(members);
        }
    }
    return found;
}
