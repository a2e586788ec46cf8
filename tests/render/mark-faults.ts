import { fontOf, PAINTS } from '../../src/render/paints';
import type { Scene, SceneNode } from '../../src/render/scene';
import { widthOf } from '../../src/render/text/measure';

interface Box { readonly name: string; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
interface Point { readonly x: number; readonly y: number }

/** What is wrong with the marks of findings, in words; empty when all is well: a number beyond its sign, a mark on an arrowhead, on a text or on another mark. */
export function markFaults(scene: Scene): readonly string[] {
    const marks: Box[] = [];
    const words: Box[] = [];
    const heads: Box[] = [];
    const faults: string[] = [];
    const visit = (nodes: readonly SceneNode[], x: number, y: number, key: string): void => {
        for (const node of nodes) {
            const [, right, down] = /^translate\((\S+) (\S+)\)$/.exec(String(node.attributes.transform ?? '')) ?? ['', '0', '0'];
            const paint = node.class ?? '';
            if (paint === 'finding-mark') {
                const [sign, number] = node.children!.slice(1);
                marks.push({ ...boxOf(outlineOf(sign!), x + Number(right), y + Number(down)), name: `the mark of ${node.key!.slice('mark:'.length)}` });
                if (!holds(outlineOf(sign!), number!)) faults.push(`the number ${number!.text} leaves the sign ${sign!.class} of ${node.key}`);
                continue;
            }
            if (node.tag === 'g') visit(node.children ?? [], x + Number(right), y + Number(down), node.key ?? key);
            if (node.tag === 'text' && PAINTS[paint]?.line?.['font-size'] !== undefined) words.push(wordBox(node, x, y));
            if (node.tag === 'path' && /(?:^|-)head-/.test(paint) && /^M[^a-z]+z$/.test(String(node.attributes.d))) heads.push({ ...boxOf(outlineOf(node), x + Number(right), y + Number(down)), name: `the arrowhead of ${key}` });
        }
    };
    visit(scene.nodes, 0, 0, '');
    return [
        ...faults,
        ...marks.flatMap((mark, index) => [...words, ...heads, ...marks.slice(index + 1)].filter((other) => touches(mark, other)).map((other) => `${mark.name} lies on ${other.name}`)),
    ];
}

/** The corners of a shape; of a circle, enough of them. */
function outlineOf({ tag, attributes }: SceneNode): readonly Point[] {
    const [x, y, width, height] = [attributes.x, attributes.y, attributes.width, attributes.height].map(Number) as [number, number, number, number];
    if (tag === 'rect') return [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }];
    if (tag === 'circle') {
        const [cx, cy, r] = [Number(attributes.cx), Number(attributes.cy), Number(attributes.r)];
        return Array.from({ length: 32 }, (_, index) => ({ x: cx + r * Math.cos((index * Math.PI) / 16), y: cy + r * Math.sin((index * Math.PI) / 16) }));
    }
    const corners: Point[] = [];
    for (const [, command, numbers] of String(attributes.d).matchAll(/([MLlh])([-\d. ]+)/g)) {
        const [a = 0, b = 0] = numbers!.trim().split(/ +/).map(Number);
        const { x: lastX = 0, y: lastY = 0 } = corners.at(-1) ?? {};
        corners.push(command === 'l' ? { x: lastX + a, y: lastY + b } : command === 'h' ? { x: lastX + a, y: lastY } : { x: a, y: b });
    }
    return corners;
}

function boxOf(corners: readonly Point[], x: number, y: number): Omit<Box, 'name'> {
    const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
    return { left: x + Math.min(...xs), top: y + Math.min(...ys), right: x + Math.max(...xs), bottom: y + Math.max(...ys) };
}

/** Numbers stand on their line and are as high as capitals. */
function wordBox({ attributes, text = '', class: paint = '' }: SceneNode, x: number, y: number): Box {
    const font = fontOf(paint);
    const [left, baseline] = [x + Number(attributes.x), y + Number(attributes.y)];
    // Measured without the margin that the layout adds for other fonts.
    return { name: `“${text}”`, left, right: left + widthOf(text, font) / 1.05, top: baseline - font.sizePx * 0.72, bottom: baseline };
}

/** All corners of a number lie in the convex outline of its sign; letters are rounder than their boxes. */
function holds(outline: readonly Point[], number: SceneNode): boolean {
    const { left, right, top, bottom } = wordBox(number, 0, 0);
    const centre = { x: outline.reduce((sum, { x }) => sum + x, 0) / outline.length, y: outline.reduce((sum, { y }) => sum + y, 0) / outline.length };
    return [{ x: left + ROUND_PX, y: top }, { x: right - ROUND_PX, y: top }, { x: left, y: bottom }, { x: right, y: bottom }].every((corner) => outline.every((from, index) => {
        const to = outline[(index + 1) % outline.length]!;
        return sideOf(corner, from, to) * sideOf(centre, from, to) >= 0;
    }));
}
const ROUND_PX = 0.5;

function sideOf({ x, y }: Point, from: Point, to: Point): number {
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}

/** A touch at the edge is none. */
function touches(one: Box, other: Box): boolean {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
