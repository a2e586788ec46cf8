import { elementKey, type CaseEntry, type Declaration, type Metric, type Stage, type Term, type Touchpoint, type Way } from '../model/model';
import { labelOf } from '../model/label';
import type { Place } from '../model/source';

/** A text that somebody wrote, with its place. */
export interface WrittenText {
    readonly text: string;
    readonly at: Place;
    /** The place is the text itself in its quotes: another one can be put there. */
    readonly exact: boolean;
    /** The company says it to the customer. */
    readonly toCustomer: boolean;
}

/**
 * What a customer reads or hears from the company: what they are told and promised, the updates on a way, and the question
 * of a metric that customers answer. Not titles, which are for those who work with the journey, and not what the
 * customer thinks, says and expects, which is the customer's own wording.
 */
export function customerTextsOf(element: Touchpoint | Way | Metric): readonly WrittenText[] {
    const texts: WrittenText[] = [];
    const add = (text: string | undefined, at: Place, exact: boolean): void => {
        if (text !== undefined && text.trim() !== '') texts.push({ text, at, exact, toCustomer: true });
    };
    const key = elementKey(element.kind, element.id);
    if (element.kind === 'metric') {
        if (element.of !== 'internal') add(element.question, { element: key, field: 'question', index: 0 }, true);
        return texts;
    }
    element.tells?.forEach(({ text }, index) => add(text, { element: key, field: 'tells', index }, true));
    if (element.kind === 'way') {
        element.updates?.forEach(({ text }, index) => add(text, { element: key, field: 'updates', index }, false));
        return texts;
    }
    element.promises?.forEach(({ id, text }, index) => {
        add(text, id === undefined ? { element: key, field: 'promises', index } : { element: elementKey('promise', id) }, id === undefined);
    });
    return texts;
}

/** Whatever can be visited and holds texts of its own. */
export type TextHolder = Declaration | Stage | Touchpoint | CaseEntry;

/** The free texts of an element of which a test holds, whoever they are for; not its names, its links, and how to reach an owner. */
export function textsOf(element: TextHolder, holds: (text: string) => boolean): readonly WrittenText[] {
    let found: WrittenText[] | undefined;
    const fields: readonly string[] = FIELDS[element.kind];
    for (let at = 0; at < fields.length; at++) {
        const field = fields[at]!;
        const value = (element as unknown as Readonly<Record<string, unknown>>)[field];
        if (value === undefined) continue;
        const isList = Array.isArray(value);
        for (let index = 0; index < (isList ? value.length : 1); index++) {
            for (const text of wordsIn(isList ? value[index] as unknown : value, holds)) {
                (found ??= []).push({ text, at: { element: elementKey(element.kind, element.id), field, index }, exact: false, toCustomer: TO_CUSTOMER.has(field) });
            }
        }
    }
    return found ?? NO_TEXTS;
}

const NO_TEXTS: readonly never[] = [];

function wordsIn(value: unknown, holds: (text: string) => boolean): readonly string[] {
    if (typeof value === 'string') return holds(value) ? [value] : NO_TEXTS;
    if (typeof value !== 'object' || value === null) return NO_TEXTS;
    const { text, because, source, notes } = value as Readonly<Record<string, unknown>>;
    if (notes === undefined && !isOne(text, holds) && !isOne(because, holds) && !isOne(source, holds)) return NO_TEXTS;
    const all: readonly unknown[] = [text, because, source, ...Array.isArray(notes) ? notes as readonly unknown[] : []];
    return all.filter((words): words is string => isOne(words, holds));
}

const isOne = (words: unknown, holds: (text: string) => boolean): boolean => typeof words === 'string' && holds(words);

