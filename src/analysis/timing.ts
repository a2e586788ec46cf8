import { elementKey, type Duration, type Expectation, type Journey, type Limit, type PromiseMade, type Ref, type Touchpoint, type Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { exceeds, isLater, leastOf, mostOf, NO_TIME, withSlowestWeekends, type Elapsed } from './elapsed';
import { touchpointsBefore } from './graph';
import { longestWay, type Arc, type LongestWay } from './longest-way';
import { zoomSteps, type Step } from './network';
import { waysOutOf, zoomParents } from './related';

export type Commitment = PromiseMade | Expectation;
export type TimedLimit = Limit & { readonly duration: Duration };

/** One limit of a promise or an expectation, held against the slowest way to one place where it is met. */
export interface Timing {
    readonly commitment: Commitment & { readonly id: string };
    readonly madeAt: Touchpoint;
    readonly metAt: Touchpoint;
    readonly limit: TimedLimit;
    /** Its place among the limits of the commitment. */
    readonly limitIndex: number;
    /** The limit, or a later one whose condition no way states: what is later than this is late for certain. */
    readonly latest: Duration;
    /** In the order in which they are first passed, those that take no time left out. */
    readonly steps: readonly TimedStep[];
    /** The sum of what is known, with the slowest weekends. A real way takes no less; it takes more when something is unknown. */
    readonly slowest: { readonly least: Elapsed; readonly most: Elapsed };
    /** Where on some way it is not stated how long it takes. */
    readonly unknown: readonly Timed[];
    /** A length without an upper bound (`>2d`), or the touchpoints of a loop without one, on some way. */
    readonly unbounded: readonly (Timed | { readonly loop: readonly Touchpoint[] })[];
    /** What is known already takes longer than the limit allows. */
    readonly isLate: boolean;
    /** The written ways that lie on some way that this limit is held against. */
    readonly ways: readonly Way[];
}

/** A limit whose condition no way states: nothing can be held against it. */
export interface Unmatched { readonly commitment: Commitment & { readonly id: string }; readonly madeAt: Touchpoint; readonly limit: TimedLimit; readonly limitIndex: number }

/** What takes time: a touchpoint or a written way. */
export type Timed = { readonly touchpoint: Touchpoint } | { readonly way: Way };
export interface TimedStep {
    readonly at: Timed;
    readonly least: Elapsed;
    readonly most: Elapsed;
    /** How often it is passed. */
    readonly times: number;
    /** Nothing says how long the way takes: it counts with all the time that its own limit allows. */
    readonly isLimit?: true;
}

export interface PromiseTiming { readonly timings: readonly Timing[]; readonly unmatched: readonly Unmatched[] }

/**
 * How long customers wait for what they are promised or expect in this journey, at most: from the end of the touchpoint
 * where it is made to the end of each one that meets it, here, in a sub-journey, or in a journey that is handed over to.
 *
 * - A range counts with its upper end, `~2d` as two days, a way without `takes` with its own `within`.
 * - A path or an implicit way that states no time takes none: the customer just goes on. A handoff that states none is unknown.
 * - A touchpoint that states none is unknown. One that `zooms into` a journey takes as long as that one does. The one that meets
 *   it is unknown only when nothing else on the way has a time: to get what was promised is the end of the wait.
 * - Loops count as often as `repeats at most N times` allows, else the way is unbounded. A fallback is no part of the way.
 * - A way ends where the thing is settled otherwise, and where the same is promised anew.
 * - A conditional limit is held against the ways on which its words stand as `when`, the others against all other ways. When no
 *   way states the condition, each may be the one that it speaks of: then the latest of these limits counts.
 */
export function promiseTiming(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): PromiseTiming {
    const graph = analyses.graphOf(journey);
    const timings: Timing[] = [];
    const unmatched: Unmatched[] = [];
    let walker: Walker | undefined;
    for (const madeAt of graph.touchpoints) {
        if (!graph.reachable.has(madeAt.id)) continue;
        for (const commitment of [...madeAt.expects ?? [], ...madeAt.promises ?? []]) {
            if (!isNamed(commitment) || !commitment.limits.some(isTimed)) continue;
            const metAt = meetingPlaces(commitment, view);
            if (metAt.length === 0) continue;
            const judged = judge(commitment, madeAt, metAt, walker ??= walkerOf(view, analyses));
            timings.push(...judged.timings);
            unmatched.push(...judged.unmatched);
        }
    }
    return { timings, unmatched };
}

/** The slowest way from the end of one touchpoint to the end of another one, whatever is promised; undefined when no way leads there. */
export function timeBetween(from: Touchpoint, to: Touchpoint, view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): Pick<Timing, 'slowest' | 'unknown' | 'unbounded'> | undefined {
    return walkerOf(view, analyses).walk({ madeAt: from, metAt: to, settled: new Set() });
}

/** The touchpoints that meet it, by its name or by that of a promise that answers it. */
function meetingPlaces(commitment: Commitment & { readonly id: string }, view: ProjectView): readonly Touchpoint[] {
    const found = new Map<Ref, Touchpoint>();
    const names = new Set([commitment.id]);
    for (const name of names) {
        const kind = view.commitment(name)?.kind;
        if (kind === undefined) continue;
        for (const key of view.eachReferenceTo(elementKey(kind, name))) {
            const id = key.slice(key.indexOf(':') + 1);
            const touchpoint = key.startsWith('touchpoint:') ? view.touchpoint(id) : undefined;
            if (touchpoint?.meets?.includes(name) === true) found.set(id, touchpoint);
            const answer = key.startsWith('promise:') ? view.commitment(id) : undefined;
            if (answer?.kind === 'promise' && answer.for === commitment.id) names.add(id);
        }
    }
    return [...found.values()];
}

/** The same condition, written with other signs, spaces or capitals. */
export function conditionText(text: string): string {
    return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/^[\s"“”「」]+|[\s"“”「」.。!！]+$/g, '');
}

