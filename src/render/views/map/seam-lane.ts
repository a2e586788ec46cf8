import { labelOf } from '../../../model/label';
import { elementKey } from '../../../model/model';
import type { Lane } from '../../lanes';
import { arrow, roundedPath } from '../../lines';
import { MARK_PX } from '../../marks';
import { group, list, shape, title, type SceneNode } from '../../scene';
import type { MapParts } from './parts';
import { BOX_PX } from './seam-box';
import { layOutSeams, TIP_PX, type PlacedSeam } from './seam-layout';
import { seamsOf, type Seam } from './seams';

/** The handoffs as brackets from column to column, each with its contract, and the other ways, lighter. */
export function seamLane(parts: MapParts): { readonly lane: Lane | undefined; readonly seams: readonly Seam[]; readonly rightPx: number } {
    const seams = seamsOf(parts);
    if (seams.length === 0) return { lane: undefined, seams, rightPx: 0 };
    const { placed, heightPx, rightPx } = layOutSeams(seams, parts.columns);
    const hasHandoffs = seams.some(({ kind }) => kind !== 'path');
    // Lines that begin together lie on each other there: the stronger ones on top.
    const drawn = [...placed].sort((a, b) => placeOf(a) - placeOf(b) || Number(a.seam.kind !== 'path') - Number(b.seam.kind !== 'path'));
    return {
        seams, rightPx,
        lane: {
            key: 'seams', title: hasHandoffs ? parts.words.lanes.handoffs : parts.words.lanes.ways, heightPx,
            nodes: [list('seams', 'ways', {}, drawn.map((each) => wayOf(each, parts)))],
        },
    };
}

const placeOf = ({ seam: { from, to } }: PlacedSeam): number => from ?? to ?? 0;

function linesOf({ seam: { kind, from, to }, lines }: PlacedSeam): readonly SceneNode[] {
    const paint = `map-way-${kind}`;
    const start = from === undefined ? undefined : lines[0]?.[0];
    const dot = start === undefined ? [] : [shape('circle', `map-head-${kind}`, { cx: start.xPx, cy: start.yPx, r: kind === 'path' ? 2.5 : 4 })];
    return dot.concat(lines.flatMap((points, index) => (to !== undefined && index === lines.length - 1
        ? arrow(kind === 'path' ? 'path' : 'handoff', points, paint, `map-head-${kind}`)
        : [shape('path', paint, { d: roundedPath(points) })])));
}

function wayOf(placed: PlacedSeam, { keyOf, markAt, columns, common, context: { project } }: MapParts): SceneNode {
    const { seam, box } = placed;
    const endOf = (place: number | undefined, ref: string | undefined): { readonly name: string; readonly keys: readonly string[] } => {
        const touchpoint = place === undefined ? project.touchpoint(ref) : columns.columns[place]!.touchpoint;
        return touchpoint === undefined ? { name: ref ?? '', keys: [] } : { name: labelOf(touchpoint), keys: [elementKey('touchpoint', touchpoint.id)] };
    };
    const [from, to] = [endOf(seam.from, seam.way?.from), endOf(seam.to, seam.way?.to)];
    const kind = seam.kind === 'path' ? common.legend.path : common.handoff;
    return group(keyOf(seam.element), 'way', { role: 'listitem' }, [
        title(common.way(kind, from.name, to.name), [...from.keys, ...to.keys]),
        ...linesOf(placed),
        ...(box === undefined || seam.box === undefined ? [] : [group(keyOf(seam.element), 'box', { transform: `translate(${box.leftPx} ${box.topPx})` }, [
            ...(seam.to === undefined ? [shape('path', `map-head-${seam.kind}`, { d: `M${BOX_PX} 9l${TIP_PX} 6-${TIP_PX} 6z` })] : []),
            ...seam.box.nodes,
            ...markAt([seam.element], BOX_PX - MARK_PX, 0),
        ])]),
    ]);
}
