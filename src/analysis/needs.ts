import type { Journey, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { OUTSIDE } from './arcs';
import { addRow, copyRow, emptyRow, fillRow, keepRow, mark, markKnown, name, newDraft, removeRow, setsOf, tableOf, type Sets } from './bits';
import { componentsOf } from './components';
import { fixpoint } from './fixpoint';
import type { Trail } from './flow';
import { gainedAt, tellsThatDone, type Network, type Step } from './network';

/**
 * What lies ahead on the ways of a journey: what will be needed, and which promises will be met. The mirror image of what is
 * known and owed (flow.ts): what holds on some way on, over handoffs into other journeys, into sub-journeys and out of them.
 */
export interface JourneyNeeds {
    /** Information that is needed at a touchpoint, or on some way after it before it is asked for or given (again). */
    readonly neededFrom: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** Promises that are met at a touchpoint or on some way after it; also by way of one that is made `again`. */
    readonly metFrom: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** The shortest way to where it is needed. */
    readonly wayToNeed: (information: Ref, touchpoint: Ref) => Trail | undefined;
    /** The handoffs on all ways from a touchpoint to where it is needed next: each of them has to carry it. */
    readonly handoffsToNeed: (information: Ref, touchpoint: Ref) => readonly Way[];
    /** The shortest way to where it, or what promises it again, is met. */
    readonly wayToMeeting: (promise: Ref, touchpoint: Ref) => Trail | undefined;
}

export function journeyNeeds(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'networkOf' | 'needsOf'>): JourneyNeeds {
    const network = analyses.networkOf(journey);
    const { touchpoints, numberOf } = network;
    const beyond = outsideTargets(network, view, analyses);
    const inside = subJourneys(network, view);
    const needed = ahead(network, beyond, inside, {
        named: ({ needs = NONE }) => needs,
        begins: neededAt,
        ends: gainedAt,
        beyond: (needs, id) => needs.neededFrom(id),
        inside: ({ needs = NONE }) => needs,
        // What the touchpoint that zooms in knew before, it still knows: a sub-journey has to bring back only what came to be known there.
        brings: gainedAt,
    });
    const meets = (touchpoint: Touchpoint): readonly Ref[] => metAt(touchpoint, view);
    const met = ahead(network, beyond, inside, { named: () => NONE, begins: meets, ends: 'never', beyond: (needs, id) => needs.metFrom(id), inside: meets, brings: 'all' });

    const setAt = (sets: Sets<Ref>, id: Ref): ReadonlySet<Ref> => {
        const at = numberOf(id);
        return at === OUTSIDE ? NOTHING : sets.of(at);
    };
    const touchpointOf = (id: Ref): Touchpoint | undefined => view.touchpoint(id);
    const liesBehind = (sets: Sets<Ref>, item: Ref) => ({ kind, to }: Step): boolean => sets.has(numberOf(to) + (kind === 'return' ? touchpoints.length : 0), item);
    return {
        neededFrom: id => setAt(needed, id),
        metFrom: id => setAt(met, id),
        wayToNeed: (item, touchpoint) => (needed.knows(item) ? search(touchpoint, network, touchpointOf, {
            liesBehind: liesBehind(needed, item), isThere: ({ needs }) => needs?.includes(item) === true, further: id => beyond.get(id)?.wayToNeed(item, id),
        }) : undefined),
        handoffsToNeed: (item, touchpoint) => (needed.knows(item) ? handoffsAhead(touchpoint, network, touchpointOf, {
            liesBehind: liesBehind(needed, item),
            isThere: ({ needs, optional }) => needs?.includes(item) === true && optional !== true,
            further: id => (beyond.get(id)?.neededFrom(id).has(item) === true ? beyond.get(id)!.handoffsToNeed(item, id) : undefined),
        }) : NONE),
        wayToMeeting: (item, touchpoint) => (met.knows(item) ? search(touchpoint, network, touchpointOf, {
            liesBehind: liesBehind(met, item), isThere: at => metAt(at, view).includes(item), further: id => beyond.get(id)?.wayToMeeting(item, id),
        }) : undefined),
    };
}

const NONE: readonly never[] = [];
const NOTHING: ReadonlySet<never> = new Set<never>();

/** What a touchpoint asks itself it does not need from before. */
function neededAt({ needs, asks }: Touchpoint): readonly Ref[] {
    if (needs === undefined) return NONE;
    return asks === undefined ? needs : needs.filter(ref => !asks.includes(ref));
}

/** The promises that a touchpoint meets, with those of the same thing before them. */
function metAt({ meets }: Touchpoint, view: ProjectView): readonly Ref[] {
    if (meets === undefined) return NONE;
    const met = new Set<Ref>(meets);
    for (const ref of met) {
        const commitment = view.commitment(ref);
        if (commitment?.kind === 'promise' && commitment.again !== undefined) met.add(commitment.again);
    }
    return [...met].filter(ref => view.commitment(ref)?.kind === 'promise');
}

type Beyond = ReadonlyMap<Ref, JourneyNeeds | undefined>;

/** Where steps lead in other networks, and what lies ahead there. */
function outsideTargets(network: Network, view: ProjectView, { needsOf }: Pick<Analyses, 'needsOf'>): Beyond {
    const found = new Map<Ref, JourneyNeeds | undefined>();
    if (network.isAlone) return found;
    for (const { id } of network.touchpoints) {
        for (const { to } of network.out(id)) {
            if (network.has(to) || found.has(to)) continue;
            const other = view.journey(view.touchpoint(to)?.journey);
            found.set(to, other === undefined ? undefined : needsOf(other));
        }
    }
    return found;
}

// ---- Backwards along all ways at once -------------------------------------------------------------------------------

/** What is looked for, and where. */
interface Matter {
    /** It can be asked about, though nobody may look for it. */
    readonly named: (touchpoint: Touchpoint) => readonly Ref[];
    /** What is looked for from there backwards. */
    readonly begins: (touchpoint: Touchpoint) => readonly Ref[];
    /** What is not looked for any more before a touchpoint. */
    readonly ends: 'never' | ((touchpoint: Touchpoint) => readonly Ref[]);
    readonly beyond: (needs: JourneyNeeds, touchpoint: Ref) => ReadonlySet<Ref>;
    /** What is looked for in a sub-journey, and what can be brought back from there. */
    readonly inside: (touchpoint: Touchpoint) => readonly Ref[];
    readonly brings: 'all' | ((touchpoint: Touchpoint) => readonly Ref[]);
}

/** What lies ahead when the customer gets to a touchpoint: its row; and when they leave it for the next one: that row behind all of these. */
function ahead(network: Network, beyond: Beyond, subJourneys: SubJourneys, matter: Matter): Sets<Ref> {
    const { touchpoints, arcsOut: out, arcsInto, returns, isForward } = network;
    const count = touchpoints.length;
    const [before, left, begun, ended] = [0, count, 2 * count, 3 * count];
    /** The same for each visit anew. */
    const [done, skipped, own] = [4 * count, 4 * count + 1, 4 * count + 2];
    let rows = own + 1;

    const draft = newDraft<Ref>();
    for (let at = 0; at < count; at++) {
        mark(draft, begun + at, matter.begins(touchpoints[at]!));
        name(draft, matter.named(touchpoints[at]!));
    }
    const beyondRows = new Map<Ref, number>();
    for (const [id, needs] of beyond) {
        if (needs === undefined) continue;
        beyondRows.set(id, rows);
        mark(draft, rows++, matter.beyond(needs, id));
    }
    if (draft.universe.size === 0) return setsOf(draft, tableOf(draft, 0));
    const { ends } = matter;
    if (ends !== 'never') for (let at = 0; at < count; at++) markKnown(draft, ended + at, ends(touchpoints[at]!));
    /** By journey, what lies in it, and in the row behind that what it can bring back. */
    const insideRows = new Map<Ref, number>();
    for (const [journey, all] of subJourneys) {
        insideRows.set(journey, rows);
        for (const touchpoint of all) {
            markKnown(draft, rows, matter.inside(touchpoint));
            if (matter.brings !== 'all') markKnown(draft, rows + 1, matter.brings(touchpoint));
        }
        rows += 2;
    }
    const table = tableOf(draft, rows);
    if (matter.brings === 'all') for (const inside of insideRows.values()) fillRow(table, inside + 1);

    const comesBack = new Set(returns.map(({ to }) => to));
    /** Puts into `done` what lies behind a touchpoint that zooms into a sub-journey, or where one ends, and adds to `skipped`. */
    const lookBeside = (at: number): void => {
        const { zoomsInto, journey } = touchpoints[at]!;
        const inside = insideRows.get(zoomsInto ?? '');
        emptyRow(table, done);
        let zooms = false;
        for (let step = out.starts[at]!; step < out.starts[at + 1]!; step++) {
            if (out.steps[step]!.kind !== 'zoom') continue;
            zooms = true;
            addRow(table, done, before + out.others[step]!);
        }
        copyRow(table, own, left + at);
        if (zooms && inside !== undefined && comesBack.has(at)) {
            // Behind a sub-journey lies what comes after each touchpoint that zooms into it; only this one's comes here.
            addRow(table, own, inside);
            keepRow(table, done, own);
            copyRow(table, own, left + at);
            removeRow(table, own, inside + 1);
        }
        addRow(table, done, own);
        for (let step = out.starts[at]!; step < out.starts[at + 1]!; step++) {
            if (out.steps[step]!.kind !== 'return') continue;
            copyRow(table, own, left + out.others[step]!);
            keepRow(table, own, insideRows.get(journey)! + 1);
            addRow(table, done, own);
            addRow(table, skipped, own);
        }
    };
    if (ends === 'never' && !isForward) sumUpLoops(network, (into, other) => { addRow(table, into, other); }, before, begun);
    fixpoint(count, 'last', isForward, (at, call) => {
        const isOptional = touchpoints[at]!.optional === true;
        let isBeside = false;
        let isChanged = false;
        emptyRow(table, skipped);
        for (let step = out.starts[at]!; step < out.starts[at + 1]!; step++) {
            const way = out.steps[step]!;
            const target = out.others[step]!;
            if (way.kind === 'zoom' || way.kind === 'return') {
                isBeside = true;
                continue;
            }
            const next = target === OUTSIDE ? beyondRows.get(way.to) : before + target;
            if (next === undefined) continue;
            isChanged = addRow(table, left + at, next) || isChanged;
            if (isOptional && !tellsThatDone(way)) addRow(table, skipped, next);
        }
        if (isBeside) lookBeside(at);
        else copyRow(table, done, left + at);
        removeRow(table, done, ended + at);
        addRow(table, done, begun + at);
        if (isOptional) addRow(table, done, skipped);
        isChanged = addRow(table, before + at, done) || isChanged;
        if (!isChanged || isForward) return;
        const { starts, others } = arcsInto();
        for (let step = starts[at]!; step < starts[at + 1]!; step++) if (others[step] !== OUTSIDE) call(others[step]!);
    });
    return setsOf(draft, table);
}

/**
 * Of what never ends the same lies ahead at all touchpoints from where a way leads round: it is put there at once, instead of being
 * handed on from one to the next, round by round. Where a zoom leads on or back, nothing is.
 */
function sumUpLoops({ touchpoints, arcsOut: { steps, starts, others } }: Network, add: (into: number, other: number) => void, before: number, begun: number): void {
    const next = touchpoints.map((_, at) => {
        const targets: number[] = [];
        for (let step = starts[at]!; step < starts[at + 1]!; step++) {
            const { kind } = steps[step]!;
            if (kind === 'zoom' || kind === 'return') return NONE;
            if (others[step] !== OUTSIDE) targets.push(others[step]!);
        }
        return targets;
    });
    // Each comes after all those that its ways lead to.
    for (const members of componentsOf(next)) {
        const [first] = members;
        for (const at of members) {
            add(before + first!, begun + at);
            for (const to of next[at]!) add(before + first!, before + to);
        }
        for (const at of members) add(before + at, before + first!);
    }
}

/** By journey with a part in a zoom, its touchpoints with those of the journeys that it zooms into or hands off to. */
type SubJourneys = ReadonlyMap<Ref, readonly Touchpoint[]>;

function subJourneys({ touchpoints, isAlone }: Network, view: ProjectView): SubJourneys {
    const found = new Map<Ref, readonly Touchpoint[]>();
    if (isAlone) return found;
    for (const { zoomsInto } of touchpoints) if (zoomsInto !== undefined && !found.has(zoomsInto)) found.set(zoomsInto, touchpointsIn(zoomsInto, view));
    return found;
}

function touchpointsIn(journey: Ref, view: ProjectView): readonly Touchpoint[] {
    const journeys = new Set([view.journey(journey)]);
    const touchpoints: Touchpoint[] = [];
    for (const part of journeys) {
        if (part === undefined) continue;
        for (const stage of part.stages) {
            touchpoints.push(...stage.touchpoints);
            for (const { zoomsInto } of stage.touchpoints) if (zoomsInto !== undefined) journeys.add(view.journey(zoomsInto));
        }
        for (const { to } of view.handoffsFrom(part.id)) journeys.add(view.journey(view.touchpoint(to)?.journey));
    }
    return touchpoints;
}

// ---- Ways on --------------------------------------------------------------------------------------------------------

interface Goal<T> {
    /** It can be found when a step is taken. */
    readonly liesBehind: (step: Step) => boolean;
    readonly isThere: (touchpoint: Touchpoint) => boolean;
    /** Goes on in a journey that does not lead back. */
    readonly further: (touchpoint: Ref) => T | undefined;
}

/** Breadth first, only where what is looked for lies ahead. */
function search(start: Ref, network: Network, touchpointOf: (id: Ref) => Touchpoint | undefined, { liesBehind, isThere, further }: Goal<Trail>): Trail | undefined {
    const from = touchpointOf(start);
    if (from === undefined) return undefined;
    if (isThere(from)) return { from, steps: [] };
    const arrived = new Map<Ref, Step | undefined>([[start, undefined]]);
    const stepsTo = (id: Ref): readonly Step[] => {
        const steps: Step[] = [];
        for (let step = arrived.get(id); step !== undefined; step = arrived.get(step.from)) steps.push(step);
        return steps.reverse();
    };
    for (const [at] of arrived) {
        for (const step of network.out(at)) {
            if (arrived.has(step.to)) continue;
            if (!network.has(step.to)) {
                const rest = further(step.to);
                if (rest !== undefined) return { from, steps: [...stepsTo(at), step, ...rest.steps] };
                continue;
            }
            if (!liesBehind(step)) continue;
            arrived.set(step.to, step);
            const target = touchpointOf(step.to);
            if (target !== undefined && step.kind !== 'return' && isThere(target)) return { from, steps: stepsTo(step.to) };
        }
    }
    return undefined;
}

function handoffsAhead(start: Ref, network: Network, touchpointOf: (id: Ref) => Touchpoint | undefined, { liesBehind, isThere, further }: Goal<readonly Way[]>): readonly Way[] {
    const found = new Set<Way>();
    const arrived = new Set([start]);
    for (const at of arrived) {
        const touchpoint = touchpointOf(at);
        if (touchpoint === undefined || isThere(touchpoint)) continue;
        for (const step of network.out(at)) {
            const { kind, to, way } = step;
            const isInside = network.has(to);
            if (isInside && !liesBehind(step)) continue;
            const beyond = isInside ? NONE : further(to);
            if (beyond === undefined) continue;
            for (const handoff of kind === 'handoff' && way !== undefined ? [way, ...beyond] : beyond) found.add(handoff);
            if (isInside) arrived.add(to);
        }
    }
    return [...found];
}
