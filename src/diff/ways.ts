import { elementKey, type Ref, type Touchpoint, type Way } from '../model/model';
import { reachableFrom } from '../analysis/graph';
import { once } from '../analysis/once';
import { compareAttributes, isLeftOver } from './attribute';
import { sameCondition } from './attributes/journey';
import { WAY } from './attributes/way';
import { nameOf, wayLabel, type Comparison, type Scope, type Side, type Subject } from './comparison';
import type { Matched } from './identity';
import { isNothing, lostWithWay, NOTHING_LOST, saidLosses } from './losses';
import type { KindName } from './kinds';
import { similarity } from './similarity';
import { isUnanswered } from './unanswered';

export interface WaysAround {
    readonly scope: Scope;
    /** Those that are on both sides. A way whose end came or went came or went with it. */
    readonly kept: () => KeptTouchpoints;
}
/** Their ids on each side. */
interface KeptTouchpoints { readonly old: ReadonlySet<Ref>; readonly now: ReadonlySet<Ref> }

/** Listed when they are asked for: mostly no way came or went. */
export const keptTouchpoints = (pairs: () => readonly Matched<Touchpoint>[]): (() => KeptTouchpoints) => once(() => {
    const kept = pairs();
    return { old: new Set(kept.map(({ old }) => old.id)), now: new Set(kept.map(({ now }) => now.id)) };
});

