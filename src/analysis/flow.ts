import type { Journey, PromiseMade, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { OUTSIDE } from './arcs';
import { addRow, copyRow, fillRow, keepRow, mark, markKnown, name, newDraft, removeRow, setsOf, tableOf, type Sets } from './bits';
import { fixpoint } from './fixpoint';
import { gainedAt, tellsThatDone, type Network, type Step } from './network';
import { once } from './once';

/**
 * What is known and owed along the ways of a journey, over all of them at once: a fixpoint, not a walk of every way. What
 * other journeys hand over, and what a sub-journey adds, is in it. Where no way leads, everything counts as known.
 */
export interface JourneyFlow {
    /** Information that the company knows when the customer gets there, on every way. */
    readonly knownBefore: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** The same once the touchpoint is done. */
    readonly knownAfter: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** What the customer was asked for before on some way, known or forgotten. */
    readonly askedBefore: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** Promises and expectations that are open on some way when the customer gets there: made before, and not settled since. */
    readonly openBefore: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** The same once the touchpoint is done. */
    readonly openAfter: (touchpoint: Ref) => ReadonlySet<Ref>;
    /** How something that is needed came to be missing; undefined when it is known on every way. */
    readonly lossOf: (information: Ref, touchpoint: Ref) => Loss | undefined;
    /** The shortest way to a touchpoint from another one before it (or from itself, round a loop) of which the test holds. */
    readonly wayTo: (touchpoint: Ref, from: (touchpoint: Touchpoint) => boolean) => Trail | undefined;
}

/** A way that the customer can take, step by step; empty when it is a single place. */
export interface Trail { readonly from: Touchpoint; readonly steps: readonly Step[] }

/** Where something was told or given, and where it got lost on the way to who needs it. */
export interface Loss {
    /** Where it was asked or given last; undefined when on this way it never was. */
    readonly gained: Touchpoint | undefined;
    /** The way that does not carry it; undefined when it was never known on this way, or an optional touchpoint was left out. */
    readonly lostOn: Step | undefined;
    /** The optional touchpoint without which it is not known. */
    readonly skipped: Touchpoint | undefined;
    /** From where it was gained (or the way began) to where it is needed. */
    readonly trail: Trail;
}

export function journeyFlow(journey: Journey, view: ProjectView, analyses: Pick<Analyses, 'networkOf' | 'flowOf'>): JourneyFlow {
    const network = analyses.networkOf(journey);
    const { touchpoints, numberOf } = network;
    const outside = outsideSources(network, view, analyses);
    const known = onEveryWay(network, outside);
    const asked = once(() => onSomeWay(network, outside, { begins: ({ asks = NONE }) => asks, ends: () => NONE, comes: askedOutside }));
    // What meets and answers what is looked up now: see `once`.
    const settled = touchpoints.map(touchpoint => settledAt(touchpoint, view));
    const open = once(() => onSomeWay(network, outside, { begins: madeAt, ends: at => settled[at]!, comes: ({ id, flow }) => flow?.openAfter(id) ?? NONE }));
    // One after the other along a line of journeys, each builds on what is solved already.
    if (outside.size > 0) for (const solve of [asked, open]) solve();

    const setAt = (sets: Sets<Ref>, block: number, id: Ref): ReadonlySet<Ref> => {
        const at = numberOf(id);
        return at === OUTSIDE ? NOTHING : sets.of(block * touchpoints.length + at);
    };
    const touchpointOf = (id: Ref): Touchpoint | undefined => view.touchpoint(id);
    const isKnown = (information: Ref, block: number, id: Ref): boolean => {
        const at = numberOf(id);
        if (at === OUTSIDE) return outside.get(id)?.flow?.knownAfter(id).has(information) === true;
        return known.has(block * touchpoints.length + at, information);
    };
    const arrives = (information: Ref, step: Step): boolean => {
        const isDone = tellsThatDone(step) || touchpoints[numberOf(step.from)]?.optional !== true;
        return carriedOn(step)?.some(({ ref }) => ref === information) !== false && isKnown(information, isDone ? AFTER : BEFORE, step.from);
    };

    return {
        knownBefore: id => setAt(known, BEFORE, id),
        knownAfter: id => setAt(known, AFTER, id),
        askedBefore: id => setAt(asked(), BEFORE, id),
        openBefore: id => setAt(open(), BEFORE, id),
        openAfter: id => setAt(open(), AFTER, id),
        wayTo: (id, from) => search(id, network.into, step => {
            const touchpoint = touchpointOf(step.from);
            return touchpoint !== undefined && from(touchpoint);
        }, touchpointOf),
        lossOf: (needed, id) => {
            if (!network.has(id) || !known.knows(needed) || isKnown(needed, BEFORE, id)) return undefined;
            const losing = (to: Ref): readonly Step[] => network.into(to).filter(step => !arrives(needed, step));
            // Back along the ways on which it does not arrive, to the first that had it.
            const toLoss = search(id, losing, step => isKnown(needed, AFTER, step.from), touchpointOf);
            if (toLoss === undefined) {
                const toStart = search(id, losing, step => network.begins(step.from), touchpointOf);
                const start = touchpointOf(id);
                return start === undefined ? undefined : { gained: undefined, lostOn: undefined, skipped: undefined, trail: toStart ?? { from: start, steps: [] } };
            }
            const [lost] = toLoss.steps;
            const isSkipped = toLoss.from.optional === true && lost !== undefined && !tellsThatDone(lost);
            const gains = (touchpoint: Touchpoint | undefined): boolean => touchpoint !== undefined && gainedAt(touchpoint).includes(needed);
            const keeping = (to: Ref): readonly Step[] => network.into(to).filter(step => arrives(needed, step));
            const origin = gains(toLoss.from) ? { from: toLoss.from, steps: [] } : search(toLoss.from.id, keeping, step => gains(touchpointOf(step.from)), touchpointOf);
            return {
                gained: origin?.from,
                lostOn: isSkipped ? undefined : lost,
                skipped: isSkipped ? toLoss.from : undefined,
                trail: { from: origin?.from ?? toLoss.from, steps: [...origin?.steps ?? [], ...toLoss.steps] },
            };
        },
    };
}

const NONE: readonly never[] = [];
const NOTHING: ReadonlySet<never> = new Set<never>();

/** A touchpoint in another network from where a way leads here. */
interface OutsideSource { readonly id: Ref; readonly flow: JourneyFlow | undefined; readonly asks: readonly Ref[] }
const askedOutside = ({ id, flow, asks }: OutsideSource): readonly Ref[] => [...flow?.askedBefore(id) ?? NONE, ...asks];
type OutsideSources = ReadonlyMap<Ref, OutsideSource>;

function outsideSources(network: Network, view: ProjectView, { flowOf }: Pick<Analyses, 'flowOf'>): OutsideSources {
    const found = new Map<Ref, OutsideSource>();
    if (network.isAlone) return found;
    for (const { id } of network.touchpoints) {
        for (const { from } of network.into(id)) {
            if (network.has(from) || found.has(from)) continue;
            const touchpoint = view.touchpoint(from);
            const other = view.journey(touchpoint?.journey);
            found.set(from, { id: from, flow: other === undefined ? undefined : flowOf(other), asks: touchpoint?.asks ?? NONE });
        }
    }
    return found;
}

/** The sets of the touchpoints stand in blocks, these two first: what holds when the customer gets there, and once it is done. */
const BEFORE = 0;
const AFTER = 1;

// ---- What is known on every way -----------------------------------------------------------------------------------

function onEveryWay(network: Network, outside: OutsideSources): Sets<Ref> {
    const { touchpoints, arcsOut: out, isReached, isDoubtful, isAlone } = network;
    const count = touchpoints.length;
    /** Where the rows begin of what a touchpoint itself makes known, and of what all ways through its sub-journey do. */
    const [before, after, gained, inside] = [0, count, 2 * count, 3 * count];
    let rows = (isAlone ? 3 : 4) * count;

    const draft = newDraft<Ref>();
    for (let at = 0; at < count; at++) {
        mark(draft, gained + at, gainedAt(touchpoints[at]!));
        // What was needed and missing has been told once; it is known from there on.
        mark(draft, gained + at, touchpoints[at]!.needs ?? NONE);
    }
    const outsideRows = new Map<Ref, number>();
    for (const source of outside.values()) {
        outsideRows.set(source.id, rows);
        mark(draft, rows++, source.flow?.knownAfter(source.id) ?? NONE);
        // Where everything counts as known, that does, too.
        name(draft, askedOutside(source));
    }
    if (draft.universe.size === 0) return setsOf(draft, tableOf(draft, 0));
    /** What a handoff carries; `OUTSIDE` where everything gets through. */
    const carriedRows: number[] = [];
    for (const step of out.steps) {
        const carried = carriedOn(step);
        carriedRows.push(carried === undefined ? OUTSIDE : rows);
        if (carried !== undefined) markKnown(draft, rows++, carried.map(({ ref }) => ref));
    }
    const table = tableOf(draft, rows);
    for (let at = 0; at < count; at++) if (!network.beginsAt(at)) fillRow(table, before + at);

    const take = (step: number, source: number): boolean => {
        const target = out.others[step]!;
        if (target === OUTSIDE || isDoubtful(target)) return false;
        const carried = carriedRows[step]!;
        const isChanged = keepRow(table, before + target, source);
        return (carried !== OUTSIDE && keepRow(table, before + target, carried)) || isChanged;
    };
    for (const { to } of network.returns) fillRow(table, inside + to);
    for (let step = out.starts[count]!; step < out.steps.length; step++) take(step, outsideRows.get(out.steps[step]!.from)!);

    fixpoint(count, 'first', network.isForward, (at, call) => {
        copyRow(table, after + at, before + at);
        addRow(table, after + at, gained + at);
        if (!isAlone) addRow(table, after + at, inside + at);
        if (isReached[at] === 0) return;
        const isOptional = touchpoints[at]!.optional === true;
        for (let step = out.starts[at]!; step < out.starts[at + 1]!; step++) {
            const isReturn = !isAlone && out.steps[step]!.kind === 'return';
            const source = isOptional && !tellsThatDone(out.steps[step]!) ? before : after;
            const isChanged = isReturn ? keepRow(table, inside + out.others[step]!, after + at) : take(step, source + at);
            if (isChanged) call(out.others[step]!);
        }
    });
    return setsOf(draft, table);
}

/** What gets through a step that holds something back: a handoff keeps only what it says that it carries. Undefined for all others. */
function carriedOn({ kind, way }: Step): Way['carries'] {
    if (kind !== 'handoff' || way === undefined || way.carriesAll === true) return undefined;
    const carries = way.carries ?? NONE;
    // A name that is not found may be the one that is missing; that it is not found is reported already.
    return carries.some(({ as }) => as === 'nothing') ? undefined : carries;
}

// ---- What holds on some way ---------------------------------------------------------------------------------------

/** What begins and ends at touchpoints, and what comes with who arrives from outside. */
interface Matter {
    readonly begins: (touchpoint: Touchpoint) => readonly Ref[];
    readonly ends: (touchpoint: number) => readonly Ref[];
    readonly comes: (source: OutsideSource) => Iterable<Ref>;
}

function onSomeWay(network: Network, outside: OutsideSources, { begins, ends, comes }: Matter): Sets<Ref> {
    const { journeys, touchpoints, arcsOut: out, isReached, returns } = network;
    const count = touchpoints.length;
    const [before, after, begun, ended] = [0, count, 2 * count, 3 * count];
    /** What sub-journeys left open, and what can have come to be open in them. */
    const [inside, own] = [4 * count, 5 * count];
    let rows = (returns.length === 0 ? 4 : 6) * count;

    const draft = newDraft<Ref>();
    for (let at = 0; at < count; at++) mark(draft, begun + at, begins(touchpoints[at]!));
    const outsideRows = new Map<Ref, number>();
    for (const source of outside.values()) {
        outsideRows.set(source.id, rows);
        mark(draft, rows++, comes(source));
    }
    if (draft.universe.size === 0) return setsOf(draft, tableOf(draft, 0));
    for (let at = 0; at < count; at++) markKnown(draft, ended + at, ends(at));
    /** What begins in each journey. */
    const journeyRows = new Map<Ref, number>();
    if (returns.length > 0) {
        for (const { id, stages } of journeys) {
            journeyRows.set(id, rows);
            for (const stage of stages) for (const touchpoint of stage.touchpoints) markKnown(draft, rows, begins(touchpoint));
            rows++;
        }
    }
    const table = tableOf(draft, rows);

    for (let step = out.starts[count]!; step < out.steps.length; step++) {
        if (out.others[step] !== OUTSIDE) addRow(table, before + out.others[step]!, outsideRows.get(out.steps[step]!.from)!);
    }
    const comesBack = new Set<number>();
    for (const { from, to } of returns) {
        comesBack.add(to);
        addRow(table, own + to, journeyRows.get(touchpoints[from]!.journey)!);
    }
    fixpoint(count, 'first', network.isForward, (at, call) => {
        copyRow(table, after + at, before + at);
        if (comesBack.has(at)) {
            // What the sub-journey left open; another touchpoint that zooms into it may have left open what was never open here.
            addRow(table, after + at, own + at);
            keepRow(table, after + at, inside + at);
        }
        removeRow(table, after + at, ended + at);
        addRow(table, after + at, begun + at);
        if (isReached[at] === 0) return;
        const isOptional = touchpoints[at]!.optional === true;
        for (let step = out.starts[at]!; step < out.starts[at + 1]!; step++) {
            const target = out.others[step]!;
            if (target === OUTSIDE) continue;
            const isReturn = returns.length > 0 && out.steps[step]!.kind === 'return';
            let isChanged = addRow(table, (isReturn ? inside : before) + target, after + at);
            if (isOptional && !isReturn && !tellsThatDone(out.steps[step]!)) isChanged = addRow(table, before + target, before + at) || isChanged;
            if (isChanged) call(target);
        }
    });
    return setsOf(draft, table);
}

/** The named promises and expectations that begin at a touchpoint. */
function madeAt({ promises, expects }: Touchpoint): readonly Ref[] {
    if (promises === undefined && expects === undefined) return NONE;
    return [...promises ?? NONE, ...expects ?? NONE].flatMap(({ id }) => id ?? []);
}

/** What is settled at a touchpoint: met, and what that answers or promises again; or given up. A broken promise is still owed. */
function settledAt({ meets, breaks, contradicts, promises }: Touchpoint, view: ProjectView): readonly Ref[] {
    if (meets === undefined && breaks === undefined && contradicts === undefined && promises?.some(({ again }) => again !== undefined) !== true) return NONE;
    const settled = new Set<Ref>();
    const settle = (ref: Ref | undefined): void => {
        if (ref === undefined || settled.has(ref)) return;
        settled.add(ref);
        const commitment = view.commitment(ref);
        if (commitment?.kind !== 'promise') return;
        settle(commitment.for);
        settle(commitment.again);
    };
    for (const ref of meets ?? NONE) settle(ref);
    for (const { what } of breaks ?? NONE) if (view.commitment(what)?.kind === 'expectation') settled.add(what);
    for (const ref of contradicts ?? NONE) settled.add(ref);
    // The same thing promised again takes the place of what was promised before.
    for (const { again } of promises as readonly PromiseMade[] ?? NONE) settle(again);
    return [...settled];
}

// ---- Ways back ------------------------------------------------------------------------------------------------------

/** Backwards, breadth first: the shortest way to a touchpoint whose first step the test accepts. */
function search(to: Ref, into: (touchpoint: Ref) => readonly Step[], accepts: (step: Step) => boolean, touchpointOf: (id: Ref) => Touchpoint | undefined): Trail | undefined {
    const arrived = new Map<Ref, Step | undefined>([[to, undefined]]);
    for (const [at] of arrived) {
        for (const step of into(at)) {
            const isLoop = step.from === to;
            if (arrived.has(step.from) && !isLoop) continue;
            if (accepts(step)) {
                const from = touchpointOf(step.from);
                if (from === undefined) continue;
                const steps = [step];
                for (let next = arrived.get(at); next !== undefined; next = arrived.get(next.to)) steps.push(next);
                return { from, steps };
            }
            if (!isLoop) arrived.set(step.from, step);
        }
    }
    return undefined;
}
