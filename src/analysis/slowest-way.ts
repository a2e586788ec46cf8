import type { Ref, Touchpoint, Way } from '../model/model';
import { OUTSIDE } from './arcs';
import { isNone, type Elapsed } from './elapsed';
import type { Timed } from './lengths';
import { longestIn, longestWay, longestWayForward, type LongestWay } from './longest-way';
import { netBetween, type ArcLists } from './net-between';
import { atOnce, beginOf, endOf, isEnd, numberAt, timesAt, type TimeChart, type TimedArc } from './time-chart';

/** What customers wait for, from the end of one touchpoint to the end of another one. */
export interface Route {
    readonly madeAt: Touchpoint;
    readonly metAt: Touchpoint;
    /** The touchpoints that settle it otherwise, where the way ends. */
    readonly settledAt: ReadonlySet<Ref>;
    /** Conditions of ways that it does not take. */
    readonly avoids?: ReadonlySet<string>;
    /** The condition of some way that it takes. */
    readonly takes?: string;
}

export interface SlowestWay {
    /** In the order in which they are first passed, those that take no time left out. */
    readonly steps: readonly TimedStep[];
    /** The sum of what is known, with the slowest weekends. A real way takes no less; it takes more when something is unknown. */
    readonly slowest: { readonly least: Elapsed; readonly most: Elapsed };
    /** Where on some way it is not stated how long it takes. */
    readonly unknown: readonly Timed[];
    /** A length without an upper bound (`>2d`), or the touchpoints of a loop without one, on some way. */
    readonly unbounded: readonly (Timed | { readonly loop: readonly Touchpoint[] })[];
    /** The written ways that lie on some way of the route. */
    readonly ways: readonly Way[];
}

export interface TimedStep {
    readonly at: Timed;
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** How often it is passed. */
    readonly times: number;
    /** Nothing says how long the way takes: it counts with all the time that its own limit allows. */
    readonly isLimit?: true;
}

/** Undefined when no way leads there. */
export function slowestWay(chart: TimeChart, route: Route): SlowestWay | undefined {
    const { madeAt, metAt, settledAt, takes } = route;
    const { numberOf, touchpoints, canLeadZoomed, isLeftForGood } = chart;
    // Most conditions stand on no way: then there is none to take, or to avoid.
    if (takes !== undefined && !chart.conditions().has(takes)) return undefined;
    const avoids = statedOf(route.avoids, chart);
    const made = numberOf(madeAt.id);
    const met = numberOf(metAt.id);
    if (made === OUTSIDE || met === OUTSIDE) return undefined;
    const unzoomed = 2 * touchpoints.length;
    const zooms = chart.size > unzoomed;
    const stops = stopsOf(chart, made, met, settledAt);
    const isOn = ({ to, at }: TimedArc): boolean => (to < unzoomed || canLeadZoomed(numberAt(to, unzoomed), met)) && (avoids === undefined || !chart.conditions().isStatedOn(wayOf(at), avoids));
    const arcsFrom = (node: number): readonly TimedArc[] => {
        const all = stops.size === 0 || isEnd(node) ? chart.arcsFrom(node) : beyond(chart, node, stops);
        return !zooms && avoids === undefined || all.every(isOn) ? all : all.filter(isOn);
    };
    const isForwardFrom = takes === undefined && (!zooms || !chart.arcsFrom(beginOf(made)).slice(1).some(isOn));
    const forward = isForwardFrom ? longestWayForward(endOf(made), endOf(met), arcsFrom, isLeftForGood(endOf(met))) : 'undecided';
    const way = forward !== 'undecided' ? forward
        : chart.lists !== undefined && avoids === undefined && takes === undefined ? wayInLists(chart, chart.lists(), made, met, stops) : anyWay(chart, made, met, stops, arcsFrom, takes);
    // On ways that go down, that turn round where they began, or that have to take a condition, one place may be at several nodes.
    const isOncePassed = !zooms && takes === undefined && madeAt.optional !== true;
    return way && shown(way, metAt, touchpoints, isOncePassed);
}

