import { idOf } from '../checks/finding';
import { grouped } from '../model/grouped';
import { labelOf } from '../model/label';
import { elementKey, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import { journeyIn, type Found } from './comparison';
import type { KindName } from './kinds';
import { touchpointsOf } from './touchpoints-of';

/** Of all that was found each thing once: what is a part of something else, or follows from it alone, is told there. */
export function toldOnce(found: readonly Found[], view: ProjectView): readonly Found[] {
    return inManyPlaces(withoutMirrored(withMovedQuestions(withoutCauses(withQuestions(withPromises(withWays(withStages(found))), view))), view), view);
}

/** A stage names the touchpoints that go or come with it, as far as nothing else is told of them. */
function withStages(found: readonly Found[]): readonly Found[] {
    if (!found.some(({ kind }) => kind === 'stage-removed' || kind === 'stage-added')) return found;
    const told = new Set(found.flatMap(({ kind, of }) => (kind.startsWith('touchpoint-') ? [of.key, of.old ?? of.key] : [])));
    return found.map((each): Found => {
        if ((each.kind !== 'stage-removed' && each.kind !== 'stage-added') || each.about === undefined) return each;
        const { touchpoints } = each.args as { readonly touchpoints: { readonly all: readonly string[] } };
        const rest = touchpoints.all.filter((_, index) => !told.has(elementKey('touchpoint', each.about![index]!)));
        const isOnlyAround = rest.length === 0 && each.isEmpty === false;
        return { ...each, kind: !isOnlyAround ? each.kind : each.kind === 'stage-removed' ? 'stage-dissolved' : 'stage-formed', args: { ...each.args, touchpoints: { all: rest } } };
    });
}

// ---- Where nobody gets to any more, or where everybody gets to now --------------------------------------------------

const WAY_GONE: ReadonlySet<KindName> = new Set(['handoff-removed', 'handoff-alternative-removed', 'path-removed', 'way-with-loss-removed', 'case-unanswered']);
const WAY_NEW: ReadonlySet<KindName> = new Set(['handoff-added', 'handoff-alternative-added', 'path-added']);

/** That no way leads somewhere any more names the one that is gone; that one leads there now, the new one. */
function withWays(found: readonly Found[]): readonly Found[] {
    const told = new Set<Found>();
    const named = found.map((each): Found => {
        if (each.kind !== 'unreachable' && each.kind !== 'reachable') return each;
        const kinds = each.kind === 'unreachable' ? WAY_GONE : WAY_NEW;
        const ways = found.filter(({ kind, leads }) => leads !== undefined && kinds.has(kind) && each.about?.includes(leads.to) === true);
        for (const way of ways) told.add(way);
        return { ...each, args: { ...each.args, ways: { all: ways.map(({ leads }) => leads!.label) } } };
    });
    return named.filter(each => !told.has(each));
}

// ---- Promises that are gone, or new ---------------------------------------------------------------------------------

const WITH_PROMISE: ReadonlySet<KindName> = new Set(['carries-dropped', 'meets-removed', 'breaks-removed', 'obligation-covers-less', 'promise-again-removed']);
const WITH_NEW_PROMISE: ReadonlySet<KindName> = new Set(['carries-added', 'meets-added', 'obligation-covers-more']);

/** What is not promised any more is not passed on, met or broken, either. Where it was met is told with it. */
function withPromises(found: readonly Found[]): readonly Found[] {
    const refsOf = (kinds: readonly KindName[]): ReadonlySet<Ref> => new Set(found.filter(({ kind }) => kinds.includes(kind)).flatMap(({ about }) => about ?? []));
    const [gone, fresh] = [refsOf(['promise-removed', 'touchpoint-with-promise-removed']), refsOf(['promise-added'])];
    if (gone.size + fresh.size === 0) return found;
    const isPart = ({ kind, before, after, about }: Found): boolean =>
        (WITH_PROMISE.has(kind) && before !== undefined && gone.has(before)) || (WITH_NEW_PROMISE.has(kind) && after !== undefined && fresh.has(after))
        || (kind === 'promise-never-met' && about?.some(ref => gone.has(ref)) === true);
    const metAt = (ref: Ref): readonly string[] => found.flatMap(({ kind, before, after, of }) => ((kind === 'meets-removed' && before === ref) || (kind === 'meets-added' && after === ref) ? [of.label] : []));
    return found.filter(each => !isPart(each)).map((each): Found => {
        if (each.kind !== 'promise-removed' && each.kind !== 'promise-added') return each;
        return { ...each, args: { ...each.args, met: { all: (each.about ?? []).flatMap(metAt) } } };
    });
}

// ---- Questions that are gone, or new -----------------------------------------------------------------------------------

/** What nobody asks or gives any more is not passed on, either; what is asked at last is. */
function withQuestions(found: readonly Found[], view: ProjectView): readonly Found[] {
    const isGained = (ref: Ref, id: Ref): boolean => {
        const journey = view.journey(id);
        return journey !== undefined && touchpointsOf(journey).some(({ asks, gives }) => asks?.includes(ref) === true || gives?.includes(ref) === true);
    };
    const signs = (kind: KindName): ReadonlySet<string> => new Set(found.filter(each => each.kind === kind).map(each => `${journeyOf(each)} ${each.before ?? each.after ?? ''}`));
    const [gone, fresh] = [signs('question-removed'), signs('question-added')];
    return found.filter(each => {
        const journey = journeyOf(each);
        if (each.kind === 'carries-dropped') return !gone.has(`${journey} ${each.before}`) || isGained(each.before!, journey);
        return each.kind !== 'carries-added' || !fresh.has(`${journey} ${each.after}`);
    });
}

// ---- Questions that are asked elsewhere -----------------------------------------------------------------------------

const journeyOf = ({ of }: Found): Ref => journeyIn(idOf(of.key));

/** What one touchpoint no longer asks and another one of the same journey asks now is one question as before. */
function withMovedQuestions(found: readonly Found[]): readonly Found[] {
    const told = new Set<Found>();
    const named = found.map((each): Found => {
        if (each.kind !== 'question-added') return each;
        const before = found.find(other => other.kind === 'question-removed' && !told.has(other) && other.before === each.after && journeyOf(other) === journeyOf(each));
        if (before === undefined) return each;
        told.add(before);
        // That it had to be known there was said for the same.
        for (const other of found) if ((other.kind === 'need-removed' && other.of.key === each.of.key && other.before === each.after) || (other.kind === 'need-added' && other.of.key === before.of.key && other.after === before.before)) told.add(other);
        return { ...each, kind: 'question-moved', before: before.of.key, after: each.of.key, sign: each.after!, args: { ...each.args, before: before.of.label, after: each.of.label } };
    });
    return named.filter(each => !told.has(each));
}

// ---- The same in many places ----------------------------------------------------------------------------------------

const IN_MANY: Readonly<Partial<Record<KindName, KindName>>> = {
    'channel-removed': 'channel-removed-at', 'channel-added': 'channel-added-at', 'owner-changed': 'owner-changed-at', 'owner-outsourced': 'owner-outsourced-at', 'owner-insourced': 'owner-insourced-at',
    'tells-channel-removed': 'tells-channel-removed-at', 'tells-channel-added': 'tells-channel-added-at', 'touchpoint-in-other-journey': 'touchpoint-in-other-journey-at', 'touchpoint-in-other-stage': 'touchpoint-in-other-stage-at', 'blind-spot': 'blind-spot-at', 'blind-spot-gone': 'blind-spot-gone-at',
};
/** Fewer are read one by one, and seen where they are. */
const MANY = 3;

/** One channel that opens or closes, one owner who takes the place of another one, at many touchpoints of a journey. */
function inManyPlaces(found: readonly Found[], view: ProjectView): readonly Found[] {
    const alike = grouped(found.filter(({ kind }) => IN_MANY[kind] !== undefined), each => [each.kind, journeyOf(each), each.before, each.after, each.args?.['owner'] ?? '', each.args?.['from'] ?? ''].join('\n'));
    const many = new Map([...alike.values()].flatMap(group => (group.length < MANY ? [] : group.map(each => [each, group] as const))));
    return found.flatMap(each => {
        const group = many.get(each);
        if (group === undefined) return [each];
        if (group[0] !== each) return [];
        const journey = view.journey(journeyOf(each));
        // What belongs to another journey now is told of the one where it is missed as well.
        const from = each.kind === 'touchpoint-in-other-journey' && each.before !== undefined ? { old: elementKey('journey', each.before) } : {};
        const of = journey === undefined ? each.of : { ...each.of, ...from, key: elementKey('journey', journey.id), label: labelOf(journey) };
        return [{ ...each, kind: IN_MANY[each.kind]!, of, args: { ...each.args, at: of.label, places: { all: group.map(other => other.of.label) } }, sign: group.map(other => other.of.key).join(', ') }];
    });
}

// ---- Causes and effects ---------------------------------------------------------------------------------------------

/** What is told as its effect is not told once more: a question that is now asked twice, a signal whose loss makes a blind spot, an end that moved. */
function withoutCauses(found: readonly Found[]): readonly Found[] {
    const effects = new Set(found.map(({ kind, of, field, before, after }) => `${kind} ${of.key} ${field === 'asks' || field === 'needs' ? after ?? before ?? '' : ''}`));
    const has = (kind: string, { of }: Found, value = ''): boolean => effects.has(`${kind} ${of.key} ${value}`);
    const outcome = found.find(({ kind }) => kind === 'outcome-moved-earlier' || kind === 'outcome-moved-later');
    // Where nothing led on it ended before, too: now that is said.
    return found.map((each): Found => (each.kind === 'end-added' && has('dead-end-gone', each) ? { ...each, kind: 'end-stated' } : each)).filter(each => {
        switch (each.kind) {
            case 'question-added': return !has('asked-twice', each, each.after);
            case 'question-removed': return !has('asked-once', each, each.before);
            case 'need-added': return !has('context-lost', each, each.after) && !has('need-unmet', each, each.after);
            case 'need-removed': return !has('unmet-need-gone', each, each.before);
            // Who is not named may still be another one.
            case 'fewer-handoffs': return !found.some(other => (other.kind === 'owner-removed' || other.kind === 'owner-less-precise' || other.kind === 'case-unanswered' || other.hasUnanswered === true) && inJourney(other, each));
            case 'more-handoffs': return !found.some(other => (other.kind === 'owner-added' || other.kind === 'owner-more-precise') && inJourney(other, each));
            case 'signal-removed': return !has('blind-spot', each);
            case 'signal-added': return !has('blind-spot-gone', each);
            // The written renaming is told as such.
            case 'former-name-added': case 'former-name-removed': return !has('renamed', each);
            case 'end-added': case 'end-stated': return outcome?.after === undefined || idOf(each.of.key) !== outcome.after;
            case 'end-removed': return outcome?.before === undefined || each.of.old === undefined || idOf(each.of.old) !== outcome.before;
            default: return true;
        }
    });
}

const inJourney = (found: Found, journey: Found): boolean => idOf(found.of.key) === idOf(journey.of.key) || idOf(found.of.key).startsWith(`${idOf(journey.of.key)}.`);

/** What changes alike in the customer's view is told there, and not once more in the company's view that mirrors it. */
function withoutMirrored(found: readonly Found[], view: ProjectView): readonly Found[] {
    const mirrored = new Map<string, string>();
    for (const each of found) {
        const journey = view.journey(journeyOf(each));
        if (journey?.view === 'enterprise' && view.journey(journey.mirrors) !== undefined) mirrored.set(journey.id, journey.mirrors!);
    }
    if (mirrored.size === 0) return found;
    // Neither the journey's own name nor wording tells two changes apart, but what they are about does.
    const sign = (each: Found, journey: string): string => JSON.stringify([each.kind, journey, idOf(each.of.key).slice(journeyOf(each).length), each.before ?? '', each.after ?? '']).replaceAll(`"${journeyOf(each)}.`, `"${journey}.`);
    const told = new Set(found.filter(each => !mirrored.has(journeyOf(each))).map(each => sign(each, journeyOf(each))));
    return found.filter(each => {
        const customers = mirrored.get(journeyOf(each));
        return customers === undefined || !told.has(sign(each, customers));
    });
}
