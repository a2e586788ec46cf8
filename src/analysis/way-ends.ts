import { UNKNOWN, type Journey, type Owner, type Ref, type Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { sameParty } from './owners';

/** One end of a way, with what is really known of it: what is not stated, `unknown`, or names nothing is undefined. */
export interface WayEnd {
    readonly touchpoint: Touchpoint;
    readonly journey: Journey;
    /** Who performs it. */
    readonly owner: Owner | undefined;
    /** What is written for it, its own or inherited: also `unknown`, and names that are not found. */
    readonly ownerRef: Ref | undefined;
    /** Where it happens; undefined as soon as one of its channels is not known. */
    readonly channels: readonly Ref[] | undefined;
}
export interface WayEnds { readonly from: WayEnd; readonly to: WayEnd }

/** Undefined when it names no touchpoint. */
export function wayEnd(id: Ref, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): WayEnd | undefined {
    const touchpoint = view.touchpoint(id);
    const journey = view.journey(touchpoint?.journey);
    if (touchpoint === undefined || journey === undefined) return undefined;
    const graph = graphOf(journey);
    const ownerRef = graph.ownerOf(touchpoint);
    const channels = graph.channelsOf(touchpoint);
    const isKnown = channels.length > 0 && channels.every(channel => channel !== UNKNOWN && view.channel(channel) !== undefined);
    return { touchpoint, journey, ownerRef, owner: knownOwner(ownerRef, view), channels: isKnown ? channels : undefined };
}

/** The owner behind a name; undefined for `unknown` and for a name that is not found. */
export function knownOwner(owner: Ref | undefined, view: ProjectView): Owner | undefined {
    return owner === undefined || owner === UNKNOWN ? undefined : view.owner(owner);
}

/** Both owners are known and neither is a part of the other: a team and the organisation around it are one party. */
export function partyChanges({ from, to }: WayEnds, view: ProjectView): boolean {
    if (from.owner === undefined || to.owner === undefined || from.owner === to.owner) return false;
    return !sameParty(from.owner, to.owner, view);
}

/** The channels of both ends are known, and the customer can stay in none of them. */
export function channelChanges({ from, to }: WayEnds): boolean {
    if (from.channels === undefined || to.channels === undefined) return false;
    return !from.channels.some(channel => to.channels!.includes(channel));
}
