import {
    SemanticTokensDeltaRequest, SemanticTokensRangeRequest, SemanticTokensRequest, type SemanticTokens, type SemanticTokensDelta,
} from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { hasName, kindOf, offsetAt, partsOf, targetsOf } from './place';
import { firstFrom, tokensOf } from './text-tokens';
import type { FileInProject } from '../projects';
import { theReader } from '../parse';
import { positionAt, type SourceText, type Span } from '../../src/model/source';
import type { ElementKind } from '../../src/model/model';

/** Types of the protocol's own list, so that every theme has a colour for them. */
const TYPES = [
    'keyword', 'string', 'number', 'operator', 'comment', 'enumMember', 'class', 'namespace', 'function', 'type', 'struct', 'interface', 'variable', 'property', 'enum',
] as const;
type TokenKind = (typeof TYPES)[number];
const NUMBERS = new Map(TYPES.map((type, index) => [type, index]));
const MODIFIERS = ['declaration'];
const DECLARATION = 1;

const TYPE_OF: Readonly<Record<ElementKind, TokenKind>> = {
    owner: 'type', system: 'struct', channel: 'interface', persona: 'struct', information: 'variable', metric: 'variable', term: 'enum', scenario: 'enum', journey: 'class',
    case: 'class', portfolio: 'class', stage: 'namespace', touchpoint: 'function', entry: 'function', way: 'function', promise: 'property', expectation: 'property', pain: 'property',
    opportunity: 'property',
};

/** How many texts the last answer is kept of, to send only what is new. */
const MOST_KEPT = 50;

/** What each word is: only the project knows whether `support` is a lane, an owner or a channel. */
export function semanticTokens(): Feature {
    const kept = new Map<string, SemanticTokens>();
    let answers = 0;
    const keep = (uri: string, data: number[]): SemanticTokens => {
        const tokens = { resultId: String(++answers), data };
        kept.delete(uri);
        kept.set(uri, tokens);
        for (const oldest of kept.keys()) {
            if (kept.size <= MOST_KEPT) break;
            kept.delete(oldest);
        }
        return tokens;
    };
    return {
        capabilities: () => ({ semanticTokensProvider: { legend: { tokenTypes: [...TYPES], tokenModifiers: MODIFIERS }, full: { delta: true }, range: true } }),
        answers: [
            answerTo(SemanticTokensRequest.type, ({ textDocument }, { fileAt }) => {
                const file = fileAt(textDocument.uri);
                return file === undefined ? null : keep(textDocument.uri, dataOf(file));
            }),
            answerTo(SemanticTokensDeltaRequest.type, ({ textDocument, previousResultId }, { fileAt }): SemanticTokens | SemanticTokensDelta | null => {
                const file = fileAt(textDocument.uri);
                if (file === undefined) return null;
                const before = kept.get(textDocument.uri);
                const now = keep(textDocument.uri, dataOf(file));
                return before === undefined || before.resultId !== previousResultId ? now : { resultId: now.resultId!, edits: editsBetween(before.data, now.data) };
            }),
            answerTo(SemanticTokensRangeRequest.type, ({ textDocument, range }, { fileAt }) => {
                const file = fileAt(textDocument.uri);
                const source = file?.project.store.sources.files.get(file.path);
                return file === undefined || source === undefined ? null : { data: dataOf(file, { start: offsetAt(source, range.start), end: offsetAt(source, range.end) }) };
            }),
        ],
    };
}

interface Marked extends Span { readonly type: TokenKind; readonly isDeclared?: true }

/** Five numbers a token, as the protocol wants them. */
function dataOf({ project, path }: FileInProject, range?: Span): number[] {
    const source = project.store.sources.files.get(path);
    if (source === undefined) return [];
    const wanted = range ?? { start: 0, end: source.text.length };
    const data: number[] = [];
    let line = 0;
    let character = 0;
    for (const { start, end, type, isDeclared } of inOrder(source, namesIn({ project, path }), wanted)) {
        for (const piece of piecesOf(source, start, end)) {
            const at = positionAt(source.lineStarts, piece.start);
            const deltaLine = at.line - 1 - line;
            data.push(deltaLine, at.column - 1 - (deltaLine === 0 ? character : 0), piece.end - piece.start, NUMBERS.get(type)!, isDeclared === true ? DECLARATION : 0);
            line = at.line - 1;
            character = at.column - 1;
        }
    }
    return data;
}

