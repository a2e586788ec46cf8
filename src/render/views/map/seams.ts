import { waysOutOf } from '../../../analysis/related';
import { elementKey, type ElementKey, type Ref, type Way } from '../../../model/model';
import type { Block } from '../../block';
import { elsewhere as nameElsewhere } from '../../names';
import { isPlainNext } from './cards';
import { modeOf, type HandoffMode } from '../../handoff-mode';
import type { MapParts } from './parts';
import { handoffBox, pathBox, type Elsewhere } from './seam-box';

/** What leads from one touchpoint to another one and is drawn below them. */
export interface Seam {
    readonly element: ElementKey;
    readonly kind: SeamKind;
    readonly way?: Way;
    /** The columns that it leads between; one of them is absent where it comes from or goes to elsewhere. */
    readonly from: number | undefined;
    readonly to: number | undefined;
    /** What is written on it; absent when it says nothing. */
    readonly box?: Block;
}
/** A `path` is no handoff, and drawn lighter. */
export type SeamKind = HandoffMode | 'path';

/** Every handoff, and each path that is more than the next in order; in the order of their sources. */
export function seamsOf(parts: MapParts): readonly Seam[] {
    const { graph, journey, placeOf, context: { project } } = parts;
    const drawn = new Set<Way>();
    const inside = graph.ways.flatMap((each): readonly Seam[] => {
        const { kind, way } = each;
        if (way !== undefined) drawn.add(way);
        const ends = { from: placeOf.get(each.from), to: placeOf.get(each.to), element: elementKey('way', each.id) };
        if (kind === 'fallback' || isPlainNext(each, placeOf)) return [];
        if (way === undefined || kind !== 'handoff') return [{ ...ends, kind: 'path', ...(way !== undefined && { way, ...boxIfAny(pathBox(way, parts)) }) }];
        return [{ ...ends, kind: modeOf(way), way, box: handoffBox(way, undefined, parts) }];
    });
    const leaving = new Set(waysOutOf(journey, project));
    const arriving = project.handoffsInto(journey.id);
    const stub = (way: Way, isLeaving: boolean): readonly Seam[] => {
        if (drawn.has(way)) return [];
        drawn.add(way);
        const [here, there] = isLeaving ? [way.from, way.to] : [way.to, way.from];
        const place = placeOf.get(here);
        if (place === undefined) return [];
        const note = elsewhere(there, isLeaving, parts);
        const box = way.wayKind === 'handoff' ? handoffBox(way, note, parts) : pathBox(way, parts, note);
        return [{ element: elementKey('way', way.id), kind: way.wayKind === 'handoff' ? modeOf(way) : 'path', way, from: isLeaving ? place : undefined, to: isLeaving ? undefined : place, ...boxIfAny(box) }];
    };
    // What is not found is written all the same: at the end that is.
    const lost = journey.ways.filter((way) => !drawn.has(way) && !leaving.has(way));
    const stubs = [...arriving.flatMap((way) => stub(way, false)), ...[...leaving].flatMap((way) => stub(way, true)), ...lost.flatMap((way) => stub(way, placeOf.has(way.from)))];
    return [...inside, ...stubs].sort((a, b) => (a.from ?? a.to ?? 0) - (b.from ?? b.to ?? 0));
}

const boxIfAny = (box: Block | undefined): { readonly box?: Block } => (box === undefined ? {} : { box });

function elsewhere(ref: Ref, isLeaving: boolean, { common, context: { project } }: MapParts): Elsewhere {
    if (project.touchpoint(ref) === undefined) return { text: common.notFound(ref), isLeaving, isFound: false };
    const name = nameElsewhere(ref, project, common);
    return { text: isLeaving ? common.leadsTo(name) : common.comesFrom(name), isLeaving, isFound: true };
}
