import { readFileSync } from 'node:fs';
import { projectRoot } from './harness';

/** The mark of a keyword that stands on the line of its fact. */
const CLAUSE = '…';

const grammar = readFileSync(`${projectRoot}/language-server/journey.langium`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

/** The quoted keywords of the Langium grammar, and those written one after the other, as in `moment of truth`. */
const quoted = [...grammar.matchAll(/'[^'\n]+'(?:\s+'[^'\n]+')*/g)]
    .map(match => [...match[0].matchAll(/'([^']+)'/g)].map(keyword => keyword[1]!))
    .filter(phrase => phrase.every(keyword => /^…?[a-z]+$/.test(keyword)));

/** Keywords that begin a fact. */
export const factKeywords: ReadonlySet<string> = new Set(quoted.flat().filter(keyword => !keyword.startsWith(CLAUSE)));

/** Keywords that stand behind a fact, on its line. */
export const clauseKeywords: ReadonlySet<string> = new Set(quoted.flat().flatMap(keyword => (keyword.startsWith(CLAUSE) ? [keyword.slice(CLAUSE.length)] : [])));

/** Keywords that stand together: `seen as`, `moment of truth`, `at most`. */
export const phrases: readonly string[] = quoted
    .filter(phrase => 1 < phrase.length)
    .map(phrase => phrase.map(keyword => keyword.replace(CLAUSE, '')).join(' '));
