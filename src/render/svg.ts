import { escaped } from './escaped';
import type { Scene, SceneNode } from './scene';
import { hasEastAsian } from './text/measure';
import { PAINTS } from './paints';
import { attributesOf, styleSheet } from './theme';

/**
 * What a picture is for. `file`: any viewer; colours are plain presentation attributes, and a style sheet repeats them as
 * CSS variables, for pages that show the file and set their own. `page`: a page under a strict content security policy,
 * which would drop a style sheet in the picture; the attributes themselves are the variables.
 */
export type SvgUse = 'file' | 'page';

/** The scene as an SVG document, one element a line. @param id begins the ids of its title and its description: a page with several pictures gives each its own. */
export function svgOf(scene: Scene, use: SvgUse = 'file', id = 'journey-map'): string {
    const used = usedClasses(scene);
    const lines = [...headLines(scene, id), ...(use === 'page' ? [] : ['<style>', styleSheet(scene.theme, Object.fromEntries(Object.entries(PAINTS).filter(([name]) => used.has(name)))), '</style>'])];
    const writing: Writing = { scene, paints: paintsOf(scene, used, use), pieces: undefined };
    for (const node of scene.nodes) write(node, writing, lines);
    return `${rootTag(scene, id)}>\n${lines.join('\n')}\n</svg>\n`;
}

/**
 * A part of a picture that is known by a key, without those in it. `begin` is its tag as far as its attributes; in `content`,
 * another part stands as `<g data-place="KEY"/>`.
 */
export interface Piece { readonly begin: string; readonly content: string; readonly end: string }

/** The key of the picture itself. */
export const WHOLE = '';

/** The scene in parts, for a page: what `svgOf` writes, so that two versions can be compared by key. */
export function svgPieces(scene: Scene, id = 'journey-map'): ReadonlyMap<string, Piece> {
    const pieces = new Map<string, Piece>();
    const lines = headLines(scene, id);
    const writing: Writing = { scene, paints: paintsOf(scene, usedClasses(scene), 'page'), pieces };
    for (const node of scene.nodes) write(node, writing, lines);
    pieces.set(WHOLE, { begin: rootTag(scene, id), content: lines.join('\n'), end: '</svg>' });
    return pieces;
}

function rootTag(scene: Scene, id: string): string {
    const { widthPx, heightPx } = scene;
    return `<svg xmlns="http://www.w3.org/2000/svg" class="journey-map" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" lang="${scene.locale}" role="document" aria-labelledby="${escaped(id)}-title ${escaped(id)}-description" font-family="${fontFamily(scene)}"`;
}

function headLines(scene: Scene, id: string): string[] {
    return [`<title id="${escaped(id)}-title">${escaped(scene.title)}</title>`, `<desc id="${escaped(id)}-description">${escaped(scene.description)}</desc>`];
}

interface Writing { readonly scene: Scene; readonly paints: ReadonlyMap<string, string>; /** Where parts are put, when they are wanted apart. */ readonly pieces: Map<string, Piece> | undefined }

function paintsOf({ theme }: Scene, used: ReadonlySet<string>, use: SvgUse): ReadonlyMap<string, string> {
    return new Map([...used].map((name) => [name, attributesText(attributesOf(PAINTS[name] ?? {}, theme, use))]));
}

function write(node: SceneNode, writing: Writing, lines: string[]): void {
    const { key } = node;
    const { pieces } = writing;
    if (key === undefined || pieces === undefined) return writeWhole(node, writing, lines);
    const own: string[] = [];
    for (const child of node.children ?? []) write(child, writing, own);
    const content = node.text === undefined ? own.join('\n') : escaped(node.text);
    pieces.set(key, { begin: beginOf(node, writing), content, end: `</${node.tag}>` });
    lines.push(`<g data-place="${escaped(key)}"/>`);
}

function writeWhole(node: SceneNode, writing: Writing, lines: string[]): void {
    const { tag, text, children } = node;
    const begin = beginOf(node, writing);
    if (tag === 'g') {
        lines.push(`${begin}>`);
        if (children !== undefined) for (const child of children) write(child, writing, lines);
        lines.push('</g>');
        return;
    }
    lines.push(text === undefined ? `${begin}/>` : `${begin}>${escaped(text)}</${tag}>`);
}

function beginOf({ tag, key, class: name, attributes, text }: SceneNode, { scene, paints }: Writing): string {
    let line = `<${tag}`;
    if (key !== undefined) line += ` data-key="${escaped(key)}"`;
    line += attributesText(attributes);
    if (name !== undefined) line += ` class="${name}"${paints.get(name)!}`;
    return text === undefined ? line : line + languageOf(text, scene);
}

function attributesText(attributes: Readonly<Record<string, string | number>>): string {
    let text = '';
    for (const name in attributes) {
        const value = attributes[name]!;
        text += ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`;
    }
    return text;
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
