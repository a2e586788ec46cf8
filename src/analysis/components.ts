/**
 * The strongly connected components of nodes numbered from 0, each after all those that its ways lead to: Tarjan's algorithm,
 * with an own stack, so that a long way cannot exhaust the machine's. `next` has the nodes that each leads to.
 */
export function componentsOf(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
    const order = next.map(() => 0);
    const lowest = next.map(() => 0);
    const isOpen = next.map(() => false);
    const open: number[] = [];
    const components: (readonly number[])[] = [];
    let count = 0;

    const enter = (at: number): { readonly at: number; step: number } => {
        order[at] = lowest[at] = ++count;
        open.push(at);
        isOpen[at] = true;
        return { at, step: 0 };
    };
    for (let root = 0; root < next.length; root++) {
        if (order[root] !== 0) continue;
        const walk = [enter(root)];
        while (walk.length > 0) {
            const frame = walk[walk.length - 1]!;
            const { at } = frame;
            const to = next[at]![frame.step++];
            if (to !== undefined) {
                if (order[to] === 0) walk.push(enter(to));
                else if (isOpen[to]) lowest[at] = Math.min(lowest[at]!, order[to]!);
                continue;
            }
            walk.pop();
            const outer = walk[walk.length - 1];
            if (outer !== undefined) lowest[outer.at] = Math.min(lowest[outer.at]!, lowest[at]!);
            if (lowest[at] !== order[at]) continue;
            const members = open.splice(open.lastIndexOf(at));
            for (const member of members) isOpen[member] = false;
            components.push(members);
        }
    }
    return components;
}
