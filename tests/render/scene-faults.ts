import { fontOf, PAINTS } from '../../src/render/paints';
import type { Scene, SceneNode } from '../../src/render/scene';
import { svgOf } from '../../src/render/svg';
import { widthOf } from '../../src/render/text/measure';
import { markFaults } from './mark-faults';

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
interface Word extends Box { readonly text: string }

/** What is wrong with a picture whatever it shows, in words; empty when all is well. */
export function sceneFaults(scene: Scene): readonly string[] {
    const words: Word[] = [];
    const faults: string[] = [];
    const visit = (nodes: readonly SceneNode[], x: number, y: number): void => {
        const frames: Box[] = [];
        for (const node of nodes) {
            const [, right, down] = /^translate\((\S+) (\S+)\)$/.exec(String(node.attributes.transform ?? '')) ?? ['', '0', '0'];
            if (node.tag === 'g') visit(node.children ?? [], x + Number(right), y + Number(down));
            if (node.tag === 'rect') frames.push(boxOf(node, x, y));
            if (node.tag !== 'text') continue;
            if (PAINTS[node.class ?? '']?.line?.['font-size'] === undefined) faults.push(`the text “${node.text}” has no font: class ${node.class}`);
            const word = wordOf(node, x, y);
            words.push(word);
            // The frame that is drawn last below where the text begins is the one that it stands in.
            const frame = [...frames].reverse().find((box) => box.left <= word.left && word.left < box.right && box.top < word.bottom && word.top < box.bottom);
            if (frame !== undefined && (frame.right + 0.5 < word.right || frame.bottom + 0.5 < word.bottom || word.top < frame.top - 0.5)) faults.push(`“${word.text}” leaves its box`);
        }
    };
    visit(scene.nodes, 0, 0);
    const frame: Box = { left: 0, top: 0, right: scene.widthPx, bottom: scene.heightPx };
    return [
        ...faults,
        ...words.filter((word) => word.left < frame.left || frame.right < word.right || word.top < frame.top || frame.bottom < word.bottom).map(({ text }) => `“${text}” leaves the picture`),
        ...overlaps(words),
        ...markFaults(scene),
        ...roleFaults(scene.nodes, 'document'),
        ...duplicates(keysOf(scene.nodes)).map((key) => `the key ${key} occurs twice`),
        ...[wellFormedFault(svgOf(scene))].filter((fault) => fault !== undefined),
    ];
}

function boxOf({ attributes }: SceneNode, x: number, y: number): Box {
    const [left, top] = [x + Number(attributes.x ?? 0), y + Number(attributes.y ?? 0)];
    return { left, top, right: left + Number(attributes.width), bottom: top + Number(attributes.height) };
}

function wordOf({ attributes, text = '', class: paint = '' }: SceneNode, x: number, y: number): Word {
    const font = PAINTS[paint]?.line?.['font-size'] === undefined ? { sizePx: 12, weight: 'regular' as const } : fontOf(paint);
    const widthPx = widthOf(text, font) / 1.05;
    const [left, baseline] = [x + Number(attributes.x) - (attributes['text-anchor'] === 'middle' ? widthPx / 2 : 0), y + Number(attributes.y)];
    // Measured without the margin that the layout adds for other fonts.
    return { text, left, right: left + widthPx, top: baseline - font.sizePx * 0.75, bottom: baseline + font.sizePx * 0.2 };
}

function overlaps(words: readonly Word[]): readonly string[] {
    const sorted = [...words].sort((a, b) => a.top - b.top);
    return sorted.flatMap((one, index) => {
        const found: string[] = [];
        for (let at = index + 1; at < sorted.length && sorted[at]!.top < one.bottom; at++) {
            const other = sorted[at]!;
            if (one.left < other.right && other.left < one.right) found.push(`“${one.text}” and “${other.text}” lie on each other`);
        }
        return found;
    });
}

/** An item stands in a list, a list has items, and an image is named; what has no role counts for nothing. https://www.w3.org/TR/wai-aria-1.2/#listitem */
function roleFaults(nodes: readonly SceneNode[], around: string): readonly string[] {
    return nodes.filter(({ tag }) => tag === 'g').flatMap(({ key = '', attributes, children = [] }) => {
        const role = attributes.role === undefined ? undefined : String(attributes.role);
        return [
            ...(role === 'listitem' && around !== 'list' ? [`${key} is an item in no list`] : []),
            ...(role !== undefined && role !== 'listitem' && around === 'list' ? [`${key} is no item, but stands in a list`] : []),
            ...(role === 'list' && !children.some((child) => child.attributes.role === 'listitem') ? [`${key} is a list without items`] : []),
            ...(role === 'img' && children[0]?.tag !== 'title' && attributes['aria-label'] === undefined ? [`${key} is an image without a name`] : []),
            ...roleFaults(children, role ?? around),
        ];
    });
}

function keysOf(nodes: readonly SceneNode[]): readonly string[] {
    return nodes.flatMap((node) => [...(node.key === undefined ? [] : [node.key]), ...keysOf(node.children ?? [])]);
}
export function duplicates(keys: readonly string[]): readonly string[] {
    return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** One element a line, every group closed, no stray character. */
export function wellFormedFault(svg: string): string | undefined {
    const body = svg.replace(/<style>[^<]*<\/style>\n/, '').trimEnd().split('\n');
    const attributes = String.raw`(?: [\w:-]+="[^"<]*")*`;
    const content = '(?:[^<>&]|&(?:amp|lt|gt|quot|#10);)*';
    const line = new RegExp(`^(?:<(?:g|svg)${attributes}>|</(?:g|svg)>|<(?:rect|path|circle|line)${attributes}/>|<(text|title|desc)${attributes}>${content}</\\1>)$`, 'u');
    const bad = body.find((one) => !line.test(one));
    if (bad !== undefined) return `not well-formed: ${bad}`;
    const depth = body.reduce((open, one) => open + (/^<(?:g|svg)[ >]/.test(one) ? 1 : 0) - (/^<\/(?:g|svg)>/.test(one) ? 1 : 0), 0);
    return depth === 0 ? undefined : `${depth} groups are not closed`;
}
