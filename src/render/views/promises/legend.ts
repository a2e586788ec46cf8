import { hatched, moved } from '../../block';
import { SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { shape, text } from '../../scene';
import type { Bar } from './bars';
import type { PromiseWords } from './words';

/** The signs of the bars that occur. */
export function legendSamples(bars: readonly Bar[], { legend }: PromiseWords): readonly Sample[] {
    const steps = bars.flatMap((bar) => bar.steps);
    const box = (paint: string): Sample['nodes'] => [shape('rect', paint, { x: 0.5, y: 2.5, width: SAMPLE_PX - 1, height: SAMPLE_HEIGHT_PX - 5, rx: 2 })];
    return [
        ...(steps.some(({ kind }) => kind === 'touchpoint') ? [{ label: legend.touchpoint, nodes: box('promises-touchpoint') }] : []),
        ...(steps.some(({ kind }) => kind === 'way') ? [{ label: legend.way, nodes: box('promises-way') }] : []),
        ...(steps.some(({ certain }) => certain < 1) ? [{
            label: legend.range, nodes: [...box('promises-way-range'), shape('rect', 'promises-way', { x: 0, y: 2, width: SAMPLE_PX / 2, height: SAMPLE_HEIGHT_PX - 4, rx: 2 })],
        }] : []),
        ...(bars.some(({ limit }) => limit !== undefined) ? [{ label: legend.limit, nodes: [shape('line', 'promises-limit', { x1: SAMPLE_PX / 2, y1: 0, x2: SAMPLE_PX / 2, y2: SAMPLE_HEIGHT_PX })] }] : []),
        ...(bars.some(({ limit }) => limit?.soonerSeconds !== undefined) ? [{ label: legend.sooner, nodes: [shape('line', 'promises-limit-sooner', { x1: SAMPLE_PX / 2, y1: 0, x2: SAMPLE_PX / 2, y2: SAMPLE_HEIGHT_PX })] }] : []),
        ...(bars.some(({ isLate }) => isLate) ? [{
            label: legend.over, nodes: [...moved({ widthPx: SAMPLE_PX, heightPx: 7, nodes: [hatched(SAMPLE_PX, 7, 'promises-over-hatch', 6)] }, 0, 7), shape('rect', 'promises-over', { x: 1, y: 2, width: SAMPLE_PX - 2, height: SAMPLE_HEIGHT_PX - 4, rx: 2 })],
        }] : []),
        ...(bars.some(({ unknown }) => unknown.length > 0) ? [{ label: legend.unknown, nodes: [shape('rect', 'promises-unknown', { x: 6, y: 0.5, width: SAMPLE_PX - 12, height: SAMPLE_HEIGHT_PX - 1, rx: 3 }), text('promises-number-range', SAMPLE_PX / 2 - 3, 12, '?')] }] : []),
        ...(bars.some(({ unbounded }) => unbounded.length > 0) ? [{ label: legend.open, nodes: [shape('path', 'promises-open', { d: `M4 ${SAMPLE_HEIGHT_PX / 2}h22M20 3l6 5l-6 5` })] }] : []),
    ];
}
