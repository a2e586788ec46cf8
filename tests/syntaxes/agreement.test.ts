import { readFileSync, readdirSync } from 'node:fs';
import { CstUtils, GrammarAST, type LeafCstNode } from 'langium';
import { describe, expect, test } from 'vitest';
import { createJourneyParser } from '../../language-server/module';
import { VOCABULARY } from '../../src/model/vocabulary';
import { colour, hasScope, isKeyword, isName, loadGrammar, projectRoot, readGrammar, type Piece } from './harness';
import { clauseKeywords, factKeywords, phrases } from './keywords';

// The language is written down twice, for the parser and for the colours. What one knows, the other must know too.

const journey = await loadGrammar('source.journey');

/** Lines on which a clause can stand; the keyword comes where the § is. */
const CLAUSE_LINES = ['  note "text" §', '  at § 4 deliver', '  at § deliver', '  at day 4 § deliver'];

describe('the keywords of journey.langium', () => {
    test('are found', () => {
        expect([...factKeywords]).toEqual(expect.arrayContaining(['journey', 'stage', 'touchpoint', 'handoff', 'within', 'zooms']));
        expect([...clauseKeywords]).toEqual(expect.arrayContaining(['within', 'via', 'truth', 'morning']));
        expect(phrases).toEqual(expect.arrayContaining(['seen as', 'moment of truth', 'until accepted']));
    });

    test.each([...factKeywords])('%s begins a fact', keyword => {
        expect(colouredIn(`  ${keyword}`, keyword)).toBe(true);
        expect(colouredIn(`touchpoint t "T" { ${keyword} }`, keyword)).toBe(true);
    });

    test.each([...clauseKeywords])('%s stands behind a fact', keyword => {
        const lines = [...CLAUSE_LINES.map(line => line.replace('§', keyword)), ...phrases.map(phrase => `  note "text" ${phrase}`)];
        expect(lines.some(line => colouredIn(line, keyword))).toBe(true);
    });

    test.each([...phrases])('%s stands together', phrase => {
        for (const keyword of phrase.split(' ')) expect(colouredIn(`  ${phrase}`, keyword)).toBe(true);
    });

    test('are all that the colours know, beside the vocabulary', () => {
        const words = new Set([...factKeywords, ...clauseKeywords, ...Object.values(VOCABULARY).flat(), 'all', 'unknown']);
        const units = new Set(['min', 'mo', 'bd']);
        const directives = new Set(['ignore', 'file']);
        const coloured = expressionsOf(readGrammar('journey.tmLanguage.json'))
            .flatMap(expression => expression.replace(/\\(?:[pP]\{\w+\}|.)|\[[^\]]*\]/g, ' ').match(/[a-z]{2,}/g) ?? []);
        expect(coloured.length).toBeGreaterThan(100);
        expect(coloured.filter(word => !words.has(word) && !units.has(word) && !directives.has(word))).toEqual([]);
    });
});

describe('the words of the vocabulary', () => {
    const places: Readonly<Record<string, string>> = { channelKind: 'channel c "C" : §', initiatedBy: '  initiated by §', signals: '  signal §' };
    for (const [name, words] of Object.entries(VOCABULARY)) {
        test(name, () => {
            const place = places[name] ?? `  ${name} §`;
            for (const word of words) {
                const piece = pieceOf(place.replace('§', word), word);
                expect(piece === undefined ? undefined : [word, hasScope(piece, 'constant.language')]).toEqual([word, true]);
            }
        });
    }
});

