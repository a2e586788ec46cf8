import { labelOf } from '../model/label';
import { elementKey, type Obligation, type Owner, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import { PHRASES } from './html/reading-words';
import { limitsInWords } from './times';
import type { Locale, Words } from './words';

/** What the contract of somebody outside says, until when, and for which promises: each in words of its own. */
export function obligationParts(obligation: Obligation, view: ProjectView, { locale }: Words): readonly string[] {
    const made = obligation.for.map((ref) => { const found = view.commitment(ref); return found?.text ?? found?.name ?? ref; });
    return [obligation.text, ...limitParts(obligation, locale), ...made.map((promise) => PHRASES.servesPromise[locale].replace('{promise}', () => promise))];
}

/** In the author's words alone where these are no time. */
function limitParts({ limits }: Obligation, locale: Locale): readonly string[] {
    if (limits.length === 0) return [];
    const said = limitsInWords(limits, locale);
    return [limits.some((limit) => 'words' in limit) ? said : PHRASES.within[locale].replace('{limit}', () => said)];
}

/** Who outside is bound by contract to what somebody is promised. */
export function obligationsFor(promise: Ref, view: ProjectView): readonly { readonly owner: Owner; readonly obligation: Obligation }[] {
    return view.referencesTo(elementKey('promise', promise)).flatMap((key) => {
        const owner = key.startsWith('owner:') ? view.owner(key.slice('owner:'.length)) : undefined;
        return owner === undefined ? [] : (owner.obligations ?? []).filter((obligation) => obligation.for.includes(promise)).map((obligation) => ({ owner, obligation }));
    });
}

/** `Courier · By contract: Bring it on time, within 2 days`. */
export function obligedInWords({ owner, obligation }: { readonly owner: Owner; readonly obligation: Obligation }, words: Words): string {
    return `${labelOf(owner)} · ${words.obliged}${words.colon}${[obligation.text, ...limitParts(obligation, words.locale)].join(PHRASES.further[words.locale])}`;
}
