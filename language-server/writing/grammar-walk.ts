import type { Compact } from '../compact-grammar';
import { COMPACT } from '../compact-grammar.generated';
import { theReader } from '../parse';
import { CLAUSE } from '../token-types';

/**
 * What may follow in a text, read from the grammar itself: the grammar as a network of places, and all places where the
 * words that were read can have led. Nothing here knows a single keyword, so nothing can go stale.
 */
export interface Expected {
    readonly what: 'keyword' | 'token' | 'reference';
    /** The keyword without its mark, or the name of the terminal. */
    readonly word: string;
    /** The type in the grammar of what a reference refers to. */
    readonly type: string | undefined;
    /** The property that it becomes. */
    readonly feature: string | undefined;
    /** The rules around it, from the block inwards; the first one is that of the fact. */
    readonly rules: readonly string[];
    /** It begins another fact. */
    readonly isFresh: boolean;
}

/** Where reading has got to: every place that is possible. */
export type Reached = readonly Config[];

interface Config { readonly place: Place; readonly around: Around | undefined; readonly begun: Begun | undefined }
/** The facts of the block that were begun, the last first, by the indexes of their first words. */
export interface Begun { readonly at: number; readonly before: Begun | undefined }
/** The rules that are being read, the innermost first. */
interface Around { readonly rule: string; readonly back: Place; readonly around: Around | undefined }

interface Place { readonly rule: string; readonly isEnd: boolean; readonly steps: readonly Step[] }
type Step =
    | { readonly do: 'go'; readonly to: Place }
    | { readonly do: 'read'; readonly what: Expected['what']; readonly word: string; readonly type: string | undefined; readonly feature: string | undefined; readonly to: Place }
    | { readonly do: 'enter'; readonly rule: string; readonly to: Place };

/** The beginning of the block of a rule, or of the whole text; `begun`: what was begun before. */
export function blockStart(rule: string, begun?: Begun): Reached {
    const place = theNetwork().blocks.get(rule)?.first;
    return place === undefined ? [] : [{ place, around: undefined, begun }];
}

/** Behind a token of a type (its `tokenTypeIdx`) with an index of its own; empty when it does not fit. */
export function read(reached: Reached, type: number, index = 0): Reached {
    const names = theNetwork().names.get(type) ?? NO_NAMES;
    return reads(reached).filter(({ step }) => names.has(step.word))
        .map(({ step, around, begun, isFresh }) => ({ place: step.to, around, begun: isFresh ? { at: index, before: begun } : begun }));
}

/** The facts that were begun on the first of the possible ways of reading. */
export const begunIn = (reached: Reached): Begun | undefined => reached[0]?.begun;

/** Behind a whole block `{ … }`, whatever is in it; empty when none can stand here. */
export function readBlock(reached: Reached): Reached {
    return reads(reached).filter(({ step }) => step.word === '{').flatMap(({ step, around, begun }) => {
        const last = theNetwork().blocks.get(step.to.rule)?.last;
        return last === undefined ? [] : [{ place: last, around, begun }];
    });
}

/** The rule whose block begins with a `{` here. */
export function blockRule(reached: Reached): string | undefined {
    return reads(reached).find(({ step }) => step.word === '{')?.step.to.rule;
}

/** What may stand next, each once. The `}` of the block itself is not told. */
export function expected(reached: Reached): readonly Expected[] {
    const found = new Map<string, Expected>();
    for (const { step, around, isFresh } of reads(reached)) {
        if (around === undefined && step.word === '}') continue;
        const made = expectedAt(step, around, isFresh);
        const key = `${made.rules.join('>')} ${made.what} ${made.word} ${made.feature ?? ''}`;
        if (!found.has(key)) found.set(key, made);
    }
    return [...found.values()];
}

/** Whether the fact may end here. */
export function isComplete(reached: Reached, block: string): boolean {
    const start = theNetwork().blocks.get(block);
    return start !== undefined && everywhere(reached).some(({ place, around }) => around === undefined && start.loops.has(place));
}

/** A word that may stand next, and where reading it leads. */
export interface Next { readonly expected: Expected; readonly reached: Reached }

