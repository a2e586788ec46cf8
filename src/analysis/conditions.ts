import type { Way } from '../model/model';

/** The same condition, written with other signs, spaces or capitals. */
export function conditionText(text: string): string {
    return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/^[\s"“”「」]+|[\s"“”「」.。!！]+$/g, '');
}

/** The conditions of a way: each as a whole, and its clauses. */
export function conditionsOf(when: readonly string[] | undefined): ReadonlySet<string> {
    return new Set((when ?? []).flatMap(text => [text, ...text.split(/[,，;；、]/)]).map(conditionText).filter(text => text !== ''));
}

/** What the ways of a chart state, each read once however many promises ask. */
export interface StatedConditions {
    readonly has: (condition: string) => boolean;
    readonly isStatedOn: (way: Way | undefined, oneOf: ReadonlySet<string>) => boolean;
}

export function statedConditions(ways: Iterable<Way>): StatedConditions {
    const byWay = new Map<Way, ReadonlySet<string>>();
    const all = new Set<string>();
    for (const way of ways) {
        if (way.when === undefined || byWay.has(way)) continue;
        const conditions = conditionsOf(way.when);
        byWay.set(way, conditions);
        for (const condition of conditions) all.add(condition);
    }
    return {
        has: condition => all.has(condition),
        isStatedOn: (way, oneOf) => {
            const conditions = way === undefined ? undefined : byWay.get(way);
            if (conditions === undefined) return false;
            for (const condition of oneOf) if (conditions.has(condition)) return true;
            return false;
        },
    };
}
