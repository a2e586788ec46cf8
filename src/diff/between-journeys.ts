import { labelOf } from '../model/label';
import { elementKey, type Journey, type PromiseMade, type Ref, type Touchpoint, type Way } from '../model/model';
import type { JourneyGraph } from '../analysis/graph';
import { idOf } from '../checks/finding';
import { isBlindTouchpoint, isBlindWay } from '../analysis/visibility';
import { compareAttributes } from './attribute';
import { PROMISE } from './attributes/promise';
import { TOUCHPOINT } from './attributes/touchpoint';
import { journeyIn, scopeOf, subjectOf, type Comparison, type Found, type Names, type Side } from './comparison';
import type { KindName } from './kinds';
import { touchpointsOf } from './touchpoints-of';
import { compareWays, keptTouchpoints } from './ways';

/** A touchpoint that is gone from one journey and new in another one has moved: under the same name and title, and with all that it promised. */
export function movedBetweenJourneys(found: readonly Found[], comparison: Comparison): readonly Found[] {
    const left = goneIn(found, comparison);
    if (left.length === 0) return found;
    const moves = left.flatMap(old => {
        const now = placeOf(old, comparison);
        return now === undefined ? [] : [{ old, now }];
    });
    if (moves.length === 0) return found;
    for (const { old, now } of moves) noteMoved(old, now, comparison.names);
    const [from, to] = [new Map(moves.map(each => [elementKey('touchpoint', each.old.id), each])), new Map(moves.map(each => [elementKey('touchpoint', each.now.id), each]))];
    const told: Found[] = [];
    for (const { old, now } of moves) {
        const [before, after] = [comparison.old.view.journey(old.journey), comparison.now.view.journey(now.journey)];
        const of = subjectOf('touchpoint', old, now, scopeOf(before, after, comparison));
        told.push({ kind: 'touchpoint-in-other-journey', of, before: old.journey, after: now.journey, args: { at: of.label, before: labelOf(before ?? { id: old.journey }), after: labelOf(after ?? { id: now.journey }) } });
        const telling: Comparison = { ...comparison, report: each => { told.push(each); } };
        compareAttributes(TOUCHPOINT, { old, now, of, scope: of.scope, comparison: telling });
        for (const pair of promisesOf({ old, now })) {
            const promise = subjectOf('promise', pair.old, pair.now, of.scope);
            compareAttributes(PROMISE, { ...pair, of: { ...promise, label: of.label }, scope: of.scope, comparison: telling });
        }
    }
    compareWaysOfMoved(moves, { ...comparison, report: each => { if (each.of.old !== undefined) told.push(each); } });
    const promises = moves.flatMap(promisesOf);
    const isReplaced = ({ kind, of }: Found): boolean => (kind === 'promise-added' && promises.some(({ now }) => elementKey('promise', now.id) === of.key)) || (of.now === undefined && from.has(of.key) && kind.startsWith('touchpoint-')) || (of.old === undefined && to.has(of.key) && (kind.startsWith('touchpoint-') || kind === 'question-added'));
    const isTold = (each: Found): boolean => isReplaced(each) || isAsBefore(each, moves, comparison) || isSaidAsBefore(each, promises, comparison);
    return [...found.filter(each => !isTold(each)).map(each => wholeJourney(each, moves, comparison)), ...told];
}

/** What it holds is called by its journey as well. */
function noteMoved(old: Touchpoint, now: Touchpoint, names: Names): void {
    names.add('touchpoint', old.id, now.id);
    const inner = ({ promises, expects, pains, opportunities }: Touchpoint) => [...(promises ?? []), ...(expects ?? []), ...(pains ?? []), ...(opportunities ?? [])];
    for (const before of inner(old)) {
        const after = inner(now).find(each => each.kind === before.kind && each.name === before.name);
        if (before.id !== undefined && after?.id !== undefined) names.add(before.kind, before.id, after.id);
    }
}

/** What became of the ways from and to them; a new one comes with its touchpoint. */
function compareWaysOfMoved(moves: readonly Move[], comparison: Comparison): void {
    const { old, now, names } = comparison;
    const touching = (side: 'old' | 'now'): readonly Way[] => {
        const ids = new Set(moves.map(move => move[side].id));
        const { journeys, handoffs } = comparison[side].project;
        return [...journeys.flatMap(({ ways }) => ways), ...handoffs].filter(({ from, to }) => ids.has(from) || ids.has(to));
    };
    // Those that were found again already are told.
    const olds = touching('old').filter(({ id }) => names.nowOf('way', id) === id);
    const nows = touching('now').filter(({ id }) => names.oldOf('way', id) === id);
    const kept = keptTouchpoints(() => old.project.journeys.flatMap(touchpointsOf).flatMap(before => {
        const after = now.view.touchpoint(names.nowOf('touchpoint', before.id));
        return after === undefined ? [] : [{ old: before, now: after, how: 'name' as const }];
    }));
    const [{ old: first, now: last }] = moves as readonly [Move];
    compareWays(olds, nows, { scope: scopeOf(old.view.journey(first.journey), now.view.journey(last.journey), comparison), kept }, comparison);
}

type PromisePair = { readonly old: NamedPromise; readonly now: NamedPromise };
type NamedPromise = PromiseMade & { readonly id: Ref };
const promisesOf = ({ old, now }: Move): readonly PromisePair[] => (old.promises ?? []).flatMap(before => {
    const after = now.promises?.find(({ name }) => name !== undefined && name === before.name);
    return before.id === undefined || after?.id === undefined ? [] : [{ old: before as NamedPromise, now: after as NamedPromise }];
});

