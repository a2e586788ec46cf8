import { labelOf } from '../model/label';
import { elementKey, type Journey, type Limit, type PromiseMade, type Touchpoint } from '../model/model';
import { compareAttributes } from './attribute';
import { PROMISE } from './attributes/promise';
import { commitmentLabel, type Comparison, type Names, type Subject } from './comparison';
import { match, matchTexts, type Matching } from './identity';
import type { JourneyPair } from './journeys';
import { touchpointsOf } from './touchpoints-of';
import { limitText } from './attributes/shared';
import { isTimed } from '../analysis/timing';

/** A promise and where it is made. */
export interface Made { readonly name: string; readonly title?: string; readonly promise: PromiseMade; readonly touchpoint: Touchpoint; readonly index: number }

/** The promises that have a name: one is the same wherever it is made. */
export function matchPromises(old: Journey, now: Journey): Matching<Made> {
    return match(madeIn(touchpointsOf(old)).filter(isNamed), madeIn(touchpointsOf(now)).filter(isNamed));
}

/** What is promised: one with a name is the same wherever it is made; one without is known by its words, where it is made. */
export function compareCommitments(pair: JourneyPair, comparison: Comparison): void {
    const { old, now, scope, touchpoints, promises: named } = pair;
    const { report } = comparison;
    const [olds, nows] = [madeIn(touchpointsOf(old)), madeIn(touchpointsOf(now))];
    const partner = new Map(touchpoints.pairs.map(({ old: before, now: after }) => [before, after]));
    for (const { old: before, now: after } of named.pairs) {
        const key = elementKey('promise', after.promise.id!);
        const of: Subject = { key, label: labelOf(after.touchpoint), old: elementKey('promise', before.promise.id!), now: key, scope };
        if (before.name !== after.name) report({ kind: 'renamed', of, before: before.name, after: after.name, args: { at: commitmentLabel(after.promise), before: before.name, after: after.name } });
        compareAttributes(PROMISE, { old: before.promise, now: after.promise, of, scope, comparison });
        const isStill = partner.get(before.touchpoint) === after.touchpoint;
        // Where it was made is gone: that was told, and this is what became of it.
        if (!isStill) {
            const [from, to] = [labelOf(before.touchpoint), labelOf(after.touchpoint)];
            report({ kind: 'promise-moved', of, before: before.touchpoint.id, after: after.touchpoint.id, args: { at: of.label, promise: commitmentLabel(after.promise), before: from, after: to } });
        }
    }
    const gone: Made[] = [...named.removed];
    const fresh: Made[] = [...named.added];
    for (const { old: before, now: after } of touchpoints.pairs) {
        const at = (made: readonly Made[], touchpoint: Touchpoint): readonly Made[] => made.filter(each => each.touchpoint === touchpoint && !isNamed(each));
        const found = matchTexts(at(olds, before), at(nows, after), ({ promise }) => commitmentLabel(promise));
        for (const [from, to] of found.pairs) {
            const key = elementKey('touchpoint', after.id);
            const of: Subject = { key, label: labelOf(after), old: elementKey('touchpoint', before.id), now: key, scope };
            compareAttributes(PROMISE, { old: from.promise, now: to.promise, of, scope, comparison: { ...comparison, report: found => report({ ...found, field: 'promises', oldIndex: from.index, nowIndex: to.index }) } });
        }
        gone.push(...found.removed);
        fresh.push(...found.added);
    }
    const survivors = new Set(touchpoints.pairs.map(({ old: before }) => before));
    for (const { promise, touchpoint, index } of gone) {
        // What was promised at a touchpoint that is gone went with it.
        if (!survivors.has(touchpoint)) continue;
        const here = elementKey('touchpoint', partner.get(touchpoint)!.id);
        const there = elementKey('touchpoint', touchpoint.id);
        const of: Subject = promise.id === undefined ? { key: here, label: labelOf(touchpoint), old: there, now: here, scope } : { key: elementKey('promise', promise.id), label: labelOf(touchpoint), old: elementKey('promise', promise.id), neighbour: here, scope };
        report({
            kind: 'promise-removed', of, before: limitsText(promise), args: { at: of.label, promise: commitmentLabel(promise) },
            ...(promise.id === undefined ? { field: 'promises', oldIndex: index, sign: commitmentLabel(promise) } : { about: [promise.id] }),
        });
    }
    const newTouchpoints = touchpoints.added.flatMap(touchpoint => madeIn([touchpoint])).filter(made => !isNamed(made));
    for (const { promise, touchpoint, index } of [...fresh, ...newTouchpoints]) {
        const here = elementKey('touchpoint', touchpoint.id);
        const of: Subject = { key: promise.id === undefined ? here : elementKey('promise', promise.id), label: labelOf(touchpoint), now: promise.id === undefined ? here : elementKey('promise', promise.id), scope };
        const limit = promise.limits.find(isTimed);
        report({
            kind: 'promise-added', of, after: limitsText(promise), args: { at: of.label, promise: commitmentLabel(promise), ...(limit !== undefined && { limit: { duration: limit.duration.text } }) },
            ...(promise.id === undefined ? { field: 'promises', nowIndex: index, sign: commitmentLabel(promise) } : { about: [promise.id] }),
        });
    }
}

const isNamed = ({ promise }: Made): boolean => promise.id !== undefined;
const limitsText = ({ limits }: { readonly limits: readonly Limit[] }): string | undefined => limits.map(limitText).join(', ') || undefined;

function madeIn(touchpoints: readonly Touchpoint[]): readonly Made[] {
    return touchpoints.flatMap(touchpoint => (touchpoint.promises ?? []).map((promise, index): Made => ({
        name: promise.name ?? '', ...(promise.text !== undefined && { title: promise.text }), promise, touchpoint, index,
    })));
}

/** What has a name of its own in a journey is found again by it, whatever the journey is called now. */
export function noteInnerNames(old: Journey, now: Journey, promises: Matching<Made>, names: Names): void {
    for (const pair of promises.pairs) names.add('promise', pair.old.promise.id!, pair.now.promise.id!);
    const inner = (journey: Journey) => touchpointsOf(journey).flatMap(({ expects, pains, opportunities }) => [...(expects ?? []), ...(pains ?? []), ...(opportunities ?? [])]).filter(each => each.id !== undefined);
    const after = new Map(inner(now).map(each => [`${each.kind} ${each.name!}`, each]));
    for (const before of inner(old)) {
        const same = after.get(`${before.kind} ${before.name!}`);
        if (same !== undefined) names.add(before.kind, before.id!, same.id!);
    }
}
