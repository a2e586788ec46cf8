import type { CommitmentLife } from '../../../analysis/commitment-life';
import type { Journey, Ref, Touchpoint } from '../../../model/model';
import type { MapParts } from './parts';

/** What becomes of a promise or an expectation in the plan, in the columns of a map. */
export interface DrawnCommitment {
    readonly life: CommitmentLife;
    readonly made: number;
    /** The columns where it is met, broken or promised again. */
    readonly ends: readonly { readonly place: number; readonly how: 'met' | 'broken' | 'again' }[];
    /** The journey where it is met, when nothing settles it in this one. */
    readonly elsewhere?: Journey;
}

/** Every promise and expectation of a journey, in the order in which they are made. */
export function drawnCommitments(parts: MapParts): readonly DrawnCommitment[] {
    const { journey, placeOf, context: { analyses } } = parts;
    const lives = analyses.livesOf(journey);
    if (lives.length === 0) return [];
    const makers = makersOf(parts);
    return lives.map((life): DrawnCommitment => {
        const ends = endsOf(life, makers, parts);
        const elsewhere = ends.length > 0 ? undefined : otherJourneyOf(life, parts);
        return { life, made: placeOf.get(life.madeAt.id)!, ends, ...(elsewhere !== undefined && { elsewhere }) };
    });
}

/** By promise, the touchpoints of this journey that make it. */
function makersOf({ graph }: MapParts): ReadonlyMap<Ref, readonly Touchpoint[]> {
    const makers = new Map<Ref, Touchpoint[]>();
    for (const touchpoint of graph.touchpoints) {
        for (const { id } of touchpoint.promises ?? []) if (id !== undefined) makers.set(id, [...makers.get(id) ?? [], touchpoint]);
    }
    return makers;
}

function endsOf({ metAt, arrivals, brokenAt, contradictedAt, renewedBy }: CommitmentLife, makers: ReadonlyMap<Ref, readonly Touchpoint[]>, { placeOf }: MapParts): DrawnCommitment['ends'] {
    const at = (touchpoints: readonly Touchpoint[], how: 'met' | 'broken' | 'again'): DrawnCommitment['ends'] =>
        touchpoints.flatMap(({ id }) => { const place = placeOf.get(id); return place === undefined ? [] : [{ place, how }]; });
    return [
        ...at(metAt.filter((_, index) => arrivals[index] !== 'never'), 'met'),
        ...at([...brokenAt.map(({ touchpoint }) => touchpoint), ...contradictedAt], 'broken'),
        ...at(renewedBy.flatMap(({ id }) => (id === undefined ? [] : makers.get(id) ?? [])), 'again'),
    ];
}

/** Only of what is met in time or not: a late one says by how much. */
function otherJourneyOf({ state, metAt, arrivals }: CommitmentLife, { context: { project } }: MapParts): Journey | undefined {
    if (state !== 'in-time' && state !== 'unknown' && state !== 'agreed' && state !== 'unlimited') return undefined;
    return project.journey(metAt.find((_, index) => arrivals[index] !== 'never')?.journey);
}
