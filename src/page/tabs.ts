import { all } from './dom';

/** The panels of the page, one of which is shown. */
export interface Tabs {
    readonly active: () => HTMLElement;
    /** The id of the panel that the page begins with. */
    readonly first: () => string;
    readonly show: (panel: string) => void;
    readonly has: (panel: string) => boolean;
    /** Called with each panel when it is shown. */
    readonly onShow: (listener: (panel: HTMLElement) => void) => void;
}

/** Tabs as the ARIA Authoring Practices have them: arrow keys, Home and End move and show at once; one tab takes part in the order of Tab. */
export function startTabs(signal: AbortSignal): Tabs {
    const list = document.querySelector<HTMLElement>('.tabs')!;
    const tabs = all<HTMLButtonElement>('[role=tab]', list);
    const panels = new Map(all('.panel').map((panel) => [panel.id, panel]));
    const listeners: ((panel: HTMLElement) => void)[] = [];
    let active = tabs[0]!.getAttribute('aria-controls')!;
    const show = (id: string): void => {
        active = id;
        for (const tab of tabs) {
            const isShown = tab.getAttribute('aria-controls') === id;
            tab.setAttribute('aria-selected', String(isShown));
            tab.tabIndex = isShown ? 0 : -1;
        }
        for (const [name, panel] of panels) panel.hidden = name !== id;
        for (const listener of listeners) listener(panels.get(id)!);
    };
    list.hidden = tabs.length < 2;
    for (const panel of panels.values()) {
        panel.tabIndex = 0;
        if (list.hidden) panel.setAttribute('role', 'region');
        else {
            panel.setAttribute('role', 'tabpanel');
            panel.setAttribute('aria-labelledby', `tab-${panel.id}`);
        }
    }
    document.querySelector<HTMLElement>('.tools')!.hidden = false;
    for (const tab of tabs) tab.addEventListener('click', () => show(tab.getAttribute('aria-controls')!), { signal });
    list.addEventListener('keydown', (event) => {
        const at = tabs.findIndex((tab) => tab.getAttribute('aria-controls') === active);
        const step: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
        const next = step[event.key];
        if (next === undefined) return;
        event.preventDefault();
        const tab = tabs[(next + tabs.length) % tabs.length]!;
        show(tab.getAttribute('aria-controls')!);
        tab.focus();
    }, { signal });
    return {
        show: (panel) => show(panels.has(panel) ? panel : tabs[0]!.getAttribute('aria-controls')!),
        active: () => panels.get(active)!,
        first: () => document.querySelector('.panel[data-first]')?.id ?? tabs[0]!.getAttribute('aria-controls')!,
        has: (panel) => panels.has(panel),
        onShow: (listener) => void listeners.push(listener),
    };
}
