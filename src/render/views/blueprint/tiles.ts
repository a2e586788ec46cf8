import { isOutside } from '../../../analysis/owners';
import { isOnlyComplaint } from '../../../analysis/visibility';
import type { Tile } from '../../frame';
import type { CardContext } from './cards';

/** What the blueprint of a journey comes to in figures; those that say nothing are left out. */
export function tilesOf({ graph, contractOf, blind, view, own }: CardContext): readonly Tile[] {
    const handoffs = graph.ways.flatMap(({ kind, way }) => (kind === 'handoff' && way !== undefined && (way.accepted !== undefined || contractOf(way).lacks.includes('acceptance')) ? [way] : []));
    const accepted = handoffs.filter((way) => way.accepted !== undefined).length;
    const outside = graph.touchpoints.filter((touchpoint) => isOutside(graph.ownerOf(touchpoint), view));
    const seen = outside.filter((touchpoint) => !blind.has(touchpoint) && !isOnlyComplaint(touchpoint.signals)).length;
    return [
        ...(handoffs.length === 0 ? [] : [{ figure: own.of(accepted, handoffs.length), label: own.tiles.accepted, isBad: accepted < handoffs.length }]),
        ...(outside.length === 0 ? [] : [{ figure: own.of(seen, outside.length), label: own.tiles.visible, isBad: seen < outside.length }]),
    ];
}
