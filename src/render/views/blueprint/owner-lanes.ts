import type { JourneyGraph } from '../../../analysis/graph';
import { accountableFor, rootOf } from '../../../analysis/owners';
import { grouped } from '../../../model/grouped';
import { labelOf } from '../../../model/label';
import { UNKNOWN, type Owner, type Ref, type Touchpoint } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import type { Words } from '../../words';

/** Who performs touchpoints, in a lane of the frontstage. */
export interface OwnerLane {
    /** As written; undefined where no owner is stated. */
    readonly ref: Ref | undefined;
    readonly owner: Owner | undefined;
    readonly title: string;
    /** The organisation that it belongs to, when it is not that itself. */
    readonly organisation: string | undefined;
    /** The supplier, partner or distributor around it; absent inside. */
    readonly outside?: { readonly root: Owner; /** Who inside answers for it. */ readonly accountable: Ref | undefined };
}

/** A lane for each owner that performs a touchpoint: those inside, those that nobody knows, and those outside by their organisation; each in the order of the journey. */
export function ownerLanes(graph: JourneyGraph, view: ProjectView, words: Words): readonly OwnerLane[] {
    const refs = new Set(graph.touchpoints.map(graph.ownerOf));
    const lanes = [...refs].map((ref) => laneOf(ref, view, words));
    const outside = grouped(lanes.filter((lane) => lane.outside !== undefined), (lane) => lane.outside?.root.id);
    const isKnown = ({ ref }: OwnerLane): boolean => ref !== undefined && ref !== UNKNOWN;
    const inside = lanes.filter((lane) => lane.outside === undefined);
    return [...inside.filter(isKnown), ...inside.filter((lane) => !isKnown(lane)), ...[...outside.values()].flat()];
}

function laneOf(ref: Ref | undefined, view: ProjectView, words: Words): OwnerLane {
    const owner = ref === UNKNOWN ? undefined : view.owner(ref);
    if (owner === undefined) return { ref, owner, title: ref === undefined || ref === UNKNOWN ? words.ownerUnknown : ref, organisation: undefined };
    const root = rootOf(owner, view) ?? owner;
    const organisation = root.id === owner.id ? undefined : labelOf(root);
    const lane = { ref, owner, title: labelOf(owner), organisation };
    return root.ownerKind === 'owner' ? lane : { ...lane, outside: { root, accountable: accountableFor(owner, view) } };
}

/** Who inside answers for what is done at a touchpoint; undefined when that is who does it, or nobody knows. */
export function answersFor(touchpoint: Touchpoint, { outside }: OwnerLane): Ref | undefined {
    return touchpoint.accountable ?? outside?.accountable;
}
