import { durationText, withSlowestWeekends } from '../../analysis/elapsed';
import { settlementOf, type NamedCommitment } from '../../analysis/settlement';
import { conditionText, type Timed, type Timing } from '../../analysis/timing';
import type { Said } from '../../model/args';
import { elementKey, type Journey, type Length, type PromiseMade, type Ref } from '../../model/model';
import { commitmentLabel, type Comparison, type Side, type Subject } from '../comparison';
import type { JourneyPair } from '../journeys';
import { touchpointsOf } from '../touchpoints-of';
import type { KindName } from '../kinds';
import { keepsWays } from './kept-ways';

/** How long the customer waits for what is promised, at most, and whether anything leads to it. */
export function compareTiming({ old, now, scope }: JourneyPair, comparison: Comparison): void {
    const { names, report } = comparison;
    const before = slowestOf(old, comparison.old, (kind, ref) => names.nowOf(kind, ref));
    const after = slowestOf(now, comparison.now, (_, ref) => ref);
    const told = new Set<string>();
    for (const [key, slow] of after) {
        const was = before.get(key);
        const promise = slow.commitment;
        const id = elementKey('promise', promise.id);
        const of: Subject = { key: id, label: slow.madeAt.title ?? slow.madeAt.name, ...(was !== undefined && { old: elementKey('promise', was.commitment.id) }), now: id, scope };
        const [from, to] = [was && total(was), total(slow)];
        const tell = (kind: KindName): void => report({
            kind, of, field: 'limits', nowIndex: slow.limitIndex, before: from && durationText(from), after: durationText(to),
            args: {
                promise: commitmentLabel(promise), limit: { duration: slow.limit.duration.text }, when: slow.limit.when ?? '', at: of.label, after: said(slow),
                ...(was !== undefined && from !== undefined && withSlowestWeekends(from) !== withSlowestWeekends(to) && { before: said(was) }),
            },
        });
        if (slow.isLate && was?.isLate !== true) tell('promise-no-longer-fits');
        if (was === undefined) continue;
        for (const kind of kindsOf(was, slow, statements(was, slow, comparison))) {
            if (GAINS.has(kind) && !keepsWays(was, slow, old, now, comparison)) continue;
            // What names no time is the same on every condition.
            const line = TIMELESS.has(kind) ? `${kind} ${id}` : `${kind} ${key}`;
            if (!told.has(line)) tell(kind);
            told.add(line);
        }
    }
    compareMeeting({ old, now, scope }, comparison);
}

const TIMELESS: ReadonlySet<KindName> = new Set(['promise-wait-unknown', 'promise-wait-unstated', 'promise-wait-unbounded', 'promise-wait-bounded']);
/** They are none where fewer customers get it, or wait for it from later on. */
const GAINS: ReadonlySet<KindName> = new Set(['slowest-way-shorter', 'promise-fits-again', 'promise-wait-bounded']);

/** What became of the wait, besides that it is too long now. Whatever is no longer said of a way is no gain, and what is said of it now no loss. */
function kindsOf(was: Timing, slow: Timing, { isLessSaid, isMoreSaid, isOfPaths, isPart }: Statements): readonly KindName[] {
    const isCertain = !isUnknown(slow) && !isUnbounded(slow);
    const longer = withSlowestWeekends(total(slow)) - withSlowestWeekends(total(was));
    if (isUnknown(slow) && !isUnknown(was)) return [isLessSaid ? 'promise-wait-unstated' : 'promise-wait-unknown'];
    if (isLessSaid && was.isLate && !slow.isLate) return ['promise-wait-unstated'];
    if (isLessSaid && !isUnknown(was) && (isUnbounded(was) ? isCertain : longer < 0)) return ['promise-wait-unstated'];
    const fits: readonly KindName[] = was.isLate && !slow.isLate && isCertain ? ['promise-fits-again'] : [];
    if (isUnbounded(slow) !== isUnbounded(was)) return [...fits, isUnbounded(slow) ? 'promise-wait-unbounded' : 'promise-wait-bounded'];
    if (isUnknown(was) && isCertain) return [...fits, isPart ? 'promise-wait-left' : 'promise-wait-known'];
    if (!isCertain || longer === 0 || slow.isLate !== was.isLate) return fits;
    if (longer < 0) return ['slowest-way-shorter'];
    return [!isMoreSaid ? 'slowest-way-longer' : isOfPaths ? 'promise-wait-counted' : 'promise-wait-known'];
}

const total = ({ slowest }: Timing) => slowest.most;
/** Where some of it is not known, it is no less. */
function said(timing: Timing): Said {
    const duration = { duration: durationText(total(timing)) };
    return isUnbounded(timing) || isUnknown(timing) ? { parts: [{ words: ['at least'] }, duration] } : duration;
}
const isUnbounded = ({ unbounded }: Timing): boolean => unbounded.length > 0;
const isUnknown = ({ unknown }: Timing): boolean => unknown.length > 0;

// ---- What is said of the same way -----------------------------------------------------------------------------------

interface Statements {
    /** Of something that was on the old way and is still there it is no longer said how long it takes. */
    readonly isLessSaid: boolean;
    /** Of something that is on the new way and was there before it is said now. */
    readonly isMoreSaid: boolean;
    /** All of that are paths that were written before: until now they counted as no wait. */
    readonly isOfPaths: boolean;
    /** Something of which nobody knew how long it takes is not on the way any more. */
    readonly isPart: boolean;
}

