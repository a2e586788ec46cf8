import { componentsOf, roundTripsOf } from './components';
import { NO_TIME, plus, slowestSeconds, withSlowestWeekends, type Elapsed } from './elapsed';

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

/** Nodes are the same when they are one value (a text, a number or one object). */
export interface Question<N, A extends Arc<N>> {
    readonly source: N;
    readonly target: N;
    readonly next: (node: N) => readonly A[];
    /** How often a node can be passed in all, where that is said. */
    readonly timesOf: (node: N) => number | undefined;
    /**
     * All nodes that may come right before one. When it is told, a long search goes on from both sides, and is done with what
     * does not lie between as soon as one of them is at its end.
     */
    readonly before?: (node: N) => readonly N[];
    /** Where nodes are numbers: all of them are below this. */
    readonly size?: number;
}

/** A search is long when it has come to more nodes than this. */
export const FEW_NODES = 32;

/** A loop whose nodes, each at every combination of passes, are more than this is not counted out; it counts as endless. */
const MOST_STATES = 20_000;

/**
 * The longest way between two nodes, ending where the target is first reached; undefined when there is none. Every node and
 * arc is looked at once, and those of a loop once for each pass that its bounds allow. Business days make the choice between
 * two ways approximate when both have some: what is found always is a way that can be gone.
 */
export function longestWay<N, A extends Arc<N>>(question: Question<N, A>): LongestWay<N, A> | undefined {
    const net = between(question);
    return net && longestIn(net, question.timesOf);
}

/** The same, where it is found out already what lies between the two. */
export function longestIn<N, A extends Arc<N>>(net: Net<N, A>, timesOf: Question<N, A>['timesOf']): LongestWay<N, A> | undefined {
    let longest = longestThrough(net);
    let loops: readonly Loop[] = [];
    if (longest === 'round') {
        loops = loopsIn(net, timesOf);
        longest = longestThrough(net, loops);
    }
    if (longest === 'round' || longest === undefined) return undefined;
    const endless = loops.filter(loop => loop.counted === undefined && loop.takesTime).map(({ members }) => members.map(node => net.nodes[node]!));
    return summedUp<N, A>(longest, net.arcs, endless);
}

/**
 * The same where nodes are numbers and each arc leads to a higher one: one pass back finds what leads to the target, and one
 * forth the longest way. `undecided` when some arc leads back, or past the target; the latter is fine when that `isLeftForGood`:
 * no way leads back from there.
 */
export function longestWayForward<A extends Arc<number>>(source: number, target: number, next: (node: number) => readonly A[], isLeftForGood: boolean): LongestWay<number, A> | 'undecided' | undefined {
    const count = target - source + 1;
    // Back to where it starts some arc may lead from there itself.
    if (count <= 1) return count < 1 && isLeftForGood ? undefined : 'undecided';
    const leads = new Uint8Array(count);
    leads[count - 1] = 1;
    for (let at = count - 2; at >= 0; at--) {
        for (const { to } of next(source + at)) {
            if (to <= source + at || (to > target && !isLeftForGood)) return 'undecided';
            if (leads[to - source] === 1) leads[at] = 1;
        }
    }
    if (leads[0] === 0) return undefined;
    const all: A[] = [];
    const longest = longestFrom<A>(0, count);
    for (let at = 0; at < count - 1; at++) {
        if (leads[at] === 0 || !longest.isReached(at)) continue;
        for (const arc of next(source + at)) {
            if (leads[arc.to - source] !== 1) continue;
            all.push(arc);
            longest.offer(at, arc.to - source, arc);
        }
    }
    return summedUp(longest.wayTo(count - 1), all, []);
}

function summedUp<N, A extends Arc<N>>(longest: readonly A[], all: readonly A[], endless: readonly (readonly N[])[]): LongestWay<N, A> {
    let [least, most] = [NO_TIME, NO_TIME];
    for (let at = longest.length - 1; at >= 0; at--) {
        least = plus(least, longest[at]!.least);
        most = plus(most, longest[at]!.most);
    }
    return { arcs: longest, least, most, all, endless };
}

