import type { Duration, Limit, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { componentsOf } from './components';
import { leastOf, mostOf, NO_TIME } from './elapsed';
import { longestWay, type Arc } from './longest-way';
import type { Network, Step } from './network';

/**
 * The touchpoints of journeys, numbered, and what can come after each, with the time that it takes. A node is the beginning
 * or the end of a touchpoint, or the same once the way has gone down into a sub-journey: then it is zoomed, and must not come
 * back at another place than it came from.
 */
export interface TimeChart {
    readonly touchpoints: readonly Touchpoint[];
    readonly numberOf: ReadonlyMap<Ref, number>;
    /** By node. The first arc of a beginning passes the touchpoint, the others zoom into it. */
    readonly arcs: readonly (readonly TimedArc[])[];
    /** By node, those from which an arc leads to it. */
    readonly before: () => readonly (readonly number[])[];
    /** The touchpoints that zoom into the journey of a touchpoint. */
    readonly zoomingInto: (number: number) => readonly number[];
    /** Whether a zoomed way may lead from the journey of one touchpoint to that of another one. */
    readonly canLeadZoomed: (from: number, to: number) => boolean;
}

/** What takes time: a touchpoint or a written way. */
export type Timed = { readonly touchpoint: Touchpoint } | { readonly way: Way };

export interface TimedArc extends Arc<number> {
    readonly isOpen: boolean;
    readonly isUnknown: boolean;
    /** Nothing says how long the way takes: it counts with all the time that its own limit allows. */
    readonly isLimit: boolean;
    /** One object on all arcs of a touchpoint or way; undefined where there is nothing to take time. */
    readonly at: Timed | undefined;
}

export type TimedLimit = Limit & { readonly duration: Duration };
export const isTimed = (limit: Limit): limit is TimedLimit => 'duration' in limit;

/** The node at which a touchpoint begins, and that at which it ends, unzoomed. */
export const beginOf = (number: number): number => 2 * number;
export const endOf = (number: number): number => 2 * number + 1;
export const isEnd = (node: number): boolean => node % 2 === 1;
/** The number of its touchpoint. The zoomed nodes come behind those that are not, in the same order. */
export const numberAt = (node: number, unzoomed: number): number => (node % unzoomed) >> 1;
/** How often a node can be passed in all, where that is said. */
export const timesAt = (touchpoints: readonly Touchpoint[], node: number): number | undefined =>
    (isEnd(node) ? undefined : touchpoints[numberAt(node, 2 * touchpoints.length)]!.repeats?.times);

/** A step that takes no time. */
export const atOnce = (to: number): TimedArc => arcOver(AT_ONCE, to);

/** The chart of networks, with what leads from one of them to another one. It asks nobody for anything later. */
export function timeChart(networks: readonly Network[]): TimeChart {
    const touchpoints = networks.length === 1 ? networks[0]!.touchpoints : networks.flatMap(network => network.touchpoints);
    const numberOf = new Map<Ref, number>();
    for (let number = 0; number < touchpoints.length; number++) numberOf.set(touchpoints[number]!.id, number);
    const arcs: TimedArc[][] = [];
    const zooms: Zoom[] = [];
    const returns: Return[] = [];
    for (const network of networks) {
        for (const touchpoint of network.touchpoints) {
            const number = arcs.length / 2;
            const steps: TimedArc[] = [];
            for (const step of network.out(touchpoint.id)) {
                const to = numberOf.get(step.to);
                if (to === undefined || step.kind === 'fallback') continue;
                if (step.kind === 'zoom') zooms.push({ from: number, first: to });
                else if (step.kind === 'return') returns.push({ end: number, to });
                else steps.push(arcOver(lengthOfStep(step), beginOf(to), step.way && { way: step.way }));
            }
            if (touchpoint.repeats !== undefined) steps.push(atOnce(beginOf(number)));
            arcs.push([arcOver(lengthOf(touchpoint), endOf(number), { touchpoint })], steps);
        }
    }
    const zoomed = zooms.length === 0 ? UNZOOMED : addZoomed(touchpoints, arcs, zooms, returns);
    for (const { end, to } of returns) arcs[endOf(end)]!.push(atOnce(endOf(to)));
    let before: readonly (readonly number[])[] | undefined;
    return { touchpoints, numberOf, arcs, before: () => before ??= reversed(arcs), ...zoomed };
}

/** The networks on the ways from one to another one. */
export function networksBetween(from: Network, to: Network, view: ProjectView, { networkOf }: Pick<Analyses, 'networkOf'>): readonly Network[] {
    if (from === to) return [from];
    const into = new Map<Network, Network[]>([[from, []]]);
    // A map is walked in the order of insertion, what is added on the way included. What comes after the last one never leads back to it.
    for (const [network] of into) {
        if (network === to) continue;
        for (const next of networksAfter(network, view, networkOf)) {
            const sources = into.get(next);
            if (sources === undefined) into.set(next, [network]);
            else sources.push(network);
        }
    }
    const leading = new Set(into.has(to) ? [to] : []);
    for (const network of leading) for (const source of into.get(network)!) leading.add(source);
    return [...into.keys()].filter(network => leading.has(network));
}

function networksAfter(network: Network, view: ProjectView, networkOf: Analyses['networkOf']): ReadonlySet<Network> {
    const found = new Set<Network>();
    for (const { id } of network.touchpoints) {
        for (const { to } of network.out(id)) {
            const journey = network.has(to) ? undefined : view.journey(view.touchpoint(to)?.journey);
            if (journey !== undefined) found.add(networkOf(journey));
        }
    }
    return found;
}

function reversed(arcs: readonly (readonly TimedArc[])[]): readonly (readonly number[])[] {
    const before: number[][] = arcs.map(() => []);
    for (let node = 0; node < arcs.length; node++) for (const { to } of arcs[node]!) before[to]!.push(node);
    return before;
}

// ---- Sub-journeys -------------------------------------------------------------------------------------------------

/** From a touchpoint to the first one of the journey that details it. */
interface Zoom { readonly from: number; readonly first: number }
/** From where a sub-journey ends back to the touchpoint that it details. */
interface Return { readonly end: number; readonly to: number }

type Zoomed = Pick<TimeChart, 'zoomingInto' | 'canLeadZoomed'>;
const UNZOOMED: Zoomed = { zoomingInto: () => [], canLeadZoomed: () => true };

/** Adds the zoomed nodes and the ways down to them, and how long it takes where only the sub-journey says it. */
function addZoomed(touchpoints: readonly Touchpoint[], arcs: TimedArc[][], zooms: readonly Zoom[], returns: readonly Return[]): Zoomed {
    const unzoomed = arcs.length;
    for (let node = 0; node < unzoomed; node++) arcs.push(arcs[node]!.map(arc => ({ ...arc, to: arc.to + unzoomed })));
    for (const { from, first } of zooms) {
        for (const begin of [beginOf(from), unzoomed + beginOf(from)]) arcs[begin]!.push(atOnce(unzoomed + beginOf(first)));
    }
    const rank = ranksOf(touchpoints, arcs);
    const zooming = new Map<Ref, number[]>();
    for (const { from, first } of zooms) {
        const { journey } = touchpoints[first]!;
        zooming.set(journey, [...zooming.get(journey) ?? [], from]);
    }
    const unstated = zooms.filter(({ from }) => touchpoints[from]!.takes === undefined);
    addLengths(touchpoints, arcs, unstated.sort((a, b) => rank[a.first]! - rank[b.first]!), new Set(returns.map(({ end }) => end)), rank);
    return { zoomingInto: number => zooming.get(touchpoints[number]!.journey) ?? [], canLeadZoomed: (from, to) => rank[from]! >= rank[to]! };
}

/** By touchpoint, for its journey: a zoomed way leads only to the same rank or to a lower one. */
function ranksOf(touchpoints: readonly Touchpoint[], arcs: readonly (readonly TimedArc[])[]): readonly number[] {
    const journeys = new Map<Ref, number>();
    for (const { journey } of touchpoints) if (!journeys.has(journey)) journeys.set(journey, journeys.size);
    const journeyAt = touchpoints.map(({ journey }) => journeys.get(journey)!);
    const next = Array.from(journeys, () => new Set<number>());
    const unzoomed = 2 * touchpoints.length;
    for (let node = unzoomed; node < arcs.length; node++) {
        for (const { to } of arcs[node]!) next[journeyAt[numberAt(node, unzoomed)]!]!.add(journeyAt[numberAt(to, unzoomed)]!);
    }
    const rank: number[] = [];
    componentsOf(next.map(journeys => [...journeys])).forEach((members, index) => members.forEach(member => { rank[member] = index; }));
    return journeyAt.map(journey => rank[journey]!);
}

/** It takes as long as the slowest way to where the sub-journey ends; a journey that leads round into itself has no length. */
function addLengths(touchpoints: readonly Touchpoint[], arcs: TimedArc[][], zooms: readonly Zoom[], ends: ReadonlySet<number>, rank: readonly number[]): void {
    const unzoomed = 2 * touchpoints.length;
    const [source, target] = [arcs.length, arcs.length + 1];
    const inside = new Map(zooms.map(({ from, first }) => [from, first]));
    const measured = new Map<number, Length | 'open'>();
    const fill = (number: number): void => {
        const first = inside.get(number);
        if (first === undefined) return;
        if (!measured.has(first)) measured.set(first, measure(first));
        const length = measured.get(first)!;
        if (length === 'open') return;
        inside.delete(number);
        for (const begin of [beginOf(number), unzoomed + beginOf(number)]) arcs[begin]![0] = arcOver(length, arcs[begin]![0]!.to, arcs[begin]![0]!.at);
    };
    const measure = (first: number): Length => {
        measured.set(first, 'open');
        const { journey } = touchpoints[first]!;
        const next = (node: number): readonly TimedArc[] => {
            if (node === source) return [atOnce(unzoomed + beginOf(first))];
            const number = numberAt(node, unzoomed);
            fill(number);
            const isLast = isEnd(node) && ends.has(number) && touchpoints[number]!.journey === journey;
            // What leads to another rank never comes back.
            const on = arcs[node]!.filter(({ to }) => rank[numberAt(to, unzoomed)] === rank[first]);
            return isLast ? [...on, atOnce(target)] : on;
        };
        const way = longestWay({ source, target, next, timesOf: node => (node < source ? timesAt(touchpoints, node) : undefined) });
        return way === undefined ? UNKNOWN_LENGTH : {
            least: way.least, most: way.most, isLimit: false,
            isOpen: way.endless.length > 0 || way.all.some(({ isOpen }) => isOpen),
            isUnknown: way.all.some(({ isUnknown }) => isUnknown),
        };
    };
    for (const { from } of zooms) fill(from);
}

// ---- Lengths ------------------------------------------------------------------------------------------------------

/** How long one place takes. */
type Length = Pick<TimedArc, 'least' | 'most' | 'isOpen' | 'isUnknown' | 'isLimit'>;
const AT_ONCE: Length = { least: NO_TIME, most: NO_TIME, isOpen: false, isUnknown: false, isLimit: false };
const UNKNOWN_LENGTH: Length = { least: NO_TIME, most: NO_TIME, isOpen: false, isUnknown: true, isLimit: false };

const arcOver = ({ least, most, isOpen, isUnknown, isLimit }: Length, to: number, at?: Timed): TimedArc => ({ to, least, most, isOpen, isUnknown, isLimit, at });

/** What a touchpoint itself says. */
function lengthOf({ takes }: Touchpoint): Length {
    return takes !== undefined && 'duration' in takes ? lengthOfDuration(takes.duration) : UNKNOWN_LENGTH;
}

function lengthOfStep({ kind, way }: Step): Length {
    const takes = way?.takes;
    const limit = way?.within !== undefined && isTimed(way.within) ? mostOf(way.within.duration) : undefined;
    if (takes !== undefined && 'duration' in takes && (takes.duration.max !== undefined || limit === undefined)) return lengthOfDuration(takes.duration);
    if (limit !== undefined) return { least: NO_TIME, most: limit, isOpen: false, isUnknown: false, isLimit: true };
    return takes === undefined && kind !== 'handoff' ? AT_ONCE : UNKNOWN_LENGTH;
}

function lengthOfDuration(duration: Duration): Length {
    const [least, most] = [leastOf(duration), mostOf(duration)];
    return { least, most: most ?? least, isOpen: most === undefined, isUnknown: false, isLimit: false };
}
