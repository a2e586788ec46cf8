import { VOCABULARY } from '../../src/model/vocabulary';
import type { Random } from './random';

/** A word of the text, as meant: without quotes for a text, in ASCII. */
export interface Token {
    readonly is: 'keyword' | 'name' | 'text' | 'block text' | 'value' | 'date' | 'clock' | 'sign';
    readonly text: string;
}
/** A declaration or an attribute: what it says, and its block. */
export interface Fact { readonly tokens: readonly Token[]; readonly block?: readonly Fact[] }

export const keywords = (words: string): Token[] => words.split(' ').map(text => ({ is: 'keyword', text }));
export const name = (text: string): Token => ({ is: 'name', text });
export const text = (value: string): Token => ({ is: 'text', text: value });
export const value = (written: string): Token => ({ is: 'value', text: written });
export const date = (written: string): Token => ({ is: 'date', text: written });
export const sign = (written: ',' | ':' | '->'): Token => ({ is: 'sign', text: written });

/** A fact from keywords (separated by spaces) and tokens; nothing is left out. */
export function fact(first: string, ...rest: readonly (Token | readonly Token[])[]): Fact {
    return { tokens: [...keywords(first), ...rest.flat()] };
}
export const withBlock = (head: Fact, block: readonly Fact[]): Fact => ({ ...head, block });
export const list = (tokens: readonly Token[]): Token[] => tokens.flatMap((token, i) => (i === 0 ? [token] : [sign(','), token]));
export const names = (all: readonly string[]): Token[] => list(all.map(name));

const TEXTS = [
    'A working device before the weekend', 'How satisfied were you?', '12 interviews, 618 orders', 'x', 'Ready → go', '新遥控器可用',
    '明天上午李工送到，改期请点此', '最近一直很忙，忘记了', '“尽快”处理', '「上門」サービス', 'Say "hello"', 'C:\\temp', 'First\nsecond', 'a // no comment',
    'a /* no comment */ b', 'Braces { } inside', '100% – ça va très bien', '🙂 fine', 'stage touchpoint journey', "It's 5 o'clock",
    '非常非常长的一句话，用来看看一行写满了以后会发生什么事情，一直写到放不下为止',
];
const LENGTHS = ['30s', '15min', '4h', '2d', '1w', '3mo', '1y', '1d12h', '2bd', '1.5h'];
const RANGES = ['1d..3d', '~2d', '<2d', '>2d', '<=4h', '>=1w', '1h30min..2h', '10bd'];
const VALUES = ['45%', '4.2/5', '1200', '-12', '+5%', '35s', '<30%', '>=80%', '~25%', '<=3', '0', '98.6', '2h'];
const DATES = ['2026-11-21', '2026-11', '2026-01-31', '2023-03'];

export const anyText = (random: Random): Token => text(random.pick(TEXTS));
export const anyLength = (random: Random): Token => value(random.pick(random.chance(50) ? RANGES : LENGTHS));
export const exactLength = (random: Random): Token => value(random.pick(LENGTHS));
export const anyValue = (random: Random): Token => value(random.pick(VALUES));
export const anyDate = (random: Random): Token => date(random.pick(DATES));
export const wordOf = (random: Random, vocabulary: keyof typeof VOCABULARY): Token => name(random.pick(VOCABULARY[vocabulary]));
export const maybe = (random: Random, percent: number, tokens: () => readonly Token[]): readonly Token[] => (random.chance(percent) ? tokens() : []);

/** What a fact may name: declared in the project, or in the journey at hand. */
export interface Known {
    readonly owners: readonly string[];
    readonly systems: readonly string[];
    readonly channels: readonly string[];
    readonly personas: readonly string[];
    readonly information: readonly string[];
    readonly metrics: readonly string[];
    readonly scenarios: readonly string[];
    readonly journeys: readonly string[];
    /** As named from the place at hand. */
    readonly promises: readonly string[];
    readonly expectations: readonly string[];
    readonly pains: readonly string[];
}

export const commitmentsOf = ({ promises, expectations }: Pick<Known, 'promises' | 'expectations'>): readonly string[] => [...promises, ...expectations];

export function note(random: Random): Fact {
    return random.chance(15) ? { tokens: [...keywords('note'), { is: 'block text', text: random.pick(BLOCK_TEXTS) }] } : fact('note', anyText(random));
}
const BLOCK_TEXTS = ['One line', 'First\nSecond', 'First\n  indented\n\nlast', '\n第一行\n    - "引用"\n', '{ not a block }\n// not a comment'];
export const link = (random: Random): Fact => fact('link', text('https://example.com/a?b=1'), maybe(random, 40, () => [anyText(random)]));
export const tags = (random: Random): Fact => fact('tags', list(random.some([name('vip'), name('channel'), name('大促'), text('two words'), name('via')], 3)));
export const was = (random: Random, unused: () => string): Fact => fact('was', names(random.chance(30) ? [unused(), unused()] : [unused()]));
export const evidence = (random: Random): Fact => fact('evidence', wordOf(random, 'evidence'), maybe(random, 50, () => [anyText(random)]));
export const via = (random: Random, known: Known): Token[] => [...keywords('via'), ...names(random.some(known.channels, 2))];

