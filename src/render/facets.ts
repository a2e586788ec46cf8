import type { JourneyGraph } from '../analysis/graph';
import { UNKNOWN, type Journey, type Ref, type Touchpoint } from '../model/model';
import { rootOf } from '../analysis/owners';
import type { ProjectView } from '../model/view';
import type { Attributes } from './scene';

/**
 * By what a page filters: the owner with those around it, the channels, and the personas that a touchpoint tells apart, as
 * attributes of its group (`data-owner="platform platform.care"`, `data-channel="app hotline"`, `data-persona="zhang"`; without
 * the last it is the same for all of them). Names of the language have no spaces.
 */
export function facetsOf(touchpoint: Touchpoint, graph: Pick<JourneyGraph, 'ownerOf' | 'channelsOf'>, view: ProjectView): Attributes {
    const channels = [...new Set(graph.channelsOf(touchpoint))];
    const feels = touchpoint.feels ?? [];
    // What is felt by everybody is told of all of them.
    const personas = feels.some(({ persona }) => persona === undefined) ? [] : [...new Set(feels.map(({ persona }) => persona!))];
    return {
        ...ownerFacet(graph.ownerOf(touchpoint), view),
        ...(channels.length > 0 && { 'data-channel': channels.join(' ') }),
        ...(personas.length > 0 && { 'data-persona': personas.join(' ') }),
    };
}

/** Of a journey as a whole. */
export function facetsOfJourney({ owner, personas = [] }: Journey, view: ProjectView): Attributes {
    return { ...ownerFacet(owner, view), ...(personas.length > 0 && { 'data-persona': personas.join(' ') }) };
}

/** Of what somebody does at a moment: an entry of a case, or what comes of it. */
export function facetsOfMoment(owner: Ref | undefined, channels: readonly Ref[], view: ProjectView): Attributes {
    return { ...ownerFacet(owner, view), ...(channels.length > 0 && { 'data-channel': [...new Set(channels)].join(' ') }) };
}

function ownerFacet(owner: Ref | undefined, view: ProjectView): Attributes {
    const root = owner === undefined || owner === UNKNOWN ? undefined : rootOf(owner, view)?.id;
    const owners = [...new Set([root, owner])].filter((ref) => ref !== undefined);
    return owners.length > 0 ? { 'data-owner': owners.join(' ') } : {};
}
