import { elementKey, type ElementKey, type Ref, type Touchpoint, type Way } from '../model/model';
import { labelOf } from '../model/label';
import { idOf } from '../checks/finding';
import { journeyIn, wayLabel, type Comparison, type Found, type Side } from './comparison';
import type { KindName } from './kinds';
import { saysTheSame } from './similarity';
import { touchpointsOf } from './touchpoints-of';

type Place = Touchpoint | Way;

/** A fact that a journey can say at one place or at another one. */
interface Movable {
    readonly removed: KindName;
    readonly added: KindName;
    readonly moved: KindName;
    readonly valuesOf: (place: Place) => readonly string[];
    readonly isSame: (before: string, after: string, comparison: Comparison) => boolean;
}

const textsOf = (field: 'recoveries' | 'wows') => (place: Place): readonly string[] => (place.kind === 'touchpoint' ? place[field] ?? [] : []);
const MOVABLES: readonly Movable[] = [
    { removed: 'tells-removed', added: 'tells-added', moved: 'tells-moved', valuesOf: ({ tells }) => (tells ?? []).map(({ text }) => text), isSame: saysTheSame },
    { removed: 'recovery-removed', added: 'recovery-added', moved: 'recovery-moved', valuesOf: textsOf('recoveries'), isSame: saysTheSame },
    { removed: 'wow-removed', added: 'wow-added', moved: 'wow-moved', valuesOf: textsOf('wows'), isSame: saysTheSame },
    {
        removed: 'given-removed', added: 'given-added', moved: 'given-moved', valuesOf: place => (place.kind === 'touchpoint' ? place.gives ?? [] : []),
        isSame: (before, after, { names }) => names.nowOf('information', before) === after,
    },
    {
        removed: 'meets-removed', added: 'meets-added', moved: 'meets-moved', valuesOf: place => (place.kind === 'touchpoint' ? place.meets ?? [] : []),
        isSame: (before, after, { names }) => names.nowOf('promise', before) === after || names.nowOf('expectation', before) === after,
    },
];

/** What one place of a journey no longer says and another one says that did not before has moved there: it is neither lost nor new. */
export function movedFacts(found: readonly Found[], comparison: Comparison): readonly Found[] {
    const told = new Set<Found>();
    const taken = new Set<string>();
    const named = found.map((each): Found => {
        const { of, before } = each;
        const movable = MOVABLES.find(({ removed }) => removed === each.kind);
        if (MOVABLES.some(({ added }) => added === each.kind)) return fromGone(each, comparison);
        if (movable === undefined || before === undefined || of.now === undefined) return each;
        const { valuesOf, isSame, added, moved } = movable;
        const isNew = (place: Place): boolean => !(placeBefore(place, comparison)?.some(old => valuesOf(old).some(value => value === before || isSame(before, value, comparison))) ?? false);
        for (const place of placesIn(of.key, comparison.now)) {
            const [key, after] = [keyOf(place), valuesOf(place).find(value => isSame(before, value, comparison))];
            const sign = `${moved} ${key} ${after ?? ''}`;
            if (key === of.key || after === undefined || taken.has(sign) || !isNew(place)) continue;
            taken.add(sign);
            for (const other of found) if (other.kind === added && other.of.key === key && other.after === after) told.add(other);
            const label = labelled(place, comparison.now);
            return { ...each, kind: moved, of: { ...of, key, label, now: key }, before: of.key, after: key, sign: before, nowIndex: valuesOf(place).indexOf(after), args: { ...each.args, at: label, text: after, before: of.label, after: label } };
        }
        return each;
    });
    return named.filter(each => !told.has(each));
}

/** What is said here now was said at a place that is gone. */
function fromGone(found: Found, comparison: Comparison): Found {
    const { of, after } = found;
    const { moved, valuesOf, isSame } = MOVABLES.find(each => each.added === found.kind)!;
    const { names, old, now } = comparison;
    const journey = elementKey('journey', names.oldOf('journey', journeyOf(of.key)));
    const gone = after === undefined ? undefined : placesIn(journey, old).find(place =>
        place.kind === 'touchpoint' && now.view.touchpoint(names.nowOf('touchpoint', place.id)) === undefined && valuesOf(place).some(value => isSame(value, after, comparison)));
    return gone === undefined ? found : { ...found, kind: moved, before: keyOf(gone), after: of.key, sign: after!, args: { ...found.args, text: after!, before: labelled(gone, old), after: of.label } };
}

const labelled = (place: Place, side: Side): string => (place.kind === 'touchpoint' ? labelOf(place) : wayLabel(place, side));
const keyOf = (place: Place): ElementKey => elementKey(place.kind, place.id);
const journeyOf = (key: ElementKey): Ref => journeyIn(idOf(key));

/** All touchpoints and ways of the journey that something is of. */
function placesIn(key: ElementKey, { view }: Side): readonly Place[] {
    const journey = view.journey(journeyOf(key));
    return journey === undefined ? [] : [...touchpointsOf(journey), ...journey.ways, ...view.handoffsFrom(journey.id)];
}

/** What a place was; nothing for a new one. */
function placeBefore(place: Place, { old, names }: Comparison): readonly Place[] | undefined {
    const id = names.oldOf(place.kind, place.id);
    if (place.kind === 'touchpoint') {
        const touchpoint = old.view.touchpoint(id);
        return touchpoint && [touchpoint];
    }
    const journey = old.view.journey(journeyIn(id));
    return journey && [...journey.ways, ...old.view.handoffsFrom(journey.id)].filter(way => way.id === id);
}
