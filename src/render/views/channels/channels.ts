import type { JourneyGraph } from '../../../analysis/graph';
import { isOutside } from '../../../analysis/owners';
import { CHANNEL_CLASSES, channelClass } from '../../../model/channel-class';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type Channel, type Journey, type Measure, type Ref, type Stage, type Touchpoint } from '../../../model/model';
import { beside, icon, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import { facetsOf } from '../../facets';
import { framed, frameWidth, type Tile } from '../../frame';
import { channelGlyph } from '../../icons';
import { journeyFacts, journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { legendOf, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { marksOf, type MarkMaker } from '../../marks';
import { nothingYet } from '../../nothing-yet';
import type { PictureContext } from '../../picture';
import { ribbonOf } from '../../ribbon';
import { group, list, shape, title, type Scene, type SceneNode } from '../../scene';
import { WORDS } from '../../words';
import { measureBlock, ORDER_ARROW, type Standing } from './measure-block';
import { CHANNEL_WORDS, type ChannelWords } from './words';

const TITLE_PX = 150;
const CELL_PX = 164;
const CELL_PADDING_PX = 10;
const INNER_PX = CELL_PX - 2 * CELL_PADDING_PX;
const GAP_PX = 6;
const DOT_PX = 14;

/** A channel of the journey; `all` is what is measured without saying in which, `none` what happens where nobody says. */
type Row = { readonly kind: 'channel'; readonly ref: Ref; readonly channel: Channel | undefined } | { readonly kind: 'all' } | { readonly kind: 'none' };
/** A stage, or the whole journey. */
type Column = { readonly stage: Stage } | { readonly journey: Journey };

/** Stage × channel: what the customer can do where, and how well it went there. */
export function drawChannels(journey: Journey, context: PictureContext): Scene {
    const words = CHANNEL_WORDS[context.locale];
    const graph = context.analyses.graphOf(journey);
    const rows = rowsOf(journey, graph, context);
    const columns: readonly Column[] = [...journey.stages.map((stage) => ({ stage })), ...((journey.measures ?? []).length > 0 ? [{ journey }] : [])];
    const markAt = marksOf(context.findings ?? []);
    const body = rows.length === 0 ? nothingYet(words.empty, 'channels', 512, context.locale) : tableOf(rows, columns, graph, context, words, markAt);
    const channels = rows.filter(({ kind }) => kind === 'channel');
    const single = graph.touchpoints.filter((touchpoint) => graph.channelsOf(touchpoint).filter((ref) => ref !== UNKNOWN).length === 1).length;
    const tiles: readonly Tile[] = graph.touchpoints.length === 0 ? [] : [
        ...(channels.length === 0 ? [] : [{ figure: String(channels.length), label: words.tiles.channels(channels.length) }]), { figure: String(graph.touchpoints.length), label: words.tiles.touchpoints(graph.touchpoints.length) },
        ...(single === 0 || channels.length < 2 ? [] : [{ figure: String(single), label: words.tiles.single(single) }]),
    ];
    return framed({
        title: labelOf(journey), facts: journeyFacts(journey, context), tiles, body, words: journeyWords(journey),
        description: words.description(channels.length, journey.stages.length), legend: legendOf(samplesOf(rows, columns, graph, context, words), frameWidth(body)),
    }, context);
}

/** The channels of the journey, those of one class together, in the order in which they are first offered. */
function rowsOf(journey: Journey, graph: JourneyGraph, { project }: PictureContext): readonly Row[] {
    const refs = new Set<Ref>();
    for (const touchpoint of graph.touchpoints) for (const ref of graph.channelsOf(touchpoint)) refs.add(ref);
    const measures = allMeasures(journey);
    for (const { via = [], below = [] } of measures) for (const ref of [...via, ...below]) refs.add(ref);
    refs.delete(UNKNOWN);
    const channels = [...refs].map((ref) => ({ kind: 'channel' as const, ref, channel: project.channel(ref) }));
    const rank = ({ channel }: (typeof channels)[number]): number => { const found = channelClass(channel?.channelKind); return found === undefined ? CHANNEL_CLASSES.length : CHANNEL_CLASSES.indexOf(found); };
    const isUnstated = graph.touchpoints.some((touchpoint) => graph.channelsOf(touchpoint).every((ref) => ref === UNKNOWN));
    return [
        ...(measures.some(({ via }) => via === undefined || via.length === 0) ? [{ kind: 'all' as const }] : []),
        ...channels.map((row, index) => ({ row, index })).sort((a, b) => rank(a.row) - rank(b.row) || a.index - b.index).map(({ row }) => row),
        ...(isUnstated ? [{ kind: 'none' as const }] : []),
    ];
}

function allMeasures(journey: Journey): readonly Measure[] {
    return [...journey.measures ?? [], ...journey.stages.flatMap((stage) => [...stage.measures ?? [], ...stage.touchpoints.flatMap(({ measures = [] }) => measures)])];
}

/** Figures of the company beside others: only then does it tell something which of them one is. */
function hasBothKinds(journey: Journey, { project }: PictureContext): boolean {
    return new Set(allMeasures(journey).map(({ metric }) => project.metric(metric)?.of === 'internal')).size > 1;
}

// ---- The table ----------------------------------------------------------------------------------------------------

function tableOf(rows: readonly Row[], columns: readonly Column[], graph: JourneyGraph, context: PictureContext, words: ChannelWords, markAt: MarkMaker): Block {
    const leftOf = (index: number): number => TITLE_PX + index * (CELL_PX + GAP_PX);
    const stages = columns.flatMap((column, index) => ('stage' in column ? [{ stage: column.stage, leftPx: leftOf(index), rightPx: leftOf(index) + CELL_PX }] : []));
    const ribbon = stages.length === 0 ? NOTHING : ribbonOf(stages, WORDS[context.locale]);
    const keyOf = uniqueKeys();
    const nodes: SceneNode[] = [list('ribbon', 'ribbons', {}, ribbon.nodes)];
    const last = columns.length - 1;
    const whole = paragraph(words.whole, INNER_PX, 'channels-heading');
    if (columns.length > stages.length) {
        const heightPx = Math.max(ribbon.heightPx, whole.heightPx + 16);
        nodes.push(group('whole', 'whole', {}, [shape('rect', 'ribbon', { x: leftOf(last), y: 0, width: CELL_PX, height: heightPx, rx: 3 }), ...moved(whole, leftOf(last) + CELL_PADDING_PX, Math.round((heightPx - whole.heightPx) / 2))]));
    }
    let y = Math.max(ribbon.heightPx, columns.length > stages.length ? whole.heightPx + 16 : 0) + 8;
    const rowNodes: SceneNode[] = [];
    for (const row of rows) {
        const name = titleOf(row, context, words);
        const cells = columns.map((column) => cellOf(row, column, graph, context, words, keyOf, markAt));
        const heightPx = Math.max(name.heightPx, ...cells.map((cell) => cell.heightPx)) + 2 * CELL_PADDING_PX;
        const key = row.kind === 'channel' ? elementKey('channel', row.ref) : `channels:${row.kind}`;
        rowNodes.push(group(keyOf(key), 'channel-row', { transform: `translate(0 ${y})`, role: 'listitem' }, [
            ...moved(name, 0, CELL_PADDING_PX),
            ...cells.flatMap((cell, index) => {
                const isEmpty = cell.heightPx === 0;
                // Only a channel can be offered or not, and only in a stage that is worked out.
                if (isEmpty && !canOffer(row, columns[index]!)) return [];
                const frame = isEmpty ? shape('rect', 'channels-none', { x: leftOf(index) + 0.5, y: 0.5, width: CELL_PX - 1, height: heightPx - 1, rx: 6 })
                    : shape('rect', 'channels-cell', { x: leftOf(index) + 0.5, y: 0.5, width: CELL_PX - 1, height: heightPx - 1, rx: 6 });
                return [frame, ...moved(cell, leftOf(index) + CELL_PADDING_PX, CELL_PADDING_PX)];
            }),
        ]));
        y += heightPx + GAP_PX;
    }
    return { widthPx: leftOf(last) + CELL_PX, heightPx: y - GAP_PX, nodes: [...nodes, list('rows', 'rows', {}, rowNodes)] };
}

function canOffer(row: Row, column: Column): boolean {
    return row.kind === 'channel' && 'stage' in column && column.stage.touchpoints.length > 0;
}

function titleOf(row: Row, { locale }: PictureContext, words: ChannelWords): Block {
    const widthPx = TITLE_PX - 34;
    if (row.kind === 'all') return stacked([paragraph(words.all, TITLE_PX - 12, 'lane-title'), paragraph(words.allNote, TITLE_PX - 12, 'lane-note')], 2);
    if (row.kind === 'none') return beside([icon('unknown'), paragraph(words.none, widthPx, 'lane-title')], 6, 'top');
    const { channel, ref } = row;
    const kind = channelClass(channel?.channelKind);
    const name = stacked([
        paragraph(channel === undefined ? ref : labelOf(channel), widthPx, 'lane-title'),
        paragraph([kind === undefined ? '' : words.classes[kind], channel?.hours === undefined ? '' : words.hours(channel.hours)].filter((part) => part !== '').join(WORDS[locale].listComma), widthPx, 'lane-note'),
    ], 2);
    return beside([icon(channelGlyph(channel?.channelKind), 'icon-ink'), name], 6, 'top');
}

/** What can be done there, what hurts there, and what was measured. */
function cellOf(row: Row, column: Column, graph: JourneyGraph, context: PictureContext, words: ChannelWords, keyOf: (key: string) => string, markAt: MarkMaker): Block {
    const touchpoints = 'stage' in column ? column.stage.touchpoints : [];
    const offered = touchpoints.filter((touchpoint) => isIn(touchpoint, row, graph)).map((touchpoint) => touchpointBlock(touchpoint, graph, context, keyOf, markAt));
    const pains = row.kind === 'channel' ? touchpoints.flatMap(({ pains = [] }) => pains.filter(({ via }) => via?.includes(row.ref) === true)).map(({ text, name }) => painBlock(text ?? name ?? '')) : [];
    const tellsInternal = hasBothKinds(graph.journey, context);
    const holders: readonly (readonly Measure[] | undefined)[] = 'stage' in column ? [column.stage.measures, ...touchpoints.map(({ measures }) => measures)] : [column.journey.measures];
    const measures = holders.flatMap((list) => list ?? []).flatMap((measure) => {
        const standing = standingOf(measure, row);
        return standing === undefined ? [] : [measureBlock(measure, standing, INNER_PX, context, words, tellsInternal)];
    });
    return stacked([stacked([...offered, ...pains], 5), ...(measures.length === 0 ? [] : [stacked(measures, 8)])], 9);
}

function isIn(touchpoint: Touchpoint, row: Row, graph: JourneyGraph): boolean {
    const channels = graph.channelsOf(touchpoint);
    if (row.kind === 'channel') return channels.includes(row.ref);
    return row.kind === 'none' && channels.every((ref) => ref === UNKNOWN);
}

function standingOf({ via = [], below = [] }: Measure, row: Row): Standing | undefined {
    if (row.kind === 'all') return via.length === 0 ? 'own' : undefined;
    if (row.kind === 'none') return undefined;
    if (via.includes(row.ref)) return below.length === 0 ? 'own' : 'lower';
    return below.includes(row.ref) ? 'higher' : undefined;
}

/** A full dot; with a ring where the customer chooses among several channels; hollow where somebody outside does it. */
function dot(isOut: boolean, isChoice: boolean): readonly SceneNode[] {
    return [
        shape('circle', isOut ? 'channels-dot-outside' : 'channels-dot', { cx: 5, cy: 8, r: 3 }),
        ...(isChoice ? [shape('circle', 'channels-dot-choice', { cx: 5, cy: 8, r: 5.2 })] : []),
    ];
}

function touchpointBlock(touchpoint: Touchpoint, graph: JourneyGraph, { project }: PictureContext, keyOf: (key: string) => string, markAt: MarkMaker): Block {
    const name = paragraph(labelOf(touchpoint), INNER_PX - DOT_PX, 'body');
    const key = elementKey('touchpoint', touchpoint.id);
    const isChoice = graph.channelsOf(touchpoint).filter((ref) => ref !== UNKNOWN).length > 1;
    const nodes = [title(labelOf(touchpoint), [key]), ...dot(isOutside(graph.ownerOf(touchpoint), project), isChoice), ...moved(name, DOT_PX, 0), ...markAt([key], INNER_PX + 4, 2)];
    return { widthPx: DOT_PX + name.widthPx, heightPx: name.heightPx, nodes: [group(keyOf(key), 'touchpoint', { role: 'group', ...facetsOf(touchpoint, graph, project) }, nodes)] };
}

function painBlock(text: string): Block {
    const words = paragraph(text, INNER_PX - DOT_PX, 'ink-bad');
    return { widthPx: DOT_PX + words.widthPx, heightPx: words.heightPx, nodes: [shape('path', 'channels-pain', { d: 'M1 5h8l-4 7z' }), ...moved(words, DOT_PX, 0)] };
}

// ---- Legend -------------------------------------------------------------------------------------------------------

function samplesOf(rows: readonly Row[], columns: readonly Column[], graph: JourneyGraph, { project }: PictureContext, words: ChannelWords): readonly Sample[] {
    const { touchpoints } = graph;
    const small = (label: string, nodes: readonly SceneNode[]): Sample => ({ label, widthPx: 11, nodes: moved({ widthPx: 0, heightPx: 0, nodes }, 1, 0) });
    const bar = (widthPx: number, yPx: number, paint: string): SceneNode => shape('rect', paint, { x: 0, y: yPx, width: widthPx, height: 6, rx: 2 });
    const measures = allMeasures(graph.journey);
    const isChoice = (touchpoint: Touchpoint): boolean => graph.channelsOf(touchpoint).filter((ref) => ref !== UNKNOWN).length > 1;
    const isOut = (touchpoint: Touchpoint): boolean => isOutside(graph.ownerOf(touchpoint), project);
    const isOrdered = measures.some(({ below = [] }) => below.length > 0);
    const isPartly = rows.some((row) => columns.some((column) => 'stage' in column && canOffer(row, column) && !column.stage.touchpoints.some((touchpoint) => isIn(touchpoint, row, graph))));
    return [
        ...(touchpoints.some((touchpoint) => !isChoice(touchpoint) && !isOut(touchpoint)) ? [small(words.legend.offered, dot(false, false))] : []),
        ...(touchpoints.some(isChoice) ? [small(words.legend.choice, dot(false, true))] : []),
        ...(touchpoints.some(isOut) ? [small(words.legend.outside, dot(true, false))] : []),
        ...(isOrdered ? [
            small(words.legend.lower, [shape('path', 'channels-lower', { d: ORDER_ARROW.lower })]),
            small(words.legend.higher, [shape('path', 'channels-higher', { d: ORDER_ARROW.higher })]),
        ] : []),
        ...(touchpoints.some(({ pains = [] }) => pains.some(({ via = [] }) => via.length > 0)) ? [small(words.legend.pain, [shape('path', 'channels-pain', { d: 'M1 5h8l-4 7z' })])] : []),
        ...(measures.some(({ value, to }) => value !== undefined && to !== undefined) ? [{ label: words.legend.before, nodes: [bar(SAMPLE_PX, 5, 'channels-bar-ground'), bar(12, 5, 'channels-bar-before')] }] : []),
        ...(measures.some(({ metric }) => project.metric(metric)?.target !== undefined) ? [{ label: words.legend.target, nodes: [bar(SAMPLE_PX, 5, 'channels-bar-ground'), shape('line', 'channels-target', { x1: 24, y1: 3, x2: 24, y2: 13 })] }] : []),
        ...(isPartly ? [{ label: words.legend.notOffered, nodes: [shape('rect', 'channels-none', { x: 0.5, y: 2.5, width: SAMPLE_PX - 1, height: SAMPLE_HEIGHT_PX - 5, rx: 3 })] }] : []),
    ];
}
