import type { Journey, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { addAll, hasBit, keepOnly, removeAll, universeOf, type Bits, type Universe } from './bits';
import type { Trail } from './flow';
import { gainedAt, tellsThatDone, type Network, type Step } from './network';

/**
 * What lies ahead on the ways of a journey: what will be needed, and which promises will be met. The mirror image of what is
 * known and owed (flow.ts): what holds on some way on, over handoffs into other journeys, into sub-journeys and out of them.
 */
export interface JourneyNeeds {
    /** Information that is needed at a touchpoint, or on some way after it before it is asked for or given (again). */
    readonly neededFrom: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** Promises that are met at a touchpoint or on some way after it; also by way of one that is made `again`. */
    readonly metFrom: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** The shortest way to where it is needed. */
    readonly wayToNeed: (information: Ref, touchpoint: Ref) => Trail | undefined;
    /** The handoffs on all ways from a touchpoint to where it is needed next: each of them has to carry it. */
    readonly handoffsToNeed: (information: Ref, touchpoint: Ref) => readonly Way[];
    /** The shortest way to where it, or what promises it again, is met. */
    readonly wayToMeeting: (promise: Ref, touchpoint: Ref) => Trail | undefined;
}

export function journeyNeeds(
    journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'networkOf' | 'needsOf'>,
): JourneyNeeds {
    const network = analyses.networkOf(journey);
    const beyond = (touchpoint: Ref): JourneyNeeds | undefined => {
        const other = view.journey(view.touchpoint(touchpoint)?.journey);
        return other === undefined ? undefined : analyses.needsOf(other);
    };
    const targets = outsideTargets(network);
    const reach = (of: (needs: JourneyNeeds, touchpoint: Ref) => ReadonlySet<Ref>): ReadonlyMap<Ref, ReadonlySet<Ref>> =>
        new Map(targets.map(id => {
            const needs = beyond(id);
            return [id, needs === undefined ? new Set<Ref>() : of(needs, id)];
        }));
    const inside = subJourneys(view);

    const neededBeyond = reach((needs, id) => needs.neededFrom(id));
    const information = universeOf([...network.touchpoints.flatMap(({ needs = [] }) => needs), ...[...neededBeyond.values()].flatMap(set => [...set])]);
    const needed = solveAhead(network, information, neededBeyond, touchpoint => ({
        adds: information.bitsOf((touchpoint.needs ?? []).filter(ref => touchpoint.asks?.includes(ref) !== true)),
        settles: information.bitsOf(gainedAt(touchpoint)),
    // What the touchpoint that zooms in knew before, it still knows: a sub-journey has to bring back only what came to be known there.
    }), ref => information.bitsOf(inside(ref).flatMap(({ needs = [] }) => needs)), ref => information.bitsOf(inside(ref).flatMap(gainedAt)));

    const metBeyond = reach((needs, id) => needs.metFrom(id));
    const promises = universeOf([
        ...network.touchpoints.flatMap(touchpoint => metAt(touchpoint, view)),
        ...[...metBeyond.values()].flatMap(set => [...set]),
    ]);
    const met = solveAhead(network, promises, metBeyond, touchpoint => ({ adds: promises.bitsOf(metAt(touchpoint, view)) }), ref => promises.bitsOf(inside(ref).flatMap(touchpoint => metAt(touchpoint, view))), () => promises.all());

    const touchpointOf = (id: Ref): Touchpoint | undefined => view.touchpoint(id);
    return {
        neededFrom: id => members(information, needed.get(id)?.before),
        metFrom: id => members(promises, met.get(id)?.before),
        wayToNeed: (item, touchpoint) => (information.has(item) ? search(touchpoint, network, touchpointOf, {
            ahead: needed, item: information.indexOf(item), isThere: ({ needs }) => needs?.includes(item) === true, further: id => beyond(id)?.wayToNeed(item, id),
        }) : undefined),
        handoffsToNeed: (item, touchpoint) => {
            if (!information.has(item)) return [];
            const goal = { ahead: needed, item: information.indexOf(item), isThere: ({ needs, optional }: Touchpoint) => needs?.includes(item) === true && optional !== true };
            return handoffsAhead(touchpoint, network, touchpointOf, goal, id => (neededBeyond.get(id)?.has(item) === true ? beyond(id)?.handoffsToNeed(item, id) : undefined));
        },
        wayToMeeting: (item, touchpoint) => (promises.has(item) ? search(touchpoint, network, touchpointOf, {
            ahead: met, item: promises.indexOf(item), isThere: at => metAt(at, view).includes(item), further: id => beyond(id)?.wayToMeeting(item, id),
        }) : undefined),
    };
}

/** The promises that a touchpoint meets, with those of the same thing before them. */
function metAt({ meets = [] }: Touchpoint, view: ProjectView): readonly Ref[] {
    const met = new Set<Ref>(meets);
    for (const ref of met) {
        const commitment = view.commitment(ref);
        if (commitment?.kind === 'promise' && commitment.again !== undefined) met.add(commitment.again);
    }
    return [...met].filter(ref => view.commitment(ref)?.kind === 'promise');
}

// ---- Backwards along all ways at once -------------------------------------------------------------------------------

interface Effects { readonly adds: Bits; readonly settles?: Bits }
/** What lies ahead when the customer gets to a touchpoint, and what when they leave it for the next one. */
type Ahead = ReadonlyMap<Ref, { readonly before: Bits; readonly left: Bits }>;

function solveAhead(
    network: Network, universe: Universe<Ref>, beyond: ReadonlyMap<Ref, ReadonlySet<Ref>>, does: (touchpoint: Touchpoint) => Effects, insideOf: (journey: Ref) => Bits, returns: (journey: Ref) => Bits,
): Ahead {
    const none = (): Bits => universe.bitsOf([]);
    const ahead = new Map(network.touchpoints.map(({ id }) => [id, { before: none(), left: none() }]));
    const effects = new Map(network.touchpoints.map(touchpoint => [touchpoint.id, does(touchpoint)]));
    const outside = new Map([...beyond].map(([id, set]) => [id, universe.bitsOf(set)]));
    const comesBack = new Set(network.touchpoints.flatMap(({ id }) => network.into(id)).filter(({ kind }) => kind === 'return').map(({ to }) => to));
    const before = (id: Ref): Bits | undefined => ahead.get(id)?.before ?? outside.get(id);

    backwards(network, touchpoint => {
        const state = ahead.get(touchpoint.id)!;
        const steps = network.out(touchpoint.id);
        const skipped = none();
        let changed = false;
        for (const step of steps) {
            if (step.kind === 'zoom' || step.kind === 'return') continue;
            const next = before(step.to);
            if (next === undefined) continue;
            changed = addAll(state.left, next) || changed;
            if (!tellsThatDone(step)) addAll(skipped, next);
        }
        const after = none();
        const zooms = steps.filter(({ kind }) => kind === 'zoom');
        for (const { to } of zooms) addAll(after, before(to) ?? none());
        if (zooms.length > 0 && comesBack.has(touchpoint.id)) {
            // Behind a sub-journey lies what comes after each touchpoint that zooms into it; only this one's comes here.
            const own = state.left.slice();
            if (touchpoint.zoomsInto !== undefined) addAll(own, insideOf(touchpoint.zoomsInto));
            keepOnly(after, own);
            const kept = state.left.slice();
            if (touchpoint.zoomsInto !== undefined) removeAll(kept, returns(touchpoint.zoomsInto));
            addAll(after, kept);
        }
        else {
            addAll(after, state.left);
        }
        for (const { kind, to } of steps) {
            if (kind !== 'return') continue;
            const back = ahead.get(to)?.left.slice() ?? none();
            keepOnly(back, returns(touchpoint.journey));
            addAll(after, back);
            addAll(skipped, back);
        }

        const { adds, settles } = effects.get(touchpoint.id)!;
        const done = after.slice();
        if (settles !== undefined) removeAll(done, settles);
        addAll(done, adds);
        if (touchpoint.optional === true) addAll(done, skipped);
        return addAll(state.before, done) || changed;
    });
    return ahead;
}

/** Runs `visit` for touchpoints, the last ones first, until none of them changes any more what the ones before it depend on. */
function backwards(network: Network, visit: (touchpoint: Touchpoint) => boolean): void {
    const order = [...network.touchpoints].reverse();
    const byId = new Map(order.map(touchpoint => [touchpoint.id, touchpoint]));
    let waiting = new Set(order);
    while (waiting.size > 0) {
        const round = order.filter(touchpoint => waiting.has(touchpoint));
        const next = new Set<Touchpoint>();
        for (const touchpoint of round) {
            waiting.delete(touchpoint);
            if (!visit(touchpoint)) continue;
            for (const { from } of network.into(touchpoint.id)) {
                const source = byId.get(from);
                // Further on in this round when it comes earlier in the text, as it mostly does.
                if (source !== undefined && !waiting.has(source)) next.add(source);
            }
        }
        waiting = next;
    }
}

/** The touchpoints of a journey, of those that it zooms into, and of those that they hand off to. */
function subJourneys(view: ProjectView): (journey: Ref) => readonly Touchpoint[] {
    const known = new Map<Ref, readonly Touchpoint[]>();
    return ref => {
        const remembered = known.get(ref);
        if (remembered !== undefined) return remembered;
        const journeys = new Set([view.journey(ref)]);
        const touchpoints: Touchpoint[] = [];
        for (const journey of journeys) {
            if (journey === undefined) continue;
            for (const stage of journey.stages) {
                touchpoints.push(...stage.touchpoints);
                for (const { zoomsInto } of stage.touchpoints) if (zoomsInto !== undefined) journeys.add(view.journey(zoomsInto));
            }
            for (const { to } of view.handoffsFrom(journey.id)) journeys.add(view.journey(view.touchpoint(to)?.journey));
        }
        known.set(ref, touchpoints);
        return touchpoints;
    };
}

function outsideTargets(network: Network): readonly Ref[] {
    const found = new Set<Ref>();
    for (const { id } of network.touchpoints) for (const { to } of network.out(id)) if (!network.has(to)) found.add(to);
    return [...found];
}

interface Goal {
    readonly ahead: Ahead;
    readonly item: number;
    readonly isThere: (touchpoint: Touchpoint) => boolean;
    /** Goes on in a journey that does not lead back. */
    readonly further: (touchpoint: Ref) => Trail | undefined;
}

/** Breadth first, only where what is looked for lies ahead. */
function search(start: Ref, network: Network, touchpointOf: (id: Ref) => Touchpoint | undefined, { ahead, item, isThere, further }: Goal): Trail | undefined {
    const from = touchpointOf(start);
    if (from === undefined) return undefined;
    if (isThere(from)) return { from, steps: [] };
    const arrived = new Map<Ref, Step | undefined>([[start, undefined]]);
    const stepsTo = (id: Ref): readonly Step[] => {
        const steps: Step[] = [];
        for (let step = arrived.get(id); step !== undefined; step = arrived.get(step.from)) steps.push(step);
        return steps.reverse();
    };
    for (const [at] of arrived) {
        for (const step of network.out(at)) {
            if (arrived.has(step.to)) continue;
            if (!network.has(step.to)) {
                const rest = further(step.to);
                if (rest !== undefined) return { from, steps: [...stepsTo(at), step, ...rest.steps] };
                continue;
            }
            const state = ahead.get(step.to)!;
            if (!hasBit(step.kind === 'return' ? state.left : state.before, item)) continue;
            arrived.set(step.to, step);
            const target = touchpointOf(step.to);
            if (target !== undefined && step.kind !== 'return' && isThere(target)) return { from, steps: stepsTo(step.to) };
        }
    }
    return undefined;
}

function handoffsAhead(
    start: Ref, network: Network, touchpointOf: (id: Ref) => Touchpoint | undefined, { ahead, item, isThere }: Omit<Goal, 'further'>, further: (touchpoint: Ref) => readonly Way[] | undefined,
): readonly Way[] {
    const found = new Set<Way>();
    const arrived = new Set([start]);
    for (const at of arrived) {
        const touchpoint = touchpointOf(at);
        if (touchpoint === undefined || isThere(touchpoint)) continue;
        for (const { kind, to, way } of network.out(at)) {
            const state = ahead.get(to);
            if (state !== undefined && !hasBit(kind === 'return' ? state.left : state.before, item)) continue;
            const beyond = state === undefined ? further(to) : [];
            if (beyond === undefined) continue;
            for (const handoff of kind === 'handoff' && way !== undefined ? [way, ...beyond] : beyond) found.add(handoff);
            if (state !== undefined) arrived.add(to);
        }
    }
    return [...found];
}

function members(universe: Universe<Ref>, bits: Bits | undefined): ReadonlySet<Ref> {
    return bits === undefined ? new Set() : universe.membersOf(bits);
}
