import type { Analyses } from '../../analysis/analyses';
import type { ContractOf } from '../../analysis/handoff-contract';
import { rootOf } from '../../analysis/owners';
import { durationInWords } from '../../model/duration-words';
import { labelOf } from '../../model/label';
import { elementKey, UNKNOWN, type Duration, type ElementKey, type Ref } from '../../model/model';
import type { ProjectView } from '../../model/view';
import { hasEastAsian } from '../text/measure';
import { listSeparator, WORDS, type Locale } from '../words';
import type { PageFinding } from './findings';
import { element, textOf, type Child, type Html } from './html';
import { FACTS, LIST_WORDS, PHRASES, type FactName, type PhraseName } from './reading-words';

/** What a journey is written from, when it is read as text. */
export interface Reading {
    readonly project: ProjectView;
    readonly analyses: Analyses;
    readonly contractOf: ContractOf;
    readonly locale: Locale;
    /** The language of the author's ideographs. */
    readonly eastAsian: string | undefined;
    /** Where an element can be read; undefined when it is on none of the pages. */
    readonly hrefOf: (key: ElementKey) => string | undefined;
    /** Those that are about an element or about something in it. */
    readonly findingsOn: (key: ElementKey) => readonly PageFinding[];
    /** Its place in the page, by the same name as in the pictures: of two elements of one name, each has its own. */
    readonly idOf: (key: ElementKey) => string;
}

// ---- Words --------------------------------------------------------------------------------------------------------

export function phrase(name: PhraseName, { locale }: Pick<Reading, 'locale'>, args: Readonly<Record<string, Child>> = {}): Child {
    const parts = PHRASES[name][locale].split(/\{(\w+)\}/);
    if (locale === 'en') return parts.map((part, index) => (index % 2 === 0 ? part : args[part]));
    // A space that is for letters and digits does not stand between two Chinese words.
    const isTight = (text: string): boolean => text !== '' && !/^[\w<>~≤≥+−-]/u.test(text);
    return parts.map((part, index) => {
        if (index % 2 === 1) return args[part];
        const [before, behind] = [textOf(args[parts[index - 1] ?? '']), textOf(args[parts[index + 1] ?? ''])];
        return part.replace(/^ (?=\p{Script=Han})/u, isTight(before.slice(-1)) ? '' : ' ').replace(/(?<=\p{Script=Han}) $/u, isTight(behind) ? '' : ' ');
    });
}

/** A word of one of the language's own lists; the author's own word where it is none. */
export function listWord(word: string, reading: Reading): Child {
    return LIST_WORDS[word]?.[reading.locale] ?? author(word, reading);
}

/** What an author wrote: it may be in another East Asian language than the words around it. */
export function author(text: string, { eastAsian, locale }: Reading): Child {
    return eastAsian !== undefined && eastAsian !== locale && hasEastAsian(text) ? element('span', { lang: eastAsian }, text) : text;
}

/** Parts with something between them; empty ones count for nothing. */
export function joined(parts: readonly Child[], between: Child): Child {
    return parts.filter((part) => !isEmpty(part)).map((part, index) => [index === 0 ? undefined : between, part]);
}
export function listed(parts: readonly Child[], reading: Reading): Child {
    return joined(parts, phrase('comma', reading));
}

export function time(duration: Duration, { locale }: Reading): string {
    return durationInWords(duration.text, locale);
}

// ---- References ---------------------------------------------------------------------------------------------------

/** An element by its name, as a link to where it can be read. */
export function linked(key: ElementKey, label: Child, { hrefOf }: Reading): Child {
    const href = hrefOf(key);
    return href === undefined ? label : element('a', { href }, label);
}

export function ownerName(ref: Ref, reading: Reading): Child {
    const { project, locale } = reading;
    if (ref === UNKNOWN) return phrase('unknown', reading);
    const owner = project.owner(ref);
    if (owner === undefined) return author(ref, reading);
    const label = author(labelOf(owner), reading);
    const { ownerKind = 'owner' } = rootOf(owner, project) ?? {};
    return ownerKind === 'owner' ? label : phrase('outside', reading, { owner: label, kind: WORDS[locale].ownerKinds[ownerKind] });
}

