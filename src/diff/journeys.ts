import { labelOf } from '../model/label';
import { elementKey, type ElementKey, type Journey, type Ref, type Stage, type Touchpoint } from '../model/model';
import { compareAttributes } from './attribute';
import { isRetired, JOURNEY, STAGE } from './attributes/journey';
import { TOUCHPOINT } from './attributes/touchpoint';
import { compareCommitments, matchPromises, noteInnerNames, type Made } from './commitments';
import { addedSubject, removedSubject, scopeOf, subjectOf, type Comparison, type Scope } from './comparison';
import { isUnreachable } from './effects/reach';
import { match, type Matched, type Matching } from './identity';
import { movedAmong } from './longest-increasing';
import { isNothing, lostWithJourney, lostWithTouchpoint, NOTHING_LOST, saidLosses, type LostJourney } from './losses';
import { similarity } from './similarity';
import { touchpointsOf } from './touchpoints-of';
import { sameValue } from './values';
import { compareWays, keptTouchpoints } from './ways';

/** A journey that is on both sides, with what is the same in it. */
export interface JourneyPair {
    readonly old: Journey;
    readonly now: Journey;
    readonly how: Matched<Journey>['how'];
    readonly scope: Scope;
    readonly stages: Matching<Stage>;
    readonly touchpoints: Matching<Touchpoint>;
    /** Those that have a name. */
    readonly promises: Matching<Made>;
    /** Both are written the same; found out once. */
    readonly isSaidAlike: () => boolean;
}

/** Finds out what is the same in two states of a journey, and notes what is called otherwise. */
export function pairJourney({ old, now, how }: Matched<Journey>, comparison: Pick<Comparison, 'old' | 'now' | 'names'>): JourneyPair {
    const { names } = comparison;
    const stages = match(old.stages, now.stages, { likeness: stageLikeness });
    const touchpoints = match(touchpointsOf(old), touchpointsOf(now), { likeness: touchpointLikeness });
    names.add('journey', old.id, now.id);
    for (const pair of stages.pairs) names.add('stage', pair.old.id, pair.now.id);
    for (const pair of touchpoints.pairs) names.add('touchpoint', pair.old.id, pair.now.id);
    const promises = matchPromises(old, now);
    noteInnerNames(old, now, promises, names);
    let isAlike: boolean | undefined;
    return { old, now, how, scope: scopeOf(old, now, comparison), stages, touchpoints, promises, isSaidAlike: () => isAlike ??= sameValue(old, now) };
}

const titleLikeness = (a: { readonly title?: string; readonly name: string }, b: { readonly title?: string; readonly name: string }): number => similarity(labelOf(a), labelOf(b));

/** By their titles, or by the touchpoints that stand in both. */
function stageLikeness(a: Stage, b: Stage): number {
    const names = new Set(b.touchpoints.map(({ name }) => name));
    const same = a.touchpoints.filter(({ name }) => names.has(name)).length;
    return Math.max(titleLikeness(a, b), same < 2 ? 0 : same / Math.max(a.touchpoints.length, b.touchpoints.length));
}

/** By their titles, or by how much of what they say is the same. */
function touchpointLikeness(a: Touchpoint, b: Touchpoint): number {
    const facts = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(key => !APART.has(key) && (valueOf(a, key) !== undefined || valueOf(b, key) !== undefined));
    const same = facts.filter(key => sameValue(valueOf(a, key), valueOf(b, key)));
    // One fact that both have, e.g. their channel, says little.
    return Math.max(titleLikeness(a, b), facts.length < 3 ? 0 : same.length / facts.length);
}
const APART: ReadonlySet<string> = new Set(['kind', 'id', 'name', 'title', 'journey', 'stage', 'was']);
const valueOf = (element: object, key: string): unknown => (element as Readonly<Record<string, unknown>>)[key];

