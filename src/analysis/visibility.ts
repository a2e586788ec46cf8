import { UNKNOWN, type Owner, type Ref, type Touchpoint, type Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { ChannelKind } from '../model/vocabulary';
import type { JourneyGraph } from './graph';
import { isOutside, rootOf } from './owners';
import { once } from './once';
import { passesIn } from './passes';

/** How much of a journey the accountable owner inside can see, and where he cannot. */
export interface Visibility {
    /** Touchpoints that somebody outside performs, and those of them that give a signal. */
    readonly outside: readonly Touchpoint[];
    readonly seen: readonly Touchpoint[];
    /** In the order of where they begin. */
    readonly stretches: readonly BlindStretch[];
}

/** Touchpoints and handoffs of one outside organisation that follow each other, none of which gives a signal. */
export interface BlindStretch {
    /** The organisation, e.g. the supplier, not its technician. */
    readonly by: Owner;
    readonly touchpoints: readonly Touchpoint[];
    readonly ways: readonly Way[];
    /** Seconds that all its parts take together, as far as they are stated; parallel branches count one by one. At most: round a loop as often as `repeats` lets it. */
    readonly time: { readonly min: number; readonly max: number | undefined };
    /** A part of it can be gone through more than once, and `max` counts that. */
    readonly isRepeated: boolean;
    /** Of some part it is not stated how long it takes. */
    readonly timeUnknown: boolean;
}

export function visibilityOf(graph: JourneyGraph, view: ProjectView): Visibility {
    const outside = graph.touchpoints.filter(touchpoint => isOutside(ownerAt(touchpoint, graph, view), view));
    const blind = new Map(outside.filter(touchpoint => isBlindTouchpoint(touchpoint, graph, view)).map(touchpoint => [touchpoint.id, touchpoint]));
    const blindWays = graph.ways.filter(({ kind, way }) => kind === 'handoff' && way !== undefined && isBlindWay(way, graph, view));
    const blindHandoffs = new Set(blindWays.map(({ way }) => way));
    const done = new Set<Touchpoint | Way>();
    const stretches: BlindStretch[] = [];
    const rootAt = (id: Ref): Owner | undefined => {
        const touchpoint = view.touchpoint(id);
        return touchpoint === undefined ? undefined : rootOf(ownerAt(touchpoint, graph, view), view);
    };
    const grow = (by: Owner, first: Touchpoint | Way): void => {
        const touchpoints: Touchpoint[] = [];
        const ways: Way[] = [];
        const rest: (Touchpoint | Way)[] = [first];
        const take = (part: Touchpoint | Way | undefined): void => {
            if (part === undefined || done.has(part)) return;
            done.add(part);
            rest.push(part);
        };
        done.add(first);
        for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
            if (part.kind === 'way') {
                ways.push(part);
                if (rootAt(part.to)?.id === by.id) take(blind.get(part.to));
                continue;
            }
            touchpoints.push(part);
            for (const { to, way, kind } of graph.out(part.id)) {
                const handoff = blindHandoffs.has(way) ? way : undefined;
                if (handoff !== undefined && holderOf(handoff, graph, view)?.id === by.id) take(handoff);
                else if (kind !== 'handoff' && kind !== 'fallback' && rootAt(to)?.id === by.id) take(blind.get(to));
            }
        }
        stretches.push({ by, touchpoints, ways, ...timeOf([...touchpoints, ...ways], timesOf()) });
    };
    const timesOf = once(() => timesIn(graph));
    const order = new Map(graph.touchpoints.map(({ id }, index) => [id, index]));
    const beginnings = [
        ...blindWays.map(({ way }) => ({ at: order.get(way!.from) ?? 0, part: way!, by: holderOf(way!, graph, view) })),
        ...[...blind.values()].map(touchpoint => ({ at: order.get(touchpoint.id) ?? 0, part: touchpoint, by: rootAt(touchpoint.id) })),
    ].sort((a, b) => a.at - b.at);
    for (const { part, by } of beginnings) if (by !== undefined && !done.has(part)) grow(by, part);
    return { outside, seen: outside.filter(({ signals }) => isSeen(signals)), stretches };
}

