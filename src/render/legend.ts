import { beside, flowed, paragraph, type Block } from './block';
import { arrow, type LineKind } from './lines';
import { shape, type SceneNode } from './scene';
import type { Words } from './words';

/** A sign of the picture, drawn in a box of SAMPLE_HEIGHT_PX and SAMPLE_PX or its own width, and what it means. */
export interface Sample { readonly label: string; readonly nodes: readonly SceneNode[]; readonly widthPx?: number }

export const SAMPLE_PX = 34;
export const SAMPLE_HEIGHT_PX = 16;
const LABEL_GAP_PX = 8;
const SAMPLE_GAP_PX = 24;

/** What the signs that occur in a picture mean. */
export function legendOf(samples: readonly Sample[], widthPx: number): Block {
    return flowed(samples.map(({ label, nodes, widthPx: samplePx = SAMPLE_PX }) => beside([
        { widthPx: samplePx, heightPx: SAMPLE_HEIGHT_PX, nodes },
        paragraph(label, Math.max(60, widthPx - samplePx - LABEL_GAP_PX), 'detail'),
    ], LABEL_GAP_PX)), widthPx, SAMPLE_GAP_PX, 4);
}

/** Of some kinds of lines. */
export function lineSamples(kinds: readonly LineKind[], words: Words): readonly Sample[] {
    const yPx = SAMPLE_HEIGHT_PX / 2;
    return kinds.map((kind) => ({ label: words.legend[kind], nodes: arrow(kind, [{ xPx: 0, yPx }, { xPx: SAMPLE_PX, yPx }]) }));
}

/** Of the frame of what somebody outside does. */
export function outsideSample(words: Words): Sample {
    return { label: words.legend.outside, nodes: [shape('rect', 'card-outside', { x: 0.5, y: 1.5, width: SAMPLE_PX - 1, height: SAMPLE_HEIGHT_PX - 3, rx: 3 })] };
}