/** Everything that changed in a journey, but for what follows from it (src/diff/effects). */
export function compareJourney(pair: JourneyPair, comparison: Comparison): void {
    const { old, now, scope } = pair;
    const of = subjectOf('journey', old, now, scope);
    if (pair.how !== 'asked') reportRenaming('journey', pair, of, comparison);
    compareAttributes(JOURNEY, { old, now, of, scope, comparison });
    compareStages(pair, comparison);
    compareTouchpoints(pair, comparison);
    compareCommitments(pair, comparison);
    compareWays(old.ways, now.ways, { scope, kept: keptTouchpoints(() => pair.touchpoints.pairs) }, comparison);
}

/** A journey that is on one side only. What it holds goes or comes with it. */
export function reportWholeJourney(side: 'old' | 'now', journey: Journey, comparison: Comparison, neighbour: ElementKey | undefined): void {
    const { report, today } = comparison;
    if (side === 'now') {
        const of = addedSubject('journey', journey, scopeOf(undefined, journey, comparison));
        report({ kind: 'journey-added', of, args: { at: of.label } });
        return;
    }
    const of = removedSubject('journey', journey, scopeOf(journey, undefined, comparison), neighbour);
    if (isRetired(journey, today)) {
        report({ kind: 'journey-retired', of, args: { at: of.label, before: journey.retires ?? '' } });
        return;
    }
    // Of what nobody was offered nothing is lost.
    const lost = of.scope.isDraft ? NOTHING_LOST : lostWithJourney(journey, comparison);
    report({ kind: 'journey-removed', of, sign: lost.sign, args: { at: of.label, lost: isNothing(lost) ? '' : saidLosses(lost) } });
}

/** What has another name now. */
export function reportRenaming<E extends { readonly id: Ref; readonly name: string }>(
    kind: 'journey' | 'stage' | 'touchpoint' | 'owner' | 'system' | 'channel' | 'persona' | 'information' | 'metric' | 'term' | 'scenario' | 'portfolio' | 'case',
    { old, now, how }: Pick<Matched<E>, 'old' | 'now' | 'how'>, of: ReturnType<typeof subjectOf>, { report }: Comparison,
): void {
    if (old.name === now.name) return;
    report({ kind: how === 'guess' ? 'probably-renamed' : 'renamed', of: { ...of, key: elementKey(kind, now.id) }, before: old.name, after: now.name, args: { at: of.label, before: old.name, after: now.name, name: old.name } });
}

// ---- Stages ---------------------------------------------------------------------------------------------------------

function compareStages({ old, now, scope, stages, touchpoints }: JourneyPair, comparison: Comparison): void {
    const { report } = comparison;
    for (const pair of stages.pairs) {
        const of = subjectOf('stage', pair.old, pair.now, scope);
        reportRenaming('stage', pair, of, comparison);
        compareAttributes(STAGE, { ...pair, of, scope, comparison });
    }
    const place = new Map(now.stages.map((stage, index) => [stage, index]));
    for (const pair of movedAmong(stages.pairs, each => place.get(each.now)!)) {
        const of = subjectOf('stage', pair.old, pair.now, scope);
        report({ kind: 'stage-moved', of, args: { at: of.label, ...neighbours(pair, old.stages, now.stages) } });
    }
    const gone = new Set(touchpoints.removed);
    const fresh = new Set(touchpoints.added);
    const within = (stage: Stage, among: ReadonlySet<Touchpoint>) => {
        const touchpoints = stage.touchpoints.filter(each => among.has(each));
        return { args: { at: labelOf(stage), touchpoints: { all: touchpoints.map(labelOf) } }, about: touchpoints.map(({ id }) => id), isEmpty: stage.touchpoints.length === 0 };
    };
    for (const stage of stages.removed) {
        const of = removedSubject('stage', stage, scope, neighbourOf(stage, old.stages, stages, 'stage') ?? elementKey('journey', now.id));
        report({ kind: 'stage-removed', of, ...within(stage, gone) });
    }
    for (const stage of stages.added) {
        const of = addedSubject('stage', stage, scope);
        report({ kind: 'stage-added', of, ...within(stage, fresh) });
    }
}

// ---- Touchpoints ----------------------------------------------------------------------------------------------------

