import { elementKey, type Expectation, type PromiseMade, type Ref, type Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';

export type Commitment = PromiseMade | Expectation;
/** One that others can name. */
export type NamedCommitment = Commitment & { readonly id: string };

/** Where a promise or an expectation is no longer waited for. */
export interface Settlement {
    /** The touchpoints that meet it, by its name or by that of a promise that answers it. */
    readonly metAt: readonly Touchpoint[];
    /** Those and the ones where it is given up, broken or promised again. */
    readonly settledAt: ReadonlySet<Ref>;
}

export function settlementOf(commitment: NamedCommitment, view: ProjectView): Settlement {
    const metAt: Touchpoint[] = [];
    const settledAt = new Set<Ref>();
    const meet = (touchpoint: Touchpoint): void => {
        if (!metAt.includes(touchpoint)) metAt.push(touchpoint);
        settledAt.add(touchpoint.id);
    };
    const names = [commitment.id];
    for (const name of names) {
        const kind = view.commitment(name)?.kind;
        if (kind === undefined) continue;
        for (const key of view.referencesTo(elementKey(kind, name))) {
            const id = key.slice(key.indexOf(':') + 1);
            if (key.startsWith('touchpoint:')) {
                const touchpoint = view.touchpoint(id);
                if (touchpoint?.meets?.includes(name) === true) meet(touchpoint);
                else if (name === commitment.id && touchpoint !== undefined && givesUp(touchpoint, name)) settledAt.add(id);
            }
            else if (key.startsWith('promise:')) {
                const promise = view.commitment(id);
                if (promise?.kind !== 'promise') continue;
                if (promise.for === commitment.id && !names.includes(id)) names.push(id);
                if (promise.again === commitment.id) for (const touchpoint of makersOf(id, promise, view)) settledAt.add(touchpoint);
            }
        }
    }
    return { metAt, settledAt };
}

const givesUp = ({ contradicts, breaks }: Touchpoint, name: Ref): boolean => contradicts?.includes(name) === true || breaks?.some(({ what }) => what === name) === true;

function makersOf(id: Ref, promise: PromiseMade, view: ProjectView): readonly Ref[] {
    const journey = view.journey(id.slice(0, id.indexOf('.')));
    return (journey?.stages ?? []).flatMap(({ touchpoints }) => touchpoints.filter(({ promises }) => promises?.includes(promise) === true).map(touchpoint => touchpoint.id));
}