/** The nodes and arcs that lie on some way from the source to the target, numbered; the source is 0. */
export interface Net<N, A> {
    readonly nodes: readonly N[];
    readonly target: number;
    /** The arcs of a node are those from its place here up to that of the next one. */
    readonly firstArc: readonly number[];
    readonly arcs: readonly A[];
    /** Where each arc leads. */
    readonly ends: readonly number[];
}

function between<N, A extends Arc<N>>({ source, target, next, before, size }: Question<N, A>): Net<N, A> | undefined {
    const found = foundNodes<N>(size);
    found.add(source);
    const { nodes } = found;
    const firstArc: number[] = [];
    const arcs: A[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const leading = before === undefined ? undefined : foundNodes<N>(size);
    leading?.add(target);
    let behind = 0;
    let isLeadingDone = false;
    for (let node = 0; node < nodes.length; node++) {
        firstArc.push(arcs.length);
        const value = nodes[node]!;
        if (value !== target && !(isLeadingDone && node > 0 && leading!.numberOf(value) < 0)) {
            for (const arc of next(value)) {
                let end = found.numberOf(arc.to);
                if (end < 0) {
                    if (isLeadingDone && leading!.numberOf(arc.to) < 0) continue;
                    end = found.add(arc.to);
                }
                arcs.push(arc);
                starts.push(node);
                ends.push(end);
            }
        }
        if (leading === undefined || isLeadingDone || node < FEW_NODES) continue;
        if (behind === leading.nodes.length) {
            isLeadingDone = true;
            continue;
        }
        const step = leading.nodes[behind++]!;
        if (step !== source) for (const earlier of before!(step)) if (leading.numberOf(earlier) < 0) leading.add(earlier);
    }
    firstArc.push(arcs.length);
    const goal = found.numberOf(target);
    return goal < 0 ? undefined : leadingTo(goal, { nodes, target: goal, firstArc, arcs, ends }, starts);
}

/** Nodes in the order in which they are found. */
interface FoundNodes<N> {
    readonly nodes: readonly N[];
    /** Below 0 for one that is not found yet. */
    readonly numberOf: (node: N) => number;
    readonly add: (node: N) => number;
}

/** @param size nodes are numbers below it: a long search then looks them up in a list. */
function foundNodes<N>(size: number | undefined): FoundNodes<N> {
    const nodes: N[] = [];
    const numbers = new Map<N, number>();
    let list: Int32Array | undefined;
    return {
        nodes,
        numberOf: node => (list === undefined ? numbers.get(node) ?? -1 : list[node as number]! - 1),
        add: node => {
            const number = nodes.push(node) - 1;
            if (list !== undefined) list[node as number] = number + 1;
            else numbers.set(node, number);
            if (size !== undefined && list === undefined && nodes.length > MANY_NODES) {
                list = new Int32Array(size);
                for (let at = 0; at < nodes.length; at++) list[nodes[at] as number] = at + 1;
            }
            return number;
        },
    };
}
/** A list of all nodes costs more than the look-ups of a search through fewer than these. */
const MANY_NODES = 256;

/** Without what does not lead to the target. */
function leadingTo<N, A>(target: number, net: Net<N, A>, starts: readonly number[]): Net<N, A> {
    const { nodes, firstArc, arcs, ends } = net;
    // The arcs into each node as a chain: the last one, and from each the one before; 0 ends it.
    const lastInto = new Int32Array(nodes.length);
    const earlier = new Int32Array(ends.length);
    for (let arc = 0; arc < ends.length; arc++) {
        earlier[arc] = lastInto[ends[arc]!]!;
        lastInto[ends[arc]!] = arc + 1;
    }
    const leads = new Uint8Array(nodes.length);
    leads[target] = 1;
    const found = [target];
    for (let at = 0; at < found.length; at++) {
        for (let chain = lastInto[found[at]!]!; chain !== 0; chain = earlier[chain - 1]!) {
            const from = starts[chain - 1]!;
            if (leads[from] === 1) continue;
            leads[from] = 1;
            found.push(from);
        }
    }
    if (found.length === nodes.length) return net;

    const number = new Int32Array(nodes.length);
    let count = 0;
    for (let node = 0; node < nodes.length; node++) number[node] = leads[node] === 1 ? count++ : -1;
    const kept = { nodes: [] as N[], firstArc: [] as number[], arcs: [] as A[], ends: [] as number[] };
    for (let node = 0; node < nodes.length; node++) {
        if (leads[node] === 0) continue;
        kept.nodes.push(nodes[node]!);
        kept.firstArc.push(kept.arcs.length);
        for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
            if (leads[ends[arc]!] === 0) continue;
            kept.arcs.push(arcs[arc]!);
            kept.ends.push(number[ends[arc]!]!);
        }
    }
    kept.firstArc.push(kept.arcs.length);
    return { ...kept, target: number[target]! };
}