function compareTouchpoints(pair: JourneyPair, comparison: Comparison): void {
    const { old, now, scope, stages, touchpoints } = pair;
    const { names, report } = comparison;
    for (const same of touchpoints.pairs) {
        const of = subjectOf('touchpoint', same.old, same.now, scope);
        reportRenaming('touchpoint', same, of, comparison);
        compareAttributes(TOUCHPOINT, { ...same, of, scope, comparison });
    }
    const partner = new Map(touchpoints.pairs.map(same => [same.old, same.now]));
    const follows = { old: behind(touchpointsOf(old)), now: behind(touchpointsOf(now)) };
    const stageTitle = (side: Journey, id: Ref): string => labelOf(side.stages.find(stage => stage.id === id) ?? { id });
    for (const same of touchpoints.pairs) {
        if (names.nowOf('stage', same.old.stage) === same.now.stage) continue;
        const of = subjectOf('touchpoint', same.old, same.now, scope);
        const [before, after] = [stageTitle(old, same.old.stage), stageTitle(now, same.now.stage)];
        const [from, to] = [follows.old.get(same.old), follows.now.get(same.now)];
        const isElsewhere = from !== undefined && to !== undefined && partner.get(from) !== to;
        report({ kind: 'touchpoint-in-other-stage', of, before: same.old.stage, after: same.now.stage, args: { at: of.label, before, after, from: isElsewhere ? labelOf(from) : '', to: isElsewhere ? labelOf(to) : '' } });
    }
    for (const stage of stages.pairs) {
        const place = new Map(stage.now.touchpoints.map((touchpoint, index) => [touchpoint, index]));
        const both = touchpoints.pairs.filter(same => same.old.stage === stage.old.id && same.now.stage === stage.now.id);
        for (const same of movedAmong(both, each => place.get(each.now)!)) {
            const of = subjectOf('touchpoint', same.old, same.now, scope);
            report({ kind: 'touchpoint-moved', of, args: { at: of.label, ...neighbours(same, touchpointsOf(old), touchpointsOf(now)) } });
        }
    }
    const removedStages = new Set(stages.removed.map(({ id }) => id));
    const addedStages = new Set(stages.added.map(({ id }) => id));
    const [survivors, promised] = [new Set(touchpoints.pairs.map(({ old: { id } }) => id)), new Set(pair.promises.pairs.map(({ old: { promise } }) => promise.id))];
    const around: LostJourney = { old, now, survives: id => survivors.has(id) || comparison.old.view.touchpoint(id)?.journey !== old.id, isPromised: id => promised.has(id) };
    const [graph, nowGraph] = [comparison.old.analyses.graphOf(old), comparison.now.analyses.graphOf(now)];
    for (const touchpoint of touchpoints.removed) {
        const isReached = !isUnreachable(touchpoint, old, graph);
        const lost = !isReached ? NOTHING_LOST : lostWithTouchpoint(touchpoint, around, comparison);
        // What goes with its stage is told there, unless the customer loses something with it.
        if (isNothing(lost) && removedStages.has(touchpoint.stage)) continue;
        const neighbour = neighbourOf(touchpoint, touchpointsOf(old), touchpoints, 'touchpoint') ?? elementKey('journey', now.id);
        const of = removedSubject('touchpoint', touchpoint, scope, neighbour);
        const kind = !isReached ? 'touchpoint-removed-unreached' : isNothing(lost) ? 'touchpoint-removed' : lost.hasPromise ? 'touchpoint-with-promise-removed' : 'touchpoint-with-loss-removed';
        report({ kind, of, args: { at: of.label, lost: saidLosses(lost) }, sign: lost.sign, about: lost.promises, hasUnanswered: lost.hasCase === true });
    }
    for (const touchpoint of touchpoints.added) {
        const of = addedSubject('touchpoint', touchpoint, scope);
        const isReached = !isUnreachable(touchpoint, now, nowGraph);
        const kind = !isReached ? 'touchpoint-added-unreached' : isBurden(touchpoint) ? 'touchpoint-added-burden' : 'touchpoint-added';
        // What comes with its stage is told there, unless it is no gain.
        if (kind !== 'touchpoint-added' || !addedStages.has(touchpoint.stage)) report({ kind, of, args: { at: of.label } });
        if (isReached) reportNewQuestions(touchpoint, of, pair, comparison);
    }
    reportTakenQuestions(pair, comparison);
}