type Named = { readonly title?: string; readonly name: string };
export function named(refs: readonly Ref[] | undefined, find: (ref: Ref) => Named | undefined, reading: Reading): Child {
    const labels = (refs ?? []).map((ref) => { const found = ref === UNKNOWN ? undefined : find(ref); return found === undefined ? ref : labelOf(found); });
    const shown = labels.map((label) => (label === UNKNOWN ? phrase('unknown', reading) : author(label, reading)));
    return joined(shown, listSeparator(labels, WORDS[reading.locale]));
}
/** Something, and what is said further of it. */
export function said(parts: readonly Child[], reading: Reading): Child {
    return joined(parts, phrase('further', reading));
}
/** What authors wrote, in one list. */
export function listedTexts(texts: readonly string[], reading: Reading): Child {
    return joined(texts.map((text) => author(text, reading)), listSeparator(texts, WORDS[reading.locale]));
}
export const channels = (refs: readonly Ref[] | undefined, reading: Reading): Child => named(refs, reading.project.channel, reading);
export const personas = (refs: readonly Ref[] | undefined, reading: Reading): Child => named(refs, reading.project.persona, reading);

/** A promise or an expectation, by what it says. */
export function commitment(ref: Ref, reading: Reading): Child {
    const found = reading.project.commitment(ref);
    return author(found?.text ?? found?.name ?? ref, reading);
}

export function journeyName(ref: Ref, reading: Reading): Child {
    const journey = reading.project.journey(ref);
    return linked(elementKey('journey', ref), author(journey === undefined ? ref : labelOf(journey), reading), reading);
}

/** A touchpoint; one of another journey with the name of that. */
export function touchpointName(ref: Ref, journey: Ref | undefined, reading: Reading): Child {
    const touchpoint = reading.project.touchpoint(ref);
    if (touchpoint === undefined) return author(ref, reading);
    const name = linked(elementKey('touchpoint', ref), author(labelOf(touchpoint), reading), reading);
    const around = touchpoint.journey === journey ? undefined : reading.project.journey(touchpoint.journey);
    return around === undefined ? name : phrase('elsewhere', reading, { touchpoint: name, journey: author(labelOf(around), reading) });
}

/** The attributes of the place where an element is read. */
export function placed(key: ElementKey, { idOf }: Reading): { readonly id: string; readonly 'data-key': string } {
    const id = idOf(key);
    return { id, 'data-key': id };
}

// ---- Facts --------------------------------------------------------------------------------------------------------

/** A fact with its values, one below the other. `isMissing`: nothing is stated where something should be. */
export interface Fact { readonly name: Child; readonly values: readonly Child[]; readonly isMissing?: true }

export function fact(name: FactName, reading: Reading, ...values: readonly Child[]): Fact {
    return { name: FACTS[name][reading.locale], values: values.filter((value) => !isEmpty(value)) };
}

/** The same; without a value it says that there is none. */
export function slot(name: FactName, reading: Reading, ...values: readonly Child[]): Fact {
    const stated = fact(name, reading, ...values);
    return stated.values.length > 0 ? stated : { ...stated, values: [phrase('missing', reading)], isMissing: true };
}

/** Facts as a list of terms; those without a value are left out. */
export function factList(facts: readonly Fact[]): Html | undefined {
    const shown = facts.filter(({ values }) => values.length > 0);
    if (shown.length === 0) return undefined;
    return element('dl', { class: 'facts' }, shown.map(({ name, values, isMissing }) => element('div', { class: isMissing === true ? 'missing' : undefined }, element('dt', {}, name), values.map((value) => element('dd', {}, value)))));
}

function isEmpty(child: Child): boolean {
    return child === undefined || child === '' || (Array.isArray(child) && child.every(isEmpty));
}
