import type { Way } from '../model/model';

/** The same condition, written with other signs, spaces or capitals. */
export function conditionText(text: string): string {
    return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/^[\s"“”「」]+|[\s"“”「」.。!！]+$/g, '');
}

/** The conditions of a way: each as a whole, and its clauses. */
export function conditionsOf(when: readonly string[] | undefined): ReadonlySet<string> {
    return new Set((when ?? []).flatMap(text => [text, ...text.split(/[,，;；、]/)]).map(conditionText).filter(text => text !== ''));
}

export function statesOneOf(way: Way | undefined, conditions: ReadonlySet<string>): boolean {
    if (way?.when === undefined || conditions.size === 0) return false;
    for (const condition of conditionsOf(way.when)) if (conditions.has(condition)) return true;
    return false;
}
