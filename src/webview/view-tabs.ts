import { all } from '../page/dom';
import type { Tabs } from '../page/tabs';

export interface ViewTabsInput { readonly signal: AbortSignal; readonly panel: HTMLElement; readonly view: string; readonly choose: (view: string) => void }
export interface ViewTabs extends Tabs {
    /** The picture of the panel is there, or another one. */
    readonly shown: () => void;
}

/** The tabs of the views: all of them belong to one panel, and the server draws what is chosen. */
export function startViewTabs({ signal, panel, view, choose }: ViewTabsInput): ViewTabs {
    const list = document.querySelector<HTMLElement>('#tabs .tabs')!;
    const tabs = all<HTMLButtonElement>('[role=tab]', list);
    const listeners: ((panel: HTMLElement) => void)[] = [];
    for (const tab of tabs) {
        const isShown = viewOf(tab) === view;
        tab.setAttribute('aria-selected', String(isShown));
        tab.setAttribute('aria-controls', panel.id);
        tab.tabIndex = isShown ? 0 : -1;
        tab.addEventListener('click', () => choose(viewOf(tab)), { signal });
        if (isShown) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    list.addEventListener('keydown', (event) => {
        const at = tabs.findIndex((tab) => viewOf(tab) === view);
        const step: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
        const next = step[event.key];
        if (next === undefined) return;
        event.preventDefault();
        choose(viewOf(tabs[(next + tabs.length) % tabs.length]!));
    }, { signal });
    return {
        active: () => panel, first: () => panel.id, show: () => undefined, has: () => false,
        onShow: (listener) => void listeners.push(listener),
        shown: () => { for (const listener of listeners) listener(panel); },
    };
}

/** Its id is `tab-` and the id of the view. */
function viewOf({ id }: HTMLElement): string {
    return id.slice('tab-'.length);
}
