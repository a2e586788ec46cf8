import { UNKNOWN, type Journey, type Ref, type Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import type { GraphWay, JourneyGraph } from './graph';
import { passesIn } from './passes';

/** What the customer has to do on the way that costs most contacts. */
export interface Effort {
    /** Contacts that the customer starts, handoffs that the customer has to carry among them. */
    readonly contacts: number;
    /** How often the customer is asked for what was asked before on this way. */
    readonly repeats: number;
    /** Ways on which no channel goes on. As repeats and handoffs it has those of what a touchpoint zooms into, of one pass. */
    readonly channelSwitches: number;
    /** Handoffs by `mode self`. */
    readonly selfCarried: number;
    /** The touchpoints of the way, in its order; those of a loop in the order of the text. */
    readonly steps: readonly EffortStep[];
}
export interface EffortStep {
    readonly touchpoint: Touchpoint;
    /** The contacts that the customer starts there, all passes together. */
    readonly contacts: number;
    /** The way on which it is reached; absent at the beginning. Inside a loop, one that leads there. */
    readonly by?: GraphWay;
}

/**
 * The way through a journey on which the customer starts most contacts, from any entry; undefined for a journey without
 * touchpoints. It takes time linear in touchpoints and ways: what leads round is taken together, because whoever goes
 * round can come through all of it. There each touchpoint counts once, or as often as a `repeats at most N times` lets the
 * loop be gone through. A touchpoint that zooms into a journey costs what the costliest way there costs.
 */
export function costliestWay(journey: Journey, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): Effort | undefined {
    return costliest(journey, { view, graphOf, known: new Map() });
}

interface Search {
    readonly view: ProjectView;
    readonly graphOf: Analyses['graphOf'];
    /** What sub-journeys cost; undefined for an empty one, and while one is looked at, so that a circle of them ends. */
    readonly known: Map<Ref, Effort | undefined>;
}

/** Touchpoints that are gone through together: a loop, or one alone. */
interface Part {
    readonly members: readonly Touchpoint[];
    readonly contacts: number;
    readonly inner: readonly GraphWay[];
    readonly out: readonly GraphWay[];
}

function costliest(journey: Journey, search: Search): Effort | undefined {
    const graph = search.graphOf(journey);
    if (graph.touchpoints.length === 0) return undefined;
    const byId = new Map(graph.touchpoints.map(touchpoint => [touchpoint.id, touchpoint]));
    const costs: Costs = { graph, byId, contactsAt: contactsIn(graph, search), costsContact: way => isSelfCarried(way) && byId.get(way.to)?.initiatedBy !== 'customer' };
    const partOf = partsOf(costs);
    const best = new Map<Part, Best>();
    for (const { id } of graph.entries) best.set(partOf.get(id)!, { contacts: partOf.get(id)!.contacts });
    const inOrder = topological(partOf);
    let last: Part | undefined;
    for (const part of inOrder) {
        const here = best.get(part);
        if (here === undefined) continue;
        if (last === undefined || here.contacts >= best.get(last)!.contacts) last = part;
        for (const way of part.out) {
            const next = partOf.get(way.to)!;
            const contacts = here.contacts + (costs.costsContact(way) ? 1 : 0) + next.contacts;
            if (contacts > (best.get(next)?.contacts ?? -1)) best.set(next, { contacts, before: part, by: way });
        }
    }
    return last === undefined ? undefined : effortOf(last, best, costs, search);
}

interface Costs {
    readonly graph: JourneyGraph;
    readonly byId: ReadonlyMap<Ref, Touchpoint>;
    /** The contacts that the customer starts at a touchpoint, all passes together. */
    readonly contactsAt: (touchpoint: Touchpoint) => number;
    /** The customer has to call at the other end; where that touchpoint is started by the customer anyway, it counts there. */
    readonly costsContact: (way: GraphWay) => boolean;
}
/** The costliest way to the end of a part. */
interface Best { readonly contacts: number; readonly before?: Part; readonly by?: GraphWay }

function effortOf(last: Part, best: ReadonlyMap<Part, Best>, costs: Costs, search: Search): Effort {
    const trail: { readonly part: Part; readonly by?: GraphWay }[] = [];
    for (let part: Part | undefined = last; part !== undefined; part = best.get(part)!.before) {
        const by = best.get(part)!.by;
        trail.push({ part, ...(by !== undefined && { by }) });
    }
    trail.reverse();
    const ways: GraphWay[] = [];
    const steps: EffortStep[] = [];
    for (const { part, by } of trail) {
        const here = [...(by === undefined ? [] : [by]), ...part.inner];
        ways.push(...here);
        const first = new Map<Ref, GraphWay>();
        for (const way of here) if (!first.has(way.to)) first.set(way.to, way);
        const carried = carriedTo(part.inner, costs);
        for (const touchpoint of part.members) {
            const reachedBy = first.get(touchpoint.id);
            const calls = (by?.to === touchpoint.id && costs.costsContact(by) ? 1 : 0) + (carried.has(touchpoint.id) ? 1 : 0);
            steps.push({ touchpoint, contacts: costs.contactsAt(touchpoint) + calls, ...(reachedBy !== undefined && { by: reachedBy }) });
        }
    }
    const inside = steps.flatMap(({ touchpoint }) => effortInside(touchpoint, search) ?? []);
    const sum = (of: 'repeats' | 'channelSwitches' | 'selfCarried'): number => inside.reduce((all, effort) => all + effort[of], 0);
    return {
        contacts: best.get(last)!.contacts,
        repeats: repeatsIn(steps) + sum('repeats'),
        channelSwitches: ways.filter(way => switchesChannel(way, costs)).length + sum('channelSwitches'),
        selfCarried: ways.filter(isSelfCarried).length + sum('selfCarried'),
        steps,
    };
}

function repeatsIn(steps: readonly EffortStep[]): number {
    const asked = new Set<Ref>();
    let repeats = 0;
    for (const { touchpoint: { asks = [] } } of steps) {
        repeats += asks.filter(information => asked.has(information)).length;
        for (const information of asks) asked.add(information);
    }
    return repeats;
}

// ---- What a touchpoint and a way cost ------------------------------------------------------------------------------

function contactsIn(graph: JourneyGraph, search: Search): (touchpoint: Touchpoint) => number {
    const passesOf = passesIn(graph);
    return touchpoint => passesOf(touchpoint) * Math.max(touchpoint.initiatedBy === 'customer' ? 1 : 0, effortInside(touchpoint, search)?.contacts ?? 0);
}

function effortInside({ zoomsInto }: Touchpoint, search: Search): Effort | undefined {
    const inner = search.view.journey(zoomsInto);
    if (inner === undefined) return undefined;
    if (!search.known.has(inner.id)) {
        search.known.set(inner.id, undefined);
        search.known.set(inner.id, costliest(inner, search));
    }
    return search.known.get(inner.id);
}

const isSelfCarried = ({ kind, way }: GraphWay): boolean => kind === 'handoff' && way?.mode === 'self';

const carriedTo = (ways: readonly GraphWay[], { costsContact }: Pick<Costs, 'costsContact'>): ReadonlySet<Ref> => new Set(ways.filter(costsContact).map(({ to }) => to));

function switchesChannel({ from, to }: GraphWay, { graph, byId }: Costs): boolean {
    const [before, after] = [graph.channelsOf(byId.get(from)!), graph.channelsOf(byId.get(to)!)];
    if (before.length === 0 || after.length === 0 || before.includes(UNKNOWN) || after.includes(UNKNOWN)) return false;
    return !before.some(channel => after.includes(channel));
}

// ---- What is gone through together ---------------------------------------------------------------------------------

function partsOf(costs: Costs): ReadonlyMap<Ref, Part> {
    const { graph, contactsAt } = costs;
    const parts = new Map<Ref, Part>();
    const add = (members: readonly Touchpoint[]): void => {
        const ids = new Set(members.map(({ id }) => id));
        const ways = members.flatMap(({ id }) => graph.out(id));
        const inner = ways.filter(way => ids.has(way.to));
        const contacts = members.reduce((sum, member) => sum + contactsAt(member), 0) + carriedTo(inner, costs).size;
        const part: Part = { members, contacts, inner, out: ways.filter(way => !ids.has(way.to)) };
        for (const { id } of members) parts.set(id, part);
    };
    const inLoops = new Map(graph.loops.flatMap(loop => loop.map(({ id }) => [id, loop] as const)));
    for (const touchpoint of graph.touchpoints) if (!parts.has(touchpoint.id)) add(inLoops.get(touchpoint.id) ?? [touchpoint]);
    return parts;
}

/** Each part before those that its ways lead to. */
function topological(partOf: ReadonlyMap<Ref, Part>): readonly Part[] {
    const parts = [...new Set(partOf.values())];
    const open = new Map(parts.map(part => [part, 0]));
    for (const { out } of parts) for (const { to } of out) open.set(partOf.get(to)!, open.get(partOf.get(to)!)! + 1);
    const order = parts.filter(part => open.get(part) === 0);
    for (const { out } of order) {
        for (const { to } of out) {
            const next = partOf.get(to)!;
            open.set(next, open.get(next)! - 1);
            if (open.get(next) === 0) order.push(next);
        }
    }
    return order;
}
