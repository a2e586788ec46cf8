import { byId, readWords } from './dom';

/** Shows the page anew whenever its server says that it has changed. */
export function followServer(show: (body: HTMLElement) => void): void {
    let wanted = 0;
    const refresh = async (): Promise<void> => {
        const turn = ++wanted;
        const response = await fetch(location.href.replace(/#.*$/, ''), { cache: 'no-store' });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        // A later change is on its way already.
        if (turn !== wanted || !page.body.hasAttribute('data-words')) return;
        document.title = page.title;
        document.documentElement.lang = page.documentElement.lang;
        show(document.importNode(page.body, true));
    };
    const events = new EventSource('/events');
    let wasLost = false;
    events.addEventListener('changed', () => void refresh().catch(() => undefined));
    events.addEventListener('open', () => {
        // What changed meanwhile was not told.
        if (wasLost) void refresh().catch(() => undefined);
        wasLost = false;
    });
    events.addEventListener('error', () => {
        wasLost = true;
        const note = byId('note');
        note.hidden = false;
        note.textContent = readWords()['lost'] ?? '';
    });
}
