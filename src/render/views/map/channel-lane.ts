import { elementKey, UNKNOWN, type Ref } from '../../../model/model';
import { icon, labelled, moved } from '../../block';
import { channelGlyph, ICON_PX } from '../../icons';
import type { Lane } from '../../lanes';
import { group, shape } from '../../scene';
import { namedAt, pileUp, runsOf, spanOf, type Bar } from './bars';
import { channelNames, type MapParts } from './parts';

const PADDING_PX = 8;
const GAP_PX = 4;

/** Where it happens: each channel is one bar as long as it goes on, so that a change of channel is a gap. */
export function channelLane(parts: MapParts): Lane | undefined {
    const { columns, graph, context, words, keyOf } = parts;
    const used = columns.columns.map(({ touchpoint }) => new Set(touchpoint === undefined ? [] : graph.channelsOf(touchpoint)));
    const channels = [...new Set(used.flatMap((refs) => [...refs]))];
    const runs = channels.flatMap((ref) => runsOf(columns, (place) => (used[place]!.has(ref) ? ref : undefined))).sort((a, b) => a.first - b.first);
    if (runs.length === 0) return undefined;
    const blocks = runs.map((run) => {
        const names = namedAt(run, columns).map((part) => ({ part, block: nameOf(run.value, part, parts) }));
        return { ...run, names, heightPx: Math.max(...names.map(({ block }) => block.heightPx)) + GAP_PX };
    });
    const { tops, heightPx } = pileUp(blocks, columns.columns.length, GAP_PX);
    return {
        key: 'channels', title: words.lanes.channels, heightPx,
        nodes: blocks.map((bar, index) => {
            const { leftPx, widthPx } = spanOf(bar, columns);
            return group(keyOf(elementKey('channel', bar.value)), 'bar', { transform: `translate(${leftPx} ${tops[index]!})`, 'data-channel': bar.value }, [
                shape('rect', bar.value === UNKNOWN ? 'map-bar-unknown' : 'map-bar', { x: 0.5, y: 0.5, width: widthPx - 1, height: bar.heightPx - 1, rx: 5 }),
                ...bar.names.flatMap(({ part, block }) => moved(block, columns.columns[part.first]!.leftPx - leftPx + PADDING_PX, GAP_PX / 2)),
                // The sign alone where the name is not repeated.
                ...restOf(bar.names.map(({ part }) => part.first), bar).flatMap((place) => moved(icon(glyphOf(bar.value, context)), columns.columns[place]!.leftPx - leftPx + PADDING_PX, Math.round((bar.heightPx - ICON_PX) / 2))),
            ]);
        }),
    };
}

const glyphOf = (ref: Ref, context: MapParts['context']): ReturnType<typeof channelGlyph> => (ref === UNKNOWN ? 'unknown' : channelGlyph(context.project.channel(ref)?.channelKind));

function nameOf(ref: Ref, part: Bar, parts: MapParts): ReturnType<typeof labelled> {
    // A name that is longer than its column would lie on the signs of the next ones.
    const widthPx = spanOf({ first: part.first, last: part.first }, parts.columns).widthPx - 2 * PADDING_PX;
    return labelled(glyphOf(ref, parts.context), channelNames([ref], parts), widthPx, ref === UNKNOWN ? 'map-bar-unknown-word' : 'map-bar-word');
}

function restOf(named: readonly number[], { first, last }: Bar): readonly number[] {
    return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((place) => !named.includes(place));
}
