import type { ChangedElement } from '../protocol';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Changes the parts of a picture that are new or different. What stays keeps its element, and with it the focus.
 * @throws when a part is asked for that the picture does not have: the two have lost each other.
 */
export function applyPatch(picture: SVGSVGElement, elements: readonly ChangedElement[]): void {
    if (elements.length === 0) return;
    const known = new Map<string, Element>([['', picture]]);
    for (const group of picture.querySelectorAll('[data-key]')) known.set(group.getAttribute('data-key')!, group);
    const read = parse(elements);
    const changed = elements.map(({ key }, index) => ({ key, next: read[index]!, old: known.get(key) }));
    for (const { key, next, old } of changed) {
        if (old === undefined) known.set(key, document.importNode(next, true));
        else takeAttributes(old, next);
    }
    for (const { key, next, old } of changed) {
        if (next.hasAttribute('data-kept')) continue;
        if (old !== undefined) old.replaceChildren(...[...next.childNodes].map((child) => document.importNode(child, true)));
        for (const place of known.get(key)!.querySelectorAll('[data-place]')) {
            const part = known.get(place.getAttribute('data-place')!);
            if (part === undefined) throw new Error(`there is no part “${place.getAttribute('data-place')!}”`);
            place.replaceWith(part);
        }
    }
    sayNames(picture, known, new Set(changed.map(({ key }) => key)));
}

/** A name that a title repeats is that of a part: here it is said anew where that part is another one, or the title is. */
function sayNames(picture: SVGSVGElement, known: ReadonlyMap<string, Element>, changed: ReadonlySet<string>): void {
    for (const name of picture.querySelectorAll('[data-name]')) {
        const key = name.getAttribute('data-name')!;
        if (name.firstChild !== null && !changed.has(key)) continue;
        const title = known.get(key)?.querySelector(':scope > title');
        if (title === null || title === undefined) throw new Error(`there is no part “${key}” with a title`);
        name.textContent = title.textContent;
    }
}

/** One document for all of them: a parser for each would take longer than the rest. */
function parse(elements: readonly ChangedElement[]): readonly Element[] {
    const text = `<svg xmlns="${SVG}">${elements.map(({ svg }) => svg).join('')}</svg>`;
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (documentElement.querySelector('parsererror') !== null || documentElement.childElementCount !== elements.length) throw new Error('the new parts are not well-formed');
    return [...documentElement.children];
}

function takeAttributes(old: Element, next: Element): void {
    for (const name of old.getAttributeNames()) if (!next.hasAttribute(name) && name !== 'tabindex' && name !== 'aria-current') old.removeAttribute(name);
    const isPickable = old.classList.contains('pickable');
    for (const { name, value } of next.attributes) if (name !== 'data-kept' && name !== 'xmlns' && old.getAttribute(name) !== value) old.setAttribute(name, value);
    if (isPickable) old.classList.add('pickable');
}
