import { all } from '../page/dom';

/** Those of a page that can be gone to with the keyboard. */
const FOCUSABLE = 'input, select, button, [tabindex]';

/**
 * Remembers which of the tools has the focus, before they are made anew.
 * @returns puts it on the one in its place; on the chosen tab, where it was on a tab.
 */
export function keepFocus(places: readonly HTMLElement[]): () => void {
    // Who writes in the text beside it must not be called away.
    const held = document.hasFocus() ? document.activeElement : null;
    const place = places.find((each) => each.contains(held));
    if (!(held instanceof HTMLElement) || place === undefined) return () => undefined;
    const isTab = held.matches('[role=tab]');
    const index = all(FOCUSABLE, place).indexOf(held);
    return () => {
        const same = isTab ? place.querySelector<HTMLElement>('[role=tab][aria-selected=true]') : (held.id === '' ? null : document.getElementById(held.id)) ?? all<HTMLElement>(FOCUSABLE, place)[index];
        same?.focus({ preventScroll: true });
    };
}
