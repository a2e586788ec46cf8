import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { eastAsianWidth } from 'get-east-asian-width';
import { OnigScanner, OnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, type IGrammar, type IRawGrammar } from 'vscode-textmate';

/** A piece of one line and the scopes that colour it, without the grammar's root scope. Columns count UTF-16 units. */
export interface Piece { readonly text: string; readonly start: number; readonly end: number; readonly scopes: readonly string[] }

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The stand-in for the editor's own Markdown grammar: just enough of its scopes and of its generic fence. */
const MARKDOWN = {
    scopeName: 'text.html.markdown',
    patterns: [
        {
            name: 'markup.fenced_code.block.markdown',
            begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?=([^`]*)?$)',
            end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
            patterns: [],
        },
        { name: 'markup.heading.markdown', match: '^#+ .*$' },
        { name: 'meta.paragraph.markdown', begin: '^(?=\\S)', end: '^(?=\\s*$|#|```)', patterns: [{ name: 'markup.inline.raw.markdown', match: '`[^`]*`' }] },
    ],
} as unknown as IRawGrammar;

/** One of the grammars in `syntaxes/`, as it is written. */
export function readGrammar(file: string): IRawGrammar {
    return JSON.parse(readFileSync(`${projectRoot}/syntaxes/${file}`, 'utf8')) as IRawGrammar;
}

/** The engine that VS Code itself colours text with, and our grammars in it. */
export async function loadGrammar(scopeName: 'source.journey' | 'text.html.markdown'): Promise<IGrammar> {
    await loadOniguruma();
    const journey = readGrammar('journey.tmLanguage.json');
    const injection = readGrammar('journey.markdown-injection.tmLanguage.json');
    const grammars = new Map([journey, injection, MARKDOWN].map(grammar => [grammar.scopeName, grammar]));
    const registry = new Registry({
        onigLib: Promise.resolve({
            createOnigScanner: patterns => new OnigScanner(patterns),
            createOnigString: text => new OnigString(text),
        }),
        loadGrammar: scope => Promise.resolve(grammars.get(scope)),
        getInjections: scope => (scope === 'text.html.markdown' ? [injection.scopeName] : []),
    });
    const grammar = await registry.loadGrammar(scopeName);
    if (grammar === null) throw new Error(`no grammar for ${scopeName}`);
    return grammar;
}

/** Loads the regular expression engine; a second call does nothing. */
export async function loadOniguruma(): Promise<void> {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
    await loadWASM(new Uint8Array(wasm).buffer);
}

/** The pieces of each line of a text. */
export function colour(grammar: IGrammar, text: string): readonly (readonly Piece[])[] {
    let state = INITIAL;
    return text.split(/\r?\n/).map(line => {
        const result = grammar.tokenizeLine(line, state);
        state = result.ruleStack;
        return result.tokens
            .map(token => ({ text: line.slice(token.startIndex, token.endIndex), start: token.startIndex, end: Math.min(token.endIndex, line.length), scopes: token.scopes.slice(1) }))
            .filter(piece => piece.start < piece.end);
    });
}

/** Whether one of the scopes is the wanted one or a finer one: `keyword` is met by `keyword.other.attribute.journey`. */
export function hasScope(piece: Piece, wanted: string): boolean {
    return piece.scopes.some(scope => scope === wanted || scope.startsWith(`${wanted}.`));
}

/** What a theme paints as a word of the language. */
export function isKeyword(piece: Piece): boolean {
    return ['keyword', 'storage', 'constant.language'].some(scope => hasScope(piece, scope));
}

/** What a theme paints as a name that the author chose. */
export function isName(piece: Piece): boolean {
    return ['variable', 'entity.name'].some(scope => hasScope(piece, scope));
}

interface Marker { readonly ranges: readonly Range[]; readonly wanted: readonly string[]; readonly unwanted: readonly string[] }
/** Columns on the screen. */
interface Range { readonly start: number; readonly end: number }

/**
 * Checks a text that carries its expectations, in the manner of vscode-tmgrammar-test. A line of carets in a
 * comment names the scopes of what stands above the carets, and after ` - ` scopes that must not be there:
 *
 *     owner support
 *     // <-----           keyword.other     five columns, from the first one on
 *     //    ^^^^^^^       variable - keyword
 *
 * An East Asian wide character takes two columns, as in an editor, so that the carets stand below their text.
 * Returns one line of text for each expectation that is not met, and how many expectations there were.
 */
export function checkMarkedText(grammar: IGrammar, marked: string, file: string): { readonly failures: readonly string[]; readonly count: number } {
    const source: { readonly text: string; readonly markers: { readonly line: number; readonly marker: Marker }[] }[] = [];
    marked.split(/\r?\n/).forEach((line, index) => {
        const marker = readMarker(line);
        if (marker === undefined) source.push({ text: line, markers: [] });
        else source[source.length - 1]?.markers.push({ line: index + 1, marker });
    });
    const coloured = colour(grammar, source.map(line => line.text).join('\n'));
    const failures: string[] = [];
    let count = 0;
    source.forEach(({ text, markers }, index) => {
        for (const { line, marker } of markers) {
            for (const range of marker.ranges) {
                count++;
                failures.push(...failuresOf(text, coloured[index] ?? [], range, marker).map(failure => `${file}:${line}: ${failure}`));
            }
        }
    });
    return { failures, count };
}

function failuresOf(text: string, pieces: readonly Piece[], range: Range, marker: Marker): readonly string[] {
    const start = unitsAtColumn(text, range.start);
    const end = unitsAtColumn(text, range.end);
    const marked = text.slice(start, end);
    if (marked === '' || marked !== marked.trim()) return [`the carets stand below \`${marked}\`, which is not the whole of anything`];
    if (CUTS_WORD.test(text.slice(start - 1, start + 1)) || CUTS_WORD.test(text.slice(end - 1, end + 1))) return [`the carets below \`${marked}\` cut a word`];
    return pieces.filter(piece => piece.start < end && start < piece.end && piece.text.trim() !== '').flatMap(piece => {
        const missing = marker.wanted.filter(scope => !hasScope(piece, scope));
        const excess = marker.unwanted.filter(scope => hasScope(piece, scope));
        if (missing.length === 0 && excess.length === 0) return [];
        const says = [...missing, ...excess.map(scope => `no ${scope}`)].join(', ');
        return [`\`${piece.text}\` wants ${says}; it is ${piece.scopes.join(' ') || 'without a scope'}`];
    });
}

const CUTS_WORD = /^(?:[\p{L}_]{2}|[0-9]{2})$/u;
const CARETS = /^\s*\/\/(?=\s*\^)([\s^]*\^)\s+(\S.*)$/;
/** Carets that begin below the `//` of their own line: `//^^^` begins at the third column, `// <--` at the first one. */
const FROM_START = /^\/\/ <(-+)\s+(\S.*)$/;

function readMarker(line: string): Marker | undefined {
    const carets = CARETS.exec(line);
    if (carets !== null) {
        const scopes = carets[2]!;
        const columns = line.slice(0, line.length - scopes.length);
        return markerOf([...columns.matchAll(/\^+/g)].map(run => ({ start: run.index, end: run.index + run[0].length })), scopes);
    }
    const fromStart = FROM_START.exec(line);
    return fromStart === null ? undefined : markerOf([{ start: 0, end: fromStart[1]!.length }], fromStart[2]!);
}

function markerOf(ranges: readonly Range[], scopes: string): Marker {
    const [wanted = '', unwanted = ''] = ` ${scopes}`.split(/ - ?/);
    const words = (text: string): string[] => text.split(/\s+/).filter(word => word !== '');
    return { ranges, wanted: words(wanted), unwanted: words(unwanted) };
}

/** The offset of the character that stands at a column on the screen. */
function unitsAtColumn(text: string, column: number): number {
    let columns = 0;
    let units = 0;
    for (const sign of text) {
        if (column <= columns) return units;
        columns += eastAsianWidth(sign.codePointAt(0)!);
        units += sign.length;
    }
    return units;
}
