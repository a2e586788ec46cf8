import type { Journey, PromiseMade, Ref, Touchpoint, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { addAll, hasBit, keepOnly, removeAll, universeOf, type Bits, type Universe } from './bits';
import { gainedAt, tellsThatDone, type Network, type Step } from './network';

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

interface States { readonly before: Bits; readonly after: Bits; readonly past: Bits }

export function journeyFlow(journey: Journey, view: ProjectView, analyses: Analyses): JourneyFlow {
    const network = analyses.networkOf(journey);
    const flowAt = (touchpoint: Ref): JourneyFlow | undefined => {
        const other = view.journey(view.touchpoint(touchpoint)?.journey);
        return other === undefined ? undefined : analyses.flowOf(other);
    };
    const sources = outsideSources(network);
    const knownOutside = new Map(sources.map(id => [id, flowAt(id)?.knownAfter(id) ?? new Set<Ref>()]));
    const askedOutside = new Map(sources.map(id => [id, withAsked(flowAt(id)?.askedBefore(id), view.touchpoint(id))]));
    const openOutside = new Map(sources.map(id => [id, flowAt(id)?.openAfter(id) ?? new Set<Ref>()]));

    const information = universeOf([
        ...network.touchpoints.flatMap(touchpoint => [...gainedAt(touchpoint), ...touchpoint.needs ?? []]),
        ...[...knownOutside.values(), ...askedOutside.values()].flatMap(set => [...set]),
    ]);
    const known = solveKnown(network, information, knownOutside);
    const asked = once(() => solveSome(network, information, askedOutside, ({ asks }) => ({ adds: information.bitsOf(asks ?? []), settles: NOTHING }), ({ asks = [] }) => asks));
    const settled = new Map(network.touchpoints.map(touchpoint => [touchpoint.id, settledAt(touchpoint, view)]));
    const commitments = universeOf([
        ...network.touchpoints.flatMap(madeAt),
        ...[...openOutside.values()].flatMap(set => [...set]),
    ]);
    const open = once(() => solveSome(network, commitments, openOutside, touchpoint => ({
        adds: commitments.bitsOf(madeAt(touchpoint)),
        settles: commitments.bitsOf(settled.get(touchpoint.id)!),
    }), madeAt));

    const stepLoses = (step: Step, at: number): boolean => {
        const source = known.get(step.from);
        return !hasBit(keptOn(step, source?.past ?? information.bitsOf(knownOutside.get(step.from) ?? []), source?.after, information), at);
    };
    const touchpointOf = (id: Ref): Touchpoint | undefined => view.touchpoint(id);

    return {
        knownBefore: id => members(information, known.get(id)?.before),
        knownAfter: id => members(information, known.get(id)?.after),
        askedBefore: id => members(information, asked().get(id)?.before),
        openBefore: id => members(commitments, open().get(id)?.before),
        openAfter: id => members(commitments, open().get(id)?.after),
        wayTo: (id, from) => search(id, step => network.into(step), step => {
            const touchpoint = touchpointOf(step.from);
            return touchpoint !== undefined && from(touchpoint);
        }, touchpointOf),
        lossOf: (needed, id) => {
            if (!information.has(needed)) return undefined;
            const at = information.indexOf(needed);
            const before = known.get(id)?.before;
            if (before === undefined || hasBit(before, at)) return undefined;
            const gains = (touchpoint: Touchpoint): boolean => gainedAt(touchpoint).includes(needed);
            const isKnownAt = (from: Ref): boolean => {
                const state = known.get(from);
                return state === undefined ? knownOutside.get(from)?.has(needed) === true : hasBit(state.after, at);
            };
            // Back along the ways on which it does not arrive, to the first that had it.
            const toLoss = search(id, to => network.into(to).filter(step => stepLoses(step, at)), step => isKnownAt(step.from), touchpointOf);
            if (toLoss === undefined) {
                const toStart = search(id, to => network.into(to).filter(step => stepLoses(step, at)), step => network.begins(step.from), touchpointOf);
                const start = touchpointOf(id);
                return start === undefined ? undefined : { gained: undefined, lostOn: undefined, skipped: undefined, trail: toStart ?? { from: start, steps: [] } };
            }
            const [lost] = toLoss.steps;
            const isSkipped = toLoss.from.optional === true && lost !== undefined && !tellsThatDone(lost);
            const origin = gains(toLoss.from) ? { from: toLoss.from, steps: [] }
                : search(toLoss.from.id, to => network.into(to).filter(step => !stepLoses(step, at)), step => { const from = touchpointOf(step.from); return from !== undefined && gains(from); }, touchpointOf);
            return {
                gained: origin?.from,
                lostOn: isSkipped ? undefined : lost,
                skipped: isSkipped ? toLoss.from : undefined,
                trail: { from: origin?.from ?? toLoss.from, steps: [...origin?.steps ?? [], ...toLoss.steps] },
            };
        },
    };
}

// ---- What is known on every way -----------------------------------------------------------------------------------

function solveKnown(network: Network, information: Universe<Ref>, outside: ReadonlyMap<Ref, ReadonlySet<Ref>>): ReadonlyMap<Ref, States> {
    const states = new Map<Ref, States>();
    for (const { id } of network.touchpoints) states.set(id, { before: information.all(), after: information.all(), past: information.all() });
    // What was needed and missing has been told once; it is known from there on.
    const gains = new Map(network.touchpoints.map(touchpoint => [touchpoint.id, information.bitsOf([...gainedAt(touchpoint), ...touchpoint.needs ?? []])] as const));
    const carries = new Map<Step, Bits | undefined>();
    fixpoint(network, touchpoint => {
        const { before, after, past } = states.get(touchpoint.id)!;
        const into = network.into(touchpoint.id);
        if (network.begins(touchpoint.id)) before.fill(0);
        for (const step of into) {
            if (step.kind === 'return' || network.isDoubtful(touchpoint.id)) continue;
            const source = states.get(step.from);
            const bits = source === undefined ? information.bitsOf(outside.get(step.from) ?? []) : source.past;
            keepOnly(before, tellsThatDone(step) ? source?.after ?? bits : bits);
            if (!carries.has(step)) carries.set(step, carriedOn(step, information));
            const carried = carries.get(step);
            if (carried !== undefined) keepOnly(before, carried);
        }
        const done = before.slice();
        addAll(done, gains.get(touchpoint.id)!);
        if (into.some(({ kind }) => kind === 'return')) {
            const added = information.all();
            for (const { from, kind } of into) if (kind === 'return') keepOnly(added, states.get(from)?.after ?? information.bitsOf([]));
            addAll(done, added);
        }
        let changed = keepOnly(after, done);
        const left = touchpoint.optional === true ? before : after;
        changed = keepOnly(past, left) || changed;
        return changed;
    });
    return states;
}

/** What is left of what is known when a step is taken. */
function keptOn(step: Step, past: Bits, after: Bits | undefined, information: Universe<Ref>): Bits {
    const source = tellsThatDone(step) ? after ?? past : past;
    const kept = carriedOn(step, information);
    if (kept === undefined) return source;
    keepOnly(kept, source);
    return kept;
}

/** What a step lets through; undefined when that is everything. */
function carriedOn({ kind, way }: Step, information: Universe<Ref>): Bits | undefined {
    if (kind !== 'handoff' || way === undefined || way.carriesAll === true || carriesUnknown(way)) return undefined;
    return information.bitsOf((way.carries ?? []).map(({ ref }) => ref));
}

/** A name that is not found may be the one that is missing; that it is not found is reported already. */
const carriesUnknown = (way: Way): boolean => way.carries?.some(({ as }) => as === 'nothing') === true;

// ---- What holds on some way ---------------------------------------------------------------------------------------

const NOTHING: Bits = new Uint32Array(0);

function solveSome(
    network: Network, universe: Universe<Ref>, outside: ReadonlyMap<Ref, ReadonlySet<Ref>>, does: (touchpoint: Touchpoint) => { readonly adds: Bits; readonly settles: Bits },
    made: (touchpoint: Touchpoint) => readonly Ref[],
): ReadonlyMap<Ref, States> {
    const states = new Map<Ref, States>();
    for (const { id } of network.touchpoints) states.set(id, { before: universe.bitsOf([]), after: universe.bitsOf([]), past: universe.bitsOf([]) });
    const madeIn = new Map(network.journeys.map(({ id, stages }) => [id, universe.bitsOf(stages.flatMap(stage => stage.touchpoints.flatMap(made)))]));
    const effects = new Map(network.touchpoints.map(touchpoint => [touchpoint.id, does(touchpoint)]));
    fixpoint(network, touchpoint => {
        const { before, after, past } = states.get(touchpoint.id)!;
        const into = network.into(touchpoint.id);
        for (const step of into) {
            if (step.kind === 'return') continue;
            const source = states.get(step.from);
            addAll(before, source === undefined ? universe.bitsOf(outside.get(step.from) ?? []) : tellsThatDone(step) ? source.after : source.past);
        }
        const { adds, settles } = effects.get(touchpoint.id)!;
        const isBack = ({ kind, from }: Step): boolean => kind === 'return' && states.has(from);
        const done = before.slice();
        if (into.some(isBack)) {
            const returned = into.filter(isBack);
            // What the sub-journey left open; another touchpoint that zooms into it may have left open what was never open here.
            const left = universe.bitsOf([]);
            for (const { from } of returned) addAll(left, states.get(from)!.after);
            const here = before.slice();
            for (const { from } of returned) addAll(here, madeIn.get(from.slice(0, from.indexOf('.'))) ?? universe.bitsOf([]));
            keepOnly(left, here);
            done.set(left);
        }
        if (settles.length > 0) removeAll(done, settles);
        addAll(done, adds);
        let changed = addAll(after, done);
        changed = addAll(past, after) || changed;
        if (touchpoint.optional === true) changed = addAll(past, before) || changed;
        return changed;
    });
    return states;
}

/** The named promises and expectations that begin at a touchpoint. */
const madeAt = ({ promises = [], expects = [] }: Touchpoint): readonly Ref[] => [...promises, ...expects].flatMap(({ id }) => id ?? []);

/** What is settled at a touchpoint: met, and what that answers or promises again; or given up. A broken promise is still owed. */
function settledAt({ meets = [], breaks = [], contradicts = [], promises = [] }: Touchpoint, view: ProjectView): readonly Ref[] {
    const settled = new Set<Ref>();
    const settle = (ref: Ref | undefined): void => {
        if (ref === undefined || settled.has(ref)) return;
        settled.add(ref);
        const commitment = view.commitment(ref);
        if (commitment?.kind !== 'promise') return;
        settle(commitment.for);
        settle(commitment.again);
    };
    for (const ref of meets) settle(ref);
    for (const { what } of breaks) if (view.commitment(what)?.kind === 'expectation') settled.add(what);
    for (const ref of contradicts) settled.add(ref);
    // The same thing promised again takes the place of what was promised before.
    for (const { again } of promises as readonly PromiseMade[]) settle(again);
    return [...settled];
}

/** What is computed when it is first asked for. It must not look at the project: whoever asks later would not be known to depend on it. */
function once<T extends object>(compute: () => T): () => T {
    let known: T | undefined;
    return () => known ??= compute();
}

// ---- Helpers ------------------------------------------------------------------------------------------------------

/** Runs `visit` for touchpoints until none of them changes any more what the ones after it depend on. */
function fixpoint(network: Network, visit: (touchpoint: Touchpoint) => boolean): void {
    const byId = new Map(network.touchpoints.map(touchpoint => [touchpoint.id, touchpoint]));
    let waiting = new Set(network.touchpoints);
    while (waiting.size > 0) {
        const round = network.touchpoints.filter(touchpoint => waiting.has(touchpoint));
        const next = new Set<Touchpoint>();
        for (const touchpoint of round) {
            waiting.delete(touchpoint);
            if (!visit(touchpoint)) continue;
            for (const { to } of network.out(touchpoint.id)) {
                const target = byId.get(to);
                if (target === undefined) continue;
                // Later in this round when it comes later in the text, as it mostly does.
                if (!waiting.has(target)) next.add(target);
            }
        }
        waiting = next;
    }
}

function outsideSources(network: Network): readonly Ref[] {
    const found = new Set<Ref>();
    for (const { id } of network.touchpoints) for (const { from, kind } of network.into(id)) if (kind !== 'return' && !network.has(from)) found.add(from);
    return [...found];
}

function withAsked(before: ReadonlySet<Ref> | undefined, touchpoint: Touchpoint | undefined): ReadonlySet<Ref> {
    return new Set([...before ?? [], ...touchpoint?.asks ?? []]);
}

function members(universe: Universe<Ref>, bits: Bits | undefined): ReadonlySet<Ref> {
    return bits === undefined ? new Set() : universe.membersOf(bits);
}

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
