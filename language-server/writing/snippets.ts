import type { Compact } from '../compact-grammar';
import { COMPACT } from '../compact-grammar.generated';
import { CLAUSE } from '../token-types';
import type { Expected } from './grammar-walk';
import { VOCABULARY } from '../../src/model/vocabulary';

/** What fills the places of a snippet. */
export interface Fillings {
    /** Names for a reference, the best first. */
    readonly names: (type: string, rule: string, feature: string | undefined) => readonly string[];
    /** A word that stands for a name that nobody has given yet. */
    readonly nameless: (type: string | undefined) => string;
    /** ISO date. */
    readonly today: string;
}

/**
 * A fact or a clause that begins with a keyword, as a snippet: what has to follow it in the grammar, and of what may follow
 * what a good author states. @param block the rule of the block that it stands in.
 */
export function snippetOf(keyword: Expected, block: string, fillings: Fillings): string {
    const rule = keyword.rules.at(-1);
    const body = rule === undefined ? undefined : RULES.get(rule);
    if (rule === undefined || body === undefined || !firstWords(body).includes(keyword.word)) return `${keyword.word} `;
    const writer = createWriter(fillings);
    writer.rule(rule, keyword.word, block);
    if (rule === 'Way' && keyword.word === 'handoff') writer.skeleton();
    const text = writer.text();
    return text === keyword.word ? text : text.replace(/ $/, '');
}

/** What may be left out and a good author states, by rule: properties, or rules of clauses. `{`: its block. A test holds it to the grammar. */
export const SHAPES: Readonly<Record<string, readonly string[]>> = {
    Owner: ['title'], System: ['title'], Channel: ['title', 'kind'], Persona: ['title'], Information: ['title'], Metric: ['title'], Term: ['title'], Scenario: ['title'],
    Journey: ['title', '{'], Stage: ['title', '{'], Touchpoint: ['title', '{'], Case: ['title', '{'], Portfolio: ['title', '{'],
    CaseEntry: ['touchpoint', 'title'], Moment: ['day'], Promises: ['name', 'text', 'Limit'], Expectation: ['name', 'text', 'Limit'], Pain: ['text'],
    Opportunity: ['text'], Feels: ['score', 'text'], Accepted: ['Limit'], Tells: ['Via'], Fallback: ['After'], Reviewed: ['every'], Repeats: ['times'], Breaks: ['reasons'],
    Obligation: ['Limit'], Way: ['source'],
};

/** What a handoff consists of, in the order in which it is read: the trigger, the context, the acceptance, the cue and the fallback. */
export const HANDOFF_PARTS = ['When', 'Carries', 'Accepted', 'Tells', 'Fallback'] as const;

const RULES: ReadonlyMap<string, Compact> = new Map(COMPACT.rules.map(({ name, body }) => [name, body]));
const LENGTHS: Readonly<Record<string, string>> = { Takes: '15min', Reviewed: '90d', Updates: '1d' };
const NUMBERS: Readonly<Record<string, string>> = { contacts: '3', times: '3', day: '1', outOf: '5' };
const SCORES = ['+1', '+2', '0', '-1', '-2'];

interface Writer {
    readonly rule: (name: string, keyword: string | undefined, block: string) => void;
    readonly skeleton: () => void;
    readonly text: () => string;
}