describe('the parser', () => {
    const { parser } = createJourneyParser();
    const folder = `${projectRoot}/examples`;
    const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.journey'));

    test.each(examples)('takes for a keyword what is coloured as one in %s', file => {
        const { faults, leaves } = disagreements(readFileSync(`${folder}/${file}`, 'utf8'));
        expect(faults).toEqual([]);
        expect(leaves).toBeGreaterThan(20);
    });

    // Every keyword but these three can be a name; in each place of a name, each is coloured as one.
    const names = [...new Set([...factKeywords, ...clauseKeywords])].filter(keyword => !['journey', 'stage', 'touchpoint'].includes(keyword));
    const places: readonly (readonly [place: string, text: string])[] = [
        ['a declaration', 'owner § "title" { owner § owner § "title" }\nchannel § : app\npersona § { channels §, § }\nmetric § "m" { scale percent }'],
        ['a journey', 'journey § "J" {\n  for §, §\n  owner §\n  scenario §\n  mirrors §\n  stage § "s" {\n    touchpoint § "t" { owner § accountable § seen as § }\n  }\n}'],
        ['a reference', 'journey a {\n  stage b {\n    touchpoint c {\n      channel §, §\n      asks § needs §, § gives §\n      meets §\n      breaks § because "x"\n      zooms into §\n      was §\n    }\n  }\n}'],
        ['a clause', 'journey a {\n  stage b {\n    touchpoint c {\n      tells "x" via §, § by § within 1d\n      promises § "x" by § for § again § within 1d\n      support "x" by § using §\n      feels -1 "x" for §\n      measures § 4% via § below §\n      pain § "x" high via §\n    }\n  }\n}'],
        ['a way', 'journey a {\n  stage b {\n    touchpoint c {\n      path -> §\n      handoff -> § "x" when "y" {\n        carries §, §\n        accepted by § within 1d\n        responsible § until accepted\n        fallback § after 1d\n      }\n      path § -> § -> §\n    }\n  }\n}'],
        ['a case', 'case § "C" of § {\n  at before §\n  at day 1 § "x" { meets § }\n  at 2026-01-02 § "x"\n}'],
    ];
    const afterTime = new Set(['unplanned', 'missing', 'morning', 'noon', 'afternoon', 'evening', 'night']);

    test.each(places)('takes a keyword for a name where it is %s', (place, text) => {
        const here = place === 'a case' ? names.filter(name => !afterTime.has(name)) : names;
        expect(here.length).toBeGreaterThan(100);
        expect(here.flatMap(name => disagreements(text.replaceAll('§', name)).faults.map(fault => `${name}: ${fault}`))).toEqual([]);
    });

    /** Where the colours of a text without errors are not those of its syntax tree, and how many words and signs it has. */
    function disagreements(text: string): { readonly faults: readonly string[]; readonly leaves: number } {
        const { value, parserErrors } = parser.parse(text);
        const faults = parserErrors.map(error => error.message);
        const lines = colour(journey, text);
        const leaves = CstUtils.flattenCst(value.$cstNode!).filter(leaf => !leaf.hidden).toArray();
        for (const leaf of leaves) {
            const { line, character } = leaf.range.start;
            const piece = lines[line]!.find(candidate => candidate.start <= character && character < candidate.end);
            const kind = kindOf(leaf);
            if (piece === undefined || !LOOKS_LIKE[kind](piece)) faults.push(`${line + 1}: \`${leaf.text}\` is a ${kind}, and coloured ${piece?.scopes.join(' ')}`);
        }
        return { faults, leaves: leaves.length };
    }
});

// Which quote closes which is told apart by what else stands on the line, in lexer.ts by hand and here by regular expressions.
describe('the lexer', () => {
    const { lexer } = createJourneyParser();

    test.each([
        'note "a" note "b"',
        'note "a \\" b" note "c"',
        'note “a” note 「b」 note 『c』 note ＂d＂',
        'note “a" note "b”',
        'note "a” note "b"',
        'note “a" note “b" note “c"',
        'note ”a” note "b"',
        'says "他说“好”，又说「走」" note "b"',
        'says "他说“好" note "b"',
        'says "他说“别走「现在」”" note "b"',
        'says “他说"好"” note "b"',
        'says 「他说“好”」 note "b"',
        'says 『他说"好"』 note "b"',
        'avoid "遥控", “控制器”、「手柄」',
        'touchpoint a "not closed {',
        'touchpoint a “not closed ｛ ',
        'touchpoint a "',
        'note "" note “” note 「」',
        'note """a""" note "b"',
        'note "a" // "b',
        'note "// a" /* "b" */ note "c"',
    ])('ends the strings where they are coloured to end: %s', line => {
        const strings = lexer.tokenize(line).tokens.filter(token => token.tokenType.name === 'STRING').map(token => token.image);
        const coloured: string[] = [];
        for (const piece of colour(journey, line)[0]!) {
            if (!hasScope(piece, 'string')) continue;
            if (hasScope(piece, 'punctuation.definition.string.begin')) coloured.push('');
            coloured.push(`${coloured.pop() ?? ''}${piece.text}`);
        }
        expect(coloured).toEqual(strings);
    });
});

type Kind = 'keyword' | 'sign' | 'text' | 'quantity' | 'name';

function kindOf(leaf: LeafCstNode): Kind {
    if (GrammarAST.isKeyword(leaf.grammarSource)) return /[a-z]/.test(leaf.grammarSource.value) ? 'keyword' : 'sign';
    if (leaf.tokenType.name === 'STRING') return 'text';
    return /^[\p{L}_]/u.test(leaf.text) ? 'name' : 'quantity';
}

const LOOKS_LIKE: Readonly<Record<Kind, (piece: Piece) => boolean>> = {
    keyword: isKeyword,
    sign: piece => hasScope(piece, 'punctuation') || hasScope(piece, 'keyword.operator'),
    text: piece => hasScope(piece, 'string'),
    quantity: piece => hasScope(piece, 'constant.numeric') || hasScope(piece, 'keyword.operator'),
    // The words of the vocabulary are names to the parser.
    name: piece => isName(piece) || hasScope(piece, 'constant.language'),
};

/** Whether the keyword is a keyword to a theme where it stands last on the line. */
function colouredIn(line: string, keyword: string): boolean {
    const piece = pieceOf(line, keyword);
    return piece !== undefined && isKeyword(piece);
}

function pieceOf(line: string, word: string): Piece | undefined {
    const at = [...line.matchAll(/[a-z]+/g)].filter(match => match[0] === word).at(-1)?.index;
    return at === undefined ? undefined : colour(journey, line)[0]?.find(piece => piece.start <= at && at < piece.end);
}

function expressionsOf(node: unknown): readonly string[] {
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([key, value]) => (['match', 'begin', 'end'].includes(key) && typeof value === 'string' ? [value] : expressionsOf(value)));
}
