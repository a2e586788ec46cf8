import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { OnigScanner } from 'vscode-oniguruma';
import { describe, expect, test } from 'vitest';
import { checkMarkedText, colour, hasScope, isKeyword, loadGrammar, projectRoot, readGrammar, type Piece } from './harness';
import { factKeywords } from './keywords';

const journey = await loadGrammar('source.journey');
const fixtures = readdirSync(`${projectRoot}/tests/syntaxes`).filter(name => name.endsWith('.journey-scopes'));

describe('what is coloured how', () => {
    for (const file of fixtures) {
        test(file, () => {
            const { failures, count } = checkMarkedText(journey, readFileSync(`${projectRoot}/tests/syntaxes/${file}`, 'utf8'), file);
            expect(failures).toEqual([]);
            expect(count).toBeGreaterThan(20);
        });
    }
});

describe('whole files', () => {
    const examples = existsSync(`${projectRoot}/examples`)
        ? readdirSync(`${projectRoot}/examples`, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.journey')).map(name => `examples/${name}`)
        : [];
    const files = [...fixtures.map(name => `tests/syntaxes/${name}`), ...examples];

    test('there are some', () => {
        expect(files).toContain('tests/syntaxes/journey.journey-scopes');
    });

    for (const file of files) {
        test(file, () => {
            expect(faultsOf(readFileSync(`${projectRoot}/${file}`, 'utf8'))).toEqual([]);
        });
    }

    test('the faults are seen', () => {
        expect(faultsOf('note """\n  text\n"""\nowner x')).toEqual([]);
        expect(faultsOf('owner x ; y')).toEqual(['1: ` ; ` has no scope']);
        const line = (text: string, ...scopes: string[]): Piece[] => [{ text, start: 0, end: text.length, scopes }];
        expect(faultsOfLines([line('goal', 'variable.other')])).toEqual(['1: `goal` begins a fact and is variable.other']);
        expect(faultsOfLines([line('"', 'punctuation.definition.string.begin'), line('b', 'string.quoted.double')])).toEqual(['2: a string runs on from the line before']);
    });
});

/** What must not happen in any text: a keyword that begins a line uncoloured, a string that runs on, text without a scope. */
function faultsOf(text: string): readonly string[] {
    return faultsOfLines(colour(journey, text));
}

function faultsOfLines(lines: readonly (readonly Piece[])[]): readonly string[] {
    return lines.flatMap((pieces, index) => {
        const faults: string[] = [];
        const visible = pieces.filter(piece => piece.text.trim() !== '');
        const first = visible[0];
        if (first === undefined) return [];
        // A `moment of truth` is one piece.
        const word = first.text.trim().split(/\s/)[0]!;
        if (factKeywords.has(word) && !hasScope(first, 'string') && !hasScope(first, 'comment') && !isKeyword(first)) {
            faults.push(`${index + 1}: \`${word}\` begins a fact and is ${first.scopes.join(' ') || 'without a scope'}`);
        }
        if (hasScope(first, 'string') && !hasScope(first, 'punctuation.definition.string.begin') && !hasScope(first, 'string.quoted.triple')) {
            faults.push(`${index + 1}: a string runs on from the line before`);
        }
        return [...faults, ...visible.filter(piece => piece.scopes.length === 0).map(piece => `${index + 1}: \`${piece.text}\` has no scope`)];
    });
}

// GitHub compiles the grammar for PCRE and refuses what it does not know, see linguist's tools/grammars/compiler.
describe('usable on GitHub and in VS Code', () => {
    const KNOWN_FIELDS = new Set([
        'name', 'scopeName', 'fileTypes', 'injectionSelector', 'patterns', 'repository', 'include', 'match', 'begin', 'end', 'while',
        'captures', 'beginCaptures', 'endCaptures', 'contentName', 'comment',
    ]);
    /** Where Oniguruma and PCRE differ: `\h` is a digit or a space, `\w`, `\d` and `\b` know Unicode or only ASCII. */
    const AMBIGUOUS = /(?<!\\)(?:\\\\)*\\[hHuUlLNwWdDbBRXKkg]|\(\?<[A-Za-z]/;
    const STANDARD = /^(?:comment|constant|entity\.name|entity\.other|keyword|markup|meta|punctuation|storage|string|variable|fenced_code)\.[a-z0-9_.-]+\.(?:journey|markdown)$/;
    const MAX_REGEX_BYTES = 32 * 1024;

    for (const file of ['journey.tmLanguage.json', 'journey.markdown-injection.tmLanguage.json']) {
        const grammar = readGrammar(file);
        const rules = rulesOf(grammar);
        const expressions = rules.flatMap(rule => ['match', 'begin', 'end', 'while'].flatMap(key => (typeof rule[key] === 'string' ? [rule[key]] : [])));

        test(`${file}: only fields that both know`, () => {
            expect(rules.flatMap(rule => Object.keys(rule)).filter(key => !KNOWN_FIELDS.has(key))).toEqual([]);
        });

        test(`${file}: regular expressions that mean the same to both`, () => {
            expect(expressions.length).toBeGreaterThan(3);
            expect(expressions.filter(expression => AMBIGUOUS.test(expression))).toEqual([]);
            expect(expressions.filter(expression => MAX_REGEX_BYTES < Buffer.byteLength(expression))).toEqual([]);
            for (const expression of expressions) new OnigScanner([expression]).dispose();
        });

        test(`${file}: looks behind by a fixed length only`, () => {
            const behind = expressions.flatMap(expression => [...expression.matchAll(/\(\?<[=!]([^()]*)(\)|\()/g)].map(match => match[0]));
            expect(behind.filter(group => !/^\(\?<[=!]\[[^\]]+\]\)$/.test(group))).toEqual([]);
        });

        test(`${file}: scopes that every theme knows`, () => {
            const scopes = rules.flatMap(rule => ['name', 'contentName'].flatMap(key => (typeof rule[key] === 'string' && rule !== rules[0] ? rule[key].split(' ') : [])));
            expect(scopes.length).toBeGreaterThan(3);
            expect(scopes.filter(scope => !STANDARD.test(scope))).toEqual([]);
        });

        test(`${file}: includes what exists, and nothing is left over`, () => {
            const included = new Set(rules.flatMap(rule => (typeof rule['include'] === 'string' ? [rule['include']] : [])));
            const repository = Object.keys(grammar.repository).map(name => `#${name}`);
            expect([...included].filter(name => name.startsWith('#')).sort()).toEqual(repository.sort());
        });
    }

    test('names its scope and its files', () => {
        expect(readGrammar('journey.tmLanguage.json')).toMatchObject({ name: 'Journey', scopeName: 'source.journey', fileTypes: ['journey'] });
    });
});

type Rule = Readonly<Record<string, unknown>>;

/** The grammar itself and every rule in it. */
function rulesOf(node: unknown): readonly Rule[] {
    if (Array.isArray(node)) return node.flatMap(rulesOf);
    if (typeof node !== 'object' || node === null) return [];
    const rule = node as Rule;
    const named = (key: string): readonly Rule[] => Object.values(rule[key] ?? {}).flatMap(rulesOf);
    return [rule, ...rulesOf(rule['patterns']), ...['repository', 'captures', 'beginCaptures', 'endCaptures', 'whileCaptures'].flatMap(named)];
}

describe('a long line', () => {
    // The editor stops colouring a line after 500 ms. A regular expression that goes wrong takes minutes here.
    const TIME_LIMIT_MS = 500;
    const SIGNS = 2_000;

    test.each(['a, ', '"a" ', '"a', '“a', '"“', '“"', '"”', '「『', '\\', '1d..', '2026-', '-', 'at day 1 a ', 'owner ', '{ owner a ', '中'])('of %s', bit => {
        for (const start of ['', 'note "', 'owner ', 'channel a, ', 'owner a "b', '// journey-ignore ']) {
            const isSlow = (): boolean => {
                const started = performance.now();
                colour(journey, (start + bit.repeat(SIGNS)).slice(0, SIGNS));
                return TIME_LIMIT_MS < performance.now() - started;
            };
            // More than once, since the machine does other things too.
            expect({ start, slow: [1, 2, 3, 4].every(isSlow) }).toEqual({ start, slow: false });
        }
    });
});

describe('in Markdown', () => {
    test('a fence of the language is coloured by it, and ends where it ends', async () => {
        const markdown = await loadGrammar('text.html.markdown');
        const lines = colour(markdown, [
            '# owner', // 0
            'Text with `owner` and owner.', // 1
            '```journey title="x"', // 2
            'journey a "b" { owner owner }', // 3
            'note """', // 4
            'never closed', // 5
            '```', // 6
            'owner after it', // 7
            '  ~~~Journey', // 8
            '  stage s { }', // 9
            '  ~~~', // 10
            '```text', // 11
            '```journey', // 12: no fence, but text in one
            'owner x', // 13
            '```', // 14
            '```journeys', // 15
            'owner x', // 16
            '```', // 17
        ].join('\n'));
        const embedded = lines.map(pieces => pieces.some(piece => hasScope(piece, 'meta.embedded.block.journey')));
        expect(lines.flatMap((_, index) => (embedded[index] === true ? [index] : []))).toEqual([3, 4, 5, 9]);

        const scopesOf = (line: number, text: string): readonly string[] => lines[line]!.filter(piece => piece.text === text).map(piece => piece.scopes.at(-1)!);
        expect(scopesOf(3, 'journey')).toEqual(['storage.type.journey.journey']);
        expect(scopesOf(3, 'owner')).toEqual(['keyword.other.attribute.journey', 'variable.other.reference.journey']);
        expect(scopesOf(9, 'stage')).toEqual(['storage.type.stage.journey']);
        expect(scopesOf(2, 'journey')).toEqual(['fenced_code.block.language.markdown']);
        expect(lines[5]!.every(piece => hasScope(piece, 'string.quoted.triple'))).toBe(true);
        expect(lines.filter((_, index) => embedded[index] !== true).flat().filter(isKeyword)).toEqual([]);
    });
});
