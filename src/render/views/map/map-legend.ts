import { hatched, moved, type Block } from '../../block';
import { legendOf, lineSamples, outsideSample, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { ICON_PX } from '../../icons';
import { arrow } from '../../lines';
import { shape } from '../../scene';
import { flagSign, isPlainNext, TRUTH_SIGN } from './cards';
import type { DrawnCommitment } from './commitments';
import { markOf } from './emotion';
import { emotionSeries } from './emotion-series';
import { modeInLegend, MODES } from '../../handoff-mode';
import { PROMISE_WORDS } from '../promises/words';
import type { MapParts } from './parts';
import { COMMITMENT_PAINT, strip, type StripEnd } from './promise-strip';
import { EMPTY_SLOT_SIGN, isComplete } from './seam-box';
import type { Seam } from './seams';

const MIDDLE_PX = SAMPLE_HEIGHT_PX / 2;

/** The signs that occur on this map, and no others. */
export function mapLegend(lives: readonly DrawnCommitment[], seams: readonly Seam[], parts: MapParts, widthPx: number): Block {
    return legendOf([...cardSamples(parts), ...emotionSamples(parts), ...seamSamples(seams, parts), ...promiseSamples(lives, parts)], widthPx);
}

function cardSamples({ columns, common, words, visibility, endFlags }: MapParts): readonly Sample[] {
    const flags = [...endFlags.values()].flat();
    return [
        ...(columns.columns.some(({ touchpoint }) => touchpoint?.momentOfTruth === true) ? [{ label: words.legend.truth, widthPx: 12, nodes: moved({ widthPx: 12, heightPx: 18, nodes: TRUTH_SIGN }, 0, -1) }] : []),
        ...(visibility.outside.length > 0 ? [outsideSample(common)] : []),
        ...(flags.some(({ whose }) => whose === 'customer') ? [{ label: words.legend.customerEnd, widthPx: ICON_PX, nodes: moved({ widthPx: ICON_PX, heightPx: ICON_PX, nodes: flagSign('customer', 'left') }, 0, 1) }] : []),
        ...(flags.some(({ whose }) => whose === 'company') ? [{ label: words.legend.companyEnd, widthPx: ICON_PX, nodes: moved({ widthPx: ICON_PX, heightPx: ICON_PX, nodes: flagSign('company', 'company') }, 0, 1) }] : []),
        ...(visibility.stretches.length > 0 ? [{ label: words.legend.blind, nodes: [shape('rect', 'map-blind', { x: 0.5, y: 1.5, width: SAMPLE_PX - 1, height: SAMPLE_HEIGHT_PX - 3, rx: 3 }), ...moved({ widthPx: 0, heightPx: 0, nodes: [hatched(SAMPLE_PX, SAMPLE_HEIGHT_PX - 3)] }, 0, 1)] }] : []),
    ];
}

function emotionSamples(parts: MapParts): readonly Sample[] {
    const series = emotionSeries(parts);
    const mark = (kind: number, isHollow: boolean): Sample['nodes'] => [shape('line', `map-curve-${kind % 4}`, { x1: 0, x2: SAMPLE_PX, y1: MIDDLE_PX, y2: MIDDLE_PX }), markOf(kind % 4, SAMPLE_PX / 2, MIDDLE_PX, isHollow)];
    const all = series.flatMap(({ felt }) => felt.flatMap((each) => each ?? []));
    const isMixed = all.some(({ isAssumed }) => isAssumed);
    return [
        ...(series.length > 1 ? series.map(({ persona = '', felt }, index) => ({ label: persona, nodes: mark(index, felt.every((each) => each?.isAssumed !== false)) })) : []),
        ...(isMixed && all.some(({ isAssumed }) => !isAssumed) && series.length === 1 ? [{ label: parts.words.legend.solid, nodes: mark(0, false) }] : []),
        ...(isMixed ? [{ label: parts.words.legend.hollow, nodes: mark(0, true) }] : []),
    ];
}

function seamSamples(seams: readonly Seam[], parts: MapParts): readonly Sample[] {
    const { words, common, graph, placeOf } = parts;
    const line = [{ xPx: 0, yPx: MIDDLE_PX }, { xPx: SAMPLE_PX, yPx: MIDDLE_PX }];
    const hasHoles = seams.some(({ kind, way }) => kind !== 'path' && way !== undefined && !isComplete(way, parts));
    return [
        ...(graph.ways.some((way) => isPlainNext(way, placeOf)) ? lineSamples(['implicit'], common).map((sample) => ({ ...sample, label: words.legend.next })) : []),
        ...MODES.filter((mode) => seams.some(({ kind }) => kind === mode)).map((mode) => ({ label: modeInLegend(mode, common), nodes: arrow('handoff', line, `map-way-${mode}`, `map-head-${mode}`) })),
        ...(seams.some(({ kind }) => kind === 'path') ? [{ label: words.legend.path, nodes: [shape('circle', 'map-head-path', { cx: 2.5, cy: MIDDLE_PX, r: 2.5 }), ...arrow('path', line, 'map-way-path', 'map-head-path')] }] : []),
        ...(hasHoles ? [{ label: words.legend.empty, nodes: EMPTY_SLOT_SIGN.nodes }] : []),
    ];
}

function promiseSamples(lives: readonly DrawnCommitment[], { words, context: { locale } }: MapParts): readonly Sample[] {
    const open = lives.find(({ ends, life }) => ends.length === 0 && life.state === 'dangling');
    const bar = (paint: string, end: StripEnd): Sample['nodes'] => moved({ widthPx: 0, heightPx: 0, nodes: [strip(paint, SAMPLE_PX, SAMPLE_HEIGHT_PX - 2, end)] }, 0, 1);
    return [
        ...(lives.some(({ life: { commitment } }) => commitment.kind === 'promise') ? [{ label: words.legend.promise, nodes: bar(COMMITMENT_PAINT.promise, 'settled') }] : []),
        ...(lives.some(({ life: { commitment } }) => commitment.kind === 'expectation') ? [{ label: words.legend.expectation, nodes: bar(COMMITMENT_PAINT.expectation, 'settled') }] : []),
        ...(open === undefined ? [] : [{ label: PROMISE_WORDS[locale].states.dangling, nodes: bar(COMMITMENT_PAINT[open.life.commitment.kind], 'torn') }]),
    ];
}
