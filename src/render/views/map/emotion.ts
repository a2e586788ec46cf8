import { labelOf } from '../../../model/label';
import { elementKey } from '../../../model/model';
import { icon, labelled, moved, paragraph, stacked, type Block } from '../../block';
import type { Column, Lane } from '../../lanes';
import { LANE_TITLE_PX } from '../../lanes';
import type { Point } from '../../lines';
import { group, shape, title, type SceneNode } from '../../scene';
import { quoted } from '../../times';
import { areasOf, curvePath, monotoneCurve } from './curve';
import { emotionSeries, type EmotionSeries, type Felt } from './emotion-series';
import type { MapParts } from './parts';

const STEP_PX = 24;
const PLOT_PX = 4 * STEP_PX;
const MARK_PX = 5;
const LABEL_GAP_PX = 4;
/** Lines of several personas stand beside each other where they feel the same. */
const APART_PX = 14;
const LABEL_INSET_PX = 6;

/** What the customer feels, as a curve from −2 to +2: a gap where nothing is known, and where no customer comes from one to the other; only peaks, lows and the end have words, and of several lines their starts. */
export function emotionLane(parts: MapParts): Lane | undefined {
    const { columns, words } = parts;
    const series = emotionSeries(parts);
    const starts = series.map(({ felt }) => felt.findIndex((each) => each !== undefined));
    const captions = columns.columns.map((column, place) => captionOf(column, series, starts, place, parts));
    const captionPx = Math.max(0, ...captions.map(({ heightPx }) => heightPx));
    if (series.length === 0 && captionPx === 0) return undefined;
    if (series.length === 0) return { key: 'feels', title: words.lanes.feels, heightPx: captionPx, nodes: captionNodes(captions, 0, parts) };

    const xOf = (place: number, index: number): number => columns.columns[place]!.leftPx + columns.columns[place]!.widthPx / 2 + (index - (series.length - 1) / 2) * APART_PX;
    const yOf = (score: number): number => (2 - score) * STEP_PX;
    const labels = series.length > 1 ? [] : series[0]!.felt.flatMap((felt, place) => (felt?.isNotable === true ? labelOfMark(felt, place, series[0]!, { xPx: xOf(place, 0), yPx: yOf(felt.score) }, parts) : []));
    const topPx = Math.min(-MARK_PX, ...labels.map(({ yPx }) => yPx));
    const endPx = Math.max(PLOT_PX + MARK_PX, ...labels.map(({ yPx, block }) => yPx + block.heightPx));
    const down = { transform: `translate(0 ${-topPx})` };
    const plot: SceneNode[] = [
        ...scaleOf(parts),
        ...series.map((each, index) => lineOf(each, index, series.length === 1, (place) => xOf(place, index), yOf, parts)),
        ...labels.flatMap(({ block, xPx, yPx }) => moved(block, xPx, yPx)),
    ];
    const captionTopPx = endPx - topPx + (captionPx > 0 ? 8 : 0);
    return { key: 'feels', title: words.lanes.feels, heightPx: captionTopPx + captionPx, nodes: [group('emotion', 'emotion', down, plot), ...captionNodes(captions, captionTopPx, parts)] };
}

/** The line between good and bad feelings, and a face for each. */
function scaleOf({ columns: { stages } }: MapParts): readonly SceneNode[] {
    const face = (glyph: 'smile' | 'plain' | 'frown', yPx: number): readonly SceneNode[] => moved(icon(glyph), LANE_TITLE_PX - 20, yPx - 7);
    return [
        ...stages.map(({ leftPx, rightPx }) => shape('line', 'map-zero', { x1: leftPx, x2: rightPx, y1: PLOT_PX / 2, y2: PLOT_PX / 2 })),
        ...face('smile', 4), ...face('plain', PLOT_PX / 2), ...face('frown', PLOT_PX - 4),
    ];
}

function lineOf({ persona, felt }: EmotionSeries, index: number, isAlone: boolean, xOf: (place: number) => number, yOf: (score: number) => number, { columns, keyOf, words, facets }: MapParts): SceneNode {
    const kind = index % CURVES;
    const runs: Point[][] = [];
    felt.forEach((each, place) => {
        if (each === undefined) return;
        const point = { xPx: xOf(place), yPx: yOf(each.score) };
        if (felt[place - 1] === undefined || each.isApart) runs.push([point]);
        else runs.at(-1)!.push(point);
    });
    const marks = felt.flatMap((each, place) => {
        const touchpoint = columns.columns[place]!.touchpoint;
        if (each === undefined || touchpoint === undefined) return [];
        const score = signed(each.score);
        return [group(keyOf(elementKey('touchpoint', touchpoint.id)), 'feeling', facets(touchpoint), [
            title([labelOf(touchpoint), persona, score, each.text].filter((part) => part !== undefined).join(' · '), [elementKey('touchpoint', touchpoint.id)]),
            markOf(kind, xOf(place), yOf(each.score), each.isAssumed),
        ])];
    });
    return group(keyOf(`curve:${index}`), 'curve', { 'aria-label': persona ?? words.lanes.feels, role: 'img' }, [
        ...runs.filter((run) => run.length > 1).flatMap((run) => {
            const curve = monotoneCurve(run);
            const { above, below } = areasOf(curve, PLOT_PX / 2);
            return [
                // Of several lines the areas would lie on each other.
                ...(isAlone && above !== '' ? [shape('path', 'map-good-area', { d: above })] : []), ...(isAlone && below !== '' ? [shape('path', 'map-bad-area', { d: below })] : []),
                shape('path', `map-curve-${kind}`, { d: curvePath(curve) }),
            ];
        }),
        ...marks,
    ]);
}

