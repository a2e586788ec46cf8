import { UNKNOWN, type Owner, type Ref, type Touchpoint, type Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { GraphWay, JourneyGraph } from './graph';
import { rootOf, sameParty } from './owners';

/**
 * Who is responsible for the case between its release by the giver and its acceptance by the receiver. Undefined when there
 * is no such time, or it cannot be told: within one organisation somebody always is.
 */
export function responsibleUntilAccepted(way: Way, giver: Owner | undefined, receiver: Owner | undefined, view: ProjectView): Ref | 'nobody' | undefined {
    if (way.wayKind !== 'handoff' || way.accepted === undefined) return undefined;
    if (way.responsible !== undefined) return way.responsible;
    if (giver === undefined || receiver === undefined || rootOf(giver, view)?.id === rootOf(receiver, view)?.id) return undefined;
    // Who hands over warm stays until the receiver has the case; who chose to go somewhere else has it in the own hands.
    if (way.mode === 'warm' || way.choice === true) return undefined;
    return way.accepted.limits.length > 0 || way.takes !== undefined ? 'nobody' : undefined;
}

/** Who has the case in turn: its owner where that is known. */
export interface Custody {
    readonly ownerOf: (touchpoint: Ref) => Owner | undefined;
    /** It is handed from one party to another. A fallback is no turn: it is taken when things fail. */
    readonly isTurn: (way: GraphWay) => boolean;
}

export function custodyIn(graph: JourneyGraph, view: ProjectView): Custody {
    const owners = new Map<Ref, Owner | undefined>();
    for (const touchpoint of graph.touchpoints) {
        const owner = graph.ownerOf(touchpoint);
        owners.set(touchpoint.id, owner === UNKNOWN ? undefined : view.owner(owner));
    }
    const ownerOf = (touchpoint: Ref): Owner | undefined => owners.get(touchpoint);
    return {
        ownerOf,
        isTurn: ({ kind, from, to }) => {
            if (kind === 'fallback') return false;
            const giver = ownerOf(from);
            const taker = ownerOf(to);
            return giver !== undefined && taker !== undefined && giver !== taker && !sameParty(giver, taker, view);
        },
    };
}

/** The case goes from one party to another one, which passes it back. */
export interface Return {
    readonly away: GraphWay;
    /** The touchpoints of the other party in between, the first one first. */
    readonly between: readonly Touchpoint[];
    readonly back: GraphWay;
}

/**
 * Where the case comes back to a party that handed it off, straight from who got it. Each way back is named once, with the
 * shortest stay at the other party; a stay does not go on behind a touchpoint that `settles` the case.
 */
export function returnsIn(graph: JourneyGraph, custody: Custody, settles: (touchpoint: Touchpoint) => boolean, view: ProjectView): readonly Return[] {
    const turns = graph.ways.filter(custody.isTurn);
    // There and back again are two.
    if (turns.length < 2) return [];
    const byId = new Map(graph.touchpoints.map(touchpoint => [touchpoint.id, touchpoint]));
    const found = new Map<GraphWay, Return>();
    for (const away of turns) {
        if (!graph.reachable.has(away.from)) continue;
        const giver = custody.ownerOf(away.from)!;
        // From each touchpoint of the stay to the one before it.
        const stay = new Map<Ref, Ref | undefined>([[away.to, undefined]]);
        for (const [at] of stay) {
            if (settles(byId.get(at)!)) continue;
            for (const way of graph.out(at)) {
                if (way.kind === 'fallback') continue;
                if (custody.isTurn(way)) {
                    // Seen from the other party, a loop between the two is the same one.
                    if (found.has(way) || found.get(away)?.away === way) continue;
                    if (sameParty(custody.ownerOf(way.to)!, giver, view)) found.set(way, { away, between: trace(at, stay, byId), back: way });
                }
                else if (custody.ownerOf(way.to) !== undefined && !stay.has(way.to)) stay.set(way.to, at);
            }
        }
    }
    return [...found.values()];
}

function trace(last: Ref, before: ReadonlyMap<Ref, Ref | undefined>, byId: ReadonlyMap<Ref, Touchpoint>): readonly Touchpoint[] {
    const found: Touchpoint[] = [];
    for (let at: Ref | undefined = last; at !== undefined; at = before.get(at)) found.unshift(byId.get(at)!);
    return found;
}

/**
 * The ways with the most turns from a touchpoint on, as long as ways `follow`: a loop is gone through once. Linear in the
 * ways: each touchpoint knows the best way on, whichever way led to it.
 */
export function mostTurns(graph: JourneyGraph, start: Ref, follows: (way: GraphWay) => boolean, isTurn: (way: GraphWay) => boolean): readonly GraphWay[] {
    const best = new Map<Ref, { readonly turns: number; readonly way: GraphWay | undefined }>();
    const open = new Set<Ref>();
    const enter = (at: Ref): { readonly at: Ref; readonly ways: readonly GraphWay[]; step: number } => {
        open.add(at);
        return { at, ways: graph.out(at).filter(follows), step: 0 };
    };
    // An own stack, so that a long journey cannot exhaust the machine's.
    const walk = [enter(start)];
    while (walk.length > 0) {
        const frame = walk[walk.length - 1]!;
        const way = frame.ways[frame.step++];
        if (way !== undefined) {
            if (!open.has(way.to) && !best.has(way.to)) walk.push(enter(way.to));
            continue;
        }
        walk.pop();
        open.delete(frame.at);
        let most: { readonly turns: number; readonly way: GraphWay | undefined } = { turns: 0, way: undefined };
        for (const on of frame.ways) {
            // What is still open leads round to where the walk came from.
            const rest = best.get(on.to);
            if (rest === undefined) continue;
            const turns = rest.turns + (isTurn(on) ? 1 : 0);
            if (most.turns < turns) most = { turns, way: on };
        }
        best.set(frame.at, most);
    }
    const trail: GraphWay[] = [];
    for (let way = best.get(start)?.way; way !== undefined; way = best.get(way.to)?.way) trail.push(way);
    return trail;
}
