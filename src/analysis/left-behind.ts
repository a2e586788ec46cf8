import type { Journey, Ref, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { dropsOn, type Cargo } from './cargo';
import { channelChanges, partyChanges, wayEnd, type WayEnds } from './way-ends';

/** What a handoff does not carry, although it is known or owed where it leaves, and needed or met where it leads or later. */
export interface LeftBehind {
    readonly information: readonly Ref[];
    readonly promises: readonly Ref[];
}

/** Of journeys that handoffs leave and lead to. Whoever asks for many handoffs remembers it. */
export interface Outlook {
    /** Undefined when ways lead on into other journeys, where more may be wanted. */
    readonly wantedIn: (journey: Journey) => Wanted | undefined;
    readonly isUncertain: (journey: Journey) => boolean;
}
/** Information that is needed somewhere in a journey, and promises that are met there. */
type Wanted = Readonly<Record<Cargo['as'], ReadonlySet<Ref>>>;

/** Undefined when that is nothing, or cannot be told. */
export function leftBehind(way: Way, project: ProjectView, { graphOf, flowOf, needsOf }: Pick<Analyses, 'graphOf' | 'flowOf' | 'needsOf'>, { wantedIn, isUncertain }: Outlook): LeftBehind | undefined {
    if (way.wayKind !== 'handoff' || way.carriesAll === true || way.from === way.to) return undefined;
    const [source, target] = [way.from, way.to].map(id => project.journey(project.touchpoint(id)?.journey));
    if (source === undefined || target === undefined) return undefined;
    // Most handoffs carry what is wanted: then nobody has to ask what is known and owed, and what lies ahead.
    const wanted = wantedIn(target);
    const isDropped = (cargo: Cargo): boolean => wanted?.[cargo.as].has(cargo.ref) !== false && dropsOn({ kind: 'handoff', way }, cargo, project);
    const mayLeave = (as: Cargo['as']): boolean => wanted === undefined || [...wanted[as]].some(ref => isDropped({ as, ref }));
    const leavesInformation = mayLeave('information');
    const leavesPromises = mayLeave('promise') && losesPromises(way, project, { graphOf });
    if (!leavesInformation && !leavesPromises) return undefined;
    if (!graphOf(source).reachable.has(way.from) || isUncertain(target) || (source !== target && isUncertain(source))) return undefined;

    const flow = flowOf(source);
    const left = leavesInformation ? [...flow.knownAfter(way.from)].filter(ref => isDropped({ as: 'information', ref })) : [];
    const owed = leavesPromises ? [...flow.openAfter(way.from)].filter(ref => isDropped({ as: 'promise', ref })) : [];
    if (left.length === 0 && owed.length === 0) return undefined;
    const ahead = needsOf(target);
    const needed = ahead.neededFrom(way.to);
    const met = ahead.metFrom(way.to);
    const information = left.filter(ref => needed.has(ref) && project.information(ref) !== undefined);
    const promises = owed.filter(ref => met.has(ref) && project.commitment(ref)?.kind === 'promise');
    return information.length > 0 || promises.length > 0 ? { information, promises } : undefined;
}

/**
 * Whether a promise that a handoff does not carry is forgotten behind it: by somebody else, or where nothing at all goes over into another
 * channel. Who goes on with the case has not forgotten what was promised; nor is anything said of owners that are not known.
 */
export function losesPromises(way: Way, project: ProjectView, analyses: Pick<Analyses, 'graphOf'>): boolean {
    const [from, to] = [way.from, way.to].map(id => wayEnd(id, project, analyses));
    if (from === undefined || to === undefined) return false;
    const ends: WayEnds = { from, to };
    return partyChanges(ends, project) || (carriesNothing(way) && channelChanges(ends));
}

export const carriesNothing = (way: Way): boolean => way.carriesAll !== true && (way.carries ?? []).length === 0;

export function wantedIn(journey: Journey, project: ProjectView, { networkOf }: Pick<Analyses, 'networkOf'>): Wanted | undefined {
    const network = networkOf(journey);
    if (network.journeys.length > 1 || network.touchpoints.some(({ id }) => network.out(id).some(({ to }) => !network.has(to)))) return undefined;
    const information = new Set<Ref>();
    const met = new Set<Ref>();
    for (const { needs, meets } of network.touchpoints) {
        needs?.forEach(ref => information.add(ref));
        meets?.forEach(ref => met.add(ref));
    }
    // Who meets a promise meets what it was made for again; a set is walked in the order of insertion, what is added on the way included.
    for (const ref of met) {
        const commitment = project.commitment(ref);
        if (commitment?.kind === 'promise' && commitment.again !== undefined) met.add(commitment.again);
    }
    return { information, promise: met };
}

/** Whether what is not found may be what is missed in a journey: where a way leads or comes from, or a misspelt `asks`. */
export function isUncertain(journey: Journey, project: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): boolean {
    const isFound = (ref: Ref): boolean => project.information(ref) !== undefined;
    const graph = graphOf(journey);
    return graph.targetUnknown || project.handoffsInto(journey.id).some(({ from }) => project.touchpoint(from) === undefined)
        || graph.touchpoints.some(({ asks, gives }) => asks?.every(isFound) === false || gives?.every(isFound) === false);
}
