import { rootOf } from '../../analysis/owners';
import type { Analyses } from '../../analysis/analyses';
import { labelOf } from '../../model/label';
import { UNKNOWN, type Case, type Journey, type Ref } from '../../model/model';
import type { ProjectView } from '../../model/view';

/** By what a page can be filtered: what occurs in it, in the order in which it does. */
export interface FacetChoices { readonly owner: readonly Choice[]; readonly channel: readonly Choice[]; readonly persona: readonly Choice[] }
export interface Choice { readonly ref: Ref; readonly label: string }

interface Found { readonly owners: Iterable<Ref | undefined>; readonly channels: Iterable<Ref>; readonly personas: Iterable<Ref> }

export function journeyChoices(journey: Journey, project: ProjectView, analyses: Analyses): FacetChoices {
    return choices(foundIn(journey, analyses), project);
}

function foundIn(journey: Journey, analyses: Analyses): Found {
    const { touchpoints, ownerOf, channelsOf } = analyses.graphOf(journey);
    return {
        owners: touchpoints.map(ownerOf), channels: touchpoints.flatMap(channelsOf),
        personas: touchpoints.flatMap(({ feels = [] }) => feels.flatMap(({ persona }) => persona ?? [])),
    };
}

export function caseChoices(lived: Case, project: ProjectView, analyses: Analyses): FacetChoices {
    const journey = project.journey(lived.journey);
    const graph = journey === undefined ? undefined : analyses.graphOf(journey);
    const planned = lived.entries.map(({ touchpoint }) => project.touchpoint(touchpoint));
    return choices({
        owners: lived.entries.map(({ owner }, index) => owner ?? (planned[index] === undefined ? undefined : graph?.ownerOf(planned[index]))),
        channels: lived.entries.flatMap(({ channels }, index) => channels ?? (planned[index] === undefined ? [] : graph?.channelsOf(planned[index]) ?? [])),
        personas: [],
    }, project);
}

/** Of the journeys as wholes, and of all that happens in them. */
export function overviewChoices(journeys: readonly Journey[], project: ProjectView, analyses: Analyses): FacetChoices {
    const within = journeys.map((journey) => foundIn(journey, analyses));
    return choices({
        owners: [...journeys.map(({ owner }) => owner), ...within.flatMap(({ owners }) => [...owners])], channels: within.flatMap(({ channels }) => [...channels]),
        personas: [...journeys.flatMap(({ personas = [] }) => personas), ...within.flatMap(({ personas }) => [...personas])],
    }, project);
}

/** Of the journeys as wholes. */
export function portfolioChoices(journeys: readonly Journey[], project: ProjectView): FacetChoices {
    return choices({ owners: journeys.map(({ owner }) => owner), channels: [], personas: journeys.flatMap(({ personas = [] }) => personas) }, project);
}

function choices({ owners, channels, personas }: Found, project: ProjectView): FacetChoices {
    const stated = [...owners].filter((ref) => ref !== undefined && ref !== UNKNOWN) as readonly Ref[];
    // The organisation before its teams.
    const withRoots = stated.flatMap((ref) => [rootOf(ref, project)?.id ?? ref, ref]);
    return {
        owner: named(withRoots, (ref) => ownerPath(ref, project)),
        channel: named([...channels].filter((ref) => ref !== UNKNOWN), (ref) => labelled(project.channel(ref), ref)),
        persona: named([...personas], (ref) => labelled(project.persona(ref), ref)),
    };
}

function named(refs: readonly Ref[], labelAt: (ref: Ref) => string): readonly Choice[] {
    return [...new Set(refs)].map((ref) => ({ ref, label: labelAt(ref) }));
}

/** An inner owner with those around it. */
function ownerPath(ref: Ref, project: ProjectView): string {
    const names: string[] = [];
    for (let owner = project.owner(ref); owner !== undefined; owner = project.owner(owner.parent)) names.unshift(labelOf(owner));
    return names.length === 0 ? ref : names.join(' › ');
}

function labelled(found: { readonly title?: string; readonly name: string } | undefined, ref: Ref): string {
    return found === undefined ? ref : labelOf(found);
}
