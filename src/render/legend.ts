import { arrow, type LineKind } from './lines';
import { shape, text, type SceneNode } from './scene';
import { widthOf, type Font } from './text/measure';
import type { Words } from './words';

const LABEL: Font = { sizePx: 11.5, weight: 'regular' };
const LINE_PX = 20;
const SAMPLE_PX = 34;
const LABEL_GAP_PX = 8;
const ENTRY_GAP_PX = 24;

/** What the lines and frames that occur in the picture mean, drawn at the origin. Its height is 0 when there is nothing to explain. */
export function legendOf(kinds: readonly LineKind[], withOutside: boolean, words: Words, widthPx: number): { readonly nodes: readonly SceneNode[]; readonly heightPx: number } {
    const samples = [
        ...kinds.map((kind) => ({ label: words.legend[kind], draw: (x: number, y: number) => arrow(kind, [{ xPx: x, yPx: y }, { xPx: x + SAMPLE_PX, yPx: y }]) })),
        ...(withOutside ? [{ label: words.legend.outside, draw: (x: number, y: number) => [shape('rect', 'card-outside', { x: x + 0.5, y: y - 6.5, width: SAMPLE_PX - 1, height: 13, rx: 3 })] }] : []),
    ];
    const nodes: SceneNode[] = [];
    let x = 0;
    let y = 0;
    for (const { label, draw } of samples) {
        const entryPx = SAMPLE_PX + LABEL_GAP_PX + Math.ceil(widthOf(label, LABEL));
        if (0 < x && widthPx < x + entryPx) {
            x = 0;
            y += LINE_PX;
        }
        nodes.push(...draw(x, y + 8), text('detail', x + SAMPLE_PX + LABEL_GAP_PX, y + 12, label));
        x += entryPx + ENTRY_GAP_PX;
    }
    return { nodes, heightPx: samples.length === 0 ? 0 : y + LINE_PX };
}
