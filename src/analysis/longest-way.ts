import { componentsOf } from './components';
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
}

/** A search is long when it has come to more nodes than this. */
const FEW_NODES = 32;

/** A loop whose nodes, each at every combination of passes, are more than this is not counted out; it counts as endless. */
const MOST_STATES = 20_000;

/**
 * The longest way between two nodes, ending where the target is first reached; undefined when there is none. Every node and
 * arc is looked at once, and those of a loop once for each pass that its bounds allow. Business days make the choice between
 * two ways approximate when both have some: what is found always is a way that can be gone.
 */
export function longestWay<N, A extends Arc<N>>(question: Question<N, A>): LongestWay<N, A> | undefined {
    const net = between(question);
    if (net === undefined) return undefined;
    let longest = longestThrough(net);
    let loops: readonly Loop[] = [];
    if (longest === 'round') {
        loops = loopsIn(net, question.timesOf);
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
    const leads = zeros(count);
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
interface Net<N, A> {
    readonly nodes: readonly N[];
    readonly target: number;
    /** The arcs of a node are those from its place here up to that of the next one. */
    readonly firstArc: readonly number[];
    readonly arcs: readonly A[];
    /** Where each arc leads. */
    readonly ends: readonly number[];
}

function between<N, A extends Arc<N>>({ source, target, next, before }: Question<N, A>): Net<N, A> | undefined {
    const nodes = [source];
    const numberOf = new Map([[source, 0]]);
    const firstArc: number[] = [];
    const arcs: A[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const leading = before === undefined ? undefined : new Set([target]);
    const behind = leading?.values();
    let isLeadingDone = false;
    for (let node = 0; node < nodes.length; node++) {
        firstArc.push(arcs.length);
        const value = nodes[node]!;
        if (value !== target && !(isLeadingDone && node > 0 && !leading!.has(value))) {
            for (const arc of next(value)) {
                let end = numberOf.get(arc.to);
                if (end === undefined) {
                    if (isLeadingDone && !leading!.has(arc.to)) continue;
                    end = nodes.length;
                    numberOf.set(arc.to, end);
                    nodes.push(arc.to);
                }
                arcs.push(arc);
                starts.push(node);
                ends.push(end);
            }
        }
        if (behind === undefined || isLeadingDone || node < FEW_NODES) continue;
        const step = behind.next();
        if (step.done === true) isLeadingDone = true;
        else if (step.value !== source) for (const earlier of before!(step.value)) leading!.add(earlier);
    }
    firstArc.push(arcs.length);
    const goal = numberOf.get(target);
    return goal === undefined ? undefined : leadingTo(goal, { nodes, target: goal, firstArc, arcs, ends }, starts);
}

/** Without what does not lead to the target. */
function leadingTo<N, A>(target: number, net: Net<N, A>, starts: readonly number[]): Net<N, A> {
    const { nodes, firstArc, arcs, ends } = net;
    // The arcs into each node as a chain: the last one, and from each the one before; 0 ends it.
    const lastInto = nodes.map(() => 0);
    const earlier: number[] = [];
    for (let arc = 0; arc < ends.length; arc++) {
        earlier.push(lastInto[ends[arc]!]!);
        lastInto[ends[arc]!] = arc + 1;
    }
    const leads = nodes.map(() => false);
    leads[target] = true;
    const found = [target];
    for (let at = 0; at < found.length; at++) {
        for (let chain = lastInto[found[at]!]!; chain !== 0; chain = earlier[chain - 1]!) {
            const from = starts[chain - 1]!;
            if (leads[from]) continue;
            leads[from] = true;
            found.push(from);
        }
    }
    if (found.length === nodes.length) return net;

    const number: number[] = [];
    let count = 0;
    for (const does of leads) number.push(does ? count++ : -1);
    const kept = { nodes: [] as N[], firstArc: [] as number[], arcs: [] as A[], ends: [] as number[] };
    for (let node = 0; node < nodes.length; node++) {
        if (!leads[node]) continue;
        kept.nodes.push(nodes[node]!);
        kept.firstArc.push(kept.arcs.length);
        for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
            if (!leads[ends[arc]!]) continue;
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
    const next = nodes.map((_, node) => ends.slice(firstArc[node]!, firstArc[node + 1]!));
    const loops: Loop[] = [];
    for (const members of componentsOf(next)) {
        if (members.length === 1 && !next[members[0]!]!.includes(members[0]!)) continue;
        const inside = new Set(members);
        const bounds = new Map<number, number>();
        let takesTime = false;
        let states = members.length;
        for (const node of members) {
            const times = timesOf(nodes[node]!);
            if (times !== undefined) {
                bounds.set(node, Math.max(1, times));
                states *= Math.max(1, times) + 1;
            }
            for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
                const { most, isOpen, isUnknown } = arcs[arc]!;
                if (inside.has(ends[arc]!) && (isOpen === true || isUnknown === true || withSlowestWeekends(most) > 0)) takesTime = true;
            }
        }
        const isCounted = states <= MOST_STATES && !leadsRound(members.filter(node => !bounds.has(node)), next);
        loops.push({ members, takesTime, counted: isCounted ? bounds : undefined });
    }
    return loops;
}

/** Whether one can go round on some of the nodes alone. */
function leadsRound(some: readonly number[], next: readonly (readonly number[])[]): boolean {
    const place = new Map(some.map((node, index) => [node, index]));
    const among = some.map(node => next[node]!.flatMap(to => place.get(to) ?? []));
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
    const nodes = Array.from({ length: size }, (_, node) => node);
    const first = [...nodes];
    const loopOf: (Loop | undefined)[] = nodes.map(() => undefined);
    const weights = nodes.map(() => 0);
    const bounds = nodes.map(() => 0);
    for (const loop of loops) {
        if (loop.counted === undefined) continue;
        let combinations = 1;
        for (const [node, times] of loop.counted) {
            weights[node] = combinations;
            bounds[node] = times;
            combinations *= times + 1;
        }
        for (const node of loop.members) {
            loopOf[node] = loop;
            first[node] = nodes.length;
            for (let i = 0; i < combinations; i++) nodes.push(node);
        }
    }
    return {
        count: nodes.length,
        nodeOf: state => nodes[state]!,
        arriving: (from, node) => {
            const loop = loopOf[node];
            if (loop === undefined) return node;
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
    const left = zeros(count);
    const nextArc = zeros(count);
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
    const most = zeros(count).fill(-1);
    const seconds = zeros(count);
    const businessDays = zeros(count);
    const before = zeros(count);
    const last: (A | undefined)[] = [];
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

function zeros(count: number): number[] {
    const list: number[] = [];
    for (let i = 0; i < count; i++) list.push(0);
    return list;
}
