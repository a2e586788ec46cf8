import type { TokenType, TokenTypeDictionary } from 'chevrotain';

/** The mark in the grammar of a keyword that stands on the line of its fact. */
export const CLAUSE = '…';
/** These begin the big blocks: as names they would make every mistake in braces unreadable. */
const NEVER_NAMES = new Set(['journey', 'stage', 'touchpoint']);
/** Directly after a time these are never names. */
const AFTER_TIME = new Set(['unplanned', 'missing', 'morning', 'noon', 'afternoon', 'evening', 'night']);

/** The token types of one word: where it begins a line, where it stands inside one, and directly after a time. */
export interface Word { readonly first: number; readonly inside: number; readonly afterTime: number }

/** The types of all tokens. Types are told apart by their `tokenTypeIdx`: a small number. */
export interface Vocabulary {
    readonly all: TokenTypeDictionary;
    readonly byNumber: readonly TokenType[];
    readonly words: ReadonlyMap<string, Word>;
    /** No word is longer. */
    readonly longestWord: number;
    /** By the code of an ASCII sign; 0 for one that is no token. */
    readonly signs: Uint16Array;
    readonly name: number;
    readonly qualifiedName: number;
    readonly string: number;
    readonly duration: number;
    readonly value: number;
    readonly date: number;
    readonly time: number;
    readonly arrow: number;
    readonly open: number;
    readonly close: number;
    /** The word `before` inside a line: after it stands what stands after a time. */
    readonly before: number;
}

/**
 * The token types of a grammar, from its keywords (clauses with their mark) and the names of its terminals. `make` gives
 * one type: for Langium's parser it has to be one of Chevrotain's.
 */
export function vocabularyOf(keywords: Iterable<string>, terminals: Iterable<string>, make: (name: string, categories: TokenType[]) => TokenType): Vocabulary {
    const all: TokenTypeDictionary = {};
    const byNumber: TokenType[] = [];
    const add = (name: string, categories: TokenType[] = []): TokenType => {
        const known = all[name];
        if (known !== undefined) return known;
        const type = make(name, categories);
        byNumber[type.tokenTypeIdx!] = type;
        return all[name] = type;
    };
    const numberOf = (name: string): number => add(name).tokenTypeIdx!;

    const qualifiedName = add('QNAME');
    const name = add('NAME', [qualifiedName]);
    for (const terminal of terminals) add(terminal);

    const values = new Set(keywords);
    const words = new Map<string, Word>();
    const signs = new Uint16Array(128);
    for (const value of values) {
        const word = value.startsWith(CLAUSE) ? value.slice(CLAUSE.length) : value;
        if (!/^[a-z]/.test(word)) {
            if (word.length === 1) signs[word.charCodeAt(0)] = numberOf(word);
            continue;
        }
        if (words.has(word)) continue;
        const fact = values.has(word) ? add(word) : undefined;
        const clause = values.has(CLAUSE + word) ? add(CLAUSE + word) : undefined;
        const meanings = [fact, clause].filter(type => type !== undefined);
        const inside = add(`${word} (inside a line)`, NEVER_NAMES.has(word) ? meanings : [...meanings, name]);
        const afterTime = AFTER_TIME.has(word) ? clause ?? inside : inside;
        words.set(word, { first: (fact ?? inside).tokenTypeIdx!, inside: inside.tokenTypeIdx!, afterTime: afterTime.tokenTypeIdx! });
    }
    return {
        all, byNumber, words, signs, longestWord: Math.max(0, ...[...words.keys()].map(word => word.length)),
        name: name.tokenTypeIdx!, qualifiedName: qualifiedName.tokenTypeIdx!, string: numberOf('STRING'), duration: numberOf('DURATION'), value: numberOf('VALUE'),
        date: numberOf('DATE'), time: numberOf('TIME'), arrow: numberOf('->'), open: numberOf('{'), close: numberOf('}'),
        before: words.get('before')?.inside ?? 0,
    };
}