/** The conditions of a way: each as a whole, and its clauses. */
export function conditionsOf(when: readonly string[] | undefined): ReadonlySet<string> {
    return new Set((when ?? []).flatMap(text => [text, ...text.split(/[,，;；、]/)]).map(conditionText).filter(text => text !== ''));
}

const isNamed = (commitment: Commitment): commitment is Commitment & { readonly id: string } => commitment.id !== undefined;
export const isTimed = (limit: Limit): limit is TimedLimit => 'duration' in limit;

// ---- One commitment -----------------------------------------------------------------------------------------------

function judge(commitment: Commitment & { readonly id: string }, madeAt: Touchpoint, metAt: readonly Touchpoint[], walker: Walker): PromiseTiming {
    const limits = commitment.limits.flatMap((limit, limitIndex) => (isTimed(limit) ? [{ limit, limitIndex, condition: limit.when === undefined ? undefined : conditionText(limit.when) }] : []));
    const conditions = new Set(limits.flatMap(({ condition }) => condition ?? []));
    const settled = walker.settling(commitment);
    const timings: Timing[] = [];
    const hold = ({ limit, limitIndex, condition }: (typeof limits)[number], latest: Duration): boolean => {
        const found = metAt.flatMap(place => {
            const walked = walker.walk({
                madeAt, metAt: place, settled,
                avoids: new Set([...conditions].filter(other => other !== condition)), ...(condition !== undefined && { takes: condition }),
            });
            if (walked === undefined) return [];
            return [{ commitment, madeAt, metAt: place, limit, limitIndex, latest, ...walked, isLate: exceeds(walked.slowest.most, latest) }];
        });
        timings.push(...found);
        return found.length > 0;
    };

    const conditional = limits.filter(({ condition }) => condition !== undefined);
    const open = conditional.filter(limit => !hold(limit, limit.limit.duration));
    const [always] = limits.filter(({ condition }) => condition === undefined).sort((a, b) => Number(isLater(b.limit.duration, a.limit.duration)) - Number(isLater(a.limit.duration, b.limit.duration)));
    if (always !== undefined) {
        const latest = open.reduce((latest, { limit }) => (isLater(limit.duration, latest) ? limit.duration : latest), always.limit.duration);
        hold(always, latest);
    }
    return { timings, unmatched: open.map(({ limit, limitIndex }) => ({ commitment, madeAt, limit, limitIndex })) };
}

