import { all, byId, elementKeyOf, filled, isWriting, type Words } from './dom';

/** The search and the filters by owner, channel and persona: what does not match steps back in the pictures, and is left out of the text. */
export interface Filters {
    readonly choices: () => ReadonlyMap<string, string>;
    /** The pictures are other ones. */
    readonly refresh: () => void;
}

/** What can be found: `entry` has its facets, and is hidden when it is text. */
export interface Item { readonly key: string; readonly entry: Element; readonly text: () => string }

export interface FilterInput {
    readonly signal: AbortSignal;
    readonly words: Words;
    /** In the order in which they are gone through. */
    readonly items: () => readonly Item[];
    /** Goes to an element. */
    readonly reveal: (key: string) => void;
    readonly choices: ReadonlyMap<string, string> | undefined;
}

export function startFilters({ signal, words, items: readItems, reveal, choices }: FilterInput): Filters {
    const search = byId('search') as HTMLInputElement;
    const selects = all<HTMLSelectElement>('select[data-facet]');
    const clear = byId('clear');
    const status = byId('status');
    let items = readItems();
    let drawn = readDrawn();
    let found: readonly Item[] = items;
    let at = -1;

    const apply = (): void => {
        const wanted = selects.filter(({ value }) => value !== '').map((select) => ({ facet: select.dataset['facet']!, value: select.value }));
        const query = search.value.trim().toLowerCase();
        const isFiltered = wanted.length > 0 || query !== '';
        found = items.filter(({ entry, text }) => wanted.every(({ facet, value }) => hasFacet(entry, facet, value)) && (query === '' || text().includes(query)));
        at = -1;
        // A journey is shown with what matches in it.
        const around = new Set(found.flatMap(({ key }) => journeyAround(key) ?? []));
        const shown = new Set([...found.map(({ key }) => key), ...around]);
        const off = new Set(items.map(({ key }) => key).filter((key) => !shown.has(key)));
        for (const { key, entry } of items) if (entry instanceof HTMLElement) entry.hidden = off.has(key);
        for (const note of all('.finding[data-on]')) note.hidden = keysBehind(note.dataset['on']!).some((key) => off.has(key));
        for (const { group, keys } of drawn) {
            const isOff = keys.some((key) => off.has(key)) || (isFiltered && group.hasAttribute('data-owner') && !keys.some((key) => around.has(key)) && !wanted.every(({ facet, value }) => hasFacet(group, facet, value)));
            // One within the other would step back twice.
            group.classList.toggle('off', isOff && group.parentElement?.closest('.off') === null);
        }
        clear.hidden = !isFiltered;
        status.textContent = !isFiltered ? '' : found.length === 0 ? words['noneShown'] ?? '' : filled(words['shown'], { count: found.length, all: items.length });
    };
    /** Goes through what matches. */
    const go = (step: 1 | -1): void => {
        if (found.length === 0 || search.value.trim() === '') return;
        at = (at + step + found.length) % found.length;
        reveal(found[at]!.key);
        status.textContent = filled(words['at'], { at: at + 1, count: found.length });
        search.focus();
    };

    for (const [id, value] of choices ?? []) {
        const control = document.getElementById(id);
        if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
    }
    for (const select of selects) {
        // What was chosen may be gone.
        if (select.selectedIndex < 0) select.value = '';
        select.addEventListener('change', apply, { signal });
    }
    search.addEventListener('input', apply, { signal });
    search.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
        if (event.key !== 'Escape') return;
        search.value = '';
        apply();
    }, { signal });
    clear.addEventListener('click', () => {
        search.value = '';
        for (const select of selects) select.value = '';
        apply();
        search.focus();
    }, { signal });
    document.addEventListener('keydown', (event) => {
        if (event.key !== '/' || isWriting(event.target) || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        search.focus();
        search.select();
    }, { signal });
    apply();
    return {
        choices: () => new Map([search, ...selects].map(({ id, value }) => [id, value])),
        refresh: () => {
            items = readItems();
            drawn = readDrawn();
            apply();
        },
    };
}

function readDrawn(): readonly { readonly group: SVGElement; readonly keys: readonly string[] }[] {
    return all<SVGElement>('svg [data-key]').map((group) => ({ group, keys: keysBehind(group.getAttribute('data-key')!) }));
}

/** The text of an entry is taken when it is first searched in: a journey may have thousands. */
export function itemOf(entry: Element, key: string): Item {
    let text: string | undefined;
    return { key, entry, text: () => text ??= (entry.textContent ?? '').toLowerCase() };
}

/** No persona stands for all of them; an owner or a channel that is not stated is none. */
function hasFacet(element: Element, facet: string, value: string): boolean {
    const stated = element.getAttribute(`data-${facet}`);
    return stated === null ? facet === 'persona' : stated.split(' ').includes(value);
}

/** Of a touchpoint. */
function journeyAround(key: string): string | undefined {
    const [, journey] = /^touchpoint:([^.]+)\./.exec(key) ?? [];
    return journey === undefined ? undefined : `journey:${journey}`;
}

/** The touchpoints that a key of a picture or of a finding stands for: its own, or both ends of a way. */
function keysBehind(key: string): readonly string[] {
    const element = elementKeyOf(key);
    // The second of two ways between the same places has `#2` behind its name.
    const [, id] = /^way:(.*?)(?:#\d+)?$/.exec(element) ?? [];
    if (id === undefined) return [element];
    const [from = '', behind = ''] = id.replace(/:fallback$/, '').split('->');
    const to = behind.includes('.') ? behind : `${from.split('.')[0]}.${behind}`;
    return [`touchpoint:${from}`, `touchpoint:${to}`];
}
