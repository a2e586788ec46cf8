import { isBlindTouchpoint, isBlindWay, isSeen } from '../../analysis/visibility';
import { elementKey, UNKNOWN, type Journey, type Ref, type Touchpoint, type Way } from '../../model/model';
import { inWords } from '../attribute';
import { addedSubject, nameOf, subjectOf, wayLabel, type Comparison, type Side, type Subject } from '../comparison';
import type { JourneyPair } from '../journeys';
import { touchpointsOf } from '../touchpoints-of';

/** Where somebody outside has the customer, and nobody inside gets to know. */
export function compareVisibility({ old, now, scope, touchpoints }: JourneyPair, comparison: Comparison): void {
    const { names } = comparison;
    const partner = new Map(touchpoints.pairs.map(pair => [pair.now, pair.old]));
    for (const touchpoint of touchpointsOf(now)) {
        const was = partner.get(touchpoint);
        const [wasBlind, isBlind] = [was !== undefined && isBlindAt(was, old, comparison.old), isBlindAt(touchpoint, now, comparison.now)];
        const of = was === undefined ? addedSubject('touchpoint', touchpoint, scope) : subjectOf('touchpoint', was, touchpoint, scope);
        const owner = comparison.now.analyses.graphOf(now).ownerOf(touchpoint);
        tell(wasBlind, isBlind, { signals: was?.signals }, touchpoint, owner, of, comparison);
    }
    const before = new Map(old.ways.map(way => [names.nowOf('way', way.id), way]));
    for (const way of now.ways) {
        if (way.wayKind !== 'handoff') continue;
        const was = before.get(way.id);
        const [wasBlind, isBlind] = [was !== undefined && isBlindOn(was, old, comparison.old), isBlindOn(way, now, comparison.now)];
        // That it is said, or no longer said, how long it takes makes nobody see more or less.
        if (wasBlind !== isBlind && isUnseen(was ?? impliedBefore(way, old, comparison), old, comparison.old) && isUnseen(way, now, comparison.now)) continue;
        const key = elementKey('way', way.id);
        const of: Subject = { key, label: wayLabel(way, comparison.now), ...(was !== undefined && { old: elementKey('way', was.id) }), now: key, scope };
        const target = comparison.now.view.touchpoint(way.to);
        // Who would have it there cannot be known.
        if (target === undefined || (was !== undefined && comparison.old.view.touchpoint(was.to) === undefined)) continue;
        const owner = way.accepted?.by ?? comparison.now.analyses.graphOf(now).ownerOf(target);
        tell(wasBlind, isBlind, { signals: was?.signals }, way, owner, of, comparison);
    }
}

const isBlindAt = (touchpoint: Touchpoint, journey: Journey, { view, analyses }: Side): boolean => isBlindTouchpoint(touchpoint, analyses.graphOf(journey), view);
const isBlindOn = (way: Way, journey: Journey, { view, analyses }: Side): boolean => way.wayKind === 'handoff' && isBlindWay(way, analyses.graphOf(journey), view);

/** Somebody outside has the case on it without a signal, however short that is. */
const isUnseen = (way: Way | undefined, journey: Journey, { view, analyses }: Side): boolean => way !== undefined && isBlindWay({ ...way, takes: { words: '' } }, analyses.graphOf(journey), view);

/** Before it was written, the order of the text led there. */
function impliedBefore({ id, from, to }: Way, old: Journey, { names, old: { analyses } }: Comparison): Way | undefined {
    const ends = { from: names.oldOf('touchpoint', from), to: names.oldOf('touchpoint', to) };
    const isNext = analyses.graphOf(old).out(ends.from).some(way => way.kind === 'implicit' && way.to === ends.to);
    return isNext ? { kind: 'way', wayKind: 'path', id, ...ends } : undefined;
}

function tell(
    wasBlind: boolean, isBlind: boolean, before: { readonly signals?: readonly string[] | undefined }, after: { readonly signals?: readonly string[] }, owner: Ref | undefined, of: Subject, comparison: Comparison,
): void {
    // Of whom nobody declares it is not known where he belongs.
    if (wasBlind === isBlind || (owner !== undefined && owner !== UNKNOWN && comparison.now.view.owner(owner) === undefined)) return;
    const wordsOf = ({ signals }: { readonly signals?: readonly string[] | undefined }): readonly string[] => (isSeen(signals) ? signals! : []);
    const args = { at: of.label, owner: owner === undefined || owner === UNKNOWN ? '–' : nameOf('owner', owner, comparison.now), before: inWords(wordsOf(before)), after: inWords(wordsOf(after)) };
    comparison.report({ kind: isBlind ? 'blind-spot' : 'blind-spot-gone', of, field: 'signals', before: wordsOf(before).join(', ') || undefined, after: wordsOf(after).join(', ') || undefined, args });
}