// ---- The ways -----------------------------------------------------------------------------------------------------

interface Route {
    readonly madeAt: Touchpoint;
    readonly metAt: Touchpoint;
    /** The touchpoints that settle it otherwise, where the way ends. */
    readonly settled: ReadonlySet<Ref>;
    /** Conditions of ways that it does not take. */
    readonly avoids?: ReadonlySet<string>;
    /** The condition of some way that it takes. */
    readonly takes?: string;
}
type Walked = Pick<Timing, 'steps' | 'slowest' | 'unknown' | 'unbounded' | 'ways'>;

interface Walker {
    readonly walk: (route: Route) => Walked | undefined;
    readonly settling: (commitment: Commitment & { readonly id: string }) => ReadonlySet<Ref>;
}

interface TimedArc extends Arc<Node> { readonly at?: Timed; readonly isLimit?: boolean; readonly way?: Way }

/** How long one place takes. */
interface Length { readonly least: Elapsed; readonly most: Elapsed; readonly isOpen?: boolean; readonly isUnknown?: boolean; readonly isLimit?: boolean }
const AT_ONCE: Length = { least: NO_TIME, most: NO_TIME };
const UNKNOWN_LENGTH: Length = { ...AT_ONCE, isUnknown: true };

/**
 * A node of the graph is the beginning or the end of a touchpoint, each in four forms: `zoomed` once the way has gone down into
 * a sub-journey, from where it must not come back at another place than it came from; `taken` once it has taken the condition.
 */
interface Node { readonly zoomed: boolean; readonly taken: boolean; readonly touchpoint: Touchpoint | undefined; readonly isEnd: boolean }
type At = Omit<Node, 'touchpoint'>;
const SOURCE: Node = { zoomed: false, taken: false, touchpoint: undefined, isEnd: true };
const TARGET: Node = { zoomed: false, taken: false, touchpoint: undefined, isEnd: false };

