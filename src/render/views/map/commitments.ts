import { mostOf, withSlowestWeekends } from '../../../analysis/elapsed';
import type { CommitmentLife } from '../../../analysis/commitment-life';
import { labelOf } from '../../../model/label';
import type { Ref, Touchpoint } from '../../../model/model';
import type { MapParts } from './parts';

/** What becomes of a promise or an expectation in the plan, in the columns of a map. */
export interface DrawnCommitment {
    readonly life: CommitmentLife;
    readonly made: number;
    /** The columns where it is met, broken or promised again. */
    readonly ends: readonly { readonly place: number; readonly how: 'met' | 'broken' | 'again' }[];
    readonly verdict: Verdict | undefined;
}

/** `CommitmentState` in the words of a map, which has no room for more. */
export type Verdict =
    | { readonly kind: 'kept' | 'met' | 'agreed' | 'unknown' | 'unbounded' | 'vague' | 'again' | 'answered' | 'open' | 'noWay' | 'notYet' | 'unreached' }
    | { readonly kind: 'late'; readonly bySeconds: number }
    | { readonly kind: 'broken'; readonly because: string | undefined }
    | { readonly kind: 'elsewhere'; readonly journey: string; readonly timing: 'kept' | 'met' | 'unknown' };

/** Every promise and expectation of a journey, in the order in which they are made. */
export function drawnCommitments(parts: MapParts): readonly DrawnCommitment[] {
    const { journey, placeOf, context: { analyses } } = parts;
    const lives = analyses.livesOf(journey);
    if (lives.length === 0) return [];
    const makers = makersOf(parts);
    return lives.map((life): DrawnCommitment => {
        const ends = endsOf(life, makers, parts);
        return { life, made: placeOf.get(life.madeAt.id)!, ends, verdict: verdictOf(life, ends.length > 0, parts) };
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

function verdictOf(life: CommitmentLife, isSettledHere: boolean, { context: { project } }: MapParts): Verdict | undefined {
    const { metAt, arrivals } = life;
    const other = isSettledHere ? undefined : project.journey(metAt.find((_, index) => arrivals[index] !== 'never')?.journey);
    const verdict = ofState(life);
    switch (verdict?.kind) {
        case 'kept': case 'met': case 'agreed': case 'unknown': case 'unbounded': case 'vague':
            return other === undefined ? verdict : { kind: 'elsewhere', journey: labelOf(other), timing: verdict.kind === 'kept' ? 'kept' : verdict.kind === 'met' || verdict.kind === 'agreed' ? 'met' : 'unknown' };
        default: return verdict;
    }
}

function ofState({ commitment, state, timings, unmatched, metAt, brokenAt }: CommitmentLife): Verdict | undefined {
    switch (state) {
        case 'noted': return undefined;
        case 'late': return { kind: 'late', bySeconds: Math.max(0, ...timings.filter(({ isLate }) => isLate).map(({ slowest, latest }) => withSlowestWeekends(slowest.most) - withSlowestWeekends(mostOf(latest) ?? slowest.most))) };
        case 'in-time': return { kind: 'kept' };
        case 'unknown': return { kind: unmatched.length === 0 && timings.length > 0 && timings.every(({ unknown }) => unknown.length === 0) ? 'unbounded' : 'unknown' };
        case 'unlimited': return { kind: commitment.limits.length > 0 ? 'vague' : 'met' };
        case 'broken': return { kind: 'broken', because: brokenAt[0]?.because };
        case 'contradicted': return { kind: 'broken', because: undefined };
        case 'renewed': return { kind: 'again' };
        case 'not-yet': return { kind: 'notYet' };
        case 'dangling': return { kind: metAt.length > 0 ? 'noWay' : 'open' };
        case 'agreed': case 'answered': case 'unreached': return { kind: state };
    }
}
