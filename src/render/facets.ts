import type { JourneyGraph } from '../analysis/graph';
import { UNKNOWN, type Touchpoint } from '../model/model';
import { rootOf } from '../analysis/owners';
import type { ProjectView } from '../model/view';
import type { Attributes } from './scene';

/**
 * By what a page filters: the owner with those around it, and the channels of a touchpoint, as attributes of its group
 * (`data-owner="platform platform.care"`, `data-channel="app hotline"`). Names of the language have no spaces.
 */
export function facetsOf(touchpoint: Touchpoint, graph: JourneyGraph, view: ProjectView): Attributes {
    const owner = graph.ownerOf(touchpoint);
    const root = owner === undefined || owner === UNKNOWN ? undefined : rootOf(owner, view)?.id;
    const owners = [...new Set([root, owner])].filter((ref) => ref !== undefined);
    const channels = [...new Set(graph.channelsOf(touchpoint))];
    return {
        ...(owners.length > 0 && { 'data-owner': owners.join(' ') }),
        ...(channels.length > 0 && { 'data-channel': channels.join(' ') }),
    };
}
