import { byId, readWords } from './dom';

/** Shows the page anew whenever its server says that it has changed. */
export function followServer(show: (body: HTMLElement) => void): void {
    let wanted = 0;
    let isLost = false;
    const refresh = async (): Promise<void> => {
        const turn = ++wanted;
        const response = await fetch(location.href.replace(/#.*$/, ''), { cache: 'no-store' });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        // A later change is on its way already.
        if (turn !== wanted || !page.body.hasAttribute('data-words')) return;
        if (!isLost && page.body.dataset['served'] === document.body.dataset['served']) return;
        isLost = false;
        document.title = page.title;
        document.documentElement.lang = page.documentElement.lang;
        show(document.importNode(page.body, true));
    };
    const look = (): void => void refresh().catch(() => undefined);
    const events = new EventSource('/events');
    events.addEventListener('changed', look);
    // What has changed since the page was made, or while the server was away, was not told.
    events.addEventListener('open', look);
    events.addEventListener('error', () => {
        const note = byId('note');
        note.hidden = false;
        note.textContent = readWords()['lost'] ?? '';
        isLost = true;
    });
}
