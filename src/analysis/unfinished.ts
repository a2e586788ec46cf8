import type { Journey, Ref, Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';

/** A stage of it is only named, or it has no touchpoint: what is missed in it may be yet to come. */
export function isUnfinished({ stages }: Journey): boolean {
    return hasLaterStage({ stages }) || stages.every(({ touchpoints }) => touchpoints.length === 0);
}

export const hasLaterStage = ({ stages }: Pick<Journey, 'stages'>): boolean => stages.some(({ later }) => later === true);

/** Meets a name that is not found: it may be the one that is missed. */
export function meetsUnknown(touchpoints: readonly Touchpoint[], view: ProjectView): boolean {
    return touchpoints.some(({ meets }) => meets?.some(met => view.commitment(met) === undefined));
}

/** Speaks of a commitment that is not found, as what it meets, breaks, contradicts or answers. */
export function namesUnknown(touchpoints: readonly Touchpoint[], view: ProjectView): boolean {
    return touchpoints.some(touchpoint => namedAt(touchpoint).some(name => view.commitment(name) === undefined));
}

/** The commitments that a touchpoint settles or answers. */
export const namedAt = ({ meets = NONE, breaks = NONE, contradicts = NONE, promises = NONE }: Touchpoint): readonly Ref[] =>
    [...meets, ...breaks.map(({ what }) => what), ...contradicts, ...promises.flatMap(promise => promise.for ?? NONE)];

const NONE: readonly never[] = [];

/** The journeys into which a handoff carries a promise or an expectation. */
export function carriedInto(commitment: Ref, { id }: Journey, view: ProjectView): readonly Journey[] {
    return view.handoffsFrom(id)
        .filter(({ carriesAll, carries }) => carriesAll === true || carries?.some(({ ref }) => ref === commitment))
        .map(({ to }) => view.journey(view.touchpoint(to)?.journey))
        .filter(other => other !== undefined);
}

/** Whether what nothing meets may be met yet, as the text is not at its end. What has no name (`undefined`) may get one. */
export interface Unfinished { readonly mayMeet: (promise: Ref | undefined) => boolean; readonly mayTakeUp: (expectation: Ref | undefined) => boolean }

export function unfinishedIn(journey: Journey, touchpoints: readonly Touchpoint[], view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): Unfinished {
    const meets = hasLaterStage(journey) || meetsUnknown(touchpoints, view);
    const names = hasLaterStage(journey) || namesUnknown(touchpoints, view);
    const into = (commitment: Ref | undefined): readonly Journey[] => (commitment === undefined ? NONE : carriedInto(commitment, journey, view));
    return {
        mayMeet: promise => meets || into(promise).some(other => isUnfinished(other) || meetsUnknown(graphOf(other).touchpoints, view)),
        mayTakeUp: expectation => names || into(expectation).some(isUnfinished),
    };
}
