import { createAnalyses } from '../analysis/analyses';
import type { GraphWay } from '../analysis/graph';
import { labelOf } from '../model/label';
import { elementKey, type ElementKey, type Journey, type Ref, type Stage, type Touchpoint } from '../model/model';
import { CLASSES, rankOf, type Change, type ChangeClass } from './change';
import { createNames, type Side } from './comparison';
import { matchDeclarations } from './declarations';
import type { DiffOptions, ProjectState } from './diff';
import { matchJourneys } from './diff';
import { pairJourney, type JourneyPair } from './journeys';

/** Both sides of a journey in one: what did not change stands in it once. */
export interface Overlay { readonly title: string; readonly state: OverlayState; readonly worst: ChangeClass | undefined; readonly stages: readonly OverlayStage[]; readonly ways: readonly OverlayWay[] }
export type OverlayState = 'same' | 'added' | 'removed' | 'changed';
export interface OverlayStage { readonly title: string; readonly state: OverlayState; readonly touchpoints: readonly OverlayTouchpoint[] }
export interface OverlayTouchpoint { /** Of the side that it is on, of the new one when it is on both. */ readonly key: ElementKey; readonly title: string; readonly state: OverlayState; readonly worst: ChangeClass | undefined }
export interface OverlayWay { readonly from: ElementKey; readonly to: ElementKey; readonly label: string; readonly isHandoff: boolean; readonly state: OverlayState; readonly worst: ChangeClass | undefined }

/** The journeys with changes that a customer meets, those with the worst first. Journeys on one side only have no overlay: they are all new, or gone. */
export function overlaysOf(old: ProjectState, now: ProjectState, changes: readonly Change[], options: DiffOptions): readonly Overlay[] {
    const names = createNames();
    const sides = { old: { ...old, analyses: createAnalyses(old.view) }, now: { ...now, analyses: createAnalyses(now.view) } };
    matchDeclarations({ ...sides, names });
    const { pairs } = matchJourneys(old.project, now.project, options);
    const marks = marksOf(changes);
    return pairs.map(pair => overlayOf(pairJourney(pair, { ...sides, names }), sides.old, sides.now, names, marks))
        .filter(({ worst }) => worst !== undefined).sort((a, b) => CLASSES.indexOf(a.worst!) - CLASSES.indexOf(b.worst!));
}

/** The worst class of what changed at each element; of a promise at the touchpoint where it is made. Words and evidence are no marks. */
function marksOf(changes: readonly Change[]): ReadonlyMap<ElementKey, ChangeClass> {
    const marks = new Map<ElementKey, ChangeClass>();
    const mark = (key: ElementKey | undefined, type: ChangeClass): void => {
        const before = key === undefined ? undefined : marks.get(key);
        if (key !== undefined && (before === undefined || rankOf({ class: type }) < rankOf({ class: before }))) marks.set(key, type);
    };
    for (const change of changes) {
        if (change.class === 'text' || change.class === 'evidence') continue;
        for (const key of [change.elementKey, change.old?.element]) mark(key, change.class);
    }
    return marks;
}

type Marks = ReturnType<typeof marksOf>;
type Names = ReturnType<typeof createNames>;

