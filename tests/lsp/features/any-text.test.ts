import { describe, expect, test } from 'vitest';
import type { DocumentSymbol, Position, Range, SelectionRange, SemanticTokens } from 'vscode-languageserver';
import { allFeatures } from '../../../language-server/features/all';
import type { Feature } from '../../../language-server/features/feature';
import { exampleFiles } from '../../harness/examples';
import { mutate, seeded } from '../../harness/mutate';
import { marked, type Marked } from './marked';

/** Each feature is asked at random places of texts as hands and merges leave them. It has to answer, with places that there are. */
const MUTANTS = 4;
const PLACES = 4;

const features = allFeatures();
const answering = (method: string): Feature => features.find(({ answers }) => answers.some((answer) => answer.method === method))!;

describe.each(exampleFiles().filter((_, index) => index % 4 === 0).map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
    test.each(Array.from({ length: MUTANTS }, (_, index) => [index]))('mutant %i', async (index) => {
        const random = seeded(path.length * 100 + index);
        let mutant = text;
        for (let times = 0; times < index; times++) mutant = mutate(mutant, random);
        // What would be a mark of the test itself.
        mutant = mutant.replaceAll(/<\|>|<\||\|>|\[\[|\]\]/g, '');
        const at = await marked({ 'a.journey': mutant, 'b.journey': 'owner elsewhere\nchannel far : app\n' });
        for (let times = 0; times < PLACES; times++) {
            const position = placeIn(mutant, Math.floor(random() * (mutant.length + 1)));
            for (const { method } of features.flatMap(({ answers }) => answers)) await ask(at, method, position, mutant);
        }
    });
});

async function ask(at: Marked, method: string, position: Position, text: string): Promise<void> {
    // These go on from something that another request answered.
    if (method.startsWith('callHierarchy/') || method.endsWith('/resolve')) return;
    const params = {
        textDocument: { uri: at.uri('a.journey') }, position, positions: [position], range: { start: position, end: placeIn(text, text.length) }, query: 'a',
        context: { includeDeclaration: true, diagnostics: [], triggerKind: 1, isRetrigger: false }, options: { tabSize: 2, insertSpaces: true }, newName: 'renamed', ch: '\n', previousResultId: '0',
    };
    const where = `${method} at ${position.line}:${position.character} of\n${text}`;
    let answer: unknown;
    try {
        answer = await at.ask(answering(method), method, params);
    }
    catch (error) {
        // A name that cannot be changed here is an answer, too: a sentence for the author.
        if (method.endsWith('ename') && error instanceof Error && 'code' in error) return;
        throw new Error(`${where}\n${String(error)}`, { cause: error });
    }
    for (const range of rangesIn(answer, at.uri('a.journey'))) expect(isIn(range, text), `${JSON.stringify(range)} in the answer to ${where}`).toBe(true);
    if (method === 'textDocument/documentSymbol' && !('location' in ((answer as object[])[0] ?? {}))) expect(symbolsOutside(answer as DocumentSymbol[]), where).toEqual([]);
    if (method === 'textDocument/selectionRange') for (const range of answer as SelectionRange[]) expect(grows(range), where).toBe(true);
    if (method.startsWith('textDocument/semanticTokens/full') && answer !== null && 'data' in (answer as object)) expect(tokensOutOfOrder((answer as SemanticTokens).data), where).toEqual([]);
}

function placeIn(text: string, offset: number): Position {
    const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** Every range in an answer, except in what is said of other files. */
function* rangesIn(answer: unknown, uri: string): Iterable<Range> {
    if (Array.isArray(answer)) {
        for (const each of answer) yield* rangesIn(each, uri);
        return;
    }
    if (typeof answer !== 'object' || answer === null) return;
    if ('uri' in answer && answer.uri !== uri) return;
    if ('start' in answer && 'end' in answer) yield answer as Range;
    // The edits of a correction stand beside their files.
    for (const [key, value] of Object.entries(answer)) if (!key.startsWith('file:') || key === uri) yield* rangesIn(value, uri);
}

function isIn({ start, end }: Range, text: string): boolean {
    const lines = text.split(/\r\n|\r|\n/);
    const isThere = ({ line, character }: Position): boolean => line < lines.length && character >= 0 && character <= lines[line]!.length;
    return isThere(start) && isThere(end) && !isBefore(end, start);
}

const isBefore = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
const isWithin = (inner: Range, outer: Range): boolean => !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);

const symbolsOutside = (symbols: readonly DocumentSymbol[]): readonly string[] =>
    symbols.flatMap(({ name, range, selectionRange, children = [] }) => [...(isWithin(selectionRange, range) && name !== '' ? [] : [name]), ...symbolsOutside(children)]);

function grows({ range, parent }: SelectionRange): boolean {
    return parent === undefined || (isWithin(range, parent.range) && grows(parent));
}

function tokensOutOfOrder(data: readonly number[]): readonly string[] {
    const wrong: string[] = [];
    let last = 0;
    for (let at = 0; at < data.length; at += 5) {
        const [line = 0, character = 0, length = 0] = data.slice(at, at + 3);
        if (line < 0 || length <= 0 || (line === 0 && at > 0 && character < last)) wrong.push(`token ${at / 5}`);
        last = length;
    }
    return wrong;
}
