import { labelOf } from '../model/label';
import { elementKey, type Obligation, type Owner, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import { PHRASES } from './html/reading-words';
import { limitsInWords } from './times';
import type { Words } from './words';

/** What the contract of somebody outside says, until when, and for which promises. */
export function obligationInWords({ text, limits, for: promises }: Obligation, view: ProjectView, words: Words, tellsPromises = true): string {
    const made = tellsPromises ? promises.map((ref) => { const found = view.commitment(ref); return found?.text ?? found?.name ?? ref; }) : [];
    return [text, ...(limits.length === 0 ? [] : [limitsInWords(limits, words.locale)]), ...made].join(PHRASES.further[words.locale]);
}

/** Who outside is bound by contract to what somebody is promised. */
export function obligationsFor(promise: Ref, view: ProjectView): readonly { readonly owner: Owner; readonly obligation: Obligation }[] {
    return view.referencesTo(elementKey('promise', promise)).flatMap((key) => {
        const owner = key.startsWith('owner:') ? view.owner(key.slice('owner:'.length)) : undefined;
        return owner === undefined ? [] : (owner.obligations ?? []).filter((obligation) => obligation.for.includes(promise)).map((obligation) => ({ owner, obligation }));
    });
}

/** `Courier, by contract: Bring it on time, 2 days`. */
export function obligedInWords({ owner, obligation }: { readonly owner: Owner; readonly obligation: Obligation }, view: ProjectView, words: Words): string {
    return `${labelOf(owner)} · ${words.obliged}${words.colon}${obligationInWords(obligation, view, words, false)}`;
}