const ANY = ['title', 'notes', 'tags'] as const;
const EXPERIENCE = [
    ...ANY, 'does', 'thinks', 'says', 'feels', 'expects', 'promises', 'breaks', 'needs', 'tells', 'pains', 'wows', 'opportunities', 'recoveries', 'backstage', 'support',
    'physical', 'measures', 'ends', 'evidence', 'quotes',
] as const;
/** What texts stand in. */
const FIELDS: { readonly [K in TextHolder['kind']]: readonly (keyof Extract<TextHolder, { readonly kind: K }>)[] } = {
    owner: [...ANY, 'obligations'],
    system: ANY,
    channel: ANY,
    persona: [...ANY, 'goals', 'needs', 'quotes', 'evidence'],
    information: ANY,
    metric: [...ANY, 'question'],
    term: ANY,
    scenario: ANY,
    journey: [...ANY, 'goals', 'outcome', 'measures', 'evidence'],
    stage: [...ANY, 'goals', 'measures', 'evidence'],
    touchpoint: EXPERIENCE,
    way: [...ANY, 'when', 'tells', 'updates', 'evidence'],
    case: [...ANY, 'sources', 'evidence'],
    entry: EXPERIENCE,
    portfolio: [...ANY, 'visions', 'goals', 'measures', 'evidence'],
};
const TO_CUSTOMER: ReadonlySet<string> = new Set(['tells', 'updates', 'promises']);

// ---- Words of terms ------------------------------------------------------------------------------------------------

/** A word of a term in a text. */
export interface WordFound {
    readonly term: Term;
    /** The word as declared. */
    readonly word: string;
    /** Each place where it stands, as it stands there. */
    readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The words of terms that stand in a text, each once, in the order of the text. Where words are set apart by spaces only whole words count,
 * in Chinese and Japanese every occurrence. Upper and lower case are the same, but not in a code (`RC-2`, `IT`). A word inside a
 * term's own title (遥控 in 遥控器), inside a longer word that is found, in an address or in a `{placeholder}` is none.
 */
export function wordsOfTermsIn(text: string, terms: readonly Term[], wordsOf: (term: Term) => readonly string[]): readonly WordFound[] {
    const lower = text.toLowerCase();
    const candidates = terms.flatMap(term => wordsOf(term).filter(word => word.trim() !== '' && lower.includes(word.toLowerCase())).map(word => ({ term, word })));
    if (candidates.length === 0) return [];
    const titles = terms.map(labelOf).filter(title => title !== '' && lower.includes(title.toLowerCase())).flatMap(title => spansOf(title, text));
    const taken: Span[] = Array.from(text.matchAll(NO_PROSE), match => ({ start: match.index, end: match.index + match[0].length }));
    const found: WordFound[] = [];
    // Longer words first: what stands inside one of them is not looked at again.
    for (const { term, word } of candidates.sort((a, b) => b.word.length - a.word.length)) {
        const spans = spansOf(word, text).filter(span => {
            if (text.slice(span.start, span.end) === labelOf(term)) return false;
            if (taken.some(other => span.start < other.end && other.start < span.end)) return false;
            return !titles.some(title => title.start <= span.start && span.end <= title.end && title.end - title.start > span.end - span.start);
        });
        if (spans.length === 0) continue;
        taken.push(...spans);
        found.push({ term, word, spans });
    }
    return found.sort((a, b) => a.spans[0]!.start - b.spans[0]!.start);
}

interface Span { readonly start: number; readonly end: number }

/** Web and mail addresses, and blanks that are filled in for each customer. */
const NO_PROSE = /\bhttps?:\/\/[^\s"，。；]+|\bwww\.[^\s"，。；]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\{[^{}]*\}/gu;
/** A letter or digit of a script that sets its words apart. */
const IN_WORD = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}_]`;
const STARTS_IN_WORD = new RegExp(`^${IN_WORD}`, 'u');
const ENDS_IN_WORD = new RegExp(`${IN_WORD}$`, 'u');

function spansOf(word: string, text: string): readonly Span[] {
    const isCode = /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
    const before = STARTS_IN_WORD.test(word) ? `(?<!${IN_WORD})(?<!${IN_WORD}-)` : '';
    const after = ENDS_IN_WORD.test(word) ? `(?!${IN_WORD})(?!-${IN_WORD})` : '';
    const pattern = new RegExp(before + word.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`) + after, isCode ? 'gu' : 'giu');
    return Array.from(text.matchAll(pattern), match => ({ start: match.index, end: match.index + match[0].length }));
}
