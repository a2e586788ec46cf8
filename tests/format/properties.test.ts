import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { AstNode, Reference } from 'langium';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../language-server/compile';
import { format, formatEdits, type FormatEdit } from '../../language-server/format';
import { stringValue } from '../../language-server/lexer';
import { parse } from '../../language-server/parse';
import { asciiOf } from '../../src/model/quantity';
import { grammarWords } from '../harness/scribble';
import { randomJourney } from '../harness/random-journey';

const RUNS = 200;
const seeds = fc.integer({ min: 0, max: 0x7fff_ffff });

function formatted(text: string): string {
    const result = format(text);
    if ('broken' in result) throw new Error(`Not formatted: ${JSON.stringify(parse(text).problems[0])}\n${text}`);
    return result.text;
}

const withoutLineEnds = (text: string): string => text.replace(/\r\n|\r/g, '\n');

/** What the tokens of a text say, however they are written. */
function tokensOf(text: string): string[] {
    const written = parse(text).tokens.map(token => {
        const type = token.tokenType.name;
        if (type === 'STRING') return `"${stringValue(token.image)}`;
        return valueOf(['{', '}', ',', ':', '->'].includes(type) ? type : token.image.replaceAll('．', '.'));
    });
    return written.join('\n\n').replace(/(\d{4}-\d{1,2}-\d{1,2})\n\n(?=\d{1,2}:)/g, '$1 ').split('\n\n');
}
/** Numbers without white space and full-width signs; a name is its own value. */
const valueOf = (text: string): string => (/^[\d０-９<>＜＞~～≤≥+＋\-－−]/.test(text) ? asciiOf(text).replace(/(?<=[.\d\p{L}<>=~≤≥])[ \t]+(?=[.\d])(?!\d+:)/gu, '').replace('≤', '<=').replace('≥', '>=') : text);

/** The syntax tree without places; a date and a clock time behind it are one whether they are one token or two. */
function treeOf(text: string): unknown {
    return strip(parse(text).tree);
}
function strip(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value === 'string') return valueOf(value);
    if (typeof value !== 'object' || value === null) return value;
    if ('$refText' in value) return (value as Reference).$refText;
    const node = value as AstNode & Record<string, unknown>;
    const entries = Object.entries(node).filter(([key, inner]) => key === '$type' || (!key.startsWith('$') && inner !== undefined));
    const stripped = Object.fromEntries(entries.map(([key, inner]) => [key, key === '$type' ? inner : strip(inner)]));
    if (typeof stripped.date !== 'string' || typeof stripped.clock !== 'string') return stripped;
    const { clock, ...rest } = stripped;
    return { ...rest, date: `${stripped.date} ${clock}` };
}

/** The comments in their order; inner lines may be aligned anew. */
const commentsOf = (text: string): string[] =>
    parse(text).comments.map(({ start, end }) => text.slice(start, end).split(/\r\n|\r|\n/).map(line => line.trim()).join('\n'));

function apply(text: string, edits: readonly FormatEdit[]): string {
    let end = 0;
    let result = '';
    for (const edit of edits) {
        expect(edit.start).toBeGreaterThanOrEqual(end);
        result += text.slice(end, edit.start) + edit.text;
        end = edit.end;
    }
    return result + text.slice(end);
}

function keepsEverything(text: string): void {
    const after = formatted(text);
    expect(formatted(after), 'formatting twice').toBe(after);
    expect(tokensOf(after)).toEqual(tokensOf(text));
    expect(commentsOf(after)).toEqual(commentsOf(text));
    expect(treeOf(after)).toEqual(treeOf(text));
    expect(modelOf(after)).toBe(modelOf(text));
    expect(withoutLineEnds(apply(text, formatEdits(text)))).toBe(after);
}

/** What the canonical style promises of any text. */
function isCanonical(text: string): void {
    expect(text).not.toMatch(/\r|\ufeff|\n\n\n|^\n/);
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    const parsed = parse(text);
    expect(parsed.fullwidth.filter(({ start, end }) => text.slice(start, end).trim() !== '')).toEqual([]);
    const inString = (offset: number): boolean => parsed.tokens.some(token => token.startLine !== token.endLine && token.startOffset < offset && offset <= token.endOffset!)
        || parsed.comments.some(comment => comment.start < offset && offset < comment.end);
    for (const token of parsed.tokens) {
        if (token.image === '{') expect(text.slice(token.endOffset! + 1, token.endOffset! + 3)).not.toMatch(/^\n\n/);
        if (token.image === '}') expect(text.slice(Math.max(0, token.startOffset - 100), token.startOffset)).not.toMatch(/\n\n *$/);
    }
    let offset = 0;
    for (const line of text.split('\n')) {
        if (!inString(offset)) {
            expect(line).toBe(line.trimEnd());
            expect((line.length - line.trimStart().length) % 2, line).toBe(0);
        }
        offset += line.length + 1;
    }
}

