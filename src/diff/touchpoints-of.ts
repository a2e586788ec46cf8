import type { Journey, Touchpoint } from '../model/model';

/** In the order of the text, across stages. */
export function touchpointsOf({ stages }: Journey): readonly Touchpoint[] {
    return stages.flatMap(({ touchpoints }) => touchpoints);
}