interface Loop {
    readonly members: readonly number[];
    readonly takesTime: boolean;
    /** How often the nodes can be passed by whose bounds the passes are counted; undefined when they do not bound them. */
    readonly counted: ReadonlyMap<number, number> | undefined;
}

function loopsIn<N, A extends Arc<N>>({ nodes, firstArc, arcs, ends }: Net<N, A>, timesOf: (node: N) => number | undefined): readonly Loop[] {
    const loops: Loop[] = [];
    /** By node, the how-manieth loop it lies in, from 1. */
    const inside = new Int32Array(nodes.length);
    for (const members of roundTripsOf(firstArc, ends)) {
        const own = loops.length + 1;
        for (const node of members) inside[node] = own;
        const bounds = new Map<number, number>();
        let takesTime = false;
        let states = members.length;
        for (const node of members) {
            const times = timesOf(nodes[node]!);
            if (times !== undefined) {
                bounds.set(node, Math.max(1, times));
                states *= Math.max(1, times) + 1;
            }
            for (let arc = firstArc[node]!; arc < firstArc[node + 1]! && !takesTime; arc++) {
                const { most, isOpen, isUnknown } = arcs[arc]!;
                if (inside[ends[arc]!] === own && (isOpen === true || isUnknown === true || withSlowestWeekends(most) > 0)) takesTime = true;
            }
        }
        // One can go round on all of them: that is what makes them a loop.
        const isCounted = bounds.size > 0 && states <= MOST_STATES && !leadsRound(members.filter(node => !bounds.has(node)), node => ends.slice(firstArc[node]!, firstArc[node + 1]!));
        loops.push({ members, takesTime, counted: isCounted ? bounds : undefined });
    }
    return loops;
}

/** Whether one can go round on some of the nodes alone. */
function leadsRound(some: readonly number[], next: (node: number) => readonly number[]): boolean {
    const place = new Map(some.map((node, index) => [node, index]));
    const among = some.map(node => next(node).flatMap(to => place.get(to) ?? []));
    return componentsOf(among).some(group => group.length > 1 || among[group[0]!]!.includes(group[0]!));
}

/**
 * The nodes of the net, and in place of each one in a counted loop one for every combination of the passes of its bounded
 * nodes. These combinations are numbered like the digits of a number: a pass of a bounded node adds its weight.
 */
interface States {
    readonly count: number;
    readonly nodeOf: (state: number) => number;
    /** The state in which one arrives at a node; -1 when its bound does not allow one more pass. */
    readonly arriving: (from: number, node: number) => number;
}

