import type { Scene, SceneNode } from './scene';

/**
 * The names that a picture says again where it tells of something else: `handoff: Ask → Repair` at a way. Each is said by one group,
 * in its title; the other titles that hold it can point there, so that a page that changes in parts need not be sent them again.
 */
export interface ToldNames {
    /** The title of each group, by its key; of those that tell no other name. */
    readonly byKey: ReadonlyMap<string, string>;
    readonly keyOf: ReadonlyMap<string, string>;
    /** The titles that the names are taken from. */
    readonly tellers: ReadonlySet<SceneNode>;
}

/** A text as it is, or the name of what has this key. */
export type ToldPart = string | { readonly key: string; readonly name: string };

export function toldNames({ nodes }: Pick<Scene, 'nodes'>): ToldNames {
    const [byKey, keyOf, tellers] = [new Map<string, string>(), new Map<string, string>(), new Set<SceneNode>()];
    const visit = ({ key, children = [] }: SceneNode): void => {
        const [first] = children;
        if (key !== undefined && first?.tag === 'title' && first.text !== undefined && isOwn(first, key)) {
            byKey.set(key, first.text);
            if (!keyOf.has(first.text)) keyOf.set(first.text, key);
            tellers.add(first);
        }
        for (const child of children) if (child.tag === 'g') visit(child);
    };
    for (const node of nodes) visit(node);
    return { byKey, keyOf, tellers };
}

function isOwn({ names }: SceneNode, key: string): boolean {
    return names === undefined || (names !== 'quoted' && names.length === 1 && names[0] === key);
}

/** The text of a title by its parts; whole where it tells no name of another group. */
export function toldParts(title: SceneNode, { byKey, keyOf, tellers }: ToldNames): readonly ToldPart[] {
    const { text = '', names } = title;
    if (names === undefined || tellers.has(title)) return [text];
    return names === 'quoted' ? quotedParts(text, keyOf) : namedParts(text, names, byKey);
}

function namedParts(text: string, names: readonly string[], byKey: ReadonlyMap<string, string>): readonly ToldPart[] {
    const parts: ToldPart[] = [];
    let from = 0;
    for (const key of names) {
        const name = byKey.get(key);
        const at = name === undefined || name === '' ? -1 : text.indexOf(name, from);
        if (at < 0) continue;
        parts.push(text.slice(from, at), { key, name: name! });
        from = at + name!.length;
    }
    return [...parts, text.slice(from)].filter((part) => part !== '');
}

/** Messages quote titles so, and ways by both ends: see `Localized` in src/checks/rule.ts. */
const AROUND_TITLES = /([“”「」]| → )/;

function quotedParts(text: string, keyOf: ReadonlyMap<string, string>): readonly ToldPart[] {
    return text.split(AROUND_TITLES).filter((part) => part !== '').map((part) => {
        const key = keyOf.get(part);
        return key === undefined ? part : { key, name: part };
    });
}
