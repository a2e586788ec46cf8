import { labelOf } from '../../../model/label';
import type { Ref, Touchpoint } from '../../../model/model';
import { boxed, labelled, NOTHING, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { cellLane, type Lane } from '../../lanes';
import { namesOf, type MapParts } from './parts';

const GAP_PX = 4;
const PADDING_PX = 6;

/** What the customer is asked and given, and what has to be known; what got lost on the way is marked. */
export function knownLane(parts: MapParts): Lane | undefined {
    const { columns, words } = parts;
    return cellLane('known', words.lanes.known, columns, ({ touchpoint, widthPx }) => (touchpoint === undefined ? NOTHING : cellOf(touchpoint, widthPx, parts)), parts);
}

function cellOf(touchpoint: Touchpoint, widthPx: number, parts: MapParts): Block {
    const { words } = parts;
    const { asks = [], gives = [], needs = [] } = touchpoint;
    const again = new Set(asks.filter((ref) => isAskedAgain(ref, touchpoint, parts)));
    const lost = new Map(needs.filter((ref) => !asks.includes(ref)).map((ref) => [ref, lossOf(ref, touchpoint, parts)]));
    const line = (glyph: Glyph, refs: readonly Ref[], said: (names: string) => string): Block => (refs.length === 0 ? NOTHING : labelled(glyph, said(nameOf(refs, parts)), widthPx, 'body'));
    const wrong = (glyph: Glyph, content: string): Block => boxed(labelled(glyph, content, widthPx - 2 * PADDING_PX, 'ink-bad', 'map-icon-bad'), { paint: 'pill-bad', paddingPx: PADDING_PX, paddingTopPx: 2, radiusPx: 4 });
    return stacked([
        line('question', asks.filter((ref) => !again.has(ref)), words.asks),
        line('thing', gives, words.gives),
        line('folder', needs.filter((ref) => lost.get(ref) === undefined), words.needs),
        ...[...again].map((ref) => wrong('again', words.askedAgain(nameOf([ref], parts)))),
        ...[...lost.values()].flatMap((loss) => (loss === undefined ? [] : [wrong('cross', loss)])),
    ], GAP_PX);
}

const nameOf = (refs: readonly Ref[], parts: MapParts): string => namesOf(refs, parts.context.project.information, parts);

/** An earlier touchpoint on some way asks for it, too. One that comes later in the text leads round to this one. */
function isAskedAgain(information: Ref, touchpoint: Touchpoint, { context: { analyses }, journey, placeOf }: MapParts): boolean {
    const flow = analyses.flowOf(journey);
    if (!flow.askedBefore(touchpoint.id).has(information)) return false;
    const here = placeOf.get(touchpoint.id) ?? 0;
    return flow.wayTo(touchpoint.id, (other) => other.asks?.includes(information) === true && (placeOf.get(other.id) ?? -1) < here) !== undefined;
}

/** Where what is needed got lost, in words; undefined when it is known on every way. */
function lossOf(information: Ref, touchpoint: Touchpoint, parts: MapParts): string | undefined {
    const { context: { analyses }, journey, words } = parts;
    const loss = analyses.flowOf(journey).lossOf(information, touchpoint.id);
    if (loss === undefined) return undefined;
    const name = nameOf([information], parts);
    const last = loss.skipped ?? (loss.lostOn === undefined ? undefined : parts.context.project.touchpoint(loss.lostOn.from));
    return last === undefined ? words.neverKnown(name) : words.lostAfter(name, labelOf(last));
}