function statedOf(conditions: ReadonlySet<string> | undefined, chart: TimeChart): ReadonlySet<string> | undefined {
    if (conditions === undefined) return undefined;
    const stated = [...conditions].filter(condition => chart.conditions().has(condition));
    return stated.length === 0 ? undefined : new Set(stated);
}

const wayOf = (at: Timed | undefined): Way | undefined => (at !== undefined && 'way' in at ? at.way : undefined);

/** The touchpoints at which the way ends, as it is settled there or made anew, or within the journeys that detail them. */
type Stops = ReadonlyMap<number, 'here' | 'within'>;

function stopsOf({ numberOf, zoomingInto }: TimeChart, made: number, met: number, settledAt: ReadonlySet<Ref>): Stops {
    const stops = new Map<number, 'here' | 'within'>();
    const add = (number: number): void => {
        for (const parent of zoomingInto(number)) if (!stops.has(parent)) stops.set(parent, 'within');
        stops.set(number, 'here');
    };
    for (const id of settledAt) {
        const number = numberOf(id);
        if (number !== OUTSIDE) add(number);
    }
    add(made);
    stops.delete(met);
    return stops;
}

/** What leads on from the beginning of a touchpoint: past one where the way ends only when that is optional. */
function beyond({ arcsFrom, touchpoints }: TimeChart, begin: number, stops: Stops): readonly TimedArc[] {
    const number = numberAt(begin, 2 * touchpoints.length);
    const stop = stops.get(number);
    if (stop === undefined) return arcsFrom(begin);
    const past = touchpoints[number]!.optional === true ? [atOnce(begin + 1)] : [];
    return stop === 'here' ? past : [...past, ...arcsFrom(begin).slice(1)];
}

/** The longest way, whatever leads round, where no way goes down and each may be taken: as most are. */
function wayInLists({ touchpoints, size, arcsFrom }: TimeChart, lists: ArcLists<TimedArc>, made: number, met: number, stops: Stops): LongestWay<number, TimedArc> | undefined {
    const instead = new Map<number, readonly TimedArc[]>();
    for (const number of stops.keys()) instead.set(beginOf(number), touchpoints[number]!.optional === true ? [atOnce(endOf(number))] : NONE);
    const target = 2 * size + 1;
    const net = netBetween(lists, { source: 2 * size, target, first: onFrom(made, arcsFrom), goal: endOf(met), last: atOnce(target), instead });
    return net && longestIn(net, node => (node < size ? timesAt(touchpoints, node) : undefined));
}

const NONE: readonly never[] = [];

/** What leads on from where it was promised. That it repeats is told at its end, but it is not promised anew then. */
const onFrom = (made: number, arcsFrom: TimeChart['arcsFrom']): readonly TimedArc[] => arcsFrom(endOf(made)).filter(({ to, at }) => at !== undefined || to !== beginOf(made));

/** The longest way, whatever leads round, out of the journey and back, or down into others. */
function anyWay(chart: TimeChart, made: number, met: number, stops: Stops, arcsFrom: (node: number) => readonly TimedArc[], takes: string | undefined): LongestWay<number, TimedArc> | undefined {
    const { touchpoints, before, size } = chart;
    const unzoomed = 2 * touchpoints.length;
    // Once it has taken the condition, the way goes on at other nodes, numbered behind those of the chart.
    const taken = size;
    const [source, target] = [2 * size, 2 * size + 1];
    const condition = takes === undefined ? undefined : new Set([takes]);
    const take = (some: readonly TimedArc[], isTaken: boolean): readonly TimedArc[] =>
        (condition === undefined ? some : some.map(arc => (isTaken || chart.conditions().isStatedOn(wayOf(arc.at), condition) ? { ...arc, to: arc.to + taken } : arc)));
    const first = (): readonly TimedArc[] => [
        ...onFrom(made, arcsFrom),
        ...chart.arcsFrom(beginOf(made)).slice(1),
    ];
    const next = (node: number): readonly TimedArc[] => {
        if (node === source) return take(first(), false);
        const inChart = node % taken;
        if (!isEnd(node) || numberAt(node, unzoomed) !== met) return take(arcsFrom(inChart), node >= taken);
        return takes === undefined || node >= taken ? [atOnce(target)] : [];
    };
    const goesOn = (node: number): boolean => {
        const number = numberAt(node, unzoomed);
        return isEnd(node) ? number !== met : stops.get(number) !== 'here' || touchpoints[number]!.optional === true;
    };
    const metNodes: number[] = [];
    for (let end = endOf(met); end < source; end += unzoomed) metNodes.push(end);
    const comesFrom = (node: number): readonly number[] => {
        if (node === target) return metNodes;
        const all = before()[node % taken]!;
        const inChart = all.every(goesOn) ? all : all.filter(goesOn);
        return node < taken ? inChart : [...inChart, ...inChart.map(from => from + taken)];
    };
    return longestWay({ source, target, next, before: comesFrom, size: target + 1, timesOf: node => (node < source ? timesAt(touchpoints, node) : undefined) });
}