function walkerOf(view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): Walker {
    const steps = new Map<Ref, ReadonlyMap<Ref, readonly Step[]>>();
    const outOf = (touchpoint: Touchpoint): readonly Step[] => {
        const journey = view.journey(touchpoint.journey);
        if (journey === undefined) return [];
        let out = steps.get(journey.id);
        if (out === undefined) steps.set(journey.id, out = stepsOut(journey, view, analyses));
        return out.get(touchpoint.id) ?? [];
    };

    /** Each node is one object. */
    const nodes = new Map<Ref, Node[]>();
    const nodeAt = (touchpoint: Touchpoint, { zoomed, taken, isEnd }: At): Node => {
        let forms = nodes.get(touchpoint.id);
        if (forms === undefined) nodes.set(touchpoint.id, forms = []);
        return forms[(zoomed ? 4 : 0) + (taken ? 2 : 0) + (isEnd ? 1 : 0)] ??= { zoomed, taken, touchpoint, isEnd };
    };
    /** What comes after a node whatever is looked for. */
    const plain = new Map<Node, readonly TimedArc[]>();

    const inside = new Map<Ref, Length>();
    /** A sub-journey takes as long as its slowest way to where it ends. */
    const lengthInside = (journey: Journey): Length => {
        const before = inside.get(journey.id);
        if (before !== undefined) return before;
        // A journey that leads round into itself.
        inside.set(journey.id, UNKNOWN_LENGTH);
        const { touchpoints: [first, ...others] } = analyses.graphOf(journey);
        if (first === undefined) return UNKNOWN_LENGTH;
        const ends = new Set([first, ...others].flatMap(touchpoint => outOf(touchpoint).filter(({ kind }) => kind === 'return').map(({ from }) => from)));
        const way = longest({ into: first, endAt: id => (ends.has(id) ? 'and-on' : 'no'), settled: new Set() });
        const length: Length = way === undefined ? UNKNOWN_LENGTH : {
            least: way.least, most: way.most,
            isOpen: way.endless.length > 0 || way.all.some(({ isOpen }) => isOpen === true),
            isUnknown: way.all.some(({ isUnknown }) => isUnknown === true),
        };
        inside.set(journey.id, length);
        return length;
    };

    const lengthOf = (touchpoint: Touchpoint): Length => {
        if (touchpoint.takes !== undefined) return 'duration' in touchpoint.takes ? lengthOfDuration(touchpoint.takes.duration) : UNKNOWN_LENGTH;
        const part = view.journey(touchpoint.zoomsInto);
        return part === undefined ? UNKNOWN_LENGTH : lengthInside(part);
    };

    interface Search {
        /** From the end of this touchpoint, or from the beginning of that one, which lies in a sub-journey. */
        readonly from?: Touchpoint;
        readonly into?: Touchpoint;
        /** Whether the way ends with a touchpoint, or may end there. */
        readonly endAt: (touchpoint: Ref) => 'here' | 'and-on' | 'no';
        readonly settled: ReadonlySet<Ref>;
        readonly avoids?: ReadonlySet<string>;
        readonly takes?: string;
        /** Whether a touchpoint may lead to the end, where that is known. */
        readonly within?: ((touchpoint: Touchpoint) => boolean) | undefined;
    }
    function longest({ from, into, endAt, settled, avoids, takes, within }: Search): LongestWay<Node, TimedArc> | undefined {
        const finish = (touchpoint: Touchpoint, node: Node, length: Length & { readonly at?: Timed }): readonly TimedArc[] => {
            const end = endAt(touchpoint.id);
            const on: TimedArc = { ...length, to: nodeAt(touchpoint, { ...node, isEnd: true }) };
            if (end === 'no') return [on];
            const target: readonly TimedArc[] = takes === undefined || node.taken ? [{ ...length, to: TARGET }] : [];
            return end === 'here' ? target : [on, ...target];
        };
        const stepArcs = (touchpoint: Touchpoint, node: Node): readonly TimedArc[] => outOf(touchpoint).flatMap(step => {
            const to = view.touchpoint(step.to);
            if (to === undefined || step.kind === 'fallback' || step.kind === 'zoom') return [];
            if (step.kind === 'return') return node.zoomed ? [] : finish(to, node, AT_ONCE);
            const conditions = avoids === undefined && takes === undefined ? NO_CONDITIONS : conditionsOf(step.way?.when);
            if ([...conditions].some(condition => avoids?.has(condition))) return [];
            const taken = node.taken || (takes !== undefined && conditions.has(takes));
            return [{ ...lengthOfStep(step), to: nodeAt(to, { zoomed: node.zoomed, taken, isEnd: false }), ...(step.way && { at: { way: step.way }, way: step.way }) }];
        });
        const zoomArcs = (touchpoint: Touchpoint, node: Node): readonly TimedArc[] => outOf(touchpoint).flatMap(({ kind, to }) => {
            const first = kind === 'zoom' ? view.touchpoint(to) : undefined;
            return first === undefined ? [] : [{ ...AT_ONCE, to: nodeAt(first, { zoomed: true, taken: node.taken, isEnd: false }) }];
        });
        const endArcs = (touchpoint: Touchpoint, node: Node): readonly TimedArc[] => [
            ...stepArcs(touchpoint, node),
            ...(touchpoint.repeats === undefined ? [] : [{ ...AT_ONCE, to: nodeAt(touchpoint, { ...node, isEnd: false }) }]),
        ];
        const beginArcs = (touchpoint: Touchpoint, node: Node): readonly TimedArc[] => [...finish(touchpoint, node, { ...lengthOf(touchpoint), at: { touchpoint } }), ...zoomArcs(touchpoint, node)];
        const once = (touchpoint: Touchpoint, node: Node, arcs: (touchpoint: Touchpoint, node: Node) => readonly TimedArc[]): readonly TimedArc[] => {
            let known = plain.get(node);
            if (known === undefined) plain.set(node, known = arcs(touchpoint, node));
            return known;
        };
        const isPlain = avoids === undefined && takes === undefined;
        const next = (node: Node): readonly TimedArc[] => {
            const { touchpoint, isEnd } = node;
            if (touchpoint === undefined) {
                if (into !== undefined) return [{ ...AT_ONCE, to: nodeAt(into, { zoomed: true, taken: false, isEnd: false }) }];
                return from === undefined ? [] : [...stepArcs(from, node), ...zoomArcs(from, node)];
            }
            if (isEnd) {
                const returns = !node.zoomed && outOf(touchpoint).some(({ kind }) => kind === 'return');
                return isPlain && !returns ? once(touchpoint, node, endArcs) : endArcs(touchpoint, node);
            }
            if (endAt(touchpoint.id) !== 'no') return beginArcs(touchpoint, node);
            if (settles(touchpoint, settled)) {
                const past: readonly TimedArc[] = touchpoint.optional === true ? [{ ...AT_ONCE, to: nodeAt(touchpoint, { ...node, isEnd: true }) }] : [];
                return settled.has(touchpoint.id) ? past : [...past, ...zoomArcs(touchpoint, node)];
            }
            return once(touchpoint, node, beginArcs);
        };
        const timesOf = ({ touchpoint, isEnd }: Node): number | undefined => (isEnd ? undefined : touchpoint?.repeats?.times);
        // What cannot lead to the end is not looked at.
        const ahead = within === undefined ? next : (node: Node): readonly TimedArc[] => next(node).filter(({ to }) => to.touchpoint === undefined || within(to.touchpoint));
        return longestWay({ source: SOURCE, target: TARGET, next: ahead, timesOf });
    }

    /** It is settled there, or within the journey that details it. */
    const settles = (touchpoint: Touchpoint, settled: ReadonlySet<Ref>): boolean => {
        if (settled.size === 0) return false;
        if (settled.has(touchpoint.id)) return true;
        const part = view.journey(touchpoint.zoomsInto);
        return part !== undefined && analyses.graphOf(part).touchpoints.some(({ id }) => settled.has(id));
    };

    return {
        settling: commitment => settlingPlaces(commitment, view),
        walk: ({ madeAt, metAt, settled, avoids, takes }) => {
            const way = longest({
                from: madeAt,
                endAt: id => (id === metAt.id ? 'here' : 'no'),
                // Where it is made, it is made anew.
                settled: new Set([...settled, madeAt.id]),
                within: leadingTo(metAt, view, analyses),
                ...(avoids !== undefined && avoids.size > 0 && { avoids }),
                ...(takes !== undefined && { takes }),
            });
            return way === undefined ? undefined : walkedOf(way, metAt);
        },
    };
}

