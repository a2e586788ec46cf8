import type { Locale } from './words';

export type Theme = 'light' | 'dark';

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
    readonly tag: 'g' | 'rect' | 'path' | 'circle' | 'text' | 'title';
    /** Known across versions of the picture: the key of the element of the model that it shows. Unique in a scene. */
    readonly key?: string;
    /** A name in the table of paints (theme.ts), or one that only groups what belongs together. */
    readonly class?: string;
    /** Geometry and roles; never colours. */
    readonly attributes: Readonly<Record<string, string | number>>;
    readonly text?: string;
    readonly children?: readonly SceneNode[];
}

export function group(key: string, name: string, attributes: SceneNode['attributes'], children: readonly SceneNode[]): SceneNode {
    return { tag: 'g', key, class: name, attributes, children };
}

export function shape(tag: 'rect' | 'path' | 'circle', name: string, attributes: SceneNode['attributes']): SceneNode {
    return { tag, class: name, attributes };
}

/** One line of text. @param baselinePx the y on which the letters stand. */
export function text(name: string, leftPx: number, baselinePx: number, content: string): SceneNode {
    return { tag: 'text', class: name, attributes: { x: leftPx, y: baselinePx }, text: content };
}

/** What the reader's software shows or speaks for the group that it is the first child of. */
export function title(content: string): SceneNode {
    return { tag: 'title', attributes: {}, text: content };
}