function overlayOf({ old, now, stages, touchpoints }: JourneyPair, before: Side, after: Side, names: Names, marks: Marks): Overlay {
    const partner = new Map(touchpoints.pairs.map(pair => [pair.now, pair.old]));
    const worstAt = (keys: readonly (ElementKey | undefined)[]): ChangeClass | undefined => keys.flatMap(key => (key === undefined ? [] : marks.get(key) ?? [])).sort((a, b) => CLASSES.indexOf(a) - CLASSES.indexOf(b))[0];
    const promisesOf = ({ promises }: Touchpoint): readonly ElementKey[] => (promises ?? []).flatMap(({ id }) => (id === undefined ? [] : [elementKey('promise', id)]));
    const shownNow = (touchpoint: Touchpoint): OverlayTouchpoint => {
        const was = partner.get(touchpoint);
        const key = elementKey('touchpoint', touchpoint.id);
        const worst = worstAt([key, ...promisesOf(touchpoint), ...(was === undefined ? [] : [elementKey('touchpoint', was.id), ...promisesOf(was)])]);
        return { key, title: labelOf(touchpoint), state: was === undefined ? 'added' : worst === undefined ? 'same' : 'changed', worst };
    };
    const shownGone = (touchpoint: Touchpoint): OverlayTouchpoint => {
        const key = elementKey('touchpoint', touchpoint.id);
        return { key, title: labelOf(touchpoint), state: 'removed', worst: worstAt([key, ...promisesOf(touchpoint)]) ?? 'risky' };
    };
    const gone = new Set(touchpoints.removed);
    const stageOf = new Map(stages.pairs.map(pair => [pair.now, pair.old]));
    const shownStages = now.stages.map((stage): OverlayStage => {
        const was = stageOf.get(stage);
        return { title: labelOf(stage), state: was === undefined ? 'added' : 'same', touchpoints: [...stage.touchpoints.map(shownNow), ...(was?.touchpoints ?? []).filter(each => gone.has(each)).map(shownGone)] };
    });
    const goneStages = stages.removed.map((stage: Stage): OverlayStage => ({ title: labelOf(stage), state: 'removed', touchpoints: stage.touchpoints.filter(each => gone.has(each)).map(shownGone) })).filter(stage => stage.touchpoints.length > 0);
    const ways = overlayWays(old, now, before, after, names, worstAt);
    const all = [...shownStages, ...goneStages];
    const worst = [worstAt([elementKey('journey', now.id), elementKey('journey', old.id)]), ...all.flatMap(stage => stage.touchpoints.map(each => each.worst)), ...ways.map(each => each.worst)]
        .flatMap(each => each ?? []).sort((a, b) => CLASSES.indexOf(a) - CLASSES.indexOf(b))[0];
    return { title: labelOf(now), state: worst === undefined ? 'same' : 'changed', worst, stages: all, ways };
}

function overlayWays(old: Journey, now: Journey, before: Side, after: Side, names: Names, worstAt: (keys: readonly (ElementKey | undefined)[]) => ChangeClass | undefined): readonly OverlayWay[] {
    const nowOf = (ref: Ref): Ref => names.nowOf('touchpoint', ref);
    const [olds, nows] = [before.analyses.graphOf(old).ways, after.analyses.graphOf(now).ways].map(ways => ways.filter(({ kind }) => kind !== 'fallback')) as [GraphWay[], GraphWay[]];
    const labelled = ({ way }: GraphWay): string => way?.title ?? way?.when?.join(', ') ?? '';
    const isSame = (one: GraphWay, other: GraphWay): boolean => nowOf(one.from) === other.from && nowOf(one.to) === other.to;
    const left = [...olds];
    const shown = nows.map((way): OverlayWay => {
        const alike = left.filter(other => isSame(other, way));
        const was = alike.find(other => labelled(other) === labelled(way)) ?? alike[0];
        if (was !== undefined) left.splice(left.indexOf(was), 1);
        const worst = worstAt([elementKey('way', way.id), ...(was === undefined ? [] : [elementKey('way', was.id)])]);
        return {
            from: elementKey('touchpoint', way.from), to: elementKey('touchpoint', way.to), label: labelled(way), isHandoff: way.kind === 'handoff',
            state: was === undefined ? 'added' : worst === undefined ? 'same' : 'changed', worst: was === undefined ? worst ?? 'improving' : worst,
        };
    });
    const gone = left.map((way): OverlayWay => ({
        from: elementKey('touchpoint', nowOf(way.from)), to: elementKey('touchpoint', nowOf(way.to)), label: labelled(way), isHandoff: way.kind === 'handoff', state: 'removed', worst: worstAt([elementKey('way', way.id)]) ?? 'risky',
    }));
    return [...shown, ...gone];
}
