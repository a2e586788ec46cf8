import { NO_TIME, plus, withSlowestWeekends, type Elapsed } from './elapsed';

/** A step from one node to another, and the time that it takes. */
export interface Arc {
    readonly to: string;
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** It may take longer: `most` is only what is known. */
    readonly isOpen?: boolean;
    /** How long it takes is not known; it counts as nothing. */
    readonly isUnknown?: boolean;
}

export interface LongestWay<A extends Arc> {
    /** From the source to the target, the one on which the most time is known to pass. */
    readonly arcs: readonly A[];
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** Every arc that lies on some way from the source to the target. */
    readonly all: readonly A[];
    /** Groups of nodes round which nothing says how often one can go, and on which time passes. The longest way takes none of them twice. */
    readonly endless: readonly (readonly string[])[];
}

export interface Question<A extends Arc> {
    readonly source: string;
    readonly target: string;
    readonly next: (node: string) => readonly A[];
    /** How often a node can be passed in all, where that is said. */
    readonly timesOf: (node: string) => number | undefined;
}

/** A loop with more combinations of passes than this is not counted out; it counts as endless. */
const MOST_PASSES = 4096;

/**
 * The longest way between two nodes, ending where the target is first reached; undefined when there is none. Every node and
 * arc is looked at once, and those of a loop once for each pass that its bounds allow. Business days make the choice between
 * two ways approximate when both have some: what is found always is a way that can be gone.
 */
export function longestWay<A extends Arc>({ source, target, next, timesOf }: Question<A>): LongestWay<A> | undefined {
    const out = between(source, target, next);
    if (out === undefined) return undefined;
    const loops = loopsIn(out, timesOf);
    const order = expanded(source, out, loops, timesOf);
    const end = order.get(target);
    if (end === undefined) return undefined;
    const arcs: A[] = [];
    for (let at = end; at.best !== undefined; at = at.best.from) arcs.push(at.best.arc);
    arcs.reverse();
    const sum = (of: (arc: A) => Elapsed): Elapsed => arcs.reduce((total, arc) => plus(total, of(arc)), NO_TIME);
    return {
        arcs, least: sum(arc => arc.least), most: sum(arc => arc.most),
        all: [...out.values()].flat(),
        endless: loops.filter(loop => loop.counted === undefined && loop.takesTime).map(({ nodes }) => [...nodes]),
    };
}

type Arcs<A> = ReadonlyMap<string, readonly A[]>;

/** The nodes and arcs that lie on some way from the source to the target. */
function between<A extends Arc>(source: string, target: string, next: (node: string) => readonly A[]): Arcs<A> | undefined {
    const out = new Map<string, readonly A[]>();
    const into = new Map<string, string[]>();
    const found = new Set([source]);
    for (const node of found) {
        const arcs = node === target ? [] : next(node);
        out.set(node, arcs);
        for (const { to } of arcs) {
            found.add(to);
            const sources = into.get(to);
            if (sources === undefined) into.set(to, [node]);
            else sources.push(node);
        }
    }
    if (!found.has(target)) return undefined;
    const leading = new Set([target]);
    for (const node of leading) for (const from of into.get(node) ?? []) leading.add(from);
    return new Map([...out].filter(([node]) => leading.has(node)).map(([node, arcs]) => [node, arcs.filter(({ to }) => leading.has(to))]));
}

interface Loop {
    readonly nodes: ReadonlySet<string>;
    readonly takesTime: boolean;
    /** The nodes by whose bounds the passes are counted; undefined when they do not bound them. */
    readonly counted: ReadonlyMap<string, number> | undefined;
}

function loopsIn<A extends Arc>(out: Arcs<A>, timesOf: (node: string) => number | undefined): readonly Loop[] {
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
        const restArcs = (node: string): readonly string[] => out.get(node)!.map(({ to }) => to).filter(to => inside.has(to) && !bounds.has(to));
        const isBounded = components(rest, restArcs).every(group => group.length === 1 && !restArcs(group[0]!).includes(group[0]!));
        const passes = [...bounds.values()].reduce((product, times) => product * times, 1);
        return [{
            nodes: inside,
            takesTime: arcs.some(({ most, isOpen, isUnknown }) => isOpen === true || isUnknown === true || withSlowestWeekends(most) > 0),
            counted: isBounded && passes <= MOST_PASSES ? bounds : undefined,
        }];
    });
}

/** A node at a certain pass through its loop, with the longest way to it. */
interface State<A> {
    readonly node: string;
    readonly passes: ReadonlyMap<string, number> | undefined;
    most: number;
    time: Elapsed;
    best: { readonly from: State<A>; readonly arc: A } | undefined;
}

/** Walks depth first, leaves out what leads back into an endless loop, and then adds up in the order in which nothing comes too early. */
function expanded<A extends Arc>(
    source: string, out: Arcs<A>, loops: readonly Loop[], timesOf: (node: string) => number | undefined,
): ReadonlyMap<string, State<A>> {
    const loopOf = new Map(loops.flatMap(loop => [...loop.nodes].map(node => [node, loop] as const)));
    const states = new Map<string, State<A>>();
    const stateAt = (node: string, before: State<A> | undefined): State<A> | undefined => {
        const loop = loopOf.get(node);
        const bound = loop?.counted?.has(node) === true ? timesOf(node) : undefined;
        const stays = before !== undefined && loop !== undefined && loopOf.get(before.node) === loop;
        let passes = stays ? before.passes : undefined;
        if (bound !== undefined) {
            const count = (passes?.get(node) ?? 0) + 1;
            if (count > Math.max(1, bound)) return undefined;
            passes = new Map(passes).set(node, count);
        }
        const key = passes === undefined ? node : `${node}\n${[...passes].sort(([a], [b]) => (a < b ? -1 : 1)).map(entry => entry.join(' ')).join('\n')}`;
        let state = states.get(key);
        if (state === undefined) states.set(key, state = { node, passes, most: -1, time: NO_TIME, best: undefined });
        return state;
    };

    const start = stateAt(source, undefined)!;
    const done: { readonly state: State<A>; readonly steps: readonly (readonly [A, State<A>])[] }[] = [];
    const open = new Set([start]);
    const seen = new Set([start]);
    const enter = (state: State<A>): { readonly state: State<A>; readonly arcs: readonly A[]; at: number; readonly steps: (readonly [A, State<A>])[] } =>
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
        if (to === undefined || open.has(to)) continue;
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
            Object.assign(to, { most, time, best: { from: state, arc } });
        }
    }
    return states;
}

/** The strongly connected components: Tarjan's algorithm, with an own stack, so that a long way cannot exhaust the machine's. */
function components(nodes: readonly string[], next: (node: string) => readonly string[]): readonly (readonly string[])[] {
    const order = new Map<string, number>();
    const lowest = new Map<string, number>();
    const open: string[] = [];
    const isOpen = new Set<string>();
    const found: (readonly string[])[] = [];
    const enter = (node: string): { readonly node: string; readonly to: readonly string[]; at: number } => {
        order.set(node, order.size);
        lowest.set(node, order.get(node)!);
        open.push(node);
        isOpen.add(node);
        return { node, to: next(node), at: 0 };
    };
    const lower = (node: string, to: number): void => { lowest.set(node, Math.min(lowest.get(node)!, to)); };
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