/** All steps from the touchpoints of a journey, also those into other ones and back to where it is a part. */
function stepsOut(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): ReadonlyMap<Ref, readonly Step[]> {
    const graph = analyses.graphOf(journey);
    const found = new Map<Ref, Step[]>();
    const add = (step: Step): void => {
        const before = found.get(step.from);
        if (before === undefined) found.set(step.from, [step]);
        else before.push(step);
    };
    graph.ways.forEach(add);
    for (const way of waysOutOf(journey, view)) {
        const to = view.touchpoint(way.to);
        // Those within one journey are in its graph.
        if (to !== undefined && to.journey !== journey.id) add({ kind: way.wayKind, id: way.id, from: way.from, to: way.to, way });
    }
    for (const touchpoint of graph.touchpoints) {
        const part = view.journey(touchpoint.zoomsInto);
        if (part !== undefined) zoomSteps(touchpoint, part, analyses).filter(({ kind }) => kind === 'zoom').forEach(add);
    }
    for (const parent of zoomParents(journey.id, view)) {
        for (const touchpoint of analyses.graphOf(parent).touchpoints) {
            if (touchpoint.zoomsInto === journey.id) zoomSteps(touchpoint, journey, analyses).filter(({ kind }) => kind === 'return').forEach(add);
        }
    }
    return found;
}

/** Whether one touchpoint may lead to another one; undefined when ways there may lead out of its journey and back. */
function leadingTo(touchpoint: Touchpoint, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): ((from: Touchpoint) => boolean) | undefined {
    const journey = view.journey(touchpoint.journey);
    if (journey === undefined) return undefined;
    const graph = graphOf(journey);
    const isAlone = view.handoffsFrom(journey.id).length === 0 && graph.touchpoints.every(({ zoomsInto }) => zoomsInto === undefined) && zoomParents(journey.id, view).length === 0;
    if (!isAlone) return undefined;
    const before = touchpointsBefore(graph, touchpoint.id);
    return from => from.journey !== journey.id || before.has(from.id);
}

