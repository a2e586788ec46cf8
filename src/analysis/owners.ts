import { UNKNOWN, type Owner, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';

/** The outermost owner around one: the organisation it belongs to. Undefined when it is not stated, `unknown`, or names nothing. */
export function rootOf(owner: Owner | Ref | undefined, view: ProjectView): Owner | undefined {
    return [...withEnclosing(owner, view)].at(-1);
}

/** It belongs to a supplier, partner or distributor. Nothing is said of an owner that is not known. */
export function isOutside(owner: Owner | Ref | undefined, view: ProjectView): boolean {
    const root = rootOf(owner, view);
    return root !== undefined && root.ownerKind !== 'owner';
}

/** Who inside answers for it: its own `accountable`, else that of an owner around it. As written: it may name nothing. */
export function accountableFor(owner: Owner | Ref | undefined, view: ProjectView): Ref | undefined {
    for (const { accountable } of withEnclosing(owner, view)) if (accountable !== undefined) return accountable;
    return undefined;
}

/** Whether one owner is the other or stands inside it. */
export function encloses(outer: Owner, inner: Owner, view: ProjectView): boolean {
    for (const at of withEnclosing(inner, view)) if (at.id === outer.id) return true;
    return false;
}

/** A team and the organisation around it are one party; two teams of one organisation are two. */
export function sameParty(a: Owner, b: Owner, view: ProjectView): boolean {
    return encloses(a, b, view) || encloses(b, a, view);
}

/** The owner itself, then the owners around it, outwards. */
function* withEnclosing(owner: Owner | Ref | undefined, view: ProjectView): Generator<Owner> {
    if (owner === UNKNOWN) return;
    let at = typeof owner === 'string' ? view.owner(owner) : owner;
    while (at !== undefined) {
        yield at;
        at = view.owner(at.parent);
    }
}
