import { labelOf } from '../model/label';
import { elementKey, type Journey, type Ref, type Touchpoint } from '../model/model';
import { compareAttributes } from './attribute';
import { TOUCHPOINT } from './attributes/touchpoint';
import { scopeOf, subjectOf, type Comparison, type Found } from './comparison';
import { touchpointsOf } from './touchpoints-of';

/** A touchpoint that is gone from one journey and new in another one has moved: under the same name and title, and with nothing that it promised. */
export function movedBetweenJourneys(found: readonly Found[], comparison: Comparison): readonly Found[] {
    const left = goneIn(found, comparison);
    if (left.length === 0) return found;
    const moves = left.flatMap(old => {
        const now = placeOf(old, comparison);
        return now === undefined ? [] : [{ old, now }];
    });
    if (moves.length === 0) return found;
    const [from, to] = [new Map(moves.map(each => [elementKey('touchpoint', each.old.id), each])), new Map(moves.map(each => [elementKey('touchpoint', each.now.id), each]))];
    const told: Found[] = [];
    for (const { old, now } of moves) {
        const [before, after] = [comparison.old.view.journey(old.journey), comparison.now.view.journey(now.journey)];
        const of = subjectOf('touchpoint', old, now, scopeOf(before, after, comparison));
        told.push({ kind: 'touchpoint-in-other-journey', of, before: old.journey, after: now.journey, args: { at: of.label, before: labelOf(before ?? { id: old.journey }), after: labelOf(after ?? { id: now.journey }) } });
        compareAttributes(TOUCHPOINT, { old, now, of, scope: of.scope, comparison: { ...comparison, report: each => { told.push(each); } } });
    }
    const isReplaced = ({ kind, of }: Found): boolean => (of.now === undefined && from.has(of.key) && kind.startsWith('touchpoint-')) || (of.old === undefined && to.has(of.key) && (kind.startsWith('touchpoint-') || kind === 'question-added'));
    return [...found.filter(each => !isReplaced(each)).map(each => wholeJourney(each, moves, comparison)), ...told];
}

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
        return kind.startsWith('touchpoint-') ? [of.old.slice(of.old.indexOf(':') + 1)] : [];
    }));
    return [...ids].flatMap(id => (names.nowOf('touchpoint', id) === id ? old.view.touchpoint(id) ?? [] : []));
}
const touchpointsIn = (journey: Journey | undefined): readonly Ref[] => (journey === undefined ? [] : touchpointsOf(journey).map(({ id }) => id));

function placeOf(gone: Touchpoint, { old, now, names }: Comparison): Touchpoint | undefined {
    // What it promised is told where it is made.
    if ((gone.promises ?? []).length > 0) return undefined;
    const isNew = ({ id }: Touchpoint): boolean => names.oldOf('touchpoint', id) === id && old.view.touchpoint(id) === undefined;
    const found = now.project.journeys.filter(({ id }) => id !== names.nowOf('journey', gone.journey)).flatMap(touchpointsOf).filter(each => each.name === gone.name && labelOf(each) === labelOf(gone) && isNew(each));
    return found.length === 1 ? found[0] : undefined;
}