function createWriter(fillings: Fillings): Writer {
    let text = '';
    let slots = 0;
    const put = (word: string): void => { text += /(?:^|\n) *$/.test(text) ? word : ` ${word}`; };
    const slot = (filled: string): string => (filled === '' ? `$${++slots}` : `\${${++slots}:${filled}}`);
    const choice = (words: readonly string[]): string => (words.length === 1 ? slot(words[0]!) : `\${${++slots}|${words.join(',')}|}`);

    const write = (element: Compact, at: { readonly rule: string; readonly keyword: string | undefined; readonly block: string; readonly feature?: string | undefined }): void => {
        const shape = SHAPES[at.rule] ?? [];
        const wanted = (part: Compact): boolean => mentions(part, shape) && !(at.block === 'Touchpoint' && mentions(part, ['source']));
        switch (element[0]) {
            case 'keyword':
                put(plain(element[1]));
                return;
            case 'token':
                put(valueFor(element[1], at.rule, at.feature, at.keyword));
                return;
            case 'reference': {
                const names = fillings.names(element[2], at.rule, at.feature);
                put(names.length === 0 ? slot(fillings.nameless(element[2])) : choice(names));
                return;
            }
            case 'rule': return writeRule(element[1], undefined, at.block);
            case '=':
            case '+=':
            case '?=': return write(element[2], { ...at, feature: element[1] });
            case 'all': return (element.slice(1) as Compact[]).forEach((part) => write(part, at));
            case 'one': {
                const parts = element.slice(1) as Compact[];
                const chosen = parts.find((part) => at.keyword !== undefined && firstWords(part).includes(at.keyword)) ?? parts.find((part) => mentions(part, shape)) ?? parts[0]!;
                return write(chosen, at);
            }
            case '+': return write(element[1], at);
            case '?':
            case '*': {
                const begins = text === '' && at.keyword !== undefined && firstWords(element[1]).includes(at.keyword) && element[1][0] !== 'all';
                if (begins && mentions(element[1], ['or']) && at.keyword === 'or') return write(element[1], at);
                if (!wanted(element[1])) return;
                if (firstWords(element[1])[0] === '{') put('{\n  $0\n}');
                else write(element[1], at);
            }
        }
    };
    const writeRule = (name: string, keyword: string | undefined, block: string): void => write(RULES.get(name)!, { rule: name, keyword, block });
    const valueFor = (terminal: string, rule: string, feature: string | undefined, keyword: string | undefined): string => {
        switch (terminal) {
            case 'STRING': return `"${slot('')}"`;
            case 'DURATION': return slot(LENGTHS[rule] ?? '1d');
            case 'VALUE': return rule === 'Feels' ? choice(SCORES) : slot(NUMBERS[feature ?? ''] ?? '1');
            case 'DATE': return slot(fillings.today);
            case 'TIME': return slot('09:00');
            default: {
                const words = wordsFor(rule, feature, keyword);
                return words === undefined ? slot(fillings.nameless(feature === 'name' ? undefined : feature)) : choice(words);
            }
        }
    };
    return {
        rule: writeRule,
        skeleton: () => {
            text += ' {';
            for (const part of HANDOFF_PARTS) {
                // Where nothing can be carried there is nothing to say.
                if (part === 'Carries' && fillings.names('Carried', 'Carries', 'items').length === 0) continue;
                text += '\n  ';
                writeRule(part, undefined, 'Way');
            }
            text += '\n}';
        },
        text: () => text,
    };
}

const plain = (word: string): string => (word.startsWith(CLAUSE) ? word.slice(CLAUSE.length) : word);

/** The words of a closed list that a place takes; undefined where any name may stand. */
export function wordsFor(rule: string, feature: string | undefined, keyword: string | undefined): readonly string[] | undefined {
    if (rule === 'Channel' && feature === 'kind') return VOCABULARY.channelKind;
    if (feature !== 'word' && feature !== 'words') return undefined;
    const first = keyword ?? firstWords(RULES.get(rule) ?? ['all'])[0];
    return (VOCABULARY as Readonly<Record<string, readonly string[]>>)[VOCABULARY_NAMES[first ?? ''] ?? first ?? ''];
}
/** The names of lists that are not called like their keyword. */
const VOCABULARY_NAMES: Readonly<Record<string, string>> = { initiated: 'initiatedBy', signal: 'signals' };

export const firstWordsOf = (rule: string): readonly string[] => firstWords(RULES.get(rule) ?? ['all']);

/** The keywords that can begin something. */
function firstWords(element: Compact): readonly string[] {
    switch (element[0]) {
        case 'keyword': return [plain(element[1])];
        case 'rule': {
            const body = RULES.get(element[1]);
            return body === undefined ? [] : firstWords(body);
        }
        case '=':
        case '+=':
        case '?=': return firstWords(element[2]);
        case '?':
        case '*':
        case '+': return firstWords(element[1]);
        case 'one': return (element.slice(1) as Compact[]).flatMap(firstWords);
        case 'all': {
            const words: string[] = [];
            for (const part of element.slice(1) as Compact[]) {
                words.push(...firstWords(part));
                if (part[0] !== '?' && part[0] !== '*') break;
            }
            return words;
        }
        default: return [];
    }
}

/** Whether one of some properties, rules or signs is in something; what rules consist of is not looked at. */
export function mentions(element: Compact, names: readonly string[]): boolean {
    switch (element[0]) {
        case 'keyword': return names.includes(element[1]) && !/^[a-z…]/.test(element[1]);
        case 'rule': return names.includes(element[1]);
        case '=':
        case '+=':
        case '?=': return names.includes(element[1]) || mentions(element[2], names);
        case '?':
        case '*':
        case '+': return mentions(element[1], names);
        case 'one':
        case 'all': return (element.slice(1) as Compact[]).some((part) => mentions(part, names));
        default: return false;
    }
}