const compiled = (text: string): ReturnType<typeof compile> => compile([{ path: 'a.journey', text }]);
const modelOf = (text: string): string => JSON.stringify(compiled(text).project, undefined, 1);

describe('random texts', () => {
    test('are free of mistakes and use every keyword', () => {
        const used = new Set<string>();
        for (let seed = 0; seed < 300; seed++) {
            const text = randomJourney(seed);
            const problems = compiled(text).problems.filter(problem => problem.rule !== 'fullwidth-punctuation');
            expect(problems, `seed ${seed}\n${text}`).toEqual([]);
            for (const token of parse(text).tokens) if (token.tokenType.name !== 'NAME') used.add(token.image);
        }
        const { facts, clauses } = grammarWords();
        expect([...facts, ...clauses].filter(word => !used.has(word))).toEqual([]);
    });

    test('say the same in the untidy layout as in the tidy one', () => {
        fc.assert(fc.property(seeds, seed => {
            expect(modelOf(randomJourney(seed))).toBe(modelOf(randomJourney(seed, 'tidy')));
        }), { numRuns: 100, seed: 2 });
    });
});

describe('formatting', () => {
    test('is idempotent, and keeps tokens, comments and meaning', () => {
        fc.assert(fc.property(seeds, seed => keepsEverything(randomJourney(seed))), { numRuns: RUNS, seed: 3 });
    });

    test('keeps what a few odd characters make of a text, as long as it is valid', () => {
        const odd = ['"', '”', '\\', '\n', '\r\n', '\t', '// x\n', '/* */', '/* \n */', '"""', ',', '{}', '\n\n\n', ' within ', 'missing', '５', '-', '..'];
        const places = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...odd)), { minLength: 1, maxLength: 2 });
        let valid = 0;
        fc.assert(fc.property(seeds, places, (seed, insertions) => {
            let text = randomJourney(seed);
            for (const [place, sign] of insertions) {
                const at = place % (text.length + 1);
                text = text.slice(0, at) + sign + text.slice(at);
            }
            if (parse(text).problems.length > 0) return;
            valid++;
            keepsEverything(text);
        }), { numRuns: RUNS, seed: 7 });
        expect(valid).toBeGreaterThan(RUNS / 10);
    });

    test('keeps strings whose quotes do not pair up', () => {
        const soup = fc.array(fc.constantFrom('"', '“', '”', '「', '」', '＂', '\\"', '\\”', '\\\\', 'a', '好', ' ', ',', '}'), { maxLength: 5 }).map(signs => signs.join(''));
        const written = fc.tuple(fc.constantFrom('""', '“”', '「」', '＂＂', '“"', '"”'), soup).map(([pair, inner]) => pair[0]! + inner + pair[1]!);
        const facts = fc.array(fc.tuple(fc.constantFrom('does', 'tags', 'link', 'tells'), written, fc.constantFrom(' ', '\n', ' // 5"\n', ' /* ” */ ')), { minLength: 1, maxLength: 4 });
        let valid = 0;
        fc.assert(fc.property(facts, fc.constantFrom('', ' // 5"', ' /* 「 */'), (all, end) => {
            const text = `case c of j { at day 1 unplanned { ${all.map(([word, string, gap]) => `${word} ${string}${gap}`).join('')} }${end}\n}\n`;
            if (parse(text).problems.length > 0) return;
            valid++;
            keepsEverything(text);
        }), { numRuns: 5 * RUNS, seed: 8 });
        expect(valid).toBeGreaterThan(RUNS / 2);
    });

    test('gives the canonical style', () => {
        fc.assert(fc.property(seeds, seed => isCanonical(formatted(randomJourney(seed)))), { numRuns: 100, seed: 4 });
    });

    test('keeps a text with only the lines of a range formatted valid, and the same in meaning', () => {
        fc.assert(fc.property(seeds, fc.nat(), fc.nat(), (seed, one, other) => {
            const text = randomJourney(seed);
            const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number];
            const after = apply(text, formatEdits(text, { start, end }));
            expect(parse(after).problems).toEqual([]);
            expect(treeOf(after)).toEqual(treeOf(text));
            expect(commentsOf(after)).toEqual(commentsOf(text));
        }), { numRuns: 150, seed: 5 });
    });

    test('leaves a text with a syntax error alone', () => {
        fc.assert(fc.property(seeds, fc.nat(), (seed, place) => {
            const whole = randomJourney(seed);
            const text = whole.slice(0, place % whole.length);
            fc.pre(parse(text).problems.length > 0);
            expect(format(text)).toEqual({ broken: true });
            expect(formatEdits(text)).toEqual([]);
        }), { numRuns: 100, seed: 6 });
    });

    const examples = join(import.meta.dirname, '../../examples');
    const files = existsSync(examples) ? readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.journey')) : [];
    test.each(files)('keeps the example %s in canonical style', file => {
        const text = readFileSync(join(examples, file), 'utf8');
        keepsEverything(text);
        expect(formatted(text)).toBe(withoutLineEnds(text));
    });
});
