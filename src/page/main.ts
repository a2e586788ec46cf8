import { startBrowsing } from './browsing';
import { itemOf, startFilters } from './filters';
import { followServer } from './follow-server';
import { all, byId, readWords } from './dom';
import { startPictures } from './pictures';
import { startSide } from './side';
import { startTabs } from './tabs';
import { startTheme } from './theme';

/** What a reader has done to the page: it survives when the page is shown anew. */
export interface Kept {
    readonly panel: string;
    readonly places: ReadonlyMap<string, Place>;
    readonly choices: ReadonlyMap<string, string>;
    readonly chosen: string | undefined;
    readonly isSideOpen: boolean;
}
/** Of one panel. */
export interface Place { readonly scale: number | undefined; readonly left: number; readonly top: number }

document.documentElement.classList.add('live');
startTheme();
let running = start();
if (document.body.hasAttribute('data-served')) followServer((body) => {
    const kept = running.stop();
    const script = document.body.querySelector('script');
    for (const { name, value } of body.attributes) document.body.setAttribute(name, value);
    document.body.replaceChildren(...[...body.childNodes].filter((node) => node.nodeName !== 'SCRIPT'), ...(script === null ? [] : [script]));
    startTheme();
    running = start(kept);
});

/** Takes the page over. `stop` gives it up again, and answers what the reader has done to it. */
function start(kept?: Kept): { readonly stop: () => Kept } {
    const end = new AbortController();
    const { signal } = end;
    const words = readWords();
    const side = startSide(signal, kept?.isSideOpen ?? false);
    const tabs = startTabs(signal);
    const pictures = startPictures(signal, tabs, kept?.places);
    const textItems = all('article[data-key], .index [data-key]', byId('text')).map((entry) => itemOf(entry, entry.dataset['key']!));
    const browsing = startBrowsing({ signal, tabs, side, pictures });
    const filters = startFilters({ signal, words, items: () => textItems, reveal: browsing.reveal, choices: kept?.choices });
    tabs.show(kept?.panel ?? tabs.first());
    pictures.restore();
    if (kept?.chosen !== undefined) browsing.choose(kept.chosen, 'quietly');
    if (kept === undefined) browsing.follow(location.hash);
    return {
        stop: () => {
            const state: Kept = { panel: tabs.active().id, places: pictures.places(), choices: filters.choices(), chosen: browsing.chosen(), isSideOpen: side.isOpen() };
            end.abort();
            return state;
        },
    };
}
