import type { Journey, Ref, Stage, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import { arcsBy, closure, groupOf, marks, othersOf, OUTSIDE, type Arcs, type Marks } from './arcs';
import { componentsOf } from './components';
import { once } from './once';

/** The ways of a journey, the written and the implicit ones, and what follows from them alone. */
export interface JourneyGraph {
    readonly journey: Journey;
    /** In document order, across stages. */
    readonly touchpoints: readonly Touchpoint[];
    /** Those between touchpoints of this journey; in the order of their sources, then as written. */
    readonly ways: readonly GraphWay[];
    readonly out: (touchpoint: Ref) => readonly GraphWay[];
    readonly into: (touchpoint: Ref) => readonly GraphWay[];
    /** Where the customer can come in: every `entry`, the target of a handoff from another journey, and the first touchpoint. */
    readonly entries: readonly Touchpoint[];
    /** From an entry. Where some target is unknown, any touchpoint may have been meant: then all are reachable. */
    readonly reachable: ReadonlySet<Ref>;
    /** Some way or fallback leads to a name that is not found: what comes after what is not certain. */
    readonly targetUnknown: boolean;
    /** Where the journey is left: an `ends`, a handoff into another journey, or a way to a name that is not found. */
    readonly leaves: ReadonlySet<Ref>;
    /** The touchpoints from which some way leads to where the journey is left. */
    readonly canEnd: ReadonlySet<Ref>;
    /** Groups of touchpoints that lead round to each other (strongly connected, with more than one member or a way to itself). */
    readonly loops: readonly (readonly Touchpoint[])[];
    /** Who performs it: its own owner, its stage's, its journey's; undefined when none is stated, `unknown` when so written. */
    readonly ownerOf: (touchpoint: Touchpoint) => Ref | undefined;
    /** Where it happens: its own channels, or its stage's. */
    readonly channelsOf: (touchpoint: Touchpoint) => readonly Ref[];

    // For who goes through all of it: touchpoint `n` is `touchpoints[n]`.
    /** `OUTSIDE` for a touchpoint of another journey. */
    readonly numberOf: (touchpoint: Ref) => number;
    readonly arcsOut: Arcs<GraphWay>;
    readonly arcsInto: () => Arcs<GraphWay>;
    /** 1 for those in `reachable`. */
    readonly isReached: Marks;
    /** Every way leads forward in the text, as in most journeys: then none leads round. */
    readonly isForward: boolean;
}

/** `implicit`: the order of the text; `fallback`: taken when things fail on the way it belongs to. */
export interface GraphWay {
    readonly kind: 'implicit' | 'path' | 'handoff' | 'fallback';
    /** For an implicit one the id that it would have when written. */
    readonly id: string;
    readonly from: Ref;
    readonly to: Ref;
    /** What is written; absent for an implicit one. For a fallback the way that it belongs to. */
    readonly way?: Way;
}

const NONE: readonly never[] = [];

/**
 * Follows a journey's ways, in time linear in its touchpoints and ways. Other journeys are only asked for what leads over. What
 * follows from the ways is made when it is first asked for.
 */
export function journeyGraph(journey: Journey, view: ProjectView): JourneyGraph {
    const touchpoints: Touchpoint[] = [];
    const stages: Stage[] = [];
    const numbers = new Map<Ref, number>();
    for (const stage of journey.stages) {
        for (const touchpoint of stage.touchpoints) {
            numbers.set(touchpoint.id, touchpoints.length);
            touchpoints.push(touchpoint);
            stages.push(stage);
        }
    }
    const count = touchpoints.length;
    const numberOf = (id: Ref): number => numbers.get(id) ?? OUTSIDE;
    const stageOf = ({ id }: Touchpoint): Stage | undefined => stages[numberOf(id)];
    const { ways: written, traits, targetUnknown } = writtenWays(journey, numbers, view);
    const { arcs: arcsOut, sources, isForward } = allWays(touchpoints, numbers, written, traits);
    const arcsInto = once(() => arcsBy(count, arcsOut.steps, arcsOut.others, sources));

    const having = (trait: number, isSo: (touchpoint: Touchpoint, at: number) => boolean): readonly number[] =>
        [...touchpoints.keys()].filter(at => (traits[at]! & trait) !== 0 || isSo(touchpoints[at]!, at));
    const isEntry = ({ entry }: Touchpoint, at: number): boolean => at === 0 || entry === true;
    const isEnd = ({ ends }: Touchpoint): boolean => ends !== undefined;
    const isReached = once(() => (targetUnknown ? marks(count, 1) : closure(count, having(ENTERED | FROM_NOWHERE, isEntry), arcsOut)));
    const entries = once(() => having(ENTERED, isEntry).map(at => touchpoints[at]!));
    const leaves = once(() => having(LEFT, isEnd));
    const leavesById = once(() => new Set(leaves().map(at => touchpoints[at]!.id)));
    const reachable = once(() => marked(touchpoints, isReached()));
    const canEnd = once(() => marked(touchpoints, closure(count, leaves(), arcsInto())));
    const loops = once(() => (isForward ? NONE : loopsOf(touchpoints, arcsOut)));
    return {
        journey, touchpoints, ways: arcsOut.steps, targetUnknown, numberOf, arcsOut, arcsInto, isForward,
        out: id => groupOf(arcsOut, numberOf(id)),
        into: id => groupOf(arcsInto(), numberOf(id)),
        get isReached() { return isReached(); },
        get entries() { return entries(); },
        get leaves() { return leavesById(); },
        get reachable() { return reachable(); },
        get canEnd() { return canEnd(); },
        get loops() { return loops(); },
        ownerOf: touchpoint => touchpoint.owner ?? stageOf(touchpoint)?.owner ?? journey.owner,
        channelsOf: touchpoint => (hasAny(touchpoint.channels) ? touchpoint.channels : stageOf(touchpoint)?.channels) ?? NONE,
    };
}

/** The touchpoints that can come after one, itself only when it lies on a loop. */
export function reachableFrom({ touchpoints, arcsOut, numberOf }: JourneyGraph, touchpoint: Ref): ReadonlySet<Ref> {
    return marked(touchpoints, closure(touchpoints.length, othersOf(arcsOut, numberOf(touchpoint)), arcsOut));
}

/** The touchpoints from which one can be reached, itself included; one of another journey is alone. */
export function touchpointsBefore({ touchpoints, arcsInto, numberOf }: JourneyGraph, touchpoint: Ref): ReadonlySet<Ref> {
    const at = numberOf(touchpoint);
    return at === OUTSIDE ? new Set([touchpoint]) : marked(touchpoints, closure(touchpoints.length, [at], arcsInto()));
}

/**
 * Whether a touchpoint can come after another one; after itself only when it lies on a loop. Made once a journey, it
 * searches from each source no further than the questions need.
 */
export function comesAfterIn({ touchpoints, arcsOut, numberOf, isForward }: JourneyGraph): (touchpoint: Ref, source: Ref) => boolean {
    const rank = isForward ? undefined : ranksOf(touchpoints.length, arcsOut);
    const rankOf = (at: number): number => (rank === undefined ? -at : rank[at]!);
    const searches = new Map<number, { readonly found: Set<number>; readonly rest: Iterator<number> }>();
    return (touchpoint, source) => {
        const [to, from] = [numberOf(touchpoint), numberOf(source)];
        if (to === OUTSIDE || from === OUTSIDE || rankOf(to) > rankOf(from)) return false;
        let search = searches.get(from);
        if (search === undefined) {
            const found = new Set(othersOf(arcsOut, from));
            searches.set(from, search = { found, rest: found.values() });
        }
        const { found, rest } = search;
        while (!found.has(to)) {
            const step = rest.next();
            if (step.done) return false;
            for (const other of othersOf(arcsOut, step.value)) found.add(other);
        }
        return true;
    };
}

/** Ways only lead to the same rank or to a lower one. */
function ranksOf(count: number, out: Arcs<GraphWay>): Marks {
    const rank = marks(count, 0);
    componentsOf(targetsBySource(count, out)).forEach((members, index) => { for (const at of members) rank[at] = index; });
    return rank;
}

const targetsBySource = (count: number, out: Arcs<GraphWay>): readonly (readonly number[])[] => marks(count, 0).map((_, at) => othersOf(out, at));

function marked(touchpoints: readonly Touchpoint[], isMarked: Marks): ReadonlySet<Ref> {
    const ids = new Set<Ref>();
    for (let at = 0; at < touchpoints.length; at++) if (isMarked[at] === 1) ids.add(touchpoints[at]!.id);
    return ids;
}

// ---- Ways -----------------------------------------------------------------------------------------------------------

interface WrittenWays {
    /** The ways inside this journey with their fallbacks, by source. */
    readonly ways: readonly (readonly GraphWay[] | undefined)[];
    /** What the written ways make of each touchpoint. */
    readonly traits: Marks;
    /** Some way or fallback leads to a name that is not found. */
    readonly targetUnknown: boolean;
}

/** The author said where it leads: the order of the text does not count there. */
const DIRECTED = 1;
/** A way leads from it out of this journey, or nowhere that is known. */
const LEFT = 2;
/** A way leads into it from another journey. */
const ENTERED = 4;
/** A way leads into it whose source names nothing. */
const FROM_NOWHERE = 8;

function writtenWays(journey: Journey, numbers: ReadonlyMap<Ref, number>, view: ProjectView): WrittenWays {
    const ways: GraphWay[][] = [];
    const traits = marks(numbers.size, 0);
    let targetUnknown = false;

    const isElsewhere = (ref: Ref): boolean => {
        const owner = ref.slice(0, Math.max(0, ref.indexOf('.')));
        return view.touchpoint(ref) !== undefined || (owner !== journey.name && view.journey(owner) !== undefined);
    };
    const lead = (kind: GraphWay['kind'], id: string, from: Ref, to: Ref, way: Way): void => {
        const source = numbers.get(from);
        const target = numbers.get(to);
        if (source !== undefined && target !== undefined) {
            if (kind !== 'fallback') traits[source]! |= DIRECTED;
            (ways[source] ??= []).push({ kind, id, from, to, way });
            return;
        }
        if (target !== undefined) {
            traits[target]! |= isElsewhere(from) ? ENTERED : FROM_NOWHERE;
            return;
        }
        const isKnown = isElsewhere(to);
        if (!isKnown && (source !== undefined || !isElsewhere(from))) targetUnknown = true;
        if (source === undefined) return;
        traits[source]! |= LEFT;
        if (!isKnown && kind !== 'fallback') traits[source]! |= DIRECTED;
    };
    const add = (way: Way): void => {
        lead(way.wayKind, way.id, way.from, way.to, way);
        for (const { as, ref } of way.fallbacks ?? NONE) if (as !== 'owner') lead('fallback', `${way.id} fallback ${localName(ref)}`, way.from, ref, way);
    };

    for (const way of journey.ways) add(way);
    // A set, because a handoff at the top level from this journey into itself is among both.
    for (const way of new Set([...view.handoffsFrom(journey.id), ...view.handoffsInto(journey.id)])) add(way);
    return { ways, traits, targetUnknown };
}

interface AllWays {
    readonly arcs: Arcs<GraphWay>;
    /** By place in the arcs. */
    readonly sources: readonly number[];
    readonly isForward: boolean;
}

/** The written ways, and the implicit ones where the author did not say where a touchpoint leads. */
function allWays(touchpoints: readonly Touchpoint[], numbers: ReadonlyMap<Ref, number>, written: WrittenWays['ways'], traits: Marks): AllWays {
    const steps: GraphWay[] = [];
    const starts: number[] = [];
    const sources: number[] = [];
    const others: number[] = [];
    let isForward = true;
    const add = (way: GraphWay, source: number, target: number): void => {
        steps.push(way);
        sources.push(source);
        others.push(target);
        if (target <= source) isForward = false;
    };
    for (let at = 0; at < touchpoints.length; at++) {
        starts.push(steps.length);
        for (const way of written[at] ?? NONE) add(way, at, numbers.get(way.to)!);
        const source = touchpoints[at]!;
        if (source.ends !== undefined || (traits[at]! & DIRECTED) !== 0) continue;
        // To the next touchpoint; and past it to the one after, when the next is optional and leads nowhere else but out.
        for (let next = at + 1; next < touchpoints.length; next++) {
            const target = touchpoints[next]!;
            add({ kind: 'implicit', id: `${source.id}->${localName(target.id)}`, from: source.id, to: target.id }, at, next);
            const leadsOut = target.optional === true && target.ends !== undefined && (traits[next]! & DIRECTED) === 0;
            if (!leadsOut) break;
        }
    }
    starts.push(steps.length, steps.length);
    return { arcs: { steps, starts, others }, sources, isForward };
}

function loopsOf(touchpoints: readonly Touchpoint[], out: Arcs<GraphWay>): readonly (readonly Touchpoint[])[] {
    return componentsOf(targetsBySource(touchpoints.length, out))
        .filter(members => members.length > 1 || othersOf(out, members[0]!).includes(members[0]!))
        .map(members => [...members].sort((a, b) => a - b))
        .sort((a, b) => a[0]! - b[0]!)
        .map(members => members.map(at => touchpoints[at]!));
}

/** The last part of a qualified name. */
export function localName(ref: Ref): string {
    return ref.slice(ref.lastIndexOf('.') + 1);
}

function hasAny<T>(list: readonly T[] | undefined): list is readonly T[] {
    return list !== undefined && list.length > 0;
}