/** Somebody outside acts there, and no signal tells anybody inside. What a sub-journey details is judged there. */
export function isBlindTouchpoint(touchpoint: Touchpoint, graph: JourneyGraph, view: ProjectView): boolean {
    if (!isOutside(ownerAt(touchpoint, graph, view), view)) return false;
    if (isSeen(touchpoint.signals) || touchpoint.zoomsInto !== undefined) return false;
    const channels = graph.channelsOf(touchpoint);
    return channels.length === 0 || !channels.every(channel => isOneWay(channel, view));
}

/** Somebody outside has the case meanwhile, and no signal tells anybody inside how it stands. */
export function isBlindWay(way: Way, graph: JourneyGraph, view: ProjectView): boolean {
    if (isSeen(way.signals) || holderOf(way, graph, view) === undefined) return false;
    if (way.takes !== undefined || way.within !== undefined) return true;
    const source = view.touchpoint(way.from);
    return source !== undefined && isOutside(ownerAt(source, graph, view), view);
}

/** `signal none` says that there is none. */
export function isSeen(signals: readonly string[] | undefined): boolean {
    return signals !== undefined && signals.some(signal => signal !== 'none');
}

/** Somebody inside hears of it only when the customer complains: most who are let down leave without a word. */
export function isOnlyComplaint(signals: readonly string[] = []): boolean {
    return signals.includes('complaint') && signals.every(signal => signal === 'complaint' || signal === 'none');
}

/** The company shows something there and hears nothing: there is no case yet that could be handed over. */
export function isOneWay(channel: Ref, view: ProjectView): boolean {
    return ONE_WAY.has(view.channel(channel)?.channelKind ?? '');
}
const ONE_WAY: ReadonlySet<string> = new Set(['ad', 'search', 'faq', 'signage', 'print'] satisfies ChannelKind[]);

const ownerAt = (touchpoint: Touchpoint, graph: JourneyGraph, view: ProjectView): Owner | undefined => {
    const ref = graph.ownerOf(touchpoint);
    return ref === UNKNOWN ? undefined : view.owner(ref);
};

/** The outside organisation that has the case on a handoff. */
function holderOf(way: Way, graph: JourneyGraph, view: ProjectView): Owner | undefined {
    const target = view.touchpoint(way.to);
    const holder = view.owner(way.accepted?.by) ?? (target === undefined ? undefined : ownerAt(target, graph, view));
    return isOutside(holder, view) ? rootOf(holder, view) : undefined;
}

/** What some parts of a stretch take together. */
export function timeOf(parts: readonly (Touchpoint | Way)[], timesOf: (part: Touchpoint | Way) => number): Pick<BlindStretch, 'time' | 'timeUnknown' | 'isRepeated'> {
    const timed = parts.flatMap(part => (part.takes !== undefined && 'duration' in part.takes ? [{ ...part.takes.duration, times: timesOf(part) }] : []));
    const isBounded = timed.every(({ max }) => max !== undefined);
    return {
        time: { min: timed.reduce((sum, { min }) => sum + min, 0), max: isBounded ? timed.reduce((sum, { max, times }) => sum + times * max!, 0) : undefined },
        timeUnknown: timed.length < parts.length, isRepeated: isBounded && timed.some(({ times }) => times > 1),
    };
}

/** How often a part can be gone through: a handoff within a loop as often as both its ends. */
export function timesIn(graph: JourneyGraph): (part: Touchpoint | Way) => number {
    const passesOf = passesIn(graph);
    return part => {
        if (part.kind !== 'way') return passesOf(part);
        const loop = graph.loops.find(members => members.some(({ id }) => id === part.from) && members.some(({ id }) => id === part.to));
        return loop === undefined ? 1 : Math.min(...loop.filter(({ id }) => id === part.from || id === part.to).map(passesOf));
    };
}
