import type { Locale } from './words';

export const THEMES = ['light', 'dark', 'high-contrast', 'print'] as const;
export type Theme = (typeof THEMES)[number];

/** A picture as plain data: what is drawn where, and not in which colours. */
export interface Scene {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly theme: Theme;
    readonly locale: Locale;
    /** The East Asian language of the author's text, which decides how its ideographs look. */
    readonly eastAsian?: string;
    readonly title: string;
    /** The picture in a sentence, for those who do not see it. */
    readonly description: string;
    /** In the order in which they are painted and read. */
    readonly nodes: readonly SceneNode[];
}

/** A group has children, a text has text, and every other shape has neither. */
export interface SceneNode {
    readonly tag: 'g' | 'rect' | 'path' | 'circle' | 'line' | 'text' | 'title';
    /** Known across versions of the picture: the key of the element of the model that it shows. Unique in a scene. */
    readonly key?: string;
    /** A name in the table of paints (paints.ts), or one that only groups what belongs together. */
    readonly class?: string;
    /** Geometry, roles, and the facets by which a page filters (facets.ts); never colours. */
    readonly attributes: Attributes;
    readonly text?: string;
    /** Of a title: the elements that it names, in this order; `quoted`: those whose titles stand in it between quotation marks. */
    readonly names?: readonly string[] | 'quoted';
    readonly children?: readonly SceneNode[];
}
export type Attributes = Readonly<Record<string, string | number>>;

export function group(key: string, name: string, attributes: Attributes, children: readonly SceneNode[]): SceneNode {
    return { tag: 'g', key, class: name, attributes, children };
}

/** A group that software reads as a list when it has items: an empty one is none, and keeps at most its name. */
export function list(key: string, name: string, attributes: Attributes, children: readonly SceneNode[]): SceneNode {
    const hasItems = children.some((child) => child.attributes.role === 'listitem');
    const { 'aria-label': label, ...others } = attributes;
    const role = hasItems ? { role: 'list' } : label === undefined ? {} : { role: 'group' };
    return group(key, name, { ...others, ...role, ...(label !== undefined && { 'aria-label': label }) }, children);
}

export function shape(tag: 'rect' | 'path' | 'circle' | 'line', name: string, attributes: Attributes): SceneNode {
    return { tag, class: name, attributes };
}

/** One line of text. @param baselinePx the y on which the letters stand. */
export function text(name: string, leftPx: number, baselinePx: number, content: string): SceneNode {
    return { tag: 'text', class: name, attributes: { x: leftPx, y: baselinePx }, text: content };
}

/** What the reader's software shows or speaks for the group that it is the first child of. */
export function title(content: string, names?: SceneNode['names']): SceneNode {
    return { tag: 'title', attributes: {}, text: content, ...(names !== undefined && { names }) };
}

/** The same picture elsewhere. */
export function shifted(node: SceneNode, rightPx: number, downPx: number): SceneNode {
    const { attributes } = node;
    if (rightPx === 0 && downPx === 0) return node;
    switch (node.tag) {
        case 'text':
        case 'rect': return { ...node, attributes: { ...attributes, x: number(attributes.x) + rightPx, y: number(attributes.y) + downPx } };
        case 'circle': return { ...node, attributes: { ...attributes, cx: number(attributes.cx) + rightPx, cy: number(attributes.cy) + downPx } };
        case 'line': return {
            ...node,
            attributes: { ...attributes, x1: number(attributes.x1) + rightPx, x2: number(attributes.x2) + rightPx, y1: number(attributes.y1) + downPx, y2: number(attributes.y2) + downPx },
        };
        case 'title': return node;
        default: {
            const [x, y] = translationOf(attributes);
            return { ...node, attributes: { ...attributes, transform: `translate(${x + rightPx} ${y + downPx})` } };
        }
    }
}

function number(value: string | number | undefined): number {
    return value === undefined ? 0 : Number(value);
}

function translationOf({ transform }: Attributes): readonly [number, number] {
    if (transform === undefined) return [0, 0];
    const [, x, y] = /^translate\((\S+) (\S+)\)$/.exec(String(transform)) ?? ['', '0', '0'];
    return [Number(x), Number(y)];
}