/** What is carried or met is called by the journey where it is promised. */
function isSaidAsBefore({ kind, of, before, after }: Found, promises: readonly PromisePair[], { old, now }: Comparison): boolean {
    const isAdded = kind === 'carries-added' || kind === 'meets-added';
    if (!isAdded && kind !== 'carries-dropped' && kind !== 'meets-removed') return false;
    const pair = promises.find(each => (isAdded ? each.now.id === after : each.old.id === before));
    const [key, view, ref] = isAdded ? [of.old, old.view, pair?.old.id] as const : [of.now, now.view, pair?.now.id] as const;
    if (key === undefined || ref === undefined) return false;
    const id = idOf(key);
    const ways = view.journey(journeyIn(id))?.ways ?? [];
    return kind.startsWith('meets') ? view.touchpoint(id)?.meets?.includes(ref) === true : ways.some(way => way.id === id && way.carries?.some(each => each.ref === ref) === true);
}

const COUNTS: ReadonlySet<KindName> = new Set(['more-handoffs', 'fewer-handoffs', 'more-waits', 'fewer-waits']);

/** It only looks like a change because each journey is looked at by itself: what goes on in another one now, or in this one. */
function isAsBefore({ kind, of, before, after }: Found, moves: readonly Move[], { old, now }: Comparison): boolean {
    if (COUNTS.has(kind)) return moves.some(move => [elementKey('journey', move.old.journey), elementKey('journey', move.now.journey)].includes(of.key));
    if (kind === 'handoff-retargeted') return moves.some(move => move.old.id === before && move.now.id === after);
    if (kind !== 'blind-spot' || of.old !== undefined) return false;
    const touchpoint = moves.find(move => elementKey('touchpoint', move.now.id) === of.key);
    if (touchpoint !== undefined) return isBlindTouchpoint(touchpoint.old, graphOf(touchpoint.old, old), old.view);
    const way = now.project.journeys.flatMap(({ ways }) => ways).find(({ id }) => elementKey('way', id) === of.key);
    const oldEnd = (ref: Ref | undefined): Ref | undefined => moves.find(move => move.now.id === ref)?.old.id ?? ref;
    const journeys = old.project.journeys.filter(({ id }) => moves.some(move => move.old.journey === id));
    return journeys.some(journey => journey.ways.some(each => each.from === oldEnd(way?.from) && each.to === oldEnd(way?.to) && isBlindWay(each, old.analyses.graphOf(journey), old.view)));
}
const graphOf = ({ journey }: Touchpoint, { view, analyses }: Side): JourneyGraph => analyses.graphOf(view.journey(journey)!);

interface Move { readonly old: Touchpoint; readonly now: Touchpoint }

/** A journey of which nothing is lost, and one that holds nothing new. */
function wholeJourney(found: Found, moves: readonly Move[], { old, now }: Comparison): Found {
    const side = found.kind === 'journey-removed' ? 'old' : found.kind === 'journey-added' ? 'now' : undefined;
    if (side === undefined) return found;
    const journey = (side === 'old' ? old : now).project.journeys.find(({ id }) => elementKey('journey', id) === found.of.key);
    const own = journey === undefined ? [] : touchpointsOf(journey);
    const moved = moves.filter(each => own.includes(each[side]));
    if (own.length === 0 || moved.length < own.length) return found;
    const other = side === 'old' ? 'now' : 'old';
    const places = [...new Set(moved.map(each => each[other].journey))].map((id: Ref) => labelOf((side === 'old' ? now : old).view.journey(id) ?? { id }));
    return { ...found, kind: side === 'old' ? 'journey-merged' : 'journey-split', args: { ...found.args, places: { all: places } } };
}

/** Touchpoints that went: alone, with their stage or with their journey. */
function goneIn(found: readonly Found[], { old, names }: Comparison): readonly Touchpoint[] {
    const ids = new Set(found.flatMap(({ kind, of, about }): readonly Ref[] => {
        if (kind === 'stage-removed') return about ?? [];
        if (of.now !== undefined || of.old === undefined) return [];
        if (kind === 'journey-removed') return touchpointsIn(old.project.journeys.find(({ id }) => elementKey('journey', id) === of.old));
        return kind.startsWith('touchpoint-') ? [idOf(of.old)] : [];
    }));
    return [...ids].flatMap(id => (names.nowOf('touchpoint', id) === id ? old.view.touchpoint(id) ?? [] : []));
}
const touchpointsIn = (journey: Journey | undefined): readonly Ref[] => (journey === undefined ? [] : touchpointsOf(journey).map(({ id }) => id));

function placeOf(gone: Touchpoint, { old, now, names }: Comparison): Touchpoint | undefined {
    const isNew = ({ id }: Touchpoint): boolean => names.oldOf('touchpoint', id) === id && old.view.touchpoint(id) === undefined;
    const found = now.project.journeys.filter(({ id }) => id !== names.nowOf('journey', gone.journey)).flatMap(touchpointsOf).filter(each => each.name === gone.name && labelOf(each) === labelOf(gone) && isNew(each));
    const [only] = found;
    // What is not promised any more is a loss, and told as one.
    return found.length === 1 && only !== undefined && promisesOf({ old: gone, now: only }).length === (gone.promises ?? []).length ? only : undefined;
}
