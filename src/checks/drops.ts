import type { JourneyNeeds } from '../analysis/needs';
import type { Trail } from '../analysis/flow';
import type { Journey, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Fix, RuleContext, Visitor } from './rule';
import { channelChanges, partyChanges, sidesOf, wayKey, type Sides } from './sides';
import { destinationOf, dropsOn, itemLabel, placeOfDrop, placesAlong, type Cargo, type TrailPlace } from './trail';

/** A handoff that does not carry what is known or owed before it and needed or met after it. */
export interface Drop {
    readonly way: Way;
    readonly sides: Sides;
    /** Known where it leaves, and needed where it leads or later. */
    readonly information: readonly Dropped[];
    /** Open where it leaves, and met where it leads or later. */
    readonly promises: readonly Dropped[];
}
export interface Dropped {
    readonly cargo: Cargo;
    readonly before: Trail;
    readonly after: Trail;
    /** The handoffs behind this one that would have to carry it, too. */
    readonly further: readonly Way[];
}

/**
 * Which rule speaks of information that a handoff drops, so that one fault is told once. A handoff to somebody else or into
 * another channel that carries nothing is `handoff-no-context`, which takes in all else. Where the same party only changes
 * the channel, the way is what is wrong; elsewhere the loss is told where the information is needed.
 */
export function speakerOf(way: Way, sides: Sides, project: ProjectView): 'handoff-no-context' | 'channel-switch-no-continuity' | 'context-dropped' {
    const isOther = partyChanges(sides, project);
    const switches = channelChanges(sides);
    if ((isOther || switches) && carriesNothing(way)) return 'handoff-no-context';
    return switches && !isOther ? 'channel-switch-no-continuity' : 'context-dropped';
}

export const carriesNothing = (way: Way): boolean => way.carriesAll !== true && (way.carries ?? []).length === 0;

/** Calls `look` for each handoff that drops something, inside journeys and between them. */
export function lookAtDrops(look: (drop: Drop, context: RuleContext) => void): Visitor {
    return {
        journey: (journey, context) => {
            const handoffs = journey.ways.filter(mayDrop);
            if (handoffs.length === 0) return;
            const own = prospectOf(journey, context);
            const prospect = (of: Journey): Prospect => (of === journey ? own : prospectOf(of, context));
            for (const way of handoffs) lookAt(way, prospect, look, context);
        },
        way: (way, context) => {
            if (context.journey === undefined && mayDrop(way)) lookAt(way, of => prospectOf(of, context), look, context);
        },
    };
}

const mayDrop = ({ wayKind, carriesAll, from, to }: Way): boolean => wayKind === 'handoff' && carriesAll !== true && from !== to;

/** What is asked of a journey for each of its handoffs. */
interface Prospect { readonly isUncertain: boolean; readonly ahead: () => JourneyNeeds }

function prospectOf(journey: Journey, context: RuleContext): Prospect {
    return { isUncertain: isUncertain(journey, context), ahead: () => context.needsOf(journey) };
}

function lookAt(way: Way, prospectOn: (journey: Journey) => Prospect, look: (drop: Drop, context: RuleContext) => void, context: RuleContext): void {
    const { project } = context;
    const sides = sidesOf(way, context);
    const [source, target] = [project.journey(sides?.from.touchpoint.journey), project.journey(sides?.to.touchpoint.journey)];
    if (sides === undefined || source === undefined || target === undefined || !context.graphOf(source).reachable.has(way.from)) return;
    const prospect = prospectOn(target);
    if (prospect.isUncertain || (source !== target && prospectOn(source).isUncertain)) return;

    const flow = context.flowOf(source);
    const ahead = prospect.ahead();
    const isDropped = (cargo: Cargo): boolean => dropsOn({ kind: 'handoff', way }, cargo, project);
    const here: Trail = { from: sides.from.touchpoint, steps: [] };
    const since = (isOrigin: (touchpoint: Touchpoint) => boolean): Trail => (isOrigin(here.from) ? here : flow.wayTo(way.from, isOrigin) ?? here);

    const needed = ahead.neededFrom(way.to);
    const information = [...flow.knownAfter(way.from)].flatMap((ref): readonly Dropped[] => {
        const cargo: Cargo = { as: 'information', ref };
        if (!needed.has(ref) || project.information(ref) === undefined || !isDropped(cargo)) return [];
        const after = ahead.wayToNeed(ref, way.to);
        return after === undefined ? [] : [{ cargo, before: since(at => tells(at, ref)), after, further: ahead.handoffsToNeed(ref, way.to) }];
    });
    const met = ahead.metFrom(way.to);
    const promises = [...flow.openAfter(way.from)].flatMap((ref): readonly Dropped[] => {
        const cargo: Cargo = { as: 'promise', ref };
        if (!met.has(ref) || project.commitment(ref)?.kind !== 'promise' || !isDropped(cargo)) return [];
        const after = ahead.wayToMeeting(ref, way.to);
        return after === undefined ? [] : [{ cargo, before: since(at => at.promises?.some(({ id }) => id === ref) === true), after, further: [] }];
    });
    if (information.length > 0 || promises.length > 0) look({ way, sides, information, promises }, context);
}

