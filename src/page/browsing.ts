import { all, byId, elementKeyOf } from './dom';
import { haloAround, startPicking } from './picking';
import type { Pictures } from './pictures';
import type { Side } from './side';
import type { Tabs } from './tabs';

/** Choosing an element in a picture, in the text or among the findings shows it in all of them. */
export interface Browsing {
    /** @param how `quietly` leaves the side panel as it is. */
    readonly choose: (key: string, how?: 'quietly') => void;
    readonly chosen: () => string | undefined;
    /** Goes to what the last part of an address names: a panel, an element, a rule. */
    readonly follow: (hash: string) => void;
    /** Shows an element where the reader is: in the picture, else in the text. */
    readonly reveal: (key: string) => void;
}

export interface Surroundings { readonly signal: AbortSignal; readonly tabs: Tabs; readonly side: Side; readonly pictures: Pictures }

/** What has an entry in the text that tells more of it. */
const READABLE = 'article[data-key], .way[data-key]';

export function startBrowsing({ signal, tabs, side, pictures }: Surroundings): Browsing {
    const readable = new Map(all(READABLE, byId('text')).map((entry) => [entry.dataset['key']!, entry]));
    const details = byId('chosen');
    let chosen: string | undefined;
    let halo: HTMLElement | undefined;

    const keyOf = (group: Element): string | undefined => {
        const key = elementKeyOf(group.getAttribute('data-key') ?? '');
        return readable.has(key) ? key : undefined;
    };
    const groupOf = (panel: HTMLElement, key: string): SVGGElement | undefined => all<SVGGElement>('svg [data-key]', panel).find((group) => keyOf(group) === key);

    const surround = (group: SVGGElement, name: string): void => {
        halo?.remove();
        halo = haloAround(group, name, pictures);
    };
    const forget = (): void => {
        chosen = undefined;
        halo?.remove();
        details.hidden = true;
        for (const group of all('[aria-current]')) group.removeAttribute('aria-current');
    };
    const choose = (key: string, how?: 'quietly'): void => {
        forget();
        const entry = readable.get(key);
        if (entry === undefined) return;
        chosen = key;
        details.replaceChildren(copied(entry));
        details.hidden = false;
        if (how !== 'quietly') side.open();
        const group = groupOf(tabs.active(), key);
        if (group === undefined) return;
        group.setAttribute('aria-current', 'true');
        surround(group, 'chosen');
        if (how !== 'quietly') {
            pictures.reveal(group);
            document.getElementById('side')!.scrollTo({ top: 0 });
        }
    };
    const showInText = (element: HTMLElement): void => {
        tabs.show('text');
        element.scrollIntoView({ block: 'start' });
    };
    const reveal = (key: string): void => {
        const panel = tabs.active();
        if (panel.id !== 'text' && groupOf(panel, key) !== undefined) return choose(key);
        const element = document.getElementById(key);
        if (element !== null) showInText(element);
    };
    const follow = (hash: string): void => {
        const id = decoded(hash.replace(/^#/, ''));
        if (id === '') return;
        if (tabs.has(id)) return tabs.show(id);
        const rule = id.startsWith('rule:') ? document.getElementById(id) : null;
        if (rule instanceof HTMLDetailsElement) {
            side.open();
            rule.open = true;
            rule.scrollIntoView({ block: 'nearest' });
            rule.querySelector('summary')?.focus();
            return;
        }
        reveal(id);
    };

    // ---- In the pictures

    for (const panel of all('.panel.picture')) {
        startPicking({
            signal, panel, keyOf,
            pick: (group) => choose(keyOf(group)!),
            open: (group) => {
                choose(keyOf(group)!);
                details.focus();
            },
            leave: () => (chosen === undefined ? undefined : forget()),
            focused: (group) => {
                surround(group, keyOf(group) === chosen ? 'chosen' : 'focused');
                pictures.reveal(group);
            },
        });
    }
    details.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || chosen === undefined) return;
        event.stopPropagation();
        const group = groupOf(tabs.active(), chosen);
        forget();
        group?.focus({ preventScroll: true });
    }, { signal });
    tabs.onShow((panel) => {
        halo?.remove();
        const group = chosen === undefined ? undefined : groupOf(panel, chosen);
        if (group !== undefined) surround(group, 'chosen');
    });

    // ---- Links within the page

    document.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
        if (link === null || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        follow(link.getAttribute('href')!);
    }, { signal });
    addEventListener('hashchange', () => follow(location.hash), { signal });
    return { choose, chosen: () => chosen, follow, reveal };
}

/** What the text says of an element, beside the picture: ids are in the text already. */
function copied(entry: HTMLElement): HTMLElement {
    const copy = entry.cloneNode(true) as HTMLElement;
    for (const element of [copy, ...all('[id]', copy)]) element.removeAttribute('id');
    for (const element of [copy, ...all('[data-key]', copy)]) element.removeAttribute('data-key');
    copy.hidden = false;
    return copy;
}

function decoded(text: string): string {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
