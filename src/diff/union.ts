import type { GraphWay, JourneyGraph } from '../analysis/graph';
import { handoffContracts, type ContractOf } from '../analysis/handoff-contract';
import { labelOf } from '../model/label';
import { elementKey, type ElementKey, type Journey, type Ref, type Stage, type Touchpoint, type Way } from '../model/model';
import type { ProjectView } from '../model/view';
import { CLASSES, rankOf, type Change, type ChangeClass } from './change';
import type { Side } from './comparison';
import { pairStates, sideOf, type Compared, type DiffOptions, type ProjectState } from './diff';
import type { JourneyPair } from './journeys';
import { atOnce } from './steps';
import { touchpointsOf } from './touchpoints-of';

/** Both sides of a journey as one journey: all of the new side, and what is gone beside its nearest neighbours that are still there. */
export interface Union {
    readonly journey: Journey;
    readonly graph: UnionGraph;
    readonly stages: ReadonlyMap<Stage, PartState>;
    readonly touchpoints: ReadonlyMap<Touchpoint, Part>;
    readonly ways: ReadonlyMap<GraphWay, Part>;
    /** Of the journey itself, its stages, and what follows for it as a whole. */
    readonly changes: readonly Change[];
    readonly worst: ChangeClass;
}
export type UnionGraph = Pick<JourneyGraph, 'journey' | 'touchpoints' | 'ways' | 'out' | 'ownerOf' | 'channelsOf'> & { /** On the side that the way is on; on the new one when it is on both. */ readonly contractOf: ContractOf };
export type PartState = 'same' | 'added' | 'removed' | 'changed';
/** What became of a part, and the changes that tell it, the worst first. */
export interface Part { readonly state: PartState; readonly changes: readonly Change[] }

/** The journeys that changed in something that is seen in a picture, those with the worst first. One that is on one side only has no union here: it is all new, or gone (`goneUnions`). */
export function unionsOf(old: ProjectState, now: ProjectState, changes: readonly Change[], options: DiffOptions): readonly Union[] {
    const compared: Compared = { ...atOnce(pairStates(old, now, options)), changes };
    const shown = byElement(changes.filter(isSeen));
    return compared.pairs.map(pair => unionOf(pair, compared, shown)).filter(isChanged).sort((a, b) => CLASSES.indexOf(a.worst) - CLASSES.indexOf(b.worst));
}

/** Journeys of the new side, each with what became of it: also when that is nothing, and when all of it is new. */
export function unionsWith(wanted: readonly Journey[], compared: Compared): readonly Union[] {
    const shown = byElement(compared.changes.filter(isSeen));
    const pairOf = new Map(compared.pairs.map(pair => [pair.now.id, pair]));
    return wanted.map(journey => {
        const pair = pairOf.get(journey.id);
        return pair === undefined ? wholeUnion(journey, 'added', compared.now, shown) : unionOf(pair, compared, shown);
    });
}

/** Journeys that are gone and told as that, as they were; those without touchpoints have nothing to show. */
export function goneUnions(old: ProjectState, changes: readonly Change[]): readonly Union[] {
    const shown = byElement(changes.filter(isSeen));
    const gone = new Set(changes.filter(({ kind }) => kind === 'journey-removed').map(({ elementKey: key }) => key));
    return old.project.journeys.filter(journey => gone.has(elementKey('journey', journey.id)) && touchpointsOf(journey).length > 0).map(journey => wholeUnion(journey, 'removed', sideOf(old), shown));
}

function isChanged({ changes, touchpoints, ways }: Union): boolean {
    return changes.length > 0 || [...touchpoints.values(), ...ways.values()].some(({ state }) => state !== 'same');
}

/** Names are found on the new side first, then on the old one. */
export function unionView(old: ProjectView, now: ProjectView): ProjectView {
    return {
        ...now,
        owner: id => now.owner(id) ?? old.owner(id), system: id => now.system(id) ?? old.system(id), channel: id => now.channel(id) ?? old.channel(id),
        persona: id => now.persona(id) ?? old.persona(id), information: id => now.information(id) ?? old.information(id), scenario: id => now.scenario(id) ?? old.scenario(id),
        journey: id => now.journey(id) ?? old.journey(id), touchpoint: id => now.touchpoint(id) ?? old.touchpoint(id), commitment: id => now.commitment(id) ?? old.commitment(id),
    };
}

/** Evidence and what no customer meets are no part of the picture, but for titles, which stand in it. */
const isSeen = (change: Change): boolean => (change.class !== 'text' && change.class !== 'evidence') || change.kind.startsWith('title-');

type Shown = ReadonlyMap<ElementKey, readonly Change[]>;

