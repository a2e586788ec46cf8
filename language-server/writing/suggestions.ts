import { candidates, KINDS_OF_TYPE, type Candidate } from './candidates';
import { askedFor } from './asked-for';
import { FACT_WORDS } from './fact-words';
import type { Expected } from './grammar-walk';
import { createInitials } from './initials';
import { newJourney } from './new-journey';
import { singleFacts } from './single-facts';
import { fitting, situationOf, type Asked, type Situation } from './situation';
import { firstWordsOf, snippetOf, wordsFor, type Fillings } from './snippets';
import { spotAt, type Spot } from './spot';
import { valuesFor } from './values';
import { WRITING_WORDS } from './words';
import { declareName } from '../features/actions/declare';
import { BLOCK_RULES } from '../grammar-facts';
import type { FileInProject } from '../projects';
import { DECLARABLE } from '../scope';
import { format } from '../../src/checks/message';
import { wordFor } from '../../src/checks/words';
import type { Locale } from '../../src/checks/rule';
import { channelKindOf } from '../../src/model/channel-kind-of';
import { UNKNOWN, type ElementKey, type ElementKind } from '../../src/model/model';
import type { TextEdit } from '../../src/model/problem';
import type { Span } from '../../src/model/source';

/** Something that may be written at a place. */
export interface Suggestion {
    readonly kind: 'fact' | 'clause' | 'name' | 'word' | 'value' | 'rule' | 'whole';
    readonly label: string;
    readonly title?: string;
    readonly insert: string;
    readonly isSnippet: boolean;
    /** What is searched for what was typed, where that is more than the label. */
    readonly filter?: string;
    readonly replaces: Span;
    readonly subject: Subject;
    readonly isPreferred?: boolean;
    readonly isRetired?: boolean;
    /** What else is written with it, elsewhere in the file. */
    readonly also?: readonly TextEdit[];
    /** What it names has to be declared in another file. */
    readonly declares?: { readonly kind: ElementKind; readonly name: string };
}
/** What a suggestion is about, for whoever wants to know more of it. */
export type Subject =
    | { readonly of: 'fact'; readonly word: string; /** The kind of element whose block it stands in. */ readonly block: string; readonly isClause: boolean; readonly asked?: { readonly rule: string; readonly message: string } }
    | { readonly of: 'element'; readonly key: ElementKey }
    | { readonly of: 'rule'; readonly rule: string }
    | { readonly of: 'text'; readonly text: string };

export interface SuggestionOptions {
    /** ISO date. */
    readonly today: string;
    /** Whether the editor takes snippets. */
    readonly snippets: boolean;
    /** Nobody asked: a space was typed. */
    readonly isTyped: boolean;
    /** Whether the editor declares in other files what a suggestion names. */
    readonly declaresElsewhere: boolean;
}
export interface Suggestions { readonly suggestions: readonly Suggestion[]; /** More would fit. */ readonly isIncomplete: boolean }

/** More names than these nobody reads; who types on sees the others. */
const MOST_NAMES = 100;
/** Names to choose from in a place of a snippet. */
const MOST_CHOICES = 12;

/** What may be written at an offset, the best first. */
export function suggestionsAt(file: FileInProject, offset: number, options: SuggestionOptions): Suggestions {
    const { project, path } = file;
    const text = project.store.sources.files.get(path)?.text ?? '';
    const spot = spotAt(text, offset);
    if (spot === undefined || (options.isTyped && spot.beginsFact)) return { suggestions: [], isIncomplete: false };
    const situation = situationOf(spot, project, path);
    const names = nameFinder(spot, situation);
    const found: Suggestion[] = [];
    let isIncomplete = false;
    for (const expected of spot.expected.filter(({ what }) => what !== 'keyword')) {
        if (expected.isFresh && !spot.beginsFact) continue;
        if (expected.what === 'reference') {
            const { list, isMore } = names.here(expected);
            const fresh = newName(expected, list, spot, file, options);
            // Each letter makes another name of it.
            isIncomplete ||= isMore || fresh !== undefined || (spot.prefix === '' && canBeNew(expected));
            const special = specialNames(expected, spot, project.locale);
            found.push(...list, ...(fresh === undefined ? special : spot.prefix === '' ? [fresh, ...special] : [...special, fresh]));
        }
        else found.push(...wordsAt(expected, spot), ...valuesFor(expected, spot, options.today, project.locale).filter(({ label }) => !found.some((other) => other.kind === 'value' && other.label === label)));
    }
    const fillings: Fillings = { names: names.choices, nameless: (type) => nameless(type, project.locale), today: options.today };
    found.push(...keywords(file, spot, fillings, options));
    if (spot.blocks.length === 1 && spot.beginsFact && options.snippets && spot.isLast) {
        const whole = newJourney(file, options.today);
        if (fits(spot.prefix, whole.filter ?? whole.label)) found.unshift({ ...whole, replaces: spot.word });
    }
    return { suggestions: found, isIncomplete };
}

