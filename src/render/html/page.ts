import { escaped } from '../escaped';
import type { Theme } from '../scene';
import { eastAsianLanguageOf } from '../text/language';
import { hasEastAsian } from '../text/measure';
import type { Locale } from '../words';
import type { FacetChoices } from './facet-choices';
import { findingList, type PageFinding, type PageRule } from './findings';
import { drawing, element, htmlOf, type Child, type Html } from './html';
import { PAGE_WORDS } from './page-words';
import type { ElementKey } from '../../model/model';

/** The style sheet or the script of a page, and by which it may be used: `'sha256-…'`, as a content security policy writes it. */
export interface Asset { readonly text: string; readonly hash: string }
export interface PageAssets {
    readonly style: Asset;
    /** Without it the page is one long document: what is printed is the same either way. */
    readonly script?: Asset;
}

/** The colours that a page begins with: `auto` follows the reader's system. */
export type PageTheme = Theme | 'auto';

/** A picture and the name of its tab. */
export interface PagePicture {
    /** Unique in the page; a part of ids. */
    readonly id: string;
    readonly label: string;
    readonly svg: string;
    readonly widthPx: number;
    readonly heightPx: number;
}

export interface Page {
    readonly locale: Locale;
    readonly theme: PageTheme;
    readonly title: string;
    /** Pages around this one, the outermost first. */
    readonly around: readonly { readonly label: string; readonly href: string }[];
    readonly pictures: readonly PagePicture[];
    /** The picture to begin with; the first one when absent. */
    readonly first?: string;
    readonly text: { readonly label: string; readonly body: Child };
    /** Undefined for a page that tells of none. */
    readonly findings: readonly PageFinding[] | undefined;
    readonly rules: readonly PageRule[];
    readonly hrefOf: (key: ElementKey) => string | undefined;
    readonly facets: FacetChoices;
    readonly assets: PageAssets;
    /** It comes from `journey preview`, which tells when it is to be shown anew. */
    readonly isServed?: boolean;
    /** It is made to be printed to a file: each picture gets a sheet of its own size, in the colours of the page; `picture`: only one, and no text. */
    readonly sheets?: 'picture' | 'all';
}

/** A page that needs nothing beside it: the same input gives the same bytes. */
export function pageText(page: Page): string {
    const { locale, theme, title, assets } = page;
    const say = (word: keyof typeof PAGE_WORDS): string => PAGE_WORDS[word][locale];
    const html = element('html', { lang: locale, 'data-theme': theme, 'data-sheets': page.sheets, 'data-text-only': page.pictures.length === 0 },
        element('head', {},
            element('meta', { charset: 'utf-8' }),
            element('meta', { 'http-equiv': 'Content-Security-Policy', content: securityPolicy(page) }),
            element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
            // Without one, a browser would ask a server for it.
            element('link', { rel: 'icon', href: 'data:,' }),
            element('title', {}, title),
            raw('style', assets.style.text),
            page.sheets === undefined ? undefined : raw('style', sheetRules(page.pictures))),
        element('body', { 'data-words': JSON.stringify(scriptWords(locale)), 'data-served': page.isServed === true },
            element('a', { class: 'skip', href: '#text' }, say('skip')),
            element('header', { class: 'bar' },
                element('div', { class: 'names' },
                    page.around.length === 0 ? undefined : element('nav', { 'aria-label': say('home') }, page.around.map(({ label, href }) => [element('a', { href }, inLanguage(label, locale)), ' › '])),
                    element('h1', {}, inLanguage(title, locale))),
                toolbar(page)),
            drawing(NO_NOTE),
            element('main', { id: 'main' },
                element('div', { class: 'tabs', role: 'tablist', 'aria-label': say('tabs'), hidden: true }, [...page.pictures.map(({ id, label }) => tab(`view-${id}`, label, locale)), tab('text', page.text.label, locale)]),
                element('div', { class: 'desk' },
                    page.pictures.map(({ id, label, svg }) => element('section', { class: 'panel picture', id: `view-${id}`, 'data-first': id === page.first },
                        element('h2', { class: 'panel-title' }, inLanguage(label, locale)),
                        element('div', { class: 'sheet' }, element('div', { class: 'scaled' }, drawing(svg))))),
                    element('section', { class: 'panel text', id: 'text', 'aria-label': page.text.label }, page.text.body),
                    zoomButtons(locale),
                    element('aside', { id: 'side', 'aria-label': say('side'), hidden: page.findings === undefined },
                        element('button', { type: 'button', id: 'side-close', 'aria-label': say('close'), hidden: true }, '✕'),
                        element('section', { id: 'chosen', 'aria-label': say('chosen'), tabindex: -1, hidden: true }),
                        page.findings === undefined ? undefined : element('section', { id: 'findings' }, element('h2', {}, say('findings')), findingList(page.findings, page.rules, page.hrefOf, locale))))),
            assets.script === undefined ? undefined : raw('script', assets.script.text)));
    return `<!DOCTYPE html>\n${htmlOf(html)}\n`;
}

/** Where a server can say something about a page, and tell one state of it from another, without making it anew. */
const NO_NOTE = '<p id="note" role="status" hidden></p>';
const SERVED = ' data-served>';

