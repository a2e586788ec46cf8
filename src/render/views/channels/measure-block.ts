import { durationInWords } from '../../../model/duration-words';
import { labelOf } from '../../../model/label';
import type { Measure, Quantity, Ref } from '../../../model/model';
import { beside, NOTHING, paragraph, stacked, type Block } from '../../block';
import { channelName } from '../../names';
import type { PictureContext } from '../../picture';
import { quantityInWords } from '../../quantities';
import { quoted } from '../../times';
import { shape, type SceneNode } from '../../scene';
import { listInWords, WORDS } from '../../words';
import type { ChannelWords } from './words';

const BAR_PX = 6;

/** How a measure speaks of the channel that it is shown at. */
export type Standing = 'own' | 'lower' | 'higher';

/** What was measured: the metric, its value as a figure and, where it is a share or a score, as a bar with the target. @param tellsInternal where other figures come from customers. */
export function measureBlock(measure: Measure, standing: Standing, widthPx: number, { project, locale }: PictureContext, words: ChannelWords, tellsInternal: boolean): Block {
    const metric = project.metric(measure.metric);
    const name = paragraph(metric === undefined ? measure.metric : labelOf(metric), widthPx, 'small');
    const kind = [metric?.scale === undefined ? '' : words.scales[metric.scale] ?? '', tellsInternal && metric?.of === 'internal' ? words.internal : ''].filter((part) => part !== '').join(' · ');
    const show = (quantity: Quantity): string => quantityInWords(quantity, locale);
    const { value, to, by, after, level, via = [], below = [] } = measure;
    const names = (refs: readonly Ref[]): string => listInWords(refs.map((ref) => channelName(ref, project, WORDS[locale]).name), WORDS[locale]);
    const figure = value === undefined ? '' : to === undefined ? show(value) : `${show(value)} → ${show(to)}`;
    const said = [
        below.length === 0 && by !== undefined ? show(by) : '',
        after === undefined ? '' : words.after(durationInWords(after.text, locale)),
        measure.at ?? '', measure.source ?? '', measure.n === undefined ? '' : `n = ${measure.n}`,
    ].filter((part) => part !== '').join(' · ');
    const order = below.length === 0 ? NOTHING : orderBlock(standing === 'higher' ? 'higher' : 'lower', standing === 'higher' ? words.higher(names(via)) : words.lower(names(below)), by === undefined ? '' : words.by(show(by)), widthPx);
    const hasAny = figure !== '' || level !== undefined || below.length > 0 || by !== undefined;
    return stacked([
        name,
        paragraph(kind, widthPx, 'small'),
        paragraph(metric?.question === undefined ? '' : quoted(metric.question, locale), widthPx, 'small'),
        paragraph(figure === '' && level !== undefined ? words.levels[level] : figure, widthPx, 'channels-value'),
        barOf(measure, metric?.outOf, metric?.target, widthPx),
        metric?.target === undefined || figure === '' ? NOTHING : paragraph(words.target(show(metric.target)), widthPx, 'small'),
        order,
        paragraph(hasAny ? said : [words.collected, said].filter((part) => part !== '').join(' · '), widthPx, 'small'),
    ], 2);
}

/** Down and up, with a stem: a triangle alone is a pain. */
export const ORDER_ARROW = { lower: 'M3 2.5h3v4.5h3l-4.5 5.5l-4.5 -5.5h3z', higher: 'M3 12.5h3v-4.5h3l-4.5 -5.5l-4.5 5.5h3z' } as const;

function orderBlock(kind: 'lower' | 'higher', text: string, distance: string, widthPx: number): Block {
    const innerPx = widthPx - 14;
    const mark: SceneNode = shape('path', `channels-${kind}`, { d: ORDER_ARROW[kind] });
    return beside([{ widthPx: 9, heightPx: 14, nodes: [mark] }, stacked([paragraph(text, innerPx, 'detail'), paragraph(distance, innerPx, 'small')])], 5, 'top');
}

/** Only of what has a least and a best value: per cent, and points out of some. */
function barOf({ value, to }: Measure, outOf: number | undefined, target: Quantity | undefined, widthPx: number): Block {
    const share = (quantity: Quantity | undefined): number | undefined => {
        if (quantity === undefined || quantity.signed === true) return undefined;
        const most = quantity.unit === '%' ? 100 : quantity.unit?.startsWith('/') === true ? Number(quantity.unit.slice(1)) : outOf;
        return most === undefined || most <= 0 || quantity.value < 0 || most < quantity.value ? undefined : quantity.value / most;
    };
    const [before, now, wanted] = [to === undefined ? undefined : share(value), share(to ?? value), share(target)];
    if (now === undefined) return NOTHING;
    const bar = (part: number, y: number, paint: string): SceneNode => shape('rect', paint, { x: 0, y, width: Math.max(2, Math.round(widthPx * part)), height: BAR_PX, rx: 2 });
    const y = before === undefined ? 1 : BAR_PX + 3;
    const heightPx = y + BAR_PX + 1;
    return {
        widthPx, heightPx,
        nodes: [
            ...(before === undefined ? [] : [bar(1, 1, 'channels-bar-ground'), bar(before, 1, 'channels-bar-before')]),
            bar(1, y, 'channels-bar-ground'), bar(now, y, 'channels-bar'),
            ...(wanted === undefined ? [] : [shape('line', 'channels-target', { x1: Math.round(widthPx * wanted), y1: 0, x2: Math.round(widthPx * wanted), y2: heightPx })]),
        ],
    };
}