// ---- Keywords -------------------------------------------------------------------------------------------------------

function keywords(file: FileInProject, spot: Spot, fillings: Fillings, { snippets }: SuggestionOptions): readonly Suggestion[] {
    const { locale } = file.project;
    const block = spot.blocks.at(-1)!;
    const single = singleFacts(block.rule);
    const asked = spot.beginsFact || spot.prefix !== '' || spot.inOneLine ? askedFor(file, block) : new Map<string, never>();
    const found: { readonly suggestion: Suggestion; readonly rank: number }[] = [];
    for (const expected of spot.expected) {
        const { what, word, rules, isFresh } = expected;
        if (what !== 'keyword' || !/^[a-z]/.test(word)) continue;
        const begins = spot.beginsFact || isFresh;
        // In the middle of a line a new fact is only meant where the whole block stands on it, or somebody has begun it.
        if (begins && !spot.beginsFact && !spot.inOneLine && spot.prefix === '') continue;
        const isStated = begins ? spot.stated.includes(word) : isSaid(word, spot);
        if (isStated && (!begins || single.has(word))) continue;
        if (!begins && !canFollow(word, spot)) continue;
        const rule = rules.at(-1) ?? '';
        const title = (FACT_WORDS[`${rule}.${word}`] ?? FACT_WORDS[rule])?.[locale];
        const isFirst = rules.length > 0 && firstWordsOf(rule).includes(word);
        const known = [word, wordFor(word, locale), title ?? ''].filter((text, i) => i === 0 || text !== word).join(' ');
        if (!fits(spot.prefix, known)) continue;
        const wanted = begins ? asked.get(word) : undefined;
        const essential = ESSENTIALS[block.rule]?.indexOf(word) ?? -1;
        const insert = snippets && spot.isLast ? snippetOf(expected, block.rule, fillings) : word;
        found.push({
            // Clauses first, then what findings ask for, what a good author begins with, and the rest in the order of the grammar.
            // What has a block of its own mostly comes more than once.
            rank: !begins ? 0 : wanted !== undefined ? 1 : isStated && (essential < 0 || BLOCK_RULES[rule] === undefined) ? 100 : essential < 0 ? 99 : 2 + essential,
            suggestion: {
                kind: begins ? 'fact' : 'clause', label: word === 'moment' ? 'moment of truth' : word, insert, isSnippet: insert.includes('$'), replaces: spot.word,
                subject: { of: 'fact', word, block: BLOCK_RULES[block.rule] ?? '', isClause: !begins, ...(wanted !== undefined && { asked: wanted }) },
                ...(title !== undefined && isFirst && { title, filter: known }),
                ...(wanted !== undefined && { isPreferred: true }),
            },
        });
    }
    return found.sort((a, b) => a.rank - b.rank).map(({ suggestion }) => suggestion);
}

/** What a block mostly begins with, in the order in which it is read. A test holds it to the grammar. */
export const ESSENTIALS: Readonly<Record<string, readonly string[]>> = {
    Document: ['journey', 'owner', 'channel', 'persona', 'information'], Journey: ['owner', 'for', 'goal', 'outcome', 'stage'], Stage: ['touchpoint', 'channel', 'owner'],
    Touchpoint: ['channel', 'owner', 'does', 'asks', 'needs', 'promises', 'meets', 'handoff', 'ends', 'takes', 'feels', 'tells'],
    Way: ['when', 'carries', 'accepted', 'within', 'takes', 'tells', 'updates', 'fallback'], Persona: ['goal', 'needs'], Metric: ['scale', 'question'], Term: ['avoid'],
    Case: ['at', 'source'], CaseEntry: ['initiated', 'owner', 'channel', 'asks', 'promises', 'breaks', 'meets'], Portfolio: ['vision', 'journey', 'owner'],
};

/** A clause stands once in its fact. */
const isSaid = (word: string, { fact }: Spot): boolean => fact.some(({ text }, i) => i > 0 && text === word);

/** Another limit is joined to the first one by `or`. */
function canFollow(word: string, spot: Spot): boolean {
    const hasLimit = isSaid('within', spot);
    if (word === 'or') return hasLimit;
    return word !== 'within' || !hasLimit || spot.fact.at(-1)?.text === 'or';
}

// ---- Names ----------------------------------------------------------------------------------------------------------