export function next(reached: Reached): readonly Next[] {
    return reads(reached).map(({ step, around, begun, isFresh }) => ({ expected: expectedAt(step, around, isFresh), reached: [{ place: step.to, around, begun }] }));
}

/** Whether the block of a rule has just begun. */
export function isBlockStart(reached: Reached, rule: string): boolean {
    const first = theNetwork().blocks.get(rule)?.first;
    return reached.some(({ place }) => place === first);
}

export const hasBlock = (rule: string): boolean => theNetwork().blocks.has(rule);

/** Words that lead somewhere, with a sample for each value. */
export interface Words { readonly words: readonly string[]; readonly reached: Reached }

/** The fewest words that lead to where something holds; undefined when none do. */
export function shortestTo(from: Reached, isThere: (reached: Reached) => boolean): Words | undefined {
    const ways: Words[] = [{ words: [], reached: from }];
    const seen = new Set<Place>();
    // A list that grows is walked to its new end.
    for (const way of ways) {
        if (isThere(way.reached)) return way;
        for (const { expected: { word, isFresh }, reached } of next(way.reached)) {
            const { place } = reached[0]!;
            // Only within what is begun: the next fact leads nowhere new.
            if (seen.has(place) || word === '}' || (isFresh && way.words.length > 0)) continue;
            seen.add(place);
            ways.push({ words: [...way.words, sampleOf(word)], reached });
        }
    }
    return undefined;
}

/** A word as it is written: for a terminal a value of it. */
export const sampleOf = (word: string): string => SAMPLES[word] ?? word;
const SAMPLES: Readonly<Record<string, string>> = { NAME: 'x', QNAME: 'x', STRING: '"x"', DURATION: '1d', VALUE: '1', DATE: '2026-01-01', TIME: '10:00' };

/** Whether a token of a type can begin a fact of a block. */
export function beginsFact(type: number, block: string): boolean {
    return theNetwork().blocks.get(block)?.begins(type) === true;
}

// ---- Walking --------------------------------------------------------------------------------------------------------

type Read = Extract<Step, { do: 'read' }>;

function expectedAt({ what, word, type, feature }: Read, around: Around | undefined, isFresh: boolean): Expected {
    const rules: string[] = [];
    for (let at = around; at !== undefined; at = at.around) rules.unshift(at.rule);
    return { what, word: withoutMark(word), type, feature, rules, isFresh };
}

/** `isFresh`: a fact ended before it, or none has begun. */
interface Passed extends Config { readonly isFresh: boolean }

function reads(reached: Reached): readonly (Passed & { readonly step: Read })[] {
    return everywhere(reached).flatMap((config) => config.place.steps.flatMap((step) => (step.do === 'read' ? [{ ...config, step }] : [])));
}

/** All places that can be reached without reading anything; going on with a fact comes before beginning another one. */
function everywhere(reached: Reached): readonly Passed[] {
    const { starts, blocks } = theNetwork();
    const found: Passed[] = [];
    const seen = new Map<Place, Config['around'][]>();
    const add = (place: Place, around: Around | undefined, { begun, isFresh }: Pick<Passed, 'begun' | 'isFresh'>): void => {
        const known = seen.get(place);
        if (known?.some((other) => isSame(other, around)) === true) return;
        if (known === undefined) seen.set(place, [around]);
        else known.push(around);
        found.push({ place, around, begun, isFresh: isFresh || (around === undefined && blocks.get(place.rule)?.loops.has(place) === true) });
    };
    for (const { place, around, begun } of reached) add(place, around, { begun, isFresh: false });
    // A list that grows is walked to its new end.
    for (let i = 0; i < found.length; i++) {
        const passed = found[i]!;
        const { place, around } = passed;
        for (const step of place.steps) {
            if (step.do === 'go') add(step.to, around, passed);
            else if (step.do === 'enter') add(starts.get(step.rule)!, { rule: step.rule, back: step.to, around }, passed);
        }
        if (place.isEnd && around !== undefined) add(around.back, around.around, passed);
    }
    return [...found.filter(({ isFresh }) => !isFresh), ...found.filter(({ isFresh }) => isFresh)];
}

