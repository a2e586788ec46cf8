import type { NoteWeight } from '../views/flow/overlaid';
import type { Locale } from '../words';
import { withCode } from './findings';
import { element, htmlOf, type Child, type Html } from './html';
import { said } from './reading-words';

/** What changed, beside the picture of it. */
export interface ChangeList {
    readonly locale: Locale;
    /** With what is compared, and how much changed. */
    readonly against: string;
    readonly summary: string;
    /** Of what is in the picture, and of everything else. */
    readonly here: readonly ListedGroup[];
    readonly elsewhere: readonly ListedGroup[];
}
/** All changes of one class. */
export interface ListedGroup { readonly heading: string; readonly weight: NoteWeight; readonly items: readonly ListedItem[] }
/** All changes of one class at one element. */
export interface ListedItem { readonly about: string; readonly changes: readonly ListedChange[] }
export interface ListedChange {
    /** By which its place is asked for. */
    readonly key: string;
    /** Where it is in the picture. */
    readonly element: string | undefined;
    readonly text: string;
    /** Why it is accepted. */
    readonly reason?: string;
}

/** The changes in words, each a button; the two above them (`data-compare`) end the comparison, or change what with. */
export function changeList({ locale, against, summary, here, elsewhere }: ChangeList): string {
    const count = elsewhere.reduce((sum, { items }) => sum + items.reduce((inItems, { changes }) => inItems + changes.length, 0), 0);
    return htmlOf(element('section', { class: 'changes', lang: locale, 'aria-label': WORDS.changes[locale] },
        element('div', { class: 'against' },
            element('p', {}, withCode(against)),
            element('div', { class: 'choices' },
                element('button', { type: 'button', 'data-compare': 'other' }, WORDS.other[locale]),
                element('button', { type: 'button', 'data-compare': 'none' }, WORDS.end[locale]))),
        element('p', { class: 'verdict' }, withCode(summary)),
        here.map((group) => groupOf(group)),
        count === 0 ? undefined : element('details', { open: here.length === 0 },
            element('summary', {}, WORDS.elsewhere[locale].replace('{count}', String(count))), elsewhere.map((group) => groupOf(group)))));
}

function groupOf({ heading, weight, items }: ListedGroup): Html {
    return element('section', {},
        element('h2', {}, changeSign(weight), heading),
        items.map(({ about, changes }) => element('div', { class: 'entry' },
            element('p', { class: 'place' }, element('code', {}, about)),
            element('ul', {}, changes.map(({ key, element: shown, text, reason }) => element('li', {},
                element('button', { type: 'button', 'data-change': key, 'data-element': shown }, withCode(text)),
                reason === undefined ? undefined : element('em', {}, reason)))))));
}

const SIGNS: Readonly<Record<NoteWeight, string>> = { breaking: '✕ ', risky: '! ', improving: '✓ ', other: '' };
/** What a change is to the customer, as one sign. */
export const changeSign = (weight: NoteWeight): Child => (SIGNS[weight] === '' ? undefined : element('b', { class: `is-${weight}` }, SIGNS[weight]));

const WORDS = {
    changes: said('Changes', '变更', '變更'),
    other: said('Compare with another…', '与其他版本比较…', '與其他版本比較…'),
    end: said('End the comparison', '结束比较', '結束比較'),
    elsewhere: said('Elsewhere in the project ({count})', '项目中的其他地方（{count}）', '專案中的其他地方（{count}）'),
} as const;
/** What the view is called. */
export const CHANGES_TAB = WORDS.changes;