/** The customer has to begin it, and is given nothing there. */
function isBurden({ initiatedBy, optional, gives, meets, tells, promises, wows, recoveries, ends }: Touchpoint): boolean {
    return initiatedBy === 'customer' && optional !== true && ends === undefined && [gives, meets, tells, promises, wows, recoveries].every(each => (each ?? []).length === 0);
}

/** What a touchpoint asked that is gone, and another one asks now: the question is elsewhere (src/diff/told-once.ts). */
function reportTakenQuestions({ old, touchpoints, scope }: JourneyPair, { names, old: { view }, report }: Comparison): void {
    const taken = new Set(touchpoints.pairs.flatMap(({ old: { asks: before = [] }, now: { asks = [] } }) => asks.filter(ref => !before.some(each => names.nowOf('information', each) === ref))));
    if (taken.size === 0) return;
    for (const touchpoint of touchpoints.removed) {
        for (const ref of touchpoint.asks ?? []) {
            if (!taken.has(names.nowOf('information', ref))) continue;
            const of = removedSubject('touchpoint', touchpoint, scope, elementKey('journey', old.id));
            report({ kind: 'question-removed', of, field: 'asks', before: ref, args: { at: of.label, information: labelOf(view.information(ref) ?? { id: ref }) } });
        }
    }
}

/** A new touchpoint asks for what nobody asked before, or what another one no longer asks. */
function reportNewQuestions({ asks }: Touchpoint, of: ReturnType<typeof addedSubject>, { old, touchpoints }: JourneyPair, { names, now, report }: Comparison): void {
    if (asks === undefined) return;
    const left = new Set(touchpoints.pairs.flatMap(same => (same.old.asks ?? []).map(ref => names.nowOf('information', ref)).filter(ref => same.now.asks?.includes(ref) !== true)));
    const before = new Set(touchpointsOf(old).flatMap(other => other.asks ?? []).map(ref => names.nowOf('information', ref)).filter(ref => !left.has(ref)));
    asks.forEach((ref, index) => {
        if (before.has(ref)) return;
        report({ kind: 'question-added', of, field: 'asks', nowIndex: index, after: ref, args: { at: of.label, information: labelOf(now.view.information(ref) ?? { id: ref }) } });
    });
}

// ---- Places ---------------------------------------------------------------------------------------------------------

/** What each touchpoint comes after. */
const behind = (touchpoints: readonly Touchpoint[]): ReadonlyMap<Touchpoint, Touchpoint> => new Map(touchpoints.slice(1).map((touchpoint, index) => [touchpoint, touchpoints[index]!]));

/** Behind what something stands on both sides, as far as it is something. */
function neighbours<E extends { readonly id: Ref; readonly title?: string; readonly name: string }>({ old, now }: Pick<Matched<E>, 'old' | 'now'>, olds: readonly E[], nows: readonly E[]): { readonly before: string; readonly after: string } {
    const [before, after] = [olds[olds.indexOf(old) - 1], nows[nows.indexOf(now) - 1]];
    return { before: before === undefined ? '' : labelOf(before), after: after === undefined ? '' : labelOf(after) };
}

/** The nearest thing before it that is still there, else the nearest one behind it. */
export function neighbourOf<E extends { readonly id: Ref }>(gone: E, olds: readonly E[], { pairs }: Pick<Matching<E>, 'pairs'>, kind: 'stage' | 'touchpoint' | 'journey'): ElementKey | undefined {
    const partner = new Map(pairs.map(({ old, now }) => [old, now]));
    const at = olds.indexOf(gone);
    const found = [...olds.slice(0, at).reverse(), ...olds.slice(at + 1)].find(each => partner.has(each));
    return found === undefined ? undefined : elementKey(kind, partner.get(found)!.id);
}
