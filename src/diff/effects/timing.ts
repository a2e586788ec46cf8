import { durationText, withSlowestWeekends } from '../../analysis/elapsed';
import { conditionText, type Timing } from '../../analysis/timing';
import type { Said } from '../../model/args';
import { elementKey, type Journey, type PromiseMade, type Ref } from '../../model/model';
import { commitmentLabel, type Comparison, type Side, type Subject } from '../comparison';
import type { JourneyPair } from '../journeys';
import { touchpointsOf } from '../touchpoints-of';
import type { KindName } from '../kinds';

/** How long the customer waits for what is promised, at most, and whether anything leads to it. */
export function compareTiming({ old, now, scope }: JourneyPair, comparison: Comparison): void {
    const { names, report } = comparison;
    const before = slowestOf(old, comparison.old, (kind, ref) => names.nowOf(kind, ref));
    const after = slowestOf(now, comparison.now, (_, ref) => ref);
    for (const [key, slow] of after) {
        const was = before.get(key);
        const promise = slow.commitment;
        const id = elementKey('promise', promise.id);
        const of: Subject = { key: id, label: slow.madeAt.title ?? slow.madeAt.name, ...(was !== undefined && { old: elementKey('promise', was.commitment.id) }), now: id, scope };
        const [from, to] = [was && total(was), total(slow)];
        const tell = (kind: KindName): void => report({
            kind, of, field: 'limits', nowIndex: slow.limitIndex, before: from && durationText(from), after: durationText(to),
            args: {
                promise: commitmentLabel(promise), limit: { duration: slow.limit.duration.text }, when: slow.limit.when ?? '', at: of.label, after: said(to),
                ...(from !== undefined && withSlowestWeekends(from) !== withSlowestWeekends(to) && { before: said(from) }),
            },
        });
        if (slow.isLate !== (was?.isLate ?? false)) tell(slow.isLate ? 'promise-no-longer-fits' : 'promise-fits-again');
        if (was === undefined || from === undefined) continue;
        if (isUnbounded(slow) !== isUnbounded(was)) tell(isUnbounded(slow) ? 'promise-wait-unbounded' : 'promise-wait-bounded');
        else if (isUnknown(slow) !== isUnknown(was)) tell(isUnknown(slow) ? 'promise-wait-unknown' : 'promise-wait-known');
        else if (!isUnbounded(slow) && !isUnknown(slow) && slow.isLate === was.isLate) {
            const longer = withSlowestWeekends(to) - withSlowestWeekends(from);
            if (longer !== 0) tell(longer > 0 ? 'slowest-way-longer' : 'slowest-way-shorter');
        }
    }
    compareMeeting(old, now, scope, comparison);
}

const total = ({ slowest }: Timing) => slowest.most;
const said = (elapsed: Timing['slowest']['most']): Said => ({ duration: durationText(elapsed) });
const isUnbounded = ({ unbounded }: Timing): boolean => unbounded.length > 0;
const isUnknown = ({ unknown }: Timing): boolean => unknown.length > 0;

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
function compareMeeting(old: Journey, now: Journey, scope: JourneyPair['scope'], comparison: Comparison): void {
    const before = new Map(promisesIn(old).map(({ promise, at }) => [comparison.names.nowOf('promise', promise.id), isMet(promise.id, at, old, comparison.old)]));
    for (const { promise, at } of promisesIn(now)) {
        const was = before.get(promise.id);
        const is = isMet(promise.id, at, now, comparison.now);
        if (was === undefined || was === is) continue;
        const key = elementKey('promise', promise.id);
        comparison.report({ kind: is ? 'promise-met-again' : 'promise-never-met', of: { key, label: commitmentLabel(promise), old: elementKey('promise', comparison.names.oldOf('promise', promise.id)), now: key, scope }, args: { promise: commitmentLabel(promise) } });
    }
}

const promisesIn = (journey: Journey): readonly { readonly promise: PromiseMade & { readonly id: Ref }; readonly at: Ref }[] =>
    touchpointsOf(journey).flatMap(({ id, promises }) => (promises ?? []).flatMap(promise => (promise.id === undefined ? [] : [{ promise: promise as PromiseMade & { readonly id: Ref }, at: id }])));

const isMet = (promise: Ref, at: Ref, journey: Journey, { analyses }: Side): boolean => analyses.needsOf(journey).metFrom(at).has(promise);
