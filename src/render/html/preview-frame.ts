import type { Locale } from '../words';
import type { FacetChoices } from './facet-choices';
import { element, htmlOf } from './html';
import { languageOf, scriptWords, searchTools, tab, zoomButtons } from './page';
import { PAGE_WORDS } from './page-words';

export interface FrameInput {
    readonly locale: Locale;
    readonly tabs: readonly { readonly id: string; readonly label: string }[];
    readonly facets: FacetChoices;
    /** What else of the file can be shown, with what is shown among it. */
    readonly subjects: readonly { readonly key: string; readonly label: string }[];
    readonly subject: string;
}

/**
 * What stands around the picture of a live preview: the tools, the tabs and the zoom of the pages, for the same script. There is
 * one panel, `view`, whose picture is drawn when its tab is chosen.
 */
export function previewFrame({ locale, tabs, facets, subjects, subject }: FrameInput): string {
    const words = { ...scriptWords(locale), editTitle: PAGE_WORDS.editTitle[locale], noFixes: PAGE_WORDS.noFixes[locale], fixMenu: PAGE_WORDS.fixMenu[locale] };
    return htmlOf([
        element('header', { class: 'bar', lang: locale, 'data-words': JSON.stringify(words) }, element('div', { class: 'tools' },
            subjects.length < 2 ? undefined : element('label', {},
                element('span', {}, PAGE_WORDS.subject[locale]),
                element('select', { id: 'subject' }, subjects.map(({ key, label }) => element('option', { value: key, selected: key === subject, lang: languageOf(label, locale) }, label)))),
            searchTools(facets, locale))),
        element('div', { class: 'tabs', role: 'tablist', lang: locale, 'aria-label': PAGE_WORDS.tabs[locale], hidden: tabs.length < 2 }, tabs.map(({ id, label }) => tab(id, label, locale))),
        zoomButtons(locale),
    ]);
}