const NO_CONDITIONS: ReadonlySet<string> = new Set();

function walkedOf(way: LongestWay<Node, TimedArc>, metAt: Touchpoint): Walked {
    const unknown = distinct(way.all.filter(({ isUnknown }) => isUnknown === true));
    // Getting what was promised ends the wait; when nothing else has a time, nothing is known of the wait at all.
    const others = unknown.filter(at => !('touchpoint' in at && at.touchpoint.id === metAt.id && at.touchpoint.takes === undefined));
    const saysNothing = way.all.every(({ isUnknown, most }) => isUnknown === true || withSlowestWeekends(most) === 0);
    const loops = way.endless.map(nodes => ({ loop: [...new Set(nodes.flatMap(({ touchpoint }) => touchpoint ?? []))] }));
    return {
        steps: stepsOf(way.arcs),
        slowest: { least: way.least, most: way.most },
        unknown: others.length === 0 && saysNothing ? unknown : others,
        unbounded: [...distinct(way.all.filter(({ isOpen }) => isOpen === true)), ...loops],
        ways: [...new Set(way.all.flatMap(({ way: written }) => written ?? []))],
    };
}

/** Each place once, with how often it is passed. */
function stepsOf(arcs: readonly TimedArc[]): readonly TimedStep[] {
    const steps = new Map<string, TimedStep>();
    for (const { at, least, most, isLimit } of arcs) {
        if (at === undefined || withSlowestWeekends(most) === 0) continue;
        const key = keyOfTimed(at);
        const before = steps.get(key);
        steps.set(key, before === undefined ? { at, least, most, times: 1, ...(isLimit === true && { isLimit }) } : { ...before, times: before.times + 1 });
    }
    return [...steps.values()];
}

const keyOfTimed = (at: Timed): string => ('way' in at ? `way:${at.way.id}` : at.touchpoint.id);

function distinct(arcs: readonly TimedArc[]): readonly Timed[] {
    const found = new Map<string, Timed>();
    for (const { at } of arcs) if (at !== undefined) found.set(keyOfTimed(at), at);
    return [...found.values()];
}

// ---- Lengths ------------------------------------------------------------------------------------------------------

function lengthOfDuration(duration: Duration): Length {
    const [least, most] = [leastOf(duration), mostOf(duration)];
    return most === undefined ? { least, most: least, isOpen: true } : { least, most };
}

function lengthOfStep({ kind, way }: Step): Length {
    const takes = way?.takes;
    const limit = way?.within !== undefined && isTimed(way.within) ? mostOf(way.within.duration) : undefined;
    if (takes !== undefined && 'duration' in takes && (takes.duration.max !== undefined || limit === undefined)) return lengthOfDuration(takes.duration);
    if (limit !== undefined) return { least: NO_TIME, most: limit, isLimit: true };
    return takes === undefined && kind !== 'handoff' ? AT_ONCE : UNKNOWN_LENGTH;
}

// ---- Where it ends ------------------------------------------------------------------------------------------------

/** The touchpoints after which a commitment is no longer waited for: met, given up, broken, or promised again. */
function settlingPlaces(commitment: Commitment & { readonly id: string }, view: ProjectView): ReadonlySet<Ref> {
    const found = new Set(meetingPlaces(commitment, view).map(({ id }) => id));
    for (const key of view.eachReferenceTo(elementKey(commitment.kind, commitment.id))) {
        const id = key.slice(key.indexOf(':') + 1);
        if (key.startsWith('touchpoint:')) {
            const touchpoint = view.touchpoint(id);
            if (touchpoint?.contradicts?.includes(commitment.id) === true || touchpoint?.breaks?.some(({ what }) => what === commitment.id) === true) found.add(id);
        }
        else if (key.startsWith('promise:')) {
            const again = view.commitment(id);
            if (again?.kind !== 'promise' || again.again !== commitment.id) continue;
            const journey = view.journey(id.slice(0, id.indexOf('.')));
            for (const { id: touchpoint, promises } of journey?.stages.flatMap(stage => stage.touchpoints) ?? []) if (promises?.includes(again) === true) found.add(touchpoint);
        }
    }
    return found;
}