function statements(was: Timing, slow: Timing, { old, now, names }: Comparison): Statements {
    const nowAt = (at: Timed): Timed | undefined => twin(at, ref => names.nowOf('touchpoint', ref), ref => names.nowOf('way', ref), now);
    const oldAt = (at: Timed): Timed | undefined => twin(at, ref => names.oldOf('touchpoint', ref), ref => names.oldOf('way', ref), old);
    const isSilent = (at: Timed | undefined): boolean => at !== undefined && !isTimedAt(at);
    const newlySaid = slow.steps.filter(({ at }) => {
        const there = oldAt(at);
        return isTimedAt(at) && isSilent(there) && !isOtherKind(at, there);
    });
    return {
        isLessSaid: [...was.steps.map(({ at }) => at), ...was.unbounded.filter(isAt)].some(at => isTimedAt(at) && isSilent(nowAt(at))),
        isMoreSaid: newlySaid.length > 0,
        isOfPaths: newlySaid.every(({ at }) => isWrittenPath(at) && isWrittenPath(oldAt(at))),
        isPart: was.unknown.some(at => {
            const there = nowAt(at);
            return there === undefined || !isTimedAt(there);
        }),
    };
}

/** The same on the other side; a way that nobody wrote there says nothing where the order of the text leads on. */
function twin(at: Timed, touchpointOf: (ref: Ref) => Ref, wayOf: (ref: Ref) => Ref, { view, analyses }: Side): Timed | undefined {
    if ('touchpoint' in at) {
        const touchpoint = view.touchpoint(touchpointOf(at.touchpoint.id));
        return touchpoint && { touchpoint };
    }
    const [from, to] = [touchpointOf(at.way.from), touchpointOf(at.way.to)];
    const journey = view.journey(view.touchpoint(from)?.journey);
    if (journey === undefined) return undefined;
    const way = [...journey.ways, ...view.handoffsFrom(journey.id)].find(({ id }) => id === wayOf(at.way.id));
    if (way !== undefined) return { way };
    const isNext = analyses.graphOf(journey).out(from).some(each => each.kind === 'implicit' && each.to === to);
    return isNext ? { way: { kind: 'way', wayKind: 'path', id: at.way.id, from, to } } : undefined;
}

const isTimedAt = (at: Timed): boolean => ('way' in at ? hasDuration(at.way.takes) || (at.way.within !== undefined && 'duration' in at.way.within) : hasDuration(at.touchpoint.takes));
/** A customer who goes on by a written path waits for nobody; a handoff in its place is a wait that was not there. */
const isOtherKind = (at: Timed, there: Timed | undefined): boolean => there !== undefined && 'way' in at && 'way' in there && there.way.journey !== undefined && at.way.wayKind !== there.way.wayKind;
const isWrittenPath = (at: Timed | undefined): boolean => at !== undefined && 'way' in at && at.way.wayKind === 'path' && at.way.journey !== undefined;
const hasDuration = (length: Length | undefined): boolean => length !== undefined && 'duration' in length;
const isAt = (part: Timing['unbounded'][number]): part is Timed => !('loop' in part);

/** Of each promise and each condition of it the slowest way, by the names of the new side. */
function slowestOf(journey: Journey, { analyses }: Side, nowOf: (kind: 'promise', ref: Ref) => Ref): ReadonlyMap<string, Timing> {
    const found = new Map<string, Timing>();
    for (const timing of analyses.timingOf(journey).timings) {
        if (timing.commitment.kind !== 'promise') continue;
        const key = `${nowOf('promise', timing.commitment.id)} ${timing.limit.when === undefined ? '' : conditionText(timing.limit.when)}`;
        const other = found.get(key);
        if (other === undefined || withSlowestWeekends(total(other)) < withSlowestWeekends(total(timing))) found.set(key, timing);
    }
    return found;
}

/** Where a promise was met on some way, and is on none any more. */
function compareMeeting({ old, now, scope }: Pick<JourneyPair, 'old' | 'now' | 'scope'>, comparison: Comparison): void {
    const before = new Map(promisesIn(old).map(({ promise, at }) => [comparison.names.nowOf('promise', promise.id), isMet(promise.id, at, old, comparison.old)]));
    for (const { promise, at } of promisesIn(now)) {
        const was = before.get(promise.id);
        const is = isMet(promise.id, at, now, comparison.now);
        if (was === undefined || was === is || (was && isGoneWithPlaces(promise.id, comparison))) continue;
        const key = elementKey('promise', promise.id);
        comparison.report({ kind: is ? 'promise-met-again' : 'promise-never-met', of: { key, label: commitmentLabel(promise), old: elementKey('promise', comparison.names.oldOf('promise', promise.id)), now: key, scope }, args: { promise: commitmentLabel(promise) } });
    }
}

/** Every touchpoint that met it is gone: that is told there. */
function isGoneWithPlaces(promise: Ref, { old, now, names }: Comparison): boolean {
    const before = old.view.commitment(names.oldOf('promise', promise));
    if (before?.id === undefined) return false;
    return settlementOf(before as NamedCommitment, old.view).metAt.every(({ id }) => now.view.touchpoint(names.nowOf('touchpoint', id)) === undefined);
}

const promisesIn = (journey: Journey): readonly { readonly promise: PromiseMade & { readonly id: Ref }; readonly at: Ref }[] =>
    touchpointsOf(journey).flatMap(({ id, promises }) => (promises ?? []).flatMap(promise => (promise.id === undefined ? [] : [{ promise: promise as PromiseMade & { readonly id: Ref }, at: id }])));

const isMet = (promise: Ref, at: Ref, journey: Journey, { analyses }: Side): boolean => analyses.needsOf(journey).metFrom(at).has(promise);
