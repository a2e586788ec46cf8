import { journeysJustBehind } from '../analysis/related';
import { elementKindOf, idOf } from '../checks/finding';
import type { Journey, Ref } from '../model/model';
import type { Comparison, Found, Side } from './comparison';
import type { Matching } from './identity';
import type { JourneyPair } from './journeys';
import { KINDS } from './kinds';

/** The journeys in which something can have followed: those that changed, those that lead to or from them, and all when an owner, a channel or a journey did. */
export function affected(
    pairs: readonly JourneyPair[], changed: readonly JourneyPair[], found: readonly Found[], { removed, added }: Matching<Journey>, { old, now }: Comparison,
): readonly JourneyPair[] {
    if (found.length === 0 || changed.length === pairs.length) return changed.length === pairs.length && found.length > 0 ? pairs : changed;
    const isWide = found.some(({ of, kind }) => KINDS[kind].class !== 'text' && ['owner', 'channel'].includes(elementKindOf(of.key)));
    if (isWide) return pairs;
    const touched = new Set([...changed.map(pair => pair.now.id), ...changed.map(pair => pair.old.id), ...removed.map(({ id }) => id), ...added.map(({ id }) => id), ...found.filter(({ of }) => elementKindOf(of.key) === 'way').map(({ of }) => idOf(of.key).split('.')[0]!)]);
    const isChanged = new Set(changed);
    const [touchedBefore, touchedNow] = [behindTouched(pairs.map(pair => pair.old), touched, old), behindTouched(pairs.map(pair => pair.now), touched, now)];
    return pairs.filter(pair => isChanged.has(pair) || touchedNow.has(pair.now) || touchedBefore.has(pair.old));
}

/** What stands behind a journey: those that lead into it, and the names of all that ways come from, found or not. */
interface Behind { readonly journeys: readonly Journey[]; readonly sources: readonly Ref[] }

/** The journeys that have a touched one behind them, however far. */
function behindTouched(journeys: readonly Journey[], touched: ReadonlySet<Ref>, { view, remember }: Side): ReadonlySet<Journey> {
    const behind = (journey: Journey): Behind => ({ journeys: journeysJustBehind(journey, view), sources: view.handoffsInto(journey.id).map(({ from }) => from.split('.')[0]!) });
    const ahead = new Map<Journey, Journey[]>();
    const all = new Set(journeys);
    const reached = new Set<Journey>();
    const beside: Journey[] = [];
    // A set is walked in the order of insertion, what is added on the way included.
    for (const journey of all) {
        const known = remember('behind', journey, () => behind(journey));
        for (const other of known.journeys) {
            all.add(other);
            const list = ahead.get(other);
            if (list === undefined) ahead.set(other, [journey]);
            else list.push(journey);
        }
        if (touched.has(journey.id)) reached.add(journey);
        if (known.sources.some(source => touched.has(source))) beside.push(journey);
    }
    for (const journey of reached) for (const next of ahead.get(journey) ?? []) reached.add(next);
    // What is not found leads into the journey that it is written for, and no further.
    for (const journey of beside) reached.add(journey);
    return reached;
}
