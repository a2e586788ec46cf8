import { withSlowestWeekends, mostOf } from '../../../analysis/elapsed';
import { settlementOf, type Commitment, type NamedCommitment } from '../../../analysis/settlement';
import type { Timing } from '../../../analysis/timing';
import { labelOf } from '../../../model/label';
import { elementKey, type Ref, type Touchpoint } from '../../../model/model';
import type { MapParts } from './parts';

/** What becomes of a promise or an expectation in the plan. */
export interface CommitmentLife {
    readonly commitment: Commitment;
    readonly madeAt: Touchpoint;
    readonly made: number;
    /** The columns where it is met, broken or promised again. */
    readonly ends: readonly { readonly place: number; readonly how: 'met' | 'broken' | 'again' }[];
    readonly verdict: Verdict | undefined;
}

export type Verdict =
    | { readonly kind: 'kept' | 'met' | 'agreed' | 'unknown' | 'unbounded' | 'vague' | 'again' | 'open' | 'notYet' }
    | { readonly kind: 'late'; readonly bySeconds: number }
    | { readonly kind: 'broken'; readonly because: string | undefined }
    | { readonly kind: 'elsewhere'; readonly journey: string; readonly timing: 'kept' | 'met' | 'unknown' };

/** Every promise and expectation of a journey, in the order in which they are made. */
export function commitmentLives(parts: MapParts): readonly CommitmentLife[] {
    const { journey, graph, placeOf, context: { analyses } } = parts;
    const made = graph.touchpoints.filter(({ expects, promises }) => expects !== undefined || promises !== undefined);
    if (made.length === 0) return [];
    const timings = new Map<Ref, Timing[]>();
    for (const timing of analyses.timingOf(journey).timings) {
        const own = timings.get(timing.commitment.id);
        if (own === undefined) timings.set(timing.commitment.id, [timing]);
        else own.push(timing);
    }
    return made.flatMap((madeAt) => [...madeAt.expects ?? [], ...madeAt.promises ?? []].map((commitment): CommitmentLife => {
        const own = { commitment, madeAt, made: placeOf.get(madeAt.id)! };
        return commitment.id === undefined ? { ...own, ends: [], verdict: unnamed(commitment) } : { ...own, ...lifeOf({ ...commitment, id: commitment.id }, timings.get(commitment.id) ?? [], parts) };
    }));
}

/** Nothing can meet what has no name. An expectation without a limit is no more than a note. */
function unnamed({ kind, limits }: Commitment): Verdict | undefined {
    return kind === 'expectation' && limits.length === 0 ? undefined : { kind: 'open' };
}

function lifeOf(commitment: NamedCommitment, timings: readonly Timing[], parts: MapParts): Pick<CommitmentLife, 'ends' | 'verdict'> {
    const { placeOf, journey, context: { project } } = parts;
    const { metAt: met } = settlementOf(commitment, project);
    const { broken, again } = otherEnds(commitment, parts);
    const at = (touchpoints: readonly Touchpoint[], how: 'met' | 'broken' | 'again'): CommitmentLife['ends'] => touchpoints.flatMap(({ id }) => { const place = placeOf.get(id); return place === undefined ? [] : [{ place, how }]; });
    const ends = [...at(met, 'met'), ...at(broken.map(({ touchpoint }) => touchpoint), 'broken'), ...at(again, 'again')];
    const [first] = broken;
    if (first !== undefined) return { ends, verdict: { kind: 'broken', because: first.because } };
    if (met.length === 0) {
        if (again.length > 0) return { ends, verdict: { kind: 'again' } };
        return { ends, verdict: { kind: journey.stages.some(({ later }) => later === true) || project.handoffsFrom(journey.id).length > 0 ? 'notYet' : 'open' } };
    }
    const timed = timingOf(commitment, timings);
    const [beyond] = ends.length === 0 ? met : [];
    const other = project.journey(beyond?.journey);
    if (other === undefined || timed.kind === 'late') return { ends, verdict: timed };
    return { ends, verdict: { kind: 'elsewhere', journey: labelOf(other), timing: timed.kind === 'kept' ? 'kept' : timed.kind === 'met' || timed.kind === 'agreed' ? 'met' : 'unknown' } };
}

/** Whether it comes in time on the slowest way. */
function timingOf(commitment: Commitment, timings: readonly Timing[]): Verdict {
    const lateSeconds = Math.max(0, ...timings.filter(({ isLate }) => isLate).map(({ slowest, latest }) => {
        const limit = mostOf(latest);
        return limit === undefined ? 0 : withSlowestWeekends(slowest.most) - withSlowestWeekends(limit);
    }));
    if (0 < lateSeconds) return { kind: 'late', bySeconds: lateSeconds };
    if (timings.some(({ unknown }) => unknown.length > 0)) return { kind: 'unknown' };
    if (timings.some(({ unbounded }) => unbounded.length > 0)) return { kind: 'unbounded' };
    if (timings.length > 0) return { kind: 'kept' };
    if (commitment.limits.some((limit) => 'duration' in limit)) return { kind: 'unknown' };
    if (commitment.limits.length > 0) return { kind: 'vague' };
    return { kind: commitment.kind === 'promise' && commitment.at !== undefined ? 'agreed' : 'met' };
}

/** The touchpoints of this journey that break it or go against it, and those that promise the same again. */
function otherEnds({ kind, id }: NamedCommitment, { context: { project }, graph, placeOf }: MapParts): {
    readonly broken: readonly { readonly touchpoint: Touchpoint; readonly because: string | undefined }[]; readonly again: readonly Touchpoint[];
} {
    const broken: { touchpoint: Touchpoint; because: string | undefined }[] = [];
    const renewed = new Set<Ref>();
    for (const key of project.eachReferenceTo(elementKey(kind, id))) {
        const name = key.slice(key.indexOf(':') + 1);
        if (key.startsWith('touchpoint:') && placeOf.has(name)) {
            const touchpoint = project.touchpoint(name)!;
            const breaks = touchpoint.breaks?.find(({ what }) => what === id);
            if (breaks !== undefined || touchpoint.contradicts?.includes(id) === true) broken.push({ touchpoint, because: breaks?.because });
        } else if (key.startsWith('promise:')) {
            const promise = project.commitment(name);
            if (promise?.kind === 'promise' && promise.again === id) renewed.add(name);
        }
    }
    const again = renewed.size === 0 ? [] : graph.touchpoints.filter(({ promises }) => promises?.some((promise) => promise.id !== undefined && renewed.has(promise.id)) === true);
    return { broken, again };
}
