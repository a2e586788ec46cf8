import { all, byId } from '../page/dom';

export interface ShowChangesInput {
    /** A change was clicked: where it is told, and which part of the picture shows it. */
    readonly select: (change: string, element: string | undefined) => void;
    readonly wantComparison: (wanted: 'other' | 'none') => void;
}

/** Shows the changes in words beside the picture. @returns takes the HTML of the server; without it nothing is shown. */
export function startChanges({ select, wantComparison }: ShowChangesInput): (html: string | undefined) => void {
    const place = byId('changes');
    let shown: string | undefined;
    place.addEventListener('click', ({ target }) => {
        const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
        const { change, element, compare } = button?.dataset ?? {};
        if (change !== undefined) select(change, element);
        if (compare === 'other' || compare === 'none') wantComparison(compare);
    });
    return (html) => {
        if (html === shown) return;
        shown = html;
        const focused = place.contains(document.activeElement) ? nameOf(document.activeElement as HTMLElement) : undefined;
        place.hidden = html === undefined;
        const isOpen = place.querySelector('details')?.open;
        place.replaceChildren(...[...new DOMParser().parseFromString(html ?? '', 'text/html').body.childNodes].map((node) => document.importNode(node, true)));
        const details = place.querySelector('details');
        if (details !== null && isOpen !== undefined) details.open = isOpen;
        if (focused === undefined) return;
        // Who used the button that ends it, and with it is gone, does not begin at the top of the page again.
        if (html === undefined) return byId('picture').focus({ preventScroll: true });
        all<HTMLElement>('button', place).find((button) => nameOf(button) === focused)?.focus({ preventScroll: true });
    };
}

/** What a button is for, also when it is made anew. */
function nameOf({ dataset }: HTMLElement): string {
    return dataset['change'] ?? dataset['compare'] ?? '';
}