/** How many lines look different from each other. */
const CURVES = 4;

/** Round, square, a diamond or a triangle; hollow for an assumption. */
export function markOf(kind: number, xPx: number, yPx: number, isHollow: boolean): SceneNode {
    const paint = `map-feeling-${kind}${isHollow ? '-assumed' : ''}`;
    if (kind === 0) return shape('circle', paint, { cx: xPx, cy: yPx, r: MARK_PX });
    if (kind === 1) return shape('rect', paint, { x: xPx - MARK_PX, y: yPx - MARK_PX, width: 2 * MARK_PX, height: 2 * MARK_PX });
    const lines = kind === 2 ? [[0, -6], [6, 0], [0, 6], [-6, 0]] : [[0, -6], [6, 5], [-6, 5]];
    return shape('path', paint, { d: `M${lines.map(([x, y]) => `${xPx + x!} ${yPx + y!}`).join('L')}z` });
}

// ---- Words --------------------------------------------------------------------------------------------------------

/** Above a peak and below a low, where the curve itself leaves room. */
function labelOfMark(felt: Felt, place: number, { felt: all }: EmotionSeries, at: Point, { columns, context }: MapParts): readonly { readonly block: Block; readonly xPx: number; readonly yPx: number }[] {
    const { leftPx, widthPx } = columns.columns[place]!;
    const block = paragraph(felt.text === undefined ? signed(felt.score) : quoted(felt.text, context.locale), widthPx - 2 * LABEL_INSET_PX, 'map-feeling-word', 'middle');
    const neighbours = [all[place - 1], all[place + 1]].flatMap((each) => each?.score ?? []);
    const isPeak = neighbours.length === 0 ? 0 <= felt.score : neighbours.every((score) => score <= felt.score);
    return [{ block, xPx: leftPx + LABEL_INSET_PX, yPx: isPeak ? at.yPx - MARK_PX - LABEL_GAP_PX - block.heightPx : at.yPx + MARK_PX + LABEL_GAP_PX }];
}

/**
 * Below the curve: what is felt without a number, under how much stress, and whose feeling a label is when there are several lines.
 * @param starts of each line the place where it begins: there it is named, too.
 */
function captionOf({ touchpoint, widthPx }: Column, series: readonly EmotionSeries[], starts: readonly number[], place: number, { words, context }: MapParts): Block {
    if (touchpoint === undefined) return { widthPx: 0, heightPx: 0, nodes: [] };
    const several = series.length < 2 ? [] : series.flatMap(({ persona, felt }, index) => {
        const each = felt[place];
        if (each === undefined || (!each.isNotable && starts[index] !== place)) return [];
        const said = [persona, signed(each.score), each.text === undefined ? undefined : quoted(each.text, context.locale)].filter((part) => part !== undefined).join(' ');
        const block = paragraph(said, widthPx - 18, 'detail');
        return [{ widthPx: 18 + block.widthPx, heightPx: block.heightPx, nodes: [markOf(index % CURVES, 7, 8, each.isAssumed), ...moved(block, 18, 0)] }];
    });
    const unscored = (touchpoint.feels ?? []).filter(({ score, text }) => score === undefined && text !== undefined).map(({ text }) => paragraph(quoted(text!, context.locale), widthPx, 'detail'));
    const stress = touchpoint.stress === 'high' ? [labelled('stress', words.highStress, widthPx, 'ink-bad', 'map-icon-bad')]
        : touchpoint.stress === 'low' ? [labelled('stress', words.lowStress, widthPx, 'detail')] : [];
    return stacked([...several, ...unscored, ...stress], 4);
}

function captionNodes(captions: readonly Block[], topPx: number, { columns: { columns } }: MapParts): readonly SceneNode[] {
    return captions.flatMap((block, place) => moved(block, columns[place]!.leftPx, topPx));
}

export function signed(score: number): string {
    return 0 < score ? `+${score}` : score < 0 ? `−${-score}` : '0';
}
