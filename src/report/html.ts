import { element, type Child, type Html } from '../render/html/html';
import { pageText, type PageAssets, type PageTheme } from '../render/html/page';
import { eastAsianLanguageOf } from '../render/text/language';
import { hasEastAsian } from '../render/text/measure';
import { shownTables, textsOf, toneOf, type Cell, type ReportSection, type Table } from './table';
import { REPORT_WORDS, type ReportLocale } from './words';

export interface ReportPage {
    readonly locale: ReportLocale;
    readonly theme: PageTheme;
    readonly assets: PageAssets;
    /** What is reported: each project under its own name. */
    readonly projects: readonly { readonly title: string; readonly sections: readonly ReportSection[] }[];
}

/** A page that needs nothing beside it: contents, then the sections with their tables. The search of the page finds rows. */
export function reportPage({ locale, theme, assets, projects }: ReportPage): string {
    const words = REPORT_WORDS[locale];
    const isAlone = projects.length === 1;
    const body = projects.map(({ title, sections }, project) => element('div', { class: 'reading report index' },
        isAlone ? undefined : element('h2', {}, author(title, locale)),
        element('nav', { 'aria-label': isAlone ? words.title : title }, element('ul', { class: 'contents' }, sections.map(section => element('li', {}, element('a', { href: `#${idOf(project, section)}` }, section.title))))),
        sections.map(section => element('section', { id: idOf(project, section) },
            element(isAlone ? 'h2' : 'h3', {}, section.title),
            element('p', { class: 'quiet' }, section.about),
            shownTables(section).length === 0 ? element('p', {}, words.empty) : shownTables(section).map((table, index) => tableHtml(table, `${idOf(project, section)}-${index}`, [...(isAlone ? [] : [title]), section.title, ...(table.caption === undefined ? [] : [table.caption])].join(words.colon), locale))))));
    const title = isAlone ? `${words.title}${words.colon}${projects[0]!.title}` : words.title;
    return pageText({
        locale, theme, assets, title, around: [], pictures: [], findings: undefined, rules: [], hrefOf: () => undefined,
        facets: { owner: [], channel: [], persona: [] }, text: { label: words.title, body },
    });
}

const idOf = (project: number, { id }: ReportSection): string => (project === 0 ? id : `${id}-${project + 1}`);

/** @param name by which it is told from the other tables of the page. */
function tableHtml({ caption, columns, rows }: Table, id: string, name: string, locale: ReportLocale): Html {
    // A wide table is moved within its frame, by keys as well.
    return element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': name }, element('table', {},
        caption === undefined ? undefined : element('caption', {}, author(caption, locale)),
        element('thead', {}, element('tr', {}, columns.map(({ title, isNumber }) => element('th', { scope: 'col', class: isNumber === true ? 'number' : undefined }, author(title, locale))))),
        element('tbody', {}, rows.map((row, index) => element('tr', { 'data-key': `row:${id}-${index}` }, row.map((cell, at) => cellHtml(cell, at === 0, columns[at]?.isNumber === true, locale)))))));
}

function cellHtml(cell: Cell, isFirst: boolean, isNumber: boolean, locale: ReportLocale): Html {
    const texts = textsOf(cell);
    const tone = toneOf(cell);
    const shown: Child = texts.length > 1 ? texts.map(text => element('div', {}, author(text, locale))) : texts.map(text => author(text, locale));
    const isDate = texts.length === 1 && /^\d{4}(?:-\d{2}){1,2}$/.test(texts[0]!);
    const attributes = { class: [isNumber ? 'number' : '', isDate ? 'date' : '', tone === undefined ? '' : `is-${tone}`].filter(name => name !== '').join(' ') || undefined };
    return isFirst && !isNumber ? element('th', { scope: 'row', ...attributes }, shown) : element('td', attributes, shown);
}

/** A Chinese text in a page of another language: a reader of screens speaks it as what it is. */
function author(text: string, locale: ReportLocale): Child {
    const language = locale === 'en' && hasEastAsian(text) ? eastAsianLanguageOf(text) : undefined;
    return language === undefined ? text : element('span', { lang: language }, text);
}