/** @param isOncePassed no place lies on two arcs: then none has to be looked for among the others. */
function shown(way: LongestWay<number, TimedArc>, metAt: Touchpoint, touchpoints: readonly Touchpoint[], isOncePassed: boolean): SlowestWay {
    const unknown: Timed[] = [];
    const open: Timed[] = [];
    const ways: Way[] = [];
    let saysTimes = false;
    for (const { at, most, isUnknown, isOpen } of way.all) {
        if (!isUnknown && !isNone(most)) saysTimes = true;
        if (at === undefined) continue;
        if (isUnknown) unknown.push(at);
        if (isOpen) open.push(at);
        if ('way' in at) ways.push(at.way);
    }
    const each = <T>(list: readonly T[]): readonly T[] => (isOncePassed || list.length < 2 ? list : [...new Set(list)]);
    const loops = way.endless.map(nodes => touchpointsAt(nodes, touchpoints));
    return {
        steps: stepsOf(way.arcs),
        slowest: { least: way.least, most: way.most },
        unknown: unknownOn(each(unknown), saysTimes, metAt),
        unbounded: [...each(open), ...(isOncePassed ? loops : distinct(loops)).map(loop => ({ loop }))],
        ways: each(ways),
    };
}

/** Each once, in the order of the nodes. */
function touchpointsAt(nodes: readonly number[], touchpoints: readonly Touchpoint[]): readonly Touchpoint[] {
    const isFound = new Uint8Array(touchpoints.length);
    const found: Touchpoint[] = [];
    for (const node of nodes) {
        const number = numberAt(node, 2 * touchpoints.length);
        if (isFound[number] === 1) continue;
        isFound[number] = 1;
        found.push(touchpoints[number]!);
    }
    return found;
}

/** Getting what was promised ends the wait; when nothing else has a time, nothing is known of the wait at all. */
function unknownOn(all: readonly Timed[], saysTimes: boolean, metAt: Touchpoint): readonly Timed[] {
    if (all.length === 0 || metAt.takes !== undefined) return all;
    const isThere = (at: Timed): boolean => 'touchpoint' in at && at.touchpoint.id === metAt.id;
    const others = all.some(isThere) ? all.filter(at => !isThere(at)) : all;
    return others.length === 0 && !saysTimes ? all : others;
}

/** One loop may be gone round zoomed, too, or once a condition was taken. */
function distinct(loops: readonly (readonly Touchpoint[])[]): readonly (readonly Touchpoint[])[] {
    return loops.length <= 1 ? loops : [...new Map(loops.map(loop => [loop.map(({ id }) => id).sort().join(' '), loop])).values()];
}

/** Each place once, with how often it is passed. */
function stepsOf(arcs: readonly TimedArc[]): readonly TimedStep[] {
    const steps = new Map<Timed, TimedStep>();
    for (const { at, least, most, isLimit } of arcs) {
        if (at === undefined || isNone(most)) continue;
        const before = steps.get(at);
        steps.set(at, before === undefined ? { at, least, most, times: 1, ...(isLimit && { isLimit }) } : { ...before, times: before.times + 1 });
    }
    return [...steps.values()];
}
