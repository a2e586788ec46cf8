/** Things by what they have in common: the groups in the order of their first ones, each in the order of the things. */
export function grouped<Thing, Key>(things: Iterable<Thing>, keyOf: (thing: Thing) => Key): ReadonlyMap<Key, readonly Thing[]> {
    const groups = new Map<Key, Thing[]>();
    for (const thing of things) {
        const key = keyOf(thing);
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [thing]);
        else group.push(thing);
    }
    return groups;
}
