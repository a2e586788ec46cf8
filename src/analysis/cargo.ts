import type { Expectation, PromiseMade, Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Step } from './network';

/** What a way is followed for: a piece of information, or a promise. */
export type Cargo = { readonly as: 'information'; readonly ref: Ref } | { readonly as: 'promise'; readonly ref: Ref };

/** A handoff that says what it carries, or says nothing, and leaves this out. A name that is not found may be the one. */
export function dropsOn({ kind, way }: Pick<Step, 'kind' | 'way'>, cargo: Cargo, project: ProjectView): boolean {
    if (kind !== 'handoff' || way === undefined || way.carriesAll === true) return false;
    const carries = way.carries ?? [];
    if (carries.some(({ as, ref }) => as === 'nothing' || ref === cargo.ref)) return false;
    if (cargo.as === 'information') return true;
    const same = sameThing(cargo.ref, project);
    return !carries.some(({ ref }) => same.has(ref) || renews(ref, cargo.ref, project));
}

/** A promise, those of the same thing before it, and what it answers: who carries one of them carries what is owed. */
function sameThing(promise: Ref, project: ProjectView): ReadonlySet<Ref> {
    const found = new Set([promise]);
    for (const ref of found) {
        const commitment = project.commitment(ref);
        if (commitment?.kind !== 'promise') continue;
        for (const other of [commitment.again, commitment.for]) if (other !== undefined) found.add(other);
    }
    return found;
}

/** A promise that was made again for another one. */
export function renews(later: Ref, earlier: Ref, project: ProjectView): boolean {
    const seen = new Set<Ref>();
    for (let at: Ref | undefined = later; at !== undefined && !seen.has(at);) {
        seen.add(at);
        const commitment: PromiseMade | Expectation | undefined = project.commitment(at);
        at = commitment?.kind === 'promise' ? commitment.again : undefined;
        if (at === earlier) return true;
    }
    return false;
}
