import { blockStart, hasBlock, isBlockStart, isComplete, next, sampleOf, shortestTo } from './grammar-walk';
import { lower } from '../lower';
import { parse } from '../parse';
import type { Problem } from '../../src/model/problem';

/**
 * The facts of a block that may stand only once, by their first words. Nobody keeps this list: each fact is written twice, in
 * every form that it can take, and the reader itself says whether that is once too often.
 */
export function singleFacts(block: string): ReadonlySet<string> {
    const known = SINGLE.get(block);
    if (known !== undefined) return known;
    const single = new Set<string>();
    const outer = around(block);
    for (const { expected: { what, word }, reached } of outer === undefined ? [] : next(blockStart(block))) {
        const fact = what === 'keyword' ? shortestTo(reached, (there) => isComplete(there, block)) : undefined;
        if (fact === undefined) continue;
        const plain = [word, ...fact.words];
        const longer = next(fact.reached).filter(({ expected }) => !expected.isFresh).flatMap((clause) => {
            const rest = shortestTo(clause.reached, (there) => isComplete(there, block));
            return rest === undefined ? [] : [[...plain, sampleOf(clause.expected.word), ...rest.words]];
        });
        if ([plain, ...longer].every((second) => isTooOften(outer!, plain, second))) single.add(word);
    }
    SINGLE.set(block, single);
    return single;
}

/** By block; the grammar does not change. */
const SINGLE = new Map<string, ReadonlySet<string>>();

/** The fewest words that begin a block where nothing is wrong with it. */
function around(block: string): readonly string[] | undefined {
    const ways: { readonly rule: string; readonly words: readonly string[] }[] = [{ rule: 'Document', words: [] }];
    const seen = new Set<string>();
    // A list that grows is walked to its new end.
    for (const { rule, words } of ways) {
        if (rule === block && problemsIn(words, '').length === 0) return words;
        if (rule === block || seen.has(rule)) continue;
        seen.add(rule);
        for (const { expected: { word, rules }, reached } of next(blockStart(rule))) {
            const inner = rules[0];
            const head = inner === undefined || !hasBlock(inner) ? undefined : shortestTo(reached, (there) => isBlockStart(there, inner));
            if (head !== undefined) ways.push({ rule: inner!, words: [...words, word, ...head.words] });
        }
    }
    return undefined;
}

function isTooOften(outer: readonly string[], first: readonly string[], second: readonly string[]): boolean {
    return problemsIn(outer, `${first.join(' ')}\n${second.join(' ')}`).some(({ rule, message }) => rule === 'duplicate-attribute' && message === 'default');
}

function problemsIn(outer: readonly string[], block: string): readonly Problem[] {
    const depth = outer.filter((word) => word === '{').length;
    // Each name once: two things of one journey must not be called the same.
    const head = outer.map((word, i) => (word === 'x' ? `x${i}` : word));
    return lower(parse(`${head.join(' ')}\n${block}\n${'}'.repeat(depth)}\n`), '').problems;
}
