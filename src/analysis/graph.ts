import type { Journey, Ref, Stage, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';

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

/** Follows a journey's ways, in time linear in its touchpoints and ways. Other journeys are only asked for what leads over. */
export function journeyGraph(journey: Journey, view: ProjectView): JourneyGraph {
    const touchpoints = journey.stages.flatMap(stage => stage.touchpoints);
    const byId = new Map(touchpoints.map(touchpoint => [touchpoint.id, touchpoint]));
    const stages = new Map<Ref, Stage>(journey.stages.map(stage => [stage.id, stage]));
    const written = writtenWays(journey, byId, view);

    const ways = touchpoints.flatMap((touchpoint, place) => [
        ...(written.from.get(touchpoint.id) ?? NONE),
        ...(leadsOn(touchpoint, written) ? implicitWays(touchpoints, place, written) : NONE),
    ]);
    const bySource = grouped(ways, way => way.from);
    const byTarget = grouped(ways, way => way.to);
    const out = (id: Ref): readonly GraphWay[] => bySource.get(id) ?? NONE;
    const into = (id: Ref): readonly GraphWay[] => byTarget.get(id) ?? NONE;

    const entries = touchpoints.filter((touchpoint, place) => place === 0 || touchpoint.entry === true || written.entered.has(touchpoint.id));
    const leaves = new Set(touchpoints.filter(({ id, ends }) => ends !== undefined || written.left.has(id)).map(({ id }) => id));
    const starts = [...entries.map(({ id }) => id), ...written.sourceUnknown];
    return {
        journey, touchpoints, ways, entries, leaves, out, into,
        targetUnknown: written.targetUnknown,
        reachable: written.targetUnknown ? new Set(byId.keys()) : closure(starts, id => out(id).map(way => way.to)),
        canEnd: closure(leaves, id => into(id).map(way => way.from)),
        loops: loopsOf(touchpoints, ways, out),
        ownerOf: touchpoint => touchpoint.owner ?? stages.get(touchpoint.stage)?.owner ?? journey.owner,
        channelsOf: touchpoint => (hasAny(touchpoint.channels) ? touchpoint.channels : stages.get(touchpoint.stage)?.channels) ?? NONE,
    };
}

/** The touchpoints that can come after one, itself only when it lies on a loop. */
export function reachableFrom(graph: JourneyGraph, touchpoint: Ref): ReadonlySet<Ref> {
    const next = (id: Ref): readonly Ref[] => graph.out(id).map(way => way.to);
    return closure(next(touchpoint), next);
}

/**
 * Whether a touchpoint can come after another one; after itself only when it lies on a loop. Made once a journey, it
 * searches from each source no further than the questions need.
 */
export function comesAfterIn(graph: JourneyGraph): (touchpoint: Ref, source: Ref) => boolean {
    const rank = ranksOf(graph);
    const searches = new Map<Ref, { readonly found: Set<Ref>; readonly rest: Iterator<Ref> }>();
    const next = (id: Ref): readonly Ref[] => graph.out(id).map(way => way.to);
    return (touchpoint, source) => {
        if (rank.get(touchpoint)! > rank.get(source)!) return false;
        let search = searches.get(source);
        if (search === undefined) {
            const found = new Set(next(source));
            searches.set(source, search = { found, rest: found.values() });
        }
        const { found, rest } = search;
        while (!found.has(touchpoint)) {
            const step = rest.next();
            if (step.done) return false;
            for (const id of next(step.value)) found.add(id);
        }
        return true;
    };
}

/** Ways only lead to the same rank or to a lower one. */
function ranksOf({ touchpoints, ways, out }: JourneyGraph): ReadonlyMap<Ref, number> {
    const place = placesOf(touchpoints);
    if (leadsForward(ways, place)) return new Map(touchpoints.map(({ id }, index) => [id, -index]));
    return new Map(componentsOf(touchpoints, out).flatMap((members, index) => members.map(({ id }) => [id, index] as const)));
}

/** Whether every way leads forward in the text, as in most journeys: then none leads round. */
function leadsForward(ways: readonly GraphWay[], place: ReadonlyMap<Ref, number>): boolean {
    return ways.every(({ from, to }) => place.get(from)! < place.get(to)!);
}

/** The touchpoints from which one can be reached, itself included. */
export function touchpointsBefore(graph: JourneyGraph, touchpoint: Ref): ReadonlySet<Ref> {
    return closure([touchpoint], id => graph.into(id).map(way => way.from));
}

interface WrittenWays {
    /** The ways inside this journey with their fallbacks, by source. */
    readonly from: ReadonlyMap<Ref, readonly GraphWay[]>;
    /** Touchpoints of which the author said where they lead: the order of the text does not count there. */
    readonly directed: ReadonlySet<Ref>;
    /** Touchpoints from which a way leads out of this journey, or nowhere that is known. */
    readonly left: ReadonlySet<Ref>;
    /** Touchpoints into which a way leads from another journey. */
    readonly entered: ReadonlySet<Ref>;
    /** Touchpoints into which a way leads whose source names nothing. */
    readonly sourceUnknown: ReadonlySet<Ref>;
    /** Some way or fallback leads to a name that is not found. */
    readonly targetUnknown: boolean;
}

function writtenWays(journey: Journey, byId: ReadonlyMap<Ref, Touchpoint>, view: ProjectView): WrittenWays {
    const from = new Map<Ref, GraphWay[]>();
    const directed = new Set<Ref>();
    const left = new Set<Ref>();
    const entered = new Set<Ref>();
    const sourceUnknown = new Set<Ref>();
    let targetUnknown = false;

    const place = (ref: Ref): 'here' | 'elsewhere' | 'unknown' => {
        if (byId.has(ref)) return 'here';
        const owner = ref.slice(0, Math.max(0, ref.indexOf('.')));
        return view.touchpoint(ref) !== undefined || (owner !== journey.name && view.journey(owner) !== undefined) ? 'elsewhere' : 'unknown';
    };
    const lead = (way: GraphWay): void => {
        const target = place(way.to);
        if (byId.has(way.from)) {
            if (target !== 'elsewhere' && way.kind !== 'fallback') directed.add(way.from);
            if (target !== 'here') left.add(way.from);
            if (target === 'here') add(from, way.from, way);
        } else if (target === 'here') {
            (place(way.from) === 'elsewhere' ? entered : sourceUnknown).add(way.to);
        }
        if (target === 'unknown' && place(way.from) !== 'elsewhere') targetUnknown = true;
    };

    // A set, because a handoff at the top level from this journey into itself is among those from it and those into it.
    for (const way of new Set([...journey.ways, ...view.handoffsFrom(journey.id), ...view.handoffsInto(journey.id)])) {
        lead({ kind: way.wayKind, id: way.id, from: way.from, to: way.to, way });
        for (const { as, ref } of way.fallbacks ?? NONE) {
            if (as === 'owner') continue;
            lead({ kind: 'fallback', id: `${way.id} fallback ${localName(ref)}`, from: way.from, to: ref, way });
        }
    }
    return { from, directed, left, entered, sourceUnknown, targetUnknown };
}

function leadsOn(touchpoint: Touchpoint, written: WrittenWays): boolean {
    return touchpoint.ends === undefined && !written.directed.has(touchpoint.id);
}

/** To the next touchpoint; and past it to the one after, when the next is optional and leads nowhere else but out. */
function implicitWays(touchpoints: readonly Touchpoint[], place: number, written: WrittenWays): readonly GraphWay[] {
    const source = touchpoints[place]!;
    const ways: GraphWay[] = [];
    for (let next = place + 1; next < touchpoints.length; next++) {
        const target = touchpoints[next]!;
        ways.push({ kind: 'implicit', id: `${source.id}->${localName(target.id)}`, from: source.id, to: target.id });
        const leadsOut = target.optional === true && target.ends !== undefined && !written.directed.has(target.id);
        if (!leadsOut) break;
    }
    return ways;
}

/** Everything that the steps lead to, the starts included. */
function closure(starts: Iterable<Ref>, steps: (at: Ref) => readonly Ref[]): ReadonlySet<Ref> {
    const found = new Set(starts);
    // A set is walked in the order of insertion, what is added on the way included.
    for (const at of found) for (const next of steps(at)) found.add(next);
    return found;
}

function loopsOf(touchpoints: readonly Touchpoint[], ways: readonly GraphWay[], out: (touchpoint: Ref) => readonly GraphWay[]): readonly (readonly Touchpoint[])[] {
    const place = placesOf(touchpoints);
    if (leadsForward(ways, place)) return NONE;
    const placeOf = ({ id }: Touchpoint): number => place.get(id)!;
    return componentsOf(touchpoints, out)
        .filter(members => members.length > 1 || out(members[0]!.id).some(way => way.to === way.from))
        .map(members => [...members].sort((a, b) => placeOf(a) - placeOf(b)))
        .sort((a, b) => placeOf(a[0]!) - placeOf(b[0]!));
}

/**
 * The strongly connected components, each after all those that its ways lead to: Tarjan's algorithm, with an own stack, so that
 * a long journey cannot exhaust the machine's.
 */
function componentsOf(touchpoints: readonly Touchpoint[], out: (touchpoint: Ref) => readonly GraphWay[]): readonly (readonly Touchpoint[])[] {
    const place = placesOf(touchpoints);
    const next = touchpoints.map(({ id }) => out(id).map(way => place.get(way.to)!));
    const order = touchpoints.map(() => 0);
    const lowest = touchpoints.map(() => 0);
    const open: number[] = [];
    const isOpen = touchpoints.map(() => false);
    const components: (readonly Touchpoint[])[] = [];
    let count = 0;

    const enter = (at: number): { readonly at: number; step: number } => {
        order[at] = lowest[at] = ++count;
        open.push(at);
        isOpen[at] = true;
        return { at, step: 0 };
    };
    for (let root = 0; root < touchpoints.length; root++) {
        if (order[root] !== 0) continue;
        const walk = [enter(root)];
        while (walk.length > 0) {
            const frame = walk[walk.length - 1]!;
            const { at } = frame;
            const to = next[at]![frame.step++];
            if (to !== undefined) {
                if (order[to] === 0) walk.push(enter(to));
                else if (isOpen[to]) lowest[at] = Math.min(lowest[at]!, order[to]!);
                continue;
            }
            walk.pop();
            const outer = walk[walk.length - 1];
            if (outer !== undefined) lowest[outer.at] = Math.min(lowest[outer.at]!, lowest[at]!);
            if (lowest[at] !== order[at]) continue;
            const members = open.splice(open.lastIndexOf(at));
            for (const member of members) isOpen[member] = false;
            components.push(members.map(member => touchpoints[member]!));
        }
    }
    return components;
}

/** The place of each touchpoint in document order. */
function placesOf(touchpoints: readonly Touchpoint[]): ReadonlyMap<Ref, number> {
    return new Map(touchpoints.map(({ id }, index) => [id, index]));
}

function grouped(ways: readonly GraphWay[], by: (way: GraphWay) => Ref): ReadonlyMap<Ref, readonly GraphWay[]> {
    const groups = new Map<Ref, GraphWay[]>();
    for (const way of ways) add(groups, by(way), way);
    return groups;
}

function add(groups: Map<Ref, GraphWay[]>, key: Ref, way: GraphWay): void {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [way]);
    else group.push(way);
}

/** The last part of a qualified name. */
export function localName(ref: Ref): string {
    return ref.slice(ref.lastIndexOf('.') + 1);
}

function hasAny<T>(list: readonly T[] | undefined): list is readonly T[] {
    return list !== undefined && list.length > 0;
}