/** What names and words of lists stand in a text, by their beginning. */
function namesIn({ project, path }: FileInProject): ReadonlyMap<number, readonly Marked[]> {
    const { store } = project;
    const marked = new Map<number, readonly Marked[]>();
    for (const { key, name, values } of store.entriesOf(path)) {
        // Words that stand where the language has a list of them, or where any word will do. Names come later and count more.
        for (const spans of Object.values(values)) for (const span of spans) if (!marked.has(span.start)) marked.set(span.start, [{ ...span, type: 'enumMember' }]);
        if (hasName(key) && (name as Span | undefined) !== undefined) marked.set(name.start, [{ ...name, type: TYPE_OF[kindOf(key) as ElementKind], isDeclared: true }]);
    }
    for (const reference of store.referencesIn(path)) {
        const [target] = targetsOf(project, reference);
        // What names nothing is no name of anything: it stays as the grammar colours it.
        if (target === undefined) {
            marked.set(reference.start, []);
            continue;
        }
        const parts = partsOf(reference);
        const kind = kindOf(target.key) as ElementKind;
        const outer: TokenKind = kind === 'owner' ? 'type' : 'class';
        marked.set(reference.start, parts.map((part, index) => ({ ...part, type: index === parts.length - 1 ? TYPE_OF[kind] : outer })));
    }
    return marked;
}

function* inOrder(source: SourceText, names: ReadonlyMap<number, readonly Marked[]>, { start, end }: Span): Iterable<Marked> {
    const { tokens: { count, types, starts, ends }, comments } = tokensOf(source);
    const { byNumber, words, string, duration, value, date, time, arrow, name, qualifiedName } = theReader().vocabulary;
    const isKeyword = new Set([...words.values()].flatMap(({ first, inside, afterTime }) => [first, inside, afterTime]));
    let comment = 0;
    for (let i = firstFrom(source, start); i <= count; i++) {
        const until = i < count ? starts[i]! : Infinity;
        for (; comment < comments.length && comments[comment]!.start < Math.min(until, end); comment++) {
            if (comments[comment]!.end > start) yield { start: comments[comment]!.start, end: comments[comment]!.end, type: 'comment' };
        }
        if (i === count || starts[i]! >= end) return;
        const span = { start: starts[i]!, end: ends[i]! };
        const type = types[i]!;
        const known = names.get(span.start);
        if (type === string) yield { ...span, type: 'string' };
        else if (type === duration || type === value || type === date || type === time) yield { ...span, type: 'number' };
        else if (type === arrow) yield { ...span, type: 'operator' };
        else if (known !== undefined) yield* known;
        else if (isKeyword.has(type) && type !== name && type !== qualifiedName && byNumber[type] !== undefined) yield { ...span, type: 'keyword' };
    }
}

/** A token of several lines is told line by line: not every editor takes it as one. */
function* piecesOf({ text, lineStarts }: SourceText, start: number, end: number): Iterable<Span> {
    let at = start;
    for (let line = positionAt(lineStarts, start).line; at < end; line++) {
        const lineEnd = Math.min(end, lineStarts[line] ?? end);
        const trimmed = at + text.slice(at, lineEnd).replace(/[\r\n]+$/, '').length;
        if (trimmed > at) yield { start: at, end: trimmed };
        at = lineEnd;
    }
}

/** What differs lies between an equal beginning and an equal end. */
function editsBetween(before: readonly number[], now: readonly number[]): { readonly start: number; readonly deleteCount: number; readonly data: number[] }[] {
    const shorter = Math.min(before.length, now.length);
    let start = 0;
    while (start < shorter && before[start] === now[start]) start++;
    let tail = 0;
    while (tail < shorter - start && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
    if (start === before.length && start === now.length) return [];
    return [{ start, deleteCount: before.length - start - tail, data: now.slice(start, now.length - tail) }];
}
