import { idOf } from '../checks/finding';
import type { Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Found } from './comparison';
import type { KindName } from './kinds';

/** Of all that was found each thing once: what is a part of something else, or follows from it alone, is told there. */
export function toldOnce(found: readonly Found[], view: ProjectView): readonly Found[] {
    return withoutMirrored(withoutCauses(withPromises(withWays(found))), view);
}

// ---- Where nobody gets to any more, or where everybody gets to now --------------------------------------------------

const WAY_GONE: ReadonlySet<KindName> = new Set(['handoff-removed', 'handoff-alternative-removed', 'path-removed', 'way-with-loss-removed']);
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

// ---- Causes and effects ---------------------------------------------------------------------------------------------

/** What is told as its effect is not told once more: a question that is now asked twice, a signal whose loss makes a blind spot, an end that moved. */
function withoutCauses(found: readonly Found[]): readonly Found[] {
    const effects = new Set(found.map(({ kind, of, field, before, after }) => `${kind} ${of.key} ${field === 'asks' || field === 'needs' ? after ?? before ?? '' : ''}`));
    const has = (kind: string, { of }: Found, value = ''): boolean => effects.has(`${kind} ${of.key} ${value}`);
    const outcome = found.find(({ kind }) => kind === 'outcome-moved-earlier' || kind === 'outcome-moved-later');
    return found.filter(each => {
        switch (each.kind) {
            case 'question-added': return !has('asked-twice', each, each.after);
            case 'question-removed': return !has('asked-once', each, each.before);
            case 'need-added': return !has('context-lost', each, each.after) && !has('need-unmet', each, each.after);
            case 'need-removed': return !has('unmet-need-gone', each, each.before);
            // Who is not named may still be another one.
            case 'fewer-handoffs': return !found.some(other => other.kind === 'owner-removed' && inJourney(other, each));
            case 'more-handoffs': return !found.some(other => other.kind === 'owner-added' && inJourney(other, each));
            case 'signal-removed': return !has('blind-spot', each);
            case 'signal-added': return !has('blind-spot-gone', each);
            // The written renaming is told as such.
            case 'former-name-added': return !has('renamed', each);
            case 'end-added': return outcome?.after === undefined || idOf(each.of.key) !== outcome.after;
            case 'end-removed': return outcome?.before === undefined || each.of.old === undefined || idOf(each.of.old) !== outcome.before;
            default: return true;
        }
    });
}

const inJourney = (found: Found, journey: Found): boolean => idOf(found.of.key) === idOf(journey.of.key) || idOf(found.of.key).startsWith(`${idOf(journey.of.key)}.`);

/** What changes alike in the customer's view is told there, and not once more in the company's view that mirrors it. */
function withoutMirrored(found: readonly Found[], view: ProjectView): readonly Found[] {
    const journeyOf = ({ of }: Found): string => idOf(of.key).split(/[.@]/)[0]!;
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
