/**
 * The strongly connected components of nodes numbered from 0, each after all those that its ways lead to: Tarjan's algorithm,
 * with an own stack, so that a long way cannot exhaust the machine's. `next` has the nodes that each leads to.
 */
export function componentsOf(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
    const first = [0];
    const ends: number[] = [];
    for (const some of next) {
        for (const to of some) ends.push(to);
        first.push(ends.length);
    }
    const components: (readonly number[])[] = [];
    eachComponent(first, ends, members => { components.push(members); });
    return components;
}

/** Those among them in which a way leads round. The nodes that one leads to are `ends` from its place in `first` up to that of the next one. */
export function roundTripsOf(first: readonly number[], ends: readonly number[]): readonly (readonly number[])[] {
    const found: (readonly number[])[] = [];
    const leadsToItself = (node: number): boolean => {
        for (let arc = first[node]!; arc < first[node + 1]!; arc++) if (ends[arc] === node) return true;
        return false;
    };
    eachComponent(first, ends, (members) => { found.push(members); }, leadsToItself);
    return found;
}

/** @param isWanted of a node that is alone in its component; without it, all are. */
function eachComponent(first: readonly number[], ends: readonly number[], give: (members: readonly number[]) => void, isWanted: (node: number) => boolean = () => true): void {
    const count = first.length - 1;
    const order = new Int32Array(count);
    const lowest = new Int32Array(count);
    const isOpen = new Uint8Array(count);
    /** The arc that is followed next. */
    const nextArc = new Int32Array(count);
    const open: number[] = [];
    const walk: number[] = [];
    let entered = 0;

    const enter = (at: number): void => {
        order[at] = lowest[at] = ++entered;
        open.push(at);
        isOpen[at] = 1;
        nextArc[at] = first[at]!;
        walk.push(at);
    };
    for (let root = 0; root < count; root++) {
        if (order[root] !== 0) continue;
        enter(root);
        while (walk.length > 0) {
            const at = walk[walk.length - 1]!;
            if (nextArc[at]! < first[at + 1]!) {
                const to = ends[nextArc[at]!++]!;
                if (order[to] === 0) enter(to);
                else if (isOpen[to] === 1) lowest[at] = Math.min(lowest[at]!, order[to]!);
                continue;
            }
            walk.pop();
            const outer = walk[walk.length - 1];
            if (outer !== undefined) lowest[outer] = Math.min(lowest[outer]!, lowest[at]!);
            if (lowest[at] !== order[at]) continue;
            if (open[open.length - 1] === at) {
                open.pop();
                isOpen[at] = 0;
                if (isWanted(at)) give([at]);
                continue;
            }
            const members = open.splice(open.lastIndexOf(at));
            for (const member of members) isOpen[member] = 0;
            give(members);
        }
    }
}