/** It is asked for or given there. */
export const tells = ({ asks, gives }: Touchpoint, information: Ref): boolean => asks?.includes(information) === true || gives?.includes(information) === true;

/** What is not found may be what is missed: where a way leads or comes from, or a misspelt `asks`. */
export function isUncertain(journey: Journey, { project, graphOf }: RuleContext): boolean {
    const graph = graphOf(journey);
    return graph.targetUnknown || project.handoffsInto(journey.id).some(({ from }) => project.touchpoint(from) === undefined)
        || graph.touchpoints.some(({ asks = [], gives = [] }) => [...asks, ...gives].some(ref => project.information(ref) === undefined));
}

/** The ways of so many items are shown; with more of them nobody would read them. */
const MOST_SHOWN = 5;

/** Where each item comes from, the handoff that drops them, where each is needed or met. */
export function placesOfDrop(way: Way, items: readonly Dropped[], project: ProjectView): readonly TrailPlace[] {
    const shown = items.slice(0, MOST_SHOWN);
    const before = shown.flatMap(({ cargo, before: trail }) => placesAlong(trail, cargo, placeOfDrop(way, project), project).slice(0, -1));
    const after = shown.flatMap(({ cargo, after: { from, steps } }) => {
        const last = project.touchpoint(steps.at(-1)?.to) ?? from;
        const end = destinationOf(last, cargo, project);
        // Its first place is where the handoff leads; that it leads there has just been said.
        return steps.length === 0 ? [end] : placesAlong({ from, steps }, cargo, end, project).slice(1);
    });
    return distinct([...before, placeOfDrop(way, project), ...after]);
}

function distinct(places: readonly TrailPlace[]): readonly TrailPlace[] {
    const known = new Set<string>();
    return places.filter(({ at, message, args }) => {
        const key = JSON.stringify([at, message, args]);
        return !known.has(key) && known.add(key);
    });
}

/** The titles of what is dropped, for a message. */
export function listed(items: readonly Dropped[], project: ProjectView): string {
    return [...items.slice(0, MOST_SHOWN).map(({ cargo }) => itemLabel(cargo, project)), ...(MOST_SHOWN < items.length ? ['…'] : [])].join(' / ');
}

/** Writes what a handoff drops into it, and into those that would drop it again before it is needed. */
export function carryOn(way: Way, items: readonly Dropped[], project: ProjectView): Fix | undefined {
    const loads = new Map<Way, Cargo[]>([[way, []]]);
    for (const { cargo, further } of items) {
        const losers = new Set([way, ...further.filter(other => dropsOn({ kind: 'handoff', way: other }, cargo, project))]);
        for (const loser of losers) loads.set(loser, [...loads.get(loser) ?? [], cargo]);
    }
    const fixes = [...loads].map(([loser, cargo]) => carry(loser, cargo, project));
    const [own] = fixes;
    if (own === undefined || fixes.includes(undefined)) return undefined;
    return { ...own, edits: fixes.flatMap(fix => fix!.edits) };
}

/** Writes items into what a handoff carries; undefined when a name would be taken for something else there. Its title is the message `carry`. */
export function carry(way: Way, items: readonly Cargo[], project: ProjectView): Fix | undefined {
    const names = items.map(item => nameIn(way, item, project)).filter(name => name !== undefined);
    if (names.length < items.length) return undefined;
    return {
        title: 'carry', args: { items: names.join(', ') }, safe: false,
        edits: names.map(text => ({ do: 'add-item', element: wayKey(way), field: 'carries', keyword: 'carries', text })),
    };
}

/** A promise of the handoff's own journey by its short name, one of another journey with that. */
function nameIn(way: Way, { as, ref }: Cargo, project: ProjectView): string | undefined {
    if (as === 'information') return way.journey !== undefined && project.commitment(`${way.journey}.${ref}`) !== undefined ? undefined : ref;
    return way.journey !== undefined && ref.startsWith(`${way.journey}.`) ? ref.slice(way.journey.length + 1) : ref;
}
