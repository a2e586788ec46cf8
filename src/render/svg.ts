import { escaped } from './escaped';
import type { Scene, SceneNode } from './scene';
import { hasEastAsian } from './text/measure';
import { PAINTS } from './paints';
import { attributesOf, styleSheet } from './theme';
import { toldNames, toldParts, type ToldNames } from './told-names';

/**
 * What a picture is for. `file`: any viewer; colours are plain presentation attributes, and a style sheet repeats them as
 * CSS variables, for pages that show the file and set their own. `page`: a page under a strict content security policy,
 * which would drop a style sheet in the picture; the attributes themselves are the variables. `preview`: a page that changes in
 * parts; beside that, each name that a title repeats is marked with the key of whose it is: `<tspan data-name="KEY">`.
 */
export type SvgUse = 'file' | 'page' | 'preview';

/** The scene as an SVG document, one element a line. @param id begins the ids of its title and its description: a page with several pictures gives each its own. */
export function svgOf(scene: Scene, use: SvgUse = 'file', id = 'journey-map'): string {
    const used = usedClasses(scene);
    const style = use !== 'file' ? '' : `<style>\n${styleSheet(scene.theme, Object.fromEntries(Object.entries(PAINTS).filter(([name]) => used.has(name))))}\n</style>\n`;
    const writing: Writing = { scene, paints: paintsOf(scene, used, use), names: use === 'preview' ? toldNames(scene) : undefined, pieces: undefined };
    let svg = `${rootTag(scene, id)}>\n${headOf(scene, id)}${style}`;
    for (const node of scene.nodes) svg = withNode(svg, node, writing);
    return `${svg}</svg>\n`;
}

/**
 * A part of a picture that is known by a key, without those in it. `begin` is its tag as far as its attributes; in `content`,
 * another part stands as `<g data-place="KEY"/>`, and the name of another as `<tspan data-name="KEY"/>`.
 */
export interface Piece { readonly begin: string; readonly content: string; readonly end: string }

/** The key of the picture itself. */
export const WHOLE = '';

/** The scene in parts: what `svgOf` writes for a preview, so that two versions can be compared by key. */
export function svgPieces(scene: Scene, id = 'journey-map'): ReadonlyMap<string, Piece> {
    const pieces = new Map<string, Piece>();
    const writing: Writing = { scene, paints: paintsOf(scene, usedClasses(scene), 'preview'), names: toldNames(scene), pieces };
    let content = headOf(scene, id);
    for (const node of scene.nodes) content = withNode(content, node, writing);
    pieces.set(WHOLE, { begin: rootTag(scene, id), content: content.trimEnd(), end: '</svg>' });
    return pieces;
}

function rootTag(scene: Scene, id: string): string {
    const { widthPx, heightPx } = scene;
    return `<svg xmlns="http://www.w3.org/2000/svg" class="journey-map" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" lang="${scene.locale}" role="document" aria-labelledby="${escaped(id)}-title ${escaped(id)}-description" font-family="${fontFamily(scene)}"`;
}

function headOf(scene: Scene, id: string): string {
    return `<title id="${escaped(id)}-title">${escaped(scene.title)}</title>\n<desc id="${escaped(id)}-description">${escaped(scene.description)}</desc>\n`;
}

interface Writing { readonly scene: Scene; readonly paints: ReadonlyMap<string, string>; /** Where names are marked. */ readonly names: ToldNames | undefined; /** Where parts are put, when they are wanted apart. */ readonly pieces: Map<string, Piece> | undefined }

function paintsOf({ theme }: Scene, used: ReadonlySet<string>, use: SvgUse): ReadonlyMap<string, string> {
    return new Map([...used].map((name) => [name, attributesText(attributesOf(PAINTS[name] ?? {}, theme, use === 'file' ? 'file' : 'page'))]));
}

/** One text that grows, line by line, is a third faster than lines that are joined. */
function withNode(before: string, node: SceneNode, writing: Writing): string {
    const { key } = node;
    const { pieces } = writing;
    if (key === undefined || pieces === undefined) return withWhole(before, node, writing);
    let own = '';
    for (const child of node.children ?? []) own = withNode(own, child, writing);
    pieces.set(key, { begin: withBegin('', node, writing), content: node.text === undefined ? own.trimEnd() : escaped(node.text), end: `</${node.tag}>` });
    return `${before}<g data-place="${escaped(key)}"/>\n`;
}

function withWhole(before: string, node: SceneNode, writing: Writing): string {
    const { tag, text, children } = node;
    let svg = withBegin(before, node, writing);
    if (tag === 'g') {
        svg += '>\n';
        if (children !== undefined) for (const child of children) svg = withNode(svg, child, writing);
        return `${svg}</g>\n`;
    }
    return text === undefined ? `${svg}/>\n` : `${svg}>${withNames(node, text, writing)}</${tag}>\n`;
}

/** A name is left out of a part: the page has it. */
function withNames(node: SceneNode, text: string, { names, pieces }: Writing): string {
    if (node.names === undefined || names === undefined) return escaped(text);
    return toldParts(node, names).map((part) => {
        if (typeof part === 'string') return escaped(part);
        return `<tspan data-name="${escaped(part.key)}"${pieces === undefined ? `>${escaped(part.name)}</tspan>` : '/>'}`;
    }).join('');
}

function withBegin(before: string, { tag, key, class: name, attributes, text }: SceneNode, { scene, paints }: Writing): string {
    let svg = `${before}<${tag}`;
    if (key !== undefined) svg += ` data-key="${escaped(key)}"`;
    for (const attribute in attributes) svg += attributeText(attribute, attributes[attribute]!);
    if (name !== undefined) svg += ` class="${name}"${paints.get(name)!}`;
    return text === undefined ? svg : svg + languageOf(text, scene);
}

function attributesText(attributes: Readonly<Record<string, string | number>>): string {
    return Object.entries(attributes).map(([name, value]) => attributeText(name, value)).join('');
}

function attributeText(name: string, value: string | number): string {
    return ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`;
}

/** Ideographs look different in each language that has them, and a picture with English words may be of a Chinese journey. */
function languageOf(text: string, scene: Scene): string {
    if (scene.eastAsian === undefined || scene.eastAsian === scene.locale) return '';
    return hasEastAsian(text) ? ` lang="${scene.eastAsian}"` : '';
}

const LATIN_FONTS = ['Inter', 'Segoe UI', 'Helvetica Neue', 'Arial', 'Liberation Sans'];
const EAST_ASIAN_FONTS: Readonly<Record<string, readonly string[]>> = {
    'zh-Hans': ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'],
    'zh-Hant': ['PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', 'Noto Sans TC'],
    ja: ['Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', 'Noto Sans JP'],
    ko: ['Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', 'Noto Sans KR'],
};

function fontFamily({ eastAsian, locale }: Scene): string {
    const fonts = [...LATIN_FONTS, ...EAST_ASIAN_FONTS[eastAsian ?? locale] ?? EAST_ASIAN_FONTS['zh-Hans']!];
    return [...fonts.map((font) => (font.includes(' ') ? `'${font}'` : font)), 'sans-serif'].join(', ');
}

function usedClasses({ nodes }: Scene): ReadonlySet<string> {
    const used = new Set<string>();
    collectClasses(nodes, used);
    return used;
}

function collectClasses(nodes: readonly SceneNode[], into: Set<string>): void {
    for (const node of nodes) {
        if (node.class !== undefined) into.add(node.class);
        if (node.children !== undefined) collectClasses(node.children, into);
    }
}

function rounded(value: number): string {
    return String(Number.isInteger(value) ? value : Math.round(value * 10) / 10);
}
