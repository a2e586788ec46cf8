/** Langium 4.2 and later call `Object.groupBy` when they build a lexer of their own; Node 20 does not have it. */
const given = Object as unknown as { groupBy?: (items: Iterable<unknown>, keyOf: (item: unknown, index: number) => PropertyKey) => Record<PropertyKey, unknown[]> };
given.groupBy ??= (items, keyOf) => {
    const groups = Object.create(null) as Record<PropertyKey, unknown[]>;
    let index = 0;
    for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
    return groups;
};
export {};
