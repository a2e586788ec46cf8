import type { AstNode } from 'langium';

/** A syntax tree as plain data: what it says, and with `places` also where. Two parsers agree when these are equal. */
export function plainTree(node: unknown, places: boolean): unknown {
    if (Array.isArray(node)) return node.map(item => plainTree(item, places));
    if (node === null || typeof node !== 'object') return node;
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(node).sort()) {
        const value = (node as Record<string, unknown>)[key];
        if (key === '$cstNode' || key === '$refNode') {
            const place = value as { readonly offset: number; readonly end: number } | undefined;
            if (places) result[key] = place === undefined ? undefined : [place.offset, place.end];
            continue;
        }
        if (key.startsWith('$container') || key === 'ref' || value === undefined) continue;
        result[key] = plainTree(value, places);
    }
    return result;
}

export type { AstNode };