/** A page as it is served: `version` is another one whenever it has changed. @param note why it is older than its text. */
export function servedPage(page: string, version: string, note: string | undefined): string {
    const marked = page.replace(SERVED, () => ` data-served="${escaped(version)}">`);
    return note === undefined ? marked : marked.replace(NO_NOTE, () => htmlOf(element('p', { id: 'note', role: 'status' }, note)));
}

/** A tab for the panel of this id. */
export function tab(panel: string, label: string, locale: Locale): Html {
    return element('button', { type: 'button', role: 'tab', id: `tab-${panel}`, 'aria-controls': panel, tabindex: -1 }, inLanguage(label, locale));
}

function toolbar({ locale, facets, findings }: Page): Html {
    const say = (word: keyof typeof PAGE_WORDS): string => PAGE_WORDS[word][locale];
    return element('div', { class: 'tools', hidden: true },
        searchTools(facets, locale),
        element('button', { type: 'button', id: 'theme' }),
        element('button', { type: 'button', id: 'side-open', 'aria-controls': 'side', 'aria-expanded': 'false', hidden: findings === undefined }, say('countedFindings').replace('{count}', String(findings?.length ?? 0))));
}

/** The search and the filters, for the script of the page. */
export function searchTools(facets: FacetChoices, locale: Locale): Child {
    const say = (word: keyof typeof PAGE_WORDS): string => PAGE_WORDS[word][locale];
    const filters = (['owner', 'channel', 'persona'] as const).filter((facet) => facets[facet].length > 1).map((facet) => element('label', {},
        element('span', {}, say(facet)),
        element('select', { id: `filter-${facet}`, 'data-facet': facet },
            element('option', { value: '' }, say('all')),
            facets[facet].map(({ ref, label }) => element('option', { value: ref, lang: languageOf(label, locale) }, label)))));
    return [
        element('input', { type: 'search', id: 'search', 'aria-label': say('search'), placeholder: say('search'), autocomplete: 'off' }),
        filters,
        element('button', { type: 'button', id: 'clear', hidden: true }, say('clear')),
        element('p', { id: 'status', role: 'status' }),
    ];
}

export function zoomButtons(locale: Locale): Html {
    const say = (word: keyof typeof PAGE_WORDS): string => PAGE_WORDS[word][locale];
    const button = (id: string, sign: string, word: keyof typeof PAGE_WORDS): Html => element('button', { type: 'button', id, 'aria-label': say(word), title: say(word) }, sign);
    return element('div', { class: 'zoom', role: 'group', 'aria-label': say('zoom'), hidden: true },
        button('zoom-out', '−', 'zoomOut'), element('button', { type: 'button', id: 'zoom-actual', title: say('zoomActual') }, '100 %'), button('zoom-in', '+', 'zoomIn'), button('zoom-fit', '⤢', 'zoomFit'));
}

/** What the script of the page says: `{…}` is filled in there. */
export function scriptWords(locale: Locale): Readonly<Record<string, string>> {
    const words = ['shown', 'noneShown', 'at', 'theme', 'themeAuto', 'themeLight', 'themeDark', 'themeContrast', 'lost'] as const;
    return Object.fromEntries(words.map((word) => [word, PAGE_WORDS[word][locale]]));
}

/** A sheet of PDF is at most 200 inches wide and high. */
const LARGEST_SHEET_PX = 19_000;

function sheetRules(pictures: readonly PagePicture[]): string {
    return pictures.map(({ id, widthPx, heightPx }, index) => {
        const scale = Math.min(1, LARGEST_SHEET_PX / widthPx, LARGEST_SHEET_PX / heightPx);
        const [width, height] = [Math.ceil(widthPx * scale), Math.ceil(heightPx * scale)];
        return `@page sheet-${index}{size:${width}px ${height}px;margin:0}
@media print{section[id="${cssText(`view-${id}`)}"]{page:sheet-${index};height:${height}px;overflow:hidden}section[id="${cssText(`view-${id}`)}"] .scaled svg{width:${width}px!important;height:${height}px!important;max-width:none!important;max-height:none!important}}`;
    }).join('\n');
}

/** For a string in a style sheet: an id holds names of journeys and cases. */
function cssText(text: string): string {
    return text.replace(/[\\"<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
}

/** Nothing may come from elsewhere, and only what this page was made with may run. */
function securityPolicy({ assets: { style, script }, isServed = false, sheets }: Page): string {
    return [
        "default-src 'none'", `style-src ${sheets === undefined ? style.hash : "'unsafe-inline'"}`, ...(script === undefined ? [] : [`script-src ${script.hash}`]),
        'img-src data:', ...(isServed ? ["connect-src 'self'"] : []), "base-uri 'none'", "form-action 'none'",
    ].join('; ');
}

/** The text of a style sheet or a script stands as it is; it is ours, and must not hold its own end. */
function raw(tag: 'style' | 'script', text: string): Html {
    if (new RegExp(`</${tag}|<!--`, 'i').test(text)) throw new Error(`the ${tag} of the page ends itself`);
    return { html: `<${tag}>${text}</${tag}>` };
}

/** By an author, maybe in another language than the page. */
function inLanguage(text: string, locale: Locale): Child {
    const lang = languageOf(text, locale);
    return lang === undefined ? text : element('span', { lang }, text);
}
export function languageOf(text: string, locale: Locale): string | undefined {
    const language = hasEastAsian(text) ? eastAsianLanguageOf(text) : undefined;
    return language === locale ? undefined : language;
}
