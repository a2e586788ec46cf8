import type { Ref, Touchpoint, Way } from '../model/model';
import { OUTSIDE } from './arcs';
import { isNone, type Elapsed } from './elapsed';
import type { Timed } from './lengths';
import { longestWay, longestWayForward, type LongestWay } from './longest-way';
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
    const way = forward === 'undecided' ? anyWay(chart, made, met, stops, arcsFrom, takes) : forward;
    return way && shown(way, metAt, node => touchpoints[numberAt(node, unzoomed)]!);
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
        // That it repeats is told at its end, but it is not promised anew then.
        ...arcsFrom(endOf(made)).filter(({ to, at }) => at !== undefined || to !== beginOf(made)),
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
        const inChart = before()[node % taken]!.filter(goesOn);
        return node < taken ? inChart : [...inChart, ...inChart.map(from => from + taken)];
    };
    return longestWay({ source, target, next, before: comesFrom, size: target + 1, timesOf: node => (node < source ? timesAt(touchpoints, node) : undefined) });
}

function shown(way: LongestWay<number, TimedArc>, metAt: Touchpoint, touchpointAt: (node: number) => Touchpoint): SlowestWay {
    const [unknown, open, ways] = [new Set<Timed>(), new Set<Timed>(), new Set<Way>()];
    let saysTimes = false;
    for (const { at, most, isUnknown, isOpen } of way.all) {
        if (!isUnknown && !isNone(most)) saysTimes = true;
        if (at === undefined) continue;
        if (isUnknown) unknown.add(at);
        if (isOpen) open.add(at);
        if ('way' in at) ways.add(at.way);
    }
    const loops = way.endless.map(nodes => [...new Set(nodes.map(touchpointAt))]);
    return {
        steps: stepsOf(way.arcs),
        slowest: { least: way.least, most: way.most },
        unknown: unknownOn([...unknown], saysTimes, metAt),
        unbounded: [...open, ...distinct(loops).map(loop => ({ loop }))],
        ways: [...ways],
    };
}

/** Getting what was promised ends the wait; when nothing else has a time, nothing is known of the wait at all. */
function unknownOn(all: readonly Timed[], saysTimes: boolean, metAt: Touchpoint): readonly Timed[] {
    if (all.length === 0 || metAt.takes !== undefined) return all;
    const others = all.filter(at => !('touchpoint' in at) || at.touchpoint.id !== metAt.id);
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