export function limits(random: Random): Token[] {
    const limit = (): Token[] => [
        ...keywords('within'), random.chance(85) ? anyLength(random) : text('尽快'), ...maybe(random, 30, () => [...keywords('when'), anyText(random)]),
    ];
    if (random.chance(30)) return [];
    return random.chance(25) ? [...limit(), ...keywords('or'), ...limit()] : limit();
}

export function measures(random: Random, known: Known): Fact {
    const head = [...keywords('measures'), ...names(random.some(known.metrics, random.chance(10) ? 2 : 1))];
    const kind = random.below(6);
    const tokens: readonly Token[] = kind === 0 ? []
        : kind === 1 ? keywords(random.pick(['high', 'low']))
            : kind === 2 ? [...keywords('by'), anyValue(random)]
                : kind === 3 ? [...via(random, known), ...keywords('below'), ...names(random.some(known.channels, 2)), ...maybe(random, 50, () => [...keywords('by'), value('~25%')])]
                    : kind === 4 ? [anyValue(random), ...keywords('to'), anyValue(random), ...maybe(random, 50, () => [...keywords('after'), exactLength(random)])]
                        : [anyValue(random), ...random.shuffled([
                            via(random, known), [...keywords('at'), anyDate(random)], [...keywords('source'), anyText(random)], [...keywords('n'), value('1200')],
                        ]).slice(0, random.below(5)).flat()];
    return { tokens: [...head, ...tokens] };
}

export function tells(random: Random, known: Known, by: boolean): Fact {
    const clauses = random.shuffled([
        maybe(random, 60, () => via(random, known)),
        maybe(random, by ? 30 : 0, () => [...keywords('by'), name(random.pick(known.owners))]),
        maybe(random, 30, () => [...keywords('within'), anyLength(random)]),
    ]);
    return fact('tells', anyText(random), clauses.flat());
}

export interface NewNames { readonly promise: () => string; readonly expectation: () => string; readonly pain: () => string; readonly opportunity: () => string }

