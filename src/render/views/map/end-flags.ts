import { localName } from '../../../analysis/graph';
import { mirrorsOf } from '../../../analysis/related';
import { labelOf } from '../../../model/label';
import type { Journey, Ref, Touchpoint } from '../../../model/model';
import type { ProjectView } from '../../../model/view';

/** Where somebody takes the journey for ended. */
export interface EndFlag {
    readonly whose: 'customer' | 'company';
    readonly how: string;
    readonly text?: string;
    /** The touchpoint of the mirrored journey where it ends, when this journey has none of that name: it comes after this one. */
    readonly elsewhere?: string;
}

/** By touchpoint: the ends that this journey states, and those of the journey that shows the same facts from the other side. */
export function endFlagsOf(journey: Journey, view: ProjectView): ReadonlyMap<Ref, readonly EndFlag[]> {
    const flags = new Map<Ref, EndFlag[]>();
    const plant = (touchpoint: Ref, flag: EndFlag): void => {
        const planted = flags.get(touchpoint);
        if (planted === undefined) flags.set(touchpoint, [flag]);
        else planted.push(flag);
    };
    const own = touchpointsOf(journey);
    for (const { id, ends } of own) if (ends !== undefined) plant(id, { whose: whoEnds(ends.how, journey), ...ends });
    const mirror = mirrorsOf(journey, view).find((other) => sideOf(other) !== sideOf(journey));
    if (mirror === undefined) return flags;
    const byName = new Map(own.map(({ id }) => [localName(id), id]));
    let before: Ref | undefined;
    for (const touchpoint of touchpointsOf(mirror)) {
        const same = byName.get(localName(touchpoint.id));
        before = same ?? before;
        const { ends } = touchpoint;
        // Who leaves or fails on the way is told in the journey itself.
        if (before === undefined || ends === undefined || (ends.how !== 'success' && ends.how !== 'closed')) continue;
        plant(before, { whose: ends.how === 'closed' ? 'company' : sideOf(mirror), ...ends, ...(same === undefined && { elsewhere: labelOf(touchpoint) }) });
    }
    return flags;
}

/** Who leaves or fails is the customer, whoever tells it; success is the success of the side that tells it. */
function whoEnds(how: string, journey: Journey): EndFlag['whose'] {
    if (how === 'closed') return 'company';
    return how === 'success' ? sideOf(journey) : 'customer';
}
const sideOf = ({ view }: Journey): EndFlag['whose'] => (view === 'enterprise' ? 'company' : 'customer');
const touchpointsOf = ({ stages }: Journey): readonly Touchpoint[] => stages.flatMap(({ touchpoints }) => touchpoints);
