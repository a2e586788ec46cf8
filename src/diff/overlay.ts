import { labelOf } from '../model/label';
import { elementKey, type ElementKey } from '../model/model';
import { CLASSES, rankOf, type Change, type ChangeClass } from './change';
import type { DiffOptions, ProjectState } from './diff';
import { unionsOf, type Part, type PartState, type Union } from './union';

/** Both sides of a journey in one, as lists of what is drawn in words: without fallbacks, and without what changed in its words alone. */
export interface Overlay { readonly title: string; readonly worst: ChangeClass; readonly stages: readonly OverlayStage[]; readonly ways: readonly OverlayWay[] }
export interface OverlayStage { readonly title: string; readonly state: PartState; readonly touchpoints: readonly OverlayTouchpoint[] }
export interface OverlayTouchpoint extends Judged { /** Of the side that it is on, of the new one when it is on both. */ readonly key: ElementKey; readonly title: string }
export interface OverlayWay extends Judged { readonly from: ElementKey; readonly to: ElementKey; readonly label: string }
interface Judged { readonly state: PartState; readonly worst: ChangeClass | undefined }

/** The journeys with changes that a customer meets, those with the worst first. Journeys on one side only have no overlay: they are all new, or gone. */
export function overlaysOf(old: ProjectState, now: ProjectState, changes: readonly Change[], options: DiffOptions): readonly Overlay[] {
    return unionsOf(old, now, changes, options).flatMap(union => overlayOf(union) ?? []).sort((a, b) => rankOf({ class: a.worst }) - rankOf({ class: b.worst }));
}

function overlayOf({ journey, stages, touchpoints, ways, changes }: Union): Overlay | undefined {
    const shownStages = journey.stages.map((stage): OverlayStage => ({
        title: labelOf(stage), state: stages.get(stage)!,
        touchpoints: stage.touchpoints.map(touchpoint => ({ key: elementKey('touchpoint', touchpoint.id), title: labelOf(touchpoint), ...judged(touchpoints.get(touchpoint)!) })),
    }));
    const shownWays = [...ways].filter(([{ kind }]) => kind !== 'fallback').map(([{ from, to, way }, part]): OverlayWay => {
        const { state, worst } = judged(part);
        return {
            from: elementKey('touchpoint', from), to: elementKey('touchpoint', to), label: way?.title ?? way?.when?.join(', ') ?? '', state,
            // Nothing is told of a way that leads on by the order of the text alone.
            worst: state === 'added' ? worst ?? 'improving' : worst,
        };
    });
    const worst = worstOf([worstIn(changes.filter(({ elementKind }) => elementKind === 'journey')), ...shownStages.flatMap(stage => stage.touchpoints.map(each => each.worst)), ...shownWays.map(each => each.worst)]);
    return worst === undefined ? undefined : { title: labelOf(journey), worst, stages: shownStages, ways: shownWays };
}

function judged({ state, changes }: Part): Judged {
    const worst = worstIn(changes);
    if (state === 'removed') return { state, worst: worst ?? 'risky' };
    return { state: state === 'changed' && worst === undefined ? 'same' : state, worst };
}

/** Words and evidence are no marks. */
function worstIn(changes: readonly Change[]): ChangeClass | undefined {
    return worstOf(changes.map(change => change.class).filter(type => type !== 'text' && type !== 'evidence'));
}

function worstOf(classes: readonly (ChangeClass | undefined)[]): ChangeClass | undefined {
    return CLASSES.find(type => classes.includes(type));
}
