import type { Trail } from '../analysis/flow';
import { carriesNothing, isUncertain, leftBehind, wantedIn } from '../analysis/left-behind';
import { remembering } from '../analysis/once';
import { channelChanges, partyChanges, type WayEnds } from '../analysis/way-ends';
import type { Said } from '../model/args';
import type { Journey, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Fix, RuleContext, SharedContext, Visitor } from './rule';
import { sidesOf, wayKey } from './sides';
import { destinationOf, dropsOn, itemLabel, placeOfDrop, placesAlong, type Cargo, type TrailPlace } from './trail';

/** A handoff that does not carry what is known or owed before it and needed or met after it. */
export interface Drop {
    readonly way: Way;
    readonly sides: WayEnds;
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
export function speakerOf(way: Way, sides: WayEnds, project: ProjectView): 'handoff-no-context' | 'channel-switch-no-continuity' | 'context-dropped' {
    const isOther = partyChanges(sides, project);
    const switches = channelChanges(sides);
    if ((isOther || switches) && carriesNothing(way)) return 'handoff-no-context';
    return switches && !isOther ? 'channel-switch-no-continuity' : 'context-dropped';
}

/** Calls `look` for each handoff that drops something, inside journeys and between them. */
export function lookAtDrops(look: (drop: Drop, context: RuleContext) => void): Visitor {
    return {
        way: (way, context) => {
            const drop = mayDrop(way) ? context.shared(drops)(way) : undefined;
            if (drop !== undefined) look(drop, context);
        },
    };
}

const mayDrop = ({ wayKind, carriesAll, from, to }: Way): boolean => wayKind === 'handoff' && carriesAll !== true && from !== to;

/** Several rules speak of what a handoff drops. */
const drops = (context: SharedContext): (way: Way) => Drop | undefined => remembering(way => dropOn(way, context));

function dropOn(way: Way, context: SharedContext): Drop | undefined {
    const { project } = context;
    const sides = sidesOf(way, context);
    if (sides === undefined) return undefined;
    const left = leftBehind(way, project, context, { wantedIn: context.shared(wanted), isUncertain: context.shared(uncertainty) });
    if (left === undefined) return undefined;
    const flow = context.flowOf(sides.from.journey);
    const ahead = context.needsOf(sides.to.journey);
    const here: Trail = { from: sides.from.touchpoint, steps: [] };
    const since = (isOrigin: (touchpoint: Touchpoint) => boolean): Trail => (isOrigin(here.from) ? here : flow.wayTo(way.from, isOrigin) ?? here);
    const information = left.information.flatMap((ref): readonly Dropped[] => {
        const after = ahead.wayToNeed(ref, way.to);
        return after === undefined ? [] : [{ cargo: { as: 'information', ref }, before: since(at => tells(at, ref)), after, further: ahead.handoffsToNeed(ref, way.to) }];
    });
    const promises = left.promises.flatMap((ref): readonly Dropped[] => {
        const after = ahead.wayToMeeting(ref, way.to);
        return after === undefined ? [] : [{ cargo: { as: 'promise', ref }, before: since(at => at.promises?.some(({ id }) => id === ref) === true), after, further: [] }];
    });
    return information.length > 0 || promises.length > 0 ? { way, sides, information, promises } : undefined;
}

const wanted = (context: SharedContext) => remembering((journey: Journey) => wantedIn(journey, context.project, context));

export const uncertainty = (context: SharedContext): (journey: Journey) => boolean => remembering(journey => isUncertain(journey, context.project, context));

/** It is asked for or given there. */
export const tells = ({ asks, gives }: Touchpoint, information: Ref): boolean => asks?.includes(information) === true || gives?.includes(information) === true;

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
export function listed(items: readonly Dropped[], project: ProjectView): Said {
    return { all: items.slice(0, MOST_SHOWN).map(({ cargo }) => itemLabel(cargo, project)), more: MOST_SHOWN < items.length };
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
