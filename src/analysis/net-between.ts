import { FEW_NODES, type Arc, type Net } from './longest-way';

/** Arcs between nodes that are numbers, as lists: for many searches through one large net. */
export interface ArcLists<A> {
    /** The arcs from a node are those from its place here up to that of the next one. */
    readonly firstArc: Int32Array;
    readonly arcs: readonly A[];
    readonly ends: Int32Array;
    /** The same for the nodes from which an arc leads to one. */
    readonly firstBefore: Int32Array;
    readonly before: Int32Array;
    /** The last search, by its number, that came to a node forth or back: so nothing has to be wiped off for the next one. */
    readonly cameForth: Int32Array;
    readonly cameBack: Int32Array;
    /** What it came to, in order. */
    readonly forth: Int32Array;
    readonly back: Int32Array;
    readonly places: Int32Array;
    searches: number;
}

export function arcLists<A extends Arc<number>>(size: number, arcsFrom: (node: number) => readonly A[]): ArcLists<A> {
    const firstArc = new Int32Array(size + 1);
    const firstBefore = new Int32Array(size + 1);
    const arcs: A[] = [];
    for (let node = 0; node < size; node++) {
        for (const arc of arcsFrom(node)) {
            arcs.push(arc);
            firstBefore[arc.to + 1]!++;
        }
        firstArc[node + 1] = arcs.length;
    }
    for (let node = 0; node < size; node++) firstBefore[node + 1]! += firstBefore[node]!;
    const ends = new Int32Array(arcs.length);
    const before = new Int32Array(arcs.length);
    const next = firstBefore.slice();
    for (let node = 0; node < size; node++) {
        for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) {
            ends[arc] = arcs[arc]!.to;
            before[next[ends[arc]!]!++] = node;
        }
    }
    const room = (): Int32Array => new Int32Array(size);
    const rooms = { cameForth: room(), cameBack: room(), forth: room(), back: room(), places: room() };
    return { firstArc, arcs, ends, firstBefore, before, searches: 0, ...rooms };
}

export interface Search<A> {
    /** The numbers of the source and the target, which are in no list. */
    readonly source: number;
    readonly target: number;
    /** What leads on from the source. */
    readonly first: readonly A[];
    /** The node from which only the last arc leads on, to the target. */
    readonly goal: number;
    readonly last: A;
    /** What leads on from a node instead of its arcs. */
    readonly instead: ReadonlyMap<number, readonly A[]>;
}

/**
 * The nodes and arcs that lie on some way, in the order in which a search forth finds them; undefined when no way leads there. It
 * goes from both sides, step by step, and as soon as one of them is at its end the other one is kept to what that has found.
 */
export function netBetween<A extends Arc<number>>(lists: ArcLists<A>, { source, target, first, goal, last, instead }: Search<A>): Net<number, A> | undefined {
    const { firstArc, arcs, ends, firstBefore, before, cameForth, cameBack, forth, back, places } = lists;
    const search = ++lists.searches;
    let [forthCount, backCount, forthDone, backDone] = [0, 0, 0, 0];
    cameBack[goal] = search;
    back[backCount++] = goal;
    let isBackAtEnd = false;
    const goForth = (to: number): void => {
        if (cameForth[to] === search || (isBackAtEnd && cameBack[to] !== search)) return;
        cameForth[to] = search;
        forth[forthCount++] = to;
    };
    for (const { to } of first) goForth(to);
    const goBack = (node: number, isForthAtEnd: boolean): void => {
        for (let at = firstBefore[node]!; at < firstBefore[node + 1]!; at++) {
            const from = before[at]!;
            if (cameBack[from] === search || from === goal || (isForthAtEnd && cameForth[from] !== search)) continue;
            if (instead.size > 0 && instead.get(from)?.some(({ to }) => to === node) === false) continue;
            cameBack[from] = search;
            back[backCount++] = from;
        }
    };
    while (forthDone < forthCount) {
        const node = forth[forthDone++]!;
        if (node !== goal && (!isBackAtEnd || cameBack[node] === search)) {
            const others = instead.size === 0 ? undefined : instead.get(node);
            if (others !== undefined) for (const { to } of others) goForth(to);
            else for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) goForth(ends[arc]!);
        }
        if (isBackAtEnd || forthDone < FEW_NODES) continue;
        if (backDone === backCount) isBackAtEnd = true;
        else goBack(back[backDone++]!, false);
    }
    if (cameForth[goal] !== search) return undefined;
    while (!isBackAtEnd && backDone < backCount) goBack(back[backDone++]!, true);

    const nodes = [source];
    for (let at = 0; at < forthCount; at++) {
        const node = forth[at]!;
        if (cameBack[node] === search) places[node] = nodes.push(node) - 1;
    }
    const net = { nodes, firstArc: [] as number[], arcs: [] as A[], ends: [] as number[], target: 0 };
    const keep = (arc: A, to: number): void => {
        if (cameForth[to] !== search || cameBack[to] !== search) return;
        net.arcs.push(arc);
        net.ends.push(places[to]!);
    };
    // The target is found when the goal is looked at: behind what was found by then.
    let targetPlace = -1;
    const found = nodes.length;
    for (let place = 0; place < found; place++) {
        const node = nodes[place]!;
        net.firstArc.push(net.arcs.length);
        if (place === 0) for (const arc of first) keep(arc, arc.to);
        else if (node === goal) {
            net.arcs.push(last);
            net.ends.push(targetPlace = found);
        }
        else {
            const others = instead.size === 0 ? undefined : instead.get(node);
            if (others !== undefined) for (const arc of others) keep(arc, arc.to);
            else for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc++) keep(arcs[arc]!, ends[arc]!);
        }
    }
    nodes.push(target);
    net.firstArc.push(net.arcs.length, net.arcs.length);
    return { ...net, target: targetPlace };
}