/** A way is known by its ends; of several between the same two, those are the same that say the same. */
export function compareWays(olds: readonly Way[], nows: readonly Way[], around: WaysAround, comparison: Comparison): void {
    const { names, report, old: before, now: after } = comparison;
    const { scope, kept } = around;
    const nowEnd = (ref: Ref): Ref => names.nowOf('touchpoint', ref);
    const pairs: [Way, Way][] = [];
    const gone: Way[] = [];
    const left = [...nows];
    const take = (old: Way, now: Way): void => {
        pairs.push([old, now]);
        left.splice(left.indexOf(now), 1);
    };
    const isBetweenSame = (old: Way, now: Way): boolean => now.from === nowEnd(old.from) && now.to === nowEnd(old.to);
    // A way of another kind that is taken in another case is the one that leads elsewhere in that case.
    const isLedElsewhere = (old: Way, now: Way): boolean => old.wayKind !== now.wayKind && !sameCondition(old.when, now.when)
        && olds.some(other => other.wayKind === now.wayKind && isSaidOfBoth(other, now) && nowEnd(other.from) === now.from && !nows.some(each => isBetweenSame(other, each) && (each.wayKind === other.wayKind || isSaidOfBoth(other, each))));
    const byEnds = (old: Way): readonly Way[] => left.filter(now => isBetweenSame(old, now) && !isLedElsewhere(old, now));
    for (const [old, now] of closest(olds, byEnds)) take(old, now);
    for (const [old, now] of pairs) names.add('way', old.id, now.id);
    const paired = new Set(pairs.map(([old]) => old));
    for (const old of olds) if (!paired.has(old)) gone.push(old);

    for (const [old, now] of pairs) compareAttributes(WAY, { old, now, of: subjectOfWay(old, now, scope, after), scope, comparison });
    for (const old of gone.slice()) {
        // From the same touchpoint to another one, and otherwise the same.
        const retargeted = left.find(other => other.from === nowEnd(old.from) && other.wayKind === old.wayKind && isSameContract(old, other));
        // Its source was taken apart: the new part hands over what the old one did.
        const now = retargeted ?? (old.wayKind !== 'handoff' || !kept().old.has(old.from) ? undefined
            : left.find(other => other.wayKind === 'handoff' && other.to === nowEnd(old.to) && !kept().now.has(other.from) && isSameContract(old, other)));
        if (now === undefined) continue;
        gone.splice(gone.indexOf(old), 1);
        left.splice(left.indexOf(now), 1);
        names.add('way', old.id, now.id);
        const of = subjectOfWay(old, now, scope, after);
        if (now !== retargeted) {
            report({ kind: 'handoff-starts-later', of, before: old.from, after: now.from, args: { to: nameOf('touchpoint', now.to, after), from: nameOf('touchpoint', now.from, after), when: now.when?.join(', ') ?? '', before: nameOf('touchpoint', old.from, before) } });
            compareAttributes(WAY, { old, now, of, scope, comparison });
            continue;
        }
        // The same name, of a touchpoint that is on one side only.
        const isSameName = isLeftOver(old.to, now.to, (ref, side) => comparison[side].view.touchpoint(ref) !== undefined);
        const [from, to] = [nameOf('touchpoint', old.to, before), nameOf('touchpoint', now.to, after)];
        if (!isSameName) report({ kind: 'handoff-retargeted', of, before: old.to, after: now.to, args: { at: of.label, from: nameOf('touchpoint', now.from, after), when: olds.filter(other => other.from === old.from).length > 1 ? now.when?.join(', ') ?? '' : '', before: from, after: to } });
        compareAttributes(WAY, { old, now, of, scope, comparison });
    }
    for (const old of gone) {
        const [from, to] = [nowEnd(old.from), nowEnd(old.to)];
        if (!kept().old.has(old.from) || !kept().old.has(old.to)) continue;
        const source = elementKey('touchpoint', from);
        const link = linkBetween(from, to, after);
        const of: Subject = { key: elementKey('way', old.id), label: wayLabel(old, before), old: elementKey('way', old.id), neighbour: source, scope };
        // The order of the text leads there now, with nothing settled.
        if (link === 'order' && old.wayKind === 'handoff') compareAttributes(WAY, { old, now: bareWay(old, from, to), of, scope, comparison });
        else reportGone(old, link, to, of, comparison);
    }
    for (const now of left) {
        if (!kept().now.has(now.from) || !kept().now.has(now.to)) continue;
        const [from, to] = [names.oldOf('touchpoint', now.from), names.oldOf('touchpoint', now.to)];
        const link = linkBetween(from, to, before);
        const of: Subject = { key: elementKey('way', now.id), label: wayLabel(now, after), now: elementKey('way', now.id), scope };
        // The one that led there stood at a touchpoint that is gone.
        const moved = now.wayKind !== 'handoff' ? undefined : gone.find(old => old.wayKind === 'handoff' && nowEnd(old.to) === now.to && !kept().old.has(old.from) && (link === undefined || (link === 'around' && isSameContract(old, now))));
        if (moved !== undefined) names.add('way', moved.id, now.id);
        if (link === 'order' && now.wayKind === 'handoff') compareAttributes(WAY, { old: bareWay(now, from, to), now, of, scope, comparison });
        else if (moved !== undefined) report({ kind: 'handoff-from-elsewhere', of, before: moved.from, after: now.from, args: { to: nameOf('touchpoint', now.to, after), from: nameOf('touchpoint', now.from, after), when: now.when?.join(', ') ?? '', before: nameOf('touchpoint', moved.from, before) } });
        else report({ kind: addedKind(now, link), of, args: { at: endsLabel(now, after), when: now.when?.join(', ') ?? '' }, leads: { to: now.to, label: fullLabel(now, after) } });
    }
}

/** It is as bad as the worst thing that went with it. */
function reportGone(way: Way, link: Link, to: Ref, of: Subject, comparison: Comparison): void {
    const removed = removedKind(way, link);
    // The same two are joined as before, but in other cases.
    const kind = link === 'written' && isUnanswered(way, comparison) ? 'case-unanswered' : removed;
    const lost = removed === 'handoff-alternative-removed' || removed === 'path-removed' ? lostWithWay(way, to, comparison) : NOTHING_LOST;
    comparison.report({
        kind: isNothing(lost) ? kind : 'way-with-loss-removed', of, sign: lost.sign,
        args: { at: endsLabel(way, comparison.old), from: nameOf('touchpoint', way.from, comparison.old), when: way.when?.join(', ') ?? '', lost: saidLosses(lost) }, leads: { to, label: fullLabel(way, comparison.old) },
    });
}

