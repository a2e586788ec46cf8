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
    const { widthPx, heightPx } = scene;
    const used = new Set<string>();
    collectClasses(scene.nodes, used);
    const lines = [
        `<svg xmlns="http://www.w3.org/2000/svg" class="journey-map" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" lang="${scene.locale}" role="document" aria-labelledby="${escaped(id)}-title ${escaped(id)}-description" font-family="${fontFamily(scene)}">`,
        `<title id="${escaped(id)}-title">${escaped(scene.title)}</title>`,
        `<desc id="${escaped(id)}-description">${escaped(scene.description)}</desc>`,
        ...(use === 'page' ? [] : ['<style>', styleSheet(scene.theme, Object.fromEntries(Object.entries(PAINTS).filter(([name]) => used.has(name)))), '</style>']),
    ];
    const paints = new Map([...used].map((name) => [name, attributesText(attributesOf(PAINTS[name] ?? {}, scene.theme, use))]));
    for (const node of scene.nodes) write(node, scene, paints, lines);
    lines.push('</svg>');
    return `${lines.join('\n')}\n`;
}

function write(node: SceneNode, scene: Scene, paints: ReadonlyMap<string, string>, lines: string[]): void {
    const { tag, key, text, children } = node;
    const name = node.class;
    let line = `<${tag}`;
    if (key !== undefined) line += ` data-key="${escaped(key)}"`;
    line += attributesText(node.attributes);
    if (name !== undefined) line += ` class="${name}"${paints.get(name)!}`;
    if (text !== undefined) line += languageOf(text, scene);
    if (tag === 'g') {
        lines.push(`${line}>`);
        if (children !== undefined) for (const child of children) write(child, scene, paints, lines);
        lines.push('</g>');
        return;
    }
    lines.push(text === undefined ? `${line}/>` : `${line}>${escaped(text)}</${tag}>`);
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

function collectClasses(nodes: readonly SceneNode[], into: Set<string>): void {
    for (const node of nodes) {
        if (node.class !== undefined) into.add(node.class);
        if (node.children !== undefined) collectClasses(node.children, into);
    }
}

function rounded(value: number): string {
    return String(Number.isInteger(value) ? value : Math.round(value * 10) / 10);
}