/** Facts of a touchpoint, or of an entry of a case: each single-valued one at most once. `give` names what is new. */
export function experience(random: Random, known: Known, give: NewNames): Fact[] {
    const { owners, channels, information, promises, expectations, systems, personas, pains } = known;
    const commitments = commitmentsOf(known);
    const promise = (): Fact => promiseNamed(random.chance(80) ? give.promise() : undefined);
    const promiseNamed = (own: string | undefined, earlier = promises.filter(other => other !== own)): Fact => fact(
        'promises', own === undefined ? [] : [name(own)], [anyText(random)], limits(random),
        random.shuffled([
            maybe(random, 15, () => [...keywords('by'), name(random.pick(owners))]),
            maybe(random, 10, () => [...keywords('at'), name(random.pick(information))]),
            maybe(random, expectations.length > 0 ? 15 : 0, () => [...keywords('for'), name(random.pick(expectations))]),
            maybe(random, earlier.length > 0 ? 15 : 0, () => [...keywords('again'), name(random.pick(earlier))]),
        ]).flat());
    const pain = (): Fact => fact(
        'pain', maybe(random, 70, () => [name(give.pain())]), [anyText(random)],
        random.shuffled([maybe(random, 50, () => keywords(random.pick(['low', 'medium', 'high']))), maybe(random, 30, () => via(random, known))]).flat());
    const opportunity = (): Fact => {
        const own = maybe(random, 50, () => [name(give.opportunity())]);
        const head = fact('opportunity', own, maybe(random, own.length === 0 ? 100 : 80, () => [anyText(random)]));
        if (random.chance(40)) return withBlock(head, random.chance(10) ? [] : random.shuffled([
            ...(pains.length > 0 ? [fact('solves', names(random.some(pains, 2)))] : []), fact('owner', name(random.pick(owners))),
            fact('impact', wordOf(random, 'impact')), fact('effort', wordOf(random, 'effort')), fact('by', anyDate(random)),
            fact('done', maybe(random, 50, () => [anyDate(random)])), link(random), note(random), tags(random),
        ]).slice(0, 1 + random.below(5)));
        return head;
    };
    const lane = (word: string): Fact => fact(word, anyText(random), random.shuffled([
        maybe(random, 40, () => [...keywords('by'), name(random.pick(owners))]),
        maybe(random, systems.length > 0 ? 40 : 0, () => [...keywords('using'), ...names(random.some(systems, 2))]),
    ]).flat());
    const all: readonly (() => Fact)[] = [
        () => fact('channel', random.chance(10) ? [name('unknown')] : names(random.some(channels, 3))),
        () => fact('owner', name(random.chance(10) ? 'unknown' : random.pick(owners))),
        () => fact('accountable', name(random.pick(owners))),
        () => fact('seen as', name(random.pick(owners))),
        () => fact('initiated by', wordOf(random, 'initiatedBy')),
        () => fact('does', anyText(random)), () => fact('thinks', anyText(random)), () => fact('says', anyText(random)),
        () => fact('feels', value(random.pick(['+1', '-2', '0', '+2', '1'])), maybe(random, 50, () => [anyText(random)]),
            maybe(random, 30, () => [...keywords('for'), name(random.pick(personas))])),
        () => fact('stress', wordOf(random, 'stress')), () => fact('moment of truth'),
        () => fact('expects', maybe(random, 80, () => [name(give.expectation())]), [anyText(random)], maybe(random, 50, () => [...keywords('within'), anyLength(random)])),
        promise, pain, opportunity,
        ...(commitments.length === 0 ? [] : [
            () => fact('meets', names(random.some(commitments, 3))), () => fact('contradicts', names(random.some(commitments, 2))),
            () => fact('breaks', names(random.some(commitments, 2)), maybe(random, 50, () => [...keywords('because'), anyText(random)])),
        ]),
        () => fact('asks', names(random.some(information, 3))), () => fact('needs', names(random.some(information, 3))),
        () => fact('gives', names(random.some(information, 3))),
        () => fact('takes', random.chance(85) ? anyLength(random) : anyText(random)),
        () => tells(random, known, true), () => fact('wow', anyText(random)), () => fact('recovery', anyText(random)),
        () => lane('backstage'), () => lane('support'), () => fact('physical', anyText(random)), () => measures(random, known),
        () => fact('signal', list(random.chance(10) ? [name('none')] : random.some(VOCABULARY.signals.filter(kind => kind !== 'none'), 2).map(name))),
        () => fact('ends', wordOf(random, 'ends'), maybe(random, 40, () => [anyText(random)])),
        () => evidence(random), () => fact('quote', anyText(random)), () => note(random), () => link(random), () => tags(random),
    ];
    return random.shuffled(all).slice(0, random.below(10)).map(make => make());
}

/** What a path or a handoff says of itself. */
export function wayFacts(random: Random, known: Known, touchpoints: readonly string[]): Fact[] {
    const all: readonly (() => Fact)[] = [
        () => fact('when', anyText(random)),
        () => fact('carries', random.chance(20) ? [name('all')] : names(random.some([...new Set([...known.information, ...commitmentsOf(known)])], 3))),
        () => fact('mode', wordOf(random, 'mode')),
        () => fact('accepted by', name(random.pick(known.owners)), maybe(random, 60, () => [...keywords('within'), anyLength(random)])),
        () => fact('responsible', name(random.pick(known.owners)), maybe(random, 60, () => keywords('until accepted'))),
        () => fact('takes', random.chance(85) ? anyLength(random) : anyText(random)),
        () => fact('within', random.chance(85) ? anyLength(random) : text('尽快')),
        () => tells(random, known, true),
        () => fact('updates', maybe(random, 40, () => [anyText(random)]), keywords('every'), [exactLength(random)], maybe(random, 60, () => via(random, known))),
        () => fact('fallback', name(random.pick(random.chance(50) ? known.owners : touchpoints)), maybe(random, 60, () => [...keywords('after'), exactLength(random)])),
        () => fact('signal', wordOf(random, 'signals')), () => fact('effort', wordOf(random, 'effort')), () => fact('choice'),
        () => evidence(random), () => note(random), () => link(random), () => tags(random),
    ];
    return random.shuffled(all).slice(0, random.below(7)).map(make => make());
}

/** The head of a path or a handoff, with its block or without one. */
export function way(random: Random, known: Known, kind: 'path' | 'handoff', from: string | undefined, to: readonly string[], touchpoints: readonly string[]): Fact {
    const title = maybe(random, 40, () => [anyText(random)]);
    const when = maybe(random, 30, () => [...keywords('when'), anyText(random)]);
    const head: Fact = { tokens: [
        ...keywords(kind), ...(from === undefined ? [] : [name(from)]), ...to.flatMap(target => [sign('->'), name(target)]),
        ...random.shuffled([title, when]).flat(),
    ] };
    return random.chance(kind === 'handoff' ? 70 : 30) ? withBlock(head, wayFacts(random, known, touchpoints)) : head;
}
