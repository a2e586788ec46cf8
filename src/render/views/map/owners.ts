import { isOutside, rootOf } from '../../../analysis/owners';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type Ref } from '../../../model/model';
import { labelled, moved, paragraph, stacked, type Block } from '../../block';
import type { Lane } from '../../lanes';
import { group, shape, title, type SceneNode } from '../../scene';
import { namedAt, runsOf, spanOf, type Bar } from './bars';
import { ownerName, type MapParts } from './parts';

const PADDING_PX = 8;
const PADDING_TOP_PX = 4;

/** Who performs each touchpoint, and whom the customer believes to be dealing with: one bar for neighbours of one owner. */
export function ownerLanes(parts: MapParts): readonly (Lane | undefined)[] {
    const { columns, graph, words } = parts;
    const ownerAt = (place: number): Ref | undefined => {
        const touchpoint = columns.columns[place]!.touchpoint;
        return touchpoint === undefined ? undefined : graph.ownerOf(touchpoint) ?? NOT_STATED;
    };
    const performed = runsOf(columns, ownerAt);
    const seen = runsOf(columns, (place) => columns.columns[place]!.touchpoint?.seenAs);
    return [
        performed.every(({ value }) => value === NOT_STATED) ? undefined : laneOf('owners', words.lanes.owners, performed, parts),
        seen.length === 0 ? undefined : laneOf('seen-as', words.lanes.seenAs, seen, parts),
    ];
}

/** Nobody is stated: an empty bar. */
const NOT_STATED = '';

function laneOf(key: 'owners' | 'seen-as', name: string, runs: readonly (Bar & { readonly value: Ref })[], parts: MapParts): Lane {
    const bars = runs.map((run) => ({ run, names: namedAt(run, parts.columns).map((part) => ({ part, block: nameOf(run.value, key, part, parts) })) }));
    const heightPx = Math.max(...bars.flatMap(({ names }) => names.map(({ block }) => block.heightPx))) + 2 * PADDING_TOP_PX;
    return { key, title: name, heightPx, nodes: bars.map(({ run, names }) => barOf(key, run, names, heightPx, parts)) };
}

function barOf(key: 'owners' | 'seen-as', run: Bar & { readonly value: Ref }, names: readonly { readonly part: Bar; readonly block: Block }[], heightPx: number, parts: MapParts): SceneNode {
    const { columns, context, keyOf, markAt, words } = parts;
    const { leftPx, widthPx } = spanOf(run, columns);
    const { value } = run;
    const root = rootOf(value, context.project);
    const isUnknown = value === NOT_STATED || value === UNKNOWN;
    const paint = isUnknown ? 'map-bar-unknown' : isOutside(value, context.project) ? 'map-bar-outside' : 'map-bar-inside';
    const owners = [root?.id, value].filter((ref) => ref !== undefined && ref !== NOT_STATED && ref !== UNKNOWN) as readonly Ref[];
    return group(keyOf(elementKey('owner', value)), 'bar', { transform: `translate(${leftPx} 0)`, ...(key === 'owners' && owners.length > 0 && { 'data-owner': [...new Set(owners)].join(' ') }) }, [
        title(`${key === 'owners' ? words.lanes.owners : words.lanes.seenAs}: ${isUnknown ? parts.common.ownerUnknown : [ownerName(value, parts), kindText(value, parts)].filter((part) => part !== '').join(' · ')}`),
        shape('rect', paint, { x: 0.5, y: 0.5, width: widthPx - 1, height: heightPx - 1, rx: 5 }),
        ...names.flatMap(({ part, block }) => moved(block, columns.columns[part.first]!.leftPx - leftPx + PADDING_PX, Math.round((heightPx - block.heightPx) / 2))),
        ...(key === 'owners' ? markAt(owners.map((ref) => elementKey('owner', ref)), widthPx - 4, 0) : []),
    ]);
}

function nameOf(ref: Ref, key: 'owners' | 'seen-as', part: Bar, parts: MapParts): Block {
    const { columns, context: { project }, common } = parts;
    const innerPx = spanOf(part, columns).widthPx - 2 * PADDING_PX;
    const isUnknown = ref === NOT_STATED || ref === UNKNOWN;
    const tone = isUnknown ? 'unknown' : isOutside(ref, project) ? 'outside' : 'inside';
    const name = labelled(key === 'seen-as' ? 'eye' : isUnknown ? 'unknown' : 'person', isUnknown ? common.ownerUnknown : ownerName(ref, parts), innerPx, `map-bar-${tone}-word`, `map-icon-${tone}`);
    const kind = paragraph(kindText(ref, parts), innerPx - INDENT_PX, 'map-bar-outside-note');
    return kind.heightPx === 0 ? name : stacked([name, { ...kind, widthPx: INDENT_PX + kind.widthPx, nodes: moved(kind, INDENT_PX, 0) }]);
}

/** As far as the sign before a name reaches. */
const INDENT_PX = 19;

/** The words that set an outside owner apart, whatever its colour: what it is, and to whom it belongs. */
function kindText(ref: Ref, { context: { project }, common }: MapParts): string {
    const root = ref === NOT_STATED ? undefined : rootOf(ref, project);
    if (root === undefined || root.ownerKind === 'owner') return '';
    return root.id === ref ? common.ownerKinds[root.ownerKind] : `${common.ownerKinds[root.ownerKind]}${common.colon}${labelOf(root)}`;
}
