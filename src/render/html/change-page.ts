import type { ElementKey } from '../../model/model';
import type { Scene } from '../scene';
import { svgOf } from '../svg';
import type { NoteWeight } from '../views/flow/overlaid';
import type { Locale } from '../words';
import { changeSign } from './change-list';
import { withCode } from './findings';
import { element, type Child, type Html } from './html';
import { languageOf, pageText, type PageAssets, type PageTheme } from './page';
import { PAGE_WORDS } from './page-words';
import { said } from './reading-words';

/** What a change does to the customer, as a page tells it. */
export interface ChangePage {
    readonly locale: Locale;
    readonly theme: PageTheme;
    readonly assets: PageAssets;
    readonly isServed?: boolean;
    readonly title: string;
    /** From where to where, and how much of what there is. */
    readonly summary: string;
    readonly pictures: readonly { readonly id: string; readonly label: string; readonly scene: Scene }[];
    /** By class, the worst first. */
    readonly groups: readonly { readonly heading: string; readonly weight: NoteWeight; readonly items: readonly ChangeItem[] }[];
    /** Everything that can be chosen in the pictures. */
    readonly parts: readonly ChangePart[];
}
/** All changes of one class at one element. */
export interface ChangeItem { readonly about: string; readonly place: string; readonly told: readonly ToldChange[] }
export interface ToldChange { readonly weight: NoteWeight; readonly text: string; /** Why it is accepted. */ readonly reason?: string }
export interface ChangePart { readonly key: ElementKey; readonly label: string; readonly told: readonly ToldChange[]; readonly ways: readonly Omit<ChangePart, 'ways'>[] }

/** Both sides in one picture a journey, and all changes as text: by class, and part by part, as they are chosen in the picture. */
export function changePage({ locale, theme, assets, isServed, title, summary, pictures, groups, parts }: ChangePage): string {
    const body = element('div', { class: 'reading changes' },
        element('p', {}, withCode(summary)),
        groups.map(({ heading, weight, items }) => element('section', {},
            element('h3', {}, changeSign(weight), heading),
            items.map(({ about, place, told }) => element('div', { class: 'entry' },
                element('p', { class: 'place' }, element('code', {}, about), place === '' ? undefined : ` · ${place}`), toldList(told, false))))),
        parts.length === 0 ? undefined : element('details', {},
            element('summary', {}, WORDS.parts[locale]),
            parts.map(({ key, label, told, ways }) => element('article', { class: 'touchpoint', id: key, 'data-key': key },
                element('h3', {}, inLanguage(label, locale)), toldList(told, true),
                ways.map((way) => element('div', { class: 'way', id: way.key, 'data-key': way.key }, element('h4', {}, inLanguage(way.label, locale)), toldList(way.told, true)))))));
    return pageText({
        locale, theme, title, around: [], assets, ...(isServed !== undefined && { isServed }), findings: undefined, rules: [], hrefOf: () => undefined, facets: { owner: [], channel: [], persona: [] },
        pictures: pictures.map(({ id, label, scene }) => ({ id, label, svg: svgOf(scene, 'page', `picture-${id}`), widthPx: scene.widthPx, heightPx: scene.heightPx })),
        text: { label: PAGE_WORDS.text[locale], body },
    });
}

function toldList(told: readonly ToldChange[], withSigns: boolean): Html | undefined {
    if (told.length === 0) return undefined;
    return element('ul', {}, told.map(({ weight, text, reason }) => element('li', {},
        withSigns ? changeSign(weight) : undefined, withCode(text), reason === undefined ? undefined : [' ', element('em', {}, reason)])));
}

function inLanguage(text: string, locale: Locale): Child {
    const lang = languageOf(text, locale);
    return lang === undefined ? text : element('span', { lang }, text);
}

const WORDS = { parts: said('Part by part, as in the picture', '按图中各部分', '按圖中各部分') } as const;
