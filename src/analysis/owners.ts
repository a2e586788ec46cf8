import { UNKNOWN, type Owner, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';

/** The outermost owner around one: the organisation it belongs to. Undefined when it is not stated, `unknown`, or names nothing. */
export function rootOf(owner: Owner | Ref | undefined, view: ProjectView): Owner | undefined {
    let root: Owner | undefined;
    for (let at = ownerBehind(owner, view); at !== undefined; at = around(at, view)) root = at;
    return root;
}

/** It belongs to a supplier, partner or distributor. Nothing is said of an owner that is not known. */
export function isOutside(owner: Owner | Ref | undefined, view: ProjectView): boolean {
    const root = rootOf(owner, view);
    return root !== undefined && root.ownerKind !== 'owner';
}

/** Who inside answers for it: its own `accountable`, else that of an owner around it. As written: it may name nothing. */
export function accountableFor(owner: Owner | Ref | undefined, view: ProjectView): Ref | undefined {
    for (let at = ownerBehind(owner, view); at !== undefined; at = around(at, view)) if (at.accountable !== undefined) return at.accountable;
    return undefined;
}

/** Whether one owner is the other or stands inside it. */
export function encloses(outer: Owner, inner: Owner, view: ProjectView): boolean {
    for (let at: Owner | undefined = inner; at !== undefined; at = around(at, view)) if (at.id === outer.id) return true;
    return false;
}

/** A team and the organisation around it are one party; two teams of one organisation are two. */
export function sameParty(a: Owner, b: Owner, view: ProjectView): boolean {
    return encloses(a, b, view) || encloses(b, a, view);
}

function ownerBehind(owner: Owner | Ref | undefined, view: ProjectView): Owner | undefined {
    if (typeof owner !== 'string') return owner;
    return owner === UNKNOWN ? undefined : view.owner(owner);
}

/** The owner that one stands in. */
const around = ({ parent }: Owner, view: ProjectView): Owner | undefined => (parent === undefined ? undefined : view.owner(parent));