function isSame(one: Around | undefined, other: Around | undefined): boolean {
    if (one === other) return true;
    return one !== undefined && other !== undefined && one.rule === other.rule && one.back === other.back && isSame(one.around, other.around);
}

const withoutMark = (word: string): string => (word.startsWith(CLAUSE) ? word.slice(CLAUSE.length) : word);

// ---- The network ----------------------------------------------------------------------------------------------------

/** `loops`: where a fact has ended and the next may begin. `begins`: whether a token of a type begins one. */
interface Block { readonly first: Place; readonly last: Place; readonly loops: ReadonlySet<Place>; readonly begins: (type: number) => boolean }
interface Network {
    readonly starts: ReadonlyMap<string, Place>;
    readonly blocks: ReadonlyMap<string, Block>;
    /** What a token of a type may stand for, by its number. */
    readonly names: ReadonlyMap<number, ReadonlySet<string>>;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Made once: it is the grammar in another form. */
let network: Network | undefined;
function theNetwork(): Network {
    return network ??= networkOf();
}

interface Building extends Place { steps: Step[]; isEnd: boolean }

function networkOf(): Network {
    const starts = new Map<string, Place>();
    const blocks = new Map<string, Block>();
    for (const { name, body } of COMPACT.rules) {
        const make = (): Building => ({ rule: name, isEnd: false, steps: [] });
        const loops = new Set<Place>();
        let first: Place | undefined;
        let last: Place | undefined;
        const build = (element: Compact, from: Building, feature?: string): Building => {
            switch (element[0]) {
                case 'keyword':
                case 'token':
                case 'reference': {
                    const to = make();
                    from.steps.push({ do: 'read', what: element[0], word: element[1], type: element[0] === 'reference' ? element[2] : undefined, feature, to });
                    if (element[1] === '{') first = to;
                    if (element[1] === '}') last = to;
                    return to;
                }
                case 'rule': {
                    const to = make();
                    from.steps.push({ do: 'enter', rule: element[1], to });
                    return to;
                }
                case '=':
                case '+=':
                case '?=': return build(element[2], from, element[1]);
                case 'all': return (element.slice(1) as Compact[]).reduce((at, part) => build(part, at, feature), from);
                case 'one': {
                    const to = make();
                    for (const part of element.slice(1) as Compact[]) build(part, from, feature).steps.push({ do: 'go', to });
                    return to;
                }
                case '?': {
                    const to = build(element[1], from, feature);
                    from.steps.push({ do: 'go', to });
                    return to;
                }
                case '*':
                case '+': {
                    const again = make();
                    if (element[0] === '*') from.steps.push({ do: 'go', to: again });
                    else build(element[1], from, feature).steps.push({ do: 'go', to: again });
                    build(element[1], again, feature).steps.push({ do: 'go', to: again });
                    if (isFacts(element[1])) loops.add(again);
                    return again;
                }
            }
        };
        const start = make();
        build(body, start).isEnd = true;
        starts.set(name, start);
        if (name === COMPACT.entry) blocks.set(name, { first: start, last: start, loops, begins: beginnings(name) });
        else if (first !== undefined && last !== undefined) blocks.set(name, { first, last, loops, begins: beginnings(name) });
    }
    const names = new Map<number, ReadonlySet<string>>();
    for (const type of Object.values(theReader().vocabulary.all)) {
        const of = new Set([type]);
        for (const one of of) for (const category of one.CATEGORIES ?? []) of.add(category);
        names.set(type.tokenTypeIdx!, new Set([...of].map((one) => one.name)));
    }
    return { starts, blocks, names };
}

/** Found out once for each type that is asked for. */
function beginnings(block: string): (type: number) => boolean {
    const known = new Map<number, boolean>();
    return (type) => {
        let begins = known.get(type);
        if (begins === undefined) known.set(type, begins = read(blockStart(block), type).length > 0);
        return begins;
    };
}

const isFacts = (element: Compact): boolean => element[0] === '+=' && (element[1] === 'facts' || element[1] === 'declarations');