interface NameFinder {
    readonly here: (expected: Expected) => { readonly list: readonly Suggestion[]; readonly isMore: boolean };
    readonly choices: Fillings['names'];
}

function nameFinder(spot: Spot, situation: Situation): NameFinder {
    const { locale } = situation.project;
    const said = new Set(spot.fact.slice(1).map(({ text }) => text));
    const ordered = (type: string, asked: Asked, prefix: string, most: number) => {
        const { fit, near } = fitting(asked, situation);
        return candidates(KINDS_OF_TYPE[type] ?? [], prefix, situation.scope, { near, most })
            .map((candidate) => ({ candidate, ...fit(candidate) }))
            .sort((a, b) => a.rank - b.rank || (a.candidate.text < b.candidate.text ? -1 : 1));
    };
    const known = new Map<string, readonly string[]>();
    const initialsOf = createInitials();
    return {
        here: ({ type = '', rules, feature }) => {
            const asked = { fact: spot.fact[0]?.text ?? '', rule: rules.at(-1) ?? '', feature };
            // A list has each name once; the ends of a chain may come again.
            const fresh = ordered(type, asked, spot.prefix, MOST_NAMES + said.size + 1).filter(({ candidate }) => asked.rule === 'Way' || !said.has(candidate.text));
            // Editors show first what is found at the beginning; who types letters may mean a name that is spoken so, but rather one that is written so.
            const isSpelt = ({ candidate: { text, id, title } }: { readonly candidate: Candidate }): boolean => [text, id, title ?? ''].some((each) => fits(spot.prefix, each));
            const hasLetters = /^[a-z]/i.test(spot.prefix);
            const inOrder = hasLetters ? [...fresh.filter(isSpelt), ...fresh.filter((each) => !isSpelt(each))] : fresh;
            const searched = ({ text, id, title = '' }: Candidate): string => {
                const [written, spoken] = [[text, id, title], [initialsOf(text), initialsOf(title)]];
                return (hasLetters ? [...spoken, ...written] : [...written, ...spoken]).filter((part) => part !== '').join(' ');
            };
            const list = inOrder.slice(0, MOST_NAMES).map(({ candidate, note }, i): Suggestion => ({
                kind: 'name', label: candidate.text, insert: candidate.text, isSnippet: false, replaces: spot.word, subject: { of: 'element', key: candidate.key },
                title: [candidate.title, note === undefined ? undefined : WRITING_WORDS[note][locale]].filter((part) => part !== undefined).join(' · ') || wordFor(candidate.kind, locale),
                filter: searched(candidate),
                ...(i === 0 && note !== undefined && { isPreferred: true }),
                ...(candidate.kind === 'journey' && candidate.home.store.view.journey(candidate.id)?.status === 'retired' && { isRetired: true }),
            }));
            const journeys = asked.rule === 'Way' && spot.blocks.length === 1 && !spot.prefix.includes('.') ? journeyNames(spot, situation) : [];
            return { list: [...list, ...journeys], isMore: MOST_NAMES < fresh.length || journeys.length === MOST_NAMES };
        },
        choices: (type, rule, feature) => {
            const key = `${type} ${rule} ${feature ?? ''}`;
            let names = known.get(key);
            if (names === undefined) known.set(key, names = best(ordered(type, { fact: '', rule, feature }, '', MOST_CHOICES + 1), rule));
            return names;
        },
    };
}

/** For a place of a snippet: only what fits, where it is known what does. */
function best(ordered: readonly { readonly candidate: Candidate; readonly rank: number }[], rule: string): readonly string[] {
    const most = ordered.filter(({ candidate: { kind }, rank }) => rank < 9 && (rule !== 'Carries' || rank < 5 || kind === 'information') && (rule !== 'Fallback' || kind === 'owner'));
    return most.slice(0, MOST_CHOICES).map(({ candidate }) => candidate.text);
}

/** At the top level the ends of a way begin with the names of their journeys. */
function journeyNames(spot: Spot, { scope }: Situation): readonly Suggestion[] {
    return candidates(['journey'], spot.prefix, scope, { near: [], most: MOST_NAMES }).slice(0, MOST_NAMES).map(({ text, title, key }): Suggestion => ({
        kind: 'name', label: `${text}.`, insert: `${text}.`, isSnippet: false, replaces: spot.word, subject: { of: 'element', key }, filter: `${text} ${title ?? ''}`,
        ...(title !== undefined && { title }),
    }));
}