function statesOf(size: number, loops: readonly Loop[] | undefined): States {
    if (loops?.some(({ counted }) => counted !== undefined) !== true) return { count: size, nodeOf: state => state, arriving: (_, node) => node };
    let count = size;
    const combinations = loops.map(({ counted }) => (counted === undefined ? 0 : [...counted.values()].reduce((product, times) => product * (times + 1), 1)));
    loops.forEach(({ members }, index) => { count += members.length * combinations[index]!; });
    const nodes = new Int32Array(count);
    const first = new Int32Array(size);
    /** By node, the how-manieth counted loop it lies in, from 1. */
    const loopOf = new Int32Array(size);
    const weights = new Int32Array(size);
    const bounds = new Int32Array(size);
    for (let node = 0; node < size; node++) nodes[node] = first[node] = node;
    let end = size;
    loops.forEach(({ members, counted }, index) => {
        if (counted === undefined) return;
        let weight = 1;
        for (const [node, times] of counted) {
            weights[node] = weight;
            bounds[node] = times;
            weight *= times + 1;
        }
        for (const node of members) {
            loopOf[node] = index + 1;
            first[node] = end;
            nodes.fill(node, end, end + weight);
            end += weight;
        }
    });
    return {
        count,
        nodeOf: state => nodes[state]!,
        arriving: (from, node) => {
            const loop = loopOf[node]!;
            if (loop === 0) return node;
            const before = nodes[from]!;
            const passes = loopOf[before] === loop ? from - first[before]! : 0;
            const weight = weights[node]!;
            if (weight === 0) return first[node]! + passes;
            return Math.floor(passes / weight) % (bounds[node]! + 1) === bounds[node] ? -1 : first[node]! + passes + weight;
        },
    };
}

/**
 * Walks depth first, leaves out what leads back to where it comes from, and then adds up in the order in which nothing comes
 * too early. `round`: no loops were told, and something leads round.
 */
function longestThrough<N, A extends Arc<N>>({ nodes, target, firstArc, arcs, ends }: Net<N, A>, loops?: readonly Loop[]): readonly A[] | 'round' | undefined {
    const { count, nodeOf, arriving } = statesOf(nodes.length, loops);
    // The how many-th the walk has left behind; -1 while it is on the walk.
    const left = new Int32Array(count);
    const nextArc = new Int32Array(count);
    const inOrder: number[] = [];
    const walk = [0];
    left[0] = -1;
    while (walk.length > 0) {
        const state = walk[walk.length - 1]!;
        const node = nodeOf(state);
        const arc = firstArc[node]! + nextArc[state]!;
        if (arc === firstArc[node + 1]) {
            walk.pop();
            inOrder.push(state);
            left[state] = inOrder.length;
            continue;
        }
        nextArc[state]!++;
        const to = arriving(state, ends[arc]!);
        if (to < 0) continue;
        if (left[to] === -1 && loops === undefined) return 'round';
        if (left[to] !== 0) continue;
        left[to] = -1;
        walk.push(to);
    }
    if (left[target] === 0) return undefined;

    const longest = longestFrom<A>(0, count);
    for (let at = inOrder.length - 1; at >= 0; at--) {
        const state = inOrder[at]!;
        const node = nodeOf(state);
        for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
            const to = arriving(state, ends[arc]!);
            if (to < 0 || left[to]! >= left[state]!) continue;
            longest.offer(state, to, arcs[arc]!);
        }
    }
    return longest.wayTo(target);
}

/** The longest ways from one state to others, as far as they are known. */
interface Longest<A> {
    readonly isReached: (state: number) => boolean;
    /** An arc that leads on from a state whose longest way is known for good. */
    readonly offer: (from: number, to: number, arc: A) => void;
    readonly wayTo: (state: number) => readonly A[];
}

function longestFrom<A extends Arc<unknown>>(source: number, count: number): Longest<A> {
    const most = new Float64Array(count).fill(-1);
    const seconds = new Float64Array(count);
    const businessDays = new Float64Array(count);
    const before = new Int32Array(count);
    const last: (A | undefined)[] = Array<A | undefined>(count).fill(undefined);
    most[source] = 0;
    return {
        isReached: state => most[state]! >= 0,
        offer: (from, to, arc) => {
            const secondsThere = seconds[from]! + arc.most.seconds;
            const daysThere = businessDays[from]! + arc.most.businessDays;
            const mostThere = slowestSeconds(secondsThere, daysThere);
            if (mostThere <= most[to]!) return;
            most[to] = mostThere;
            seconds[to] = secondsThere;
            businessDays[to] = daysThere;
            before[to] = from;
            last[to] = arc;
        },
        wayTo: target => {
            const way: A[] = [];
            for (let state = target; state !== source; state = before[state]!) way.push(last[state]!);
            return way.reverse();
        },
    };
}
