import { ICON_PX, pathOf, type Glyph } from './icons';
import { fontOf } from './paints';
import { shape, shifted, text, type SceneNode } from './scene';
import { widthOf } from './text/measure';
import { wrap } from './text/wrap';

/** Something drawn at the origin, and the room that it takes. Pictures are put together from blocks, from the inside out. */
export interface Block { readonly widthPx: number; readonly heightPx: number; readonly nodes: readonly SceneNode[] }

export const NOTHING: Block = { widthPx: 0, heightPx: 0, nodes: [] };

/** The nodes of a block that stands elsewhere. */
export function moved({ nodes }: Block, rightPx: number, downPx: number): readonly SceneNode[] {
    return nodes.map((node) => shifted(node, rightPx, downPx));
}

/**
 * A text, broken into lines that fit. @param paint the name of a paint with a font (paints.ts).
 * @param align `middle` centres each line in the width, `end` puts it to the right.
 */
export function paragraph(content: string, widthPx: number, paint: string, align: 'start' | 'middle' | 'end' = 'start'): Block {
    if (content.trim() === '') return NOTHING;
    const font = fontOf(paint);
    const linePx = lineHeightOf(paint);
    const lines = wrap(content, widthPx, font);
    const widths = lines.map((line) => Math.ceil(widthOf(line, font)));
    const left = (linePxWide: number): number => (align === 'start' ? 0 : align === 'end' ? widthPx - linePxWide : Math.round((widthPx - linePxWide) / 2));
    return {
        widthPx: align === 'start' ? Math.max(...widths) : widthPx,
        heightPx: lines.length * linePx,
        nodes: lines.map((line, index) => text(paint, Math.max(0, left(widths[index]!)), index * linePx + baselineIn(paint), line)),
    };
}

/** From one line of a paint's text to the next. */
export function lineHeightOf(paint: string): number {
    return Math.round(fontOf(paint).sizePx * 1.45);
}
/** Of the letters, below the top of their line. */
export function baselineIn(paint: string): number {
    const { sizePx } = fontOf(paint);
    return Math.round((lineHeightOf(paint) - sizePx) / 2 + sizePx * 0.86);
}

/** One below the other; empty ones take no room and no gap. */
export function stacked(blocks: readonly Block[], gapPx = 0): Block {
    const nodes: SceneNode[] = [];
    let [widthPx, y] = [0, 0];
    for (const block of blocks) {
        if (block.heightPx === 0) continue;
        if (y > 0) y += gapPx;
        nodes.push(...moved(block, 0, y));
        y += block.heightPx;
        widthPx = Math.max(widthPx, block.widthPx);
    }
    return { widthPx, heightPx: y, nodes };
}

/** Side by side, on further lines where they do not fit. Those of one line stand on one middle. */
export function flowed(blocks: readonly Block[], widthPx: number, gapPx: number, lineGapPx = gapPx): Block {
    const lines: Block[][] = [];
    let x = 0;
    for (const block of blocks) {
        if (block.heightPx === 0) continue;
        const line = lines.at(-1);
        if (line === undefined || widthPx < x + gapPx + block.widthPx) {
            lines.push([block]);
            x = block.widthPx;
            continue;
        }
        line.push(block);
        x += gapPx + block.widthPx;
    }
    return stacked(lines.map((line) => beside(line, gapPx)), lineGapPx);
}

/** In one row; the lower ones stand at the middle of the highest one, or at its top. */
export function beside(blocks: readonly Block[], gapPx: number, align: 'middle' | 'top' = 'middle'): Block {
    const shown = blocks.filter((block) => block.widthPx > 0 || block.heightPx > 0);
    const heightPx = Math.max(0, ...shown.map((block) => block.heightPx));
    const nodes: SceneNode[] = [];
    let x = 0;
    for (const [index, block] of shown.entries()) {
        if (index > 0) x += gapPx;
        nodes.push(...moved(block, x, align === 'top' ? 0 : Math.round((heightPx - block.heightPx) / 2)));
        x += block.widthPx;
    }
    return { widthPx: x, heightPx, nodes };
}

export interface BoxStyle {
    readonly paint: string;
    readonly paddingPx: number;
    /** Above and below, when that is another distance. */
    readonly paddingTopPx?: number;
    readonly radiusPx?: number;
    /** The box is at least this wide and high. */
    readonly widthPx?: number;
    readonly heightPx?: number;
}

/** A block in a frame. */
export function boxed(block: Block, { paint, paddingPx, paddingTopPx = paddingPx, radiusPx = 6, ...least }: BoxStyle): Block {
    const widthPx = Math.max(block.widthPx + 2 * paddingPx, least.widthPx ?? 0);
    const heightPx = Math.max(block.heightPx + 2 * paddingTopPx, least.heightPx ?? 0);
    return { widthPx, heightPx, nodes: [shape('rect', paint, { x: 0.5, y: 0.5, width: widthPx - 1, height: heightPx - 1, rx: radiusPx }), ...moved(block, paddingPx, paddingTopPx)] };
}

/** A few words in a pill, in its middle: letters are mostly narrower than they are measured, and all that is left over would stand at the right. */
export function chip(content: string, paint: string, ground: string, mostPx = Infinity): Block {
    const words = paragraph(content, mostPx - 12, paint);
    return boxed({ ...words, nodes: words.nodes.length === 1 ? words.nodes.map((line) => centred(line, words.widthPx)) : words.nodes }, { paint: ground, paddingPx: 6, paddingTopPx: 1, radiusPx: 8 });
}

function centred(line: SceneNode, widthPx: number): SceneNode {
    return { ...line, attributes: { ...line.attributes, x: widthPx / 2, 'text-anchor': 'middle' } };
}

export function icon(glyph: Glyph, paint = 'icon'): Block {
    return { widthPx: ICON_PX, heightPx: ICON_PX, nodes: [shape('path', paint, { d: pathOf(glyph) })] };
}

/** An icon with its words, which may take several lines beside it. */
export function labelled(glyph: Glyph, content: string, widthPx: number, paint: string, iconPaint = 'icon'): Block {
    const words = paragraph(content, widthPx - ICON_PX - ICON_GAP_PX, paint);
    const downPx = Math.max(0, Math.round((lineHeightOf(paint) - ICON_PX) / 2));
    return {
        widthPx: ICON_PX + ICON_GAP_PX + words.widthPx, heightPx: Math.max(words.heightPx, ICON_PX + downPx),
        nodes: [...moved(icon(glyph, iconPaint), 0, downPx), ...moved(words, ICON_PX + ICON_GAP_PX, 0)],
    };
}
const ICON_GAP_PX = 5;

/** Diagonal strokes in a rectangle: what nobody sees. Plain lines, because a pattern needs an id that is unique in a page. */
export function hatched(widthPx: number, heightPx: number, paint = 'hatch', distancePx = 7): SceneNode {
    const strokes: string[] = [];
    for (let start = distancePx; start < widthPx + heightPx; start += distancePx) {
        const [fromX, fromY] = start <= heightPx ? [0, start] : [start - heightPx, heightPx];
        const [toX, toY] = start <= widthPx ? [start, 0] : [widthPx, start - widthPx];
        strokes.push(`M${fromX} ${fromY}L${toX} ${toY}`);
    }
    return shape('path', paint, { d: strokes.join('') });
}
