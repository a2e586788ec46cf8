import type { Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { OUTSIDE } from './arcs';
import { componentsOf } from './components';
import { statedConditions, type StatedConditions } from './conditions';
import { AT_ONCE, lengthOf, lengthOfStep, UNKNOWN_LENGTH, type Length, type Timed } from './lengths';
import { longestWay, type Arc } from './longest-way';
import { arcLists, type ArcLists } from './net-between';
import type { Network, Step } from './network';
import { once } from './once';

/**
 * The touchpoints of journeys, numbered, and what can come after each, with the time that it takes. A node is the beginning
 * or the end of a touchpoint, or the same once the way has gone down into a sub-journey: then it is zoomed, and must not come
 * back at another place than it came from. The zoomed nodes come behind the others, in the same order.
 */
export interface TimeChart {
    readonly touchpoints: readonly Touchpoint[];
    /** `OUTSIDE` for one that is not in the chart. */
    readonly numberOf: (touchpoint: Ref) => number;
    /** How many nodes there are, with the zoomed ones when there are any. */
    readonly size: number;
    /** What leads on from a node. The first arc of a beginning passes the touchpoint, the others zoom into it. */
    readonly arcsFrom: (node: number) => readonly TimedArc[];
    /** By node, those from which an arc leads to it. */
    readonly before: () => readonly (readonly number[])[];
    /** All arcs as lists, where none zooms. */
    readonly lists: (() => ArcLists<TimedArc>) | undefined;
    /** No way leads back to a node, or to one before it, from those behind it, as in most journeys; never told where some arc zooms. */
    readonly isLeftForGood: (node: number) => boolean;
    /** The touchpoints that zoom into the journey of a touchpoint. */
    readonly zoomingInto: (number: number) => readonly number[];
    /** What its ways state as `when`. */
    readonly conditions: () => StatedConditions;
    /** Whether a zoomed way may lead from the journey of one touchpoint to that of another one. */
    readonly canLeadZoomed: (from: number, to: number) => boolean;
}

export interface TimedArc extends Arc<number>, Length {
    readonly isOpen: boolean;
    readonly isUnknown: boolean;
    /** One object on all arcs of a touchpoint or way; undefined where there is nothing to take time. */
    readonly at: Timed | undefined;
}

/** The node at which a touchpoint begins, and that at which it ends, unzoomed. */
export const beginOf = (number: number): number => 2 * number;
export const endOf = (number: number): number => 2 * number + 1;
export const isEnd = (node: number): boolean => node % 2 === 1;
/** The number of its touchpoint. */
export const numberAt = (node: number, unzoomed: number): number => (node % unzoomed) >> 1;
/** How often a node can be passed in all, where that is said. */
export const timesAt = (touchpoints: readonly Touchpoint[], node: number): number | undefined =>
    (isEnd(node) ? undefined : touchpoints[numberAt(node, 2 * touchpoints.length)]!.repeats?.times);

/** A step that takes no time. */
export const atOnce = (to: number): TimedArc => arcOver(AT_ONCE, to);

const arcOver = ({ least, most, isOpen, isUnknown, isLimit }: Length, to: number, at?: Timed): TimedArc => ({ to, least, most, isOpen, isUnknown, isLimit, at });

/** The chart of networks, with what leads from one of them to another one. It asks nobody for anything later. */
export function timeChart(networks: readonly Network[]): TimeChart {
    const touchpoints = networks.length === 1 ? networks[0]!.touchpoints : networks.flatMap(network => network.touchpoints);
    const numberOf = networks.length === 1 ? networks[0]!.numberOf : numbersOf(touchpoints);
    const arcs: TimedArc[][] = [];
    const links: Links = { crossings: [], zooms: [], returns: [] };
    for (const network of networks) {
        for (const touchpoint of network.touchpoints) {
            const number = arcs.length / 2;
            arcs.push([arcOver(lengthOf(touchpoint), endOf(number), { touchpoint })], stepsFrom(number, network.out(touchpoint.id), touchpoints, numberOf, links));
        }
    }
    const below = links.zooms.length === 0 ? undefined : addZooms(touchpoints, arcs, links);
    const arcsFrom = below?.arcsFrom ?? ((node: number): readonly TimedArc[] => arcs[node]!);
    const size = below === undefined ? arcs.length : 2 * arcs.length;
    let before: readonly (readonly number[])[] | undefined;
    let lowest: readonly number[] | undefined;
    return {
        touchpoints, numberOf, size, arcsFrom,
        before: () => before ??= reversed(size, arcsFrom),
        lists: below === undefined ? once(() => arcLists(size, arcsFrom)) : undefined,
        isLeftForGood: node => below === undefined && (lowest ??= lowestBehind(arcs))[node]! > node,
        zoomingInto: below?.zoomingInto ?? (() => NONE),
        canLeadZoomed: below?.canLead ?? (() => true),
        conditions: once(() => statedConditions(waysOf(arcs))),
    };
}

const NONE: readonly never[] = [];

function waysOf(arcs: readonly (readonly TimedArc[])[]): readonly Way[] {
    const ways: Way[] = [];
    for (const some of arcs) for (const { at } of some) if (at !== undefined && 'way' in at) ways.push(at.way);
    return ways;
}

function numbersOf(touchpoints: readonly Touchpoint[]): TimeChart['numberOf'] {
    const numbers = new Map(touchpoints.map(({ id }, number) => [id, number]));
    return id => numbers.get(id) ?? OUTSIDE;
}

/** The arcs from the end of a touchpoint, and what leads to other journeys. */
function stepsFrom(number: number, out: readonly Step[], touchpoints: readonly Touchpoint[], numberOf: TimeChart['numberOf'], { crossings, zooms, returns }: Links): TimedArc[] {
    const { journey, repeats } = touchpoints[number]!;
    const arcs: TimedArc[] = [];
    for (const step of out) {
        const to = numberOf(step.to);
        if (to === OUTSIDE || step.kind === 'fallback') continue;
        const link = { from: number, to };
        if (step.kind === 'zoom') zooms.push(link);
        else if (step.kind === 'return') returns.push(link);
        else {
            arcs.push(arcOver(lengthOfStep(step), beginOf(to), step.way && { way: step.way }));
            if (touchpoints[to]!.journey !== journey) crossings.push(link);
        }
    }
    if (repeats !== undefined) arcs.push(atOnce(beginOf(number)));
    return arcs;
}

/** By node, the lowest one to which an arc leads from those behind it. */
function lowestBehind(arcs: readonly (readonly TimedArc[])[]): readonly number[] {
    const lowest = arcs.map(() => Infinity);
    for (let node = arcs.length - 1; node > 0; node--) {
        let least = lowest[node]!;
        for (const { to } of arcs[node]!) least = Math.min(least, to);
        lowest[node - 1] = least;
    }
    return lowest;
}

function reversed(size: number, arcsFrom: (node: number) => readonly TimedArc[]): readonly (readonly number[])[] {
    const before: number[][] = Array.from({ length: size }, () => []);
    for (let node = 0; node < size; node++) for (const { to } of arcsFrom(node)) before[to]!.push(node);
    return before;
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

// ---- Sub-journeys -------------------------------------------------------------------------------------------------

interface Link { readonly from: number; readonly to: number }
interface Links {
    /** Ways from one journey to another one. */
    readonly crossings: Link[];
    /** From a touchpoint to the first one of the journey that details it. */
    readonly zooms: Link[];
    /** From where a sub-journey ends back to the touchpoint that it details. */
    readonly returns: Link[];
}

interface Below { readonly arcsFrom: TimeChart['arcsFrom']; readonly zoomingInto: TimeChart['zoomingInto']; readonly canLead: TimeChart['canLeadZoomed'] }

/** Adds the ways down into sub-journeys and back up, and how long it takes where only the sub-journey says it. */
function addZooms(touchpoints: readonly Touchpoint[], arcs: TimedArc[][], links: Links): Below {
    const unzoomed = arcs.length;
    for (const { from, to } of links.returns) arcs[endOf(from)]!.push(atOnce(endOf(to)));
    for (const { from, to } of links.zooms) arcs[beginOf(from)]!.push(atOnce(unzoomed + beginOf(to)));
    const zoomed: ZoomedArcs = [];
    const arcsFrom = (node: number): readonly TimedArc[] => (node < unzoomed ? arcs[node]! : zoomed[node - unzoomed] ??= zoomedArcs(arcs[node - unzoomed]!, isEnd(node), unzoomed));
    const rank = ranksOf(touchpoints, [...links.zooms, ...links.crossings]);
    addLengths(touchpoints, arcs, zoomed, arcsFrom, links, rank);
    const zooming = new Map<Ref, number[]>();
    for (const { from, to } of links.zooms) {
        const { journey } = touchpoints[to]!;
        zooming.set(journey, [...zooming.get(journey) ?? NONE, from]);
    }
    return { arcsFrom, zoomingInto: number => zooming.get(touchpoints[number]!.journey) ?? NONE, canLead: (from, to) => rank[from]! >= rank[to]! };
}

/** The arcs of zoomed nodes, as they are asked for. */
type ZoomedArcs = (readonly TimedArc[] | undefined)[];

/** The same as from the node that is not zoomed, but not back up. */
function zoomedArcs(some: readonly TimedArc[], isFromEnd: boolean, unzoomed: number): readonly TimedArc[] {
    return some.flatMap(arc => (arc.to >= unzoomed ? [arc] : isFromEnd && isEnd(arc.to) ? [] : [{ ...arc, to: unzoomed + arc.to }]));
}

/** By touchpoint, for its journey: these links lead only to the same rank or to a lower one. */
function ranksOf(touchpoints: readonly Touchpoint[], links: readonly Link[]): readonly number[] {
    const journeys = new Map<Ref, number>();
    const journeyAt = touchpoints.map(({ journey }) => {
        if (!journeys.has(journey)) journeys.set(journey, journeys.size);
        return journeys.get(journey)!;
    });
    const next: number[][] = Array.from(journeys, () => []);
    for (const { from, to } of links) next[journeyAt[from]!]!.push(journeyAt[to]!);
    const rank: number[] = [];
    componentsOf(next).forEach((members, index) => members.forEach(member => { rank[member] = index; }));
    return journeyAt.map(journey => rank[journey]!);
}

/** It takes as long as the slowest way to where the sub-journey ends; a journey that leads round into itself has no length. */
function addLengths(touchpoints: readonly Touchpoint[], arcs: TimedArc[][], zoomed: ZoomedArcs, arcsFrom: TimeChart['arcsFrom'], { zooms, returns }: Links, rank: readonly number[]): void {
    const unstated = zooms.filter(({ from }) => touchpoints[from]!.takes === undefined);
    if (unstated.length === 0) return;
    const unzoomed = arcs.length;
    const [source, target] = [2 * unzoomed, 2 * unzoomed + 1];
    const ends = new Set(returns.map(({ from }) => from));
    const inside = new Map(unstated.map(({ from, to }) => [from, to]));
    const measured = new Map<number, Length | 'open'>();
    const fill = (number: number): void => {
        const first = inside.get(number);
        if (first === undefined) return;
        if (!measured.has(first)) measured.set(first, measure(first));
        const length = measured.get(first)!;
        if (length === 'open') return;
        inside.delete(number);
        const begin = beginOf(number);
        arcs[begin]![0] = arcOver(length, endOf(number), arcs[begin]![0]!.at);
        zoomed[begin] = undefined;
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
            const on = arcsFrom(node).filter(({ to }) => rank[numberAt(to, unzoomed)] === rank[first]);
            return isLast ? [...on, atOnce(target)] : on;
        };
        const way = longestWay({ source, target, next, timesOf: node => (node < source ? timesAt(touchpoints, node) : undefined) });
        return way === undefined ? UNKNOWN_LENGTH : {
            least: way.least, most: way.most, isLimit: false,
            isOpen: way.endless.length > 0 || way.all.some(({ isOpen }) => isOpen),
            isUnknown: way.all.some(({ isUnknown }) => isUnknown),
        };
    };
    // Those at the bottom first: what is further up goes through them.
    for (const { from } of unstated.sort((a, b) => rank[a.to]! - rank[b.to]!)) fill(from);
}
