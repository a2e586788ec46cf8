import { elementKey, type Case, type ElementKey, type Experience, type Journey } from '../../model/model';

/** Where what has no place of its own in a text can be read: promises, expectations, pains and opportunities at who states them. */
export type Holders = ReadonlyMap<ElementKey, ElementKey>;

export function holdersIn(journeys: readonly Journey[], cases: readonly Case[]): Holders {
    const holders = new Map<ElementKey, ElementKey>();
    const hold = ({ expects = [], promises = [], pains = [], opportunities = [] }: Experience, holder: ElementKey): void => {
        for (const { kind, id } of [...expects, ...promises, ...pains, ...opportunities]) {
            if (id !== undefined && !holders.has(elementKey(kind, id))) holders.set(elementKey(kind, id), holder);
        }
    };
    for (const { stages } of journeys) for (const { touchpoints } of stages) for (const touchpoint of touchpoints) hold(touchpoint, elementKey('touchpoint', touchpoint.id));
    for (const { entries } of cases) for (const entry of entries) hold(entry, elementKey('entry', entry.id));
    return holders;
}