function byElement(changes: readonly Change[]): Shown {
    const groups = new Map<ElementKey, Change[]>();
    for (const change of changes) {
        for (const key of new Set([change.elementKey, change.old?.element ?? change.elementKey])) {
            const group = groups.get(key);
            if (group === undefined) groups.set(key, [change]);
            else group.push(change);
        }
    }
    return groups;
}

function unionOf(pair: JourneyPair, { old: before, now: after, names }: Compared, shown: Shown): Union {
    const { old, now } = pair;
    const nowOf = (ref: Ref): Ref => names.nowOf('touchpoint', ref);
    const changesAt = (keys: readonly (ElementKey | undefined)[]): readonly Change[] =>
        [...new Set(keys.flatMap(key => (key === undefined ? [] : shown.get(key) ?? [])))].sort((a, b) => rankOf(a) - rankOf(b));
    const { stages, states } = unionStages(pair);
    const journey: Journey = { ...now, stages };

    const partner = new Map(pair.touchpoints.pairs.map(each => [each.now, each.old]));
    const gone = new Set(pair.touchpoints.removed);
    const partOf = (touchpoint: Touchpoint): Part => {
        const was = partner.get(touchpoint);
        const changes = changesAt([...keysOf(touchpoint), ...(was === undefined ? [] : keysOf(was))]);
        return { state: gone.has(touchpoint) ? 'removed' : was === undefined ? 'added' : changes.length > 0 ? 'changed' : 'same', changes };
    };
    const touchpoints = new Map(stages.flatMap(stage => stage.touchpoints.map(each => [each, partOf(each)] as const)));
    const [oldGraph, nowGraph] = [before.analyses.graphOf(old), after.analyses.graphOf(now)];
    const ways = unionWays(oldGraph.ways, nowGraph.ways, nowOf, changesAt);
    const out = new Map<Ref, GraphWay[]>();
    for (const way of ways.keys()) out.set(way.from, [...out.get(way.from) ?? [], way]);
    const graphOf = (touchpoint: Touchpoint): JourneyGraph => (gone.has(touchpoint) ? oldGraph : nowGraph);

    const isNow = new Set(nowGraph.ways.map(({ way }) => way));
    const isGone = new Set(oldGraph.ways.flatMap(({ way }) => (way === undefined || isNow.has(way) ? [] : [way])));
    const [oldContractOf, nowContractOf] = [before, after].map(side => handoffContracts(side.view, side.analyses)) as [ContractOf, ContractOf];

    const own = changesAt([elementKey('journey', now.id), elementKey('journey', old.id), ...[...old.stages, ...now.stages].map(({ id }) => elementKey('stage', id))]);
    const worst = [...own, ...[...touchpoints.values(), ...ways.values()].flatMap(({ changes }) => changes)].sort((a, b) => rankOf(a) - rankOf(b))[0]?.class ?? 'text';
    return {
        journey, touchpoints, ways, stages: states, changes: own, worst,
        graph: {
            journey, touchpoints: [...touchpoints.keys()], ways: [...ways.keys()], out: id => out.get(id) ?? [],
            contractOf: way => (isGone.has(way) ? oldContractOf : nowContractOf)(way),
            ownerOf: touchpoint => graphOf(touchpoint).ownerOf(touchpoint), channelsOf: touchpoint => graphOf(touchpoint).channelsOf(touchpoint),
        },
    };
}

/** A journey that is on one side only. */
function wholeUnion(journey: Journey, state: 'added' | 'removed', { view, analyses }: Side, shown: Shown): Union {
    const graph = analyses.graphOf(journey);
    const changesAt = (keys: readonly ElementKey[]): readonly Change[] => [...new Set(keys.flatMap(key => shown.get(key) ?? []))].sort((a, b) => rankOf(a) - rankOf(b));
    const changes = changesAt([elementKey('journey', journey.id), ...journey.stages.map(({ id }) => elementKey('stage', id))]);
    return {
        journey, graph: { ...graph, contractOf: handoffContracts(view, analyses) }, changes, worst: changes[0]?.class ?? 'text',
        stages: new Map(journey.stages.map(stage => [stage, state])),
        touchpoints: new Map(graph.touchpoints.map(touchpoint => [touchpoint, { state, changes: changesAt(keysOf(touchpoint)) }])),
        ways: new Map(graph.ways.map(way => [way, { state, changes: way.kind === 'fallback' ? [] : changesAt([elementKey('way', way.id)]) }])),
    };
}

/** A touchpoint, and the promises that are made at it. */
const keysOf = ({ id, promises = [] }: Touchpoint): readonly ElementKey[] => [elementKey('touchpoint', id), ...promises.flatMap(promise => (promise.id === undefined ? [] : [elementKey('promise', promise.id)]))];

