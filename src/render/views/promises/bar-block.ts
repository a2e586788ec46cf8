import { beside, boxed, flowed, hatched, labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import { shape, text, type SceneNode } from '../../scene';
import { fontOf } from '../../paints';
import { widthOf } from '../../text/measure';
import type { Locale } from '../../words';
import { labelOf } from '../../../model/label';
import type { Bar, BarStep } from './bars';
import { AXIS_PX, BAR_PX, OPEN_PX } from './metrics';
import type { TimeScale } from './time-scale';
import { limitWords, stepWords, sumWords } from './time-words';
import type { PromiseWords } from './words';

export interface BarContext { readonly words: PromiseWords; readonly locale: Locale; readonly scale: TimeScale }

/** A bar on the axis with its limit above it, what it comes to and its steps below it. @param tellsPlace there are bars to several places. */
export function barBlock(bar: Bar, tellsPlace: boolean, { words, locale, scale }: BarContext): Block {
    const ends = scale.endsPx(bar.passed);
    const limitPx = bar.limit === undefined ? undefined : scale.atPx(bar.limit.seconds, bar.passed);
    const name = bar.limits === undefined ? NOTHING : limitName(bar.limits.map((limit) => limitWords(limit, words, locale)).reduce((one, other) => words.orElse(one, other)), limitPx);
    const strip = barStrip(bar, ends, limitPx, scale);
    const sum = sumWords(bar, words, locale);
    return stacked([
        tellsPlace ? labelled('leave', labelOf(bar.metAt), AXIS_PX, 'promises-note') : NOTHING,
        stacked([name, strip]),
        sum.is === 'open' ? paragraph(sum.text, AXIS_PX, 'body-strong')
            : labelled(sum.is === 'good' ? 'tick' : 'cross', sum.text, AXIS_PX, `promises-${sum.is}-ink`, `promises-${sum.is}`),
        stepList(bar, words, locale),
    ], 4);
}

/** Over its line, as far as that is possible within the axis. */
function limitName(content: string, limitPx: number | undefined): Block {
    const words = paragraph(content, AXIS_PX, 'promises-limit-name');
    const leftPx = limitPx === undefined ? 0 : Math.max(0, Math.min(Math.round(limitPx - words.widthPx / 2), AXIS_PX - words.widthPx));
    return { widthPx: AXIS_PX, heightPx: words.heightPx, nodes: moved(words, leftPx, 0) };
}

/** Of its own, the limit stands above and below the bar. */
const LIMIT_REACH_PX = 3;

function barStrip(bar: Bar, ends: readonly number[], limitPx: number | undefined, scale: TimeScale): Block {
    const top = LIMIT_REACH_PX;
    const endPx = ends.at(-1) ?? 0;
    const soonerPx = bar.limit?.soonerSeconds === undefined ? undefined : scale.atPx(bar.limit.soonerSeconds, bar.passed);
    const lines = [limitPx, soonerPx].filter((px) => px !== undefined);
    const nodes: SceneNode[] = [
        shape('rect', 'promises-track', { x: 0, y: top, width: AXIS_PX, height: BAR_PX, rx: 3 }),
        ...scale.ticks.slice(1).map(({ xPx }) => shape('line', 'promises-grid', { x1: xPx, y1: top, x2: xPx, y2: top + BAR_PX })),
        ...bar.steps.flatMap((step, index) => stepNodes(step, index, ends[index - 1] ?? 0, ends[index]!, top, lines)),
    ];
    if (limitPx !== undefined && bar.isLate && limitPx < endPx) {
        const overPx = endPx - limitPx;
        nodes.push(
            ...moved({ widthPx: overPx, heightPx: HATCH_PX, nodes: [shape('rect', 'promises-over-ground', { x: 0, y: 0, width: overPx, height: HATCH_PX }), hatched(overPx, HATCH_PX, 'promises-over-hatch', 6)] }, limitPx, top + BAR_PX - HATCH_PX),
            shape('rect', 'promises-over', { x: limitPx + 1, y: top, width: Math.max(1, overPx - 1), height: BAR_PX, rx: 2 }),
        );
    }
    let x = endPx;
    if (bar.unknown.length > 0) {
        nodes.push(shape('rect', 'promises-unknown', { x: x + 2, y: top + 1, width: UNKNOWN_PX, height: BAR_PX - 2, rx: 3 }), text('promises-number-range', clearOf(lines, [x + UNKNOWN_PX / 2 - 1, x + 5, x + UNKNOWN_PX - 7], 7) ?? x + 5, top + 15, '?'));
        x += UNKNOWN_PX + 4;
    }
    if (bar.unbounded.length > 0) {
        const y = top + BAR_PX / 2;
        nodes.push(shape('path', 'promises-open', { d: `M${x + 3} ${y}h12M${x + 10} ${y - 5}l6 5l-6 5` }));
    }
    if (soonerPx !== undefined) nodes.push(...upright('promises-limit-sooner', soonerPx));
    if (limitPx !== undefined) nodes.push(...upright('promises-limit', limitPx));
    return { widthPx: AXIS_PX, heightPx: BAR_PX + 2 * LIMIT_REACH_PX, nodes };
}

/** A line through the bar with a light edge, so that it is seen on every ground. */
function upright(paint: string, xPx: number): readonly SceneNode[] {
    const ends = { x1: xPx, y1: 0, x2: xPx, y2: BAR_PX + 2 * LIMIT_REACH_PX };
    return [shape('line', 'promises-limit-edge', ends), shape('line', paint, ends)];
}

const HATCH_PX = 7;
const UNKNOWN_PX = OPEN_PX - 22;
const NUMBER_INSET_PX = 5;
const NUMBER_BASELINE_PX = 12;

/** @param lines the x of what stands upright in the bar: no number lies below it. */
function stepNodes({ kind, certain }: BarStep, index: number, leftPx: number, rightPx: number, top: number, lines: readonly number[]): readonly SceneNode[] {
    const widthPx = Math.max(1, rightPx - leftPx - 1);
    const certainPx = Math.round(widthPx * certain);
    const number = String(index + 1);
    const numberPx = Math.ceil(widthOf(number, fontOf('promises-number')));
    const starts = [leftPx, leftPx + certainPx, ...lines].map((px) => px + NUMBER_INSET_PX);
    const inPart = (fromPx: number, toPx: number): number | undefined => clearOf(lines, starts.filter((px) => fromPx + NUMBER_INSET_PX <= px && px + numberPx + NUMBER_INSET_PX - 1 <= toPx), numberPx);
    const inCertain = inPart(leftPx, leftPx + certainPx);
    const inRange = inCertain === undefined ? inPart(leftPx + certainPx, leftPx + widthPx) : undefined;
    return [
        ...(certainPx < widthPx ? [shape('rect', `promises-${kind}-range`, { x: leftPx + 0.5, y: top + 0.5, width: Math.max(0.5, widthPx - 1), height: BAR_PX - 1, rx: 2 })] : []),
        ...(certainPx > 0 ? [shape('rect', `promises-${kind}`, { x: leftPx, y: top, width: certainPx, height: BAR_PX, rx: 2 })] : []),
        ...(inCertain === undefined ? [] : [text('promises-number', inCertain, top + NUMBER_BASELINE_PX, number)]),
        ...(inRange === undefined ? [] : [text('promises-number-range', inRange, top + NUMBER_BASELINE_PX, number)]),
    ];
}

/** The first of some places where a text of a width touches no line. */
function clearOf(lines: readonly number[], places: readonly number[], widthPx: number): number | undefined {
    return places.find((px) => lines.every((line) => line < px - 2 || px + widthPx + 2 < line));
}

// ---- What the numbers stand for -------------------------------------------------------------------------------------

/** Of a very long way, so many steps are named: the longest. */
const MOST_STEPS = 12;
const LIST_GAP_PX = 14;

function stepList({ steps, unknown, unbounded }: Bar, words: PromiseWords, locale: Locale): Block {
    const shown = longestOf(steps);
    const named = shown.map(({ step, index }) => item(numberChip(step, index), `${step.place} · ${stepWords(step, words, locale)}`));
    return flowed([
        ...named,
        ...(shown.length < steps.length ? [paragraph(words.more(steps.length - shown.length), AXIS_PX, 'promises-note')] : []),
        ...unknown.slice(0, MOST_STEPS).map((place) => item(unknownChip(), `${place} · ${words.lengthUnknown}`)),
        ...unbounded.slice(0, MOST_STEPS).map(({ place, isLoop }) => item(openChip(), isLoop ? words.loop(place) : `${place} · ${words.lengthOpen}`)),
    ], AXIS_PX, LIST_GAP_PX, 3);
}

function item(sign: Block, content: string): Block {
    return beside([sign, paragraph(content, AXIS_PX - sign.widthPx - 6, 'promises-note')], 6, 'top');
}

function longestOf(steps: readonly BarStep[]): readonly { readonly step: BarStep; readonly index: number }[] {
    const all = steps.map((step, index) => ({ step, index }));
    if (steps.length <= MOST_STEPS) return all;
    const lengthOf = ({ step: { most, times } }: (typeof all)[number]): number => times * (most.seconds + most.businessDays * 86_400);
    return [...all].sort((a, b) => lengthOf(b) - lengthOf(a) || a.index - b.index).slice(0, MOST_STEPS - 1).sort((a, b) => a.index - b.index);
}

function numberChip({ kind }: BarStep, index: number): Block {
    return boxed(paragraph(String(index + 1), 40, 'promises-number'), { paint: `promises-${kind}`, paddingPx: 5, paddingTopPx: 0.5, radiusPx: 3 });
}

function unknownChip(): Block {
    return boxed(paragraph('?', 40, 'promises-number-range'), { paint: 'promises-unknown', paddingPx: 5, paddingTopPx: 0.5, radiusPx: 3 });
}

function openChip(): Block {
    return { widthPx: 16, heightPx: 17, nodes: [shape('path', 'promises-open', { d: 'M1 8.5h12M8 3.5l6 5l-6 5' })] };
}