/** What leads from one touchpoint to another one: the order of the text, what is written, or a way around. */
type Link = 'order' | 'written' | 'around' | undefined;

function linkBetween(from: Ref, to: Ref, { view, analyses }: Side): Link {
    const touchpoint = view.touchpoint(from);
    const journey = view.journey(touchpoint?.journey);
    if (journey === undefined) return undefined;
    const graph = analyses.graphOf(journey);
    const direct = graph.out(from).filter(way => way.to === to && way.kind !== 'fallback');
    if (direct.some(({ kind }) => kind === 'implicit')) return 'order';
    if (direct.length > 0 || view.handoffsFrom(journey.id).some(way => way.from === from && way.to === to)) return 'written';
    return reachableFrom(graph, from).has(to) ? 'around' : undefined;
}

function removedKind({ wayKind }: Way, link: Link): KindName {
    if (wayKind === 'handoff') return link === undefined ? 'handoff-removed' : 'handoff-alternative-removed';
    return link === 'order' ? 'path-left-to-order' : 'path-removed';
}
function addedKind({ wayKind }: Way, link: Link): KindName {
    if (wayKind === 'handoff') return link === undefined ? 'handoff-added' : 'handoff-alternative-added';
    return link === 'order' ? 'path-written' : 'path-added';
}

/** What the order of the text says of a way: that it leads there. */
const bareWay = ({ id, journey }: Way, from: Ref, to: Ref): Way => ({ kind: 'way', wayKind: 'path', id, from, to, ...(journey !== undefined && { journey }) });

/** The condition is told beside it. */
function endsLabel({ title, from, to }: Way, side: Side): string {
    return title ?? wayLabel({ from, to }, side);
}

const fullLabel = (way: Way, side: Side): string => `${endsLabel(way, side)}${way.when === undefined || way.when.length === 0 ? '' : ` (${way.when.join(', ')})`}`;

function subjectOfWay(old: Way, now: Way, scope: Scope, side: Side): Subject {
    const key = elementKey('way', now.id);
    return { key, label: wayLabel(now, side), old: elementKey('way', old.id), now: key, scope };
}

/** Each way with the one of its candidates that says most of the same; whoever fits best chooses first. */
function* closest(olds: readonly Way[], candidatesOf: (old: Way) => readonly Way[]): Iterable<readonly [Way, Way]> {
    const open = new Set(olds);
    for (;;) {
        let best: { readonly old: Way; readonly now: Way; readonly alike: number } | undefined;
        for (const old of open) {
            const candidates = candidatesOf(old);
            if (candidates.length === 0) open.delete(old);
            for (const now of candidates) {
                const alike = likeness(old, now);
                if (best === undefined || best.alike < alike) best = { old, now, alike };
            }
        }
        if (best === undefined) return;
        open.delete(best.old);
        yield [best.old, best.now];
    }
}

function likeness(old: Way, now: Way): number {
    const [from, to] = [old.when?.join(', ') ?? '', now.when?.join(', ') ?? ''];
    return (old.title === now.title ? 1 : 0) + (old.wayKind === now.wayKind ? 1 : 0) + 4 * (sameCondition(old.when, now.when) ? 1 : similarity(from, to));
}

/** It has the same title, or is taken on the same condition. */
function isSameContract(old: Way, now: Way): boolean {
    if (isSaidOfBoth(old, now)) return true;
    return (old.when ?? []).length === 0 && (now.when ?? []).length === 0 && now.title === undefined;
}

/** A title or a condition that is written of both. */
const isSaidOfBoth = (old: Way, now: Way): boolean => (old.title !== undefined && old.title === now.title) || ((old.when ?? []).length > 0 && sameCondition(old.when, now.when));