// ---- What is gone, beside its neighbours ----------------------------------------------------------------------------

function unionStages({ old, now, stages, touchpoints }: JourneyPair): { readonly stages: readonly Stage[]; readonly states: ReadonlyMap<Stage, PartState> } {
    const gone = new Set(touchpoints.removed);
    const nowOf = new Map(touchpoints.pairs.map(pair => [pair.old, pair.now]));
    const was = new Map(stages.pairs.map(pair => [pair.now, pair.old]));
    const states = new Map<Stage, PartState>();
    const united = new Map<Stage, Stage>();
    for (const stage of now.stages) {
        const before = was.get(stage);
        const whole: Stage = { ...stage, touchpoints: withGone(stage.touchpoints, before?.touchpoints ?? [], each => nowOf.get(each), each => gone.has(each)) };
        united.set(stage, whole);
        states.set(whole, before === undefined ? 'added' : labelOf(before) === labelOf(stage) ? 'same' : 'changed');
    }
    const stageNow = new Map(stages.pairs.map(pair => [pair.old, united.get(pair.now)!]));
    // A stage whose touchpoints all moved elsewhere would be an empty column.
    const left = new Map(stages.removed.map(stage => [stage, { ...stage, touchpoints: stage.touchpoints.filter(each => gone.has(each)) }] as const).filter(([stage, { touchpoints: rest }]) => rest.length > 0 || stage.touchpoints.length === 0));
    for (const stage of left.values()) states.set(stage, 'removed');
    const order = old.stages.map(stage => left.get(stage) ?? stageNow.get(stage)).filter(stage => stage !== undefined);
    const goneStages = new Set<Stage>(left.values());
    return { states, stages: withGone([...united.values()], order, stage => (goneStages.has(stage) ? undefined : stage), stage => goneStages.has(stage)) };
}

/** What is gone stands behind what stood before it and is still there, or at the beginning. */
function withGone<E>(nows: readonly E[], olds: readonly E[], nowOf: (old: E) => E | undefined, isGone: (old: E) => boolean): readonly E[] {
    const here = new Set(nows);
    const behind = new Map<E | undefined, E[]>();
    let last: E | undefined;
    for (const old of olds) {
        if (isGone(old)) behind.set(last, [...behind.get(last) ?? [], old]);
        const now = nowOf(old);
        if (now !== undefined && here.has(now)) last = now;
    }
    return [...behind.get(undefined) ?? [], ...nows.flatMap(now => [now, ...behind.get(now) ?? []])];
}

function unionWays(olds: readonly GraphWay[], nows: readonly GraphWay[], nowOf: (ref: Ref) => Ref, changesAt: (keys: readonly ElementKey[]) => readonly Change[]): ReadonlyMap<GraphWay, Part> {
    const left = [...olds];
    const said = (way: Way | undefined): string => way?.title ?? way?.when?.join(', ') ?? '';
    const isSame = (one: GraphWay, other: GraphWay): boolean => nowOf(one.from) === other.from && nowOf(one.to) === other.to && (one.kind === 'fallback') === (other.kind === 'fallback');
    const isHandoff = ({ kind }: GraphWay): boolean => kind === 'handoff';
    const parts = new Map<GraphWay, Part>();
    for (const way of nows) {
        const alike = left.filter(other => isSame(other, way));
        const was = alike.find(other => said(other.way) === said(way.way)) ?? alike[0];
        if (was !== undefined) left.splice(left.indexOf(was), 1);
        // What changed at a way is told once, and not once more at its fallback.
        const changes = way.kind === 'fallback' ? [] : changesAt([elementKey('way', way.id), ...(was === undefined ? [] : [elementKey('way', was.id)])]);
        if (was === undefined || isHandoff(was) === isHandoff(way)) {
            parts.set(way, { state: was === undefined ? 'added' : changes.length > 0 ? 'changed' : 'same', changes });
            continue;
        }
        // A handoff and what only leads on are two things: what is told of it stands where the words of the handoff do. The order of the text alone is nothing that could go.
        if (was.kind !== 'implicit') parts.set({ ...was, from: way.from, to: way.to }, { state: 'removed', changes: isHandoff(was) ? changes : [] });
        parts.set(way, { state: 'added', changes: isHandoff(way) ? changes : [] });
    }
    for (const way of left) parts.set({ ...way, from: nowOf(way.from), to: nowOf(way.to) }, { state: 'removed', changes: way.kind === 'fallback' ? [] : changesAt([elementKey('way', way.id)]) });
    return parts;
}