/** The words that stand for a name and are none. */
function specialNames({ rules, type }: Expected, spot: Spot, locale: Locale): readonly Suggestion[] {
    const rule = rules.at(-1);
    const word = (rule === 'OwnerIs' || rule === 'ChannelIs') && spot.fact.length === 1 ? UNKNOWN : rule === 'Carries' && spot.fact.length === 1 ? 'all' : undefined;
    if (word === undefined || type === undefined || !fits(spot.prefix, word)) return [];
    const text = WRITING_WORDS[word === 'all' ? 'carries-all' : 'not-stated'][locale];
    return [{ kind: 'word', label: word, insert: word, isSnippet: false, replaces: spot.word, title: text, subject: { of: 'text', text } }];
}

/** Letters that are typed now may make a new name, which is to be offered then. */
const canBeNew = ({ type }: Expected): boolean => isDeclarable(KINDS_OF_TYPE[type ?? '']?.at(-1));
const isDeclarable = (kind: ElementKind | undefined): kind is ElementKind => kind !== undefined && (kind === 'touchpoint' || DECLARABLE.has(kind));

/** A name that nothing is called by yet, with its declaration; where nothing is declared at all, one to be written over. */
function newName({ type }: Expected, known: readonly Suggestion[], spot: Spot, file: FileInProject, { snippets, declaresElsewhere }: SuggestionOptions): Suggestion | undefined {
    const { locale } = file.project;
    const kind = KINDS_OF_TYPE[type ?? '']?.at(-1);
    if (!isDeclarable(kind)) return undefined;
    const name = spot.prefix === '' ? nameless(type, locale) : spot.prefix;
    const title = format(WRITING_WORDS[spot.prefix === '' ? 'new-name' : 'declared-too'], { kind }, locale);
    // VS Code puts first what is found at its beginning: a known name that goes on is rather meant than a new one, which Enter would declare.
    const filter = known.length > 0 && declaresElsewhere ? `… ${name}` : name;
    const whole = { kind: 'name', label: name, title, filter, replaces: spot.word, subject: { of: 'text', text: title } } as const;
    if (spot.prefix === '') return known.length > 0 || !snippets ? undefined : { ...whole, insert: `\${1:${name}}`, isSnippet: true };
    const also = !NAME.test(name) || name === 'all' || spot.offset < spot.word.end || known.some(({ label }) => label === name) ? undefined : declareName(kind, name, spot.word.start, file);
    const [elsewhere] = also?.filter(({ path }) => path !== file.path) ?? [];
    if (elsewhere !== undefined && declaresElsewhere) {
        const there = format(WRITING_WORDS['declared-there'], { kind, path: elsewhere.path }, locale);
        return { ...whole, title: there, subject: { of: 'text', text: there }, insert: name, isSnippet: false, declares: { kind, name } };
    }
    if (also === undefined || elsewhere !== undefined || also.some(({ start, end }) => start <= spot.word.end && spot.word.start <= end)) return undefined;
    return { ...whole, insert: name, isSnippet: false, also };
}
const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}_]*(?:-[\p{L}_][\p{L}\p{N}\p{M}_]*)*$/u;

/** The words of a closed list. */
function wordsAt({ rules, feature }: Expected, spot: Spot): readonly Suggestion[] {
    const said = new Set(spot.fact.slice(1).map(({ text }) => text));
    const words = (wordsFor(rules.at(-1) ?? '', feature, spot.fact[0]?.text) ?? []).filter((word) => fits(spot.prefix, word) && !(feature === 'words' && said.has(word)));
    const meant = rules.at(-1) === 'Channel' ? channelKindOf(spot.fact[1]?.text ?? '') : undefined;
    const suggestion = (word: string): Suggestion => ({ kind: 'word', label: word, insert: word, isSnippet: false, replaces: spot.word, subject: { of: 'text', text: '' }, ...(word === meant && { isPreferred: true }) });
    return [...words.filter((word) => word === meant), ...words.filter((word) => word !== meant)].map(suggestion);
}

// ---- Helpers --------------------------------------------------------------------------------------------------------

/** A name to be typed over. Every word but three may be one. */
function nameless(type: string | undefined, locale: Locale): string {
    const kind = type === undefined ? undefined : KINDS_OF_TYPE[type]?.[0];
    if (kind === undefined) return locale === 'en' ? 'name' : wordFor('name', locale);
    if (locale !== 'en') return wordFor(kind, locale);
    return kind === 'touchpoint' || kind === 'journey' ? `other-${kind}` : kind;
}

/** Whether what was typed is in a text: in one piece, or letter by letter in this order. */
export function fits(typed: string, text: string): boolean {
    const wanted = typed.toLowerCase();
    const lower = text.toLowerCase();
    if (lower.includes(wanted)) return true;
    let at = 0;
    for (const sign of lower) if (sign === wanted[at]) at++;
    return at === wanted.length;
}
