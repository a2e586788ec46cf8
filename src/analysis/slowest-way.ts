import type { Ref, Touchpoint, Way } from '../model/model';
import { conditionsOf } from './conditions';
import { withSlowestWeekends, type Elapsed } from './elapsed';
import { longestWay, type LongestWay } from './longest-way';
import { atOnce, beginOf, endOf, isEnd, numberAt, timesAt, type TimeChart, type Timed, type TimedArc } from './time-chart';

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
    const { numberOf, touchpoints, arcs, before } = chart;
    const { madeAt, metAt, avoids, takes } = route;
    const [made, met] = [numberOf.get(madeAt.id), numberOf.get(metAt.id)];
    if (made === undefined || met === undefined) return undefined;
    const unzoomed = 2 * touchpoints.length;
    // Once it has taken the condition, the way goes on at other nodes, numbered behind those of the chart.
    const taken = arcs.length;
    const [source, target] = [2 * taken, 2 * taken + 1];
    const stops = stopsOf(chart, made, met, route.settledAt);
    const hasConditions = takes !== undefined || (avoids !== undefined && avoids.size > 0);

    const first = (): readonly TimedArc[] => [
        // That it repeats is told at its end, but it is not promised anew then.
        ...arcs[endOf(made)]!.filter(({ to, at }) => at !== undefined || to !== beginOf(made)),
        ...arcs[beginOf(made)]!.slice(1),
    ];
    const chartArcs = (node: number): readonly TimedArc[] => {
        if (isEnd(node)) return arcs[node]!;
        const number = numberAt(node, unzoomed);
        const stop = stops.get(number);
        if (stop === undefined) return arcs[node]!;
        const past = touchpoints[number]!.optional === true ? [atOnce(node + 1)] : [];
        return stop === 'here' ? past : [...past, ...arcs[node]!.slice(1)];
    };
    const canLead = ({ to }: TimedArc): boolean => to < unzoomed || chart.canLeadZoomed(numberAt(to, unzoomed), met);
    const next = (node: number): readonly TimedArc[] => {
        const isTaken = node !== source && node >= taken;
        const inChart = isTaken ? node - taken : node;
        if (node !== source && isEnd(inChart) && numberAt(inChart, unzoomed) === met) return takes === undefined || isTaken ? [atOnce(target)] : [];
        const all = node === source ? first() : chartArcs(inChart);
        const some = taken === unzoomed || all.every(canLead) ? all : all.filter(canLead);
        return hasConditions ? onConditions(some, isTaken) : some;
    };
    const onConditions = (some: readonly TimedArc[], isTaken: boolean): readonly TimedArc[] => some.flatMap(arc => {
        const conditions = arc.at !== undefined && 'way' in arc.at ? conditionsOf(arc.at.way.when) : NO_CONDITIONS;
        for (const condition of conditions) if (avoids?.has(condition) === true) return [];
        return isTaken || (takes !== undefined && conditions.has(takes)) ? [{ ...arc, to: arc.to + taken }] : [arc];
    });

    const goesOn = (node: number): boolean => {
        const number = numberAt(node, unzoomed);
        return isEnd(node) ? number !== met : stops.get(number) !== 'here' || touchpoints[number]!.optional === true;
    };
    const comesFrom = (node: number): readonly number[] => {
        const inChart = node === target ? [] : before()[node % taken]!.filter(goesOn);
        if (node === target) for (let end = endOf(met); end < 2 * taken; end += unzoomed) inChart.push(end);
        return node < taken ? inChart : [...inChart, ...inChart.map(from => from + taken)];
    };
    const way = longestWay({ source, target, next, before: comesFrom, timesOf: node => (node < source ? timesAt(touchpoints, node) : undefined) });
    return way === undefined ? undefined : shown(way, metAt, node => touchpoints[numberAt(node, unzoomed)]!);
}

const NO_CONDITIONS: ReadonlySet<string> = new Set();

/** The touchpoints at which the way ends, as it is settled there or made anew, or within the journeys that detail them. */
function stopsOf({ numberOf, zoomingInto }: TimeChart, made: number, met: number, settledAt: ReadonlySet<Ref>): ReadonlyMap<number, 'here' | 'within'> {
    const stops = new Map<number, 'here' | 'within'>();
    const add = (number: number): void => {
        for (const parent of zoomingInto(number)) if (!stops.has(parent)) stops.set(parent, 'within');
        stops.set(number, 'here');
    };
    for (const id of settledAt) {
        const number = numberOf.get(id);
        if (number !== undefined) add(number);
    }
    add(made);
    stops.delete(met);
    return stops;
}

function shown(way: LongestWay<number, TimedArc>, metAt: Touchpoint, touchpointAt: (node: number) => Touchpoint): SlowestWay {
    const [unknown, open, ways] = [new Set<Timed>(), new Set<Timed>(), new Set<Way>()];
    let saysNothing = true;
    for (const { at, most, isUnknown, isOpen } of way.all) {
        if (!isUnknown && withSlowestWeekends(most) > 0) saysNothing = false;
        if (at === undefined) continue;
        if (isUnknown) unknown.add(at);
        if (isOpen) open.add(at);
        if ('way' in at) ways.add(at.way);
    }
    // Getting what was promised ends the wait; when nothing else has a time, nothing is known of the wait at all.
    const others = [...unknown].filter(at => !('touchpoint' in at && at.touchpoint.id === metAt.id && at.touchpoint.takes === undefined));
    const loops = way.endless.map(nodes => [...new Set(nodes.map(touchpointAt))]);
    return {
        steps: stepsOf(way.arcs),
        slowest: { least: way.least, most: way.most },
        unknown: others.length === 0 && saysNothing ? [...unknown] : others,
        unbounded: [...open, ...distinct(loops).map(loop => ({ loop }))],
        ways: [...ways],
    };
}

/** One loop may be gone round zoomed, too, or once a condition was taken. */
function distinct(loops: readonly (readonly Touchpoint[])[]): readonly (readonly Touchpoint[])[] {
    return loops.length <= 1 ? loops : [...new Map(loops.map(loop => [loop.map(({ id }) => id).sort().join(' '), loop])).values()];
}

/** Each place once, with how often it is passed. */
function stepsOf(arcs: readonly TimedArc[]): readonly TimedStep[] {
    const steps = new Map<Timed, TimedStep>();
    for (const { at, least, most, isLimit } of arcs) {
        if (at === undefined || withSlowestWeekends(most) === 0) continue;
        const before = steps.get(at);
        steps.set(at, before === undefined ? { at, least, most, times: 1, ...(isLimit && { isLimit }) } : { ...before, times: before.times + 1 });
    }
    return [...steps.values()];
}
